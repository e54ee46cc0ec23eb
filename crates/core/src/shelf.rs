//! Documents that former versions stored, kept on a shelf: they must still be read, as what they were.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::call::{Area, CallRules, EligibilityTest};
use crate::dossier::checks::CheckDetail;
use crate::grid::Stored;
use crate::session::quorum::QuorumResult;
use crate::stored::{from_document, to_document};

/// Read as it stood, written as of today, read again: the same.
fn still_read<T>(text: &str) -> T
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    let read: T = from_document(text).unwrap();
    assert_eq!(from_document::<T>(&to_document(&read).unwrap()).unwrap(), read);
    read
}

#[test]
fn the_rules_and_the_grid_of_0_1_0_are_read() {
    let rules: CallRules = still_read(include_str!("../../../tests/fixtures/stored/0.1.0/rules.json"));
    assert_eq!(rules.organiser.email, "cluster@territoire.example");
    // Rules of then name regions alone.
    let region = Area::region("32");
    let places = [&rules.eligibility[1].test, &rules.eligibility[2].test];
    let expected = [
        EligibilityTest::ImplementationIn(region.clone()),
        EligibilityTest::HqInOrCommitment(region),
    ];
    assert_eq!(places, expected.each_ref());
    let Stored(grid) = still_read(include_str!("../../../tests/fixtures/stored/0.1.0/grid.json"));
    assert_eq!(grid.total_weight(), 100);
}

#[test]
fn the_ways_to_checks_and_quorums_of_0_1_0_are_read() {
    let details = include_str!("../../../tests/fixtures/stored/0.1.0/check_detail.json");
    for (outcome, detail) in serde_json::from_str::<BTreeMap<String, Value>>(details).unwrap() {
        let read: CheckDetail = still_read(&detail.to_string());
        let step = outcome.split_once('/').unwrap().0.to_owned();
        assert_eq!(serde_json::to_value(read).unwrap()["step"], step);
    }
    let quorum: QuorumResult = still_read(include_str!("../../../tests/fixtures/stored/0.1.0/quorum.json"));
    assert_eq!((quorum.counted, quorum.required, quorum.reached), (11, 6, true));
    let support = include_str!("../../../tests/fixtures/stored/0.1.0/support.json");
    assert_eq!(serde_json::from_str::<Vec<String>>(support).unwrap().len(), 4);
}
