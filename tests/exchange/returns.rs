//! What members do at home comes back: whatever the order and however often.

use palmares_core::committee::Declaration;
use palmares_core::committee::model::InterestKind;
use palmares_core::dossier::DossierState;
use palmares_core::evaluation::Round;
use palmares_core::grid::Steps;
use palmares_core::journal::{Caller, OperationName};
use palmares_core::pack::ReturnOutcome;
use palmares_core::{evaluation, exchange, pack};

use crate::desk::{Desk, agathe, at, marks, state};
use crate::room::{FAIR, GOOD, as_member};

#[tokio::test]
async fn what_a_member_marks_at_home_is_what_the_secretariat_reads() {
    let desk = Desk::new().await;
    let made = desk.pack(0, 0).await;
    assert_eq!((made.version, made.dossiers), (1, 2));
    let home = desk.open(&made, "Chez Membre 00").await;
    home.score(desk.one, GOOD, 10).await;
    home.score(desk.two, FAIR, 20).await;
    // What the others do is not known at home: nothing ends there.
    assert_eq!(state(&home.store, desk.one).await, "under_evaluation");
    home.is_sound().await;
    let given = home.give_back(30).await;
    let plan = desk.plan(&[&given.path]).await;
    let file = &plan.files[0];
    assert_eq!((file.fault, file.outcome), (None, Some(ReturnOutcome::Merged)));
    assert_eq!(
        (file.evaluations, file.marks, file.changed, file.recusals),
        (2, 12, 0, 0)
    );
    assert_eq!(
        file.cover.as_ref().unwrap().receipt.as_deref(),
        Some(given.receipt.as_str())
    );
    assert_eq!(desk.marks().await, []);
    desk.merge(&[&given.path]).await;
    assert_eq!(desk.marks().await, marks(&home.store).await);
    // The other member has not handed in.
    assert_eq!(desk.room.state(desk.one).await, DossierState::UnderEvaluation);
    let register = pack::circulation(
        &mut desk.room.store.read().await.unwrap(),
        agathe(0).actor(),
        desk.room.call,
    )
    .await
    .unwrap();
    let line = register.iter().find(|line| line.member == home.member).unwrap();
    assert_eq!(
        (line.returns[0].receipt.as_str(), line.key_known),
        (given.receipt.as_str(), true)
    );
    desk.room.is_sound().await;
}

#[tokio::test]
async fn returns_come_in_any_order_and_twice_and_the_dossier_is_then_ready() {
    let desk = Desk::new().await;
    let (a, b) = (desk.pack(0, 0).await, desk.pack(1, 1).await);
    let (first, second) = (desk.open(&a, "a").await, desk.open(&b, "b").await);
    first.score(desk.one, GOOD, 10).await;
    second.score(desk.one, FAIR, 11).await;
    let (from_first, from_second) = (first.give_back(20).await, second.give_back(21).await);
    let plan = desk
        .merge(&[&from_second.path, &from_first.path, &from_second.path])
        .await;
    assert!(plan.files.iter().all(|file| file.fault.is_none()));
    assert_eq!(plan.files[2].outcome, None, "the same file twice is recorded once");
    assert_eq!(desk.room.state(desk.one).await, DossierState::ReadyForCommittee);
    let marks = desk.marks().await;
    assert_eq!(marks.len(), 12);
    let again = desk.merge(&[&from_first.path, &from_second.path]).await;
    assert_eq!((again.new, again.files[0].outcome), (0, None));
    assert_eq!(desk.marks().await, marks);
    desk.room.is_sound().await;
}

#[tokio::test]
async fn a_later_version_takes_the_place_of_an_earlier_one_and_never_the_other_way_round() {
    let desk = Desk::new().await;
    let made = desk.pack(0, 0).await;
    let home = desk.open(&made, "a").await;
    home.score(desk.one, GOOD, 10).await;
    let first = home.give_back(20).await;
    // Nothing done since: the same version again.
    assert_eq!((home.give_back(21).await.version, first.version), (1, 1));
    evaluation::reopen(&home.store, &home.caller(30), desk.one)
        .await
        .unwrap();
    home.mark(desk.one, 3, 4, 31).await;
    evaluation::submit(&home.store, &home.caller(32), desk.one)
        .await
        .unwrap();
    let second = home.give_back(40).await;
    assert_eq!(second.version, 2);
    let plan = desk.merge(&[&second.path]).await;
    assert_eq!(plan.files[0].marks, 6);
    let marks = desk.marks().await;
    let late = desk.merge(&[&first.path]).await;
    assert_eq!((late.files[0].outcome, late.new), (Some(ReturnOutcome::Older), 0));
    assert_eq!(desk.marks().await, marks);
    // One after the other: the second says what it changes.
    let other = Desk::new().await;
    let made = other.pack(0, 0).await;
    let home = other.open(&made, "a").await;
    home.score(other.one, GOOD, 10).await;
    other.merge(&[&home.give_back(20).await.path]).await;
    evaluation::reopen(&home.store, &home.caller(30), other.one)
        .await
        .unwrap();
    home.mark(other.one, 3, 4, 31).await;
    let plan = other.merge(&[&home.give_back(40).await.path]).await;
    assert_eq!(
        (plan.files[0].marks, plan.files[0].changed, plan.files[0].before),
        (1, 1, Some(1))
    );
    other.room.is_sound().await;
}

#[tokio::test]
async fn a_recusal_that_comes_back_after_marks_leaves_them_out_of_every_figure() {
    let desk = Desk::new().await;
    let made = desk.pack(0, 0).await;
    let home = desk.open(&made, "a").await;
    home.score(desk.one, GOOD, 10).await;
    let recusal = Declaration {
        kind: InterestKind::Shareholder,
        recused: true,
        ..Declaration::none(home.member, desk.one)
    };
    evaluation::declare_interest(&home.store, &home.caller(20), &recusal)
        .await
        .unwrap();
    let plan = desk.merge(&[&home.give_back(30).await.path]).await;
    assert_eq!((plan.files[0].recusals, plan.files[0].refused.len()), (1, 0));
    let states: Vec<String> = sqlx::query_scalar("select state from evaluation where member_id = ? and dossier_id = ?")
        .bind(home.member.to_string())
        .bind(desk.one.to_string())
        .fetch_all(&mut *desk.room.store.read().await.unwrap())
        .await
        .unwrap();
    assert_eq!(states, ["recused"]);
    assert_eq!(desk.marks().await.len(), 6, "kept and traced");
    assert_eq!(desk.room.official(desk.one).await, None);
    desk.room.is_sound().await;
}

#[tokio::test]
async fn a_mark_typed_meanwhile_from_a_paper_sheet_stands_beside_the_one_that_came() {
    let desk = Desk::new().await;
    let made = desk.pack(0, 0).await;
    let home = desk.open(&made, "a").await;
    let none = Declaration::none(home.member, desk.one);
    evaluation::declare_interest(&home.store, &home.caller(9), &none)
        .await
        .unwrap();
    home.mark(desk.one, 3, 8, 10).await;
    let given = home.give_back(20).await;
    let typed = Caller {
        at: at(15),
        ..as_member(desk.member(0))
    };
    let none = Declaration::none(desk.member(0), desk.one);
    evaluation::declare_interest(&desk.room.store, &typed, &none)
        .await
        .unwrap();
    evaluation::set_mark(&desk.room.store, &typed, desk.one, "C3", Some(Steps(2).into()))
        .await
        .unwrap();
    let plan = desk.merge(&[&given.path]).await;
    let fields: Vec<(&str, &serde_json::Value, &serde_json::Value)> = plan.files[0]
        .conflicts
        .iter()
        .flat_map(|line| &line.fields)
        .filter(|field| field.field == "steps")
        .map(|field| (field.table.as_str(), &field.ours.value, &field.theirs.value))
        .collect();
    assert_eq!(fields.len(), 1);
    // Neither was handed in: that there are two is said, and what they are is not.
    assert_eq!(fields[0].0, "mark");
    assert!(
        !exchange::conflicts(&mut desk.room.store.read().await.unwrap())
            .await
            .unwrap()
            .is_empty()
    );
    desk.room.is_sound().await;
}

#[tokio::test]
async fn what_is_here_and_is_refused_because_of_what_comes_is_said_before() {
    let desk = Desk::new().await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    home.score(desk.one, GOOD, 10).await;
    let typed = Caller {
        at: at(15),
        ..as_member(home.member)
    };
    desk.room
        .declare(&typed, Declaration::none(home.member, desk.one))
        .await
        .unwrap();
    evaluation::set_mark(&desk.room.store, &typed, desk.one, "C3", Some(Steps(2).into()))
        .await
        .unwrap();
    // They had handed in before that: a mark typed afterwards for them no longer counts.
    let plan = desk.merge(&[&home.give_back(20).await.path]).await;
    let displaced: Vec<OperationName> = plan.displaced.iter().map(|line| line.entry.operation).collect();
    assert_eq!(displaced, [OperationName::MarkSet]);
    assert_eq!(desk.marks().await, marks(&home.store).await);
    desk.room.is_sound().await;
}

#[tokio::test]
async fn one_undo_takes_all_that_came_back_out_and_one_redo_brings_it_in_again() {
    let desk = Desk::new().await;
    let (a, b) = (desk.pack(0, 0).await, desk.pack(1, 1).await);
    let (first, second) = (desk.open(&a, "a").await, desk.open(&b, "b").await);
    first.score(desk.one, GOOD, 10).await;
    second.score(desk.one, FAIR, 11).await;
    let files = [first.give_back(20).await.path, second.give_back(21).await.path];
    desk.merge(&[&files[0], &files[1]]).await;
    let marks = desk.marks().await;
    palmares_core::undo(&desk.room.store, &agathe(70)).await.unwrap();
    assert_eq!(desk.marks().await, []);
    assert_eq!(desk.room.state(desk.one).await, DossierState::UnderEvaluation);
    palmares_core::redo(&desk.room.store, &agathe(71)).await.unwrap();
    assert_eq!(desk.marks().await, marks);
    assert_eq!(desk.room.state(desk.one).await, DossierState::ReadyForCommittee);
    desk.room.is_sound().await;
}

#[tokio::test]
async fn one_dossier_that_is_no_longer_theirs_does_not_refuse_the_others() {
    let desk = Desk::new().await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    evaluation::assign(&desk.room.store, &agathe(5), desk.two, &desk.room.members[1..2])
        .await
        .unwrap();
    home.score(desk.one, GOOD, 10).await;
    home.score(desk.two, FAIR, 11).await;
    let plan = desk.merge(&[&home.give_back(20).await.path]).await;
    let file = &plan.files[0];
    assert_eq!((file.fault, file.evaluations, file.marks), (None, 1, 6));
    assert!(!file.refused.is_empty());
    assert_eq!(desk.marks().await.len(), 6);
    desk.room.is_sound().await;
}

#[tokio::test]
async fn a_member_who_is_taken_off_a_dossier_and_put_back_meanwhile_has_still_scored_it() {
    for (home, here) in [(10, 20), (20, 10)] {
        let desk = Desk::new().await;
        let at_home = desk.open(&desk.pack(0, 0).await, "a").await;
        let (store, members) = (&desk.room.store, &desk.room.members);
        at_home.score(desk.one, GOOD, home).await;
        for its in [&members[1..2], &members[..2]] {
            evaluation::assign(store, &agathe(here), desk.one, its).await.unwrap();
        }
        let plan = desk.merge(&[&at_home.give_back(30).await.path]).await;
        assert_eq!((plan.files[0].fault, plan.files[0].conflicts.len()), (None, 0));
        let stands: (String, i64) = sqlx::query_as(
            "select state, (select count(*) from mark where evaluation_id = evaluation.id) from evaluation
             where member_id = ? and dossier_id = ?",
        )
        .bind(at_home.member.to_string())
        .bind(desk.one.to_string())
        .fetch_one(&mut *store.read().await.unwrap())
        .await
        .unwrap();
        assert_eq!(stands, ("submitted".to_owned(), 6), "{home} {here}");
        desk.room.is_sound().await;
    }
}

#[tokio::test]
async fn whoever_is_taken_off_a_dossier_and_recused_meanwhile_counts_for_nothing_on_it() {
    let desk = Desk::new().await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    let (store, members) = (&desk.room.store, &desk.room.members);
    home.score(desk.one, GOOD, 10).await;
    evaluation::assign(store, &agathe(20), desk.one, &members[1..2])
        .await
        .unwrap();
    let recusal = Declaration {
        kind: InterestKind::Family,
        recused: true,
        imposed: true,
        ..Declaration::none(home.member, desk.one)
    };
    evaluation::declare_interest(store, &agathe(21), &recusal)
        .await
        .unwrap();
    desk.merge(&[&home.give_back(30).await.path]).await;
    let states: Vec<String> = sqlx::query_scalar("select state from evaluation where member_id = ? and dossier_id = ?")
        .bind(home.member.to_string())
        .bind(desk.one.to_string())
        .fetch_all(&mut *store.read().await.unwrap())
        .await
        .unwrap();
    assert!(states.iter().all(|state| state == "recused"), "{states:?}");
    desk.room.is_sound().await;
}

#[tokio::test]
async fn a_round_that_carried_marks_stands_when_returns_of_other_dossiers_come() {
    let desk = Desk::new().await;
    let (first, second) = (
        desk.open(&desk.pack(0, 0).await, "a").await,
        desk.open(&desk.pack(1, 1).await, "b").await,
    );
    first.score(desk.one, GOOD, 10).await;
    second.score(desk.one, FAIR, 11).await;
    desk.merge(&[&first.give_back(20).await.path, &second.give_back(21).await.path])
        .await;
    let round = Round {
        dossiers: vec![desk.one],
        carry: true,
        motive: "Second tour.".to_owned(),
    };
    evaluation::open_round(&desk.room.store, &agathe(30), &round)
        .await
        .unwrap();
    let carried = desk.marks().await;
    // Both rounds of both members.
    assert_eq!(carried.len(), 24);
    // Written before the round was opened, and ordered before it.
    first.score(desk.two, GOOD, 25).await;
    let plan = desk.merge(&[&first.give_back(40).await.path]).await;
    assert_eq!(plan.displaced, []);
    assert_eq!(desk.marks().await.len(), 24 + 6);
    assert_eq!(desk.room.state(desk.one).await, DossierState::UnderEvaluation);
    desk.room.is_sound().await;
}

#[tokio::test]
async fn what_was_handed_in_and_taken_back_is_not_told_as_handed_in() {
    let desk = Desk::new().await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    home.score(desk.one, GOOD, 10).await;
    home.score(desk.two, FAIR, 20).await;
    evaluation::reopen(&home.store, &home.caller(25), desk.two)
        .await
        .unwrap();
    evaluation::set_mark(&home.store, &home.caller(26), desk.two, "C1", None)
        .await
        .unwrap();
    let plan = desk.plan(&[&home.give_back(30).await.path]).await;
    assert_eq!((plan.files[0].evaluations, plan.files[0].marks), (1, 11));
}

#[tokio::test]
async fn a_mark_that_was_cleared_and_put_back_is_no_other_mark_and_one_that_was_changed_twice_is_one() {
    let desk = Desk::new().await;
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    home.score(desk.one, GOOD, 10).await;
    desk.merge(&[&home.give_back(20).await.path]).await;
    evaluation::reopen(&home.store, &home.caller(25), desk.one)
        .await
        .unwrap();
    for (code, minutes) in [("C2", 26), ("C5", 27)] {
        evaluation::set_mark(&home.store, &home.caller(minutes), desk.one, code, None)
            .await
            .unwrap();
    }
    home.mark(desk.one, 2, GOOD[1], 28).await;
    home.mark(desk.one, 5, 6, 29).await;
    home.mark(desk.one, 5, 7, 30).await;
    // A comment is no mark.
    evaluation::comment(&home.store, &home.caller(31), desk.one, Some("C4"), "Solide.", "")
        .await
        .unwrap();
    let file = desk.plan(&[&home.give_back(40).await.path]).await.files.remove(0);
    assert_eq!((file.marks, file.changed), (1, 1));
    // One that is left blank is neither given nor another.
    evaluation::set_mark(&home.store, &home.caller(41), desk.one, "C5", None)
        .await
        .unwrap();
    let file = desk.plan(&[&home.give_back(50).await.path]).await.files.remove(0);
    assert_eq!((file.marks, file.changed), (0, 0));
}
