//! The native menu bar. An item sends its action's name to the page as the event `menu`; the few actions that belong to the
//! window itself (zoom, full screen, quit) are done here.

use std::sync::Mutex;

use serde::{Deserialize, Serialize};
use tauri::menu::{Menu, MenuBuilder, MenuItemBuilder, PredefinedMenuItem, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Emitter, Manager, Runtime, WebviewWindow};

use crate::window;

/// The language of the menu. French is the reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// French.
    Fr,
    /// English.
    En,
}

impl Language {
    /// The language of a tag such as `en`, `en-GB` or `fr_FR.UTF-8`; anything unknown reads French.
    pub fn of_tag(tag: &str) -> Self {
        let language = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("en") {
            Self::En
        } else {
            Self::Fr
        }
    }

    /// The language of the session, for as long as the person has not chosen one: English where the session says so, French
    /// everywhere else. The page takes it from here, so that window and menu speak alike.
    pub fn of_environment() -> Self {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty())
            .or_else(system_tag)
            .map_or(Self::Fr, |value| Self::of_tag(&value))
    }
}

/// What Windows and macOS keep outside the environment.
#[cfg(not(target_os = "linux"))]
fn system_tag() -> Option<String> {
    sys_locale::get_locale()
}

/// On Linux the environment is all there is.
#[cfg(target_os = "linux")]
fn system_tag() -> Option<String> {
    None
}

/// What macOS does itself in a field, provided that the menu has an item for it.
#[derive(Clone, Copy)]
enum Native {
    Cut,
    Copy,
    Paste,
    SelectAll,
    Line,
}

/// One entry of a menu: an action with its French and English label and its key, a line between two groups, or what is
/// there on macOS only (elsewhere the keys work without an item).
enum Entry {
    Action(&'static str, &'static str, &'static str, Option<&'static str>),
    Line,
    Mac(Native, &'static str, &'static str),
}

use Entry::{Action, Line, Mac};

/// The menus in order: French title, English title, entries.
const MENUS: &[(&str, &str, &[Entry])] = &[
    (
        "Fichier",
        "File",
        &[
            Action("workspace.new", "Nouvel espace…", "New workspace…", Some("CmdOrCtrl+N")),
            Action("workspace.open", "Ouvrir…", "Open…", Some("CmdOrCtrl+O")),
            Action("workspace.sample", "Ouvrir l’exemple…", "Open the sample…", None),
            Action(
                "workspace.close",
                "Fermer l’espace",
                "Close the workspace",
                Some("CmdOrCtrl+W"),
            ),
            Line,
            Action(
                "workspace.backup",
                "Sauvegarder maintenant",
                "Back up now",
                Some("CmdOrCtrl+S"),
            ),
            Action("workspace.restore", "Restaurer…", "Restore…", None),
            Action("workspace.verify", "Vérifier l’intégrité", "Verify integrity", None),
            Line,
            Action("pack.open", "Ouvrir un pli…", "Open a pack…", None),
            Action("returns.take", "Reprendre des retours…", "Take returns in…", None),
            Line,
            Action("copy.make", "Copie de travail…", "Work copy…", None),
            Action("changes.write", "Écrire les changements…", "Write changes…", None),
            Action(
                "changes.apply",
                "Reprendre les changements d’une copie…",
                "Take the changes of a copy in…",
                None,
            ),
            Line,
            Action("window.quit", "Quitter", "Quit", Some("CmdOrCtrl+Q")),
        ],
    ),
    (
        "Édition",
        "Edit",
        &[
            Action("edit.undo", "Annuler l’opération", "Undo the operation", None),
            Action("edit.redo", "Rétablir l’opération", "Redo the operation", None),
            Line,
            Mac(Native::Cut, "Couper", "Cut"),
            Mac(Native::Copy, "Copier", "Copy"),
            Mac(Native::Paste, "Coller", "Paste"),
            Mac(Native::SelectAll, "Tout sélectionner", "Select all"),
            Mac(Native::Line, "", ""),
            Action("search.open", "Rechercher…", "Search…", None),
            Action("palette.open", "Toutes les actions…", "All actions…", None),
        ],
    ),
    (
        "Affichage",
        "View",
        &[
            Action("go.call", "Appel", "Call", Some("CmdOrCtrl+1")),
            Action("go.dossiers", "Dossiers", "Dossiers", Some("CmdOrCtrl+2")),
            Action("go.scoring", "Notation", "Scoring", Some("CmdOrCtrl+3")),
            Action("go.ranking", "Classement", "Ranking", Some("CmdOrCtrl+4")),
            Action("go.sessions", "Séances", "Sessions", Some("CmdOrCtrl+5")),
            Action("go.members", "Membres", "Members", Some("CmdOrCtrl+6")),
            Action("go.journal", "Journal", "Journal", Some("CmdOrCtrl+7")),
            Action("go.labels", "Suivi", "Follow-up", Some("CmdOrCtrl+8")),
            Line,
            Action("theme.toggle", "Thème clair ou sombre", "Light or dark theme", None),
            Action("language.toggle", "English", "Français", None),
            Line,
            Action("window.zoom_in", "Agrandir", "Zoom in", Some("CmdOrCtrl+Equal")),
            Action("window.zoom_out", "Réduire", "Zoom out", Some("CmdOrCtrl+Minus")),
            Action(
                "window.zoom_reset",
                "Taille normale",
                "Actual size",
                Some("CmdOrCtrl+0"),
            ),
            Action("window.fullscreen", "Plein écran", "Full screen", Some("F11")),
        ],
    ),
    (
        "Dossier",
        "Dossier",
        &[
            Action(
                "dossier.import",
                "Importer des fichiers…",
                "Import files…",
                Some("CmdOrCtrl+I"),
            ),
            Action(
                "dossier.import_folder",
                "Importer un répertoire…",
                "Import a folder…",
                None,
            ),
            Action(
                "dossier.new",
                "Nouveau dossier…",
                "New dossier…",
                Some("CmdOrCtrl+Shift+N"),
            ),
        ],
    ),
    (
        "Séance",
        "Session",
        &[
            Action("session.create", "Nouvelle séance…", "New session…", None),
            Action(
                "session.minutes",
                "Produire le procès-verbal…",
                "Produce the minutes…",
                None,
            ),
        ],
    ),
    (
        "Aide",
        "Help",
        &[
            Action("help.keys", "Raccourcis clavier", "Keyboard shortcuts", Some("F1")),
            Action("help.about", "À propos de Palmarès", "About Palmarès", None),
        ],
    ),
];

/// The zoom of the page, 1 being its actual size.
pub struct Zoom(Mutex<f64>);

impl Default for Zoom {
    fn default() -> Self {
        Self(Mutex::new(1.0))
    }
}

const ZOOM_STEP: f64 = 0.1;
const ZOOM_RANGE: std::ops::RangeInclusive<f64> = 0.5..=2.5;

/// What belongs to the window itself and can always be done.
const OF_WINDOW: &str = "window.";

/// The actions that the page does.
#[cfg(test)]
pub fn page_actions() -> impl Iterator<Item = &'static str> {
    let entries = MENUS.iter().flat_map(|(_, _, entries)| entries.iter());
    entries.filter_map(|entry| match entry {
        Action(id, ..) if !id.starts_with(OF_WINDOW) => Some(*id),
        _ => None,
    })
}

fn is_enabled(id: &str, actions: &[String]) -> bool {
    id.starts_with(OF_WINDOW) || actions.iter().any(|action| action == id)
}

/// Builds the menu bar in a language, with just these actions of the page enabled.
pub fn build<R: Runtime>(app: &AppHandle<R>, language: Language, actions: &[String]) -> tauri::Result<Menu<R>> {
    let mut bar = MenuBuilder::new(app);
    for (french, english, entries) in MENUS {
        let title = if language == Language::Fr { french } else { english };
        bar = bar.item(&submenu(app, title, entries, language, actions)?);
    }
    bar.build()
}

fn submenu<R: Runtime>(
    app: &AppHandle<R>,
    title: &str,
    entries: &[Entry],
    language: Language,
    actions: &[String],
) -> tauri::Result<Submenu<R>> {
    let mut menu = SubmenuBuilder::new(app, title);
    let said = |french: &'static str, english: &'static str| if language == Language::Fr { french } else { english };
    for entry in entries {
        menu = match entry {
            Line => menu.separator(),
            Mac(native, french, english) if cfg!(target_os = "macos") => {
                menu.item(&of_system(app, *native, said(french, english))?)
            }
            Mac(..) => menu,
            Action(id, french, english, key) => {
                let item = MenuItemBuilder::with_id(*id, said(french, english)).enabled(is_enabled(id, actions));
                let item = if let Some(key) = key {
                    item.accelerator(key)
                } else {
                    item
                };
                menu.item(&item.build(app)?)
            }
        };
    }
    menu.build()
}

fn of_system<R: Runtime>(app: &AppHandle<R>, native: Native, label: &str) -> tauri::Result<PredefinedMenuItem<R>> {
    match native {
        Native::Cut => PredefinedMenuItem::cut(app, Some(label)),
        Native::Copy => PredefinedMenuItem::copy(app, Some(label)),
        Native::Paste => PredefinedMenuItem::paste(app, Some(label)),
        Native::SelectAll => PredefinedMenuItem::select_all(app, Some(label)),
        Native::Line => PredefinedMenuItem::separator(app),
    }
}

/// Enables just these actions of the page in a bar that stands.
pub fn enable<R: Runtime>(bar: &Menu<R>, actions: &[String]) -> tauri::Result<()> {
    for menu in bar.items()? {
        let Some(menu) = menu.as_submenu() else { continue };
        for item in menu.items()? {
            if let Some(item) = item.as_menuitem() {
                item.set_enabled(is_enabled(item.id().as_ref(), actions))?;
            }
        }
    }
    Ok(())
}

/// Does what an item says.
pub fn chosen<R: Runtime>(app: &AppHandle<R>, action: &str) {
    let Some(window) = app.get_webview_window(window::LABEL) else {
        return;
    };
    let outcome = match action {
        "window.quit" => window.close(),
        "window.fullscreen" => window.is_fullscreen().and_then(|full| window.set_fullscreen(!full)),
        "window.zoom_in" => zoom(&window, |now| now + ZOOM_STEP),
        "window.zoom_out" => zoom(&window, |now| now - ZOOM_STEP),
        "window.zoom_reset" => zoom(&window, |_| 1.0),
        _ => window.emit("menu", action),
    };
    if let Err(error) = outcome {
        log::warn!("menu {action}: {error}");
    }
}

fn zoom<R: Runtime>(window: &WebviewWindow<R>, change: impl Fn(f64) -> f64) -> tauri::Result<()> {
    let state = window.state::<Zoom>();
    let mut now = state.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    *now = change(*now).clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
    window.set_zoom(*now)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn actions() -> impl Iterator<Item = &'static Entry> {
        MENUS.iter().flat_map(|(_, _, entries)| entries.iter())
    }

    #[test]
    fn every_action_and_every_key_stands_once() {
        let (mut ids, mut keys) = (BTreeSet::new(), BTreeSet::new());
        for entry in actions() {
            if let Action(id, _, _, key) = entry {
                assert!(ids.insert(*id), "{id} stands twice");
                if let Some(key) = key {
                    assert!(keys.insert(*key), "{key} is given twice");
                }
            }
        }
    }

    #[test]
    fn a_language_tag_that_is_not_english_reads_french() {
        assert_eq!(Language::of_tag("en_GB.UTF-8"), Language::En);
        assert_eq!(Language::of_tag("de-DE"), Language::Fr);
        assert_eq!(Language::of_tag("C"), Language::Fr);
        assert_eq!(Language::of_tag("C.UTF-8"), Language::Fr);
        assert_eq!(Language::of_tag("enm_FR"), Language::Fr);
        assert_eq!(Language::of_tag(""), Language::Fr);
    }

    #[test]
    fn an_item_is_enabled_when_the_page_can_do_it_and_always_for_the_window() {
        let now = ["dossier.new".to_owned()];
        assert!(is_enabled("dossier.new", &now) && is_enabled("window.quit", &now));
        assert!(!is_enabled("session.create", &now));
    }
}
