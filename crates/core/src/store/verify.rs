//! `palmares verify`: everything that must hold, checked one by one, with a finding for each thing that does not.

use serde::Serialize;
use serde_json::Value;
use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use super::{Store, invariants, migrate};
use crate::document::{ContentStore, Sha};
use crate::error::Result;
use crate::journal::{self, Head, triggers};

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Finding {
    /// Which check, as a stable word (`database`, `chain`, `untraced_row`, `document_missing`, `document_altered`, or an invariant).
    pub check: String,
    /// What exactly: a row, a hash, SQLite's own words.
    pub detail: String,
}

/// The outcome of a verification.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct VerifyReport {
    /// Where the journal stands.
    pub head: Head,
    /// Documents whose bytes were read and hashed.
    pub documents: u32,
    /// What does not hold; empty when everything does.
    pub findings: Vec<Finding>,
}

impl Store {
    /// Checks the file's structure, the journal's chain, that every row is the one the journal last wrote, the documents' hashes
    /// and the invariants of the domain.
    pub async fn verify(&self) -> Result<VerifyReport> {
        let mut connection = self.read().await?;
        let mut findings = structure(&mut connection).await?;
        if let Some(broken) = journal::verify_chain(&mut connection).await? {
            findings.push(Finding {
                check: "chain".into(),
                detail: format!("{} {}", broken.seq, broken.reason),
            });
        }
        findings.extend(untraced_rows(&mut connection).await?);
        findings.extend(invariants::broken(&mut connection).await?);
        let (documents, damaged) = self.documents_whole(&mut connection).await?;
        findings.extend(damaged);
        Ok(VerifyReport {
            head: journal::head(&mut connection).await?,
            documents,
            findings,
        })
    }

    async fn documents_whole(&self, connection: &mut SqliteConnection) -> Result<(u32, Vec<Finding>)> {
        let store = ContentStore::open_at(self.documents())?;
        let hashes: Vec<String> = sqlx::query_scalar(include_str!("stored_hashes.sql"))
            .fetch_all(connection)
            .await?;
        let (mut whole, mut findings) = (0, Vec::new());
        for hash in hashes {
            let check = match hash.parse::<Sha>().and_then(|sha| store.verify(&sha)) {
                Ok(true) => {
                    whole += 1;
                    continue;
                }
                Ok(false) => "document_altered",
                Err(_) => "document_missing",
            };
            findings.push(Finding {
                check: check.into(),
                detail: hash,
            });
        }
        Ok((whole, findings))
    }
}

async fn structure(connection: &mut SqliteConnection) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for row in sqlx::query("pragma integrity_check")
        .fetch_all(&mut *connection)
        .await?
    {
        let word: String = row.try_get(0)?;
        if word != "ok" {
            findings.push(Finding {
                check: "database".into(),
                detail: word,
            });
        }
    }
    for row in sqlx::query("pragma foreign_key_check").fetch_all(connection).await? {
        let table: String = row.try_get(0)?;
        findings.push(Finding {
            check: "reference".into(),
            detail: table,
        });
    }
    Ok(findings)
}

/// Rows that are not what the journal last wrote: somebody changed the file with another program.
async fn untraced_rows(connection: &mut SqliteConnection) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for name in migrate::domain_tables(connection).await? {
        let table = triggers::table(connection, &name).await?;
        let mut recorded = last_images(connection, &name).await?;
        let sql = table.select_images();
        for row in sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut *connection).await? {
            let (key, image): (String, String) = (row.try_get(0)?, row.try_get(1)?);
            let present: Value = serde_json::from_str(&image)?;
            if recorded.remove(&key) != Some(present) {
                findings.push(Finding {
                    check: "untraced_row".into(),
                    detail: format!("{name} {key}"),
                });
            }
        }
        let gone = recorded.into_keys().map(|key| Finding {
            check: "untraced_row".into(),
            detail: format!("{name} {key}"),
        });
        findings.extend(gone);
    }
    Ok(findings)
}

async fn last_images(
    connection: &mut SqliteConnection,
    table: &str,
) -> Result<std::collections::BTreeMap<String, Value>> {
    let rows = sqlx::query(include_str!("last_images.sql"))
        .bind(table)
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| Ok((row.try_get(0)?, serde_json::from_str(&row.try_get::<String, _>(1)?)?)))
        .collect()
}
