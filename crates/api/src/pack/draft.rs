//! Mails that are ready to be sent: files that a mail programme that knows Microsoft's header `X-Unsent` opens as something still to be
//! sent, and any other as a mail to be sent on. Nothing is sent from here, and no passphrase is in them.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use mail_builder::MessageBuilder;
use mail_builder::headers::raw::Raw;
use palmares_core::call::looks_like_an_address;
use palmares_core::error::{Error, InputFault, Result};
use palmares_core::exchange;
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;
use ts_rs::TS;

use crate::workspace::ChosenPlace;

/// Writes a mail that is ready to be sent.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftWriteRequest {
    /// Whom it is for.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// Its text where the file is too large for a mail, and comes by other means.
    pub text_apart: String,
    /// The pack or the return that it carries; none for a mail of words alone.
    pub attach: Option<ChosenPlace>,
    /// The folder in which it comes to be.
    pub path: String,
}

/// A draft was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DraftWritten {
    /// The file.
    pub path: String,
    /// Whether it carries the file; one above 10 MB goes by other means.
    pub attached: bool,
}

/// The largest file that a mail carries, in bytes: most servers refuse more.
const MAIL_LIMIT: u64 = 10_000_000;

/// Whether a mail carries a file of so many bytes.
pub(super) fn is_carried(size: u64) -> bool {
    size <= MAIL_LIMIT
}

/// Writes the draft beside the file that it carries, or into a folder; never over another.
///
/// # Errors
/// [`Error::InvalidInput`] `email` for what is no address, `name` for none; [`Error::PackRefused`] for an attachment that is neither a
/// pack nor a return; what the disk says.
pub(super) fn write(request: &DraftWriteRequest) -> Result<DraftWritten> {
    let address = request.email.trim();
    if !looks_like_an_address(address) {
        return Err(Error::invalid("email", InputFault::Email));
    }
    let file = request.attach.as_ref().map(|place| Path::new(&place.path));
    let attachment = file.map(attachment).transpose()?;
    let carried = attachment.flatten();
    let is_attached = carried.is_some();
    let text = if file.is_some() && !is_attached {
        &request.text_apart
    } else {
        &request.text
    };
    let mail = MessageBuilder::new()
        .to((one_line(&request.name), address.to_owned()))
        .subject(one_line(&request.subject))
        .header("X-Unsent", Raw::new("1"))
        .text_body(text.as_str());
    let mail = match carried {
        Some((name, bytes)) => mail.attachment("application/vnd.palmares.pli", name, bytes),
        None => mail,
    };
    let bytes = mail.write_to_vec().map_err(Error::internal)?;
    let path = keep(Path::new(&request.path), &file_name(request)?, &bytes)?;
    Ok(DraftWritten {
        path: path.display().to_string(),
        attached: is_attached,
    })
}

/// Words as they may stand in a header: a line end in somebody's name begins no other header.
fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_control() || c.is_whitespace());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The name and bytes of a pack or a return; none where it is too large for a mail.
fn attachment(path: &Path) -> Result<Option<(String, Vec<u8>)>> {
    exchange::pack_cover(path)?;
    let failed = |source| Error::file(path, source);
    if !is_carried(std::fs::metadata(path).map_err(failed)?.len()) {
        return Ok(None);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Some((name, std::fs::read(path).map_err(failed)?)))
}

/// The draft is named after what it carries, or after whom it is for.
fn file_name(request: &DraftWriteRequest) -> Result<String> {
    let stem = if let Some(place) = &request.attach {
        let stem = Path::new(&place.path).file_stem().unwrap_or_default();
        stem.to_string_lossy().into_owned()
    } else {
        let words = request.name.split(|c: char| !c.is_alphanumeric());
        let name = words
            .filter(|word| !word.is_empty())
            .take(8)
            .collect::<Vec<_>>()
            .join("-");
        // Four bytes a letter at most, and file systems stop at 255.
        name.chars().take(60).collect()
    };
    if stem.is_empty() {
        return Err(Error::invalid("name", InputFault::Empty));
    }
    Ok(stem)
}

/// Puts the file under the first name that is free: whole, or not at all.
fn keep(folder: &Path, stem: &str, bytes: &[u8]) -> Result<PathBuf> {
    let failed = |source| Error::file(folder, source);
    let mut file = NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    for number in 1..1000 {
        let name = if number == 1 {
            format!("{stem}.eml")
        } else {
            format!("{stem} ({number}).eml")
        };
        let path = folder.join(name);
        file = match file.persist_noclobber(&path) {
            Ok(_) => return Ok(path),
            Err(taken) if taken.error.kind() == std::io::ErrorKind::AlreadyExists => taken.file,
            Err(other) => return Err(failed(other.error)),
        };
    }
    Err(failed(std::io::ErrorKind::AlreadyExists.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(folder: &Path) -> DraftWriteRequest {
        DraftWriteRequest {
            name: "Hélène Vandamme".to_owned(),
            email: "helene@example.org".to_owned(),
            subject: "Vos dossiers à noter".to_owned(),
            text: "Bonjour,\n\nVoici vos dossiers.\n.\nAgathe".to_owned(),
            text_apart: String::new(),
            attach: None,
            path: folder.display().to_string(),
        }
    }

    fn place(file: &Path) -> ChosenPlace {
        ChosenPlace {
            path: file.display().to_string(),
        }
    }

    #[test]
    fn a_draft_is_an_unsent_mail_to_one_person() {
        let folder = tempfile::tempdir().unwrap();
        let written = write(&request(folder.path())).unwrap();
        assert!(written.path.ends_with("Hélène-Vandamme.eml"));
        let mail = std::fs::read_to_string(&written.path).unwrap();
        assert!(mail.contains("X-Unsent: 1\r\n") && mail.contains("<helene@example.org>"));
        // Nobody is said to have written it: the mail programme puts its own account there.
        assert!(!mail.contains("\nFrom:") && !mail.starts_with("From:"));
        // Written again: beside the other.
        let again = write(&request(folder.path())).unwrap();
        assert!(again.path.ends_with("Hélène-Vandamme (2).eml"));
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn no_name_and_no_subject_begins_another_header() {
        let folder = tempfile::tempdir().unwrap();
        let mut request = request(folder.path());
        request.name = "Hélène\r\nBcc: tous@example.org".to_owned();
        request.subject = "Objet\nCc: tous@example.org".to_owned();
        let mail = std::fs::read_to_string(write(&request).unwrap().path).unwrap();
        let headers: Vec<&str> = mail.split("\r\n\r\n").next().unwrap().lines().collect();
        let begins = |name: &str| headers.iter().any(|line| line.starts_with(name));
        assert!(!begins("Bcc") && !begins("Cc") && begins("Subject"));
    }

    #[test]
    fn a_name_longer_than_a_file_may_be_called_gets_its_draft() {
        let folder = tempfile::tempdir().unwrap();
        let mut request = request(folder.path());
        request.name = "é".repeat(200);
        let written = write(&request).unwrap();
        assert!(Path::new(&written.path).exists());
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        for email in [
            "",
            "hélène",
            "@",
            "a@",
            "@b",
            "a@b@c",
            "a b@c",
            "a@b\r\nBcc: c@d",
            "a@b,c@d",
            "<a@b>",
        ] {
            let mut request = request(folder.path());
            request.email = email.to_owned();
            assert_eq!(write(&request).unwrap_err().field(), Some("email"), "{email:?}");
        }
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn nothing_but_a_pack_or_a_return_is_attached() {
        let folder = tempfile::tempdir().unwrap();
        let secret = folder.path().join("secret.pli");
        std::fs::write(&secret, "anything at all that is long enough to be read as a file").unwrap();
        let mut request = request(folder.path());
        request.attach = Some(place(&secret));
        assert!(matches!(write(&request), Err(Error::PackRefused { .. })));
    }
}
