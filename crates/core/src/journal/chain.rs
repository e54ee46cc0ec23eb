//! The hash chain of each device: an entry's hash covers its canonical form, in which stands the hash of the entry before.
//!
//! What the chains prove: nothing in the journal was changed, removed, added or moved afterwards by somebody who did not rewrite
//! all that follows; the head printed on signed minutes closes that last door too.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};
use sqlx::{Row, SqliteConnection};

use super::entry::{EntryId, Heads, hex};
use super::stored::{self, Link};
use crate::error::Result;
use crate::id::DeviceId;
use crate::words::words;

/// Where the chain of a device ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ChainHead {
    /// The last entry.
    #[serde(flatten)]
    pub entry: EntryId,
    /// Its hash, 64 hexadecimal digits.
    pub hash: String,
}

/// Where the journal stands: the heads of all devices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Head {
    /// How many entries there are in all chains.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub entries: i64,
    /// SHA-256 over one line `device number hash` for each device, in the order of their identifiers: 64 hexadecimal digits.
    pub hash: String,
    /// The end of each chain, in the same order.
    pub devices: Vec<ChainHead>,
}

impl Head {
    pub(super) fn of(devices: Vec<ChainHead>) -> Self {
        let mut hasher = Sha256::new();
        for ChainHead { entry, hash } in &devices {
            hasher.update(format!("{} {} {hash}\n", entry.device, entry.number));
        }
        Self {
            entries: devices.iter().map(|head| head.entry.number).sum(),
            hash: hex(&hasher.finalize()),
            devices,
        }
    }

    /// The one line that papers print: the common hash, and of each device the end of its identifier with its last number.
    ///
    /// `9b1c…64 digits… (4f2a91c3:42, 77d0be15:7)`
    pub fn line(&self) -> String {
        let ends: Vec<String> = self
            .devices
            .iter()
            .map(|ChainHead { entry, .. }| {
                let device = entry.device.to_string();
                let end = device.len().saturating_sub(8);
                format!("{}:{}", device.get(end..).unwrap_or(&device), entry.number)
            })
            .collect();
        format!("{} ({})", self.hash, ends.join(", "))
    }
}

words! {
    /// What is wrong with an entry.
    ChainFault in "chain_fault" {
        /// An entry or its end is not there.
        Missing = "missing",
        /// An entry is not what its hash says.
        Altered = "altered",
        /// There are entries after the last one.
        BeyondHead = "beyond_head",
    }
}

/// The first entry of a device that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BrokenEntry {
    /// Which one.
    pub entry: EntryId,
    /// What is wrong.
    pub fault: ChainFault,
}

/// The heads as recorded.
pub async fn head(connection: &mut SqliteConnection) -> Result<Head> {
    let rows = sqlx::query("select device, number, hash from journal_head where number > 0 order by device")
        .fetch_all(connection)
        .await?;
    let heads = rows
        .iter()
        .map(|row| {
            Ok(ChainHead {
                entry: EntryId {
                    device: row.try_get::<String, _>("device")?.parse()?,
                    number: row.try_get("number")?,
                },
                hash: row.try_get("hash")?,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(Head::of(heads))
}

/// The last entry of each device that is here.
pub async fn heads(connection: &mut SqliteConnection) -> Result<Heads> {
    let devices = head(connection).await?.devices;
    Ok(devices
        .iter()
        .map(|head| (head.entry.device, head.entry.number))
        .collect())
}

/// Walks every chain; names the first bad entry of each that has one.
pub async fn verify_chains(connection: &mut SqliteConnection) -> Result<Vec<BrokenEntry>> {
    let mut ends: BTreeMap<DeviceId, ChainHead> = BTreeMap::new();
    for end in head(connection).await?.devices {
        ends.insert(end.entry.device, end);
    }
    let mut chains: BTreeMap<DeviceId, Vec<Link>> = BTreeMap::new();
    for found in stored::each(connection).await? {
        chains.entry(found.id.device).or_default().push(found);
    }
    let devices: Vec<DeviceId> = ends.keys().chain(chains.keys()).copied().collect();
    let mut broken: BTreeMap<DeviceId, BrokenEntry> = BTreeMap::new();
    for device in devices {
        let chain = chains.remove(&device).unwrap_or_default();
        if let Some((number, fault)) = first_fault(chain, ends.get(&device)) {
            let entry = EntryId { device, number };
            broken.entry(device).or_insert(BrokenEntry { entry, fault });
        }
        ends.remove(&device);
    }
    if let Some(stray) = stored::stray(connection).await? {
        broken.entry(stray.device).or_insert(BrokenEntry {
            entry: stray,
            fault: ChainFault::Altered,
        });
    }
    Ok(broken.into_values().collect())
}

/// The first number at which a chain does not hold.
fn first_fault(mut chain: Vec<Link>, end: Option<&ChainHead>) -> Option<(i64, ChainFault)> {
    chain.sort_by_key(|link| link.id.number);
    let last = end.map_or(0, |end| end.entry.number);
    let (mut expected, mut previous) = (1, String::new());
    for Link { id, hash, entry, .. } in chain {
        let number = id.number;
        if number != expected {
            return Some((expected.min(number), ChainFault::Missing));
        }
        // An entry that cannot be read is not what its hash says either.
        if !entry.is_ok_and(|entry| entry.hash(&previous).is_ok_and(|found| found == hash)) {
            return Some((number, ChainFault::Altered));
        }
        if number > last {
            return Some((number, ChainFault::BeyondHead));
        }
        (expected, previous) = (number + 1, hash);
    }
    if expected <= last {
        Some((expected, ChainFault::Missing))
    } else {
        let same = end.is_none_or(|end| end.hash == previous);
        (!same).then_some((last, ChainFault::Altered))
    }
}
