//! Sheets and texts that are shown without their program.

use crate::zip::{File, zip};
use crate::{Bomb, Way};

const LINKS: &str = r#"<Relationships><Relationship Id="r" Target="worksheets/sheet1.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook><sheets><sheet name="A" id="r"/></sheets></workbook>"#;
const OPEN: &str = "<worksheet><sheetData>";

/// A cell at the last place that a sheet has, and one beyond every place.
const FAR: &str = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>
    <row r="18446744073709551615"><c r="ZZZZZZZZZZZZZZ9"><v>1</v></c></row>"#;
const REPEATED: &str = r#"<table:table-row table:number-rows-repeated="4000000000">
    <table:table-cell table:number-columns-repeated="4000000000"><text:p>aaaaaaaaaaaaaaaa</text:p></table:table-cell></table:table-row>"#;

pub fn bombs() -> Vec<Bomb> {
    let mut all = sheets();
    all.extend(texts());
    let mut bombs: Vec<Bomb> = all
        .into_iter()
        .map(|(name, bytes)| Bomb::new(name, Way::Preview, "preview", bytes))
        .collect();
    let columns = ";".repeat(2_000_000).into_bytes();
    bombs.push(Bomb::new("deux millions de colonnes", Way::Preview, "table", columns));
    bombs
}

fn sheets() -> Vec<(&'static str, Vec<u8>)> {
    let huge = File::endless("xl/worksheets/sheet1.xml", 1 << 10);
    let [shown, seventh] = [0, 7].map(|at| sheet(&format!(r#"<row><c t="s"><v>{at}</v></c></row>"#)));
    let one_text = format!("<sst><si><t>{}</t></si></sst>", "a".repeat(60 << 20));
    let many_texts = format!("<sst>{}</sst>", "<si><t/></si>".repeat(1_000_000));
    let sheets = numbered(10_000, |number| format!(r#"<sheet name="{number}" id="r"/>"#));
    let many_sheets = format!("<workbook><sheets>{sheets}</sheets></workbook>");
    let cell = "<row><c><v>1</v></c></row>";
    let table = |rows: &str| format!(r#"<table:table table:name="A">{rows}</table:table>"#);
    vec![
        ("feuille de 1 Gio", book(BOOK, "", &huge)),
        (
            "feuille de 60 Mio d’espaces",
            book(BOOK, "", &sheet(&" ".repeat(60 << 20))),
        ),
        ("textes partagés de 60 Mio", book(BOOK, &one_text, &shown)),
        ("un million de textes partagés", book(BOOK, &many_texts, &seventh)),
        ("dix mille feuilles", book(&many_sheets, "", &sheet(cell))),
        ("cellules aux confins", book(BOOK, "", &sheet(&FAR.repeat(1000)))),
        ("un million de lignes", book(BOOK, "", &sheet(&cell.repeat(1_000_000)))),
        ("lignes et colonnes répétées sans fin", ods(&table(REPEATED))),
        (
            "mille fois des lignes répétées sans fin",
            ods(&table(&REPEATED.repeat(1000))),
        ),
        (
            "dix mille tables",
            ods(&numbered(10_000, |_| table("<table:table-row/>"))),
        ),
    ]
}

fn texts() -> Vec<(&'static str, Vec<u8>)> {
    let paragraph = |before: &str, text: &str| {
        docx(&format!(
            "{before}<w:document><w:p><w:t>{text}</w:t></w:p></w:document>"
        ))
    };
    let laughs = numbered(9, |number| {
        let inner = format!("&e{number};").repeat(10);
        format!(r#"<!ENTITY e{} "{inner}">"#, number + 1)
    });
    let laughs = format!(r#"<!DOCTYPE a [<!ENTITY e0 "ha">{laughs}]>"#);
    let one = format!(r#"<!DOCTYPE a [<!ENTITY e "{}">]>"#, "a".repeat(1 << 20));
    let attributes = numbered(100_000, |number| format!("a{number}=\"\" "));
    vec![
        ("entités l’une dans l’autre", paragraph(&laughs, "&e9;")),
        (
            "entité de 1 Mio citée dix mille fois",
            paragraph(&one, &"&e;".repeat(10_000)),
        ),
        ("texte de 60 Mio d’espaces", paragraph("", &" ".repeat(60 << 20))),
        (
            "cent mille éléments l’un dans l’autre",
            docx(&"<w:p><w:r><w:t>a".repeat(100_000)),
        ),
        (
            "un élément de cent mille attributs",
            docx(&format!("<w:document><w:p {attributes}/></w:document>")),
        ),
        ("un paragraphe de 12 Mio", paragraph("", &noise(12 << 20))),
    ]
}

fn numbered(count: u32, text: impl Fn(u32) -> String) -> String {
    (0..count).fold(String::new(), |all, number| all + &text(number))
}

fn sheet(rows: &str) -> File {
    File::of(
        "xl/worksheets/sheet1.xml",
        format!("{OPEN}{rows}</sheetData></worksheet>").as_bytes(),
    )
}

fn book(book: &str, texts: &str, sheet: &File) -> Vec<u8> {
    zip(&[
        File::of("[Content_Types].xml", b"<Types/>"),
        File::of("xl/workbook.xml", book.as_bytes()),
        File::of("xl/_rels/workbook.xml.rels", LINKS.as_bytes()),
        File::of("xl/sharedStrings.xml", texts.as_bytes()),
        sheet.clone(),
    ])
}

fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    );
    zip(&[
        File::plain("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        File::of("content.xml", content.as_bytes()),
    ])
}

fn docx(document: &str) -> Vec<u8> {
    zip(&[
        File::of("[Content_Types].xml", b"<Types/>"),
        File::of("word/document.xml", document.as_bytes()),
    ])
}

/// Letters that hardly pack.
fn noise(length: usize) -> String {
    let mut state = 7_u32;
    let letter = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'a' + (state >> 24) as u8 % 26)
    };
    std::iter::repeat_with(letter).take(length).collect()
}
