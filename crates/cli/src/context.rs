//! What commands share: the host with the workspace open, who acts, and finding things by what people call them.

use std::path::{Path, PathBuf};

use palmares_api::wire::{
    self, ActorSetRequest, CallListRequest, DossierListRequest, MemberListRequest, SessionListRequest,
    WorkspaceCloseRequest, WorkspaceOpenRequest,
};
use palmares_api::{ApiError, Host, HostConfig};
use palmares_core::committee::view::MemberView;
use palmares_core::document::fold;
use palmares_core::dossier::view::DossierRow;
use palmares_core::error::Error;
use palmares_core::id::CallId;
use palmares_core::journal::Actor;
use palmares_core::session::view::SessionRow;
use tokio::sync::Mutex;

use crate::failure::Failure;
use crate::usage::Options;
use crate::words::Words;

/// See the module.
pub struct Context {
    pub host: Host,
    pub words: Words,
    pub json: bool,
    options: Options,
    /// Who acted in the workspace before this command: the part is given back at its end.
    before: Mutex<Option<Actor>>,
}

/// The file that makes a folder a workspace.
const FILE: &str = "workspace.sqlite";

impl Context {
    /// A context without a workspace yet.
    pub fn new(options: Options, json: bool, words: Words) -> Result<Self, Failure> {
        let worker = std::env::current_exe().map_err(|error| Error::file(Path::new("palmares"), error))?;
        let host = Host::new(HostConfig {
            worker,
            account: account(),
        })?;
        Ok(Self {
            host,
            words,
            json,
            options,
            before: Mutex::new(None),
        })
    }

    /// Opens the workspace and takes the part asked for: that of a member with `--as`, else the secretariat's.
    pub async fn enter(&self, given: Option<&Path>) -> Result<(), Failure> {
        let path = self.folder(given)?.display().to_string();
        let request = WorkspaceOpenRequest {
            path,
            backup: self.options.backup,
        };
        let status = wire::workspace_open(&self.host, request).await?;
        let actor = match &self.options.actor {
            Some(name) => Actor::Member(self.member(name).await?.id),
            None => Actor::Secretariat,
        };
        if status.actor != actor {
            *self.before.lock().await = Some(status.actor);
            wire::actor_set(&self.host, ActorSetRequest { actor }).await?;
        }
        Ok(())
    }

    /// Gives the part back and closes the workspace. What was done is done: nothing here can undo it.
    pub async fn leave(&self) {
        if let Some(actor) = self.before.lock().await.take() {
            let _ = wire::actor_set(&self.host, ActorSetRequest { actor }).await;
        }
        let _ = wire::workspace_close(&self.host, WorkspaceCloseRequest {}).await;
    }

    fn folder(&self, given: Option<&Path>) -> Result<PathBuf, Failure> {
        let environment = std::env::var_os("PALMARES_WORKSPACE").map(PathBuf::from);
        let here = || Path::new(FILE).is_file().then(|| PathBuf::from("."));
        let found = given
            .map(Path::to_owned)
            .or_else(|| self.options.workspace.clone())
            .or(environment)
            .or_else(here);
        found.ok_or(Failure::Api(ApiError::from(Error::NoWorkspace)))
    }

    /// The call meant: the one named, else the only one.
    pub async fn call(&self) -> Result<CallId, Failure> {
        let calls = wire::call_list(&self.host, CallListRequest {}).await?.calls;
        let wanted = self.options.call.as_deref().unwrap_or_default();
        let fits = |id: String, name: &str| id == wanted || fold(name).contains(&fold(wanted));
        one(
            "call",
            wanted,
            calls
                .into_iter()
                .filter(|call| fits(call.id.to_string(), &call.name))
                .map(|call| call.id),
        )
    }

    /// The dossiers of the call.
    pub async fn dossiers(&self) -> Result<Vec<DossierRow>, Failure> {
        let call_id = self.call().await?;
        Ok(wire::dossier_list(&self.host, DossierListRequest { call_id })
            .await?
            .dossiers)
    }

    /// A dossier by its number (`8`, `#8`), its identifier or a part of its title.
    pub async fn dossier(&self, text: &str) -> Result<DossierRow, Failure> {
        let rows = self.dossiers().await?;
        let number = text.trim_start_matches('#').parse::<u32>().ok();
        let fits = |row: &DossierRow| match number {
            Some(number) => row.number == number,
            None => row.id.to_string() == text || fold(&row.title).contains(&fold(text)),
        };
        one("dossier", text, rows.into_iter().filter(fits))
    }

    /// A member by identifier or a part of the name.
    pub async fn member(&self, text: &str) -> Result<MemberView, Failure> {
        let call_id = self.call().await?;
        let members = wire::member_list(&self.host, MemberListRequest { call_id })
            .await?
            .members;
        let fits =
            |member: &MemberView| member.id.to_string() == text || fold(&member.member.name).contains(&fold(text));
        one("member", text, members.into_iter().filter(fits))
    }

    /// A session by its number (once it was held), its date (`2026-02-18`) or its identifier.
    pub async fn session(&self, text: &str) -> Result<SessionRow, Failure> {
        let call_id = self.call().await?;
        let rows = wire::session_list(&self.host, SessionListRequest { call_id })
            .await?
            .sessions;
        let number = text.trim_start_matches('#').parse::<u32>().ok();
        let fits = |row: &SessionRow| {
            (number.is_some() && row.number == number)
                || row.plan.held_on.to_string() == text
                || row.id.to_string() == text
        };
        one("session", text, rows.into_iter().filter(fits))
    }
}

/// The only thing that fits a name.
fn one<T>(kind: &'static str, text: &str, mut found: impl Iterator<Item = T>) -> Result<T, Failure> {
    let named = |several| Failure::Named {
        kind,
        text: text.to_owned(),
        several,
    };
    let first = found.next().ok_or_else(|| named(false))?;
    if found.next().is_some() {
        Err(named(true))
    } else {
        Ok(first)
    }
}

/// The account's name, for the journal.
fn account() -> String {
    let name = std::env::var("USER")
        .or_else(|_| std::env::var("USERNAME"))
        .unwrap_or_default();
    if name.is_empty() { "cli".to_owned() } else { name }
}
