//! The stage of a journey: a virtual display, WebKit's own WebDriver, the real program, and a pair of hands.
//!
//! The driver starts the program itself and is driven without anything between. What both read and write lies in the test's
//! own folder; when the stage is dropped, whole process groups end, since the program may outlive its session.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::ClientBuilder;
use hyper_util::client::legacy::connect::HttpConnector;
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::window::Window;

/// How long anything on the screen may take to appear.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A child that leads its own process group, which ends with it.
struct Group(Child);

impl Group {
    fn start(command: &mut Command) -> Self {
        Self(
            command
                .process_group(0)
                .stdin(Stdio::null())
                .spawn()
                .unwrap_or_else(|e| panic!("{command:?}: {e}")),
        )
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if let Some(leader) = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process_group(leader, Signal::TERM);
            let deadline = Instant::now() + Duration::from_secs(3);
            while Instant::now() < deadline && !matches!(self.0.try_wait(), Ok(Some(_))) {
                std::thread::sleep(Duration::from_millis(20));
            }
            let _ = kill_process_group(leader, Signal::KILL);
        }
        let _ = self.0.wait();
    }
}

/// The surroundings of one journey.
pub struct Stage {
    // In the order of their end: the driver and the program, the display, the folder.
    driver: Group,
    _display: Group,
    folder: TempDir,
    port: u16,
}

impl Stage {
    /// A fresh stage with nothing on it, in French.
    pub async fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("palmares-e2e-").tempdir().unwrap();
        let (display, number) = start_display();
        let port = free_port();
        let driver = start_driver(folder.path(), number, port);
        let stage = Self {
            driver,
            _display: display,
            folder,
            port,
        };
        stage.wait_for_driver().await;
        stage
    }

    /// The test's own folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Lays ready the answers to the coming file dialogs, one list of paths for each.
    pub fn answer_dialogs(&self, answers: &[&[&Path]]) {
        let mut lines = String::new();
        for paths in answers {
            let paths: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
            lines.push_str(&paths.join("\t"));
            lines.push('\n');
        }
        fs::write(self.folder().join("dialogs"), lines).unwrap();
    }

    /// Starts the program and waits for its first screen.
    pub async fn open(&self, arguments: &[&str]) -> Window {
        // One that was closed may still be saving what it has: until it is gone, its workspace is in use.
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline && !self.programs().is_empty() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let options = json!({ "binary": env!("CARGO_BIN_EXE_palmares-desktop"), "args": arguments });
        let mut capabilities = serde_json::Map::new();
        capabilities.insert("webkitgtk:browserOptions".to_owned(), options);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .expect("the program opens under the driver");
        let window = Window { client };
        window
            .until("the interface stands", "return document.querySelector('main') !== null")
            .await;
        // Machines without a French locale show English. What the program is started with is given to its first page only, so a page
        // is drawn again only where it has to be.
        let french = "localStorage.setItem('palmares.language', 'fr'); return document.documentElement.lang === 'fr'";
        if window.script(french, Vec::new()).await != Value::Bool(true) {
            window.client.refresh().await.unwrap();
            window
                .until("the interface stands", "return document.querySelector('main') !== null")
                .await;
        }
        window
    }

    /// The power fails: the program of this stage ends between two of its steps, and nothing is asked of it.
    pub async fn kill(&self, window: Window) {
        for id in self.programs() {
            // It may have ended by itself meanwhile.
            let _ = kill_process(id, Signal::KILL);
        }
        // Nobody is there to answer; the driver forgets its session.
        let _ = window.client.close().await;
    }

    /// Waits until the program of this stage has ended by itself.
    pub async fn until_ended(&self) {
        let deadline = Instant::now() + PATIENCE;
        while !self.programs().is_empty() {
            assert!(Instant::now() < deadline, "the program still runs");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The programs that run on this stage.
    fn programs(&self) -> Vec<Pid> {
        let home = format!("HOME={}/home", self.folder().display());
        let processes = fs::read_dir("/proc").unwrap().flatten();
        let ours = processes.filter(|entry| {
            let read = |name: &str| fs::read(entry.path().join(name)).unwrap_or_default();
            let is_here = read("environ")
                .split(|byte| *byte == 0)
                .any(|line| line == home.as_bytes());
            is_here && read("comm").starts_with(b"palmares")
        });
        ours.filter_map(|entry| entry.file_name().to_string_lossy().parse().ok().and_then(Pid::from_raw))
            .collect()
    }

    async fn wait_for_driver(&self) {
        let deadline = Instant::now() + PATIENCE;
        while tokio::net::TcpStream::connect(("127.0.0.1", self.port)).await.is_err() {
            assert!(
                Instant::now() < deadline,
                "the driver (process {}) does not listen",
                self.driver.0.id()
            );
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

fn start_display() -> (Group, u32) {
    let mut command = Command::new("Xvfb");
    command.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
    let mut display = Group::start(command.stdout(Stdio::piped()).stderr(Stdio::null()));
    let mut line = String::new();
    BufReader::new(display.0.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    (display, line.trim().parse().expect("Xvfb names its display"))
}

fn start_driver(folder: &Path, display: u32, port: u16) -> Group {
    let log = File::create(folder.join("driver.log")).unwrap();
    let mut command = Command::new("WebKitWebDriver");
    command
        .arg(format!("--port={port}"))
        .stdout(log.try_clone().unwrap())
        .stderr(log);
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap());
    command.env("DISPLAY", format!(":{display}")).env("LANG", "fr_FR.UTF-8");
    command.env("TAURI_WEBVIEW_AUTOMATION", "true");
    command
        .env("GTK_A11Y", "none")
        .env("NO_AT_BRIDGE", "1")
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    command.env("PALMARES_TEST_DIALOG", folder.join("dialogs"));
    for (name, below) in [
        ("HOME", "home"),
        ("XDG_CONFIG_HOME", "home/.config"),
        ("XDG_DATA_HOME", "home/.local/share"),
        ("XDG_CACHE_HOME", "home/.cache"),
        ("XDG_STATE_HOME", "home/.local/state"),
        ("XDG_RUNTIME_DIR", "run"),
        ("TMPDIR", "tmp"),
    ] {
        let path = folder.join(below);
        fs::create_dir_all(&path).unwrap();
        command.env(name, path);
    }
    Group::start(&mut command)
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0))
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}
