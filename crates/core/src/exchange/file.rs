//! The file of changes: a line that names it, a header, the entries, the documents, and a hash of it all at its end.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::documents::Content;
use crate::clock::Timestamp;
use crate::document::{ContentStore, Sha};
use crate::error::{CopyFault, Error, Result};
use crate::id::{DeviceId, WorkspaceId};
use crate::journal::{Entry, Heads, hash_of, hex};

const MAGIC: &str = "palmares-changes 1\n";
const SEAL: &str = "sha256:";
/// Bytes of the last line: `sha256:`, 64 digits, a line feed.
const SEAL_LENGTH: u64 = 72;
/// The longest line that is read: an entry holds whole rows, a document's text may have thousands of pages.
const LONGEST_LINE: u64 = 256 * 1024 * 1024;

/// What the file says of itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    pub workspace: WorkspaceId,
    /// Who wrote it.
    pub device: DeviceId,
    pub made_at: Timestamp,
    /// The newest schema of its entries.
    pub schema: i64,
    /// The last entry of each device that the writer has.
    pub knows: Heads,
    /// How many lines of entries follow.
    pub entries: u64,
    /// How many documents follow these.
    pub documents: u64,
}

fn damaged() -> Error {
    Error::CopyRefused {
        reason: CopyFault::Damaged,
    }
}

/// Writes a file of changes.
pub(super) struct Writer {
    file: BufWriter<File>,
    hasher: Sha256,
}

impl Writer {
    pub fn begin(mut file: File, header: &Header) -> Result<Self> {
        file.seek(SeekFrom::Start(0)).map_err(Error::internal)?;
        let mut writer = Self {
            file: BufWriter::new(file),
            hasher: Sha256::new(),
        };
        writer.write(MAGIC.as_bytes())?;
        writer.line(&serde_json::to_string(header)?)?;
        Ok(writer)
    }

    pub fn line(&mut self, line: &str) -> Result<()> {
        self.write(line.as_bytes())?;
        self.write(b"\n")
    }

    pub fn content(&mut self, content: &Content, mut bytes: impl Read) -> Result<()> {
        self.line(&serde_json::to_string(content)?)?;
        let mut buffer = vec![0; 64 * 1024];
        loop {
            match bytes.read(&mut buffer).map_err(Error::internal)? {
                0 => break,
                read => self.write(buffer.get(..read).unwrap_or_default())?,
            }
        }
        self.write(b"\n")
    }

    /// Seals the file; it is on the disk when this returns.
    pub fn end(mut self) -> Result<()> {
        let digest = hex(&std::mem::take(&mut self.hasher).finalize());
        self.write(format!("{SEAL}{digest}\n").as_bytes())?;
        let file = self.file.into_inner().map_err(|error| full_disk(error.into_error()))?;
        file.sync_all().map_err(full_disk)
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.hasher.update(bytes);
        self.file.write_all(bytes).map_err(full_disk)
    }
}

fn full_disk(error: std::io::Error) -> Error {
    Error::file(Path::new("changes"), error)
}

/// Reads a file of changes whose seal holds.
#[derive(Debug)]
pub(super) struct Reader {
    pub header: Header,
    file: BufReader<File>,
}

impl Reader {
    /// Opens a file, reads it to its end, and believes it only once its seal holds.
    pub fn open(path: &Path) -> Result<Self> {
        let mut file = File::open(path).map_err(|source| Error::file(path, source))?;
        if !file.metadata().map_err(|source| Error::file(path, source))?.is_file() {
            return Err(not_changes());
        }
        check_seal(&mut file)?;
        file.seek(SeekFrom::Start(MAGIC.len() as u64))
            .map_err(Error::internal)?;
        let mut file = BufReader::new(file);
        let header = serde_json::from_str(&line(&mut file)?).map_err(|_| damaged())?;
        Ok(Self { header, file })
    }

    /// The entries, each with its hash.
    pub fn entries(&mut self) -> Result<Vec<(Entry, String)>> {
        let mut entries = Vec::new();
        for _ in 0..self.header.entries {
            let text = line(&mut self.file)?;
            let (entry, _) = Entry::read(&text).map_err(|_| damaged())?;
            entries.push((entry, hash_of(&text)));
        }
        Ok(entries)
    }

    /// Takes the documents in, after the entries were read, and hands on what is known of each. Bytes that are not those of the
    /// hash are refused before anything knows of them.
    pub fn contents(&mut self, contents: &ContentStore) -> Result<Vec<Content>> {
        let mut taken = Vec::new();
        for _ in 0..self.header.documents {
            let content: Content = serde_json::from_str(&line(&mut self.file)?).map_err(|_| damaged())?;
            let sha256: Sha = content.sha256.parse().map_err(|_| damaged())?;
            let stored = contents.put_from((&mut self.file).take(content.size))?;
            if stored.sha256 != sha256 || stored.size != content.size || !line(&mut self.file)?.is_empty() {
                return Err(damaged());
            }
            taken.push(content);
        }
        Ok(taken)
    }
}

fn not_changes() -> Error {
    Error::CopyRefused {
        reason: CopyFault::NotChanges,
    }
}

/// Whether a file is one of changes, and all that was written.
fn check_seal(file: &mut File) -> Result<()> {
    let length = file.metadata().map_err(Error::internal)?.len();
    let mut magic = vec![0; MAGIC.len()];
    if file.read_exact(&mut magic).is_err() || magic != MAGIC.as_bytes() {
        return Err(not_changes());
    }
    let covered = length
        .checked_sub(SEAL_LENGTH)
        .filter(|covered| *covered >= MAGIC.len() as u64);
    let covered = covered.ok_or_else(damaged)?;
    file.seek(SeekFrom::Start(0)).map_err(Error::internal)?;
    let (mut hasher, mut left, mut buffer) = (Sha256::new(), covered, vec![0; 64 * 1024]);
    while left > 0 {
        let wanted = usize::try_from(left).map_or(buffer.len(), |left| left.min(buffer.len()));
        let part = buffer.get_mut(..wanted).unwrap_or_default();
        file.read_exact(part).map_err(|_| damaged())?;
        hasher.update(&*part);
        left -= part.len() as u64;
    }
    let mut seal = Vec::new();
    Read::take(file, SEAL_LENGTH + 1)
        .read_to_end(&mut seal)
        .map_err(|_| damaged())?;
    if seal == format!("{SEAL}{}\n", hex(&hasher.finalize())).as_bytes() {
        Ok(())
    } else {
        Err(damaged())
    }
}

/// The next line, without its end.
fn line(file: &mut BufReader<File>) -> Result<String> {
    let mut line = Vec::new();
    file.by_ref()
        .take(LONGEST_LINE)
        .read_until(b'\n', &mut line)
        .map_err(|_| damaged())?;
    if line.pop() != Some(b'\n') {
        return Err(damaged());
    }
    String::from_utf8(line).map_err(|_| damaged())
}
