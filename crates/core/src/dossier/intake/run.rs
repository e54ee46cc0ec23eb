//! An import under way: how far it is, and what it has to report.

use std::sync::atomic::{AtomicBool, Ordering};

use super::contents::{Prepared, Shelf};
use super::delivery::{Delivered, Delivery};
use super::write::deliver;
use crate::document::MediaType;
use crate::dossier::view::{ImportItem, ImportOutcome, ImportProgress, ImportReport};
use crate::error::Result;
use crate::id::{CallId, DossierId};
use crate::journal::{Caller, Receipt};

/// Who hears how far the import is.
pub type Progress<'a> = &'a (dyn Fn(ImportProgress) + Send + Sync);

/// An import under way.
pub struct Run<'a> {
    /// Where contents go.
    pub shelf: Shelf<'a>,
    /// Who imports.
    pub caller: &'a Caller,
    /// The call.
    pub call: CallId,
    /// The dossier that everything goes to.
    pub into: Option<DossierId>,
    progress: Progress<'a>,
    cancelled: &'a AtomicBool,
    done: u32,
    total: u32,
    /// What was done so far.
    pub report: ImportReport,
}

impl<'a> Run<'a> {
    /// An import that begins, into a call and the dossier that everything goes to, if there is one.
    pub fn new(
        shelf: Shelf<'a>,
        caller: &'a Caller,
        (call, into): (CallId, Option<DossierId>),
        progress: Progress<'a>,
        cancelled: &'a AtomicBool,
        total: u32,
    ) -> Self {
        Self {
            shelf,
            caller,
            call,
            into,
            progress,
            cancelled,
            done: 0,
            total,
            report: ImportReport::default(),
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

    /// A line about something that is in no dossier.
    pub fn left_out(&mut self, name: &str, outcome: ImportOutcome) {
        self.report.items.push(ImportItem {
            name: name.to_owned(),
            outcome,
            dossier_id: None,
            dossier_number: None,
            text_state: None,
            text_reason: None,
            also_in: None,
        });
    }

    /// A line about something that a dossier holds.
    pub fn line(&mut self, name: &str, outcome: ImportOutcome, dossier: (DossierId, u32), prepared: Option<&Prepared>) {
        self.report.items.push(ImportItem {
            name: name.to_owned(),
            outcome,
            dossier_id: Some(dossier.0),
            dossier_number: Some(dossier.1),
            text_state: prepared.map(|content| content.text_state),
            text_reason: prepared.and_then(|content| content.text_reason),
            also_in: prepared.and_then(|content| content.also_in),
        });
    }

    /// Writes a delivery and remembers its dossier for the report.
    pub async fn deliver(&mut self, delivery: Delivery) -> Result<(Delivered, Receipt)> {
        let (delivered, receipt) = deliver(self.shelf.store, self.caller, delivery).await?;
        let id = delivered.dossier;
        if delivered.outcome == ImportOutcome::Created {
            self.report.created.push(id);
        } else if receipt.entry.is_some() && !self.report.created.contains(&id) && !self.report.updated.contains(&id) {
            self.report.updated.push(id);
        }
        Ok((delivered, receipt))
    }

    /// A line about every document of a delivery.
    pub fn tell_documents(&mut self, delivered: &Delivered) {
        let dossier = (delivered.dossier, delivered.number);
        for (document, there) in &delivered.documents {
            let outcome = if *there {
                ImportOutcome::AlreadyThere
            } else {
                delivered.outcome
            };
            self.line(&document.name, outcome, dossier, Some(document));
        }
    }
}

/// Programs are kept nowhere, whatever their name says.
pub const fn is_refused(media_type: MediaType) -> bool {
    matches!(media_type, MediaType::Executable)
}
