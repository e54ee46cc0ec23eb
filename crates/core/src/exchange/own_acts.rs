//! Whether what came back is its member's own: acts on their own evaluations and interests, by themselves, one after the other.
//!
//! A copy at home may have been made to say anything. Whatever it says, it changes nothing but what its member could change there.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::error::PackFault;
use crate::id::{DeviceId, MemberId};
use crate::journal::{Entry, Heads, Image, OperationName as Act, Part, changed_fields};

/// Whose acts they are to be.
#[derive(Debug)]
pub(super) struct Owner {
    /// The member.
    pub member: MemberId,
    /// Their copy, under its present name.
    pub device: DeviceId,
    /// The evaluations that were ever expected of them, by identifier.
    pub evaluations: BTreeSet<String>,
    /// Their packs.
    pub packs: BTreeSet<DeviceId>,
}

/// Reads the lines of a return: each entry with its hash, every one of them its member's own. A copy that was put back from its backup
/// goes on under another name: what it did before is a chain of its own beside.
///
/// # Errors
/// `altered` for lines that are no chains from their first acts, `not_theirs` for an act that is not its member's.
pub(super) fn read(lines: &[String], owner: &Owner) -> Result<Vec<(Entry, String)>, PackFault> {
    let mut entries: Vec<(Entry, String)> = Vec::with_capacity(lines.len());
    let mut ends: BTreeMap<DeviceId, (i64, String)> = BTreeMap::new();
    for line in lines {
        let (entry, previous) = Entry::read(line).map_err(|_| PackFault::Altered)?;
        let (last, before) = ends.entry(entry.id.device).or_default();
        if previous != *before || entry.id.number != *last + 1 {
            return Err(PackFault::Altered);
        }
        let hash = crate::journal::hash_of(line);
        (*last, *before) = (entry.id.number, hash.clone());
        entries.push((entry, hash));
    }
    // The last act is one of the copy that wrote the file.
    if entries.last().is_some_and(|(entry, _)| entry.id.device != owner.device) {
        return Err(PackFault::Altered);
    }
    let own = |(entry, _): &(Entry, String)| owner.is_own(entry, &ends);
    if entries.iter().all(own) {
        Ok(entries)
    } else {
        Err(PackFault::NotTheirs)
    }
}

impl Owner {
    fn is_own(&self, entry: &Entry, chains: &BTreeMap<DeviceId, (i64, String)>) -> bool {
        entry.person == self.member.into()
            && entry.part != Part::Secretariat
            && is_of_a_member(entry)
            && self.has_seen_packs_alone(&entry.seen, chains)
            && entry.images.iter().all(|image| self.is_of_theirs(entry, image))
    }

    /// Packs, and what the same copy did before it was put back.
    fn has_seen_packs_alone(&self, seen: &Heads, chains: &BTreeMap<DeviceId, (i64, String)>) -> bool {
        seen.iter().all(|(device, number)| {
            let before = chains.get(device).is_some_and(|(last, _)| number <= last);
            before || (*number == 1 && self.packs.contains(device))
        })
    }

    fn is_of_theirs(&self, entry: &Entry, image: &Image) -> bool {
        let rows = [image.before.as_ref(), image.after.as_ref()];
        let mut rows = rows.into_iter().flatten();
        let member = Value::from(self.member.to_string());
        match image.table.as_str() {
            "interest" => rows.all(|row| row["member_id"] == member && row["imposed"] == 0),
            "evaluation" => {
                // It is the secretariat that assigns, and that says why one is set aside or given back.
                let is_changed = image.before.is_some() && image.after.is_some();
                let allowed = [
                    "state",
                    "comment",
                    "submitted_at",
                    "grid_version_id",
                    "returned",
                    "to_review",
                ];
                let own = rows.all(|row| row["member_id"] == member && self.has(&row["id"]));
                let mut changes = changed_fields(image).into_iter();
                is_changed
                    && own
                    && changes.all(|(field, value)| allowed.contains(&field) || is_taken_over(entry, field, value))
            }
            "mark" | "evidence" => rows.all(|row| self.has(&row["evaluation_id"])),
            _ => false,
        }
    }

    fn has(&self, evaluation: &Value) -> bool {
        evaluation.as_str().is_some_and(|id| self.evaluations.contains(id))
    }
}

/// Whether a member goes on in a sheet of paper that was begun for them before their pack left, which makes it theirs, or turns that back.
fn is_taken_over(entry: &Entry, field: &str, value: &Value) -> bool {
    field == "on_paper" && (*value == 0 || matches!(entry.operation, Act::Undo | Act::Redo))
}

/// Whether an act is one that a member does at home, or turns back there.
fn is_of_a_member(entry: &Entry) -> bool {
    let act = match entry.operation {
        Act::Undo | Act::Redo => entry.params["operation"].as_str().and_then(|word| word.parse().ok()),
        act => Some(act),
    };
    act.is_some_and(Act::is_done_at_home)
}
