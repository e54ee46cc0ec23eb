//! Making a work copy: the same workspace, on a device of its own.

use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use crate::clock::{self, Timestamp};
use crate::document::ContentStore;
use crate::error::{Error, PathFault, Result};
use crate::id::DeviceId;
use crate::journal::{self, Heads};
use crate::store::{self, Store};

/// Makes a copy of the workspace in a folder that does not exist yet: its record, its documents, and a device of its own, under
/// which what is done there is told apart. Each of the two remembers what the other has. A failure leaves nothing.
///
/// # Errors
/// [`Error::WorkspacePath`] `exists`; [`Error::Damaged`] for a document that is no longer what its hash says.
pub async fn copy_to(store: &Store, folder: &Path, now: Timestamp) -> Result<()> {
    store.writable()?;
    if folder.exists() {
        return Err(Error::WorkspacePath {
            path: folder.display().to_string(),
            reason: PathFault::Exists,
        });
    }
    let stage = Stage::beside(folder)?;
    let mut connection = store.read().await?;
    sqlx::query("vacuum into ?")
        .bind(stage.0.join("workspace.sqlite").display().to_string())
        .execute(&mut *connection)
        .await?;
    let heads = journal::heads(&mut connection).await?;
    drop(connection);
    let device = become_a_device(&stage.0, store.device(), &heads, now).await?;
    let (from, to) = (store.documents(), stage.0.join("documents"));
    tokio::task::spawn_blocking(move || copy_documents(from, to))
        .await
        .map_err(Error::internal)??;
    std::fs::rename(&stage.0, folder).map_err(|source| Error::file(folder, source))?;
    remember(&mut *store.read().await?, device, &heads, now).await
}

/// The folder in which the copy is made, beside the one that it becomes; removed unless it became it.
struct Stage(PathBuf);

impl Stage {
    fn beside(folder: &Path) -> Result<Self> {
        let mut name = folder.file_name().unwrap_or_default().to_owned();
        name.push(".part");
        let stage = Self(folder.with_file_name(name));
        stage.remove();
        for part in ["documents", "backups"] {
            let path = stage.0.join(part);
            std::fs::create_dir_all(&path).map_err(|source| Error::file(&path, source))?;
        }
        Ok(stage)
    }

    fn remove(&self) {
        // What stays is removed when the next copy of that name is made, and is never taken for a workspace's folder.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.remove();
    }
}

/// The copy is another device: who sat where, what could be undone and what waits for an answer stay with the first one.
async fn become_a_device(folder: &Path, from: DeviceId, heads: &Heads, now: Timestamp) -> Result<DeviceId> {
    let options = SqliteConnectOptions::new().filename(folder.join("workspace.sqlite"));
    let mut connection = options.connect().await?;
    let device = store::become_another(&mut connection).await?;
    for statement in [
        "delete from setting",
        "delete from seal where subject like 'setting %'",
        "delete from peer",
        "delete from waiting_file",
        "delete from waiting",
    ] {
        sqlx::query(statement).execute(&mut connection).await?;
    }
    remember(&mut connection, from, heads, now).await?;
    connection.close().await?;
    Ok(device)
}

async fn remember(connection: &mut SqliteConnection, peer: DeviceId, heads: &Heads, now: Timestamp) -> Result<()> {
    sqlx::query("insert into peer (device, knows, heard_at) values (?, ?, ?)")
        .bind(peer.to_string())
        .bind(serde_json::to_string(heads)?)
        .bind(clock::to_text(now))
        .execute(connection)
        .await?;
    Ok(())
}

/// Copies every document, checked on the way.
fn copy_documents(from: PathBuf, to: PathBuf) -> Result<()> {
    let (from, to) = (ContentStore::open_at(from)?, ContentStore::open_at(to)?);
    for sha256 in from.list()? {
        if to.put_from(from.open(&sha256)?)?.sha256 != sha256 {
            return Err(Error::stored_value("document", sha256.as_str()));
        }
    }
    Ok(())
}
