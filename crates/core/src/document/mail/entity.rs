//! The tree of a mail's parts, by their delimiters (RFC 2046).

use super::fields::{Fields, next_line};
use super::parameter::Value;

/// Parts within parts that are looked into.
const MAX_DEPTH: usize = 32;
/// Parts that are looked at.
const MAX_PARTS: usize = 10_000;

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
    /// Those that are looked at.
    pub found: Vec<Leaf<'a>>,
    /// How many there are beyond.
    pub more: usize,
    choices: usize,
}

impl<'a> Leaves<'a> {
    /// Walks a mail or a part that begins with its head.
    pub fn of(content: &'a [u8]) -> (Fields, Self) {
        let mut leaves = Self::default();
        let (fields, body) = Fields::read(content);
        let kind = Value::read(fields.first("content-type"));
        // The head of the mail is its own and that of its only part: it is read twice rather than shared.
        leaves.take(Fields::read(content).0, kind, body, true, None, 0);
        (fields, leaves)
    }

    fn take(&mut self, fields: Fields, kind: Value, body: &'a [u8], ended: bool, choice: Option<usize>, depth: usize) {
        let room = MAX_PARTS.saturating_sub(self.found.len());
        let (pieces, more) = if kind.word.starts_with("multipart/") && depth < MAX_DEPTH {
            pieces(body, kind.get("boundary"), room)
        } else {
            (Vec::new(), 0)
        };
        self.more += more;
        if pieces.is_empty() && more == 0 {
            if room == 0 {
                self.more += 1;
                return;
            }
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

/// What stands between the delimiters, as far as there is room, and how much more there is. Without a stated boundary the first line that
/// looks like a delimiter is one; what follows the last delimiter of all is nobody's.
fn pieces(body: &[u8], boundary: Option<String>, room: usize) -> (Vec<Piece<'_>>, usize) {
    let Some(boundary) = boundary.map(String::into_bytes).or_else(|| guessed(body)) else {
        return (Vec::new(), 0);
    };
    let (mut found, mut more, mut start) = (Vec::new(), 0, None);
    let mut add = |from: usize, to: usize, ended| {
        if found.len() < room {
            let content = without_line_end(body.get(from..to).unwrap_or_default());
            found.push(Piece { content, ended });
        } else {
            more += 1;
        }
    };
    let mut rest = body;
    while !rest.is_empty() {
        let (line, after) = next_line(rest);
        let at = body.len() - rest.len();
        rest = after;
        let Some(closing) = delimits(line, &boundary) else {
            continue;
        };
        if let Some(start) = start {
            add(start, at, true);
        }
        start = (!closing).then_some(body.len() - after.len());
    }
    if let Some(start) = start {
        add(start, body.len(), false);
    }
    (found, more)
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
        leaves.found.iter().map(|leaf| (text(leaf), leaf.ended)).collect()
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

    #[test]
    fn what_is_beyond_the_parts_that_are_looked_at_is_counted() {
        let inner = "--c\r\n\r\nx\r\n".repeat(MAX_PARTS - 1);
        let inner = format!("Content-Type: multipart/mixed; boundary=c\r\n\r\n{inner}--c--\r\n");
        let outer = format!("--b\r\n\r\na\r\n--b\r\n{inner}\r\n--b\r\n\r\nb\r\n--b\r\n{inner}\r\n--b--\r\n");
        let mail = format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{outer}");
        let (_, leaves) = Leaves::of(mail.as_bytes());
        assert_eq!((leaves.found.len(), leaves.more), (MAX_PARTS, MAX_PARTS));
        assert_eq!(leaves.found[0].body, b"a");
    }
}
