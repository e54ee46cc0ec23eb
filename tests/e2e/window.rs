//! The program's window under the hands of a test: what it shows, and what is pressed and typed in it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::wd::WindowHandle;
use fantoccini::{Client, Locator};
use serde_json::Value;

use crate::harness::PATIENCE;

/// The window under the hands of the test.
pub struct Window {
    pub(super) client: Client,
}

impl Window {
    /// The underlying session, for what has no word of its own here.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// Runs a script in the page.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client
            .execute(script, arguments)
            .await
            .unwrap_or_else(|e| panic!("{script}: {e}"))
    }

    /// Waits until a script returns true.
    pub async fn until(&self, what: &str, script: &str) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if matches!(self.client.execute(script, Vec::new()).await, Ok(Value::Bool(true))) {
                return;
            }
            if Instant::now() > deadline {
                let kept = self.photograph("failure").await;
                panic!(
                    "waited in vain: {what}; the screen is in {}\n{}",
                    kept.display(),
                    self.text().await
                );
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until the page shows a text.
    pub async fn see(&self, text: &str) {
        let script = format!(
            "return document.body.innerText.replace(/[\\u00a0\\u202f]/g, ' ').includes({})",
            Value::from(text)
        );
        self.until(&format!("« {text} »"), &script).await;
    }

    /// Everything the page shows as text.
    pub async fn text(&self) -> String {
        self.script("return document.body.innerText", Vec::new())
            .await
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The element at an `XPath`, once it is there and can be used.
    pub async fn at(&self, path: &str) -> Element {
        match self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::XPath(path))
            .await
        {
            Ok(element) => element,
            Err(error) => {
                let kept = self.photograph("failure").await;
                panic!(
                    "{path}: {error}; the screen is in {}\n{}",
                    kept.display(),
                    self.text().await
                );
            }
        }
    }

    /// Presses what has this name: a button, a link, a tab, an option, a choice of a menu or of a group. Of several, the one
    /// whose name is just this comes first, then one whose name begins so.
    pub async fn press(&self, name: &str) {
        let exact = named(name, |text| format!("{text}={}", quoted(name)));
        let begins = named(name, |text| format!("starts-with({text}, {})", quoted(name)));
        self.click(&[&exact, &begins], &format!("nothing to press is called « {name} »"))
            .await;
    }

    /// Clicks the first of these paths that can be clicked, trying until something can: what is drawn anew between finding
    /// and clicking is found again.
    async fn click(&self, paths: &[&str], otherwise: &str) {
        let deadline = Instant::now() + PATIENCE;
        let mut last = String::new();
        loop {
            for path in paths {
                let clicked = match self.client.find(Locator::XPath(path)).await {
                    Ok(element) => element.click().await,
                    Err(error) => Err(error),
                };
                match clicked {
                    Ok(()) => return,
                    Err(error) => last = format!("{error:?}"),
                }
            }
            if Instant::now() > deadline {
                self.give_up(&format!("{otherwise} ({last})")).await;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Chooses a word in the line of a list that holds this text.
    pub async fn press_in(&self, line: &str, word: &str) {
        let path = format!(
            "(//li[contains({0}, {1})]//*[self::label or self::button][{0}={2}][{REACHABLE}])[1]",
            text_of("."),
            quoted(line),
            quoted(word)
        );
        self.click(&[&path], &format!("the line of « {line} » has no « {word} »"))
            .await;
    }

    /// Goes to a page by its name in the navigation; again if the page was being drawn anew meanwhile.
    pub async fn go(&self, name: &str, heading: &str) {
        let path = format!("//h1[starts-with({}, {})]", text_of("."), quoted(heading));
        for _ in 0..5 {
            self.press(name).await;
            let there = self.client.wait().at_most(Duration::from_secs(5));
            if there.for_element(Locator::XPath(&path)).await.is_ok() {
                return;
            }
        }
        self.give_up(&format!("« {name} » does not lead to « {heading} »"))
            .await;
    }

    /// Waits until one row of a table holds both texts.
    pub async fn see_row(&self, one: &str, other: &str) {
        let script = format!(
            "const plain = (row) => row.innerText.replace(/[\\u00a0\\u202f]/g, ' ');
             return [...document.querySelectorAll('[role=row]')].map(plain)
                 .some((row) => row.includes({}) && row.includes({}))",
            Value::from(one),
            Value::from(other)
        );
        self.until(&format!("« {one} » beside « {other} »"), &script).await;
    }

    /// Opens the row of a table that holds this text, by keyboard: WebKit's driver clicks beside the rows of a virtual list,
    /// which a transform has moved.
    pub async fn open_row(&self, text: &str) {
        self.see(text).await;
        let here = format!(
            "const plain = (node) => (node?.innerText ?? '').replace(/[\\u00a0\\u202f]/g, ' ');
             const grid = [...document.querySelectorAll('[role=grid]')].find((grid) => plain(grid).includes({text}));
             grid?.focus();
             return plain(document.getElementById(grid?.getAttribute('aria-activedescendant'))).includes({text});",
            text = Value::from(text)
        );
        // A list is found again where it was left.
        self.script(&here, Vec::new()).await;
        self.keys(&[Key::Home]).await;
        for _ in 0..40 {
            if self.script(&here, Vec::new()).await == Value::Bool(true) {
                return self.keys(&[Key::Enter]).await;
            }
            self.keys(&[Key::Down]).await;
        }
        self.give_up(&format!("no row holds « {text} »")).await;
    }

    /// Waits until the section with this heading shows a text.
    pub async fn see_in(&self, heading: &str, text: &str) {
        let path = format!(
            "//section[.//*[self::h1 or self::h2 or self::h3][{0}={1}]][contains({0}, {2})]",
            text_of("."),
            quoted(heading),
            quoted(text)
        );
        self.at(&path).await;
    }

    /// Waits until the page no longer shows a text.
    pub async fn until_gone(&self, text: &str) {
        let script = format!("return !document.body.innerText.includes({})", Value::from(text));
        self.until(&format!("« {text} » leaves"), &script).await;
    }

    /// Writes into the field with this label, in place of what stood there.
    pub async fn fill(&self, label: &str, value: &str) {
        let path = format!(
            "(//*[self::input or self::textarea][@id=//label[starts-with({}, {quoted})]/@for or starts-with(@aria-label, \
             {quoted})][{REACHABLE}])[1]",
            text_of("."),
            quoted = quoted(label)
        );
        self.click(&[&path], &format!("no field is called « {label} »")).await;
        let field = self.at(&path).await;
        self.keys(&[Key::Control, Key::Char('a')]).await;
        field.send_keys(value).await.unwrap_or_else(|e| panic!("{label}: {e}"));
    }

    /// Types a day (day, month, year) into the field with this label.
    pub async fn fill_date(&self, label: &str, digits: &str) {
        let path = format!(
            "(//*[self::label or self::span][starts-with({}, {})]/ancestor::*[.//*[@role='spinbutton']][1]\
             //*[@role='spinbutton'][{REACHABLE}])[1]",
            text_of("."),
            quoted(label)
        );
        self.click(&[&path], &format!("no day is called « {label} »")).await;
        self.type_text(digits).await;
    }

    /// Picks an option of the list with this label.
    pub async fn select(&self, label: &str, option: &str) {
        let path = format!(
            "(//*[self::label or self::span][starts-with({}, {})]/ancestor::*[.//button][1]//button[{REACHABLE}])[1]",
            text_of("."),
            quoted(label)
        );
        self.click(&[&path], &format!("no list is called « {label} »")).await;
        self.press(option).await;
    }

    async fn give_up(&self, why: &str) -> ! {
        let kept = self.photograph("failure").await;
        let hidden = "return [...document.querySelectorAll('[inert], [aria-hidden=true]')]
            .filter((element) => element.querySelector('button, input')).map((element) => element.className).join(', ')";
        let hidden = self.script(hidden, Vec::new()).await;
        panic!(
            "{why}; the screen is in {}\n{}\nhidden: {hidden}",
            kept.display(),
            self.text().await
        );
    }

    /// Presses keys together (all down in order, then all up).
    pub async fn keys(&self, keys: &[Key]) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for key in keys {
            actions = actions.then(KeyAction::Down { value: key.code() });
        }
        for key in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value: key.code() });
        }
        self.client.perform_actions(actions).await.unwrap();
    }

    /// Types a text where the focus is.
    pub async fn type_text(&self, text: &str) {
        for character in text.chars() {
            self.keys(&[Key::Char(character)]).await;
        }
    }

    /// Keeps a picture of the window, once two frames have been painted.
    pub async fn photograph(&self, name: &str) -> PathBuf {
        let settled = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done(true)))";
        let _ = self.client.execute_async(settled, Vec::new()).await;
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e");
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(format!("{name}.png"));
        fs::write(&path, self.client.screenshot().await.unwrap()).unwrap();
        path
    }

    /// The windows of the program, once there are so many of them.
    pub async fn windows(&self, count: usize) -> Vec<WindowHandle> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let windows = self.client.windows().await.unwrap_or_default();
            if windows.len() == count {
                return windows;
            }
            assert!(
                Instant::now() < deadline,
                "there are {} windows, not {count}",
                windows.len()
            );
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Closes the window; the program ends.
    pub async fn close(self) {
        self.client.close().await.unwrap();
    }
}

/// A key of the keyboard.
#[derive(Debug, Clone, Copy)]
pub enum Key {
    /// What types a character.
    Char(char),
    /// Ctrl.
    Control,
    /// Alt.
    Alt,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// The arrow down.
    Down,
    /// The next field or cell.
    Tab,
    /// The beginning of a list.
    Home,
    /// The ninth key of functions.
    F9,
}

impl Key {
    /// The code of the key in the standard (W3C WebDriver §17.4.2).
    fn code(self) -> char {
        match self {
            Self::Char(character) => character,
            Self::Alt => '\u{E00A}',
            Self::Control => '\u{E009}',
            Self::Enter => '\u{E007}',
            Self::Escape => '\u{E00C}',
            Self::Down => '\u{E015}',
            Self::Tab => '\u{E004}',
            Self::Home => '\u{E011}',
            Self::F9 => '\u{E039}',
        }
    }
}

/// What is not behind an open dialog.
const REACHABLE: &str = "not(ancestor::*[@inert or @aria-hidden='true'])";

/// A text in `XPath` with the spaces of French typography made plain.
fn text_of(path: &str) -> String {
    format!("normalize-space(translate({path}, '\u{a0}\u{202f}', '  '))")
}

/// The path to what can be pressed and whose name meets a condition.
fn named(name: &str, condition: impl Fn(&str) -> String) -> String {
    let roles = [
        "button",
        "tab",
        "option",
        "menuitem",
        "menuitemradio",
        "radio",
        "checkbox",
        "link",
        "row",
    ];
    let roles: Vec<String> = roles.iter().map(|role| format!("@role='{role}'")).collect();
    assert!(!name.is_empty(), "a name is needed to press something");
    format!(
        "(//*[self::button or self::a or self::label or self::summary or {}][{} or {}][not(@disabled) and \
         not(@aria-disabled='true')][{REACHABLE}])[1]",
        roles.join(" or "),
        condition(&text_of(".")),
        condition(&text_of("@aria-label")),
    )
}

/// A text as an `XPath` literal, which knows no escapes.
fn quoted(text: &str) -> String {
    if text.contains('\'') {
        format!("\"{text}\"")
    } else {
        format!("'{text}'")
    }
}
