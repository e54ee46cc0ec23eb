//! What becomes of mails, folders and files.

use std::fs;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use palmares_core::call;
use palmares_core::document::{DocumentKind, MediaType, TextReason, TextState};
use palmares_core::dossier::intake::view::{ImportOutcome, ImportProgress};
use palmares_core::dossier::intake::{self, ImportRequest};
use palmares_core::dossier::{self, DossierState, ReceivedBy};
use palmares_core::error::{BrokenRule, Error};
use palmares_core::journal::Actor;

use super::desk::{Desk, FIRST, at, mail, outcomes, pdf};
use super::fixtures::fixture;

#[tokio::test]
async fn a_mail_becomes_a_dossier_dated_by_the_mail_and_not_by_its_import() {
    let desk = Desk::new().await;
    let form = pdf("Formulaire de candidature du projet BriqLys");
    let logo: &[u8] = b"\x89PNG\r\n\x1a\nlogo";
    let path = desk.write(
        "a.eml",
        &mail(
            FIRST,
            "Veuillez trouver notre dossier sur la terre crue.",
            &[
                ("formulaire.pdf", "application/pdf", &form),
                ("Kbis.pdf", "application/pdf", &pdf("Extrait Kbis")),
                ("logo.png", "image/png", logo),
                ("facture.pdf", "application/pdf", b"MZ\x90\x00 a program"),
            ],
        ),
    );
    let report = desk.import(std::slice::from_ref(&path)).await;
    let created = ImportOutcome::Created;
    assert_eq!(
        outcomes(&report),
        [
            ("a.eml", created),
            ("formulaire.pdf", created),
            ("Kbis.pdf", created),
            ("logo.png", ImportOutcome::LeftOut),
            ("facture.pdf", ImportOutcome::Refused)
        ]
    );
    let view = desk.view(report.created[0]).await;
    assert_eq!(view.dossier.received_at, Some(at("2020-06-21T23:58:00+02:00")));
    assert_eq!((view.dossier.received_by, view.row.late), (ReceivedBy::Mail, false));
    assert_eq!(
        (view.dossier.title.as_str(), view.dossier.applicant.email.as_str()),
        ("BriqLys", "anne@briqlys.example")
    );
    let kinds: Vec<_> = view.documents.iter().map(|document| document.kind).collect();
    assert_eq!(kinds, [DocumentKind::ApplicationForm, DocumentKind::LegalExistence]);
    assert!(
        view.documents
            .iter()
            .all(|document| document.text_state == TextState::Ready && document.pages == Some(1))
    );

    let before = desk.head().await;
    let again = desk.import(&[path]).await;
    assert_eq!(
        (again.tally.already_there, again.tally.left_out, again.tally.refused),
        (3, 1, 1)
    );
    assert_eq!(desk.head().await, before, "importing the same again leaves no trace");
}

#[tokio::test]
async fn several_mails_feed_one_dossier() {
    let desk = Desk::new().await;
    let first = desk.write(
        "1.eml",
        &mail(FIRST, "Bonjour", &[("a.pdf", "application/pdf", &pdf("un"))]),
    );
    let id = desk.import(&[first]).await.created[0];
    let answer = "From: Anne <Anne@briqlys.example>\r\nSubject: Re: Candidature - BriqLys\r\nMessage-ID: <two@x>\r\n\
        In-Reply-To: <one@briqlys.example>\r\nDate: Sun, 21 Jun 2020 23:59:00 +0200\r\n";
    let same_subject = "From: anne@BRIQLYS.example\r\nSubject: RE : Tr: candidature - briqlys\r\nMessage-ID: <three@x>\r\n\
        Date: Sat, 20 Jun 2020 10:00:00 +0200\r\n";
    let other = "From: anne@briqlys.example\r\nSubject: Un autre projet\r\nMessage-ID: <four@x>\r\n\
        Date: Sat, 20 Jun 2020 11:00:00 +0200\r\n";
    desk.write(
        "more/2.eml",
        &mail(answer, "Suite", &[("b.pdf", "application/pdf", &pdf("deux"))]),
    );
    desk.write(
        "more/3.eml",
        &mail(same_subject, "Suite", &[("c.pdf", "application/pdf", &pdf("trois"))]),
    );
    desk.write("more/4.eml", &mail(other, "Bonjour", &[]));
    let more = [desk.folder.path().join("in/more")];
    let sure = desk.import(&more).await;
    assert_eq!((sure.updated, sure.created.len(), sure.tally.asked), (vec![id], 1, 2));
    assert_eq!(
        desk.view(id).await.messages.len(),
        2,
        "one sender and one subject are a question"
    );
    let report = desk.accept(&more).await;
    assert_eq!((report.updated, report.created.len()), (vec![id], 0));
    let view = desk.view(id).await;
    assert_eq!((view.documents.len(), view.messages.len()), (3, 3));
    assert_eq!(
        view.dossier.received_at,
        Some(at("2020-06-21T23:58:00+02:00")),
        "a mail that is found later moves no date"
    );
}

#[tokio::test]
async fn a_folder_of_real_documents_is_one_dossier_whatever_they_are() {
    let desk = Desk::new().await;
    let folder = fixture("pdfs/real");
    let files = fs::read_dir(&folder).unwrap().count();
    let report = desk.import(std::slice::from_ref(&folder)).await;
    assert_eq!((report.created.len(), report.items.len()), (1, files));
    let view = desk.view(report.created[0]).await;
    assert_eq!(view.documents.len(), files);
    let locked = view
        .documents
        .iter()
        .find(|document| document.name.contains("writer-password"))
        .unwrap();
    assert_eq!(
        (locked.text_state, locked.text_reason),
        (TextState::Encrypted, Some(TextReason::PasswordNeeded))
    );
    let ready = view
        .documents
        .iter()
        .filter(|document| document.text_state == TextState::Ready)
        .count();
    assert!(ready * 10 >= files * 7, "{ready} of {files} have a text");

    let before = desk.head().await;
    let again = desk.import(&[folder]).await;
    assert!(
        again
            .items
            .iter()
            .all(|item| item.outcome == ImportOutcome::AlreadyThere)
    );
    assert!(again.created.is_empty() && again.updated.is_empty());
    assert_eq!(desk.head().await, before);
}

#[tokio::test]
async fn odd_files_are_kept_with_a_reason_and_a_program_is_refused() {
    let desk = Desk::new().await;
    desk.write("Odd/empty.pdf", b"");
    desk.write("Odd/cut.pdf", b"%PDF-1.4\n1 0 obj\n<<");
    desk.write("Odd/tool.pdf", b"MZ\x90\x00\x03 not a document");
    desk.write("Odd/re\u{301}sume\u{301}.txt", "Énergie du terril".as_bytes());
    let report = desk.import(&[desk.folder.path().join("in/Odd")]).await;
    let view = desk.view(report.created[0]).await;
    let found: Vec<_> = view
        .documents
        .iter()
        .map(|document| (document.name.as_str(), document.text_reason))
        .collect();
    assert_eq!(found.len(), 3);
    assert!(found.contains(&("empty.pdf", Some(TextReason::ZeroBytes))));
    assert!(
        found.contains(&("résumé.txt", None)),
        "names are shown composed: {found:?}"
    );
    assert!(
        found
            .iter()
            .any(|(name, reason)| *name == "cut.pdf" && reason.is_some())
    );
    assert_eq!(view.dossier.title, "Odd");
    let refused: Vec<_> = report
        .items
        .iter()
        .filter(|item| item.outcome == ImportOutcome::Refused)
        .collect();
    assert_eq!(refused[0].name, "tool.pdf");
    let text = view
        .documents
        .iter()
        .find(|document| document.media_type == MediaType::Text)
        .unwrap();
    let pages = dossier::document_pages(&mut desk.store.read().await.unwrap(), Actor::Secretariat, text.id)
        .await
        .unwrap();
    assert_eq!(pages, ["Énergie du terril"]);
}

#[tokio::test]
async fn documents_that_were_asked_for_bring_the_dossier_back_to_its_check() {
    use dossier::view::CheckStep;
    let desk = Desk::new().await;
    let id = desk
        .import(&[desk.write("1.eml", &mail(FIRST, "Bonjour", &[]))])
        .await
        .created[0];
    desk.record(id, CheckStep::Acknowledgement, "acknowledged")
        .await
        .unwrap();
    desk.record(id, CheckStep::Completeness, "awaiting_documents")
        .await
        .unwrap();
    let kbis = desk.write("kbis.pdf", &pdf("Extrait Kbis"));
    let (report, receipts) = desk.import_into(Some(id), &[kbis]).await;
    assert_eq!(
        (outcomes(&report), receipts.len()),
        (vec![("kbis.pdf", ImportOutcome::Added)], 1)
    );
    assert_eq!(desk.view(id).await.dossier.state, DossierState::CompletenessCheck);
}

#[tokio::test]
async fn an_import_can_be_stopped_between_two_files_and_what_is_done_stays_whole() {
    let desk = Desk::new().await;
    for name in ["A/1.pdf", "B/1.pdf", "C/1.pdf"] {
        desk.write(name, &pdf(name));
    }
    let seen = Mutex::new(Vec::new());
    let stop = AtomicBool::new(false);
    let progress = |told: ImportProgress| {
        if told.done == 1 {
            stop.store(true, Ordering::Relaxed);
        }
        seen.lock().unwrap().push((told.done, told.total));
    };
    let request = desk.request(&[desk.folder.path().join("in")]);
    let taken = intake::import(&desk.store, &desk.caller, &desk.extractor, &request, &progress, &stop)
        .await
        .unwrap();
    assert!(taken.report.cancelled && taken.failure.is_none());
    assert_eq!(
        (
            taken.report.created.len(),
            taken.receipts.len(),
            desk.list().await.len()
        ),
        (1, 1, 1)
    );
    assert_eq!(*seen.lock().unwrap(), [(0, 3), (1, 3)]);
}

#[tokio::test]
async fn an_import_is_undone_dossier_by_dossier() {
    let desk = Desk::new().await;
    desk.import(&[desk.write(
        "1.eml",
        &mail(FIRST, "Bonjour", &[("a.pdf", "application/pdf", &pdf("un"))]),
    )])
    .await;
    palmares_core::undo(&desk.store, &desk.caller).await.unwrap();
    assert!(desk.list().await.is_empty());
    assert!(desk.find("briqlys").await.is_empty(), "and is found no more");
}

#[tokio::test]
async fn words_are_found_on_pages_and_in_mails_whatever_their_accents() {
    let desk = Desk::new().await;
    let content = mail(
        FIRST,
        "Notre atelier de Nœux-les-Mines",
        &[("a.pdf", "application/pdf", &pdf("Briques de terre crue compress\\351e"))],
    );
    let id = desk.import(&[desk.write("1.eml", &content)]).await.created[0];
    let hits = desk.find("compressee terre").await;
    assert_eq!(
        (hits.len(), hits[0].dossier_id, hits[0].part.as_str(), hits[0].page),
        (1, id, "page", Some(1))
    );
    assert_eq!(
        (hits[0].document.as_deref(), hits[0].excerpt.as_str()),
        (Some("a.pdf"), "Briques de terre crue compressée")
    );
    let by_mail = desk.find("NOEUX atel").await;
    assert_eq!(by_mail[0].part, "message");
    assert!(by_mail[0].excerpt.contains("Nœux"), "{}", by_mail[0].excerpt);
    assert!(desk.find("terre absente").await.is_empty(), "every word must be there");
    assert!(desk.find("\" OR *").await.is_empty() && desk.find("  ").await.is_empty());
}

#[tokio::test]
async fn nothing_is_taken_into_a_dossier_of_another_call() {
    let desk = Desk::new().await;
    let id = desk
        .import(&[desk.write("1.eml", &mail(FIRST, "Bonjour", &[]))])
        .await
        .created[0];
    let (other, _) = call::create(
        &desk.store,
        &desk.caller,
        "territoire_intelligent",
        "Autre",
        "2020-06-22".parse().unwrap(),
    )
    .await
    .unwrap();
    let request = ImportRequest {
        call: other,
        into: Some(id),
        ..desk.request(&[desk.write("a.pdf", b"")])
    };
    let refused = intake::import(
        &desk.store,
        &desk.caller,
        &desk.extractor,
        &request,
        &|_| (),
        &AtomicBool::new(false),
    )
    .await;
    assert!(matches!(
        refused,
        Err(Error::RuleBroken {
            rule: BrokenRule::OtherCall,
            ..
        })
    ));
}
