//! `palmares verify`: everything that must hold, checked one by one, with a finding for each thing that does not.

use std::path::PathBuf;

use serde::Serialize;
use sqlx::{Row, SqliteConnection};

use super::chain::{self, Head};
use super::entry::Entry;
use super::replay::{Tried, replay};
use super::rules::Rules;
use super::scratch::Blueprint;
use super::{about, conflicts, stored};
use crate::document::{ContentStore, Sha};
use crate::error::{Error, Result};
use crate::store::{self, Store};

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Finding {
    /// Which check, as a stable word (`database`, `reference`, `chain`, `untraced_row`, `journal_about`, `document_missing`,
    /// `document_altered`, or an invariant).
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
    /// Checks the file's structure, the journal's chain, that every row is the one the journal last wrote, the index of the
    /// journal, the invariants of the domain and the documents' hashes. The connection is free again before the documents, which
    /// may take minutes, and hashing them blocks nobody.
    pub async fn verify(&self, rules: &impl Rules) -> Result<VerifyReport> {
        let mut connection = self.read().await?;
        let mut findings = structure(&mut connection).await?;
        let broken = chain::verify_chains(&mut connection).await?;
        let chains_hold = broken.is_empty();
        findings.extend(
            broken
                .iter()
                .map(|broken| finding("chain", format!("{} {}", broken.entry, broken.fault))),
        );
        // What altered entries make of the rows says nothing.
        if chains_hold {
            findings.extend(untraced_rows(&mut connection, rules).await?);
        }
        let unlike = about::differences(&mut connection).await?;
        findings.extend(unlike.into_iter().map(|pair| finding("journal_about", pair)));
        let broken = store::broken_invariants(&mut connection).await?;
        findings.extend(broken.into_iter().map(|(check, row)| finding(check, row)));
        let head = chain::head(&mut connection).await?;
        let hashes: Vec<String> = sqlx::query_scalar(include_str!("../store/stored_hashes.sql"))
            .fetch_all(&mut *connection)
            .await?;
        drop(connection);
        let folder = self.documents();
        let hashed = tokio::task::spawn_blocking(move || documents_whole(folder, hashes));
        let (documents, damaged) = hashed.await.map_err(Error::internal)??;
        findings.extend(damaged);
        Ok(VerifyReport {
            head,
            documents,
            findings,
        })
    }
}

fn finding(check: &str, detail: String) -> Finding {
    Finding {
        check: check.to_owned(),
        detail,
    }
}

/// Reads and hashes every document: how many are whole, and which are not.
fn documents_whole(folder: PathBuf, hashes: Vec<String>) -> Result<(u32, Vec<Finding>)> {
    let store = ContentStore::open_at(folder)?;
    let (mut whole, mut findings) = (0, Vec::new());
    for hash in hashes {
        match hash.parse::<Sha>().and_then(|sha| store.verify(&sha)) {
            Ok(true) => whole += 1,
            Ok(false) => findings.push(finding("document_altered", hash)),
            Err(_) => findings.push(finding("document_missing", hash)),
        }
    }
    Ok((whole, findings))
}

async fn structure(connection: &mut SqliteConnection) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for row in sqlx::query("pragma integrity_check")
        .fetch_all(&mut *connection)
        .await?
    {
        let word: String = row.try_get(0)?;
        if word != "ok" {
            findings.push(finding("database", word));
        }
    }
    for row in sqlx::query("pragma foreign_key_check").fetch_all(connection).await? {
        let table: String = row.try_get(0)?;
        findings.push(finding("reference", table));
    }
    Ok(findings)
}

/// Rows that are not what the entries make of them: somebody changed the file with another program.
async fn untraced_rows(connection: &mut SqliteConnection, rules: &impl Rules) -> Result<Vec<Finding>> {
    let blueprint = Blueprint::of(connection).await?;
    let entries: Vec<Entry> = stored::all(connection)
        .await?
        .into_iter()
        .map(|stored| stored.entry)
        .collect();
    let tried = Tried {
        here: entries.iter().map(|entry| entry.id).collect(),
        refused: conflicts::reasons(connection).await?,
    };
    let mut expected = replay(entries, &tried, &blueprint, rules).await?.rows(&blueprint);
    let mut findings = Vec::new();
    for (name, table) in &blueprint.tables {
        for (key, present) in store::rows(connection, table).await? {
            if expected.remove(&(name.clone(), key.clone())) != Some(present) {
                findings.push(finding("untraced_row", format!("{name} {key}")));
            }
        }
    }
    let gone = expected
        .into_keys()
        .map(|(name, key)| finding("untraced_row", format!("{name} {key}")));
    findings.extend(gone);
    Ok(findings)
}
