//! What members see of each other's marks, of ranks and of dossiers that they did not declare on.

use palmares_core::clock::paris_date;
use palmares_core::committee::Declaration;
use palmares_core::committee::model::InterestKind;
use palmares_core::decision::model::DecisionKind;
use palmares_core::decision::{self, DecisionView};
use palmares_core::evaluation;
use palmares_core::id::{DossierId, MemberId};
use palmares_core::journal::{self, Actor, FieldChange};
use palmares_core::minutes;
use palmares_core::session;

use crate::room::{FAIR, GOOD, LENS, LILLERS, Room, as_member, now, refusal, staff, unanimous};

async fn decisions(room: &Room, member: MemberId, dossier: DossierId) -> Vec<DecisionView> {
    let mut connection = room.store.read().await.unwrap();
    decision::of_dossier(&mut connection, Actor::Member(member), dossier, paris_date(now()))
        .await
        .unwrap()
}

#[tokio::test]
async fn an_abstention_that_can_be_taken_back_opens_neither_marks_nor_ranking() {
    let room = Room::new(3).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    evaluation::assign(&room.store, &staff(), id, &room.members)
        .await
        .unwrap();
    room.score(room.members[0], id, GOOD).await;
    room.score(room.members[1], id, FAIR).await;
    let shy = room.members[2];
    let caller = as_member(shy);
    room.declare(&caller, Declaration::none(shy, id)).await.unwrap();
    evaluation::abstain(&room.store, &caller, id).await.unwrap();

    assert!(room.scoring(shy, id).await.unwrap().others.is_none());
    assert_eq!(refusal(room.ranking(Actor::Member(shy)).await), "sealed");

    // On an agenda nothing can be taken back any more.
    room.convened(&[id]).await;
    assert_eq!(room.scoring(shy, id).await.unwrap().others.unwrap().len(), 2);
    assert_eq!(room.ranking(Actor::Member(shy)).await.unwrap().results.len(), 1);
}

#[tokio::test]
async fn a_member_finds_in_the_ranking_only_what_they_declared_on() {
    let room = Room::new(4).await;
    let (one, two) = (
        room.ready("BriqLys", LILLERS, 1, GOOD).await,
        room.ready("LysLoop", LENS, 2, FAIR).await,
    );
    let late = room.members[3];
    assert!(room.ranking(Actor::Member(late)).await.unwrap().results.is_empty());
    room.declare(&as_member(late), Declaration::none(late, two))
        .await
        .unwrap();
    let view = room.ranking(Actor::Member(late)).await.unwrap();
    let found: Vec<DossierId> = view.results.iter().map(|result| result.dossier).collect();
    assert_eq!((found, view.dossiers.len()), (vec![two], 1));
    assert_ne!(one, two);
}

#[tokio::test]
async fn decisions_keep_their_scores_from_those_to_whom_the_ranking_is_sealed() {
    let room = Room::new(4).await;
    let (heard, other) = (
        room.ready("BriqLys", LILLERS, 1, GOOD).await,
        room.shortlisted("LysLoop", LENS, 2).await,
    );
    let waiting = room.members[2];
    let caller = as_member(waiting);
    evaluation::assign(&room.store, &staff(), other, &[waiting])
        .await
        .unwrap();
    room.declare(&caller, Declaration::none(waiting, heard)).await.unwrap();
    let session = room.convened(&[heard]).await;
    assert!(room.open(session, 4).await);
    room.decide(&unanimous(session, heard, DecisionKind::Selected))
        .await
        .unwrap();

    let sealed = decisions(&room, waiting, heard).await;
    assert_eq!((sealed[0].rank, &sealed[0].score), (None, &None));
    let mut connection = room.store.read().await.unwrap();
    let item = |view: &palmares_core::minutes::SessionView| view.items[0].decision.clone();
    let actor = Actor::Member(waiting);
    let seen = minutes::get(&mut connection, actor, session, paris_date(now()))
        .await
        .unwrap();
    assert_eq!(
        item(&seen).map(|decision| (decision.rank, decision.score)),
        Some((None, None))
    );
    // Who never declared on a dossier reads no more of its item than its line on the agenda.
    let stranger = Actor::Member(room.members[3]);
    let seen = minutes::get(&mut connection, stranger, session, paris_date(now()))
        .await
        .unwrap();
    assert!(item(&seen).is_none());
    drop(connection);

    let known = decisions(&room, room.members[0], heard).await;
    assert_eq!((known[0].rank, known[0].score.as_deref()), (Some(1), Some("80.00")));
}

#[tokio::test]
async fn a_recused_member_does_not_find_the_dossier_among_those_ready_for_an_agenda() {
    let room = Room::new(4).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let recused = room.members[3];
    let tie = Declaration::recusal(recused, id, InterestKind::Family, "");
    room.declare(&as_member(recused), tie).await.unwrap();
    let mut connection = room.store.read().await.unwrap();
    for (actor, found) in [(Actor::Secretariat, 1), (Actor::Member(recused), 0)] {
        let list = session::list(&mut connection, actor, room.call, paris_date(now()))
            .await
            .unwrap();
        assert_eq!(list.ready.len(), found);
    }
}

#[tokio::test]
async fn the_journal_shows_a_mark_once_it_is_handed_in_and_a_private_note_never() {
    let room = Room::new(3).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    let member = room.members[0];
    let caller = as_member(member);
    evaluation::assign(&room.store, &staff(), id, &[member]).await.unwrap();
    room.declare(&caller, Declaration::none(member, id)).await.unwrap();
    room.mark(member, id, GOOD).await;
    evaluation::comment(&room.store, &caller, id, Some("C1"), "Solide.", "Revoir le plan.")
        .await
        .unwrap();
    evaluation::comment(&room.store, &caller, id, None, "Un bon projet.", "")
        .await
        .unwrap();

    let sealed = written(&room).await;
    assert!(
        sealed
            .iter()
            .all(|one| !["steps", "comment", "private_note"].contains(&one.field.as_str()))
    );
    evaluation::submit(&room.store, &caller, id).await.unwrap();
    let open = written(&room).await;
    assert!(open.iter().any(|one| one.field == "steps" && one.after == 8));
    assert!(open.iter().any(|one| one.field == "comment" && one.after == "Solide."));
    assert!(open.iter().all(|one| one.field != "private_note"));
}

/// What the journal shows of marks and evaluations.
async fn written(room: &Room) -> Vec<FieldChange> {
    let mut connection = room.store.read().await.unwrap();
    let mut page = journal::entries(&mut connection, None, 500, None).await.unwrap();
    evaluation::veil(&mut connection, &mut page.entries).await.unwrap();
    let changes = page.entries.into_iter().flat_map(|entry| entry.changes);
    changes
        .filter(|change| ["mark", "evaluation"].contains(&change.table.as_str()))
        .flat_map(|change| change.fields)
        .collect()
}
