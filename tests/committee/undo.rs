//! Undo among several people: an act is turned back only while the conditions of the act itself still hold.

use palmares_core::committee::model::InterestKind;
use palmares_core::committee::{self, Declaration};
use palmares_core::decision::model::DecisionKind;
use palmares_core::dossier::DossierState;
use palmares_core::error::{Code, Result};
use palmares_core::evaluation::{self, CellState, TieOrder};
use palmares_core::grid::Steps;
use palmares_core::id::{DossierId, MemberId};
use palmares_core::journal::{Actor, Receipt};
use palmares_core::{call, error};

use crate::room::{FAIR, GOOD, LILLERS, Room, as_member, refusal, staff, unanimous};

/// A dossier to be scored by the first two members, who declared nothing.
async fn assigned(room: &Room) -> (DossierId, MemberId, MemberId) {
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    let (first, second) = (room.members[0], room.members[1]);
    evaluation::assign(&room.store, &staff(), id, &[first, second])
        .await
        .unwrap();
    for member in [first, second] {
        room.declare(&as_member(member), Declaration::none(member, id))
            .await
            .unwrap();
    }
    (id, first, second)
}

async fn submit(room: &Room, member: MemberId, dossier: DossierId) {
    evaluation::submit(&room.store, &as_member(member), dossier)
        .await
        .unwrap();
}

async fn undo(room: &Room, member: MemberId) -> Result<Receipt> {
    palmares_core::undo(&room.store, &as_member(member)).await
}

async fn redo(room: &Room, member: MemberId) -> Result<Receipt> {
    palmares_core::redo(&room.store, &as_member(member)).await
}

fn code(result: Result<Receipt>) -> Code {
    result.map_err(|error: error::Error| error.code()).unwrap_err()
}

async fn sheet_of(room: &Room, member: MemberId, dossier: DossierId) -> CellState {
    room.scoring(member, dossier).await.unwrap().item.state
}

#[tokio::test]
async fn the_grid_that_somebody_marked_on_is_neither_put_back_nor_changed_again() {
    let room = Room::new(2).await;
    let (id, first, _) = assigned(&room).await;
    let mut grid = call::newest_grid(&mut room.store.read().await.unwrap(), room.call, None)
        .await
        .unwrap()
        .grid;
    grid.criteria[0].weight += 5;
    grid.criteria[1].weight -= 5;
    call::update_grid(&room.store, &staff(), room.call, None, &grid)
        .await
        .unwrap();
    room.mark(first, id, GOOD).await;
    assert_eq!(code(palmares_core::undo(&room.store, &staff()).await), Code::Conflict);
    assert_eq!(room.scoring(first, id).await.unwrap().grid, grid);

    for _ in 0..GOOD.len() {
        undo(&room, first).await.unwrap();
    }
    palmares_core::undo(&room.store, &staff()).await.unwrap();
    room.mark(first, id, GOOD).await;
    assert_eq!(code(palmares_core::redo(&room.store, &staff()).await), Code::Conflict);
    assert_ne!(room.scoring(first, id).await.unwrap().grid, grid);
    room.is_sound().await;
}

#[tokio::test]
async fn a_submission_is_not_taken_back_once_the_scoring_is_closed() {
    let room = Room::new(6).await;
    let (id, first, second) = assigned(&room).await;
    for (member, marks) in [(first, GOOD), (second, FAIR)] {
        room.mark(member, id, marks).await;
        submit(&room, member, id).await;
    }
    assert_eq!(refusal(undo(&room, first).await), "scoring_closed");
    assert_eq!(room.official(id).await.as_deref(), Some("75.00"));

    let session = room.convened(&[id]).await;
    assert!(room.open(session, 4).await);
    room.decide(&unanimous(session, id, DecisionKind::Selected))
        .await
        .unwrap();
    assert_eq!(refusal(undo(&room, first).await), "scoring_closed");
    assert_eq!(code(undo(&room, second).await), Code::Conflict);
    assert_eq!(room.official(id).await.as_deref(), Some("75.00"));
    room.is_sound().await;
}

#[tokio::test]
async fn the_last_submission_is_taken_back_with_the_end_of_the_scoring() {
    let room = Room::new(2).await;
    let (id, first, second) = assigned(&room).await;
    for member in [first, second] {
        room.mark(member, id, GOOD).await;
        submit(&room, member, id).await;
    }
    undo(&room, second).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::UnderEvaluation);
    undo(&room, first).await.unwrap();
    // The scoring would close over the draft of the first one.
    assert_eq!(code(redo(&room, second).await), Code::Conflict);
    redo(&room, first).await.unwrap();
    redo(&room, second).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::ReadyForCommittee);
    room.is_sound().await;
}

#[tokio::test]
async fn a_recusal_is_not_undone_by_the_member_alone_and_stays_final_once_marks_were_handed_in() {
    let room = Room::new(2).await;
    let (id, first, _) = assigned(&room).await;
    room.mark(first, id, GOOD).await;
    submit(&room, first, id).await;
    let tie = Declaration::recusal(first, id, InterestKind::Family, "");
    room.declare(&as_member(first), tie).await.unwrap();
    assert_eq!(refusal(undo(&room, first).await), "recusal_stands");
    assert_eq!(refusal(room.scoring(first, id).await), "recused");
    let lifted = Declaration::none(first, id);
    assert_eq!(refusal(room.declare(&staff(), lifted).await), "recusal_final");
    room.is_sound().await;
}

#[tokio::test]
async fn a_recusal_before_any_submission_is_lifted_by_the_secretariat_with_the_marks_as_they_were() {
    let room = Room::new(2).await;
    let (id, first, _) = assigned(&room).await;
    room.mark(first, id, GOOD).await;
    let tie = Declaration::recusal(first, id, InterestKind::Family, "");
    room.declare(&as_member(first), tie).await.unwrap();
    assert_eq!(refusal(undo(&room, first).await), "recusal_stands");
    let lifted = Declaration::none(first, id);
    assert_eq!(
        refusal(room.declare(&as_member(first), lifted.clone()).await),
        "recusal_stands"
    );
    room.declare(&staff(), lifted).await.unwrap();
    assert_eq!(sheet_of(&room, first, id).await, CellState::Draft);
    room.is_sound().await;
}

#[tokio::test]
async fn whoever_looked_at_the_marks_of_others_takes_nothing_back_alone() {
    let room = Room::new(3).await;
    let (id, first, second) = assigned(&room).await;
    room.score(second, id, GOOD).await;
    room.mark(first, id, FAIR).await;
    assert_eq!(
        refusal(evaluation::look(&room.store, &as_member(first), id).await),
        "sealed"
    );
    submit(&room, first, id).await;
    assert!(room.scoring(first, id).await.unwrap().others.is_none());

    room.look(first, id).await;
    let seen = room.scoring(first, id).await.unwrap();
    assert_eq!(
        (seen.others.unwrap().len(), seen.may_look, seen.may_reopen),
        (1, false, false)
    );
    assert_eq!(
        refusal(evaluation::reopen(&room.store, &as_member(first), id).await),
        "looked"
    );
    assert_eq!(refusal(undo(&room, first).await), "looked");
    // The secretariat gives it back, with its reason, and what was seen stays on record.
    evaluation::reopen_for(&room.store, &staff(), id, first, "Note C3 à revoir")
        .await
        .unwrap();
    assert!(room.scoring(first, id).await.unwrap().others.is_none());
    submit(&room, first, id).await;
    assert_eq!(
        refusal(evaluation::reopen(&room.store, &as_member(first), id).await),
        "looked"
    );
    room.is_sound().await;
}

#[tokio::test]
async fn marks_are_not_turned_back_by_a_member_who_was_recused_since() {
    let room = Room::new(2).await;
    let (id, first, _) = assigned(&room).await;
    room.mark(first, id, GOOD).await;
    let mut imposed = Declaration::recusal(first, id, InterestKind::Family, "");
    imposed.imposed = true;
    room.declare(&staff(), imposed).await.unwrap();
    assert_eq!(refusal(undo(&room, first).await), "recused");
    palmares_core::undo(&room.store, &staff()).await.unwrap();
    evaluation::close_scoring(&room.store, &staff(), id).await.unwrap();
    assert_eq!(refusal(undo(&room, first).await), "scoring_closed");
    room.is_sound().await;
}

#[tokio::test]
async fn the_declaration_that_marks_rest_on_is_not_taken_away() {
    let room = Room::new(2).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    let first = room.members[0];
    evaluation::assign(&room.store, &staff(), id, &[first]).await.unwrap();
    room.declare(&staff(), Declaration::none(first, id)).await.unwrap();
    room.mark(first, id, GOOD).await;
    assert_eq!(code(palmares_core::undo(&room.store, &staff()).await), Code::Conflict);
    assert_eq!(sheet_of(&room, first, id).await, CellState::Draft);
    room.is_sound().await;
}

#[tokio::test]
async fn a_sheet_given_back_is_not_handed_in_again_over_marks_changed_since() {
    let room = Room::new(2).await;
    let (id, first, _) = assigned(&room).await;
    room.mark(first, id, GOOD).await;
    submit(&room, first, id).await;
    evaluation::reopen_for(&room.store, &staff(), id, first, "Une note à revoir.")
        .await
        .unwrap();
    palmares_core::undo(&room.store, &staff()).await.unwrap();
    assert_eq!(sheet_of(&room, first, id).await, CellState::Submitted);
    palmares_core::redo(&room.store, &staff()).await.unwrap();
    evaluation::set_mark(&room.store, &as_member(first), id, "C1", None)
        .await
        .unwrap();
    assert_eq!(code(palmares_core::undo(&room.store, &staff()).await), Code::Conflict);
    assert_eq!(sheet_of(&room, first, id).await, CellState::Draft);
    room.is_sound().await;
}

#[tokio::test]
async fn the_order_of_a_tie_stands_once_the_committee_decided_on_it() {
    let room = Room::new(6).await;
    let one = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let two = room.ready("CaptArtois", LILLERS, 1, GOOD).await;
    let order = TieOrder {
        call: room.call,
        chair: room.members[0],
        dossiers: vec![two, one],
        motive: "Le projet répond mieux aux priorités de l’année.".into(),
    };
    let chair = as_member(order.chair);
    room.look(order.chair, one).await;
    room.look(order.chair, two).await;
    evaluation::order_tie(&room.store, &chair, &order).await.unwrap();
    let session = room.convened(&[two]).await;
    assert!(room.open(session, 4).await);
    room.decide(&unanimous(session, two, DecisionKind::Selected))
        .await
        .unwrap();
    assert_eq!(code(undo(&room, order.chair).await), Code::Conflict);
    assert_eq!(room.ranking(Actor::Secretariat).await.unwrap().tie_orders.len(), 1);
    room.is_sound().await;
}

#[tokio::test]
async fn a_chair_recused_since_no_longer_takes_an_order_back() {
    let room = Room::new(4).await;
    let one = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let two = room.ready("CaptArtois", LILLERS, 1, GOOD).await;
    let order = TieOrder {
        call: room.call,
        chair: room.members[0],
        dossiers: vec![two, one],
        motive: "Le projet répond mieux aux priorités de l’année.".into(),
    };
    room.look(order.chair, one).await;
    room.look(order.chair, two).await;
    evaluation::order_tie(&room.store, &as_member(order.chair), &order)
        .await
        .unwrap();
    let mut imposed = Declaration::recusal(order.chair, two, InterestKind::Family, "");
    imposed.imposed = true;
    room.declare(&staff(), imposed).await.unwrap();
    assert_eq!(refusal(undo(&room, order.chair).await), "recused");
    room.is_sound().await;
}

#[tokio::test]
async fn what_others_refer_to_since_stands_in_the_way_of_an_undo() {
    let room = Room::new(1).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    let input = serde_json::from_value(serde_json::json!({
        "name": "Membre tardif", "capacity": "company", "college": "private", "voice": "voting",
        "role": "member", "organisation": "", "email": "",
    }));
    committee::save_member(&room.store, &staff(), room.call, None, &input.unwrap())
        .await
        .unwrap();
    let members = committee::members(&mut room.store.read().await.unwrap(), room.call)
        .await
        .unwrap();
    let late = members
        .iter()
        .find(|view| view.member.name == "Membre tardif")
        .unwrap()
        .id;
    room.declare(&as_member(late), Declaration::none(late, id))
        .await
        .unwrap();
    assert_eq!(code(palmares_core::undo(&room.store, &staff()).await), Code::Conflict);
    undo(&room, late).await.unwrap();
    palmares_core::undo(&room.store, &staff()).await.unwrap();
    room.is_sound().await;
}

#[tokio::test]
async fn two_undos_at_once_take_two_steps() {
    let room = Room::new(1).await;
    let (id, first) = (room.shortlisted("BriqLys", LILLERS, 1).await, room.members[0]);
    evaluation::assign(&room.store, &staff(), id, &[first]).await.unwrap();
    room.declare(&as_member(first), Declaration::none(first, id))
        .await
        .unwrap();
    for steps in [6, 7, 8] {
        evaluation::set_mark(&room.store, &as_member(first), id, "C2", Some(Steps(steps).into()))
            .await
            .unwrap();
    }
    let (one, other) = tokio::join!(undo(&room, first), undo(&room, first));
    one.unwrap();
    other.unwrap();
    assert_eq!(
        room.scoring(first, id).await.unwrap().marks[1].mark,
        Some(Steps(6).into())
    );
    room.is_sound().await;
}
