//! Where programs are started: one virtual display, one home, and a clock.

use std::io::{self, BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

const PATIENCE: Duration = Duration::from_mins(1);

/// A child that leads its own process group, which ends with it.
struct Group(Child);

impl Group {
    fn start(command: &mut Command) -> io::Result<Self> {
        command.process_group(0).stdin(Stdio::null()).stderr(Stdio::null());
        command.spawn().map(Self)
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        if let Some(leader) = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process_group(leader, Signal::KILL);
        }
        let _ = self.0.wait();
    }
}

/// A program, how it is started, and what its first screen promises.
#[derive(Clone)]
pub struct Start<'a> {
    pub name: &'a str,
    pub program: &'a Path,
    pub arguments: Vec<&'a str>,
    /// A CSS selector.
    pub screen: &'a str,
    /// Whether the program may put its web view into WebKit's sandbox, where the machine can build one.
    pub confined: bool,
}

/// See above.
pub struct Stage {
    _display: Group,
    number: String,
    folder: PathBuf,
}

impl Stage {
    /// Sets the stage in a folder that holds everything the programs write.
    pub fn set(folder: &Path) -> io::Result<Self> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]);
        let mut display = Group::start(command.stdout(Stdio::piped()))?;
        let mut number = String::new();
        if let Some(output) = display.0.stdout.take() {
            BufReader::new(output).read_line(&mut number)?;
        }
        Ok(Self {
            _display: display,
            number: number.trim().to_owned(),
            folder: folder.to_owned(),
        })
    }

    /// How long a program takes from its start until what its first screen promises can be used.
    pub fn time(&self, wanted: &Start) -> io::Result<Duration> {
        let usable = self.folder.join("usable");
        let mut command = Command::new(wanted.program);
        self.dress(command.args(&wanted.arguments).stdout(Stdio::null()))?;
        command
            .env("PALMARES_TEST_USABLE", &usable)
            .env("PALMARES_TEST_SCREEN", wanted.screen);
        if !wanted.confined {
            command.env("WEBKIT_FORCE_SANDBOX", "0");
        }
        let start = Instant::now();
        let running = Group::start(&mut command)?;
        while !usable.exists() {
            if start.elapsed() > PATIENCE {
                return Err(io::Error::new(io::ErrorKind::TimedOut, format!("no {}", wanted.name)));
            }
            std::thread::sleep(Duration::from_millis(1));
        }
        let took = start.elapsed();
        drop(running);
        std::fs::remove_file(usable)?;
        Ok(took)
    }

    /// The same clean surroundings for every program.
    fn dress(&self, command: &mut Command) -> io::Result<()> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        command.env_clear().env("PATH", path).env("LANG", "fr_FR.UTF-8");
        command.env("DISPLAY", format!(":{}", self.number));
        command.env("GTK_A11Y", "none").env("NO_AT_BRIDGE", "1");
        command.env("DBUS_SESSION_BUS_ADDRESS", "disabled:");
        for (name, below) in [
            ("HOME", "home"),
            ("XDG_CONFIG_HOME", "home/.config"),
            ("XDG_DATA_HOME", "home/.local/share"),
            ("XDG_CACHE_HOME", "home/.cache"),
            ("XDG_STATE_HOME", "home/.local/state"),
            ("XDG_RUNTIME_DIR", "run"),
            ("TMPDIR", "tmp"),
        ] {
            let path = self.folder.join(below);
            std::fs::create_dir_all(&path)?;
            command.env(name, path);
        }
        Ok(())
    }
}
