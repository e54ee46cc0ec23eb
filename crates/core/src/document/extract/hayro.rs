//! Text by interpreting the page as for drawing, with hayro: robust, because a page that draws can be read.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::kurbo::Rect;
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::super::model::TextReason;
use super::device::Reader;
use super::layout::page_text;
use super::{Budget, Failure, Raw, inside, notes};

/// A page that images cover by this share and that has fewer characters than a stamp is a scan.
const SCANNED_SHARE: f64 = 0.5;
const STAMP: usize = 40;
/// Shapes beyond which a page without any text is type that is drawn as outlines.
const OUTLINES: usize = 60;

/// The text of every page, until the budget ends, and what else the file holds.
pub(super) fn read(content: &[u8], budget: &mut Budget) -> Result<Raw, Failure> {
    let pdf = open(content)?;
    let mut raw = pages(&pdf, budget);
    let inside = catch_unwind(AssertUnwindSafe(|| inside::look(&pdf))).unwrap_or_default();
    if inside::is_cut(&pdf, content) {
        raw.caveats.insert(TextReason::Damaged);
    }
    let mut more = notes::unplaced_values(&pdf, &raw.pages);
    if let Some(values) = inside.dynamic_form {
        raw.caveats.insert(TextReason::DynamicForm);
        more.push(values);
    }
    if !inside.names.is_empty() {
        raw.caveats.insert(TextReason::FilesInside);
    }
    more.extend(inside.names);
    more.extend(inside.texts);
    for document in inside.documents {
        if budget.is_spent() {
            break;
        }
        if let Ok(pdf) = open(&document) {
            more.extend(pages(&pdf, budget).pages);
        }
    }
    raw.add_to_first_page(&more);
    Ok(raw)
}

fn open(content: &[u8]) -> Result<Pdf, Failure> {
    catch_unwind(AssertUnwindSafe(|| Pdf::new(content.to_vec())))
        .map_err(|_| Failure::Damaged)?
        .map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
                Failure::Encrypted
            }
            LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Failure::Damaged,
        })
}

fn pages(pdf: &Pdf, budget: &mut Budget) -> Raw {
    let pages = pdf.pages();
    let mut raw = Raw {
        page_count: pages.len(),
        ..Raw::default()
    };
    // Fonts are shared by the pages of a document, never between documents: their keys are only unique within one.
    let cache = InterpreterCache::new();
    for page in pages.iter() {
        if budget.is_spent() {
            break;
        }
        let text = catch_unwind(AssertUnwindSafe(|| read_page(page, pdf, &cache)));
        if text.is_err() {
            raw.broken_pages += 1;
        }
        let (text, is_image) = text.unwrap_or_default();
        if is_image {
            raw.caveats.insert(TextReason::PagesWithoutText);
        }
        budget.take(text.len());
        raw.pages.push(text);
    }
    raw
}

/// The text of a page, and whether what it shows is an image.
fn read_page<'a>(page: &Page<'a>, pdf: &'a Pdf, cache: &InterpreterCache<'a>) -> (String, bool) {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let upright = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(upright, area, cache, pdf.xref(), InterpreterSettings::default());
    let mut reader = Reader::new(area);
    interpret_page(page, &mut context, &mut reader);
    notes::add(page, &mut reader.glyphs);
    let characters = reader.glyphs.len();
    let is_image = (characters < STAMP && reader.image_share > SCANNED_SHARE)
        || (characters == 0 && (reader.image_share > 0.0 || reader.shapes > OUTLINES));
    (page_text(reader.glyphs), is_image)
}
