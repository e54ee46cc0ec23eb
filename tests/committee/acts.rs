//! The acts that come after the marks and after the session: a tie ordered by the chair, an evaluation set aside.

use palmares_core::committee::Declaration;
use palmares_core::committee::model::InterestKind;
use palmares_core::dossier::DossierState;
use palmares_core::error::Result;
use palmares_core::evaluation::consolidation::{LeftOutReason, TieReason};
use palmares_core::evaluation::view::RankingView;
use palmares_core::evaluation::{self, CellState, TieOrder};
use palmares_core::id::{DossierId, MemberId};
use palmares_core::journal::{Actor, Caller};
use palmares_core::store::Store;

use crate::room::{FAIR, GOOD, LILLERS, Room, as_member, refusal, staff};

async fn order(room: &Room, caller: &Caller, chair: MemberId, dossiers: &[DossierId], motive: &str) -> Result<()> {
    let order = TieOrder {
        call: room.call,
        chair,
        dossiers: dossiers.to_vec(),
        motive: motive.into(),
    };
    evaluation::order_tie(&room.store, caller, &order).await.map(drop)
}

fn places(view: &RankingView) -> Vec<(u32, u32, bool, DossierId)> {
    let places = view.ranking.ranked.iter();
    places
        .map(|place| (place.rank, place.position, place.unresolved, place.dossier))
        .collect()
}

/// Two residents' dossiers of the same day with the same marks: nothing published separates them.
async fn tied(room: &Room) -> (DossierId, DossierId) {
    (
        room.ready("BriqLys", LILLERS, 1, GOOD).await,
        room.ready("CaptArtois", LILLERS, 1, GOOD).await,
    )
}

/// Whoever orders a tie sees it, and no longer changes their own marks on it.
async fn look_at_both(room: &Room, chair: MemberId, one: DossierId, two: DossierId) {
    room.look(chair, one).await;
    room.look(chair, two).await;
}

#[tokio::test]
async fn the_chair_orders_a_tie_that_nothing_published_separates() {
    let room = Room::new(4).await;
    let (one, two) = tied(&room).await;
    let view = room.ranking(Actor::Secretariat).await.unwrap();
    assert!(view.ranking.ranked.iter().all(|place| place.unresolved));
    assert_eq!((view.ties_to_order.len(), view.ties_to_order[0].ordered), (1, false));

    let (chair, other) = (room.members[0], room.members[1]);
    let caller = as_member(chair);
    look_at_both(&room, chair, one, two).await;
    let motive = "Le projet répond mieux aux priorités de l’année.";
    let silent = order(&room, &caller, chair, &[two, one], " ").await.unwrap_err();
    assert_eq!(silent.field(), Some("motive"));
    assert_eq!(
        refusal(order(&room, &staff(), other, &[two, one], motive).await),
        "chair_only"
    );
    assert_eq!(
        refusal(order(&room, &as_member(other), chair, &[two, one], motive).await),
        "chair_only"
    );
    assert_eq!(refusal(order(&room, &caller, chair, &[two], motive).await), "not_tied");
    order(&room, &caller, chair, &[two, one], motive).await.unwrap();

    let view = room.ranking(Actor::Secretariat).await.unwrap();
    assert_eq!(places(&view), [(1, 1, false, two), (1, 2, false, one)]);
    assert_eq!(view.ranking.ties[0].reason, TieReason::Chair);
    let kept = &view.tie_orders[0];
    assert_eq!(
        (
            kept.motive.as_str(),
            kept.chair_id,
            kept.applies,
            view.ties_to_order[0].ordered
        ),
        (motive, chair, true, true)
    );
    palmares_core::undo(&room.store, &caller).await.unwrap();
    assert!(room.ranking(Actor::Secretariat).await.unwrap().tie_orders.is_empty());
    room.is_sound().await;
}

#[tokio::test]
async fn a_later_order_takes_the_place_of_the_former_and_one_of_another_tie_is_ignored() {
    let room = Room::new(4).await;
    let (one, two) = tied(&room).await;
    let chair = room.members[0];
    order(&room, &staff(), chair, &[two, one], "Première lecture.")
        .await
        .unwrap();
    order(&room, &staff(), chair, &[one, two], "Après les auditions.")
        .await
        .unwrap();
    let view = room.ranking(Actor::Secretariat).await.unwrap();
    assert_eq!(places(&view), [(1, 1, false, one), (1, 2, false, two)]);
    assert_eq!(
        (view.tie_orders.len(), view.tie_orders[0].motive.as_str()),
        (1, "Après les auditions.")
    );

    // A third dossier joins the tie: the chair compared two, and says nothing on three.
    let three = room.ready("MobiGohelle", LILLERS, 1, GOOD).await;
    let view = room.ranking(Actor::Secretariat).await.unwrap();
    assert!(view.ranking.ranked.iter().all(|place| place.unresolved));
    assert_eq!(
        (view.tie_orders[0].applies, view.ties_to_order[0].dossiers.len()),
        (false, 3)
    );
    assert_eq!(
        refusal(order(&room, &staff(), chair, &[one, two], "Encore.").await),
        "not_tied"
    );
    // It leaves again: the same tie stands as it was ordered.
    palmares_core::dossier::withdraw(&room.store, &staff(), three, "Le porteur renonce.")
        .await
        .unwrap();
    let view = room.ranking(Actor::Secretariat).await.unwrap();
    assert_eq!(places(&view), [(1, 1, false, one), (1, 2, false, two)]);
    room.is_sound().await;
}

#[tokio::test]
async fn a_recused_chair_orders_nothing_and_neither_does_one_whom_the_rules_do_not_name() {
    let room = Room::new(4).await;
    let (one, two) = tied(&room).await;
    let chair = room.members[0];
    let declaration = Declaration::recusal(chair, one, InterestKind::Family, "");
    room.declare(&as_member(chair), declaration).await.unwrap();
    assert_eq!(
        refusal(order(&room, &staff(), chair, &[two, one], "Motif.").await),
        "recused"
    );
    let mut grid = room.ranking(Actor::Secretariat).await.unwrap().grid;
    grid.tie_break.pop();
    let sets = palmares_core::evaluation::consolidation::chair_sets(&grid, &[], None);
    assert!(sets.is_empty());
}

async fn set_aside(store: &Store, caller: &Caller, dossier: DossierId, member: MemberId, motive: &str) -> Result<()> {
    evaluation::set_aside(store, caller, dossier, member, motive)
        .await
        .map(drop)
}

#[tokio::test]
async fn an_evaluation_set_aside_counts_nowhere_until_that_is_taken_back() {
    let room = Room::new(4).await;
    let id = room.shortlisted("Forge4D", LILLERS, 1).await;
    let [first, second, third, _] = room.members[..] else {
        panic!("four members")
    };
    evaluation::assign(&room.store, &staff(), id, &[first, second, third])
        .await
        .unwrap();
    room.score(first, id, GOOD).await;
    room.score(second, id, FAIR).await;
    let motive = "Un lien avec le porteur a été découvert.";
    assert_eq!(
        refusal(set_aside(&room.store, &staff(), id, third, motive).await),
        "not_started"
    );
    assert_eq!(
        refusal(set_aside(&room.store, &as_member(first), id, second, motive).await),
        "staff_only"
    );
    let silent = set_aside(&room.store, &staff(), id, second, "").await.unwrap_err();
    assert_eq!(silent.field(), Some("motive"));
    set_aside(&room.store, &staff(), id, second, motive).await.unwrap();

    assert_eq!(room.official(id).await.as_deref(), Some("80.00"));
    let view = room.ranking(Actor::Secretariat).await.unwrap();
    let result = &view.results[0];
    assert_eq!(
        (result.submitted, result.is_insufficient(), view.ranking.provisional),
        (1, true, true)
    );
    let left_out = &result.official.as_ref().unwrap().why.left_out;
    assert!(
        left_out
            .iter()
            .any(|out| (out.member, out.reason) == (second, LeftOutReason::SetAside))
    );
    assert_eq!(
        (view.set_aside[0].member_id, view.set_aside[0].motive.as_str()),
        (second, motive)
    );
    assert!(room.ranking(Actor::Member(first)).await.unwrap().set_aside.is_empty());

    evaluation::reinstate(&room.store, &staff(), id, second, "Le lien n’en était pas un.")
        .await
        .unwrap();
    assert_eq!(room.official(id).await.as_deref(), Some("75.00"));
    palmares_core::undo(&room.store, &staff()).await.unwrap();
    assert_eq!(room.official(id).await.as_deref(), Some("80.00"));
    room.is_sound().await;
}

#[tokio::test]
async fn setting_the_last_sheet_aside_leaves_no_score_and_the_draft_of_somebody_who_left_stays_uncounted() {
    let room = Room::new(4).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    let (first, second) = (room.members[0], room.members[1]);
    evaluation::assign(&room.store, &staff(), id, &[first, second])
        .await
        .unwrap();
    room.score(first, id, GOOD).await;
    room.declare(&as_member(second), Declaration::none(second, id))
        .await
        .unwrap();
    room.mark(second, id, GOOD).await;
    evaluation::retire_member(&room.store, &staff(), second).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::ReadyForCommittee);
    let taken_back = evaluation::reinstate(&room.store, &staff(), id, second, "Il revient.").await;
    assert_eq!(refusal(taken_back), "never_handed_in");
    set_aside(&room.store, &staff(), id, first, "Conflit découvert.")
        .await
        .unwrap();
    assert_eq!(room.official(id).await, None);
    assert_eq!(room.state(id).await, DossierState::ReadyForCommittee);
}

#[tokio::test]
async fn a_sheet_given_back_tells_its_member_why_until_it_is_handed_in_again() {
    let room = Room::new(4).await;
    let id = room.ready("HydroCanal", LILLERS, 1, GOOD).await;
    let member = room.members[1];
    let motive = "La note de C3 contredit son commentaire.";
    let silent = evaluation::reopen_for(&room.store, &staff(), id, member, " ")
        .await
        .unwrap_err();
    assert_eq!(silent.field(), Some("motive"));
    evaluation::reopen_for(&room.store, &staff(), id, member, motive)
        .await
        .unwrap();
    assert_eq!(room.state(id).await, DossierState::UnderEvaluation);
    let view = room.scoring(member, id).await.unwrap();
    assert_eq!(
        (view.item.state, view.returned.as_deref()),
        (CellState::Draft, Some(motive))
    );
    assert!(view.others.is_none(), "sealed again");
    evaluation::submit(&room.store, &as_member(member), id).await.unwrap();
    let view = room.scoring(member, id).await.unwrap();
    assert_eq!((view.item.state, view.returned), (CellState::Submitted, None));
    room.is_sound().await;
}
