//! Documents: their content, their text, their names, and the mails that bring them.
//!
//! Files come from strangers. Their bytes are stored by hash ([`ContentStore`]), their names are only shown
//! ([`display_name`]), and whatever parses them runs in a worker process ([`Extractor`] on this side, [`run_worker`] on the
//! other) whose death is a normal answer.

mod archive;
mod content;
mod display_name;
mod extract;
mod fold;
mod kind_guess;
mod limits;
mod mail;
mod media_type;
mod model;
mod preview;
mod sha;
mod worker;

pub use self::archive::Archive;
pub(crate) use self::content::hashed;
pub use self::content::{ContentStore, Stored};
pub use self::display_name::{MAX_NAME, display_name};
pub use self::fold::{fold, normalised_title};
pub use self::kind_guess::guess_kind;
pub(crate) use self::limits::most_unpacked;
pub use self::limits::{
    ATTACHMENTS_LIMIT, BODY_LIMIT, INPUT_LIMIT, MAX_ATTACHMENTS, MAX_MAILS, PREVIEW_COLUMNS, PREVIEW_PARAGRAPHS,
    PREVIEW_ROWS, PREVIEW_SHEETS, TEXT_LIMIT,
};
pub use self::mail::{
    Mail, MailAddress, MailAttachment, MailDate, MailTimes, OmittedAttachment, OmittedReason, mails, remote_files,
};
pub use self::media_type::{detect, is_pack};
pub use self::model::{DocumentKind, Engine, Extraction, ExtractionReport, MediaType, TextReason, TextState};
pub use self::preview::{CellKind, Preview, PreviewCell, PreviewSheet};
pub use self::sha::Sha;
pub use self::worker::{Extractor, WORKER_ARGUMENT, run_worker};
