//! How far a project has come before its committee sees it: moved by the secretariat, with the day since which it is so.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;

use super::head::head;
use super::model::{DossierState, Stage, under_construction};
use crate::call;
use crate::clock::paris_date;
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::DossierId;
use crate::journal::{Caller, Image, OperationName, Receipt, Reversal};
use crate::store::Store;
use crate::stored::maybe_word;

/// A stage as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct StageInput {
    /// How far the project has come.
    pub stage: Stage,
    /// The Paris day since which it is there.
    pub on: NaiveDate,
}

/// Says how far a project has come. One that stands on an agenda keeps its stage: the committee counts on it.
///
/// # Errors
/// [`Error::RuleBroken`] `no_stages` where the call follows none; [`Error::InvalidInput`] `on` (`future`); [`Error::WrongState`] on an
/// agenda.
pub async fn set_stage(store: &Store, caller: &Caller, id: DossierId, input: StageInput) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    if input.on > paris_date(caller.at) {
        return Err(Error::invalid("on", InputFault::Future));
    }
    let ((), receipt) = store
        .act(caller, OperationName::StageSet, async |act| {
            let head = head(act, id).await?;
            head.name_in(act)
                .says("stage", input.stage.as_str())
                .says("on", input.on.to_string());
            if !call::rules(act, head.call).await?.stages {
                return Err(Error::rule(BrokenRule::NoStages));
            }
            off_agenda(head.state)?;
            sqlx::query("update dossier set stage = ?, stage_on = ? where id = ?")
                .bind(input.stage.as_str())
                .bind(input.on.to_string())
                .bind(id.to_string())
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}

/// Refuses to put a dossier on an agenda whose project is not ready for its committee.
///
/// # Errors
/// [`Error::RuleBroken`] `consortium_incomplete`.
pub(crate) async fn require_ready(connection: &mut SqliteConnection, id: DossierId) -> Result<()> {
    let call = head(connection, id).await?.call;
    let rules = call::rules(connection, call).await?;
    let row = sqlx::query("select stage from dossier where id = ?")
        .bind(id.to_string())
        .fetch_one(connection)
        .await?;
    if under_construction(&rules, maybe_word(&row, "stage")?) {
        return Err(Error::rule(BrokenRule::ConsortiumIncomplete));
    }
    Ok(())
}

/// A stage is turned back, or said again, as long as its dossier stands on no agenda.
pub(crate) async fn take_back(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
    for image in reversal.rows("dossier") {
        off_agenda(head(connection, image.text("id")?.parse()?).await?.state)?;
    }
    Ok(())
}

/// A stage that was moved on another device: as [`set_stage`]. To be called before its rows are written.
pub(crate) async fn admits_stage(connection: &mut SqliteConnection, rows: &[Image]) -> Result<()> {
    for image in rows.iter().filter(|image| image.table == "dossier") {
        off_agenda(head(connection, image.text("id")?.parse()?).await?.state)?;
    }
    Ok(())
}

/// An agenda that was drawn on another device, which had not seen how far projects are here. To be called before its rows are written.
pub(crate) async fn admits_agenda(connection: &mut SqliteConnection, rows: &[Image]) -> Result<()> {
    let joins = |image: &&Image| image.table == "agenda_item" && image.before.is_none();
    for image in rows.iter().filter(joins) {
        require_ready(connection, image.text("dossier_id")?.parse()?).await?;
    }
    Ok(())
}

fn off_agenda(state: DossierState) -> Result<()> {
    match state {
        DossierState::Scheduled | DossierState::Invited | DossierState::Heard | DossierState::InDeliberation => {
            Err(Error::wrong_state(state, "set_stage"))
        }
        _ => Ok(()),
    }
}
