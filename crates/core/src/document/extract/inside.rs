//! What a PDF holds beside its pages: a form that draws itself (XFA), files inside (portfolios, attachments), pages that are gone.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Object, Stream, String as PdfString};

use super::super::media_type::{decode_text, detect};
use super::super::model::MediaType;
use super::strings::{text_string, xml_text};

/// Files inside that are looked at.
const MOST_FILES: usize = 50;
/// Levels of the tree of their names.
const DEEPEST: usize = 8;
/// How much of a file's end its last words stand in.
const TAIL: usize = 2048;

/// What was found beside the pages.
#[derive(Default)]
pub(super) struct Inside {
    /// The values of a form that draws itself: its pages only ask to wait.
    pub dynamic_form: Option<String>,
    /// Names of the files inside.
    pub names: Vec<String>,
    /// Their contents, where they are documents.
    pub documents: Vec<Vec<u8>>,
    /// Their contents, where they are plain text.
    pub texts: Vec<String>,
}

/// Looks beside the pages.
pub(super) fn look(pdf: &Pdf) -> Inside {
    let mut inside = Inside::default();
    let Some(catalog) = catalog(pdf) else {
        return inside;
    };
    let form = catalog.get::<Dict<'_>>(b"AcroForm");
    inside.dynamic_form = form
        .as_ref()
        .and_then(|form| form.get::<Object<'_>>(b"XFA"))
        .and_then(|packets| {
            // With fields of its own the form is drawn on the pages, and the other description only repeats it.
            let fields = form.as_ref().and_then(|form| form.get::<Array<'_>>(b"Fields"));
            let is_drawn = fields.is_some_and(|fields| fields.raw_iter().next().is_some());
            let waits = catalog.get::<bool>(b"NeedsRendering").unwrap_or(false) || !is_drawn;
            waits.then(|| xfa_values(packets))
        });
    let names = catalog
        .get::<Dict<'_>>(b"Names")
        .and_then(|names| names.get::<Dict<'_>>(b"EmbeddedFiles"));
    if let Some(tree) = names {
        walk(&tree, 0, &mut inside);
    }
    for page in pdf.pages().iter() {
        let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") else {
            continue;
        };
        for annotation in annotations.iter::<Dict<'_>>() {
            if let Some(file) = annotation
                .get::<Dict<'_>>(b"FS")
                .filter(|_| inside.names.len() < MOST_FILES)
            {
                take(&file, &mut inside);
            }
        }
    }
    inside
}

/// Whether pages are missing: fewer than the file says it has, or its end is gone.
pub(super) fn is_cut(pdf: &Pdf, content: &[u8]) -> bool {
    let pages = catalog(pdf).and_then(|catalog| catalog.get::<Dict<'_>>(b"Pages"));
    let stated = pages.and_then(|pages| pages.get::<u32>(b"Count")).unwrap_or(0);
    let tail = content.get(content.len().saturating_sub(TAIL)..).unwrap_or_default();
    let has_end = tail.windows(9).any(|word| word == b"startxref") || tail.windows(5).any(|word| word == b"%%EOF");
    usize::try_from(stated).is_ok_and(|stated| stated > pdf.pages().len()) || !has_end
}

fn catalog(pdf: &Pdf) -> Option<Dict<'_>> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())
}

/// The form is one document, or packets behind their names; values stand in the packet of the data.
fn xfa_values(packets: Object<'_>) -> String {
    match packets {
        Object::Stream(document) => {
            let document = document.decoded_data().unwrap_or_default();
            xml_text(packet(&document, b"datasets").unwrap_or(&document))
        }
        Object::Array(packets) => {
            let mut items = packets.flex_iter();
            let mut values = String::new();
            while let Some(name) = items.next::<PdfString<'_>>() {
                let stream = items.next::<Stream<'_>>();
                let data = stream
                    .filter(|_| name.as_bytes() == b"datasets")
                    .and_then(|data| data.decoded_data().ok());
                values.push_str(&data.map(|data| xml_text(&data)).unwrap_or_default());
            }
            values
        }
        _ => String::new(),
    }
}

/// The part of a document in XML from the first tag of a name to its last.
fn packet<'a>(document: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let mut places = document
        .windows(name.len())
        .enumerate()
        .filter(|(_, word)| *word == name);
    let (first, _) = places.next()?;
    let (last, _) = places.next_back()?;
    document.get(first.checked_sub(1)?..last)
}

/// The files of a tree of names.
fn walk(tree: &Dict<'_>, depth: usize, inside: &mut Inside) {
    if let Some(pairs) = tree.get::<Array<'_>>(b"Names") {
        for file in pairs.iter::<Object<'_>>() {
            if let Object::Dict(file) = file
                && inside.names.len() < MOST_FILES
            {
                take(&file, inside);
            }
        }
    }
    if let Some(kids) = tree.get::<Array<'_>>(b"Kids").filter(|_| depth < DEEPEST) {
        for kid in kids.iter::<Dict<'_>>().take(MOST_FILES) {
            walk(&kid, depth + 1, inside);
        }
    }
}

fn take(file: &Dict<'_>, inside: &mut Inside) {
    let Some(files) = file.get::<Dict<'_>>(b"EF") else {
        return;
    };
    let name = file
        .get::<PdfString<'_>>(b"UF")
        .or_else(|| file.get::<PdfString<'_>>(b"F"));
    inside
        .names
        .push(name.map(|name| text_string(name.as_bytes())).unwrap_or_default());
    let stream = files.get::<Stream<'_>>(b"F").or_else(|| files.get::<Stream<'_>>(b"UF"));
    let Some(content) = stream.and_then(|stream| stream.decoded_data().ok()) else {
        return;
    };
    match detect(&content) {
        MediaType::Pdf => inside.documents.push(content.into_owned()),
        MediaType::Text => inside.texts.push(decode_text(&content)),
        _ => {}
    }
}
