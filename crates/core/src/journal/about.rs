//! Which dossiers each entry is about (written with it, `append.sql`), so that a dossier's history is found without walking the journal.
//!
//! Told by the row images alone, whatever became of the rows since: the table can be compared with them, or made again.

use std::collections::BTreeSet;

use sqlx::{Row, SqliteConnection};

use crate::error::Result;

/// A place in the journal and a dossier that its entry is about.
type About = (i64, String);

/// The pairs in which the table and the row images differ, each as `place dossier`.
pub(super) async fn differences(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    let told = sqlx::query(include_str!("about.sql"))
        .bind(1)
        .bind(i64::MAX)
        .fetch_all(&mut *connection)
        .await?;
    let recorded = sqlx::query("select place, dossier_id from journal_about")
        .fetch_all(connection)
        .await?;
    let pairs = |rows: &[sqlx::sqlite::SqliteRow]| {
        rows.iter()
            .map(|row| Ok((row.try_get("place")?, row.try_get("dossier_id")?)))
            .collect::<Result<BTreeSet<About>>>()
    };
    let (told, recorded) = (pairs(&told)?, pairs(&recorded)?);
    let differing = told.symmetric_difference(&recorded);
    Ok(differing.map(|(place, dossier)| format!("{place} {dossier}")).collect())
}
