//! When a decision departs from the ranking. The ranking is an aid and the committee decides: but in writing.

use serde::{Deserialize, Serialize};

use crate::call::vocabulary::DecisionKind;
use crate::evaluation::consolidation::Ranking;
use crate::id::DossierId;

/// A decision that the ranking does not explain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Departure {
    /// The rank of the dossier, if it has one.
    pub rank: Option<u32>,
    /// Every way in which the decision departs.
    pub reasons: Vec<DepartureReason>,
}

/// How a decision departs from the ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DepartureReason {
    /// Selected or waitlisted although eliminated, under the threshold or without a score.
    PreferredWithoutRank,
    /// Rejected although above every threshold.
    RejectedAboveThresholds,
    /// Preferred although dossiers placed before it were not.
    BetterPassedOver {
        /// Those dossiers.
        dossiers: Vec<DossierId>,
    },
    /// Not preferred although dossiers placed after it were.
    WorsePreferred {
        /// Those dossiers.
        dossiers: Vec<DossierId>,
    },
}

/// How far a decision prefers a dossier: 2 selected, 1 waitlisted, 0 rejected. Deferring, redirecting and dropping say
/// nothing on merit.
fn preference(kind: DecisionKind) -> Option<u8> {
    match kind {
        DecisionKind::Selected | DecisionKind::SelectedWithReservations => Some(2),
        DecisionKind::Waitlisted => Some(1),
        DecisionKind::Rejected => Some(0),
        DecisionKind::Deferred | DecisionKind::Dropped | DecisionKind::Redirected => None,
    }
}

/// Whether deciding `kind` on `dossier` departs from the ranking, given the decisions taken before on the same call.
///
/// Dossiers that share a place (an unresolved tie) may be decided in any order.
pub fn departure(
    ranking: &Ranking,
    dossier: DossierId,
    kind: DecisionKind,
    taken: &[(DossierId, DecisionKind)],
) -> Option<Departure> {
    let preference_here = preference(kind)?;
    let place = ranking.ranked.iter().find(|place| place.dossier == dossier);
    let mut reasons = vec![];
    match place {
        None if preference_here > 0 => reasons.push(DepartureReason::PreferredWithoutRank),
        None => {}
        Some(place) => {
            if preference_here == 0 {
                reasons.push(DepartureReason::RejectedAboveThresholds);
            }
            let position = place.position;
            let passed_over = others(ranking, dossier, taken, |there, preferred| {
                there < position && preferred < preference_here
            });
            if !passed_over.is_empty() {
                reasons.push(DepartureReason::BetterPassedOver { dossiers: passed_over });
            }
            let worse = others(ranking, dossier, taken, |there, preferred| {
                there > position && preferred > preference_here
            });
            if !worse.is_empty() {
                reasons.push(DepartureReason::WorsePreferred { dossiers: worse });
            }
        }
    }
    (!reasons.is_empty()).then(|| Departure {
        rank: place.map(|place| place.rank),
        reasons,
    })
}

/// The ranked dossiers, other than this one, whose place and decision pass the test.
fn others(
    ranking: &Ranking,
    dossier: DossierId,
    taken: &[(DossierId, DecisionKind)],
    test: impl Fn(u32, u8) -> bool,
) -> Vec<DossierId> {
    let decided = |id: DossierId| {
        taken
            .iter()
            .rev()
            .find(|(other, _)| *other == id)
            .and_then(|(_, kind)| preference(*kind))
    };
    ranking
        .ranked
        .iter()
        .filter(|place| place.dossier != dossier)
        .filter(|place| decided(place.dossier).is_some_and(|preferred| test(place.position, preferred)))
        .map(|place| place.dossier)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluation::consolidation::{Apart, ApartReason, Place};

    fn id(number: u8) -> DossierId {
        DossierId::from_uuid(uuid::Uuid::from_u128(u128::from(number)))
    }

    /// Dossiers 1, 2 and 3 at places 1, 2, 2 (an unresolved tie), 4 at place 4, 5 eliminated.
    fn ranking() -> Ranking {
        let place = |number, position, unresolved| Place {
            ranked_by: None,
            rank: position,
            ex_aequo: unresolved,
            position,
            unresolved,
            dossier: id(number),
            official: "70".parse().unwrap(),
        };
        Ranking {
            ranked: vec![
                place(1, 1, false),
                place(2, 2, true),
                place(3, 2, true),
                place(4, 4, false),
            ],
            apart: vec![Apart {
                dossier: id(5),
                official: None,
                reasons: vec![ApartReason::NotScored],
            }],
            ties: vec![],
            provisional: false,
            insufficient: vec![],
            pending: 0,
        }
    }

    fn reasons(number: u8, kind: DecisionKind, taken: &[(u8, DecisionKind)]) -> Vec<DepartureReason> {
        let taken: Vec<_> = taken.iter().map(|(number, kind)| (id(*number), *kind)).collect();
        departure(&ranking(), id(number), kind, &taken)
            .map(|departure| departure.reasons)
            .unwrap_or_default()
    }

    #[test]
    fn following_the_ranking_is_no_departure() {
        assert_eq!(reasons(1, DecisionKind::Selected, &[]), []);
        assert_eq!(reasons(4, DecisionKind::Waitlisted, &[(1, DecisionKind::Selected)]), []);
        assert_eq!(reasons(5, DecisionKind::Rejected, &[(1, DecisionKind::Selected)]), []);
    }

    #[test]
    fn selecting_an_eliminated_dossier_departs() {
        assert_eq!(
            reasons(5, DecisionKind::Selected, &[]),
            [DepartureReason::PreferredWithoutRank]
        );
    }

    #[test]
    fn rejecting_a_dossier_above_every_threshold_departs() {
        assert_eq!(
            reasons(1, DecisionKind::Rejected, &[]),
            [DepartureReason::RejectedAboveThresholds]
        );
    }

    #[test]
    fn preferring_a_worse_place_departs_whichever_is_decided_first() {
        assert_eq!(
            reasons(4, DecisionKind::Selected, &[(1, DecisionKind::Waitlisted)]),
            [DepartureReason::BetterPassedOver { dossiers: vec![id(1)] }]
        );
        assert_eq!(
            reasons(
                1,
                DecisionKind::Waitlisted,
                &[(4, DecisionKind::SelectedWithReservations)]
            ),
            [DepartureReason::WorsePreferred { dossiers: vec![id(4)] }]
        );
    }

    #[test]
    fn a_tie_may_be_decided_in_any_order() {
        assert_eq!(reasons(3, DecisionKind::Selected, &[(2, DecisionKind::Waitlisted)]), []);
    }

    #[test]
    fn deferring_says_nothing_on_merit_and_only_the_last_decision_counts() {
        assert_eq!(reasons(1, DecisionKind::Deferred, &[(4, DecisionKind::Selected)]), []);
        let seen_again = [(1, DecisionKind::Waitlisted), (1, DecisionKind::Selected)];
        assert_eq!(reasons(4, DecisionKind::Selected, &seen_again), []);
    }
}
