//! The ranking, as a table of its own (A4 landscape) and as an annex of the minutes.

use serde::Serialize;

use crate::common::{Applicant, Audience, Criterion, Organiser, Outcome, Proof, Score, SessionFacts, Vocabulary};
use crate::method::{RankingMethod, TieBreakRule, UnmetCondition};

/// One application of the ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankLine {
    /// Rank; `None` below the threshold or when not ranked.
    pub rank: Option<u32>,
    /// Place on the reserve list, for those on it, after ties; those that nothing separates share theirs.
    pub reserve_place: Option<u32>,
    /// Shares its official score with another line.
    pub ex_aequo: bool,
    /// Dossier number (`2026-004`).
    pub number: String,
    /// Applicant.
    pub applicant: Applicant,
    /// Project.
    pub project: String,
    /// Official score; `None` when there is none.
    pub score: Option<Score>,
    /// What the members say by themselves, where a score on which they agreed takes the place of theirs.
    pub individual: Option<Score>,
    /// What orders the ranking in the score's place, under a grid whose weights do nothing else.
    pub ranked_by: Option<Score>,
    /// The score under the other order of aggregation, where what is not applicable makes the two differ.
    pub other_order: Option<Score>,
    /// Number of the version of the grid that it was scored on, where the ranking stands on another.
    pub other_version: Option<u32>,
    /// Mark by criterion over the members, in the order of the criteria; its word on a scale of words.
    pub marks: Vec<Option<Score>>,
    /// Evaluations submitted.
    pub submitted: u32,
    /// Evaluations assigned.
    pub assigned: u32,
    /// Has the call's priority flag.
    pub priority: bool,
    /// The rule that decided this line's place among equals.
    pub tie_break: Option<TieBreakRule>,
    /// Codes of the criteria under their floor (`C2`).
    pub below_floor: Vec<String>,
    /// The other conditions of the grid that are not met.
    pub conditions_unmet: Vec<UnmetCondition>,
    /// How many members' totals were left out because they stand alone on their side of the middle.
    pub outliers: u32,
    /// The line that the envelope draws, where the score is under it.
    pub below_line: Option<Score>,
    /// The decision, when there is one.
    pub decision: Option<Outcome>,
}

/// Ranked lines, and those that are not ranked, never interleaved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankingTable {
    /// Main list, by rank.
    pub main: Vec<RankLine>,
    /// Reserve list, by place.
    pub reserve: Vec<RankLine>,
    /// Under the overall threshold or a floor, or short of a condition.
    pub below_threshold: Vec<RankLine>,
    /// Scored on another version of the grid: their numbers do not compare with the others.
    pub other_version: Vec<RankLine>,
    /// Not enough evaluations, or withdrawn from the ranking.
    pub unranked: Vec<RankLine>,
    /// What totals are out of (`100`).
    pub out_of: u32,
    /// A dossier has fewer evaluations than the grid asks for, or lacks evaluators whom the call asks for.
    pub provisional: bool,
    /// Some evaluations are still missing.
    pub insufficient: bool,
    /// Numbers of the dossiers that lack evaluators whom the call asks for.
    pub lacking: Vec<String>,
}

/// A ranking within the minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnnexedRanking {
    /// The grid that it ranks on, where the call has several; none for its own.
    pub grid: Option<String>,
    /// The lines.
    pub table: RankingTable,
    /// How it was obtained.
    pub method: RankingMethod,
}

/// Classement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankingPaper {
    /// Masks the names of natural persons when communicable.
    pub audience: Audience,
    /// Letterhead.
    pub organiser: Organiser,
    /// Title of the call.
    pub call: String,
    /// What the call gives.
    pub vocabulary: Vocabulary,
    /// The session it is made for.
    pub session: Option<SessionFacts>,
    /// The grid that it ranks on, where the call has several; none for its own.
    pub grid: Option<String>,
    /// Criteria, one column each.
    pub criteria: Vec<Criterion>,
    /// How the ranking was obtained.
    pub method: RankingMethod,
    /// The lines.
    pub ranking: RankingTable,
    /// Journal hash.
    pub proof: Option<Proof>,
}
