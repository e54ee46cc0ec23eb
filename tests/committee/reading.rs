//! The reading room: what a member keeps for themselves, and sheets that came back on paper.

use palmares_core::committee::Declaration;
use palmares_core::committee::model::InterestKind;
use palmares_core::error::Result;
use palmares_core::evaluation::{self, CellState, SheetCell, SheetLock, SheetRow};
use palmares_core::grid::{Answer, Steps};
use palmares_core::id::{DossierId, MemberId};
use palmares_core::journal::{self, Actor, OperationName, Part, Receipt};

use crate::room::{FAIR, GOOD, LENS, LILLERS, Room, as_member, refusal, staff};

/// A dossier that these members evaluate and declared nothing on.
async fn scored_by(room: &Room, title: &str, received: u32, members: &[MemberId]) -> DossierId {
    let id = room.shortlisted(title, LILLERS, received).await;
    evaluation::assign(&room.store, &staff(), id, members).await.unwrap();
    for member in members {
        let none = Declaration::none(*member, id);
        room.declare(&as_member(*member), none).await.unwrap();
    }
    id
}

async fn flagged(room: &Room, member: MemberId, dossier: DossierId) -> bool {
    room.scoring(member, dossier).await.unwrap().item.to_review
}

#[tokio::test]
async fn a_flag_is_ones_own_undone_like_a_mark_and_told_to_nobody_else() {
    let room = Room::new(3).await;
    let (first, second) = (room.members[0], room.members[1]);
    let id = scored_by(&room, "BriqLys", 1, &[first, second]).await;
    let caller = as_member(first);
    evaluation::flag(&room.store, &caller, id, true).await.unwrap();
    assert!(flagged(&room, first, id).await && !flagged(&room, second, id).await);
    // The journal says that something was flagged, and not even the secretariat reads which way.
    let mut connection = room.store.read().await.unwrap();
    let mut page = journal::entries(&mut connection, None, 1, None).await.unwrap();
    evaluation::veil(&mut connection, &mut page.entries).await.unwrap();
    assert_eq!(page.entries[0].operation, OperationName::EvaluationFlag);
    assert!(page.entries[0].params.get("to_review").is_none());
    assert!(page.entries[0].changes.iter().all(|change| change.fields.is_empty()));
    drop(connection);

    palmares_core::undo(&room.store, &caller).await.unwrap();
    assert!(!flagged(&room, first, id).await);
    palmares_core::redo(&room.store, &caller).await.unwrap();
    assert!(flagged(&room, first, id).await);
    assert_eq!(
        refusal(evaluation::flag(&room.store, &staff(), id, true).await),
        "members_only"
    );
    room.score(first, id, GOOD).await;
    assert!(
        !flagged(&room, first, id).await,
        "what is handed in is no longer to be looked at again"
    );
    assert_eq!(
        refusal(evaluation::flag(&room.store, &caller, id, false).await),
        "submitted"
    );
    room.is_sound().await;
}

#[tokio::test]
async fn a_member_reads_in_an_order_of_their_own_that_stays() {
    let room = Room::new(6).await;
    for number in 1..=8 {
        let id = room.shortlisted(&format!("Projet {number}"), LENS, number).await;
        evaluation::assign(&room.store, &staff(), id, &room.members)
            .await
            .unwrap();
    }
    let mut orders = Vec::new();
    for member in &room.members {
        let mut connection = room.store.read().await.unwrap();
        let read = async |connection: &mut _| {
            let queue = evaluation::queue(connection, *member, room.call).await.unwrap();
            queue.items.iter().map(|item| item.number).collect::<Vec<_>>()
        };
        let order = read(&mut connection).await;
        assert_eq!(order, read(&mut connection).await);
        orders.push(order);
    }
    let firsts: std::collections::BTreeSet<u32> = orders.iter().map(|order| order[0]).collect();
    assert!(firsts.len() > 1, "no dossier is first for everybody: {orders:?}");
}

#[tokio::test]
async fn a_total_with_blanks_is_told_by_its_bounds_and_a_blank_is_never_zero() {
    let room = Room::new(2).await;
    let member = room.members[0];
    let id = scored_by(&room, "BriqLys", 1, &[member]).await;
    room.mark(member, id, GOOD).await;
    let whole = room.scoring(member, id).await.unwrap();
    assert_eq!((whole.total.is_some(), whole.bounds), (true, None));
    evaluation::set_mark(&room.store, &as_member(member), id, "C2", None)
        .await
        .unwrap();
    let view = room.scoring(member, id).await.unwrap();
    let bounds = view.bounds.unwrap();
    assert_eq!(view.total, None);
    assert!(
        bounds.least < whole.total.unwrap() && whole.total.unwrap() < bounds.most,
        "{bounds:?}"
    );
}

#[tokio::test]
async fn what_one_had_marked_and_when_is_ones_own_to_read() {
    let room = Room::new(3).await;
    let (first, second) = (room.members[0], room.members[1]);
    let id = scored_by(&room, "BriqLys", 1, &[first, second]).await;
    let caller = as_member(first);
    for mark in [Some(6), Some(8), None] {
        let answer = mark.map(|mark| Answer::Mark(Steps(mark)));
        evaluation::set_mark(&room.store, &caller, id, "C1", answer)
            .await
            .unwrap();
    }
    palmares_core::undo(&room.store, &caller).await.unwrap();
    evaluation::comment(&room.store, &caller, id, Some("C1"), "Solide.", "")
        .await
        .unwrap();
    let mut connection = room.store.read().await.unwrap();
    let moments = evaluation::mark_history(&mut connection, first, id).await.unwrap();
    let after: Vec<_> = moments.iter().map(|one| one.after.and_then(Answer::steps)).collect();
    assert_eq!(
        after,
        [Some(Steps(6)), Some(Steps(8)), None, Some(Steps(8))],
        "a comment is no mark"
    );
    assert!(
        moments
            .iter()
            .all(|one| one.criterion == "C1" && one.part == Part::Member)
    );
    assert_eq!(evaluation::mark_history(&mut connection, second, id).await.unwrap(), []);
}

#[tokio::test]
async fn what_one_wrote_in_a_call_is_read_without_the_dossiers_that_one_left() {
    let room = Room::new(3).await;
    let member = room.members[0];
    let kept = scored_by(&room, "BriqLys", 1, &[member]).await;
    let left = scored_by(&room, "LysLoop", 2, &[member]).await;
    for id in [kept, left] {
        room.mark(member, id, GOOD).await;
        evaluation::comment(
            &room.store,
            &as_member(member),
            id,
            Some("C2"),
            "Preuves solides.",
            "secret",
        )
        .await
        .unwrap();
    }
    let tie = Declaration::recusal(member, left, InterestKind::Family, "tante");
    room.declare(&as_member(member), tie).await.unwrap();
    let own = evaluation::own_sheets(&mut room.store.read().await.unwrap(), member, room.call)
        .await
        .unwrap();
    assert_eq!((own.items.len(), own.sheets.len(), own.grids.len()), (1, 1, 1));
    let sheet = &own.sheets[0];
    assert_eq!(
        (sheet.dossier_id, sheet.current, sheet.total.is_some()),
        (kept, true, true)
    );
    let comment = sheet.marks.iter().find(|mark| mark.criterion == "C2").unwrap();
    assert_eq!(
        (comment.comment.as_str(), comment.private_note.as_str()),
        ("Preuves solides.", "")
    );
}

async fn enter(room: &Room, dossier: DossierId, member: MemberId, marks: &[(&str, Option<u16>)]) -> Result<Receipt> {
    let cell = |(criterion, mark): &(&str, Option<u16>)| SheetCell {
        dossier_id: dossier,
        member_id: member,
        criterion: Some((*criterion).to_owned()),
        mark: mark.map(|mark| Steps(mark).into()),
        comment: None,
    };
    evaluation::enter_sheets(&room.store, &staff(), &marks.iter().map(cell).collect::<Vec<_>>()).await
}

async fn row(room: &Room, dossier: DossierId, member: MemberId) -> SheetRow {
    let mut connection = room.store.read().await.unwrap();
    let tables = evaluation::paper_sheets(
        &mut connection,
        Actor::Secretariat,
        room.call,
        Some(dossier),
        Some(member),
    );
    tables.await.unwrap().remove(0).rows.remove(0)
}

const WHOLE: [(&str, Option<u16>); 6] = [
    ("C1", Some(8)),
    ("C2", Some(8)),
    ("C3", Some(8)),
    ("C4", Some(8)),
    ("C5", Some(8)),
    ("C6", Some(8)),
];

#[tokio::test]
async fn a_sheet_of_paper_is_typed_for_its_member_as_one_act_and_handed_in() {
    let room = Room::new(3).await;
    let (first, second) = (room.members[0], room.members[1]);
    let id = scored_by(&room, "BriqLys", 1, &[first, second]).await;
    enter(&room, id, first, &WHOLE).await.unwrap();
    let typed = row(&room, id, first).await;
    assert_eq!(
        (typed.marks.len(), typed.on_paper, typed.locked, typed.gaps.len()),
        (6, true, None, 0)
    );
    let page = journal::entries(&mut room.store.read().await.unwrap(), None, 1, None)
        .await
        .unwrap();
    let entry = &page.entries[0];
    assert_eq!(
        (entry.operation, entry.part),
        (OperationName::SheetEnter, Part::Secretariat)
    );
    assert_eq!(entry.params["cells"], 6);
    assert!(entry.params["member"].is_string());

    palmares_core::undo(&room.store, &staff()).await.unwrap();
    assert_eq!(
        row(&room, id, first).await.marks.len(),
        0,
        "one act is taken back as one"
    );
    palmares_core::redo(&room.store, &staff()).await.unwrap();
    evaluation::submit_sheet(&room.store, &staff(), id, first)
        .await
        .unwrap();
    let view = row(&room, id, first).await;
    assert_eq!(
        (view.state, view.locked),
        (CellState::Submitted, Some(SheetLock::HandedIn))
    );
    assert_eq!(refusal(enter(&room, id, first, &[("C1", None)]).await), "submitted");
    assert_eq!(room.official(id).await.as_deref(), Some("80.00"));
    room.is_sound().await;
}

#[tokio::test]
async fn the_comment_on_the_whole_dossier_is_typed_with_the_marks_and_goes_with_them() {
    let room = Room::new(3).await;
    let member = room.members[0];
    let id = scored_by(&room, "BriqLys", 1, &[member]).await;
    let cell = |criterion: Option<&str>, mark: Option<u16>, comment: Option<&str>| SheetCell {
        dossier_id: id,
        member_id: member,
        criterion: criterion.map(str::to_owned),
        mark: mark.map(|mark| Steps(mark).into()),
        comment: comment.map(str::to_owned),
    };
    let whole = [cell(Some("C1"), Some(8), None), cell(None, None, Some("Projet mûr."))];
    evaluation::enter_sheets(&room.store, &staff(), &whole).await.unwrap();
    let typed = row(&room, id, member).await;
    assert_eq!((typed.comment.as_str(), typed.marks.len()), ("Projet mûr.", 1));
    // A mark that is typed later leaves it.
    enter(&room, id, member, &[("C2", Some(8))]).await.unwrap();
    assert_eq!(row(&room, id, member).await.comment, "Projet mûr.");
    palmares_core::undo(&room.store, &staff()).await.unwrap();
    palmares_core::undo(&room.store, &staff()).await.unwrap();
    let taken_back = row(&room, id, member).await;
    assert_eq!((taken_back.comment.as_str(), taken_back.marks.len()), ("", 0));

    for (cell, field) in [(cell(None, Some(8), None), "mark"), (cell(None, None, None), "cells")] {
        let refused = evaluation::enter_sheets(&room.store, &staff(), &[cell]).await;
        assert_eq!(refused.unwrap_err().field(), Some(field));
    }
    // Once its member writes, it is theirs alone, and so is the comment.
    palmares_core::redo(&room.store, &staff()).await.unwrap();
    evaluation::set_mark(&room.store, &as_member(member), id, "C1", Some(Steps(9).into()))
        .await
        .unwrap();
    assert_eq!(row(&room, id, member).await.comment, "");
    room.is_sound().await;
}

#[tokio::test]
async fn nothing_is_typed_over_what_a_member_types_nor_shown_of_it() {
    let room = Room::new(4).await;
    let (first, second, third) = (room.members[0], room.members[1], room.members[2]);
    let id = scored_by(&room, "BriqLys", 1, &[first, second]).await;
    evaluation::assign(&room.store, &staff(), id, &[first, second, third])
        .await
        .unwrap();
    room.mark(first, id, FAIR).await;
    let locked = row(&room, id, first).await;
    assert_eq!((locked.locked, locked.marks.len()), (Some(SheetLock::MemberTypes), 0));
    assert_eq!(refusal(enter(&room, id, first, &WHOLE).await), "member_types");
    assert_eq!(row(&room, id, third).await.locked, Some(SheetLock::Undeclared));
    assert_eq!(refusal(enter(&room, id, third, &WHOLE).await), "undeclared");
    let tie = Declaration::recusal(second, id, InterestKind::Family, "tante");
    room.declare(&as_member(second), tie).await.unwrap();
    assert_eq!(row(&room, id, second).await.locked, Some(SheetLock::Recused));
    assert_eq!(refusal(enter(&room, id, second, &WHOLE).await), "recused");
    // One cell that is refused, and nothing is written.
    let none = Declaration::none(third, id);
    room.declare(&staff(), none).await.unwrap();
    assert_eq!(
        enter(&room, id, third, &[("C1", Some(8)), ("C2", Some(99))])
            .await
            .unwrap_err()
            .field(),
        Some("mark")
    );
    assert_eq!(row(&room, id, third).await.marks.len(), 0);
    let by_member = evaluation::enter_sheets(&room.store, &as_member(third), &[]).await;
    assert_eq!(refusal(by_member), "staff_only");
    room.is_sound().await;
}

#[tokio::test]
async fn a_member_who_takes_their_sheet_of_paper_over_has_it_to_themselves() {
    let room = Room::new(3).await;
    let member = room.members[0];
    let id = scored_by(&room, "BriqLys", 1, &[member]).await;
    enter(&room, id, member, &WHOLE).await.unwrap();
    evaluation::set_mark(&room.store, &as_member(member), id, "C1", Some(Steps(9).into()))
        .await
        .unwrap();
    let taken = row(&room, id, member).await;
    assert_eq!((taken.locked, taken.marks.len()), (Some(SheetLock::MemberTypes), 0));
    assert!(
        palmares_core::undo(&room.store, &staff()).await.is_err(),
        "what was changed since is not taken back"
    );
    let mut connection = room.store.read().await.unwrap();
    let moments = evaluation::mark_history(&mut connection, member, id).await.unwrap();
    assert_eq!(
        (moments[0].part, moments.last().unwrap().part),
        (Part::Secretariat, Part::Member)
    );
}
