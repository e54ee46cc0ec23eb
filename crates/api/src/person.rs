//! The persons of the staff.

use palmares_core::committee::{self, PersonInput};
use palmares_core::error::Result;
use palmares_core::id::PersonId;
use palmares_core::journal::Receipt;
use serde::Deserialize;
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::Host;
use crate::seat::Asker;

/// Enters a person of the staff, or changes one.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonSaveRequest {
    /// Whom; none for a new one.
    pub person_id: Option<PersonId>,
    /// What was typed.
    pub input: PersonInput,
}

/// Enters a person of the staff, or changes one.
pub async fn person_save(host: &Host, asker: &Asker, request: PersonSaveRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(committee::save_person(&open.store, &caller, request.person_id, &request.input).await?)
}
