//! Each condition of a decision, missing in turn.

use super::*;
use crate::call::Template;
use crate::call::vocabulary::QuorumPolicy;
use crate::decision::departure::DepartureReason;
use crate::decision::term::{Term, TermInput};
use crate::id::{DecisionId, DossierId, SessionId};
use crate::territory::Territory;

pub(in crate::decision) fn rules() -> CallRules {
    Template::load("territoire_intelligent", &Territory::load().unwrap())
        .unwrap()
        .rules
}

fn today() -> NaiveDate {
    "2026-03-11".parse().unwrap()
}

pub(in crate::decision) fn input(kind: DecisionKind) -> DecisionInput {
    DecisionInput {
        session_id: SessionId::from_uuid(uuid::Uuid::nil()),
        dossier_id: DossierId::from_uuid(uuid::Uuid::nil()),
        kind,
        motive: "Projet mûr, ancré dans le territoire.".into(),
        mode: VoteMode::ShowOfHands,
        votes: Some(VoteInput {
            votes_for: 5,
            against: 1,
            abstentions: 1,
            chair_for: None,
        }),
        departure_reason: None,
        reservations: vec![],
        amount_cents: None,
        support: vec![],
        valid: TermInput::default(),
        redirected_to: None,
        voted_at: None,
    }
}

pub(in crate::decision) fn quorum(present: u32) -> QuorumResult {
    QuorumResult {
        policy: QuorumPolicy::HalfAtLeast {},
        base: 11,
        present,
        represented: 0,
        recused: 0,
        recused_in_base: false,
        counted: present,
        required: 6,
        private_present: None,
        private_required: None,
        waived: false,
        reached: present >= 6,
    }
}

pub(in crate::decision) fn item() -> ItemState {
    ItemState {
        session: SessionState::Open,
        decided: false,
        voted_at: None,
        quorum: quorum(7),
        voters: Voters {
            votes: 7,
            chair_votes: true,
            entitled: 11,
        },
        chair: Some(MemberId::from_uuid(uuid::Uuid::nil())),
        away: 0,
        departure: None,
        held_on: today(),
        advisers: 0,
        extended: None,
    }
}

fn refusal(input: &DecisionInput, item: &ItemState) -> String {
    let error = check_decision(&rules(), input, item).unwrap_err();
    error.field().map_or_else(
        || error.params()["rule"].as_str().unwrap_or("state").to_owned(),
        str::to_owned,
    )
}

#[test]
fn a_motivated_decision_of_an_open_session_with_its_quorum_and_vote_stands() {
    let outcome = check_decision(&rules(), &input(DecisionKind::Selected), &item()).unwrap();
    assert!(outcome.adopted);
}

#[test]
fn nothing_is_decided_outside_an_open_session_or_twice() {
    let selected = input(DecisionKind::Selected);
    let closed = ItemState {
        session: SessionState::Closed,
        ..item()
    };
    assert_eq!(
        check_decision(&rules(), &selected, &closed).unwrap_err().params()["from"],
        "closed"
    );
    assert_eq!(
        refusal(
            &selected,
            &ItemState {
                decided: true,
                ..item()
            }
        ),
        "already_decided"
    );
}

#[test]
fn a_decision_has_a_motive_and_a_kind_of_the_call() {
    let silent = DecisionInput {
        motive: "  ".into(),
        ..input(DecisionKind::Rejected)
    };
    assert_eq!(refusal(&silent, &item()), "motive");
    assert_eq!(refusal(&input(DecisionKind::Redirected), &item()), "kind");
}

#[test]
fn an_item_below_its_quorum_is_not_decided() {
    assert_eq!(
        refusal(
            &input(DecisionKind::Selected),
            &ItemState {
                quorum: quorum(5),
                ..item()
            }
        ),
        "item_quorum"
    );
}

#[test]
fn a_proposal_that_was_voted_down_is_not_the_decision() {
    let mut lost = input(DecisionKind::Selected);
    lost.votes = Some(VoteInput {
        votes_for: 2,
        against: 4,
        abstentions: 1,
        chair_for: None,
    });
    assert_eq!(refusal(&lost, &item()), "not_adopted");
}

#[test]
fn a_departure_from_the_ranking_is_justified_in_writing() {
    let departure = Departure {
        rank: Some(3),
        reasons: vec![DepartureReason::RejectedAboveThresholds],
    };
    let item = ItemState {
        departure: Some(departure),
        ..item()
    };
    let mut rejected = input(DecisionKind::Rejected);
    assert_eq!(refusal(&rejected, &item), "departure_reason_required");
    rejected.departure_reason = Some("Le projet a changé de territoire depuis la notation.".into());
    assert!(check_decision(&rules(), &rejected, &item).is_ok());
}

#[test]
fn reservations_stand_exactly_where_they_belong_and_have_a_date_to_come() {
    let reservation = |text: &str, due_on: &str| ReservationInput::new(text, due_on.parse().unwrap());
    let mut with = input(DecisionKind::SelectedWithReservations);
    assert_eq!(refusal(&with, &item()), "reservations");
    with.reservations = vec![reservation(" ", "2026-06-30")];
    assert_eq!(refusal(&with, &item()), "reservations[0].text");
    with.reservations = vec![reservation("Autorisation de rejet", "2026-03-11")];
    assert_eq!(refusal(&with, &item()), "reservations[0].due_on");
    with.reservations = vec![reservation("Autorisation de rejet", "2026-06-30")];
    assert!(check_decision(&rules(), &with, &item()).is_ok());
    with.kind = DecisionKind::Selected;
    assert_eq!(refusal(&with, &item()), "reservations");
}

#[test]
fn only_laureates_are_granted_something_that_the_call_offers() {
    let mut rejected = input(DecisionKind::Rejected);
    rejected.amount_cents = Some(1_000_000);
    assert_eq!(refusal(&rejected, &item()), "amount_cents");
    let mut selected = input(DecisionKind::Selected);
    selected.support = vec!["helicopter".into()];
    assert_eq!(refusal(&selected, &item()), "support[0]");
    selected.support = vec![rules().support.measures[0].code.clone()];
    assert!(check_decision(&rules(), &selected, &item()).is_ok());
}

#[test]
fn where_the_rules_ask_a_council_its_opinion_comes_first() {
    let mut rules = rules();
    rules.council = Template::shipped("label_infrastructures").unwrap().rules.council;
    let decided = |kind, advisers| check_decision(&rules, &input(kind), &ItemState { advisers, ..item() });
    let missing = decided(DecisionKind::Selected, 1).unwrap_err().params();
    assert_eq!(missing["rule"], "opinion_missing");
    assert_eq!(
        (missing["given"].as_u64(), missing["required"].as_u64()),
        (Some(1), Some(2))
    );
    assert!(decided(DecisionKind::Rejected, 0).is_err());
    assert!(decided(DecisionKind::Deferred, 0).is_ok(), "put off for want of it");
    assert!(decided(DecisionKind::Selected, 2).is_ok());
}

#[test]
fn what_is_no_longer_in_force_is_extended_no_more_but_its_extension_may_be_refused() {
    let over = |may| ItemState {
        extended: Some(Extended {
            decision: DecisionId::new(),
            granted_on: today(),
            so_far: Term {
                from: today(),
                to: today(),
            },
            may,
            conditions: Vec::new(),
        }),
        ..item()
    };
    assert_eq!(
        refusal(&input(DecisionKind::Selected), &over(false)),
        "label_not_in_force"
    );
    assert!(check_decision(&rules(), &input(DecisionKind::Rejected), &over(false)).is_ok());
    assert!(check_decision(&rules(), &input(DecisionKind::Selected), &over(true)).is_ok());
    let mut rules = rules();
    rules.decisions = DecisionKind::ALL.to_vec();
    for kind in [DecisionKind::LetterOfSupport, DecisionKind::Redirected] {
        let refused = check_decision(&rules, &input(kind), &over(true)).unwrap_err();
        assert_eq!(refused.field(), Some("kind"), "no answer to whether a label goes on");
    }
}
