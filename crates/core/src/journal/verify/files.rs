//! The checks of what lies beside the database: documents and backups.

use sqlx::Connection as _;

use super::super::chain;
use super::super::printed::Passed;
use super::Findings;
use crate::clock::Timestamp;
use crate::document::{ContentStore, Sha};
use crate::error::{Error, Result};
use crate::store::{Backup, Store, Vault, read_only};

/// Reads and hashes every document: how many are whole, and which contents no row names. Nobody waits for it.
pub(super) async fn documents_hold(
    store: &Store,
    hashes: Vec<String>,
    findings: &mut Findings,
) -> Result<(u32, Vec<String>)> {
    let folder = store.documents();
    let read = tokio::task::spawn_blocking(move || {
        let mut found = Findings::default();
        let contents = ContentStore::look_at(folder);
        let whole = hashes
            .iter()
            .filter(|hash| is_whole(&contents, hash, &mut found))
            .count();
        let orphans = contents.list().map(|all| {
            let names = all.iter().map(Sha::as_str);
            names
                .filter(|name| !hashes.iter().any(|hash| hash == name))
                .map(str::to_owned)
                .collect()
        });
        (
            u32::try_from(whole).unwrap_or(u32::MAX),
            orphans.unwrap_or_default(),
            found,
        )
    });
    let (whole, orphans, found) = read.await.map_err(Error::internal)?;
    findings.0.extend(found.0);
    Ok((whole, orphans))
}

fn is_whole(contents: &ContentStore, hash: &str, found: &mut Findings) -> bool {
    match hash.parse::<Sha>().and_then(|sha256| contents.verify(&sha256)) {
        Ok(true) => return true,
        Ok(false) => found.add("document_altered", hash),
        Err(Error::NotFound { .. }) => found.add("document_missing", hash),
        Err(error) => found.add("document_altered", format!("{hash}: {error}")),
    }
    false
}

/// Reads the backups of both places; each must be what was written, and the chains must go through where the newest of each place
/// stands: else an older copy was put in place of the workspace, or another one.
pub(super) async fn backups_hold(store: &Store, passed: &Passed, now: Timestamp, findings: &mut Findings) -> u32 {
    let mut whole = 0;
    for vault in store.vaults().await {
        let newest = vault.newest(now).ok().flatten();
        for backup in vault.list().unwrap_or_default() {
            let (vault, read) = (vault.clone(), backup.clone());
            let holds = tokio::task::spawn_blocking(move || vault.holds(&read)).await;
            match holds.map_err(Error::internal) {
                Ok(Ok(Some(false))) => findings.add("backup", backup.name),
                Ok(Ok(_)) => whole += 1,
                Ok(Err(error)) | Err(error) => findings.add("backup", format!("{}: {error}", backup.name)),
            }
        }
        if let Some(newest) = newest {
            match precedes(store, &vault, &newest, passed).await {
                Ok(true) => {}
                Ok(false) => findings.add("backup_ahead", newest.name),
                Err(error) => findings.add("backup", format!("{}: {error}", newest.name)),
            }
        }
        let lacking = lacking(&vault).await;
        findings.take("backup_document", lacking);
    }
    whole
}

/// Whether the workspace goes on from what a backup holds.
async fn precedes(store: &Store, vault: &Vault, backup: &Backup, passed: &Passed) -> Result<bool> {
    let mut connection = read_only(&vault.file(backup)).await?;
    let head = chain::head(&mut connection).await?;
    let id: String = sqlx::query_scalar("select id from workspace")
        .fetch_one(&mut connection)
        .await?;
    connection.close().await?;
    Ok(id == store.info().id.to_string() && passed.goes_through(&head.devices))
}

/// The documents of a vault that are not what was stored.
async fn lacking(vault: &Vault) -> Result<Vec<String>> {
    let contents = vault.documents_as_they_are();
    let read = tokio::task::spawn_blocking(move || {
        let all = contents.list().unwrap_or_default();
        let damaged = all.iter().filter(|sha256| !contents.verify(sha256).unwrap_or(false));
        damaged.map(Sha::to_string).collect()
    });
    read.await.map_err(Error::internal)
}
