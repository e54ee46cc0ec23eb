//! What follows a decision: reservations lifted, a dossier back before the committee, minutes made public.

use palmares_core::clock::Timestamp;
use palmares_core::decision::model::{DecisionKind, ReopeningReason};
use palmares_core::decision::view::{DecisionView, ReservationInput};
use palmares_core::decision::{self, Lifting};
use palmares_core::document::ContentStore;
use palmares_core::dossier::DossierState;
use palmares_core::error::Result;
use palmares_core::id::{DocumentId, DossierId, SessionId};
use palmares_core::journal::{self, Actor, Caller};
use palmares_core::minutes;
use palmares_core::paper::{self, NewPaper, PaperKind, PaperLanguage};
use palmares_core::session;
use palmares_core::session::SessionState;
use palmares_core::session::warning::SessionWarning;

use crate::room::{FAIR, GOOD, LILLERS, Room, day, now, plan, refusal, staff, unanimous};

fn later(instant: &str) -> Caller {
    Caller::secretariat(
        crate::fixtures::founder(),
        "secretariat",
        instant.parse::<Timestamp>().unwrap(),
    )
}

async fn decisions(room: &Room, id: DossierId, today: &str) -> Vec<DecisionView> {
    let mut connection = room.store.read().await.unwrap();
    decision::of_dossier(&mut connection, Actor::Secretariat, id, day(today))
        .await
        .unwrap()
}

async fn decided(room: &Room, id: DossierId, kind: DecisionKind) -> SessionId {
    let session = room.convened(&[id]).await;
    assert!(room.open(session, 4).await);
    let mut input = unanimous(session, id, kind);
    input.departure_reason = Some("Le projet a changé depuis la notation.".into());
    if kind == DecisionKind::SelectedWithReservations {
        let reservation = |text: &str, due_on: &str| ReservationInput::new(text, day(due_on));
        input.reservations = vec![
            reservation("Autorisation de rejet", "2020-06-30"),
            reservation("Plan de financement", "2020-05-31"),
        ];
    }
    room.decide(&input).await.unwrap();
    session
}

fn lifting(decision: &DecisionView, place: usize, on: &str) -> Lifting {
    Lifting {
        reservation: decision.conditions[place].id,
        on: day(on),
        motive: "Pièce reçue et conforme.".into(),
        document: None,
    }
}

#[tokio::test]
async fn with_its_last_reservation_a_dossier_is_selected_and_the_decision_stays_as_taken() {
    let room = Room::new(6).await;
    let id = room.ready("HydroCanal", LILLERS, 1, GOOD).await;
    let session = decided(&room, id, DecisionKind::SelectedWithReservations).await;
    minutes::close(&room.store, &staff(), &room.territory, session, None)
        .await
        .unwrap();
    let waiting = &decisions(&room, id, "2020-06-15").await[0];
    let overdue: Vec<bool> = waiting.conditions.iter().map(|condition| condition.overdue).collect();
    assert_eq!(overdue, [false, true]);
    let pending = decision::pending(&mut room.store.read().await.unwrap(), room.call, day("2020-06-15"))
        .await
        .unwrap();
    let texts: Vec<&str> = pending.iter().map(|one| one.condition.text.as_str()).collect();
    assert_eq!(texts, ["Plan de financement", "Autorisation de rejet"], "soonest first");

    let caller = later("2020-06-16T09:00:00Z");
    let first = lifting(waiting, 0, "2020-06-15");
    decision::lift(&room.store, &caller, &first).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::SelectedWithReservations);
    assert_eq!(
        refusal(decision::lift(&room.store, &caller, &first).await),
        "already_lifted"
    );
    decision::lift(&room.store, &caller, &lifting(waiting, 1, "2020-06-16"))
        .await
        .unwrap();
    assert_eq!(room.state(id).await, DossierState::Selected);
    let kept = &decisions(&room, id, "2020-12-31").await[0];
    assert_eq!(kept.input.kind, DecisionKind::SelectedWithReservations);
    assert!(
        kept.conditions
            .iter()
            .all(|condition| condition.lifted_on.is_some() && !condition.overdue)
    );
    palmares_core::undo(&room.store, &caller).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::SelectedWithReservations);
    room.is_sound().await;
}

#[tokio::test]
async fn a_reservation_is_lifted_with_its_day_its_motive_and_evidence_of_the_dossier() {
    let room = Room::new(6).await;
    let id = room.ready("HydroCanal", LILLERS, 1, GOOD).await;
    decided(&room, id, DecisionKind::SelectedWithReservations).await;
    let decision = &decisions(&room, id, "2020-04-08").await[0];
    let caller = later("2020-04-20T09:00:00Z");
    let refused = async |edit: &dyn Fn(&mut Lifting)| {
        let mut lifting = lifting(decision, 0, "2020-04-20");
        edit(&mut lifting);
        let error = decision::lift(&room.store, &caller, &lifting).await.unwrap_err();
        let (params, field) = (error.params(), error.field().map(str::to_owned));
        let word = params["reason"].as_str().or(params["kind"].as_str());
        (field, word.unwrap_or_default().to_owned())
    };
    let on = Some("lifted_on".to_owned());
    assert_eq!(
        refused(&|one| one.on = day("2020-04-21")).await,
        (on.clone(), "future".into())
    );
    assert_eq!(refused(&|one| one.on = day("2020-04-07")).await, (on, "order".into()));
    assert_eq!(
        refused(&|one| one.motive = " ".into()).await,
        (Some("motive".into()), "empty".into())
    );
    assert_eq!(
        refused(&|one| one.document = Some(DocumentId::new())).await,
        (None, "document".into())
    );
}

#[tokio::test]
async fn days_are_measured_from_the_session_whenever_its_decision_is_typed() {
    let room = Room::new(6).await;
    let id = room.ready("HydroCanal", LILLERS, 1, GOOD).await;
    let session = room.convened(&[id]).await;
    assert!(room.open(session, 4).await);
    let typed = later("2020-07-10T09:00:00Z");
    let mut input = unanimous(session, id, DecisionKind::SelectedWithReservations);
    let due = |on: &str| vec![ReservationInput::new("Autorisation de rejet", day(on))];
    input.reservations = due("2020-04-08");
    let same_day = decision::record(&room.store, &typed, &input).await.unwrap_err();
    assert_eq!(same_day.field(), Some("reservations[0].due_on"));
    input.reservations = due("2020-06-30");
    decision::record(&room.store, &typed, &input).await.unwrap();

    let taken = decisions(&room, id, "2020-07-10").await.remove(0);
    assert_eq!(taken.taken_on(), day("2020-04-08"));
    let before = decision::lift(&room.store, &typed, &lifting(&taken, 0, "2020-04-07")).await;
    assert_eq!(before.unwrap_err().field(), Some("lifted_on"));
    decision::lift(&room.store, &typed, &lifting(&taken, 0, "2020-06-15"))
        .await
        .unwrap();
    assert_eq!(room.state(id).await, DossierState::Selected);
    room.is_sound().await;
}

async fn reopen(room: &Room, decision: &DecisionView, reason: ReopeningReason) -> Result<()> {
    let motive = "Une pièce nouvelle change l’appréciation.";
    decision::reopen(&room.store, &staff(), decision.id, reason, motive)
        .await
        .map(drop)
}

#[tokio::test]
async fn a_decided_dossier_comes_back_and_its_former_decision_stays_in_the_record() {
    let room = Room::new(6).await;
    let id = room.ready("SensoPorte", LILLERS, 1, GOOD).await;
    let first = decided(&room, id, DecisionKind::Rejected).await;
    let taken = decisions(&room, id, "2020-04-08").await.remove(0);
    assert!(!taken.can_reopen);
    assert_eq!(
        refusal(reopen(&room, &taken, ReopeningReason::Appeal).await),
        "open",
        "what was typed in a session that sits is undone there"
    );
    minutes::close(&room.store, &staff(), &room.territory, first, None)
        .await
        .unwrap();
    assert!(decisions(&room, id, "2020-04-08").await[0].can_reopen);
    let silent = decision::reopen(&room.store, &staff(), taken.id, ReopeningReason::Appeal, "").await;
    assert_eq!(silent.unwrap_err().field(), Some("motive"));
    reopen(&room, &taken, ReopeningReason::Appeal).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::ReadyForCommittee);
    let kept = decisions(&room, id, "2020-04-08").await.remove(0);
    assert_eq!(kept.reopened.as_ref().unwrap().reason, ReopeningReason::Appeal);
    assert!(kept.superseded && !kept.can_reopen);
    assert_eq!(
        refusal(reopen(&room, &taken, ReopeningReason::Appeal).await),
        "decision_superseded"
    );

    let (second, _) = session::create(&room.store, &staff(), room.call, &plan("2020-05-13"))
        .await
        .unwrap();
    session::set_agenda(&room.store, &staff(), second, &[id]).await.unwrap();
    session::convene(&room.store, &staff(), second).await.unwrap();
    assert!(room.open(second, 4).await);
    room.decide(&unanimous(second, id, DecisionKind::Selected))
        .await
        .unwrap();
    let all = decisions(&room, id, "2020-05-13").await;
    let kinds: Vec<_> = all.iter().map(|one| (one.input.kind, one.superseded)).collect();
    assert_eq!(kinds, [(DecisionKind::Rejected, true), (DecisionKind::Selected, false)]);
    room.is_sound().await;
}

#[tokio::test]
async fn a_deferral_is_over_with_the_next_agenda_and_the_reserve_list_waits_for_its_act() {
    let room = Room::new(6).await;
    let id = room.ready("MobiGohelle", LILLERS, 1, GOOD).await;
    let first = decided(&room, id, DecisionKind::Deferred).await;
    minutes::close(&room.store, &staff(), &room.territory, first, None)
        .await
        .unwrap();
    let (second, _) = session::create(&room.store, &staff(), room.call, &plan("2020-05-13"))
        .await
        .unwrap();
    session::set_agenda(&room.store, &staff(), second, &[id]).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::Scheduled);
    let deferral = decisions(&room, id, "2020-05-13").await.remove(0);
    assert_eq!(deferral.reopened.unwrap().reason, ReopeningReason::DeferralOver);
    session::convene(&room.store, &staff(), second).await.unwrap();
    assert!(room.open(second, 4).await);
    room.decide(&unanimous(second, id, DecisionKind::Waitlisted))
        .await
        .unwrap();
    minutes::close(&room.store, &staff(), &room.territory, second, None)
        .await
        .unwrap();

    let (third, _) = session::create(&room.store, &staff(), room.call, &plan("2020-06-10"))
        .await
        .unwrap();
    assert_eq!(
        refusal(session::set_agenda(&room.store, &staff(), third, &[id]).await),
        "waitlisted"
    );
    let waitlisted = decisions(&room, id, "2020-05-13").await.remove(1);
    reopen(&room, &waitlisted, ReopeningReason::PlaceFreed).await.unwrap();
    session::set_agenda(&room.store, &staff(), third, &[id]).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::Scheduled);
    room.is_sound().await;
}

#[tokio::test]
async fn a_later_session_of_a_rolling_call_departs_from_the_ranking_as_the_same_one_would() {
    let room = Room::new(6).await;
    let lower = room.ready("LysLoop", LILLERS, 1, FAIR).await;
    let better = room.ready("BriqLys", LILLERS, 2, GOOD).await;
    let first = room.convened(&[lower]).await;
    assert!(room.open(first, 4).await);
    room.decide(&unanimous(first, lower, DecisionKind::Selected))
        .await
        .unwrap();
    minutes::close(&room.store, &staff(), &room.territory, first, None)
        .await
        .unwrap();
    let second = room.convened(&[better]).await;
    assert!(room.open(second, 4).await);
    let mut passed = unanimous(second, better, DecisionKind::Waitlisted);
    assert_eq!(refusal(room.decide(&passed).await), "departure_reason_required");
    passed.departure_reason = Some("La place de ce mois était déjà donnée.".into());
    room.decide(&passed).await.unwrap();
}

/// Minutes as the press would leave them, recorded: the bytes do not matter here.
async fn print(room: &Room, caller: &Caller, session: SessionId, language: PaperLanguage) -> Result<()> {
    let content = ContentStore::open_at(room.store.documents())?;
    let minutes = NewPaper {
        kind: PaperKind::Minutes,
        language,
        communicable: true,
        dossier: None,
        name: "proces-verbal.pdf".into(),
        sha256: content.put(b"%PDF-1.7 minutes")?.sha256,
    };
    let head = journal::head(&mut *room.store.read().await?).await?;
    paper::record(&room.store, caller, room.call, Some(session), &head, &[minutes])
        .await
        .map(drop)
}

pub async fn produce(room: &Room, session: SessionId) -> u32 {
    print(room, &staff(), session, PaperLanguage::Fr).await.unwrap();
    room.session(session)
        .await
        .papers
        .iter()
        .map(|paper| paper.version)
        .max()
        .unwrap()
}

#[tokio::test]
async fn what_was_published_is_corrected_as_a_new_version_and_stays_in_the_record() {
    let room = Room::new(6).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let session = decided(&room, id, DecisionKind::Selected).await;
    minutes::close(&room.store, &staff(), &room.territory, session, None)
        .await
        .unwrap();
    assert_eq!(produce(&room, session).await, 1);
    let publish = async |on: &str| {
        session::publish_minutes(&room.store, &staff(), session, day(on))
            .await
            .map(drop)
    };
    assert_eq!(refusal(publish("2020-04-08").await), "minutes_draft");
    session::approve_minutes(&room.store, &staff(), session).await.unwrap();
    assert_eq!(publish("2020-04-09").await.unwrap_err().params()["reason"], "future");
    assert_eq!(publish("2020-04-07").await.unwrap_err().params()["reason"], "order");
    publish("2020-04-08").await.unwrap();
    assert_eq!(room.session(session).await.row.state, SessionState::Published);

    let silent = minutes::correct(&room.store, &staff(), &room.territory, session, "").await;
    assert_eq!(silent.unwrap_err().field(), Some("motive"));
    minutes::correct(
        &room.store,
        &staff(),
        &room.territory,
        session,
        "Le nom d’un membre était mal écrit.",
    )
    .await
    .unwrap();
    let view = room.session(session).await;
    assert_eq!((view.row.state, view.approved_at), (SessionState::MinutesDraft, None));
    assert_eq!(produce(&room, session).await, 2);
    session::approve_minutes(&room.store, &staff(), session).await.unwrap();
    publish("2020-04-08").await.unwrap();
    let view = room.session(session).await;
    let versions: Vec<_> = view
        .publications
        .iter()
        .map(|one| (one.version, one.correction.is_some()))
        .collect();
    assert_eq!(versions, [(1, true), (2, false)]);
    assert_eq!(view.papers.len(), 2, "the first version is kept");
    room.is_sound().await;
}

#[tokio::test]
async fn approved_minutes_are_printed_once_in_each_language() {
    let room = Room::new(6).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let session = decided(&room, id, DecisionKind::Selected).await;
    minutes::close(&room.store, &staff(), &room.territory, session, None)
        .await
        .unwrap();
    produce(&room, session).await;
    session::approve_minutes(&room.store, &staff(), session).await.unwrap();
    let caller = later("2020-04-09T09:00:00Z");
    print(&room, &caller, session, PaperLanguage::Fr).await.unwrap();
    let again = print(&room, &caller, session, PaperLanguage::Fr).await;
    assert_eq!(refusal(again), "minutes_printed");
    print(&room, &caller, session, PaperLanguage::En).await.unwrap();
}

#[tokio::test]
async fn a_short_notice_and_a_small_committee_are_told_and_forbid_nothing() {
    let room = Room::new(3).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let session = room.convened(&[id]).await;
    let rules = room.rules.committee;
    let late = SessionWarning::ShortNotice {
        days: 0,
        required: rules.notice_days,
    };
    let small = SessionWarning::CommitteeSmall {
        members: 3,
        minimum: rules.members_min,
    };
    assert_eq!(room.session(session).await.warnings, [late, small]);
    assert!(room.open(session, 3).await);
    let mut connection = room.store.read().await.unwrap();
    let today = palmares_core::clock::paris_date(now());
    let view = minutes::get(&mut connection, Actor::Secretariat, session, today)
        .await
        .unwrap();
    assert_eq!(view.warnings, [late, small]);
}
