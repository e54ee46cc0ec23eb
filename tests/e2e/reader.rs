//! The documents of the room in a window of their own, for a second screen.

use fantoccini::wd::WindowHandle;

use crate::harness::Stage;
use crate::packs::scored_again;
use crate::steps::{be, hold_passage};
use crate::window::{Key, Window};

const DOSSIER: &str = "MobiGohelle";

const PAGE: &str = "return document.querySelector('[data-page] canvas') !== null";
const NO_PAGE: &str = "return document.querySelector('[data-page]') === null";

/// The two windows of a program: the hands are on one of them at a time.
struct Two {
    window: Window,
    first: WindowHandle,
    second: WindowHandle,
}

impl Two {
    /// The room of the dossier, and its documents in the second window.
    async fn on(stage: &Stage) -> Self {
        let folder = stage.folder().join("Comité.palmares");
        scored_again(&folder).await;
        let window = stage.open(&["--open", &folder.display().to_string()]).await;
        be(&window, "Laurent Vasseur").await;
        window.press("Notation").await;
        window.open_row(DOSSIER).await;
        window.until("a page is drawn", PAGE).await;
        let first = window.client().window().await.unwrap();
        window.keys(&[Key::Control, Key::F9]).await;
        let windows = window.windows(2).await;
        let second = windows.into_iter().find(|one| *one != first).unwrap();
        Self { window, first, second }
    }

    async fn at_first(&self) -> &Window {
        self.turn(&self.first).await
    }

    async fn at_second(&self) -> &Window {
        self.turn(&self.second).await
    }

    async fn turn(&self, to: &WindowHandle) -> &Window {
        self.window.client().switch_to_window(to.clone()).await.unwrap();
        &self.window
    }
}

#[tokio::test]
async fn a_passage_held_in_the_second_window_stands_in_the_room_and_the_documents_come_back() {
    let stage = Stage::new().await;
    let two = Two::on(&stage).await;
    let second = two.at_second().await;
    second.until("a page is drawn in the second window", PAGE).await;
    second.see(DOSSIER).await;
    hold_passage(second, 1, 1).await;
    second.photograph("reader").await;

    let first = two.at_first().await;
    first.until("the documents left the first window", NO_PAGE).await;
    let held = "return [...document.querySelectorAll('button')].some((one) => one.ariaLabel?.startsWith('1 passage'))";
    first.until("the passage stands in the room", held).await;
    first.photograph("reader-room").await;

    // The same key brings them back.
    first.keys(&[Key::Control, Key::F9]).await;
    first.windows(1).await;
    first.until("the documents are in the first window", PAGE).await;
    two.window.close().await;
}

#[tokio::test]
async fn the_second_window_goes_with_whoever_sits_at_the_first() {
    let stage = Stage::new().await;
    let two = Two::on(&stage).await;
    two.at_second().await.until("a page is drawn", PAGE).await;
    let first = two.at_first().await;
    be(first, "Maud Tillier").await;
    first.windows(1).await;
    two.window.close().await;
}

#[tokio::test]
async fn the_second_window_goes_with_the_workspace() {
    let stage = Stage::new().await;
    let two = Two::on(&stage).await;
    two.at_second().await.until("a page is drawn", PAGE).await;
    let first = two.at_first().await;
    first.keys(&[Key::Control, Key::Char('w')]).await;
    first.see("Nouvel espace").await;
    first.windows(1).await;
    two.window.close().await;
}

#[tokio::test]
async fn the_second_window_goes_with_the_first_and_the_program_ends() {
    let stage = Stage::new().await;
    let two = Two::on(&stage).await;
    two.at_second().await.until("a page is drawn", PAGE).await;
    // As the window does once nothing is left to be saved; it may be gone before it answers.
    let close = "window.__TAURI_INTERNALS__.invoke('plugin:window|destroy', { label: 'main' }); return true";
    let _ = two.at_first().await.client().execute(close, Vec::new()).await;
    stage.until_ended().await;
}

#[tokio::test]
async fn the_key_pressed_twice_at_once_opens_one_window() {
    let stage = Stage::new().await;
    let folder = stage.folder().join("Comité.palmares");
    scored_again(&folder).await;
    let window = stage.open(&["--open", &folder.display().to_string()]).await;
    be(&window, "Laurent Vasseur").await;
    window.press("Notation").await;
    window.open_row(DOSSIER).await;
    window.until("a page is drawn", PAGE).await;
    let first = window.client().window().await.unwrap();
    let twice = "for (let time = 0; time < 2; time++)
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'F9', code: 'F9', ctrlKey: true, bubbles: true }))";
    window.script(twice, Vec::new()).await;
    let windows = window.windows(2).await;
    window.until("the documents left the first window", NO_PAGE).await;
    let failed = "return document.querySelector('[role=alert], [data-tone=danger]') !== null";
    assert_eq!(
        window.script(failed, Vec::new()).await,
        serde_json::Value::Bool(false),
        "{}",
        window.text().await
    );
    let second = windows.into_iter().find(|one| *one != first).unwrap();
    window.client().switch_to_window(second).await.unwrap();
    window.until("a page is drawn in the second window", PAGE).await;
    window.client().switch_to_window(first).await.unwrap();
    // The key closes what it opened.
    window.keys(&[Key::Control, Key::F9]).await;
    window.windows(1).await;
    window.until("the documents are in the first window", PAGE).await;
    window.close().await;
}
