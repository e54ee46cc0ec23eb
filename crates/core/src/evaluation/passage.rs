//! A passage of a document: where it stands, and what it says. Places are those of the page as the document states them, so that they
//! hold whatever the zoom and however the page is turned on a screen.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::error::{Error, InputFault, Result};
use crate::id::{DocumentId, EvidenceId};
use crate::words::words;

/// The most characters that are kept before and after a quote.
const MOST_AROUND: usize = 32;
/// The most characters of a quote: some pages of text.
const LONGEST_QUOTE: usize = 20_000;
/// The most lines of a passage.
const MOST_QUADS: usize = 1_000;
/// No document has more pages, and no page is larger in points.
const FARTHEST: f64 = 1_000_000.0;
/// The most characters of what a document calls a page, and of an engine's name.
const LONGEST_NAME: usize = 64;

words! {
    /// Whether a passage still is where its member saw it.
    EvidenceState in "evidence.state" {
        /// Where the member selected it.
        Placed = "placed",
        /// In a later version of the document, where the member confirmed it.
        Moved = "moved",
        /// No longer in the document, as the member says; its quote is kept.
        Orphan = "orphan",
    }
}

/// The corners of a line of text, or of a rectangle: x and y of the upper left, upper right, lower left and lower right, in points of
/// the page's own space.
pub type Quad = [f64; 8];

/// Where a passage stands in a document, and what stands there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// SHA-256 of the document's bytes.
    pub sha256: String,
    /// Which page, the first being 0.
    pub page: u32,
    /// What the document calls that page (« iv », « A-3 »); empty where it calls it nothing.
    pub label: String,
    /// The page's box: left, bottom, right, top.
    pub page_box: [f64; 4],
    /// How the document turns the page, in degrees: 0, 90, 180 or 270.
    pub rotation: u16,
    /// Where its lines stand.
    pub quads: Vec<Quad>,
    /// What it says; none for a rectangle on the image of a page.
    pub quote: Option<Quote>,
}

/// What a passage says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Quote {
    /// Its text (NFC).
    pub text: String,
    /// Up to 32 characters before it.
    pub prefix: String,
    /// Up to 32 characters after it.
    pub suffix: String,
    /// Where it begins in the text of the page as the engine reads it, in UTF-16 units …
    pub begins: u32,
    /// … and where it ends.
    pub ends: u32,
    /// The engine that reads the page's text, with its version (`pdf.js 6.5.438`).
    pub engine: String,
}

/// A passage that a member holds as evidence for a criterion.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct EvidenceView {
    /// Its identifier.
    pub id: EvidenceId,
    /// The criterion's code.
    pub criterion: String,
    /// Where it stands.
    #[serde(flatten)]
    pub passage: Passage,
    /// What the member says of it.
    pub comment: String,
    /// Whether it still is where they saw it.
    pub state: EvidenceState,
    /// The document of the dossier that it was read in; none once it is no longer there.
    pub document_id: Option<DocumentId>,
    /// The later version of that document, where the dossier received one.
    pub revised_id: Option<DocumentId>,
}

impl Passage {
    /// The passage as it is kept: its texts in NFC.
    ///
    /// # Errors
    /// [`Error::InvalidInput`] `page_box`, `rotation`, `quads`, `label`, `quote`, for what no page can have.
    pub(super) fn checked(&self) -> Result<Self> {
        let fault = |field: &str, reason| Err(Error::invalid(field, reason));
        let [left, bottom, right, top] = self.page_box;
        if !self.page_box.iter().all(|edge| on_paper(*edge)) || left >= right || bottom >= top {
            return fault("page_box", InputFault::Range);
        }
        if !matches!(self.rotation, 0 | 90 | 180 | 270) {
            return fault("rotation", InputFault::Range);
        }
        match self.quads.len() {
            0 => return fault("quads", InputFault::Empty),
            count if count > MOST_QUADS => return fault("quads", InputFault::TooMany),
            _ if !self.quads.iter().flatten().all(|place| on_paper(*place)) => {
                return fault("quads", InputFault::Range);
            }
            _ => {}
        }
        if self.label.chars().count() > LONGEST_NAME {
            return fault("label", InputFault::Length);
        }
        Ok(Self {
            label: self.label.nfc().collect(),
            quote: self.quote.as_ref().map(Quote::checked).transpose()?,
            ..self.clone()
        })
    }

    /// By what the passages of a document are put in order: page, place in its text, distance from its top.
    pub(super) fn sort_key(&self) -> String {
        let begins = self.quote.as_ref().map_or(0, |quote| quote.begins);
        let [_, _, _, top] = self.page_box;
        let highest = self
            .quads
            .iter()
            .map(|quad| quad[1].max(quad[3]).max(quad[5]).max(quad[7]));
        let distance = highest.fold(f64::INFINITY, |least, edge| least.min(top - edge));
        format!("{:05}|{begins:07}|{:05.0}", self.page, distance.clamp(0.0, 99_999.0))
    }
}

impl Quote {
    fn checked(&self) -> Result<Self> {
        let longest = |text: &str, most: usize| text.chars().count() <= most;
        let fits = longest(&self.text, LONGEST_QUOTE)
            && longest(&self.prefix, MOST_AROUND)
            && longest(&self.suffix, MOST_AROUND)
            && longest(&self.engine, LONGEST_NAME);
        if !fits {
            return Err(Error::invalid("quote", InputFault::Length));
        }
        if self.text.trim().is_empty() || self.engine.is_empty() {
            return Err(Error::invalid("quote", InputFault::Empty));
        }
        if self.begins >= self.ends {
            return Err(Error::invalid("quote", InputFault::Order));
        }
        let nfc = |text: &str| text.nfc().collect();
        Ok(Self {
            text: nfc(&self.text),
            prefix: nfc(&self.prefix),
            suffix: nfc(&self.suffix),
            ..self.clone()
        })
    }
}

fn on_paper(place: f64) -> bool {
    place.is_finite() && place.abs() <= FARTHEST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passage() -> Passage {
        Passage {
            sha256: "0".repeat(64),
            page: 2,
            label: "3".into(),
            page_box: [0.0, 0.0, 595.0, 842.0],
            rotation: 0,
            quads: vec![[72.0, 700.0, 300.0, 700.0, 72.0, 688.0, 300.0, 688.0]],
            quote: Some(Quote {
                text: "12 emplois cre\u{301}e\u{301}s".into(),
                prefix: "soit ".into(),
                suffix: " sur trois ans".into(),
                begins: 120,
                ends: 136,
                engine: "pdf.js 6.5.438".into(),
            }),
        }
    }

    fn fault(passage: &Passage) -> (String, InputFault) {
        match passage.checked() {
            Err(Error::InvalidInput { field, reason }) => (field, reason),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_quote_is_kept_composed() {
        let kept = passage().checked().unwrap();
        assert_eq!(kept.quote.unwrap().text, "12 emplois créés");
    }

    #[test]
    fn what_no_page_can_have_is_refused_by_its_name() {
        let told = |change: fn(&mut Passage)| {
            let mut passage = passage();
            change(&mut passage);
            fault(&passage)
        };
        let says = |field: &str, reason| (field.to_owned(), reason);
        assert_eq!(
            told(|one| one.page_box = [9.0, 0.0, 9.0, 1.0]),
            says("page_box", InputFault::Range)
        );
        assert_eq!(told(|one| one.rotation = 45), says("rotation", InputFault::Range));
        assert_eq!(told(|one| one.quads.clear()), says("quads", InputFault::Empty));
        assert_eq!(told(|one| one.quads[0][0] = f64::NAN), says("quads", InputFault::Range));
        assert_eq!(
            told(|one| one.label = "x".repeat(65)),
            says("label", InputFault::Length)
        );
        let quoted = |change: fn(&mut Quote)| {
            let mut passage = passage();
            change(passage.quote.as_mut().unwrap());
            fault(&passage)
        };
        assert_eq!(quoted(|one| one.ends = one.begins), says("quote", InputFault::Order));
        assert_eq!(quoted(|one| one.text = " ".into()), says("quote", InputFault::Empty));
        assert_eq!(
            quoted(|one| one.prefix = "x".repeat(33)),
            says("quote", InputFault::Length)
        );
    }

    #[test]
    fn passages_follow_the_document_whether_quoted_or_drawn() {
        let first = passage();
        let mut lower = passage();
        lower.quote = None;
        lower.quads[0][1] = 600.0;
        lower.quads[0][3] = 600.0;
        let mut later = first.clone();
        later.page = 10;
        assert_eq!(first.sort_key(), "00002|0000120|00142");
        assert!(lower.sort_key() < first.sort_key() && first.sort_key() < later.sort_key());
    }
}
