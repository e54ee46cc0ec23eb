//! Sheets of Office Open XML (ECMA-376): cells name their places, texts stand in a table of their own, and a date is a number whose style
//! says so.

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;
use std::ops::ControlFlow;

use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime};

use super::xml::{self, Element, Part};
use super::{CellKind, Filling, PREVIEW_SHEETS, Preview, PreviewCell, PreviewSheet, part};

/// The most texts of a workbook that are kept, and their bytes.
const MAX_TEXTS: usize = 500_000;
const MAX_TEXTS_BYTES: usize = 16 << 20;

/// What the cells of every sheet refer to.
#[derive(Default)]
struct Shared {
    texts: Vec<String>,
    /// How the numbers of each style are written.
    styles: Vec<CellKind>,
    /// Days count from 1904, as they did on a Macintosh.
    from_1904: bool,
}

impl Shared {
    /// The text at a place of the table.
    fn text(&self, place: &str) -> Option<&str> {
        let place: usize = place.trim().parse().ok()?;
        self.texts.get(place).map(String::as_str)
    }
}

/// Reads the sheets that are not hidden.
pub(super) fn read(content: &[u8]) -> Option<Preview> {
    let book = part(content, "xl/workbook.xml")?;
    let places = targets(part(content, "xl/_rels/workbook.xml.rels")?);
    let mut shared = Shared {
        texts: part(content, "xl/sharedStrings.xml").map(texts).unwrap_or_default(),
        styles: part(content, "xl/styles.xml").map(styles).unwrap_or_default(),
        from_1904: false,
    };
    let mut listed: Vec<(String, String)> = Vec::new();
    let mut cut = false;
    xml::walk(book, |part| {
        if let Part::Open(element) = part {
            match element.name() {
                "workbookPr" => {
                    shared.from_1904 = matches!(element.attribute("date1904").as_deref(), Some("1" | "true"));
                }
                "sheet" if is_shown(&element) && listed.len() >= PREVIEW_SHEETS => cut = true,
                "sheet" if is_shown(&element) => {
                    let name = element.attribute("name").unwrap_or_default();
                    listed.push((name, element.attribute("id").unwrap_or_default()));
                }
                _ => {}
            }
        }
        ControlFlow::Continue(())
    });
    let (mut sheets, mut taken): (Vec<PreviewSheet>, usize) = (Vec::new(), 0);
    for (name, id) in listed {
        let mut filling = Filling::named(&name, taken);
        match places.get(&id).and_then(|place| part(content, place)) {
            Some(xml) => fill(&mut filling, xml, &shared),
            // One that is too large to be read is not one without rows.
            None => filling.sheet.rows_cut = true,
        }
        taken = filling.taken;
        sheets.push(filling.sheet);
    }
    Some(Preview::Table { sheets, cut })
}

fn is_shown(sheet: &Element<'_>) -> bool {
    !matches!(sheet.attribute("state").as_deref(), Some("hidden" | "veryHidden"))
}

/// Where each part of the workbook stands in the archive, by its identifier.
fn targets(xml: impl BufRead) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    xml::walk(xml, |part| {
        if let Part::Open(element) = part
            && element.name() == "Relationship"
            && let (Some(id), Some(target)) = (element.attribute("Id"), element.attribute("Target"))
        {
            let place = target
                .strip_prefix('/')
                .map_or_else(|| format!("xl/{target}"), str::to_owned);
            found.insert(id, place);
        }
        ControlFlow::Continue(())
    });
    found
}

/// The table of texts, each without how it is to be pronounced.
fn texts(xml: impl BufRead) -> Vec<String> {
    let (mut found, mut bytes): (Vec<String>, usize) = (Vec::new(), 0);
    let (mut text, mut within, mut spoken) = (String::new(), false, false);
    xml::walk(xml, |part| {
        match part {
            Part::Open(element) => match element.name() {
                "si" => text.clear(),
                "t" => within = true,
                "rPh" => spoken = true,
                _ => {}
            },
            Part::Close("si") => {
                let kept = PreviewCell::new(&text, CellKind::Text).text;
                bytes += kept.len();
                found.push(kept);
            }
            Part::Close("t") => within = false,
            Part::Close("rPh") => spoken = false,
            Part::Text(characters) if within && !spoken => text.push_str(characters),
            Part::Close(_) | Part::Text(_) => {}
        }
        if found.len() < MAX_TEXTS && bytes < MAX_TEXTS_BYTES {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    });
    found
}

/// How the numbers of each style of cell are written.
fn styles(xml: impl BufRead) -> Vec<CellKind> {
    let (mut dates, mut shares): (BTreeSet<usize>, BTreeSet<usize>) =
        ((14..=22).chain(45..=47).collect(), [9, 10].into());
    let (mut found, mut of_cells) = (Vec::new(), false);
    xml::walk(xml, |part| {
        match part {
            Part::Open(element) => match element.name() {
                "numFmt" => {
                    let code = element.attribute("formatCode").unwrap_or_default();
                    match element.number("numFmtId") {
                        Some(id) if is_date(&code) => dates.insert(id),
                        Some(id) if code.contains('%') => shares.insert(id),
                        _ => false,
                    };
                }
                "cellXfs" => of_cells = true,
                "xf" if of_cells => found.push(match element.number("numFmtId") {
                    Some(id) if dates.contains(&id) => CellKind::Date,
                    Some(id) if shares.contains(&id) => CellKind::Percent,
                    _ => CellKind::Number,
                }),
                _ => {}
            },
            Part::Close("cellXfs") => of_cells = false,
            Part::Close(_) | Part::Text(_) => {}
        }
        ControlFlow::Continue(())
    });
    found
}

/// Whether a format writes a day or an hour: it names one outside of what it quotes and of what stands in brackets.
fn is_date(code: &str) -> bool {
    let (mut quoted, mut bracketed) = (false, false);
    code.chars().any(|character| {
        match character {
            '"' => quoted = !quoted,
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ => {}
        }
        !quoted && !bracketed && matches!(character.to_ascii_lowercase(), 'd' | 'y' | 'h' | 's' | 'm')
    })
}

/// A cell as it is being read.
#[derive(Default)]
struct Open {
    column: usize,
    kind: String,
    style: usize,
    value: String,
}

/// A sheet as it is being read.
struct Sheet<'a> {
    filling: &'a mut Filling,
    shared: &'a Shared,
    /// From 1, as a row names itself.
    row: usize,
    column: usize,
    cell: Option<Open>,
    /// Within what a cell holds, and not within how that is to be pronounced.
    within: bool,
    spoken: bool,
}

fn fill(filling: &mut Filling, xml: impl BufRead, shared: &Shared) {
    let mut sheet = Sheet {
        filling,
        shared,
        row: 0,
        column: 0,
        cell: None,
        within: false,
        spoken: false,
    };
    let broken = xml::walk(xml, |part| {
        match part {
            Part::Open(element) => return sheet.open(&element),
            Part::Close(name) => sheet.close(name),
            Part::Text(characters) if sheet.within && !sheet.spoken => {
                if let Some(open) = sheet.cell.as_mut() {
                    open.value.push_str(characters);
                }
            }
            Part::Text(_) => {}
        }
        ControlFlow::Continue(())
    });
    sheet.filling.sheet.rows_cut |= broken;
}

impl Sheet<'_> {
    fn open(&mut self, element: &Element<'_>) -> ControlFlow<()> {
        match element.name() {
            "row" => {
                // Rows and cells that name no place follow the one before.
                self.row = element.number("r").unwrap_or(self.row.saturating_add(1));
                self.column = 0;
                if self.filling.is_full(self.row.saturating_sub(1)) {
                    return ControlFlow::Break(());
                }
            }
            "c" => {
                let named = element.attribute("r").and_then(|place| column_of(&place));
                let column = named.unwrap_or(self.column);
                self.cell = Some(Open {
                    column,
                    kind: element.attribute("t").unwrap_or_default(),
                    style: element.number("s").unwrap_or(0),
                    value: String::new(),
                });
                self.column = column.saturating_add(1);
            }
            "v" | "t" => self.within = true,
            "rPh" => self.spoken = true,
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "v" | "t" => self.within = false,
            "rPh" => self.spoken = false,
            "c" => {
                if let Some(open) = self.cell.take() {
                    let cell = read_cell(&open, self.shared);
                    // A text that is not in the table of texts was beyond what is read of it.
                    self.filling.sheet.rows_cut |= open.kind == "s" && self.shared.text(&open.value).is_none();
                    self.filling.put(self.row.saturating_sub(1), open.column, cell);
                }
            }
            _ => {}
        }
    }
}

/// The column that a place names, from 0: `A1` is 0, `AB7` is 27.
fn column_of(place: &str) -> Option<usize> {
    let mut letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let counted = letters.try_fold(0_usize, |so_far, letter| {
        let digit = usize::from(letter.to_ascii_uppercase() - b'A') + 1;
        so_far.checked_mul(26)?.checked_add(digit)
    });
    counted?.checked_sub(1)
}

fn read_cell(open: &Open, shared: &Shared) -> PreviewCell {
    let value = open.value.as_str();
    match open.kind.as_str() {
        "s" => PreviewCell::new(shared.text(value).unwrap_or_default(), CellKind::Text),
        "b" => PreviewCell::new(if value.trim() == "1" { "true" } else { "false" }, CellKind::Truth),
        "d" => PreviewCell::new(value.trim(), CellKind::Date),
        "" | "n" if value.trim().is_empty() => PreviewCell::blank(),
        "" | "n" => {
            let kind = shared.styles.get(open.style).copied().unwrap_or(CellKind::Number);
            let day = (kind == CellKind::Date)
                .then(|| day_of(value.trim(), shared.from_1904))
                .flatten();
            match day {
                Some(day) => PreviewCell::new(&day, CellKind::Date),
                None if kind == CellKind::Date => PreviewCell::new(value.trim(), CellKind::Number),
                None => PreviewCell::new(value.trim(), kind),
            }
        }
        _ => PreviewCell::new(value, CellKind::Text),
    }
}

/// The day and hour of a number of days since the last day of 1899 (or of 1903), as it is written here.
fn day_of(value: &str, from_1904: bool) -> Option<String> {
    let days: f64 = value
        .parse()
        .ok()
        .filter(|days: &f64| (0.0..3_000_000.0).contains(days))?;
    let start = if from_1904 {
        NaiveDate::from_ymd_opt(1904, 1, 1)?
    } else {
        NaiveDate::from_ymd_opt(1899, 12, 30)?
    };
    #[allow(
        clippy::cast_possible_truncation,
        reason = "fewer minutes than an i64 holds, by the bound above"
    )]
    let minutes = (days * 24.0 * 60.0).round() as i64;
    let at = NaiveDateTime::new(start, NaiveTime::MIN).checked_add_signed(Duration::minutes(minutes))?;
    Some(match (days < 1.0, at.time() == NaiveTime::MIN) {
        (true, _) => at.format("%H:%M").to_string(),
        (false, true) => at.format("%Y-%m-%d").to_string(),
        (false, false) => at.format("%Y-%m-%dT%H:%M").to_string(),
    })
}
