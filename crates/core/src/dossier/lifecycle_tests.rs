//! The whole table of transitions, and the journeys through it.

use std::collections::BTreeSet;

use super::*;
use DossierEvent as E;

/// Every allowed transition, by hand: the code must allow these and nothing else. Withdrawal stands apart.
const ALLOWED: &[(DossierState, E, DossierState)] = &[
    (Draft, E::Receive, Received),
    (Received, E::Acknowledge, CompletenessCheck),
    (CompletenessCheck, E::RequestDocuments, AwaitingDocuments),
    (CompletenessCheck, E::FindComplete, Complete),
    (CompletenessCheck, E::FindInadmissible, Inadmissible),
    (AwaitingDocuments, E::ReceiveDocuments, CompletenessCheck),
    (AwaitingDocuments, E::FindInadmissible, Inadmissible),
    (Complete, E::FindAdmissible, EligibilityCheck),
    (Complete, E::FindInadmissible, Inadmissible),
    (EligibilityCheck, E::FindEligible, RelevanceReview),
    (EligibilityCheck, E::FindIneligible, Ineligible),
    (EligibilityCheck, E::FindInadmissible, Inadmissible),
    (RelevanceReview, E::FindRelevant, Shortlisted),
    (RelevanceReview, E::FindOffTopic, OffTopic),
    (RelevanceReview, E::Redirect, Redirected),
    (Inadmissible, E::ReviseRefusal, CompletenessCheck),
    (Ineligible, E::ReviseRefusal, EligibilityCheck),
    (OffTopic, E::ReviseRefusal, RelevanceReview),
    (Redirected, E::ReviseRefusal, RelevanceReview),
    (Shortlisted, E::Assign, UnderEvaluation),
    (UnderEvaluation, E::CloseScoring, ReadyForCommittee),
    (ReadyForCommittee, E::ReopenScoring, UnderEvaluation),
    (ReadyForCommittee, E::Schedule, Scheduled),
    (Scheduled, E::Unschedule, ReadyForCommittee),
    (Scheduled, E::Invite, Invited),
    (Scheduled, E::Deliberate, InDeliberation),
    (Invited, E::Unschedule, ReadyForCommittee),
    (Invited, E::RecordHearing, Heard),
    (Invited, E::RecordAbsence, NotHeard),
    (NotHeard, E::RecordHearing, Heard),
    (NotHeard, E::Schedule, Scheduled),
    (NotHeard, E::Deliberate, InDeliberation),
    (Heard, E::Deliberate, InDeliberation),
    (InDeliberation, E::Select, Selected),
    (InDeliberation, E::SelectWithReservations, SelectedWithReservations),
    (InDeliberation, E::Waitlist, Waitlisted),
    (InDeliberation, E::Defer, Deferred),
    (InDeliberation, E::Reject, Rejected),
    (InDeliberation, E::Drop, Dropped),
    (InDeliberation, E::Redirect, RedirectedByCommittee),
    (InDeliberation, E::SupportByLetter, LetterOfSupport),
    (SelectedWithReservations, E::LiftReservations, Selected),
    (Selected, E::ReopenDecision, ReadyForCommittee),
    (SelectedWithReservations, E::ReopenDecision, ReadyForCommittee),
    (Waitlisted, E::ReopenDecision, ReadyForCommittee),
    (Rejected, E::ReopenDecision, ReadyForCommittee),
    (Dropped, E::ReopenDecision, ReadyForCommittee),
    (RedirectedByCommittee, E::ReopenDecision, ReadyForCommittee),
    (LetterOfSupport, E::ReopenDecision, ReadyForCommittee),
    (Deferred, E::ReopenDecision, ReadyForCommittee),
    (Deferred, E::RequestDocuments, AwaitingDocuments),
    (Deferred, E::Assign, UnderEvaluation),
];

#[test]
fn exactly_the_listed_transitions_are_possible() {
    for &from in DossierState::ALL {
        for &event in E::ALL.iter().filter(|event| **event != E::Withdraw) {
            let expected = ALLOWED
                .iter()
                .find(|(state, act, _)| (*state, *act) == (from, event))
                .map(|(.., to)| *to);
            match (next(from, event), expected) {
                (Ok(to), Some(expected)) => assert_eq!(to, expected, "{from} {event:?}"),
                (Err(Error::WrongState { from: word, act }), None) => {
                    assert_eq!((word.as_str(), act), (from.as_str(), event.as_str()));
                }
                (found, expected) => panic!("{from} {event:?}: {found:?}, expected {expected:?}"),
            }
        }
    }
}

#[test]
fn an_applicant_withdraws_at_any_time_before_the_decision_and_never_after() {
    let open: Vec<_> = DossierState::ALL
        .iter()
        .filter(|state| next(**state, E::Withdraw).is_ok())
        .collect();
    assert_eq!(open.len(), DossierState::ALL.len() - 12);
    for closed in [
        Inadmissible,
        Ineligible,
        OffTopic,
        Redirected,
        Withdrawn,
        Selected,
        Rejected,
    ] {
        assert!(next(closed, E::Withdraw).is_err(), "{closed}");
    }
}

#[test]
fn a_withdrawn_dossier_stays_withdrawn() {
    assert!(possible(Withdrawn).is_empty());
}

#[test]
fn every_state_is_reached_from_a_draft() {
    let mut reached = BTreeSet::from([Draft]);
    loop {
        let more: Vec<_> = reached
            .iter()
            .flat_map(|from| possible(*from).into_iter().filter_map(|event| next(*from, event).ok()))
            .filter(|to| !reached.contains(to))
            .collect();
        if more.is_empty() {
            break;
        }
        reached.extend(more);
    }
    assert_eq!(reached.len(), DossierState::ALL.len());
}

fn walk(from: DossierState, events: &[E]) -> DossierState {
    events.iter().fold(from, |state, event| next(state, *event).unwrap())
}

const TO_COMMITTEE: &[E] = &[
    E::Receive,
    E::Acknowledge,
    E::FindComplete,
    E::FindAdmissible,
    E::FindEligible,
    E::FindRelevant,
    E::Assign,
    E::CloseScoring,
];

#[test]
fn a_clean_dossier_goes_from_the_mail_to_the_decision() {
    let ready = walk(Draft, TO_COMMITTEE);
    assert_eq!(ready, ReadyForCommittee);
    assert_eq!(
        walk(
            ready,
            &[E::Schedule, E::Invite, E::RecordHearing, E::Deliberate, E::Select]
        ),
        Selected
    );
}

#[test]
fn a_failed_quorum_sends_the_dossier_back_to_wait_for_the_next_session() {
    let ready = walk(Draft, TO_COMMITTEE);
    assert_eq!(
        walk(ready, &[E::Schedule, E::Invite, E::Unschedule, E::Schedule]),
        Scheduled
    );
}

#[test]
fn a_deferred_dossier_is_scored_or_completed_again() {
    assert_eq!(walk(Deferred, &[E::ReopenDecision, E::Schedule]), Scheduled);
    assert_eq!(walk(Deferred, &[E::Assign, E::CloseScoring, E::Schedule]), Scheduled);
    assert_eq!(
        walk(Deferred, &[E::RequestDocuments, E::ReceiveDocuments, E::FindComplete]),
        Complete
    );
}

#[test]
fn nobody_decides_on_a_dossier_that_was_not_deliberated() {
    for &state in DossierState::ALL.iter().filter(|state| **state != InDeliberation) {
        for decision in [
            E::Select,
            E::SelectWithReservations,
            E::Waitlist,
            E::Defer,
            E::Reject,
            E::Drop,
            E::SupportByLetter,
        ] {
            assert!(next(state, decision).is_err(), "{state}");
        }
    }
}

#[test]
fn the_word_of_an_event_is_its_word_on_the_wire() {
    for event in E::ALL {
        assert_eq!(serde_json::to_value(event).unwrap(), event.as_str());
    }
}
