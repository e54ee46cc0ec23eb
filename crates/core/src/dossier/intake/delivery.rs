//! What is brought to the secretariat together, before and after it is stored.

use super::belonging::{Belonging, Coming, Letter};
use super::contents::Prepared;
use super::scan::Seen;
use super::view::{ImportItem, ReceiptState};
use crate::clock::Timestamp;
use crate::document::{MediaType, Sha};
use crate::id::{CallId, DossierId};

/// A document that was found, not stored yet.
#[derive(Debug)]
pub struct Draft {
    /// The name shown.
    pub name: String,
    /// What it was in.
    pub within: Option<String>,
    /// SHA-256 of its bytes.
    pub sha256: Sha,
    /// Bytes.
    pub size: u64,
    /// What its bytes are.
    pub media_type: MediaType,
    /// Whether all of it came.
    pub whole: bool,
    /// Where its bytes are.
    pub source: Source,
}

/// Where the bytes of a draft are.
#[derive(Debug)]
pub enum Source {
    /// In a file, as it was when it was looked at.
    File(Seen),
    /// Here.
    Bytes(Vec<u8>),
}

impl Draft {
    /// One of bytes that are here.
    pub fn of(name: &str, within: Option<&str>, bytes: Vec<u8>, whole: bool) -> Self {
        Self {
            name: name.to_owned(),
            within: within.map(ToOwned::to_owned),
            sha256: Sha::of(&bytes),
            size: bytes.len() as u64,
            media_type: crate::document::detect(&bytes),
            whole,
            source: Source::Bytes(bytes),
        }
    }
}

/// When something was received, as far as that is known.
#[derive(Debug, Clone, Copy)]
pub struct Received {
    /// The instant.
    pub at: Option<Timestamp>,
    /// How it is known.
    pub state: ReceiptState,
    /// The two instants of a mail that says two things.
    pub between: Option<(Timestamp, Timestamp)>,
}

/// A mail as it is recorded.
#[derive(Debug)]
pub struct Post {
    /// What its belonging is found by.
    pub letter: Letter,
    /// The sender's name.
    pub from_name: String,
    /// The later date of a mail that says two things.
    pub disputed_at: Option<Timestamp>,
    /// Its own text.
    pub body: String,
    /// Its file's bytes.
    pub bytes: Vec<u8>,
    /// Its file's hash.
    pub sha256: Sha,
}

/// What belongs together: a mail with its attachments, the files of a folder, a file alone.
#[derive(Debug)]
pub struct Bundle {
    /// The name of the mail, folder or file.
    pub name: String,
    /// The title of a dossier made of it.
    pub title: String,
    /// The mail.
    pub post: Option<Post>,
    /// The identifiers of the mails that it answers.
    pub answers: Vec<String>,
    /// When it was received.
    pub received: Received,
    /// The documents.
    pub drafts: Vec<Draft>,
    /// Lines about what it brings besides.
    pub items: Vec<ImportItem>,
    /// Where it belongs, when that is known otherwise than by the rule.
    pub forced: Option<Belonging>,
}

impl Bundle {
    /// What the rule of belonging looks at.
    pub fn coming(&self) -> Coming {
        let filled = |draft: &&Draft| draft.size > 0;
        Coming {
            letter: self.post.as_ref().map(|post| post.letter.clone()),
            answers: self.answers.clone(),
            title: self.title.clone(),
            contents: self
                .drafts
                .iter()
                .filter(filled)
                .map(|draft| draft.sha256.to_string())
                .collect(),
            empty: self
                .drafts
                .iter()
                .filter(|draft| draft.size == 0)
                .map(|draft| draft.name.clone())
                .collect(),
        }
    }

    /// What names it in an answer: the hash of the mail, or of the name with the hashes of the files.
    pub fn key(&self) -> String {
        self.post.as_ref().map_or_else(
            || {
                let hashes: Vec<&str> = self.drafts.iter().map(|draft| draft.sha256.as_str()).collect();
                Sha::of(format!("{}\n{}", self.name, hashes.join("\n")).as_bytes()).to_string()
            },
            |post| post.sha256.to_string(),
        )
    }
}

/// What one operation writes.
#[derive(Debug)]
pub struct Delivery {
    /// The call.
    pub call: CallId,
    /// The dossier that it joins; none to make one.
    pub into: Option<DossierId>,
    /// The title of a dossier to be made.
    pub title: String,
    /// When it was received; none while nobody knows.
    pub received_at: Option<Timestamp>,
    /// The mail.
    pub post: Option<Post>,
    /// The documents.
    pub documents: Vec<Prepared>,
}

/// What came of it.
#[derive(Debug)]
pub struct Delivered {
    /// The dossier.
    pub dossier: DossierId,
    /// Its number.
    pub number: u32,
    /// The documents, each with whether the dossier held its content before.
    pub documents: Vec<(Prepared, bool)>,
}
