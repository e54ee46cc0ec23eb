//! Making the pack of a member: a view of the record as it stands, written to a file that is read again before anybody hears of it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sqlx::{Row, SqliteConnection};

use super::documents::content;
use crate::clock;
use crate::document::{ContentStore, Sha, fold};
use crate::error::{BrokenRule, Error, Result};
use crate::id::{CallId, DeviceId, MemberId};
use crate::journal::{self, Caller, Heads, OperationName};
use crate::pack::file::{Content, Contents, Key, Opener, PackContents, PartKind, Sealed, Written, write_checked};
use crate::pack::view::{View, all_rows, view_of};
use crate::pack::{Cover, Keyring, Kind, Passphrase, keyring, member_key, next_version};
use crate::store::{self, Store};
use crate::stored::word;

/// A pack that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The pack.
    pub id: DeviceId,
    /// Whose it is.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Their e-mail address; empty where none is known.
    pub email: String,
    /// Counted for them, from 1.
    pub version: u32,
    /// Dossiers in it.
    pub dossiers: u32,
    /// Bytes.
    pub size: u64,
    /// The file.
    pub path: PathBuf,
    /// The words that open it: shown once, kept nowhere.
    pub passphrase: Passphrase,
}

/// What is written, as it stood at one moment.
struct Draft {
    cover: Cover,
    contents: Contents,
    view: View,
    heads: Heads,
    email: String,
    /// The key of the member's copy, where it is known.
    recipient: Option<String>,
    texts: Vec<String>,
    keys: Keyring,
}

/// Makes the pack of a member in a folder that exists, under a name that says nothing of its contents but for whom it is. The file
/// was opened and read again with its words before it is registered.
///
/// # Errors
/// [`Error::RuleBroken`] `nothing_to_score` for a member without a dossier; [`Error::Damaged`] for a document that is no longer what
/// its hash says; what the disk says. Nothing is registered then and no file is left.
pub async fn make_pack(store: &Store, caller: &Caller, call: CallId, member: MemberId, into: &Path) -> Result<Made> {
    caller.actor().require_secretariat()?;
    store.writable()?;
    let draft = Draft::of(store, caller, call, member).await?;
    let passphrase = Passphrase::new()?;
    let path = free_name(into, &draft.cover);
    let part = path.with_extension("pli.part");
    let (written, draft) = {
        let (part, words, folder) = (part.clone(), passphrase.clone(), store.documents());
        let task = move || Ok::<_, Error>((draft.write(&part, &words, &ContentStore::open_at(folder)?)?, draft));
        tokio::task::spawn_blocking(task).await.map_err(Error::internal)??
    };
    let registered = async {
        register(store, caller, &draft, &written).await?;
        std::fs::rename(&part, &path).map_err(|source| Error::file(&path, source))
    };
    if let Err(error) = registered.await {
        // The failure is what is told.
        let _ = std::fs::remove_file(&part);
        return Err(error);
    }
    Ok(Made {
        id: draft.cover.pack,
        member,
        name: draft.cover.member_name,
        email: draft.email,
        version: draft.cover.version,
        dossiers: draft.view.dossiers,
        size: written.size,
        path,
        passphrase,
    })
}

impl Draft {
    async fn of(store: &Store, caller: &Caller, call: CallId, member: MemberId) -> Result<Self> {
        let mut connection = store.read().await?;
        let view = view_of(&all_rows(&mut connection).await?, call, member);
        if view.dossiers == 0 {
            return Err(Error::rule(BrokenRule::NothingToScore));
        }
        let heads = journal::heads(&mut connection).await?;
        let key = member_key(&mut connection, member).await?;
        let merged = merged(&mut connection, store.device(), member).await?;
        let names = Names::of(&mut connection, caller, call, member).await?;
        let version = next_version(&mut connection, member).await?;
        let texts = texts(&mut connection, &view).await?;
        Ok(Self {
            cover: Cover {
                kind: Kind::Pack,
                pack: DeviceId::new(),
                version,
                workspace: store.info().id,
                call,
                call_name: names.call,
                member,
                member_name: names.member,
                made_at: caller.at,
                receipt: None,
                envelopes: Vec::new(),
            },
            contents: Contents::Pack(PackContents {
                schema: store::newest_schema(),
                contact: names.contact,
                merged,
            }),
            view,
            heads,
            email: names.email,
            recipient: key.map(|(_, _, recipient)| recipient),
            texts,
            keys: keyring(&mut connection).await?,
        })
    }

    /// Writes the file and reads it again.
    fn write(&self, path: &Path, words: &Passphrase, from: &ContentStore) -> Result<Written> {
        let view = self.view.lines()?;
        let mut parts = vec![
            Content::lines(PartKind::View, view.iter().map(String::as_str))?,
            Content::lines(PartKind::Texts, self.texts.iter().map(String::as_str))?,
        ];
        for (sha256, size) in &self.view.documents {
            parts.push(Content::Document(sha256.parse::<Sha>()?, *size));
        }
        let mut openers = vec![Opener::Passphrase(words)];
        openers.extend(self.recipient.as_deref().map(Opener::Recipient));
        // A file that a crash left is none of anybody's.
        let _ = std::fs::remove_file(path);
        let about = (self.cover.clone(), self.contents.clone());
        write_checked(path, about, &parts, from, &self.keys, &openers, || {
            Sealed::open(path)?.unlock(Key::Passphrase(words))?.read_again()
        })
    }
}

/// The last act of each copy at home of a member that came back: one that was put back from its backup has several names.
async fn merged(connection: &mut SqliteConnection, here: DeviceId, member: MemberId) -> Result<Heads> {
    let rows =
        sqlx::query("select device, max(number) as last from journal where person = ? and device <> ? group by device")
            .bind(member.to_string())
            .bind(here.to_string())
            .fetch_all(connection)
            .await?;
    rows.iter()
        .map(|row| Ok((word(row, "device")?, row.try_get("last")?)))
        .collect()
}

/// The names that a pack bears.
struct Names {
    call: String,
    member: String,
    email: String,
    contact: (String, String),
}

impl Names {
    async fn of(connection: &mut SqliteConnection, caller: &Caller, call: CallId, member: MemberId) -> Result<Self> {
        let row = sqlx::query(include_str!("pack_names.sql"))
            .bind(member.to_string())
            .bind(call.to_string())
            .bind(caller.person.to_string())
            .fetch_optional(connection)
            .await?
            .ok_or_else(|| Error::not_found("member", member))?;
        Ok(Self {
            call: row.try_get("call")?,
            member: row.try_get("member")?,
            email: row.try_get("email")?,
            contact: (row.try_get("contact")?, row.try_get("contact_email")?),
        })
    }
}

/// What is known of each document, a line each.
async fn texts(connection: &mut SqliteConnection, view: &View) -> Result<Vec<String>> {
    let mut lines = Vec::with_capacity(view.documents.len());
    for (sha256, size) in &view.documents {
        lines.push(serde_json::to_string(&content(connection, sha256, *size).await?)?);
    }
    Ok(lines)
}

async fn register(store: &Store, caller: &Caller, draft: &Draft, written: &Written) -> Result<()> {
    let (cover, view) = (&draft.cover, &draft.view);
    let contents: BTreeMap<String, String> = view.digests();
    let ((), _) = store
        .act(caller, OperationName::PackMake, async |act| {
            act.says("member", cover.member_name.as_str())
                .says("version", cover.version)
                .says("dossiers", view.dossiers);
            sqlx::query(include_str!("register_pack.sql"))
                .bind(cover.pack.to_string())
                .bind(cover.call.to_string())
                .bind(cover.member.to_string())
                .bind(cover.version)
                .bind(serde_json::to_string(&draft.heads)?)
                .bind(view.dossiers)
                .bind(serde_json::to_string(&contents)?)
                .bind(i64::try_from(written.size).map_err(Error::internal)?)
                .bind(&written.sha256)
                .bind(clock::to_text(cover.made_at))
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(())
}

/// `2026-03-02_Vandamme-Helene_v1.pli`, with a number behind it where that name is taken.
fn free_name(folder: &Path, cover: &Cover) -> PathBuf {
    let day = clock::paris_date(cover.made_at);
    let stem = format!("{day}_{}_v{}", plain(&cover.member_name), cover.version);
    let names = std::iter::once(stem.clone()).chain((2..).map(|number| format!("{stem}-{number}")));
    let mut paths = names.map(|name| folder.join(format!("{name}.pli")));
    paths.find(|path| !path.exists()).unwrap_or_else(|| folder.join(stem))
}

/// A name that every file system and every mail programme leaves as it is.
pub(super) fn plain(name: &str) -> String {
    let folded = fold(name);
    let words = folded
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-");
    if name.is_empty() {
        "membre".to_owned()
    } else {
        name.chars().take(60).collect()
    }
}
