//! What is brought to the secretariat together, and what came of it.

use super::contents::Prepared;
use crate::clock::Timestamp;
use crate::document::Sha;
use crate::dossier::model::ReceivedBy;
use crate::dossier::view::ImportOutcome;
use crate::id::{CallId, DossierId};

/// A mail as it is recorded.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Its `Message-ID`, or the hash of the file when it has none.
    pub key: String,
    /// The identifiers of the mails that it answers, newest first.
    pub answers: Vec<String>,
    /// The sender's name.
    pub from_name: String,
    /// The sender's address.
    pub from_address: String,
    /// The subject.
    pub subject: String,
    /// Its date.
    pub sent_at: Option<Timestamp>,
    /// Its file.
    pub sha256: Sha,
}

/// What one operation brings in.
#[derive(Debug)]
pub struct Delivery {
    /// The call.
    pub call: CallId,
    /// The dossier that it must join; none to find the one where it belongs, or to make one.
    pub into: Option<DossierId>,
    /// The title of a dossier to be made.
    pub title: String,
    /// How it came.
    pub by: ReceivedBy,
    /// When it was received.
    pub received_at: Timestamp,
    /// The mail.
    pub letter: Option<Letter>,
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
    /// Made now, added to, or the mail was there already with all that it brings.
    pub outcome: ImportOutcome,
    /// The documents, each with whether the dossier held its content before.
    pub documents: Vec<(Prepared, bool)>,
}
