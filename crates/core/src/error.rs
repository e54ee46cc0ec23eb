//! One error type whose variants are meanings for the caller, never the library that failed.
//!
//! Rules: a variant exists because somebody reacts to it differently; what people may read lives in the interface's
//! catalogue and in the command line under [`Error::code`], with [`Error::params`] as its arguments and [`Error::field`]
//! naming the input at fault. Sources stay inside for the log.

use std::collections::BTreeMap;
use std::io;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

mod reasons;

pub use reasons::{BrokenRule, CopyFault, Denial, DocumentFault, InputFault, PackFault, PathFault};

/// What every fallible function of the core returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The closed set of codes that cross to the interface, one message each in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Code {
    /// An input does not have the form it must have; `field` and `reason` say which and why.
    InvalidInput,
    /// The thing named does not exist (any more); `kind`, `id`.
    NotFound,
    /// The act is not possible in the present state; `from`, `act`.
    WrongState,
    /// A rule of the call or of the committee forbids the act; `rule`.
    RuleBroken,
    /// The person acting may not see or do this; `reason`.
    NotAllowed,
    /// Whoever asks is not who sits at that window (any more): what it shows is for somebody else.
    SeatChanged,
    /// Somebody else's later change stands in the way; `table`, `key`.
    Conflict,
    /// There is nothing (more) to undo or to redo.
    NothingToUndo,
    /// Another process holds the workspace; `holder`, `host`, `since`.
    WorkspaceHeld,
    /// The folder is not a workspace, or already is one; `path`, `reason`.
    WorkspacePath,
    /// The file was written by a newer version; `found`, `supported`.
    WorkspaceNewer,
    /// A file of changes cannot be taken in; `reason`.
    CopyRefused,
    /// A pack or a return is refused; `reason`.
    PackRefused,
    /// The workspace was opened read-only.
    ReadOnly,
    /// No workspace is open.
    NoWorkspace,
    /// The disk is full; nothing was changed.
    DiskFull,
    /// The file or the folder cannot be read or written; `path`.
    FileAccess,
    /// The workspace's file is damaged; `detail`.
    Damaged,
    /// The document cannot be read; `reason`.
    DocumentUnreadable,
    /// The paper could not be set; `detail`.
    PaperFailed,
    /// The person cancelled.
    Cancelled,
    /// A fault of the program itself; `detail` goes to the log.
    Internal,
}

/// A failure, by meaning.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// See [`Code::InvalidInput`].
    #[error("invalid input in {field}: {reason}")]
    InvalidInput {
        /// Path of the field at fault (`applicant.siren`).
        field: String,
        /// Why.
        reason: InputFault,
    },
    /// See [`Code::NotFound`].
    #[error("{kind} {id} not found")]
    NotFound {
        /// What was looked for (`dossier`).
        kind: &'static str,
        /// Its identifier.
        id: String,
    },
    /// See [`Code::WrongState`].
    #[error("{act} is not possible from {from}")]
    WrongState {
        /// The present state's code.
        from: String,
        /// The act's code.
        act: &'static str,
    },
    /// See [`Code::RuleBroken`].
    #[error("rule {rule} forbids it")]
    RuleBroken {
        /// The rule.
        rule: BrokenRule,
        /// What the message needs to explain the rule.
        params: BTreeMap<&'static str, Value>,
    },
    /// See [`Code::NotAllowed`].
    #[error("not allowed: {reason}")]
    NotAllowed {
        /// Why.
        reason: Denial,
    },
    /// See [`Code::SeatChanged`].
    #[error("whoever asks does not sit at this window")]
    SeatChanged,
    /// See [`Code::Conflict`].
    #[error("row {key} of {table} was changed since")]
    Conflict {
        /// The table of the row.
        table: String,
        /// The row's key.
        key: String,
    },
    /// See [`Code::NothingToUndo`].
    #[error("nothing to undo or redo")]
    NothingToUndo,
    /// See [`Code::WorkspaceHeld`].
    #[error("workspace held by {holder} on {host} since {since}")]
    WorkspaceHeld {
        /// The person's account name.
        holder: String,
        /// The machine's name.
        host: String,
        /// When it was opened, RFC 3339.
        since: String,
    },
    /// See [`Code::WorkspacePath`].
    #[error("{path} cannot be used as a workspace: {reason}")]
    WorkspacePath {
        /// The folder.
        path: String,
        /// Why.
        reason: PathFault,
    },
    /// See [`Code::WorkspaceNewer`].
    #[error("written by schema {found}, this program knows {supported}")]
    WorkspaceNewer {
        /// The file's schema version.
        found: i64,
        /// The newest version known here.
        supported: i64,
    },
    /// See [`Code::CopyRefused`].
    #[error("the changes cannot be taken in: {reason}")]
    CopyRefused {
        /// Why.
        reason: CopyFault,
    },
    /// See [`Code::PackRefused`].
    #[error("the pack is refused: {reason}")]
    PackRefused {
        /// Why.
        reason: PackFault,
    },
    /// See [`Code::ReadOnly`].
    #[error("the workspace is open read-only")]
    ReadOnly,
    /// See [`Code::NoWorkspace`].
    #[error("no workspace is open")]
    NoWorkspace,
    /// See [`Code::DiskFull`].
    #[error("the disk is full")]
    DiskFull,
    /// See [`Code::FileAccess`].
    #[error("{path}: {source}")]
    FileAccess {
        /// The file or folder.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// See [`Code::Damaged`].
    #[error("damaged: {detail}")]
    Damaged {
        /// What was found.
        detail: String,
    },
    /// See [`Code::DocumentUnreadable`].
    #[error("document unreadable: {reason}")]
    DocumentUnreadable {
        /// Why.
        reason: DocumentFault,
    },
    /// See [`Code::PaperFailed`].
    #[error("paper failed: {detail}")]
    PaperFailed {
        /// What the typesetter said.
        detail: String,
    },
    /// See [`Code::Cancelled`].
    #[error("cancelled")]
    Cancelled,
    /// See [`Code::Internal`].
    #[error("internal: {detail}")]
    Internal {
        /// For the log.
        detail: String,
    },
}

impl Error {
    /// An input at fault.
    pub fn invalid(field: impl Into<String>, reason: InputFault) -> Self {
        Self::InvalidInput {
            field: field.into(),
            reason,
        }
    }

    /// A missing thing.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "callers hand over a small copyable identifier"
    )]
    pub fn not_found(kind: &'static str, id: impl ToString) -> Self {
        Self::NotFound {
            kind,
            id: id.to_string(),
        }
    }

    /// An act out of order.
    #[allow(clippy::needless_pass_by_value, reason = "callers hand over a small copyable state")]
    pub fn wrong_state(from: impl ToString, act: &'static str) -> Self {
        Self::WrongState {
            from: from.to_string(),
            act,
        }
    }

    /// A rule that forbids, without parameters.
    pub fn rule(rule: BrokenRule) -> Self {
        Self::RuleBroken {
            rule,
            params: BTreeMap::new(),
        }
    }

    /// A rule that forbids, with what its message needs.
    pub fn rule_with<const N: usize>(rule: BrokenRule, params: [(&'static str, Value); N]) -> Self {
        Self::RuleBroken {
            rule,
            params: BTreeMap::from(params),
        }
    }

    /// A value in the database that this version does not know: never a default.
    pub fn stored_value(column: &str, value: &str) -> Self {
        Self::Damaged {
            detail: format!("{column} holds {value:?}"),
        }
    }

    /// A file that cannot be read or written; a full disk keeps its own meaning.
    pub fn file(path: &std::path::Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::FileAccess {
                path: path.display().to_string(),
                source,
            },
        }
    }

    /// A fault of the program.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "a point-free `map_err(Error::internal)` hands the error over"
    )]
    pub fn internal(detail: impl ToString) -> Self {
        Self::Internal {
            detail: detail.to_string(),
        }
    }

    /// A pack or a return that is refused.
    pub const fn pack(reason: PackFault) -> Self {
        Self::PackRefused { reason }
    }

    /// The code under which the interface holds the message.
    pub fn code(&self) -> Code {
        match self {
            Self::InvalidInput { .. } => Code::InvalidInput,
            Self::NotFound { .. } => Code::NotFound,
            Self::WrongState { .. } => Code::WrongState,
            Self::RuleBroken { .. } => Code::RuleBroken,
            Self::NotAllowed { .. } => Code::NotAllowed,
            Self::SeatChanged => Code::SeatChanged,
            Self::Conflict { .. } => Code::Conflict,
            Self::NothingToUndo => Code::NothingToUndo,
            Self::WorkspaceHeld { .. } => Code::WorkspaceHeld,
            Self::WorkspacePath { .. } => Code::WorkspacePath,
            Self::WorkspaceNewer { .. } => Code::WorkspaceNewer,
            Self::CopyRefused { .. } => Code::CopyRefused,
            Self::PackRefused { .. } => Code::PackRefused,
            Self::ReadOnly => Code::ReadOnly,
            Self::NoWorkspace => Code::NoWorkspace,
            Self::DiskFull => Code::DiskFull,
            Self::FileAccess { .. } => Code::FileAccess,
            Self::Damaged { .. } => Code::Damaged,
            Self::DocumentUnreadable { .. } => Code::DocumentUnreadable,
            Self::PaperFailed { .. } => Code::PaperFailed,
            Self::Cancelled => Code::Cancelled,
            Self::Internal { .. } => Code::Internal,
        }
    }

    /// The arguments of the message, by name.
    pub fn params(&self) -> Value {
        match self {
            Self::InvalidInput { field, reason } => json!({ "field": field, "reason": reason }),
            Self::NotFound { kind, id } => json!({ "kind": kind, "id": id }),
            Self::WrongState { from, act } => json!({ "from": from, "act": act }),
            Self::RuleBroken { rule, params } => {
                let mut all = json!({ "rule": rule });
                if let Value::Object(map) = &mut all {
                    map.extend(params.iter().map(|(name, value)| ((*name).to_owned(), value.clone())));
                }
                all
            }
            Self::NotAllowed { reason } => json!({ "reason": reason }),
            Self::DocumentUnreadable { reason } => json!({ "reason": reason }),
            Self::CopyRefused { reason } => json!({ "reason": reason }),
            Self::PackRefused { reason } => json!({ "reason": reason }),
            Self::Conflict { table, key } => json!({ "table": table, "key": key }),
            Self::WorkspaceHeld { holder, host, since } => json!({ "holder": holder, "host": host, "since": since }),
            Self::WorkspacePath { path, reason } => json!({ "path": path, "reason": reason }),
            Self::WorkspaceNewer { found, supported } => json!({ "found": found, "supported": supported }),
            Self::FileAccess { path, .. } => json!({ "path": path }),
            Self::Damaged { detail } | Self::PaperFailed { detail } | Self::Internal { detail } => {
                json!({ "detail": detail })
            }
            Self::SeatChanged
            | Self::NothingToUndo
            | Self::ReadOnly
            | Self::NoWorkspace
            | Self::DiskFull
            | Self::Cancelled => json!({}),
        }
    }

    /// The input at fault, when there is one.
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::InvalidInput { field, .. } => Some(field),
            _ => None,
        }
    }
}
