//! Wrappings that mail programs put around files: winmail.dat (MS-OXTNEF) and the content of an opaquely signed mail (RFC 5652).
//! What cannot be taken out stays in its wrapping, a file like any other.

use super::words::characters;

mod outlook;

pub use self::outlook::{is_outlook, outlook};

const TNEF: [u8; 4] = 0x223e_9f78_u32.to_le_bytes();
/// `id-signedData` and its family, as DER: signed, enveloped and compressed contents begin with it.
const CMS: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07";
/// The last byte of the identifier of a signed content.
const SIGNED: u8 = 2;
/// Values within values that are looked into.
const MAX_DEPTH: usize = 16;

/// Whether a content only wraps another one.
pub fn is_wrapping(content: &[u8]) -> bool {
    let head = content.get(..32.min(content.len())).unwrap_or_default();
    let archive = content.starts_with(b"Rar!\x1a\x07") || content.starts_with(b"7z\xbc\xaf\x27\x1c");
    content.starts_with(&TNEF)
        || archive
        || (content.starts_with(b"\x30") && head.windows(CMS.len()).any(|at| at == CMS))
}

/// A file in a wrapping: its name, its bytes, whether all of them are there.
pub type Inner = (String, Vec<u8>, bool);

/// The files of a winmail.dat; none for anything else.
pub fn files(content: &[u8]) -> Vec<Inner> {
    let Some(mut rest) = content.strip_prefix(&TNEF).and_then(|rest| rest.get(2..)) else {
        return Vec::new();
    };
    let mut found: Vec<Inner> = Vec::new();
    while let Some((attribute, data, after)) = attribute(rest) {
        rest = after;
        match (attribute, found.last_mut()) {
            // A new attachment begins.
            (0x9002, _) => found.push(("document".to_owned(), Vec::new(), false)),
            (0x8010, Some((name, ..))) => *name = text(data),
            (0x800f, Some((_, bytes, whole))) => (*bytes, *whole) = (data.to_vec(), true),
            (0x9005, Some((name, ..))) => {
                if let Some(long) = long_name(data) {
                    *name = long;
                }
            }
            _ => {}
        }
    }
    found
}

/// `level: u8 | tag: u32 | length: u32 | data | checksum: u16`; the lower half of the tag names it.
fn attribute(rest: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let rest = rest.get(1..)?;
    let (tag, rest) = number(rest)?;
    let (length, rest) = number(rest)?;
    let (data, rest) = rest.split_at_checked(usize::try_from(length).ok()?)?;
    Some((
        u16::try_from(tag & 0xffff).ok()?,
        data,
        rest.get(2..).unwrap_or_default(),
    ))
}

fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (number, rest) = bytes.split_first_chunk()?;
    Some((u32::from_le_bytes(*number), rest))
}

fn text(data: &[u8]) -> String {
    characters("", data.split(|byte| *byte == 0).next().unwrap_or_default())
}

/// The long name (property 0x3707) among the properties of an attachment.
fn long_name(data: &[u8]) -> Option<String> {
    let (count, mut rest) = number(data)?;
    for _ in 0..count {
        let (tag, after) = number(rest)?;
        // A property with a name of its own carries it: none of them is looked for.
        if tag >> 16 >= 0x8000 {
            return None;
        }
        let (value, after) = value(tag & 0xffff, after)?;
        if tag >> 16 == 0x3707 {
            return Some(match tag & 0xffff {
                0x1f => utf_16(value),
                _ => text(value),
            });
        }
        rest = after;
    }
    None
}

/// A property's value: of a fixed size, or counted and padded to four bytes.
fn value(kind: u32, rest: &[u8]) -> Option<(&[u8], &[u8])> {
    match kind {
        0x02 | 0x03 | 0x04 | 0x0a | 0x0b => rest.split_at_checked(4),
        0x05 | 0x06 | 0x07 | 0x14 | 0x40 => rest.split_at_checked(8),
        0x48 => rest.split_at_checked(16),
        0x0d | 0x1e | 0x1f | 0x102 => {
            let (_, rest) = number(rest)?;
            let (length, rest) = number(rest)?;
            let length = usize::try_from(length).ok()?;
            let padded = length.checked_next_multiple_of(4)?;
            let (value, rest) = rest.split_at_checked(padded)?;
            Some((value.get(..length)?, rest))
        }
        _ => None,
    }
}

/// Characters of two bytes up to the first zero.
fn utf_16(bytes: &[u8]) -> String {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs
        .iter()
        .map(|pair| u16::from_le_bytes(*pair))
        .take_while(|unit| *unit != 0);
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// What an opaquely signed content carries: a part of a mail with its own head. None for what is closed or signed apart.
pub fn signed(content: &[u8]) -> Option<Vec<u8>> {
    let outer = Element::read(content, 0)?;
    let kind = Element::read(outer.content, 0)?;
    if outer.tag != 0x30 || kind.tag != 0x06 || kind.content.last() != Some(&SIGNED) || !is_wrapping(content) {
        return None;
    }
    let data = Element::read(Element::read(kind.rest, 0)?.content, 0)?;
    // The version and the algorithms stand before what was signed.
    let version = Element::read(data.content, 0)?;
    let algorithms = Element::read(version.rest, 0)?;
    let inner = Element::read(algorithms.rest, 0)?;
    let kind = Element::read(inner.content, 0)?;
    let held = Element::read(kind.rest, 0).filter(|held| held.tag == 0xa0)?;
    Element::read(held.content, 0)?.octets(0)
}

/// A value of a BER encoding (X.690) with what follows it.
struct Element<'a> {
    tag: u8,
    content: &'a [u8],
    rest: &'a [u8],
}

impl<'a> Element<'a> {
    fn read(bytes: &'a [u8], depth: usize) -> Option<Self> {
        let (&[tag, length], rest) = bytes.split_first_chunk()?;
        if depth > MAX_DEPTH || tag & 0x1f == 0x1f {
            return None;
        }
        if length == 0x80 {
            return Self::open_ended(tag, rest, depth);
        }
        let (length, rest) = if length < 0x80 {
            (usize::from(length), rest)
        } else {
            let (digits, rest) = rest
                .split_at_checked(usize::from(length & 0x7f))
                .filter(|(digits, _)| digits.len() <= 4)?;
            (
                digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)),
                rest,
            )
        };
        // One that was cut holds what is there.
        let (content, rest) = rest.split_at(length.min(rest.len()));
        Some(Self { tag, content, rest })
    }

    /// One whose end is marked by two zeros behind its values.
    fn open_ended(tag: u8, bytes: &'a [u8], depth: usize) -> Option<Self> {
        let mut rest = bytes;
        while !rest.is_empty() && !rest.starts_with(&[0, 0]) {
            rest = Self::read(rest, depth + 1)?.rest;
        }
        let content = bytes.get(..bytes.len() - rest.len())?;
        Some(Self {
            tag,
            content,
            rest: rest.get(2..).unwrap_or_default(),
        })
    }

    /// The bytes of a string, in one piece or in several.
    fn octets(&self, depth: usize) -> Option<Vec<u8>> {
        if self.tag == 0x04 {
            return Some(self.content.to_vec());
        }
        let (mut bytes, mut rest) = (Vec::new(), self.content);
        while self.tag == 0x24 && !rest.is_empty() {
            let piece = Element::read(rest, depth + 1)?;
            bytes.extend(piece.octets(depth + 1)?);
            rest = piece.rest;
        }
        (self.tag == 0x24).then_some(bytes)
    }
}
