//! Strangers' files through the real worker process: every one gets an answer within its budget, and the host lives.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "fixtures/mod.rs"]
mod fixtures;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use palmares_core::document::{
    ContentStore, Engine, Extraction, Extractor, MailDate, MediaType, Preview, TextReason, TextState, WORKER_ARGUMENT,
    detect, fold,
};
use palmares_core::error::Code;

use fixtures::fixture;

/// The time one document may take, with the two seconds that a loaded machine needs to end and bury a worker.
const BUDGET: Duration = Duration::from_secs(22);

fn extractor() -> Extractor {
    Extractor::new(env!("CARGO_BIN_EXE_palmares"), [WORKER_ARGUMENT])
}

fn pdfs(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "pdf"));
    files.sort();
    assert!(!files.is_empty(), "no document in {}", folder.display());
    files
}

fn write_bombs(folder: &Path) {
    let written = Command::new("python3")
        .arg(fixture("pdfs/make_bombs.py"))
        .current_dir(folder)
        .status();
    assert!(written.unwrap().success());
}

async fn read(extractor: &Extractor, file: &Path) -> Extraction {
    let content = fs::read(file).unwrap();
    let started = Instant::now();
    let extraction = extractor.extract(&content).await.unwrap();
    let name = file.display();
    let report = extraction.report;
    assert!(started.elapsed() < BUDGET, "{name} took {:?}", started.elapsed());
    assert_ne!(report.state, TextState::Pending, "{name}");
    assert!(
        report.state == TextState::Ready || report.reason.is_some(),
        "{name} says nothing: {report:?}"
    );
    assert_eq!(
        report.state.has_text(),
        !extraction.pages.is_empty(),
        "{name}: {report:?}"
    );
    extraction
}

#[tokio::test]
async fn every_odd_document_gets_an_answer_within_its_budget() {
    let extractor = extractor();
    for file in pdfs(&fixture("pdfs/odd")) {
        read(&extractor, &file).await;
    }
}

#[tokio::test]
async fn every_bomb_gets_an_answer_within_its_budget_and_the_next_document_is_read() {
    let folder = tempfile::tempdir().unwrap();
    write_bombs(folder.path());
    let extractor = extractor();
    let bombs = pdfs(folder.path());
    assert_eq!(bombs.len(), 6);
    for bomb in bombs {
        assert_ne!(
            read(&extractor, &bomb).await.report.state,
            TextState::Ready,
            "{}",
            bomb.display()
        );
    }
    let after = read(&extractor, &fixture("pdfs/real/structure_simple.pdf")).await;
    assert_eq!(after.report.state, TextState::Ready);
}

/// Forms that draw themselves, a page tree that is its own child, arrays within arrays: a deep stack each.
#[tokio::test]
async fn endless_recursion_ends_the_worker_at_most() {
    let form = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>/Length 5>>stream\n/F Do\nendstream";
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</XObject<</F 4 0 R>>>>/Contents 5 0 R>>";
    let draw = "<</Length 5>>stream\n/F Do\nendstream";
    let catalog = "<</Type/Catalog/Pages 2 0 R>>";
    let pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
    let nested = format!(
        "<</Type/Catalog/Pages 2 0 R/X {}{}>>",
        "[".repeat(500_000),
        "]".repeat(500_000)
    );
    let extractor = extractor();
    for objects in [[catalog, pages, page, form, draw], [&nested, pages, page, form, draw]] {
        let extraction = extractor.extract(&pdf(&objects)).await.unwrap();
        assert_ne!(extraction.report.state, TextState::Ready);
        assert!(extraction.report.reason.is_some());
    }
}

fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.7\n");
    let mut table = String::new();
    for (index, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        write!(file, "{} 0 obj\n{object}\nendobj\n", index + 1).unwrap();
    }
    let (start, size) = (file.len(), objects.len() + 1);
    write!(
        file,
        "xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"
    )
    .unwrap();
    write!(file, "startxref\n{start}\n%%EOF").unwrap();
    file.into_bytes()
}

#[tokio::test]
async fn every_real_document_is_read_but_the_one_with_a_password() {
    let extractor = extractor();
    for file in pdfs(&fixture("pdfs/real")) {
        let extraction = read(&extractor, &file).await;
        let encrypted = file.ends_with("libreoffice-writer-password.pdf");
        let expected = if encrypted {
            TextState::Encrypted
        } else if file.ends_with("with-attachment.pdf") {
            TextState::Partial
        } else {
            TextState::Ready
        };
        assert_eq!(
            extraction.report.state,
            expected,
            "{}: {:?}",
            file.display(),
            extraction.report
        );
        if !encrypted {
            assert_eq!(extraction.report.page_count as usize, extraction.pages.len());
            assert!(extraction.report.complete);
            assert_eq!(extraction.report.engine, Some(Engine::Hayro));
        }
    }
}

#[tokio::test]
async fn a_french_report_is_found_by_its_words_without_their_accents() {
    let extraction = read(&extractor(), &fixture("pdfs/real/rgaa4-2019-exemple-declaration.pdf")).await;
    let text = fold(&extraction.pages.concat());
    for word in ["declaration", "accessibilite", "etablissement"] {
        assert!(text.contains(word), "{word}");
    }
    assert!(!text.contains('\u{fb01}'));
}

#[tokio::test]
async fn an_empty_a_cut_and_a_disguised_file_say_what_they_are() {
    let extractor = extractor();
    let report = extractor.extract(b"").await.unwrap().report;
    assert_eq!(
        (report.state, report.reason),
        (TextState::Failed, Some(TextReason::ZeroBytes))
    );
    let report = extractor
        .extract(b"MZ\x90\x00 named facture.pdf %PDF-1.7")
        .await
        .unwrap()
        .report;
    assert_eq!(
        (report.media_type, report.state),
        (MediaType::Executable, TextState::Unsupported)
    );
    let whole = fs::read(fixture("pdfs/real/structure_simple.pdf")).unwrap();
    for length in (1..whole.len()).step_by(whole.len() / 25) {
        let report = extractor.extract(&whole[..length]).await.unwrap().report;
        assert!(
            report.state == TextState::Ready || report.reason.is_some(),
            "cut at {length}: {report:?}"
        );
    }
}

#[tokio::test]
async fn a_mail_with_two_documents_is_opened_and_they_are_read() {
    let mail = b"From: =?utf-8?Q?Am=C3=A9lie?= <a@example.org>\r\nTo: aap@example.org\r\nSubject: Dossier\r\n\
        Date: Sun, 21 Jun 2020 23:58:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
        --b\r\nContent-Type: text/plain\r\n\r\nBonjour\r\n\
        --b\r\nContent-Disposition: attachment; filename*=utf-8''Pre%CC%81sentation.txt\r\nContent-Type: text/plain\r\n\r\n\
        Texte du projet\r\n\
        --b\r\nContent-Disposition: attachment; filename=\"a/..\\\\Kbis.pdf\"\r\nContent-Type: application/pdf\r\n\r\n\
        %PDF-1.7 nothing\r\n--b--\r\n";
    assert_eq!(detect(mail), MediaType::Mail);
    let extractor = extractor();
    let read = extractor.read_mail(mail).await.unwrap();
    assert!(matches!(read.date, MailDate::Stated { at } if at.to_rfc3339() == "2020-06-21T21:58:00+00:00"));
    let names: Vec<&str> = read.attachments.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names.first(), Some(&"Présentation.txt"));
    assert!(names.iter().all(|name| !name.contains(['/', '\\'])), "{names:?}");
    let text = extractor.extract(&read.attachments[0].content).await.unwrap();
    assert_eq!(text.pages, ["Texte du projet"]);
    let own = extractor.extract(mail).await.unwrap();
    assert_eq!(own.pages, ["Dossier\nBonjour"]);
    assert!(extractor.read_mail(b"").await.is_err());
}

#[tokio::test]
async fn a_reading_that_is_dropped_leaves_the_extractor_usable() {
    let folder = tempfile::tempdir().unwrap();
    write_bombs(folder.path());
    let bomb = fs::read(folder.path().join("bomb.pdf")).unwrap();
    let extractor = extractor();
    let cancelled = tokio::time::timeout(Duration::from_millis(200), extractor.extract(&bomb)).await;
    assert!(cancelled.is_err());
    assert_eq!(
        read(&extractor, &fixture("pdfs/real/structure_simple.pdf"))
            .await
            .report
            .state,
        TextState::Ready
    );
}

#[tokio::test]
async fn a_worker_that_is_no_worker_is_a_stated_failure_and_a_missing_one_an_error() {
    let content = fs::read(fixture("pdfs/real/structure_simple.pdf")).unwrap();
    let report = Extractor::new("/bin/true", ["x"])
        .extract(&content)
        .await
        .unwrap()
        .report;
    assert_eq!(
        (report.state, report.reason),
        (TextState::Failed, Some(TextReason::WorkerDied))
    );
    assert!(
        Extractor::new("/nonexistent/palmares", ["x"])
            .extract(&content)
            .await
            .is_err()
    );
}

#[test]
fn what_is_stored_comes_back_byte_for_byte_whatever_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let store = ContentStore::open_at(folder.path().join("documents")).unwrap();
    for file in pdfs(&fixture("pdfs/odd")) {
        let content = fs::read(&file).unwrap();
        let stored = store.put(&content).unwrap();
        assert_eq!(store.read(&stored.sha256).unwrap(), content);
    }
}

#[tokio::test]
async fn a_spreadsheet_is_read_in_the_worker_and_what_is_none_is_refused() {
    let extractor = extractor();
    let sheets = fixture("sheets");
    let book = fs::read(sheets.join("budget.xlsx")).unwrap();
    let Preview::Table { sheets: shown, cut } = extractor.preview(&book, false).await.unwrap() else {
        unreachable!("a workbook is a table");
    };
    assert_eq!(
        (shown.len(), shown[0].rows[1][0].text.as_str(), cut),
        (2, "Études d’avant-projet", false)
    );
    let letter = fs::read(sheets.join("letter.docx")).unwrap();
    let text = extractor.preview(&letter, false).await.unwrap();
    assert!(
        matches!(text, Preview::Text { ref paragraphs, .. } if paragraphs.len() == 4),
        "{text:?}"
    );
    for odd in [&b"%PDF-1.4"[..], b"", b"PK\x03\x04 [Content_Types].xml xl/workbook.xml"] {
        let refused = extractor.preview(odd, false).await.unwrap_err();
        assert_eq!(refused.code(), Code::DocumentUnreadable);
    }
    assert!(extractor.preview(&book, false).await.is_ok(), "the worker goes on");
}
