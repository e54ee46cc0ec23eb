//! The same returns again and again, older ones after newer ones: what stands stays what it was.

use std::path::{Path, PathBuf};

use palmares_core::committee::Declaration;
use palmares_core::evaluation;
use palmares_core::exchange::ReturnsPlan;
use palmares_core::grid::Steps;
use palmares_core::pack::ReturnOutcome;
use palmares_core::store::Store;

use crate::desk::{AtHome, Desk};
use crate::fixtures::dice::Dice;
use crate::room::{FAIR, GOOD};

/// Everything that a return may change, and the journal.
async fn standing(store: &Store) -> Vec<String> {
    let mut connection = store.read().await.unwrap();
    let mut rows = Vec::new();
    for sql in [
        "select evaluation_id || criterion || coalesce(steps, '') || comment from mark order by 1",
        "select id || state || comment || coalesce(submitted_at, '') from evaluation order by 1",
        "select member_id || dossier_id || kind || recused from interest order by 1",
        "select device || version || outcome || receipt from pack_return order by 1",
        "select id || state from dossier order by 1",
        "select 'entries ' || count(*) from journal",
    ] {
        let found: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut *connection).await.unwrap();
        rows.extend(found);
    }
    rows
}

#[tokio::test]
async fn five_hundred_repetitions_in_any_order_change_nothing_after_the_first() {
    let desk = Desk::new().await;
    let mut files: Vec<PathBuf> = Vec::new();
    for number in 0..2 {
        let home = desk.open(&desk.pack(number, 0).await, &format!("home-{number}")).await;
        home.score(desk.one, GOOD, 10).await;
        files.push(home.give_back(20).await.path);
        home.score(desk.two, FAIR, 21).await;
        files.push(home.give_back(30).await.path);
    }
    let all: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    desk.merge(&all).await;
    let stands = standing(&desk.room.store).await;
    let mut dice = Dice(500);
    let mut imports = 0;
    while imports < 500 {
        let taken: Vec<&Path> = (0..=dice.roll(9)).map(|_| all[dice.roll(all.len())]).collect();
        imports += taken.len();
        let plan = desk.merge(&taken).await;
        assert_eq!(plan.new, 0);
        assert!(
            plan.files
                .iter()
                .all(|file| file.outcome.is_none() && file.fault.is_none())
        );
    }
    assert_eq!(standing(&desk.room.store).await, stands);
    desk.room.is_sound().await;
}

/// Twenty returns of one copy, each after another mark of the same criterion.
async fn twenty(desk: &Desk, home: &AtHome) -> Vec<PathBuf> {
    let none = Declaration::none(home.member, desk.one);
    evaluation::declare_interest(&home.store, &home.caller(9), &none)
        .await
        .unwrap();
    let mut files = Vec::new();
    for version in 1..=20_u16 {
        let minute = 10 + i64::from(version);
        let mark = Some(Steps(version % 11).into());
        evaluation::set_mark(&home.store, &home.caller(minute), desk.one, "C3", mark)
            .await
            .unwrap();
        let given = home.give_back(minute).await;
        assert_eq!(given.version, u32::from(version));
        files.push(given.path);
    }
    files
}

async fn mark(desk: &Desk) -> Option<i64> {
    desk.marks().await[0].3
}

fn outcome(plan: &ReturnsPlan) -> Option<ReturnOutcome> {
    assert_eq!(plan.files[0].fault, None);
    plan.files[0].outcome
}

/// Every second version is taken in, one after the other; after each, all twenty are tried.
#[tokio::test]
async fn an_older_version_is_history_and_never_current_for_all_pairs() {
    let mut tried = 0;
    for first in [1, 2] {
        tried += every_second(first).await;
    }
    assert_eq!(tried, 400);
}

async fn every_second(first: usize) -> u32 {
    let desk = Desk::new().await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    let files = twenty(&desk, &home).await;
    let mut tried = 0;
    for now in (first..=20).step_by(2) {
        let plan = desk.merge(&[&files[now - 1]]).await;
        assert_eq!(outcome(&plan), Some(ReturnOutcome::Merged));
        let current = i64::try_from(now % 11).unwrap();
        assert_eq!(mark(&desk).await, Some(current));
        for other in 1..=20 {
            let plan = desk.plan(&[&files[other - 1]]).await;
            let expected = match other {
                other if other > now => Some(ReturnOutcome::Merged),
                other if other % 2 == first % 2 || (other > first && other < now - 1) => None,
                _ => Some(ReturnOutcome::Older),
            };
            assert_eq!(outcome(&plan), expected, "{other} after {now}");
            assert_eq!(plan.new > 0, other > now, "{other} after {now}");
            tried += 1;
        }
        // One older version for good, kept as history: the mark stays.
        if now > first {
            let older = desk.merge(&[&files[now - 2]]).await;
            assert_eq!((outcome(&older), older.new), (Some(ReturnOutcome::Older), 0));
            assert_eq!(mark(&desk).await, Some(current));
        }
    }
    desk.room.is_sound().await;
    tried
}
