//! A device that draws nothing and remembers what text stands where, and how much of the page is no text.

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Shape, Vec2};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use hayro_syntax::object::{Dict, String as PdfString};

use super::layout::Glyph;
use super::strings::text_string;

/// Glyphs of a page beyond which no printed page goes.
const MAX_GLYPHS: usize = 400_000;
/// Fonts give widths in thousandths of an em.
const UNITS_PER_EM: f64 = 1000.0;
/// Stands for a glyph whose character the file does not tell.
const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// What was drawn on a page.
pub(super) struct Reader {
    /// The glyphs that lie on the page, in the order of drawing.
    pub glyphs: Vec<Glyph>,
    /// How much of the page images cover, overlaps counted twice: 1 is all of it.
    pub image_share: f64,
    /// Shapes drawn.
    pub shapes: usize,
    page: Rect,
    marked: Vec<Option<Spoken>>,
}

/// A span of the content that says itself what it reads as (`ActualText`).
struct Spoken {
    text: String,
    /// The first glyph of the span.
    from: usize,
    /// Where shapes and images of the span lie.
    drawn: Option<Rect>,
}

impl Reader {
    /// Reads a page of this area.
    pub fn new(page: Rect) -> Self {
        Self {
            glyphs: Vec::new(),
            image_share: 0.0,
            shapes: 0,
            page,
            marked: Vec::new(),
        }
    }

    fn saw(&mut self, place: Rect) {
        for spoken in self.marked.iter_mut().flatten() {
            spoken.drawn = Some(spoken.drawn.map_or(place, |known| known.union(place)));
        }
    }

    /// Text outside the page is printed nowhere.
    fn is_on_page(&self, glyph: &Glyph, origin: Point) -> bool {
        self.page.inflate(glyph.size, glyph.size).contains(origin) && {
            let middle = match glyph.turn {
                0 => Point::new(glyph.x + glyph.width / 2.0, glyph.y - 0.3 * glyph.size),
                1 => Point::new(glyph.y - 0.3 * glyph.size, -glyph.x - glyph.width / 2.0),
                2 => Point::new(-glyph.x - glyph.width / 2.0, -glyph.y + 0.3 * glyph.size),
                _ => Point::new(-glyph.y + 0.3 * glyph.size, glyph.x + glyph.width / 2.0),
            };
            self.page.contains(middle)
        }
    }

    /// Puts what a span reads as in the place of what it draws.
    fn speak(&mut self, spoken: Spoken) {
        let replaced = self.glyphs.split_off(spoken.from.min(self.glyphs.len()));
        let Some(glyph) = replaced
            .into_iter()
            .reduce(|first, next| first.over(&next))
            .or_else(|| spoken.drawn.map(Glyph::lying_in))
        else {
            return;
        };
        if !spoken.text.is_empty() {
            self.glyphs.push(Glyph {
                text: spoken.text,
                ..glyph
            });
        }
    }
}

impl Device<'_> for Reader {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'_>, _: &DrawMode) {
        self.shapes += 1;
        if !self.marked.is_empty() {
            self.saw((props.transform * path.bounding_box().to_path(0.1)).bounding_box());
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn draw_image(&mut self, image: Image<'_, '_>, props: ImageDrawProps<'_>) {
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        let place = (props.transform * Rect::new(0.0, 0.0, width, height).to_path(0.1)).bounding_box();
        self.image_share += place.intersect(self.page).area() / self.page.area().max(f64::EPSILON);
        self.saw(place);
    }

    fn begin_marked_content(&mut self, _: &[u8], properties: Option<&Dict<'_>>) {
        let text = properties.and_then(|properties| properties.get::<PdfString<'_>>(b"ActualText"));
        self.marked.push(text.map(|text| Spoken {
            text: text_string(text.as_bytes()),
            from: self.glyphs.len(),
            drawn: None,
        }));
    }

    fn end_marked_content(&mut self) {
        if let Some(spoken) = self.marked.pop().flatten() {
            self.speak(spoken);
        }
    }

    /// Invisible glyphs count too: they are the text layer of a scan.
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, mode: &DrawMode) {
        // Text that is filled and stroked comes twice; its fill is enough, and type that is only stroked is rare
        // enough to be kept whichever way it comes.
        let again = matches!(mode, DrawMode::Stroke(_)) && !self.glyphs.is_empty();
        let missing = font_is_missing(run);
        for glyph in run.glyphs() {
            if self.glyphs.len() >= MAX_GLYPHS {
                return;
            }
            let transform = props.transform * glyph.transform();
            let placed = place(transform, advance(glyph), text(glyph, missing));
            let known = || self.glyphs.iter().rev().take(run.glyphs().len());
            if self.is_on_page(&placed, transform * Point::ZERO)
                && !(again && known().any(|known| covers(known, &placed)))
            {
                self.glyphs.push(placed);
            }
        }
    }
}

fn advance(glyph: &PositionedGlyph<'_>) -> f64 {
    let advance = match &**glyph {
        FontGlyph::Outline(outline) => outline.advance_width(),
        FontGlyph::Type3(drawn) => drawn.advance_width(),
    };
    advance.map_or(0.0, f64::from)
}

/// What a glyph stands for. One that draws nothing is a space, whatever its name, unless nothing of its run draws anything: the font
/// is not there.
fn text(glyph: &PositionedGlyph<'_>, font_is_missing: bool) -> String {
    match glyph.as_unicode() {
        Some(BfString::Char(character)) => character.to_string(),
        Some(BfString::String(text)) => text,
        None if draws_nothing(glyph) && !font_is_missing => " ".to_owned(),
        None => UNKNOWN.to_string(),
    }
}

fn font_is_missing(run: &GlyphRun<'_, '_>) -> bool {
    run.glyphs().len() > 1
        && run
            .glyphs()
            .iter()
            .all(|glyph| glyph.as_unicode().is_none() && draws_nothing(glyph))
}

fn draws_nothing(glyph: &PositionedGlyph<'_>) -> bool {
    matches!(&**glyph, FontGlyph::Outline(outline) if outline.outline().is_empty())
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

impl Glyph {
    /// A glyph that lies where both do.
    fn over(self, other: &Self) -> Self {
        if self.turn != other.turn {
            return self;
        }
        let x = self.x.min(other.x);
        Self {
            x,
            width: (self.x + self.width).max(other.x + other.width) - x,
            ..self
        }
    }

    /// A glyph that fills a place.
    pub(super) fn lying_in(place: Rect) -> Self {
        Self {
            x: place.x0,
            y: place.y1,
            width: place.width(),
            size: place.height().max(f64::EPSILON),
            turn: 0,
            text: String::new(),
        }
    }
}
