//! What the program ends with; `docs/exit-codes.md` and `--help` say the same.

use std::process::ExitCode;

use palmares_core::error::Code;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// A verification found something.
    Found = 1,
    /// The command or a value in it cannot be read.
    Usage = 2,
    /// A rule, the present state or somebody's part forbids it.
    Refused = 3,
    /// What was named does not exist.
    NotFound = 4,
    /// Another program holds the workspace.
    Held = 5,
    /// The workspace is damaged, or newer than this program.
    Damaged = 6,
    /// A disk, a folder or a file stands in the way.
    File = 7,
    /// A fault of the program.
    Fault = 8,
    /// It was stopped.
    Cancelled = 9,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

impl Exit {
    /// The exit for an error's code.
    pub fn of(code: Code) -> Self {
        match code {
            Code::InvalidInput | Code::NoWorkspace => Self::Usage,
            Code::RuleBroken
            | Code::NotAllowed
            | Code::SeatChanged
            | Code::WrongState
            | Code::Conflict
            | Code::NothingToUndo
            | Code::ReadOnly => Self::Refused,
            Code::NotFound => Self::NotFound,
            Code::WorkspaceHeld => Self::Held,
            Code::Damaged | Code::WorkspaceNewer => Self::Damaged,
            Code::WorkspacePath
            | Code::DiskFull
            | Code::FileAccess
            | Code::DocumentUnreadable
            | Code::CopyRefused
            | Code::PackRefused => Self::File,
            Code::Cancelled => Self::Cancelled,
            _ => Self::Fault,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_refusal_has_its_own_exit() {
        let codes = [
            Code::InvalidInput,
            Code::RuleBroken,
            Code::NotFound,
            Code::WorkspaceHeld,
            Code::Damaged,
            Code::DiskFull,
        ];
        let exits: Vec<u8> = codes.into_iter().map(|code| Exit::of(code) as u8).collect();
        assert_eq!(exits, [2, 3, 4, 5, 6, 7]);
        assert_eq!(Exit::of(Code::Internal) as u8, 8);
    }
}
