//! Text strings of a PDF outside its pages: values, notes, names.

/// `PDFDocEncoding` where it is neither ASCII nor Latin-1 (ISO 32000, annex D).
const LOW: [char; 8] = ['˘', 'ˇ', 'ˆ', '˙', '˝', '˛', '˚', '˜'];
const HIGH: [char; 33] = [
    '•',
    '†',
    '‡',
    '…',
    '—',
    '–',
    'ƒ',
    '⁄',
    '‹',
    '›',
    '−',
    '‰',
    '„',
    '“',
    '”',
    '‘',
    '’',
    '‚',
    '™',
    'ﬁ',
    'ﬂ',
    'Ł',
    'Œ',
    'Š',
    'Ÿ',
    'Ž',
    'ı',
    'ł',
    'œ',
    'š',
    'ž',
    char::REPLACEMENT_CHARACTER,
    '€',
];

/// A text string as characters: UTF-16 or UTF-8 behind its mark, `PDFDocEncoding` otherwise. Line ends become `\n`.
pub(super) fn text_string(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| character(*byte)).collect(),
    };
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks().0.iter().map(|pair| unit(*pair));
    char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

fn character(byte: u8) -> char {
    let table = |table: &[char], first| table.get(usize::from(byte - first)).copied();
    match byte {
        0x18..=0x1f => table(&LOW, 0x18),
        0x80..=0xa0 => table(&HIGH, 0x80),
        _ => None,
    }
    .unwrap_or(char::from(byte))
}

/// The character data of an XML document: what stands between its tags, each run on a line of its own.
pub(super) fn xml_text(xml: &[u8]) -> String {
    let xml = String::from_utf8_lossy(xml);
    let mut lines = Vec::new();
    for piece in xml.split('<') {
        let Some((_, data)) = piece.split_once('>') else {
            continue;
        };
        let data = data.trim();
        if !data.is_empty() {
            lines.push(unescaped(data));
        }
    }
    lines.join("\n")
}

fn unescaped(data: &str) -> String {
    let mut text = String::with_capacity(data.len());
    let mut rest = data;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let named = after
            .split_once(';')
            .and_then(|(name, rest)| Some((entity(name)?, rest)));
        let (character, after) = named.unwrap_or(('&', after));
        text.push(character);
        rest = after;
    }
    text.push_str(rest);
    text
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_in_each_of_their_encodings() {
        assert_eq!(text_string(b"pr\xe9vu \xa0 c\x9cur\rfin"), "prévu € cœur\nfin");
        assert_eq!(text_string(b"\xfe\xff\x00\xe9\x20\xac"), "é€");
        assert_eq!(text_string(b"\xff\xfe\xe9\x00"), "é");
        assert_eq!(text_string("\u{feff}énergie".as_bytes()), "énergie");
        assert_eq!(text_string(b""), "");
    }

    #[test]
    fn the_values_of_a_form_in_xml_are_what_stands_between_its_tags() {
        let xml = b"<xdp><data a='b'><porteur>EGLANTINE &amp; fils &#233;</porteur> <x/>\n</data></xdp>";
        assert_eq!(xml_text(xml), "EGLANTINE & fils é");
        assert_eq!(xml_text(b"<a>1</a><b>2 & 3</b>"), "1\n2 & 3");
        assert_eq!(xml_text(b""), "");
    }
}
