//! The mails as they arrive: RFC 5322 messages with real PDF files, written where a mail program would save them.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::thread;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use palmares_core::clock::COMMITTEE_ZONE;
use palmares_core::error::{Error, Result};
use palmares_paper::Press;

use super::paper::{self, Answered};
use super::story::{Application, Story, paris};

/// The files of the mails, by application and place.
pub(super) type Mails = BTreeMap<(String, usize), PathBuf>;

/// Line length of encoded content (RFC 2045).
const LINE: usize = 76;
/// Characters of text in one encoded word, short enough for its 75 characters (RFC 2047).
const WORD: usize = 15;

/// Writes every mail of the story into a folder. Setting the documents is what takes time, so all processors help.
pub(super) fn write_all(story: &Story, press: &Press, folder: &Path) -> Result<Mails> {
    let wanted: Vec<(&Application, usize)> = story
        .dossiers
        .iter()
        .flat_map(|one| (0..one.mails.len()).map(move |index| (one, index)))
        .collect();
    let workers = thread::available_parallelism()
        .map_or(1, std::num::NonZero::get)
        .min(wanted.len());
    let parts: Vec<Result<Mails>> = thread::scope(|scope| {
        let share = |worker: usize| wanted.iter().skip(worker).step_by(workers).copied().collect::<Vec<_>>();
        let running: Vec<_> = (0..workers)
            .map(|worker| {
                let share = share(worker);
                scope.spawn(move || write_some(&share, story, press, folder))
            })
            .collect();
        running.into_iter().map(join).collect()
    });
    let mut mails = Mails::new();
    for part in parts {
        mails.extend(part?);
    }
    Ok(mails)
}

fn join(thread: thread::ScopedJoinHandle<'_, Result<Mails>>) -> Result<Mails> {
    thread
        .join()
        .unwrap_or_else(|_| Err(Error::internal("setting a document ended its thread")))
}

fn write_some(share: &[(&Application, usize)], story: &Story, press: &Press, folder: &Path) -> Result<Mails> {
    let answered = Answered {
        call: &story.opening.call.name,
        organiser: &story.organiser,
        counters: &story.counters,
    };
    let mut mails = Mails::new();
    for &(application, index) in share {
        let Some(mail) = application.mails.get(index) else {
            continue;
        };
        let files = paper::files(application, mail, answered, press)?;
        let path = folder.join(format!("{}-{}.eml", application.key, index + 1));
        let text = message(&story.opening.call.email, application, index, &files)?;
        std::fs::write(&path, text).map_err(|source| Error::file(&path, source))?;
        mails.insert((application.key.clone(), index), path);
    }
    Ok(mails)
}

/// A message whose second and later ones answer the first.
fn message(to: &str, application: &Application, index: usize, files: &[(String, Vec<u8>)]) -> Result<String> {
    let mail = application
        .mails
        .get(index)
        .ok_or_else(|| Error::not_found("message", &application.key))?;
    let contact = application.input.received(None)?.applicant;
    let identifier = |place: usize| format!("<{}.{}@courrier.example>", application.key, place + 1);
    let sent = paris(mail.sent)?.with_timezone(&COMMITTEE_ZONE);
    let boundary = format!("=_{}_{index}", application.key);
    let mut text = String::new();
    let _ = write!(
        text,
        "From: {} <{}>\r\nTo: {} <{to}>\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: {}\r\n",
        encoded_words(&contact.contact_name),
        contact.email,
        encoded_words("Secrétariat du comité"),
        encoded_words(&mail.subject),
        sent.to_rfc2822(),
        identifier(index),
    );
    if index > 0 {
        let _ = write!(text, "In-Reply-To: {0}\r\nReferences: {0}\r\n", identifier(0));
    }
    let _ = write!(
        text,
        "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n"
    );
    part(
        &mut text,
        &boundary,
        "text/plain; charset=utf-8",
        None,
        mail.body.as_bytes(),
    );
    for (name, content) in files {
        part(&mut text, &boundary, "application/pdf", Some(name), content);
    }
    let _ = write!(text, "--{boundary}--\r\n");
    Ok(text)
}

fn part(text: &mut String, boundary: &str, media_type: &str, name: Option<&str>, content: &[u8]) {
    let _ = write!(
        text,
        "--{boundary}\r\nContent-Type: {media_type}\r\nContent-Transfer-Encoding: base64\r\n"
    );
    if let Some(name) = name {
        let _ = write!(
            text,
            "Content-Disposition: attachment; filename*=utf-8''{}\r\n",
            percent(name)
        );
    }
    text.push_str("\r\n");
    let encoded = STANDARD.encode(content);
    let mut rest = encoded.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(LINE));
        text.push_str(line);
        text.push_str("\r\n");
        rest = after;
    }
}

/// A header's text outside ASCII (RFC 2047).
fn encoded_words(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let characters: Vec<char> = text.chars().collect();
    let words = characters.chunks(WORD).map(|word| {
        let word: String = word.iter().collect();
        format!("=?utf-8?B?{}?=", STANDARD.encode(word))
    });
    words.collect::<Vec<_>>().join("\r\n ")
}

/// A parameter's text (RFC 5987).
fn percent(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
