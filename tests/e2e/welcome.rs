//! The first screen.

use crate::harness::Stage;

#[tokio::test]
async fn the_window_opens_on_the_welcome_screen() {
    let stage = Stage::new().await;
    let window = stage.open(&[]).await;
    window.see("Palmarès").await;
    window.photograph("welcome").await;
    window.close().await;
}
