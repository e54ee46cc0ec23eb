//! Taking in what members gave back: any number of files, in any order, twice if one likes; first a plan, then one act, one undo.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::path::PathBuf;

use serde::Serialize;

use super::came::{Came, Refused, expected};
use super::return_file::ReturnFile;
use crate::area_rules;
use crate::clock::{self, Timestamp};
use crate::document::{ContentStore, Sha};
use crate::error::{Error, PackFault, Result};
use crate::evaluation;
use crate::id::{DeviceId, DossierId, MemberId};
use crate::journal::{
    self, Act, Arrival, Caller, Entry, EntryId, Heads, OperationName, Plan, PlanLine, Receipt, stored_entries,
};
use crate::pack::keyring;
use crate::store::Store;

/// What taking files in would do.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReturnsPlan {
    /// Each file, in the order in which they were given.
    pub files: Vec<ReturnFile>,
    /// Acts that are new here.
    pub new: u32,
    /// Acts of this copy that what came changes: one that a rule refuses from now on, or no longer.
    pub displaced: Vec<PlanLine>,
}

/// What taking files in would do. Nothing is written.
///
/// # Errors
/// [`Error::NotAllowed`] `staff_only`. A file that cannot be taken in is no error: it says so by itself.
pub async fn plan_returns(store: &Store, caller: &Caller, files: &[PathBuf]) -> Result<ReturnsPlan> {
    caller.actor().require_secretariat()?;
    let batch = Batch::of(store, files).await?;
    let plan = area_rules::plan(store, &batch.arrival(caller.at), caller.at).await?;
    Ok(batch.told(&plan))
}

/// Takes them in: what is new of all of them, what is recorded of each, the keys that became known, and what follows for each
/// dossier, in one transaction.
///
/// # Errors
/// As [`plan_returns`]; nothing is changed then.
pub async fn merge_returns(store: &Store, caller: &Caller, files: &[PathBuf]) -> Result<(ReturnsPlan, Receipt)> {
    caller.actor().require_secretariat()?;
    store.writable()?;
    let batch = Batch::of(store, files).await?;
    let kept = batch.keep(store).await?;
    let arrival = batch.arrival(caller.at);
    let verb = async |act: &mut Act, _: &Plan| {
        act.says("returns", kept.len());
        let members: BTreeSet<&str> = kept.iter().map(|(came, _)| came.cover.member_name.as_str()).collect();
        act.says("members", members.into_iter().collect::<Vec<_>>().join(", "));
        for (came, sha256) in &kept {
            record(act, came, sha256, caller.at).await?;
        }
        for dossier in batch.dossiers() {
            evaluation::settle::settle_taken(act, dossier).await?;
        }
        Ok(())
    };
    let (plan, (), receipt) = area_rules::take_in(store, (caller, OperationName::PackMerge), &arrival, verb).await?;
    Ok((batch.told(&plan), receipt))
}

/// The files that were given.
struct Batch {
    files: Vec<(String, std::result::Result<Came, Refused>)>,
    /// The last act of each copy at home that is here already.
    here: Heads,
    /// The acts that came once and were turned back with what took them in: taking them in does them again.
    turned_back: BTreeSet<EntryId>,
}

impl Batch {
    async fn of(store: &Store, paths: &[PathBuf]) -> Result<Self> {
        let mut connection = store.read().await?;
        let keys = keyring(&mut connection).await?;
        let stored = stored_entries(&mut connection).await?;
        let expected = expected(stored.iter().map(|stored| &stored.entry));
        let turned_back = journal::turned_back(&mut connection).await?;
        let here = stored
            .into_iter()
            .map(|stored| (stored.entry.id, stored.hash))
            .collect();
        let mut files = Vec::with_capacity(paths.len());
        for path in paths {
            let came = match Came::of(&mut connection, store, path, (&keys, &expected)).await {
                Ok(came) => came.follows(&here),
                Err(refused) => Err(refused),
            };
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, came));
        }
        let mut batch = Self {
            files,
            here: last_of(here.keys().filter(|id| !turned_back.contains(id))),
            turned_back,
        };
        batch.drop_what_differs();
        Ok(batch)
    }

    /// Of two files of one copy that tell one act differently, the later is none of that copy's.
    fn drop_what_differs(&mut self) {
        let mut known: BTreeMap<EntryId, String> = BTreeMap::new();
        let mut keys: BTreeMap<MemberId, String> = BTreeMap::new();
        for (_, came) in &mut self.files {
            let Ok(file) = came else { continue };
            let differs = file
                .entries
                .iter()
                .any(|(entry, hash)| known.get(&entry.id).is_some_and(|other| other != hash));
            let member = file.cover.member;
            let is_others = keys.iter().any(|(of, signer)| *of != member && *signer == file.signer);
            let fault = if differs {
                PackFault::Forked
            } else if is_others || keys.entry(member).or_insert_with(|| file.signer.clone()) != &file.signer {
                PackFault::OtherKey
            } else {
                known.extend(file.entries.iter().map(|(entry, hash)| (entry.id, hash.clone())));
                continue;
            };
            *came = Err(Refused {
                cover: Some(Box::new(file.cover.clone())),
                fault,
            });
        }
    }

    fn taken(&self) -> impl Iterator<Item = &Came> {
        self.files.iter().filter_map(|(_, came)| came.as_ref().ok())
    }

    /// Every act that may be taken in, each once.
    fn arrival(&self, now: Timestamp) -> Arrival {
        let merged = self.taken().filter(|came| came.is_merged());
        let entries: BTreeMap<EntryId, &(Entry, String)> = merged
            .flat_map(|came| &came.entries)
            .map(|entry| (entry.0.id, entry))
            .collect();
        Arrival {
            device: DeviceId::new(),
            made_at: now,
            entries: entries.into_values().cloned().collect(),
            knows: Heads::new(),
        }
    }

    /// Keeps the bytes of what will be recorded; gives each with its hash.
    async fn keep(&self, store: &Store) -> Result<Vec<(&Came, Sha)>> {
        let mut kept = Vec::new();
        let mut recorded = BTreeSet::new();
        for came in self.taken().filter(|came| !came.known) {
            if !recorded.insert((came.device, came.cover.version)) {
                continue;
            }
            let (folder, path) = (store.documents(), came.path.clone());
            let put = tokio::task::spawn_blocking(move || {
                let file = File::open(&path).map_err(|source| Error::file(&path, source))?;
                ContentStore::open_at(folder)?.put_from(file)
            });
            kept.push((came, put.await.map_err(Error::internal)??.sha256));
        }
        Ok(kept)
    }

    /// The dossiers that the acts are about.
    fn dossiers(&self) -> BTreeSet<DossierId> {
        let merged = self.taken().filter(|came| came.is_merged());
        let images = merged
            .flat_map(|came| &came.entries)
            .flat_map(|(entry, _)| &entry.images);
        images
            .filter_map(|image| {
                image
                    .becomes("dossier_id")
                    .or_else(|| image.was("dossier_id"))?
                    .parse()
                    .ok()
            })
            .collect()
    }

    /// How many acts are done again.
    fn done_again(&self) -> u32 {
        let merged = self.taken().filter(|came| came.is_merged() && !came.known);
        let entries: BTreeSet<EntryId> = merged
            .flat_map(|came| &came.entries)
            .map(|(entry, _)| entry.id)
            .collect();
        u32::try_from(entries.intersection(&self.turned_back).count()).unwrap_or(u32::MAX)
    }

    /// What becomes of each file, by the plan of all.
    fn told(&self, plan: &Plan) -> ReturnsPlan {
        let mut seen: BTreeSet<(DeviceId, u32)> = BTreeSet::new();
        let files = self.files.iter().map(|(name, came)| match came {
            Err(refused) => ReturnFile::refused(name, refused),
            Ok(came) => {
                let first = seen.insert((came.device, came.cover.version));
                ReturnFile::taken(name, came, first && !came.known, plan, &self.here)
            }
        });
        let came: BTreeSet<EntryId> = self
            .taken()
            .flat_map(|came| &came.entries)
            .map(|(entry, _)| entry.id)
            .collect();
        ReturnsPlan {
            files: files.collect(),
            new: plan.new + plan.soft + plan.hard + self.done_again(),
            displaced: plan
                .lines
                .iter()
                .filter(|line| !came.contains(&line.entry.id))
                .cloned()
                .collect(),
        }
    }
}

fn last_of<'a>(ids: impl Iterator<Item = &'a EntryId>) -> Heads {
    let mut heads = Heads::new();
    for id in ids {
        let last = heads.entry(id.device).or_default();
        *last = (*last).max(id.number);
    }
    heads
}

async fn record(act: &mut Act, came: &Came, sha256: &Sha, now: Timestamp) -> Result<()> {
    sqlx::query(include_str!("record_return.sql"))
        .bind(uuid::Uuid::now_v7().to_string())
        .bind(came.cover.pack.to_string())
        .bind(came.device.to_string())
        .bind(came.cover.version)
        .bind(i64::try_from(came.entries.len()).map_err(Error::internal)?)
        .bind(came.cover.receipt.as_deref().unwrap_or_default())
        .bind(sha256.as_str())
        .bind(clock::to_text(came.cover.made_at))
        .bind(clock::to_text(now))
        .bind(came.outcome.as_str())
        .execute(&mut **act)
        .await?;
    if came.is_merged() {
        sqlx::query(include_str!("pin_key.sql"))
            .bind(came.cover.member.to_string())
            .bind(came.device.to_string())
            .bind(&came.signer)
            .bind(&came.recipient)
            .bind(clock::to_text(now))
            .execute(&mut **act)
            .await?;
    }
    Ok(())
}
