//! What was kept, turned back or put back from a backup before it is taken in: it counts once it is taken, and not before.

use palmares_core::committee::Declaration;
use palmares_core::committee::model::InterestKind;
use palmares_core::dossier::DossierState;
use palmares_core::error::Error;
use palmares_core::pack::{PackState, ReturnOutcome};
use palmares_core::store::Store;
use palmares_core::{call, evaluation, pack};

use crate::desk::{AtHome, Desk, agathe, at, marks};
use crate::room::{FAIR, GOOD};

#[tokio::test]
async fn what_was_kept_after_the_end_is_taken_in_once_returns_are_taken_again() {
    let desk = Desk::new().await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    home.score(desk.one, GOOD, 10).await;
    let given = home.give_back(20).await;
    let states = [
        (PackState::Closed, ReturnOutcome::Closed, 0),
        (PackState::Out, ReturnOutcome::Merged, 6),
    ];
    for (state, outcome, marks) in states {
        pack::close(&desk.room.store, &agathe(30), desk.room.call, &[], state)
            .await
            .unwrap();
        let plan = desk.merge(&[&given.path]).await;
        assert_eq!(plan.files[0].outcome, Some(outcome));
        let returns = pack::returns(&mut desk.room.store.read().await.unwrap(), home.member)
            .await
            .unwrap();
        assert_eq!((returns.len(), returns[0].outcome), (1, outcome));
        assert_eq!(desk.marks().await.len(), marks);
        // Once more, it is here already.
        assert_eq!(desk.merge(&[&given.path]).await.files[0].outcome, None);
    }
    desk.room.is_sound().await;
}

#[tokio::test]
async fn what_was_turned_back_is_taken_in_again_as_often_as_one_likes() {
    let desk = Desk::new().await;
    let (a, b) = (desk.pack(0, 0).await, desk.pack(1, 1).await);
    let (first, second) = (desk.open(&a, "a").await, desk.open(&b, "b").await);
    first.score(desk.one, GOOD, 10).await;
    second.score(desk.one, FAIR, 11).await;
    let files = [first.give_back(20).await.path, second.give_back(21).await.path];
    desk.merge(&[&files[0], &files[1]]).await;
    let marks = desk.marks().await;
    for turn in 0..3 {
        palmares_core::undo(&desk.room.store, &agathe(70)).await.unwrap();
        assert_eq!(desk.marks().await, []);
        for (taken, file) in files.iter().enumerate() {
            let plan = desk.plan(&[file]).await;
            assert_eq!(plan, desk.merge(&[file]).await, "turn {turn}");
            let told = &plan.files[0];
            assert_eq!((told.outcome, told.marks), (Some(ReturnOutcome::Merged), 6));
            assert!(plan.new > 0);
            assert_eq!(desk.marks().await.len(), 6 * (taken + 1));
        }
        assert_eq!(desk.marks().await, marks);
        assert_eq!(desk.room.state(desk.one).await, DossierState::ReadyForCommittee);
        desk.room.is_sound().await;
        // Each was an act of its own this time.
        palmares_core::undo(&desk.room.store, &agathe(71)).await.unwrap();
        assert_eq!(desk.marks().await.len(), 6);
    }
}

#[tokio::test]
async fn a_later_version_brings_what_was_turned_back_with_the_version_before() {
    let desk = Desk::new().await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    home.score(desk.one, GOOD, 10).await;
    desk.merge(&[&home.give_back(20).await.path]).await;
    palmares_core::undo(&desk.room.store, &agathe(70)).await.unwrap();
    home.score(desk.two, FAIR, 30).await;
    desk.merge(&[&home.give_back(40).await.path]).await;
    assert_eq!(desk.marks().await, marks(&home.store).await);
    desk.room.is_sound().await;
}

#[tokio::test]
async fn one_undo_takes_out_also_what_met_something_here() {
    let desk = Desk::new().await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    home.score(desk.one, GOOD, 10).await;
    home.score(desk.two, FAIR, 11).await;
    let recused = Declaration {
        kind: InterestKind::Family,
        recused: true,
        note: "Un frère y travaille.".into(),
        ..Declaration::none(home.member, desk.two)
    };
    desk.room.declare(&agathe(15), recused).await.unwrap();
    let before = stands(&desk).await;
    desk.merge(&[&home.give_back(20).await.path]).await;
    let after = stands(&desk).await;
    assert_ne!(after, before);
    for _ in 0..2 {
        palmares_core::undo(&desk.room.store, &agathe(70)).await.unwrap();
        assert_eq!(stands(&desk).await, before);
        desk.room.is_sound().await;
        palmares_core::redo(&desk.room.store, &agathe(71)).await.unwrap();
        assert_eq!(stands(&desk).await, after);
        desk.room.is_sound().await;
    }
}

/// Every declaration, evaluation and mark as stored.
async fn stands(desk: &Desk) -> Vec<(String, String, String, i64)> {
    sqlx::query_as(
        "select member_id, dossier_id, kind, recused from interest
         union all select member_id, dossier_id, state, round from evaluation
         union all select evaluation_id, criterion, comment, coalesce(steps, -1) from mark
         order by 1, 2, 3",
    )
    .fetch_all(&mut *desk.room.store.read().await.unwrap())
    .await
    .unwrap()
}

#[tokio::test]
async fn a_grid_that_a_pack_took_home_is_corrected_beside_it() {
    let desk = Desk::new().await;
    let (store, id) = (&desk.room.store, desk.room.call);
    let early = desk.open(&desk.pack(0, 0).await, "a").await;
    early.score(desk.one, GOOD, 10).await;
    let newest = async || {
        call::newest_grid(&mut store.read().await.unwrap(), id, None)
            .await
            .unwrap()
    };
    let mut grid = newest().await.grid;
    grid.criteria[2].weight += 10;
    grid.criteria[3].weight -= 10;
    call::update_grid(store, &agathe(15), id, None, &grid).await.unwrap();
    let late = desk.open(&desk.pack(1, 16).await, "b").await;
    late.score(desk.two, FAIR, 20).await;
    for file in [late.give_back(30).await.path, early.give_back(31).await.path] {
        let plan = desk.merge(&[&file]).await;
        assert_eq!((plan.files[0].refused.len(), plan.displaced.len()), (0, 0));
    }
    assert_eq!((newest().await.number, newest().await.grid), (2, grid));
    let numbers: Vec<i64> = sqlx::query_scalar(
        "select number from evaluation join grid_version on grid_version.id = grid_version_id order by number",
    )
    .fetch_all(&mut *store.read().await.unwrap())
    .await
    .unwrap();
    assert_eq!(numbers, [1, 2], "each mark keeps the version on which it was given");
    // A dossier stands on one version, the first on which it was begun: what came on the other is named, and changes nothing.
    late.score(desk.one, FAIR, 40).await;
    let plan = desk.merge(&[&late.give_back(45).await.path]).await;
    assert_eq!((plan.files[0].fault, plan.files[0].marks), (None, 0));
    assert!(!plan.files[0].refused.is_empty());
    desk.room.is_sound().await;
}

#[tokio::test]
async fn a_pack_ends_what_can_be_undone_since_others_hold_it() {
    let desk = Desk::new().await;
    desk.pack(0, 0).await;
    let undone = palmares_core::undo(&desk.room.store, &agathe(5)).await;
    assert!(matches!(undone, Err(Error::NothingToUndo)));
}

#[tokio::test]
async fn the_newest_version_is_the_last_return_whatever_came_last() {
    let desk = Desk::new().await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    home.score(desk.one, GOOD, 10).await;
    let older = desk.folder.path().join("v1.pli");
    std::fs::rename(home.give_back(20).await.path, &older).unwrap();
    home.score(desk.two, FAIR, 30).await;
    let newer = home.give_back(40).await;
    desk.merge(&[&newer.path]).await;
    desk.merge(&[&older]).await;
    let returns = pack::returns(&mut desk.room.store.read().await.unwrap(), home.member)
        .await
        .unwrap();
    let told: Vec<_> = returns.iter().map(|one| (one.version, one.outcome)).collect();
    assert_eq!(told, [(2, ReturnOutcome::Merged), (1, ReturnOutcome::Older)]);
}

#[tokio::test]
async fn a_copy_put_back_from_its_backup_gives_back_and_keeps_what_was_marked_before() {
    let desk = Desk::new().await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    home.score(desk.one, GOOD, 10).await;
    home.store.backup(at(12)).await.unwrap();
    let (member, folder) = (home.member, home.folder.clone());
    home.store.close().await;
    let (store, _) = Store::restore(&folder, None, at(13)).await.unwrap();
    let home = AtHome { store, member, folder };
    assert_eq!(marks(&home.store).await.len(), 6);
    // A pack made before anything came back leaves what was marked as it is.
    let again = desk.pack(0, 15).await;
    home.store.close().await;
    let home = desk.open(&again, "a").await;
    assert_eq!(marks(&home.store).await.len(), 6);
    home.score(desk.two, FAIR, 20).await;
    let given = home.give_back(30).await;
    let plan = desk.merge(&[&given.path]).await;
    let file = &plan.files[0];
    assert_eq!((file.fault, file.evaluations, file.marks), (None, 2, 12));
    assert_eq!(desk.marks().await, marks(&home.store).await);
    // A pack made since says what came back, under both names.
    let last = desk.pack(0, 40).await;
    home.store.close().await;
    let home = desk.open(&last, "a").await;
    assert_eq!(marks(&home.store).await.len(), 12);
    evaluation::reopen(&home.store, &home.caller(50), desk.two)
        .await
        .unwrap();
    home.mark(desk.two, 3, 2, 51).await;
    evaluation::submit(&home.store, &home.caller(52), desk.two)
        .await
        .unwrap();
    let plan = desk.merge(&[&home.give_back(55).await.path]).await;
    assert_eq!(
        (plan.files[0].fault, plan.files[0].marks, plan.files[0].changed),
        (None, 1, 1)
    );
    desk.room.is_sound().await;
}
