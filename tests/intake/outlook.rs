//! A mail saved by Outlook, as Outlook lays it out (MS-OXMSG): a compound file with named properties, recipients and attachments.

use std::io::{Cursor, Write};

use cfb::CompoundFile;
use palmares_core::document::MailAddress;
use palmares_core::dossier::intake::view::{ImportOutcome, LeftOut, ReceiptState};
use palmares_core::dossier::{self, MailPlace};
use palmares_core::journal::Actor;

use super::desk::{Desk, at, pdf};

/// 100-nanosecond steps from 1601 to an instant.
fn filetime(text: &str) -> u64 {
    u64::try_from(at(text).timestamp()).unwrap() * 10_000_000 + 116_444_736_000_000_000
}

/// Properties of a fixed length behind their head.
fn properties(head: usize, entries: &[(u32, u64)]) -> Vec<u8> {
    let mut bytes = vec![0; head];
    for (tag, value) in entries {
        bytes.extend_from_slice(&tag.to_le_bytes());
        bytes.extend_from_slice(&6_u32.to_le_bytes());
        bytes.extend_from_slice(&value.to_le_bytes());
    }
    bytes
}

struct Message(CompoundFile<Cursor<Vec<u8>>>);

impl Message {
    fn new() -> Self {
        let mut message = Self(CompoundFile::create(Cursor::new(Vec::new())).unwrap());
        message.storage("/__nameid_version1.0");
        for stream in ["00020102", "00030102", "00040102"] {
            message.put(&format!("/__nameid_version1.0/__substg1.0_{stream}"), &[0; 16]);
        }
        message
    }

    fn storage(&mut self, path: &str) {
        self.0.create_storage(path).unwrap();
    }

    fn put(&mut self, path: &str, bytes: &[u8]) {
        self.0.create_stream(path).unwrap().write_all(bytes).unwrap();
    }

    /// A text in UTF-16, as Outlook has written since 2003.
    fn text(&mut self, folder: &str, id: &str, text: &str) {
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        self.put(&format!("{folder}/__substg1.0_{id}001F"), &bytes);
    }

    fn recipient(&mut self, number: usize, kind: u64, name: &str, address: &str) {
        let folder = format!("/__recip_version1.0_#{number:08X}");
        self.storage(&folder);
        self.text(&folder, "3001", name);
        self.text(&folder, "39FE", address);
        self.put(
            &format!("{folder}/__properties_version1.0"),
            &properties(8, &[(0x0c15_0003, kind)]),
        );
    }

    fn attachment(&mut self, number: usize, name: &str, bytes: &[u8]) {
        let folder = format!("/__attach_version1.0_#{number:08X}");
        self.storage(&folder);
        self.text(&folder, "3707", name);
        self.put(&format!("{folder}/__substg1.0_37010102"), bytes);
        self.put(
            &format!("{folder}/__properties_version1.0"),
            &properties(8, &[(0x3705_0003, 1)]),
        );
    }

    fn saved(self) -> Vec<u8> {
        self.0.into_inner().into_inner()
    }
}

fn application() -> Vec<u8> {
    let mut message = Message::new();
    message.text("", "001A", "IPM.Note");
    message.text("", "0037", "Candidature BriqLys \u{2013} pi\u{e8}ces");
    message.text("", "0C1A", "Am\u{e9}lie Delcourt");
    // An address within the sender's own house is no internet address: the other one counts.
    message.text("", "0C1F", "/O=BRIQLYS/OU=EXCHANGE/CN=RECIPIENTS/CN=ADELCOURT");
    message.text("", "5D01", "a.delcourt@briqlys.example");
    message.put(
        "/__substg1.0_10130102",
        "<p>Bonjour,</p><p>Voici nos <b>pi\u{e8}ces</b>.</p>".as_bytes(),
    );
    message.recipient(0, 1, "Secr\u{e9}tariat", "appel@example.org");
    message.recipient(1, 2, "maire@example.org", "maire@example.org");
    message.recipient(2, 3, "Cach\u{e9}", "cache@example.org");
    message.attachment(0, "Projet BriqLys.pdf", &pdf("Le projet BriqLys"));
    message.attachment(1, "outil.exe", b"MZ\x90\0");
    let (sent, came) = (filetime("2020-06-21T21:58:00Z"), filetime("2020-06-21T22:03:00Z"));
    let dates = properties(32, &[(0x0039_0040, sent), (0x0e06_0040, came)]);
    message.put("/__properties_version1.0", &dates);
    message.saved()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_saved_by_outlook_is_taken_in_and_read() {
    let desk = Desk::new().await;
    let report = desk.import(&[desk.write("Candidature.msg", &application())]).await;
    assert_eq!(
        (report.created.len(), report.units[0].receipt),
        (1, ReceiptState::Known)
    );
    assert_eq!(report.units[0].received_at, Some(at("2020-06-21T21:58:00Z")));
    let refused = report.items.iter().find(|item| item.name == "outil.exe").unwrap();
    assert_eq!(
        (refused.outcome, refused.reason),
        (ImportOutcome::Refused, Some(LeftOut::Program))
    );
    let view = desk.view(report.created[0]).await;
    assert_eq!(view.dossier.applicant.email, "a.delcourt@briqlys.example");
    assert_eq!(desk.bytes(&view.documents[0].sha256), pdf("Le projet BriqLys"));

    let place = MailPlace::Message {
        id: view.messages[0].id,
    };
    let mail = dossier::read_mail(&desk.store, &desk.extractor, Actor::Secretariat, place)
        .await
        .unwrap();
    assert_eq!(mail.subject, "Candidature BriqLys \u{2013} pi\u{e8}ces");
    let person = |name: Option<&str>, address: &str| MailAddress {
        name: name.map(ToOwned::to_owned),
        address: address.to_owned(),
    };
    assert_eq!(mail.to, [person(Some("Secr\u{e9}tariat"), "appel@example.org")]);
    assert_eq!(mail.copied, [person(None, "maire@example.org")]);
    assert_eq!(mail.times.stated, Some(at("2020-06-21T21:58:00Z")));
    assert_eq!(mail.times.arrived, Some(at("2020-06-21T22:03:00Z")));
    assert!(
        mail.body.contains("Bonjour,") && mail.body.contains("Voici nos pi\u{e8}ces."),
        "{}",
        mail.body
    );
    assert_eq!(
        mail.parts.iter().map(|part| part.kept.is_some()).collect::<Vec<_>>(),
        [true, false]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_mail_cut_anywhere_is_read_or_said_to_be_none() {
    let desk = Desk::new().await;
    let whole = application();
    for part in 1..8 {
        let path = desk.write(&format!("{part}.msg"), &whole[..whole.len() * part / 8]);
        let report = desk.import(&[path]).await;
        assert!(report.tally.sum() > 0, "{part}: {report:?}");
    }
}
