//! What is known of a document, as it travels beside its bytes.

use serde::{Deserialize, Serialize};
use sqlx::{Row, SqliteConnection};

use crate::error::Result;
use crate::store::{self, Subject};

/// What is known of a document, before its bytes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Content {
    pub sha256: String,
    pub size: u64,
    /// What extraction found, as the table `content` has it.
    pub text_state: String,
    pub reason: Option<String>,
    pub engine: Option<String>,
    pub page_count: Option<i64>,
    pub extracted_at: String,
    /// The text of each page that has one, by number.
    pub pages: Vec<(i64, String)>,
}

/// What is known here of a document.
pub(super) async fn content(connection: &mut SqliteConnection, sha256: &str, size: u64) -> Result<Content> {
    let row = sqlx::query("select * from content where sha256 = ?")
        .bind(sha256)
        .fetch_optional(&mut *connection)
        .await?;
    let pages = sqlx::query("select page, text from page_text where sha256 = ? order by page")
        .bind(sha256)
        .fetch_all(connection)
        .await?;
    let text = |column: &str| -> Result<Option<String>> {
        row.as_ref()
            .map_or(Ok(None), |row| Ok(row.try_get::<Option<String>, _>(column)?))
    };
    Ok(Content {
        sha256: sha256.to_owned(),
        size,
        // A paper of our own is stored and never read.
        text_state: text("text_state")?.unwrap_or_default(),
        reason: text("reason")?,
        engine: text("engine")?,
        page_count: row.as_ref().map_or(Ok(None), |row| row.try_get("pages"))?,
        extracted_at: text("extracted_at")?.unwrap_or_default(),
        pages: pages
            .iter()
            .map(|row| Ok((row.try_get(0)?, row.try_get(1)?)))
            .collect::<Result<_>>()?,
    })
}

/// Keeps what was read of a document, unless it was read here.
pub(super) async fn keep(connection: &mut SqliteConnection, content: &Content) -> Result<()> {
    if content.text_state.is_empty() {
        return Ok(());
    }
    let kept = sqlx::query(include_str!("keep_content.sql"))
        .bind(&content.sha256)
        .bind(&content.text_state)
        .bind(&content.reason)
        .bind(&content.engine)
        .bind(content.page_count)
        .bind(&content.extracted_at)
        .execute(&mut *connection)
        .await?;
    if kept.rows_affected() == 0 {
        return Ok(());
    }
    for (page, text) in &content.pages {
        sqlx::query("insert into page_text (sha256, page, text) values (?, ?, ?) on conflict do nothing")
            .bind(&content.sha256)
            .bind(page)
            .bind(text)
            .execute(&mut *connection)
            .await?;
    }
    store::seal(connection, Subject::Text(&content.sha256)).await
}
