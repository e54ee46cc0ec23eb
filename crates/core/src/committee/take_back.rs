//! When a declaration may be turned back or made again.

use sqlx::{Row, SqliteConnection};

use crate::error::{Error, Result};
use crate::evaluation::CellState;
use crate::journal::{Image, Reversal};
use crate::stored::{maybe_instant, word};

/// A recusal is final once an evaluation had been handed in, and a declaration stays once marks rest on it.
pub(crate) async fn declaration(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
    for image in reversal.rows("interest") {
        let Some(own) = sqlx::query(include_str!("own_evaluation_state.sql"))
            .bind(image.text("member_id")?)
            .bind(image.text("dossier_id")?)
            .fetch_optional(&mut *connection)
            .await?
        else {
            continue;
        };
        if lifts_a_recusal(image) && maybe_instant(&own, "submitted_at")?.is_some() {
            return Err(Error::rule("recusal_final"));
        }
        let state: CellState = word(&own, "state")?;
        if image.after.is_none() && !matches!(state, CellState::NotStarted | CellState::Recused) {
            return Err(Error::Conflict {
                table: "evaluation".into(),
                key: own.try_get("id")?,
            });
        }
    }
    Ok(())
}

fn lifts_a_recusal(image: &Image) -> bool {
    let recused = |row: &Option<serde_json::Value>| row.as_ref().is_some_and(|row| row["recused"] == 1);
    recused(&image.before) && !recused(&image.after)
}
