//! Keeping the index in step with what an operation touched.

use std::collections::BTreeMap;

use sqlx::{Connection, Row, SqliteConnection};

use super::words::indexed;
use crate::document::Sha;
use crate::error::Result;
use crate::store::Image;

/// Indexes again what these rows changed: the words of a dossier, and its pages only when its documents changed. Both sides of a
/// change count: a document that moves leaves one dossier and comes to another.
pub(crate) async fn refresh(connection: &mut SqliteConnection, images: &[Image]) -> Result<()> {
    for (dossier, documents) in touched_dossiers(images) {
        refresh_words(connection, dossier).await?;
        if documents {
            refresh_pages(connection, dossier).await?;
        }
    }
    Ok(())
}

/// Makes an index that holds nothing: a migration empties it when what stands in it changes.
pub(crate) async fn rebuild_emptied(connection: &mut SqliteConnection) -> Result<()> {
    let sql = "select exists (select 1 from dossier) and not exists (select 1 from search_row)";
    if sqlx::query_scalar(sql).fetch_one(&mut *connection).await? {
        let mut transaction = connection.begin().await?;
        rebuild(&mut transaction).await?;
        transaction.commit().await?;
    }
    Ok(())
}

/// Makes the whole index anew, after a change of what stands in it.
pub(crate) async fn rebuild(connection: &mut SqliteConnection) -> Result<()> {
    let dossiers: Vec<String> = sqlx::query_scalar("select id from dossier")
        .fetch_all(&mut *connection)
        .await?;
    for dossier in dossiers {
        refresh_words(connection, &dossier).await?;
        refresh_pages(connection, &dossier).await?;
    }
    Ok(())
}

async fn refresh_words(connection: &mut SqliteConnection, dossier: &str) -> Result<()> {
    clear(connection, dossier, false).await?;
    let texts = sqlx::query(include_str!("texts.sql"))
        .bind(dossier)
        .fetch_all(&mut *connection)
        .await?;
    add(connection, dossier, &texts).await
}

/// The dossiers whose words are in these rows, and whether their documents are.
fn touched_dossiers(images: &[Image]) -> BTreeMap<&str, bool> {
    let mut touched = BTreeMap::new();
    for image in images {
        let column = match image.table.as_str() {
            "dossier" => "id",
            "applicant" | "message" | "document" | "decision" => "dossier_id",
            _ => continue,
        };
        for dossier in [image.was(column), image.becomes(column)].into_iter().flatten() {
            *touched.entry(dossier).or_default() |= image.table == "document";
        }
    }
    touched
}

/// Indexes the pages of the dossiers that hold a content again, after it was read anew.
pub(crate) async fn refresh_content(connection: &mut SqliteConnection, sha256: &Sha) -> Result<()> {
    let holders: Vec<String> = sqlx::query_scalar("select distinct dossier_id from document where sha256 = ?")
        .bind(sha256.as_str())
        .fetch_all(&mut *connection)
        .await?;
    for dossier in holders {
        refresh_pages(connection, &dossier).await?;
    }
    Ok(())
}

async fn refresh_pages(connection: &mut SqliteConnection, dossier: &str) -> Result<()> {
    clear(connection, dossier, true).await?;
    let pages = sqlx::query(include_str!("pages.sql"))
        .bind(dossier)
        .fetch_all(&mut *connection)
        .await?;
    add(connection, dossier, &pages).await
}

async fn clear(connection: &mut SqliteConnection, dossier: &str, pages: bool) -> Result<()> {
    sqlx::query(include_str!("clear_index.sql"))
        .bind(dossier)
        .bind(pages)
        .execute(&mut *connection)
        .await?;
    sqlx::query("delete from search_row where dossier_id = ? and (part = 'page') = ?")
        .bind(dossier)
        .bind(pages)
        .execute(connection)
        .await?;
    Ok(())
}

async fn add(connection: &mut SqliteConnection, dossier: &str, texts: &[sqlx::sqlite::SqliteRow]) -> Result<()> {
    for text in texts {
        let body = indexed(&text.try_get::<String, _>("body")?);
        let row = sqlx::query("insert into search_row (dossier_id, part, key, page) values (?, ?, ?, ?)")
            .bind(dossier)
            .bind(text.try_get::<String, _>("part")?)
            .bind(text.try_get::<String, _>("key")?)
            .bind(text.try_get::<Option<i64>, _>("page")?)
            .execute(&mut *connection)
            .await?;
        sqlx::query("insert into search (rowid, body) values (?, ?)")
            .bind(row.last_insert_rowid())
            .bind(body)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
