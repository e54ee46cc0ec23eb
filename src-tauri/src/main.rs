//! The desktop shell: one window, and one for documents beside it, over the program that `palmares-core` is.
//!
//! `palmares-desktop [--open FOLDER.palmares] [FILE.pli]`. The same executable, called with a hidden argument, is the worker in which
//! documents from strangers are read.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod app;
mod commands;
mod dialog;
mod documents;
#[cfg(feature = "test-hooks")]
mod first_screen;
mod memory;
mod menu;
mod reader;
mod shell;
#[cfg(test)]
mod typescript;
mod webkit;
mod window;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use palmares_core::document::{WORKER_ARGUMENT, run_worker};

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    if arguments.first().is_some_and(|argument| argument == WORKER_ARGUMENT) {
        return run_worker();
    }
    webkit::prepare();
    match app::run(named(&arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log::error!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The folder after `--open`, else the first argument that is named like a pack: the desktop gives a file that was double-clicked.
/// Anything else on the line is left alone: it may come from the desktop or from a test driver.
fn named(arguments: &[OsString]) -> Option<PathBuf> {
    if let Some(at) = arguments.iter().position(|argument| argument == "--open") {
        return arguments.get(at + 1).map(PathBuf::from);
    }
    let mut paths = arguments.iter().map(PathBuf::from);
    paths.find(|path| {
        path.extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("pli"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_to_open_follows_its_switch_and_a_pack_stands_by_itself() {
        let named = |line: &[&str]| named(&line.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(named(&["--open", "A.palmares"]), Some(PathBuf::from("A.palmares")));
        assert_eq!(
            named(&["--automation", "--open", "A.palmares"]),
            Some(PathBuf::from("A.palmares"))
        );
        assert_eq!(named(&["--open"]), None);
        assert_eq!(named(&[]), None);
        let pack = "/home/hélène/Mes documents/2026-03-02_Vandamme_v1.PLI";
        assert_eq!(named(&[pack]), Some(PathBuf::from(pack)));
        assert_eq!(named(&["--x", "photo.png"]), None);
    }
}
