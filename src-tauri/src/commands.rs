//! One thin wrapper for each command of the wire. The list stands in `crates/api`; the capability file grants each by name,
//! and a test compares the two.

use palmares_api::{ApiError, Asker, Host, Who, wire};
use palmares_core::error::Code;
use tauri::ipc::Invoke;
use tauri::{Manager, State, WebviewWindow, Wry};

use crate::memory::Memory;
use crate::{reader, shell};

// Responses that are the core's own types; the others stand in `wire`, by area.
#[allow(clippy::wildcard_imports, reason = "every type that crosses stands there")]
use palmares_api::wire::*;
use palmares_core::call::view::CallView;
use palmares_core::decision::{Comparison, Weighing};
use palmares_core::document::Preview;
use palmares_core::dossier::MailView;
use palmares_core::dossier::view::DossierView;
use palmares_core::evaluation::FoundSheet;
use palmares_core::evaluation::consolidation::DossierResult;
use palmares_core::evaluation::view::{DossierMarks, OwnSheets, RankingView, ScoringQueue, ScoringView};
use palmares_core::exchange::ReturnsPlan;
use palmares_core::journal::{EntryPage, Plan, Receipt, UndoState, VerifyReport};
use palmares_core::label::LabelList;
use palmares_core::minutes::SessionView;
use palmares_core::session::view::SessionList;

macro_rules! wrappers {
    ($($name:ident($request:ident) -> $response:ident),+ $(,)?) => {
        $(
            #[tauri::command]
            async fn $name(
                window: WebviewWindow<Wry>,
                host: State<'_, Host>,
                caller: Option<Who>,
                request: wire::$request,
            ) -> Result<$response, ApiError> {
                let asker = asker(&window, caller);
                wire::$name(&host, &asker, request).await.inspect_err(|error| note(stringify!($name), error))
            }
        )+

        fn commands() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![
                $($name,)+
                shell::shell_startup,
                shell::shell_choose,
                shell::shell_menu,
                shell::shell_open_document,
                shell::shell_reveal,
                reader::shell_reader_show,
                reader::shell_reader_shown,
                reader::shell_reader_close,
            ]
        }
    };
}

palmares_api::commands!(wrappers);

/// Who asks: whoever the page says, at the window that the page cannot choose.
pub fn asker(window: &WebviewWindow<Wry>, caller: Option<Who>) -> Asker {
    Asker {
        window: window.label().to_owned(),
        who: caller,
    }
}

/// Answers the page's calls, unless they name a path that the person did not choose.
pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    let answer = commands();
    move |invoke| {
        let command = invoke.message.command();
        let memory = invoke.message.webview_ref().state::<Memory>();
        let Err(error) = memory.admit(command, invoke.message.payload()) else {
            return answer(invoke);
        };
        let error = ApiError::from(error);
        note(command, &error);
        invoke.resolver.reject(error);
        true
    }
}

/// Keeps a failure in the technical log under the number that the person sees. The arguments of a message may name people
/// and files, so they are kept only where the program itself is at fault.
pub fn note(command: &str, error: &ApiError) {
    let ApiError {
        code,
        params,
        correlation,
        ..
    } = error;
    match code {
        Code::Internal | Code::Damaged | Code::PaperFailed => log::error!("{command}: {code:?} {correlation} {params}"),
        _ => log::info!("{command}: {code:?} {correlation}"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    /// What of Tauri's own the page may call: hearing events, its window's title and end, and printing.
    const OF_TAURI: [&str; 5] = [
        "core:event:allow-listen",
        "core:event:allow-unlisten",
        "core:webview:allow-print",
        "core:window:allow-destroy",
        "core:window:allow-set-title",
    ];

    #[test]
    fn the_window_may_call_exactly_the_commands_there_are() {
        let file = include_str!("../capabilities/main.json");
        let capability: serde_json::Value = serde_json::from_str(file).unwrap();
        let granted: BTreeSet<&str> = capability["permissions"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|name| name.as_str())
            .collect();
        let shell = crate::shell::COMMANDS.iter().chain(crate::reader::COMMANDS);
        let commands = palmares_api::COMMANDS.iter().chain(shell);
        let allowed: BTreeSet<String> = commands
            .map(|name| format!("allow-{}", name.replace('_', "-")))
            .collect();
        let expected: BTreeSet<&str> = allowed.iter().map(String::as_str).chain(OF_TAURI).collect();
        assert_eq!(granted, expected, "run scripts/capabilities");
        assert_eq!(capability["windows"], serde_json::json!(["main"]));
        assert!(
            capability.get("remote").is_none(),
            "no page from elsewhere may call anything"
        );
    }

    #[test]
    fn the_second_window_may_call_what_reading_takes_and_nothing_else() {
        let file = include_str!("../capabilities/reader.json");
        let capability: serde_json::Value = serde_json::from_str(file).unwrap();
        let expected = serde_json::json!([
            "core:event:allow-listen",
            "core:event:allow-unlisten",
            "core:window:allow-set-title",
            "allow-workspace-status",
            "allow-call-list",
            "allow-home-get",
            "allow-scoring-get",
            "allow-document-preview",
            "allow-evidence-attach",
            "allow-evidence-confirm",
            "allow-shell-startup",
            "allow-shell-open-document",
            "allow-shell-reader-shown",
            "allow-shell-reader-close",
        ]);
        assert_eq!(capability["permissions"], expected, "run scripts/capabilities");
        assert_eq!(capability["windows"], serde_json::json!(["reader"]));
        assert!(capability.get("remote").is_none(), "nor from here");
    }
}
