//! Seals: what the journal does not cover is still known to be what the program wrote.
//!
//! A seal tells damage, not an author: whoever rewrites a subject with its seal is not seen here.

use std::collections::BTreeMap;

use sqlx::{Row, SqliteConnection};

use crate::document::Sha;
use crate::error::Result;

const WORKSPACE: &str = include_str!("seal/workspace.sql");
const SETTING: &str = concat!(include_str!("seal/setting.sql"), " where name = ?");
const TEXT: &str = concat!(include_str!("seal/text.sql"), " where sha256 = ?");
const ALL: [&str; 3] = [
    WORKSPACE,
    include_str!("seal/setting.sql"),
    include_str!("seal/text.sql"),
];

/// Something that is sealed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Subject<'a> {
    /// The workspace's own row.
    Workspace,
    /// A setting, by its name.
    Setting(&'a str),
    /// The text read of a content, by its hash.
    Text(&'a str),
}

/// Seals a subject as it stands now; to be called in the transaction that changed it.
pub(crate) async fn seal(connection: &mut SqliteConnection, subject: Subject<'_>) -> Result<()> {
    let rows = match subject {
        Subject::Workspace => sqlx::query(WORKSPACE).fetch_all(&mut *connection).await?,
        Subject::Setting(name) => sqlx::query(SETTING).bind(name).fetch_all(&mut *connection).await?,
        Subject::Text(sha256) => sqlx::query(TEXT).bind(sha256).fetch_all(&mut *connection).await?,
    };
    for row in &rows {
        sqlx::query(
            "insert into seal (subject, sha256) values (?, ?) on conflict do update set sha256 = excluded.sha256",
        )
        .bind(row.try_get::<String, _>("subject")?)
        .bind(hash(&row.try_get::<String, _>("value")?))
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// Seals what has no seal yet: for a file that was written before there were any.
pub(super) async fn seal_former(connection: &mut SqliteConnection) -> Result<()> {
    for (subject, sha256) in present(connection).await? {
        sqlx::query("insert into seal (subject, sha256) values (?, ?) on conflict do nothing")
            .bind(subject)
            .bind(sha256)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// The subjects that are not what their seal says, that have none, or that are gone.
pub(crate) async fn broken_seals(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    let mut present = present(connection).await?;
    let rows = sqlx::query("select subject, sha256 from seal")
        .fetch_all(connection)
        .await?;
    let mut broken = Vec::new();
    for row in &rows {
        let (subject, sha256): (String, String) = (row.try_get(0)?, row.try_get(1)?);
        if present.remove(&subject) != Some(sha256) {
            broken.push(subject);
        }
    }
    broken.extend(present.into_keys());
    Ok(broken)
}

async fn present(connection: &mut SqliteConnection) -> Result<BTreeMap<String, String>> {
    let mut present = BTreeMap::new();
    for sql in ALL {
        for row in sqlx::query(sql).fetch_all(&mut *connection).await? {
            present.insert(row.try_get("subject")?, hash(&row.try_get::<String, _>("value")?));
        }
    }
    Ok(present)
}

fn hash(value: &str) -> String {
    Sha::of(value.as_bytes()).to_string()
}
