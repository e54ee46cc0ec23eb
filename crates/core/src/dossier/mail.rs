//! A stored mail as text: who wrote to whom, when, what, and where its attachments are kept. Nothing of it is rendered or fetched.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::{Row, SqliteConnection};

use super::access;
use crate::document::{
    ContentStore, DocumentKind, Extractor, Mail, MailAddress, MailAttachment, MailTimes, MediaType, OmittedAttachment,
    OmittedReason, Sha,
};
use crate::error::{DocumentFault, Error, Result};
use crate::id::{DocumentId, DossierId, MessageId};
use crate::journal::Actor;
use crate::sight::{self, Matter, Standing};
use crate::store::Store;
use crate::stored::word;

/// Where a mail is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum MailPlace {
    /// It brought documents to a dossier.
    Message {
        /// Which.
        id: MessageId,
    },
    /// It is a document of a dossier.
    Document {
        /// Which.
        id: DocumentId,
    },
}

/// A mail, to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MailView {
    /// The dossier that it stands in.
    pub dossier_id: DossierId,
    /// The subject; empty when there is none.
    pub subject: String,
    /// Who sent it.
    pub from: Option<MailAddress>,
    /// Where it wants its answers, when that is not the sender.
    pub reply_to: Option<String>,
    /// To whom.
    pub to: Vec<MailAddress>,
    /// To whom for information.
    pub copied: Vec<MailAddress>,
    /// When it says it was sent, and when it came.
    pub times: MailTimes,
    /// Its text, without any form; at most [`BODY_LIMIT`](crate::document::BODY_LIMIT) bytes.
    pub body: String,
    /// What came with it, in its order.
    pub parts: Vec<MailPart>,
}

/// Something that came with a mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MailPart {
    /// Its shown name.
    pub name: String,
    /// What it was taken out of (`winmail.dat`).
    pub within: Option<String>,
    /// Size in bytes; none for what was not read.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub size: Option<i64>,
    /// Whether all of it came.
    pub whole: bool,
    /// Why it could not be kept, when it could not.
    pub omitted: Option<OmittedReason>,
    /// How many things the line stands for.
    pub count: u32,
    /// Where it is kept; none for what was left out at its receipt.
    pub kept: Option<KeptPart>,
}

/// Where a part of a mail is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct KeptPart {
    /// In which dossier: another one where somebody moved it, or where a mail within the mail led to one.
    pub dossier_id: DossierId,
    /// As what: a document, or a mail of its own.
    pub place: MailPlace,
}

/// Reads a stored mail in the worker. Whoever sees the content of its dossier reads it; bank details among its parts are told to the
/// secretariat alone, as in the list of documents.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::NotAllowed`]; [`Error::DocumentUnreadable`] `not_a_mail`, or when it is no longer what was stored.
pub async fn read_mail(store: &Store, extractor: &Extractor, actor: Actor, place: MailPlace) -> Result<MailView> {
    let (dossier, sha256, standing) = found(&mut *store.read().await?, actor, place).await?;
    let contents = ContentStore::look_at(store.documents());
    let content = blocking(move || {
        contents.whole(&sha256)?;
        contents.read(&sha256)
    });
    let mut mail = extractor.read_mail(&content.await??).await?;
    let attachments = std::mem::take(&mut mail.attachments);
    let attached = blocking(move || attachments.into_iter().map(Attached::of).collect::<Vec<_>>()).await?;
    let parts = parts(&mut *store.read().await?, dossier, standing, attached).await?;
    Ok(view(dossier, mail, parts))
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

/// The dossier and the content of a mail that somebody may read.
async fn found(
    connection: &mut SqliteConnection,
    actor: Actor,
    place: MailPlace,
) -> Result<(DossierId, Sha, Standing)> {
    let (sql, id, name) = match place {
        MailPlace::Message { id } => (include_str!("mail_of_message.sql"), id.to_string(), "message"),
        MailPlace::Document { id } => (include_str!("mail_of_document.sql"), id.to_string(), "document"),
    };
    let row = sqlx::query(sql)
        .bind(&id)
        .fetch_optional(&mut *connection)
        .await?
        .ok_or_else(|| Error::not_found(name, &id))?;
    let dossier = word(&row, "dossier_id")?;
    let standing = sight::standing(connection, actor, dossier).await?;
    standing.may_see(Matter::Content)?;
    let media_type: MediaType = word(&row, "media_type")?;
    standing.may_see(access::matter(word(&row, "kind")?, media_type))?;
    if media_type != MediaType::Mail {
        return Err(Error::DocumentUnreadable {
            reason: DocumentFault::NotAMail,
        });
    }
    Ok((dossier, word(&row, "sha256")?, standing))
}

/// An attachment by what it is found by.
struct Attached {
    name: String,
    within: Option<String>,
    size: i64,
    whole: bool,
    sha256: Sha,
}

impl Attached {
    fn of(file: MailAttachment) -> Self {
        Self {
            size: i64::try_from(file.content.len()).unwrap_or(i64::MAX),
            sha256: Sha::of(&file.content),
            name: file.name,
            within: file.within,
            whole: file.whole,
        }
    }
}

async fn parts(
    connection: &mut SqliteConnection,
    dossier: DossierId,
    standing: Standing,
    attached: Vec<Attached>,
) -> Result<Vec<MailPart>> {
    let hashes: Vec<&str> = attached.iter().map(|file| file.sha256.as_str()).collect();
    let rows = sqlx::query(include_str!("mail_parts.sql"))
        .bind(serde_json::to_string(&hashes)?)
        .bind(dossier.to_string())
        .fetch_all(connection)
        .await?;
    let (mut kept, mut closed) = (BTreeMap::new(), Vec::new());
    for row in &rows {
        let sha256: String = row.try_get("sha256")?;
        let kind: DocumentKind = word(row, "kind")?;
        if !standing.sees(access::matter(kind, word(row, "media_type")?)) {
            closed.push(sha256);
            continue;
        }
        let dossier_id: DossierId = word(row, "dossier_id")?;
        // The one of this dossier comes first; where else the same content is kept is the secretariat's to know.
        if dossier_id == dossier || standing.sees(Matter::Office) {
            let place = if row.try_get("is_message")? {
                MailPlace::Message { id: word(row, "id")? }
            } else {
                MailPlace::Document { id: word(row, "id")? }
            };
            kept.entry(sha256).or_insert(KeptPart { dossier_id, place });
        }
    }
    let shown = attached
        .into_iter()
        .filter(|file| !closed.iter().any(|hash| hash == file.sha256.as_str()));
    Ok(shown
        .map(|file| MailPart {
            kept: kept.get(file.sha256.as_str()).copied(),
            name: file.name,
            within: file.within,
            size: Some(file.size),
            whole: file.whole,
            omitted: None,
            count: 1,
        })
        .collect())
}

fn omitted(part: OmittedAttachment) -> MailPart {
    MailPart {
        name: part.name,
        within: None,
        size: None,
        whole: false,
        omitted: Some(part.reason),
        count: part.count,
        kept: None,
    }
}

fn view(dossier_id: DossierId, mail: Mail, mut parts: Vec<MailPart>) -> MailView {
    // What was opened stands here by what was in it.
    let left = mail
        .omitted
        .into_iter()
        .filter(|part| part.reason != OmittedReason::Opened);
    parts.extend(left.map(omitted));
    MailView {
        dossier_id,
        subject: mail.subject,
        from: mail.from,
        reply_to: mail.reply_to,
        to: mail.to,
        copied: mail.copied,
        times: mail.times,
        body: mail.body,
        parts,
    }
}
