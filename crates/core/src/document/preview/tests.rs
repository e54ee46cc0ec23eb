//! Sheets and texts made by hand, the hostile ones too.

use super::super::archive::tests::zipped;
use super::*;

fn rows(preview: &Preview, sheet: usize) -> Vec<Vec<&str>> {
    let Preview::Table { sheets, .. } = preview else {
        panic!("{preview:?}");
    };
    sheets[sheet]
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.text.as_str()).collect())
        .collect()
}

fn workbook(sheet: &str) -> Vec<u8> {
    let book = r#"<workbook xmlns:r="x"><sheets><sheet name="Budget &amp; plan" sheetId="1" r:id="rId1"/>
        <sheet name="Caché" sheetId="2" state="hidden" r:id="rId1"/></sheets></workbook>"#;
    let links = r#"<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let texts = "<sst><si><t>Poste</t></si><si><r><t>Frais</t></r><r><t xml:space=\"preserve\"> d&#8217;étude</t></r><rPh><t>x</t></rPh></si></sst>";
    let styles = r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>"#;
    zipped(
        &[
            ("[Content_Types].xml", b"<Types/>"),
            ("xl/workbook.xml", book.as_bytes()),
            ("xl/_rels/workbook.xml.rels", links.as_bytes()),
            ("xl/sharedStrings.xml", texts.as_bytes()),
            ("xl/styles.xml", styles.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ],
        0,
    )
}

#[test]
fn a_workbook_is_read_with_its_texts_numbers_shares_and_days() {
    let sheet = r#"<worksheet><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Montant</t></is></c></row>
        <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>1250.5</v></c><c r="C3" s="1"><v>46082</v></c><c r="D3" s="2"><v>0.25</v></c>
        <c r="E3" t="b"><v>1</v></c><c r="F3" t="str"><v>x</v></c><c r="G3"/></row></sheetData></worksheet>"#;
    let preview = preview(&workbook(sheet), false).unwrap();
    assert_eq!(
        rows(&preview, 0),
        [
            vec!["Poste", "Montant"],
            vec![],
            vec!["Frais d’étude", "1250.5", "2026-03-01", "0.25", "true", "x"]
        ]
    );
    let Preview::Table { sheets, cut } = preview else {
        panic!()
    };
    assert_eq!(
        (sheets.len(), sheets[0].name.as_str(), cut),
        (1, "Budget & plan", false),
        "a hidden sheet stays hidden"
    );
    let kinds: Vec<CellKind> = sheets[0].rows[2].iter().map(|cell| cell.kind).collect();
    assert_eq!(
        kinds[1..5],
        [CellKind::Number, CellKind::Date, CellKind::Percent, CellKind::Truth]
    );
}

#[test]
fn a_sheet_of_two_cells_at_its_ends_costs_two_cells() {
    let sheet = r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>
        <row r="1048576"><c r="XFD1048576"><v>3</v></c></row></sheetData></worksheet>"#;
    let preview = preview(&workbook(sheet), false).unwrap();
    assert_eq!(rows(&preview, 0), [["1"]]);
    let Preview::Table { sheets, .. } = preview else {
        panic!()
    };
    assert!(sheets[0].rows_cut && sheets[0].columns_cut);
}

#[test]
fn an_opendocument_sheet_repeats_what_it_says_within_the_limits() {
    let content = r#"<office:document-content><table:table table:name="Plan">
        <table:table-row><table:table-cell office:value-type="string"><text:p>Année</text:p><office:annotation><text:p>note</text:p></office:annotation></table:table-cell>
        <table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="3.5"><text:p>3,50</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="16380"/></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell office:value-type="date" office:date-value="2026-03-01"><text:p>1er mars</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table></office:document-content>"#;
    let mut ods = zipped(&[("content.xml", content.as_bytes())], 0);
    assert_eq!(detect(&ods), MediaType::Zip, "the format is declared by the first file");
    ods = zipped(&[("mimetype", b"x"), ("content.xml", content.as_bytes())], 0);
    let preview = ods::read(&ods).unwrap();
    assert_eq!(
        rows(&preview, 0),
        [
            vec!["Année", "3.5", "3.5"],
            vec!["", "2026-03-01"],
            vec!["", "2026-03-01"]
        ]
    );
    let Preview::Table { sheets, .. } = preview else {
        panic!()
    };
    assert!(
        !sheets[0].rows_cut && !sheets[0].columns_cut,
        "the blank rest of a sheet is nothing that was cut"
    );
}

#[test]
fn a_sheet_that_repeats_a_full_row_a_million_times_is_cut_and_says_so() {
    let content = r#"<x><table name="t"><table-row number-rows-repeated="1048576">
        <table-cell number-columns-repeated="16384" value-type="float" value="1"/></table-row></table></x>"#;
    let preview = ods::read(&zipped(&[("content.xml", content.as_bytes())], 0)).unwrap();
    let Preview::Table { sheets, .. } = preview else {
        panic!()
    };
    assert_eq!(
        (sheets[0].rows.len(), sheets[0].rows[0].len()),
        (PREVIEW_ROWS, PREVIEW_COLUMNS)
    );
    assert!(sheets[0].rows_cut && sheets[0].columns_cut);
}

#[test]
fn a_text_of_word_is_its_paragraphs_without_what_was_deleted() {
    let document =
        "<w:document><w:body><w:p><w:r><w:t>Notre projet</w:t></w:r><w:r><w:tab/><w:t>A &lt; B</w:t></w:r></w:p><w:p/>
        <w:p><w:del><w:r><w:delText>ancien</w:delText></w:r></w:del><w:r><w:t>nouveau</w:t></w:r></w:p>
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>cellule</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";
    let docx = zipped(
        &[("[Content_Types].xml", b""), ("word/document.xml", document.as_bytes())],
        0,
    );
    let Some(Preview::Text { paragraphs, cut }) = preview(&docx, false) else {
        panic!()
    };
    assert_eq!(
        (paragraphs, cut),
        (
            vec!["Notre projet\tA < B".into(), "nouveau".into(), "cellule".into()],
            false
        )
    );
}

#[test]
fn rows_of_a_text_are_parted_as_spreadsheets_part_them() {
    let table = preview("a;b\r\n1,5;\"x;\"\"y\"\"\nz\"\r\n;c\n".as_bytes(), true).unwrap();
    assert_eq!(
        rows(&table, 0),
        [vec!["a", "b"], vec!["1,5", "x;\"y\"\nz"], vec!["", "c"]]
    );
    let tabs = preview(b"a\tb,c\n", true).unwrap();
    assert_eq!(rows(&tabs, 0), [["a", "b,c"]]);
}

#[test]
fn entities_that_a_document_type_declares_are_nothing() {
    let document = r#"<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:p><w:r><w:t>x&b;y</w:t></w:r></w:p></w:document>"#;
    let docx = zipped(
        &[("[Content_Types].xml", b""), ("word/document.xml", document.as_bytes())],
        0,
    );
    let Some(Preview::Text { paragraphs, .. }) = preview(&docx, false) else {
        panic!()
    };
    assert_eq!(paragraphs, ["xy"]);
}

#[test]
fn a_damaged_workbook_ends_nothing() {
    let whole = workbook(r#"<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>"#);
    for place in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[place] ^= 0xff;
        let _ = preview(&damaged, false);
        let _ = preview(&whole[..place], false);
    }
}

#[test]
fn files_of_other_programs_are_read() {
    let xlsx = include_bytes!("../../../../../tests/fixtures/sheets/budget.xlsx");
    let book = preview(xlsx, false).unwrap();
    assert_eq!(
        rows(&book, 0)[1..3],
        [
            vec!["Études d’avant-projet", "12500.5", "0.25", "2026-03-01"],
            vec!["Prototype", "37500", "0.75", "2026-09-15T14:05"],
        ]
    );
    assert_eq!(rows(&book, 1), [["Subvention demandée", "true"]]);
    let Preview::Table { sheets, .. } = &book else { panic!() };
    assert_eq!(sheets.len(), 2);
    assert_eq!(sheets[0].rows[1][2].kind, CellKind::Percent);
    let ods = include_bytes!("../../../../../tests/fixtures/sheets/budget.ods");
    assert_eq!(
        rows(&preview(ods, false).unwrap(), 0),
        [["Poste", "Montant"], ["Études", "12500.5"]]
    );
    let docx = include_bytes!("../../../../../tests/fixtures/sheets/letter.docx");
    let Some(Preview::Text { paragraphs, .. }) = preview(docx, false) else {
        panic!()
    };
    assert_eq!(
        paragraphs,
        [
            "Lettre d’intention",
            "Nous soutenons le projet « BriqLys » & ses suites.",
            "Apport",
            "5 000 €"
        ]
    );
}
