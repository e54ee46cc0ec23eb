//! What SQLite says, by meaning.

use crate::error::Error;

/// Primary result codes of SQLite (<https://sqlite.org/rescode.html>).
const READONLY: i32 = 8;
const IOERR: i32 = 10;
const CORRUPT: i32 = 11;
const FULL: i32 = 13;
const CANTOPEN: i32 = 14;
const CONSTRAINT: i32 = 19;
const NOTADB: i32 = 26;
/// No room for the file in which readers of the write-ahead log agree.
const IOERR_SHMSIZE: i32 = 4874;

/// SQLite's extended result code, which keeps the primary one in the low byte.
fn extended_code(error: &dyn sqlx::error::DatabaseError) -> i32 {
    error.code().and_then(|code| code.parse().ok()).unwrap_or(0)
}

/// Whether a statement, or the commit of all, would leave a broken reference or two rows under one key.
pub(crate) fn breaks_constraint(error: &sqlx::Error) -> bool {
    error
        .as_database_error()
        .is_some_and(|source| extended_code(source) & 0xff == CONSTRAINT)
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(source) => {
                let extended = extended_code(source.as_ref());
                let detail = source.message().to_owned();
                match extended & 0xff {
                    FULL => Self::DiskFull,
                    READONLY => Self::ReadOnly,
                    CORRUPT | NOTADB => Self::Damaged { detail },
                    IOERR if extended == IOERR_SHMSIZE || detail.contains("full") => Self::DiskFull,
                    IOERR | CANTOPEN => disk(std::io::Error::other(format!("{extended}: {detail}"))),
                    _ => Self::internal(format!("sqlite {extended}: {detail}")),
                }
            }
            sqlx::Error::RowNotFound => Self::internal("a row that must exist is missing"),
            sqlx::Error::ColumnDecode { index, source } => Self::Damaged {
                detail: format!("column {index}: {source}"),
            },
            sqlx::Error::Io(source) if source.kind() == std::io::ErrorKind::StorageFull => Self::DiskFull,
            sqlx::Error::Io(source) => disk(source.kind().into()),
            _ => Self::internal(error),
        }
    }
}

/// The disk's fault, not the program's: SQLite does not say which of its files it was.
fn disk(source: std::io::Error) -> Error {
    Error::file(std::path::Path::new("workspace.sqlite"), source)
}

impl From<sqlx::migrate::MigrateError> for Error {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        match error {
            sqlx::migrate::MigrateError::Execute(source) | sqlx::migrate::MigrateError::ExecuteMigration(source, _) => {
                source.into()
            }
            other => Self::Damaged {
                detail: other.to_string(),
            },
        }
    }
}

impl From<serde_json::Error> for Error {
    /// JSON that this program wrote itself and cannot read back is damage, not input.
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged {
            detail: error.to_string(),
        }
    }
}
