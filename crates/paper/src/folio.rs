//! The document model between a paper and its layout: blocks of literal text, serialised for the templates.

use serde::Serialize;

use crate::forms::Forms;

/// How a run of text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    Plain,
    Strong,
    Muted,
    Warn,
    Mono,
    /// No text: a new line.
    Break,
}

/// Literal text in one style.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Run {
    pub text: String,
    pub style: Style,
}

/// Text of several styles.
pub type Rich = Vec<Run>;

/// Plain text as one run.
pub fn plain(text: impl Into<String>) -> Rich {
    vec![Run {
        text: text.into(),
        style: Style::Plain,
    }]
}

/// Text in one style.
pub fn styled(text: impl Into<String>, style: Style) -> Rich {
    vec![Run {
        text: text.into(),
        style,
    }]
}

/// Width of a column.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "unit", content = "value")]
pub enum Width {
    Auto,
    Fr(f32),
    Mm(f32),
}

/// Alignment of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    Left,
    Right,
    Center,
}

/// A column with its header.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Column {
    pub header: String,
    pub width: Width,
    pub align: Align,
}

/// A left-aligned column.
pub fn left(header: impl Into<String>, width: Width) -> Column {
    Column {
        header: header.into(),
        width,
        align: Align::Left,
    }
}

/// A right-aligned column, for numbers.
pub fn right(header: impl Into<String>, width: Width) -> Column {
    Column {
        header: header.into(),
        width,
        align: Align::Right,
    }
}

/// A centred column, for short codes.
pub fn center(header: impl Into<String>, width: Width) -> Column {
    Column {
        header: header.into(),
        width,
        align: Align::Center,
    }
}

/// What a row is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    Normal,
    Muted,
    Total,
    Group,
}

/// Letters that a cell of a row set whole has at most: even in the narrowest column they stand on a page.
const WHOLE_ROW: usize = 500;

/// A row of a table; a group row has one cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    pub kind: RowKind,
    /// May be taller than a page, and breaks over two.
    pub long: bool,
    pub cells: Vec<Rich>,
}

impl Row {
    /// A row of a kind.
    pub fn of(kind: RowKind, cells: Vec<Rich>) -> Self {
        let letters = |cell: &Rich| cell.iter().map(|run| run.text.chars().count()).sum::<usize>();
        let long = cells.iter().any(|cell| letters(cell) > WHOLE_ROW);
        Self { kind, long, cells }
    }
}

/// An ordinary row.
pub fn row(cells: Vec<Rich>) -> Row {
    Row::of(RowKind::Normal, cells)
}

/// Mood of a call-out or a mark; always said in words too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    Neutral,
    Good,
    Warn,
    Bad,
}

/// A bar of a Gantt chart, in months from the start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    pub label: String,
    pub start: u32,
    pub length: u32,
}

/// A place to sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SignaturePlace {
    pub capacity: String,
    pub delegation: Option<String>,
    pub name: String,
}

/// A block of a folio.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "block")]
pub enum Block {
    Heading {
        level: u8,
        text: String,
    },
    Paragraph {
        runs: Rich,
    },
    Note {
        runs: Rich,
    },
    Pairs {
        rows: Vec<(String, Rich)>,
    },
    Table {
        columns: Vec<Column>,
        rows: Vec<Row>,
        tall: bool,
        /// Its lines are read together: it moves to the next page whole, unless a page could not hold it.
        whole: bool,
    },
    List {
        ordered: bool,
        items: Vec<Rich>,
    },
    Callout {
        tone: Tone,
        title: String,
        /// May be taller than a page, and breaks over two.
        long: bool,
        body: Vec<Block>,
    },
    Hash {
        label: String,
        groups: Vec<String>,
    },
    Gantt {
        months: u32,
        month_label: String,
        bars: Vec<Bar>,
        alt: String,
    },
    Signatures {
        lead: Option<String>,
        places: Vec<SignaturePlace>,
    },
    Item {
        number: String,
        title: String,
        detail: String,
    },
    Cover {
        lines: Vec<String>,
        title: String,
        subtitle: String,
        pairs: Vec<(String, Rich)>,
    },
    Outline {
        title: String,
    },
    PageBreak,
}

/// A heading.
pub fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading {
        level,
        text: text.into(),
    }
}

/// A paragraph of plain text.
pub fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph { runs: plain(text) }
}

/// A paragraph whose lines stay as they were written, one under the other.
pub fn lines(text: &str) -> Block {
    let mut runs = Rich::new();
    for line in text.split('\n') {
        if !runs.is_empty() {
            runs.extend(styled("", Style::Break));
        }
        runs.extend(plain(line));
    }
    Block::Paragraph { runs }
}

/// A small remark.
pub fn note(text: impl Into<String>) -> Block {
    Block::Note { runs: plain(text) }
}

/// Letters that a call-out set whole has at most, each block and item counting for a line besides: about half a page.
const WHOLE_CALLOUT: usize = 1500;
/// Letters of a line.
const LINE: usize = 90;

/// A call-out.
pub fn callout(tone: Tone, title: impl Into<String>, body: Vec<Block>) -> Block {
    Block::Callout {
        tone,
        title: title.into(),
        long: body.iter().map(room).sum::<usize>() > WHOLE_CALLOUT,
        body,
    }
}

/// About how much room a block of a call-out takes, in letters; one of a kind that is not counted takes any.
fn room(block: &Block) -> usize {
    let letters = |rich: &Rich| rich.iter().map(|run| run.text.chars().count()).sum::<usize>() + LINE;
    match block {
        Block::Paragraph { runs } | Block::Note { runs } => letters(runs),
        Block::List { items, .. } => items.iter().map(letters).sum(),
        _ => WHOLE_CALLOUT + 1,
    }
}

/// A list of plain texts.
pub fn list(items: impl IntoIterator<Item = String>) -> Block {
    Block::List {
        ordered: false,
        items: items.into_iter().map(plain).collect(),
    }
}

/// Which template sets the folio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    Report,
    Landscape,
    Letter,
    Dossier,
    Sheets,
}

/// A short state beside the title (`Projet`, `Version communicable`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mark {
    pub text: String,
    pub tone: Tone,
}

/// What only a letter has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterFrame {
    pub delivery: Option<String>,
    pub address: Vec<String>,
    pub place_and_date: String,
    pub references: Vec<(String, String)>,
    pub object_label: String,
    pub object: String,
}

/// A whole paper, ready for its template.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Folio {
    pub layout: Layout,
    pub language: &'static str,
    pub region: &'static str,
    pub title: String,
    pub author: String,
    pub kicker: String,
    pub subtitle: Vec<String>,
    pub running: String,
    pub footer: String,
    pub page_label: String,
    pub watermark: Option<String>,
    pub marks: Vec<Mark>,
    /// Who sends it: the name, then the service.
    pub letterhead: Vec<String>,
    /// Where they are reached: the address whole, then telephone and e-mail.
    pub contact: Vec<String>,
    pub letter: Option<LetterFrame>,
    pub forms: Option<Forms>,
    pub body: Vec<Block>,
}
