//! Scoring, member by member; rounds and the ranking are apart.

mod ranking;
mod rounds;

use palmares_core::error::Result;
use palmares_core::evaluation::view::{Assigned, ScoringQueue, ScoringView};
use palmares_core::evaluation::{self, Passage, Shortfall};
use palmares_core::grid::Answer;
use palmares_core::id::{CallId, DossierId, EvidenceId, MemberId};
use palmares_core::journal::Receipt;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

pub use ranking::*;
pub use rounds::*;

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

/// Holds a passage of a document as evidence.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EvidenceAttachRequest {
    /// On which dossier.
    pub dossier_id: DossierId,
    /// For which criterion.
    pub criterion: String,
    /// Which passage.
    pub passage: Passage,
    /// What is said of it; may be empty.
    pub comment: String,
}

/// Writes what is said of a passage.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EvidenceCommentRequest {
    /// Which evidence.
    pub evidence_id: EvidenceId,
    /// What is said of it; may be empty.
    pub comment: String,
}

/// Says where a passage stands in a document that changed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EvidenceConfirmRequest {
    /// Which evidence.
    pub evidence_id: EvidenceId,
    /// Where it stands now; none once it no longer is there.
    pub passage: Option<Passage>,
}

/// Removes a passage from one's evidence.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EvidenceRemoveRequest {
    /// Which evidence.
    pub evidence_id: EvidenceId,
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
    /// The dossiers that lack evaluators whom the call asks for: for the secretariat, empty for a member.
    pub shortfalls: Vec<Shortfall>,
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

/// Holds a passage of a document as evidence.
pub async fn evidence_attach(host: &Host, asker: &Asker, request: EvidenceAttachRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let EvidenceAttachRequest {
        dossier_id,
        ref criterion,
        ref passage,
        ref comment,
    } = request;
    Ok(evaluation::attach_evidence(&open.store, &caller, dossier_id, criterion, passage, comment).await?)
}

/// Writes what is said of a passage.
pub async fn evidence_comment(
    host: &Host,
    asker: &Asker,
    request: EvidenceCommentRequest,
) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::comment_evidence(&open.store, &caller, request.evidence_id, &request.comment).await?)
}

/// Says where a passage stands in a document that changed.
pub async fn evidence_confirm(
    host: &Host,
    asker: &Asker,
    request: EvidenceConfirmRequest,
) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let found = request.passage.as_ref();
    Ok(evaluation::confirm_evidence(&open.store, &caller, request.evidence_id, found).await?)
}

/// Removes a passage from one's evidence.
pub async fn evidence_remove(host: &Host, asker: &Asker, request: EvidenceRemoveRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::remove_evidence(&open.store, &caller, request.evidence_id).await?)
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

/// Who evaluates what.
pub async fn assignment_list(
    host: &Host,
    asker: &Asker,
    request: AssignmentListRequest,
) -> Result<AssignmentList, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let mut connection = open.store.read().await?;
    let (actor, call) = (caller.actor(), request.call_id);
    Ok(AssignmentList {
        assigned: evaluation::assignments(&mut connection, actor, call).await?,
        shortfalls: evaluation::shortfalls(&mut connection, actor, call).await?,
    })
}
