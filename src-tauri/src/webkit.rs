//! What WebKit is told through the environment, which it reads before the first line of GTK runs: to put its web processes into its
//! own sandbox, and who paints. Changing one's own environment is not safe in Rust, so the program starts itself again with it.

/// Puts WebKit's web processes into its sandbox.
#[cfg(target_os = "linux")]
const SANDBOX: &str = "WEBKIT_FORCE_SANDBOX";

/// Has the processor paint by itself. Without a graphics card it does so anyway, but in the guise of one: most of the first second went
/// into compiling what a card would run. (Putting the window together in one piece as well, `WEBKIT_DISABLE_COMPOSITING_MODE`, is
/// faster still, and stops answering on the rules of eligibility.)
#[cfg(target_os = "linux")]
const PLAIN_PAINTING: &str = "WEBKIT_SKIA_ENABLE_CPU_RENDERING";

/// Restarts the program where something is to be told; returns when all of it is, or cannot be.
#[cfg(target_os = "linux")]
pub fn prepare() {
    use std::os::unix::process::CommandExt;
    use std::process::Command;

    let is_set = |name: &str| std::env::var_os(name).is_some();
    let told = to_be_told(is_set, user_namespaces_work, has_graphics_card);
    if told.is_empty() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        // Returns only on failure; the window then opens without the second wall, the content policy standing as before.
        let _failure = Command::new(program)
            .args(std::env::args_os().skip(1))
            .envs(told.into_iter().map(|name| (name, "1")))
            .exec();
    }
}

/// The variables to be set. Whoever set one, to 0 included, has decided.
#[cfg(target_os = "linux")]
fn to_be_told(
    is_set: impl Fn(&str) -> bool,
    can_be_confined: impl Fn() -> bool,
    has_card: impl Fn() -> bool,
) -> Vec<&'static str> {
    let mut told = Vec::new();
    if !is_set(SANDBOX) && can_be_confined() {
        told.push(SANDBOX);
    }
    if !is_set(PLAIN_PAINTING) && !has_card() {
        told.push(PLAIN_PAINTING);
    }
    told
}

/// Whether a card is there that programs may paint with.
#[cfg(target_os = "linux")]
fn has_graphics_card() -> bool {
    let devices = std::fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    devices
        .map(|device| device.file_name())
        .any(|name| name.to_string_lossy().starts_with("renderD"))
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
pub fn prepare() {}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_machine_without_a_graphics_card_paints_plainly_and_one_with_a_card_as_it_does() {
        let nothing = |_: &str| false;
        assert_eq!(to_be_told(nothing, || true, || true), [SANDBOX]);
        assert_eq!(to_be_told(nothing, || true, || false), [SANDBOX, PLAIN_PAINTING]);
        assert_eq!(to_be_told(nothing, || false, || false), [PLAIN_PAINTING]);
    }

    #[test]
    fn what_is_told_already_starts_nothing_again() {
        assert_eq!(to_be_told(|_| true, || true, || false), [""; 0]);
        let confined = |name: &str| name == SANDBOX;
        assert_eq!(to_be_told(confined, || true, || false), [PLAIN_PAINTING]);
    }
}
