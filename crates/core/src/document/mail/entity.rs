//! The tree of a mail's parts, by their delimiters (RFC 2046).

use super::fields::{Fields, next_line};
use super::parameter::Value;

/// Parts within parts that are looked into.
const MAX_DEPTH: usize = 32;

/// A part that holds no other, or a mail within the mail.
pub struct Leaf<'a> {
    /// Its head.
    pub fields: Fields,
    /// Its `Content-Type`; empty when it states none.
    pub kind: Value,
    /// Its bytes as the mail carries them.
    pub body: &'a [u8],
    /// Whether its end was marked: the mail goes on behind it, or it is the mail itself.
    pub ended: bool,
    /// The number of the choice (`multipart/alternative`) that it is one of the forms of.
    pub choice: Option<usize>,
}

/// The leaves of a mail in their order.
#[derive(Default)]
pub struct Leaves<'a> {
    found: Vec<Leaf<'a>>,
    choices: usize,
}

impl<'a> Leaves<'a> {
    /// Walks a mail or a part that begins with its head.
    pub fn of(content: &'a [u8]) -> (Fields, Vec<Leaf<'a>>) {
        let mut leaves = Self::default();
        let (fields, body) = Fields::read(content);
        let kind = Value::read(fields.first("content-type"));
        // The head of the mail is its own and that of its only part: it is read twice rather than shared.
        leaves.take(Fields::read(content).0, kind, body, true, None, 0);
        (fields, leaves.found)
    }

    fn take(&mut self, fields: Fields, kind: Value, body: &'a [u8], ended: bool, choice: Option<usize>, depth: usize) {
        let pieces = if kind.word.starts_with("multipart/") && depth < MAX_DEPTH {
            pieces(body, kind.get("boundary"))
        } else {
            Vec::new()
        };
        if pieces.is_empty() {
            self.found.push(Leaf {
                fields,
                kind,
                body,
                ended,
                choice,
            });
            return;
        }
        let choice = if kind.word == "multipart/alternative" {
            self.choices += 1;
            choice.or(Some(self.choices))
        } else {
            choice
        };
        for piece in pieces {
            let (fields, body) = Fields::read(piece.content);
            let kind = Value::read(fields.first("content-type"));
            self.take(fields, kind, body, piece.ended, choice, depth + 1);
        }
    }
}

struct Piece<'a> {
    content: &'a [u8],
    ended: bool,
}

/// What stands between the delimiters. Without a stated boundary the first line that looks like a delimiter is one; what follows the
/// last delimiter of all is nobody's.
fn pieces(body: &[u8], boundary: Option<String>) -> Vec<Piece<'_>> {
    let Some(boundary) = boundary.map(String::into_bytes).or_else(|| guessed(body)) else {
        return Vec::new();
    };
    let (mut found, mut start) = (Vec::new(), None);
    let mut rest = body;
    while !rest.is_empty() {
        let (line, after) = next_line(rest);
        let at = body.len() - rest.len();
        rest = after;
        let Some(closing) = delimits(line, &boundary) else {
            continue;
        };
        if let Some(start) = start {
            let content = body.get(start..at).unwrap_or_default();
            found.push(Piece {
                content: without_line_end(content),
                ended: true,
            });
        }
        start = (!closing).then_some(body.len() - after.len());
    }
    if let Some(content) = start.and_then(|start| body.get(start..)) {
        found.push(Piece {
            content: without_line_end(content),
            ended: false,
        });
    }
    found
}

fn guessed(body: &[u8]) -> Option<Vec<u8>> {
    let mut rest = body;
    while !rest.is_empty() {
        let (line, after) = next_line(rest);
        if let Some(name) = line.trim_ascii_end().strip_prefix(b"--").filter(|name| name.len() > 1) {
            return Some(name.to_vec());
        }
        rest = after;
    }
    None
}

/// Whether a line is the delimiter, and then whether it is the last one.
fn delimits(line: &[u8], boundary: &[u8]) -> Option<bool> {
    let rest = line.strip_prefix(b"--")?.strip_prefix(boundary)?;
    match rest.trim_ascii_end() {
        b"" => Some(false),
        b"--" => Some(true),
        _ => None,
    }
}

/// The end of line before a delimiter belongs to the delimiter.
fn without_line_end(content: &[u8]) -> &[u8] {
    let content = content.strip_suffix(b"\n").unwrap_or(content);
    content.strip_suffix(b"\r").unwrap_or(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies(mail: &str) -> Vec<(String, bool)> {
        let (_, leaves) = Leaves::of(mail.as_bytes());
        let text = |leaf: &Leaf| String::from_utf8_lossy(leaf.body).into_owned();
        leaves.iter().map(|leaf| (text(leaf), leaf.ended)).collect()
    }

    #[test]
    fn parts_end_where_their_delimiter_begins_and_a_cut_one_is_known() {
        let head = "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n";
        let mail = format!("{head}preamble\r\n--b\r\n\r\nun\r\n\r\n--b  \r\nX: y\r\n\r\n--bis\r\n--b--\r\nepilogue");
        assert_eq!(bodies(&mail), [("un\r\n".into(), true), ("--bis".into(), true)]);
        assert_eq!(bodies(&format!("{head}--b\r\n\r\nun\r\n")), [("un".into(), false)]);
        assert_eq!(
            bodies("Content-Type: multipart/mixed\n\n--qq\n\nun\n--qq--\n"),
            [("un".into(), true)]
        );
        assert_eq!(bodies(&format!("{head}nothing")), [("nothing".into(), true)]);
        assert_eq!(bodies("A: b\r\n\r\nseul"), [("seul".into(), true)]);
    }
}
