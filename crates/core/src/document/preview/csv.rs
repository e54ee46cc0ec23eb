//! Rows of a text, as spreadsheets write them: `;`, a tab or `,` between cells, quotes around what holds one of them.

use super::{CellKind, Filling, Preview, PreviewCell};

/// The characters that may stand between cells, in the order in which they are believed.
const SEPARATORS: [char; 3] = [';', '\t', ','];

/// Reads a text as one sheet.
pub(super) fn read(text: &str) -> Preview {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let separator = SEPARATORS.into_iter().max_by_key(|one| {
        // Of as many, the first of the list: `max_by_key` takes the last.
        (
            first.matches(*one).count(),
            std::cmp::Reverse(SEPARATORS.iter().position(|other| other == one)),
        )
    });
    let mut filling = Filling::named("", 0);
    fill(&mut filling, text, separator.unwrap_or(';'));
    Preview::Table {
        sheets: vec![filling.sheet],
        cut: false,
    }
}

fn fill(filling: &mut Filling, text: &str, separator: char) {
    let (mut row, mut column, mut cell, mut quoted) = (0, 0, String::new(), false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            other if other == separator && !quoted => {
                filling.put(
                    row,
                    column,
                    PreviewCell::new(&std::mem::take(&mut cell), CellKind::Text),
                );
                column += 1;
            }
            '\r' if !quoted && characters.peek() == Some(&'\n') => {}
            '\n' | '\r' if !quoted => {
                filling.put(
                    row,
                    column,
                    PreviewCell::new(&std::mem::take(&mut cell), CellKind::Text),
                );
                (row, column) = (row + 1, 0);
                if filling.is_full(row) && characters.peek().is_some() {
                    return;
                }
            }
            other => cell.push(other),
        }
    }
    filling.put(row, column, PreviewCell::new(&cell, CellKind::Text));
}
