//! A mail is read where it came in.

use palmares_core::document::MediaType;
use palmares_core::dossier::{self, MailPlace, MailView};
use palmares_core::error::{Code, Result};
use palmares_core::journal::Actor;

use super::desk::{Desk, at};

const MAIL: &str = "From: =?utf-8?Q?Am=C3=A9lie_Delcourt?= <a.delcourt@example.org>\r\nTo: Secr\u{e9}tariat <aap@example.org>\r\n\
    Cc: maire@example.org\r\nReply-To: contact@briqlys.example\r\nSubject: Candidature BriqLys\r\n\
    Received: from mx by mail.example.org; Mon, 22 Jun 2020 00:03:00 +0200\r\nDate: Sun, 21 Jun 2020 23:58:00 +0200\r\n\
    MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
    --b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><style>p { color: red }</style><script>evil()</script></head>\
    <body><p>Bonjour,</p><p>Voici notre <b>dossier</b> &amp; nos pi\u{e8}ces.</p><img src=\"https://example.org/track.gif\"></body></html>\r\n\
    --b\r\nContent-Disposition: attachment; filename=\"Projet.txt\"\r\n\r\nLe projet BriqLys\r\n\
    --b\r\nContent-Disposition: attachment; filename=\"RIB.txt\"\r\n\r\nIBAN\r\n\
    --b\r\nContent-Disposition: attachment; filename=\"outil.exe\"\r\n\r\nMZ\u{0}\r\n--b--\r\n";

async fn read(desk: &Desk, place: MailPlace) -> Result<MailView> {
    dossier::read_mail(&desk.store, &desk.extractor, Actor::Secretariat, place).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_tells_who_when_what_and_where_its_attachments_are() {
    let desk = Desk::new().await;
    let report = desk.import(&[desk.write("candidature.eml", MAIL.as_bytes())]).await;
    let view = desk.view(report.created[0]).await;
    let mail = read(
        &desk,
        MailPlace::Message {
            id: view.messages[0].id,
        },
    )
    .await
    .unwrap();
    assert_eq!(mail.subject, "Candidature BriqLys");
    let from = mail.from.unwrap();
    assert_eq!(
        (from.name.as_deref(), from.address.as_str()),
        (Some("Am\u{e9}lie Delcourt"), "a.delcourt@example.org")
    );
    assert_eq!(mail.reply_to.as_deref(), Some("contact@briqlys.example"));
    assert_eq!(
        (mail.to[0].address.as_str(), mail.copied[0].address.as_str()),
        ("aap@example.org", "maire@example.org")
    );
    assert_eq!(mail.times.written, "Sun, 21 Jun 2020 23:58:00 +0200");
    assert_eq!(mail.times.stated, Some(at("2020-06-21T21:58:00Z")));
    assert_eq!(mail.times.arrived, Some(at("2020-06-21T22:03:00Z")));
    // Of a page nothing is left but its words.
    assert!(
        mail.body.contains("Bonjour,") && mail.body.contains("notre dossier & nos pi\u{e8}ces."),
        "{}",
        mail.body
    );
    for rest in ["<", "evil", "color", "track"] {
        assert!(!mail.body.contains(rest), "{rest} in {}", mail.body);
    }
    let parts: Vec<_> = mail
        .parts
        .iter()
        .map(|part| (part.name.as_str(), part.size, part.kept.is_some()))
        .collect();
    assert_eq!(
        parts,
        [
            ("Projet.txt", Some(17), true),
            ("RIB.txt", Some(4), true),
            ("outil.exe", Some(3), false)
        ]
    );
    let project = view.documents.iter().find(|one| one.name == "Projet.txt").unwrap();
    let kept = mail.parts[0].kept.unwrap();
    assert_eq!(
        (kept.dossier_id, kept.place),
        (view.dossier.id, MailPlace::Document { id: project.id })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_attachment_that_was_moved_is_found_where_it_is() {
    let desk = Desk::new().await;
    let other = MAIL.replace("BriqLys", "HydroCanal").replace("IBAN", "Autre IBAN");
    let paths = [
        desk.write("1.eml", MAIL.as_bytes()),
        desk.write("2.eml", other.as_bytes()),
    ];
    let report = desk.accept(&paths).await;
    let [first, second] = [report.created[0], report.created[1]];
    let view = desk.view(first).await;
    let project = view.documents.iter().find(|one| one.name == "Projet.txt").unwrap().id;
    dossier::move_document(&desk.store, &desk.caller, project, second)
        .await
        .unwrap();
    let mail = read(
        &desk,
        MailPlace::Message {
            id: view.messages[0].id,
        },
    )
    .await
    .unwrap();
    let kept = mail.parts[0].kept.unwrap();
    assert_eq!(
        (kept.dossier_id, kept.place),
        (second, MailPlace::Document { id: project })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_within_a_mail_is_read_as_the_document_that_it_is() {
    let desk = Desk::new().await;
    let inner = "From: b@example.org\r\nTo: a@example.org\r\nSubject: Accord de la mairie\r\n\r\nNous sommes d'accord.";
    let mail = MAIL.replace(
        "--b--",
        &format!("--b\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--b--"),
    );
    let report = desk.accept(&[desk.write("candidature.eml", mail.as_bytes())]).await;
    let view = desk.view(report.created[0]).await;
    let document = view
        .documents
        .iter()
        .find(|one| one.media_type == MediaType::Mail)
        .unwrap();
    let read_inner = read(&desk, MailPlace::Document { id: document.id }).await.unwrap();
    assert_eq!(
        (read_inner.subject.as_str(), read_inner.body.as_str()),
        ("Accord de la mairie", "Nous sommes d'accord.")
    );
    assert_eq!((read_inner.times.written.as_str(), read_inner.times.stated), ("", None));
    let outer = read(
        &desk,
        MailPlace::Message {
            id: view.messages[0].id,
        },
    )
    .await
    .unwrap();
    let kept = outer
        .parts
        .iter()
        .find(|part| part.name.starts_with("Accord"))
        .unwrap()
        .kept;
    assert_eq!(kept.unwrap().place, MailPlace::Document { id: document.id });
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_mail_and_what_is_not_there_is_said() {
    let desk = Desk::new().await;
    let report = desk.import(&[desk.write("candidature.eml", MAIL.as_bytes())]).await;
    let view = desk.view(report.created[0]).await;
    let text = MailPlace::Document {
        id: view.documents[0].id,
    };
    let refused = read(&desk, text).await.unwrap_err();
    assert_eq!(refused.code(), Code::DocumentUnreadable);
    assert_eq!(refused.params()["reason"], "not_a_mail");
    let nowhere = MailPlace::Message {
        id: palmares_core::id::MessageId::new(),
    };
    assert_eq!(read(&desk, nowhere).await.unwrap_err().code(), Code::NotFound);
}
