//! Declarations, marks, recusals and the ranking that follows.

use palmares_core::call;
use palmares_core::committee::Declaration;
use palmares_core::committee::model::InterestKind;
use palmares_core::dossier::DossierState;
use palmares_core::evaluation::consolidation::{ApartReason, TieReason};
use palmares_core::evaluation::{self, CellState};
use palmares_core::grid::Steps;
use palmares_core::journal::{self, Actor, OperationName};
use serde_json::json;

use crate::room::{FAIR, GOOD, LENS, LILLERS, Room, as_member, refusal, staff};

#[tokio::test]
async fn two_members_score_one_recuses_late_and_the_ranking_is_computed_again() {
    let room = Room::new(3).await;
    let (first, second) = (room.members[0], room.members[1]);
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    evaluation::assign(&room.store, &staff(), id, &[first, second])
        .await
        .unwrap();
    assert_eq!(room.state(id).await, DossierState::UnderEvaluation);
    room.score(first, id, GOOD).await;
    assert_eq!(room.state(id).await, DossierState::UnderEvaluation);
    room.score(second, id, FAIR).await;
    assert_eq!(
        room.state(id).await,
        DossierState::ReadyForCommittee,
        "the last evaluation makes it ready"
    );
    assert_eq!(room.official(id).await.as_deref(), Some("75.00"));

    let tie = Declaration::recusal(second, id, InterestKind::Shareholder, "Porteur d'une part du capital");
    room.declare(&as_member(second), tie).await.unwrap();
    assert_eq!(room.official(id).await.as_deref(), Some("80.00"));
    let view = room.ranking(Actor::Secretariat).await.unwrap();
    assert!(
        view.ranking.provisional,
        "one evaluation is fewer than the grid asks for"
    );
    assert_eq!((view.results[0].submitted, view.results[0].assigned), (1, 1));
    let mine = view.results[0].cells.iter().find(|cell| cell.member == second).unwrap();
    assert_eq!((mine.state, mine.total.is_none()), (CellState::Recused, true));

    // The recused member sees nothing any more, and does not come back by themselves.
    assert_eq!(refusal(room.scoring(second, id).await), "recused");
    let hidden = room.ranking(Actor::Member(second)).await.unwrap();
    assert!(hidden.results.is_empty() && hidden.ranking.ranked.is_empty() && hidden.dossiers.is_empty());
    assert_eq!(
        refusal(room.declare(&as_member(second), Declaration::none(second, id)).await),
        "recusal_stands"
    );
    room.is_sound().await;
}

#[tokio::test]
async fn nothing_opens_before_the_question_on_interests_is_answered() {
    let room = Room::new(3).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    evaluation::assign_all(&room.store, &staff(), room.call).await.unwrap();
    let member = room.members[1];
    assert_eq!(refusal(room.scoring(member, id).await), "undeclared");
    let mark = evaluation::set_mark(&room.store, &as_member(member), id, "C1", Some(Steps(6).into())).await;
    assert_eq!(refusal(mark), "undeclared");
    let queue = evaluation::queue(&mut room.store.read().await.unwrap(), member, room.call)
        .await
        .unwrap();
    assert_eq!(
        (queue.items.len(), queue.items[0].declared, queue.items[0].criteria),
        (1, false, 6)
    );

    room.declare(&as_member(member), Declaration::none(member, id))
        .await
        .unwrap();
    assert_eq!(room.scoring(member, id).await.unwrap().marks.len(), 6);
    // Nobody declares for somebody else, except the secretariat.
    assert_eq!(
        refusal(
            room.declare(&as_member(room.members[2]), Declaration::none(member, id))
                .await
        ),
        "staff_only"
    );
    let imposed = Declaration {
        recused: true,
        imposed: true,
        ..Declaration::none(member, id)
    };
    assert_eq!(
        refusal(room.declare(&as_member(member), imposed.clone()).await),
        "staff_only"
    );
    room.declare(&staff(), imposed).await.unwrap();
    assert_eq!(refusal(room.scoring(member, id).await), "recused");
    assert_eq!(
        refusal(room.declare(&as_member(member), Declaration::none(member, id)).await),
        "imposed"
    );
    room.declare(&staff(), Declaration::none(member, id)).await.unwrap();
    assert!(
        room.scoring(member, id).await.is_ok(),
        "nothing was handed in: the recusal can be lifted"
    );
    room.is_sound().await;
}

#[tokio::test]
async fn the_marks_of_others_are_sealed_until_ones_own_are_handed_in() {
    let room = Room::new(3).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    let (first, second) = (room.members[0], room.members[1]);
    evaluation::assign(&room.store, &staff(), id, &[first, second])
        .await
        .unwrap();
    let caller = as_member(first);
    room.declare(&caller, Declaration::none(first, id)).await.unwrap();
    room.mark(first, id, GOOD).await;
    evaluation::comment(
        &room.store,
        &caller,
        id,
        Some("C3"),
        "Dix emplois.",
        "Secret de fabrique : 4271",
    )
    .await
    .unwrap();
    evaluation::submit(&room.store, &caller, id).await.unwrap();

    room.declare(&as_member(second), Declaration::none(second, id))
        .await
        .unwrap();
    assert_eq!(room.scoring(second, id).await.unwrap().others, None);
    assert_eq!(refusal(room.ranking(Actor::Member(second)).await), "sealed");
    room.score(second, id, FAIR).await;
    assert_eq!(room.scoring(second, id).await.unwrap().others, None);
    let listed = room.ranking(Actor::Member(second)).await.unwrap();
    assert_eq!((listed.results.len(), listed.closed), (0, 1));
    room.look(second, id).await;
    let others = room.scoring(second, id).await.unwrap().others.unwrap();
    assert_eq!(
        (others.len(), others[0].member_id, others[0].marks[2].mark),
        (1, first, Some(Steps(8).into()))
    );
    assert_eq!(others[0].marks[2].comment, "Dix emplois.");
    assert_eq!(
        others[0].marks[2].private_note, "",
        "a private note is for its author only"
    );
    assert!(room.ranking(Actor::Member(second)).await.is_ok());
    let own = room.scoring(first, id).await.unwrap();
    assert_eq!(own.marks[2].private_note, "Secret de fabrique : 4271");

    // The sentences of the journal name the criterion, never the mark nor the note.
    let page = journal::entries(&mut room.store.read().await.unwrap(), None, 500, None)
        .await
        .unwrap();
    for entry in &page.entries {
        assert!(!entry.params.to_string().contains("4271"), "{:?}", entry.params);
        assert!(entry.operation != OperationName::MarkSet || entry.params.get("mark").is_none());
    }
}

#[tokio::test]
async fn a_sheet_with_a_blank_is_not_handed_in_and_one_handed_in_is_not_changed() {
    let room = Room::new(3).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    let member = room.members[0];
    let caller = as_member(member);
    evaluation::assign(&room.store, &staff(), id, &room.members[..2])
        .await
        .unwrap();
    room.declare(&caller, Declaration::none(member, id)).await.unwrap();
    assert_eq!(
        refusal(evaluation::submit(&room.store, &caller, id).await),
        "marks_incomplete"
    );
    room.mark(member, id, GOOD).await;
    evaluation::set_mark(&room.store, &caller, id, "C4", None)
        .await
        .unwrap();
    let gaps = evaluation::submit(&room.store, &caller, id).await.unwrap_err().params()["gaps"].clone();
    assert_eq!(gaps, json!([{ "criterion": "C4", "kind": "mark" }]));
    // Under the floor a comment is due.
    evaluation::set_mark(&room.store, &caller, id, "C4", Some(Steps(0).into()))
        .await
        .unwrap();
    evaluation::set_mark(&room.store, &caller, id, "C1", Some(Steps(5).into()))
        .await
        .unwrap();
    let gaps = evaluation::submit(&room.store, &caller, id).await.unwrap_err().params()["gaps"].clone();
    assert_eq!(gaps, json!([{ "criterion": "C1", "kind": "comment" }]));
    evaluation::comment(&room.store, &caller, id, Some("C1"), "Hors des thèmes de l'appel.", "")
        .await
        .unwrap();
    evaluation::submit(&room.store, &caller, id).await.unwrap();

    assert_eq!(
        refusal(evaluation::set_mark(&room.store, &caller, id, "C1", Some(Steps(9).into())).await),
        "submitted"
    );
    assert_eq!(
        refusal(evaluation::comment(&room.store, &caller, id, None, "Autre", "").await),
        "submitted"
    );
    assert_eq!(
        refusal(evaluation::set_mark(&room.store, &staff(), id, "C1", None).await),
        "members_only"
    );
    evaluation::reopen(&room.store, &caller, id).await.unwrap();
    evaluation::set_mark(&room.store, &caller, id, "C1", Some(Steps(9).into()))
        .await
        .unwrap();
    let off_scale = evaluation::set_mark(&room.store, &caller, id, "C1", Some(Steps(11).into()))
        .await
        .unwrap_err();
    assert_eq!(off_scale.field(), Some("mark"));
    assert_eq!(room.scoring(member, id).await.unwrap().item.state, CellState::Draft);
    room.is_sound().await;
}

#[tokio::test]
async fn a_mark_is_undone_and_done_again_by_its_name() {
    let room = Room::new(2).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    let member = room.members[0];
    let caller = as_member(member);
    evaluation::assign(&room.store, &staff(), id, &room.members)
        .await
        .unwrap();
    room.declare(&caller, Declaration::none(member, id)).await.unwrap();
    evaluation::set_mark(&room.store, &caller, id, "C2", Some(Steps(7).into()))
        .await
        .unwrap();
    evaluation::set_mark(&room.store, &caller, id, "C2", Some(Steps(9).into()))
        .await
        .unwrap();

    let next = journal::undo_state(&room.store, caller.person)
        .await
        .unwrap()
        .undo
        .unwrap();
    assert_eq!(
        (next.operation, next.params["criterion"].as_str()),
        (OperationName::MarkSet, Some("C2"))
    );
    assert_eq!(
        (next.params["dossier"].as_u64(), next.params["title"].as_str()),
        (Some(1), Some("BriqLys"))
    );
    palmares_core::undo(&room.store, &caller).await.unwrap();
    assert_eq!(
        room.scoring(member, id).await.unwrap().marks[1].mark,
        Some(Steps(7).into())
    );
    palmares_core::undo(&room.store, &caller).await.unwrap();
    let blank = room.scoring(member, id).await.unwrap();
    assert_eq!((blank.marks[1].mark, blank.item.state), (None, CellState::NotStarted));
    palmares_core::redo(&room.store, &caller).await.unwrap();
    palmares_core::redo(&room.store, &caller).await.unwrap();
    assert_eq!(
        room.scoring(member, id).await.unwrap().marks[1].mark,
        Some(Steps(9).into())
    );
    room.is_sound().await;
}

#[tokio::test]
async fn an_abstention_is_no_zero_and_ends_the_wait() {
    let room = Room::new(3).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    evaluation::assign(&room.store, &staff(), id, &room.members)
        .await
        .unwrap();
    room.score(room.members[0], id, GOOD).await;
    room.score(room.members[1], id, GOOD).await;
    let third = room.members[2];
    room.declare(&as_member(third), Declaration::none(third, id))
        .await
        .unwrap();
    evaluation::abstain(&room.store, &as_member(third), id).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::ReadyForCommittee);
    assert_eq!(room.official(id).await.as_deref(), Some("80.00"));
    // Somebody new opens the scoring again; closing it leaves the draft uncounted.
    evaluation::reopen_for(&room.store, &staff(), id, third, "Sa voix est attendue.")
        .await
        .unwrap();
    assert_eq!(room.state(id).await, DossierState::UnderEvaluation);
    room.mark(third, id, [0; 6]).await;
    evaluation::close_scoring(&room.store, &staff(), id).await.unwrap();
    assert_eq!(room.official(id).await.as_deref(), Some("80.00"));
    let late = evaluation::set_mark(&room.store, &as_member(third), id, "C1", Some(Steps(1).into())).await;
    assert_eq!(refusal(late), "scoring_closed");
}

#[tokio::test]
async fn a_recused_member_is_not_assigned_and_one_who_began_is_not_dropped() {
    let room = Room::new(3).await;
    let id = room.shortlisted("Forge4D", LILLERS, 1).await;
    let [first, second, third] = room.members[..] else {
        panic!("three members")
    };
    room.declare(
        &as_member(third),
        Declaration::recusal(third, id, InterestKind::Employer, ""),
    )
    .await
    .unwrap();
    assert_eq!(
        refusal(evaluation::assign(&room.store, &staff(), id, &[first, third]).await),
        "member_recused"
    );
    evaluation::assign_all(&room.store, &staff(), room.call).await.unwrap();
    room.declare(&as_member(first), Declaration::none(first, id))
        .await
        .unwrap();
    evaluation::set_mark(&room.store, &as_member(first), id, "C1", Some(Steps(6).into()))
        .await
        .unwrap();
    assert_eq!(
        refusal(evaluation::assign(&room.store, &staff(), id, &[second]).await),
        "has_marks"
    );
    evaluation::assign(&room.store, &staff(), id, &[first]).await.unwrap();
    assert_eq!(refusal(room.scoring(second, id).await), "not_assigned");
}

#[tokio::test]
async fn a_tie_goes_to_the_resident_and_both_keep_the_rank() {
    let room = Room::new(3).await;
    let elsewhere = room.ready("TriBoucle", LENS, 1, GOOD).await;
    let resident = room.ready("CaptArtois", LILLERS, 9, GOOD).await;
    let behind = room.ready("MobiGohelle", LILLERS, 2, FAIR).await;
    let eliminated = room.ready("SensoPorte", LENS, 3, [5, 10, 10, 10, 10, 10]).await;
    let view = room.ranking(Actor::Secretariat).await.unwrap();
    let places: Vec<_> = view
        .ranking
        .ranked
        .iter()
        .map(|place| (place.rank, place.position, place.dossier))
        .collect();
    assert_eq!(places, [(1, 1, resident), (1, 2, elsewhere), (3, 3, behind)]);
    assert_eq!(view.ranking.ties[0].reason, TieReason::Priority);
    assert_eq!(
        view.ranking.apart[0].dossier, eliminated,
        "90/100 with a criterion under its floor has no rank"
    );
    assert_eq!(room.official(eliminated).await.as_deref(), Some("90.00"));
}

#[tokio::test]
async fn a_dossier_scored_on_an_older_grid_keeps_its_score_and_stands_apart() {
    let room = Room::new(2).await;
    let old = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let mut grid = room.ranking(Actor::Secretariat).await.unwrap().grid;
    (grid.criteria[2].weight, grid.criteria[3].weight) = (15, 20);
    call::update_grid(&room.store, &staff(), room.call, None, &grid)
        .await
        .unwrap();
    let untouched = room.ranking(Actor::Secretariat).await.unwrap();
    assert_eq!(
        (untouched.grid_number, untouched.ranking.ranked.len()),
        (1, 1),
        "nobody scored on the new one yet"
    );

    let new = room.ready("LysLoop", LILLERS, 2, [6, 6, 6, 10, 6, 6]).await;
    let view = room.ranking(Actor::Secretariat).await.unwrap();
    assert_eq!((view.grid_number, view.ranking.ranked[0].dossier), (2, new));
    assert_eq!(view.ranking.apart[0].dossier, old);
    assert_eq!(
        view.ranking.apart[0].reasons,
        [ApartReason::OtherGridVersion { number: 1 }]
    );
    assert_eq!(room.official(old).await.as_deref(), Some("80.00"));
    assert_eq!(room.official(new).await.as_deref(), Some("68.00"));
    room.is_sound().await;
}

#[tokio::test]
async fn an_agenda_says_what_was_scored_on_another_version_of_the_grid() {
    let room = Room::new(2).await;
    let old = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let mut grid = room.ranking(Actor::Secretariat).await.unwrap().grid;
    (grid.criteria[2].weight, grid.criteria[3].weight) = (15, 20);
    call::update_grid(&room.store, &staff(), room.call, None, &grid)
        .await
        .unwrap();
    let new = room.ready("LysLoop", LILLERS, 2, [6, 6, 6, 10, 6, 6]).await;
    let session = room.convened(&[old, new]).await;
    let view = room.session(session).await;
    let version = |id| {
        let item = view.items.iter().find(|item| item.dossier_id == id);
        item.unwrap().other_version
    };
    assert_eq!((version(old), version(new)), (Some(1), None));
}

#[tokio::test]
async fn a_member_who_leaves_is_no_longer_waited_for_and_what_they_began_is_not_counted() {
    let room = Room::new(4).await;
    let [first, second, third, fourth] = room.members[..] else {
        panic!("four members")
    };
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    evaluation::assign(&room.store, &staff(), id, &room.members)
        .await
        .unwrap();
    room.score(first, id, GOOD).await;
    room.score(second, id, GOOD).await;
    room.declare(&as_member(third), Declaration::none(third, id))
        .await
        .unwrap();
    room.mark(third, id, [0; 6]).await;
    evaluation::retire_member(&room.store, &staff(), third).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::UnderEvaluation);
    evaluation::retire_member(&room.store, &staff(), fourth).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::ReadyForCommittee);
    let result = room.ranking(Actor::Secretariat).await.unwrap().results.remove(0);
    let states: Vec<_> = result.cells.iter().map(|cell| cell.state).collect();
    assert!(states.contains(&CellState::SetAside) && states.len() == 3, "{states:?}");
    assert_eq!(room.official(id).await.as_deref(), Some("80.00"));
    room.is_sound().await;
}
