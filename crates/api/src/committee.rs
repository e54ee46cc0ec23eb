//! Members, interests, assignment.

use palmares_core::committee;
use palmares_core::committee::model::InterestKind;
use palmares_core::committee::view::{InterestView, MemberInput, MemberView};
use palmares_core::error::Result;
use palmares_core::evaluation;
use palmares_core::id::{CallId, DossierId, MemberId};
use palmares_core::journal::Receipt;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Asks for the members.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MemberListRequest {
    /// Of which call.
    pub call_id: CallId,
}

/// The committee.
#[derive(Debug, Clone, Serialize, TS)]
pub struct MemberList {
    /// Chair first, then by name.
    pub members: Vec<MemberView>,
}

/// Adds or corrects a member.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MemberSaveRequest {
    /// Of which call.
    pub call_id: CallId,
    /// Whom; none for a new one.
    pub member_id: Option<MemberId>,
    /// What was typed.
    pub input: MemberInput,
}

/// Takes a member off the list; what they did stays.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MemberRetireRequest {
    /// Whom.
    pub member_id: MemberId,
}

/// Asks for the declarations.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InterestListRequest {
    /// Of which call.
    pub call_id: CallId,
}

/// The declarations that the one who asks may see: all for the secretariat, one's own for a member.
#[derive(Debug, Clone, Serialize, TS)]
pub struct InterestList {
    /// See above.
    pub interests: Vec<InterestView>,
}

/// Declares an interest on a dossier, or none.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InterestDeclareRequest {
    /// Whose.
    pub member_id: MemberId,
    /// On which dossier.
    pub dossier_id: DossierId,
    /// `none` or the reason.
    pub kind: InterestKind,
    /// What they write.
    pub note: String,
    /// Whether they take no part.
    pub recused: bool,
    /// Whether the chair decides it for them.
    pub imposed: bool,
}

/// Assigns a dossier.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AssignmentSetRequest {
    /// Which dossier.
    pub dossier_id: DossierId,
    /// To whom; evaluations already begun stay.
    pub members: Vec<MemberId>,
}

/// Assigns every dossier to score to every voting member without recusal.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AssignmentAllRequest {
    /// Of which call.
    pub call_id: CallId,
}

/// Assigns to dossiers whom their call asks for and whom they lack.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AssignmentCompleteRequest {
    /// In which call.
    pub call_id: CallId,
    /// Which dossier; none for all that are being assigned or scored.
    pub dossier_id: Option<DossierId>,
}

/// The committee.
pub async fn member_list(host: &Host, asker: &Asker, request: MemberListRequest) -> Result<MemberList, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let mut connection = open.store.read().await?;
    Ok(MemberList {
        members: committee::seen_members(&mut connection, caller.actor(), request.call_id).await?,
    })
}

/// Adds or corrects a member.
pub async fn member_save(host: &Host, asker: &Asker, request: MemberSaveRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(committee::save_member(&open.store, &caller, request.call_id, request.member_id, &request.input).await?)
}

/// Takes a member off the list.
pub async fn member_retire(host: &Host, asker: &Asker, request: MemberRetireRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::retire_member(&open.store, &caller, request.member_id).await?)
}

/// The declarations.
pub async fn interest_list(host: &Host, asker: &Asker, request: InterestListRequest) -> Result<InterestList, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let actor = caller.actor();
    let mut connection = open.store.read().await?;
    Ok(InterestList {
        interests: committee::interests(&mut connection, actor, request.call_id).await?,
    })
}

/// Declares an interest on a dossier, or none.
pub async fn interest_declare(
    host: &Host,
    asker: &Asker,
    request: InterestDeclareRequest,
) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let declared = committee::Declaration {
        member: request.member_id,
        dossier: request.dossier_id,
        kind: request.kind,
        note: request.note,
        recused: request.recused,
        imposed: request.imposed,
    };
    Ok(evaluation::declare_interest(&open.store, &caller, &declared).await?)
}

/// Assigns a dossier.
pub async fn assignment_set(host: &Host, asker: &Asker, request: AssignmentSetRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::assign(&open.store, &caller, request.dossier_id, &request.members).await?)
}

/// Assigns everything to everybody who may score it.
pub async fn assignment_all(host: &Host, asker: &Asker, request: AssignmentAllRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::assign_all(&open.store, &caller, request.call_id).await?)
}

/// Assigns to dossiers whom their call asks for and whom they lack.
pub async fn assignment_complete(
    host: &Host,
    asker: &Asker,
    request: AssignmentCompleteRequest,
) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(evaluation::assign_missing(&open.store, &caller, request.call_id, request.dossier_id).await?)
}
