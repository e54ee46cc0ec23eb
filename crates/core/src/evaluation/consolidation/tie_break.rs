//! The published chain that orders dossiers of the same official score, and the reason of each place as data.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::dossier::DossierResult;
use crate::clock::Timestamp;
use crate::grid::{Grid, Score, TieBreakStep};
use crate::id::DossierId;

/// What the chain may look at besides the marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Precedence {
    /// Whether the dossier has the call's priority (a resident of the territory).
    pub priority: bool,
    /// When the dossier was received, once that is known.
    pub received_at: Option<Timestamp>,
    /// The place that the chair gave it among the dossiers of its score, 1 being the first.
    pub chair_order: Option<u32>,
}

/// A dossier that takes part in a ranking.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// Its marks.
    pub result: &'a DossierResult,
    /// What the chain for ties may look at.
    pub precedence: Precedence,
    /// What it asks for, for a line drawn by the envelope.
    pub requested_cents: Option<i64>,
}

/// Why one dossier stands directly ahead of another of the same official score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TieBreak {
    /// The dossier ahead.
    pub ahead: DossierId,
    /// The dossier directly behind.
    pub behind: DossierId,
    /// The first step of the chain at which they differ.
    pub reason: TieReason,
}

/// What separated two dossiers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum TieReason {
    /// Only the first has the priority.
    Priority,
    /// The first has the better mean on the heaviest criterion.
    HeaviestCriterion {
        /// Code of the criterion.
        criterion: String,
        /// The mean of the dossier ahead, in points.
        ahead: Score,
        /// The mean of the dossier behind; none where the criterion does not concern it.
        behind: Option<Score>,
    },
    /// The first was received earlier.
    EarlierReceipt {
        /// Receipt of the dossier ahead.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        ahead: Timestamp,
        /// Receipt of the dossier behind.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        behind: Timestamp,
    },
    /// The chair decided.
    Chair,
    /// Nothing separated them: they share their place until the chair decides.
    Unresolved,
}

/// Splits dossiers of one score into successive places; a place with several dossiers is an unresolved tie.
pub(super) fn separate<'a>(
    grid: &Grid,
    chain: &[TieBreakStep],
    mut group: Vec<&'a Candidate<'a>>,
) -> Vec<Vec<&'a Candidate<'a>>> {
    let Some((step, rest)) = chain.split_first().filter(|_| group.len() > 1) else {
        // Nothing may depend on the order of entry, not even the order in which equals are listed.
        group.sort_by_key(|candidate| candidate.result.dossier);
        return vec![group];
    };
    // The chair orders a whole tie or none of it: a partial order would place the others by accident.
    if *step == TieBreakStep::Chair && group.iter().any(|candidate| candidate.precedence.chair_order.is_none()) {
        return separate(grid, rest, group);
    }
    // Nor does an unknown date of receipt come before or after a known one.
    if *step == TieBreakStep::EarlierReceipt && group.iter().any(|candidate| candidate.precedence.received_at.is_none())
    {
        return separate(grid, rest, group);
    }
    group.sort_by(|left, right| compare(grid, *step, left, right));
    group
        .chunk_by(|left, right| compare(grid, *step, left, right).is_eq())
        .flat_map(|part| separate(grid, rest, part.to_vec()))
        .collect()
}

fn compare(grid: &Grid, step: TieBreakStep, left: &Candidate<'_>, right: &Candidate<'_>) -> Ordering {
    let (one, other) = (left.precedence, right.precedence);
    match step {
        TieBreakStep::Priority => other.priority.cmp(&one.priority),
        TieBreakStep::HeaviestCriterion => heavy_means(grid, right).cmp(heavy_means(grid, left)),
        TieBreakStep::EarlierReceipt => one.received_at.cmp(&other.received_at),
        TieBreakStep::Chair => one.chair_order.cmp(&other.chair_order),
    }
}

fn heavy_means<'a>(grid: &'a Grid, candidate: &'a Candidate<'_>) -> impl Iterator<Item = Option<Score>> + 'a {
    grid.heaviest().map(|criterion| mean_on(candidate, &criterion.code))
}

fn mean_on(candidate: &Candidate<'_>, code: &str) -> Option<Score> {
    let result = candidate
        .result
        .criteria
        .iter()
        .find(|criterion| criterion.code == code)?;
    result.mean.as_ref().map(|mean| mean.value)
}

/// The reason for the place of two neighbours that the chain separated.
pub(super) fn reason(grid: &Grid, ahead: &Candidate<'_>, behind: &Candidate<'_>) -> TieReason {
    let step = grid
        .tie_break
        .iter()
        .find(|step| compare(grid, **step, ahead, behind).is_lt());
    let received = ahead.precedence.received_at.zip(behind.precedence.received_at);
    match step {
        Some(TieBreakStep::Priority) => TieReason::Priority,
        Some(TieBreakStep::HeaviestCriterion) => heaviest_reason(grid, ahead, behind),
        Some(TieBreakStep::EarlierReceipt) => received.map_or(TieReason::Unresolved, |(ahead, behind)| {
            TieReason::EarlierReceipt { ahead, behind }
        }),
        Some(TieBreakStep::Chair) => TieReason::Chair,
        None => TieReason::Unresolved,
    }
}

fn heaviest_reason(grid: &Grid, ahead: &Candidate<'_>, behind: &Candidate<'_>) -> TieReason {
    let differing = grid.heaviest().find_map(|criterion| {
        let (better, worse) = (mean_on(ahead, &criterion.code)?, mean_on(behind, &criterion.code));
        (Some(better) != worse).then(|| (criterion.code.clone(), better, worse))
    });
    match differing {
        Some((criterion, ahead, behind)) => TieReason::HeaviestCriterion {
            criterion,
            ahead,
            behind,
        },
        None => TieReason::Unresolved,
    }
}
