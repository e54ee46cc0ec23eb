//! Sessions, from the plan to the closing.

use palmares_core::clock;
use palmares_core::error::Result;
use palmares_core::id::{AgendaItemId, CallId, DossierId, SessionId};
use palmares_core::journal::Receipt;
use palmares_core::minutes::{self, SessionView};
use palmares_core::session;
use palmares_core::session::quorum::QuorumResult;
use palmares_core::session::view::{AttendanceInput, SessionInput, SessionList};
use palmares_core::session::warning::SessionWarning;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Asks for the sessions.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionListRequest {
    /// Of which call.
    pub call_id: CallId,
}

/// Asks for a session.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionGetRequest {
    /// Which.
    pub session_id: SessionId,
}

/// Plans a session.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionCreateRequest {
    /// Of which call.
    pub call_id: CallId,
    /// The plan.
    pub input: SessionInput,
}

/// A session was planned.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SessionCreated {
    /// Its identifier.
    pub id: SessionId,
    /// What changed.
    pub receipt: Receipt,
}

/// Changes the plan of a session.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionUpdateRequest {
    /// Which.
    pub session_id: SessionId,
    /// The plan.
    pub input: SessionInput,
}

/// Sets the agenda.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AgendaSetRequest {
    /// Of which session.
    pub session_id: SessionId,
    /// The dossiers in order.
    pub dossiers: Vec<DossierId>,
}

/// Records that the members were convened.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionConveneRequest {
    /// To which session.
    pub session_id: SessionId,
}

/// Records attendance.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AttendanceSetRequest {
    /// At which session.
    pub session_id: SessionId,
    /// Member by member.
    pub attendance: Vec<AttendanceInput>,
}

/// Opens a session, if there is a quorum.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionOpenRequest {
    /// Which.
    pub session_id: SessionId,
    /// When it began (Paris, `14:05`), where it is stated.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<String>,
}

/// The session is open, or the quorum failed and that is recorded.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SessionOpened {
    /// The quorum found.
    pub quorum: QuorumResult,
    /// What should not be overlooked and forbids nothing.
    pub warnings: Vec<SessionWarning>,
    /// What changed.
    pub receipt: Receipt,
}

/// Convenes again after a failed quorum: same agenda, no quorum needed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionReconveneRequest {
    /// The session that failed.
    pub session_id: SessionId,
    /// The new plan.
    pub input: SessionInput,
}

/// Records a hearing and the debate.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HearingRecordRequest {
    /// On which item.
    pub item_id: AgendaItemId,
    /// The applicant was invited and did not come.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub absent: bool,
    /// From, in Paris (`14:35`).
    pub heard_at: Option<String>,
    /// Until.
    pub heard_until: Option<String>,
    /// Persons heard.
    pub persons: String,
    /// Summary of the debate.
    pub debate: String,
}

/// Closes a session.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionCloseRequest {
    /// Which.
    pub session_id: SessionId,
    /// When it ended (Paris, `14:05`), where it is stated.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<String>,
}

/// Cancels a session that was not held.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionCancelRequest {
    /// Which.
    pub session_id: SessionId,
}

/// The sessions of a call.
pub async fn session_list(host: &Host, asker: &Asker, request: SessionListRequest) -> Result<SessionList, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let today = clock::paris_date(caller.at);
    Ok(session::list(&mut *open.store.read().await?, caller.actor(), request.call_id, today).await?)
}

/// A session.
pub async fn session_get(host: &Host, asker: &Asker, request: SessionGetRequest) -> Result<SessionView, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let today = clock::paris_date(caller.at);
    Ok(minutes::get(
        &mut *open.store.read().await?,
        caller.actor(),
        request.session_id,
        today,
    )
    .await?)
}

/// Plans a session.
pub async fn session_create(
    host: &Host,
    asker: &Asker,
    request: SessionCreateRequest,
) -> Result<SessionCreated, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let (id, receipt) = session::create(&open.store, &caller, request.call_id, &request.input).await?;
    Ok(SessionCreated { id, receipt })
}

/// Changes the plan of a session.
pub async fn session_update(host: &Host, asker: &Asker, request: SessionUpdateRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(session::update(&open.store, &caller, request.session_id, &request.input).await?)
}

/// Sets the agenda.
pub async fn agenda_set(host: &Host, asker: &Asker, request: AgendaSetRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(session::set_agenda(&open.store, &caller, request.session_id, &request.dossiers).await?)
}

/// Records that the members were convened.
pub async fn session_convene(host: &Host, asker: &Asker, request: SessionConveneRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(session::convene(&open.store, &caller, request.session_id).await?)
}

/// Records attendance.
pub async fn attendance_set(host: &Host, asker: &Asker, request: AttendanceSetRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(session::set_attendance(&open.store, &caller, request.session_id, &request.attendance).await?)
}

/// Opens a session, if there is a quorum.
pub async fn session_open(host: &Host, asker: &Asker, request: SessionOpenRequest) -> Result<SessionOpened, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let (quorum, receipt) = minutes::open(
        &open.store,
        &caller,
        host.territory()?,
        request.session_id,
        request.at.as_deref(),
    )
    .await?;
    let today = clock::paris_date(caller.at);
    let view = minutes::get(
        &mut *open.store.read().await?,
        caller.actor(),
        request.session_id,
        today,
    )
    .await?;
    Ok(SessionOpened {
        quorum,
        warnings: view.warnings,
        receipt,
    })
}

/// Convenes again after a failed quorum.
pub async fn session_reconvene(
    host: &Host,
    asker: &Asker,
    request: SessionReconveneRequest,
) -> Result<SessionCreated, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let (id, receipt) = session::reconvene(&open.store, &caller, request.session_id, &request.input).await?;
    Ok(SessionCreated { id, receipt })
}

/// Records a hearing and the debate.
pub async fn hearing_record(host: &Host, asker: &Asker, request: HearingRecordRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let hearing = session::Hearing {
        absent: request.absent,
        item: request.item_id,
        heard_at: request.heard_at,
        heard_until: request.heard_until,
        persons: request.persons,
        debate: request.debate,
    };
    Ok(session::record_hearing(&open.store, &caller, &hearing).await?)
}

/// Closes a session.
pub async fn session_close(host: &Host, asker: &Asker, request: SessionCloseRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(minutes::close(
        &open.store,
        &caller,
        host.territory()?,
        request.session_id,
        request.at.as_deref(),
    )
    .await?)
}

/// Cancels a session that was not held.
pub async fn session_cancel(host: &Host, asker: &Asker, request: SessionCancelRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(session::cancel(&open.store, &caller, request.session_id).await?)
}
