//! One return in a plan: what it says of itself, and what would become of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::came::{Came, Refused};
use crate::error::PackFault;
use crate::journal::{Entry, EntryId, Heads, Plan, PlanLine, Verdict};
use crate::pack::{Cover, ReturnOutcome};
use crate::store::Image;

/// A file that was given, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ReturnFile {
    /// Its name.
    pub name: String,
    /// What it says of itself, where it could be read.
    pub cover: Option<Cover>,
    /// Why it is refused; nothing of it is taken in then.
    pub fault: Option<PackFault>,
    /// What is recorded of it; none for one that is refused, or that is here already.
    pub outcome: Option<ReturnOutcome>,
    /// The version of the same copy that was taken in last, before.
    pub before: Option<u32>,
    /// Evaluations handed in.
    pub evaluations: u32,
    /// Marks given.
    pub marks: u32,
    /// Among these, those in the place of another mark.
    pub changed: u32,
    /// Recusals declared.
    pub recusals: u32,
    /// Passages held as evidence.
    pub evidence: u32,
    /// Acts that a rule refuses here, with why.
    pub refused: Vec<PlanLine>,
    /// Acts whose field was made different here meanwhile: both values stay until somebody settles it.
    pub conflicts: Vec<PlanLine>,
}

impl ReturnFile {
    pub(super) fn refused(name: &str, refused: &Refused) -> Self {
        Self {
            cover: refused.cover.as_deref().cloned(),
            fault: Some(refused.fault),
            ..Self::named(name)
        }
    }

    fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            cover: None,
            fault: None,
            outcome: None,
            before: None,
            evaluations: 0,
            marks: 0,
            changed: 0,
            recusals: 0,
            evidence: 0,
            refused: Vec::new(),
            conflicts: Vec::new(),
        }
    }

    pub(super) fn taken(name: &str, came: &Came, recorded: bool, plan: &Plan, here: &Heads) -> Self {
        let told = Self {
            cover: Some(came.cover.clone()),
            outcome: recorded.then_some(came.outcome),
            before: came.before,
            ..Self::named(name)
        };
        if !came.is_merged() {
            return Self {
                fault: Some(match came.outcome {
                    ReturnOutcome::Revoked => PackFault::Revoked,
                    _ => PackFault::Closed,
                }),
                ..told
            };
        }
        let is_here = |entry: &Entry| entry.id.number <= here.get(&entry.id.device).copied().unwrap_or(0);
        let ids: BTreeSet<EntryId> = came.entries.iter().map(|(entry, _)| entry.id).collect();
        let lines = || plan.lines.iter().filter(|line| ids.contains(&line.entry.id));
        let of = |verdict| {
            lines()
                .filter(|line| line.verdict == verdict)
                .cloned()
                .collect::<Vec<_>>()
        };
        let refused: BTreeSet<EntryId> = of(Verdict::Refused).iter().map(|line| line.entry.id).collect();
        let news = || {
            let entries = came.entries.iter().map(|(entry, _)| entry);
            entries.filter(|entry| !is_here(entry) && !refused.contains(&entry.id))
        };
        let (given, changed) = marks(news());
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            evaluations: count(handed_in(news())),
            marks: count(given),
            changed: count(changed),
            recusals: count(recusals(news())),
            evidence: count(passages(news())),
            refused: of(Verdict::Refused),
            conflicts: of(Verdict::Hard),
            ..told
        }
    }
}

/// The marks that are there in the end and were others before, or none: how many, and how many of these were others. What was cleared
/// and put back is as it was.
fn marks<'a>(entries: impl Iterator<Item = &'a Entry>) -> (usize, usize) {
    let mut ends: BTreeMap<&str, (Option<&Value>, Option<&Value>)> = BTreeMap::new();
    for image in images(entries, "mark") {
        let (was, is) = (steps(image.before.as_ref()), steps(image.after.as_ref()));
        ends.entry(&image.key)
            .and_modify(|ends| ends.1 = is)
            .or_insert((was, is));
    }
    let given = || ends.values().filter(|(was, is)| is.is_some() && was != is);
    (given().count(), given().filter(|(was, _)| was.is_some()).count())
}

/// The mark of a row; none where it is blank.
fn steps(row: Option<&Value>) -> Option<&Value> {
    row.map(|row| &row["steps"]).filter(|steps| !steps.is_null())
}

/// Evaluations that were handed in and have not been taken back since.
fn handed_in<'a>(entries: impl Iterator<Item = &'a Entry>) -> usize {
    let mut standing = BTreeSet::new();
    for image in images(entries, "evaluation") {
        match (image.was("state"), image.becomes("state")) {
            (before, Some("submitted")) if before != Some("submitted") => standing.insert(&image.key),
            (_, Some("submitted")) => false,
            _ => standing.remove(&image.key),
        };
    }
    standing.len()
}

/// Recusals that were declared and not turned back since.
fn recusals<'a>(entries: impl Iterator<Item = &'a Entry>) -> usize {
    let mut standing = BTreeSet::new();
    for image in images(entries, "interest") {
        if image.after.as_ref().is_some_and(|row| row["recused"] == 1) {
            standing.insert(&image.key);
        } else {
            standing.remove(&image.key);
        }
    }
    standing.len()
}

/// The changes to the rows of a table, in their order.
fn images<'a>(entries: impl Iterator<Item = &'a Entry>, table: &str) -> impl Iterator<Item = &'a Image> {
    entries
        .flat_map(|entry| &entry.images)
        .filter(move |image| image.table == table)
}

/// Passages that were attached and are still there.
fn passages<'a>(entries: impl Iterator<Item = &'a Entry>) -> usize {
    let mut held = BTreeSet::new();
    for image in images(entries, "evidence") {
        if image.after.is_some() {
            held.insert(&image.key);
        } else {
            held.remove(&image.key);
        }
    }
    held.len()
}
