//! A mail with its attachments: the date of the mail is the date of receipt.

use std::path::Path;

use super::contents::Prepared;
use super::delivery::{Delivery, Letter};
use super::naming::{stem, title_of_name, title_of_subject};
use super::run::{Run, is_refused};
use super::scan::shown_name;
use super::target;
use crate::document::{INPUT_LIMIT, Mail, MailAttachment, MediaType, Sha};
use crate::dossier::model::ReceivedBy;
use crate::dossier::view::ImportOutcome;
use crate::error::{Error, Result};
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
    run.shelf.contents.put(content)?;
    run.shelf.text(&sha256, &mail.body).await?;
    let (documents, refused) = attachments(run, &mut mail).await?;
    let letter = letter(&mail, content, sha256);
    let delivery = Delivery {
        call: run.call,
        into: run.into,
        title: title(&mail, shown),
        by: ReceivedBy::Mail,
        received_at: letter.sent_at.unwrap_or(run.caller.at),
        letter: Some(letter),
        documents,
    };
    let (delivered, receipt) = run.deliver(delivery).await?;
    // Of a mail that was there already nothing is told but that.
    if delivered.outcome != ImportOutcome::AlreadyThere {
        for name in refused {
            run.left_out(&name, ImportOutcome::Refused);
        }
    }
    run.line(shown, delivered.outcome, (delivered.dossier, delivered.number), None);
    run.tell_documents(&delivered);
    Ok(Some(receipt))
}

/// What a mail brings, and the names of what is stored nowhere.
async fn attachments(run: &mut Run<'_>, mail: &mut Mail) -> Result<(Vec<Prepared>, Vec<String>)> {
    let (mut documents, mut refused) = (Vec::new(), Vec::new());
    for attachment in std::mem::take(&mut mail.attachments)
        .iter()
        .filter(|attachment| !is_ornament(attachment))
    {
        if is_refused(attachment.media_type) {
            refused.push(attachment.name.clone());
        } else {
            documents.push(run.shelf.bytes(&attachment.content, &attachment.name).await?);
        }
    }
    refused.extend(mail.omitted.iter().map(|omitted| omitted.name.clone()));
    Ok((documents, refused))
}

fn is_ornament(attachment: &MailAttachment) -> bool {
    let picture = matches!(
        attachment.media_type,
        MediaType::Png | MediaType::Jpeg | MediaType::Unknown
    );
    attachment.inline && picture && attachment.content.len() <= ORNAMENT
}

fn letter(mail: &Mail, content: &[u8], sha256: Sha) -> Letter {
    let from = mail.from.as_ref();
    Letter {
        key: mail.message_id.clone().unwrap_or_else(|| sha256.as_str().to_owned()),
        answers: target::answered(content),
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
