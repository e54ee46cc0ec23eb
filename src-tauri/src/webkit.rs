//! What WebKit is told through the environment, which it reads once GTK runs: to put its web processes into its own sandbox, and who
//! paints. It is said by the first lines of the program, while nothing else runs that could read the environment meanwhile.

/// Puts WebKit's web processes into its sandbox.
#[cfg(target_os = "linux")]
const SANDBOX: &str = "WEBKIT_FORCE_SANDBOX";

/// Has the processor paint by itself. Without a graphics card it does so anyway, but in the guise of one: most of the first second went
/// into compiling what a card would run. (Putting the window together in one piece as well, `WEBKIT_DISABLE_COMPOSITING_MODE`, is
/// faster still, and stops answering on the rules of eligibility.)
#[cfg(target_os = "linux")]
const PLAIN_PAINTING: &str = "WEBKIT_SKIA_ENABLE_CPU_RENDERING";

/// Tells WebKit; to be called before anything else runs. (Starting the program again with it cost a tenth of a start: its libraries
/// were linked twice.)
#[cfg(target_os = "linux")]
pub fn prepare() {
    let is_set = |name: &str| std::env::var_os(name).is_some();
    for name in to_be_told(is_set, user_namespaces_work, has_graphics_card) {
        // Fails for names that cannot be one. The window then opens without the second wall, the content policy standing as before.
        let _failure = glib::setenv(name, "1", true);
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
            .spawn()
    };
    let confined = tool(
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
    );
    // Both at once, and both waited for.
    let ended = [confined, tool("xdg-dbus-proxy", &["--version"])].map(|started| started?.wait());
    ended
        .iter()
        .all(|status| status.as_ref().is_ok_and(std::process::ExitStatus::success))
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
