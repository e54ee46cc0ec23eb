//! One file that came back: whose it is, whether its signature holds and its acts are its member's own, and what becomes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sqlx::{Row, SqliteConnection};

use super::own_acts::{self, Owner};
use crate::error::{Error, PackFault, Result};
use crate::id::{DeviceId, MemberId};
use crate::journal::{Entry, EntryId};
use crate::pack::file::{Contents, Key, PartKind, Sealed};
use crate::pack::{Cover, Keyring, Kind, PackState, ReturnOutcome, is_key, member_key, pack};
use crate::store::{self, Store};

/// A file that is refused.
pub(super) struct Refused {
    pub cover: Option<Box<Cover>>,
    pub fault: PackFault,
}

/// A return whose signature holds and whose acts are its member's own.
pub(super) struct Came {
    pub path: PathBuf,
    pub cover: Cover,
    pub signer: String,
    pub recipient: String,
    pub device: DeviceId,
    pub entries: Vec<(Entry, String)>,
    pub outcome: ReturnOutcome,
    /// Whether this version is in the register, as what it is now.
    pub known: bool,
    /// The last version of this copy that was taken in.
    pub before: Option<u32>,
}

impl Came {
    pub async fn of(
        connection: &mut SqliteConnection,
        store: &Store,
        path: &Path,
        by: (&Keyring, &Expected),
    ) -> std::result::Result<Self, Refused> {
        let without_cover = |error: Error| Refused {
            cover: None,
            fault: fault_of(&error),
        };
        let sealed = Sealed::open(path).map_err(without_cover)?;
        let cover = sealed.cover.clone();
        let came = Self::unlocked(connection, store, path, (sealed, by)).await;
        came.map_err(|error| Refused {
            cover: Some(Box::new(cover)),
            fault: fault_of(&error),
        })
    }

    async fn unlocked(
        connection: &mut SqliteConnection,
        store: &Store,
        path: &Path,
        (sealed, (keys, expected)): (Sealed, (&Keyring, &Expected)),
    ) -> Result<Self> {
        let cover = sealed.cover.clone();
        if cover.kind != Kind::Return {
            return Err(Error::pack(PackFault::IsAPack));
        }
        if cover.workspace != store.info().id {
            return Err(Error::pack(PackFault::OtherWorkspace));
        }
        let register = pack(connection, cover.pack).await?;
        let register = register.ok_or_else(|| Error::pack(PackFault::UnknownPack))?;
        if register.call != cover.call {
            return Err(Error::pack(PackFault::OtherCall));
        }
        if register.member != cover.member {
            return Err(Error::pack(PackFault::OtherMember));
        }
        let mut file = sealed.unlock(Key::Identity(keys.identity()))?;
        let Contents::Return(contents) = file.contents().clone() else {
            return Err(Error::pack(PackFault::Altered));
        };
        if contents.schema > store::newest_schema() {
            return Err(Error::pack(PackFault::Newer));
        }
        if file.signer() == keys.signer() || !is_theirs(connection, cover.member, file.signer()).await? {
            return Err(Error::pack(PackFault::OtherKey));
        }
        let owner = owner(connection, (cover.member, contents.device), expected).await?;
        let lines = file.lines(PartKind::Entries)?;
        file.check()?;
        let entries = own_acts::read(&lines, &owner).map_err(Error::pack)?;
        if i64::try_from(entries.len()).ok() != Some(contents.last) {
            return Err(Error::pack(PackFault::Altered));
        }
        let (recorded, before) = versions(connection, contents.device, cover.version).await?;
        let outcome = match register.state {
            PackState::Revoked => ReturnOutcome::Revoked,
            PackState::Closed => ReturnOutcome::Closed,
            _ if before.is_some_and(|before| before > cover.version) => ReturnOutcome::Older,
            PackState::Closing => ReturnOutcome::Late,
            PackState::Out => ReturnOutcome::Merged,
        };
        // What was only kept, since returns were closed then, is taken in once they are taken again.
        let known = recorded.is_some_and(|before| before.is_taken() || !outcome.is_taken());
        Ok(Self {
            path: path.to_owned(),
            signer: file.signer().to_owned(),
            recipient: file.recipient().to_owned(),
            device: contents.device,
            cover,
            entries,
            outcome,
            known,
            before,
        })
    }

    /// Whether its acts are those that are here, as far as they are.
    pub fn follows(self, here: &BTreeMap<EntryId, String>) -> std::result::Result<Self, Refused> {
        let differs = |(entry, hash): &(Entry, String)| here.get(&entry.id).is_some_and(|known| known != hash);
        if self.entries.iter().any(differs) {
            return Err(Refused {
                cover: Some(Box::new(self.cover)),
                fault: PackFault::Forked,
            });
        }
        Ok(self)
    }

    /// Whether its acts are taken in.
    pub fn is_merged(&self) -> bool {
        self.outcome.is_taken()
    }
}

/// What is wrong with a file, for the one word that tells it; what the disk says of it is that it is none.
fn fault_of(error: &Error) -> PackFault {
    match error {
        Error::PackRefused { reason } => *reason,
        Error::FileAccess { .. } => PackFault::NotAPack,
        _ => PackFault::Altered,
    }
}

/// Whether a key may be a member's: the one that is known of them or, where none is, one that is not known of anybody else.
async fn is_theirs(connection: &mut SqliteConnection, member: MemberId, signer: &str) -> Result<bool> {
    match member_key(connection, member).await? {
        Some((_, known, _)) => Ok(known == signer),
        None => Ok(!is_key(connection, signer).await?),
    }
}

async fn owner(
    connection: &mut SqliteConnection,
    (member, device): (MemberId, DeviceId),
    expected: &Expected,
) -> Result<Owner> {
    let packs: Vec<String> = sqlx::query_scalar("select id from pack where member_id = ?")
        .bind(member.to_string())
        .fetch_all(connection)
        .await?;
    Ok(Owner {
        member,
        device,
        evaluations: expected.get(&member.to_string()).cloned().unwrap_or_default(),
        packs: packs.iter().filter_map(|id| id.parse().ok()).collect(),
    })
}

/// The evaluations that were ever expected of each member: one that is no longer was in their pack all the same, and what they did in
/// it is refused by itself, with its reason, not with all the rest.
pub(super) type Expected = BTreeMap<String, BTreeSet<String>>;

/// See [`Expected`].
pub(super) fn expected<'a>(entries: impl Iterator<Item = &'a Entry>) -> Expected {
    let mut expected = Expected::new();
    let images = entries.flat_map(|entry| &entry.images);
    for row in images
        .filter(|image| image.table == "evaluation")
        .filter_map(|image| image.after.as_ref())
    {
        if let (Some(member), Some(id)) = (row["member_id"].as_str(), row["id"].as_str()) {
            expected.entry(member.to_owned()).or_default().insert(id.to_owned());
        }
    }
    expected
}

/// What the register says of a version of a copy, and the last one that was taken in.
async fn versions(
    connection: &mut SqliteConnection,
    device: DeviceId,
    version: u32,
) -> Result<(Option<ReturnOutcome>, Option<u32>)> {
    let row = sqlx::query(include_str!("return_versions.sql"))
        .bind(device.to_string())
        .bind(version)
        .fetch_one(connection)
        .await?;
    let recorded: Option<String> = row.try_get("recorded")?;
    Ok((recorded.map(|word| word.parse()).transpose()?, row.try_get("last")?))
}
