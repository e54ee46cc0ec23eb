//! The ranking of a call: "1224" places by official score, the chain inside ties, those apart with their reasons.

use serde::{Deserialize, Serialize};

use super::conditions::ConditionCheck;
use super::dossier::DossierResult;
use super::tie_break::{Candidate, TieBreak, TieReason, reason, separate};
use crate::evaluation::model::CellState;
use crate::grid::{Grid, Score};
use crate::id::DossierId;

/// The ranking of the dossiers that were scored on the same version of a grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Ranking {
    /// Dossiers above every threshold, best first.
    pub ranked: Vec<Place>,
    /// Dossiers without a rank, never interleaved, best official score first.
    pub apart: Vec<Apart>,
    /// One record per two neighbours of the same official score.
    pub ties: Vec<TieBreak>,
    /// Whether a dossier has fewer evaluations than the grid asks for, or lacks evaluators that the call asks for.
    pub provisional: bool,
    /// The dossiers with too few evaluations.
    pub insufficient: Vec<DossierId>,
    /// Those that lack evaluators of a field; none in what was kept before there were fields.
    #[serde(default)]
    pub lacking: Vec<DossierId>,
    /// Evaluations that were begun or assigned and not handed in.
    pub pending: u32,
}

/// A ranked dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Place {
    /// Rank by official score alone; equals share it and the next ones skip ("1224").
    pub rank: u32,
    /// Whether the rank is shared.
    pub ex_aequo: bool,
    /// Place after the chain for ties; shared only by dossiers that nothing separates.
    pub position: u32,
    /// Whether the tie waits for the chair.
    pub unresolved: bool,
    /// The dossier.
    pub dossier: DossierId,
    /// Its official score.
    pub official: Score,
    /// What orders the ranking in its place, where the weights do nothing else.
    pub ranked_by: Option<Score>,
}

/// A dossier without a rank. It keeps its score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Apart {
    /// The dossier.
    pub dossier: DossierId,
    /// Its official score, if it has one.
    pub official: Option<Score>,
    /// Every reason, eliminations first.
    pub reasons: Vec<ApartReason>,
}

/// Why a dossier has no rank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ApartReason {
    /// No complete evaluation.
    NotScored,
    /// Eliminated: a mean is strictly under its floor.
    Eliminated {
        /// The criteria at fault.
        floors: Vec<FloorFailure>,
    },
    /// The official score is strictly under the threshold.
    BelowThreshold {
        /// The threshold.
        threshold: Score,
    },
    /// Conditions of the grid are not met.
    ConditionsUnmet {
        /// Those conditions.
        conditions: Vec<ConditionCheck>,
    },
    /// The official score is strictly under the line that the envelope draws.
    BelowEnvelopeLine {
        /// The lowest score above it.
        line: Score,
    },
    /// Scored on another version of the grid: its number does not compare with those of the ranking.
    OtherGridVersion {
        /// Number of that version.
        number: u32,
    },
}

/// A mean under its floor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FloorFailure {
    /// Code of the criterion.
    pub criterion: String,
    /// The mean, in points.
    pub mean: Score,
    /// The floor, in points.
    pub floor: Score,
}

/// Ranks. The order of the candidates does not matter. `line` is what [`envelope_line`](super::envelope_line) says of them.
pub fn rank(grid: &Grid, candidates: &[Candidate<'_>], line: Option<Score>) -> Ranking {
    let mut scored: Vec<(Score, &Candidate<'_>)> = vec![];
    let mut apart = vec![];
    for candidate in candidates {
        let reasons = reasons(candidate.result, line);
        let official = candidate.result.official.as_ref().map(|official| official.value);
        match candidate.result.ranking_score() {
            Some(score) if reasons.is_empty() => scored.push((score, candidate)),
            _ => apart.push(Apart {
                dossier: candidate.result.dossier,
                official,
                reasons,
            }),
        }
    }
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    apart.sort_by_key(|apart| (std::cmp::Reverse(apart.official), apart.dossier));
    let insufficient = those(candidates, DossierResult::is_insufficient);
    let lacking = those(candidates, DossierResult::lacks_expertise);
    let (ranked, ties) = places(grid, &scored);
    Ranking {
        ranked,
        apart,
        ties,
        provisional: !insufficient.is_empty() || !lacking.is_empty(),
        insufficient,
        lacking,
        pending: pending(candidates),
    }
}

fn those(candidates: &[Candidate<'_>], are: impl Fn(&DossierResult) -> bool) -> Vec<DossierId> {
    let found = candidates.iter().filter(|candidate| are(candidate.result));
    let mut found: Vec<DossierId> = found.map(|candidate| candidate.result.dossier).collect();
    found.sort_unstable();
    found
}

/// Every reason that keeps a dossier out of the ranking, the line of the envelope included.
pub(super) fn reasons(result: &DossierResult, line: Option<Score>) -> Vec<ApartReason> {
    let mut reasons = reasons_apart(result);
    let official = result.official.as_ref().map(|official| official.value);
    if let Some((line, official)) = line.zip(official)
        && reasons.is_empty()
        && official < line
    {
        reasons.push(ApartReason::BelowEnvelopeLine { line });
    }
    reasons
}

/// What keeps a dossier out of the ranking, whatever the others ask for.
pub(super) fn reasons_apart(result: &DossierResult) -> Vec<ApartReason> {
    if result.official.is_none() {
        return vec![ApartReason::NotScored];
    }
    let failure = |criterion: &super::CriterionResult| {
        let (mean, floor) = criterion.mean.as_ref().zip(criterion.floor)?;
        Some(FloorFailure {
            criterion: criterion.code.clone(),
            mean: mean.value,
            floor,
        })
    };
    let floors: Vec<_> = result.floors_failed().filter_map(failure).collect();
    let eliminated = (!floors.is_empty()).then_some(ApartReason::Eliminated { floors });
    let below = result
        .threshold
        .filter(|check| !check.passed)
        .map(|check| ApartReason::BelowThreshold {
            threshold: check.threshold,
        });
    let conditions: Vec<_> = result
        .conditions
        .iter()
        .filter(|check| !check.passed)
        .copied()
        .collect();
    let unmet = (!conditions.is_empty()).then_some(ApartReason::ConditionsUnmet { conditions });
    eliminated.into_iter().chain(unmet).chain(below).collect()
}

/// Places from candidates sorted by what ranks them, and the record of every tie.
fn places(grid: &Grid, scored: &[(Score, &Candidate<'_>)]) -> (Vec<Place>, Vec<TieBreak>) {
    let (mut places, mut ties) = (Vec::with_capacity(scored.len()), vec![]);
    let mut rank = 1;
    for group in scored.chunk_by(|left, right| left.0 == right.0) {
        let parts = separate(
            grid,
            &grid.tie_break,
            group.iter().map(|(_, candidate)| *candidate).collect(),
        );
        ties.extend(tie_breaks(grid, &parts));
        let mut position = rank;
        for part in parts {
            let (ex_aequo, unresolved) = (group.len() > 1, part.len() > 1);
            places.extend(part.iter().filter_map(|candidate| {
                let result = candidate.result;
                Some(Place {
                    rank,
                    ex_aequo,
                    position,
                    unresolved,
                    dossier: result.dossier,
                    official: result.official.as_ref()?.value,
                    ranked_by: result.ranked_by.as_ref().map(|number| number.value),
                })
            }));
            position += count(part.len());
        }
        rank += count(group.len());
    }
    (places, ties)
}

/// Why each dossier of a tie stands directly ahead of the next one.
fn tie_breaks(grid: &Grid, parts: &[Vec<&Candidate<'_>>]) -> Vec<TieBreak> {
    let record = |ahead: &Candidate<'_>, behind: &Candidate<'_>, reason| TieBreak {
        ahead: ahead.result.dossier,
        behind: behind.result.dossier,
        reason,
    };
    let mut ties = vec![];
    let mut previous: Option<&Candidate<'_>> = None;
    for part in parts {
        if let Some((ahead, behind)) = previous.zip(part.first()) {
            ties.push(record(ahead, behind, reason(grid, ahead, behind)));
        }
        let pairs = part.iter().zip(part.iter().skip(1));
        ties.extend(pairs.map(|(one, other)| record(one, other, TieReason::Unresolved)));
        previous = part.last().copied();
    }
    ties
}

fn pending(candidates: &[Candidate<'_>]) -> u32 {
    let waiting = |state: CellState| matches!(state, CellState::NotStarted | CellState::Draft);
    count(
        candidates
            .iter()
            .flat_map(|candidate| &candidate.result.cells)
            .filter(|cell| waiting(cell.state))
            .count(),
    )
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
