//! Which dossiers each entry is about, so that a dossier's history is found without walking the journal.
//!
//! Told by the row images alone, whatever became of the rows since: the table can be compared with them, or made again.

use std::collections::BTreeSet;

use sqlx::{Row, SqliteConnection};

use crate::error::Result;

/// An entry and a dossier that it is about.
type About = (i64, String);

/// Records what the entry being sealed is about.
pub(super) async fn record(connection: &mut SqliteConnection, entry: i64) -> Result<()> {
    for (entry, dossier) in of_images(connection, entry, entry).await? {
        sqlx::query("insert into journal_about (dossier_id, entry) values (?, ?)")
            .bind(dossier)
            .bind(entry)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// The pairs in which the table and the row images differ, each as `entry dossier`.
pub(crate) async fn differences(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    let told = of_images(connection, 1, i64::MAX).await?;
    let rows = sqlx::query("select entry, dossier_id from journal_about")
        .fetch_all(connection)
        .await?;
    let recorded = rows
        .iter()
        .map(|row| Ok((row.try_get("entry")?, row.try_get("dossier_id")?)))
        .collect::<Result<BTreeSet<About>>>()?;
    let differing = told.symmetric_difference(&recorded);
    Ok(differing.map(|(entry, dossier)| format!("{entry} {dossier}")).collect())
}

async fn of_images(connection: &mut SqliteConnection, from: i64, to: i64) -> Result<BTreeSet<About>> {
    let rows = sqlx::query(include_str!("about.sql"))
        .bind(from)
        .bind(to)
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| Ok((row.try_get("entry")?, row.try_get("dossier_id")?)))
        .collect()
}
