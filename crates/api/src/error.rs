//! The error that crosses the wire: a code with its arguments. Prose is the interface's.

use palmares_core::error::{Code, Error};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

/// A failure as the interface gets it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ApiError {
    /// Which message.
    pub code: Code,
    /// Its arguments.
    #[ts(type = "Record<string, unknown>")]
    pub params: Value,
    /// The input at fault (`applicant.siren`).
    pub field: Option<String>,
    /// What the log holds it under.
    pub correlation: String,
}

impl From<Error> for ApiError {
    fn from(error: Error) -> Self {
        Self {
            code: error.code(),
            params: error.params(),
            field: error.field().map(str::to_owned),
            correlation: palmares_core::id::PaperId::new().to_string(),
        }
    }
}
