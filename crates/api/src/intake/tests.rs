use std::sync::atomic::Ordering;

use palmares_core::error::{BrokenRule, Code, Error};

use super::*;
use crate::testing::{host, with_workspace};
use crate::wire::{CallCreateRequest, call_create};

#[test]
fn there_is_one_import_at_a_time_and_stopping_it_stops_no_other() {
    let host = host();
    host.cancel_import();
    let first = host.start_import().unwrap();
    assert!(!first.cancelled.load(Ordering::SeqCst), "there was nothing to stop yet");
    let second = host.start_import();
    assert!(matches!(
        second,
        Err(Error::RuleBroken {
            rule: BrokenRule::ImportRunning,
            ..
        })
    ));
    host.cancel_import();
    assert!(
        first.cancelled.load(Ordering::SeqCst),
        "the refused one takes nothing from the first"
    );
    drop(first);
    let third = host.start_import().unwrap();
    assert!(!third.cancelled.load(Ordering::SeqCst));
}

#[tokio::test]
async fn an_import_that_fails_midway_still_says_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let (host, founder) = with_workspace(folder.path(), "T.palmares").await;
    let (template, name) = ("territoire_intelligent".to_owned(), "Appel".to_owned());
    let deadline = "2020-06-22".parse().unwrap();
    let call = call_create(
        &host,
        &founder,
        CallCreateRequest {
            template,
            name,
            deadline,
        },
    )
    .await
    .unwrap();
    let (plan, mail) = (folder.path().join("a.png"), folder.path().join("b.eml"));
    std::fs::write(&plan, b"\x89PNG\r\n\x1a\nplan").unwrap();
    std::fs::write(&mail, b"Subject: x\r\n\r\nBonjour").unwrap();
    let request = IntakeImportRequest {
        call_id: call.id,
        paths: vec![plan, mail],
        into: None,
        received_at: None,
        answers: BTreeMap::new(),
        waiting: false,
    };
    let imported = intake_import(&host, &founder, request).await.unwrap();
    assert_eq!(imported.report.created.len(), 1);
    assert!(!imported.touched.is_empty(), "the list of dossiers is read again");
    assert_eq!(imported.failure.map(|failure| failure.code), Some(Code::FileAccess));
    assert!(host.start_import().is_ok(), "and the next one may begin");
}
