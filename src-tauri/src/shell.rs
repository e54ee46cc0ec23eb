//! What the desktop alone can do for the page: choose files, open a document outside, show where a file lies, say what the
//! program was started with. Everything else is a command of the wire.
#![allow(
    clippy::needless_pass_by_value,
    reason = "Tauri hands a command its arguments by value"
)]

use std::path::PathBuf;

use palmares_api::{ApiError, Host, Who, wire};
use palmares_core::error::{DocumentFault, Error, Result};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager, State, WebviewWindow, Wry};
use tauri_plugin_opener::OpenerExt;

use crate::commands::{asker, note};
use crate::dialog::{self, Choice, Question};
use crate::memory::Memory;
use crate::menu::{self, Language};

/// The names of the shell's commands.
#[cfg(test)]
pub const COMMANDS: &[&str] = &[
    "shell_startup",
    "shell_choose",
    "shell_menu",
    "shell_open_document",
    "shell_reveal",
];

/// What the program was started with.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Startup {
    /// The workspace named on the command line; given once, so that reloading the page does not open it again.
    pub open: Option<String>,
    /// The language of the session.
    pub language: Language,
}

/// Why something is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// An existing workspace.
    WorkspaceOpen,
    /// The folder of a workspace to be made.
    WorkspaceNew,
    /// A folder of backups, or the second place of one.
    Backups,
    /// Documents and mails to take in.
    ImportFiles,
    /// A folder of documents to take in.
    ImportFolder,
    /// The folder in which files will be put.
    ExportFolder,
    /// The PDF file to be written.
    ExportPdf,
    /// The folder of a work copy to be made.
    CopyTo,
    /// The file of changes to be written.
    ChangesTo,
    /// A file of changes to take in.
    ChangesFrom,
    /// A pack to open at home.
    Pack,
    /// What members gave back.
    Returns,
}

/// Opens a file dialog.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ChooseRequest {
    /// Why.
    pub purpose: Purpose,
    /// The dialog's title.
    pub title: String,
    /// The name proposed for what is made.
    pub name: Option<String>,
}

/// What was chosen; nothing when the person cancelled.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Chosen {
    /// The paths.
    pub paths: Vec<String>,
}

/// Tells the menu bar what the page says and can do.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct MenuRequest {
    /// The language of the interface.
    pub language: Language,
    /// The actions that can be done now; the items of all others are greyed.
    pub actions: Vec<String>,
}

/// Opens a document or a paper in the system's reader.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct OpenDocumentRequest {
    /// Which.
    pub id: String,
}

/// Shows a file in its folder.
#[derive(Debug, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct RevealRequest {
    /// A path that was chosen, or that lies below one.
    pub path: String,
}

/// Nothing to say.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Done {}

/// What the program was started with.
#[tauri::command]
pub fn shell_startup(memory: State<'_, Memory>) -> Startup {
    Startup {
        open: memory.take_open().map(|path| path.display().to_string()),
        language: Language::of_environment(),
    }
}

/// How the name of a file of changes ends.
const CHANGES: &str = "palmares-changes";

/// How the name of a pack or of a return ends.
const PACK: &str = "pli";

/// Lets the person choose files or folders.
#[tauri::command]
pub async fn shell_choose(
    app: AppHandle<Wry>,
    memory: State<'_, Memory>,
    request: ChooseRequest,
) -> Result<Chosen, ApiError> {
    let ChooseRequest { purpose, title, name } = request;
    let named = |name: &str, extensions: &[&str]| {
        Some((
            name.to_owned(),
            extensions.iter().map(|&extension| extension.to_owned()).collect(),
        ))
    };
    let (choice, filter) = match purpose {
        Purpose::WorkspaceNew | Purpose::CopyTo => (Choice::Save, None),
        Purpose::ImportFiles => (Choice::Files, named("PDF, EML", &["pdf", "PDF", "eml", "EML"])),
        Purpose::ExportPdf => (Choice::Save, named("PDF", &["pdf"])),
        Purpose::ChangesTo => (Choice::Save, named("Palmarès", &[CHANGES])),
        Purpose::ChangesFrom => (Choice::File, named("Palmarès", &[CHANGES])),
        Purpose::Pack => (Choice::File, named("Palmarès", &[PACK])),
        Purpose::Returns => (
            Choice::Files,
            named("Palmarès, EML, ZIP", &[PACK, "eml", "EML", "mbox", "msg", "zip", "ZIP"]),
        ),
        _ => (Choice::Folder, None),
    };
    let mut paths = dialog::ask(&app, choice, Question { title, name, filter }).await;
    let extension = match purpose {
        Purpose::WorkspaceNew | Purpose::CopyTo => Some("palmares"),
        Purpose::ChangesTo => Some(CHANGES),
        _ => None,
    };
    if let Some(extension) = extension {
        paths = paths.into_iter().map(|path| with_extension(path, extension)).collect();
    }
    memory.remember(&paths);
    if matches!(purpose, Purpose::WorkspaceOpen | Purpose::WorkspaceNew) {
        for path in &paths {
            memory.remember_workspace(path);
        }
    }
    Ok(Chosen {
        paths: paths.iter().map(|path| path.display().to_string()).collect(),
    })
}

/// A name that ends as it should: `Appel 2026.v2` becomes `Appel 2026.v2.palmares`.
fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if path
        .extension()
        .is_some_and(|found| found.eq_ignore_ascii_case(extension))
    {
        return path;
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(extension);
    path.with_file_name(name)
}

/// The native menu follows the page: its language, and what can be done now.
#[tauri::command]
pub fn shell_menu(app: AppHandle<Wry>, memory: State<'_, Memory>, request: MenuRequest) -> Result<Done, ApiError> {
    let MenuRequest { language, actions } = request;
    let shown = if memory.replace_language(language) == Some(language) {
        app.menu().map_or(Ok(()), |bar| menu::enable(&bar, &actions))
    } else {
        menu::build(&app, language, &actions).and_then(|bar| app.set_menu(bar).map(drop))
    };
    shown.map_err(Error::internal)?;
    Ok(Done {})
}

/// Opens a document in the system's reader: a copy under its own name, since the store holds it under its hash.
#[tauri::command]
pub async fn shell_open_document(
    app: AppHandle<Wry>,
    window: WebviewWindow<Wry>,
    host: State<'_, Host>,
    caller: Option<Who>,
    request: OpenDocumentRequest,
) -> Result<Done, ApiError> {
    let content = wire::content(&host, &asker(&window, caller), &request.id).await?;
    let opened = open_copy(&app, &request.id, &content).await;
    opened
        .map_err(ApiError::from)
        .inspect_err(|error| note("shell_open_document", error))?;
    Ok(Done {})
}

async fn open_copy(app: &AppHandle<Wry>, id: &str, content: &wire::Content) -> Result<()> {
    let extension = extension_of(&content.media_type).ok_or(Error::DocumentUnreadable {
        reason: DocumentFault::NotOpenable,
    })?;
    let folder = copies(app)?.join(id);
    let copy = with_extension(folder.join(&content.name), extension);
    tokio::fs::create_dir_all(&folder)
        .await
        .map_err(|error| Error::file(&folder, error))?;
    tokio::fs::copy(&content.path, &copy)
        .await
        .map_err(|error| Error::file(&copy, error))?;
    app.opener()
        .open_path(copy.display().to_string(), None::<&str>)
        .map_err(Error::internal)
}

fn copies(app: &AppHandle<Wry>) -> Result<PathBuf> {
    Ok(app.path().app_cache_dir().map_err(Error::internal)?.join("open"))
}

/// Removes the copies that an earlier run opened.
pub fn forget_copies(app: &AppHandle<Wry>) {
    if let Ok(folder) = copies(app) {
        // There is none most of the time; one that resists is removed next time.
        let _ = std::fs::remove_dir_all(folder);
    }
}

/// What may be opened outside, by its content and not by its name: documents, never programs or archives.
fn extension_of(media_type: &str) -> Option<&'static str> {
    Some(match media_type {
        "application/pdf" => "pdf",
        "message/rfc822" => "eml",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "text/plain" => "txt",
        "application/vnd.oasis.opendocument.text" => "odt",
        "application/vnd.oasis.opendocument.spreadsheet" => "ods",
        "application/vnd.oasis.opendocument.presentation" => "odp",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "docx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "xlsx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation" => "pptx",
        _ => return None,
    })
}

/// Shows a file in its folder. Like every path, it was chosen by the person or lies below what was ([`Memory::admit`]).
#[tauri::command]
pub fn shell_reveal(app: AppHandle<Wry>, request: RevealRequest) -> Result<Done, ApiError> {
    app.opener()
        .reveal_item_in_dir(&request.path)
        .map_err(Error::internal)?;
    Ok(Done {})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_new_workspace_ends_as_it_should_and_keeps_its_dots() {
        let named = |path: &str| with_extension(PathBuf::from(path), "palmares").display().to_string();
        assert_eq!(named("/a/Appel 2026.v2"), "/a/Appel 2026.v2.palmares");
        assert_eq!(named("/a/Appel.palmares"), "/a/Appel.palmares");
        let changes = with_extension(PathBuf::from("/a/Retour.palmares"), CHANGES);
        assert_eq!(changes.display().to_string(), "/a/Retour.palmares.palmares-changes");
    }

    #[test]
    fn a_program_is_never_opened_whatever_its_name() {
        assert_eq!(extension_of("application/x-executable"), None);
        assert_eq!(extension_of("application/zip"), None);
        assert_eq!(extension_of("application/octet-stream"), None);
    }
}
