//! Reading papers.

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::model::PaperKind;
use super::view::PaperView;
use crate::error::{Error, Result};
use crate::id::{CallId, PaperId, SessionId};
use crate::stored::{instant, maybe_word, word};

/// The papers of a call, newest first.
pub async fn of_call(connection: &mut SqliteConnection, call: CallId) -> Result<Vec<PaperView>> {
    let rows = sqlx::query("select * from paper where call_id = ? order by made_at desc, id desc")
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter().map(PaperView::try_from).collect()
}

/// The papers of a session, newest first.
pub async fn of_session(connection: &mut SqliteConnection, session: SessionId) -> Result<Vec<PaperView>> {
    let rows = sqlx::query("select * from paper where session_id = ? order by made_at desc, id")
        .bind(session.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter().map(PaperView::try_from).collect()
}

/// One paper.
pub async fn stored(connection: &mut SqliteConnection, id: PaperId) -> Result<PaperView> {
    let row = sqlx::query("select * from paper where id = ?")
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
    PaperView::try_from(&row.ok_or_else(|| Error::not_found("paper", id))?)
}

impl TryFrom<&SqliteRow> for PaperView {
    type Error = Error;

    fn try_from(row: &SqliteRow) -> Result<Self> {
        Ok(Self {
            id: word(row, "id")?,
            kind: word::<PaperKind>(row, "kind")?.as_str().to_owned(),
            language: row.try_get("language")?,
            audience: row.try_get("audience")?,
            name: row.try_get("name")?,
            sha256: row.try_get("sha256")?,
            version: row.try_get("version")?,
            made_at: instant(row, "made_at")?,
            dossier_id: maybe_word(row, "dossier_id")?,
        })
    }
}
