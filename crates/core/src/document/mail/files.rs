//! The files of a mail and its own text: every part is one or the other, or a line that says why it is neither.

use super::entity::{Leaf, Leaves};
use super::fields::{Fields, opened};
use super::parameter::Value;
use super::transfer::{self, Decoded};
use super::words::{characters, decoded};
use super::{MailAttachment, OmittedAttachment, OmittedReason, container};
use crate::document::display_name::display_name;
use crate::document::extract::is_format;
use crate::document::limits::{ATTACHMENTS_LIMIT, BODY_LIMIT, MAX_ATTACHMENTS, MAX_MAIL_DEPTH, MAX_OMITTED};
use crate::document::media_type::detect;
use crate::document::model::MediaType;

/// What a mail brings.
#[derive(Default)]
pub struct Files {
    /// Its own text.
    pub body: String,
    /// The files.
    pub kept: Vec<MailAttachment>,
    /// What is not among them.
    pub omitted: Vec<OmittedAttachment>,
    /// The choice whose plain text was taken for the body.
    chosen: Option<usize>,
    bytes: usize,
}

/// A file that was found, before it is known whether there is room for it.
pub struct Candidate {
    /// Its name as sent.
    pub name: String,
    /// Its bytes, and whether all of them came.
    pub content: Decoded,
    /// Whether the mail shows it within its text.
    pub inline: bool,
    /// The file that it was taken out of.
    pub within: Option<String>,
}

impl Files {
    /// Takes every part.
    pub fn take(&mut self, leaves: &Leaves<'_>, depth: usize) {
        for leaf in &leaves.found {
            let content = transfer::decode(leaf.fields.first("content-transfer-encoding"), leaf.body);
            let place = Value::read(leaf.fields.first("content-disposition"));
            let name = place.get("filename").or_else(|| leaf.kind.get("name"));
            if name.is_none() && place.word != "attachment" && is_body(&leaf.kind, &content.bytes) {
                self.text(leaf, &content.bytes);
                continue;
            }
            let whole = content.whole && leaf.ended;
            let candidate = Candidate {
                name: name.unwrap_or_else(|| nameless(&leaf.kind, &content.bytes)),
                content: Decoded { whole, ..content },
                inline: place.word != "attachment" && !leaf.fields.first("content-id").is_empty(),
                within: None,
            };
            self.file(&leaf.kind, candidate, depth);
        }
        if leaves.more > 0 {
            self.omitted.push(OmittedAttachment {
                name: NAMELESS.to_owned(),
                reason: OmittedReason::TooMany,
                count: u32::try_from(leaves.more).unwrap_or(u32::MAX),
            });
        }
    }

    /// A file, or those that it holds where it is only their wrapping.
    fn file(&mut self, kind: &Value, candidate: Candidate, depth: usize) {
        if candidate.content.bytes.is_empty() && candidate.name == NAMELESS {
            return;
        }
        if kind.word.ends_with("-signature") {
            return self.leave_out(&candidate.name, OmittedReason::Signature);
        }
        if depth < MAX_MAIL_DEPTH
            && let Some(inner) = container::signed(&candidate.content.bytes)
        {
            let (_, leaves) = Leaves::of(&inner);
            self.leave_out(&candidate.name, OmittedReason::Opened);
            return self.take(&leaves, depth + 1);
        }
        let inner = container::files(&candidate.content.bytes);
        if inner.is_empty() {
            return self.keep(candidate);
        }
        let outer = display_name(&candidate.name);
        self.leave_out(&candidate.name, OmittedReason::Opened);
        for (name, bytes, whole) in inner {
            let whole = whole && candidate.content.whole;
            let (content, within) = (Decoded { bytes, whole }, Some(outer.clone()));
            self.keep(Candidate {
                name,
                content,
                inline: false,
                within,
            });
        }
    }

    /// Adds to the mail's own text. Of the forms of one choice the first plain one counts.
    fn text(&mut self, leaf: &Leaf<'_>, bytes: &[u8]) {
        let charset = leaf.kind.get("charset").unwrap_or_default();
        let html = leaf.kind.word == "text/html";
        if leaf.choice.is_some() && self.chosen == leaf.choice {
            return;
        }
        let mut text = characters(&charset, bytes);
        if html {
            text = mail_parser::decoders::html::html_to_text(&text);
        }
        if text.trim().is_empty() {
            return;
        }
        self.chosen = leaf.choice;
        if !self.body.is_empty() {
            self.body.push('\n');
        }
        self.add(&text);
    }

    /// Adds a text without what cannot be seen, up to [`BODY_LIMIT`].
    pub fn add(&mut self, text: &str) {
        let kept = text
            .chars()
            .filter(|c| !is_format(*c) && (!c.is_control() || matches!(c, '\n' | '\t')));
        for character in kept {
            if self.body.len() + character.len_utf8() > BODY_LIMIT {
                break;
            }
            self.body.push(character);
        }
        self.body.truncate(self.body.trim_end().len());
    }

    /// Keeps a file while there is room.
    pub fn keep(&mut self, candidate: Candidate) {
        let Candidate {
            name,
            content,
            inline,
            within,
        } = candidate;
        if self.kept.len() >= MAX_ATTACHMENTS {
            return self.leave_out(&name, OmittedReason::TooMany);
        }
        if self.bytes + content.bytes.len() > ATTACHMENTS_LIMIT {
            return self.leave_out(&name, OmittedReason::TooLarge);
        }
        self.bytes += content.bytes.len();
        self.kept.push(MailAttachment {
            name: display_name(&name),
            media_type: detect(&content.bytes),
            inline,
            within,
            whole: content.whole,
            content: content.bytes,
        });
    }

    /// A line about a file that is not kept. The list is bounded: its last line counts for all that follow.
    pub fn leave_out(&mut self, name: &str, reason: OmittedReason) {
        if self.omitted.len() >= MAX_OMITTED
            && let Some(last) = self.omitted.iter_mut().rev().find(|last| last.reason == reason)
        {
            last.count += 1;
            return;
        }
        self.omitted.push(OmittedAttachment {
            name: display_name(name),
            reason,
            count: 1,
        });
    }
}

const NAMELESS: &str = "document";

/// Whether a part without a name is the mail's text: it says so, or nothing, and it is no known format.
fn is_body(kind: &Value, bytes: &[u8]) -> bool {
    let says =
        matches!(kind.word.as_str(), "" | "text" | "text/plain" | "text/html") || kind.word.starts_with("multipart/");
    says && matches!(detect(bytes), MediaType::Text | MediaType::Unknown | MediaType::Mail)
}

/// A name for what came without: by what its bytes are, or what it was called.
fn nameless(kind: &Value, bytes: &[u8]) -> String {
    let media_type = detect(bytes);
    match media_type {
        _ if kind.word == "text/html" => "document.html".to_owned(),
        _ if kind.word == "text/calendar" => "invitation.ics".to_owned(),
        MediaType::Mail => subject(bytes).map_or_else(|| "message.eml".to_owned(), |subject| format!("{subject}.eml")),
        MediaType::Executable | MediaType::Unknown | MediaType::Wrapped => NAMELESS.to_owned(),
        known => format!("document.{}", extension(known)),
    }
}

fn extension(media_type: MediaType) -> &'static str {
    match media_type {
        MediaType::Text => "txt",
        MediaType::Jpeg => "jpg",
        known => known.as_str(),
    }
}

fn subject(mail: &[u8]) -> Option<String> {
    let mail = opened(mail);
    let (head, _) = Fields::read(&mail);
    Some(decoded(head.first("subject"))).filter(|subject| !subject.trim().is_empty())
}
