//! Answering a search.

use sqlx::{Row, SqliteConnection};

use super::excerpt::excerpt;
use super::view::SearchHit;
use super::words::{shown, terms};
use crate::error::{Error, Result};
use crate::id::DossierId;

/// Most answers at once.
const MOST: u32 = 200;

/// What somebody may find; none finds everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// The dossiers of which they see the content.
    pub content: Option<Vec<DossierId>>,
    /// The dossiers of which they see the ranks, and why a decision departs from them.
    pub ranks: Option<Vec<DossierId>>,
}

/// What holds every word of the query, best first (BM25); [`terms`] says how words are taken. Whoever's reach is limited finds no bank
/// details either.
pub async fn find(connection: &mut SqliteConnection, reach: &Reach, query: &str, limit: u32) -> Result<Vec<SearchHit>> {
    let Some(terms) = terms(query) else {
        return Ok(Vec::new());
    };
    let words = shown(query);
    let rows = sqlx::query(include_str!("find.sql"))
        .bind(terms)
        .bind(set(reach.content.as_deref())?)
        .bind(limit.clamp(1, MOST))
        .bind(set(reach.ranks.as_deref())?)
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let text: Option<String> = row.try_get("text")?;
            Ok(SearchHit {
                dossier_id: row.try_get::<String, _>("dossier_id")?.parse()?,
                number: row.try_get("number")?,
                title: row.try_get("title")?,
                applicant: row.try_get("applicant")?,
                part: row.try_get("part")?,
                document_id: row
                    .try_get::<Option<String>, _>("document_id")?
                    .map(|id| id.parse())
                    .transpose()?,
                document: row.try_get("document")?,
                page: row.try_get("page")?,
                excerpt: excerpt(text.as_deref().unwrap_or_default(), &words),
            })
        })
        .collect::<Result<Vec<_>, Error>>()
}

/// How many documents within reach have no text, or not all of it.
pub async fn unread(connection: &mut SqliteConnection, reach: &Reach) -> Result<u32> {
    Ok(sqlx::query_scalar(include_str!("unread.sql"))
        .bind(set(reach.content.as_deref())?)
        .fetch_one(connection)
        .await?)
}

fn set(dossiers: Option<&[DossierId]>) -> Result<Option<String>> {
    Ok(dossiers.map(serde_json::to_string).transpose()?)
}
