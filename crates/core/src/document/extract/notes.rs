//! What a page holds beside its content: values of form fields and notes, as far as nothing draws them.

use hayro_interpret::TransformExt;
use hayro_interpret::kurbo::{Affine, Point, Rect};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Object, Rect as PdfRect, String as PdfString};
use hayro_syntax::page::Page;

use super::layout::Glyph;
use super::strings::text_string;
use crate::document::fold;

/// Annotations of a page, fields of a form: more is no form.
const MOST: usize = 20_000;
/// Levels of a form's fields.
const DEEPEST: usize = 12;
/// Flags of an annotation that is not shown: hidden, without a view.
const NOT_SHOWN: u32 = (1 << 1) | (1 << 5);
/// Flag of a field that holds a password.
const PASSWORD: u32 = 1 << 13;
/// Flag of a choice that only shows what is chosen.
const DROPS_DOWN: u32 = 1 << 17;
/// Lines of a list that are read.
const MOST_OPTIONS: usize = 200;
/// Size of type that a note without a look of its own is taken to have.
const TYPE_SIZE: f64 = 10.0;

/// Adds the values and notes of a page that are not among its glyphs, where they stand.
pub(super) fn add(page: &Page<'_>, glyphs: &mut Vec<Glyph>) {
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") else {
        return;
    };
    let drawn = squashed(glyphs.iter().map(|glyph| glyph.text.as_str()));
    let upright = page.initial_transform(true).to_kurbo();
    for annotation in annotations.iter::<Dict<'_>>().take(MOST) {
        let Some((text, place)) = note(&annotation).zip(annotation.get::<PdfRect>(b"Rect")) else {
            continue;
        };
        if !drawn.contains(&squashed([text.as_str()])) {
            glyphs.extend(set(&text, upright, place));
        }
    }
}

/// The values of a form's fields that no page shows.
pub(super) fn unplaced_values(pdf: &Pdf, pages: &[String]) -> Vec<String> {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let form = catalog.and_then(|catalog| catalog.get::<Dict<'_>>(b"AcroForm"));
    let Some(fields) = form.and_then(|form| form.get::<Array<'_>>(b"Fields")) else {
        return Vec::new();
    };
    let shown = squashed(pages.iter().map(String::as_str));
    let mut values = Vec::new();
    let mut open: Vec<(Dict<'_>, usize)> = fields.iter::<Dict<'_>>().take(MOST).map(|field| (field, 0)).collect();
    open.reverse();
    let mut seen = 0;
    while let Some((field, depth)) = open.pop() {
        seen += 1;
        if seen > MOST {
            break;
        }
        let hidden = field.get::<u32>(b"F").unwrap_or(0) & NOT_SHOWN != 0;
        values.extend(value(&field).filter(|value| !hidden && !shown.contains(&squashed([value.as_str()]))));
        if let Some(kids) = field.get::<Array<'_>>(b"Kids").filter(|_| depth < DEEPEST) {
            open.extend(kids.iter::<Dict<'_>>().take(MOST).map(|kid| (kid, depth + 1)));
        }
    }
    values.dedup();
    values
}

/// What an annotation says, if it is a note on the page or a field with a value.
fn note(annotation: &Dict<'_>) -> Option<String> {
    if annotation.get::<u32>(b"F").unwrap_or(0) & NOT_SHOWN != 0 {
        return None;
    }
    match annotation.get::<Name<'_>>(b"Subtype")?.as_ref() {
        b"FreeText" => Some(text_string(annotation.get::<PdfString<'_>>(b"Contents")?.as_bytes())),
        b"Widget" => options(annotation).or_else(|| value(annotation)),
        _ => None,
    }
    .filter(|text| !text.trim().is_empty())
}

/// What a list on the page offers; it shows it all.
fn options(field: &Dict<'_>) -> Option<String> {
    let kind = inherited(field, |field| field.get::<Name<'_>>(b"FT"))?;
    let flags = inherited(field, |field| field.get::<u32>(b"Ff")).unwrap_or(0);
    if kind.as_ref() != b"Ch" || flags & DROPS_DOWN != 0 {
        return None;
    }
    let offered = inherited(field, |field| field.get::<Array<'_>>(b"Opt"))?;
    let shown = |option| match option {
        Object::String(text) => Some(text_string(text.as_bytes())),
        Object::Array(pair) => Some(text_string(pair.iter::<PdfString<'_>>().last()?.as_bytes())),
        _ => None,
    };
    let lines: Vec<String> = offered
        .iter::<Object<'_>>()
        .take(MOST_OPTIONS)
        .filter_map(shown)
        .collect();
    Some(lines.join("\n"))
}

/// The value of a field for text or a choice; a field's kind and value may stand above it.
fn value(field: &Dict<'_>) -> Option<String> {
    let kind = inherited(field, |field| field.get::<Name<'_>>(b"FT"))?;
    let flags = inherited(field, |field| field.get::<u32>(b"Ff")).unwrap_or(0);
    if !matches!(kind.as_ref(), b"Tx" | b"Ch") || (kind.as_ref() == b"Tx" && flags & PASSWORD != 0) {
        return None;
    }
    let text = match inherited(field, |field| field.get::<Object<'_>>(b"V"))? {
        Object::String(text) => text_string(text.as_bytes()),
        Object::Stream(stream) => text_string(&stream.decoded_data().ok()?),
        Object::Array(chosen) => {
            let chosen: Vec<String> = chosen
                .iter::<PdfString<'_>>()
                .map(|text| text_string(text.as_bytes()))
                .collect();
            chosen.join("\n")
        }
        _ => return None,
    };
    Some(text).filter(|text| !text.trim().is_empty())
}

fn inherited<'a, T>(field: &Dict<'a>, get: impl Fn(&Dict<'a>) -> Option<T>) -> Option<T> {
    let mut field = field.clone();
    for _ in 0..DEEPEST {
        if let Some(found) = get(&field) {
            return Some(found);
        }
        field = field.get::<Dict<'a>>(b"Parent")?;
    }
    None
}

/// The lines of a note from the top of its place, one glyph each.
fn set(text: &str, upright: Affine, place: PdfRect) -> Vec<Glyph> {
    let corners = [Point::new(place.x0, place.y0), Point::new(place.x1, place.y1)].map(|corner| upright * corner);
    let [a, b] = corners;
    let place = Rect::from_points(a, b);
    let size = place.height().clamp(1.0, TYPE_SIZE);
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let mut glyphs = Vec::new();
    let mut y = place.y0 + size;
    for line in lines {
        glyphs.push(Glyph {
            y,
            size,
            text: line.to_owned(),
            ..Glyph::lying_in(place)
        });
        y += size * 1.2;
    }
    glyphs
}

/// Letters and digits alone, to tell whether a text is drawn whatever its line breaks.
fn squashed<'a>(pieces: impl IntoIterator<Item = &'a str>) -> String {
    let text: String = pieces.into_iter().collect();
    fold(&text).chars().filter(|c| c.is_alphanumeric()).collect()
}
