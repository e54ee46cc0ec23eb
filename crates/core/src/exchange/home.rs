//! Opening a pack at home: the copy comes to be, or takes over what changed, and keeps what its member did since.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Map, Value, json};
use sqlx::SqliteConnection;

use super::documents::{Content, keep};
use super::send::plain;
use crate::area_rules;
use crate::clock::Timestamp;
use crate::document::{ContentStore, Sha};
use crate::error::{Error, InputFault, PackFault, Result};
use crate::journal::{
    Arrival, Entry, EntryId, Heads, Image, OperationName, Part, Stamp, Stored, changed_fields, stored_entries,
};
use crate::pack::file::{Contents, Key, PackContents, PartKind, Sealed, Unlocked};
use crate::pack::home::{require, settle_in};
use crate::pack::view::{OWN, Rows, TRAVELS, read_rows};
use crate::pack::{Contact, Cover, Home, Kind, Passphrase, home, keyring};
use crate::store::{self, Store};

/// A pack was opened.
#[derive(Debug)]
pub struct Opened {
    /// The copy, open.
    pub store: Store,
    /// What it is.
    pub home: Home,
    /// Dossiers that came with this pack, that changed, and that left: by number.
    pub news: News,
}

/// What a later pack changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct News {
    /// Numbers of dossiers that were not there.
    pub came: Vec<u32>,
    /// Numbers of dossiers of which something is other than it was.
    pub changed: Vec<u32>,
    /// Numbers of dossiers that are no longer to be scored.
    pub left: Vec<u32>,
    /// Whether the grid or the call's rules are other than they were.
    pub rules: bool,
}

/// What anybody reads of a file: whose it is, of which call, when it was made.
///
/// # Errors
/// [`Error::PackRefused`] for what is no whole file of ours.
pub fn pack_cover(file: &Path) -> Result<Cover> {
    Ok(Sealed::open(file)?.cover)
}

/// Opens a pack in the copy of this folder, which comes to be where there is none. The words are needed the first time; afterwards the
/// copy's own key opens what comes for it.
///
/// # Errors
/// [`Error::PackRefused`] with why; [`Error::InvalidInput`] `passphrase` `empty` where only words open it. A failure leaves the copy as
/// it was, or none.
pub async fn open_pack(
    file: &Path,
    words: Option<&Passphrase>,
    folder: &Path,
    account: &str,
    now: Timestamp,
) -> Result<Opened> {
    let sealed = Sealed::open(file)?;
    if sealed.cover.kind != Kind::Pack {
        return Err(Error::pack(PackFault::IsAReturn));
    }
    let here = if Store::is_workspace(folder) {
        Some(Store::open(folder, now).await?)
    } else {
        None
    };
    let pack = match here {
        // The file is double-clicked each time: what it brought is here already, and nothing of it is read again.
        Some(store) if words.is_none() && brought(&store, &sealed.cover).await? => return again(store).await,
        here => (Incoming::of(here.as_ref(), sealed, words).await?, here),
    };
    let (pack, here) = pack;
    if let Some(store) = here {
        return pack.settle(store, account, now).await;
    }
    let store = Store::create_for_member(folder, &pack.file.cover.call_name, now).await?;
    let opened = pack.settle(store, account, now).await;
    if opened.is_err() {
        // The failure is what is told; what was begun is no copy, and is made anew where it could not be removed.
        let _ = std::fs::remove_dir_all(folder);
    }
    opened
}

/// Whether a copy is in this folder: one whose making was cut short is none.
pub fn is_home_there(folder: &Path) -> bool {
    Store::is_workspace(folder)
}

/// Whether the last pack that was opened in a copy is this one.
async fn brought(store: &Store, cover: &Cover) -> Result<bool> {
    let home = home(&mut *store.read().await?).await?;
    Ok(home.is_some_and(|home| home.pack == cover.pack && home.member == cover.member))
}

async fn again(store: Store) -> Result<Opened> {
    let home = require(&mut *store.read().await?).await?;
    Ok(Opened {
        store,
        home,
        news: News::default(),
    })
}

/// The name of the folder of a pack's copy, where the program chooses it: the call's and the member's, and what tells two of one name
/// apart.
pub fn home_name(cover: &Cover) -> String {
    let end = |id: String| id.get(id.len().saturating_sub(4)..).unwrap_or_default().to_owned();
    let (member, workspace) = (end(cover.member.to_string()), end(cover.workspace.to_string()));
    let names = (plain(&cover.call_name), plain(&cover.member_name));
    format!("{}_{}_{member}{workspace}.palmares", names.0, names.1)
}

/// A pack that may be opened here.
struct Incoming {
    file: Unlocked,
    contents: PackContents,
    /// What the copy was before.
    before: Option<Home>,
}

impl Incoming {
    async fn of(here: Option<&Store>, sealed: Sealed, words: Option<&Passphrase>) -> Result<Self> {
        let (mut before, mut keys) = (None, None);
        if let Some(store) = here {
            let mut connection = store.read().await?;
            // A workspace of the secretariat's is nobody's copy at home.
            before = Some(require(&mut connection).await?);
            if words.is_none() {
                keys = Some(keyring(&mut connection).await?);
            }
        }
        fits(&sealed.cover, before.as_ref())?;
        let words = words.cloned();
        let file = tokio::task::spawn_blocking(move || match (words, keys) {
            (Some(words), _) => sealed.unlock(Key::Passphrase(&words)),
            (None, Some(keys)) => sealed.unlock(Key::Identity(keys.identity())),
            (None, None) => Err(Error::invalid("passphrase", InputFault::Empty)),
        });
        let file = file.await.map_err(Error::internal)??;
        if before.as_ref().is_some_and(|home| home.signer != file.signer()) {
            return Err(Error::pack(PackFault::OtherKey));
        }
        let Contents::Pack(contents) = file.contents().clone() else {
            return Err(Error::pack(PackFault::Altered));
        };
        if contents.schema > store::newest_schema() {
            return Err(Error::pack(PackFault::Newer));
        }
        Ok(Self { file, contents, before })
    }

    async fn settle(mut self, store: Store, account: &str, now: Timestamp) -> Result<Opened> {
        let cover = self.file.cover.clone();
        let lines = self.file.lines(PartKind::View)?;
        let texts = self.file.lines(PartKind::Texts)?;
        let texts: Vec<Content> = texts
            .iter()
            .map(|line| serde_json::from_str(line).map_err(|_| Error::pack(PackFault::Altered)))
            .collect::<Result<_>>()?;
        let mut connection = store.read().await?;
        let tables = store::tables(&mut connection).await?;
        let wanted = read_rows(&lines, &tables)?;
        let present = rows(&mut connection, &tables).await?;
        let own = stored_entries(&mut connection).await?;
        drop(connection);
        let home = Home {
            workspace: cover.workspace,
            call: cover.call,
            member: cover.member,
            pack: cover.pack,
            version: cover.version,
            signer: self.file.signer().to_owned(),
            recipient: self.file.recipient().to_owned(),
            contact: Contact {
                name: self.contents.contact.0.clone(),
                email: self.contents.contact.1.clone(),
            },
            returned: self.before.as_ref().map_or(0, |home| home.returned),
            reached: self.before.as_ref().map_or(0, |home| home.reached),
        };
        let unsent = Unsent::of(&own, &self.contents.merged);
        let images = differences(&present, &wanted, &unsent);
        let news = if self.before.is_some() {
            news(&present, &images)
        } else {
            News::default()
        };
        let again = own.iter().any(|stored| stored.entry.id.device == cover.pack);
        let entry = (!again && !images.is_empty()).then(|| entry(&cover, account, &own, images));
        let folder = store.documents();
        let file = tokio::task::spawn_blocking(move || self.file.documents(&ContentStore::open_at(folder)?));
        let documents = file.await.map_err(Error::internal)??;
        take_over(&store, entry, &home, (&texts, &documents), now).await?;
        store.created()?;
        Ok(Opened { store, home, news })
    }
}

/// Whether a pack is for the copy that is here.
fn fits(cover: &Cover, before: Option<&Home>) -> Result<()> {
    let Some(home) = before else { return Ok(()) };
    let fault = if cover.workspace != home.workspace {
        PackFault::OtherWorkspace
    } else if cover.call != home.call {
        PackFault::OtherCall
    } else if cover.member != home.member {
        PackFault::OtherMember
    } else if cover.version < home.version {
        PackFault::Older
    } else {
        return Ok(());
    };
    Err(Error::pack(fault))
}

async fn rows(connection: &mut SqliteConnection, tables: &BTreeMap<String, store::Table>) -> Result<Rows> {
    let mut rows = Rows::new();
    for name in TRAVELS {
        if let Some(table) = tables.get(name) {
            rows.insert(name.to_owned(), store::rows(connection, table).await?);
        }
    }
    Ok(rows)
}

/// The fields that acts of this copy, also before it was put back from its backup, changed and that had not come back when the pack
/// was made: they stay as they are here.
struct Unsent(BTreeMap<(String, String), BTreeSet<String>>);

impl Unsent {
    fn of(entries: &[Stored], merged: &Heads) -> Self {
        let mut fields: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
        let since = entries.iter().filter(|stored| {
            let id = stored.entry.id;
            let is_own = stored.entry.operation != OperationName::PackOpen;
            is_own && id.number > merged.get(&id.device).copied().unwrap_or(0)
        });
        for image in since.flat_map(|stored| &stored.entry.images) {
            let known = fields.entry((image.table.clone(), image.key.clone())).or_default();
            known.extend(changed_fields(image).into_iter().map(|(field, _)| field.to_owned()));
        }
        Self(fields)
    }

    fn of_row(&self, table: &str, key: &str) -> Option<&BTreeSet<String>> {
        self.0.get(&(table.to_owned(), key.to_owned()))
    }
}

/// What the rows here are to become: those of the pack, but for what the member did since.
fn differences(present: &Rows, wanted: &Rows, unsent: &Unsent) -> Vec<Image> {
    let none = BTreeMap::new();
    let mut images = Vec::new();
    for table in TRAVELS {
        let (here, there) = (present.get(table).unwrap_or(&none), wanted.get(table).unwrap_or(&none));
        let keys: BTreeSet<&String> = here.keys().chain(there.keys()).collect();
        for key in keys {
            let before = here.get(key).cloned();
            let after = merged(before.as_ref(), there.get(key), unsent.of_row(table, key), wanted);
            if before != after {
                images.push(Image {
                    table: table.to_owned(),
                    key: key.clone(),
                    before,
                    after,
                });
            }
        }
    }
    images
}

fn merged(
    here: Option<&Value>,
    there: Option<&Value>,
    unsent: Option<&BTreeSet<String>>,
    wanted: &Rows,
) -> Option<Value> {
    let Some(fields) = unsent else { return there.cloned() };
    match (here, there) {
        // Typed since the pack was made: it stays, unless what it belongs to left with its dossier.
        (Some(here), None) => still_has(here, wanted).then(|| here.clone()),
        (Some(here), Some(there)) => {
            let mut row = there.clone();
            for field in fields {
                row[field.as_str()] = here[field.as_str()].clone();
            }
            Some(row)
        }
        (None, _) => None,
    }
}

/// Whether the evaluation or the dossier that a row belongs to is in the pack.
fn still_has(row: &Value, wanted: &Rows) -> bool {
    let refers = |table: &str, column: &str| {
        let id = row[column].as_str();
        id.is_none_or(|id| {
            wanted
                .get(table)
                .is_some_and(|rows| rows.contains_key(&json!([id]).to_string()))
        })
    };
    refers("evaluation", "evaluation_id") && refers("dossier", "dossier_id")
}

/// What a pack changed, as its member is told.
fn news(present: &Rows, images: &[Image]) -> News {
    let mut news = News::default();
    let (mut came, mut left, mut changed) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let number_of = |id: &str| {
        let here = present.get("dossier")?.get(&json!([id]).to_string());
        let coming = images
            .iter()
            .find(|image| image.table == "dossier" && image.becomes("id") == Some(id));
        let row = here.or_else(|| coming?.after.as_ref())?;
        u32::try_from(row["number"].as_u64()?).ok()
    };
    for image in images.iter().filter(|image| !OWN.contains(&image.table.as_str())) {
        let column = if image.table == "dossier" { "id" } else { "dossier_id" };
        let id = image.becomes(column).or_else(|| image.was(column));
        match (image.table.as_str(), id.and_then(number_of)) {
            ("call" | "grid" | "grid_version", _) => news.rules = true,
            ("dossier", Some(number)) if image.before.is_none() => {
                came.insert(number);
            }
            ("dossier", Some(number)) if image.after.is_none() => {
                left.insert(number);
            }
            (_, Some(number)) => {
                changed.insert(number);
            }
            _ => {}
        }
    }
    news.changed = changed
        .difference(&came)
        .filter(|number| !left.contains(number))
        .copied()
        .collect();
    (news.came, news.left) = (came.into_iter().collect(), left.into_iter().collect());
    news
}

/// The entry by which the view comes to be here, under the name of the pack: what is done here afterwards has seen it.
fn entry(cover: &Cover, account: &str, entries: &[Stored], images: Vec<Image>) -> Entry {
    let mut seen = Heads::new();
    for stored in entries {
        let id = stored.entry.id;
        let last = seen.entry(id.device).or_insert(id.number);
        *last = (*last).max(id.number);
    }
    Entry {
        id: EntryId {
            device: cover.pack,
            number: 1,
        },
        time: Stamp {
            wall_ms: cover.made_at.timestamp_millis(),
            counter: 0,
        },
        schema: store::newest_schema(),
        person: cover.member.into(),
        part: Part::Secretariat,
        account: account.to_owned(),
        operation: OperationName::PackOpen,
        params: Value::Object(Map::from_iter([("version".to_owned(), json!(cover.version))])),
        reverts: None,
        seen,
        images,
    }
}

/// Writes what came; nothing is left to write of a pack that changes nothing, or that was opened here before.
async fn take_over(
    store: &Store,
    entry: Option<Entry>,
    home: &Home,
    (texts, documents): (&[Content], &[Sha]),
    now: Timestamp,
) -> Result<()> {
    let mut connection = store.read().await?;
    let taken: BTreeSet<&str> = documents.iter().map(Sha::as_str).collect();
    for text in texts.iter().filter(|text| taken.contains(text.sha256.as_str())) {
        keep(&mut connection, text).await?;
    }
    drop(connection);
    if let Some(entry) = entry {
        let hash = entry.hash("")?;
        let arrival = Arrival {
            device: entry.id.device,
            made_at: now,
            knows: Heads::new(),
            entries: vec![(entry, hash)],
        };
        area_rules::apply(store, &arrival, now).await?;
    }
    settle_in(&mut *store.read().await?, home).await
}
