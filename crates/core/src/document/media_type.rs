//! The format of a file from its bytes: a name is what somebody claims.

use super::mail::{is_message, is_outlook, is_wrapping};
use super::model::MediaType;

/// How far a PDF's header may stand from the start (ISO 32000, annex H).
const PDF_HEADER_WITHIN: usize = 1024;
/// How far before the end of the file a PDF's last words may stand.
const PDF_END_WITHIN: usize = 2048;
/// How much of a file is looked at for what is not in its first bytes.
const HEAD: usize = 64 << 10;

/// What packs and returns begin with, whatever their version; `pack` reads the rest.
const PACK: &[u8] = b"palmares-pli ";

/// Whether a content has the form of a pack or of a return.
pub fn is_pack(content: &[u8]) -> bool {
    content.starts_with(PACK)
}

/// The format of a content.
pub fn detect(content: &[u8]) -> MediaType {
    let head = content.get(..HEAD.min(content.len())).unwrap_or(content);
    let first = |magic: &[u8]| content.starts_with(magic);
    // A program stays a program even with a PDF's header behind its own.
    if first(b"MZ") || first(b"\x7fELF") || first(b"#!") || first(b"\xcf\xfa\xed\xfe") || first(b"\xca\xfe\xba\xbe") {
        MediaType::Executable
    } else if first(b"%PDF-") {
        MediaType::Pdf
    } else if first(b"\x89PNG\r\n\x1a\n") {
        MediaType::Png
    } else if first(b"\xff\xd8\xff") {
        MediaType::Jpeg
    } else if first(b"PK\x03\x04") || first(b"PK\x05\x06") {
        archive(content, head)
    } else if is_wrapping(content) {
        MediaType::Wrapped
    } else if is_message(head) || is_outlook(content) {
        MediaType::Mail
    } else if contains(head.get(..PDF_HEADER_WITHIN.min(head.len())).unwrap_or(head), b"%PDF-") {
        // After the mails, which may hold a PDF close to their start.
        MediaType::Pdf
    } else if is_pdf_without_header(content, head) {
        MediaType::Pdf
    } else if is_text(head) {
        MediaType::Text
    } else {
        MediaType::Unknown
    }
}

/// Whether a content is a PDF whose header is gone or stands behind something else: its objects and its end tell.
fn is_pdf_without_header(content: &[u8], head: &[u8]) -> bool {
    let tail = content
        .get(content.len().saturating_sub(PDF_END_WITHIN)..)
        .unwrap_or_default();
    let has_objects = contains(head, b" obj") && (contains(head, b"endobj") || contains(head, b"stream"));
    let has_end = contains(tail, b"startxref") || contains(tail, b"%%EOF");
    let is_source =
        contains(head, b"<<") && (contains(head, b"/Type") || contains(head, b"/Filter") || contains(head, b"/Length"));
    has_objects && is_source && (has_end || contains(head, b"%PDF-") || starts_with_object(head))
}

/// Whether a content begins as the body of a PDF does: `1 0 obj`.
fn starts_with_object(head: &[u8]) -> bool {
    let mut words = head.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let mut number = || words.next().is_some_and(|word| word.iter().all(u8::is_ascii_digit));
    number() && number() && words.next().is_some_and(|word| word.starts_with(b"obj"))
}

/// Which office format a ZIP archive is, by the names inside: `OpenDocument` says it first, Office Open XML anywhere.
fn archive(content: &[u8], head: &[u8]) -> MediaType {
    let declared = head.get(30..).unwrap_or_default();
    for (media_type, word) in [
        (MediaType::Odt, "mimetypeapplication/vnd.oasis.opendocument.text"),
        (MediaType::Ods, "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
        (
            MediaType::Odp,
            "mimetypeapplication/vnd.oasis.opendocument.presentation",
        ),
    ] {
        if declared.starts_with(word.as_bytes()) {
            return media_type;
        }
    }
    let tail = content.get(content.len().saturating_sub(HEAD)..).unwrap_or_default();
    let holds = |name: &[u8]| contains(head, name) || contains(tail, name);
    if !holds(b"[Content_Types].xml") {
        MediaType::Zip
    } else if holds(b"word/document.xml") {
        MediaType::Docx
    } else if holds(b"xl/workbook") {
        MediaType::Xlsx
    } else if holds(b"ppt/presentation.xml") {
        MediaType::Pptx
    } else {
        MediaType::Zip
    }
}

fn contains(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

fn is_text(head: &[u8]) -> bool {
    let is_odd = |byte: &u8| byte.is_ascii_control() && !byte.is_ascii_whitespace();
    // A character cut by the end of the head is no error.
    let is_utf8 = std::str::from_utf8(head)
        .err()
        .is_none_or(|error| error.error_len().is_none());
    !head.is_empty() && !head.iter().any(is_odd) && (is_utf8 || mostly_ascii(head))
}

/// Text in an older encoding has an accent here and there; binary data has them everywhere.
fn mostly_ascii(head: &[u8]) -> bool {
    head.iter().filter(|byte| byte.is_ascii()).count() * 4 >= head.len() * 3
}

/// A plain text as characters: UTF-8 when it is valid, Windows-1252 otherwise, as French office software writes it.
pub(super) fn decode_text(content: &[u8]) -> String {
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    match std::str::from_utf8(content) {
        Ok(text) => text.to_owned(),
        Err(_) => content.iter().map(|byte| windows_1252(*byte)).collect(),
    }
}

fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH
            .get(usize::from(byte - 0x80))
            .copied()
            .unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_the_format_whatever_the_name() {
        for (content, expected) in [
            (&b"%PDF-1.7\n"[..], MediaType::Pdf),
            (b"\n\n%PDF-1.4", MediaType::Pdf),
            (
                b"1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\nstartxref\n9\n%%EOF",
                MediaType::Pdf,
            ),
            (b"1 0 obj\n<< /Type /Catalog >>\nendobj\n2 0 obj", MediaType::Pdf),
            (b"Pour un PDF, ecrire 1 0 obj << /Type /Page >> endobj", MediaType::Text),
            (b"MZ\x90\x00 %PDF-1.4", MediaType::Executable),
            (b"\x7fELF\x02", MediaType::Executable),
            (b"\x89PNG\r\n\x1a\n....", MediaType::Png),
            (b"\xff\xd8\xff\xe0", MediaType::Jpeg),
            (b"PK\x03\x04 nothing known", MediaType::Zip),
            (b"PK\x03\x04 [Content_Types].xml xl/workbook.xml", MediaType::Xlsx),
            (b"PK\x03\x04 [Content_Types].xml word/document.xml", MediaType::Docx),
            (b"From: a@b.fr\r\nDate: x\r\n\r\nHello", MediaType::Mail),
            (b"\xef\xbb\xbf\r\nFrom: a@b.fr\rDate: x\r\rHello", MediaType::Mail),
            (b"From a@b.fr Fri Jun 19\nFrom: a@b.fr\nTo: x\n\nHello", MediaType::Mail),
            (b"\x78\x9f\x3e\x22\x00\x00", MediaType::Wrapped),
            (b"Rar!\x1a\x07\x01\x00", MediaType::Wrapped),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old letter", MediaType::Unknown),
            ("Bonjour\nà tous".as_bytes(), MediaType::Text),
            (b"d\xe9j\xe0 vu, en latin 1", MediaType::Text),
            (b"\x00\x01\x02", MediaType::Unknown),
            (b"", MediaType::Unknown),
        ] {
            assert_eq!(detect(content), expected, "{content:?}");
        }
    }

    #[test]
    fn an_opendocument_file_says_what_it_is() {
        let mut content = b"PK\x03\x04".to_vec();
        content.resize(30, 0);
        content.extend_from_slice(b"mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK");
        assert_eq!(detect(&content), MediaType::Ods);
    }

    #[test]
    fn a_note_with_colons_is_not_a_mail() {
        assert_eq!(detect(b"Objet: budget\nMontant: 3\n\nsuite"), MediaType::Text);
    }

    #[test]
    fn old_french_text_keeps_its_accents_and_its_euros() {
        assert_eq!(decode_text(b"pr\xe9vu : 12 \x80, c\x9cur"), "prévu : 12 €, cœur");
    }
}
