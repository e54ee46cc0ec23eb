//! Reading one dossier whole.

use std::collections::BTreeMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::checks::{gather, outcome};
use super::list::Table;
use super::model::Dossier;
use super::view::{CheckView, DocumentView, DossierView, MessageView, WaiverView};
use super::{access, checks, counter, lifecycle, rows};
use crate::document::TextState;
use crate::error::Result;
use crate::id::DossierId;
use crate::journal::Actor;
use crate::sight::{self, Matter};
use crate::stored::{self, instant, maybe_instant, maybe_word, word};
use crate::territory::Territory;

/// A dossier whole. Bank details are left out for members, and so is what the next check would find.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::NotAllowed`] for whoever does not see its content.
pub async fn get(
    connection: &mut SqliteConnection,
    territory: &Territory,
    actor: Actor,
    id: DossierId,
) -> Result<DossierView> {
    let dossier = rows::load(connection, id).await?;
    let standing = sight::standing(connection, actor, id).await?;
    standing.may_see(Matter::Content)?;
    let all = rows::load_all(connection, dossier.call_id).await?;
    let table = Table::load(connection, dossier.call_id, &all).await?;
    let row = table.row(&dossier, territory, standing);
    let mut documents = documents(connection, id).await?;
    documents.retain(|document| standing.sees(access::matter(document.kind, document.media_type)));
    Ok(DossierView {
        communes: communes(&dossier, territory),
        row,
        documents,
        messages: messages(connection, id).await?,
        waivers: waivers(connection, id).await?,
        counters: counter::of_dossier(connection, table.rules(), id).await?,
        checks: recorded(connection, id).await?,
        next_check: if standing.sees(Matter::Office) {
            checks::propose(connection, territory, id).await?
        } else {
            None
        },
        can_withdraw: standing.sees(Matter::Office) && lifecycle::is_open(dossier.state),
        dossier,
    })
}

/// The documents of a dossier, in the order of their arrival.
pub async fn documents(connection: &mut SqliteConnection, id: DossierId) -> Result<Vec<DocumentView>> {
    let rows = sqlx::query(include_str!("documents_of.sql"))
        .bind(id.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter().map(document).collect()
}

fn document(row: &SqliteRow) -> Result<DocumentView> {
    Ok(DocumentView {
        id: word(row, "id")?,
        name: row.try_get("name")?,
        kind: word(row, "kind")?,
        media_type: word(row, "media_type")?,
        size: row.try_get("size")?,
        sha256: row.try_get("sha256")?,
        received_at: maybe_instant(row, "received_at")?,
        message_id: maybe_word(row, "message_id")?,
        pages: row.try_get("pages")?,
        // Without a line of extraction nobody has looked yet.
        text_state: maybe_word(row, "text_state")?.unwrap_or(TextState::Pending),
        text_reason: maybe_word(row, "reason")?,
        engine: maybe_word(row, "engine")?,
    })
}

async fn messages(connection: &mut SqliteConnection, id: DossierId) -> Result<Vec<MessageView>> {
    let sql = "select id, from_name, from_address, subject, sent_at, disputed_at from message where dossier_id = ? order by sent_at, id";
    let rows = sqlx::query(sql).bind(id.to_string()).fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            Ok(MessageView {
                id: word(row, "id")?,
                from_name: row.try_get("from_name")?,
                from_address: row.try_get("from_address")?,
                subject: row.try_get("subject")?,
                sent_at: maybe_instant(row, "sent_at")?,
                disputed_at: maybe_instant(row, "disputed_at")?,
            })
        })
        .collect()
}

async fn waivers(connection: &mut SqliteConnection, id: DossierId) -> Result<Vec<WaiverView>> {
    let waivers = gather::waivers(connection, id).await?;
    Ok(waivers
        .into_iter()
        .map(|(kind, motive)| WaiverView { kind, motive })
        .collect())
}

async fn recorded(connection: &mut SqliteConnection, id: DossierId) -> Result<Vec<CheckView>> {
    let sql = include_str!("checks_of.sql");
    let rows = sqlx::query(sql).bind(id.to_string()).fetch_all(connection).await?;
    rows.iter()
        .map(|row| {
            Ok(CheckView {
                id: word(row, "id")?,
                step: outcome::step_from(&row.try_get::<String, _>("step")?)?,
                outcome: row.try_get("outcome")?,
                motive: row.try_get("motive")?,
                detail: stored::document(row, "detail")?,
                person_name: row.try_get("person_name")?,
                checked_at: instant(row, "checked_at")?,
            })
        })
        .collect()
}

fn communes(dossier: &Dossier, territory: &Territory) -> BTreeMap<String, String> {
    [
        &dossier.implementation_insee,
        &dossier.hq_insee,
        &dossier.applicant.commune_insee,
    ]
    .into_iter()
    .flatten()
    .filter_map(|insee| Some((insee.clone(), territory.commune(insee)?.name().to_owned())))
    .collect()
}
