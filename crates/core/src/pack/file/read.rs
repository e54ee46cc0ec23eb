//! Reading the file, which may be anybody's.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Take};
use std::iter;
use std::path::Path;

use age::stream::StreamReader;
use age::{DecryptError, Decryptor, x25519};
use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};

use super::super::keyring::is_signed;
use super::super::passphrase::Passphrase;
use super::cover::{
    COVER_LIMIT, Contents, Cover, END, END_LENGTH, ENVELOPE_LIMIT, MAGIC, MANIFEST_LIMIT, MOST_ENVELOPES, MOST_WORK,
    Manifest, OpensWith, PART_LIMIT, Part, PartKind, SIGNED, UNPACKED_LIMIT,
};
use crate::document::{ContentStore, INPUT_LIMIT, Sha, hashed, most_unpacked};
use crate::error::{Error, PackFault, Result};
use crate::journal::hex;

/// What opens a file.
#[derive(Clone, Copy)]
pub(crate) enum Key<'a> {
    /// The words that came by another way.
    Passphrase(&'a Passphrase),
    /// The key of this copy.
    Identity(&'a x25519::Identity),
}

impl Key<'_> {
    fn opens_with(self) -> OpensWith {
        match self {
            Self::Passphrase(_) => OpensWith::Passphrase,
            Self::Identity(_) => OpensWith::Key,
        }
    }
}

/// A file as anybody has it: its cover can be read, and nothing is sure of it yet.
pub(crate) struct Sealed {
    /// What it says of itself.
    pub cover: Cover,
    line: Vec<u8>,
    envelopes: Vec<(OpensWith, Vec<u8>)>,
    file: BufReader<Take<File>>,
}

impl Sealed {
    /// Opens a file and reads its cover.
    ///
    /// # Errors
    /// [`Error::PackRefused`]: `not_a_pack`, `newer`, `incomplete`, `altered`.
    pub fn open(path: &Path) -> Result<Self> {
        let mut file = File::open(path).map_err(|source| Error::file(path, source))?;
        let length = whole(&mut file, path)?;
        let mut file = BufReader::new(file.take(length));
        read_exactly(&mut file, MAGIC.len() as u64)?;
        let line = line(&mut file, COVER_LIMIT)?;
        let cover: Cover = serde_json::from_slice(&line).map_err(|_| refused(PackFault::Altered))?;
        if cover.envelopes.is_empty() || cover.envelopes.len() > MOST_ENVELOPES {
            return Err(refused(PackFault::Altered));
        }
        let mut envelopes = Vec::with_capacity(cover.envelopes.len());
        for envelope in &cover.envelopes {
            if u64::from(envelope.size) > ENVELOPE_LIMIT {
                return Err(refused(PackFault::Altered));
            }
            envelopes.push((envelope.opens_with, read_exactly(&mut file, envelope.size.into())?));
        }
        Ok(Self {
            cover,
            line,
            envelopes,
            file,
        })
    }

    /// Opens what is inside, and believes its table of contents once its signature holds.
    ///
    /// # Errors
    /// [`Error::PackRefused`]: `wrong_passphrase`, `no_key`, `excessive_work`, `altered`, `too_large`.
    pub fn unlock(self, key: Key<'_>) -> Result<Unlocked> {
        let inside = self.key_inside(key)?;
        let decryptor = Decryptor::new_buffered(self.file).map_err(|_| refused(PackFault::Altered))?;
        let reader = decryptor
            .decrypt(iter::once(&inside as &dyn age::Identity))
            .map_err(|_| refused(PackFault::Altered))?;
        let mut reader = BufReader::with_capacity(64 << 10, reader);
        let text = line(&mut reader, MANIFEST_LIMIT)?;
        let signature = line(&mut reader, 128 + 1)?;
        let manifest: Manifest = serde_json::from_slice(&text).map_err(|_| refused(PackFault::Altered))?;
        let signature = String::from_utf8(signature).unwrap_or_default();
        let holds = manifest.cover == hex(&Sha256::digest(&self.line))
            && is_signed(&[SIGNED, &text].concat(), &signature, &manifest.signer);
        if !holds {
            return Err(refused(PackFault::Altered));
        }
        bounded(&manifest.parts)?;
        Ok(Unlocked {
            cover: self.cover,
            manifest,
            reader,
            at: 0,
        })
    }

    fn key_inside(&self, key: Key<'_>) -> Result<x25519::Identity> {
        let mut fault = PackFault::NoKey;
        for (opens_with, envelope) in &self.envelopes {
            if *opens_with != key.opens_with() {
                continue;
            }
            match opened(envelope, key) {
                Ok(text) => return text.parse().map_err(|_| refused(PackFault::Altered)),
                Err(found) => fault = found,
            }
        }
        Err(refused(fault))
    }
}

/// A file whose contents are signed: its parts come one after the other.
pub(crate) struct Unlocked {
    /// Its cover, now sure to be what the signer wrote.
    pub cover: Cover,
    manifest: Manifest,
    reader: BufReader<StreamReader<BufReader<Take<File>>>>,
    at: usize,
}

impl Unlocked {
    /// What it says of its parts.
    pub fn contents(&self) -> &Contents {
        &self.manifest.contents
    }

    /// Who signed.
    pub fn signer(&self) -> &str {
        &self.manifest.signer
    }

    /// To whom an answer is encrypted.
    pub fn recipient(&self) -> &str {
        &self.manifest.recipient
    }

    /// The lines of the next part, which must be of this kind.
    ///
    /// # Errors
    /// [`Error::PackRefused`] `altered`, `too_large`.
    pub fn lines(&mut self, kind: PartKind) -> Result<Vec<String>> {
        let part = self.next(kind)?;
        let packed = read_exactly(&mut self.reader, part.size)?;
        if hex(&Sha256::digest(&packed)) != part.sha256 {
            return Err(refused(PackFault::Altered));
        }
        unpacked(&packed)
    }

    /// Takes the documents that follow into a store; gives their hashes.
    ///
    /// # Errors
    /// [`Error::PackRefused`] `altered`; what the disk says.
    pub fn documents(&mut self, store: &ContentStore) -> Result<Vec<Sha>> {
        let mut taken = Vec::new();
        while self.at < self.manifest.parts.len() {
            let part = self.next(PartKind::Document)?;
            let sha256: Sha = part.sha256.parse().map_err(|_| refused(PackFault::Altered))?;
            let mut bytes = (&mut self.reader).take(part.size);
            let is_it = store.put_expected(&mut bytes, &sha256).map_err(|error| match error {
                // It is the source that cannot be read, which has no path: the file, not the disk.
                Error::FileAccess { path, .. } if path.is_empty() => refused(PackFault::Altered),
                error => error,
            })?;
            if !is_it || bytes.limit() > 0 {
                return Err(refused(PackFault::Altered));
            }
            taken.push(sha256);
        }
        self.end()?;
        Ok(taken)
    }

    /// Reads everything that is left and keeps nothing: whether the file is what its contents say.
    ///
    /// # Errors
    /// As [`Self::documents`].
    pub fn check(&mut self) -> Result<()> {
        while let Some(part) = self.manifest.parts.get(self.at).cloned() {
            self.at += 1;
            let mut bytes = (&mut self.reader).take(part.size);
            let (sha256, size) = hashed(&mut bytes, &mut io::sink()).map_err(|_| refused(PackFault::Altered))?;
            if size != part.size || sha256.as_str() != part.sha256 {
                return Err(refused(PackFault::Altered));
            }
        }
        self.end()
    }

    /// Reads everything that is left of a file that was just written here. The cipher vouches for every piece, and what went into it
    /// was hashed on its way, so hashing it again would tell nothing more.
    ///
    /// # Errors
    /// As [`Self::documents`].
    pub fn read_again(&mut self) -> Result<()> {
        let mut left: u64 = self.manifest.parts.iter().skip(self.at).map(|part| part.size).sum();
        self.at = self.manifest.parts.len();
        while left > 0 {
            let read = self.reader.fill_buf().map_err(|_| refused(PackFault::Altered))?.len();
            let read = usize::try_from(left).map_or(read, |left| read.min(left));
            if read == 0 {
                return Err(refused(PackFault::Altered));
            }
            self.reader.consume(read);
            left -= read as u64;
        }
        self.end()
    }

    /// Nothing follows the last part.
    fn end(&mut self) -> Result<()> {
        match self.reader.read(&mut [0]) {
            Ok(0) => Ok(()),
            _ => Err(refused(PackFault::Altered)),
        }
    }

    fn next(&mut self, kind: PartKind) -> Result<Part> {
        let part = self
            .manifest
            .parts
            .get(self.at)
            .filter(|part| part.kind == kind)
            .cloned();
        self.at += 1;
        part.ok_or_else(|| refused(PackFault::Altered))
    }
}

fn refused(reason: PackFault) -> Error {
    Error::pack(reason)
}

/// Checks how a file begins and ends; gives the length of what stands before its end, the reader being at its beginning.
fn whole(file: &mut File, path: &Path) -> Result<u64> {
    let failed = |source| Error::file(path, source);
    let found = file.metadata().map_err(failed)?;
    if !found.is_file() {
        return Err(refused(PackFault::NotAPack));
    }
    let mut magic = vec![0; MAGIC.len()];
    let read = file.read_exact(&mut magic);
    if read.is_err() || magic != MAGIC.as_bytes() {
        // A later form begins in the same way, with another number.
        let newer = read.is_ok() && magic.starts_with(b"palmares-pli ");
        return Err(refused(if newer { PackFault::Newer } else { PackFault::NotAPack }));
    }
    let length = found.len();
    let before = length
        .checked_sub(END_LENGTH)
        .ok_or_else(|| refused(PackFault::Incomplete))?;
    file.seek(SeekFrom::Start(before)).map_err(failed)?;
    let mut end = Vec::new();
    file.read_to_end(&mut end).map_err(failed)?;
    if end != format!("{END}{length:020}\n").as_bytes() {
        return Err(refused(PackFault::Incomplete));
    }
    file.seek(SeekFrom::Start(0)).map_err(failed)?;
    Ok(before)
}

/// A part that is read into memory is small, and a document as large as one may be and there once.
fn bounded(parts: &[Part]) -> Result<()> {
    let mut documents = BTreeSet::new();
    for part in parts {
        let limit = match part.kind {
            PartKind::Document => INPUT_LIMIT as u64,
            _ => PART_LIMIT,
        };
        if part.size > limit {
            return Err(refused(PackFault::TooLarge));
        }
        if part.kind == PartKind::Document && !documents.insert(&part.sha256) {
            return Err(refused(PackFault::Altered));
        }
    }
    Ok(())
}

/// The lines of a part, which is not held as a whole beside them.
fn unpacked(packed: &[u8]) -> Result<Vec<String>> {
    let limit = UNPACKED_LIMIT.min(most_unpacked(packed.len()) as u64);
    let mut text = BufReader::new(GzDecoder::new(packed).take(limit + 1));
    let (mut lines, mut line) = (Vec::new(), String::new());
    loop {
        line.clear();
        let read = text.read_line(&mut line);
        if text.get_ref().limit() == 0 {
            return Err(refused(PackFault::TooLarge));
        }
        if read.map_err(|_| refused(PackFault::Altered))? == 0 {
            return Ok(lines);
        }
        let whole = line.strip_suffix('\n').unwrap_or(&line);
        lines.push(whole.strip_suffix('\r').unwrap_or(whole).to_owned());
    }
}

fn read_exactly(reader: &mut impl Read, size: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = reader.take(size).read_to_end(&mut bytes);
    if read.is_ok() && bytes.len() as u64 == size {
        Ok(bytes)
    } else {
        Err(refused(PackFault::Altered))
    }
}

/// The next line, without its end.
fn line(reader: &mut impl BufRead, limit: u64) -> Result<Vec<u8>> {
    let mut line = Vec::new();
    let read = reader.take(limit).read_until(b'\n', &mut line);
    if read.is_ok() && line.pop() == Some(b'\n') {
        Ok(line)
    } else {
        Err(refused(PackFault::Altered))
    }
}

/// What an envelope holds.
fn opened(envelope: &[u8], key: Key<'_>) -> std::result::Result<String, PackFault> {
    let decryptor = Decryptor::new(envelope).map_err(|_| PackFault::Altered)?;
    let reader = match key {
        Key::Passphrase(words) => {
            let mut identity = age::scrypt::Identity::new(words.secret());
            identity.set_max_work_factor(MOST_WORK);
            decryptor.decrypt(iter::once(&identity as &dyn age::Identity))
        }
        Key::Identity(identity) => decryptor.decrypt(iter::once(identity as &dyn age::Identity)),
    };
    let reader = reader.map_err(|error| match (error, key) {
        (DecryptError::ExcessiveWork { .. }, _) => PackFault::ExcessiveWork,
        (
            DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed,
            Key::Passphrase(_),
        ) => PackFault::WrongPassphrase,
        (DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed, Key::Identity(_)) => PackFault::NoKey,
        _ => PackFault::Altered,
    })?;
    let mut text = String::new();
    reader
        .take(ENVELOPE_LIMIT)
        .read_to_string(&mut text)
        .map_err(|_| PackFault::Altered)?;
    Ok(text)
}
