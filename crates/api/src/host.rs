//! What a command needs from its surroundings, and nothing of the desktop.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use palmares_core::clock;
use palmares_core::document::{Extractor, WORKER_ARGUMENT};
use palmares_core::dossier::view::ImportProgress;
use palmares_core::error::{Error, Result};
use palmares_core::journal::{Actor, By};
use palmares_core::store::Store;
use palmares_core::territory::Territory;
use palmares_paper::Press;
use serde::Serialize;
use tokio::sync::{OnceCell, RwLock, broadcast};
use ts_rs::TS;

/// How a host is set up.
#[derive(Debug, Clone)]
pub struct HostConfig {
    /// The executable that answers to `--document-worker`, usually the running one.
    pub worker: PathBuf,
    /// Account name written in the journal.
    pub account: String,
}

/// News for the interface while a command runs.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// An import goes on.
    Import {
        /// How far it is.
        progress: ImportProgress,
    },
}

/// The open workspace and who acts in it.
#[derive(Debug)]
pub(crate) struct Open {
    pub store: Store,
    pub actor: RwLock<Actor>,
}

/// One running program: at most one workspace open, one worker, one press.
#[derive(Debug)]
pub struct Host {
    config: HostConfig,
    workspace: RwLock<Option<Arc<Open>>>,
    extractor: Extractor,
    territory: Territory,
    press: OnceCell<Arc<Press>>,
    events: broadcast::Sender<Event>,
    cancelled: AtomicBool,
}

impl Host {
    /// A host without a workspace.
    pub fn new(config: HostConfig) -> Result<Self> {
        Ok(Self {
            extractor: Extractor::new(config.worker.clone(), [WORKER_ARGUMENT]),
            territory: Territory::load()?,
            workspace: RwLock::new(None),
            press: OnceCell::new(),
            events: broadcast::channel(256).0,
            cancelled: AtomicBool::new(false),
            config,
        })
    }

    /// News from now on.
    pub fn events(&self) -> broadcast::Receiver<Event> {
        self.events.subscribe()
    }

    /// News without a listener are not kept.
    pub(crate) fn tell(&self, event: Event) {
        let _ = self.events.send(event);
    }

    pub(crate) async fn open(&self) -> Result<Arc<Open>> {
        self.workspace.read().await.clone().ok_or(Error::NoWorkspace)
    }

    /// Replaces the open workspace; the former one closes once its last command ends.
    pub(crate) async fn replace(&self, store: Option<Store>) -> Result<()> {
        let actor = match &store {
            Some(store) => remembered_actor(store).await?,
            None => Actor::Staff,
        };
        let next = store.map(|store| {
            Arc::new(Open {
                store,
                actor: RwLock::new(actor),
            })
        });
        let former = std::mem::replace(&mut *self.workspace.write().await, next);
        if let Some(open) = former.and_then(Arc::into_inner) {
            open.store.close().await;
        }
        Ok(())
    }

    /// Who acts, at this instant.
    pub(crate) async fn by(&self, open: &Open) -> By {
        By {
            actor: *open.actor.read().await,
            account: self.config.account.clone(),
            at: clock::now(),
        }
    }

    pub(crate) fn extractor(&self) -> &Extractor {
        &self.extractor
    }

    pub(crate) fn territory(&self) -> &Territory {
        &self.territory
    }

    /// The press with its fonts, set up at the first paper.
    pub(crate) async fn press(&self) -> Result<Arc<Press>> {
        let made = || async { Press::new().map(Arc::new).map_err(Error::internal) };
        self.press.get_or_try_init(made).await.cloned()
    }

    pub(crate) fn start_import(&self) -> &AtomicBool {
        self.cancelled.store(false, Ordering::SeqCst);
        &self.cancelled
    }

    pub(crate) fn cancel_import(&self) {
        self.cancelled.store(true, Ordering::SeqCst);
    }
}

const ACTOR: &str = "actor";

async fn remembered_actor(store: &Store) -> Result<Actor> {
    store
        .setting(ACTOR)
        .await?
        .map_or(Ok(Actor::Staff), |text| text.parse())
}

/// Takes a part in the workspace and remembers it for the next opening.
pub(crate) async fn take_part(open: &Open, actor: Actor) -> Result<()> {
    if open.store.writable().is_ok() {
        open.store.set_setting(ACTOR, &actor.to_string()).await?;
    }
    *open.actor.write().await = actor;
    Ok(())
}
