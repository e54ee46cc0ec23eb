//! Opening a workspace: the lock, the one connection, the assertions, the schema.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqliteLockingMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Row, Sqlite};
use tokio::sync::broadcast;

use super::daily::Daily;
use super::hooks::Hooks;
use super::lock::Lock;
use super::receipt::Receipt;
use super::usable::{self, Notice};
use super::vault::{Backup, Vault};
use super::{backup, migrate, restore, seal};
use crate::clock::{self, Timestamp};
use crate::disk;
use crate::document::ContentStore;
use crate::error::{Error, InputFault, PathFault, Result};
use crate::id::{DeviceId, WorkspaceId};

pub(super) const FILE: &str = "workspace.sqlite";
/// An older SQLite can corrupt a database in WAL mode (<https://sqlite.org/wal.html#walresetbug>).
const OLDEST_SQLITE: (u32, u32, u32) = (3, 51, 3);

/// Stands in a folder whose workspace is being made: one that was cut short is no workspace yet, and can be made again.
pub(super) const CREATING: &str = "workspace.creating";
/// How a workspace is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// This process holds it.
    Writing,
    /// For reading only: a verified backup, or a medium that cannot be written.
    Backup,
}

/// What a workspace says of itself.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WorkspaceInfo {
    /// Its identifier.
    pub id: WorkspaceId,
    /// Its name, as people gave it.
    pub name: String,
    /// Its folder.
    pub path: String,
    /// Whether it can be changed.
    pub mode: Mode,
    /// When it was made.
    pub created_at: Timestamp,
}

/// An open workspace. All access goes through its one connection; readers and writers wait for one another.
#[derive(Debug)]
pub struct Store {
    pub(super) pool: SqlitePool,
    pub(super) folder: PathBuf,
    mode: Mode,
    device: DeviceId,
    id: WorkspaceId,
    name: String,
    created_at: Timestamp,
    pub(super) daily: Arc<Daily>,
    mended: Vec<String>,
    notices: Vec<Notice>,
    news: broadcast::Sender<Receipt>,
    lock: Option<Lock>,
}

impl Store {
    /// Makes a new workspace in a folder that does not exist yet (or is empty) and opens it; nobody is in it yet.
    pub(crate) async fn create_empty(folder: &Path, name: &str, now: Timestamp, hooks: Hooks) -> Result<Self> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Error::invalid("name", InputFault::Empty));
        }
        let taken = std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
        let creating = folder.join(CREATING);
        if taken && !creating.is_file() {
            return Err(Error::WorkspacePath {
                path: folder.display().to_string(),
                reason: PathFault::Exists,
            });
        }
        disk::folder(folder)?;
        disk::write(&creating, b"")?;
        for part in ["documents", "backups"] {
            disk::folder(&folder.join(part))?;
        }
        let lock = Lock::take(folder, now)?;
        let file = folder.join(FILE);
        for end in ["", "-wal", "-shm"] {
            disk::remove(&folder.join(format!("{FILE}{end}")))?;
        }
        drop(disk::create(&file).map_err(|source| Error::file(&file, source))?);
        migrate::migrate(&file, hooks).await?;
        let pool = connect(&file, Mode::Writing).await?;
        sqlx::query("insert into workspace (singleton, id, name, device, created_at) values (1, ?, ?, ?, ?)")
            .bind(WorkspaceId::new().to_string())
            .bind(name)
            .bind(DeviceId::new().to_string())
            .bind(clock::to_text(now))
            .execute(&pool)
            .await?;
        seal::seal(&mut *pool.acquire().await?, seal::Subject::Workspace).await?;
        Self::ready(pool, folder, Mode::Writing, Some(lock), hooks).await
    }

    /// Whether a whole workspace is in this folder, as far as its names tell.
    pub(crate) fn is_workspace(folder: &Path) -> bool {
        folder.join(FILE).is_file() && !folder.join(CREATING).exists()
    }

    /// Says that a workspace that was made is one.
    pub(crate) fn created(&self) -> Result<()> {
        disk::remove(&self.folder.join(CREATING))?;
        disk::sync_folder(&self.folder)
    }

    /// Opens a workspace for writing: its lock, a copy before a migration, the migration, today's backup.
    pub(crate) async fn open_file(folder: &Path, now: Timestamp, hooks: Hooks) -> Result<Self> {
        let file = folder.join(FILE);
        usable::refuse_unusable(folder)?;
        let was_left_open = Lock::was_left(folder) && !folder.join("workspace.sqlite-wal").exists();
        let lock = match Lock::take(folder, now) {
            Err(Error::FileAccess { source, .. }) if source.kind() == ErrorKind::ReadOnlyFilesystem => {
                return Self::look_at(folder, was_left_open, hooks).await;
            }
            taken => taken?,
        };
        let found = migrate::refuse_newer(&file).await?;
        if found == 0 {
            return Err(usable::refused(folder, usable::without_record(folder)));
        }
        restore::clear_staged(folder)?;
        usable::close_to_others(folder)?;
        if found < migrate::newest_schema() {
            backup::before_migration(&file, folder, now, hooks).await?;
        }
        let mended = migrate::migrate(&file, hooks).await?;
        let pool = connect(&file, Mode::Writing).await?;
        let mut store = Self::ready(pool, folder, Mode::Writing, Some(lock), hooks).await?;
        store.mended = mended;
        store.notices = usable::notices(&store, was_left_open, now).await?;
        // What an import cut short had begun to write is no document.
        ContentStore::open_at(store.documents())?.sweep()?;
        store.daily.see_to(now).await;
        Ok(store)
    }

    /// Opens a workspace on a medium that cannot be written, for reading only: nobody else writes there either.
    async fn look_at(folder: &Path, log_is_missing: bool, hooks: Hooks) -> Result<Self> {
        let pool = connect(&folder.join(FILE), Mode::Backup).await?;
        let found: i64 = sqlx::query_scalar("select max(version) from _sqlx_migrations")
            .fetch_one(&pool)
            .await?;
        let supported = migrate::newest_schema();
        if found > supported {
            return Err(Error::WorkspaceNewer { found, supported });
        }
        // It would have to be migrated first.
        if found < supported {
            return Err(Error::ReadOnly);
        }
        let mut store = Self::ready(pool, folder, Mode::Backup, None, hooks).await?;
        store.notices.extend(log_is_missing.then_some(Notice::LogMissing));
        Ok(store)
    }

    /// Opens the latest backup of the present schema that verifies, for reading only.
    pub(crate) async fn open_backup(folder: &Path, now: Timestamp, hooks: Hooks) -> Result<Self> {
        let vault = Vault::inside(folder);
        let dated = |backup: &Backup| backup.is_dated(now);
        for backup in vault.list()?.into_iter().rev().filter(dated) {
            let file = vault.file(&backup);
            // A copy made before a migration is of another schema, and one for reading only is not migrated.
            let is_of_today = migrate::schema_of(&file)
                .await
                .is_ok_and(|found| found == migrate::newest_schema());
            if is_of_today && backup::opens_whole(&file, hooks.whole).await.is_ok() {
                let pool = connect(&file, Mode::Backup).await?;
                return Self::ready(pool, folder, Mode::Backup, None, hooks).await;
            }
        }
        Err(Error::not_found("backup", folder.display()))
    }

    async fn ready(pool: SqlitePool, folder: &Path, mode: Mode, lock: Option<Lock>, hooks: Hooks) -> Result<Self> {
        assert_sqlite(&pool).await?;
        let row = sqlx::query("select id, name, device, created_at from workspace")
            .fetch_one(&pool)
            .await?;
        let created_at: String = row.try_get("created_at")?;
        Ok(Self {
            device: row.try_get::<String, _>("device")?.parse()?,
            id: row.try_get::<String, _>("id")?.parse()?,
            name: row.try_get("name")?,
            created_at: created_at
                .parse()
                .map_err(|_| Error::stored_value("workspace.created_at", &created_at))?,
            folder: folder.to_owned(),
            daily: Arc::new(Daily::new(pool.clone(), folder.to_owned(), hooks.whole)),
            mended: Vec::new(),
            notices: Vec::new(),
            news: broadcast::channel(256).0,
            pool,
            mode,
            lock,
        })
    }

    /// The one connection, for reading (and for the derived tables).
    pub async fn read(&self) -> Result<PoolConnection<Sqlite>> {
        Ok(self.pool.acquire().await?)
    }

    /// What every window is told of each commit, from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Receipt> {
        self.news.subscribe()
    }

    pub(crate) fn news(&self) -> &broadcast::Sender<Receipt> {
        &self.news
    }

    pub(crate) fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    fn is_here(&self) -> bool {
        self.lock.as_ref().is_none_or(|lock| lock.is_in(&self.folder)) && self.folder.join(FILE).exists()
    }

    /// Fails when the workspace is open for reading only, and when its folder is no longer where it was opened: nothing is
    /// called saved that nobody would find again.
    pub fn writable(&self) -> Result<()> {
        match self.mode {
            Mode::Writing if self.is_here() => Ok(()),
            Mode::Writing => Err(Error::WorkspacePath {
                path: self.folder.display().to_string(),
                reason: PathFault::Missing,
            }),
            Mode::Backup => Err(Error::ReadOnly),
        }
    }

    /// The workspace's own words.
    pub fn info(&self) -> WorkspaceInfo {
        WorkspaceInfo {
            id: self.id,
            name: self.name.clone(),
            path: self.folder.display().to_string(),
            mode: self.mode,
            created_at: self.created_at,
        }
    }

    /// The workspace's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where documents are kept, by hash.
    pub fn documents(&self) -> PathBuf {
        self.folder.join("documents")
    }

    /// This copy of the workspace, as the journal names it.
    pub fn device(&self) -> DeviceId {
        self.device
    }

    /// What of the schema was not as it must be when the workspace was opened, and was put right: `planted trigger …`.
    pub fn mended(&self) -> &[String] {
        &self.mended
    }

    /// What people are told of it since it was opened.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Closes the connection cleanly, which also folds the write-ahead log into the file, and frees the workspace.
    pub async fn close(self) {
        self.pool.close().await;
    }
}

/// One connection for the life of the workspace: it takes the exclusive lock and keeps it.
async fn connect(file: &Path, mode: Mode) -> Result<SqlitePool> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .busy_timeout(Duration::ZERO)
        .foreign_keys(true)
        // Without it, `insert or replace` would delete a row past its journal trigger.
        .pragma("recursive_triggers", "on")
        .pragma("trusted_schema", "off")
        // What a statement would need to turn itself back stays in memory: else an act writes half its pages twice.
        .pragma("temp_store", "memory");
    let options = match mode {
        Mode::Writing => options
            .create_if_missing(true)
            .locking_mode(SqliteLockingMode::Exclusive)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full),
        Mode::Backup => options.read_only(true).immutable(true),
    };
    let pool = SqlitePoolOptions::new()
        .min_connections(1)
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_mins(1))
        .connect_with(options)
        .await?;
    Ok(pool)
}

async fn assert_sqlite(pool: &SqlitePool) -> Result<()> {
    let version: String = sqlx::query_scalar("select sqlite_version()").fetch_one(pool).await?;
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    if (next(), next(), next()) < OLDEST_SQLITE {
        return Err(Error::internal(format!("SQLite {version} can corrupt a workspace")));
    }
    Ok(())
}
