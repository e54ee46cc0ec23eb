//! Several grids for one call, rounds of scoring, and the marks that a committee agreed on.

use std::collections::BTreeMap;

use palmares_core::call::{self, FurtherGridInput};
use palmares_core::committee::Declaration;
use palmares_core::decision;
use palmares_core::dossier;
use palmares_core::dossier::DossierState;
use palmares_core::dossier::view::DossierInput;
use palmares_core::evaluation::consolidation::Detail;
use palmares_core::evaluation::view::DossierMarks;
use palmares_core::evaluation::{self, Consensus, Round};
use palmares_core::grid::{Answer, GridChoice, Steps};
use palmares_core::id::{DossierId, GridId, MemberId};
use palmares_core::journal::Actor;

use crate::room::{FAIR, GOOD, LENS, LILLERS, Room, as_member, day, hear, refusal, staff, unanimous};

async fn marks(room: &Room, actor: Actor, dossier: DossierId) -> palmares_core::error::Result<DossierMarks> {
    evaluation::dossier_marks(&mut room.store.read().await.unwrap(), actor, dossier).await
}

async fn declare_none(room: &Room, member: MemberId, dossier: DossierId) {
    room.declare(&as_member(member), Declaration::none(member, dossier))
        .await
        .unwrap();
}

/// Asks for another amount.
async fn request(room: &Room, id: DossierId, cents: i64) {
    let found = dossier::load(&mut room.store.read().await.unwrap(), id).await.unwrap();
    let mut input = DossierInput::from(&found);
    input.requested_cents = Some(cents);
    dossier::update(&room.store, &staff(), &room.territory, id, &input)
        .await
        .unwrap();
}

fn round(dossier: DossierId, carry: bool) -> Round {
    Round {
        dossiers: vec![dossier],
        carry,
        motive: "Audition du 12 mai".into(),
    }
}

/// A further grid of two criteria, for what its choice names.
async fn further(room: &Room, name: &str, choice: GridChoice) -> GridId {
    let input = FurtherGridInput {
        name: name.into(),
        choice,
    };
    let (id, _) = call::save_grid(&room.store, &staff(), room.call, None, &input)
        .await
        .unwrap();
    let mut grid = call::newest_grid(&mut room.store.read().await.unwrap(), room.call, Some(id))
        .await
        .unwrap()
        .grid;
    grid.criteria.truncate(2);
    (grid.criteria[0].weight, grid.criteria[1].weight) = (50, 50);
    call::update_grid(&room.store, &staff(), room.call, Some(id), &grid)
        .await
        .unwrap();
    id
}

fn agreed(marks: [u16; 6]) -> Consensus {
    let answers = marks.into_iter().zip(1..);
    Consensus {
        answers: answers
            .map(|(steps, place)| (format!("C{place}"), Answer::Mark(Steps(steps))))
            .collect(),
        note: "Après débat".into(),
    }
}

#[tokio::test]
async fn a_dossier_is_scored_on_the_first_grid_that_is_for_it_and_ranked_there() {
    let room = Room::new(2).await;
    let tier = GridChoice {
        requested_below_cents: Some(1),
        ..GridChoice::default()
    };
    let small = further(&room, "Petits projets", tier).await;
    let (large, tiny) = (
        room.shortlisted("Grand", LILLERS, 1).await,
        room.shortlisted("Petit", LENS, 2).await,
    );
    request(&room, tiny, 0).await;
    evaluation::assign_all(&room.store, &staff(), room.call).await.unwrap();
    room.score(room.members[0], large, GOOD).await;
    declare_none(&room, room.members[0], tiny).await;
    let view = room.scoring(room.members[0], tiny).await.unwrap();
    assert_eq!(view.marks.len(), 2, "it is asked on its own grid");
    for code in ["C1", "C2"] {
        let mark = Some(Steps(10).into());
        evaluation::set_mark(&room.store, &as_member(room.members[0]), tiny, code, mark)
            .await
            .unwrap();
    }
    evaluation::submit(&room.store, &as_member(room.members[0]), tiny)
        .await
        .unwrap();
    let connection = &mut *room.store.read().await.unwrap();
    let views = evaluation::rankings(connection, Actor::Secretariat, room.call, Detail::Explained)
        .await
        .unwrap();
    let told: Vec<_> = views
        .iter()
        .map(|view| (view.grid_id, view.results[0].dossier, view.results.len()))
        .collect();
    assert_eq!(told, [(None, large, 1), (Some(small), tiny, 1)]);
    assert_eq!(views[1].grids[1].name, "Petits projets");
    assert_eq!(
        views[1].results[0].official.as_ref().unwrap().value.to_string(),
        "100.00"
    );
}

#[tokio::test]
async fn a_grid_is_given_by_hand_until_somebody_marked() {
    let room = Room::new(2).await;
    let other = further(&room, "Autre", GridChoice::default()).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    evaluation::assign_all(&room.store, &staff(), room.call).await.unwrap();
    assert_eq!(marks(&room, Actor::Secretariat, id).await.unwrap().grid_id, None);
    evaluation::choose_grid(&room.store, &staff(), id, Some(other))
        .await
        .unwrap();
    let seen = marks(&room, Actor::Secretariat, id).await.unwrap();
    assert_eq!(
        (seen.grid_id, seen.grid.criteria.len(), seen.may_choose),
        (Some(other), 2, true)
    );
    assert_eq!(
        seen.said.unwrap().grid_id,
        None,
        "the call says another one, and that is told"
    );
    palmares_core::undo(&room.store, &staff()).await.unwrap();
    declare_none(&room, room.members[0], id).await;
    let mark = Some(Steps(6).into());
    evaluation::set_mark(&room.store, &as_member(room.members[0]), id, "C1", mark)
        .await
        .unwrap();
    let late = evaluation::choose_grid(&room.store, &staff(), id, Some(other)).await;
    assert_eq!(refusal(late), "grid_begun");
    assert_eq!(
        refusal(marks(&room, Actor::Member(room.members[1]), id).await),
        "undeclared"
    );
}

#[tokio::test]
async fn a_next_round_is_scored_anew_and_keeps_the_one_before() {
    let room = Room::new(2).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    assert_eq!(room.official(id).await.as_deref(), Some("80.00"));
    evaluation::open_round(&room.store, &staff(), &round(id, false))
        .await
        .unwrap();
    assert_eq!(room.state(id).await, DossierState::UnderEvaluation);
    assert_eq!(room.official(id).await, None, "what was given before counts no more");
    let first = room.members[0];
    let view = room.scoring(first, id).await.unwrap();
    assert!(view.round == 2 && view.marks.iter().all(|mark| mark.mark.is_none()));
    assert!(
        view.others.is_none(),
        "nobody sees the marks of others while their own can change"
    );
    assert_eq!(refusal(marks(&room, Actor::Member(first), id).await), "sealed");
    for member in &room.members {
        room.mark(*member, id, FAIR).await;
        evaluation::submit(&room.store, &as_member(*member), id).await.unwrap();
    }
    assert_eq!(room.official(id).await.as_deref(), Some("70.00"));
    let seen = marks(&room, Actor::Secretariat, id).await.unwrap();
    let former: Vec<_> = seen
        .former
        .iter()
        .map(|round| (round.round, round.result.official.as_ref().unwrap().value.to_string()))
        .collect();
    assert_eq!((seen.round, former), (2, vec![(1, "80.00".to_owned())]));
    room.is_sound().await;
}

#[tokio::test]
async fn a_round_is_not_opened_over_nothing_and_is_taken_back_before_anybody_scores_in_it() {
    let room = Room::new(2).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    evaluation::assign_all(&room.store, &staff(), room.call).await.unwrap();
    let early = evaluation::open_round(&room.store, &staff(), &round(id, false)).await;
    assert!(early.is_err(), "its scoring is not over");
    for member in &room.members {
        room.score(*member, id, GOOD).await;
    }
    evaluation::open_round(&room.store, &staff(), &round(id, true))
        .await
        .unwrap();
    let carried = room.scoring(room.members[0], id).await.unwrap();
    assert_eq!(
        carried.marks.iter().map(|mark| mark.mark).collect::<Vec<_>>(),
        GOOD.map(|steps| Some(Answer::Mark(Steps(steps)))),
        "members find their own marks as a draft"
    );
    assert!(carried.submitted_at.is_none());
    palmares_core::undo(&room.store, &staff()).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::ReadyForCommittee);
    assert_eq!(room.official(id).await.as_deref(), Some("80.00"));
    evaluation::open_round(&room.store, &staff(), &round(id, true))
        .await
        .unwrap();
    let mark = Some(Steps(0).into());
    evaluation::set_mark(&room.store, &as_member(room.members[0]), id, "C1", mark)
        .await
        .unwrap();
    assert!(
        palmares_core::undo(&room.store, &staff()).await.is_err(),
        "a mark rests on it"
    );
    room.is_sound().await;
}

#[tokio::test]
async fn what_was_handed_in_in_a_round_that_is_over_is_not_taken_back() {
    let room = Room::new(2).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    evaluation::open_round(&room.store, &staff(), &round(id, false))
        .await
        .unwrap();
    let author = as_member(room.members[1]);
    assert_eq!(refusal(palmares_core::undo(&room.store, &author).await), "round_over");
    let seen = marks(&room, Actor::Secretariat, id).await.unwrap();
    assert_eq!(seen.former[0].result.submitted, 2);
}

#[tokio::test]
async fn a_phase_has_its_own_grid_and_the_next_round_goes_on_to_it() {
    let room = Room::new(2).await;
    let second = GridChoice {
        round: Some(2),
        ..GridChoice::default()
    };
    let second = further(&room, "Phase 2", second).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    evaluation::open_round(&room.store, &staff(), &round(id, true))
        .await
        .unwrap();
    let view = room.scoring(room.members[0], id).await.unwrap();
    assert_eq!(view.marks.len(), 2);
    assert!(
        view.marks.iter().all(|mark| mark.mark.is_none()),
        "marks of another grid are not carried"
    );
    assert_eq!(
        marks(&room, Actor::Secretariat, id).await.unwrap().grid_id,
        Some(second)
    );
}

#[tokio::test]
async fn what_the_committee_agreed_on_takes_the_place_of_the_marks_and_hides_none() {
    let room = Room::new(2).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    evaluation::agree(&room.store, &staff(), id, &agreed(FAIR))
        .await
        .unwrap();
    assert_eq!(room.official(id).await.as_deref(), Some("70.00"));
    let result = room.ranking(Actor::Secretariat).await.unwrap().results.remove(0);
    assert_eq!(result.individual.unwrap().value.to_string(), "80.00");
    // What each member gave is told as it was given.
    let given = (result.criteria[0].minimum, result.criteria[0].maximum);
    assert_eq!(given, (Some(Steps(GOOD[0])), Some(Steps(GOOD[0]))));
    assert_ne!(GOOD[0], FAIR[0]);
    let seen = marks(&room, Actor::Secretariat, id).await.unwrap();
    assert_eq!(
        (seen.sheets.len(), seen.consensus.unwrap().note),
        (2, "Après débat".into())
    );
    let mut wanting = agreed(FAIR);
    wanting.answers.remove("C6");
    let refused = evaluation::agree(&room.store, &staff(), id, &wanting)
        .await
        .unwrap_err();
    assert_eq!(refused.params()["gaps"][0]["criterion"], "C6");
    evaluation::agree(&room.store, &staff(), id, &Consensus::default())
        .await
        .unwrap();
    assert_eq!(room.official(id).await.as_deref(), Some("80.00"));
    // A next round begins without it.
    evaluation::agree(&room.store, &staff(), id, &agreed(FAIR))
        .await
        .unwrap();
    evaluation::open_round(&room.store, &staff(), &round(id, true))
        .await
        .unwrap();
    let seen = marks(&room, Actor::Secretariat, id).await.unwrap();
    assert!(seen.consensus.is_none());
    assert_eq!(
        seen.former[0].result.official.as_ref().unwrap().value.to_string(),
        "70.00"
    );
    let early = evaluation::agree(&room.store, &staff(), id, &agreed(FAIR)).await;
    assert!(early.is_err(), "members mark");
    room.is_sound().await;
}

#[tokio::test]
async fn decided_dossiers_stand_beside_one_another_and_evaluators_beside_the_others() {
    let room = Room::new(2).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    evaluation::assign_all(&room.store, &staff(), room.call).await.unwrap();
    room.score(room.members[0], id, GOOD).await;
    room.score(room.members[1], id, FAIR).await;
    let session = room.convened(&[id]).await;
    assert!(room.open(session, 2).await);
    hear(&room, session, id).await;
    let bench = async || {
        let connection = &mut *room.store.read().await.unwrap();
        decision::comparison(connection, Actor::Secretariat, room.call, None, day("2020-04-08"))
            .await
            .unwrap()
    };
    assert!(bench().await.dossiers.is_empty(), "nothing is decided");
    let kind = palmares_core::call::DecisionKind::Selected;
    room.decide(&unanimous(session, id, kind)).await.unwrap();
    let bench = bench().await;
    assert_eq!(
        (bench.dossiers[0].score.to_string(), bench.mean.unwrap().to_string()),
        ("75.00".to_owned(), "75.00".to_owned())
    );
    let drifts: BTreeMap<_, _> = bench
        .members
        .iter()
        .map(|member| (member.member_id, member.all.difference.to_string()))
        .collect();
    assert_eq!(drifts[&room.members[0]], "5.00");
    assert_eq!(drifts[&room.members[1]], "-5.00");
    assert_eq!(bench.sessions[0].difference.to_string(), "0.00");
    let connection = &mut *room.store.read().await.unwrap();
    let member = Actor::Member(room.members[0]);
    let refused = decision::comparison(connection, member, room.call, None, day("2020-04-08")).await;
    assert_eq!(refusal(refused), "staff_only");
}

#[tokio::test]
async fn a_drift_is_worked_out_from_exact_numbers_and_rounded_once() {
    let room = Room::new(3).await;
    let (one, two) = (
        room.shortlisted("BriqLys", LILLERS, 1).await,
        room.shortlisted("HydroCanal", LILLERS, 2).await,
    );
    evaluation::assign_all(&room.store, &staff(), room.call).await.unwrap();
    for (member, marks) in room.members.iter().zip([GOOD, FAIR, FAIR]) {
        room.score(*member, one, marks).await;
        room.score(*member, two, GOOD).await;
    }
    let session = room.convened(&[one, two]).await;
    assert!(room.open(session, 3).await);
    for dossier in [one, two] {
        hear(&room, session, dossier).await;
        let kind = palmares_core::call::DecisionKind::Selected;
        room.decide(&unanimous(session, dossier, kind)).await.unwrap();
    }
    let ranking = room.ranking(Actor::Secretariat).await.unwrap();
    let lines = ranking.clone().first(1);
    assert_eq!((lines.results.len(), lines.dossiers.len()), (1, 1));
    assert_eq!(lines.ranking.ranked, ranking.ranking.ranked[..1]);
    assert_eq!(lines.grids, ranking.grids, "counted as a whole");
    let connection = &mut *room.store.read().await.unwrap();
    let bench = decision::comparison(connection, Actor::Secretariat, room.call, None, day("2020-04-08"))
        .await
        .unwrap();
    let first = bench.members.iter().find(|member| member.member_id == room.members[0]);
    // Six and two thirds and nothing: 3.33; from 6.67 it would be 3.34.
    assert_eq!(first.unwrap().all.difference.to_string(), "3.33");
}
