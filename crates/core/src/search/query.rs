//! Answering a search.

use sqlx::{Row, SqliteConnection};

use super::excerpt::excerpt;
use super::view::SearchHit;
use crate::document::normalised_title;
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
    let folded = normalised_title(query);
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let rows = sqlx::query(include_str!("find.sql"))
        .bind(terms(&words))
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

fn set(dossiers: Option<&[DossierId]>) -> Result<Option<String>> {
    Ok(dossiers.map(serde_json::to_string).transpose()?)
}

/// The words in the language of the index, each taken as the beginning of a word. A letter beside longer words is a word of
/// its own (« l'énergie »): as a beginning it would stand on every page and only cost time.
fn terms(words: &[&str]) -> String {
    let is_letter = |word: &str| word.chars().nth(1).is_none();
    let only_letters = words.iter().all(|word| is_letter(word));
    // Folding leaves letters and digits alone, so a quoted word can hold nothing of the query language.
    let term = |word: &&str| {
        let ending = if is_letter(word) && !only_letters { "" } else { "*" };
        format!("\"{word}\"{ending}")
    };
    words.iter().map(term).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_beginnings_of_words() {
        assert_eq!(terms(&["chal", "urb"]), r#""chal"* "urb"*"#);
        assert_eq!(terms(&["e"]), r#""e"*"#);
    }

    #[test]
    fn an_elided_article_is_a_word_of_its_own() {
        assert_eq!(terms(&["l", "energie"]), r#""l" "energie"*"#);
    }
}
