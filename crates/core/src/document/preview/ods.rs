//! Sheets of `OpenDocument` (ISO/IEC 26300): rows and cells say how often they are repeated, a million times for the blank rest of a sheet.
//! What is blank is stepped over, and what is not is kept within the limits.

use std::ops::ControlFlow;

use super::xml::{self, Element, Part};
use super::{
    CellKind, Filling, PREVIEW_COLUMNS, PREVIEW_ROWS, PREVIEW_SHEETS, Preview, PreviewCell, PreviewSheet, part,
};

/// A cell as it is being read.
struct Open {
    value: Option<(String, CellKind)>,
    text: String,
    repeated: usize,
}

#[derive(Default)]
struct Book {
    sheets: Vec<PreviewSheet>,
    cut: bool,
    filling: Option<Filling>,
    taken: usize,
    row: usize,
    column: usize,
    /// The cells of the row, which may be repeated as a whole.
    line: Vec<(usize, PreviewCell)>,
    rows_repeated: usize,
    cell: Option<Open>,
    /// Within what is noted beside a cell.
    noted: usize,
}

/// Reads the sheets.
pub(super) fn read(content: &[u8]) -> Option<Preview> {
    let xml = part(content, "content.xml")?;
    let mut book = Book::default();
    let broken = xml::walk(xml, |part| {
        match part {
            Part::Open(element) => book.open(&element),
            Part::Close(name) => book.close(name),
            Part::Text(text) => {
                if let Some(cell) = book.cell.as_mut().filter(|_| book.noted == 0) {
                    cell.text.push_str(text);
                }
            }
        }
        if book.cut {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    Some(Preview::Table {
        sheets: book.sheets,
        cut: book.cut || broken,
    })
}

impl Book {
    fn open(&mut self, element: &Element<'_>) {
        match element.name() {
            "table" if self.sheets.len() >= PREVIEW_SHEETS => self.cut = true,
            "table" => {
                let name = element.attribute("name").unwrap_or_default();
                self.filling = Some(Filling::named(&name, self.taken));
                (self.row, self.column) = (0, 0);
            }
            "table-row" => {
                self.column = 0;
                self.line.clear();
                self.rows_repeated = element.number("number-rows-repeated").unwrap_or(1);
            }
            "table-cell" | "covered-table-cell" => {
                self.cell = Some(Open {
                    value: stated(element),
                    text: String::new(),
                    repeated: element.number("number-columns-repeated").unwrap_or(1),
                });
            }
            "annotation" => self.noted += 1,
            "p" => {
                if let Some(cell) = self
                    .cell
                    .as_mut()
                    .filter(|cell| self.noted == 0 && !cell.text.is_empty())
                {
                    cell.text.push('\n');
                }
            }
            "s" => {
                if let Some(cell) = self.cell.as_mut().filter(|_| self.noted == 0) {
                    cell.text.push(' ');
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "annotation" => self.noted = self.noted.saturating_sub(1),
            "table-cell" | "covered-table-cell" => self.end_cell(),
            "table-row" => self.end_row(),
            "table" => {
                if let Some(filling) = self.filling.take() {
                    self.taken = filling.taken;
                    self.sheets.push(filling.sheet);
                }
            }
            _ => {}
        }
    }

    fn end_cell(&mut self) {
        let Some(Open { value, text, repeated }) = self.cell.take() else {
            return;
        };
        let (text, kind) = value.unwrap_or((text, CellKind::Text));
        let end = self.column.saturating_add(repeated);
        if !text.is_empty() {
            // One more than is kept, so that the cut is told.
            for column in self.column..end.min(PREVIEW_COLUMNS + 1) {
                self.line.push((column, PreviewCell::new(&text, kind)));
            }
        }
        self.column = end;
    }

    fn end_row(&mut self) {
        let end = self.row.saturating_add(self.rows_repeated);
        if let Some(filling) = self.filling.as_mut().filter(|_| !self.line.is_empty()) {
            for row in self.row..end.min(PREVIEW_ROWS + 1) {
                for (column, cell) in &self.line {
                    filling.put(row, *column, cell.clone());
                }
            }
            filling.sheet.rows_cut |= end > PREVIEW_ROWS;
        }
        self.row = end;
    }
}

/// The value that a cell states, where it is not its text.
fn stated(element: &Element<'_>) -> Option<(String, CellKind)> {
    let value = |name: &str, kind| Some((element.attribute(name)?, kind));
    match element.attribute("value-type")?.as_str() {
        "float" | "currency" => value("value", CellKind::Number),
        "percentage" => value("value", CellKind::Percent),
        "date" => value("date-value", CellKind::Date),
        "boolean" => value("boolean-value", CellKind::Truth),
        _ => None,
    }
}
