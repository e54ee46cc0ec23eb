//! To which dossier something belongs: by content, by mail, by conversation.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{Row, SqliteConnection};

use super::contents::Prepared;
use super::delivery::{Delivery, Letter};
use super::naming::thread_key;
use crate::dossier;
use crate::error::{BrokenRule, Error, Result};
use crate::id::{CallId, DossierId};
use crate::stored::word;

/// The dossier that holds this very file of a mail; only the one that it must join counts, when there is one.
pub async fn copy_of(connection: &mut SqliteConnection, delivery: &Delivery) -> Result<Option<DossierId>> {
    let Some(letter) = &delivery.letter else {
        return Ok(None);
    };
    let id: Option<String> = sqlx::query_scalar(include_str!("copy_of_mail.sql"))
        .bind(delivery.call.to_string())
        .bind(letter.sha256.as_str())
        .bind(delivery.into.map(|id| id.to_string()))
        .fetch_optional(connection)
        .await?;
    id.map(|id| id.parse()).transpose()
}

/// The dossier that a delivery joins, none to make one. A document that another dossier holds too is told so, and a mail under
/// an identifier that the dossier knows takes another one: it brings other bytes than the one that is there, which was cut or
/// changed on its way, and both are kept.
pub async fn find(connection: &mut SqliteConnection, delivery: &mut Delivery) -> Result<Option<DossierId>> {
    let into = match (delivery.into, &delivery.letter) {
        (Some(id), _) if dossier::head(connection, id).await?.call == delivery.call => Some(id),
        (Some(_), _) => return Err(Error::rule(BrokenRule::OtherCall)),
        (None, Some(letter)) => of_letter(connection, delivery.call, letter).await?,
        (None, None) => of_files(connection, delivery.call, &delivery.title, &mut delivery.documents).await?,
    };
    if let (Some(id), Some(letter)) = (into, &mut delivery.letter)
        && holds_mail(connection, id, &letter.key).await?
    {
        letter.key = format!("{}#{}", letter.key, letter.sha256);
    }
    Ok(into)
}

async fn of_letter(connection: &mut SqliteConnection, call: CallId, letter: &Letter) -> Result<Option<DossierId>> {
    match holder_of_mail(connection, call, &letter.key).await? {
        Some(id) => Ok(Some(id)),
        None => conversation(connection, call, letter).await,
    }
}

/// The dossier that holds more than half of these contents is theirs: the same folder imported again, or again with a document
/// more. Half or less may be a form that everybody sends: it does not make two applications one, so the report tells who else
/// holds it. An empty file is everybody's and counts only where there is nothing else.
async fn of_files(
    connection: &mut SqliteConnection,
    call: CallId,
    title: &str,
    documents: &mut [Prepared],
) -> Result<Option<DossierId>> {
    let contents: BTreeSet<&str> = documents
        .iter()
        .filter(|document| document.size > 0)
        .map(|document| document.sha256.as_str())
        .collect();
    if let (true, Some(first)) = (contents.is_empty(), documents.first()) {
        return holder_of_empty(connection, call, title, &first.name).await;
    }
    let Some(holder) = holder_of_contents(connection, call, &contents).await? else {
        return Ok(None);
    };
    if holder.contents.len() * 2 > contents.len() {
        return Ok(Some(holder.dossier));
    }
    for document in documents {
        if holder.contents.contains(document.sha256.as_str()) {
            document.also_in = Some(holder.number);
        }
    }
    Ok(None)
}

/// A dossier that holds some of the contents that were looked for.
struct Holder {
    /// The dossier.
    dossier: DossierId,
    /// Its number.
    number: u32,
    /// Those of the contents that it holds, by hash.
    contents: BTreeSet<String>,
}

/// The dossier of the call that holds most of these contents; the oldest among equals.
async fn holder_of_contents(
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
async fn holder_of_empty(
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

/// Whether a dossier holds a mail under this key.
async fn holds_mail(connection: &mut SqliteConnection, dossier: DossierId, key: &str) -> Result<bool> {
    let held = "select exists (select 1 from message where dossier_id = ? and message_key = ?)";
    Ok(sqlx::query_scalar(held)
        .bind(dossier.to_string())
        .bind(key)
        .fetch_one(connection)
        .await?)
}

/// The dossier that a mail of this identifier was taken into.
async fn holder_of_mail(connection: &mut SqliteConnection, call: CallId, key: &str) -> Result<Option<DossierId>> {
    let id: Option<String> = sqlx::query_scalar(include_str!("holder_of_mail.sql"))
        .bind(call.to_string())
        .bind(key)
        .fetch_optional(connection)
        .await?;
    id.map(|id| id.parse()).transpose()
}

/// The dossier of the conversation that a mail belongs to: it answers a mail that is there, or the same person wrote under the
/// same subject.
async fn conversation(connection: &mut SqliteConnection, call: CallId, letter: &Letter) -> Result<Option<DossierId>> {
    for key in &letter.answers {
        if let Some(id) = holder_of_mail(connection, call, key).await? {
            return Ok(Some(id));
        }
    }
    let thread = thread_key(&letter.subject);
    if letter.from_address.is_empty() || thread.is_empty() {
        return Ok(None);
    }
    let rows = sqlx::query(include_str!("mails_from.sql"))
        .bind(call.to_string())
        .bind(&letter.from_address)
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
