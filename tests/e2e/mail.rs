//! Mails as they arrive, made here: text and PDF attachments, in the form of RFC 5322 and MIME.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A mail with its attachments (name shown, file whose bytes are sent).
pub struct Mail<'a> {
    pub from: &'a str,
    pub subject: &'a str,
    pub date: &'a str,
    pub text: &'a str,
    pub attachments: Vec<(&'a str, PathBuf)>,
}

impl Mail<'_> {
    /// Writes the mail as a file `.eml`.
    pub fn write(&self, path: &Path) {
        let mut lines = format!(
            "From: {}\r\nTo: candidatures@exemple.fr\r\nSubject: =?utf-8?B?{}?=\r\nDate: {}\r\nMessage-ID: <{}@exemple.fr>\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"part\"\r\n\r\n--part\r\n\
             Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
            self.from,
            STANDARD.encode(self.subject),
            self.date,
            path.file_stem().unwrap().display(),
            wrapped(self.text.as_bytes()),
        );
        for (name, file) in &self.attachments {
            let name = format!("=?utf-8?B?{}?=", STANDARD.encode(name));
            let _ = write!(
                lines,
                "--part\r\nContent-Type: application/pdf; name=\"{name}\"\r\nContent-Disposition: attachment; \
                 filename=\"{name}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{}\r\n",
                wrapped(&fs::read(file).unwrap())
            );
        }
        lines.push_str("--part--\r\n");
        fs::write(path, lines).unwrap();
    }
}

/// Base64 in lines of 76 characters.
fn wrapped(bytes: &[u8]) -> String {
    let text = STANDARD.encode(bytes);
    let lines: Vec<&str> = text
        .as_bytes()
        .chunks(76)
        .map(|line| std::str::from_utf8(line).unwrap())
        .collect();
    lines.join("\r\n")
}
