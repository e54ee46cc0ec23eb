//! What is known of a call's dossiers before an import, read once.

use std::collections::BTreeMap;

use sqlx::{Row, SqliteConnection};

use super::belonging::{Known, Letter};
use crate::dossier::model::DossierState;
use crate::error::Result;
use crate::id::{CallId, DossierId};
use crate::stored::{maybe_instant, word};

/// What divides a mail's identifier from the hash that tells it from another of the same.
pub const DIVIDER: char = '#';

/// The dossiers of a call in the order of their numbers.
pub async fn load(connection: &mut SqliteConnection, call: CallId) -> Result<Vec<Known>> {
    let rows = sqlx::query("select id, number, title, state from dossier where call_id = ? order by number")
        .bind(call.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let (mut known, mut places) = (Vec::with_capacity(rows.len()), BTreeMap::new());
    for row in rows {
        let id: DossierId = word(&row, "id")?;
        places.insert(id, known.len());
        known.push(Known {
            id: Some(id),
            number: Some(row.try_get("number")?),
            title: row.try_get("title")?,
            withdrawn: word::<DossierState>(&row, "state")? == DossierState::Withdrawn,
            ..Known::default()
        });
    }
    letters(connection, call, &mut known, &places).await?;
    documents(connection, call, &mut known, &places).await?;
    Ok(known)
}

async fn letters(
    connection: &mut SqliteConnection,
    call: CallId,
    known: &mut [Known],
    places: &BTreeMap<DossierId, usize>,
) -> Result<()> {
    let rows = sqlx::query(include_str!("known_letters.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    for row in rows {
        let (key, sha256): (String, String) = (row.try_get("message_key")?, row.try_get("sha256")?);
        let key = key.strip_suffix(&format!("{DIVIDER}{sha256}")).unwrap_or(&key);
        let letter = Letter {
            // A mail without an identifier is kept under its hash.
            key: if key == sha256 { String::new() } else { key.to_owned() },
            sha256,
            from: row.try_get("from_address")?,
            reply_to: row.try_get("reply_to")?,
            subject: row.try_get("subject")?,
            sent_at: maybe_instant(&row, "sent_at")?,
        };
        let place = places.get(&word(&row, "dossier_id")?);
        if let Some(dossier) = place.and_then(|place| known.get_mut(*place)) {
            dossier.letters.push(letter);
        }
    }
    Ok(())
}

async fn documents(
    connection: &mut SqliteConnection,
    call: CallId,
    known: &mut [Known],
    places: &BTreeMap<DossierId, usize>,
) -> Result<()> {
    let rows = sqlx::query(include_str!("known_documents.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    for row in rows {
        let place = places.get(&word(&row, "dossier_id")?);
        let Some(dossier) = place.and_then(|place| known.get_mut(*place)) else {
            continue;
        };
        if row.try_get::<i64, _>("size")? > 0 {
            dossier.contents.insert(row.try_get("sha256")?);
        } else {
            dossier.empty.insert(row.try_get("name")?);
        }
    }
    Ok(())
}
