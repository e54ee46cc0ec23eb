//! What commands share: the host with the workspace open, who acts, and finding things by what people call them.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use palmares_api::wire::{
    self, CallGetRequest, CallListRequest, Candidate, DossierListRequest, MemberListRequest, SessionListRequest,
    WorkspaceCloseRequest, WorkspaceOpenRequest, WorkspaceStatus,
};
use palmares_api::{ApiError, Asker, Host, HostConfig};
use palmares_core::call::CallKind;
use palmares_core::committee::view::MemberView;
use palmares_core::document::fold;
use palmares_core::dossier::view::DossierRow;
use palmares_core::error::Error;
use palmares_core::id::CallId;
use palmares_core::journal::Part;
use palmares_core::session::view::SessionRow;
use serde::Serialize;

use crate::failure::Failure;
use crate::usage::Options;
use crate::words::Words;

/// See the module.
pub struct Context {
    pub host: Host,
    pub words: Words,
    pub json: bool,
    options: Options,
    nobody: Asker,
    asker: OnceLock<Asker>,
    kind: OnceLock<CallKind>,
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
            homes: None,
        })?;
        Ok(Self {
            host,
            words,
            json,
            options,
            nobody: Asker::at_command_line(None),
            asker: OnceLock::new(),
            kind: OnceLock::new(),
        })
    }

    /// Opens the workspace, and finds out who asks.
    pub async fn enter(&self, given: Option<&Path>) -> Result<(), Failure> {
        self.open(given).await?;
        self.identify().await
    }

    /// Opens the workspace.
    pub async fn open(&self, given: Option<&Path>) -> Result<WorkspaceStatus, Failure> {
        let path = self.folder(given)?.display().to_string();
        let request = WorkspaceOpenRequest {
            path,
            backup: self.options.backup,
        };
        Ok(wire::workspace_open(&self.host, self.asker(), request).await?)
    }

    /// Who asks: nobody before [`Context::identify`].
    pub fn asker(&self) -> &Asker {
        self.asker.get().unwrap_or(&self.nobody)
    }

    /// Finds out who asks: whoever `--as` names, of the staff or of a committee; else the only person of the staff; else the one
    /// of the staff whose name is the account's.
    pub async fn identify(&self) -> Result<(), Failure> {
        let everybody = wire::candidates(&self.host).await?;
        let found = match &self.options.actor {
            Some(text) => self.named(everybody, text)?,
            None => usual(everybody)?,
        };
        // Said once for the whole command.
        let _ = self.asker.set(Asker::at_command_line(Some(found.who)));
        Ok(())
    }

    /// Somebody by identifier, by name, or by a part of a name that nobody else has; a member of the call named, if one is.
    fn named(&self, everybody: Vec<Candidate>, text: &str) -> Result<Candidate, Failure> {
        let call = self.options.call.as_deref().unwrap_or_default();
        let of_call = |one: &Candidate| match &one.call {
            Some(theirs) => is_called(&theirs.id.to_string(), &theirs.name, call),
            None => true,
        };
        let fitting = everybody.into_iter().filter(of_call);
        one_called("person", text, fitting, |one| (one.who.person.to_string(), &one.name))
    }

    /// Closes the workspace. What was done is done: nothing here can undo it.
    pub async fn leave(&self) {
        let _ = wire::workspace_close(&self.host, self.asker(), WorkspaceCloseRequest {}).await;
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
        let calls = wire::call_list(&self.host, self.asker(), CallListRequest {})
            .await?
            .calls;
        let wanted = self.options.call.as_deref().unwrap_or_default();
        let id = one_called("call", wanted, calls.into_iter(), |call| {
            (call.id.to_string(), &call.name)
        })?
        .id;
        self.heed(id).await?;
        Ok(id)
    }

    /// Heeds of what kind a call is, so that its outcomes are named in its own words from here on.
    async fn heed(&self, call_id: CallId) -> Result<(), Failure> {
        if self.kind.get().is_some() {
            return Ok(());
        }
        let call = wire::call_get(&self.host, self.asker(), CallGetRequest { call_id }).await?;
        // Said once for the whole command.
        let _ = self.kind.set(call.rules.kind);
        Ok(())
    }

    /// A key in the words of the call that was heeded: a label is given or refused, an opinion is favourable or not, and where an
    /// organisation is labelled it is named rather than a project; all else is said alike.
    pub fn in_words_of_call(&self, key: &str) -> String {
        let families: &[&str] = match self.kind.get() {
            Some(CallKind::Labelling) => &["label"],
            Some(CallKind::OrganisationLabelling) => &["organisation", "label"],
            Some(CallKind::ExpressionOfInterest) => &["opinion"],
            Some(CallKind::ProjectCall | CallKind::ApplicationCall) | None => &[],
        };
        families
            .iter()
            .map(|family| format!("{family}.{key}"))
            .find(|own| self.words.knows(own))
            .unwrap_or_else(|| key.to_owned())
    }

    /// What was decided, or where a dossier stands, in the words of the call.
    pub fn outcome<T: Serialize>(&self, group: &str, code: &T) -> String {
        let code = serde_json::to_value(code).unwrap_or_default();
        let key = format!("{group}.{}", code.as_str().unwrap_or_default());
        self.words.get(&self.in_words_of_call(&key))
    }

    /// The dossiers of the call.
    pub async fn dossiers(&self) -> Result<Vec<DossierRow>, Failure> {
        let call_id = self.call().await?;
        Ok(
            wire::dossier_list(&self.host, self.asker(), DossierListRequest { call_id })
                .await?
                .dossiers,
        )
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
        let members = wire::member_list(&self.host, self.asker(), MemberListRequest { call_id })
            .await?
            .members;
        one_called("member", text, members.into_iter(), |one| {
            (one.id.to_string(), &one.member.name)
        })
    }

    /// A session by its number (once it was held), its date (`2026-02-18`) or its identifier.
    pub async fn session(&self, text: &str) -> Result<SessionRow, Failure> {
        let call_id = self.call().await?;
        let rows = wire::session_list(&self.host, self.asker(), SessionListRequest { call_id })
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

/// Whether people mean this by what they typed: its identifier or a part of its name.
pub fn is_called(id: &str, name: &str, typed: &str) -> bool {
    id == typed || fold(name).contains(&fold(typed))
}

/// The one that a name means: the one that bears it whole, since it may begin another's; else the only one that bears it in part.
pub fn one_called<T>(
    kind: &'static str,
    typed: &str,
    all: impl Iterator<Item = T>,
    called: impl Fn(&T) -> (String, &String),
) -> Result<T, Failure> {
    let is_meant = |one: &T| {
        let (id, name) = called(one);
        is_called(&id, name, typed)
    };
    let is_whole = |one: &T| fold(called(one).1) == fold(typed);
    let mut found: Vec<T> = all.filter(is_meant).collect();
    if found.iter().any(is_whole) {
        found.retain(is_whole);
    }
    one(kind, typed, found.into_iter())
}

/// Who acts when nobody is named.
fn usual(everybody: Vec<Candidate>) -> Result<Candidate, Failure> {
    // A copy at home has nobody but its member.
    if let [only] = everybody.as_slice() {
        return Ok(only.clone());
    }
    let (account, mut staff) = (fold(&account()), everybody);
    staff.retain(|one| one.who.part == Part::Secretariat);
    if staff.len() > 1 && staff.iter().any(|one| fold(&one.name) == account) {
        staff.retain(|one| fold(&one.name) == account);
    }
    match <[Candidate; 1]>::try_from(staff) {
        Ok([only]) => Ok(only),
        Err(several) => Err(Failure::Who(several.into_iter().map(|one| one.name).collect())),
    }
}

/// The only thing that fits a name.
pub fn one<T>(kind: &'static str, text: &str, mut found: impl Iterator<Item = T>) -> Result<T, Failure> {
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
pub fn account() -> String {
    let name = std::env::var("USER")
        .or_else(|_| std::env::var("USERNAME"))
        .unwrap_or_default();
    if name.is_empty() { "cli".to_owned() } else { name }
}
