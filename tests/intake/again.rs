//! The same again, nearly the same, and what only looks the same.

use std::fs;

use palmares_core::document::{Extractor, TextReason, TextState};
use palmares_core::dossier::intake::view::{ImportItem, ImportOutcome};

use super::desk::{Desk, FIRST, mail, outcomes, pdf};

fn outcomes_only(items: &[ImportItem]) -> Vec<ImportOutcome> {
    items.iter().map(|item| item.outcome).collect()
}

#[tokio::test]
async fn a_loose_file_is_a_dossier_and_a_folder_with_one_document_more_is_still_the_same() {
    let desk = Desk::new().await;
    let loose = desk.write("01_Hydro_Canal.pdf", &pdf("pompe"));
    let first = desk.import(std::slice::from_ref(&loose)).await;
    assert_eq!(desk.view(first.created[0]).await.dossier.title, "Hydro Canal");
    assert_eq!(
        outcomes(&desk.import(&[loose]).await),
        [("01_Hydro_Canal.pdf", ImportOutcome::AlreadyThere)]
    );
    desk.write("BriqLys/a.pdf", &pdf("a"));
    desk.write("BriqLys/b.pdf", &pdf("b"));
    let folder = desk.folder.path().join("in/BriqLys");
    let second = desk.import(std::slice::from_ref(&folder)).await;
    desk.write("BriqLys/c.pdf", &pdf("c"));
    let asked = desk.import(std::slice::from_ref(&folder)).await;
    assert_eq!(
        (asked.tally.asked, asked.updated.len()),
        (3, 0),
        "a folder that grew is asked"
    );
    let third = desk.accept(&[folder]).await;
    assert_eq!((third.updated, third.created.len()), (second.created, 0));
    assert_eq!(
        outcomes_only(&third.items),
        [
            ImportOutcome::AlreadyThere,
            ImportOutcome::AlreadyThere,
            ImportOutcome::Added
        ]
    );
    assert_eq!(desk.list().await.len(), 2);
}

#[tokio::test]
async fn a_blank_form_that_two_applicants_send_does_not_make_them_one() {
    let desk = Desk::new().await;
    let form = pdf("Formulaire vierge");
    for (folder, project) in [("BriqLys", "briques"), ("HydroCanal", "pompe")] {
        desk.write(&format!("{folder}/form.pdf"), &form);
        desk.write(&format!("{folder}/project.pdf"), &pdf(project));
    }
    let report = desk.import(&[desk.folder.path().join("in")]).await;
    assert_eq!((report.created.len(), report.updated.len()), (2, 0));
    let told: Vec<_> = report
        .items
        .iter()
        .map(|item| (item.name.as_str(), item.dossier_number, item.also_in))
        .collect();
    assert_eq!(
        told,
        [
            ("form.pdf", Some(1), None),
            ("project.pdf", Some(1), None),
            ("form.pdf", Some(2), Some(1)),
            ("project.pdf", Some(2), None)
        ],
        "who reads the report may still join them"
    );
    for id in report.created {
        assert_eq!(desk.view(id).await.documents.len(), 2);
    }
}

#[tokio::test]
async fn an_empty_file_is_everybodys_and_joins_nobody() {
    let desk = Desk::new().await;
    for folder in ["BriqLys", "HydroCanal"] {
        for name in ["kbis.pdf", "rib.pdf", "statuts.pdf"] {
            desk.write(&format!("{folder}/{name}"), b"");
        }
        desk.write(&format!("{folder}/project.pdf"), &pdf(folder));
    }
    // Files that a shared drive had not brought down yet.
    desk.write("Placeholder/project.pdf", b"");
    desk.write("Waiting/project.pdf", b"");
    let folder = desk.folder.path().join("in");
    assert_eq!(desk.import(std::slice::from_ref(&folder)).await.created.len(), 4);

    let before = desk.head().await;
    let again = desk.import(&[folder]).await;
    assert!(
        outcomes_only(&again.items)
            .iter()
            .all(|one| *one == ImportOutcome::AlreadyThere)
    );
    assert_eq!(desk.head().await, before, "importing the same again leaves no trace");
}

#[tokio::test]
async fn a_mail_that_was_cut_on_its_way_does_not_keep_the_whole_one_out() {
    let desk = Desk::new().await;
    let whole = mail(
        FIRST,
        "Bonjour",
        &[
            ("form.pdf", "application/pdf", &pdf("Formulaire")),
            ("kbis.pdf", "application/pdf", &pdf("Extrait Kbis")),
        ],
    );
    let (cut, complete) = (
        desk.write("cut.eml", &whole[..whole.len() / 3]),
        desk.write("whole.eml", &whole),
    );
    let id = desk.import(std::slice::from_ref(&cut)).await.created[0];
    let asked = desk.import(std::slice::from_ref(&complete)).await;
    assert_eq!(
        (asked.tally.asked, asked.tally.sum()),
        (3, 3),
        "two mails of one identifier: somebody decides"
    );
    let report = desk.accept(std::slice::from_ref(&complete)).await;
    assert_eq!((report.created.len(), report.updated.clone()), (0, vec![id]));
    assert_eq!(
        outcomes(&report),
        [
            ("whole.eml", ImportOutcome::Added),
            ("form.pdf", ImportOutcome::Added),
            ("kbis.pdf", ImportOutcome::Added)
        ]
    );
    let view = desk.view(id).await;
    assert_eq!(view.messages.len(), 2, "both are kept");
    let stored = |name: &str| view.documents.iter().any(|document| document.name == name);
    assert!(stored("form.pdf") && stored("kbis.pdf"));

    let before = desk.head().await;
    for path in [cut, complete] {
        let again = desk.import(&[path]).await;
        assert_eq!(again.tally.already_there, again.tally.sum());
    }
    assert_eq!(desk.head().await, before, "importing either again leaves no trace");
}

#[tokio::test]
async fn a_mail_is_there_already_in_the_very_dossier_that_it_is_given_to() {
    let desk = Desk::new().await;
    let path = desk.write("1.eml", &mail(FIRST, "Bonjour", &[]));
    desk.import(std::slice::from_ref(&path)).await;
    let other = desk.import(&[desk.write("other.pdf", &pdf("autre"))]).await.created[0];
    let into = async || desk.import_into(Some(other), std::slice::from_ref(&path)).await.0;
    assert_eq!(outcomes(&into().await), [("1.eml", ImportOutcome::Added)]);
    assert_eq!(outcomes(&into().await), [("1.eml", ImportOutcome::AlreadyThere)]);
}

#[tokio::test]
async fn a_reading_that_failed_in_passing_is_tried_again() {
    let mut desk = Desk::new().await;
    let path = desk.write("form.pdf", &pdf("Formulaire"));
    let working = std::mem::replace(&mut desk.extractor, Extractor::new("/bin/true", ["x"]));
    let first = desk.import(std::slice::from_ref(&path)).await;
    assert_eq!(first.items[0].text_reason, Some(TextReason::WorkerDied));
    let id = first.created[0];

    desk.extractor = working;
    desk.import(std::slice::from_ref(&path)).await;
    assert_eq!(desk.view(id).await.documents[0].text_state, TextState::Ready);

    let slow = "update content set text_state = 'timed_out', reason = 'wall_budget'";
    sqlx::query(slow)
        .execute(&mut *desk.store.read().await.unwrap())
        .await
        .unwrap();
    desk.import(std::slice::from_ref(&path)).await;
    assert_eq!(desk.view(id).await.documents[0].text_state, TextState::Ready);
    assert_eq!(desk.find("formulaire").await.len(), 1);
    fs::remove_file(path).unwrap();
}
