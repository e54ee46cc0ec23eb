//! What of a spreadsheet or a text can be read without its program: tables as tables, texts as plain paragraphs. Read in the worker only,
//! cell by cell: what stands beyond the limits is counted and never kept, so that no sheet is ever laid out as large as it says it is.

mod csv;
mod ods;
mod text;
mod xlsx;
mod xml;

#[cfg(test)]
mod tests;

use std::io::BufRead;

use serde::{Deserialize, Serialize};

use super::archive;
use super::limits::{
    PREVIEW_CELL, PREVIEW_COLUMNS, PREVIEW_PARAGRAPHS, PREVIEW_PART, PREVIEW_ROWS, PREVIEW_SHEETS, PREVIEW_TEXT,
};
use super::media_type::{decode_text, detect};
use super::model::MediaType;
use crate::words::words;

/// What can be read of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Preview {
    /// Sheets of cells.
    Table {
        /// Those that are shown in their program.
        sheets: Vec<PreviewSheet>,
        /// Whether there are more of them.
        cut: bool,
    },
    /// Plain paragraphs.
    Text {
        /// In their order.
        paragraphs: Vec<String>,
        /// Whether there are more of them.
        cut: bool,
    },
}

/// A sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PreviewSheet {
    /// Its name; empty for the one of a text.
    pub name: String,
    /// Its rows from the first, without the blanks at their ends.
    pub rows: Vec<Vec<PreviewCell>>,
    /// Whether there are more rows.
    pub rows_cut: bool,
    /// Whether there are more columns.
    pub columns_cut: bool,
}

words! {
    /// How the text of a cell is written.
    CellKind in "preview.cell" {
        /// As it stands.
        Text = "text",
        /// A number with a point.
        Number = "number",
        /// A share of 1 with a point.
        Percent = "percent",
        /// `2026-03-01`, `2026-03-01T14:05` or `14:05`.
        Date = "date",
        /// `true` or `false`.
        Truth = "truth",
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PreviewCell {
    /// What stands in it; empty for a blank.
    pub text: String,
    /// How that is written.
    pub kind: CellKind,
}

impl PreviewCell {
    fn new(text: &str, kind: CellKind) -> Self {
        let end = text.floor_char_boundary(PREVIEW_CELL.min(text.len()));
        let cut = text.get(..end).unwrap_or_default();
        let text = if end < text.len() {
            format!("{cut}…")
        } else {
            cut.to_owned()
        };
        Self { text, kind }
    }

    fn blank() -> Self {
        Self::new("", CellKind::Text)
    }
}

/// Reads a content; none for a format that is not read here, or that is damaged from its start. `is_table`: a text whose lines are rows.
pub(super) fn preview(content: &[u8], is_table: bool) -> Option<Preview> {
    match detect(content) {
        MediaType::Xlsx => xlsx::read(content),
        MediaType::Ods => ods::read(content),
        MediaType::Docx => text::read(content, "word/document.xml"),
        MediaType::Odt => text::read(content, "content.xml"),
        MediaType::Text if is_table => Some(csv::read(&decode_text(content))),
        MediaType::Text => Some(text::plain(&decode_text(content))),
        _ => None,
    }
}

/// A file of an archive as it is unpacked, if it is no larger than it may be.
fn part<'a>(content: &'a [u8], name: &str) -> Option<impl BufRead + use<'a>> {
    archive::file(content, name, PREVIEW_PART)
}

/// The cells of a sheet as they come, within the limits.
struct Filling {
    sheet: PreviewSheet,
    /// Characters kept so far, in all sheets.
    taken: usize,
}

impl Filling {
    fn named(name: &str, taken: usize) -> Self {
        let name = PreviewCell::new(name, CellKind::Text).text;
        let sheet = PreviewSheet {
            name,
            ..PreviewSheet::default()
        };
        Self { sheet, taken }
    }

    /// Puts a cell at its place, both counted from 0. Blanks leave nothing.
    fn put(&mut self, row: usize, column: usize, cell: PreviewCell) {
        if cell.text.is_empty() {
            return;
        }
        if row >= PREVIEW_ROWS || self.taken > PREVIEW_TEXT {
            self.sheet.rows_cut = true;
            return;
        }
        if column >= PREVIEW_COLUMNS {
            self.sheet.columns_cut = true;
            return;
        }
        self.taken += cell.text.len();
        let rows = &mut self.sheet.rows;
        if rows.len() <= row {
            rows.resize_with(row + 1, Vec::new);
        }
        if let Some(line) = rows.get_mut(row) {
            if line.len() <= column {
                line.resize_with(column + 1, PreviewCell::blank);
            }
            if let Some(place) = line.get_mut(column) {
                *place = cell;
            }
        }
    }

    /// Whether nothing that comes in this row or after it would be kept, which is then said.
    fn is_full(&mut self, row: usize) -> bool {
        let full = row >= PREVIEW_ROWS || self.taken > PREVIEW_TEXT;
        self.sheet.rows_cut |= full;
        full
    }
}
