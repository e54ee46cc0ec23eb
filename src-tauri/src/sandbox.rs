//! WebKit's own sandbox around its web processes, which is off unless the environment asks for it before the first line of
//! GTK runs. Changing one's own environment is not safe in Rust, so the program starts itself again with the variable set.

/// Restarts the program inside WebKit's sandbox where that works; returns when it runs there already or cannot.
#[cfg(target_os = "linux")]
pub fn enter() {
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    const SWITCH: &str = "WEBKIT_FORCE_SANDBOX";
    // Whoever set the variable, to 0 included, has decided.
    if std::env::var_os(SWITCH).is_some() || !user_namespaces_work() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        // Returns only on failure; the window then opens without the second wall, the content policy standing as before.
        let _failure = Command::new(program)
            .args(std::env::args_os().skip(1))
            .env(SWITCH, "1")
            .exec();
    }
}

/// WebKit aborts when its sandbox cannot be built (some containers, some hardened kernels), so the tool that builds it is
/// tried first; this costs a few milliseconds.
#[cfg(target_os = "linux")]
fn user_namespaces_work() -> bool {
    use std::process::{Command, Stdio};

    let tool = |program: &str, arguments: &[&str]| {
        Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    };
    tool(
        "bwrap",
        &[
            "--ro-bind",
            "/",
            "/",
            "--proc",
            "/proc",
            "--unshare-pid",
            "--unshare-net",
            "true",
        ],
    ) && tool("xdg-dbus-proxy", &["--version"])
}

/// Elsewhere the system's web view brings its own sandbox.
#[cfg(not(target_os = "linux"))]
pub fn enter() {}
