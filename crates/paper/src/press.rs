//! The press: fonts and library loaded once, one closed world per paper.

use chrono::{DateTime, Datelike, Timelike, Utc};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Coverage, Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_kit::fonts::FontStore;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::compose::{self, Fullness};
use crate::desk::Catalogues;
use crate::error::{Diagnostic, PaperError};
use crate::folio::Folio;
use crate::printable::{is_symbol, printable};
use crate::{Language, Paper};

/// The templates: the only sources that exist in the world of a paper.
const TEMPLATES: [(&str, &str); 6] = [
    ("/main.typ", include_str!("../templates/main.typ")),
    ("/theme.typ", include_str!("../templates/theme.typ")),
    ("/blocks.typ", include_str!("../templates/blocks.typ")),
    ("/report.typ", include_str!("../templates/report.typ")),
    ("/letter.typ", include_str!("../templates/letter.typ")),
    ("/sheets.typ", include_str!("../templates/sheets.typ")),
];

/// Source Sans 3 (SIL Open Font License 1.1, see `fonts/OFL.txt`).
const FACES: [&[u8]; 3] = [
    include_bytes!("../fonts/SourceSans3_400Regular.ttf"),
    include_bytes!("../fonts/SourceSans3_400Regular_Italic.ttf"),
    include_bytes!("../fonts/SourceSans3_600SemiBold.ttf"),
];

/// The font of hashes, and of the symbols that Source Sans 3 lacks, as `theme.typ` names it.
const SECOND_FONT: &str = "DejaVu Sans Mono";

/// A finished paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file: PDF 1.7, PDF/A-2a and PDF/UA-1.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// Title of the document, as in its metadata.
    pub title: String,
    /// Characters that no embedded font can print, set as `�` (emoji, scripts other than Latin, Greek and Cyrillic).
    pub unprintable: usize,
}

/// Sets papers. Expensive to make (fonts), cheap to use; share one between threads.
#[derive(Debug)]
pub struct Press {
    library: LazyHash<Library>,
    fonts: Fonts,
    templates: Vec<Source>,
    data_id: FileId,
    catalogues: Catalogues,
    standards: PdfStandards,
}

struct Fonts {
    store: FontStore,
    /// What each face of the text's font can draw.
    text: Vec<Coverage>,
    /// What each face of the second font can draw, which stands in for symbols.
    second: Vec<Coverage>,
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Fonts")
    }
}

impl Press {
    /// Loads the embedded fonts, templates and catalogues.
    ///
    /// # Errors
    /// [`PaperError::Setup`] if one of them is broken, which the tests exclude.
    pub fn new() -> Result<Self, PaperError> {
        let templates = TEMPLATES
            .iter()
            .map(|(path, text)| Ok(Source::new(file_id(path)?, (*text).to_owned())))
            .collect::<Result<Vec<_>, PaperError>>()?;
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .map_err(|error| PaperError::Setup(error.message().to_string()))?;
        Ok(Self {
            library: LazyHash::new(Library::default()),
            fonts: load_fonts()?,
            templates,
            data_id: file_id("/data.json")?,
            catalogues: Catalogues::load()?,
            standards,
        })
    }

    /// Sets one paper. `made_at` is the file's date: the same paper and instant give the same bytes.
    ///
    /// # Errors
    /// [`PaperError::RemediesMissing`], [`PaperError::Missing`] and [`PaperError::OutOfRange`] for a paper that must not
    /// leave as it is; [`PaperError::Typesetting`] with the typesetter's diagnostics.
    pub fn render(&self, paper: &Paper, language: Language, made_at: DateTime<Utc>) -> Result<Pdf, PaperError> {
        // Sample dossiers are written in French whatever the language: they stand for what French applicants send.
        let language = match paper {
            Paper::SampleDossier(_) | Paper::SampleAttachment(_) => Language::Fr,
            _ => language,
        };
        let desk = self.catalogues.desk(language);
        let mut fullness = Fullness::first(paper);
        let mut best = self.set(&compose::compose(paper, desk, fullness)?, made_at)?;
        let mut pages = best.pages;
        while let Some(next) = fullness.next(paper, pages) {
            fullness = next;
            let again = self.set(&compose::compose(paper, desk, fullness)?, made_at)?;
            pages = again.pages;
            if compose::distance(paper, again.pages) < compose::distance(paper, best.pages) {
                best = again;
            }
        }
        Ok(best)
    }

    fn set(&self, folio: &Folio, made_at: DateTime<Utc>) -> Result<Pdf, PaperError> {
        let mut data = serde_json::to_value(folio)?;
        let mut unprintable = 0;
        self.clean(&mut data, &mut unprintable);
        let world = PaperWorld {
            press: self,
            data: Bytes::new(serde_json::to_vec(&data)?),
        };
        let document = typst::compile::<PagedDocument>(&world)
            .output
            .map_err(|diagnostics| PaperError::Typesetting(explain(&world, &diagnostics)))?;
        let options = PdfOptions {
            timestamp: utc(made_at).map(Timestamp::new_utc),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        };
        let bytes = typst_pdf::pdf(&document, &options)
            .map_err(|diagnostics| PaperError::Typesetting(explain(&world, &diagnostics)))?;
        let pages = document.pages().len();
        typst::comemo::evict(8);
        Ok(Pdf {
            bytes,
            pages,
            title: folio.title.clone(),
            unprintable,
        })
    }

    /// Makes every text of the paper printable.
    fn clean(&self, value: &mut serde_json::Value, unprintable: &mut usize) {
        match value {
            serde_json::Value::String(text) => {
                let (clean, replaced) = printable(text, |character| self.can_draw(character));
                *text = clean;
                *unprintable += replaced;
            }
            serde_json::Value::Array(items) => items.iter_mut().for_each(|item| self.clean(item, unprintable)),
            serde_json::Value::Object(fields) => fields.values_mut().for_each(|field| self.clean(field, unprintable)),
            _ => {}
        }
    }

    fn can_draw(&self, character: char) -> bool {
        let code = u32::from(character);
        let drawn_by = |faces: &[Coverage]| faces.iter().all(|coverage| coverage.contains(code));
        drawn_by(&self.fonts.text) || (is_symbol(character) && drawn_by(&self.fonts.second))
    }
}

fn load_fonts() -> Result<Fonts, PaperError> {
    let mut fonts = Fonts {
        store: FontStore::new(),
        text: Vec::new(),
        second: Vec::new(),
    };
    for face in FACES {
        let font =
            Font::new(Bytes::new(face), 0).ok_or_else(|| PaperError::Setup("an embedded font is unreadable".into()))?;
        let info = font.info().clone();
        fonts.text.push(info.coverage.clone());
        fonts.store.push((font, info));
    }
    for (font, info) in typst_kit::fonts::embedded() {
        if info.family == SECOND_FONT {
            fonts.second.push(info.coverage.clone());
        }
        fonts.store.push((font, info));
    }
    Ok(fonts)
}

fn file_id(path: &str) -> Result<FileId, PaperError> {
    let path = VirtualPath::new(path).map_err(|error| PaperError::Setup(format!("{path}: {error:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn utc(at: DateTime<Utc>) -> Option<Datetime> {
    let small = |number: u32| u8::try_from(number).ok();
    Datetime::from_ymd_hms(
        at.year(),
        small(at.month())?,
        small(at.day())?,
        small(at.hour())?,
        small(at.minute())?,
        small(at.second())?,
    )
}

fn explain(world: &PaperWorld<'_>, diagnostics: &[SourceDiagnostic]) -> Vec<Diagnostic> {
    diagnostics
        .iter()
        .map(|diagnostic| Diagnostic {
            place: diagnostic.span.id().and_then(|id| {
                let source = world.source(id).ok()?;
                let line = source.lines().byte_to_line(world.range(diagnostic.span)?.start)?;
                Some(format!("{}:{}", id.vpath().get_without_slash(), line + 1))
            }),
            message: diagnostic.message.to_string(),
            hints: diagnostic.hints.iter().map(|hint| hint.v.to_string()).collect(),
        })
        .collect()
}

/// One paper's world: the templates, its data, nothing else. No file system, no packages, no clock.
struct PaperWorld<'a> {
    press: &'a Press,
    data: Bytes,
}

impl World for PaperWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.press.fonts.store.book()
    }

    fn main(&self) -> FileId {
        self.press.templates.first().map_or(self.press.data_id, Source::id)
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.press
            .templates
            .iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.press.data_id {
            Ok(self.data.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.store.font(index)
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
