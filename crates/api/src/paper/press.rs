//! From a draft to a kept and recorded PDF.

use std::sync::Arc;

use palmares_core::document::ContentStore;
use palmares_core::error::{BrokenRule, Error, Result};
use palmares_core::id::DossierId;
use palmares_core::journal::Caller;
use palmares_core::paper::{self, NewPaper, PaperKind, PaperLanguage};
use palmares_paper::{Language, Paper, PaperError, Press};

use super::PapersProduced;
use super::source::Place;
use crate::host::{Host, Open};

/// A paper ready to be set.
#[derive(Debug)]
pub struct Draft {
    pub kind: PaperKind,
    pub language: PaperLanguage,
    pub communicable: bool,
    pub dossier: Option<DossierId>,
    /// File name without its ending: sober, without accents, without a score.
    pub stem: String,
    pub paper: Paper,
}

/// Sets the drafts, keeps their bytes by hash, records them as one operation.
pub async fn produce(
    host: &Host,
    open: &Open,
    caller: &Caller,
    place: &Place,
    drafts: &[Draft],
) -> Result<PapersProduced> {
    let mut batch = Batch::new(host, open, caller).await?;
    for draft in drafts {
        batch.set(draft)?;
    }
    batch.record(place).await
}

/// Papers that are set one after the other and recorded together.
pub struct Batch<'a> {
    open: &'a Open,
    caller: &'a Caller,
    press: Arc<Press>,
    content: ContentStore,
    papers: Vec<NewPaper>,
    replaced: usize,
}

impl<'a> Batch<'a> {
    /// Nothing yet.
    pub async fn new(host: &Host, open: &'a Open, caller: &'a Caller) -> Result<Self> {
        Ok(Self {
            open,
            caller,
            press: host.press().await?,
            content: ContentStore::open_at(open.store.documents())?,
            papers: Vec::new(),
            replaced: 0,
        })
    }

    /// Sets a draft and keeps its bytes.
    ///
    /// # Errors
    /// See [`failed`]; what the disk says.
    pub fn set(&mut self, draft: &Draft) -> Result<()> {
        let pdf = self
            .press
            .render(&draft.paper, language(draft.language), self.caller.at)
            .map_err(failed)?;
        self.replaced += pdf.unprintable;
        let stored = self.content.put(&pdf.bytes)?;
        self.papers.push(NewPaper {
            kind: draft.kind,
            language: draft.language,
            communicable: draft.communicable,
            dossier: draft.dossier,
            name: format!("{}.pdf", draft.stem),
            sha256: stored.sha256,
        });
        Ok(())
    }

    /// Records what was set, as one operation.
    pub async fn record(self, place: &Place) -> Result<PapersProduced> {
        let (store, papers) = (&self.open.store, &self.papers);
        let receipt = paper::record(store, self.caller, place.call, place.session, &place.head, papers).await?;
        let made = paper::of_call(&mut *store.read().await?, place.call).await?;
        Ok(PapersProduced {
            papers: made.into_iter().take(papers.len()).collect(),
            unmade: Vec::new(),
            replaced: u32::try_from(self.replaced).unwrap_or(u32::MAX),
            receipt,
        })
    }
}

/// The language as the press knows it.
pub fn language(language: PaperLanguage) -> Language {
    match language {
        PaperLanguage::Fr => Language::Fr,
        PaperLanguage::En => Language::En,
    }
}

/// A paper that lacks what the person can give names it; anything else is the typesetter's fault.
#[allow(
    clippy::needless_pass_by_value,
    reason = "given to `map_err`, which hands the error over"
)]
pub fn failed(error: PaperError) -> Error {
    let lacking = match &error {
        PaperError::RemediesMissing => Some(BrokenRule::CourtMissing),
        PaperError::Missing("signatory.name" | "signatory.capacity") => Some(BrokenRule::SignatoryMissing),
        PaperError::Missing("addressee.name") => Some(BrokenRule::AddresseeMissing),
        PaperError::Missing("place") => Some(BrokenRule::PlaceMissing),
        _ => None,
    };
    lacking.map_or_else(
        || Error::PaperFailed {
            detail: error.to_string(),
        },
        Error::rule,
    )
}
