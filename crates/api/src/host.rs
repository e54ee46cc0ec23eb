//! What a command needs from its surroundings, and nothing of the desktop.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::SystemTime;

use palmares_core::document::{ContentStore, Extractor, Sha, WORKER_ARGUMENT};
use palmares_core::dossier::intake::view::ImportProgress;
use palmares_core::error::{BrokenRule, Error, Result};
use palmares_core::exchange;
use palmares_core::journal::{Receipt, Touched};
use palmares_core::pack::{Cover, Kind};
use palmares_core::store::Store;
use palmares_core::territory::Territory;
use palmares_paper::Press;
use serde::Serialize;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{OnceCell, OwnedRwLockReadGuard, RwLock, broadcast};
use ts_rs::TS;

use crate::seat::Seats;

/// How a host is set up.
#[derive(Debug, Clone)]
pub struct HostConfig {
    /// The executable that answers to `--document-worker`, usually the running one.
    pub worker: PathBuf,
    /// Account name written in the journal.
    pub account: String,
    /// The folder in which this machine keeps the copies at home; none where each is named.
    pub homes: Option<PathBuf>,
}

/// News for the interface.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// An import goes on.
    Import {
        /// How far it is.
        progress: ImportProgress,
    },
    /// Something was changed in the open workspace, by whichever window.
    Changed {
        /// The entry in the journal; none for entries that came from another copy.
        #[ts(type = "number | null")]
        entry: Option<i64>,
        /// The rows that changed: `workspace:*` when one was opened or closed, `*:*` when news were missed and anything may have.
        #[ts(type = "Array<string>")]
        touched: Vec<Touched>,
    },
}

/// The open workspace and who sits at its windows.
#[derive(Debug)]
pub(crate) struct Open {
    pub store: Store,
    pub seats: Seats,
    /// The contents that were found whole since the workspace was opened, as their files were then.
    whole: Mutex<BTreeMap<Sha, (u64, Option<SystemTime>)>>,
}

impl Open {
    /// A workspace at whose windows sits whoever sat there last.
    pub fn new(store: Store) -> Self {
        Self {
            store,
            seats: Seats::default(),
            whole: Mutex::default(),
        }
    }

    /// Where a content is that still is what was stored. It is hashed when it is first asked for, and again when its file changed: a
    /// reader asks for hundreds of its pieces.
    pub async fn whole(&self, sha256: &Sha) -> Result<PathBuf> {
        let contents = ContentStore::look_at(self.store.documents());
        let seen = file_of(&contents.path(sha256));
        let known = || self.whole.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.is_some() && known().get(sha256).copied() == seen {
            return Ok(contents.path(sha256));
        }
        let asked = sha256.clone();
        let hashed = tokio::task::spawn_blocking(move || contents.whole(&asked)).await;
        let path = hashed.map_err(Error::internal)??;
        known().extend(seen.map(|seen| (sha256.clone(), seen)));
        Ok(path)
    }
}

fn file_of(path: &Path) -> Option<(u64, Option<SystemTime>)> {
    let found = std::fs::symlink_metadata(path).ok()?;
    Some((found.len(), found.modified().ok()))
}

/// The open workspace, with a turn for each command that uses it.
#[derive(Debug)]
struct Held {
    open: Arc<Open>,
    uses: Arc<RwLock<()>>,
}

impl Held {
    /// Closes the workspace, which is free for whoever comes next when this returns: the commands at work end first.
    async fn close(self) {
        let Self { open, uses } = self;
        let _alone = uses.write().await;
        if let Some(open) = Arc::into_inner(open) {
            open.store.close().await;
        }
    }
}

/// The workspace for the length of a command: it closes only once this is dropped.
#[derive(Debug)]
pub(crate) struct InUse {
    // Dropped before the turn is given back: who waits for the turn then has the last one.
    open: Arc<Open>,
    _turn: OwnedRwLockReadGuard<()>,
}

impl Deref for InUse {
    type Target = Open;

    fn deref(&self) -> &Open {
        &self.open
    }
}

/// The import at work; over when this is dropped.
#[derive(Debug)]
pub(crate) struct Importing<'a> {
    host: &'a Host,
    /// Whether the person stopped it.
    pub cancelled: Arc<AtomicBool>,
}

impl Drop for Importing<'_> {
    fn drop(&mut self) {
        *self.host.import() = None;
    }
}

/// One running program: at most one workspace open, one worker, one press.
#[derive(Debug)]
pub struct Host {
    config: HostConfig,
    workspace: RwLock<Option<Held>>,
    extractor: Extractor,
    territory: OnceLock<Territory>,
    press: OnceCell<Arc<Press>>,
    events: broadcast::Sender<Event>,
    import: Mutex<Option<Arc<AtomicBool>>>,
}

impl Host {
    /// A host without a workspace.
    pub fn new(config: HostConfig) -> Result<Self> {
        Ok(Self {
            extractor: Extractor::new(config.worker.clone(), [WORKER_ARGUMENT]),
            territory: OnceLock::new(),
            workspace: RwLock::new(None),
            press: OnceCell::new(),
            events: broadcast::channel(256).0,
            import: Mutex::new(None),
            config,
        })
    }

    /// News from now on.
    pub fn events(&self) -> broadcast::Receiver<Event> {
        self.events.subscribe()
    }

    /// Where the copy at home of a pack is, or will be: one for each member and workspace. None where this program keeps none.
    pub(crate) fn home_of(&self, cover: &Cover) -> Option<PathBuf> {
        let homes = self.config.homes.as_deref().filter(|_| cover.kind == Kind::Pack)?;
        Some(homes.join(exchange::home_name(cover)))
    }

    /// Conflicts and refusals are counted in no table of the record: every window asks how many there are.
    pub(crate) fn tell_of_merge(&self, open: &Open) {
        self.tell(Event::Changed {
            entry: None,
            touched: vec![Touched {
                table: "workspace".to_owned(),
                key: open.store.info().id.to_string(),
            }],
        });
    }

    /// News without a listener are not kept.
    pub(crate) fn tell(&self, event: Event) {
        let _ = self.events.send(event);
    }

    pub(crate) async fn open(&self) -> Result<InUse> {
        let workspace = self.workspace.read().await;
        let held = workspace.as_ref().ok_or(Error::NoWorkspace)?;
        Ok(InUse {
            open: Arc::clone(&held.open),
            _turn: Arc::clone(&held.uses).read_owned().await,
        })
    }

    /// Whether this very program holds the workspace in this folder for writing.
    pub(crate) async fn holds(&self, folder: &Path) -> bool {
        let workspace = self.workspace.read().await;
        workspace.as_ref().is_some_and(|held| {
            let store = &held.open.store;
            let place = |folder: &Path| std::fs::canonicalize(folder).ok();
            store.writable().is_ok() && place(folder).is_some_and(|here| place(store.folder()) == Some(here))
        })
    }

    /// Replaces the open workspace; the former one is closed when this returns. Its import stops after the file at work.
    pub(crate) async fn replace(&self, store: Option<Store>) {
        let next = store.map(|store| {
            self.pass_on(store.subscribe());
            Held {
                open: Arc::new(Open::new(store)),
                uses: Arc::default(),
            }
        });
        let former = std::mem::replace(&mut *self.workspace.write().await, next);
        if let Some(former) = former {
            self.cancel_import();
            former.close().await;
        }
        // A page that asked while one was being opened or closed asks again.
        let Receipt { entry, touched } = Receipt::of("workspace");
        self.tell(Event::Changed { entry, touched });
    }

    /// Passes the workspace's news on until it is closed.
    fn pass_on(&self, mut news: broadcast::Receiver<Receipt>) {
        let events = self.events.clone();
        tokio::spawn(async move {
            loop {
                let receipt = match news.recv().await {
                    Ok(receipt) => receipt,
                    Err(RecvError::Lagged(_)) => Receipt::anything(),
                    Err(RecvError::Closed) => return,
                };
                let Receipt { entry, touched } = receipt;
                // Nobody may be listening.
                let _ = events.send(Event::Changed { entry, touched });
            }
        });
    }

    /// Account name written in the journal.
    pub(crate) fn account(&self) -> &str {
        &self.config.account
    }

    pub(crate) fn extractor(&self) -> &Extractor {
        &self.extractor
    }

    /// The map, read when something first asks for it: the welcome screen does not.
    pub(crate) fn territory(&self) -> Result<&Territory> {
        if let Some(map) = self.territory.get() {
            return Ok(map);
        }
        let map = Territory::load()?;
        Ok(self.territory.get_or_init(|| map))
    }

    /// The press with its fonts, set up at the first paper.
    pub(crate) async fn press(&self) -> Result<Arc<Press>> {
        let made = || async { Press::new().map(Arc::new).map_err(Error::internal) };
        self.press.get_or_try_init(made).await.cloned()
    }

    /// Starts an import, of which there is one at a time: stopping « the » import must not stop another one.
    pub(crate) fn start_import(&self) -> Result<Importing<'_>> {
        let mut import = self.import();
        if import.is_some() {
            return Err(Error::rule(BrokenRule::ImportRunning));
        }
        let cancelled = Arc::<AtomicBool>::default();
        *import = Some(Arc::clone(&cancelled));
        Ok(Importing { host: self, cancelled })
    }

    /// Stops the import at work, if there is one.
    pub fn cancel_import(&self) {
        if let Some(cancelled) = self.import().as_ref() {
            cancelled.store(true, Ordering::SeqCst);
        }
    }

    fn import(&self) -> MutexGuard<'_, Option<Arc<AtomicBool>>> {
        self.import.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
