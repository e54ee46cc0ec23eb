//! Text out of a document's bytes. Everything here runs inside the worker process and may die there.
//!
//! Two engines read a PDF, as two rungs of a ladder; the host climbs it, because the second must be tried in a fresh
//! process when the first one died. The order is measured, see `docs/decisions/0011-text-extraction.md`.

mod accents;
mod bidi;
mod budget;
mod clean;
mod device;
mod hayro;
mod inside;
mod layout;
mod notes;
mod pdf_extract;
mod strings;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use self::budget::Budget;
pub(super) use self::budget::cpu_ms;
pub(super) use self::clean::is_format;
use super::media_type::{decode_text, detect};
use super::model::{Engine, ExtractionReport, MediaType, TextReason, TextState};

/// The engines for a PDF in the order in which they are tried.
///
/// Word F1 against `pdftotext` and pages per CPU-second are in the note named above: hayro alone is better and several
/// times faster than pdf-extract alone, never panicked, and the second rung only adds where the first finds nothing.
pub(super) const LADDER: [Engine; 2] = [Engine::Hayro, Engine::PdfExtract];

/// What an engine read before judgement and cleaning.
#[derive(Default)]
struct Raw {
    pages: Vec<String>,
    page_count: usize,
    /// Pages on which the engine gave up.
    broken_pages: usize,
    /// Why the text is not all that the file shows or holds.
    caveats: BTreeSet<TextReason>,
}

impl Raw {
    /// Adds what no page shows to the first one, where it is looked for.
    fn add_to_first_page(&mut self, texts: &[String]) {
        if let Some(first) = self.pages.first_mut() {
            for text in texts {
                first.push('\n');
                first.push_str(text);
            }
        }
    }
}

/// Why an engine has nothing to show.
#[derive(Clone, Copy)]
enum Failure {
    Damaged,
    Encrypted,
}

/// The worker's answer about a text.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Reading {
    /// How it went.
    pub report: ExtractionReport,
    /// Whether the text looks like what the pages show; if not, the next rung may do better.
    pub plausible: bool,
}

/// Reads a document with one engine.
pub(super) fn extract(content: &[u8], engine: Engine) -> (Reading, Vec<String>) {
    let media_type = detect(content);
    let mut budget = Budget::start();
    let read = match engine {
        Engine::Hayro => hayro::read(content, &mut budget),
        Engine::PdfExtract => pdf_extract::read(content, &mut budget),
        Engine::Plain => Ok(plain(content, &mut budget)),
    };
    match read {
        Ok(raw) => judge(media_type, engine, raw, &budget),
        Err(failure) => {
            let (state, reason) = match failure {
                Failure::Damaged => (TextState::Failed, TextReason::Damaged),
                Failure::Encrypted => (TextState::Encrypted, TextReason::PasswordNeeded),
            };
            let report = ExtractionReport {
                cpu_ms: budget.cpu_ms(),
                ..ExtractionReport::without_text(media_type, state, reason)
            };
            (
                Reading {
                    report,
                    plausible: false,
                },
                Vec::new(),
            )
        }
    }
}

fn plain(content: &[u8], budget: &mut Budget) -> Raw {
    let text = decode_text(content);
    budget.take(text.len());
    Raw {
        pages: vec![text],
        page_count: 1,
        ..Raw::default()
    }
}

/// Characters without meaning, one in so many, beyond which words are missing.
const STRANGE_SHARE: usize = 20;

fn judge(media_type: MediaType, engine: Engine, raw: Raw, budget: &Budget) -> (Reading, Vec<String>) {
    let Raw {
        page_count,
        broken_pages,
        mut caveats,
        mut pages,
    } = raw;
    let strange = clean::clean(&mut pages);
    let mut complete = pages.len() == page_count && broken_pages == 0;
    complete &= !budget::cut(&mut pages);
    let characters: usize = pages.iter().map(|page| page.chars().count()).sum();
    if broken_pages > 0 {
        caveats.insert(TextReason::Damaged);
    }
    if strange * STRANGE_SHARE > characters {
        caveats.insert(TextReason::FontsWithoutUnicode);
    }
    let (state, reason) = verdict(characters, page_count, budget.reason(), &caveats);
    let has_text = state.has_text();
    complete &= has_text || state == TextState::Empty;
    let report = ExtractionReport {
        media_type,
        state,
        reason,
        engine: has_text.then_some(engine),
        page_count: count(page_count),
        characters: count(characters),
        complete,
        cpu_ms: budget.cpu_ms(),
    };
    let plausible = has_text && strange * 2 < characters;
    (Reading { report, plausible }, if has_text { pages } else { Vec::new() })
}

/// What became of the text, and the first of the reasons why it is not whole: they are declared in the order of their weight.
fn verdict(
    characters: usize,
    page_count: usize,
    spent: Option<TextReason>,
    caveats: &BTreeSet<TextReason>,
) -> (TextState, Option<TextReason>) {
    let reason = spent.or_else(|| caveats.first().copied());
    match (characters, reason) {
        (0, Some(TextReason::OutputBudget)) => (TextState::TooLarge, reason),
        (0, Some(TextReason::CpuBudget)) => (TextState::TimedOut, reason),
        (0, Some(TextReason::Damaged)) => (TextState::Failed, reason),
        (0, _) if page_count == 0 => (TextState::Failed, Some(TextReason::Damaged)),
        (0, None | Some(TextReason::PagesWithoutText)) => (TextState::Empty, Some(TextReason::NoTextLayer)),
        (0, _) => (TextState::Empty, reason),
        (_, None) => (TextState::Ready, None),
        (_, _) => (TextState::Partial, reason),
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
