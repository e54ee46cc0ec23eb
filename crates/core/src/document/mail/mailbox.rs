//! A mailbox in one file (mbox, RFC 4155): its mails, one after the other.

use super::fields::{Fields, next_line};

const SEPARATOR: &[u8] = b"From ";

/// The mails of a mailbox; none for a content that is no mailbox. A line that the mailbox had to protect (`>From `) is what it was.
pub fn mails(content: &[u8]) -> Option<Vec<Vec<u8>>> {
    let content = content
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(content)
        .trim_ascii_start();
    if !begins(content) {
        return None;
    }
    let mut mails: Vec<Vec<u8>> = Vec::new();
    let (mut rest, mut blank) = (content, true);
    while !rest.is_empty() {
        let (line, after) = next_line(rest);
        if blank && begins(rest) {
            mails.push(Vec::new());
        } else if let Some(mail) = mails.last_mut() {
            let whole = rest.get(..rest.len() - after.len()).unwrap_or_default();
            let marks = whole.iter().take_while(|byte| **byte == b'>').count();
            let protected = marks > 0 && whole.get(marks..).is_some_and(|line| line.starts_with(SEPARATOR));
            mail.extend_from_slice(whole.get(usize::from(protected)..).unwrap_or_default());
        }
        blank = line.is_empty();
        rest = after;
    }
    for mail in &mut mails {
        // The blank line before the next mail belongs to the mailbox.
        for end in [&b"\r\n\r\n"[..], b"\n\n"] {
            if mail.ends_with(end) {
                mail.truncate(mail.len() - end.len() / 2);
                break;
            }
        }
    }
    Some(mails)
}

/// Whether a mail begins here: the separator, then a field.
fn begins(rest: &[u8]) -> bool {
    let (line, after) = next_line(rest);
    line.starts_with(SEPARATOR)
        && Fields::read(after.get(..after.len().min(4096)).unwrap_or_default())
            .0
            .known(&super::KNOWN)
            > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mail_of_a_mailbox_is_found() {
        let mailbox =
            b"From a@b.fr Fri Jun 19 09:00:00 2020\nFrom: a@b.fr\nSubject: Un\n\nBonjour\n>From ici\nFrom la\n\n\
            From c@d.fr Fri Jun 19 10:00:00 2020\nFrom: c@d.fr\n\nDeux\n";
        let mails = mails(mailbox).unwrap();
        assert_eq!(mails.len(), 2);
        assert_eq!(mails[0], b"From: a@b.fr\nSubject: Un\n\nBonjour\nFrom ici\nFrom la\n");
        assert_eq!(mails[1], b"From: c@d.fr\n\nDeux\n");
    }

    #[test]
    fn a_mail_alone_and_a_letter_are_no_mailbox() {
        assert!(mails(b"From: a@b.fr\nSubject: Un\n\nFrom ici").is_none());
        assert!(mails(b"From Paris with love\n\nHello").is_none());
    }
}
