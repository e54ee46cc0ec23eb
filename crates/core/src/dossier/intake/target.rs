//! To which dossier something belongs: by content, by mail, by conversation.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{Row, SqliteConnection};

use super::naming::thread_key;
use crate::document::Sha;
use crate::error::Result;
use crate::id::{CallId, DossierId};
use crate::stored::word;

/// A dossier that holds some of the contents that were looked for.
pub struct Holder {
    /// The dossier.
    pub dossier: DossierId,
    /// Its number.
    pub number: u32,
    /// Those of the contents that it holds, by hash.
    pub contents: BTreeSet<String>,
}

/// The dossier of the call that holds most of these contents; the oldest among equals.
pub async fn holder_of_contents(
    connection: &mut SqliteConnection,
    call: CallId,
    hashes: &BTreeSet<&str>,
) -> Result<Option<Holder>> {
    let mut held: BTreeMap<u32, Holder> = BTreeMap::new();
    for hash in hashes {
        let rows = sqlx::query(include_str!("holders.sql"))
            .bind(call.to_string())
            .bind(*hash)
            .fetch_all(&mut *connection)
            .await?;
        for row in rows {
            let (number, dossier) = (row.try_get("number")?, word(&row, "id")?);
            let holder = held.entry(number).or_insert_with(|| Holder {
                dossier,
                number,
                contents: BTreeSet::new(),
            });
            holder.contents.insert((*hash).to_owned());
        }
    }
    // `max_by_key` keeps the last of equals, so the oldest is put last.
    Ok(held.into_values().rev().max_by_key(|holder| holder.contents.len()))
}

/// The dossier of this title that holds an empty file of this name: without bytes, nothing else tells it.
pub async fn holder_of_empty(
    connection: &mut SqliteConnection,
    call: CallId,
    title: &str,
    name: &str,
) -> Result<Option<DossierId>> {
    let id: Option<String> = sqlx::query_scalar(include_str!("holder_of_empty.sql"))
        .bind(call.to_string())
        .bind(title)
        .bind(name)
        .fetch_optional(connection)
        .await?;
    id.map(|id| id.parse()).transpose()
}

/// The dossier that holds this very file of a mail; only `into` counts when it is given.
pub async fn copy_of_mail(
    connection: &mut SqliteConnection,
    call: CallId,
    sha256: &Sha,
    into: Option<DossierId>,
) -> Result<Option<DossierId>> {
    let id: Option<String> = sqlx::query_scalar(include_str!("copy_of_mail.sql"))
        .bind(call.to_string())
        .bind(sha256.as_str())
        .bind(into.map(|id| id.to_string()))
        .fetch_optional(connection)
        .await?;
    id.map(|id| id.parse()).transpose()
}

/// Whether a dossier holds a mail under this key.
pub async fn holds_mail(connection: &mut SqliteConnection, dossier: DossierId, key: &str) -> Result<bool> {
    let held = "select exists (select 1 from message where dossier_id = ? and message_key = ?)";
    Ok(sqlx::query_scalar(held)
        .bind(dossier.to_string())
        .bind(key)
        .fetch_one(connection)
        .await?)
}

/// The dossier that a mail of this identifier was taken into.
pub async fn holder_of_mail(connection: &mut SqliteConnection, call: CallId, key: &str) -> Result<Option<DossierId>> {
    let id: Option<String> = sqlx::query_scalar(include_str!("holder_of_mail.sql"))
        .bind(call.to_string())
        .bind(key)
        .fetch_optional(connection)
        .await?;
    id.map(|id| id.parse()).transpose()
}

/// The dossier of the conversation that a mail belongs to: it answers a mail that is there, or the same person wrote under the
/// same subject.
pub async fn conversation(
    connection: &mut SqliteConnection,
    call: CallId,
    answers: &[String],
    sender: &str,
    subject: &str,
) -> Result<Option<DossierId>> {
    for key in answers {
        if let Some(id) = holder_of_mail(connection, call, key).await? {
            return Ok(Some(id));
        }
    }
    let thread = thread_key(subject);
    if sender.is_empty() || thread.is_empty() {
        return Ok(None);
    }
    let rows = sqlx::query(include_str!("mails_from.sql"))
        .bind(call.to_string())
        .bind(sender)
        .fetch_all(connection)
        .await?;
    for row in rows {
        if thread_key(&row.try_get::<String, _>("subject")?) == thread {
            return Ok(Some(word(&row, "dossier_id")?));
        }
    }
    Ok(None)
}

/// The identifiers of the mails that a mail answers (`In-Reply-To`, `References`, RFC 5322), newest first. Only the head of the
/// file is looked at, as plain text.
pub fn answered(mail: &[u8]) -> Vec<String> {
    let head = String::from_utf8_lossy(mail.get(..mail.len().min(64 << 10)).unwrap_or_default()).into_owned();
    let mut keys = Vec::new();
    let mut inside = false;
    for line in head.lines().take_while(|line| !line.trim().is_empty()) {
        if !line.starts_with([' ', '\t']) {
            let name = line.split(':').next().unwrap_or_default();
            inside = name.eq_ignore_ascii_case("in-reply-to") || name.eq_ignore_ascii_case("references");
        }
        if inside {
            let found = line.split('<').skip(1).filter_map(|part| part.split_once('>'));
            keys.extend(found.map(|(key, _)| key.trim().to_owned()));
        }
    }
    keys.reverse();
    keys.truncate(50);
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mails_that_a_mail_answers_are_read_from_its_head_alone() {
        let mail = b"From: a@example.org\r\nReferences: <one@x>\r\n <two@x>\r\nSubject: <no>\r\nIn-Reply-To: <two@x>\r\n\r\nReferences: <body@x>";
        assert_eq!(answered(mail), ["two@x", "two@x", "one@x"]);
        assert!(answered(b"\xff\xfe").is_empty());
    }
}
