//! Scoring and ranking.

use std::collections::BTreeMap;

use palmares_core::clock;
use palmares_core::decision::{self, Comparison};
use palmares_core::error::{Error, Result};
use palmares_core::evaluation;
use palmares_core::evaluation::consolidation::{Detail, DossierResult};
use palmares_core::evaluation::view::{Assigned, DossierMarks, RankingView, ScoringQueue, ScoringView};
use palmares_core::grid::Answer;
use palmares_core::id::{CallId, DossierId, GridId, MemberId};
use palmares_core::journal::Receipt;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Asks for the acting member's list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScoringQueueRequest {
    /// Of which call.
    pub call_id: CallId,
}

/// Asks for the scoring room of a dossier.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScoringGetRequest {
    /// Which dossier.
    pub dossier_id: DossierId,
}

/// Answers a criterion, or clears the answer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkSetRequest {
    /// On which dossier.
    pub dossier_id: DossierId,
    /// On which criterion.
    pub criterion: String,
    /// The mark in steps, or that the criterion does not concern the dossier; none clears it.
    pub mark: Option<Answer>,
}

/// Writes a comment.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkCommentRequest {
    /// On which dossier.
    pub dossier_id: DossierId,
    /// On which criterion; none for the whole.
    pub criterion: Option<String>,
    /// What the applicant may read.
    pub comment: String,
    /// What stays here.
    pub private_note: String,
}

/// Hands an evaluation in.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EvaluationSubmitRequest {
    /// On which dossier.
    pub dossier_id: DossierId,
}

/// Looks at the marks of others.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EvaluationLookRequest {
    /// On which dossier.
    pub dossier_id: DossierId,
}

/// Takes an evaluation back.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EvaluationReopenRequest {
    /// On which dossier.
    pub dossier_id: DossierId,
}

/// Sets a member's evaluation aside: it counts nowhere any more.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EvaluationSetAsideRequest {
    /// On which dossier.
    pub dossier_id: DossierId,
    /// Whose.
    pub member_id: MemberId,
    /// Why: mandatory.
    pub motive: String,
}

/// Counts an evaluation again that was set aside.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EvaluationReinstateRequest {
    /// On which dossier.
    pub dossier_id: DossierId,
    /// Whose.
    pub member_id: MemberId,
    /// Why: mandatory.
    pub motive: String,
}

/// Gives a member's evaluation back to them for correction.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EvaluationReturnRequest {
    /// On which dossier.
    pub dossier_id: DossierId,
    /// Whose.
    pub member_id: MemberId,
    /// Why: mandatory, and the member reads it.
    pub motive: String,
}

/// Gives no opinion.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EvaluationAbstainRequest {
    /// On which dossier.
    pub dossier_id: DossierId,
}

/// Closes the scoring of a dossier.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScoringCloseRequest {
    /// Which dossier.
    pub dossier_id: DossierId,
}

/// Asks for the ranking.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RankingGetRequest {
    /// Of which call.
    pub call_id: CallId,
    /// On which of its further grids; none for its own.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub grid_id: Option<GridId>,
    /// The ranking in which this dossier stands, whatever its grid.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub dossier_id: Option<DossierId>,
    /// Whether every number comes with what went into it; else [`result_get`] says it of one dossier.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub explained: bool,
}

/// Asks for the result of a dossier with all its explanations.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ResultGetRequest {
    /// Of which call.
    pub call_id: CallId,
    /// Which dossier.
    pub dossier_id: DossierId,
}

/// Asks who evaluates what.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AssignmentListRequest {
    /// In which call.
    pub call_id: CallId,
}

/// Who evaluates what in the present rounds.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AssignmentList {
    /// By dossier and member.
    pub assigned: Vec<Assigned>,
}

/// Asks how a dossier is scored: its grid, its rounds, what the committee agreed on.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MarksGetRequest {
    /// Which dossier.
    pub dossier_id: DossierId,
}

/// Gives a dossier its grid by hand.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GridChooseRequest {
    /// Which dossier.
    pub dossier_id: DossierId,
    /// Which further grid of its call; none for the call's own.
    pub grid_id: Option<GridId>,
}

/// Has dossiers scored anew, in a next round.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RoundOpenRequest {
    /// Which dossiers.
    pub dossiers: Vec<DossierId>,
    /// Whether members find their marks of the round before as a draft.
    pub carry: bool,
    /// Why: mandatory.
    pub motive: String,
}

/// Records the marks that the committee agreed on, or takes them away.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConsensusSetRequest {
    /// On which dossier.
    pub dossier_id: DossierId,
    /// The answer to each question by its code; none at all takes the agreement away.
    pub answers: BTreeMap<String, Answer>,
    /// How it came about.
    pub note: String,
}

/// Asks for the bench of comparison.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ComparisonGetRequest {
    /// Of which call.
    pub call_id: CallId,
    /// On which of its further grids; none for its own.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub grid_id: Option<GridId>,
}

/// The chair orders a tie.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TieOrderRequest {
    /// In which call.
    pub call_id: CallId,
    /// Who presides.
    pub chair_id: MemberId,
    /// The whole tie, best first.
    pub dossiers: Vec<DossierId>,
    /// Why: mandatory.
    pub motive: String,
}

/// The acting member's list.
pub async fn scoring_queue(host: &Host, asker: &Asker, request: ScoringQueueRequest) -> Result<ScoringQueue, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let member = caller.actor().require_member()?;
    let mut connection = open.store.read().await?;
    Ok(evaluation::queue(&mut connection, member, request.call_id).await?)
}

/// The scoring room of a dossier.
pub async fn scoring_get(host: &Host, asker: &Asker, request: ScoringGetRequest) -> Result<ScoringView, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let member = caller.actor().require_member()?;
    let mut connection = open.store.read().await?;
    Ok(evaluation::scoring_view(&mut connection, member, request.dossier_id).await?)
}

/// Answers a criterion, or clears the answer.
pub async fn mark_set(host: &Host, asker: &Asker, request: MarkSetRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::set_mark(
        &open.store,
        &caller,
        request.dossier_id,
        &request.criterion,
        request.mark,
    )
    .await?)
}

/// Writes a comment.
pub async fn mark_comment(host: &Host, asker: &Asker, request: MarkCommentRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let criterion = request.criterion.as_deref();
    let MarkCommentRequest {
        dossier_id,
        ref comment,
        ref private_note,
        ..
    } = request;
    Ok(evaluation::comment(&open.store, &caller, dossier_id, criterion, comment, private_note).await?)
}

/// Hands an evaluation in.
pub async fn evaluation_submit(
    host: &Host,
    asker: &Asker,
    request: EvaluationSubmitRequest,
) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::submit(&open.store, &caller, request.dossier_id).await?)
}

/// Opens the marks of the others to the member, who handed theirs in.
pub async fn evaluation_look(host: &Host, asker: &Asker, request: EvaluationLookRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::look(&open.store, &caller, request.dossier_id).await?)
}

/// Takes an evaluation back.
pub async fn evaluation_reopen(
    host: &Host,
    asker: &Asker,
    request: EvaluationReopenRequest,
) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::reopen(&open.store, &caller, request.dossier_id).await?)
}

/// Sets a member's evaluation aside.
pub async fn evaluation_set_aside(
    host: &Host,
    asker: &Asker,
    request: EvaluationSetAsideRequest,
) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let member = request.member_id;
    Ok(evaluation::set_aside(&open.store, &caller, request.dossier_id, member, &request.motive).await?)
}

/// Counts an evaluation again that was set aside.
pub async fn evaluation_reinstate(
    host: &Host,
    asker: &Asker,
    request: EvaluationReinstateRequest,
) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let member = request.member_id;
    Ok(evaluation::reinstate(&open.store, &caller, request.dossier_id, member, &request.motive).await?)
}

/// Gives a member's evaluation back to them.
pub async fn evaluation_return(
    host: &Host,
    asker: &Asker,
    request: EvaluationReturnRequest,
) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let member = request.member_id;
    Ok(evaluation::reopen_for(&open.store, &caller, request.dossier_id, member, &request.motive).await?)
}

/// Gives no opinion.
pub async fn evaluation_abstain(
    host: &Host,
    asker: &Asker,
    request: EvaluationAbstainRequest,
) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::abstain(&open.store, &caller, request.dossier_id).await?)
}

/// Closes the scoring of a dossier.
pub async fn scoring_close(host: &Host, asker: &Asker, request: ScoringCloseRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::close_scoring(&open.store, &caller, request.dossier_id).await?)
}

/// The ranking.
pub async fn ranking_get(host: &Host, asker: &Asker, request: RankingGetRequest) -> Result<RankingView, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let mut connection = open.store.read().await?;
    let (actor, call) = (caller.actor(), request.call_id);
    let detail = if request.explained {
        Detail::Explained
    } else {
        Detail::Folded
    };
    Ok(match request.dossier_id {
        Some(dossier) => evaluation::ranking_of(&mut connection, actor, call, dossier, detail).await?,
        None => evaluation::ranking_on(&mut connection, actor, call, request.grid_id, detail).await?,
    })
}

/// The result of one dossier of the ranking, explained.
pub async fn result_get(host: &Host, asker: &Asker, request: ResultGetRequest) -> Result<DossierResult, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let mut connection = open.store.read().await?;
    let (actor, call) = (caller.actor(), request.call_id);
    let view = evaluation::ranking_of(&mut connection, actor, call, request.dossier_id, Detail::Explained).await?;
    let found = view
        .results
        .into_iter()
        .find(|result| result.dossier == request.dossier_id);
    Ok(found.ok_or_else(|| Error::not_found("result", request.dossier_id))?)
}

/// Who evaluates what.
pub async fn assignment_list(
    host: &Host,
    asker: &Asker,
    request: AssignmentListRequest,
) -> Result<AssignmentList, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let mut connection = open.store.read().await?;
    let assigned = evaluation::assignments(&mut connection, caller.actor(), request.call_id).await?;
    Ok(AssignmentList { assigned })
}

/// How a dossier is scored.
pub async fn marks_get(host: &Host, asker: &Asker, request: MarksGetRequest) -> Result<DossierMarks, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let mut connection = open.store.read().await?;
    Ok(evaluation::dossier_marks(&mut connection, caller.actor(), request.dossier_id).await?)
}

/// Gives a dossier its grid by hand.
pub async fn grid_choose(host: &Host, asker: &Asker, request: GridChooseRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::choose_grid(&open.store, &caller, request.dossier_id, request.grid_id).await?)
}

/// Has dossiers scored anew.
pub async fn round_open(host: &Host, asker: &Asker, request: RoundOpenRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let round = evaluation::Round {
        dossiers: request.dossiers,
        carry: request.carry,
        motive: request.motive,
    };
    Ok(evaluation::open_round(&open.store, &caller, &round).await?)
}

/// Records the marks that the committee agreed on.
pub async fn consensus_set(host: &Host, asker: &Asker, request: ConsensusSetRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let consensus = evaluation::Consensus {
        answers: request.answers,
        note: request.note.trim().to_owned(),
    };
    Ok(evaluation::agree(&open.store, &caller, request.dossier_id, &consensus).await?)
}

/// The bench of comparison.
pub async fn comparison_get(host: &Host, asker: &Asker, request: ComparisonGetRequest) -> Result<Comparison, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let (actor, today) = (caller.actor(), clock::paris_date(caller.at));
    let mut connection = open.store.read().await?;
    Ok(decision::comparison(&mut connection, actor, request.call_id, request.grid_id, today).await?)
}

/// The chair orders a tie.
pub async fn tie_order(host: &Host, asker: &Asker, request: TieOrderRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let order = evaluation::TieOrder {
        call: request.call_id,
        chair: request.chair_id,
        dossiers: request.dossiers,
        motive: request.motive,
    };
    Ok(evaluation::order_tie(&open.store, &caller, &order).await?)
}
