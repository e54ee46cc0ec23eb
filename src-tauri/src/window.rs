//! The first window, and what every window refuses: leaving the application's own pages, opening other windows, downloading.

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Runtime, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// The window's label, named by the capability file.
pub const LABEL: &str = "main";

/// Opens the window.
pub fn open<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<WebviewWindow<R>> {
    let builder = guarded(WebviewWindowBuilder::new(
        app,
        LABEL,
        WebviewUrl::App("index.html".into()),
    ))
    .title("Palmarès")
    .inner_size(1280.0, 860.0)
    .min_inner_size(1024.0, 640.0);
    #[cfg(feature = "test-hooks")]
    let builder = crate::first_screen::watched(builder);
    builder.build()
}

/// A window that stays on the application's own pages, opens no other and downloads nothing.
pub fn guarded<R: Runtime, M: Manager<R>>(builder: WebviewWindowBuilder<'_, R, M>) -> WebviewWindowBuilder<'_, R, M> {
    builder
        .on_navigation(is_own_page)
        .on_new_window(|url, _| {
            log::warn!("refused a new window for {url}");
            NewWindowResponse::Deny
        })
        .on_download(|_, _| false)
}

/// Whether an address is a page of the application (`tauri://localhost` on Linux and macOS, `http(s)://tauri.localhost` on
/// Windows, the development server in a development build).
fn is_own_page(url: &Url) -> bool {
    let own = match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) | ("http" | "https", Some("tauri.localhost")) => true,
        ("http", Some("localhost")) => tauri::is_dev() && url.port() == Some(1420),
        _ => false,
    };
    if !own {
        log::warn!("refused to leave for {url}");
    }
    own
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_on_the_applications_own_pages() {
        for (address, own) in [
            ("tauri://localhost/", true),
            ("tauri://localhost/index.html#/dossiers", true),
            ("http://tauri.localhost/", true),
            ("https://example.org/", false),
            ("file:///etc/passwd", false),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("tauri://elsewhere/", false),
            ("palmdoc://localhost/x", false),
        ] {
            assert_eq!(is_own_page(&Url::parse(address).unwrap()), own, "{address}");
        }
    }
}
