//! `Content-Type` and `Content-Disposition`: a word and its parameters (RFC 2045, RFC 2231).

use super::words::{characters, decoded, escaped};

/// A word with its parameters.
#[derive(Debug, Default)]
pub struct Value {
    /// The word, in lower case: `text/plain`, `attachment`.
    pub word: String,
    parameters: Vec<(String, String)>,
}

impl Value {
    /// Reads a field's value; nothing in it is an error.
    pub fn read(text: &str) -> Self {
        let mut pieces = pieces(text).into_iter();
        let word = pieces.next().unwrap_or_default();
        let parameters = pieces.filter_map(|piece| {
            let (name, value) = piece.split_once('=')?;
            Some((name.trim().to_ascii_lowercase(), unquoted(value.trim())))
        });
        Self {
            word: word.split_whitespace().next().unwrap_or_default().to_ascii_lowercase(),
            parameters: parameters.collect(),
        }
    }

    /// A parameter: the form with a charset first, its pieces joined before they are read, then the plain one.
    pub fn get(&self, name: &str) -> Option<String> {
        let extended = self.extended(name);
        let plain = || self.raw(name).map(decoded);
        extended.or_else(plain).filter(|value| !value.trim().is_empty())
    }

    fn raw(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    fn extended(&self, name: &str) -> Option<String> {
        if let Some(value) = self.raw(&format!("{name}*")) {
            let (charset, text) = labelled(value);
            return Some(characters(charset, &escaped(text.as_bytes(), b'%', false)));
        }
        let (mut charset, mut bytes, mut encoded) = ("", Vec::new(), false);
        for number in 0_u32.. {
            let (coded, plain) = (format!("{name}*{number}*"), format!("{name}*{number}"));
            if let Some(value) = self.raw(&coded) {
                let (label, text) = if number == 0 { labelled(value) } else { ("", value) };
                charset = if number == 0 { label } else { charset };
                bytes.extend(escaped(text.as_bytes(), b'%', false));
                encoded = true;
            } else if let Some(value) = self.raw(&plain) {
                bytes.extend_from_slice(value.as_bytes());
            } else {
                break;
            }
        }
        let text = if encoded {
            characters(charset, &bytes)
        } else {
            decoded(&characters("", &bytes))
        };
        (!bytes.is_empty()).then_some(text)
    }
}

/// The charset that stands before the first quote, and what follows the second: `utf-8'fr'na%C3%AFf`.
fn labelled(value: &str) -> (&str, &str) {
    let mut pieces = value.splitn(3, '\'');
    match (pieces.next(), pieces.next(), pieces.next()) {
        (Some(charset), Some(_), Some(text)) => (charset, text),
        _ => ("", value),
    }
}

/// What stands between semicolons that are not within quotes.
fn pieces(text: &str) -> Vec<&str> {
    let (mut found, mut start) = (Vec::new(), 0);
    let (mut quoted, mut escaped) = (false, false);
    for (at, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => {
                found.push(text.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(text.get(start..).unwrap_or_default());
    found
}

/// Without its quotes. A backslash goes only before what it protects: in `C:\Temp` it is a letter of the name.
fn unquoted(value: &str) -> String {
    let Some(inner) = value.strip_prefix('"') else {
        return value.to_owned();
    };
    let inner = inner.strip_suffix('"').unwrap_or(inner);
    inner.replace("\\\"", "\"").replace("\\\\", "\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<String> {
        Value::read(text).get("filename")
    }

    #[test]
    fn a_name_is_read_in_every_form_that_it_is_sent_in() {
        for (text, expected) in [
            ("attachment; filename=\"Kbis; 2020.pdf\"", "Kbis; 2020.pdf"),
            ("attachment; filename=mon fichier.pdf", "mon fichier.pdf"),
            (
                "attachment; filename=\"=?utf-8?Q?R=C3=A9c=C3=A9piss=C3=A9.pdf?=\"",
                "Récépissé.pdf",
            ),
            ("attachment; filename=x.pdf; filename*=UTF-8''R%C3%A9c.pdf", "Réc.pdf"),
            (
                "attachment; filename*0*=ISO-8859-1''D%E9cl; filename*1*=_%E9l.pdf",
                "Décl_él.pdf",
            ),
            (
                "attachment; filename*0*=UTF-8''R%C3%A9c%C3; filename*1*=%A9piss; filename*2=\"e.pdf\"",
                "Récépisse.pdf",
            ),
            (
                "attachment; filename*0=\"un long\"; filename*1=\" nom.pdf\"",
                "un long nom.pdf",
            ),
            ("attachment; filename=\"C:\\Temp\\a.pdf\"", "C:\\Temp\\a.pdf"),
            ("attachment; filename=\"sans fin.pdf", "sans fin.pdf"),
        ] {
            assert_eq!(name(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(name("attachment; filename=\"\""), None);
        assert_eq!(Value::read("Text/Plain (comment); charset=utf-8").word, "text/plain");
    }
}
