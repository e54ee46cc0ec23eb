use super::*;
use crate::decision::departure::DepartureReason;
use crate::decision::rules::tests::{item, quorum, rules};

/// Nothing typed yet.
fn blank() -> DecisionDraft {
    DecisionDraft {
        session_id: SessionId::from_uuid(uuid::Uuid::nil()),
        dossier_id: DossierId::from_uuid(uuid::Uuid::nil()),
        kind: None,
        mode: VoteMode::Consensus,
        votes_for: None,
        against: None,
        abstentions: None,
        chair_for: None,
        motive: String::new(),
        departure_reason: String::new(),
        reservations: Vec::new(),
        amount_cents: None,
        support: Vec::new(),
        valid: TermInput::default(),
        redirected_to: String::new(),
        voted_at: None,
    }
}

fn rejected() -> DecisionDraft {
    DecisionDraft {
        kind: Some(DecisionKind::Rejected),
        motive: "Hors des priorités.".into(),
        ..blank()
    }
}

fn counted(mode: VoteMode, votes_for: u32, against: u32) -> DecisionDraft {
    DecisionDraft {
        mode,
        votes_for: Some(votes_for),
        against: Some(against),
        ..rejected()
    }
}

fn of(draft: &DecisionDraft) -> Weighing {
    weighed(&rules(), draft, item())
}

#[test]
fn a_draft_needs_a_kind_a_motive_and_votes_unless_by_consensus() {
    assert_eq!(of(&blank()).missing, [Missing::Kind, Missing::Motive]);
    assert_eq!(of(&rejected()).missing, []);
    let hands = DecisionDraft {
        mode: VoteMode::ShowOfHands,
        votes_for: Some(4),
        ..rejected()
    };
    let weighed = of(&hands);
    assert_eq!(
        (weighed.missing, weighed.tally, weighed.cast),
        (vec![Missing::Votes], None, 4)
    );
}

#[test]
fn what_the_vote_does_not_carry_is_not_recorded() {
    assert_eq!(
        of(&counted(VoteMode::SecretBallot, 2, 5)).missing,
        [Missing::NotAdopted]
    );
    assert_eq!(of(&counted(VoteMode::SecretBallot, 4, 5)).missing, [Missing::TooMany]);
    let few = weighed(
        &rules(),
        &rejected(),
        ItemState {
            quorum: quorum(5),
            ..item()
        },
    );
    assert_eq!(few.missing, [Missing::Quorum]);
}

#[test]
fn a_tie_is_the_chairs_to_decide_by_show_of_hands_only_and_where_the_chair_votes() {
    let tied = counted(VoteMode::ShowOfHands, 3, 3);
    let tally = |draft: &DecisionDraft| of(draft).tally.unwrap();
    assert_eq!(
        tally(&tied),
        Tally {
            adopted: false,
            tie: true,
            needs_chair: true
        }
    );
    assert!(
        tally(&DecisionDraft {
            chair_for: Some(true),
            ..tied.clone()
        })
        .adopted
    );
    assert!(!tally(&counted(VoteMode::SecretBallot, 3, 3)).needs_chair);
    let mut away = item();
    away.voters.chair_votes = false;
    assert!(!weighed(&rules(), &tied, away).tally.unwrap().needs_chair);
}

#[test]
fn a_departure_asks_for_its_reason_as_long_as_none_is_typed() {
    let departs = || ItemState {
        departure: Some(Departure {
            rank: Some(1),
            reasons: vec![DepartureReason::RejectedAboveThresholds],
        }),
        ..item()
    };
    assert_eq!(weighed(&rules(), &rejected(), departs()).missing, [Missing::Departure]);
    let reasoned = DecisionDraft {
        departure_reason: "Projet déjà financé.".into(),
        ..rejected()
    };
    assert_eq!(weighed(&rules(), &reasoned, departs()).missing, []);
}

#[test]
fn a_reservation_needs_its_text_and_a_date_to_come() {
    let reserved = |due_on: Option<&str>| DecisionDraft {
        kind: Some(DecisionKind::SelectedWithReservations),
        reservations: vec![ReservationDraft {
            review_on: None,
            text: "Fournir le plan de financement".into(),
            due_on: due_on.map(|day| day.parse().unwrap()),
            evidence: String::new(),
            responsible: String::new(),
        }],
        ..rejected()
    };
    assert_eq!(of(&reserved(None)).missing, [Missing::Reservations]);
    assert_eq!(of(&reserved(Some("2026-03-11"))).missing, [Missing::Reservations]);
    assert_eq!(of(&reserved(Some("2026-06-30"))).missing, []);
}

#[test]
fn the_minutes_of_a_draft_say_what_is_typed_and_nothing_that_does_not_apply() {
    assert_eq!(of(&blank()).lines, []);
    let lines = of(&rejected()).lines;
    assert!(matches!(
        lines.as_slice(),
        [
            MinutesLine::Quorum { .. },
            MinutesLine::Decision {
                kind: DecisionKind::Rejected,
                proposed: false,
            },
            MinutesLine::Vote { votes: None, .. },
            MinutesLine::Motive { .. }
        ]
    ));
}

#[test]
fn a_label_is_weighed_with_the_terms_that_the_rules_propose() {
    let of = |code: &str| crate::call::Template::shipped(code).unwrap().rules;
    let organisations = of("labellisation_structure");
    let labelled = DecisionDraft {
        kind: Some(DecisionKind::Selected),
        ..rejected()
    };
    let found = weighed(&organisations, &labelled, item());
    let months: Vec<_> = found.terms.iter().map(|one| (one.months, one.extendable_to)).collect();
    assert_eq!((months, found.missing), (vec![(48, None)], vec![]));
    let from_act = |line: &&MinutesLine| matches!(line, MinutesLine::FromAct { months: 48 });
    assert_eq!(found.lines.iter().filter(from_act).count(), 1, "no day before the act");
    let reversed = DecisionDraft {
        valid: TermInput {
            from: None,
            to: "2020-01-01".parse().ok(),
            months: None,
        },
        ..labelled.clone()
    };
    let found = weighed(&organisations, &reversed, item());
    assert_eq!(found.missing, [Missing::Validity]);
    let found = weighed(&of("label_infrastructures"), &labelled, item());
    assert_eq!(found.missing, [Missing::Opinion]);
}
