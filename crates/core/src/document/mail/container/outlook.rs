//! A mail as Outlook saves it: properties in a compound file (MS-OXMSG).

use std::io::{Cursor, Read};

use cfb::CompoundFile;
use chrono::DateTime;

use super::utf_16;
use crate::clock::{self, Timestamp};
use crate::document::limits::INPUT_LIMIT;
use crate::document::mail::fields::Fields;
use crate::document::mail::files::{Candidate, Files};
use crate::document::mail::transfer::Decoded;
use crate::document::mail::words::characters;
use crate::document::mail::{MAX_LISTED, Mail, MailAddress, MailDate, OmittedReason, SLOWEST_POST, header, of_head};

type Compound<'a> = CompoundFile<Cursor<&'a [u8]>>;

/// The mark of a compound file.
const MARK: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Bytes before the properties of a whole mail.
const PROPERTIES_HEAD: usize = 32;
/// Bytes before those of a recipient.
const RECIPIENT_HEAD: usize = 8;
/// 100-nanosecond steps between 1601 and 1970.
const UNIX_EPOCH: i64 = 116_444_736_000_000_000;

/// Whether a content is a compound file that holds the properties of a mail, and no old office document.
pub fn is_outlook(content: &[u8]) -> bool {
    let mark: Vec<u8> = "__substg1.0_".encode_utf16().flat_map(u16::to_le_bytes).collect();
    content.starts_with(MARK) && content.windows(mark.len()).any(|window| window == mark)
}

/// Reads it; none for anything else, or for one that is damaged.
pub fn outlook(content: &[u8]) -> Option<Mail> {
    if !is_outlook(content) {
        return None;
    }
    let mut file = CompoundFile::open(Cursor::new(content)).ok()?;
    let mut files = Files::default();
    files.add(&body(&mut file));
    attachments(&mut file, &mut files);
    let head = string(&mut file, "", 0x007d).unwrap_or_default();
    let (head, _) = Fields::read(head.trim_start().as_bytes());
    let mut mail = of_head(&head, files);
    if mail.subject.is_empty() {
        mail.subject = header(&string(&mut file, "", 0x0037).unwrap_or_default());
    }
    mail.from = mail.from.or_else(|| sender(&mut file));
    if mail.to.is_empty() && mail.copied.is_empty() {
        (mail.to, mail.copied) = recipients(&mut file);
    }
    if mail.date == MailDate::Missing {
        let posted = posted(&mut file);
        mail.date = date(posted);
        (mail.times.stated, mail.times.arrived) = posted;
    }
    mail.message_id = mail.message_id.or_else(|| {
        let id = string(&mut file, "", 0x1035)?;
        Some(header(id.trim_matches(['<', '>']))).filter(|id| !id.is_empty())
    });
    Some(mail)
}

/// The plain text, or that of its page.
fn body(file: &mut Compound<'_>) -> String {
    let plain = string(file, "", 0x1000).filter(|text| !text.trim().is_empty());
    plain.unwrap_or_else(|| {
        let page = string(file, "", 0x1013)
            .or_else(|| stream(file, "/__substg1.0_10130102").map(|bytes| characters("", &bytes)))
            .unwrap_or_default();
        mail_parser::decoders::html::html_to_text(&page)
    })
}

/// To whom, and to whom for information. Who got a blind copy is nobody's to read.
fn recipients(file: &mut Compound<'_>) -> (Vec<MailAddress>, Vec<MailAddress>) {
    let (mut to, mut copied) = (Vec::new(), Vec::new());
    for folder in folders(file, "__recip_version1.0_").into_iter().take(MAX_LISTED) {
        let address = [0x39fe, 0x3003]
            .into_iter()
            .filter_map(|property| string(file, &folder, property))
            .find(|address| address.contains('@'));
        let name = string(file, &folder, 0x3001).map(|name| header(&name));
        let Some(address) = address.or_else(|| name.clone()) else {
            continue;
        };
        let person = MailAddress {
            name: name.filter(|name| !name.is_empty() && *name != address),
            address: header(&address),
        };
        let properties = stream(file, &format!("{folder}/__properties_version1.0")).unwrap_or_default();
        match property(&properties, RECIPIENT_HEAD, 0x0c15_0003) {
            Some(3) => {}
            Some(2) => copied.push(person),
            _ => to.push(person),
        }
    }
    (to, copied)
}

fn sender(file: &mut Compound<'_>) -> Option<MailAddress> {
    let address = [0x5d01, 0x5d02, 0x0c1f, 0x0065]
        .into_iter()
        .filter_map(|property| string(file, "", property))
        .find(|address| address.contains('@'))?;
    let name = string(file, "", 0x0c1a)
        .map(|name| header(&name))
        .filter(|name| !name.is_empty());
    Some(MailAddress {
        name,
        address: header(&address),
    })
}

/// When it was handed to the post, and when it came.
fn posted(file: &mut Compound<'_>) -> (Option<Timestamp>, Option<Timestamp>) {
    let properties = stream(file, "/__properties_version1.0").unwrap_or_default();
    (time(&properties, 0x0039), time(&properties, 0x0e06))
}

/// The one against the other.
fn date(posted: (Option<Timestamp>, Option<Timestamp>)) -> MailDate {
    match posted {
        (Some(at), Some(or)) if or - at > SLOWEST_POST => MailDate::Disputed { at, or },
        (Some(at), Some(or)) if at - or > SLOWEST_POST => MailDate::Disputed { at: or, or: at },
        (Some(at), _) | (None, Some(at)) => MailDate::Stated { at },
        (None, None) => MailDate::Missing,
    }
}

/// A property of fixed length: `tag: u32 | flags: u32 | value: u64`.
fn property(properties: &[u8], head: usize, tag: u32) -> Option<i64> {
    let (entries, _) = properties.get(head..)?.as_chunks::<16>();
    let entry = entries.iter().find(|entry| entry.starts_with(&tag.to_le_bytes()))?;
    Some(i64::from_le_bytes(*entry.last_chunk()?))
}

fn time(properties: &[u8], id: u32) -> Option<Timestamp> {
    let steps = property(properties, PROPERTIES_HEAD, id << 16 | 0x40)?;
    let since = steps.checked_sub(UNIX_EPOCH)?;
    DateTime::from_timestamp_millis(since / 10_000).filter(|at| clock::is_plausible(*at))
}

/// The storages of a kind, in their order.
fn folders(file: &Compound<'_>, kind: &str) -> Vec<String> {
    file.read_root_storage()
        .filter(|entry| entry.is_storage() && entry.name().starts_with(kind))
        .map(|entry| format!("/{}", entry.name()))
        .collect()
}

fn attachments(file: &mut Compound<'_>, files: &mut Files) {
    for folder in folders(file, "__attach_version1.0_") {
        let mut names = [0x3707, 0x3704, 0x3001].into_iter();
        let name = names.find_map(|property| string(file, &folder, property));
        let name = name.unwrap_or_else(|| "document".to_owned());
        match stream(file, &format!("{folder}/__substg1.0_37010102")) {
            Some(bytes) => files.keep(Candidate {
                name,
                content: Decoded { bytes, whole: true },
                inline: string(file, &folder, 0x3712).is_some(),
                within: None,
            }),
            None => files.leave_out(&name, OmittedReason::Closed),
        }
    }
}

/// A property that is a text, in either form.
fn string(file: &mut Compound<'_>, folder: &str, id: u32) -> Option<String> {
    if let Some(bytes) = stream(file, &format!("{folder}/__substg1.0_{id:04X}001F")) {
        return Some(utf_16(&bytes));
    }
    let bytes = stream(file, &format!("{folder}/__substg1.0_{id:04X}001E"))?;
    Some(characters("", &bytes))
}

fn stream(file: &mut Compound<'_>, path: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let stream = file.open_stream(path).ok()?;
    stream.take(INPUT_LIMIT as u64).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// A mail as Outlook saves it, with one attachment and one mail within.
    fn saved() -> Vec<u8> {
        let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        let mut put = |path: &str, bytes: &[u8]| file.create_stream(path).unwrap().write_all(bytes).unwrap();
        let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        put("/__substg1.0_0037001F", &wide("Candidature LysLoop"));
        put("/__substg1.0_0C1A001F", &wide("Léa Roux"));
        put("/__substg1.0_5D01001F", &wide("lea@example.org"));
        put("/__substg1.0_1000001F", &wide("Bonjour"));
        let at = "2020-06-21T21:58:00Z".parse::<Timestamp>().unwrap().timestamp_millis() * 10_000 + UNIX_EPOCH;
        let mut properties = vec![0; PROPERTIES_HEAD];
        properties.extend_from_slice(&0x0039_0040_u32.to_le_bytes());
        properties.extend_from_slice(&[0; 4]);
        properties.extend_from_slice(&at.to_le_bytes());
        put("/__properties_version1.0", &properties);
        for folder in ["/__attach_version1.0_#00000000", "/__attach_version1.0_#00000001"] {
            file.create_storage(folder).unwrap();
        }
        let mut put = |path: &str, bytes: &[u8]| file.create_stream(path).unwrap().write_all(bytes).unwrap();
        put(
            "/__attach_version1.0_#00000000/__substg1.0_3707001F",
            &wide("dossier complet.pdf"),
        );
        put("/__attach_version1.0_#00000000/__substg1.0_37010102", b"%PDF-1.4 bytes");
        put("/__attach_version1.0_#00000001/__substg1.0_3001001F", &wide("Accord"));
        file.into_inner().into_inner()
    }

    #[test]
    fn a_mail_saved_by_outlook_tells_who_when_and_what() {
        let mail = outlook(&saved()).unwrap();
        assert_eq!(
            (mail.subject.as_str(), mail.body.as_str()),
            ("Candidature LysLoop", "Bonjour")
        );
        assert_eq!(mail.from.unwrap().address, "lea@example.org");
        assert_eq!(mail.date.at().unwrap().to_rfc3339(), "2020-06-21T21:58:00+00:00");
        assert_eq!(mail.attachments[0].name, "dossier complet.pdf");
        assert_eq!(mail.attachments[0].content, b"%PDF-1.4 bytes");
        assert_eq!(
            (mail.omitted[0].name.as_str(), mail.omitted[0].reason),
            ("Accord", OmittedReason::Closed)
        );
    }

    #[test]
    fn an_old_office_document_and_a_damaged_file_are_no_mail() {
        assert!(outlook(MARK).is_none());
        let saved = saved();
        for length in [8, 512, 1024, saved.len() / 2] {
            let _ = outlook(&saved[..length]);
        }
    }
}
