//! What dossiers count and how far projects have come, and the reservations that a later session looks at again.

use palmares_core::call::{self, CallRules, Template};
use palmares_core::clock::paris_date;
use palmares_core::decision::model::DecisionKind;
use palmares_core::decision::view::{ConditionView, ReservationInput};
use palmares_core::decision::{self, Lifting, Review, ReviewView};
use palmares_core::dossier::{self, CounterInput, CounterView, DossierState, Stage, StageInput};
use palmares_core::error::{Error, Result};
use palmares_core::id::DossierId;
use palmares_core::journal::Actor;
use palmares_core::session;

use crate::room::{GOOD, LENS, LILLERS, Room, day, plan, refusal, staff, unanimous};

/// A committee whose call counts and follows what a template does.
async fn like(template: &str) -> Room {
    let room = Room::new(6).await;
    let of = Template::shipped(template).unwrap().rules;
    let rules = CallRules {
        counters: of.counters,
        stages: of.stages,
        ..room.rules.clone()
    };
    call::update(&room.store, &staff(), &room.territory, room.call, "Appel", &rules)
        .await
        .unwrap();
    room
}

fn stated(figure: u32) -> CounterInput {
    CounterInput {
        figure,
        source: "Annexe 3".into(),
        document_id: None,
        page: None,
        stated_by: "La présidente".into(),
    }
}

async fn counters(room: &Room, actor: Actor, id: DossierId) -> Result<Vec<CounterView>> {
    let mut connection = room.store.read().await.unwrap();
    let view = dossier::get(&mut connection, &room.territory, actor, id).await?;
    Ok(view.counters)
}

fn figures(counters: &[CounterView]) -> Vec<Option<u32>> {
    let figure = |one: &CounterView| one.figure.as_ref().map(|figure| figure.stated.figure);
    counters.iter().map(figure).collect()
}

#[tokio::test]
async fn a_figure_is_stated_with_its_source_and_blank_again_when_it_is_taken_away() {
    let room = like("labellisation_structure").await;
    let id = room.shortlisted("Pôle", LILLERS, 1).await;
    let set = async |code: &str, input: Option<&CounterInput>| {
        dossier::set_counter(&room.store, &staff(), id, code, input)
            .await
            .map(drop)
    };
    let told = async || figures(&counters(&room, Actor::Secretariat, id).await.unwrap());
    assert_eq!(told().await, [None, None, None]);
    set("support_letters", Some(&stated(0))).await.unwrap();
    set("researchers", Some(&stated(1_600))).await.unwrap();
    assert_eq!(told().await, [Some(0), Some(1_600), None]);
    let unknown = set("adherents", Some(&stated(1))).await;
    assert!(matches!(unknown, Err(Error::NotFound { .. })), "{unknown:?}");

    set("researchers", None).await.unwrap();
    assert_eq!(told().await, [Some(0), None, None]);
    palmares_core::undo(&room.store, &staff()).await.unwrap();
    assert_eq!(told().await, [Some(0), Some(1_600), None]);
    room.is_sound().await;
}

#[tokio::test]
async fn who_scores_a_dossier_sees_its_figures_beside_its_documents() {
    let room = like("labellisation_structure").await;
    let id = room.ready("Pôle", LILLERS, 1, GOOD).await;
    dossier::set_counter(&room.store, &staff(), id, "researchers", Some(&stated(640)))
        .await
        .unwrap();
    let view = room.scoring(room.members[1], id).await.unwrap();
    assert_eq!(figures(&view.counters), [None, Some(640), None]);
    let session = room.convened(&[id]).await;
    let items = room.session(session).await.items;
    assert_eq!(figures(&items[0].counters), [None, Some(640), None]);
}

async fn move_to(room: &Room, id: DossierId, stage: Stage, on: &str) -> Result<()> {
    let input = StageInput { stage, on: day(on) };
    dossier::set_stage(&room.store, &staff(), id, input).await.map(drop)
}

#[tokio::test]
async fn the_committee_sees_no_project_whose_consortium_is_still_being_built() {
    let room = like("label_infrastructures").await;
    let (unsaid, built) = (
        room.ready("Pont", LILLERS, 1, GOOD).await,
        room.ready("Talus", LENS, 2, GOOD).await,
    );
    move_to(&room, built, Stage::ConsortiumBuilding, "2020-03-02")
        .await
        .unwrap();
    let (session, _) = session::create(&room.store, &staff(), room.call, &plan("2020-06-10"))
        .await
        .unwrap();
    let agenda = async |dossiers: &[DossierId]| {
        session::set_agenda(&room.store, &staff(), session, dossiers)
            .await
            .map(drop)
    };
    for id in [unsaid, built] {
        assert_eq!(refusal(agenda(&[id]).await), "consortium_incomplete");
    }
    assert_eq!(
        refusal(move_to(&room, built, Stage::Ready, "2999-01-01").await),
        "future",
        "a stage is reached before it is recorded"
    );
    move_to(&room, built, Stage::Ready, "2020-03-20").await.unwrap();
    agenda(&[built]).await.unwrap();
    assert_eq!(room.state(built).await, DossierState::Scheduled);
    // The committee counts on what stands on its agenda.
    let back = move_to(&room, built, Stage::ConsortiumBuilding, "2020-03-21").await;
    assert_eq!(refusal(back), "scheduled");
    palmares_core::undo(&room.store, &staff()).await.unwrap();
    palmares_core::undo(&room.store, &staff()).await.unwrap();
    assert_eq!(refusal(agenda(&[built]).await), "consortium_incomplete");
    room.is_sound().await;
}

#[tokio::test]
async fn a_call_that_follows_no_stages_takes_none_and_waits_for_none() {
    let room = Room::new(6).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    assert_eq!(
        refusal(move_to(&room, id, Stage::Ready, "2020-03-20").await),
        "no_stages"
    );
    room.convened(&[id]).await;
}

async fn condition(room: &Room, id: DossierId) -> ConditionView {
    let mut connection = room.store.read().await.unwrap();
    let decisions = decision::of_dossier(&mut connection, Actor::Secretariat, id, day("2020-06-01"))
        .await
        .unwrap();
    decisions.last().unwrap().conditions[0].clone()
}

#[tokio::test]
async fn a_reservation_names_the_session_that_looks_at_it_again() {
    let room = Room::new(6).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let held = room.convened(&[id]).await;
    assert!(room.open(held, 4).await);
    let mut input = unanimous(held, id, DecisionKind::SelectedWithReservations);
    input.reservations = vec![ReservationInput::new("Structuration effective", day("2030-06-30"))];
    room.decide(&input).await.unwrap();
    let waiting = condition(&room, id).await;
    assert_eq!(waiting.review, None);
    let (next, _) = session::create(&room.store, &staff(), room.call, &plan("2030-06-10"))
        .await
        .unwrap();
    let review = async |review: Option<Review>| {
        decision::review(&room.store, &staff(), waiting.id, review)
            .await
            .map(drop)
    };
    review(Some(Review::Session { session_id: next })).await.unwrap();
    let planned = ReviewView {
        on: day("2030-06-10"),
        session_id: Some(next),
    };
    assert_eq!(condition(&room, id).await.review, Some(planned));
    let at_held = review(Some(Review::Session { session_id: held })).await;
    assert_eq!(refusal(at_held), "open", "that session sits already");
    let before = review(Some(Review::Day { on: day("2019-01-01") })).await;
    assert_eq!(refusal(before), "order");

    // The day stays where the session does not take place.
    session::cancel(&room.store, &staff(), next).await.unwrap();
    let unplanned = ReviewView {
        session_id: None,
        ..planned
    };
    assert_eq!(condition(&room, id).await.review, Some(unplanned));
    review(None).await.unwrap();
    assert_eq!(condition(&room, id).await.review, None);
    room.is_sound().await;
}

#[tokio::test]
async fn a_decision_says_when_its_reservation_is_looked_at_again_and_that_session_tells_of_it() {
    let room = Room::new(6).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let held = room.convened(&[id]).await;
    assert!(room.open(held, 4).await);
    let (next, _) = session::create(&room.store, &staff(), room.call, &plan("2030-06-10"))
        .await
        .unwrap();
    let reserved = |text: &str, review: &str| ReservationInput {
        review_on: Some(day(review)),
        ..ReservationInput::new(text, day("2030-12-31"))
    };
    let mut input = unanimous(held, id, DecisionKind::SelectedWithReservations);
    input.reservations = vec![reserved("Permis délivré", "2019-06-10")];
    assert_eq!(refusal(room.decide(&input).await.map(drop)), "past");
    input.reservations = vec![
        reserved("Permis délivré", "2030-06-10"),
        reserved("Équipe recrutée", "2030-09-09"),
    ];
    room.decide(&input).await.unwrap();
    let first = condition(&room, id).await;
    let planned = ReviewView {
        on: day("2030-06-10"),
        session_id: Some(next),
    };
    assert_eq!(first.review, Some(planned), "a session that is planned is named");
    let told = async |id| {
        let reviewed = room.session(id).await.to_review.into_iter();
        reviewed.map(|one| one.condition.text).collect::<Vec<_>>()
    };
    assert_eq!(told(next).await, ["Permis délivré"]);
    let (later, _) = session::create(&room.store, &staff(), room.call, &plan("2030-09-09"))
        .await
        .unwrap();
    assert_eq!(told(later).await, ["Équipe recrutée"], "the session of its day");

    // What is met stays on the list of the session that was to look at it.
    let lifting = Lifting {
        reservation: first.id,
        on: paris_date(staff().at),
        motive: "Permis versé au dossier.".into(),
        document: None,
    };
    decision::lift(&room.store, &staff(), &lifting).await.unwrap();
    let reviewed = room.session(next).await.to_review;
    assert_eq!(reviewed[0].condition.lifted_on, Some(lifting.on));
    room.is_sound().await;
}
