//! What the page cannot do, whatever a document might have put into it.

use serde_json::{Value, json};

use crate::harness::Stage;
use crate::sample;
use crate::window::Window;

/// Runs the body of an asynchronous function in the page; what it throws comes back as a text.
async fn attempt(window: &Window, body: &str) -> Value {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         (async () => {{ {body} }})().then(done, (error) => done('refused: ' + (error?.message ?? error)))"
    );
    window
        .client()
        .execute_async(&script, Vec::new())
        .await
        .unwrap_or_else(|error| json!(format!("refused: {error}")))
}

#[track_caller]
fn assert_refused(what: &str, outcome: &Value) {
    let refused = outcome.as_str().is_some_and(|text| text.starts_with("refused"));
    assert!(refused, "{what} went through: {outcome}");
}

#[tokio::test]
#[allow(clippy::too_many_lines, reason = "one attempt after the other in one window")]
async fn the_page_runs_no_foreign_code_and_reaches_nothing_outside() {
    let stage = Stage::new().await;
    let window = stage.open(&[]).await;

    for (what, body) in [
        ("eval", "return window.eval('1')"),
        ("a function from text", "return new Function('return 1')()"),
        (
            "a request to a network",
            "return (await fetch('http://127.0.0.1:9/x')).status",
        ),
        ("reading a file", "return (await fetch('file:///etc/hostname')).status"),
        (
            "an inline script",
            "window.ran = false;
             const script = document.createElement('script'); script.textContent = 'window.ran = true';
             document.head.append(script);
             if (!window.ran) throw new Error('blocked'); return 'ran'",
        ),
        (
            "an event handler in markup",
            "window.ran = false;
             const box = document.createElement('div'); box.innerHTML = '<img src=x: onerror=\"window.ran = true\">';
             document.body.append(box); await new Promise((next) => setTimeout(next, 300)); box.remove();
             if (!window.ran) throw new Error('blocked'); return 'ran'",
        ),
        (
            "a foreign image",
            "return await new Promise((done, fail) => {
               document.addEventListener('securitypolicyviolation', () => fail(new Error('blocked')), { once: true });
               const image = new Image(); image.onload = () => done('loaded'); image.src = 'http://127.0.0.1:9/a.png';
               setTimeout(() => done('tried'), 3000) })",
        ),
        (
            "a frame",
            "return await new Promise((done, fail) => {
               document.addEventListener('securitypolicyviolation', () => fail(new Error('blocked')), { once: true });
               const frame = document.createElement('iframe'); frame.src = 'https://example.org/';
               document.body.append(frame); setTimeout(() => done('tried'), 3000) })",
        ),
        (
            "another window",
            "if (window.open('https://example.org/') === null) throw new Error('blocked'); return 'opened'",
        ),
        (
            "changing every object",
            "Object.prototype.polluted = true; if (!({}).polluted) throw new Error('frozen'); return 'polluted'",
        ),
    ] {
        assert_refused(what, &attempt(&window, body).await);
    }

    let before = window.client().current_url().await.unwrap();
    attempt(
        &window,
        "location.href = 'https://example.org/'; await new Promise((next) => setTimeout(next, 500))",
    )
    .await;
    assert_eq!(
        window.client().current_url().await.unwrap(),
        before,
        "the window left for elsewhere"
    );
    window.close().await;
}

#[tokio::test]
async fn the_page_may_call_its_commands_and_nothing_else_of_the_shell() {
    let stage = Stage::new().await;
    let window = stage.open(&[]).await;
    let invoke = |command: &str| {
        format!("return JSON.stringify(await window.__TAURI_INTERNALS__.invoke('{command}', {{ request: {{}} }}))")
    };

    let known = attempt(&window, &invoke("workspace_status")).await;
    assert!(known.as_str().is_some_and(|text| text.contains("version")), "{known}");
    for foreign in [
        "plugin:dialog|open",
        "plugin:opener|open_path",
        "plugin:opener|open_url",
        "plugin:fs|read_file",
        "plugin:window|create",
        "plugin:webview|create_webview",
        "plugin:path|resolve_directory",
        "plugin:menu|new",
        "plugin:app|version",
        "plugin:log|log",
        "plugin:window-state|restore_state",
        "document_worker",
    ] {
        assert_refused(foreign, &attempt(&window, &invoke(foreign)).await);
    }
    window.close().await;
}

#[tokio::test]
async fn the_page_names_no_path_that_nobody_chose() {
    let stage = Stage::new().await;
    let window = stage.open(&[]).await;
    for (command, request) in [
        ("workspace_open", "{ path: '/etc', backup: false }"),
        (
            "workspace_create",
            "{ path: '/tmp/X.palmares', name: 'X', person: { name: 'X', function: '', email: '', active: true } }",
        ),
        ("workspace_sample", "{ path: '/tmp/X.palmares' }"),
        (
            "paper_export",
            "{ paper_id: '0190b6f0-1111-7000-8000-0123456789ab', path: '/tmp' }",
        ),
        (
            "intake_plan",
            "{ call_id: '0190b6f0-1111-7000-8000-0123456789ab', paths: ['/etc/passwd'], into: null, received_at: null, answers: {} }",
        ),
        (
            "intake_import",
            "{ call_id: '0190b6f0-1111-7000-8000-0123456789ab', paths: ['/etc/passwd'], into: null }",
        ),
        ("copy_make", "{ path: '/tmp/Copie.palmares' }"),
        ("changes_write", "{ path: '/tmp/x.palmares-changes', all: true }"),
        ("changes_plan", "{ path: '/etc/passwd' }"),
        ("changes_apply", "{ path: '/etc/passwd' }"),
        ("shell_reveal", "{ path: '/etc/passwd' }"),
    ] {
        let body = format!(
            "try {{ await window.__TAURI_INTERNALS__.invoke('{command}', {{ request: {request} }}); return 'done' }}
             catch (error) {{ return error.code + ' ' + error.params.reason }}"
        );
        assert_eq!(
            attempt(&window, &body).await,
            json!("not_allowed path"),
            "{command} took a path of the page's making"
        );
    }
    window.close().await;
}

#[tokio::test]
async fn the_page_speaks_only_for_who_sits_at_its_window() {
    let stage = Stage::new().await;
    let workspace = stage.folder().join("Exemple.palmares").display().to_string();
    sample::make(&workspace, None).await;
    // The first page of a new home is loaded twice, and a workspace that is named is opened by the first alone.
    stage.open(&[]).await.close().await;
    let window = stage.open(&["--open", &workspace]).await;
    window.see("Dossiers").await;
    let read = |caller: &str| {
        format!(
            "try {{ await window.__TAURI_INTERNALS__.invoke('call_list', {{ caller: {caller}, request: {{}} }}); return 'read' }}
             catch (error) {{ return error.code }}"
        )
    };
    let stranger = "{ person: '0190b6f0-1111-7000-8000-0123456789ab', part: 'secretariat' }";
    for nobody in ["null", stranger] {
        assert_eq!(attempt(&window, &read(nobody)).await, json!("seat_changed"));
    }
    let status = "(await window.__TAURI_INTERNALS__.invoke('workspace_status', { caller: null, request: {} })).seat";
    let seated = read(&format!("(({{ person, part }}) => ({{ person, part }}))({status})"));
    assert_eq!(attempt(&window, &seated).await, json!("read"));
    window.close().await;
}

#[tokio::test]
async fn a_document_is_found_by_its_identifier_only() {
    let stage = Stage::new().await;
    let window = stage.open(&[]).await;
    for name in [
        "0190b6f0-1111-7000-8000-0123456789ab",
        "..%2F..%2Fetc%2Fpasswd",
        "etc/passwd",
        "",
    ] {
        let body = format!("return (await fetch('palmdoc://localhost/{name}')).status");
        let status = attempt(&window, &body).await;
        assert!(status == json!(404) || status == json!(400), "{name:?}: {status}");
    }
    window.close().await;
}
