//! The file `.pli`: a line that names it, a cover that anybody reads, envelopes that hold the key of what is inside, and what is
//! inside, encrypted. Byte by byte in `docs/format-pli.md`.
//!
//! Everything in it is hostile until its signature holds, and each part until its hash does: sizes are capped before they are read,
//! no name in it becomes the name of a file, and nothing is believed that a key did not sign.

mod cover;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub(crate) use cover::{Contents, PackContents, PartKind, ReturnContents};
pub use cover::{Cover, Envelope, Kind, OpensWith};
pub(crate) use read::{Key, Sealed, Unlocked};
pub(crate) use write::{Content, Opener, Written, write, write_checked};
