//! Packs and returns as people follow them.

use serde::Serialize;

use crate::clock::Timestamp;
use crate::id::{CallId, DeviceId, MemberId};
use crate::words::words;

words! {
    /// Where a pack stands.
    PackState in "pack.state" {
        /// It is with its member, whose return is awaited.
        Out = "out",
        /// A return is still taken, and marked as late.
        Closing = "closing",
        /// A return is kept and listed, and changes nothing.
        Closed = "closed",
        /// It was called back: nothing that answers it is taken.
        Revoked = "revoked",
    }
}

words! {
    /// What became of a return.
    ReturnOutcome in "pack_return.outcome" {
        /// Taken in.
        Merged = "merged",
        /// Taken in after the time for it.
        Late = "late",
        /// A later version had been taken in.
        Older = "older",
        /// It came when returns were no longer taken.
        Closed = "closed",
        /// It answers a pack that was called back.
        Revoked = "revoked",
    }
}

impl ReturnOutcome {
    /// Whether what it holds is taken in; else it is kept and listed.
    pub(crate) fn is_taken(self) -> bool {
        matches!(self, Self::Merged | Self::Late | Self::Older)
    }
}

/// A pack in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PackView {
    /// The pack: also the name under which its rows are known at home.
    pub id: DeviceId,
    /// The call.
    pub call: CallId,
    /// Whose it is.
    pub member: MemberId,
    /// Counted for its member, from 1.
    pub version: u32,
    /// Where it stands.
    pub state: PackState,
    /// How many dossiers it holds.
    pub dossiers: u32,
    /// Bytes.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub size: u64,
    /// When it was made.
    pub made_at: Timestamp,
}

/// A return in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReturnView {
    /// The pack that it answers.
    pub pack: DeviceId,
    /// Counted by the copy at home, from 1.
    pub version: u32,
    /// Acts in it.
    pub acts: u32,
    /// The number that the member sees too.
    pub receipt: String,
    /// When the member made it.
    pub made_at: Timestamp,
    /// When it came.
    pub came_at: Timestamp,
    /// What became of it.
    pub outcome: ReturnOutcome,
}

/// A member's packs and returns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MemberPacks {
    /// The member.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Their e-mail address, where it is known.
    pub email: String,
    /// Whether they still act.
    pub active: bool,
    /// The dossiers that a pack made now would hold.
    pub dossiers: u32,
    /// Bytes of their documents, each once.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub size: u64,
    /// Whether a return made their key known: their next packs open without the words.
    pub key_known: bool,
    /// What their last pack does not hold as it is now: dossiers that came, left or changed.
    pub changed: u32,
    /// Whether a return is still taken for their last pack, and none was.
    pub owing: bool,
    /// Their packs, the newest first.
    pub packs: Vec<PackView>,
    /// Their returns, the newest first.
    pub returns: Vec<ReturnView>,
}

/// Whether a return is still taken for somebody's last pack, and none was. Packs come the newest first.
pub(super) fn is_owing(packs: &[PackView], returns: &[ReturnView]) -> bool {
    packs.first().is_some_and(|last| {
        let answers = |outcome| matches!(outcome, ReturnOutcome::Merged | ReturnOutcome::Late);
        let came = returns.iter().any(|came| came.pack == last.id && answers(came.outcome));
        matches!(last.state, PackState::Out | PackState::Closing) && !came
    })
}

/// The number of a receipt: what a member reads out on the telephone. Eight of the digits of a hash, in two groups.
///
/// ```
/// assert_eq!(palmares_core::pack::receipt_number("9f3a61c0d4e2"), "9F3A-61C0");
/// ```
pub fn receipt_number(hash: &str) -> String {
    let digits: String = hash.chars().take(8).flat_map(char::to_uppercase).collect();
    let (first, last) = digits.split_at_checked(4).unwrap_or((&digits, ""));
    format!("{first}-{last}")
}
