//! What the checks of one dossier look at, read from the workspace.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{Row, SqliteConnection};

use super::completeness::{self, Completeness};
use super::duplicates::{self, Application, Duplicate};
use super::eligibility::Evidence;
use crate::call::{self, CallRules};
use crate::document::DocumentKind;
use crate::dossier::model::Dossier;
use crate::dossier::rows;
use crate::error::Result;
use crate::id::DossierId;
use crate::stored::word;
use crate::territory::Territory;

/// Everything known of a dossier that a check may need.
#[derive(Debug)]
pub struct Gathered {
    /// The dossier.
    pub dossier: Dossier,
    /// The call's rules.
    pub rules: CallRules,
    /// Kinds of documents that are there.
    pub documents: BTreeSet<DocumentKind>,
    /// Earlier dossiers that look the same.
    pub duplicates: Vec<Duplicate>,
    /// The list of required documents.
    pub completeness: Completeness,
    /// The figures stated for the dossier, by the code of the counter.
    pub figures: BTreeMap<String, u32>,
}

impl Gathered {
    /// Reads it.
    pub async fn of(connection: &mut SqliteConnection, id: DossierId) -> Result<Self> {
        let dossier = rows::load(connection, id).await?;
        let rules = call::rules(connection, dossier.call_id).await?;
        let documents = present(connection, id).await?;
        let waivers = waivers(connection, id).await?;
        let all: Vec<_> = rows::load_all(connection, dossier.call_id)
            .await?
            .iter()
            .map(Application::of)
            .collect();
        let duplicates = duplicates::find(&Application::of(&dossier), &all);
        let completeness = completeness::assess(&rules, &dossier.applicant, &documents, &waivers);
        Ok(Self {
            dossier,
            rules,
            documents,
            duplicates,
            completeness,
            figures: figures(connection, id).await?,
        })
    }

    /// As the rules look at it.
    pub fn evidence<'a>(&'a self, territory: &'a Territory) -> Evidence<'a> {
        Evidence {
            rules: &self.rules,
            territory,
            dossier: &self.dossier,
            documents: &self.documents,
            duplicates: &self.duplicates,
            completeness: &self.completeness,
            figures: &self.figures,
        }
    }
}

/// Kinds of the documents that hold at least a byte: an empty file is no document.
async fn present(connection: &mut SqliteConnection, id: DossierId) -> Result<BTreeSet<DocumentKind>> {
    let kinds: Vec<String> = sqlx::query_scalar("select distinct kind from document where dossier_id = ? and size > 0")
        .bind(id.to_string())
        .fetch_all(connection)
        .await?;
    kinds.iter().map(|kind| kind.parse()).collect()
}

/// What the dossier counts, by the code of the counter.
async fn figures(connection: &mut SqliteConnection, id: DossierId) -> Result<BTreeMap<String, u32>> {
    let rows = sqlx::query("select code, figure from counter where dossier_id = ?")
        .bind(id.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| Ok((row.try_get("code")?, row.try_get("figure")?)))
        .collect()
}

/// Documents that are not asked for, with the motive.
pub async fn waivers(connection: &mut SqliteConnection, id: DossierId) -> Result<BTreeMap<DocumentKind, String>> {
    let rows = sqlx::query("select kind, motive from waiver where dossier_id = ?")
        .bind(id.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| Ok((word(row, "kind")?, row.try_get("motive")?)))
        .collect()
}
