//! What is asked waits in the workspace, with its bytes, until somebody answers.

use std::fs;

use palmares_core::dossier::intake::view::{ImportAnswer, ImportReport};
use palmares_core::dossier::intake::{self, ImportRequest};

use super::desk::{Desk, FIRST, mail, pdf};

async fn count(desk: &Desk) -> u32 {
    intake::waiting(&mut desk.store.read().await.unwrap(), desk.call)
        .await
        .unwrap()
}

/// Takes up what waits, with these answers by the beginning of a title.
async fn taken_up(desk: &Desk, answers: &[(&str, ImportAnswer)]) -> ImportReport {
    let mut request = ImportRequest {
        waiting: true,
        ..desk.request(&[])
    };
    let asked = desk.taken(&request).await.report;
    for (title, answer) in answers {
        let unit = asked.units.iter().find(|unit| unit.title.starts_with(title)).unwrap();
        request.answers.insert(unit.key.clone(), *answer);
    }
    desk.taken(&request).await.report
}

/// Two applicants behind one form, and a folder called as a dossier: the second and the third are asked.
async fn asked(desk: &Desk) -> u32 {
    let head = |number: u32| {
        FIRST
            .replace("Message-ID: <", &format!("Message-ID: <{number}"))
            .replace("23:58", &format!("2{number}:58"))
    };
    let one = mail(
        &head(1),
        "Bonjour",
        &[("projet.pdf", "application/pdf", &pdf("BriqLys"))],
    );
    let two = mail(
        &head(2),
        "Bonjour encore",
        &[("projet.pdf", "application/pdf", &pdf("LysLoop"))],
    );
    let paths = [desk.write("1.eml", &one), desk.write("2.eml", &two)];
    let report = desk.import(&paths).await;
    assert!(report.tally.asked > 0, "{report:#?}");
    let units = report.units.iter().filter(|unit| unit.decided.is_none()).count();
    // Where they came from is emptied, as a stick that is taken out.
    fs::remove_dir_all(desk.folder.path().join("in")).unwrap();
    u32::try_from(units).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_waits_with_its_bytes_until_it_is_answered() {
    let desk = Desk::new().await;
    let units = asked(&desk).await;
    assert_eq!(count(&desk).await, units);
    let before = desk.list().await.len();
    // Looked at again and not answered, it goes on waiting.
    let again = taken_up(&desk, &[]).await;
    assert_eq!((again.created.len(), count(&desk).await), (0, units));
    let keys: Vec<&str> = again.units.iter().map(|unit| unit.key.as_str()).collect();
    assert!(
        again.units.iter().all(|unit| !unit.sure && unit.decided.is_none()),
        "{again:#?}"
    );

    let mut request = ImportRequest {
        waiting: true,
        ..desk.request(&[])
    };
    request.answers.insert(keys[0].to_owned(), ImportAnswer::New);
    let report = desk.taken(&request).await.report;
    assert_eq!((report.created.len(), count(&desk).await), (1, units - 1));
    assert_eq!(desk.list().await.len(), before + 1);
    let view = desk.view(report.created[0]).await;
    assert_eq!(desk.bytes(&view.documents[0].sha256), pdf("LysLoop"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_left_out_waits_no_more_and_its_bytes_go() {
    let desk = Desk::new().await;
    let units = asked(&desk).await;
    let unit = taken_up(&desk, &[]).await.units[0].clone();
    // A mail is named by its bytes.
    let held = || desk.store.documents().join(&unit.key[..2]).join(&unit.key).exists();
    assert!(held());
    let report = taken_up(&desk, &[(&unit.title, ImportAnswer::Leave)]).await;
    assert_eq!((report.created.len(), count(&desk).await), (0, units - 1));
    assert!(!held(), "what is left out is not kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_files_of_a_folder_wait_together() {
    let desk = Desk::new().await;
    let first = desk.write("BriqLys/projet.pdf", &pdf("BriqLys"));
    desk.import(&[first.parent().unwrap().to_owned()]).await;
    let folder = desk.write("ailleurs/BriqLys/projet.pdf", &pdf("BriqLys"));
    desk.write("ailleurs/BriqLys/kbis.pdf", &pdf("Extrait Kbis"));
    let report = desk.import(&[folder.parent().unwrap().to_owned()]).await;
    assert_eq!(report.units[0].decided, None, "{report:#?}");
    fs::remove_dir_all(desk.folder.path().join("in")).unwrap();
    let report = taken_up(&desk, &[("BriqLys", ImportAnswer::New)]).await;
    let names: Vec<String> = desk
        .view(report.created[0])
        .await
        .documents
        .into_iter()
        .map(|one| one.name)
        .collect();
    assert_eq!(names, ["kbis.pdf", "projet.pdf"]);
    assert_eq!(count(&desk).await, 0);
}
