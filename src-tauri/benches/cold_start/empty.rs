//! The baseline: one window of the same size with one button in it, and nothing else that Tauri can do.

use tauri::{WebviewUrl, WebviewWindowBuilder};

use crate::first_screen;

/// Runs until the window is closed.
#[allow(clippy::exit, reason = "stands in what Tauri generates")]
pub fn run() -> tauri::Result<()> {
    tauri::Builder::default()
        .setup(|app| {
            let builder = WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into()));
            first_screen::watched(builder.inner_size(1280.0, 860.0)).build()?;
            Ok(())
        })
        .run(tauri::generate_context!("benches/cold_start/empty/tauri.conf.json"))
}
