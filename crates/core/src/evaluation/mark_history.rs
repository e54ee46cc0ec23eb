//! What a member had marked, and when: from the journal, for themselves.

use sqlx::{Row, SqliteConnection};

use super::rows;
use super::view::MarkMoment;
use crate::error::{Error, Result};
use crate::grid::Answer;
use crate::id::{DossierId, MemberId};
use crate::stored::word;

/// Every change of the marks that a member has on a dossier in its present round, oldest first; undone ones too.
///
/// # Errors
/// Those of the scoring room: [`Error::NotAllowed`] `not_assigned`, `recused`, `undeclared`.
pub async fn mark_history(
    connection: &mut SqliteConnection,
    member: MemberId,
    dossier: DossierId,
) -> Result<Vec<MarkMoment>> {
    let own = rows::own(connection, dossier, member).await?;
    own.require_open()?;
    let rows = sqlx::query(include_str!("mark_history.sql"))
        .bind(own.stored.id.to_string())
        .bind(dossier.to_string())
        .fetch_all(connection)
        .await?;
    let moment = |row: &sqlx::sqlite::SqliteRow| -> Result<MarkMoment> {
        let answer = |column: &str| -> Result<Option<Answer>> {
            Ok(row.try_get::<Option<u16>, _>(column)?.map(Answer::from_stored))
        };
        let wall_ms: i64 = row.try_get("wall_ms")?;
        Ok(MarkMoment {
            criterion: row.try_get("criterion")?,
            before: answer("before")?,
            after: answer("after")?,
            at: chrono::DateTime::from_timestamp_millis(wall_ms)
                .ok_or_else(|| Error::stored_value("journal.wall_ms", &wall_ms.to_string()))?,
            part: word(row, "part")?,
        })
    };
    rows.iter().map(moment).collect()
}
