//! What the file says: on its cover, to anybody; inside, to whom it is for.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::id::{CallId, DeviceId, MemberId, WorkspaceId};
use crate::words::words;

/// How a file begins. No other kind of file does, so that systems do not take it for what it holds.
pub(super) const MAGIC: &str = "palmares-pli 1\n";
/// How it ends: `end`, its length in bytes as 20 digits, a line feed.
pub(super) const END: &str = "end ";
/// Bytes of the end.
pub(super) const END_LENGTH: u64 = 25;
/// The longest cover, in bytes.
pub(super) const COVER_LIMIT: u64 = 64 << 10;
/// The longest envelope, in bytes: a key and its header.
pub(super) const ENVELOPE_LIMIT: u64 = 4 << 10;
/// The most envelopes.
pub(super) const MOST_ENVELOPES: usize = 4;
/// The longest table of contents, in bytes.
pub(super) const MANIFEST_LIMIT: u64 = 8 << 20;
/// The largest part but a document, packed, in bytes.
pub(super) const PART_LIMIT: u64 = 256 << 20;
/// The largest part but a document, unpacked, in bytes; one that is small packed may not become so large.
pub(super) const UNPACKED_LIMIT: u64 = 512 << 20;
/// The work that a passphrase costs, as the binary logarithm of scrypt's N: about a twentieth of a second. The passphrase has 66 bits and
/// nobody chose it, so that a million machines of twenty tries a second each would still look for it for fifty thousand years.
pub(super) const WORK: u8 = 14;
/// The work that is done at most for a file: more is refused before it is begun.
pub(super) const MOST_WORK: u8 = 20;
/// What a signature covers begins with this, so that it can be taken for none of another format.
pub(super) const SIGNED: &[u8] = b"palmares-pli 1 contents\n";

words! {
    /// Which way a file goes.
    Kind in "pli_kind" {
        /// Out, to a member.
        Pack = "pack",
        /// Back, from a member.
        Return = "return",
    }
}

/// What anybody who has the file reads without a key: whose it is and when it was made. It is covered by the signature inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Cover {
    /// Which way it goes.
    pub kind: Kind,
    /// The pack: itself, or the one that is answered.
    pub pack: DeviceId,
    /// Of a pack, counted for its member; of a return, counted by its copy.
    pub version: u32,
    /// The workspace that it comes from or goes back to.
    pub workspace: WorkspaceId,
    /// The call.
    pub call: CallId,
    /// Its name.
    pub call_name: String,
    /// The member.
    pub member: MemberId,
    /// Their name.
    pub member_name: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// The number of a return's receipt.
    pub receipt: Option<String>,
    /// The envelopes that follow, each with its size in bytes.
    pub envelopes: Vec<Envelope>,
}

/// What opens an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    /// What opens it.
    pub opens_with: OpensWith,
    /// Bytes.
    pub size: u32,
}

words! {
    /// What opens an envelope.
    OpensWith in "opens_with" {
        /// The six words.
        Passphrase = "passphrase",
        /// The key of the copy that it is for.
        Key = "key",
    }
}

/// The table of contents, first of what is encrypted, and signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// SHA-256 of the cover's line without its line feed, 64 hexadecimal digits.
    pub cover: String,
    /// Who signs, 64 hexadecimal digits.
    pub signer: String,
    /// To whom an answer is encrypted.
    pub recipient: String,
    pub contents: Contents,
    /// The parts that follow, in order.
    pub parts: Vec<Part>,
}

/// What is said of the parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Contents {
    /// Of a pack.
    Pack(PackContents),
    /// Of a return.
    Return(ReturnContents),
}

/// What a pack says besides its rows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PackContents {
    /// The newest schema of its rows.
    pub schema: i64,
    /// Who made it, for the answer: name and e-mail address.
    pub contact: (String, String),
    /// The last act of each copy at home that had come back when it was made.
    pub merged: crate::journal::Heads,
}

/// What a return says besides its entries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReturnContents {
    /// The newest schema of its entries.
    pub schema: i64,
    /// The copy at home.
    pub device: DeviceId,
    /// How many entries the file holds, all from the first.
    pub last: i64,
}

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PartKind {
    /// The rows of the view: one JSON line a table, packed by gzip.
    View,
    /// What was read of each document: one JSON line each, packed by gzip.
    Texts,
    /// The entries of the journal at home: one canonical line each, packed by gzip.
    Entries,
    /// The bytes of a document.
    Document,
}

/// A part: its bytes are found after the contents, in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    pub kind: PartKind,
    /// SHA-256 of its bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// How many bytes.
    pub size: u64,
}
