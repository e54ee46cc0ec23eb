//! The little that most acts need to know of a dossier.

use sqlx::{Row, SqliteConnection};

use super::model::DossierState;
use crate::error::{Error, Result};
use crate::id::{CallId, DossierId};
use crate::journal::Act;
use crate::stored::word;

/// A dossier, as the sentence of an operation names it.
#[derive(Debug, Clone)]
pub(crate) struct DossierHead {
    pub(crate) id: DossierId,
    pub(crate) call: CallId,
    pub(crate) number: u32,
    pub(crate) title: String,
    pub(crate) state: DossierState,
    /// The round in which it is scored, 1 being the first.
    pub(crate) round: u32,
}

impl DossierHead {
    /// Names this dossier in the sentence of an act.
    pub(crate) fn name_in<'a>(&self, act: &'a mut Act) -> &'a mut Act {
        act.says("dossier", self.number).says("title", self.title.as_str())
    }
}

/// Reads the head of a dossier.
pub(crate) async fn head(connection: &mut SqliteConnection, id: DossierId) -> Result<DossierHead> {
    let row = sqlx::query("select call_id, number, title, state, round from dossier where id = ?")
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?
        .ok_or_else(|| Error::not_found("dossier", id))?;
    Ok(DossierHead {
        id,
        call: word(&row, "call_id")?,
        number: row.try_get("number")?,
        title: row.try_get("title")?,
        state: word(&row, "state")?,
        round: row.try_get("round")?,
    })
}
