//! Gives every command a permission of its own, so that the capability file can grant them one by one.

#[path = "../crates/api/src/list.rs"]
mod list;

/// The commands of the shell itself (`src/shell.rs`, `src/reader.rs`); those of the wire come from its one list.
const SHELL: [&str; 8] = [
    "shell_startup",
    "shell_choose",
    "shell_menu",
    "shell_open_document",
    "shell_reveal",
    "shell_reader_show",
    "shell_reader_shown",
    "shell_reader_close",
];

fn main() {
    println!("cargo::rerun-if-changed=../crates/api/src/list.rs");
    let commands: Vec<&'static str> = list::COMMANDS.iter().copied().chain(SHELL).collect();
    let manifest = tauri_build::AppManifest::new().commands(commands.leak());
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest)) {
        println!("cargo::error={error:#}");
    }
}
