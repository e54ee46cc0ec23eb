//! What becomes of a bundle: the rule proposes, certainty or an answer decides, and what is decided is done or only told.

use super::belonging::{Belonging, Coming, Known, Place, propose};
use super::contents::Prepared;
use super::delivery::{Bundle, Delivery, Draft, Post, Received, Source};
use super::run::{Run, left};
use super::view::{ImportAnswer, ImportItem, ImportOutcome, ImportUnit, LeftOut, Proposal, Why};
use super::waiting;
use super::write::deliver;
use crate::dossier::checks::lateness;
use crate::error::{Error, Result};
use crate::id::DossierId;

/// What was decided.
#[derive(Clone, Copy)]
enum Decision {
    /// Nothing yet.
    Asked,
    /// It is left out.
    Leave,
    /// It is in the dossier of this place.
    There(usize),
    /// It joins the dossier of this place, or makes one.
    Take(Option<usize>),
}

/// What a bundle came to: its lines, and the place of its dossier.
type Settled = (Vec<ImportItem>, Option<usize>);

impl Run<'_> {
    /// Settles a bundle, and adds its unit and its lines to the report. The place of its dossier is given back, when it has one.
    pub async fn settle(&mut self, mut bundle: Bundle) -> Result<Option<usize>> {
        let (key, coming) = (bundle.key(), bundle.coming());
        let mut belonging = self.belonging(&mut bundle, &coming);
        let waits = self.terms.waits.contains(&key);
        belonging.sure &= !(waits && self.terms.takes_up) || matches!(belonging.place, Place::There(_));
        let decision = self.decision(&key, &belonging)?;
        let mut unit = self.unit(key.clone(), &bundle, &belonging);
        unit.decided = decided(decision);
        let extra = std::mem::take(&mut bundle.items);
        let (mut items, place) = match decision {
            Decision::Asked => {
                if self.terms.writes {
                    waiting::keep(self.shelf, self.terms.call, &key, &bundle).await?;
                }
                (lines(&bundle, ImportOutcome::Asked, None), None)
            }
            Decision::Leave => (lines(&bundle, ImportOutcome::LeftOut, Some(LeftOut::Answered)), None),
            Decision::There(place) => {
                if self.terms.writes {
                    self.mend(&bundle, &belonging).await?;
                }
                (lines(&bundle, ImportOutcome::AlreadyThere, None), Some(place))
            }
            Decision::Take(into) if self.terms.writes => self.take(bundle, &coming, &belonging, into).await?,
            Decision::Take(into) => self.foresee(&bundle, coming, &belonging, into),
        };
        if self.terms.writes && waits && unit.decided.is_some() {
            waiting::forget(self.shelf, &key).await?;
        }
        if let Some(dossier) = place.and_then(|place| self.known.get(place)) {
            unit.dossier_number = dossier.number;
            for item in &mut items {
                (item.dossier_id, item.dossier_number) = (dossier.id, dossier.number);
            }
        }
        let number = u32::try_from(self.report.units.len()).ok();
        self.report.units.push(unit);
        for item in items.into_iter().chain(extra) {
            self.line(ImportItem { unit: number, ..item });
        }
        Ok(place)
    }

    fn belonging(&self, bundle: &mut Bundle, coming: &Coming) -> Belonging {
        let found = propose(&self.known, coming);
        match (self.terms.into, bundle.forced.take()) {
            (Some(into), _) => {
                let there = bundle.post.as_ref().is_some_and(|post| {
                    let known = self.known.get(into);
                    known.is_some_and(|known| known.letters.iter().any(|held| held.sha256 == post.letter.sha256))
                });
                let place = if there { Place::There(into) } else { Place::Joins(into) };
                Belonging::of(place, true, &[Why::Chosen])
            }
            // The very same mail is the same wherever it was found.
            (None, Some(forced)) if !matches!(found.place, Place::There(_)) => forced,
            (None, _) => found,
        }
    }

    fn decision(&self, key: &str, belonging: &Belonging) -> Result<Decision> {
        let proposed = match belonging.place {
            Place::New => Decision::Take(None),
            Place::Joins(place) => Decision::Take(Some(place)),
            Place::There(place) => Decision::There(place),
        };
        Ok(match self.terms.answers.get(key) {
            None if !belonging.sure => Decision::Asked,
            None | Some(ImportAnswer::Accept) => proposed,
            Some(ImportAnswer::New) => Decision::Take(None),
            Some(ImportAnswer::Leave) => Decision::Leave,
            Some(ImportAnswer::Join { dossier }) => {
                let place = self.known.iter().position(|known| known.id == Some(*dossier));
                Decision::Take(Some(place.ok_or_else(|| Error::not_found("dossier", *dossier))?))
            }
        })
    }

    fn unit(&self, key: String, bundle: &Bundle, belonging: &Belonging) -> ImportUnit {
        let Received { at, state, between } = bundle.received;
        let (proposal, place) = match belonging.place {
            Place::New => (Proposal::New, None),
            Place::Joins(place) => (Proposal::Join, Some(place)),
            Place::There(place) => (Proposal::AlreadyThere, Some(place)),
        };
        let dossier = place.and_then(|place| self.known.get(place));
        let sender = bundle.post.as_ref().map(sender);
        ImportUnit {
            key,
            name: bundle.name.clone(),
            title: bundle.title.clone(),
            sender: sender.filter(|sender| !sender.is_empty()),
            mail: bundle.post.is_some(),
            received_at: at,
            receipt: state,
            between,
            late: at.map(|at| lateness::assess(self.terms.deadline, Some(at)).late),
            proposal,
            sure: belonging.sure,
            why: belonging.why.clone(),
            dossier: dossier.and_then(|dossier| dossier.id),
            dossier_number: dossier.and_then(|dossier| dossier.number),
            dossier_title: dossier.map(|dossier| dossier.title.clone()),
            decided: None,
        }
    }

    /// What a plan tells of it.
    fn foresee(&mut self, bundle: &Bundle, coming: Coming, belonging: &Belonging, into: Option<usize>) -> Settled {
        let outcome = into.map_or(ImportOutcome::Created, |_| ImportOutcome::Added);
        let mut items = lines(bundle, outcome, None);
        let mut held = into
            .and_then(|place| self.known.get(place))
            .map(|known| known.contents.clone())
            .unwrap_or_default();
        let documents = items.iter_mut().skip(usize::from(bundle.post.is_some()));
        for (item, draft) in documents.zip(&bundle.drafts) {
            item.also_in = belonging.also_in.get(draft.sha256.as_str()).copied();
            if !held.insert(draft.sha256.to_string()) {
                item.outcome = ImportOutcome::AlreadyThere;
            }
        }
        if let Some(id) = into.and_then(|place| self.known.get(place)).and_then(|known| known.id)
            && !self.report.updated.contains(&id)
        {
            self.report.updated.push(id);
        }
        let place = self.remember(bundle.title.clone(), coming, into, None);
        (items, Some(place))
    }

    /// Stores and reads the documents, then writes them as one operation.
    async fn take(
        &mut self,
        bundle: Bundle,
        coming: &Coming,
        belonging: &Belonging,
        into: Option<usize>,
    ) -> Result<Settled> {
        let (documents, mut items) = self.stored(&bundle, belonging).await?;
        if let Some(post) = &bundle.post {
            self.shelf.contents.put(&post.bytes)?;
            self.shelf.text(&post.sha256, &post.body).await?;
        } else if documents.is_empty() {
            return Ok((items, None));
        }
        let target = into.and_then(|place| self.known.get(place)).and_then(|known| known.id);
        let (mail, wholes) = (bundle.post.as_ref().map(|_| bundle.name.clone()), wholes(&bundle));
        let delivery = Delivery {
            call: self.terms.call,
            into: target,
            title: bundle.title.clone(),
            received_at: bundle.received.at,
            post: bundle.post,
            documents,
        };
        let (delivered, receipt) = deliver(self.shelf.store, self.caller, delivery).await?;
        let outcome = target.map_or(ImportOutcome::Created, |_| ImportOutcome::Added);
        items.extend(mail.map(|name| ImportItem::of(&name, outcome, None)));
        items.extend(document_lines(&delivered.documents, outcome, &wholes));
        self.noted(delivered.dossier, target.is_none(), receipt.entry.is_some());
        self.receipts.extend(receipt.entry.is_some().then_some(receipt));
        let made = Some((delivered.dossier, delivered.number));
        let place = self.remember(bundle.title, coming.clone(), into, made);
        Ok((items, Some(place)))
    }

    /// Stores again what is there: a content that was damaged since is mended, and a text whose reading failed is read.
    async fn mend(&self, bundle: &Bundle, belonging: &Belonging) -> Result<()> {
        self.stored(bundle, belonging).await?;
        if let Some(post) = &bundle.post {
            self.shelf.contents.put(&post.bytes)?;
        }
        Ok(())
    }

    /// The documents stored and read, and a line for each file that changed since it was looked at.
    async fn stored(&self, bundle: &Bundle, belonging: &Belonging) -> Result<(Vec<Prepared>, Vec<ImportItem>)> {
        let (mut documents, mut items) = (Vec::new(), Vec::new());
        for draft in &bundle.drafts {
            let prepared = match &draft.source {
                Source::Bytes(bytes) => self.shelf.bytes(bytes, &draft.name).await?,
                Source::File(seen) => {
                    let stored = match seen.open() {
                        Ok(_) => self.shelf.file(&seen.path, &draft.name).await,
                        Err(reason) => {
                            items.push(left(&draft.name, reason));
                            continue;
                        }
                    };
                    match stored {
                        Ok(prepared) if prepared.sha256 == draft.sha256 => prepared,
                        Ok(_) => {
                            items.push(left(&draft.name, LeftOut::Changing));
                            continue;
                        }
                        Err(Error::FileAccess { .. }) => {
                            items.push(left(&draft.name, LeftOut::Unreadable));
                            continue;
                        }
                        Err(error) => return Err(error),
                    }
                }
            };
            let also_in = belonging.also_in.get(draft.sha256.as_str()).copied();
            documents.push(Prepared { also_in, ..prepared });
        }
        Ok((documents, items))
    }

    fn noted(&mut self, id: DossierId, made: bool, changed: bool) {
        let report = &mut self.report;
        if made {
            report.created.push(id);
        } else if changed && !report.created.contains(&id) && !report.updated.contains(&id) {
            report.updated.push(id);
        }
    }

    /// What comes after in the same import knows of it. Gives back the place of its dossier.
    fn remember(
        &mut self,
        title: String,
        coming: Coming,
        into: Option<usize>,
        made: Option<(DossierId, u32)>,
    ) -> usize {
        let place = into.unwrap_or(self.known.len());
        if into.is_none() {
            self.known.push(Known {
                id: made.map(|(id, _)| id),
                number: made.map(|(_, number)| number),
                title,
                fresh: true,
                ..Known::default()
            });
        }
        if let Some(dossier) = self.known.get_mut(place) {
            dossier.letters.extend(coming.letter);
            dossier.contents.extend(coming.contents);
            dossier.empty.extend(coming.empty);
        }
        place
    }
}

const fn decided(decision: Decision) -> Option<Proposal> {
    match decision {
        Decision::Asked => None,
        Decision::Leave => Some(Proposal::Leave),
        Decision::There(_) => Some(Proposal::AlreadyThere),
        Decision::Take(Some(_)) => Some(Proposal::Join),
        Decision::Take(None) => Some(Proposal::New),
    }
}

fn sender(post: &Post) -> String {
    match (post.from_name.as_str(), post.letter.from.as_str()) {
        ("", address) => address.to_owned(),
        (name, "") => name.to_owned(),
        (name, address) => format!("{name} <{address}>"),
    }
}

/// The hash of a document, what it was in, and whether it is whole.
type Whole = (String, Option<String>, bool);

fn wholes(bundle: &Bundle) -> Vec<Whole> {
    let of = |draft: &Draft| (draft.sha256.to_string(), draft.within.clone(), draft.whole);
    bundle.drafts.iter().map(of).collect()
}

/// A line for the mail, if it is one, and for each document.
fn lines(bundle: &Bundle, outcome: ImportOutcome, reason: Option<LeftOut>) -> Vec<ImportItem> {
    let mail = bundle
        .post
        .as_ref()
        .map(|_| ImportItem::of(&bundle.name, outcome, reason));
    let documents = bundle.drafts.iter().map(|draft| ImportItem {
        within: draft.within.clone(),
        whole: draft.whole,
        ..ImportItem::of(&draft.name, outcome, reason)
    });
    mail.into_iter().chain(documents).collect()
}

/// A line for each document that was written or was there.
fn document_lines(documents: &[(Prepared, bool)], outcome: ImportOutcome, wholes: &[Whole]) -> Vec<ImportItem> {
    let line = |(document, there): &(Prepared, bool)| {
        let outcome = if *there { ImportOutcome::AlreadyThere } else { outcome };
        let found = wholes.iter().find(|(sha256, ..)| *sha256 == document.sha256.as_str());
        ImportItem {
            within: found.and_then(|(_, within, _)| within.clone()),
            whole: found.is_none_or(|(.., whole)| *whole),
            text_state: Some(document.text_state),
            text_reason: document.text_reason,
            also_in: document.also_in,
            ..ImportItem::of(&document.name, outcome, None)
        }
    };
    documents.iter().map(line).collect()
}
