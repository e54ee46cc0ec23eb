//! Lets a measurement know when the first screen can be used; never in what people install.
//!
//! `PALMARES_TEST_SCREEN` is the CSS selector of what the screen promises. Once that can be clicked, the file named by
//! `PALMARES_TEST_USABLE` appears.

use tauri::{Manager, Runtime, WebviewWindowBuilder};

const WATCH: &str = include_str!("first_screen.js");

/// The window's builder, watching when the environment asks for it.
pub fn watched<R: Runtime, M: Manager<R>>(builder: WebviewWindowBuilder<'_, R, M>) -> WebviewWindowBuilder<'_, R, M> {
    let (Some(file), Ok(selector)) = (
        std::env::var_os("PALMARES_TEST_USABLE"),
        std::env::var("PALMARES_TEST_SCREEN"),
    ) else {
        return builder;
    };
    let script = WATCH.replace("SELECTOR", &serde_json::Value::from(selector).to_string());
    builder
        .initialization_script(script)
        .on_document_title_changed(move |_, title| {
            if title == "usable" {
                // Whoever measures waits in vain and says so.
                let _ = std::fs::write(&file, []);
            }
        })
}
