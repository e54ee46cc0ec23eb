//! From what a mail carries to the sender's bytes (RFC 2045): as far as they go, and whether all of them came.

use crate::document::media_type::detect;
use crate::document::model::MediaType;

use super::fields::next_line;

/// The bytes of a part.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// As far as they could be decoded.
    pub bytes: Vec<u8>,
    /// Whether nothing was damaged or missing on the way.
    pub whole: bool,
}

/// Decodes a body by the word of its `Content-Transfer-Encoding`. An unknown word leaves the bytes as they came, and says so.
pub fn decode(encoding: &str, body: &[u8]) -> Decoded {
    let word = encoding.trim_start_matches(['"', ' ', '\t']);
    let end = word.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let word = word.get(..end.unwrap_or(word.len())).unwrap_or_default();
    match word.to_ascii_lowercase().as_str() {
        "base64" => base64(body),
        "quoted-printable" => quoted_printable(body),
        "x-uuencode" | "uuencode" | "x-uue" => uuencoded(body),
        "" => unlabelled(body),
        known => Decoded {
            bytes: body.to_vec(),
            whole: matches!(known, "7bit" | "8bit" | "binary"),
        },
    }
}

/// Without a word about its encoding a part is what it is, unless it can only be the base64 of a known format.
fn unlabelled(body: &[u8]) -> Decoded {
    let only = body
        .iter()
        .all(|byte| sextet(*byte).is_some() || b"=\r\n".contains(byte));
    if only && body.len() >= 16 {
        let decoded = base64(body);
        if decoded.whole && !matches!(detect(&decoded.bytes), MediaType::Text | MediaType::Unknown) {
            return decoded;
        }
    }
    Decoded {
        bytes: body.to_vec(),
        whole: true,
    }
}

const fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// Strange characters are left out and make it damaged; a text cut within a group keeps the bytes that are there.
pub fn base64(body: &[u8]) -> Decoded {
    let mut bytes = Vec::with_capacity(body.len() / 4 * 3);
    let (mut group, mut digits, mut padding, mut whole) = (0_u32, 0_u32, 0_u32, true);
    for byte in body {
        if let Some(value) = sextet(*byte) {
            if padding > 0 {
                // Padding in the middle: another text begins.
                whole &= flush(&mut bytes, group, digits, padding);
                (group, digits, padding) = (0, 0, 0);
            }
            (group, digits) = (group << 6 | u32::from(value), digits + 1);
            if digits == 4 {
                whole &= flush(&mut bytes, group, digits, 0);
                (group, digits) = (0, 0);
            }
        } else if *byte == b'=' {
            padding += u32::from(digits > 0);
        } else if !byte.is_ascii_whitespace() {
            whole = false;
        }
    }
    whole &= digits == 0 || flush(&mut bytes, group, digits, padding);
    Decoded { bytes, whole }
}

/// Adds the bytes of a group; false when its padding does not fit what it holds.
fn flush(bytes: &mut Vec<u8>, group: u32, digits: u32, padding: u32) -> bool {
    let [_, a, b, c] = (group << (6 * (4 - digits.min(4)))).to_be_bytes();
    let held = usize::try_from(digits.saturating_sub(1)).unwrap_or_default();
    bytes.extend_from_slice([a, b, c].get(..held).unwrap_or_default());
    digits > 1 && digits + padding >= 4
}

/// To the last byte: an end of line after `=` is none, and one that ends the part is none either.
fn quoted_printable(body: &[u8]) -> Decoded {
    let mut bytes = Vec::with_capacity(body.len());
    let (mut rest, mut whole) = (body, true);
    while !rest.is_empty() {
        let (line, after) = next_line(rest);
        let end = rest.get(line.len()..rest.len() - after.len()).unwrap_or_default();
        // Blanks at the end of a line were added on the way (RFC 2045, 6.7).
        let line = line.trim_ascii_end();
        let (line, soft) = line.strip_suffix(b"=").map_or((line, false), |line| (line, true));
        whole &= escapes(&mut bytes, line);
        if !soft {
            bytes.extend_from_slice(end);
        }
        rest = after;
    }
    Decoded { bytes, whole }
}

/// Adds a line with its `=XX` read; false when one of them is none.
fn escapes(bytes: &mut Vec<u8>, line: &[u8]) -> bool {
    let (mut rest, mut whole) = (line, true);
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        if *first != b'=' {
            bytes.push(*first);
            continue;
        }
        if let Some(byte) = after.first_chunk().copied().and_then(hex) {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(b'=');
            whole = false;
        }
    }
    whole
}

/// Two hexadecimal digits.
pub fn hex(digits: [u8; 2]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let [high, low] = digits;
    Some(digit(high)? << 4 | digit(low)?)
}

fn uuencoded(body: &[u8]) -> Decoded {
    let mut bytes = Vec::new();
    let (mut rest, mut begun, mut ended) = (body, false, false);
    while !rest.is_empty() && !ended {
        let (line, after) = next_line(rest);
        rest = after;
        if !begun {
            begun = line.starts_with(b"begin ");
            continue;
        }
        ended = line == b"end";
        let Some((count, digits)) = line.split_first().filter(|_| !ended) else {
            continue;
        };
        let count = usize::from(count.wrapping_sub(b' ') & 63);
        let mut decoded = Vec::with_capacity(count + 3);
        for group in digits.chunks(4) {
            let digit = |at: usize| u32::from(group.get(at).unwrap_or(&b' ').wrapping_sub(b' ') & 63);
            let bits = digit(0) << 18 | digit(1) << 12 | digit(2) << 6 | digit(3);
            decoded.extend_from_slice(bits.to_be_bytes().get(1..).unwrap_or_default());
        }
        decoded.truncate(count);
        bytes.extend_from_slice(&decoded);
    }
    Decoded {
        bytes,
        whole: begun && ended,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(encoding: &str, body: &str) -> (String, bool) {
        let Decoded { bytes, whole } = decode(encoding, body.as_bytes());
        (String::from_utf8(bytes).unwrap(), whole)
    }

    #[test]
    fn base64_goes_as_far_as_it_can_and_says_when_that_is_not_all() {
        for (body, text, whole) in [
            ("Qm9uam91cg==", "Bonjour", true),
            ("Qm9u\r\nam91cg==\r\n", "Bonjour", true),
            ("Qm9u*am91cg==", "Bonjour", false),
            ("Qm9uam91c", "Bonjou", false),
            ("Qm9uam91cg", "Bonjour", false),
            ("Qg==Qg==", "BB", true),
            ("", "", true),
        ] {
            assert_eq!(decoded("Base64", body), (text.to_owned(), whole), "{body}");
        }
    }

    #[test]
    fn quoted_printable_is_read_to_its_last_byte() {
        for (body, text, whole) in [
            ("a=0D=0Ab;12345=", "a\r\nb;12345", true),
            ("a=\r\nb=3d c  \r\nd", "ab= c\r\nd", true),
            ("100 = cent=", "100 = cent", false),
        ] {
            assert_eq!(decoded("quoted-printable", body), (text.to_owned(), whole), "{body}");
        }
    }

    #[test]
    fn an_unknown_or_missing_word_changes_no_byte() {
        assert_eq!(decoded("8bit;", "é =41"), ("é =41".to_owned(), true));
        assert_eq!(decoded("rot13", "abc"), ("abc".to_owned(), false));
        assert_eq!(decoded("", "Une phrase"), ("Une phrase".to_owned(), true));
        assert_eq!(
            decoded("", "JVBERi0xLjQKJWNvdWNvdQ=="),
            ("%PDF-1.4\n%coucou".to_owned(), true)
        );
        assert_eq!(
            decoded("x-uuencode", "begin 644 a\r\n#0V%T\r\n`\r\nend\r\n"),
            ("Cat".to_owned(), true)
        );
    }
}
