//! A label from its grant to its end.

use super::*;
use crate::clock::Timestamp;
use crate::decision::condition::outcomes;
use crate::decision::model::{DecisionKind, VoteMode};
use crate::decision::rules::tests::{input, quorum};
use crate::decision::view::{AuthorityAct, ExtendedView, ReopeningView};
use crate::id::{DecisionId, ReservationId};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> Timestamp {
    format!("{text}T10:00:00Z").parse().unwrap()
}

fn decision(kind: DecisionKind, on: &str, term: Option<(&str, &str)>) -> DecisionView {
    let mut input = input(kind);
    input.mode = VoteMode::Consensus;
    if let Some((from, to)) = term {
        input.valid = Term {
            from: day(from),
            to: day(to),
        }
        .into();
    }
    DecisionView {
        id: DecisionId::new(),
        input,
        casting_vote: false,
        quorum: quorum(7),
        poll: None,
        rank: None,
        score: None,
        decided_at: at(on),
        held_on: None,
        conditions: Vec::new(),
        reopened: None,
        effect: Effect::Immediate,
        superseded: false,
        can_reopen: true,
        can_lift: true,
        extends: None,
    }
}

/// Granted for two years under a condition.
fn granted() -> DecisionView {
    let kind = DecisionKind::SelectedWithReservations;
    decision(kind, "2023-03-27", Some(("2023-03-27", "2025-03-27")))
}

fn reopened(reason: ReopeningReason, mut decision: DecisionView) -> DecisionView {
    decision.reopened = Some(ReopeningView {
        reason,
        motive: "Motif.".into(),
        reopened_at: at("2025-01-06"),
    });
    decision
}

fn named(extended: &DecisionView) -> ExtendedView {
    ExtendedView {
        decision_id: extended.id,
        granted_on: day("2023-03-27"),
        term: extended.term().unwrap(),
        conditions: Vec::new(),
    }
}

fn extension(of: &DecisionView) -> DecisionView {
    DecisionView {
        extends: Some(named(of)),
        ..decision(DecisionKind::Selected, "2025-01-15", Some(("2025-03-28", "2027-03-27")))
    }
}

fn condition(lifted_on: Option<&str>) -> ConditionView {
    ConditionView {
        id: ReservationId::new(),
        text: "Structuration effective".into(),
        due_on: day("2024-12-31"),
        evidence: String::new(),
        responsible: String::new(),
        lifted_on: lifted_on.map(day),
        lifting_motive: String::new(),
        document_id: None,
        overdue: false,
        review: None,
    }
}

fn on(decisions: &[DecisionView], today: &str) -> (&'static str, Option<u16>) {
    let clockwork = Clockwork {
        lapsed_on: None,
        alerts: &[6, 3, 1],
    };
    let standing = Label::of(decisions).unwrap().standing(clockwork, day(today));
    (standing.state.as_str(), standing.alert)
}

#[test]
fn a_label_is_in_force_on_its_first_and_its_last_day() {
    let label = [granted()];
    assert_eq!(on(&label, "2023-03-26"), ("upcoming", None));
    assert_eq!(on(&label, "2023-03-27"), ("current", None));
    assert_eq!(on(&label, "2025-03-27"), ("expiring", Some(1)));
    assert_eq!(on(&label, "2025-03-28"), ("expired", None));
}

#[test]
fn its_end_is_told_six_three_and_one_month_before() {
    let label = [granted()];
    assert_eq!(on(&label, "2024-09-26"), ("current", None));
    assert_eq!(on(&label, "2024-09-27"), ("expiring", Some(6)));
    assert_eq!(on(&label, "2024-12-26"), ("expiring", Some(6)));
    assert_eq!(on(&label, "2024-12-27"), ("expiring", Some(3)));
    assert_eq!(on(&label, "2025-02-27"), ("expiring", Some(1)));
}

#[test]
fn it_lapses_on_the_day_on_which_the_funder_decides() {
    let label = [granted()];
    let state = |today: &str| {
        let clockwork = Clockwork {
            lapsed_on: Some(day("2024-05-02")),
            alerts: &[],
        };
        Label::of(&label).unwrap().standing(clockwork, day(today)).state
    };
    assert_eq!(state("2024-05-01"), LabelState::Current);
    assert_eq!(state("2024-05-02"), LabelState::Lapsed);
}

#[test]
fn while_its_extension_is_examined_it_stays_what_it_was() {
    let label = [reopened(ReopeningReason::Extension, granted())];
    assert_eq!(on(&label, "2025-01-10"), ("expiring", Some(3)));
    assert_eq!(on(&label, "2025-03-28"), ("expired", None));
}

#[test]
fn an_extension_carries_it_to_the_end_of_the_whole() {
    let first = reopened(ReopeningReason::Extension, granted());
    let label = [first.clone(), extension(&first)];
    assert_eq!(on(&label, "2025-02-01"), ("extended", None));
    assert_eq!(on(&label, "2026-12-28"), ("expiring", Some(3)));
    assert_eq!(on(&label, "2027-03-28"), ("expired", None));
    let term = Label::of(&label).unwrap().term().unwrap();
    assert_eq!((term.from, term.to), (day("2023-03-27"), day("2027-03-27")));
}

#[test]
fn an_extension_that_is_refused_leaves_it_its_own_end() {
    let first = reopened(ReopeningReason::Extension, granted());
    let refusal = DecisionView {
        extends: Some(named(&first)),
        ..decision(DecisionKind::Rejected, "2025-01-15", None)
    };
    let label = [first, refusal];
    assert_eq!(on(&label, "2025-02-01"), ("expiring", Some(3)));
    assert_eq!(on(&label, "2025-03-28"), ("expired", None));
}

#[test]
fn a_proposal_is_no_label_and_a_proposed_extension_no_extension() {
    let awaited = |decision: DecisionView| DecisionView {
        effect: Effect::Awaited,
        ..decision
    };
    assert_eq!(on(&[awaited(granted())], "2023-04-01"), ("awaited", None));
    let first = DecisionView {
        effect: Effect::Followed {
            act: AuthorityAct {
                body: "le Premier ministre".into(),
                reference: "décision du 27 mars 2023".into(),
                acted_on: day("2023-03-27"),
            },
        },
        ..reopened(ReopeningReason::Extension, granted())
    };
    let label = [first.clone(), awaited(extension(&first))];
    assert_eq!(on(&label, "2025-02-01"), ("expiring", Some(3)));
}

#[test]
fn a_label_that_waits_for_its_act_has_no_days_yet() {
    let mut waiting = DecisionView {
        effect: Effect::Awaited,
        ..decision(DecisionKind::Selected, "2023-03-15", None)
    };
    waiting.input.valid.months = Some(48);
    let decisions = [waiting];
    assert_eq!(on(&decisions, "2023-04-01"), ("awaited", None));
    let label = Label::of(&decisions).unwrap();
    assert_eq!((label.term(), label.months()), (None, Some(48)));
}

#[test]
fn a_label_whose_decision_no_longer_stands_is_withdrawn_and_may_be_granted_anew() {
    let lapsed = reopened(ReopeningReason::ReservationsLapsed, granted());
    assert_eq!(on(std::slice::from_ref(&lapsed), "2023-06-01"), ("withdrawn", None));
    let anew = decision(DecisionKind::Selected, "2023-07-01", Some(("2023-07-01", "2027-07-01")));
    assert_eq!(on(&[lapsed, anew], "2023-07-02"), ("current", None));
    assert_eq!(Label::of(&[decision(DecisionKind::Rejected, "2023-03-27", None)]), None);
}

#[test]
fn its_condition_is_met_once_every_reservation_is_lifted() {
    let met = |conditions: Vec<ConditionView>| {
        let decision = DecisionView {
            conditions,
            ..granted()
        };
        Label::of(&[decision]).unwrap().condition_met()
    };
    assert!(met(vec![condition(Some("2024-06-01")), condition(Some("2024-07-01"))]));
    assert!(!met(vec![condition(Some("2024-06-01")), condition(None)]));
    assert!(!met(vec![]));
}

#[test]
fn an_extension_finds_each_condition_met_or_not_by_the_day_of_its_session() {
    let conditions = [
        condition(Some("2025-01-10")),
        condition(Some("2025-01-20")),
        condition(None),
    ];
    let found = outcomes(&conditions, day("2025-01-15"));
    let met: Vec<_> = found.into_iter().map(|one| one.met_on).collect();
    assert_eq!(met, [Some(day("2025-01-10")), None, None]);
}

#[test]
fn what_comes_back_for_an_extension_extends_until_it_is_granted() {
    let first = reopened(ReopeningReason::Extension, granted());
    let asked = |decisions: &[DecisionView]| to_extend(decisions).map(|found| found.id);
    assert_eq!(asked(std::slice::from_ref(&first)), Some(first.id));
    let put_off = DecisionView {
        extends: Some(named(&first)),
        ..reopened(
            ReopeningReason::DeferralOver,
            decision(DecisionKind::Deferred, "2025-01-15", None),
        )
    };
    assert_eq!(asked(&[first.clone(), put_off]), Some(first.id));
    let second = reopened(ReopeningReason::Extension, extension(&first));
    assert_eq!(asked(&[first.clone(), second.clone()]), Some(second.id));
    assert_eq!(asked(&[granted()]), None);
    assert_eq!(asked(&[reopened(ReopeningReason::NewFact, granted())]), None);
}
