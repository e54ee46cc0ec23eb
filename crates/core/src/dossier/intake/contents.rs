//! Contents stored and read before any dossier knows of them: bytes by hash, text by page.
//!
//! This is derived data, outside the journal. A content that no dossier takes in the end is only a file too many.

use std::io::Read;
use std::path::Path;

use sqlx::{Connection, Row, SqliteConnection};

use crate::clock::{self, Timestamp};
use crate::document::{
    ContentStore, DocumentKind, Engine, Extraction, Extractor, INPUT_LIMIT, MediaType, Sha, TextReason, TextState,
    detect, display_name, guess_kind,
};
use crate::error::{Error, Result};
use crate::search;
use crate::store::{self, Store, Subject};

/// A content that is stored and read.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The name shown.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: Sha,
    /// Bytes.
    pub size: i64,
    /// What its bytes are.
    pub media_type: MediaType,
    /// What it is for, as far as its name and its first page tell.
    pub kind: DocumentKind,
    /// What became of its text.
    pub text_state: TextState,
    /// Why, when the text is missing or cut.
    pub text_reason: Option<TextReason>,
    /// The number of another dossier that holds the same content, when the two might be one application.
    pub also_in: Option<u32>,
}

/// Where contents go, and who reads them.
#[derive(Clone, Copy)]
pub struct Shelf<'a> {
    /// The workspace.
    pub store: &'a Store,
    /// Its contents.
    pub contents: &'a ContentStore,
    /// The worker processes.
    pub extractor: &'a Extractor,
    /// The instant of the import.
    pub at: Timestamp,
}

impl Shelf<'_> {
    /// Stores a file and reads its text. One beyond the limit is stored unread.
    pub async fn file(self, path: &Path, name: &str) -> Result<Prepared> {
        let file = std::fs::File::open(path).map_err(|error| Error::file(path, error))?;
        let size = file.metadata().map_err(|error| Error::file(path, error))?.len();
        if size <= INPUT_LIMIT as u64 {
            let mut content = Vec::new();
            file.take(INPUT_LIMIT as u64 + 1)
                .read_to_end(&mut content)
                .map_err(|error| Error::file(path, error))?;
            return self.bytes(&content, name).await;
        }
        let mut head = vec![0; 4096];
        let read = (&file).read(&mut head).map_err(|error| Error::file(path, error))?;
        head.truncate(read);
        let reader = std::fs::File::open(path).map_err(|error| Error::file(path, error))?;
        let stored = self.contents.put_from(reader)?;
        let unread = Extraction::without_text(detect(&head), TextState::TooLarge, TextReason::InputBudget);
        let mut connection = self.store.read().await?;
        keep(&mut connection, &stored.sha256, &unread, self.at).await?;
        Ok(prepared(name, stored.sha256, stored.size, detect(&head), &unread))
    }

    /// Stores bytes and reads their text, unless they were read before.
    pub async fn bytes(self, content: &[u8], name: &str) -> Result<Prepared> {
        let media_type = detect(content);
        let stored = self.contents.put(content)?;
        let known = {
            let mut connection = self.store.read().await?;
            known(&mut connection, &stored.sha256, media_type).await?
        };
        let extraction = if let Some(extraction) = known {
            extraction
        } else {
            let extraction = self.extractor.extract(content).await?;
            let mut connection = self.store.read().await?;
            keep(&mut connection, &stored.sha256, &extraction, self.at).await?;
            extraction
        };
        Ok(prepared(name, stored.sha256, stored.size, media_type, &extraction))
    }

    /// Keeps a text that was read together with something else, as the body of a mail.
    pub async fn text(self, sha256: &Sha, text: &str) -> Result<()> {
        let mut extraction = Extraction::without_text(MediaType::Mail, TextState::Ready, TextReason::NotTextual);
        extraction.report.reason = None;
        extraction.pages = vec![text.to_owned()];
        let mut connection = self.store.read().await?;
        keep(&mut connection, sha256, &extraction, self.at).await
    }
}

fn prepared(name: &str, sha256: Sha, size: u64, media_type: MediaType, extraction: &Extraction) -> Prepared {
    let name = display_name(name);
    let first_page = extraction.pages.first().map(String::as_str).unwrap_or_default();
    Prepared {
        kind: guess_kind(&name, first_page),
        name,
        sha256,
        size: i64::try_from(size).unwrap_or(i64::MAX),
        media_type,
        text_state: extraction.report.state,
        text_reason: extraction.report.reason,
        also_in: None,
    }
}

/// What an earlier reading of the same content found; its first page is enough to guess what it is.
async fn known(connection: &mut SqliteConnection, sha256: &Sha, media_type: MediaType) -> Result<Option<Extraction>> {
    let row = sqlx::query(include_str!("known_content.sql"))
        .bind(sha256.as_str())
        .fetch_optional(connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let state = row.try_get::<String, _>("text_state")?.parse()?;
    let mut extraction = Extraction::without_text(media_type, state, TextReason::NotTextual);
    extraction.report.reason = row
        .try_get::<Option<String>, _>("reason")?
        .map(|word| word.parse())
        .transpose()?;
    extraction.pages = row.try_get::<Option<String>, _>("first_page")?.into_iter().collect();
    Ok(Some(extraction))
}

async fn keep(connection: &mut SqliteConnection, sha256: &Sha, extraction: &Extraction, at: Timestamp) -> Result<()> {
    let report = &extraction.report;
    let mut transaction = connection.begin().await?;
    sqlx::query(include_str!("keep_content.sql"))
        .bind(sha256.as_str())
        .bind(report.state.as_str())
        .bind(report.reason.map(TextReason::as_str))
        .bind(report.engine.map(Engine::as_str))
        .bind((report.page_count > 0).then_some(report.page_count))
        .bind(clock::to_text(at))
        .execute(&mut *transaction)
        .await?;
    sqlx::query("delete from page_text where sha256 = ?")
        .bind(sha256.as_str())
        .execute(&mut *transaction)
        .await?;
    for (page, text) in (1_i64..).zip(&extraction.pages) {
        sqlx::query("insert into page_text (sha256, page, text) values (?, ?, ?)")
            .bind(sha256.as_str())
            .bind(page)
            .bind(text)
            .execute(&mut *transaction)
            .await?;
    }
    store::seal(&mut transaction, Subject::Text(sha256.as_str())).await?;
    search::refresh_content(&mut transaction, sha256).await?;
    Ok(transaction.commit().await?)
}
