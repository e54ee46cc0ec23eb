//! The text of documents: how complete it is, and what a search finds in it, through the real worker process.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "fixtures/mod.rs"]
mod fixtures;

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use palmares_core::document::{Extraction, Extractor, MediaType, TextReason, TextState, WORKER_ARGUMENT, detect, fold};
use palmares_core::dossier::intake::{self, ImportRequest};
use palmares_core::journal::Caller;
use palmares_core::search::{self, Reach};
use palmares_core::store::Store;
use palmares_core::{call, clock};

use fixtures::{agathe, fixture, founder};

fn extractor() -> Extractor {
    Extractor::new(env!("CARGO_BIN_EXE_palmares"), [WORKER_ARGUMENT])
}

async fn read(content: &[u8]) -> Extraction {
    extractor().extract(content).await.unwrap()
}

async fn read_input(name: &str) -> Extraction {
    read(&fs::read(fixture("intake/pdf").join(name)).unwrap()).await
}

/// The folded text of a document, and how complete it is.
fn told(extraction: &Extraction) -> (String, TextState, Option<TextReason>) {
    let report = extraction.report;
    (fold(&extraction.pages.join("\n")), report.state, report.reason)
}

/// A PDF of one page, 595 × 842, with Helvetica as `/F1` and a font of unknown glyphs as `/F2`: its content, what its dictionary holds
/// besides, the catalog's, further objects from number 8.
fn page(content: &str, page: &str, catalog: &str, more: &[&str]) -> Vec<u8> {
    let objects = [
        format!("<</Type/Catalog/Pages 2 0 R {catalog}>>"),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>> {page}>>"
        ),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        // Glyphs whose names say nothing; each draws a box.
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 500 700]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 1/LastChar 5\
         /Widths[500 500 500 500 500]/Encoding<</Type/Encoding/Differences[1/g1/g2/g3/g4/g5]>>\
         /CharProcs<</g1 7 0 R/g2 7 0 R/g3 7 0 R/g4 7 0 R/g5 7 0 R>>/Resources<<>>>>"
            .to_owned(),
        "<</Length 36>>stream\n500 0 0 0 500 700 d1 0 0 400 600 re f\nendstream".to_owned(),
    ];
    let mut file = String::from("%PDF-1.7\n");
    let mut table = String::new();
    let all = objects.iter().map(String::as_str).chain(more.iter().copied());
    let mut count = 0;
    for object in all {
        count += 1;
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        write!(file, "{count} 0 obj\n{object}\nendobj\n").unwrap();
    }
    let (start, size) = (file.len(), count + 1);
    write!(
        file,
        "xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
    )
    .unwrap();
    file.into_bytes()
}

#[tokio::test]
async fn a_text_that_is_whole_says_so() {
    assert_eq!(told(&read_input("p0_plain.pdf").await).1, TextState::Ready);
    let report = read_input("p0_plain.pdf").await.report;
    assert_eq!((report.reason, report.complete), (None, true));
}

#[tokio::test]
async fn values_notes_and_titles_set_apart_are_read() {
    for (name, word) in [
        ("p2_form_values_only.pdf", "campanule sas"),
        ("t_freetext.pdf", "aubepine"),
        ("t_letterspaced.pdf", "budget previsionnel"),
        ("p1_spaced_siret.pdf", "732 829 320 00074"),
    ] {
        let (text, state, reason) = told(&read_input(name).await);
        assert!(text.contains(word), "{name}: {text}");
        assert_eq!((state, reason), (TextState::Ready, None), "{name}");
    }
}

#[tokio::test]
async fn a_form_that_draws_itself_and_a_portfolio_are_read_as_far_as_they_go_and_say_so() {
    let (text, state, reason) = told(&read_input("p3_xfa_placeholder.pdf").await);
    assert!(text.contains("eglantine"), "{text}");
    assert_eq!((state, reason), (TextState::Partial, Some(TextReason::DynamicForm)));
    let (text, state, reason) = told(&read_input("p4_portfolio.pdf").await);
    assert!(text.contains("nenuphar") && text.contains("budget.pdf"), "{text}");
    assert_eq!((state, reason), (TextState::Partial, Some(TextReason::FilesInside)));
}

#[tokio::test]
async fn a_pdf_without_its_header_is_a_pdf_and_its_source_is_never_text() {
    let content = fs::read(fixture("intake/pdf/pdf_without_header.pdf")).unwrap();
    assert_eq!(detect(&content), MediaType::Pdf);
    let (text, ..) = told(&read(&content).await);
    assert!(text.contains("roseau") && !text.contains("endobj"), "{text}");
    // Its objects damaged beyond reading too: nothing rather than the source.
    let broken: Vec<u8> = content
        .iter()
        .map(|byte| if *byte == b'/' { b'~' } else { *byte })
        .collect();
    let (text, ..) = told(&read(&[broken.as_slice(), b"\n<< /Type /Catalog >>"].concat()).await);
    assert!(!text.contains("endobj"), "{text}");
}

#[tokio::test]
async fn what_a_span_says_it_reads_as_is_its_text() {
    let content = "BT /F1 12 Tf 60 780 Td /Span<</ActualText(PERVENCHE)>>BDC (xqz) Tj EMC ( et ) Tj \
                   /Span<</ActualText<FEFF0063006F00AD>>>BDC (co-) Tj EMC 0 -16 Td (construire) Tj ET \
                   /Span<</ActualText(GLYCINE)>>BDC 60 600 m 200 600 l 200 620 l f EMC \
                   BT /F1 12 Tf 60 500 Td /Span<</ActualText()>>BDC (rien) Tj EMC ET";
    let (text, ..) = told(&read(&page(content, "", "", &[])).await);
    for word in ["pervenche", "coconstruire", "glycine"] {
        assert!(text.contains(word), "{text}");
    }
    assert!(!text.contains("xqz") && !text.contains("rien"), "{text}");
}

#[tokio::test]
async fn text_outside_the_page_is_not_indexed() {
    let content = "BT /F1 12 Tf 60 780 Td (VISIBLE) Tj ET BT /F1 12 Tf 60 -300 Td (DESSOUS) Tj ET \
                   BT /F1 12 Tf 900 400 Td (ACOTE) Tj ET BT /F1 12 Tf 60 100 Td (ROGNE) Tj ET";
    let (text, ..) = told(&read(&page(content, "/CropBox[0 200 595 842]", "", &[])).await);
    assert_eq!(text.trim(), "visible");
    let turned = page(
        "BT /F1 12 Tf 60 780 Td (TOURNE) Tj 0 200 Td (DEHORS) Tj ET",
        "/Rotate 90",
        "",
        &[],
    );
    assert_eq!(told(&read(&turned).await).0.trim(), "tourne");
}

#[tokio::test]
async fn values_of_every_kind_of_field_are_read_and_passwords_and_hidden_ones_are_not() {
    let fields = [
        "<</Type/Annot/Subtype/Widget/Rect[60 700 300 720]/FT/Tx/T(a)/V<FEFF006D006900650072>>>",
        "<</Type/Annot/Subtype/Widget/Rect[60 660 300 680]/FT/Ch/Ff 131072/T(b)/V(RENONCULE)/Opt[(RENONCULE)(AUTRE)]>>",
        "<</Type/Annot/Subtype/Widget/Rect[60 620 300 640]/FT/Tx/Ff 8192/T(c)/V(SECRET)>>",
        "<</Type/Annot/Subtype/Widget/F 2/Rect[60 580 300 600]/FT/Tx/T(d)/V(CACHE)>>",
        "<</FT/Tx/T(e)/V(ORPHELINE)>>",
        "<</FT/Tx/T(f)/V(HERITEE)/Kids[14 0 R]>>",
        "<</Type/Annot/Subtype/Widget/Parent 13 0 R/Rect[60 540 300 560]>>",
    ];
    let file = page(
        "BT /F1 12 Tf 60 780 Td (Formulaire) Tj ET",
        "/Annots[8 0 R 9 0 R 10 0 R 11 0 R 14 0 R]",
        "/AcroForm<</Fields[8 0 R 9 0 R 10 0 R 11 0 R 12 0 R 13 0 R]>>",
        &fields,
    );
    let (text, ..) = told(&read(&file).await);
    for word in ["mier", "renoncule", "orpheline", "heritee"] {
        assert_eq!(text.matches(word).count(), 1, "{word}: {text}");
    }
    assert!(
        !text.contains("secret") && !text.contains("cache") && !text.contains("autre"),
        "{text}"
    );
}

#[tokio::test]
async fn a_text_that_is_not_whole_says_why() {
    let scan = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n0\nendstream";
    let image = "q 595 0 0 842 0 0 cm /I Do Q";
    let resources = "/Resources<</XObject<</I 8 0 R>>/Font<</F1 5 0 R>>>>";
    let shown = |content: &str, extra: &str| page(content, extra, "", &[scan]);
    let words = "BT /F1 12 Tf 60 780 Td (Un titre) Tj ET";
    let whole_text =
        "BT /F1 12 Tf 60 780 Td (Une page entiere de texte par-dessus une image de fond, comme une affiche) Tj ET";
    let unknown = "BT /F1 12 Tf 60 780 Td (Un mot) Tj /F2 12 Tf 0 -20 Td <0102030405> Tj ET";
    let absent = "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X\
        /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4>>>>]>>";
    let not_embedded = page(
        "BT /F1 12 Tf 60 780 Td (Un mot) Tj /F3 12 Tf 0 -20 Td <01230124012501260127> Tj ET",
        "/Resources<</Font<</F1 5 0 R/F3 8 0 R>>>>",
        "",
        &[absent],
    );
    let cases = [
        (shown(image, resources), TextState::Empty, Some(TextReason::NoTextLayer)),
        (
            shown(&format!("{image} {words}"), resources),
            TextState::Partial,
            Some(TextReason::PagesWithoutText),
        ),
        (
            shown(&format!("{image} {whole_text}"), resources),
            TextState::Ready,
            None,
        ),
        (
            page(unknown, "", "", &[]),
            TextState::Partial,
            Some(TextReason::FontsWithoutUnicode),
        ),
        (
            page("BT /F2 12 Tf 60 780 Td <0102030405> Tj ET", "", "", &[]),
            TextState::Empty,
            Some(TextReason::FontsWithoutUnicode),
        ),
        (not_embedded, TextState::Partial, Some(TextReason::FontsWithoutUnicode)),
        (page("", "", "", &[]), TextState::Empty, Some(TextReason::NoTextLayer)),
    ];
    for (index, (file, state, reason)) in cases.iter().enumerate() {
        let (text, found, why) = told(&read(file).await);
        assert_eq!((found, why), (*state, *reason), "case {index}: {text}");
    }
    let mut cut = page(words, "", "", &[]);
    cut.truncate(cut.len() - 60);
    assert_eq!(told(&read(&cut).await).2, Some(TextReason::Damaged));
}

/// A workspace that has taken in files of the inputs.
async fn taken_in(folder: &Path, names: &[&str]) -> Store {
    let now = clock::now();
    let store = Store::create(&folder.join("T.palmares"), "T", &agathe(), now)
        .await
        .unwrap();
    let caller = Caller::secretariat(founder(), "secretariat", now);
    let (call, _) = call::create(
        &store,
        &caller,
        "territoire_intelligent",
        "Appel",
        "2020-06-22".parse().unwrap(),
    )
    .await
    .unwrap();
    let paths = names.iter().map(|name| fixture("intake/pdf").join(name)).collect();
    let request = ImportRequest::of(call, paths);
    let never = AtomicBool::new(false);
    let taken = intake::import(&store, &caller, &extractor(), &request, &|_| (), &never)
        .await
        .unwrap();
    assert!(taken.failure.is_none());
    store
}

#[tokio::test]
async fn what_was_brought_in_is_found_however_it_is_typed() {
    let folder = tempfile::tempdir().unwrap();
    let inputs = [
        "p1_spaced_siret.pdf",
        "p2_form_values_only.pdf",
        "p3_xfa_placeholder.pdf",
        "p4_portfolio.pdf",
        "t_letterspaced.pdf",
        "t_freetext.pdf",
    ];
    let store = taken_in(folder.path(), &inputs).await;
    let mut connection = store.read().await.unwrap();
    for (query, document, shown) in [
        ("732 829 320 00074", "p1_spaced_siret.pdf", "732 829 320 00074"),
        ("73282932000074", "p1_spaced_siret.pdf", "SIRET : 732 829 320 00074"),
        ("732829320", "p1_spaced_siret.pdf", "732 829 320"),
        ("7328 29320", "p1_spaced_siret.pdf", "732 829 320"),
        ("campanule", "p2_form_values_only.pdf", "CAMPANULE"),
        ("eglantine", "p3_xfa_placeholder.pdf", "EGLANTINE"),
        ("nenuphar", "p4_portfolio.pdf", "NENUPHAR"),
        ("PREVISIONNEL", "t_letterspaced.pdf", "PREVISIONNEL"),
        ("aubépine", "t_freetext.pdf", "AUBEPINE"),
    ] {
        let hits = search::find(&mut connection, &Reach::default(), query, 20)
            .await
            .unwrap();
        let hit = hits
            .iter()
            .find(|hit| hit.document.as_deref() == Some(document) && hit.page == Some(1));
        let hit = hit.unwrap_or_else(|| panic!("{query}: {hits:?}"));
        assert!(hit.excerpt.contains(shown), "{query}: {}", hit.excerpt);
    }
    assert_eq!(
        search::unread(&mut connection, &Reach::default()).await.unwrap(),
        2,
        "the form and the portfolio"
    );
    let nothing = Reach {
        content: Some(Vec::new()),
        ranks: None,
    };
    assert_eq!(
        search::unread(&mut connection, &nothing).await.unwrap(),
        0,
        "out of reach, not even a number"
    );
}
