//! Opinions as read.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::council::recusals;
use super::view::{OpinionInput, OpinionView};
use crate::error::{Error, Result};
use crate::id::{CallId, DossierId, OpinionId};
use crate::journal::Actor;
use crate::sight::{self, Matter};
use crate::stored::{day, word};

/// The opinions on a dossier, oldest first, for those who may look into it.
pub async fn of_dossier(
    connection: &mut SqliteConnection,
    actor: Actor,
    dossier: DossierId,
) -> Result<Vec<OpinionView>> {
    let standing = sight::standing(connection, actor, dossier).await?;
    standing.may_see(Matter::Content)?;
    about(connection, dossier).await
}

/// The opinions on every dossier of a call, by dossier, oldest first. Who may look into which is for the caller to ask.
pub async fn of_call(connection: &mut SqliteConnection, call: CallId) -> Result<BTreeMap<DossierId, Vec<OpinionView>>> {
    let rows = sqlx::query(include_str!("of_call.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    let mut found: BTreeMap<DossierId, Vec<OpinionView>> = BTreeMap::new();
    for row in &rows {
        let opinion = view(row)?;
        found.entry(opinion.dossier_id).or_default().push(opinion);
    }
    Ok(found)
}

/// How many members of the council gave an opinion on a dossier by a Paris day and still take part in it.
pub(crate) async fn advisers(connection: &mut SqliteConnection, dossier: DossierId, by: NaiveDate) -> Result<usize> {
    let mut opinions = about(connection, dossier).await?;
    opinions.retain(|one| one.opinion.given_on <= by);
    let names: BTreeSet<&str> = opinions.iter().flat_map(|one| one.opinion.names()).collect();
    let council = recusals(connection, dossier).await?;
    Ok(names.iter().filter(|name| council.get(**name) != Some(&true)).count())
}

/// One opinion, as a verb needs it.
pub(super) async fn one(connection: &mut SqliteConnection, id: OpinionId) -> Result<OpinionView> {
    let row = sqlx::query("select * from opinion where id = ?")
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?
        .ok_or_else(|| Error::not_found("opinion", id))?;
    view(&row)
}

/// The opinions on a dossier, oldest first.
pub(super) async fn about(connection: &mut SqliteConnection, dossier: DossierId) -> Result<Vec<OpinionView>> {
    let rows = sqlx::query("select * from opinion where dossier_id = ? order by given_on, id")
        .bind(dossier.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter().map(view).collect()
}

fn view(row: &SqliteRow) -> Result<OpinionView> {
    let advisers: String = row.try_get("advisers")?;
    Ok(OpinionView {
        id: word(row, "id")?,
        dossier_id: word(row, "dossier_id")?,
        opinion: OpinionInput {
            kind: word(row, "kind")?,
            recommendations: row.try_get("recommendations")?,
            advisers: advisers.lines().map(str::to_owned).collect(),
            given_on: day(row, "given_on")?,
        },
    })
}
