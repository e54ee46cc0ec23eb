//! A sheet of paper that is typed while its member marks at home: both stay, and what the member did not hand in is shown to nobody.

use palmares_core::committee::Declaration;
use palmares_core::error::Result;
use palmares_core::evaluation::{self, CellState, Round, SheetCell, SheetLock, SheetRow};
use palmares_core::exchange::{self, ReturnsPlan};
use palmares_core::grid::{Answer, Steps};
use palmares_core::journal::{FieldMeeting, OperationName, Receipt};
use serde_json::{Value, json};

use crate::desk::{AtHome, Desk, agathe, marks};
use crate::room::{GOOD, refusal};

/// The first member's sheet of paper on the first dossier, typed here.
async fn type_sheet(desk: &Desk, marks: &[(&str, u16)], overall: Option<&str>, minutes: i64) -> Result<Receipt> {
    let member_id = desk.member(0);
    let cell = |criterion: Option<&str>, mark: Option<u16>, comment: Option<&str>| SheetCell {
        dossier_id: desk.one,
        member_id,
        criterion: criterion.map(str::to_owned),
        mark: mark.map(|steps| Answer::from(Steps(steps))),
        comment: comment.map(str::to_owned),
    };
    let marks = marks.iter().map(|(code, steps)| cell(Some(code), Some(*steps), None));
    let cells: Vec<SheetCell> = marks.chain(overall.map(|text| cell(None, None, Some(text)))).collect();
    evaluation::enter_sheets(&desk.room.store, &agathe(minutes), &cells).await
}

/// That sheet as the secretariat sees it.
async fn sheet(desk: &Desk) -> SheetRow {
    let mut connection = desk.room.store.read().await.unwrap();
    let (call, one, member) = (desk.room.call, Some(desk.one), Some(desk.member(0)));
    let tables = evaluation::paper_sheets(&mut connection, agathe(0).actor(), call, one, member).await;
    tables.unwrap().remove(0).rows.remove(0)
}

/// What both sides of a field say, in the plan.
fn sides(plan: &ReturnsPlan, table: &str, field: &str) -> Vec<(Value, Value)> {
    let lines = plan.files[0].conflicts.iter().flat_map(|line| &line.fields);
    let values = |meeting: &FieldMeeting| (meeting.ours.value.clone(), meeting.theirs.value.clone());
    lines
        .filter(|meeting| (meeting.table.as_str(), meeting.field.as_str()) == (table, field))
        .map(values)
        .collect()
}

async fn begun_at_home(desk: &Desk) -> AtHome {
    let home = desk.open(&desk.pack(0, 0).await, "a").await;
    let here = Declaration::none(home.member, desk.one);
    evaluation::declare_interest(&desk.room.store, &agathe(8), &here)
        .await
        .unwrap();
    let none = Declaration::none(home.member, desk.one);
    evaluation::declare_interest(&home.store, &home.caller(9), &none)
        .await
        .unwrap();
    home
}

#[tokio::test]
async fn what_a_member_began_at_home_is_no_sheet_of_paper_that_the_secretariat_reads() {
    let desk = Desk::new().await;
    let home = begun_at_home(&desk).await;
    type_sheet(&desk, &[("C3", 2)], None, 15).await.unwrap();
    home.mark(desk.one, 3, 8, 20).await;
    home.mark(desk.one, 4, 9, 21).await;
    let plan = desk.merge(&[&home.give_back(30).await.path]).await;
    assert_eq!(sides(&plan, "mark", "steps"), [(Value::Null, Value::Null)]);
    let row = sheet(&desk).await;
    assert_eq!((row.on_paper, row.locked), (false, Some(SheetLock::MemberTypes)));
    assert!(row.marks.is_empty() && row.comments.is_empty(), "{row:?}");
    let more = type_sheet(&desk, &[("C5", 3)], None, 61).await;
    assert_eq!(refusal(more), "member_types");
    // Without what came, the sheet of paper is what it was.
    palmares_core::undo(&desk.room.store, &agathe(70)).await.unwrap();
    let row = sheet(&desk).await;
    assert_eq!((row.on_paper, row.locked), (true, None));
    assert_eq!(row.marks, [("C3".to_owned(), Steps(2).into())].into());
    desk.room.is_sound().await;
}

#[tokio::test]
async fn a_sheet_of_paper_is_not_handed_in_over_marks_that_its_member_had_begun() {
    let desk = Desk::new().await;
    let home = begun_at_home(&desk).await;
    let whole = ["C1", "C2", "C3", "C4", "C5", "C6"].map(|code| (code, 7));
    type_sheet(&desk, &whole, None, 15).await.unwrap();
    home.mark(desk.one, 3, 8, 20).await;
    evaluation::submit_sheet(&desk.room.store, &agathe(25), desk.one, home.member)
        .await
        .unwrap();
    let plan = desk.merge(&[&home.give_back(30).await.path]).await;
    let displaced: Vec<OperationName> = plan.displaced.iter().map(|line| line.entry.operation).collect();
    assert_eq!(displaced, [OperationName::SheetSubmit]);
    assert_eq!(sides(&plan, "mark", "steps"), [(Value::Null, Value::Null)]);
    assert!(sheet(&desk).await.marks.is_empty());
    assert_eq!(desk.room.official(desk.one).await, None);
    desk.room.is_sound().await;
}

#[tokio::test]
async fn what_comes_back_handed_in_is_told_beside_the_sheet_of_paper_before_it_is_taken_in() {
    let desk = Desk::new().await;
    let home = begun_at_home(&desk).await;
    type_sheet(&desk, &[("C3", 2)], Some("Sur la fiche."), 15)
        .await
        .unwrap();
    evaluation::comment(&home.store, &home.caller(20), desk.one, None, "Chez moi.", "")
        .await
        .unwrap();
    home.score(desk.one, GOOD, 21).await;
    let given = home.give_back(30).await.path;
    let plan = desk.plan(&[&given]).await;
    assert_eq!(sides(&plan, "mark", "steps"), [(json!(2), json!(8))]);
    assert_eq!(
        sides(&plan, "evaluation", "comment"),
        [(json!("Sur la fiche."), json!("Chez moi."))]
    );
    assert_eq!(sides(&plan, "evaluation", "on_paper"), []);
    assert_eq!(desk.merge(&[&given]).await, plan);
    // Taken back at home since: the next file says that there are two values, and no longer which.
    evaluation::reopen(&home.store, &home.caller(40), desk.one)
        .await
        .unwrap();
    home.mark(desk.one, 3, 4, 41).await;
    desk.merge(&[&home.give_back(50).await.path]).await;
    let mut connection = desk.room.store.read().await.unwrap();
    let open = exchange::conflicts(&mut connection).await.unwrap();
    drop(connection);
    let marks: Vec<&Value> = open
        .iter()
        .filter(|conflict| conflict.meeting.field == "steps")
        .map(|conflict| &conflict.meeting.theirs.value)
        .collect();
    assert!(
        !marks.is_empty() && marks.iter().all(|value| value.is_null()),
        "{marks:?}"
    );
    assert!(sheet(&desk).await.marks.is_empty());
    desk.room.is_sound().await;
}

#[tokio::test]
async fn one_undo_brings_the_sheet_of_paper_back_and_one_redo_what_came_over_it() {
    let desk = Desk::new().await;
    let home = begun_at_home(&desk).await;
    type_sheet(&desk, &[("C3", 2)], Some("Sur la fiche."), 15)
        .await
        .unwrap();
    home.score(desk.one, GOOD, 21).await;
    desk.merge(&[&home.give_back(30).await.path]).await;
    palmares_core::undo(&desk.room.store, &agathe(61)).await.unwrap();
    let row = sheet(&desk).await;
    assert_eq!((row.state, row.comment.as_str()), (CellState::Draft, "Sur la fiche."));
    assert_eq!(row.marks, [("C3".to_owned(), Steps(2).into())].into());
    desk.room.is_sound().await;
    palmares_core::redo(&desk.room.store, &agathe(62)).await.unwrap();
    let row = sheet(&desk).await;
    assert_eq!((row.state, row.marks["C3"]), (CellState::Submitted, Steps(8).into()));
    desk.room.is_sound().await;
}

#[tokio::test]
async fn a_sheet_of_paper_that_what_came_set_aside_is_there_again_without_it() {
    let desk = Desk::new().await;
    let home = begun_at_home(&desk).await;
    home.mark(desk.one, 3, 8, 10).await;
    type_sheet(&desk, &[("C3", 2), ("C4", 5)], None, 15).await.unwrap();
    let typed = sheet(&desk).await;
    let plan = desk.merge(&[&home.give_back(30).await.path]).await;
    let displaced: Vec<OperationName> = plan.displaced.iter().map(|line| line.entry.operation).collect();
    assert_eq!(displaced, [OperationName::SheetEnter]);
    assert!(sheet(&desk).await.marks.is_empty());
    palmares_core::undo(&desk.room.store, &agathe(70)).await.unwrap();
    assert_eq!(sheet(&desk).await, typed);
    desk.room.is_sound().await;
}

/// The first member's marks on the first dossier as stored, in a round.
async fn given(desk: &Desk, round: i64) -> Vec<(String, Option<i64>)> {
    sqlx::query_as(
        "select criterion, steps from mark join evaluation on evaluation.id = evaluation_id
         where member_id = ? and dossier_id = ? and round = ? order by criterion",
    )
    .bind(desk.member(0).to_string())
    .bind(desk.one.to_string())
    .bind(round)
    .fetch_all(&mut *desk.room.store.read().await.unwrap())
    .await
    .unwrap()
}

/// A return in which nothing is refused and nothing meets anything here.
async fn comes_home(desk: &Desk, home: &AtHome, minutes: i64) -> ReturnsPlan {
    let plan = desk.merge(&[&home.give_back(minutes).await.path]).await;
    let file = &plan.files[0];
    assert_eq!((file.fault, file.refused.len(), file.conflicts.len()), (None, 0, 0));
    assert_eq!(plan.displaced, []);
    plan
}

#[tokio::test]
async fn what_a_member_goes_on_with_at_home_in_a_sheet_of_paper_begun_before_the_pack_is_theirs() {
    let desk = Desk::new().await;
    let none = Declaration::none(desk.member(0), desk.one);
    evaluation::declare_interest(&desk.room.store, &agathe(1), &none)
        .await
        .unwrap();
    type_sheet(&desk, &[("C1", 8), ("C2", 9)], None, 2).await.unwrap();
    let home = desk.open(&desk.pack(0, 3).await, "a").await;
    home.mark(desk.one, 2, 7, 10).await;
    home.mark(desk.one, 3, 6, 11).await;
    home.score(desk.two, GOOD, 20).await;
    let plan = comes_home(&desk, &home, 30).await;
    assert_eq!((plan.files[0].evaluations, plan.files[0].marks), (1, 8));
    // The mark that they did not touch was in their copy, and stays.
    let stand = [("C1", 8), ("C2", 7), ("C3", 6)].map(|(code, steps)| (code.to_owned(), Some(steps)));
    assert_eq!(given(&desk, 1).await, stand);
    let row = sheet(&desk).await;
    assert_eq!((row.on_paper, row.locked), (false, Some(SheetLock::MemberTypes)));
    desk.room.is_sound().await;
    home.score(desk.one, GOOD, 40).await;
    comes_home(&desk, &home, 50).await;
    assert_eq!(desk.marks().await, marks(&home.store).await);
    desk.room.is_sound().await;
}

#[tokio::test]
async fn a_mark_on_a_sheet_of_paper_that_is_turned_back_at_home_leaves_the_sheet_of_paper() {
    let desk = Desk::new().await;
    let none = Declaration::none(desk.member(0), desk.one);
    evaluation::declare_interest(&desk.room.store, &agathe(1), &none)
        .await
        .unwrap();
    type_sheet(&desk, &[("C1", 8)], None, 2).await.unwrap();
    let home = desk.open(&desk.pack(0, 3).await, "a").await;
    home.mark(desk.one, 1, 7, 10).await;
    palmares_core::undo(&home.store, &home.caller(11)).await.unwrap();
    comes_home(&desk, &home, 30).await;
    let row = sheet(&desk).await;
    assert_eq!((row.on_paper, row.locked), (true, None));
    assert_eq!(row.marks, [("C1".to_owned(), Steps(8).into())].into());
    desk.room.is_sound().await;
}

#[tokio::test]
async fn a_round_that_carried_sheets_of_paper_is_scored_at_home_as_any() {
    let desk = Desk::new().await;
    for number in [0, 1] {
        let none = Declaration::none(desk.member(number), desk.one);
        evaluation::declare_interest(&desk.room.store, &agathe(1), &none)
            .await
            .unwrap();
    }
    let whole = ["C1", "C2", "C3", "C4", "C5", "C6"].map(|code| (code, 7));
    type_sheet(&desk, &whole, None, 2).await.unwrap();
    evaluation::submit_sheet(&desk.room.store, &agathe(3), desk.one, desk.member(0))
        .await
        .unwrap();
    evaluation::close_scoring(&desk.room.store, &agathe(4), desk.one)
        .await
        .unwrap();
    let round = Round {
        dossiers: vec![desk.one],
        carry: true,
        motive: "Second tour.".to_owned(),
    };
    evaluation::open_round(&desk.room.store, &agathe(5), &round)
        .await
        .unwrap();
    let home = desk.open(&desk.pack(0, 6).await, "a").await;
    home.mark(desk.one, 3, 9, 10).await;
    evaluation::submit(&home.store, &home.caller(11), desk.one)
        .await
        .unwrap();
    let plan = comes_home(&desk, &home, 30).await;
    assert_eq!((plan.files[0].evaluations, plan.files[0].marks), (1, 1));
    let stand: Vec<Option<i64>> = given(&desk, 2).await.into_iter().map(|(_, steps)| steps).collect();
    assert_eq!(stand, [7, 7, 9, 7, 7, 7].map(Some));
    assert!(given(&desk, 1).await.iter().all(|(_, steps)| *steps == Some(7)));
    desk.room.is_sound().await;
}
