//! What the chair may order: the dossiers that the chain for ties leaves together when it comes to the chair's step.

use super::ranking::reasons;
use super::tie_break::{Candidate, separate};
use crate::grid::{Grid, Score, TieBreakStep};
use crate::id::DossierId;

/// Dossiers that rank alike and that no step before the chair's separates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChairSet {
    /// The score that ranks them.
    pub official: Score,
    /// The dossiers, by their identifiers.
    pub dossiers: Vec<DossierId>,
}

/// The sets that the chair may order, best score first; none where the call's chain has no step for the chair: its rules, once
/// published, bind the chair too.
pub fn chair_sets(grid: &Grid, candidates: &[Candidate<'_>], line: Option<Score>) -> Vec<ChairSet> {
    let Some(step) = grid.tie_break.iter().position(|step| *step == TieBreakStep::Chair) else {
        return vec![];
    };
    let chain = grid.tie_break.get(..step).unwrap_or_default();
    let mut scored: Vec<(Score, &Candidate<'_>)> = candidates
        .iter()
        .filter(|candidate| reasons(candidate.result, line).is_empty())
        .filter_map(|candidate| Some((candidate.result.ranking_score()?, candidate)))
        .collect();
    scored.sort_by_key(|(official, _)| std::cmp::Reverse(*official));
    scored
        .chunk_by(|left, right| left.0 == right.0)
        .flat_map(|group| {
            let together = group.iter().map(|(_, candidate)| *candidate).collect();
            let official = group.first().map(|(official, _)| *official);
            separate(grid, chain, together)
                .into_iter()
                .filter(|part| part.len() > 1)
                .filter_map(move |part| Some(chair_set(official?, &part)))
        })
        .collect()
}

fn chair_set(official: Score, part: &[&Candidate<'_>]) -> ChairSet {
    let mut dossiers: Vec<DossierId> = part.iter().map(|candidate| candidate.result.dossier).collect();
    dossiers.sort_unstable();
    ChairSet { official, dossiers }
}

impl ChairSet {
    /// Whether an order given to `dossiers` of that score is an order of this set: the same dossiers at the same score.
    ///
    /// The chair compared exactly these applications at this score. Once a mark, a recusal or a newcomer makes it another tie,
    /// the old comparison says nothing about the new one, so the order is ignored until the same tie stands again.
    pub fn is_ordered_by(&self, official: Score, dossiers: &[DossierId]) -> bool {
        let mut ordered = dossiers.to_vec();
        ordered.sort_unstable();
        official == self.official && ordered == self.dossiers
    }
}
