//! What a call grants for a time: labels with their days, extensions, funders with whose decision they end.

use chrono::{TimeDelta, TimeZone as _};
use palmares_core::call::{self, CallRules, Template};
use palmares_core::clock::{COMMITTEE_ZONE, paris_date};
use palmares_core::decision::label::LabelState;
use palmares_core::decision::model::{DecisionKind, ReopeningReason};
use palmares_core::decision::view::{DecisionView, ReservationInput};
use palmares_core::decision::{self, Lifting, Term, TermInput};
use palmares_core::dossier::DossierState;
use palmares_core::error::Result;
use palmares_core::funding::{self, FunderInput, FunderStatus};
use palmares_core::id::{DossierId, SessionId};
use palmares_core::journal::{Actor, Caller};
use palmares_core::label::{self, LabelList, LabelRow};
use palmares_core::session;

use crate::room::{GOOD, LILLERS, Room, day, plan, refusal, staff, unanimous};

/// A committee whose call says of labels, funders and its council what a template says.
pub async fn like(template: &str) -> Room {
    let room = Room::new(6).await;
    let of = Template::shipped(template).unwrap().rules;
    let rules = CallRules {
        label: of.label,
        funders: of.funders,
        council: of.council,
        ..room.rules.clone()
    };
    call::update(&room.store, &staff(), &room.territory, room.call, "Appel", &rules)
        .await
        .unwrap();
    room
}

/// The secretariat in the evening of a day, after any session of it.
pub fn on(text: &str) -> Caller {
    let evening = day(text).and_hms_opt(18, 0, 0).unwrap();
    let at = COMMITTEE_ZONE.from_local_datetime(&evening).unwrap().to_utc();
    Caller { at, ..staff() }
}

/// A session of that day, open, over this dossier.
async fn sitting(room: &Room, dossier: DossierId, held_on: &str) -> SessionId {
    let (id, _) = session::create(&room.store, &on(held_on), room.call, &plan(held_on))
        .await
        .unwrap();
    session::set_agenda(&room.store, &on(held_on), id, &[dossier])
        .await
        .unwrap();
    session::convene(&room.store, &on(held_on), id).await.unwrap();
    assert!(room.open(id, 4).await);
    id
}

async fn decide(room: &Room, dossier: DossierId, kind: DecisionKind, held_on: &str) -> Result<()> {
    let session = sitting(room, dossier, held_on).await;
    let mut input = unanimous(session, dossier, kind);
    if kind == DecisionKind::SelectedWithReservations {
        let due = paris_date(on(held_on).at) + TimeDelta::days(300);
        input.reservations = vec![ReservationInput {
            evidence: "rapport d’activité".into(),
            responsible: "Mme Ndiaye".into(),
            ..ReservationInput::new("Structuration effective", due)
        }];
    }
    decision::record(&room.store, &on(held_on), &input).await.map(drop)
}

/// A label under a condition, granted on the day of the programme that the template follows.
async fn conditional() -> (Room, DossierId) {
    let room = like("labellisation_structure").await;
    let id = room.ready("Pôle", LILLERS, 1, GOOD).await;
    decide(&room, id, DecisionKind::SelectedWithReservations, "2023-03-27")
        .await
        .unwrap();
    close(&room, "2023-03-27").await;
    (room, id)
}

pub async fn close(room: &Room, held_on: &str) {
    let mut connection = room.store.read().await.unwrap();
    let list = session::list(&mut connection, Actor::Secretariat, room.call, day(held_on));
    let list = list.await.unwrap();
    drop(connection);
    let row = list
        .sessions
        .iter()
        .find(|row| row.plan.held_on == day(held_on))
        .unwrap();
    palmares_core::minutes::close(&room.store, &on(held_on), &room.territory, row.id, None)
        .await
        .unwrap();
}

pub async fn decisions(room: &Room, id: DossierId) -> Vec<DecisionView> {
    let mut connection = room.store.read().await.unwrap();
    decision::of_dossier(&mut connection, Actor::Secretariat, id, day("2026-01-01"))
        .await
        .unwrap()
}

async fn extend(room: &Room, id: DossierId, today: &str) -> Result<()> {
    let last = decisions(room, id).await.pop().unwrap();
    let reason = ReopeningReason::Extension;
    decision::reopen(&room.store, &on(today), last.id, reason, "Demande du pôle")
        .await
        .map(drop)
}

async fn labels(room: &Room, today: &str) -> LabelList {
    let mut connection = room.store.read().await.unwrap();
    label::list(&mut connection, Actor::Secretariat, room.call, day(today))
        .await
        .unwrap()
}

async fn row(room: &Room, today: &str) -> LabelRow {
    labels(room, today).await.rows.remove(0)
}

fn term(from: &str, to: &str) -> Term {
    Term {
        from: day(from),
        to: day(to),
    }
}

#[tokio::test]
async fn a_label_keeps_the_days_that_were_proposed_or_stated() {
    let room = like("labellisation_structure").await;
    let id = room.ready("Pôle", LILLERS, 1, GOOD).await;
    let session = sitting(&room, id, "2023-03-27").await;
    let mut input = unanimous(session, id, DecisionKind::Selected);
    input.valid.to = Some(day("2023-03-26"));
    let reversed = decision::record(&room.store, &on("2023-03-27"), &input).await;
    assert_eq!(reversed.unwrap_err().field(), Some("valid.to"));
    input.valid = TermInput::default();
    decision::record(&room.store, &on("2023-03-27"), &input).await.unwrap();
    let granted = decisions(&room, id).await.remove(0);
    assert_eq!(granted.term(), Some(term("2023-03-27", "2027-03-27")));

    // The act of the body that decides counts from the beginning of the phase.
    let stated = term("2023-01-01", "2026-12-31");
    decision::date(&room.store, &on("2023-04-03"), granted.id, stated)
        .await
        .unwrap();
    assert_eq!(decisions(&room, id).await[0].term(), Some(stated));
    palmares_core::undo(&room.store, &on("2023-04-04")).await.unwrap();
    assert_eq!(
        decisions(&room, id).await[0].term(),
        Some(term("2023-03-27", "2027-03-27"))
    );
    // Rules that change later change no day that was granted.
    let rules = CallRules {
        label: None,
        ..room.rules.clone()
    };
    call::update(&room.store, &staff(), &room.territory, room.call, "Appel", &rules)
        .await
        .unwrap();
    assert_eq!(row(&room, "2027-03-28").await.state, Some(LabelState::Expired));
    room.is_sound().await;
}

#[tokio::test]
async fn an_extension_is_a_new_decision_that_names_the_first() {
    let (room, id) = conditional().await;
    let waiting = row(&room, "2024-12-28").await;
    assert_eq!((waiting.state, waiting.alert), (Some(LabelState::Expiring), Some(3)));
    assert!(waiting.can_extend);
    assert_eq!(waiting.conditions[0].responsible, "Mme Ndiaye");

    extend(&room, id, "2024-12-28").await.unwrap();
    assert_eq!(room.state(id).await, DossierState::ReadyForCommittee);
    let examined = row(&room, "2025-01-10").await;
    assert_eq!(
        (examined.state, examined.can_extend),
        (Some(LabelState::Expiring), false)
    );

    decide(&room, id, DecisionKind::Selected, "2025-01-15").await.unwrap();
    let taken = decisions(&room, id).await;
    let extends = taken[1].extends.as_ref().unwrap();
    assert_eq!(extends.decision_id, taken[0].id);
    assert_eq!(
        (extends.granted_on, extends.term),
        (day("2023-03-27"), term("2023-03-27", "2025-03-27"))
    );
    assert_eq!(taken[1].term(), Some(term("2025-03-28", "2027-03-27")));
    let extended = row(&room, "2025-02-01").await;
    assert_eq!(
        (extended.state, extended.term),
        (Some(LabelState::Extended), Some(term("2023-03-27", "2027-03-27")))
    );
    let both: Vec<_> = extended.grants.iter().map(|grant| grant.extension).collect();
    assert_eq!(both, [false, true]);

    // Nothing is left of the whole to extend it to.
    close(&room, "2025-01-15").await;
    assert_eq!(refusal(extend(&room, id, "2026-11-02").await), "label_not_extendable");
    room.is_sound().await;
}

#[tokio::test]
async fn coming_back_for_an_extension_is_taken_back_and_the_decision_on_it_with_it() {
    let (room, id) = conditional().await;
    extend(&room, id, "2024-12-28").await.unwrap();
    palmares_core::undo(&room.store, &on("2024-12-29")).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::SelectedWithReservations);
    palmares_core::redo(&room.store, &on("2024-12-30")).await.unwrap();
    decide(&room, id, DecisionKind::Selected, "2025-01-15").await.unwrap();
    palmares_core::undo(&room.store, &on("2025-01-15")).await.unwrap();
    assert_eq!(row(&room, "2025-02-01").await.grants.len(), 1);
    palmares_core::redo(&room.store, &on("2025-01-15")).await.unwrap();
    assert_eq!(row(&room, "2025-02-01").await.state, Some(LabelState::Extended));
    room.is_sound().await;
}

#[tokio::test]
async fn a_refused_extension_leaves_the_label_its_own_end_and_needs_no_departure_from_the_ranking() {
    let (room, id) = conditional().await;
    extend(&room, id, "2024-12-28").await.unwrap();
    decide(&room, id, DecisionKind::Rejected, "2025-01-15").await.unwrap();
    assert_eq!(
        decisions(&room, id).await[1].extends.as_ref().map(|one| one.term.to),
        Some(day("2025-03-27"))
    );
    assert_eq!(row(&room, "2025-03-27").await.state, Some(LabelState::Expiring));
    assert_eq!(row(&room, "2025-03-28").await.state, Some(LabelState::Expired));
    assert_eq!(
        labels(&room, "2025-03-28").await.funnel.selected,
        1,
        "it was labelled once"
    );
}

async fn lift(room: &Room, decision: &DecisionView, on_day: &str) -> Result<()> {
    let lifting = Lifting {
        reservation: decision.conditions[0].id,
        on: day(on_day),
        motive: "Structuration établie.".into(),
        document: None,
    };
    decision::lift(&room.store, &on(on_day), &lifting).await.map(drop)
}

async fn waiting(room: &Room, today: &str) -> usize {
    let mut connection = room.store.read().await.unwrap();
    let pending = decision::pending(&mut connection, room.call, day(today)).await;
    pending.unwrap().len()
}

/// What the decision on an extension says of the condition of the label.
fn met(extension: &DecisionView) -> Option<chrono::NaiveDate> {
    let extended = extension.extends.as_ref().unwrap();
    assert_eq!(extended.conditions[0].text, "Structuration effective");
    extended.conditions[0].met_on
}

#[tokio::test]
async fn a_condition_is_lifted_while_its_extension_is_examined_and_the_extension_says_that_it_was_met() {
    let (room, id) = conditional().await;
    extend(&room, id, "2024-12-28").await.unwrap();
    assert_eq!(waiting(&room, "2025-01-02").await, 1, "it stays what it was");
    let granted = decisions(&room, id).await.remove(0);
    assert!(granted.superseded && granted.can_lift);
    lift(&room, &granted, "2025-01-10").await.unwrap();
    assert_eq!(
        room.state(id).await,
        DossierState::ReadyForCommittee,
        "it is where the extension brought it"
    );
    decide(&room, id, DecisionKind::Selected, "2025-01-15").await.unwrap();
    assert_eq!(met(&decisions(&room, id).await[1]), Some(day("2025-01-10")));
    room.is_sound().await;
}

#[tokio::test]
async fn an_extension_that_is_granted_settles_the_conditions_and_one_that_is_refused_leaves_them() {
    let (room, id) = conditional().await;
    extend(&room, id, "2024-12-28").await.unwrap();
    decide(&room, id, DecisionKind::Rejected, "2025-01-15").await.unwrap();
    let taken = decisions(&room, id).await;
    assert_eq!((met(&taken[1]), taken[0].can_lift), (None, true));
    assert_eq!(waiting(&room, "2025-01-16").await, 1);
    lift(&room, &taken[0], "2025-01-20").await.unwrap();
    assert_eq!(room.state(id).await, DossierState::Rejected);
    assert_eq!(
        met(&decisions(&room, id).await[1]),
        None,
        "as the session found it, whatever came later"
    );
    room.is_sound().await;

    let (room, id) = conditional().await;
    extend(&room, id, "2024-12-28").await.unwrap();
    decide(&room, id, DecisionKind::Selected, "2025-01-15").await.unwrap();
    let taken = decisions(&room, id).await;
    assert_eq!((met(&taken[1]), taken[0].can_lift), (None, false));
    assert_eq!(waiting(&room, "2025-01-16").await, 0);
    assert_eq!(
        refusal(lift(&room, &taken[0], "2025-01-20").await),
        "decision_superseded"
    );
}

#[tokio::test]
async fn what_is_over_is_extended_only_where_its_condition_is_met() {
    let (room, id) = conditional().await;
    assert_eq!(refusal(extend(&room, id, "2025-03-28").await), "label_not_in_force");
    let granted = decisions(&room, id).await.remove(0);
    let lifting = Lifting {
        reservation: granted.conditions[0].id,
        on: day("2025-03-01"),
        motive: "Structuration établie.".into(),
        document: None,
    };
    decision::lift(&room.store, &on("2025-03-02"), &lifting).await.unwrap();
    extend(&room, id, "2025-03-28").await.unwrap();

    // A decision of another kind does not come back for that.
    let other = like("territoire_intelligent").await;
    let project = other.ready("BriqLys", LILLERS, 1, GOOD).await;
    decide(&other, project, DecisionKind::Selected, "2020-04-08")
        .await
        .unwrap();
    close(&other, "2020-04-08").await;
    assert_eq!(
        refusal(extend(&other, project, "2020-04-09").await),
        "label_not_extendable"
    );
}

#[tokio::test]
async fn an_extension_that_comes_too_late_is_refused_at_the_decision_too() {
    let (room, id) = conditional().await;
    extend(&room, id, "2025-03-20").await.unwrap();
    let late = decide(&room, id, DecisionKind::Selected, "2025-04-15").await;
    assert_eq!(refusal(late), "label_not_in_force");
}

#[tokio::test]
async fn what_is_reserved_counts_as_selected_once_it_has_effect() {
    let (labelled, _) = conditional().await;
    assert_eq!(
        labels(&labelled, "2023-04-01").await.funnel.selected,
        1,
        "it is in force"
    );

    let room = Room::new(6).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    decide(&room, id, DecisionKind::SelectedWithReservations, "2020-04-08")
        .await
        .unwrap();
    assert_eq!(labels(&room, "2020-05-01").await.funnel.selected, 0);
    let lifting = Lifting {
        reservation: decisions(&room, id).await[0].conditions[0].id,
        on: day("2020-05-02"),
        motive: "Rapport reçu.".into(),
        document: None,
    };
    decision::lift(&room.store, &on("2020-05-02"), &lifting).await.unwrap();
    assert_eq!(labels(&room, "2020-05-03").await.funnel.selected, 1);
}

pub fn funder(status: FunderStatus, on: &str, amount_cents: Option<i64>) -> FunderInput {
    FunderInput {
        name: "Région, PME innovantes".into(),
        status,
        status_on: day(on),
        amount_cents,
    }
}

#[tokio::test]
async fn a_label_for_one_application_ends_with_the_decision_on_it() {
    let room = like("label_numerique").await;
    let id = room.ready("Capteurs", LILLERS, 1, GOOD).await;
    let save =
        async |id, known, input: FunderInput| funding::save(&room.store, &on("2020-09-01"), id, known, &input).await;
    let applied = funder(FunderStatus::Applied, "2020-04-20", None);
    save(id, None, applied.clone()).await.unwrap();
    let second = save(id, None, applied).await.unwrap_err();
    assert_eq!(
        (second.field(), second.params()["reason"].as_str()),
        (Some("name"), Some("too_many"))
    );

    decide(&room, id, DecisionKind::Selected, "2020-04-08").await.unwrap();
    let standing = row(&room, "2020-06-01").await;
    assert_eq!(standing.state, Some(LabelState::Current));
    assert_eq!(standing.term, Some(term("2020-04-08", "2021-04-08")));

    let known = standing.funders[0].id;
    save(
        id,
        Some(known),
        funder(FunderStatus::Funded, "2020-06-30", Some(12_000_000)),
    )
    .await
    .unwrap();
    assert_eq!(row(&room, "2020-06-29").await.state, Some(LabelState::Current));
    let lapsed = row(&room, "2020-06-30").await;
    assert_eq!(
        (lapsed.state, lapsed.lapsed_on),
        (Some(LabelState::Lapsed), Some(day("2020-06-30")))
    );
    let funnel = labels(&room, "2020-09-01").await.funnel;
    assert_eq!(
        (funnel.received, funnel.assessed, funnel.selected, funnel.funded),
        (1, 1, 1, 1)
    );
    assert_eq!(funnel.funded_cents, 12_000_000);

    for _ in 0..2 {
        palmares_core::undo(&room.store, &on("2020-09-01")).await.unwrap();
    }
    assert_eq!(labels(&room, "2020-09-01").await.funnel.funded, 0);
    funding::remove(&room.store, &on("2020-09-01"), known).await.unwrap();
    palmares_core::undo(&room.store, &on("2020-09-01")).await.unwrap();
    room.is_sound().await;
}
