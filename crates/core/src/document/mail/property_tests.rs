//! Mails of every make: what was put in is what is stored.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::parse;

const BOUNDARY: &str = "=_part_9f1c_boundary";

#[derive(Debug, Clone)]
struct Made {
    content: Vec<u8>,
    encoding: &'static str,
    kind: &'static str,
    charset: &'static str,
    place: &'static str,
    damage: &'static str,
    line: usize,
}

fn contents() -> impl Strategy<Value = Vec<u8>> {
    let text = "[ -~é€\\r\\n]{0,200}".prop_map(String::into_bytes);
    let pdf = vec(any::<u8>(), 0..400).prop_map(|tail| [b"%PDF-1.7\r\n".as_slice(), &tail].concat());
    prop_oneof![
        vec(any::<u8>(), 1..600),
        text.prop_filter("something", |text| !text.is_empty()),
        pdf
    ]
}

fn made() -> impl Strategy<Value = Made> {
    let kinds = select(vec![
        "application/pdf",
        "application/octet-stream",
        "text/plain",
        "text/csv",
        "text/html",
        "image/jpeg",
        "message/delivery-status",
        "application/x-unknown",
        "",
    ]);
    let charsets = select(vec!["", "utf-8", "iso-8859-1", "utf-16", "us-ascii", "x-nobody"]);
    let places = select(vec!["attachment", "inline", "nothing"]);
    let encodings = select(vec!["base64", "quoted-printable", "8bit", "binary", "x-uuencode"]);
    let damages = select(vec![
        "none", "none", "stray", "cut", "open", "bom", "blank", "returns", "label",
    ]);
    (contents(), encodings, kinds, charsets, places, damages, 4_usize..20)
        .prop_map(|(content, encoding, kind, charset, place, damage, line)| Made {
            content,
            encoding,
            kind,
            charset,
            place,
            damage,
            line: line * 4,
        })
        .prop_filter("a mailer wraps what would end a part", |made| {
            let raw = made.encoding == "8bit" || made.encoding == "binary";
            // Bytes as they are need a mail whose lines end as theirs do, and a label that is read as one.
            !(raw && matches!(made.damage, "returns" | "label" | "stray"))
        })
}

fn base64(content: &[u8], line: usize) -> String {
    const DIGITS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in content.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let index = usize::try_from(bits >> (18 - 6 * digit) & 63).unwrap();
            text.push(if digit <= chunk.len() {
                char::from(DIGITS[index])
            } else {
                '='
            });
        }
    }
    let lines: Vec<String> = text
        .as_bytes()
        .chunks(line)
        .map(|line| String::from_utf8_lossy(line).into_owned())
        .collect();
    lines.join("\r\n")
}

fn quoted(content: &[u8], line: usize) -> String {
    let mut text = String::new();
    let mut width = 0;
    for byte in content {
        let plain = (33..=126).contains(byte) && *byte != b'=';
        let piece = if plain {
            char::from(*byte).to_string()
        } else {
            format!("={byte:02X}")
        };
        if width + piece.len() > line {
            text.push_str("=\r\n");
            width = 0;
        }
        width += piece.len();
        text.push_str(&piece);
    }
    text
}

fn uuencoded(content: &[u8]) -> String {
    let mut text = "begin 644 file\r\n".to_owned();
    for chunk in content.chunks(45) {
        text.push(char::from(32 + u8::try_from(chunk.len()).unwrap()));
        for group in chunk.chunks(3) {
            let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
            let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
            for digit in 0..4 {
                let value = u8::try_from(bits >> (18 - 6 * digit) & 63).unwrap();
                text.push(if value == 0 { '`' } else { char::from(32 + value) });
            }
        }
        text.push_str("\r\n");
    }
    text + "`\r\nend"
}

/// Everything up to the part's own bytes.
fn head(made: &Made) -> String {
    let (start, between) = (
        "From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n",
        format!("--{BOUNDARY}\r\n"),
    );
    let kind = match (made.kind, made.charset) {
        ("", _) => String::new(),
        (kind, "") => format!("Content-Type: {kind}; name=\"piece.bin\"\r\n"),
        (kind, charset) => format!("Content-Type: {kind}; charset={charset}; name=\"piece.bin\"\r\n"),
    };
    let place = match made.place {
        "nothing" if !made.kind.is_empty() => String::new(),
        "nothing" => "Content-Disposition: attachment; filename=\"piece.bin\"\r\n".to_owned(),
        word => format!("Content-Disposition: {word}; filename=\"piece.bin\"\r\n"),
    };
    let label = match made.damage {
        "label" => made.encoding.to_ascii_uppercase() + " ; x",
        _ => made.encoding.to_owned(),
    };
    format!(
        "{start}Content-Type: multipart/mixed; boundary=\"{BOUNDARY}\"\r\n\r\n{between}\r\nBonjour\r\n{between}\
         {kind}{place}Content-Transfer-Encoding: {label}\r\n\r\n"
    )
}

/// The mail, and how many bytes of the content it still holds at least.
fn mail(made: &Made) -> (Vec<u8>, usize) {
    let mut body = match made.encoding {
        "base64" => base64(&made.content, made.line).into_bytes(),
        "quoted-printable" => quoted(&made.content, made.line).into_bytes(),
        "x-uuencode" => uuencoded(&made.content).into_bytes(),
        _ => made.content.clone(),
    };
    let mut held = made.content.len();
    match made.damage {
        "stray" if made.encoding == "base64" => body.insert(body.len() / 2, b'*'),
        "cut" => {
            body.truncate(body.len() / 2);
            held = 0;
        }
        _ => {}
    }
    let head = head(made);
    let before = match made.damage {
        "bom" => "\u{feff}",
        "blank" => "   \r\n\r\n",
        _ => "",
    };
    let mut mail = [before.as_bytes(), head.as_bytes(), &body].concat();
    if !matches!(made.damage, "cut" | "open") {
        mail.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    }
    if made.damage == "returns" {
        mail.retain(|byte| *byte != b'\n');
    }
    (mail, held)
}

fn cases() -> u32 {
    let asked = std::env::var("PALMARES_SOAK_MAILS").ok();
    asked.and_then(|number| number.parse().ok()).unwrap_or(300)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn every_attachment_is_stored_as_it_was_sent(made in made()) {
        let (mail, held) = mail(&made);
        let read = parse(&mail).expect("it is a mail");
        prop_assert_eq!(read.body.as_str(), "Bonjour");
        let cut_away = made.damage == "cut" && read.attachments.is_empty();
        prop_assert!(cut_away || read.attachments.len() == 1, "{} files", read.attachments.len());
        let Some(file) = read.attachments.first() else { return Ok(()) };
        prop_assert_eq!(file.name.as_str(), "piece.bin");
        if made.damage == "cut" {
            prop_assert!(!file.whole, "a cut one is said to be incomplete");
            prop_assert!(file.content.len() >= held && made.content.starts_with(&file.content[..file.content.len().saturating_sub(3)]));
        } else {
            // An end of line at the very end of bytes sent as they are belongs to the missing delimiter.
            let open = made.damage == "open" && file.content.len() < made.content.len();
            let expected = if open { made.content.trim_ascii_end() } else { made.content.as_slice() };
            let found = if open { file.content.trim_ascii_end() } else { file.content.as_slice() };
            prop_assert_eq!(found, expected);
            let damaged = made.damage == "open" || (made.damage == "stray" && made.encoding == "base64");
            prop_assert_eq!(file.whole, !damaged);
        }
    }
}
