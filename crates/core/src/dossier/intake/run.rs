//! An import under way: how far it is, and what it has to report.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

use super::belonging::Known;
use super::contents::Shelf;
use super::view::{ImportAnswer, ImportItem, ImportOutcome, ImportProgress, ImportReport, LeftOut};
use crate::call::Deadline;
use crate::clock::Timestamp;
use crate::document::MediaType;
use crate::id::CallId;
use crate::journal::{Caller, Receipt};

/// Who hears how far the import is.
pub type Progress<'a> = &'a (dyn Fn(ImportProgress) + Send + Sync);

/// What an import goes by.
pub struct Terms<'a> {
    /// The call.
    pub call: CallId,
    /// The deadline after which a dossier is late.
    pub deadline: Option<Deadline>,
    /// That deadline and the cut-offs: every instant between two dates of which somebody has to choose.
    pub bounds: Vec<Deadline>,
    /// The place among the known dossiers of the one that everything goes to.
    pub into: Option<usize>,
    /// When what has no date was received, as somebody says.
    pub stated: Option<Timestamp>,
    /// What somebody answers, by unit.
    pub answers: &'a BTreeMap<String, ImportAnswer>,
    /// The units that wait for an answer from earlier imports.
    pub waits: BTreeSet<String>,
    /// Whether those are taken up: however they look now, somebody answers.
    pub takes_up: bool,
    /// Whether it writes; a plan does not.
    pub writes: bool,
}

/// An import under way.
pub struct Run<'a> {
    /// Where contents go.
    pub shelf: Shelf<'a>,
    /// Who imports.
    pub caller: &'a Caller,
    /// What it goes by.
    pub terms: Terms<'a>,
    /// The dossiers of the call, those that it makes or would make among them.
    pub known: Vec<Known>,
    progress: Progress<'a>,
    cancelled: &'a AtomicBool,
    done: u32,
    total: u32,
    /// What was done so far.
    pub report: ImportReport,
    /// One for each operation.
    pub receipts: Vec<Receipt>,
}

impl<'a> Run<'a> {
    /// An import that begins.
    pub fn new(
        shelf: Shelf<'a>,
        caller: &'a Caller,
        (terms, known): (Terms<'a>, Vec<Known>),
        (progress, cancelled): (Progress<'a>, &'a AtomicBool),
        total: u32,
    ) -> Self {
        Self {
            shelf,
            caller,
            terms,
            known,
            progress,
            cancelled,
            done: 0,
            total,
            report: ImportReport::default(),
            receipts: Vec::new(),
        }
    }

    /// Whether the person stopped the import before all was done.
    pub fn stopped(&self) -> bool {
        self.done < self.total && self.cancelled.load(Ordering::Relaxed)
    }

    /// Tells which file is at work.
    pub fn tell(&self, name: &str) {
        (self.progress)(ImportProgress {
            done: self.done,
            total: self.total,
            name: name.to_owned(),
        });
    }

    /// Counts a file as done and tells so.
    pub fn step(&mut self, name: &str) {
        self.done += 1;
        self.tell(name);
    }

    /// Counts things that were found to be given: in a mail, a mailbox, an archive.
    pub fn found(&mut self, number: usize) {
        self.report.given += u32::try_from(number).unwrap_or(u32::MAX);
    }

    /// Adds a line, and counts it.
    pub fn line(&mut self, item: ImportItem) {
        self.report.tally.count(item.outcome, item.count);
        self.report.items.push(item);
    }

    /// A line about something that is in no dossier.
    pub fn leave(&mut self, name: &str, reason: LeftOut) {
        self.line(left(name, reason));
    }
}

/// A line about something that is in no dossier.
pub fn left(name: &str, reason: LeftOut) -> ImportItem {
    let refused = matches!(reason, LeftOut::Program | LeftOut::Special);
    let outcome = if refused {
        ImportOutcome::Refused
    } else {
        ImportOutcome::LeftOut
    };
    ImportItem::of(name, outcome, Some(reason))
}

/// Programs are kept nowhere, whatever their name says.
pub const fn is_refused(media_type: MediaType) -> bool {
    matches!(media_type, MediaType::Executable)
}
