//! Writing the file.

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::iter;
use std::path::Path;

use age::secrecy::{ExposeSecret, SecretString};
use age::{Encryptor, x25519};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use super::super::keyring::Keyring;
use super::super::passphrase::Passphrase;
use super::cover::{Contents, Cover, END, Envelope, MAGIC, Manifest, OpensWith, Part, PartKind, SIGNED, WORK};
use crate::disk;
use crate::document::{ContentStore, Sha, hashed};
use crate::error::{Error, Result};
use crate::journal::hex;

/// Who opens the file.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Opener<'a> {
    /// Who knows the words.
    Passphrase(&'a Passphrase),
    /// The copy of this key, `age1…`.
    Recipient(&'a str),
}

/// A part to be written.
#[derive(Debug)]
pub(crate) enum Content {
    /// Lines, packed by gzip when they are handed over.
    Lines(PartKind, Vec<u8>),
    /// A document of the store.
    Document(Sha, u64),
}

impl Content {
    /// Lines, packed: the same lines give the same bytes on every machine.
    pub fn lines<'a>(kind: PartKind, lines: impl IntoIterator<Item = &'a str>) -> Result<Self> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        for line in lines {
            packed.write_all(line.as_bytes()).map_err(Error::internal)?;
            packed.write_all(b"\n").map_err(Error::internal)?;
        }
        Ok(Self::Lines(kind, packed.finish().map_err(Error::internal)?))
    }

    fn part(&self) -> Part {
        match self {
            Self::Lines(kind, bytes) => Part {
                kind: *kind,
                sha256: hex(&Sha256::digest(bytes)),
                size: bytes.len() as u64,
            },
            Self::Document(sha256, size) => Part {
                kind: PartKind::Document,
                sha256: sha256.to_string(),
                size: *size,
            },
        }
    }
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the table of contents, which names every part by its own: what the file holds, whatever its keys.
    pub sha256: String,
}

/// Writes a file at a path where none is; it is on the disk when this returns, or not there.
///
/// # Errors
/// [`Error::DiskFull`], [`Error::FileAccess`]; [`Error::Damaged`] for a document that is no longer what its hash says.
pub(crate) fn write(
    path: &Path,
    about: (Cover, Contents),
    parts: &[Content],
    from: &ContentStore,
    keys: &Keyring,
    openers: &[Opener<'_>],
) -> Result<Written> {
    write_checked(path, about, parts, from, keys, openers, || Ok(()))
}

/// As [`write`]; the file is checked while it goes to the disk, and is not there when that fails.
///
/// # Errors
/// As [`write`], and those of the check.
pub(crate) fn write_checked(
    path: &Path,
    (mut cover, contents): (Cover, Contents),
    parts: &[Content],
    from: &ContentStore,
    keys: &Keyring,
    openers: &[Opener<'_>],
    check: impl FnOnce() -> Result<()>,
) -> Result<Written> {
    let inside = x25519::Identity::generate();
    let envelopes = envelopes(&mut cover, &inside, openers)?;
    let line = serde_json::to_string(&cover)?;
    let manifest = serde_json::to_string(&Manifest {
        cover: hex(&Sha256::digest(&line)),
        signer: keys.signer(),
        recipient: keys.recipient(),
        contents,
        parts: parts.iter().map(Content::part).collect(),
    })?;
    let signature = keys.sign(&[SIGNED, manifest.as_bytes()].concat());
    let head = [MAGIC.as_bytes(), line.as_bytes(), b"\n", &envelopes.concat()].concat();
    let written = (|| {
        let mut out = Counted::create(path)?;
        out.write_all(&head)?;
        let recipient = inside.to_public();
        let encryptor =
            Encryptor::with_recipients(iter::once(&recipient as &dyn age::Recipient)).map_err(io::Error::other)?;
        let mut sealed = encryptor.wrap_output(&mut out)?;
        sealed.write_all(format!("{manifest}\n{signature}\n").as_bytes())?;
        for part in parts {
            copy(part, from, &mut sealed)?;
        }
        sealed.finish()?;
        let (file, size) = out.end()?;
        kept(&file, || check().map_err(io::Error::other))?;
        Ok(size)
    })();
    match written {
        Ok(size) => Ok(Written {
            size,
            sha256: hex(&Sha256::digest(&manifest)),
        }),
        Err(error) => {
            // The failure is what is told; half a file is removed as far as it can be.
            let _ = std::fs::remove_file(path);
            Err(told(path, error))
        }
    }
}

/// The key of what is inside, once for each who opens it; the cover says which.
fn envelopes(cover: &mut Cover, inside: &x25519::Identity, openers: &[Opener<'_>]) -> Result<Vec<Vec<u8>>> {
    let key = inside.to_string();
    let mut envelopes = Vec::with_capacity(openers.len());
    cover.envelopes.clear();
    for opener in openers {
        let (opens_with, envelope) = match opener {
            Opener::Passphrase(words) => (OpensWith::Passphrase, with_passphrase(&key, words.secret())?),
            Opener::Recipient(recipient) => (OpensWith::Key, with_key(&key, recipient)?),
        };
        cover.envelopes.push(Envelope {
            opens_with,
            size: u32::try_from(envelope.len()).map_err(Error::internal)?,
        });
        envelopes.push(envelope);
    }
    Ok(envelopes)
}

fn with_passphrase(key: &SecretString, words: SecretString) -> Result<Vec<u8>> {
    let mut recipient = age::scrypt::Recipient::new(words);
    recipient.set_work_factor(WORK);
    encrypted(key, &recipient)
}

fn with_key(key: &SecretString, recipient: &str) -> Result<Vec<u8>> {
    let recipient: x25519::Recipient = recipient
        .parse()
        .map_err(|_| Error::stored_value("recipient", recipient))?;
    encrypted(key, &recipient)
}

fn encrypted(key: &SecretString, recipient: &dyn age::Recipient) -> Result<Vec<u8>> {
    let encryptor = Encryptor::with_recipients(iter::once(recipient)).map_err(Error::internal)?;
    let mut envelope = Vec::new();
    let mut writer = encryptor.wrap_output(&mut envelope).map_err(Error::internal)?;
    writer
        .write_all(key.expose_secret().as_bytes())
        .map_err(Error::internal)?;
    writer.finish().map_err(Error::internal)?;
    Ok(envelope)
}

fn copy(part: &Content, from: &ContentStore, out: &mut impl Write) -> io::Result<()> {
    match part {
        Content::Lines(_, bytes) => out.write_all(bytes),
        Content::Document(sha256, size) => {
            let mut file = from.open(sha256).map_err(io::Error::other)?.take(*size);
            if hashed(&mut file, out)? == (sha256.clone(), *size) {
                Ok(())
            } else {
                Err(io::Error::other(Error::stored_value("document", sha256.as_str())))
            }
        }
    }
}

/// Has a file on the disk, and does something meanwhile.
fn kept(file: &File, meanwhile: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
    std::thread::scope(|scope| {
        let kept = scope.spawn(|| file.sync_all());
        let done = meanwhile();
        kept.join()
            .map_err(|_| io::Error::other("the disk was not waited for"))??;
        done
    })
}

/// A failure of ours that went through a writer comes out as it was.
fn told(path: &Path, error: io::Error) -> Error {
    match error.downcast::<Error>() {
        Ok(error) => error,
        Err(error) => Error::file(path, error),
    }
}

/// A file that knows how long it is.
struct Counted {
    file: BufWriter<File>,
    length: u64,
}

impl Counted {
    fn create(path: &Path) -> io::Result<Self> {
        Ok(Self {
            file: BufWriter::with_capacity(256 << 10, disk::create(path)?),
            length: 0,
        })
    }

    /// Ends the file; gives it, and its length.
    fn end(mut self) -> io::Result<(File, u64)> {
        let length = self.length + super::cover::END_LENGTH;
        self.write_all(format!("{END}{length:020}\n").as_bytes())?;
        let file = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok((file, length))
    }
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.length += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
