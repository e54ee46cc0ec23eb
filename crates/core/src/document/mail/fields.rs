//! The head of a mail or of one of its parts, read as it was written and not as it should have been.

use std::borrow::Cow;

use crate::document::media_type::decode_text;

/// The fields of a head, in their order: names in lower case, values on one line, still encoded.
#[derive(Debug, Default)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads the fields at the start of a content, and what follows them: its body.
    ///
    /// A line that is no field is left out when another field follows it, and begins the body otherwise: the blank line may be
    /// missing. Letters beyond ASCII are UTF-8 where they are valid, Windows-1252 otherwise.
    pub fn read(content: &[u8]) -> (Self, &[u8]) {
        let mut fields: Vec<(&[u8], Vec<u8>)> = Vec::new();
        let mut rest = content;
        while !rest.is_empty() {
            let (line, after) = next_line(rest);
            let (following, _) = next_line(after);
            let goes_on = is_continuation(following) || split(following).is_some();
            if line.trim_ascii().is_empty() && (line.is_empty() || !goes_on) {
                rest = after;
                break;
            }
            if is_continuation(line) {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(b' ');
                    value.extend_from_slice(line.trim_ascii());
                }
            } else if let Some((name, value)) = split(line) {
                fields.push((name, value.trim_ascii().to_vec()));
            } else if line.starts_with(b"--") || !goes_on {
                break;
            }
            rest = after;
        }
        let read = fields.into_iter().map(|(name, value)| {
            let name = String::from_utf8_lossy(name).to_ascii_lowercase();
            (name, decode_text(&value))
        });
        (Self(read.collect()), rest)
    }

    /// The values of a field, in their order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl DoubleEndedIterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The first value of a field; empty without one.
    pub fn first(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(known, _)| known == name)
            .map_or("", |(_, value)| value)
    }

    /// How many of these fields there are at least once.
    pub fn known(&self, names: &[&str]) -> usize {
        let is_there = |name: &&&str| self.0.iter().any(|(known, _)| known == **name);
        names.iter().filter(is_there).count()
    }
}

/// The first line without its end, and what follows it.
pub fn next_line(content: &[u8]) -> (&[u8], &[u8]) {
    let end = content.iter().position(|byte| *byte == b'\n');
    let (line, rest) = end.map_or((content, &[][..]), |end| {
        let (line, rest) = content.split_at(end);
        (line, rest.get(1..).unwrap_or_default())
    });
    (line.strip_suffix(b"\r").unwrap_or(line), rest)
}

/// A mail from its first field on: without a mark of byte order, blank lines or the envelope's line that a mailbox puts before it; with
/// the line ends of the others where old machines left carriage returns alone.
pub fn opened(content: &[u8]) -> Cow<'_, [u8]> {
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    let content = content.trim_ascii_start();
    let content = match next_line(content) {
        (line, rest) if line.starts_with(b"From ") || line.starts_with(b">From ") => rest,
        _ => content,
    };
    let returns = content.contains(&b'\r') && !content.contains(&b'\n');
    if !returns {
        return Cow::Borrowed(content);
    }
    let mut mended = Vec::with_capacity(content.len() + content.len() / 32);
    for byte in content {
        mended.push(*byte);
        if *byte == b'\r' {
            mended.push(b'\n');
        }
    }
    Cow::Owned(mended)
}

fn is_continuation(line: &[u8]) -> bool {
    line.starts_with(b" ") || line.starts_with(b"\t")
}

/// A field's name and value.
fn split(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let (name, value) = line.split_at(colon);
    let name = name.trim_ascii_end();
    let is_name = !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
    is_name.then(|| (name, value.get(1..).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_whatever_stands_before_it() {
        let head = "From: a@b.fr\r\nSubject: Un\r\n\r\nBonjour";
        for before in [
            "",
            "\u{feff}",
            "\r\n",
            "   \t  \r\n\n",
            "From a@b.fr Fri Jun 19 09:00:00 2020\r\n",
        ] {
            let content = format!("{before}{head}");
            let opened = opened(content.as_bytes());
            let (fields, body) = Fields::read(&opened);
            assert_eq!((fields.first("subject"), body), ("Un", &b"Bonjour"[..]), "{before:?}");
        }
        let old = head.replace("\r\n", "\r");
        let opened = opened(old.as_bytes());
        assert_eq!(Fields::read(&opened).0.first("subject"), "Un");
    }

    #[test]
    fn eight_bit_heads_are_utf_8_or_the_letters_of_french_machines() {
        let (fields, _) = Fields::read(b"Subject: \xc9conomie \x80\r\nTo: \xc3\x89lo\xc3\xafse\r\n\r\n");
        assert_eq!((fields.first("subject"), fields.first("to")), ("Économie €", "Éloïse"));
    }

    #[test]
    fn folded_lines_are_one_value_and_a_missing_blank_line_takes_nothing_of_the_body() {
        let (fields, body) = Fields::read(b"References: <a>\r\n\t<b>\r\njunk\r\nSubject : x\r\n--b1\r\nFrom: c\r\n");
        assert_eq!((fields.first("references"), fields.first("subject")), ("<a> <b>", "x"));
        assert_eq!(body, b"--b1\r\nFrom: c\r\n");
        assert_eq!(
            Fields::read(b"A: 1\nBonjour,\nvoici le dossier").1,
            b"Bonjour,\nvoici le dossier"
        );
    }
}
