//! Puts the application together: plugins, menu, protocol, commands, window.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use palmares_api::{ApiError, Event, Host, HostConfig, wire};
use palmares_core::journal::Receipt;
use tauri::http::{Request, Response, StatusCode};
use tauri::{
    AppHandle, DragDropEvent, Emitter, Manager, Runtime, UriSchemeContext, UriSchemeResponder, Window, WindowEvent, Wry,
};
use tokio::sync::broadcast::error::RecvError;

use crate::documents::{self, Found};
use crate::memory::Memory;
use crate::menu::{self, Language};
use crate::{commands, reader, shell, window};

/// Runs until the window is closed.
#[allow(clippy::exit, reason = "stands in what Tauri generates")]
pub fn run(open: Option<PathBuf>) -> Result<(), Box<dyn std::error::Error>> {
    let account = whoami::username().unwrap_or_default();
    let worker = std::env::current_exe()?;
    tauri::Builder::default()
        // First, so that a second start hands over before it has opened anything.
        .plugin(tauri_plugin_single_instance::init(handed_over))
        .plugin(log_plugin())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(
            tauri_plugin_opener::Builder::new()
                .open_js_links_on_click(false)
                .build(),
        )
        .manage(menu::Zoom::default())
        .manage(Memory::starting_with(open))
        .manage(reader::Said::default())
        .menu(|app| menu::build(app, Language::of_environment(), &[]))
        .on_menu_event(|app, event| menu::chosen(app, event.id().as_ref()))
        .on_window_event(heard)
        .register_asynchronous_uri_scheme_protocol(documents::SCHEME, serve_document)
        .invoke_handler(commands::handler())
        .setup(move |app| {
            // Before the window, whose page asks the host at once. The copies at home are the program's own: it may open them again.
            let homes = app.path().app_data_dir()?.join("home");
            app.state::<Memory>().remember(std::slice::from_ref(&homes));
            app.manage(Host::new(HostConfig {
                worker,
                account,
                homes: Some(homes),
            })?);
            shell::forget_copies(app.handle());
            let folder = app.path().app_config_dir()?;
            app.state::<Memory>().recall(folder.join("workspaces.json"));
            tell_news(app.handle().clone());
            window::open(app.handle())?;
            Ok(())
        })
        .run(tauri::generate_context!())?;
    Ok(())
}

/// Dropping a file on a window is choosing it; the second window goes with the first.
fn heard(window: &Window<Wry>, event: &WindowEvent) {
    match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => window.state::<Memory>().remember(paths),
        WindowEvent::Destroyed if window.label() == window::LABEL => {
            if let Err(error) = reader::close(window.app_handle()) {
                log::warn!("cannot close the second window: {error}");
            }
        }
        _ => {}
    }
}

/// Answers the page's request for a document, away from the window's thread.
#[allow(clippy::needless_pass_by_value, reason = "the form that Tauri asks for")]
fn serve_document(context: UriSchemeContext<'_, Wry>, request: Request<Vec<u8>>, responder: UriSchemeResponder) {
    let (app, window) = (context.app_handle().clone(), context.webview_label().to_owned());
    tauri::async_runtime::spawn(async move { responder.respond(document(&app, &window, &request).await) });
}

async fn document(app: &AppHandle<Wry>, window: &str, request: &Request<Vec<u8>>) -> Response<Vec<u8>> {
    let Some(id) = documents::requested_id(request) else {
        return documents::refusal(StatusCode::BAD_REQUEST);
    };
    match content(&app.state::<Host>(), window, id).await {
        // Whoever may not read it learns no more than whoever asks for what is not there.
        Err(_) => documents::refusal(StatusCode::NOT_FOUND),
        Ok(content) => {
            let found = Found {
                path: &content.path,
                media_type: &content.media_type,
            };
            documents::answer(request, found).await.unwrap_or_else(|error| {
                log::error!("document {id}: {error}");
                documents::refusal(StatusCode::INTERNAL_SERVER_ERROR)
            })
        }
    }
}

/// A document for whoever sits at the window: an address says which one is wanted, and nobody says it in a call.
async fn content(host: &Host, window: &str, id: &str) -> Result<wire::Content, ApiError> {
    let asker = wire::seated_at(host, window).await?;
    wire::content(host, &asker, id).await
}

/// Passes the host's news on to the page of every window: `progress` of what is at work, `changed` after each commit.
fn tell_news(app: AppHandle<Wry>) {
    let mut news = app.state::<Host>().events();
    tauri::async_runtime::spawn(async move {
        loop {
            match news.recv().await {
                Ok(Event::Changed { entry, touched }) => drop(app.emit("changed", Receipt { entry, touched })),
                Ok(event) => drop(app.emit("progress", event)),
                // The next news of an import tells its state anyway; what was changed meanwhile is anything.
                Err(RecvError::Lagged(_)) => drop(app.emit("changed", Receipt::anything())),
                Err(RecvError::Closed) => return,
            }
        }
    });
}

/// The technical log: what failed and where, in the log folder of the application, never what a dossier holds.
fn log_plugin<R: Runtime>() -> tauri::plugin::TauriPlugin<R> {
    use tauri_plugin_log::{RotationStrategy, Target, TargetKind};
    tauri_plugin_log::Builder::new()
        .clear_targets()
        .target(Target::new(TargetKind::LogDir { file_name: None }))
        .rotation_strategy(RotationStrategy::KeepSome(3))
        .max_file_size(1_000_000)
        .level(log::LevelFilter::Warn)
        .level_for("palmares_desktop", log::LevelFilter::Info)
        .build()
}

/// A second start hands what it was given to the running program, and ends.
#[allow(clippy::needless_pass_by_value, reason = "the form that the plugin asks for")]
fn handed_over(app: &AppHandle<Wry>, arguments: Vec<String>, folder: String) {
    let arguments: Vec<OsString> = arguments.into_iter().skip(1).map(OsString::from).collect();
    if let Some(path) = crate::named(&arguments) {
        // It was written where the second program was started.
        let path = Path::new(&folder).join(path);
        let memory = app.state::<Memory>();
        memory.remember(std::slice::from_ref(&path));
        drop(app.emit("opened", path.display().to_string()));
    }
    bring_to_front(app);
}

fn bring_to_front<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(window::LABEL) {
        let shown = window
            .unminimize()
            .and_then(|()| window.show())
            .and_then(|()| window.set_focus());
        if let Err(error) = shown {
            log::warn!("cannot bring the window to the front: {error}");
        }
    }
}
