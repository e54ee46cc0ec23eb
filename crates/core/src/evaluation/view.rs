//! Scoring and ranking as they are read. What a reader may not see is not in the answer at all.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::consolidation::{DossierResult, Ranking};
use super::model::CellState;
use super::passage::EvidenceView;
use super::submission::Gap;
use crate::clock::Timestamp;
use crate::dossier::CounterView;
use crate::dossier::model::DossierState;
use crate::dossier::view::DocumentView;
use crate::grid::{Answer, Grid, Score, Steps};
use crate::id::{DossierId, GridId, GridVersionId, MemberId, TieOrderId};
use crate::journal::Part;

/// A dossier in a member's list. Before the question on interests is answered it shows no more than number and title.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ScoringItem {
    /// The dossier.
    pub dossier_id: DossierId,
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its applicant, which the question on interests is about.
    pub applicant: String,
    /// Where the member's own evaluation stands.
    pub state: CellState,
    /// Whether the question on interests was answered.
    pub declared: bool,
    /// Marks given …
    pub marked: u32,
    /// … of so many criteria.
    pub criteria: u32,
    /// Whether the member wants to look at it again: told to nobody else.
    pub to_review: bool,
}

/// The acting member's list, in their reading order.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ScoringQueue {
    /// Assigned dossiers from which the member is not recused.
    pub items: Vec<ScoringItem>,
    /// How many of the member's dossiers left the list by recusal.
    pub recused: u32,
}

/// A member's mark on one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MarkView {
    /// The criterion's code.
    pub criterion: String,
    /// The answer: a mark in steps, or that the criterion does not concern the dossier; none is a blank.
    pub mark: Option<Answer>,
    /// What the applicant may read.
    pub comment: String,
    /// What stays in this workspace, for its author only.
    pub private_note: String,
}

/// Everything the scoring room shows for one dossier.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ScoringView {
    /// Its line in the list.
    pub item: ScoringItem,
    /// The project's summary.
    pub summary: String,
    /// What the dossier counts of its own evidence.
    pub counters: Vec<CounterView>,
    /// The round in which it is scored, 1 being the first.
    pub round: u32,
    /// The version of the grid that applies.
    pub grid_version: GridVersionId,
    /// Its number.
    pub grid_number: u32,
    /// The grid.
    pub grid: Grid,
    /// One's own marks, one for each criterion, blank or not.
    pub marks: Vec<MarkView>,
    /// The passages that one holds as evidence, criterion by criterion.
    pub evidence: Vec<EvidenceView>,
    /// What they come to, once every question has its answer.
    pub total: Option<Score>,
    /// Between what it can still come to, the blanks being given their lowest or their highest marks; none without a blank.
    pub bounds: Option<Bounds>,
    /// What is missing before they can be handed in.
    pub gaps: Vec<Gap>,
    /// The criteria whose mark is at an end of its scale without a word to explain it.
    pub extremes: Vec<String>,
    /// The marks that need a comment, by criterion; none for a criterion without any.
    pub commented: BTreeMap<String, Vec<Steps>>,
    /// One's own comment on the whole.
    pub comment: String,
    /// When one's evaluation was handed in.
    pub submitted_at: Option<Timestamp>,
    /// Why the secretariat gave it back, until it is handed in again.
    pub returned: Option<String>,
    /// The documents to read.
    pub documents: Vec<DocumentView>,
    /// The others' marks; none while they are sealed.
    pub others: Option<Vec<OtherEvaluation>>,
    /// Whether one may look at them now, after which one's own no longer change.
    pub may_look: bool,
    /// Whether one may take one's own back now, for correction.
    pub may_reopen: bool,
}

/// Between what a total can come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Bounds {
    /// With the lowest mark in every blank.
    pub least: Score,
    /// With the highest.
    pub most: Score,
}

/// A change of one of one's own marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MarkMoment {
    /// On which criterion.
    pub criterion: String,
    /// The answer until then; none for a blank.
    pub before: Option<Answer>,
    /// The answer from then on.
    pub after: Option<Answer>,
    /// When.
    pub at: Timestamp,
    /// In which part: the secretariat types what came on paper.
    pub part: Part,
}

/// All that a member wrote in a call, for themselves.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OwnSheets {
    /// Their list, in their reading order.
    pub items: Vec<ScoringItem>,
    /// Every sheet that they began, in every round.
    pub sheets: Vec<OwnSheet>,
    /// The grids on which these stand.
    pub grids: Vec<OwnGrid>,
}

/// A version of a grid.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OwnGrid {
    /// Which.
    pub version: GridVersionId,
    /// As it is.
    pub grid: Grid,
}

/// A sheet of one's own.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OwnSheet {
    /// On which dossier …
    pub dossier_id: DossierId,
    /// … and its number.
    pub number: u32,
    /// Whether it is of the dossier's present round.
    pub current: bool,
    /// On which version of the grid.
    pub grid_version: GridVersionId,
    /// What the marks come to, once every question has its answer.
    pub total: Option<Score>,
    /// What was written, on the criteria where something was; private notes are left empty.
    pub marks: Vec<MarkView>,
    /// What is missing before it can be handed in.
    pub gaps: Vec<Gap>,
    /// The criteria whose mark is at an end of its scale without a word to explain it.
    pub extremes: Vec<String>,
}

/// Somebody else's evaluation, once it may be read.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OtherEvaluation {
    /// Whose.
    pub member_id: MemberId,
    /// Their name.
    pub name: String,
    /// Where it stands.
    pub state: CellState,
    /// Marks and communicable comments; private notes are left empty.
    pub marks: Vec<MarkView>,
    /// The passages that they hold as evidence, criterion by criterion.
    pub evidence: Vec<EvidenceView>,
}

/// The ranking of a call with all that its explanations name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RankingView {
    /// Which further grid it ranks on; none for the call's own.
    #[serde(default)]
    pub grid_id: Option<GridId>,
    /// Every grid of the call on which something is scored, its own first, each with a ranking of its own.
    #[serde(default)]
    pub grids: Vec<RankedGrid>,
    /// The grid that applies (newest version).
    pub grid: Grid,
    /// Its number.
    pub grid_number: u32,
    /// The order, ties and what stands apart.
    pub ranking: Ranking,
    /// The result of every dossier in it, with its explanations.
    pub results: Vec<DossierResult>,
    /// What to call each dossier.
    pub dossiers: Vec<RankedDossier>,
    /// What to call each member that explanations name.
    pub members: Vec<MemberName>,
    /// The sets of dossiers that the chair may order, best score first.
    pub ties_to_order: Vec<TieToOrder>,
    /// The orders that the chair gave, those that no longer apply too.
    pub tie_orders: Vec<TieOrderView>,
    /// Dossiers that a member takes part in and whose marks they did not look at while they still may change: they are left out.
    pub closed: u32,
    /// Why evaluations were set aside: for the secretariat, empty for a member.
    pub set_aside: Vec<SetAside>,
}

impl RankingView {
    /// The first lines alone, those with a rank before those apart: what a page shows while the others are on their way. Whatever is
    /// counted stays that of the whole.
    #[must_use]
    pub fn first(mut self, lines: usize) -> Self {
        let Ranking {
            ranked, apart, ties, ..
        } = &mut self.ranking;
        ranked.truncate(lines);
        apart.truncate(lines - ranked.len());
        let ranked = ranked.iter().map(|place| place.dossier);
        let kept: BTreeSet<DossierId> = ranked.chain(apart.iter().map(|apart| apart.dossier)).collect();
        ties.retain(|tie| kept.contains(&tie.ahead));
        self.results.retain(|result| kept.contains(&result.dossier));
        self.dossiers.retain(|dossier| kept.contains(&dossier.id));
        self
    }
}

/// That a member evaluates a dossier in its present round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Assigned {
    /// Which dossier.
    pub dossier_id: DossierId,
    /// Who.
    pub member_id: MemberId,
    /// How far they are.
    pub state: CellState,
}

/// How a dossier is scored: its grid, its rounds, what the committee agreed on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DossierMarks {
    /// The round in which it is scored, 1 being the first.
    pub round: u32,
    /// The further grid that it has; none for the call's own.
    pub grid_id: Option<GridId>,
    /// The version on which it is scored in its round.
    pub grid: Grid,
    /// The number of that version.
    pub grid_number: u32,
    /// The further grid that its call says for it, where that is not the one that it has; empty otherwise.
    pub said: Option<SaidGrid>,
    /// What the committee agreed on in this round.
    pub consensus: Option<ConsensusView>,
    /// What members handed in in this round, once it may be read.
    pub sheets: Vec<OtherEvaluation>,
    /// The rounds before, oldest first.
    pub former: Vec<FormerRound>,
    /// What to call each member that results name.
    pub members: Vec<MemberName>,
    /// Whether its grid may still be chosen by hand.
    pub may_choose: bool,
    /// Whether what the committee agreed on may be recorded now.
    pub may_agree: bool,
    /// Whether a next round may open now.
    pub may_open: bool,
}

/// The grid that a call says for a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SaidGrid {
    /// Which further grid; none for the call's own.
    pub grid_id: Option<GridId>,
}

/// What a committee agreed on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ConsensusView {
    /// The answer to each question by its code.
    pub answers: BTreeMap<String, Answer>,
    /// How it came about.
    pub note: String,
    /// When it was recorded.
    pub agreed_at: Timestamp,
}

/// A round that is over: what was given in it stays, and no longer counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FormerRound {
    /// Which, 1 being the first.
    pub round: u32,
    /// The further grid on which it was scored; none for the call's own.
    pub grid_id: Option<GridId>,
    /// The version of that grid …
    pub grid_number: u32,
    /// … as it was.
    pub grid: Grid,
    /// What came of it.
    pub result: DossierResult,
}

/// Dossiers of one official score that nothing published separates before the chair.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TieToOrder {
    /// The whole set: the chair orders all of it or none.
    pub dossiers: Vec<DossierId>,
    /// Their score.
    pub official: Score,
    /// Whether the chair ordered it; a new order takes the place of the former.
    pub ordered: bool,
}

/// An order that the chair gave to tied dossiers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TieOrderView {
    /// Its identifier.
    pub id: TieOrderId,
    /// The dossiers, best first.
    pub dossiers: Vec<DossierId>,
    /// The score that they shared.
    pub official: Score,
    /// Why.
    pub motive: String,
    /// Who ordered.
    pub chair_id: MemberId,
    /// When.
    pub ordered_at: Timestamp,
    /// Whether the ranking follows it. An order given to a tie that is no longer the same is kept and ignored.
    pub applies: bool,
}

/// Why an evaluation counts nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SetAside {
    /// On which dossier.
    pub dossier_id: DossierId,
    /// Whose.
    pub member_id: MemberId,
    /// The motive.
    pub motive: String,
}

/// A dossier that the ranking names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RankedDossier {
    /// Its identifier.
    pub id: DossierId,
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its applicant.
    pub applicant: String,
    /// Has the call's priority.
    pub priority: bool,
    /// Where it stands.
    pub state: DossierState,
    /// Amount asked for, in cents.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub requested_cents: Option<i64>,
    /// The round in which it is scored, 1 being the first.
    #[serde(default = "first_round")]
    pub round: u32,
}

/// The round of records that were kept before there were several.
const fn first_round() -> u32 {
    1
}

/// A grid of a call with what is scored on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RankedGrid {
    /// Which further grid; none for the call's own.
    pub id: Option<GridId>,
    /// Its name; empty for the call's own.
    pub name: String,
    /// How many dossiers its ranking tells of.
    pub dossiers: u32,
}

/// A member that an explanation names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MemberName {
    /// Their identifier.
    pub id: MemberId,
    /// Their name.
    pub name: String,
}
