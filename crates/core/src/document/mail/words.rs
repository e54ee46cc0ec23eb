//! Letters beyond ASCII in heads: encoded words (RFC 2047) and charsets.

use mail_parser::decoders::charsets::map::charset_decoder;

use super::transfer::{base64, hex};
use crate::document::media_type::decode_text;

/// Bytes as the characters that they mean in a charset. A charset that lies or is unknown gives way to UTF-8, then Windows-1252.
pub fn characters(charset: &str, bytes: &[u8]) -> String {
    let charset = charset.trim().to_ascii_lowercase();
    // What calls itself ASCII or Latin 1 is Windows-1252 on every French machine.
    let plain = matches!(
        charset.as_str(),
        "" | "utf-8" | "utf8" | "us-ascii" | "ascii" | "iso-8859-1" | "latin1"
    );
    let decoder = if plain {
        None
    } else {
        charset_decoder(charset.as_bytes())
    };
    decoder.map_or_else(|| decode_text(bytes), |decode| decode(bytes))
}

/// A text with its encoded words read. Neighbours of one charset are joined before they are read: some programs cut letters in two.
pub fn decoded(text: &str) -> String {
    replaced(text, |word, _| word)
}

/// The same for a list of addresses, where a name that was read stands in quotes, so that a comma in it parts nothing.
pub fn decoded_names(text: &str) -> String {
    replaced(text, |word, quoted| {
        let word = word.replace('"', "'").replace('\\', "");
        if quoted { word } else { format!("\"{word}\"") }
    })
}

fn replaced(text: &str, shown: impl Fn(String, bool) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut rest, mut quoted) = (text, false);
    while let Some(at) = rest.find("=?") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        quoted ^= before.matches('"').count() % 2 == 1;
        if let Some((run, after)) = run(from) {
            out.push_str(&shown(run, quoted));
            rest = after;
        } else {
            let (mark, after) = from.split_at(2);
            out.push_str(mark);
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

/// The encoded words at the start of a text with nothing but blanks between them, and what follows.
fn run(text: &str) -> Option<(String, &str)> {
    let (mut charset, mut bytes, mut rest) = word(text)?;
    let mut out = String::new();
    while let Some((next_charset, next, after)) = word(rest.trim_start()) {
        if !next_charset.eq_ignore_ascii_case(charset) {
            out.push_str(&characters(charset, &std::mem::take(&mut bytes)));
            charset = next_charset;
        }
        bytes.extend(next);
        rest = after;
    }
    out.push_str(&characters(charset, &bytes));
    Some((out, rest))
}

/// One encoded word: its charset, its bytes, what follows.
fn word(text: &str) -> Option<(&str, Vec<u8>, &str)> {
    let (charset, rest) = text.strip_prefix("=?")?.split_once('?')?;
    let (encoding, rest) = rest.split_once('?')?;
    let (encoded, rest) = rest.split_once("?=")?;
    let charset = charset.split('*').next().unwrap_or_default();
    let bytes = match encoding {
        "B" | "b" => base64(encoded.as_bytes()).bytes,
        "Q" | "q" => escaped(encoded.as_bytes(), b'=', true),
        _ => return None,
    };
    (!charset.contains(char::is_whitespace)).then_some((charset, bytes, rest))
}

/// Bytes written as a mark and two hexadecimal digits; `underscores` stand for spaces in encoded words.
pub fn escaped(text: &[u8], mark: u8, underscores: bool) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match after.first_chunk().copied().and_then(hex) {
            Some(byte) if *first == mark => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ if underscores && *first == b'_' => bytes.push(b' '),
            _ => bytes.push(*first),
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_words_are_read_even_when_a_letter_was_cut_in_two() {
        for (text, read) in [
            ("=?utf-8?Q?Am=C3=A9lie_D.?= <a@b.fr>", "Amélie D. <a@b.fr>"),
            ("=?utf-8?B?w4k=?= =?UTF-8?Q?t=C3?=\t=?utf-8?Q?=A9?= 2020", "Été 2020"),
            ("=?iso-8859-1?Q?=80_r=E9emploi?=", "€ réemploi"),
            ("1 =? 2", "1 =? 2"),
            ("Sans rien", "Sans rien"),
        ] {
            assert_eq!(decoded(text), read);
        }
    }

    #[test]
    fn a_comma_within_an_encoded_name_parts_no_address() {
        assert_eq!(
            decoded_names("=?utf-8?Q?Roux,_Ana?= <a@b.fr>"),
            "\"Roux, Ana\" <a@b.fr>"
        );
        assert_eq!(
            decoded_names("\"=?utf-8?Q?Roux=2C_Ana?=\" <a@b.fr>"),
            "\"Roux, Ana\" <a@b.fr>"
        );
    }

    #[test]
    fn a_charset_that_lies_gives_way() {
        assert_eq!(characters("us-ascii", "é".as_bytes()), "é");
        assert_eq!(characters("utf-8", b"r\xe9emploi"), "réemploi");
        assert_eq!(characters("iso-8859-15", b"\xa4"), "€");
        assert_eq!(characters("x-unknown", b"abc"), "abc");
    }
}
