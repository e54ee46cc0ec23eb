//! The secretariat's part: mails taken in, data typed, files named, checks recorded, evaluators assigned.

use std::sync::atomic::AtomicBool;

use palmares_core::clock::{Timestamp, paris_date};
use palmares_core::dossier::checks;
use palmares_core::dossier::intake::{self, ImportRequest};
use palmares_core::dossier::{self, CounterInput, StageInput};
use palmares_core::error::{Error, Result};
use palmares_core::evaluation;
use palmares_core::id::{DocumentId, DossierId};

use super::deed::Count;
use super::stage::Stage;
use super::story::{Act, Application, Deed};

impl<'a> Stage<'a> {
    /// Takes a mail in. The second one of an application must find the dossier of the first by itself.
    pub(super) async fn receive(&mut self, application: &'a Application, index: usize, at: Timestamp) -> Result<()> {
        let paths = vec![self.mail(&application.key, index)?];
        let request = ImportRequest::of(self.call, paths);
        let (caller, never) = (self.staff(at), AtomicBool::new(false));
        let taken = intake::import(self.store(), &caller, self.host.extractor(), &request, &|_| {}, &never).await?;
        if let Some(failure) = taken.failure {
            return Err(failure);
        }
        let report = taken.report;
        let known = self.dossier(&application.key).ok();
        let found = report.created.first().or_else(|| report.updated.first()).copied();
        match (known, found) {
            (None, Some(id)) => self.remember_dossier(&application.key, id),
            (Some(known), Some(id)) if known == id => {}
            _ => {
                return Err(Error::internal(format!(
                    "mail {index} of {} went astray",
                    application.key
                )));
            }
        }
        Ok(())
    }

    pub(super) async fn act(&mut self, application: &'a Application, act: &'a Act, at: Timestamp) -> Result<()> {
        let (id, caller) = (self.dossier(&application.key)?, self.staff(at));
        match &act.deed {
            Deed::TypeData => self.type_data(application, at).await,
            Deed::Check { step, outcome, motive } => checks::record(
                self.store(),
                &caller,
                self.host.territory()?,
                id,
                *step,
                outcome,
                motive,
            )
            .await
            .map(drop),
            Deed::Assign { members } => {
                let members = members.iter().map(|key| self.member(key)).collect::<Result<Vec<_>>>()?;
                evaluation::assign(self.store(), &caller, id, &members).await.map(drop)
            }
            Deed::Stage { stage } => {
                let input = StageInput {
                    stage: *stage,
                    on: paris_date(at),
                };
                dossier::set_stage(self.store(), &caller, id, input).await.map(drop)
            }
            Deed::Count(count) => self.count(id, count, at).await,
            Deed::Review { reservation, session } => self.review(id, *reservation, session, at).await,
            Deed::Lift(lift) => self.lift(id, lift, at).await,
            Deed::Reopen { reason, motive } => self.reopen(id, *reason, motive, at).await,
        }
    }

    async fn count(&self, id: DossierId, count: &Count, at: Timestamp) -> Result<()> {
        let input = CounterInput {
            figure: count.figure,
            source: String::new(),
            document_id: Some(self.document(id, &count.file).await?),
            page: Some(count.page),
            stated_by: count.by.clone(),
        };
        dossier::set_counter(self.store(), &self.staff(at), id, &count.counter, Some(&input))
            .await
            .map(drop)
    }

    /// A file of a dossier, by its name.
    async fn document(&self, id: DossierId, name: &str) -> Result<DocumentId> {
        let documents = dossier::documents(&mut *self.store().read().await?, id).await?;
        let found = documents.iter().find(|document| document.name == name);
        found
            .map(|document| document.id)
            .ok_or_else(|| Error::not_found("document", name))
    }

    async fn type_data(&self, application: &Application, at: Timestamp) -> Result<()> {
        let (id, caller, territory) = (self.dossier(&application.key)?, self.staff(at), self.host.territory()?);
        let view = dossier::get(&mut *self.store().read().await?, territory, caller.actor(), id).await?;
        let input = application.input.received(view.dossier.received_at)?;
        dossier::update(self.store(), &caller, territory, id, &input).await?;
        for document in view.documents {
            let sent = application
                .mails
                .iter()
                .flat_map(|mail| &mail.files)
                .find(|file| file.name == document.name);
            let kind = sent.map(|file| file.kind).filter(|kind| *kind != document.kind);
            if let Some(kind) = kind {
                dossier::classify_document(self.store(), &caller, document.id, kind).await?;
            }
        }
        Ok(())
    }
}
