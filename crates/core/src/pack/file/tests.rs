//! The file as its writer makes it, and as strangers do.

use std::fs;
use std::path::PathBuf;

use uuid::Uuid;

use super::cover::*;
use super::read::{Key, Sealed, Unlocked};
use super::write::{Content, Opener, write, write_checked};
use crate::document::{ContentStore, Sha};
use crate::error::Result;
use crate::id::{CallId, DeviceId, MemberId, WorkspaceId};
use crate::pack::{Keyring, Passphrase};

struct Desk {
    folder: tempfile::TempDir,
    keys: Keyring,
    words: Passphrase,
}

fn desk() -> Desk {
    Desk {
        folder: tempfile::tempdir().unwrap(),
        keys: Keyring::new().unwrap(),
        words: Passphrase::new().unwrap(),
    }
}

fn cover() -> Cover {
    let id = |number| Uuid::from_u128(number);
    Cover {
        kind: Kind::Pack,
        pack: DeviceId::from_uuid(id(1)),
        version: 1,
        workspace: WorkspaceId::from_uuid(id(2)),
        call: CallId::from_uuid(id(3)),
        call_name: "Territoire intelligent".to_owned(),
        member: MemberId::from_uuid(id(4)),
        member_name: "Hélène Vandamme".to_owned(),
        made_at: "2026-03-02T08:00:00Z".parse().unwrap(),
        receipt: None,
        envelopes: Vec::new(),
    }
}

fn contents() -> Contents {
    Contents::Pack(PackContents {
        schema: 24,
        contact: ("Agathe Vasseur".to_owned(), "agathe@example.org".to_owned()),
        merged: crate::journal::Heads::new(),
    })
}

impl Desk {
    fn path(&self) -> PathBuf {
        self.folder.path().join("Vandamme.pli")
    }

    fn store(&self) -> ContentStore {
        ContentStore::open_at(self.folder.path().join("documents")).unwrap()
    }

    /// A pack with lines and two documents.
    fn make(&self) -> Vec<Sha> {
        let store = self.store();
        let documents = [b"%PDF-1.7 one".to_vec(), vec![7; 200_000]].map(|bytes| store.put(&bytes).unwrap());
        let mut parts = vec![
            Content::lines(PartKind::View, ["{\"table\":\"call\",\"rows\":[]}"]).unwrap(),
            Content::lines(PartKind::Texts, []).unwrap(),
        ];
        parts.extend(
            documents
                .iter()
                .map(|stored| Content::Document(stored.sha256.clone(), stored.size)),
        );
        let openers = [Opener::Passphrase(&self.words)];
        write(
            &self.path(),
            (cover(), contents()),
            &parts,
            &store,
            &self.keys,
            &openers,
        )
        .unwrap();
        documents.into_iter().map(|stored| stored.sha256).collect()
    }

    fn open(&self) -> Result<Unlocked> {
        Sealed::open(&self.path())?.unlock(Key::Passphrase(&self.words))
    }

    /// Reads all of it.
    fn read(&self) -> Result<(Vec<String>, Vec<Sha>)> {
        let mut file = self.open()?;
        let lines = file.lines(PartKind::View)?;
        file.lines(PartKind::Texts)?;
        let taken = ContentStore::open_at(self.folder.path().join("taken"))?;
        Ok((lines, file.documents(&taken)?))
    }

    fn refusal(&self) -> String {
        let error = self.read().unwrap_err();
        error.params()["reason"].as_str().unwrap_or_default().to_owned()
    }
}

#[test]
fn what_was_written_is_read() {
    let desk = desk();
    let documents = desk.make();
    let sealed = Sealed::open(&desk.path()).unwrap();
    assert_eq!(sealed.cover.member_name, "Hélène Vandamme");
    assert_eq!(sealed.cover.envelopes.len(), 1);
    let file = desk.open().unwrap();
    assert_eq!(*file.contents(), contents());
    assert_eq!(file.signer(), desk.keys.signer());
    assert_eq!(
        desk.read().unwrap(),
        (vec!["{\"table\":\"call\",\"rows\":[]}".to_owned()], documents)
    );
    desk.open().unwrap().check().unwrap();
}

#[test]
fn the_key_of_a_copy_opens_it_as_the_words_do() {
    let desk = desk();
    let theirs = Keyring::new().unwrap();
    let recipient = theirs.recipient();
    let openers = [Opener::Passphrase(&desk.words), Opener::Recipient(&recipient)];
    write(
        &desk.path(),
        (cover(), contents()),
        &[],
        &desk.store(),
        &desk.keys,
        &openers,
    )
    .unwrap();
    let open = |key| Sealed::open(&desk.path()).unwrap().unlock(key);
    assert!(open(Key::Identity(theirs.identity())).is_ok());
    assert!(open(Key::Passphrase(&desk.words)).is_ok());
    let stranger = Keyring::new().unwrap();
    assert_eq!(
        open(Key::Identity(stranger.identity())).err().unwrap().params()["reason"],
        "no_key"
    );
}

#[test]
fn other_words_open_nothing() {
    let mut desk = desk();
    desk.make();
    desk.words = Passphrase::new().unwrap();
    assert_eq!(desk.refusal(), "wrong_passphrase");
}

#[test]
fn what_is_cut_off_is_said_to_be_incomplete_wherever_it_is_cut() {
    let desk = desk();
    desk.make();
    let whole = fs::read(desk.path()).unwrap();
    for length in (MAGIC.len()..whole.len()).step_by(97).chain([whole.len() - 1]) {
        fs::write(desk.path(), &whole[..length]).unwrap();
        assert_eq!(desk.refusal(), "incomplete", "cut at {length}");
    }
    fs::write(desk.path(), &whole[..MAGIC.len() - 1]).unwrap();
    assert_eq!(desk.refusal(), "not_a_pack");
}

#[test]
fn a_byte_that_is_another_is_refused_wherever_it_stands() {
    let desk = desk();
    desk.make();
    let whole = fs::read(desk.path()).unwrap();
    let inside = whole.len() - 200_000;
    // Every byte of what stands before the long document takes a passphrase each: one in thirty-one, and some of the rest.
    for at in (0..inside).step_by(31).chain((inside..whole.len()).step_by(9_973)) {
        let mut altered = whole.clone();
        altered[at] ^= 0x20;
        fs::write(desk.path(), &altered).unwrap();
        assert!(desk.read().is_err(), "byte {at}");
    }
}

#[test]
fn a_cover_that_says_something_else_is_refused_with_its_length_put_right() {
    let desk = desk();
    desk.make();
    let whole = String::from_utf8_lossy(&fs::read(desk.path()).unwrap())
        .find("Vandamme")
        .unwrap();
    let mut altered = fs::read(desk.path()).unwrap();
    altered[whole] = b'W';
    fs::write(desk.path(), &altered).unwrap();
    assert_eq!(Sealed::open(&desk.path()).unwrap().cover.member_name, "Hélène Wandamme");
    assert_eq!(desk.refusal(), "altered");
}

#[test]
fn a_file_made_to_stall_is_refused_before_any_work() {
    let desk = desk();
    desk.make();
    let bytes = fs::read(desk.path()).unwrap();
    let stanza = b" 14\n";
    let at = bytes.windows(4).position(|window| window == stanza).unwrap();
    let mut altered = bytes.clone();
    altered[at + 1..at + 3].copy_from_slice(b"30");
    fs::write(desk.path(), &altered).unwrap();
    let began = std::time::Instant::now();
    assert_eq!(desk.refusal(), "excessive_work");
    // 2³⁰ would take minutes and a terabyte.
    assert!(began.elapsed().as_secs() < 5);
}

#[test]
fn a_document_that_is_damaged_here_leaves_no_file() {
    let desk = desk();
    let store = desk.store();
    let stored = store.put(b"%PDF-1.7 one").unwrap();
    fs::write(store.path(&stored.sha256), b"%PDF-1.7 two").unwrap();
    let parts = [Content::Document(stored.sha256.clone(), stored.size)];
    let openers = [Opener::Passphrase(&desk.words)];
    let error = write(
        &desk.path(),
        (cover(), contents()),
        &parts,
        &store,
        &desk.keys,
        &openers,
    )
    .unwrap_err();
    assert_eq!(error.code(), crate::error::Code::Damaged);
    assert!(!desk.path().exists());
}

#[test]
fn a_file_that_fails_its_check_is_not_left() {
    let desk = desk();
    let openers = [Opener::Passphrase(&desk.words)];
    let others = Passphrase::new().unwrap();
    for words in [&desk.words, &others] {
        let written = write_checked(
            &desk.path(),
            (cover(), contents()),
            &[Content::lines(PartKind::View, ["{}"]).unwrap()],
            &desk.store(),
            &desk.keys,
            &openers,
            || Sealed::open(&desk.path())?.unlock(Key::Passphrase(words))?.read_again(),
        );
        let opens = *words == desk.words;
        assert_eq!((written.is_ok(), desk.path().exists()), (opens, opens));
        let _ = fs::remove_file(desk.path());
    }
}

#[test]
fn what_is_read_again_is_whole_to_its_last_byte() {
    let desk = desk();
    desk.make();
    desk.open().unwrap().read_again().unwrap();
    let whole = fs::read(desk.path()).unwrap();
    for at in [whole.len() - 40, whole.len() - 70_000, whole.len() - 150_000] {
        let mut altered = whole.clone();
        altered[at] ^= 1;
        fs::write(desk.path(), &altered).unwrap();
        // Told when it is opened, where its beginning is at fault, and when all of it is read at the latest.
        let error = desk.open().and_then(|mut opened| opened.read_again()).unwrap_err();
        assert_eq!(error.params()["reason"], "altered", "{at}");
    }
}

#[test]
fn a_part_that_unpacks_without_end_is_refused() {
    let desk = desk();
    let zeros = "0".repeat(1 << 20);
    let bomb = Content::lines(PartKind::View, std::iter::repeat_n(zeros.as_str(), 520)).unwrap();
    let openers = [Opener::Passphrase(&desk.words)];
    write(
        &desk.path(),
        (cover(), contents()),
        &[bomb],
        &desk.store(),
        &desk.keys,
        &openers,
    )
    .unwrap();
    assert!(fs::metadata(desk.path()).unwrap().len() < 2 << 20);
    assert_eq!(desk.refusal(), "too_large");
}

#[test]
fn another_kind_of_file_is_none_of_ours_and_a_later_form_is_newer() {
    let desk = desk();
    for (bytes, reason) in [
        (
            &b"PK\x03\x04 something else that is long enough to have an end"[..],
            "not_a_pack",
        ),
        (
            b"palmares-pli 2\n something else that is long enough to be read",
            "newer",
        ),
        (b"", "not_a_pack"),
    ] {
        fs::write(desk.path(), bytes).unwrap();
        assert_eq!(desk.refusal(), reason);
    }
}

/// The pack of `docs/format-pli.md`, whose words stand there: made once, and read by every later version.
const VECTOR: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/pli/vector.pli");
const VECTOR_WORDS: &str = "abaisser abandon abdiquer abeille abolir aborder";
const VECTOR_LINE: &str =
    "{\"rows\":[{\"id\":\"00000000-0000-0000-0000-000000000003\",\"name\":\"Appel fictif\"}],\"table\":\"call\"}";
const VECTOR_DOCUMENT: &[u8] = b"%PDF-1.7 a document of the vector";

#[test]
fn the_documented_pack_is_read_as_documented() {
    let desk = desk();
    let words = Passphrase::parse(VECTOR_WORDS).unwrap();
    if std::env::var_os("PALMARES_WRITE_VECTOR").is_some() {
        let (store, keys) = (desk.store(), Keyring::new().unwrap());
        let stored = store.put(VECTOR_DOCUMENT).unwrap();
        let parts = [
            Content::lines(PartKind::View, [VECTOR_LINE]).unwrap(),
            Content::lines(PartKind::Texts, []).unwrap(),
            Content::Document(stored.sha256, stored.size),
        ];
        let openers = [Opener::Passphrase(&words)];
        let _ = fs::remove_file(VECTOR);
        write(VECTOR.as_ref(), (cover(), contents()), &parts, &store, &keys, &openers).unwrap();
    }
    let sealed = Sealed::open(VECTOR.as_ref()).unwrap();
    assert_eq!((sealed.cover.version, sealed.cover.kind), (1, Kind::Pack));
    let mut file = sealed.unlock(Key::Passphrase(&words)).unwrap();
    assert_eq!(*file.contents(), contents());
    assert_eq!(file.lines(PartKind::View).unwrap(), [VECTOR_LINE]);
    assert_eq!(file.lines(PartKind::Texts).unwrap(), Vec::<String>::new());
    assert_eq!(file.documents(&desk.store()).unwrap(), [Sha::of(VECTOR_DOCUMENT)]);
}
