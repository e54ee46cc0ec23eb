//! What the shell remembers: above all the paths that the person chose, the only ones that the page may name.

use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use palmares_core::error::{Denial, Error, Result};
use serde_json::Value;
use tauri::ipc::InvokeBody;

use crate::menu::Language;

/// As many workspaces are remembered from one run to the next.
const MOST_WORKSPACES: usize = 100;

/// The commands that may also name a workspace chosen in an earlier run.
const OPENING: [&str; 2] = ["workspace_open", "workspace_restore"];

/// What the shell remembers while it runs, and the workspaces it remembers beyond.
#[derive(Debug, Default)]
pub struct Memory {
    /// The workspace to open first.
    open: Mutex<Option<PathBuf>>,
    /// Chosen in a dialog or dropped on the window in this run.
    chosen: Mutex<Vec<PathBuf>>,
    /// Folders of workspaces chosen in this run or an earlier one, the newest last.
    workspaces: Mutex<Vec<PathBuf>>,
    /// Where these are kept.
    kept_in: Mutex<Option<PathBuf>>,
    /// The language in which the menu bar stands.
    menu: Mutex<Option<Language>>,
}

fn held<Content>(mutex: &Mutex<Content>) -> MutexGuard<'_, Content> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Memory {
    /// A memory that knows the workspace to open first: whoever wrote the command line chose it.
    pub fn starting_with(open: Option<PathBuf>) -> Self {
        let memory = Self {
            menu: Mutex::new(Some(Language::of_environment())),
            ..Self::default()
        };
        memory.remember(open.as_slice());
        *held(&memory.open) = open;
        memory
    }

    /// Takes up the workspaces of earlier runs, kept in a file of the shell's own, which the page can neither read nor write.
    pub fn recall(&self, file: PathBuf) {
        let known = std::fs::read(&file).ok();
        let known = known.and_then(|bytes| serde_json::from_slice::<Vec<PathBuf>>(&bytes).ok());
        // Without the file, or with one that is not ours, workspaces are chosen anew.
        *held(&self.workspaces) = known.unwrap_or_default();
        *held(&self.kept_in) = Some(file);
        let open = held(&self.open).clone();
        if let Some(path) = open {
            self.remember_workspace(&path);
        }
    }

    /// The workspace to open first, given once.
    pub fn take_open(&self) -> Option<PathBuf> {
        held(&self.open).take()
    }

    /// The language of the menu until now.
    pub fn replace_language(&self, language: Language) -> Option<Language> {
        held(&self.menu).replace(language)
    }

    /// The person chose these, in a dialog or by dropping them on the window.
    pub fn remember(&self, paths: &[PathBuf]) {
        held(&self.chosen).extend_from_slice(paths);
    }

    /// The person chose this workspace; it may be opened again in later runs.
    pub fn remember_workspace(&self, path: &Path) {
        let mut workspaces = held(&self.workspaces);
        workspaces.retain(|known| known != path);
        workspaces.push(path.to_owned());
        let more = workspaces.len().saturating_sub(MOST_WORKSPACES);
        workspaces.drain(..more);
        if let Some(file) = held(&self.kept_in).as_deref()
            && let Err(error) = keep(file, &workspaces)
        {
            // The next run asks for the folder again; nothing else is lost.
            log::warn!("cannot keep the list of workspaces: {error}");
        }
    }

    /// Refuses a call that names a path which the person did not choose: under `path` or `paths`, however deep.
    pub fn admit(&self, command: &str, payload: &InvokeBody) -> Result<()> {
        let InvokeBody::Json(arguments) = payload else {
            return Ok(());
        };
        let mut named = Vec::new();
        paths_in(arguments, &mut named);
        let admitted = |path: &&str| {
            let path = Path::new(path);
            self.knows(path) || (OPENING.contains(&command) && held(&self.workspaces).iter().any(|known| known == path))
        };
        if named.iter().all(admitted) {
            Ok(())
        } else {
            Err(Error::NotAllowed { reason: Denial::Path })
        }
    }

    /// Whether the person chose this path, or a folder above it, since the program started.
    fn knows(&self, path: &Path) -> bool {
        let plain = path.components().all(|part| !matches!(part, Component::ParentDir));
        plain && held(&self.chosen).iter().any(|known| path.starts_with(known))
    }
}

fn keep(file: &Path, workspaces: &[PathBuf]) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(file, serde_json::to_vec(workspaces)?)
}

/// Every text under `path` or `paths`. The wire names no path otherwise.
fn paths_in<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                if name == "path" || name == "paths" {
                    texts_in(member, found);
                } else {
                    paths_in(member, found);
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                paths_in(item, found);
            }
        }
        _ => {}
    }
}

fn texts_in<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(items) => {
            for item in items {
                texts_in(item, found);
            }
        }
        Value::Object(members) => {
            for member in members.values() {
                texts_in(member, found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use palmares_api::wire::DraftWriteRequest;
    use serde_json::json;

    use super::*;

    fn admits(memory: &Memory, command: &str, request: &Value) -> bool {
        memory
            .admit(command, &InvokeBody::Json(json!({ "request": request })))
            .is_ok()
    }

    #[test]
    fn the_page_names_only_paths_that_the_person_chose() {
        let memory = Memory::default();
        memory.remember(&[
            PathBuf::from("/home/a/Candidatures"),
            PathBuf::from("/home/a/lettre.pdf"),
        ]);
        let import = |paths: &[&str]| admits(&memory, "intake_import", &json!({ "call_id": "c", "paths": paths }));
        let plan = |path: &str| admits(&memory, "intake_plan", &json!({ "call_id": "c", "paths": [path] }));
        assert!(plan("/home/a/lettre.pdf") && !plan("/etc/passwd"));
        assert!(import(&["/home/a/Candidatures", "/home/a/lettre.pdf"]));
        assert!(import(&["/home/a/Candidatures/BriqLys/formulaire.pdf"]));
        assert!(!import(&["/home/a/lettre.pdf", "/etc/passwd"]));
        assert!(!import(&["/home/a/Candidatures/../.ssh/id"]));
        assert!(!import(&["/home/a/Candidatures secrètes/x.pdf"]));
        assert!(!import(&["/home/a"]));
    }

    #[test]
    fn every_command_that_takes_a_path_is_held_to_it() {
        let memory = Memory::default();
        memory.remember(&[PathBuf::from("/home/a/Sortie")]);
        for command in [
            "workspace_create",
            "workspace_open",
            "workspace_sample",
            "paper_export",
            "sheet_print",
            "copy_make",
            "changes_write",
            "changes_plan",
            "changes_apply",
            "shell_reveal",
        ] {
            assert!(
                admits(&memory, command, &json!({ "path": "/home/a/Sortie/pv.pdf" })),
                "{command}"
            );
            assert!(
                !admits(&memory, command, &json!({ "path": "/home/a/.bashrc" })),
                "{command}"
            );
        }
        assert!(!admits(
            &memory,
            "later",
            &json!({ "input": { "deep": [{ "path": "/etc" }] } })
        ));
        assert!(admits(&memory, "dossier_get", &json!({ "dossier_id": "d1" })));
    }

    #[test]
    fn a_draft_carries_only_what_lies_where_the_person_chose() {
        let memory = Memory::default();
        memory.remember(&[PathBuf::from("/home/a/Envois")]);
        let draft = |file: &str| {
            let request = json!({
                "name": "Hélène Vandamme", "email": "helene@example.org", "subject": "", "text": "", "text_apart": "",
                "attach": { "path": file }, "path": "/home/a/Envois",
            });
            // What is held to the paths is what the wire takes.
            serde_json::from_value::<DraftWriteRequest>(request.clone()).unwrap();
            admits(&memory, "draft_write", &request)
        };
        assert!(draft("/home/a/Envois/pli.pli") && !draft("/home/b/pli.pli"));
    }

    #[test]
    fn a_refused_path_is_told_as_not_allowed() {
        let refused = Memory::default().admit("workspace_open", &InvokeBody::Json(json!({ "path": "/etc" })));
        assert!(matches!(refused, Err(Error::NotAllowed { reason: Denial::Path })));
    }

    #[test]
    fn a_workspace_of_an_earlier_run_can_be_opened_and_nothing_else_done_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config/workspaces.json");
        let first = Memory::default();
        first.recall(file.clone());
        first.remember_workspace(Path::new("/home/a/Comité.palmares"));

        let second = Memory::default();
        second.recall(file);
        let request = json!({ "path": "/home/a/Comité.palmares", "backup": false });
        assert!(admits(&second, "workspace_open", &request));
        assert!(!admits(
            &second,
            "intake_import",
            &json!({ "paths": ["/home/a/Comité.palmares"] })
        ));
        assert!(!admits(
            &second,
            "workspace_open",
            &json!({ "path": "/home/a/Autre.palmares" })
        ));
    }

    #[test]
    fn the_workspace_named_on_the_command_line_is_given_once_and_may_be_opened() {
        let memory = Memory::starting_with(Some(PathBuf::from("A.palmares")));
        assert_eq!(memory.take_open(), Some(PathBuf::from("A.palmares")));
        assert_eq!(memory.take_open(), None);
        assert!(admits(&memory, "workspace_open", &json!({ "path": "A.palmares" })));
    }
}
