//! Text by walking the content streams with pdf-extract: the second rung, for the files that hayro cannot read.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Document, Error as PdfError, PlainTextOutput, output_doc_page};

use super::{Budget, Failure, Raw};

/// The text of every page, until the budget ends. The library panics on files that it does not expect, which costs one
/// page; it can also exhaust its stack or its memory, which costs the process.
pub(super) fn read(content: &[u8], budget: &mut Budget) -> Result<Raw, Failure> {
    let document = catch_unwind(|| open(content)).map_err(|_| Failure::Damaged)??;
    let numbers: Vec<u32> = document.get_pages().into_keys().collect();
    let mut raw = Raw {
        page_count: numbers.len(),
        ..Raw::default()
    };
    for number in numbers {
        if budget.is_spent() {
            break;
        }
        let mut text = String::new();
        let read = catch_unwind(AssertUnwindSafe(|| {
            output_doc_page(&document, &mut PlainTextOutput::new(&mut text), number)
        }));
        if !matches!(read, Ok(Ok(()))) {
            raw.broken_pages += 1;
        }
        budget.take(text.len());
        raw.pages.push(text);
    }
    Ok(raw)
}

fn open(content: &[u8]) -> Result<Document, Failure> {
    let mut document = Document::load_mem(content).map_err(|error| failure(&error))?;
    if document.is_encrypted() {
        document.decrypt("").map_err(|_| Failure::Encrypted)?;
    }
    Ok(document)
}

fn failure(error: &PdfError) -> Failure {
    match error {
        PdfError::Decryption(_) | PdfError::InvalidPassword => Failure::Encrypted,
        _ => Failure::Damaged,
    }
}
