//! The system's file dialogs, behind one function.
//!
//! A path never comes from the page: it comes from here, chosen by the person. In builds with the `test-hooks` feature the
//! person can be a test: see [`answer_of_test`].

use std::path::PathBuf;

use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};
use tokio::sync::oneshot;

/// What is being chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// An existing folder: a workspace to open or a folder of documents to import.
    Folder,
    /// One or more files to import.
    Files,
    /// One file to read.
    File,
    /// A file or folder that does not exist yet, or may be replaced.
    Save,
}

/// What the dialog says and offers.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// The window's title, in the language of the interface.
    pub title: String,
    /// Proposed name of what is saved.
    pub name: Option<String>,
    /// Name and extensions (without dot) of the files offered first.
    pub filter: Option<(String, Vec<String>)>,
}

/// Asks, and returns the chosen paths; none when the person cancelled.
pub async fn ask<R: Runtime>(app: &AppHandle<R>, choice: Choice, question: Question) -> Vec<PathBuf> {
    #[cfg(feature = "test-hooks")]
    if let Some(paths) = answer_of_test() {
        return paths;
    }
    let (send, receive) = oneshot::channel();
    let builder = prepare(app, question);
    // A closed channel means that the person closed the dialog together with the window: nothing was chosen.
    match choice {
        Choice::Folder => builder.pick_folder(move |path| drop(send.send(path.into_iter().collect()))),
        Choice::Files => builder.pick_files(move |paths| drop(send.send(paths.unwrap_or_default()))),
        Choice::File => builder.pick_file(move |path| drop(send.send(path.into_iter().collect()))),
        Choice::Save => builder.save_file(move |path| drop(send.send(path.into_iter().collect()))),
    }
    let chosen: Vec<_> = receive.await.unwrap_or_default();
    chosen.into_iter().filter_map(|path| path.into_path().ok()).collect()
}

fn prepare<R: Runtime>(app: &AppHandle<R>, question: Question) -> FileDialogBuilder<R> {
    let mut builder = app.dialog().file().set_title(question.title);
    if let Some(name) = question.name {
        builder = builder.set_file_name(name);
    }
    if let Some((name, extensions)) = &question.filter {
        let extensions: Vec<&str> = extensions.iter().map(String::as_str).collect();
        builder = builder.add_filter(name, &extensions);
    }
    builder
}

/// The answer that a test laid ready: the first line of the file named by `PALMARES_TEST_DIALOG`, paths separated by tabs.
/// The line is taken off, so that each dialog has its own answer; without a line the answer is « cancel ».
#[cfg(feature = "test-hooks")]
fn answer_of_test() -> Option<Vec<PathBuf>> {
    let script = std::env::var_os("PALMARES_TEST_DIALOG")?;
    let text = std::fs::read_to_string(&script).unwrap_or_default();
    let (line, rest) = text.split_once('\n').unwrap_or((&text, ""));
    // A script that cannot be shortened would give the same answer twice; the test then fails on what it sees.
    let _ = std::fs::write(&script, rest);
    Some(
        line.split('\t')
            .filter(|path| !path.is_empty())
            .map(PathBuf::from)
            .collect(),
    )
}
