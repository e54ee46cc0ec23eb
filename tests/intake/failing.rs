//! An import that something stops, and what it tells of what it did.

use std::sync::atomic::AtomicBool;

use palmares_core::document::Extractor;
use palmares_core::dossier::intake;
use palmares_core::dossier::intake::view::{ImportOutcome, LeftOut};
use palmares_core::error::Error;

use super::desk::{Desk, FIRST, adds_up, mail, outcomes};

#[tokio::test]
async fn an_import_that_fails_midway_tells_what_it_wrote_before() {
    let desk = Desk::new().await;
    desk.write("A/plan.png", b"\x89PNG\r\n\x1a\nplan");
    desk.write("B/1.eml", &mail(FIRST, "Bonjour", &[]));
    desk.write("C/photo.png", b"\x89PNG\r\n\x1a\nphoto");
    let request = desk.request(&[desk.folder.path().join("in")]);
    // A picture is stored without a worker; a mail needs one, and none can be started.
    let broken = Extractor::new("/nonexistent/palmares", ["x"]);
    let never = AtomicBool::new(false);
    let taken = intake::import(&desk.store, &desk.caller, &broken, &request, &|_| (), &never)
        .await
        .unwrap();
    assert!(
        matches!(taken.failure, Some(Error::FileAccess { .. })),
        "{:?}",
        taken.failure
    );
    let found = [
        ("plan.png", ImportOutcome::Created),
        ("1.eml", ImportOutcome::LeftOut),
        ("photo.png", ImportOutcome::LeftOut),
    ];
    assert_eq!(outcomes(&taken.report), found);
    assert_eq!(taken.report.items[2].reason, Some(LeftOut::Stopped));
    adds_up(&taken.report);
    assert_eq!((taken.report.created.len(), taken.receipts.len()), (1, 1));
    assert!(!taken.report.cancelled, "nobody stopped it");
    assert_eq!(desk.list().await.len(), 1);
}

#[tokio::test]
async fn a_folder_inside_that_is_not_looked_into_is_a_line_of_the_report() {
    let desk = Desk::new().await;
    desk.write("A/plan.png", b"\x89PNG\r\n\x1a\nplan");
    desk.write(
        &format!("{}lost/photo.png", "deep/".repeat(13)),
        b"\x89PNG\r\n\x1a\nphoto",
    );
    let report = desk.import(&[desk.folder.path().join("in")]).await;
    assert_eq!(
        outcomes(&report),
        [("deep", ImportOutcome::LeftOut), ("plan.png", ImportOutcome::Created)]
    );
}
