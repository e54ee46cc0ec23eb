//! The second window: the documents of the reading room alone, for a second screen. It shows what the first window says, to whoever sits
//! there, may call what that takes and nothing else, and goes when the first one goes.
#![allow(
    clippy::needless_pass_by_value,
    reason = "Tauri hands a command its arguments by value"
)]

use std::sync::{Mutex, MutexGuard, PoisonError};

use palmares_api::{ApiError, Host, Who, wire};
use palmares_core::error::Error;
use serde::{Deserialize, Serialize};
use tauri::menu::Menu;
use tauri::{
    AppHandle, Emitter, EventTarget, Manager, Monitor, State, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent, Wry,
};

use crate::commands::asker;
use crate::shell::Done;
use crate::window;

/// The window's label, named by its capability file.
pub const LABEL: &str = "reader";

/// The names of its commands.
#[cfg(test)]
pub const COMMANDS: &[&str] = &["shell_reader_show", "shell_reader_shown", "shell_reader_close"];

/// What the second window is to show.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_field_names, reason = "identifiers are spelled so on the wire")]
pub struct Reading {
    /// The documents of which dossier.
    pub dossier_id: String,
    /// Which of them; none for the one that is first read.
    pub document_id: Option<String>,
    /// The passage to go to.
    pub evidence_id: Option<String>,
}

/// What the second window shows; nothing while there is none.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Shown {
    /// The last that the first window said.
    pub reading: Option<Reading>,
}

/// What the first window said last: the second one asks for it as it begins.
#[derive(Debug, Default)]
pub struct Said {
    reading: Mutex<Option<Reading>>,
    /// Held while the second window is opened, so that two who ask at once open one. Never by the window's own thread, which
    /// whoever opens it waits for.
    opening: Mutex<()>,
}

impl Said {
    fn held(&self) -> MutexGuard<'_, Option<Reading>> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Shows the documents of a dossier in the second window, which is opened where there is none. Whoever asks sits there too.
#[tauri::command]
pub async fn shell_reader_show(
    app: AppHandle<Wry>,
    window: WebviewWindow<Wry>,
    host: State<'_, Host>,
    said: State<'_, Said>,
    caller: Option<Who>,
    request: Reading,
) -> Result<Done, ApiError> {
    wire::sit_beside(&host, &asker(&window, caller), LABEL).await?;
    *said.held() = Some(request.clone());
    let _opening = said.opening.lock().unwrap_or_else(PoisonError::into_inner);
    let shown = if app.get_webview_window(LABEL).is_some() {
        app.emit_to(EventTarget::webview_window(LABEL), "reading", request)
    } else {
        open(&app)
    };
    shown.map_err(Error::internal)?;
    Ok(Done {})
}

/// What there is to show, for the second window as it begins.
#[tauri::command]
pub fn shell_reader_shown(said: State<'_, Said>) -> Shown {
    Shown {
        reading: said.held().clone(),
    }
}

/// Closes the second window, from either.
#[tauri::command]
pub fn shell_reader_close(app: AppHandle<Wry>) -> Result<Done, ApiError> {
    close(&app).map_err(Error::internal)?;
    Ok(Done {})
}

/// Closes the second window, where there is one.
pub fn close(app: &AppHandle<Wry>) -> tauri::Result<()> {
    app.get_webview_window(LABEL).map_or(Ok(()), |reader| reader.destroy())
}

fn open(app: &AppHandle<Wry>) -> tauri::Result<()> {
    let page = WebviewUrl::App("index.html#/reader".into());
    let mut builder = window::guarded(WebviewWindowBuilder::new(app, LABEL, page))
        .title("Palmarès")
        .inner_size(900.0, 860.0)
        .min_inner_size(480.0, 480.0)
        // The menus speak to the first window.
        .menu(Menu::new(app)?);
    // Where it stood last time is remembered, and wins.
    if let Some(screen) = other_screen(app) {
        let corner = screen.position().to_logical::<f64>(screen.scale_factor());
        builder = builder.position(corner.x, corner.y).maximized(true);
    }
    let reader = builder.build()?;
    let app = app.clone();
    reader.on_window_event(move |event| {
        if matches!(event, WindowEvent::Destroyed) {
            *app.state::<Said>().held() = None;
            // The first window may be gone before.
            let _ = app.emit_to(EventTarget::webview_window(window::LABEL), "reader_closed", ());
        }
    });
    Ok(())
}

/// A screen on which the first window does not stand.
fn other_screen(app: &AppHandle<Wry>) -> Option<Monitor> {
    let first = app.get_webview_window(window::LABEL)?;
    let here = first.current_monitor().ok()??;
    let screens = first.available_monitors().ok()?;
    screens.into_iter().find(|screen| screen.position() != here.position())
}
