//! What waits for an answer: units that an import asked about, kept with their bytes until somebody answers. They are no part of the
//! record: nothing of them is in a dossier.

use std::collections::BTreeSet;

use sqlx::{Connection, Row, SqliteConnection};

use super::contents::Shelf;
use super::delivery::{Bundle, Draft, Source};
use super::run::left;
use super::scan::{Found, Seen, Unit};
use super::view::LeftOut;
use crate::clock;
use crate::document::{ContentStore, Sha};
use crate::error::Result;
use crate::id::CallId;
use crate::stored::word;

/// How many units of a call wait.
pub async fn waiting(connection: &mut SqliteConnection, call: CallId) -> Result<u32> {
    Ok(sqlx::query_scalar("select count(*) from waiting where call_id = ?")
        .bind(call.to_string())
        .fetch_one(connection)
        .await?)
}

/// The keys of the units that wait.
pub async fn keys(connection: &mut SqliteConnection, call: CallId) -> Result<BTreeSet<String>> {
    let keys: Vec<String> = sqlx::query_scalar("select key from waiting where call_id = ?")
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    Ok(keys.into_iter().collect())
}

/// The units that wait, as if their files were given again. One whose bytes are gone is a line.
pub async fn taken_up(connection: &mut SqliteConnection, contents: &ContentStore, call: CallId) -> Result<Found> {
    let rows = sqlx::query(include_str!("waiting.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    let (mut found, mut last) = (Found::default(), String::new());
    for row in &rows {
        let (key, file): (String, String) = (row.try_get("key")?, row.try_get("file")?);
        let again = last == key;
        last = key;
        let sha256: Sha = word(row, "sha256")?;
        let kept = contents.whole(&sha256).ok().and_then(|path| Seen::kept(path, &file));
        match (kept, found.units.last_mut()) {
            (None, _) => found.items.push(left(&file, LeftOut::Unreadable)),
            (Some(seen), Some(Unit::Files { files, .. })) if again => files.push(seen),
            (Some(seen), _) if row.try_get("mail")? => found.units.push(Unit::Mail(seen)),
            (Some(seen), _) => found.units.push(Unit::Files {
                name: row.try_get("name")?,
                files: vec![seen],
            }),
        }
    }
    Ok(found)
}

/// Keeps a unit that is asked. A file that changed meanwhile is not kept half: nothing of its unit is.
pub async fn keep(shelf: Shelf<'_>, call: CallId, key: &str, bundle: &Bundle) -> Result<()> {
    let mut files: Vec<(&str, &Sha)> = Vec::new();
    match &bundle.post {
        Some(post) => {
            shelf.contents.put(&post.bytes)?;
            files.push((&bundle.name, &post.sha256));
        }
        // What an archive holds comes out of it again.
        None => {
            for draft in bundle.drafts.iter().filter(|draft| draft.within.is_none()) {
                if !stored(shelf, draft)? {
                    return Ok(());
                }
                files.push((&draft.name, &draft.sha256));
            }
        }
    }
    let mut connection = shelf.store.read().await?;
    let mut transaction = connection.begin().await?;
    let sql = "insert into waiting (key, call_id, name, mail, since) values (?, ?, ?, ?, ?) on conflict do nothing";
    sqlx::query(sql)
        .bind(key)
        .bind(call.to_string())
        .bind(&bundle.name)
        .bind(bundle.post.is_some())
        .bind(clock::to_text(shelf.at))
        .execute(&mut *transaction)
        .await?;
    for ((name, sha256), place) in files.into_iter().zip(0_i64..) {
        let sql = "insert into waiting_file (key, place, name, sha256) values (?, ?, ?, ?) on conflict do nothing";
        sqlx::query(sql)
            .bind(key)
            .bind(place)
            .bind(name)
            .bind(sha256.as_str())
            .execute(&mut *transaction)
            .await?;
    }
    Ok(transaction.commit().await?)
}

/// Whether a document of a unit is stored as it was when it was looked at.
fn stored(shelf: Shelf<'_>, draft: &Draft) -> Result<bool> {
    match &draft.source {
        Source::Bytes(bytes) => shelf.contents.put(bytes).map(|_| true),
        Source::File(seen) => match seen.open() {
            Ok(file) => shelf.contents.put_expected(file, &draft.sha256),
            Err(_) => Ok(false),
        },
    }
}

/// Forgets a unit that is settled, and the bytes of what was left out: they stay only where something names them.
pub async fn forget(shelf: Shelf<'_>, key: &str) -> Result<()> {
    let mut connection = shelf.store.read().await?;
    let mut transaction = connection.begin().await?;
    let kept: Vec<String> = sqlx::query_scalar("select sha256 from waiting_file where key = ?")
        .bind(key)
        .fetch_all(&mut *transaction)
        .await?;
    for sql in [
        "delete from waiting_file where key = ?",
        "delete from waiting where key = ?",
    ] {
        sqlx::query(sql).bind(key).execute(&mut *transaction).await?;
    }
    transaction.commit().await?;
    for sha256 in kept {
        let named: bool = sqlx::query_scalar(include_str!("named.sql"))
            .bind(&sha256)
            .fetch_one(&mut *connection)
            .await?;
        if !named {
            shelf.contents.remove(&sha256.parse()?)?;
        }
    }
    Ok(())
}
