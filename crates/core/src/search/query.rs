//! Answering a search.

use sqlx::{Row, SqliteConnection};

use super::excerpt::excerpt;
use super::view::SearchHit;
use crate::document::normalised_title;
use crate::error::{Error, Result};
use crate::journal::Actor;

/// Most answers at once.
const MOST: u32 = 200;

/// What holds every word of the query, each taken as the beginning of a word, best first (BM25). A member finds only what
/// they may open: dossiers they declared on and are not recused from, without bank details.
pub async fn find(connection: &mut SqliteConnection, actor: Actor, query: &str, limit: u32) -> Result<Vec<SearchHit>> {
    let folded = normalised_title(query);
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    // Folding leaves letters and digits alone, so a quoted word can hold nothing of the query language.
    let terms: Vec<String> = words.iter().map(|word| format!("\"{word}\"*")).collect();
    let member = match actor {
        Actor::Staff => None,
        Actor::Member(id) => Some(id.to_string()),
    };
    let rows = sqlx::query(include_str!("find.sql"))
        .bind(terms.join(" "))
        .bind(member)
        .bind(limit.clamp(1, MOST))
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
