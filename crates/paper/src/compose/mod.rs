//! From the plain structs to sheets: the order of contents and every sentence.

mod attachment;
mod attendance;
mod common;
mod decisions;
mod dossier;
mod dossier_figures;
mod dossier_text;
mod feedback;
mod item;
mod letter;
mod letter_body;
mod letter_decided;
mod method;
mod minutes;
mod ranking;
mod sheets;

use crate::desk::Desk;
use crate::folio::Folio;
use crate::{Paper, PaperError};

/// How often a sample dossier may be set again to come near its number of pages.
const ATTEMPTS: u32 = 6;

/// How full a paper is written; only sample dossiers have a choice.
#[derive(Debug, Clone, Copy)]
pub struct Fullness {
    level: u32,
    attempt: u32,
}

impl Fullness {
    /// The first guess for this paper.
    pub fn first(paper: &Paper) -> Self {
        let level = match paper {
            Paper::SampleDossier(dossier) => dossier::first_level(dossier.target_pages),
            _ => 0,
        };
        Self { level, attempt: 0 }
    }

    /// What to try after a result of so many pages; `None` when it is good, or as good as it gets.
    pub fn next(self, paper: &Paper, pages: usize) -> Option<Self> {
        let Paper::SampleDossier(dossier) = paper else {
            return None;
        };
        let level = dossier::next_level(self.level, dossier.target_pages, pages)?;
        (self.attempt + 1 < ATTEMPTS).then_some(Self {
            level,
            attempt: self.attempt + 1,
        })
    }
}

/// Writes one paper.
pub fn compose(paper: &Paper, desk: Desk<'_>, fullness: Fullness) -> Result<Folio, PaperError> {
    let desk = desk.speaking(paper.vocabulary());
    match paper {
        Paper::Minutes(paper) => Ok(minutes::compose(paper, desk)),
        Paper::Decisions(paper) => Ok(decisions::compose(paper, desk)),
        Paper::Ranking(paper) => Ok(ranking::compose(paper, desk)),
        Paper::Attendance(paper) => Ok(attendance::compose(paper, desk)),
        Paper::Feedback(paper) => Ok(feedback::compose(paper, desk)),
        Paper::Letter(paper) => letter::compose(paper, desk),
        Paper::Sheets(paper) => sheets::compose(paper, desk),
        Paper::SampleDossier(paper) => dossier::compose(paper, desk, fullness.level),
        Paper::SampleAttachment(paper) => Ok(attachment::compose(paper, desk)),
    }
}

/// How far a result is from the pages aimed at.
pub fn distance(paper: &Paper, pages: usize) -> u32 {
    match paper {
        Paper::SampleDossier(dossier) => dossier.target_pages.abs_diff(u32::try_from(pages).unwrap_or(u32::MAX)),
        _ => 0,
    }
}
