//! The one order of a set of entries, the same wherever they came together.
//!
//! An entry comes after all that its author had seen; among those that knew nothing of one another the earlier hybrid time comes
//! first, then the device. So a clock that runs ahead changes the order of what was done apart, and nothing else.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::Arc;

use super::entry::{Entry, EntryId, Heads};
use super::hlc::Stamp;
use crate::error::{CopyFault, Error, Result};
use crate::id::DeviceId;

/// An entry with all that its author had seen of other devices.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub entry: Entry,
    sees: Arc<Heads>,
}

impl Known {
    /// Whether the author of this entry had seen another one.
    pub fn had_seen(&self, other: EntryId) -> bool {
        if other.device == self.entry.id.device {
            other.number < self.entry.id.number
        } else {
            self.sees.get(&other.device).is_some_and(|last| other.number <= *last)
        }
    }

    /// Whether the author had seen all entries up to these.
    pub fn had_seen_all(&self, reached: &Heads) -> bool {
        let own = self.entry.id.device;
        reached
            .iter()
            .all(|(device, number)| *device == own || self.sees.get(device).is_some_and(|last| number <= last))
    }

    /// What decides which of two acts that knew nothing of one another is shown: the later time.
    pub fn rank(&self) -> (Stamp, EntryId) {
        (self.entry.time, self.entry.id)
    }
}

/// Devices that only stand for what others had: whoever saw one saw that.
pub(super) type StandIns = BTreeMap<DeviceId, Heads>;

/// Puts a set of entries in order.
///
/// # Errors
/// [`Error::CopyRefused`] `gap` when an entry builds on one that is not among them.
pub(super) fn in_order(entries: Vec<Entry>, stand_ins: &StandIns) -> Result<Vec<Known>> {
    let total = entries.len();
    let index: BTreeMap<EntryId, usize> = entries.iter().enumerate().map(|(at, entry)| (entry.id, at)).collect();
    let mut waiting: Vec<usize> = vec![0; total];
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); total];
    for (at, entry) in entries.iter().enumerate() {
        for before in before(entry, stand_ins) {
            let before = *index
                .get(&before)
                .ok_or(Error::CopyRefused { reason: CopyFault::Gap })?;
            waiting[at] += 1;
            followers[before].push(at);
        }
    }
    let key = |at: usize| Reverse((entries[at].time, entries[at].id, at));
    let mut ready: BinaryHeap<_> = (0..total).filter(|at| waiting[*at] == 0).map(key).collect();
    let mut order = Vec::with_capacity(total);
    while let Some(Reverse((_, _, at))) = ready.pop() {
        order.push(at);
        for follower in &followers[at] {
            waiting[*follower] -= 1;
            if waiting[*follower] == 0 {
                ready.push(key(*follower));
            }
        }
    }
    if order.len() < total {
        // Entries that wait for one another were never written by this program.
        return Err(Error::CopyRefused {
            reason: CopyFault::BrokenChain,
        });
    }
    Ok(with_sight(entries, &order, stand_ins))
}

/// What an entry directly comes after.
fn before(entry: &Entry, stand_ins: &StandIns) -> impl Iterator<Item = EntryId> {
    let id = entry.id;
    let own = (id.number > 1).then_some(EntryId {
        device: id.device,
        number: id.number - 1,
    });
    let seen = seen_by(entry, stand_ins).map(|(device, number)| EntryId { device, number });
    own.into_iter().chain(seen)
}

/// What an entry says that its author saw, each stand-in taken for what it stands for.
fn seen_by(entry: &Entry, stand_ins: &StandIns) -> impl Iterator<Item = (DeviceId, i64)> {
    entry
        .seen
        .iter()
        .flat_map(|(device, number)| match stand_ins.get(device) {
            Some(heads) => heads.iter().map(|(device, number)| (*device, *number)).collect(),
            None => vec![(*device, *number)],
        })
}

fn with_sight(entries: Vec<Entry>, order: &[usize], stand_ins: &StandIns) -> Vec<Known> {
    let mut entries: Vec<Option<Entry>> = entries.into_iter().map(Some).collect();
    let mut sight: BTreeMap<_, Arc<Heads>> = BTreeMap::new();
    let mut known = Vec::with_capacity(order.len());
    for at in order {
        let Some(entry) = entries[*at].take() else { continue };
        let sees = sight.entry(entry.id.device).or_default();
        if !entry.seen.is_empty() {
            let sees = Arc::make_mut(sees);
            for (device, number) in seen_by(&entry, stand_ins) {
                let last = sees.entry(device).or_default();
                *last = (*last).max(number);
            }
        }
        let sees = Arc::clone(sees);
        known.push(Known { entry, sees });
    }
    known
}
