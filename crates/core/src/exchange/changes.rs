//! Writing what the other copies do not have, and taking in what they did: first as a plan, then for good.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::OpenOptions;
use std::path::Path;

use serde::Serialize;
use sqlx::SqliteConnection;

use super::documents::{Content, content, keep};
use super::file::{Header, Reader, Writer};
use crate::area_rules;
use crate::clock::Timestamp;
use crate::document::{ContentStore, Sha};
use crate::error::{CopyFault, Error, Result};
use crate::evaluation;
use crate::id::DeviceId;
use crate::journal::{self, Arrival, Caller, ConflictView, Entry, Heads, Plan, Receipt, Stored};
use crate::store::{self, Store};

/// What a file of changes holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Written {
    /// Entries.
    pub entries: u32,
    /// Documents, once each.
    pub documents: u32,
    /// Documents that the entries name and that are missing or damaged here: they are not in the file.
    pub missing: u32,
}

/// Writes what at least one of the other copies did not have when it was last heard of, or everything. The file comes to be whole or
/// not at all, and is never written over another.
///
/// # Errors
/// [`Error::FileAccess`] where a file of that name is there already.
pub async fn write_changes(store: &Store, file: &Path, all: bool, now: Timestamp) -> Result<Written> {
    let mut connection = store.read().await?;
    let known = if all {
        Heads::new()
    } else {
        known_to_all(&mut connection).await?
    };
    let entries: Vec<Stored> = journal::stored_entries(&mut connection).await?;
    let previous = hashes(&entries);
    let mut entries: Vec<&Entry> = entries
        .iter()
        .map(|stored| &stored.entry)
        .filter(|entry| known.get(&entry.id.device).is_none_or(|last| entry.id.number > *last))
        .collect();
    entries.sort_by_key(|entry| entry.id);
    let (contents, missing) = contents(&mut connection, store, &entries).await?;
    let header = Header {
        workspace: store.info().id,
        device: store.device(),
        made_at: now,
        schema: store::newest_schema(),
        knows: journal::heads(&mut connection).await?,
        entries: entries.len() as u64,
        documents: contents.len() as u64,
    };
    let mut lines = Vec::with_capacity(entries.len());
    for entry in &entries {
        let before = (entry.id.device, entry.id.number - 1);
        lines.push(entry.text(previous.get(&before).map_or("", String::as_str))?);
    }
    drop(connection);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let written = Written {
        entries: count(lines.len()),
        documents: count(contents.len()),
        missing,
    };
    let (folder, file) = (store.documents(), file.to_owned());
    tokio::task::spawn_blocking(move || write_file(&file, &header, &lines, &contents, &ContentStore::open_at(folder)?))
        .await
        .map_err(Error::internal)??;
    Ok(written)
}

fn write_file(file: &Path, header: &Header, lines: &[String], contents: &[Content], from: &ContentStore) -> Result<()> {
    let failed = |source| Error::file(file, source);
    if file.exists() {
        return Err(failed(std::io::ErrorKind::AlreadyExists.into()));
    }
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = file.with_file_name(name);
    let open = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .open(&part)
        .map_err(failed)?;
    let written = (|| {
        let mut writer = Writer::begin(open, header)?;
        for line in lines {
            writer.line(line)?;
        }
        for content in contents {
            writer.content(content, from.open(&content.sha256.parse()?)?)?;
        }
        writer.end()?;
        std::fs::rename(&part, file).map_err(failed)
    })();
    if written.is_err() {
        // The failure is what is told; half a file left behind is removed as far as it can be.
        let _ = std::fs::remove_file(&part);
    }
    written
}

/// What taking a file in would do, in the order of the entries. Nothing is written.
///
/// # Errors
/// [`Error::CopyRefused`] with why the file as a whole cannot be taken in.
pub async fn plan_changes(store: &Store, caller: &Caller, file: &Path) -> Result<Plan> {
    caller.actor().require_secretariat()?;
    let (arrival, _) = read(store, file).await?;
    area_rules::plan(store, &arrival, caller.at).await
}

/// Takes a file in: its documents first, which nothing knows of yet, then all its entries in one transaction.
///
/// # Errors
/// As [`plan_changes`]; nothing is changed then.
pub async fn apply_changes(store: &Store, caller: &Caller, file: &Path) -> Result<(Plan, Receipt)> {
    caller.actor().require_secretariat()?;
    store.writable()?;
    let (arrival, mut reader) = read(store, file).await?;
    // Whatever is wrong with the entries is found before a document is taken; without one, taking them in finds it as well.
    if reader.header.documents > 0 {
        area_rules::plan(store, &arrival, caller.at).await?;
    }
    let folder = store.documents();
    let contents = tokio::task::spawn_blocking(move || reader.contents(&ContentStore::open_at(folder)?))
        .await
        .map_err(Error::internal)??;
    let mut connection = store.read().await?;
    for content in &contents {
        keep(&mut connection, content).await?;
    }
    drop(connection);
    area_rules::apply(store, &arrival, caller.at).await
}

/// The conflicts that nobody settled yet, without what members typed and did not hand in.
pub async fn conflicts(connection: &mut SqliteConnection) -> Result<Vec<ConflictView>> {
    let mut conflicts = journal::conflicts(connection).await?;
    let meetings = conflicts.iter_mut().map(|conflict| &mut conflict.meeting);
    evaluation::tell_conflicts(connection, meetings).await?;
    Ok(conflicts)
}

async fn read(store: &Store, file: &Path) -> Result<(Arrival, Reader)> {
    let file = file.to_owned();
    let opened = tokio::task::spawn_blocking(move || {
        let mut reader = Reader::open(&file)?;
        let entries = match refusal(&reader.header) {
            None => reader.entries()?,
            Some(_) => Vec::new(),
        };
        Ok::<_, Error>((reader, entries))
    });
    let (reader, entries) = opened.await.map_err(Error::internal)??;
    let header = &reader.header;
    let fault = refusal(header).or_else(|| (header.workspace != store.info().id).then_some(CopyFault::OtherWorkspace));
    if let Some(reason) = fault {
        return Err(Error::CopyRefused { reason });
    }
    let arrival = Arrival {
        device: header.device,
        made_at: header.made_at,
        entries,
        knows: header.knows.clone(),
    };
    Ok((arrival, reader))
}

fn refusal(header: &Header) -> Option<CopyFault> {
    (header.schema > store::newest_schema()).then_some(CopyFault::NewerSchema)
}

/// The last entry of each device that every other copy has; nothing when no other copy is known.
async fn known_to_all(connection: &mut SqliteConnection) -> Result<Heads> {
    let peers: Vec<String> = sqlx::query_scalar("select knows from peer")
        .fetch_all(connection)
        .await?;
    let mut common: Option<Heads> = None;
    for peer in peers {
        let knows: Heads = serde_json::from_str(&peer)?;
        common = Some(match common {
            None => knows,
            Some(common) => common
                .into_iter()
                .filter_map(|(device, number)| Some((device, number.min(*knows.get(&device)?))))
                .collect(),
        });
    }
    Ok(common.unwrap_or_default())
}

fn hashes(entries: &[Stored]) -> BTreeMap<(DeviceId, i64), String> {
    entries
        .iter()
        .map(|stored| ((stored.entry.id.device, stored.entry.id.number), stored.hash.clone()))
        .collect()
}

/// The documents that entries name and that are whole here, and how many are not.
async fn contents(connection: &mut SqliteConnection, store: &Store, entries: &[&Entry]) -> Result<(Vec<Content>, u32)> {
    let shelf = ContentStore::open_at(store.documents())?;
    let images = entries.iter().flat_map(|entry| &entry.images);
    let named: BTreeSet<&str> = images
        .filter(|image| matches!(image.table.as_str(), "document" | "message" | "paper"))
        .filter_map(|image| image.becomes("sha256"))
        .collect();
    let (mut found, mut missing) = (Vec::new(), 0);
    for name in named {
        let sha256: Sha = name.parse()?;
        if !shelf.verify(&sha256).unwrap_or(false) {
            missing += 1;
            continue;
        }
        let size = shelf.open(&sha256)?.metadata().map_err(Error::internal)?.len();
        found.push(content(connection, name, size).await?);
    }
    Ok((found, missing))
}
