//! Funders as read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::view::{FunderInput, FunderView, settled};
use crate::error::{Error, Result};
use crate::id::{CallId, DossierId, FunderId};
use crate::journal::Actor;
use crate::sight::{self, Matter};
use crate::stored::{day, word};

/// The funders of a dossier by name, for those who may look into it.
pub async fn of_dossier(
    connection: &mut SqliteConnection,
    actor: Actor,
    dossier: DossierId,
) -> Result<Vec<FunderView>> {
    let standing = sight::standing(connection, actor, dossier).await?;
    standing.may_see(Matter::Content)?;
    about(connection, dossier).await
}

/// The funders of every dossier of a call, by dossier and name, for the secretariat.
pub async fn of_call(
    connection: &mut SqliteConnection,
    actor: Actor,
    call: CallId,
) -> Result<BTreeMap<DossierId, Vec<FunderView>>> {
    actor.require_secretariat()?;
    let rows = sqlx::query(include_str!("of_call.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    let mut found: BTreeMap<DossierId, Vec<FunderView>> = BTreeMap::new();
    for row in &rows {
        let funder = view(row)?;
        found.entry(funder.dossier_id).or_default().push(funder);
    }
    Ok(found)
}

/// The day on which the last funder of a dossier decided; none while one is to decide, and where it has none.
pub(crate) async fn settled_on(connection: &mut SqliteConnection, dossier: DossierId) -> Result<Option<NaiveDate>> {
    Ok(settled(&about(connection, dossier).await?))
}

/// One funder, as a verb needs it.
pub(super) async fn one(connection: &mut SqliteConnection, id: FunderId) -> Result<FunderView> {
    let row = sqlx::query("select * from funder where id = ?")
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?
        .ok_or_else(|| Error::not_found("funder", id))?;
    view(&row)
}

pub(super) async fn about(connection: &mut SqliteConnection, dossier: DossierId) -> Result<Vec<FunderView>> {
    let rows = sqlx::query("select * from funder where dossier_id = ? order by name, id")
        .bind(dossier.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter().map(view).collect()
}

fn view(row: &SqliteRow) -> Result<FunderView> {
    Ok(FunderView {
        id: word(row, "id")?,
        dossier_id: word(row, "dossier_id")?,
        funder: FunderInput {
            name: row.try_get("name")?,
            status: word(row, "status")?,
            status_on: day(row, "status_on")?,
            amount_cents: row.try_get("amount_cents")?,
        },
    })
}
