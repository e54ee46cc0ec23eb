use std::sync::atomic::Ordering;

use palmares_core::error::Error;

use super::*;
use crate::host::HostConfig;

/// A host without a worker: what needs one fails.
fn host() -> Host {
    Host::new(HostConfig {
        worker: "/nonexistent/palmares".into(),
        account: "test".to_owned(),
    })
    .unwrap()
}

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
            rule: "import_running",
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
