//! What the journal, which stands above, adds when files are opened and copied.

use std::pin::Pin;

use sqlx::SqliteConnection;

use crate::error::Result;

/// The answer of a hook.
pub(crate) type Checked<'a> = Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// A hook: it looks at, or changes, the file behind a connection.
pub(crate) type Hook = fn(&mut SqliteConnection) -> Checked<'_>;

/// The answer of a hook that puts right what may be: what that was.
pub(crate) type Mended<'a> = Pin<Box<dyn Future<Output = Result<Vec<String>>> + Send + 'a>>;

/// Such a hook.
pub(crate) type Mending = fn(&mut SqliteConnection) -> Mended<'_>;

/// See the module.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hooks {
    /// Whether a file of an older schema may be migrated: its record must hold, or the migration would hide that it does not.
    pub before_migration: Hook,
    /// Brings what no migration in SQL can: entries of an older form, the triggers of the schema. Says which triggers were others
    /// than they must be.
    pub after_migration: Mending,
    /// Whether the record of a copy holds.
    pub whole: Hook,
}
