//! Decisions: taken in a session, followed until their reservations are lifted, opened again.

use chrono::NaiveDate;
use palmares_core::clock;
use palmares_core::decision::model::ReopeningReason;
use palmares_core::decision::view::PendingReservation;
use palmares_core::decision::{
    self, AuthorityAct, DecisionDraft, DecisionInput, DecisionView, Lifting, Review, Validation, Weighing,
};
use palmares_core::error::Result;
use palmares_core::id::{CallId, DecisionId, DocumentId, DossierId, ReservationId, SessionId};
use palmares_core::journal::Receipt;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Records a decision.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionRecordRequest {
    /// What was decided.
    pub input: DecisionInput,
}

/// Weighs a decision while it is being prepared; nothing is written.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionWeighRequest {
    /// What is typed so far.
    pub draft: DecisionDraft,
}

/// Asks for a dossier's decisions.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionListRequest {
    /// Which dossier.
    pub dossier_id: DossierId,
}

/// A dossier's decisions, oldest first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DecisionList {
    /// See above.
    pub decisions: Vec<DecisionView>,
}

/// Brings a decided dossier back to the committee; the decision stays in the record.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionReopenRequest {
    /// The decision, the dossier's last one.
    pub decision_id: DecisionId,
    /// The ground.
    pub reason: ReopeningReason,
    /// Why: mandatory.
    pub motive: String,
}

/// Records the act of the competent body on proposals of a session.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DecisionValidateRequest {
    /// The session.
    pub session_id: SessionId,
    /// Which of its decisions.
    pub decisions: Vec<DecisionId>,
    /// By which act.
    pub act: AuthorityAct,
}

/// Lifts a reservation.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReservationLiftRequest {
    /// Which.
    pub reservation_id: ReservationId,
    /// The Paris day on which it was met.
    pub lifted_on: NaiveDate,
    /// How that was established: mandatory.
    pub motive: String,
    /// The evidence, among the dossier's documents.
    pub document_id: Option<DocumentId>,
}

/// Says when the committee looks at a reservation again.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReservationReviewRequest {
    /// Which.
    pub reservation_id: ReservationId,
    /// At which session or on which day; none where nothing is planned any more.
    pub review: Option<Review>,
}

/// Asks for the reservations that wait to be lifted.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReservationListRequest {
    /// Of which call.
    pub call_id: CallId,
}

/// The reservations that wait to be lifted, soonest first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReservationList {
    /// See above.
    pub reservations: Vec<PendingReservation>,
}

/// Records a decision.
pub async fn decision_record(host: &Host, asker: &Asker, request: DecisionRecordRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(decision::record(&open.store, &caller, &request.input).await?)
}

/// What a decision in preparation would decide, and what it still lacks.
pub async fn decision_weigh(host: &Host, asker: &Asker, request: DecisionWeighRequest) -> Result<Weighing, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    caller.actor().require_secretariat()?;
    let mut connection = open.store.read().await?;
    Ok(decision::weigh(&mut connection, &request.draft, caller.at).await?)
}

/// A dossier's decisions.
pub async fn decision_list(host: &Host, asker: &Asker, request: DecisionListRequest) -> Result<DecisionList, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let today = clock::paris_date(caller.at);
    let mut connection = open.store.read().await?;
    Ok(DecisionList {
        decisions: decision::of_dossier(&mut connection, caller.actor(), request.dossier_id, today).await?,
    })
}

/// Brings a decided dossier back to the committee.
pub async fn decision_reopen(host: &Host, asker: &Asker, request: DecisionReopenRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(decision::reopen(
        &open.store,
        &caller,
        request.decision_id,
        request.reason,
        &request.motive,
    )
    .await?)
}

/// Records the act of the competent body.
pub async fn decision_validate(
    host: &Host,
    asker: &Asker,
    request: DecisionValidateRequest,
) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let validation = Validation {
        session: request.session_id,
        decisions: request.decisions,
        act: request.act,
    };
    Ok(decision::validate(&open.store, &caller, &validation).await?)
}

/// Lifts a reservation.
pub async fn reservation_lift(
    host: &Host,
    asker: &Asker,
    request: ReservationLiftRequest,
) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let lifting = Lifting {
        reservation: request.reservation_id,
        on: request.lifted_on,
        motive: request.motive,
        document: request.document_id,
    };
    Ok(decision::lift(&open.store, &caller, &lifting).await?)
}

/// Says when the committee looks at a reservation again.
pub async fn reservation_review(
    host: &Host,
    asker: &Asker,
    request: ReservationReviewRequest,
) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(decision::review(&open.store, &caller, request.reservation_id, request.review).await?)
}

/// The reservations that wait to be lifted.
pub async fn reservation_list(
    host: &Host,
    asker: &Asker,
    request: ReservationListRequest,
) -> Result<ReservationList, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    caller.actor().require_secretariat()?;
    let mut connection = open.store.read().await?;
    let reservations = decision::pending(&mut connection, request.call_id, clock::paris_date(caller.at)).await?;
    Ok(ReservationList { reservations })
}
