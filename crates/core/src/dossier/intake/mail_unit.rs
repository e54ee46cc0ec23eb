//! A mail with its attachments: the date of the mail is the date of receipt.

use std::path::Path;

use super::contents::Prepared;
use super::import::{Run, is_refused};
use super::naming::{stem, title_of_name, title_of_subject};
use super::scan::shown_name;
use super::target;
use super::write::{Delivery, Letter};
use crate::document::{INPUT_LIMIT, Mail, MailAttachment, MediaType, Sha};
use crate::dossier::model::ReceivedBy;
use crate::dossier::view::ImportOutcome;
use crate::error::{Error, Result};
use crate::id::DossierId;
use crate::journal::Receipt;

/// Pictures within a mail's text up to this size are the ornaments of a signature.
const ORNAMENT: usize = 64 << 10;

/// Takes a mail in.
pub async fn take(run: &mut Run<'_>, path: &Path) -> Result<Option<Receipt>> {
    let shown = shown_name(path);
    run.tell(&shown);
    let receipt = if let Some((content, mail)) = read(run, path).await? {
        file(run, &shown, &content, mail).await?
    } else {
        run.left_out(&shown, ImportOutcome::Unreadable);
        None
    };
    run.step(&shown);
    Ok(receipt)
}

async fn read(run: &Run<'_>, path: &Path) -> Result<Option<(Vec<u8>, Mail)>> {
    let small = std::fs::metadata(path).is_ok_and(|metadata| metadata.len() <= INPUT_LIMIT as u64);
    let Some(content) = small.then(|| std::fs::read(path).ok()).flatten() else {
        return Ok(None);
    };
    match run.shelf.extractor.read_mail(&content).await {
        Ok(mail) => Ok(Some((content, mail))),
        Err(Error::DocumentUnreadable { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn file(run: &mut Run<'_>, shown: &str, content: &[u8], mut mail: Mail) -> Result<Option<Receipt>> {
    let sha256 = Sha::of(content);
    let there = {
        let mut connection = run.shelf.store.read().await?;
        target::copy_of_mail(&mut connection, run.call, &sha256, run.into).await?
    };
    if let Some(id) = there {
        let number = run.number_of(id).await?;
        run.line(shown, ImportOutcome::AlreadyThere, (id, number), None);
        return Ok(None);
    }
    let (into, key) = place(run, content, &mail, &sha256).await?;
    run.shelf.contents.put(content)?;
    run.shelf.text(&sha256, &mail.body).await?;
    let documents = attachments(run, &mut mail).await?;
    let letter = letter(&mail, key, sha256);
    let delivery = Delivery {
        call: run.call,
        into,
        title: title(&mail, shown),
        by: ReceivedBy::Mail,
        received_at: letter.sent_at.unwrap_or(run.caller.at),
        letter: Some(letter),
        documents,
    };
    let place = run.report.items.len();
    let (delivered, outcome) = run.deliver(delivery).await?;
    run.line(shown, outcome, (delivered.dossier, delivered.number), None);
    // The mail is told before what it brought.
    if let Some(lines) = run.report.items.get_mut(place..) {
        lines.rotate_right(1);
    }
    Ok(Some(delivered.receipt))
}

/// The dossier of a mail, none to make one, and the key that it has there. A mail under an identifier that the dossier knows
/// brings other bytes than the one that is there, which was cut or changed on its way: both are kept.
async fn place(run: &Run<'_>, content: &[u8], mail: &Mail, sha256: &Sha) -> Result<(Option<DossierId>, String)> {
    let key = mail.message_id.clone().unwrap_or_else(|| sha256.as_str().to_owned());
    let mut connection = run.shelf.store.read().await?;
    let mut into = run.into;
    if into.is_none() {
        into = target::holder_of_mail(&mut connection, run.call, &key).await?;
    }
    if into.is_none() {
        let sender = mail.from.as_ref().map(|from| from.address.as_str()).unwrap_or_default();
        let answers = target::answered(content);
        into = target::conversation(&mut connection, run.call, &answers, sender, &mail.subject).await?;
    }
    let known = match into {
        Some(id) => target::holds_mail(&mut connection, id, &key).await?,
        None => false,
    };
    Ok((into, if known { format!("{key}#{sha256}") } else { key }))
}

async fn attachments(run: &mut Run<'_>, mail: &mut Mail) -> Result<Vec<Prepared>> {
    let mut documents = Vec::new();
    for attachment in std::mem::take(&mut mail.attachments)
        .iter()
        .filter(|attachment| !is_ornament(attachment))
    {
        if is_refused(attachment.media_type) {
            run.left_out(&attachment.name, ImportOutcome::Refused);
        } else {
            documents.push(run.shelf.bytes(&attachment.content, &attachment.name).await?);
        }
    }
    for omitted in &mail.omitted {
        run.left_out(&omitted.name, ImportOutcome::Refused);
    }
    Ok(documents)
}

fn is_ornament(attachment: &MailAttachment) -> bool {
    let picture = matches!(
        attachment.media_type,
        MediaType::Png | MediaType::Jpeg | MediaType::Unknown
    );
    attachment.inline && picture && attachment.content.len() <= ORNAMENT
}

fn letter(mail: &Mail, key: String, sha256: Sha) -> Letter {
    let from = mail.from.as_ref();
    Letter {
        key,
        from_name: from.and_then(|from| from.name.clone()).unwrap_or_default(),
        from_address: from.map(|from| from.address.clone()).unwrap_or_default(),
        subject: mail.subject.clone(),
        sent_at: mail.date.at(),
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
