//! A mail that brings documents: who, when, what about, and its attachments. Parsed in the worker only.
//!
//! Its tree, its dates and the bytes of its parts are read here, because what applicants send is not what the standards say
//! ([decision 16](../../../../docs/decisions/0016-mails-as-they-are.md)); mail-parser reads lists of addresses and charsets.

mod container;
mod date;
mod entity;
mod fields;
mod files;
mod mailbox;
mod parameter;
mod remote;
mod transfer;
mod words;

use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::TimeDelta;
use mail_parser::MessageParser;
use serde::{Deserialize, Serialize};

use self::entity::Leaves;
use self::fields::Fields;
use self::files::Files;
use super::extract::is_format;
use super::model::MediaType;
use crate::clock::Timestamp;

pub(super) use self::container::{is_outlook, is_wrapping};
pub use self::mailbox::mails;
pub use self::remote::remote_files;

/// Characters kept of a header's value.
const MAX_HEADER: usize = 500;
/// Addressees kept, and mails that a mail answers.
const MAX_LISTED: usize = 100;
/// How far the date of a mail and its arrival may stand apart before somebody looks at both.
const SLOWEST_POST: TimeDelta = TimeDelta::hours(1);
/// Fields of which a mail has at least one.
const KNOWN: [&str; 9] = [
    "from",
    "sender",
    "to",
    "date",
    "subject",
    "message-id",
    "mime-version",
    "received",
    "return-path",
];

/// A correspondent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MailAddress {
    /// The display name, when there is one. Anybody can write any name here.
    pub name: Option<String>,
    /// The address.
    pub address: String,
}

/// When a mail says it was sent: the date of receipt of what it brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum MailDate {
    /// The `Date` header.
    Stated {
        /// Its instant.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        at: Timestamp,
    },
    /// There is no `Date` header: somebody has to say when the mail came.
    Missing,
    /// The `Date` header is not a date: likewise.
    Invalid,
    /// It says two things: two `Date` headers, or one that stands far from when the mail arrived.
    Disputed {
        /// The earlier.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        at: Timestamp,
        /// The later.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        or: Timestamp,
    },
}

impl MailDate {
    /// The instant that the mail states, when it states one and the same.
    pub const fn at(self) -> Option<Timestamp> {
        match self {
            Self::Stated { at } => Some(at),
            Self::Missing | Self::Invalid | Self::Disputed { .. } => None,
        }
    }
}

/// What a mail and its post say of when it came, each as far as it can be read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MailTimes {
    /// The `Date` header as it is written; empty when there is none.
    pub written: String,
    /// The instant of that header.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub stated: Option<Timestamp>,
    /// When the receiving machine says that it came (the newest `Received`).
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub arrived: Option<Timestamp>,
}

/// Why a part of a mail is not among its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum OmittedReason {
    /// The mail has more attachments than are kept.
    TooMany,
    /// The attachments together are larger than what is kept.
    TooLarge,
    /// The signature of a signed mail: nothing that an applicant wrote.
    Signature,
    /// A wrapping whose files were taken out of it.
    Opened,
    /// Something within it that this program does not open.
    Closed,
    /// Behind a password.
    Locked,
    /// A file of a system's own.
    Hidden,
}

/// An attachment that was not kept, to be shown as such.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OmittedAttachment {
    /// Its shown name.
    pub name: String,
    /// Why.
    pub reason: OmittedReason,
    /// How many attachments the line stands for: more than one at the end of a long list.
    pub count: u32,
}

/// A file in a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailAttachment {
    /// Its shown name; see [`display_name`](super::display_name()).
    pub name: String,
    /// Its format, from its content.
    pub media_type: MediaType,
    /// Whether the mail shows it within its text, as the logo of a signature.
    pub inline: bool,
    /// The wrapping that it was taken out of (`winmail.dat`), when there is one.
    pub within: Option<String>,
    /// Whether all of it came: a damaged or cut one is decoded as far as it goes.
    pub whole: bool,
    /// Its bytes, those that the sender attached.
    pub content: Vec<u8>,
}

/// A mail, read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The `Message-ID`, without its brackets. Programs use one twice: it names a mail that is answered and is no identity.
    pub message_id: Option<String>,
    /// The identifiers of the mails that it answers, newest first.
    pub answers: Vec<String>,
    /// Who sent it.
    pub from: Option<MailAddress>,
    /// Where it wants its answers, when that is not the sender: behind a form, the applicant.
    pub reply_to: Option<String>,
    /// To whom.
    pub to: Vec<MailAddress>,
    /// To whom for information (`Cc`).
    pub copied: Vec<MailAddress>,
    /// The subject; empty when there is none.
    pub subject: String,
    /// When it says it was sent.
    pub date: MailDate,
    /// What that is made of.
    pub times: MailTimes,
    /// The text, out of the HTML when there is no plain one; at most [`BODY_LIMIT`](super::BODY_LIMIT) bytes.
    pub body: String,
    /// The files; a mail within the mail is one. They travel outside the header.
    #[serde(skip)]
    pub attachments: Vec<MailAttachment>,
    /// The parts that are not among the files.
    pub omitted: Vec<OmittedAttachment>,
}

/// Reads a mail; `None` when it is not one.
pub(super) fn parse(content: &[u8]) -> Option<Mail> {
    // A stranger's mail is not the place to rely on any promise.
    catch_unwind(AssertUnwindSafe(|| {
        container::outlook(content).or_else(|| internet(content))
    }))
    .ok()
    .flatten()
}

/// Whether a content begins with the head of a mail: at least two of the fields that mails have.
pub(super) fn is_message(head: &[u8]) -> bool {
    let opened = fields::opened(head);
    Fields::read(&opened).0.known(&KNOWN) >= 2
}

fn internet(content: &[u8]) -> Option<Mail> {
    let opened = fields::opened(content);
    let (head, leaves) = Leaves::of(&opened);
    if head.known(&KNOWN) == 0 {
        return None;
    }
    let mut files = Files::default();
    files.take(&leaves, 0);
    Some(of_head(&head, files))
}

/// A mail by its head and what it brings.
fn of_head(head: &Fields, files: Files) -> Mail {
    let from = addresses(head.first("from")).into_iter().next();
    let from = from.or_else(|| addresses(head.first("sender")).into_iter().next());
    let reply_to = addresses(head.first("reply-to"))
        .into_iter()
        .next()
        .map(|to| to.address);
    Mail {
        message_id: identifiers(head.first("message-id")).pop(),
        answers: answered(head),
        reply_to: reply_to.filter(|to| from.as_ref().is_none_or(|from| !from.address.eq_ignore_ascii_case(to))),
        from,
        to: head.all("to").flat_map(addresses).take(MAX_LISTED).collect(),
        copied: head.all("cc").flat_map(addresses).take(MAX_LISTED).collect(),
        subject: header(&words::decoded(head.first("subject"))),
        date: date(head),
        times: times(head),
        body: files.body,
        attachments: files.kept,
        omitted: files.omitted,
    }
}

/// One line without invisible characters, cut.
fn header(value: &str) -> String {
    let clean: String = value
        .chars()
        .filter(|c| !is_format(*c))
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    clean
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(MAX_HEADER)
        .collect()
}

/// The correspondents of a list. Where the list is none that the standard knows, its first word with an `@` is the address.
fn addresses(list: &str) -> Vec<MailAddress> {
    let text = format!("From: {}\r\n\r\n", words::decoded_names(list));
    let message = MessageParser::default().parse(text.as_bytes());
    let parsed = message.as_ref().and_then(mail_parser::Message::from);
    let found: Vec<MailAddress> = parsed
        .into_iter()
        .flat_map(mail_parser::Address::iter)
        .filter_map(|one| {
            let address = header(one.address.as_deref()?);
            let name = one.name.as_deref().map(header).filter(|name| !name.is_empty());
            address.contains('@').then_some(MailAddress { name, address })
        })
        .collect();
    if !found.is_empty() {
        return found;
    }
    let bare = list
        .split([' ', ',', ';', '<', '>', '"', '(', ')'])
        .find(|word| word.contains('@'));
    bare.map(|word| MailAddress {
        name: None,
        address: header(word),
    })
    .into_iter()
    .collect()
}

/// What stands between angle brackets, or the text itself where there are none.
fn identifiers(text: &str) -> Vec<String> {
    let found: Vec<String> = text
        .split('<')
        .skip(1)
        .filter_map(|part| part.split_once('>'))
        .map(|(id, _)| header(id))
        .filter(|id| !id.is_empty())
        .collect();
    if !found.is_empty() || text.contains('<') {
        return found;
    }
    text.split_whitespace().map(header).collect()
}

/// The mails that a mail answers (`In-Reply-To`, `References`), newest first.
fn answered(head: &Fields) -> Vec<String> {
    let direct = head.all("in-reply-to").flat_map(identifiers);
    let thread: Vec<String> = head.all("references").flat_map(identifiers).collect();
    direct.chain(thread.into_iter().rev()).take(MAX_LISTED).collect()
}

/// The date that a mail states, against its other dates: a second `Date`, and its arrival.
fn date(head: &Fields) -> MailDate {
    let written: Vec<&str> = head.all("date").collect();
    let stated: Vec<Timestamp> = written.iter().filter_map(|text| date::instant(text)).collect();
    let arrived = arrived(head);
    let known = || stated.iter().chain(&arrived);
    match (stated.first(), known().min(), known().max()) {
        _ if written.is_empty() => MailDate::Missing,
        // One that cannot be read beside one that can is no certainty.
        (None, ..) => MailDate::Invalid,
        _ if stated.len() < written.len() => MailDate::Invalid,
        (Some(_), Some(at), Some(or)) if *or - *at > SLOWEST_POST => MailDate::Disputed { at: *at, or: *or },
        (Some(at), ..) => MailDate::Stated { at: *at },
    }
}

fn times(head: &Fields) -> MailTimes {
    let written = head.first("date");
    MailTimes {
        written: header(written),
        stated: date::instant(written),
        arrived: arrived(head),
    }
}

/// The newest `Received`, which the receiving machine wrote.
fn arrived(head: &Fields) -> Option<Timestamp> {
    let (_, text) = head.first("received").rsplit_once(';')?;
    date::instant(text)
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod property_tests;
