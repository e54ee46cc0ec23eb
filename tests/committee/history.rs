//! The history of one dossier: everything that was done about it, and nothing else.

use std::collections::BTreeSet;

use palmares_core::decision::model::DecisionKind;
use palmares_core::decision::view::ReservationInput;
use palmares_core::decision::{self, Lifting};
use palmares_core::evaluation::{self, TieOrder};
use palmares_core::id::DossierId;
use palmares_core::journal::{self, Actor, HistoryEntry, OperationName};

use crate::room::{GOOD, LILLERS, Room, as_member, day, staff, unanimous};

async fn about(room: &Room, dossier: DossierId, before: Option<i64>, limit: u32) -> Vec<HistoryEntry> {
    let mut connection = room.store.read().await.unwrap();
    journal::entries(&mut connection, before, limit, Some(dossier))
        .await
        .unwrap()
        .entries
}

/// Two tied dossiers, ordered by the chair; the first is selected under a reservation, which is lifted.
async fn told() -> (Room, DossierId, DossierId) {
    let room = Room::new(6).await;
    let one = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let two = room.ready("CaptArtois", LILLERS, 1, GOOD).await;
    let order = TieOrder {
        call: room.call,
        chair: room.members[0],
        dossiers: vec![one, two],
        motive: "Le projet répond mieux aux priorités de l’année.".into(),
    };
    room.look(order.chair, one).await;
    room.look(order.chair, two).await;
    evaluation::order_tie(&room.store, &as_member(order.chair), &order)
        .await
        .unwrap();
    let session = room.convened(&[one]).await;
    assert!(room.open(session, 4).await);
    let mut input = unanimous(session, one, DecisionKind::SelectedWithReservations);
    input.reservations = ["Autorisation de rejet", "Plan de financement"]
        .map(|text| ReservationInput::new(text, day("2020-06-30")))
        .to_vec();
    room.decide(&input).await.unwrap();
    let found = {
        let mut connection = room.store.read().await.unwrap();
        decision::of_dossier(&mut connection, Actor::Secretariat, one, day("2020-04-08"))
            .await
            .unwrap()
    };
    let lifting = Lifting {
        reservation: found[0].conditions[0].id,
        on: day("2020-04-08"),
        motive: "Pièce reçue.".into(),
        document: None,
    };
    decision::lift(&room.store, &staff(), &lifting).await.unwrap();
    (room, one, two)
}

#[tokio::test]
async fn a_dossiers_history_tells_its_marks_its_ties_and_its_reservations() {
    let (room, one, two) = told().await;
    let all = about(&room, one, None, 500).await;
    let acts: BTreeSet<&str> = all.iter().map(|entry| entry.operation.as_str()).collect();
    for act in [
        OperationName::DossierCreate,
        OperationName::DocumentWaive,
        OperationName::CheckEligibility,
        OperationName::AssignmentSet,
        OperationName::InterestDeclare,
        OperationName::MarkSet,
        OperationName::EvaluationSubmit,
        OperationName::TieOrder,
        OperationName::AgendaSet,
        OperationName::DecisionRecord,
        OperationName::ReservationLift,
    ] {
        assert!(acts.contains(act.as_str()), "{act:?} is missing from {acts:?}");
    }
    let marks = all.iter().filter(|entry| entry.operation == OperationName::MarkSet);
    assert_eq!(
        marks.count(),
        2 * GOOD.len(),
        "those of two members on this dossier alone"
    );
    assert!(all.is_sorted_by(|newer, older| newer.place > older.place));
    let other = about(&room, two, None, 500).await;
    assert!(other.iter().any(|entry| entry.operation == OperationName::TieOrder));
    assert!(
        other
            .iter()
            .all(|entry| entry.operation != OperationName::DecisionRecord)
    );
}

#[tokio::test]
async fn a_history_is_read_page_by_page() {
    let (room, one, _) = told().await;
    let all = about(&room, one, None, 500).await;
    let mut pages = about(&room, one, None, 7).await;
    assert_eq!(pages.len(), 7);
    while let Some(last) = pages.last().map(|entry| entry.place) {
        let page = about(&room, one, Some(last), 7).await;
        if page.is_empty() {
            break;
        }
        pages.extend(page);
    }
    assert_eq!(pages, all);
    let mut connection = room.store.read().await.unwrap();
    let page = journal::entries(&mut connection, None, u32::MAX, None).await.unwrap();
    assert!(page.entries.len() <= 500, "no page is larger");
}

#[tokio::test]
async fn marks_that_were_removed_stay_in_the_history() {
    let room = Room::new(2).await;
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    let (first, second) = (room.members[0], room.members[1]);
    evaluation::assign(&room.store, &staff(), id, &[first, second])
        .await
        .unwrap();
    let none = palmares_core::committee::Declaration::none(second, id);
    room.declare(&as_member(second), none).await.unwrap();
    room.mark(second, id, GOOD).await;
    for _ in GOOD {
        palmares_core::undo(&room.store, &as_member(second)).await.unwrap();
    }
    evaluation::assign(&room.store, &staff(), id, &[first]).await.unwrap();
    let marks = about(&room, id, None, 500).await;
    let marks = marks.iter().filter(|entry| entry.operation == OperationName::MarkSet);
    assert_eq!(marks.count(), GOOD.len());
    room.is_sound().await;
}

#[tokio::test]
async fn an_index_of_the_journal_that_was_touched_is_found_out() {
    let (room, one, _) = told().await;
    for statement in [
        "delete from journal_about where place = (select max(place) from journal_about)",
        "insert into journal_about (dossier_id, place) values ('nowhere', 1)",
    ] {
        let mut connection = room.store.read().await.unwrap();
        sqlx::query(statement).execute(&mut *connection).await.unwrap();
    }
    let findings = palmares_core::verify(&room.store).await.unwrap().findings;
    let found: Vec<(&str, bool)> = findings
        .iter()
        .map(|finding| (finding.check.as_str(), finding.detail.contains(&one.to_string())))
        .collect();
    assert_eq!(found, [("journal_about", false), ("journal_about", true)]);
}
