//! Two applicants never become one dossier without somebody's word.

use std::collections::BTreeMap;
use std::fs;

use palmares_core::dossier;
use palmares_core::dossier::intake::ImportRequest;
use palmares_core::dossier::intake::view::{ImportAnswer, Proposal, ReceiptState, Why};

use super::desk::{Desk, FIRST, at, mail, pdf};
use super::fixtures::fixture;

#[tokio::test]
async fn two_folders_that_share_blank_documents_are_two_dossiers() {
    let desk = Desk::new().await;
    let from = fixture("intake/folders/merge_two_applicants");
    for folder in ["Alpha", "Beta"] {
        for file in fs::read_dir(from.join(folder)).unwrap() {
            let file = file.unwrap();
            let name = format!("{folder}/{}", file.file_name().to_str().unwrap());
            desk.write(&name, &fs::read(file.path()).unwrap());
        }
    }
    let given = [desk.folder.path().join("in")];
    let plan = desk.plan(&given).await;
    assert_eq!(
        plan.units
            .iter()
            .filter(|unit| unit.decided == Some(Proposal::New))
            .count(),
        2
    );
    let report = desk.import(&given).await;
    assert_eq!((report.created.len(), report.tally.kept), (2, 6));
    let names: Vec<_> = desk
        .list()
        .await
        .into_iter()
        .map(|row| (row.title, row.documents))
        .collect();
    assert_eq!(names, [("Alpha".to_owned(), 3), ("Beta".to_owned(), 3)]);
}

#[tokio::test]
async fn a_form_that_relays_two_applicants_makes_two_dossiers() {
    let desk = Desk::new().await;
    let given = [
        desk.given("mail/03_relay_same_subject_a.eml"),
        desk.given("mail/03_relay_same_subject_b.eml"),
    ];
    let report = desk.import(&given).await;
    assert_eq!(report.created.len(), 2);
    let view = desk.view(report.created[1]).await;
    assert_eq!(
        view.dossier.applicant.email, "b@example.org",
        "the applicant, not the form"
    );
}

#[tokio::test]
async fn a_reused_identifier_is_no_identity() {
    let desk = Desk::new().await;
    let one = mail(FIRST, "Un", &[("a.pdf", "application/pdf", &pdf("a"))]);
    let other = FIRST.replace("anne@", "bruno@").replace("BriqLys", "HydroCanal");
    let two = mail(&other, "Deux", &[("b.pdf", "application/pdf", &pdf("b"))]);
    let report = desk
        .import(&[desk.write("1.eml", &one), desk.write("2.eml", &two)])
        .await;
    assert_eq!(report.created.len(), 2);
    assert!(report.units[1].why.contains(&Why::ReusedIdentifier));
}

#[tokio::test]
async fn a_question_before_the_deadline_makes_no_late_application_timely() {
    let desk = Desk::new().await;
    let (question, application) = (
        desk.given("mail/12_question_then_late_a.eml"),
        desk.given("mail/12_question_then_late_b.eml"),
    );
    let id = desk.import(&[question]).await.created[0];
    let asked = desk.import(std::slice::from_ref(&application)).await;
    assert_eq!((asked.tally.asked, asked.units[0].late), (2, Some(true)));
    assert_eq!(asked.units[0].proposal, Proposal::Join);
    desk.accept(&[application]).await;
    let view = desk.view(id).await;
    assert_eq!(view.dossier.received_at, Some(at("2020-06-24T09:00:00+02:00")));
    assert!(view.row.late, "the application came when its documents came");
}

#[tokio::test]
async fn a_withdrawn_dossier_attracts_nothing() {
    let desk = Desk::new().await;
    let path = desk.write("1.eml", &mail(FIRST, "Un", &[("a.pdf", "application/pdf", &pdf("a"))]));
    let id = desk.import(std::slice::from_ref(&path)).await.created[0];
    dossier::withdraw(&desk.store, &desk.caller, id, "Il renonce")
        .await
        .unwrap();
    let asked = desk.import(std::slice::from_ref(&path)).await;
    assert_eq!((asked.tally.asked, asked.units[0].proposal), (2, Proposal::New));
    let answer = "From: anne@briqlys.example\r\nSubject: Re: Candidature - BriqLys\r\nIn-Reply-To: <one@briqlys.example>\r\n\
        Message-ID: <two@x>\r\nDate: Sun, 21 Jun 2020 23:59:00 +0200\r\n";
    let report = desk
        .accept(&[desk.write("2.eml", &mail(answer, "Je reviens", &[]))])
        .await;
    assert_eq!((report.created.len(), report.updated.len()), (1, 0));
}

#[tokio::test]
async fn what_is_asked_waits_and_each_answer_is_done() {
    let desk = Desk::new().await;
    let first = desk
        .import(&[desk.write("1.eml", &mail(FIRST, "Un", &[]))])
        .await
        .created[0];
    let again = FIRST.replace("one@", "two@");
    let path = desk.write("2.eml", &mail(&again, "Deux", &[]));
    let given = std::slice::from_ref(&path);
    let plan = desk.plan(given).await;
    let unit = &plan.units[0];
    assert!(!unit.sure && unit.decided.is_none());
    assert_eq!(desk.import(given).await.tally.asked, 1);
    assert_eq!(
        desk.answer(given, [(unit, ImportAnswer::Leave)]).await.tally.left_out,
        1
    );
    assert_eq!(desk.list().await.len(), 1, "nothing was written");
    let joined = desk
        .answer(given, [(unit, ImportAnswer::Join { dossier: first })])
        .await;
    assert_eq!((joined.updated, joined.tally.joined), (vec![first], 1));
    assert_eq!(desk.import(given).await.tally.already_there, 1);
    let third = desk.write("3.eml", &mail(&FIRST.replace("one@", "three@"), "Trois", &[]));
    let plan = desk.plan(std::slice::from_ref(&third)).await;
    let made = desk.answer(&[third], [(&plan.units[0], ImportAnswer::New)]).await;
    assert_eq!(made.created.len(), 1);
}

#[tokio::test]
async fn one_answer_dates_all_that_has_no_date_and_nothing_else_does() {
    let desk = Desk::new().await;
    desk.write("A/a.txt", b"a");
    desk.write("B/b.txt", b"b");
    let given = [desk.folder.path().join("in"), desk.given("mail/06_no_date.eml")];
    let plan = desk.plan(&given).await;
    let states: Vec<_> = plan
        .units
        .iter()
        .map(|unit| (unit.receipt, unit.received_at, unit.late))
        .collect();
    let unknown = |state| (state, None, None);
    assert!(states.contains(&unknown(ReceiptState::Unstated)) && states.contains(&unknown(ReceiptState::Missing)));
    let said = at("2020-06-20T12:00:00Z");
    let request = ImportRequest {
        received_at: Some(said),
        answers: BTreeMap::new(),
        ..desk.request(&given)
    };
    desk.taken(&request).await;
    for row in desk.list().await {
        assert_eq!((row.received_at, row.late), (Some(said), false), "{}", row.title);
    }
    let slip = ImportRequest {
        received_at: Some(at("0026-06-20T12:00:00Z")),
        ..desk.request(&given)
    };
    let never = std::sync::atomic::AtomicBool::new(false);
    let refused =
        palmares_core::dossier::intake::import(&desk.store, &desk.caller, &desk.extractor, &slip, &|_| (), &never);
    assert!(refused.await.is_err(), "the year 26 is a slip");
}
