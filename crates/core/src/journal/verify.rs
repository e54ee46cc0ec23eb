//! The one verification: everything that must hold, checked one by one. A check that finds something, or that cannot be made because
//! the file is damaged there, is a finding with its place, and the next check follows.

mod files;
mod record;

use serde::Serialize;
use sqlx::SqliteConnection;

use super::chain::{self, Head};
use super::printed::{Passed, PrintedHead};
use super::rules::Rules;
use super::{about, schema};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::search;
use crate::store::{self, Store};

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Finding {
    /// Which check, as a stable word (`database`, `reference`, `schema`, `chain`, `untraced_row`, `journal_about`, `journal_order`,
    /// `seal`, `search`, `paper_head`, `head`, `backup`, `document_missing`, `document_altered`, or an invariant).
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
    /// Backups that were read and hold, in both places.
    pub backups: u32,
    /// Contents that no row names: what an import cut short left. They hurt nothing.
    pub orphans: Vec<String>,
    /// What does not hold; empty when everything does.
    pub findings: Vec<Finding>,
}

/// What a verification is asked beyond what it always looks at.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Heads as they were printed: the chains must go through each.
    pub heads: Vec<PrintedHead>,
}

/// What was found so far.
#[derive(Debug, Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, check: &str, detail: impl Into<String>) {
        self.0.push(Finding {
            check: check.to_owned(),
            detail: detail.into(),
        });
    }

    /// Takes what a check found; one that could not be made is a finding of the same name.
    fn take(&mut self, check: &str, found: Result<Vec<String>>) {
        match found {
            Ok(details) => details.into_iter().for_each(|detail| self.add(check, detail)),
            Err(error) => self.add(check, error.to_string()),
        }
    }
}

impl Store {
    /// Checks the file's structure and schema, the chains, that every row is the one the journal last wrote, what is derived from
    /// rows (histories, texts, search), what concerns this copy alone, the papers' heads, the invariants of the domain, the
    /// documents' hashes and the backups of both places. The connection is free again before the files, which may take minutes.
    pub async fn verify(&self, rules: &impl Rules, asked: &Asked, now: Timestamp) -> Result<VerifyReport> {
        let mut findings = Findings::default();
        let mut connection = self.read().await?;
        record_holds(&mut connection, rules, &mut findings).await;
        for mended in self.mended() {
            findings.add("schema", mended.as_str());
        }
        derived_holds(&mut connection, &mut findings).await;
        let passed = Passed::of(&mut connection).await.unwrap_or_default();
        findings.take("paper_head", record::strange_papers(&mut connection, &passed).await);
        for head in asked.heads.iter().filter(|head| !passed.stood_at(head)) {
            findings.add("head", head.to_string());
        }
        let head = chain::head(&mut connection).await.unwrap_or_else(|error| {
            findings.add("chain_head", error.to_string());
            Head::of(Vec::new())
        });
        let hashes = record::content_hashes(&mut connection).await.unwrap_or_default();
        drop(connection);
        let backups = files::backups_hold(self, &passed, now, &mut findings).await;
        let (documents, orphans) = files::documents_hold(self, hashes, &mut findings).await?;
        Ok(VerifyReport {
            head,
            documents,
            backups,
            orphans,
            findings: findings.0,
        })
    }

    /// Refuses to go on upon a record that does not hold: for acts whose outcome leaves the house. Documents and backups are not
    /// read: it takes about as long as a backup.
    ///
    /// # Errors
    /// [`Error::Damaged`] with the first finding.
    pub async fn require_sound(&self, rules: &impl Rules) -> Result<()> {
        let mut findings = Findings::default();
        let mut connection = self.read().await?;
        record_holds(&mut connection, rules, &mut findings).await;
        match findings.0.into_iter().next() {
            None => Ok(()),
            Some(Finding { check, detail }) => Err(Error::Damaged {
                detail: format!("{check}: {detail}"),
            }),
        }
    }
}

/// The record itself: its file, its schema, its chains, its rows.
async fn record_holds(connection: &mut SqliteConnection, rules: &impl Rules, findings: &mut Findings) {
    findings.take("database", record::structure(connection).await);
    findings.take("reference", record::broken_references(connection).await);
    findings.take("schema", schema::differences(connection).await);
    let broken = chain::verify_chains(connection).await;
    let broken = broken.map(|broken| {
        broken
            .iter()
            .map(|broken| format!("{} {}", broken.entry, broken.fault))
            .collect()
    });
    findings.take("chain", broken);
    findings.take("untraced_row", record::untraced_rows(connection, rules).await);
    findings.take("journal_order", record::disorder(connection).await);
    match store::broken_invariants(connection).await {
        Ok(broken) => broken.into_iter().for_each(|(check, row)| findings.add(check, row)),
        Err(error) => findings.add("database", error.to_string()),
    }
}

/// What can be made again from the record, and what concerns this copy alone.
async fn derived_holds(connection: &mut SqliteConnection, findings: &mut Findings) {
    findings.take("journal_about", about::differences(connection).await);
    findings.take("seal", store::broken_seals(connection).await);
    findings.take("search", search::differences(connection).await);
}
