//! Aligned columns.

use std::fmt::Write as _;

/// Spaces between two columns.
const GAP: &str = "  ";

/// A table under its headings. Columns of numbers are set to the right.
#[derive(Debug, Default)]
pub struct Table {
    headings: Vec<String>,
    right: Vec<bool>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a column of words.
    #[must_use]
    pub fn column(mut self, heading: String) -> Self {
        self.headings.push(heading);
        self.right.push(false);
        self
    }

    /// Adds a column of numbers.
    #[must_use]
    pub fn number(mut self, heading: String) -> Self {
        self.headings.push(heading);
        self.right.push(true);
        self
    }

    /// Adds a row, one cell for each column.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let lines = || std::iter::once(&self.headings).chain(&self.rows);
        let width = |column: usize| {
            lines()
                .filter_map(|line| line.get(column))
                .map(|cell| cell.chars().count())
                .max()
        };
        let widths: Vec<usize> = (0..self.headings.len())
            .map(|column| width(column).unwrap_or(0))
            .collect();
        let mut text = String::new();
        for line in lines() {
            let cells: Vec<String> = line.iter().zip(widths.iter().zip(&self.right)).map(cell).collect();
            let _ = writeln!(text, "{}", cells.join(GAP).trim_end());
        }
        f.write_str(text.trim_end())
    }
}

fn cell((text, (width, right)): (&String, (&usize, &bool))) -> String {
    if *right {
        format!("{text:>width$}")
    } else {
        format!("{text:<width$}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_characters_and_numbers_to_the_right() {
        let mut table = Table::new()
            .number("N°".into())
            .column("Projet".into())
            .number("Note".into());
        table.row(vec!["1".into(), "Nœud".into(), "78,00".into()]);
        table.row(vec!["12".into(), "Aumale Énergie".into(), "—".into()]);
        let lines: Vec<String> = table.to_string().lines().map(str::to_owned).collect();
        assert_eq!(
            lines,
            [
                "N°  Projet           Note",
                " 1  Nœud            78,00",
                "12  Aumale Énergie      —"
            ]
        );
    }
}
