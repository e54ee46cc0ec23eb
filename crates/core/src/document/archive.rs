//! The files of an archive (ZIP, APPNOTE 6.3). Read in the worker only, within the budget of a mail's attachments. The directory at
//! its end says what there is; kept and deflated files are taken out, which is what every system makes.

use std::io::Read;

use flate2::read::DeflateDecoder;

use super::display_name::display_name;
use super::limits::{ATTACHMENTS_LIMIT, MAX_ATTACHMENTS, MAX_OMITTED};
use super::mail::{MailAttachment, OmittedAttachment, OmittedReason};
use super::media_type::{decode_text, detect};

const DIRECTORY_END: &[u8] = b"PK\x05\x06";
const ENTRY: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";
/// Bytes of the end of the directory, without its comment of at most so many.
const END_LENGTH: usize = 22;
const MAX_COMMENT: usize = 0xffff;
/// Bits of an entry's flags: behind a password, and a name in UTF-8.
const LOCKED: u16 = 1;
const UTF_8: u16 = 1 << 11;

/// What an archive holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Archive {
    /// The files, with what they are.
    pub files: Vec<MailAttachment>,
    /// Those that are not among them.
    pub omitted: Vec<OmittedAttachment>,
}

/// Reads an archive; none when its directory is damaged.
pub(super) fn parse(content: &[u8]) -> Option<Archive> {
    within(content, ATTACHMENTS_LIMIT)
}

/// The bytes of one file of an archive, by its whole name; none when it is not there, is not whole, or is larger than `limit`.
pub(super) fn file(content: &[u8], name: &str, limit: usize) -> Option<Vec<u8>> {
    let (count, mut rest) = directory(content)?;
    for _ in 0..count {
        let (entry, after) = Entry::read(rest)?;
        if entry.name == name && entry.flags & LOCKED == 0 {
            let (bytes, whole) = entry.unpacked(content, limit)?;
            return (whole && bytes.len() <= limit).then_some(bytes);
        }
        rest = after;
    }
    None
}

fn within(content: &[u8], mut room: usize) -> Option<Archive> {
    let (count, mut rest) = directory(content)?;
    let mut archive = Archive::default();
    for _ in 0..count {
        let (entry, after) = Entry::read(rest)?;
        rest = after;
        archive.take(content, &entry, &mut room);
    }
    Some(archive)
}

/// How many entries there are, and where their directory begins.
fn directory(content: &[u8]) -> Option<(u16, &[u8])> {
    let from = content.len().saturating_sub(END_LENGTH + MAX_COMMENT);
    let tail = content.get(from..)?;
    let place = tail.windows(DIRECTORY_END.len()).rposition(|at| at == DIRECTORY_END)?;
    let end = tail.get(place..)?;
    let start = usize::try_from(long(end, 16)?).ok()?;
    Some((short(end, 10)?, content.get(start..)?))
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|number| u16::from_le_bytes(*number))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|number| u32::from_le_bytes(*number))
}

/// A line of the directory.
struct Entry {
    name: String,
    flags: u16,
    method: u16,
    checksum: u32,
    packed: usize,
    size: usize,
    place: usize,
}

impl Entry {
    fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        if !bytes.starts_with(ENTRY) {
            return None;
        }
        let length = |at| short(bytes, at).map(usize::from);
        let size = |at| long(bytes, at).and_then(|size| usize::try_from(size).ok());
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let (flags, start) = (short(bytes, 8)?, 46);
        let raw = bytes.get(start..start + name)?;
        let entry = Self {
            name: if flags & UTF_8 == 0 {
                decode_text(raw)
            } else {
                String::from_utf8_lossy(raw).into_owned()
            },
            flags,
            method: short(bytes, 10)?,
            checksum: long(bytes, 16)?,
            packed: size(20)?,
            size: size(24)?,
            place: size(42)?,
        };
        Some((entry, bytes.get(start + name + extra + comment..)?))
    }

    /// Its bytes as they are kept, behind a head of their own.
    fn packed<'a>(&self, content: &'a [u8]) -> Option<&'a [u8]> {
        let local = content.get(self.place..)?;
        let head = 30 + usize::from(short(local, 26)?) + usize::from(short(local, 28)?);
        let kept = local.get(head..).filter(|_| local.starts_with(LOCAL))?;
        kept.get(..self.packed.min(kept.len()))
    }

    /// Its bytes as far as they go and one more than allowed, and whether all of them came; none for a way of packing that is
    /// not known.
    fn unpacked(&self, content: &[u8], room: usize) -> Option<(Vec<u8>, bool)> {
        let (packed, limit) = (self.packed(content)?, room as u64 + 1);
        let mut bytes = Vec::new();
        let read = match self.method {
            0 => packed.take(limit).read_to_end(&mut bytes),
            8 => DeflateDecoder::new(packed).take(limit).read_to_end(&mut bytes),
            _ => return None,
        };
        let whole = read.is_ok() && bytes.len() == self.size && checksum(&bytes) == self.checksum;
        Some((bytes, whole))
    }
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(bytes);
    sum.sum()
}

impl Archive {
    fn take(&mut self, content: &[u8], entry: &Entry, room: &mut usize) {
        let name = entry.name.as_str();
        if name.ends_with(['/', '\\']) {
            return;
        }
        let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
        if last.starts_with('.') || name.starts_with("__MACOSX/") || last.eq_ignore_ascii_case("thumbs.db") {
            return self.leave_out(last, OmittedReason::Hidden);
        }
        if entry.flags & LOCKED != 0 {
            return self.leave_out(name, OmittedReason::Locked);
        }
        if self.files.len() >= MAX_ATTACHMENTS {
            return self.leave_out(name, OmittedReason::TooMany);
        }
        let Some((bytes, whole)) = entry.unpacked(content, *room) else {
            return self.leave_out(name, OmittedReason::Closed);
        };
        if bytes.len() > *room {
            return self.leave_out(name, OmittedReason::TooLarge);
        }
        *room -= bytes.len();
        self.files.push(MailAttachment {
            name: display_name(name),
            media_type: detect(&bytes),
            inline: false,
            within: None,
            whole,
            content: bytes,
        });
    }

    fn leave_out(&mut self, name: &str, reason: OmittedReason) {
        if self.omitted.len() >= MAX_OMITTED
            && let Some(last) = self.omitted.iter_mut().rev().find(|last| last.reason == reason)
        {
            last.count += 1;
            return;
        }
        let name = display_name(name);
        self.omitted.push(OmittedAttachment { name, reason, count: 1 });
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::DeflateEncoder;

    use super::*;

    /// An archive of deflated files, with a flag for all of them.
    pub(in crate::document) fn zipped(files: &[(&str, &[u8])], flags: u16) -> Vec<u8> {
        let (mut body, mut directory) = (Vec::new(), Vec::new());
        for (name, content) in files {
            let start = u32::try_from(body.len()).unwrap();
            let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(content).unwrap();
            let packed = encoder.finish().unwrap();
            let mut fixed = [20_u16, flags | UTF_8, 8, 0, 0].map(u16::to_le_bytes).concat();
            for number in [
                checksum(content),
                u32::try_from(packed.len()).unwrap(),
                u32::try_from(content.len()).unwrap(),
            ] {
                fixed.extend_from_slice(&number.to_le_bytes());
            }
            fixed.extend([u16::try_from(name.len()).unwrap(), 0].map(u16::to_le_bytes).concat());
            body.extend([LOCAL, &fixed, name.as_bytes(), &packed].concat());
            directory.extend([ENTRY, &[20, 0], &fixed, &[0; 10], &start.to_le_bytes(), name.as_bytes()].concat());
        }
        let start = u32::try_from(body.len()).unwrap();
        let count = u16::try_from(files.len()).unwrap().to_le_bytes();
        let size = u32::try_from(directory.len()).unwrap().to_le_bytes();
        body.extend(directory);
        body.extend(
            [
                DIRECTORY_END,
                &[0; 4],
                &count,
                &count,
                &size,
                &start.to_le_bytes(),
                &[0, 0],
            ]
            .concat(),
        );
        body
    }

    #[test]
    fn the_files_of_an_archive_are_taken_out_with_their_bytes() {
        let files: [(&str, &[u8]); 4] = [
            ("Dossier/", b""),
            ("Dossier/Kbis é.pdf", b"%PDF-1.4 bytes"),
            ("../../etc/passwd", b"text"),
            ("__MACOSX/._Kbis.pdf", b"x"),
        ];
        let archive = parse(&zipped(&files, 0)).unwrap();
        let found: Vec<_> = archive
            .files
            .iter()
            .map(|file| (file.name.as_str(), file.content.as_slice()))
            .collect();
        assert_eq!(
            found,
            [("Dossier-Kbis é.pdf", &b"%PDF-1.4 bytes"[..]), ("etc-passwd", b"text")]
        );
        assert!(archive.files.iter().all(|file| file.whole));
        assert_eq!(archive.omitted[0].reason, OmittedReason::Hidden);
        assert_eq!(
            parse(&zipped(&files, LOCKED)).unwrap().omitted[0].reason,
            OmittedReason::Locked
        );
    }

    #[test]
    fn an_archive_that_grows_beyond_the_budget_is_not_taken_out() {
        let zip = zipped(&[("bomb.txt", &vec![b'0'; 1 << 20]), ("a.txt", b"a")], 0);
        assert!(zip.len() < 1 << 14);
        let archive = within(&zip, 1 << 16).unwrap();
        assert_eq!(
            (archive.files.len(), archive.omitted[0].reason),
            (1, OmittedReason::TooLarge)
        );
    }

    #[test]
    fn a_damaged_archive_ends_nothing() {
        let zip = zipped(&[("a.txt", &[b'a'; 500]), ("b.txt", b"b")], 0);
        assert_eq!(parse(b"PK\x03\x04 cut"), None);
        for place in 0..zip.len() {
            let mut damaged = zip.clone();
            damaged[place] ^= 0xff;
            let _ = parse(&damaged);
            let _ = parse(&zip[..place]);
        }
        let mut damaged = zip;
        damaged[40] ^= 1;
        assert!(
            !parse(&damaged).unwrap().files[0].whole,
            "what fails its checksum is said to be incomplete"
        );
    }
}
