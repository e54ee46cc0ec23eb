//! Text by interpreting the page as for drawing, with hayro: robust, because a page that draws can be read.

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt, interpret_page,
};
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::layout::{Glyph, page_text};
use super::{Budget, Failure, Raw};

/// Glyphs of a page beyond which no printed page goes.
const MAX_GLYPHS: usize = 400_000;
/// Fonts give widths in thousandths of an em.
const UNITS_PER_EM: f64 = 1000.0;

/// The text of every page, until the budget ends.
pub(super) fn read(content: &[u8], budget: &mut Budget) -> Result<Raw, Failure> {
    let pdf = catch_unwind(AssertUnwindSafe(|| Pdf::new(content.to_vec())))
        .map_err(|_| Failure::Damaged)?
        .map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
                Failure::Encrypted
            }
            LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Failure::Damaged,
        })?;
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
        let read = catch_unwind(AssertUnwindSafe(|| read_page(page, &pdf, &cache)));
        let (text, unmapped) = read.unwrap_or_default();
        raw.unmapped += unmapped;
        budget.take(text.len());
        raw.pages.push(text);
    }
    Ok(raw)
}

fn read_page<'a>(page: &Page<'a>, pdf: &'a Pdf, cache: &InterpreterCache<'a>) -> (String, usize) {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let upright = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(upright, area, cache, pdf.xref(), InterpreterSettings::default());
    let mut reader = Reader::default();
    interpret_page(page, &mut context, &mut reader);
    (page_text(reader.glyphs), reader.unmapped)
}

/// A device that draws nothing and remembers the glyphs.
#[derive(Default)]
struct Reader {
    glyphs: Vec<Glyph>,
    unmapped: usize,
}

impl Device<'_> for Reader {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    /// Invisible glyphs count too: they are the text layer of a scan.
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        // Text that is filled and stroked comes twice; its fill is enough, and type that is only stroked is rare
        // enough to be kept whichever way it comes.
        let again = matches!(mode, DrawMode::Stroke(_)) && !self.glyphs.is_empty();
        for glyph in run.glyphs() {
            if self.glyphs.len() >= MAX_GLYPHS {
                return;
            }
            let Some(text) = glyph.as_unicode().map(into_text) else {
                self.unmapped += 1;
                continue;
            };
            let advance = match &**glyph {
                FontGlyph::Outline(outline) => outline.advance_width(),
                FontGlyph::Type3(drawn) => drawn.advance_width(),
            };
            let placed = place(
                props.transform * glyph.transform(),
                advance.map_or(0.0, f64::from),
                text,
            );
            if !(again
                && self
                    .glyphs
                    .iter()
                    .rev()
                    .take(run.glyphs().len())
                    .any(|known| covers(known, &placed)))
            {
                self.glyphs.push(placed);
            }
        }
    }
}

fn into_text(unicode: BfString) -> String {
    match unicode {
        BfString::Char(character) => character.to_string(),
        BfString::String(text) => text,
    }
}

fn covers(known: &Glyph, new: &Glyph) -> bool {
    (known.x - new.x).abs() < 0.01 * new.size && (known.y - new.y).abs() < 0.01 * new.size && known.text == new.text
}

/// Turns a glyph so that its writing direction is the horizontal one.
fn place(transform: Affine, advance: f64, text: String) -> Glyph {
    let origin = transform * Point::ZERO;
    let along: Vec2 = transform * Point::new(UNITS_PER_EM, 0.0) - origin;
    let up: Vec2 = transform * Point::new(0.0, UNITS_PER_EM) - origin;
    let width = along.hypot() * advance / UNITS_PER_EM;
    let size = up.hypot().max(f64::EPSILON);
    let (turn, x, y) = if along.x.abs() >= along.y.abs() {
        if along.x >= 0.0 {
            (0, origin.x, origin.y)
        } else {
            (2, -origin.x, -origin.y)
        }
    } else if along.y < 0.0 {
        (1, -origin.y, origin.x)
    } else {
        (3, origin.y, -origin.x)
    };
    Glyph {
        x,
        y,
        width,
        size,
        turn,
        text,
    }
}
