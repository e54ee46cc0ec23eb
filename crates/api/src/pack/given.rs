//! What was given to be told apart: files, and folders, mails, mailboxes and archives that carry some, for as long as they are read.
//!
//! What carries others is looked into as an import looks into it, within the same bounds: what is found in it that is no return is the
//! import's.

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};

use palmares_core::document::{
    INPUT_LIMIT, MAX_MAILS, MailAttachment, MediaType, detect, display_name, is_pack, mails,
};
use palmares_core::dossier::intake;
use palmares_core::error::{Error, Result};
use tempfile::NamedTempFile;

use crate::host::Host;

/// Mails in mails that are looked into.
const MAX_DEPTH: usize = 3;
/// Mails and archives that are looked into for one file.
const MAX_OPENED: usize = 2 * MAX_MAILS;
/// How much of a file tells what it is.
const HEAD: u64 = 64 << 10;

/// Files to be read. Those that others carry are temporary, closed to others, and go when this is dropped.
#[derive(Debug, Default)]
pub(super) struct Given {
    /// The files, in the order in which they were given.
    pub files: Vec<PathBuf>,
    /// The name of each, as people may see it.
    pub names: Vec<String>,
    /// How many of these have the form or the name of a pack or of a return.
    pub returns: usize,
    /// Whether there is something else, which an import takes.
    pub documents: bool,
    carried: Vec<NamedTempFile>,
    /// How many mails and archives were looked into for the file at hand.
    opened: usize,
}

/// Something found in what was given.
struct Item {
    name: String,
    bytes: Vec<u8>,
}

impl Given {
    /// What was given; what carries returns stands for them. Whatever carries none stands for itself, and is refused as what it is.
    pub async fn of(host: &Host, paths: &[String]) -> Result<Self> {
        let mut given = Self::default();
        for path in paths.iter().map(PathBuf::from) {
            let before = given.returns;
            given.path(host, &path).await?;
            if given.returns == before {
                given.add(path.clone(), name_of(&path));
            }
        }
        Ok(given)
    }

    async fn path(&mut self, host: &Host, path: &Path) -> Result<()> {
        if !path.is_dir() {
            return self.file(host, path, false).await;
        }
        let Ok(files) = intake::files(&[path.to_owned()]) else {
            self.documents = true;
            return Ok(());
        };
        self.documents |= files.is_empty();
        for file in files {
            self.file(host, &file, true).await?;
        }
        Ok(())
    }

    /// A file that was given, or one of a folder.
    async fn file(&mut self, host: &Host, path: &Path, within: bool) -> Result<()> {
        self.opened = 0;
        let found = std::fs::metadata(path);
        let Some(size) = found.ok().filter(std::fs::Metadata::is_file).map(|found| found.len()) else {
            self.documents = true;
            return Ok(());
        };
        let mut head = Vec::new();
        let opened = std::fs::File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head));
        let has_form = opened.is_ok() && is_pack(&head);
        if has_form || is_named(path) {
            self.documents |= within && !has_form;
            self.returns += 1;
            self.add(path.to_owned(), name_of(path));
            return Ok(());
        }
        if size > INPUT_LIMIT as u64 || !(is_mail(path, &head) || head.starts_with(b"PK")) {
            self.documents = true;
            return Ok(());
        }
        // What cannot be read, as what cannot be looked through, is told by the import.
        let Ok(bytes) = std::fs::read(path) else {
            self.documents = true;
            return Ok(());
        };
        let name = name_of(path);
        if is_mail(path, &head) {
            self.mailbox(host, Item { name, bytes }, 0).await
        } else {
            self.item(host, Item { name, bytes }, 0).await
        }
    }

    /// Something that another carries, or an archive.
    async fn item(&mut self, host: &Host, item: Item, depth: usize) -> Result<()> {
        if is_pack(&item.bytes) {
            return self.keep(item);
        }
        if is_named(Path::new(&item.name)) {
            // One that was damaged on its way is told by the plan, and is not lost where it is none at all.
            self.documents = true;
            return self.keep(item);
        }
        match detect(&item.bytes) {
            MediaType::Mail if depth <= MAX_DEPTH => Box::pin(self.mailbox(host, item, depth)).await,
            MediaType::Zip if self.opens() => Box::pin(self.archive(host, &item, depth)).await,
            _ => {
                self.documents = true;
                Ok(())
            }
        }
    }

    /// A mail, or several in one file.
    async fn mailbox(&mut self, host: &Host, item: Item, depth: usize) -> Result<()> {
        match mails(&item.bytes) {
            Some(all) if all.len() > 1 => {
                self.documents |= all.len() > MAX_MAILS;
                for mail in all.into_iter().take(MAX_MAILS) {
                    self.mail(host, &mail, depth).await?;
                }
                Ok(())
            }
            _ => self.mail(host, &item.bytes, depth).await,
        }
    }

    async fn mail(&mut self, host: &Host, bytes: &[u8], depth: usize) -> Result<()> {
        let before = self.returns;
        // What cannot be read as a mail carries nothing.
        if self.opens()
            && let Ok(mail) = host.extractor().read_mail(bytes).await
        {
            // What a mail shows within its text is the ornament of a signature, or part of what is said.
            let carried = mail.attachments.into_iter().filter(|one| !one.inline || is_return(one));
            for attachment in carried {
                self.item(host, Item::of(attachment), depth + 1).await?;
            }
        }
        // A mail that brings no return is itself what an import takes.
        self.documents |= self.returns == before;
        Ok(())
    }

    async fn archive(&mut self, host: &Host, item: &Item, depth: usize) -> Result<()> {
        let before = self.returns;
        if let Ok(archive) = host.extractor().read_archive(&item.bytes).await {
            self.documents |= !archive.omitted.is_empty();
            for file in archive.files {
                // As an import has it, an archive within an archive is a document.
                if file.media_type == MediaType::Zip && !is_return(&file) {
                    self.documents = true;
                } else {
                    self.item(host, Item::of(file), depth + 1).await?;
                }
            }
        }
        self.documents |= self.returns == before;
        Ok(())
    }

    /// Whether one more mail or archive is looked into.
    fn opens(&mut self) -> bool {
        self.opened += 1;
        self.opened <= MAX_OPENED
    }

    /// A return that something carries, for as long as it is read. Its name is a stranger's: the file has another.
    fn keep(&mut self, item: Item) -> Result<()> {
        let mut file = tempfile::Builder::new()
            .prefix("palmares-")
            .suffix(".pli")
            .tempfile()
            .map_err(Error::internal)?;
        file.write_all(&item.bytes).map_err(Error::internal)?;
        self.returns += 1;
        self.add(file.path().to_owned(), item.name);
        self.carried.push(file);
        Ok(())
    }

    fn add(&mut self, file: PathBuf, name: String) {
        self.files.push(file);
        self.names.push(name);
    }
}

impl Item {
    fn of(attachment: MailAttachment) -> Self {
        Self {
            name: attachment.name,
            bytes: attachment.content,
        }
    }
}

fn is_return(attachment: &MailAttachment) -> bool {
    is_pack(&attachment.content) || is_named(Path::new(&attachment.name))
}

/// Whether a file has the name of a pack or of a return.
fn is_named(path: &Path) -> bool {
    has_extension(path, &["pli"])
}

/// Whether a file is a mail or a mailbox, by its ending or by how it begins.
fn is_mail(path: &Path, head: &[u8]) -> bool {
    has_extension(path, &["eml", "mbox", "msg"]) || detect(head) == MediaType::Mail
}

fn has_extension(path: &Path, wanted: &[&str]) -> bool {
    let extension = path.extension().unwrap_or_default();
    wanted.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

fn name_of(path: &Path) -> String {
    display_name(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy())
}
