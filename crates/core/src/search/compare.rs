//! Whether the index is what the texts make it: an index of its own is made of them beside it, and both are compared word by word.

use std::collections::BTreeMap;

use sqlx::{Row, SqliteConnection};

use super::words::indexed;
use crate::error::Result;

/// What a row of the index stands for: dossier, part, key, page.
type Place = (String, String, String, Option<i64>);

/// The dossiers of which the index holds something else than their texts, each once.
pub(crate) async fn differences(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    run(connection, include_str!("compare/begin.sql")).await?;
    let compared = compare(connection).await;
    run(connection, include_str!("compare/end.sql")).await?;
    compared
}

async fn compare(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    let mut indexed: BTreeMap<Place, i64> = BTreeMap::new();
    let mut differing = Vec::new();
    for row in sqlx::query("select * from search_row")
        .fetch_all(&mut *connection)
        .await?
    {
        let (place, id) = (
            place(&row, &row.try_get::<String, _>("dossier_id")?)?,
            row.try_get("id")?,
        );
        if indexed.insert(place.clone(), id).is_some() {
            differing.push(place.0);
        }
    }
    let dossiers: Vec<String> = sqlx::query_scalar("select id from dossier")
        .fetch_all(&mut *connection)
        .await?;
    for dossier in dossiers {
        for sql in [include_str!("texts.sql"), include_str!("pages.sql")] {
            for text in sqlx::query(sql).bind(&dossier).fetch_all(&mut *connection).await? {
                match indexed.remove(&place(&text, &dossier)?) {
                    Some(id) => expect(connection, id, &text.try_get::<String, _>("body")?).await?,
                    None => differing.push(dossier.clone()),
                }
            }
        }
    }
    differing.extend(indexed.into_keys().map(|(dossier, ..)| dossier));
    let words: Vec<String> = sqlx::query_scalar(include_str!("compare/words.sql"))
        .fetch_all(connection)
        .await?;
    differing.extend(words);
    differing.sort();
    differing.dedup();
    Ok(differing)
}

fn place(row: &sqlx::sqlite::SqliteRow, dossier: &str) -> Result<Place> {
    Ok((
        dossier.to_owned(),
        row.try_get("part")?,
        row.try_get("key")?,
        row.try_get("page")?,
    ))
}

async fn expect(connection: &mut SqliteConnection, id: i64, body: &str) -> Result<()> {
    sqlx::query("insert into temp.search_expected (rowid, body) values (?, ?)")
        .bind(id)
        .bind(indexed(body))
        .execute(connection)
        .await?;
    Ok(())
}

async fn run(connection: &mut SqliteConnection, statements: &'static str) -> Result<()> {
    sqlx::raw_sql(statements).execute(connection).await?;
    Ok(())
}
