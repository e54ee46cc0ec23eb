//! Every decision that a template lists can be made, told and taken back.

use palmares_core::call::{self, CallRules, Template};
use palmares_core::decision::model::{DecisionKind, ReopeningReason};
use palmares_core::decision::view::{DecisionInput, ReservationInput};
use palmares_core::decision::{self, DecisionView};
use palmares_core::dossier::{self, DossierState};
use palmares_core::id::{DossierId, SessionId};
use palmares_core::journal::Actor;
use palmares_core::label;
use palmares_core::minutes;
use palmares_core::opinion::{self, OpinionInput, OpinionKind};
use palmares_core::search::{self, Reach};

use crate::room::{GOOD, LILLERS, Room, day, refusal, staff, unanimous};

/// A committee that decides, labels and asks its council as a template says.
async fn like(template: &str) -> Room {
    let mut room = Room::new(6).await;
    let of = Template::shipped(template).unwrap().rules;
    let rules = CallRules {
        kind: of.kind,
        decisions: of.decisions,
        label: of.label,
        funders: of.funders,
        council: of.council,
        ..room.rules.clone()
    };
    call::update(&room.store, &staff(), &room.territory, room.call, "Appel", &rules)
        .await
        .unwrap();
    room.rules = rules;
    room
}

/// What is asked of a decision of that kind, and no more.
fn whole(session: SessionId, dossier: DossierId, kind: DecisionKind) -> DecisionInput {
    let mut input = unanimous(session, dossier, kind);
    input.departure_reason = Some("Le projet a changé depuis la notation.".into());
    if kind == DecisionKind::SelectedWithReservations {
        input.reservations = vec![ReservationInput::new("Permis délivré", day("2020-09-30"))];
    }
    if kind == DecisionKind::Redirected {
        input.redirected_to = Some(" Région, fonds de transition ".into());
    }
    input
}

/// The state in which a decision leaves its dossier.
fn left(kind: DecisionKind) -> DossierState {
    match kind {
        DecisionKind::Selected => DossierState::Selected,
        DecisionKind::SelectedWithReservations => DossierState::SelectedWithReservations,
        DecisionKind::LetterOfSupport => DossierState::LetterOfSupport,
        DecisionKind::Waitlisted => DossierState::Waitlisted,
        DecisionKind::Deferred => DossierState::Deferred,
        DecisionKind::Rejected => DossierState::Rejected,
        DecisionKind::Dropped => DossierState::Dropped,
        DecisionKind::Redirected => DossierState::RedirectedByCommittee,
    }
}

const ADVISERS: [&str; 3] = ["Mme Ndiaye", "M. Roche", "Mme Sy"];

async fn advise(room: &Room, dossier: DossierId) {
    let Some(council) = &room.rules.council else { return };
    let enough = usize::from(council.advisers_min);
    let given = OpinionInput {
        kind: OpinionKind::Favourable,
        recommendations: String::new(),
        advisers: ADVISERS[..enough].iter().map(|name| (*name).to_owned()).collect(),
        given_on: day("2020-04-02"),
    };
    opinion::save(&room.store, &staff(), dossier, None, &given)
        .await
        .unwrap();
}

async fn last(room: &Room, dossier: DossierId) -> DecisionView {
    let mut connection = room.store.read().await.unwrap();
    let found = decision::of_dossier(&mut connection, Actor::Secretariat, dossier, day("2020-04-08")).await;
    found.unwrap().pop().unwrap()
}

/// Decides on a dossier each way that the template lists; takes the decision back, makes it again, and opens it again afterwards.
async fn every_listed_decision(template: &str) {
    let room = like(template).await;
    room.council(&ADVISERS).await;
    let mut items = Vec::new();
    for (number, kind) in (1..).zip(room.rules.decisions.clone()) {
        let id = room.ready(&format!("Projet {number}"), LILLERS, number, GOOD).await;
        advise(&room, id).await;
        items.push((id, kind));
    }
    let agenda: Vec<DossierId> = items.iter().map(|(id, _)| *id).collect();
    let session = room.convened(&agenda).await;
    assert!(room.open(session, 4).await);
    for &(id, kind) in &items {
        let before = room.state(id).await;
        let made = room.decide(&whole(session, id, kind)).await;
        assert!(made.is_ok(), "{template} {kind:?}: {made:?}");
        assert_eq!(room.state(id).await, left(kind), "{template}");
        palmares_core::undo(&room.store, &staff()).await.unwrap();
        assert_eq!(room.state(id).await, before, "{template} {kind:?}");
        palmares_core::redo(&room.store, &staff()).await.unwrap();
    }
    minutes::close(&room.store, &staff(), &room.territory, session, None)
        .await
        .unwrap();
    room.is_sound().await;
    for (id, _) in items {
        let taken = last(&room, id).await;
        assert!(taken.can_reopen, "{template} {:?}", taken.input.kind);
        decision::reopen(
            &room.store,
            &staff(),
            taken.id,
            ReopeningReason::Appeal,
            "Recours gracieux",
        )
        .await
        .unwrap();
        assert_eq!(room.state(id).await, DossierState::ReadyForCommittee);
    }
    room.is_sound().await;
}

#[tokio::test]
async fn every_decision_that_a_template_lists_can_be_made() {
    for template in Template::codes() {
        every_listed_decision(template).await;
    }
}

#[tokio::test]
async fn a_committee_redirects_a_project_to_somebody() {
    let room = like("industrie_du_futur").await;
    let id = room.ready("Fonderie", LILLERS, 1, GOOD).await;
    let session = room.convened(&[id]).await;
    assert!(room.open(session, 4).await);
    let mut input = whole(session, id, DecisionKind::Redirected);
    for nowhere in [None, Some("  ".to_owned())] {
        input.redirected_to = nowhere;
        let refused = room.decide(&input).await.unwrap_err();
        assert_eq!(refused.field(), Some("redirected_to"));
    }
    let mut elsewhere = unanimous(session, id, DecisionKind::Selected);
    elsewhere.redirected_to = Some("Région".into());
    assert_eq!(refusal(room.decide(&elsewhere).await), "unexpected");

    room.decide(&whole(session, id, DecisionKind::Redirected))
        .await
        .unwrap();
    let taken = last(&room, id).await;
    assert_eq!(
        taken.input.redirected_to.as_deref(),
        Some("Région, fonds de transition")
    );
    let said = room.session(session).await.items.remove(0).lines;
    let said = serde_json::to_value(said).unwrap();
    assert_eq!(
        (&said[2]["line"], &said[2]["to"]),
        (&"redirection".into(), &"Région, fonds de transition".into())
    );
    let mut connection = room.store.read().await.unwrap();
    let found = search::find(&mut connection, &Reach::default(), "fonds de transition", 5)
        .await
        .unwrap();
    assert_eq!((found.len(), found[0].part.as_str()), (1, "decision"));
    assert!(found[0].excerpt.contains("Région"), "{}", found[0].excerpt);
    let staff = Actor::Secretariat;
    let view = dossier::get(&mut connection, &room.territory, staff, id).await.unwrap();
    assert!(!view.can_withdraw, "who was decided about withdraws no more");
}

#[tokio::test]
async fn a_letter_of_support_is_no_label() {
    let room = like("label_numerique").await;
    let id = room.ready("Capteurs", LILLERS, 1, GOOD).await;
    let session = room.convened(&[id]).await;
    assert!(room.open(session, 4).await);
    let mut input = unanimous(session, id, DecisionKind::LetterOfSupport);
    input.valid.from = Some(day("2020-04-08"));
    assert_eq!(room.decide(&input).await.unwrap_err().field(), Some("valid.from"));
    input.valid.from = None;
    room.decide(&input).await.unwrap();
    assert_eq!(last(&room, id).await.term(), None);
    let mut connection = room.store.read().await.unwrap();
    let list = label::list(&mut connection, Actor::Secretariat, room.call, day("2020-06-01"))
        .await
        .unwrap();
    assert_eq!((list.funnel.assessed, list.funnel.selected), (1, 0));
}
