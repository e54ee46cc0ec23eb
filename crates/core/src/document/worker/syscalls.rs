//! What a worker may no longer ask of the system: to change anything on a disk, to talk to anybody, to start or to touch another
//! program. Limits alone forbid neither removing a file nor a socket.

use std::collections::BTreeMap;

use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, apply_filter_all_threads};

/// Calls that both kinds of machine have.
const FORBIDDEN: &[i64] = &[
    // Files: removed, renamed, made, linked, closed or opened to others, cut.
    libc::SYS_unlinkat,
    libc::SYS_renameat,
    libc::SYS_renameat2,
    libc::SYS_mkdirat,
    libc::SYS_mknodat,
    libc::SYS_linkat,
    libc::SYS_symlinkat,
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    libc::SYS_fchown,
    libc::SYS_fchownat,
    libc::SYS_truncate,
    libc::SYS_ftruncate,
    libc::SYS_fallocate,
    libc::SYS_utimensat,
    libc::SYS_setxattr,
    libc::SYS_lsetxattr,
    libc::SYS_fsetxattr,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_chroot,
    libc::SYS_pivot_root,
    // Others: the network, programs, processes, the kernel.
    libc::SYS_socket,
    libc::SYS_socketpair,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_accept,
    libc::SYS_accept4,
    libc::SYS_sendto,
    libc::SYS_sendmsg,
    libc::SYS_execve,
    libc::SYS_execveat,
    libc::SYS_kill,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_io_uring_setup,
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_memfd_create,
];

/// Their older forms, which only one kind has.
#[cfg(target_arch = "x86_64")]
const OLDER: &[i64] = &[
    libc::SYS_unlink,
    libc::SYS_rmdir,
    libc::SYS_rename,
    libc::SYS_mkdir,
    libc::SYS_mknod,
    libc::SYS_link,
    libc::SYS_symlink,
    libc::SYS_creat,
    libc::SYS_chmod,
    libc::SYS_chown,
    libc::SYS_lchown,
    libc::SYS_utime,
    libc::SYS_utimes,
    libc::SYS_fork,
    libc::SYS_vfork,
];
#[cfg(not(target_arch = "x86_64"))]
const OLDER: &[i64] = &[];

/// Forbids these to every thread of the process for good; each answers « not permitted ». Says whether the kernel took it: one that
/// knows no filters leaves the limits alone (SECURITY.md).
pub(super) fn confine() -> bool {
    program().is_some_and(|program| apply_filter_all_threads(&program).is_ok())
}

fn program() -> Option<BpfProgram> {
    let refused = SeccompAction::Errno(u32::try_from(libc::EPERM).ok()?);
    let rules: BTreeMap<i64, _> = FORBIDDEN.iter().chain(OLDER).map(|call| (*call, Vec::new())).collect();
    let here = std::env::consts::ARCH.try_into().ok()?;
    let filter = SeccompFilter::new(rules, SeccompAction::Allow, refused, here).ok()?;
    filter.try_into().ok()
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;
    use std::path::PathBuf;
    use std::process::Command;

    use super::*;

    const FOLDER: &str = "PALMARES_TEST_CONFINED";

    /// The child of the test below tries everything; on its own it does nothing.
    #[test]
    fn a_confined_process_tries() {
        let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
            return;
        };
        assert!(confine(), "this kernel knows filters");
        let file = folder.join("file");
        let refused = [
            std::fs::remove_file(&file).is_err(),
            std::fs::rename(&file, folder.join("other")).is_err(),
            std::fs::create_dir(folder.join("made")).is_err(),
            std::fs::hard_link(&file, folder.join("link")).is_err(),
            std::os::unix::fs::symlink(&file, folder.join("symlink")).is_err(),
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o777)).is_err(),
            std::net::TcpStream::connect("127.0.0.1:9").is_err_and(|error| error.raw_os_error() == Some(libc::EPERM)),
            std::net::UdpSocket::bind("127.0.0.1:0").is_err_and(|error| error.raw_os_error() == Some(libc::EPERM)),
            Command::new("/bin/true").spawn().is_err(),
        ];
        assert_eq!(refused, [true; 9]);
        assert_eq!(std::fs::read(&file).unwrap(), b"kept", "reading and computing go on");
    }

    #[test]
    fn a_worker_changes_nothing_and_talks_to_nobody() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), "kept").unwrap();
        let child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "document::worker::syscalls::tests::a_confined_process_tries",
                "--test-threads=1",
            ])
            .env(FOLDER, folder.path())
            .output()
            .unwrap();
        assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stdout));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
