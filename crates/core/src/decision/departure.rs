//! When a decision departs from the ranking, or from the band of the score where a grid gives words to scores. Both are an aid and
//! the committee decides: but in writing.

use serde::{Deserialize, Serialize};

use crate::call::vocabulary::DecisionKind;
use crate::evaluation::consolidation::{Place, Ranking};
use crate::grid::{Band, Exact, Score};
use crate::id::DossierId;

/// A decision that the ranking, or the band, does not explain.
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
    /// The words that the grid gives to its score suggest another decision.
    AgainstBand {
        /// Code of the band; none under the lowest.
        band: Option<String>,
        /// What the band suggests.
        suggested: DecisionKind,
    },
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
/// nothing on merit; a letter of support answers to a condition of the label that no score measures.
fn preference(kind: DecisionKind) -> Option<u8> {
    match kind {
        DecisionKind::Selected | DecisionKind::SelectedWithReservations => Some(2),
        DecisionKind::Waitlisted => Some(1),
        DecisionKind::Rejected => Some(0),
        DecisionKind::LetterOfSupport | DecisionKind::Deferred | DecisionKind::Dropped | DecisionKind::Redirected => {
            None
        }
    }
}

/// What the band of a score suggests, and the band; none where the grid has none. The highest is granted, what stands under the
/// lowest is not, and between them it is granted under reservations. A band from 0 is the lowest itself: nothing stands under it.
fn suggestion(bands: &[Band], official: Score) -> Option<(Option<&Band>, DecisionKind)> {
    let highest = bands.iter().max_by_key(|band| band.from)?;
    let reached = bands.iter().filter(|band| official >= band.from);
    let band = reached.max_by_key(|band| band.from);
    let kind = match band {
        Some(band) if band.from == highest.from => DecisionKind::Selected,
        Some(band) if band.from.exact() > Exact::ZERO => DecisionKind::SelectedWithReservations,
        _ => DecisionKind::Rejected,
    };
    Some((band, kind))
}

/// Whether a decision is what the band suggests. The reserve list is for whoever could be granted.
fn follows(kind: DecisionKind, suggested: DecisionKind) -> bool {
    match kind {
        DecisionKind::Waitlisted => suggested != DecisionKind::Rejected,
        _ => kind == suggested,
    }
}

/// Whether deciding `kind` on `dossier` departs from the ranking, given the decisions taken before on the same call. Where the grid
/// has bands, each dossier is judged by its own alone: such a call gives opinions, and nobody is passed over.
///
/// Dossiers that share a place (an unresolved tie) may be decided in any order.
pub fn departure(
    ranking: &Ranking,
    bands: &[Band],
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
        Some(place) => match suggestion(bands, place.official) {
            Some((_, suggested)) if follows(kind, suggested) => {}
            Some((band, suggested)) => reasons.push(DepartureReason::AgainstBand {
                band: band.map(|band| band.code.clone()),
                suggested,
            }),
            None => reasons.extend(from_places(ranking, place, preference_here, taken)),
        },
    }
    (!reasons.is_empty()).then(|| Departure {
        rank: place.map(|place| place.rank),
        reasons,
    })
}

/// How preferring a ranked dossier that far departs from the places of the ranking.
fn from_places(
    ranking: &Ranking,
    place: &Place,
    preference_here: u8,
    taken: &[(DossierId, DecisionKind)],
) -> Vec<DepartureReason> {
    let mut reasons = vec![];
    if preference_here == 0 {
        reasons.push(DepartureReason::RejectedAboveThresholds);
    }
    let (dossier, position) = (place.dossier, place.position);
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
    reasons
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
            lacking: vec![],
            pending: 0,
        }
    }

    fn reasons(number: u8, kind: DecisionKind, taken: &[(u8, DecisionKind)]) -> Vec<DepartureReason> {
        let taken: Vec<_> = taken.iter().map(|(number, kind)| (id(*number), *kind)).collect();
        departure(&ranking(), &[], id(number), kind, &taken)
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

    /// The ranking of a grid whose bands are those of the opinions: dossier 1 at 57, 2 at 50, 3 at 40.
    fn judged(number: u8, kind: DecisionKind, taken: &[(u8, DecisionKind)]) -> Vec<DepartureReason> {
        let bands = crate::call::Template::shipped("industrie_du_futur").unwrap().grid.bands;
        let mut ranking = ranking();
        ranking.ranked = [(1, "57"), (2, "50"), (3, "40")]
            .map(|(number, official)| Place {
                ranked_by: None,
                rank: u32::from(number),
                ex_aequo: false,
                position: u32::from(number),
                unresolved: false,
                dossier: id(number),
                official: official.parse().unwrap(),
            })
            .to_vec();
        let taken: Vec<_> = taken.iter().map(|(number, kind)| (id(*number), *kind)).collect();
        let found = departure(&ranking, &bands, id(number), kind, &taken);
        found.map(|departure| departure.reasons).unwrap_or_default()
    }

    #[test]
    fn an_opinion_that_follows_the_band_of_the_score_gives_no_reason() {
        let others = [(1, DecisionKind::Rejected), (3, DecisionKind::Selected)];
        assert_eq!(judged(1, DecisionKind::Selected, &others[1..]), []);
        assert_eq!(judged(2, DecisionKind::SelectedWithReservations, &others), []);
        assert_eq!(judged(3, DecisionKind::Rejected, &others[..1]), []);
        assert_eq!(judged(3, DecisionKind::Redirected, &others), []);
    }

    #[test]
    fn an_opinion_that_the_band_does_not_suggest_says_why() {
        let against = |band: Option<&str>, suggested| {
            [DepartureReason::AgainstBand {
                band: band.map(str::to_owned),
                suggested,
            }]
        };
        let favourable = against(Some("favourable"), DecisionKind::Selected);
        assert_eq!(judged(1, DecisionKind::Rejected, &[]), favourable);
        assert_eq!(judged(1, DecisionKind::SelectedWithReservations, &[]), favourable);
        let reserved = against(Some("reserved"), DecisionKind::SelectedWithReservations);
        assert_eq!(judged(2, DecisionKind::Selected, &[]), reserved);
        assert_eq!(judged(2, DecisionKind::Rejected, &[]), reserved);
        let under = against(None, DecisionKind::Rejected);
        assert_eq!(judged(3, DecisionKind::SelectedWithReservations, &[]), under);
        assert_eq!(judged(3, DecisionKind::Waitlisted, &[]), under);
    }

    #[test]
    fn a_band_from_nothing_is_the_unfavourable_one() {
        let band = |code: &str, from: &str| Band {
            code: code.into(),
            label: crate::grid::Label {
                fr: code.into(),
                en: String::new(),
            },
            from: from.parse().unwrap(),
        };
        let bands = [band("unfavourable", "0"), band("favourable", "55")];
        let low = suggestion(&bands, "40".parse().unwrap()).unwrap();
        assert_eq!(
            (low.0.map(|band| band.code.as_str()), low.1),
            (Some("unfavourable"), DecisionKind::Rejected)
        );
    }
}
