//! What an import finds, proposes and does, as it is shown: before anything is written, and after.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::document::{TextReason, TextState};
use crate::id::DossierId;

/// An import: what it would do, or what it did.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ImportReport {
    /// Files, mails and attachments that were given: [`Tally::sum`] is the same number.
    pub given: u32,
    /// What became of them, by kind.
    pub tally: Tally,
    /// What belongs together and becomes or joins one dossier, in the order in which it was found.
    pub units: Vec<ImportUnit>,
    /// One line for each thing given.
    pub items: Vec<ImportItem>,
    /// Dossiers made. A plan makes none: how many would be is told by its units.
    pub created: Vec<DossierId>,
    /// Dossiers that received documents.
    pub updated: Vec<DossierId>,
    /// The person stopped it: what is listed as done is done, the rest is listed as not looked at.
    pub cancelled: bool,
}

/// How many things ended in each way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ImportTally"))]
pub struct Tally {
    /// Kept in a dossier made for them.
    pub kept: u32,
    /// Joined to an existing dossier.
    pub joined: u32,
    /// Already there.
    pub already_there: u32,
    /// Waiting for an answer: nothing of them is written.
    pub asked: u32,
    /// Refused.
    pub refused: u32,
    /// Left out.
    pub left_out: u32,
}

impl Tally {
    /// What was given, by what became of it.
    pub const fn sum(self) -> u32 {
        self.kept + self.joined + self.already_there + self.asked + self.refused + self.left_out
    }

    /// Counts so many things that ended in one way.
    pub const fn count(&mut self, outcome: ImportOutcome, number: u32) {
        let counted = match outcome {
            ImportOutcome::Created => &mut self.kept,
            ImportOutcome::Added => &mut self.joined,
            ImportOutcome::AlreadyThere => &mut self.already_there,
            ImportOutcome::Asked => &mut self.asked,
            ImportOutcome::Refused => &mut self.refused,
            ImportOutcome::LeftOut => &mut self.left_out,
        };
        *counted += number;
    }

    /// Whether nothing of what was given was readable: that is no success.
    pub const fn is_nothing(self) -> bool {
        self.kept + self.joined + self.already_there + self.asked == 0
    }
}

/// What becomes or joins one dossier: a mail with its attachments, the files of a folder, a file alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ImportUnit {
    /// What names it in an answer: it depends on its bytes alone.
    pub key: String,
    /// The name of the folder, file or mail.
    pub name: String,
    /// The title that a dossier made of it has.
    pub title: String,
    /// Who sent it, for a mail.
    pub sender: Option<String>,
    /// Whether it came by mail.
    pub mail: bool,
    /// When it was received, once that is known.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub received_at: Option<Timestamp>,
    /// How that is known.
    pub receipt: ReceiptState,
    /// The two instants between which somebody decides, for a mail that says two things.
    #[cfg_attr(feature = "typescript", ts(type = "[string, string] | null"))]
    pub between: Option<(Timestamp, Timestamp)>,
    /// Received after the call's deadline; none while the receipt is unknown.
    pub late: Option<bool>,
    /// What is proposed.
    pub proposal: Proposal,
    /// Whether that is certain; what is not waits for an answer.
    pub sure: bool,
    /// Why it is proposed, or doubted.
    pub why: Vec<Why>,
    /// The dossier that it joins or is in, when that one is there already.
    pub dossier: Option<DossierId>,
    /// The number of that dossier, or of the one that was made.
    pub dossier_number: Option<u32>,
    /// The title of the dossier that it joins or is in, be it one that this import makes.
    pub dossier_title: Option<String>,
    /// What was decided: by its certainty, or by an answer. None while it is asked.
    pub decided: Option<Proposal>,
}

/// How the receipt of a unit is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ImportReceipt"))]
#[serde(rename_all = "snake_case")]
pub enum ReceiptState {
    /// By the mail's date.
    Known,
    /// Somebody said it, for all of the import that has none.
    Stated,
    /// A file has none until somebody says it.
    Unstated,
    /// The mail has no date.
    Missing,
    /// The mail's date cannot be read.
    Invalid,
    /// The mail says two things, on two sides of the deadline.
    Disputed,
}

/// What may become of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ImportProposal"))]
#[serde(rename_all = "snake_case")]
pub enum Proposal {
    /// A dossier of its own.
    New,
    /// It joins a dossier.
    Join,
    /// All of it is there: nothing is written.
    AlreadyThere,
    /// It is left out.
    Leave,
}

/// What speaks for a proposal, or for doubting it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ImportWhy"))]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// Somebody chose the dossier.
    Chosen,
    /// The very same bytes are there.
    SameBytes,
    /// It answers a mail of that dossier.
    AnswersMail,
    /// Somebody else sent it.
    OtherSender,
    /// It is about something else.
    OtherSubject,
    /// It bears the identifier of a mail that is there, and is another one.
    ReusedIdentifier,
    /// It bears the identifier, the sender, the subject and the date of a mail that is there: one of the two was damaged.
    SameMailOtherBytes,
    /// The same sender wrote under the same subject: a form that relays applicants, a consultant with two clients, or one applicant.
    SameSenderAndSubject,
    /// The sender wants its answers elsewhere: another applicant behind the same form.
    OtherReplyTo,
    /// All its documents are in that dossier.
    AllDocumentsThere,
    /// Some of its documents are in that dossier.
    SharesDocuments,
    /// It is called as that dossier.
    SameName,
    /// The dossier that it resembles was withdrawn: it attracts nothing.
    Withdrawn,
    /// It was forwarded within a mail that has documents of its own.
    ForwardedWithin,
}

/// What became of one thing that was given, or would.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ImportItem {
    /// The name shown.
    pub name: String,
    /// What it was in: a mail, a wrapping, an archive.
    pub within: Option<String>,
    /// What happened: see [`ImportOutcome`].
    pub outcome: ImportOutcome,
    /// Why it was refused or left out.
    pub reason: Option<LeftOut>,
    /// How many things the line stands for: more than one at the end of a long list.
    pub count: u32,
    /// Whether all of it came: a damaged or cut one is kept as far as it goes.
    pub whole: bool,
    /// The place of its unit among the units.
    pub unit: Option<u32>,
    /// The dossier concerned.
    pub dossier_id: Option<DossierId>,
    /// Its reception number.
    pub dossier_number: Option<u32>,
    /// What became of the text.
    pub text_state: Option<TextState>,
    /// Why, when the text is missing.
    pub text_reason: Option<TextReason>,
    /// The number of another dossier that holds the same content, when the two might be one application.
    pub also_in: Option<u32>,
}

impl ImportItem {
    /// A line about something of which only the name is known.
    pub fn of(name: &str, outcome: ImportOutcome, reason: Option<LeftOut>) -> Self {
        Self {
            name: name.to_owned(),
            within: None,
            outcome,
            reason,
            count: 1,
            whole: true,
            unit: None,
            dossier_id: None,
            dossier_number: None,
            text_state: None,
            text_reason: None,
            also_in: None,
        }
    }
}

/// The ways a thing can end in an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ImportOutcome {
    /// Stored in a dossier made for it.
    Created,
    /// Stored in an existing dossier.
    Added,
    /// Already there: nothing changed.
    AlreadyThere,
    /// Somebody has to say where it belongs: nothing of it is written.
    Asked,
    /// Stored nowhere: not a kind that a dossier can hold.
    Refused,
    /// Stored nowhere, for the reason said.
    LeftOut,
}

/// Why something is in no dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ImportLeftOut"))]
#[serde(rename_all = "snake_case")]
pub enum LeftOut {
    /// A program, whatever its name says.
    Program,
    /// No file: a pipe, a device.
    Special,
    /// A file of the system's own.
    Hidden,
    /// A link to another place.
    Link,
    /// A folder that is closed to this program.
    Closed,
    /// Too many folders within folders.
    TooDeep,
    /// It cannot be read on the disk.
    Unreadable,
    /// It is still being written.
    Changing,
    /// It is called a mail and is none.
    NotAMail,
    /// More than are kept.
    TooMany,
    /// Larger than what is kept.
    TooLarge,
    /// A picture within a mail's text: the ornament of a signature.
    Ornament,
    /// The signature of a signed mail.
    Signature,
    /// A member's pack or return: what it holds comes in by its plan, and is no document of a dossier.
    Return,
    /// A wrapping: its files were taken out of it.
    Opened,
    /// A mail that only forwards others, which were taken.
    Envelope,
    /// In something that this program does not open: it has to be asked for as it is.
    Inside,
    /// Behind a password in an archive.
    Locked,
    /// A link in a mail to where the files are: they have to be fetched or asked for.
    Remote,
    /// Somebody answered that it is left out.
    Answered,
    /// The import was stopped before it.
    Stopped,
}

/// How far an import is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ImportProgress {
    /// Files done.
    pub done: u32,
    /// Files in all.
    pub total: u32,
    /// The file at work.
    pub name: String,
}

/// What somebody answers about a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum ImportAnswer {
    /// What is proposed.
    Accept,
    /// A dossier of its own.
    New,
    /// This dossier.
    Join {
        /// Which.
        dossier: DossierId,
    },
    /// Nowhere.
    Leave,
}
