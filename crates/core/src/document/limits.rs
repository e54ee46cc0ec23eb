//! The budgets of a document, in one place.

use std::time::Duration;

/// Bytes of a file beyond which its content is not read: twice the largest dossiers seen.
pub const INPUT_LIMIT: usize = 256 << 20;
/// Bytes of text kept for one document.
pub const TEXT_LIMIT: usize = 16 << 20;
/// Bytes that a worker may answer about a text before it is taken for mad.
pub(super) const ANSWER_LIMIT: usize = 64 << 20;
/// Address space of a worker, in bytes.
pub(super) const MEMORY_LIMIT: u64 = 2 << 30;
/// Processor seconds after which the system ends a worker's reading.
pub(super) const CPU_SECONDS: u64 = 10;
/// Processor seconds after which a reading stops by itself and keeps what it has.
pub(super) const SOFT_CPU_SECONDS: u64 = 7;
/// Time from the request to the answer, all rungs together.
pub(super) const WALL: Duration = Duration::from_secs(20);
/// Stack of the reading thread: nested structures are legal, and end the worker only when they are absurd.
pub(super) const STACK: usize = 256 << 20;
/// Attachments kept of one mail.
pub const MAX_ATTACHMENTS: usize = 200;
/// Bytes of attachments kept of one mail, all together.
pub const ATTACHMENTS_LIMIT: usize = 192 << 20;
/// Lines about attachments of one mail that are not kept; the last one counts for those that follow.
pub(super) const MAX_OMITTED: usize = 1000;
/// How many times larger than it was packed something may become …
pub(super) const MOST_GROWTH: usize = 100;
/// … once it is larger than so many bytes: what people pack stays far below, and a blank page may not.
pub(super) const GROWTH_FROM: usize = 1 << 20;
/// Mails of one mailbox that are taken in.
pub const MAX_MAILS: usize = 2000;
/// Bytes kept of a mail's own text.
pub const BODY_LIMIT: usize = 1 << 20;
/// Mails within mails that are opened.
pub(super) const MAX_MAIL_DEPTH: usize = 3;
/// Bytes of one element, or of the text between two, of a file within an office document.
pub(super) const PREVIEW_ELEMENT: usize = 8 << 20;
/// Bytes of one file within an office document that are unpacked to be shown.
pub(super) const PREVIEW_PART: usize = 64 << 20;
/// Sheets of a workbook that are shown.
pub const PREVIEW_SHEETS: usize = 30;
/// Rows of a sheet that are shown.
pub const PREVIEW_ROWS: usize = 1000;
/// Columns of a sheet that are shown.
pub const PREVIEW_COLUMNS: usize = 60;
/// Bytes of a cell that are shown.
pub(super) const PREVIEW_CELL: usize = 2000;
/// Paragraphs of a text that are shown.
pub const PREVIEW_PARAGRAPHS: usize = 5000;
/// Bytes of a document that are shown, all its sheets or paragraphs together.
pub(super) const PREVIEW_TEXT: usize = 4 << 20;

/// Whether something grew beyond all measure when it was unpacked: it was made to fill a memory.
pub(super) const fn grown(unpacked: usize, packed: usize) -> bool {
    unpacked > most_unpacked(packed)
}

/// What something that is so large packed may become, in bytes.
pub(crate) const fn most_unpacked(packed: usize) -> usize {
    let most = packed.saturating_mul(MOST_GROWTH);
    if most > GROWTH_FROM { most } else { GROWTH_FROM }
}
