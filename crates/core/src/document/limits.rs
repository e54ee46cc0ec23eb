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
/// Bytes kept of a mail's own text.
pub const BODY_LIMIT: usize = 1 << 20;
/// Mails within mails that are opened.
pub(super) const MAX_MAIL_DEPTH: usize = 3;
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
