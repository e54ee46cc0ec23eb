//! A mail that brings documents: who, when, what about, and its attachments. Parsed in the worker only.

use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::{NaiveDate, TimeDelta};
use mail_parser::{Addr, DateTime, HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use serde::{Deserialize, Serialize};

use super::display_name::display_name;
use super::extract::is_format;
use super::limits::{ATTACHMENTS_LIMIT, BODY_LIMIT, MAX_ATTACHMENTS, MAX_MAIL_DEPTH};
use super::media_type::detect;
use super::model::MediaType;
use crate::clock::Timestamp;

/// Characters kept of a header's value.
const MAX_HEADER: usize = 500;
/// Addressees kept.
const MAX_ADDRESSEES: usize = 100;

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
}

impl MailDate {
    /// The instant, when there is one.
    pub const fn at(self) -> Option<Timestamp> {
        match self {
            Self::Stated { at } => Some(at),
            Self::Missing | Self::Invalid => None,
        }
    }
}

/// Why an attachment was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum OmittedReason {
    /// The mail has more attachments than are kept.
    TooMany,
    /// The attachments together are larger than what is kept.
    TooLarge,
}

/// An attachment that was not kept, to be shown as such.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OmittedAttachment {
    /// Its shown name.
    pub name: String,
    /// Why.
    pub reason: OmittedReason,
}

/// A file in a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailAttachment {
    /// Its shown name; see [`display_name`].
    pub name: String,
    /// Its format, from its content.
    pub media_type: MediaType,
    /// Whether the mail shows it within its text, as the logo of a signature.
    pub inline: bool,
    /// The subject of the forwarded mail that holds it, when it is not the mail itself.
    pub within: Option<String>,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// A mail, read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The `Message-ID`, without its brackets: the same mail imported twice is known by it.
    pub message_id: Option<String>,
    /// Who sent it.
    pub from: Option<MailAddress>,
    /// To whom.
    pub to: Vec<MailAddress>,
    /// The subject; empty when there is none.
    pub subject: String,
    /// When it says it was sent.
    pub date: MailDate,
    /// The text, out of the HTML when there is no plain one; at most [`BODY_LIMIT`] bytes.
    pub body: String,
    /// The files, those of forwarded mails among them. They travel outside the header.
    #[serde(skip)]
    pub attachments: Vec<MailAttachment>,
    /// The files that were not kept.
    pub omitted: Vec<OmittedAttachment>,
}

/// Reads a mail; `None` when it is not one.
pub(super) fn parse(content: &[u8]) -> Option<Mail> {
    // The parser promises not to panic; a stranger's mail is not the place to rely on it.
    catch_unwind(AssertUnwindSafe(|| {
        let message = MessageParser::default().parse(content)?;
        let mut files = Files::default();
        files.collect(&message, None, 0);
        Some(Mail {
            message_id: message.message_id().map(header).filter(|id| !id.is_empty()),
            from: message.from().and_then(|from| from.iter().find_map(address)),
            to: message
                .to()
                .map(|to| to.iter().filter_map(address).take(MAX_ADDRESSEES).collect())
                .unwrap_or_default(),
            subject: message.subject().map(header).unwrap_or_default(),
            date: date(&message),
            body: body(&message),
            attachments: files.kept,
            omitted: files.omitted,
        })
    }))
    .ok()
    .flatten()
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

fn address(addr: &Addr<'_>) -> Option<MailAddress> {
    let address = header(addr.address.as_deref()?);
    let name = addr.name.as_deref().map(header).filter(|name| !name.is_empty());
    (!address.is_empty()).then_some(MailAddress { name, address })
}

fn date(message: &Message<'_>) -> MailDate {
    match (message.header_raw(HeaderName::Date), message.date()) {
        (None, _) => MailDate::Missing,
        (Some(_), date) => date
            .and_then(instant)
            .map_or(MailDate::Invalid, |at| MailDate::Stated { at }),
    }
}

/// RFC 5322 allows a leap second; a 31 February is no date although each of its numbers is in range.
fn instant(date: &DateTime) -> Option<Timestamp> {
    let day = NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))?;
    let time = day.and_hms_opt(
        u32::from(date.hour),
        u32::from(date.minute),
        u32::from(date.second.min(59)),
    )?;
    if date.year < 1970 || date.tz_hour > 23 || date.tz_minute > 59 {
        return None;
    }
    let zone = TimeDelta::minutes(i64::from(date.tz_hour) * 60 + i64::from(date.tz_minute));
    Some(if date.tz_before_gmt {
        time.and_utc() + zone
    } else {
        time.and_utc() - zone
    })
}

fn body(message: &Message<'_>) -> String {
    let mut text = String::new();
    for index in 0..message.text_body_count() {
        let part = message.body_text(index).unwrap_or_default();
        let kept = part
            .chars()
            .filter(|c| !is_format(*c) && (!c.is_control() || matches!(c, '\n' | '\t')));
        text.extend(kept.take(BODY_LIMIT - text.len().min(BODY_LIMIT)));
        text.truncate(text.floor_char_boundary(BODY_LIMIT));
    }
    text.truncate(text.trim_end().len());
    text
}

#[derive(Default)]
struct Files {
    kept: Vec<MailAttachment>,
    omitted: Vec<OmittedAttachment>,
    bytes: usize,
}

impl Files {
    /// A forwarded mail with files is opened for them; one without is itself the file.
    fn collect(&mut self, message: &Message<'_>, within: Option<&str>, depth: usize) {
        for part in message.attachments() {
            match &part.body {
                PartType::Message(inner) if depth < MAX_MAIL_DEPTH && inner.attachment_count() > 0 => {
                    let subject = inner.subject().map(header).unwrap_or_default();
                    self.collect(inner, Some(&subject), depth + 1);
                }
                PartType::Message(inner) => {
                    let subject = inner.subject().map(header).filter(|subject| !subject.is_empty());
                    let name = format!("{}.eml", subject.as_deref().unwrap_or("message"));
                    self.keep(&name, inner.raw_message(), part, within);
                }
                PartType::Multipart(_) => {}
                PartType::Text(_) | PartType::Html(_) | PartType::Binary(_) | PartType::InlineBinary(_) => {
                    let content = part.contents();
                    let name = part
                        .attachment_name()
                        .map_or_else(|| nameless(detect(content)), ToOwned::to_owned);
                    self.keep(&name, content, part, within);
                }
            }
        }
    }

    fn keep(&mut self, name: &str, content: &[u8], part: &MessagePart<'_>, within: Option<&str>) {
        let name = display_name(name);
        let reason = if self.kept.len() >= MAX_ATTACHMENTS {
            Some(OmittedReason::TooMany)
        } else if self.bytes + content.len() > ATTACHMENTS_LIMIT {
            Some(OmittedReason::TooLarge)
        } else {
            None
        };
        if let Some(reason) = reason {
            // The list of what was left out is bounded as well.
            if self.omitted.len() < MAX_ATTACHMENTS {
                self.omitted.push(OmittedAttachment { name, reason });
            }
            return;
        }
        self.bytes += content.len();
        let inline = part.content_id().is_some()
            && !part
                .content_disposition()
                .is_some_and(mail_parser::ContentType::is_attachment);
        self.kept.push(MailAttachment {
            name,
            media_type: detect(content),
            inline,
            within: within.map(ToOwned::to_owned),
            content: content.to_vec(),
        });
    }
}

fn nameless(media_type: MediaType) -> String {
    match media_type {
        MediaType::Text => "document.txt".to_owned(),
        MediaType::Mail => "message.eml".to_owned(),
        MediaType::Jpeg => "image.jpg".to_owned(),
        MediaType::Executable | MediaType::Unknown => "document".to_owned(),
        known => format!("document.{known}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(headers: &str, parts: &[(&str, &str)]) -> Vec<u8> {
        let mut text = format!("{headers}MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n");
        text.push_str("--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nBonjour, voici le dossier.\r\n");
        for (header, content) in parts {
            text.extend(["--b\r\n", header, "\r\n\r\n", content, "\r\n"]);
        }
        text.push_str("--b--\r\n");
        text.into_bytes()
    }

    const FROM: &str = "From: =?utf-8?Q?Am=C3=A9lie_Delcourt?= <a.delcourt@example.org>\r\nTo: aap@example.org\r\n\
        Subject: =?utf-8?Q?Candidature_TerrilData?=\r\nMessage-ID: <x1@example.org>\r\n";

    fn pdf(name: &str) -> String {
        format!("Content-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"{name}\"")
    }

    #[test]
    fn a_mail_with_two_files_tells_who_when_and_what() {
        let headers = format!("{FROM}Date: Sun, 21 Jun 2020 23:58:00 +0200\r\n");
        let read = parse(&mail(
            &headers,
            &[(&pdf("Kbis.pdf"), "%PDF-1.4 a"), (&pdf("RIB.pdf"), "%PDF-1.4 b")],
        ))
        .unwrap();
        assert_eq!(read.message_id.as_deref(), Some("x1@example.org"));
        assert_eq!(read.from.as_ref().unwrap().name.as_deref(), Some("Amélie Delcourt"));
        assert_eq!(read.from.unwrap().address, "a.delcourt@example.org");
        assert_eq!(read.to.len(), 1);
        assert_eq!(read.subject, "Candidature TerrilData");
        assert_eq!(read.date.at().unwrap().to_rfc3339(), "2020-06-21T21:58:00+00:00");
        assert_eq!(read.body, "Bonjour, voici le dossier.");
        let names: Vec<&str> = read.attachments.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["Kbis.pdf", "RIB.pdf"]);
        assert!(
            read.attachments
                .iter()
                .all(|file| file.media_type == MediaType::Pdf && !file.inline)
        );
    }

    #[test]
    fn a_missing_and_an_invalid_date_are_said_and_never_guessed() {
        assert_eq!(parse(&mail(FROM, &[])).unwrap().date, MailDate::Missing);
        for wrong in ["demain", "Tue, 31 Feb 2020 10:00:00 +0100", ""] {
            let read = parse(&mail(&format!("{FROM}Date: {wrong}\r\n"), &[])).unwrap();
            assert_eq!(read.date, MailDate::Invalid, "{wrong:?}");
        }
    }

    #[test]
    fn names_in_attachments_are_sanitised() {
        let header = "Content-Type: application/pdf\r\nContent-Disposition: attachment; \
            filename*=utf-8''..%2Fde%CC%81claration%E2%80%AEfdp.exe";
        let read = parse(&mail(FROM, &[(header, "MZ nothing")])).unwrap();
        assert_eq!(read.attachments[0].name, "déclarationfdp.exe");
        assert_eq!(read.attachments[0].media_type, MediaType::Executable);
    }

    #[test]
    fn the_files_of_a_forwarded_mail_are_found_with_its_subject() {
        let inner = String::from_utf8(mail(
            "From: b@example.org\r\nSubject: Pieces\r\n",
            &[(&pdf("statuts.pdf"), "%PDF-1.4")],
        ))
        .unwrap();
        let inner = inner.replace("\"b\"", "\"c\"").replace("--b", "--c");
        let read = parse(&mail(FROM, &[("Content-Type: message/rfc822", &inner)])).unwrap();
        assert_eq!(read.attachments.len(), 1);
        assert_eq!(read.attachments[0].name, "statuts.pdf");
        assert_eq!(read.attachments[0].within.as_deref(), Some("Pieces"));
    }

    #[test]
    fn a_forwarded_mail_without_files_is_a_file_itself() {
        let inner = "From: b@example.org\r\nTo: c@example.org\r\nSubject: Accord/oui\r\n\r\nBien recu.";
        let read = parse(&mail(FROM, &[("Content-Type: message/rfc822", inner)])).unwrap();
        assert_eq!(read.attachments[0].name, "Accord-oui.eml");
        assert_eq!(read.attachments[0].media_type, MediaType::Mail);
    }

    #[test]
    fn more_files_than_are_kept_are_listed_as_left_out() {
        let header = pdf("a.pdf");
        let parts: Vec<(&str, &str)> = (0..MAX_ATTACHMENTS + 2)
            .map(|_| (header.as_str(), "%PDF-1.4"))
            .collect();
        let read = parse(&mail(FROM, &parts)).unwrap();
        assert_eq!(read.attachments.len(), MAX_ATTACHMENTS);
        assert_eq!(read.omitted.len(), 2);
        assert_eq!(read.omitted[0].reason, OmittedReason::TooMany);
    }
}
