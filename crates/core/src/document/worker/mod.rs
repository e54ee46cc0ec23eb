//! Reading strangers' files in a process that may die: this program again, with one hidden argument.

mod client;
mod frame;
#[cfg(unix)]
mod rlimits;
mod serve;
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
mod syscalls;

use serde::{Deserialize, Serialize};

pub use self::client::Extractor;
pub use self::serve::run_worker;
use super::extract::Reading;
use super::mail::{Mail, MailAttachment, OmittedAttachment};
use super::model::{Engine, MediaType};

/// The argument with which an executable becomes a worker: it must call [`run_worker`] before anything else.
pub const WORKER_ARGUMENT: &str = "--document-worker";

/// What the host asks; the file's content follows as the frame's body.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case", deny_unknown_fields)]
enum Request {
    /// The text of a document, by one engine.
    Text { engine: Engine },
    /// A mail with its attachments.
    Mail,
    /// The files of an archive.
    Archive,
    /// What of a spreadsheet or a text can be read without its program; `is_table`: a text whose lines are rows.
    Preview { is_table: bool },
}

/// What the worker answers; texts or attachments follow as the frame's body.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "answer", rename_all = "snake_case", deny_unknown_fields)]
enum Answer {
    /// A reading; the body is the pages as a JSON array of strings.
    Text { reading: Reading },
    /// A mail; the body is the attachments' contents, one after the other.
    Mail { mail: Box<Mail>, files: Vec<FileHeader> },
    /// An archive; the body is the contents of its files, one after the other.
    Archive {
        files: Vec<FileHeader>,
        omitted: Vec<OmittedAttachment>,
    },
    /// A preview; the body is it in JSON.
    Preview,
    /// It is not what it was taken for.
    NoneOfIt,
}

/// An attachment whose content is in the body.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileHeader {
    name: String,
    media_type: MediaType,
    inline: bool,
    within: Option<String>,
    whole: bool,
    size: usize,
}

impl FileHeader {
    fn of(file: &MailAttachment) -> Self {
        let MailAttachment {
            name,
            media_type,
            inline,
            within,
            whole,
            content,
        } = file;
        Self {
            name: name.clone(),
            media_type: *media_type,
            inline: *inline,
            within: within.clone(),
            whole: *whole,
            size: content.len(),
        }
    }

    fn with(self, content: &[u8]) -> MailAttachment {
        let Self {
            name,
            media_type,
            inline,
            within,
            whole,
            ..
        } = self;
        MailAttachment {
            name,
            media_type,
            inline,
            within,
            whole,
            content: content.to_vec(),
        }
    }
}
