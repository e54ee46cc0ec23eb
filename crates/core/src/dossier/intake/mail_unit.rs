//! A mail with its attachments: the date of the mail is the date of receipt. Mails within it are looked at by themselves.

use super::belonging::{Belonging, Letter, Place};
use super::delivery::{Bundle, Draft, Post};
use super::file_unit::{opened, reason, within};
use super::naming::{stem, title_of_name, title_of_subject};
use super::receipt;
use super::run::{Run, is_refused, left};
use super::scan::{Content, Seen};
use super::view::{ImportItem, LeftOut, Why};
use crate::document::{MAX_MAILS, Mail, MailAttachment, MailDate, MediaType, Sha, is_pack, mails, remote_files};
use crate::error::{Error, Result};

/// Pictures within a mail's text up to this size are the ornaments of a signature …
const ORNAMENT: usize = 16 << 10;
/// … and up to this one when they are called so.
const NAMED_ORNAMENT: usize = 64 << 10;
/// Mails within mails that are looked at by themselves.
const MAX_DEPTH: usize = 3;
/// What compound files begin with: a mail saved by Outlook is one.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Takes a file of one mail or of several in; false when the person stopped it in the middle.
pub async fn take(run: &mut Run<'_>, seen: &Seen) -> Result<bool> {
    let shown = seen.name();
    run.tell(&shown);
    match seen.read() {
        Err(reason) => run.leave(&shown, reason),
        Ok(Content::Large { .. }) => run.leave(&shown, LeftOut::TooLarge),
        Ok(Content::Bytes(bytes)) => match mails(&bytes) {
            Some(all) if all.len() > 1 => {
                run.leave(&shown, LeftOut::Opened);
                several(run, &shown, all).await?;
            }
            _ => one(run, &shown, bytes, Origin::Given, 0).await?,
        },
    }
    run.step(&shown);
    Ok(true)
}

/// Every mail of a mailbox, up to [`MAX_MAILS`].
async fn several(run: &mut Run<'_>, shown: &str, all: Vec<Vec<u8>>) -> Result<()> {
    run.found(all.len());
    if let Some(more) = beyond(shown, all.len()) {
        run.line(more);
    }
    for (number, mail) in (1..).zip(all).take(MAX_MAILS) {
        let name = format!("{shown} ({number})");
        if run.stopped() {
            run.leave(&name, LeftOut::Stopped);
        } else {
            one(run, &name, mail, Origin::Given, 0).await?;
        }
    }
    Ok(())
}

/// The line about the mails of a mailbox that are more than are taken in.
fn beyond(shown: &str, mails: usize) -> Option<ImportItem> {
    let more = mails.checked_sub(MAX_MAILS).filter(|more| *more > 0)?;
    let mut item = left(shown, LeftOut::TooMany);
    item.count = u32::try_from(more).unwrap_or(u32::MAX);
    Some(item)
}

/// Where a mail was found.
#[derive(Clone, Copy)]
enum Origin {
    /// By itself, or in a mail that only forwards.
    Given,
    /// Within a mail that has documents of its own, which went to the dossier of this place.
    Within(Option<usize>),
}

/// What a mail brings, sorted.
#[derive(Default)]
struct Sorted {
    drafts: Vec<Draft>,
    items: Vec<ImportItem>,
    mails: Vec<(String, Vec<u8>)>,
}

async fn one(run: &mut Run<'_>, name: &str, bytes: Vec<u8>, origin: Origin, depth: usize) -> Result<()> {
    let Some(mut mail) = read(run, &bytes).await? else {
        let closed = bytes.starts_with(COMPOUND);
        run.leave(name, if closed { LeftOut::Inside } else { LeftOut::NotAMail });
        return Ok(());
    };
    let attachments = std::mem::take(&mut mail.attachments);
    let omitted: u32 = mail.omitted.iter().map(|omitted| omitted.count).sum();
    run.found(attachments.len() + usize::try_from(omitted).unwrap_or_default());
    let mut sorted = sort(run, &mail, attachments, depth).await?;
    let mut carriers = Vec::new();
    for (name, bytes) in std::mem::take(&mut sorted.mails) {
        let carries = read(run, &bytes)
            .await?
            .is_some_and(|mail| !mail.attachments.is_empty());
        carriers.push((name, bytes, carries));
    }
    let forwards = sorted.drafts.is_empty() && carriers.iter().any(|(.., carries)| *carries);
    let origin = if forwards {
        run.leave(name, LeftOut::Envelope);
        for item in sorted.items {
            run.line(item);
        }
        Origin::Given
    } else {
        // A mail without files is itself a document of the one that it came in.
        let (inner, documents): (Vec<_>, Vec<_>) = carriers.into_iter().partition(|(.., carries)| *carries);
        carriers = inner;
        let documents = documents
            .into_iter()
            .map(|(name, bytes, _)| Draft::of(&name, None, bytes, true));
        sorted.drafts.extend(documents);
        let bundle = bundle(run, name, mail, bytes, (sorted.drafts, sorted.items), origin);
        Origin::Within(run.settle(bundle).await?)
    };
    for (name, bytes, _) in carriers {
        Box::pin(one(run, &name, bytes, origin, depth + 1)).await?;
    }
    Ok(())
}

async fn read(run: &Run<'_>, bytes: &[u8]) -> Result<Option<Mail>> {
    match run.shelf.extractor.read_mail(bytes).await {
        Ok(mail) => Ok(Some(mail)),
        Err(Error::DocumentUnreadable { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Sorts what a mail brings: documents, mails, and what is neither.
async fn sort(run: &mut Run<'_>, mail: &Mail, attachments: Vec<MailAttachment>, depth: usize) -> Result<Sorted> {
    let mut sorted = Sorted::default();
    for file in attachments {
        if is_refused(file.media_type) {
            sorted.items.push(left(&file.name, LeftOut::Program));
        } else if is_ornament(&file) {
            sorted.items.push(left(&file.name, LeftOut::Ornament));
        } else if is_pack(&file.content) {
            sorted.items.push(left(&file.name, LeftOut::Return));
        } else if file.media_type == MediaType::Mail && depth < MAX_DEPTH {
            match mails(&file.content) {
                Some(all) if all.len() > 1 => {
                    run.found(all.len());
                    sorted.items.push(left(&file.name, LeftOut::Opened));
                    sorted.items.extend(beyond(&file.name, all.len()));
                    let named = (1..)
                        .zip(all)
                        .take(MAX_MAILS)
                        .map(|(number, mail)| (format!("{} ({number})", file.name), mail));
                    sorted.mails.extend(named);
                }
                _ => sorted.mails.push((file.name, file.content)),
            }
        } else {
            let draft = Draft::of(&file.name, file.within.as_deref(), file.content, file.whole);
            let inner = opened(run, &draft, &mut sorted.items).await?;
            sorted.drafts.push(draft);
            sorted.drafts.extend(inner);
        }
    }
    for omitted in &mail.omitted {
        let mut item = left(&omitted.name, reason(omitted.reason));
        item.count = omitted.count;
        sorted.items.push(item);
    }
    for link in remote_files(&mail.body) {
        run.found(1);
        sorted.items.push(within(left(&link, LeftOut::Remote), &mail.subject));
    }
    Ok(sorted)
}

fn is_ornament(attachment: &MailAttachment) -> bool {
    let picture = matches!(attachment.media_type, MediaType::Png | MediaType::Jpeg);
    let name = attachment.name.to_lowercase();
    let named = name.starts_with("image0") || name.contains("logo") || name.starts_with("outlook-");
    let limit = if named { NAMED_ORNAMENT } else { ORNAMENT };
    attachment.inline && picture && attachment.content.len() <= limit
}

fn bundle(
    run: &Run<'_>,
    name: &str,
    mail: Mail,
    bytes: Vec<u8>,
    (drafts, items): (Vec<Draft>, Vec<ImportItem>),
    origin: Origin,
) -> Bundle {
    let forced = match origin {
        Origin::Given => None,
        Origin::Within(place) => {
            let place = place.map_or(Place::New, Place::Joins);
            Some(Belonging::of(place, false, &[Why::ForwardedWithin]))
        }
    };
    Bundle {
        name: name.to_owned(),
        title: title(&mail, name),
        answers: mail.answers.clone(),
        received: receipt::of_mail(mail.date, &run.terms.bounds, run.terms.stated),
        post: Some(post(mail, bytes)),
        drafts,
        items,
        forced,
    }
}

fn post(mail: Mail, bytes: Vec<u8>) -> Post {
    let sha256 = Sha::of(&bytes);
    let (sent_at, disputed_at) = match mail.date {
        MailDate::Stated { at } => (Some(at), None),
        MailDate::Disputed { at, or } => (Some(at), Some(or)),
        MailDate::Missing | MailDate::Invalid => (None, None),
    };
    let (from_name, from) = mail
        .from
        .map_or_else(Default::default, |from| (from.name, from.address));
    Post {
        letter: Letter {
            key: mail.message_id.unwrap_or_default(),
            sha256: sha256.to_string(),
            from,
            reply_to: mail.reply_to.unwrap_or_default(),
            subject: mail.subject,
            sent_at,
        },
        from_name: from_name.unwrap_or_default(),
        disputed_at,
        body: mail.body,
        bytes,
        sha256,
    }
}

/// The subject, or the file's name for a mail without one.
fn title(mail: &Mail, shown: &str) -> String {
    let title = title_of_subject(&mail.subject);
    if title.is_empty() {
        title_of_name(stem(shown))
    } else {
        title
    }
}
