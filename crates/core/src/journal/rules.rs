//! What the areas say of their own acts when these are turned back, or come from another copy. Passed in: the journal knows none.

use sqlx::SqliteConnection;

use super::entry::{Entry, Heads};
use super::plan::{FieldMeeting, RowsAfter};
use super::undo::Reversal;
use crate::error::Result;
use crate::id::DeviceId;

/// A number that is given by counting within a scope: two rows that were numbered apart may have the same when they meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The table.
    pub table: &'static str,
    /// The column that counts from 1.
    pub column: &'static str,
    /// The columns within whose values it counts.
    pub scope: &'static [&'static str],
}

/// The rules of the areas, by the name of the operation.
pub trait Rules: Sync {
    /// Whether an act that was done elsewhere, by somebody who had not seen all that happened here, may be done here now. Asked
    /// before its rows are written.
    fn admit(&self, connection: &mut SqliteConnection, entry: &Entry) -> impl Future<Output = Result<()>> + Send;

    /// Whether an act may be turned back or done again: its rows already are what they become.
    fn take_back(
        &self,
        connection: &mut SqliteConnection,
        reversal: &Reversal<'_>,
    ) -> impl Future<Output = Result<()>> + Send;

    /// The device whose first entry only tells what another one had, and what that was: acts made upon a pack had seen what the
    /// pack was made from.
    fn stands_for(&self, entry: &Entry) -> Option<(DeviceId, Heads)>;

    /// The numbers given by counting.
    fn counted(&self) -> &'static [Counted];

    /// Whether a column is the program's own (the instant of a recording): the later value stands, and nobody is asked.
    fn is_technical(&self, table: &str, column: &str) -> bool;

    /// The columns of a table that an act says anew though it leaves them as it had seen them: they hold against whoever wrote there unseen.
    fn restated(&self, entry: &Entry, table: &str) -> &'static [&'static str];

    /// Writes a field in conflict for people: with the scale of a mark, without values that nobody may read yet. `after`: the rows as they
    /// stand once all is taken in.
    fn tell(&self, meeting: &mut FieldMeeting, after: RowsAfter<'_>);
}
