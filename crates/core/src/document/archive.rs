//! The files of an archive (ZIP, APPNOTE 6.3). Read in the worker only, within the budget of a mail's attachments. The directory at
//! its end says what there is; kept and deflated files are taken out, which is what every system makes.
//!
//! What it says of a size is the most that is ever unpacked of a file, and what it says beyond all measure is not unpacked at all. One
//! whose files share their bytes was made to grow: it is read no further than any other damaged one.

use std::io::{self, BufRead, BufReader, Read};

use flate2::read::DeflateDecoder;

use super::display_name::display_name;
use super::limits::{ATTACHMENTS_LIMIT, MAX_ATTACHMENTS, MAX_OMITTED, grown};
use super::mail::{MailAttachment, OmittedAttachment, OmittedReason};
use super::media_type::{decode_text, detect};

const DIRECTORY_END: &[u8] = b"PK\x05\x06";
const ENTRY: &[u8] = b"PK\x01\x02";
const LOCAL: &[u8] = b"PK\x03\x04";
/// What stands behind a line of the directory and holds what has no room in it.
const ZIP_64: u16 = 1;
/// Bytes of the head of a file, without its name.
const HEAD_LENGTH: usize = 30;
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

/// One file of an archive as it is unpacked, by its whole name; none when it is not there, is not whole, or is larger than `limit`. It
/// is unpacked twice, and held in memory neither time.
pub(super) fn file<'a>(content: &'a [u8], name: &str, limit: usize) -> Option<impl BufRead + use<'a>> {
    let entries = Entries::of(content)?;
    let entry = entries.flatten().find(|entry| entry.name == name)?;
    let is_open = entry.flags & LOCKED == 0 && entry.size <= limit;
    let mut sum = flate2::CrcReader::new(entry.bytes(content).filter(|_| is_open)?);
    let length = io::copy(&mut sum, &mut io::sink()).ok()?;
    let whole = length == entry.size as u64 && sum.crc().sum() == entry.checksum;
    Some(BufReader::new(entry.bytes(content).filter(|_| whole)?))
}

fn within(content: &[u8], budget: usize) -> Option<Archive> {
    let (mut kept, before) = (0_usize, content.len() - directory(content)?.1.len());
    for entry in Entries::of(content)? {
        kept = kept.saturating_add(entry?.packed);
    }
    if kept > before {
        return None;
    }
    let (mut archive, mut room) = (Archive::default(), Room::of(budget));
    for entry in Entries::of(content)?.flatten() {
        archive.take(content, &entry, &mut room);
    }
    Some(archive)
}

/// What may still be unpacked of an archive.
struct Room {
    left: usize,
    unpacked: usize,
    packed: usize,
}

impl Room {
    fn of(budget: usize) -> Self {
        Self {
            left: budget,
            unpacked: 0,
            packed: 0,
        }
    }

    /// Whether a file fits in, together with those before it.
    fn fits(&self, entry: &Entry) -> bool {
        let all = |one: usize, others: usize| one.saturating_add(others);
        entry.size <= self.left && !grown(all(entry.size, self.unpacked), all(entry.packed, self.packed))
    }

    fn take(&mut self, entry: &Entry, bytes: usize) {
        self.left = self.left.saturating_sub(bytes);
        self.unpacked = self.unpacked.saturating_add(bytes);
        self.packed = self.packed.saturating_add(entry.packed);
    }
}

/// The lines of a directory. There may be more of them than it counts, whose count has room for 65,535; one that is damaged is the last.
struct Entries<'a> {
    counted: u16,
    rest: Option<&'a [u8]>,
}

impl<'a> Entries<'a> {
    fn of(content: &'a [u8]) -> Option<Self> {
        let (counted, rest) = directory(content)?;
        Some(Self {
            counted,
            rest: Some(rest),
        })
    }
}

impl Iterator for Entries<'_> {
    type Item = Option<Entry>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest.take()?;
        if self.counted == 0 && !rest.starts_with(ENTRY) {
            return None;
        }
        self.counted = self.counted.saturating_sub(1);
        let read = Entry::read(rest);
        self.rest = read.as_ref().map(|(_, after)| *after);
        Some(read.map(|(entry, _)| entry))
    }
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

/// The numbers that have no room in a line of the directory (ZIP64), which stand behind it.
fn wide(mut extra: &[u8]) -> impl Iterator<Item = usize> {
    let mut found: &[u8] = &[];
    while let (Some(kind), Some(length)) = (short(extra, 0), short(extra, 2)) {
        let end = 4 + usize::from(length);
        if kind == ZIP_64 {
            found = extra.get(4..end).unwrap_or_default();
        }
        extra = extra.get(end..).unwrap_or_default();
    }
    found
        .as_chunks()
        .0
        .iter()
        .filter_map(|number| usize::try_from(u64::from_le_bytes(*number)).ok())
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
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        let (flags, start) = (short(bytes, 8)?, 46);
        let raw = bytes.get(start..start + name)?;
        let mut wide = wide(bytes.get(start + name..start + name + extra)?);
        let mut number = |at| match long(bytes, at)? {
            u32::MAX => wide.next(),
            number => usize::try_from(number).ok(),
        };
        // In this order, as the wide ones follow each other.
        let (size, packed, place) = (number(24)?, number(20)?, number(42)?);
        let entry = Self {
            name: if flags & UTF_8 == 0 {
                decode_text(raw)
            } else {
                String::from_utf8_lossy(raw).into_owned()
            },
            flags,
            method: short(bytes, 10)?,
            checksum: long(bytes, 16)?,
            packed,
            size,
            place,
        };
        Some((entry, bytes.get(start + name + extra + comment..)?))
    }

    /// Its bytes as they are kept, behind a head of their own.
    fn packed<'a>(&self, content: &'a [u8]) -> Option<&'a [u8]> {
        let local = content.get(self.place..)?;
        let head = HEAD_LENGTH + usize::from(short(local, 26)?) + usize::from(short(local, 28)?);
        let kept = local.get(head..).filter(|_| local.starts_with(LOCAL))?;
        kept.get(..self.packed.min(kept.len()))
    }

    /// Its bytes, and one more than it says there are; none for a way of packing that is not known.
    fn bytes<'a>(&self, content: &'a [u8]) -> Option<impl Read + use<'a>> {
        let packed = self.packed(content)?;
        let unpacked: Box<dyn Read + 'a> = match self.method {
            0 => Box::new(packed),
            8 => Box::new(DeflateDecoder::new(packed)),
            _ => return None,
        };
        Some(unpacked.take((self.size as u64).saturating_add(1)))
    }

    /// Its bytes as far as they go, and whether all of them came.
    fn unpacked(&self, content: &[u8]) -> Option<(Vec<u8>, bool)> {
        let mut bytes = Vec::new();
        let read = self.bytes(content)?.read_to_end(&mut bytes);
        let whole = read.is_ok() && bytes.len() == self.size && checksum(&bytes) == self.checksum;
        bytes.truncate(self.size);
        Some((bytes, whole))
    }
}

fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = flate2::Crc::new();
    sum.update(bytes);
    sum.sum()
}

impl Archive {
    fn take(&mut self, content: &[u8], entry: &Entry, room: &mut Room) {
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
        if !room.fits(entry) {
            return self.leave_out(name, OmittedReason::TooLarge);
        }
        let Some((bytes, whole)) = entry.unpacked(content) else {
            return self.leave_out(name, OmittedReason::Closed);
        };
        room.take(entry, bytes.len());
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
#[path = "archive_tests.rs"]
pub(super) mod tests;
