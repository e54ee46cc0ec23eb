//! The documents of the room in a window of their own, for a second screen.

use fantoccini::wd::WindowHandle;

use crate::harness::Stage;
use crate::journey::{be, hold_passage};
use crate::packs::scored_again;
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
