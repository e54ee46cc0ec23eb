//! Sessions, their quorum, and the decisions taken in them.

use palmares_core::committee::model::{InterestKind, MemberRole};
use palmares_core::committee::{self, Declaration};
use palmares_core::decision::model::{DecisionKind, VoteMode};
use palmares_core::decision::view::{DecisionInput, ReservationInput, VoteInput};
use palmares_core::dossier::DossierState;
use palmares_core::error::Error;
use palmares_core::id::{MemberId, SessionId};
use palmares_core::journal::Actor;
use palmares_core::minutes;
use palmares_core::session::attendance::Presence;
use palmares_core::session::view::SessionInput;
use palmares_core::session::{self, Hearing, SessionState};

use crate::room::{FAIR, GOOD, LENS, LILLERS, Room, as_member, day, hear, plan, refusal, staff, unanimous};

#[tokio::test]
async fn a_session_without_quorum_is_convened_again_on_the_same_agenda_and_needs_none() {
    let room = Room::new(11).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let failed = room.convened(&[id]).await;
    assert_eq!(room.state(id).await, DossierState::Invited);
    assert!(refusal(minutes::open(&room.store, &staff(), &room.territory, failed, None).await) == "attendance_missing");
    assert!(!room.open(failed, 5).await, "5 of 11 is no quorum");
    let view = room.session(failed).await;
    assert_eq!(
        (view.row.state, view.quorum.counted, view.quorum.required),
        (SessionState::QuorumFailed, 5, 6)
    );
    assert_eq!(room.state(id).await, DossierState::ReadyForCommittee);

    let (again, _) = session::reconvene(&room.store, &staff(), failed, &plan("2020-04-15"))
        .await
        .unwrap();
    let view = room.session(again).await;
    assert_eq!(
        (view.row.state, view.row.number, view.row.items),
        (SessionState::Convened, None, 1)
    );
    assert_eq!(view.row.reconvened_from, Some(failed));
    assert!(room.open(again, 3).await, "a second convocation needs no quorum");
    let view = room.session(again).await;
    assert_eq!((view.quorum.waived, view.row.number), (true, Some(2)));
    room.decide(&unanimous(again, id, DecisionKind::Selected))
        .await
        .unwrap();
    minutes::close(&room.store, &staff(), &room.territory, again, None)
        .await
        .unwrap();
    assert_eq!(room.state(id).await, DossierState::Selected);

    let mut connection = room.store.read().await.unwrap();
    let list = session::list(&mut connection, Actor::Secretariat, room.call, day("2020-04-20"))
        .await
        .unwrap();
    drop(connection);
    let months = list.cadence.unwrap().months;
    let statuses: Vec<_> = months.iter().map(|month| (month.month, month.held)).collect();
    assert_eq!(statuses, [(day("2020-03-01"), 0), (day("2020-04-01"), 1)]);
    room.is_sound().await;
}

#[allow(clippy::unnecessary_wraps, reason = "a decision holds votes or none")]
fn votes(votes_for: u32, against: u32, chair_for: Option<bool>) -> Option<VoteInput> {
    Some(VoteInput {
        votes_for,
        against,
        abstentions: 0,
        chair_for,
    })
}

#[tokio::test]
async fn a_decision_needs_its_session_its_motive_and_a_vote_that_adopts_it() {
    let room = Room::new(11).await;
    let dossier = room.ready("CaptArtois", LILLERS, 2, GOOD).await;
    let id = room.convened(&[dossier]).await;
    let mut decision = unanimous(id, dossier, DecisionKind::Selected);
    assert_eq!(refusal(room.decide(&decision).await), "convened");
    assert!(room.open(id, 6).await);
    let silent = DecisionInput {
        motive: " ".into(),
        ..decision.clone()
    };
    assert_eq!(room.decide(&silent).await.unwrap_err().field(), Some("motive"));

    decision.mode = VoteMode::ShowOfHands;
    decision.votes = votes(6, 1, None);
    assert_eq!(refusal(room.decide(&decision).await), "more_than_voters");
    decision.votes = votes(3, 3, None);
    assert_eq!(refusal(room.decide(&decision).await), "not_adopted");
    decision.votes = votes(3, 3, Some(true));
    hear(&room, id, dossier).await;
    room.decide(&decision).await.unwrap();
    assert_eq!(refusal(room.decide(&decision).await), "already_decided");

    let view = room.session(id).await;
    let kept = view.items[0].decision.as_ref().unwrap();
    assert_eq!(
        (kept.casting_vote, kept.rank, kept.score.as_deref()),
        (true, Some(1), Some("80.00"))
    );
    decision.voted_at = Some("14:30".into());
    assert_eq!((&kept.input, kept.quorum.counted), (&decision, 6));
    room.is_sound().await;
}

/// Makes a member the vice-chair.
async fn second(room: &Room, member: MemberId) {
    let members = committee::members(&mut room.store.read().await.unwrap(), room.call)
        .await
        .unwrap();
    let mut input = members.into_iter().find(|one| one.id == member).unwrap().member;
    input.role = MemberRole::ViceChair;
    committee::save_member(&room.store, &staff(), room.call, Some(member), &input)
        .await
        .unwrap();
}

/// Names who presides over a session that is convened or sits.
async fn name_chair(room: &Room, session: SessionId, member: MemberId) {
    let named = SessionInput {
        chair_id: Some(member),
        ..plan("2020-04-08")
    };
    session::update(&room.store, &staff(), session, &named).await.unwrap();
}

#[tokio::test]
async fn a_session_whose_chair_is_away_opens_once_somebody_who_is_there_presides() {
    let room = Room::new(5).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let held = room.convened(&[id]).await;
    let mut sheet = room.sheet(5);
    sheet[0].presence = Presence::Excused;
    session::set_attendance(&room.store, &staff(), held, &sheet)
        .await
        .unwrap();
    let open = async || minutes::open(&room.store, &staff(), &room.territory, held, None).await;
    assert_eq!(refusal(open().await), "chair_absent");
    name_chair(&room, held, room.members[0]).await;
    assert_eq!(refusal(open().await), "chair_absent", "who is named is away as well");
    name_chair(&room, held, room.members[1]).await;
    open().await.unwrap();
    let view = room.session(held).await;
    let presides = Some(room.members[1]);
    assert_eq!((view.row.plan.chair_id, view.items[0].chair), (presides, presides));
    room.is_sound().await;
}

#[tokio::test]
async fn a_vice_chair_who_is_there_presides_without_being_named() {
    let room = Room::new(5).await;
    second(&room, room.members[1]).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let held = room.convened(&[id]).await;
    name_chair(&room, held, room.members[0]).await;
    let mut sheet = room.sheet(5);
    sheet[0].presence = Presence::Absent;
    session::set_attendance(&room.store, &staff(), held, &sheet)
        .await
        .unwrap();
    minutes::open(&room.store, &staff(), &room.territory, held, None)
        .await
        .unwrap();
    assert_eq!(room.session(held).await.row.plan.chair_id, Some(room.members[1]));
    let mut tied = unanimous(held, id, DecisionKind::Selected);
    (tied.mode, tied.votes) = (VoteMode::ShowOfHands, votes(2, 2, Some(true)));
    room.decide(&tied).await.unwrap();
    let view = room.session(held).await;
    assert!(
        view.items[0].decision.as_ref().unwrap().casting_vote,
        "the vice-chair decides a tie"
    );
    room.is_sound().await;
}

#[tokio::test]
async fn a_session_without_quorum_names_nobody_who_is_away_as_its_chair() {
    let room = Room::new(11).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let failed = room.convened(&[id]).await;
    name_chair(&room, failed, room.members[0]).await;
    let mut sheet = room.sheet(4);
    sheet[0].presence = Presence::Excused;
    session::set_attendance(&room.store, &staff(), failed, &sheet)
        .await
        .unwrap();
    let (quorum, _) = minutes::open(&room.store, &staff(), &room.territory, failed, None)
        .await
        .unwrap();
    let view = room.session(failed).await;
    assert_eq!((quorum.reached, view.row.plan.chair_id), (false, None));
    room.is_sound().await;
}

#[tokio::test]
async fn a_recused_chair_presides_over_no_item_and_another_has_the_casting_vote_there() {
    let room = Room::new(5).await;
    let (id, other) = (
        room.ready("Forge4D", LILLERS, 2, GOOD).await,
        room.ready("BriqLys", LILLERS, 1, GOOD).await,
    );
    let held = room.convened(&[id, other]).await;
    assert!(room.open(held, 5).await);
    let (chair, named) = (room.members[0], room.members[2]);
    let tie = Declaration::recusal(chair, id, InterestKind::Shareholder, "");
    room.declare(&as_member(chair), tie).await.unwrap();
    let presiding = async || {
        room.session(held)
            .await
            .items
            .iter()
            .map(|item| item.chair)
            .collect::<Vec<_>>()
    };
    assert_eq!(presiding().await, [None, Some(chair)]);

    let mut tied = unanimous(held, id, DecisionKind::Deferred);
    (tied.mode, tied.votes) = (VoteMode::ShowOfHands, votes(2, 2, Some(true)));
    assert_eq!(refusal(room.decide(&tied).await), "chair_absent");
    name_chair(&room, held, named).await;
    room.decide(&tied).await.unwrap();
    name_chair(&room, held, chair).await;
    room.decide(&unanimous(held, other, DecisionKind::Selected))
        .await
        .unwrap();
    assert_eq!(
        presiding().await,
        [Some(named), Some(chair)],
        "the record keeps who presided"
    );
    room.is_sound().await;
}

#[tokio::test]
async fn a_recused_advisory_voice_takes_no_vote_away() {
    let room = Room::new(4).await;
    room.council(&["Karl Conseil"]).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let held = room.convened(&[id]).await;
    assert!(room.open(held, 4).await);
    let members = committee::members(&mut room.store.read().await.unwrap(), room.call)
        .await
        .unwrap();
    let adviser = members.iter().find(|one| one.member.name == "Karl Conseil").unwrap().id;
    let tie = Declaration::recusal(adviser, id, InterestKind::Shareholder, "");
    room.declare(&staff(), tie).await.unwrap();
    let mut vote = unanimous(held, id, DecisionKind::Selected);
    (vote.mode, vote.votes) = (VoteMode::ShowOfHands, votes(4, 0, None));
    room.decide(&vote).await.unwrap();
    let view = room.session(held).await;
    let poll = view.items[0].decision.as_ref().unwrap().poll.unwrap();
    assert_eq!((view.items[0].recused.len(), poll.recused), (1, 0));
}

#[tokio::test]
async fn leaving_the_ranking_takes_a_reason_and_losing_a_tie_does_not() {
    let room = Room::new(11).await;
    let first = room.ready("TriBoucle", LENS, 1, GOOD).await;
    let resident = room.ready("CaptArtois", LILLERS, 2, GOOD).await;
    let third = room.ready("MobiGohelle", LILLERS, 3, FAIR).await;
    let id = room.convened(&[resident, first, third]).await;
    assert!(room.open(id, 6).await);
    room.decide(&unanimous(id, resident, DecisionKind::Selected))
        .await
        .unwrap();

    let mut lost = unanimous(id, first, DecisionKind::Rejected);
    assert_eq!(refusal(room.decide(&lost).await), "departure_reason_required");
    lost.kind = DecisionKind::Waitlisted;
    room.decide(&lost).await.unwrap();
    assert_eq!(room.state(first).await, DossierState::Waitlisted);

    let mut preferred = unanimous(id, third, DecisionKind::SelectedWithReservations);
    preferred.reservations = vec![ReservationInput::new("Autorisation de rejet", day("2020-06-30"))];
    preferred.support = vec!["networking".into()];
    let refused = room.decide(&preferred).await.unwrap_err().params();
    assert_eq!(refused["departure"]["reasons"][0]["kind"], "better_passed_over");
    preferred.departure_reason = Some("Seul projet de mobilité de la session.".into());
    room.decide(&preferred).await.unwrap();
    minutes::close(&room.store, &staff(), &room.territory, id, None)
        .await
        .unwrap();

    let view = room.session(id).await;
    // The vote is of the time at which it was recorded, on the day of the session.
    preferred.voted_at = Some("14:30".into());
    assert_eq!(view.items[2].decision.as_ref().unwrap().input, preferred);
    assert_eq!((view.row.decisions, view.row.state), (3, SessionState::Closed));
    room.is_sound().await;
}

#[tokio::test]
async fn a_recusal_can_take_the_quorum_of_an_item_away() {
    let room = Room::new(10).await;
    let (id, other) = (
        room.ready("Forge4D", LILLERS, 1, GOOD).await,
        room.ready("BriqLys", LILLERS, 2, GOOD).await,
    );
    let session = room.convened(&[id, other]).await;
    assert!(room.open(session, 5).await, "5 of 10 is half");
    for member in [room.members[3], room.members[4]] {
        let tie = Declaration::recusal(member, id, InterestKind::Professional, "");
        room.declare(&as_member(member), tie).await.unwrap();
    }
    let items = room.session(session).await.items;
    assert_eq!(
        (items[0].quorum.present, items[0].quorum.base, items[0].quorum.reached),
        (3, 8, false)
    );
    assert_eq!((items[0].recused.len(), items[1].quorum.reached), (2, true));
    assert_eq!(
        refusal(room.decide(&unanimous(session, id, DecisionKind::Selected)).await),
        "item_quorum"
    );
    room.decide(&unanimous(session, other, DecisionKind::Selected))
        .await
        .unwrap();

    // What a recused member sees of that item is its line on the agenda.
    let none = Declaration::none(room.members[3], other);
    room.declare(&as_member(room.members[3]), none).await.unwrap();
    let mut connection = room.store.read().await.unwrap();
    let seen = minutes::get(
        &mut connection,
        Actor::Member(room.members[3]),
        session,
        day("2020-04-08"),
    )
    .await
    .unwrap();
    assert_eq!(
        (seen.items[0].score.clone(), seen.items[1].score.as_deref()),
        (None, Some("80.00"))
    );
}

#[tokio::test]
async fn a_deferred_dossier_comes_back_and_both_decisions_stay() {
    let room = Room::new(4).await;
    let id = room.ready("MobiGohelle", LILLERS, 1, GOOD).await;
    let waiting = room.ready("BriqLys", LILLERS, 2, FAIR).await;
    let first = room.convened(&[id, waiting]).await;
    assert!(room.open(first, 4).await);
    hear(&room, first, id).await;
    assert_eq!(
        refusal(minutes::close(&room.store, &staff(), &room.territory, first, None).await),
        "item_undecided"
    );
    room.decide(&unanimous(first, id, DecisionKind::Deferred))
        .await
        .unwrap();
    minutes::close(&room.store, &staff(), &room.territory, first, None)
        .await
        .unwrap();
    assert_eq!(
        room.state(waiting).await,
        DossierState::ReadyForCommittee,
        "an item not reached is ready again"
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
    let mut connection = room.store.read().await.unwrap();
    let decisions = palmares_core::decision::of_dossier(&mut connection, Actor::Secretariat, id, day("2020-05-13"))
        .await
        .unwrap();
    drop(connection);
    let kinds: Vec<_> = decisions.iter().map(|decision| decision.input.kind).collect();
    assert_eq!(kinds, [DecisionKind::Deferred, DecisionKind::Selected]);
    room.is_sound().await;
}

#[tokio::test]
async fn a_cancelled_session_and_a_shorter_agenda_give_their_dossiers_back() {
    let room = Room::new(3).await;
    let (one, two) = (
        room.ready("BriqLys", LILLERS, 1, GOOD).await,
        room.ready("LysLoop", LENS, 2, FAIR).await,
    );
    let id = room.convened(&[one, two]).await;
    session::set_agenda(&room.store, &staff(), id, &[two]).await.unwrap();
    assert_eq!(
        (room.state(one).await, room.state(two).await),
        (DossierState::ReadyForCommittee, DossierState::Invited)
    );
    session::cancel(&room.store, &staff(), id).await.unwrap();
    assert_eq!(room.state(two).await, DossierState::ReadyForCommittee);
    let refused = session::set_agenda(&room.store, &staff(), id, &[one]).await;
    assert!(matches!(refused, Err(Error::WrongState { .. })));
    let held = room.convened(&[one, two]).await;
    assert!(room.open(held, 3).await);
    assert_eq!(
        (room.session(id).await.row.number, room.session(held).await.row.number),
        (None, Some(1)),
        "a session that was cancelled leaves no gap"
    );
    room.is_sound().await;
}

#[tokio::test]
async fn an_applicant_who_did_not_come_waits_for_another_session() {
    let room = Room::new(3).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let session = room.convened(&[id]).await;
    assert!(room.open(session, 3).await);
    let mut hearing = Hearing {
        item: room.session(session).await.items[0].id,
        absent: true,
        heard_at: Some("14:05".into()),
        heard_until: None,
        persons: String::new(),
        debate: String::new(),
    };
    let refused = session::record_hearing(&room.store, &staff(), &hearing).await;
    assert_eq!(refused.unwrap_err().field(), Some("heard_at"));
    hearing.heard_at = None;
    session::record_hearing(&room.store, &staff(), &hearing).await.unwrap();
    assert_eq!(room.state(id).await, DossierState::NotHeard);
    minutes::close(&room.store, &staff(), &room.territory, session, None)
        .await
        .unwrap();
    assert_eq!(room.state(id).await, DossierState::NotHeard);

    room.convened(&[id]).await;
    assert_eq!(room.state(id).await, DossierState::Invited);
    room.is_sound().await;
}

#[tokio::test]
async fn a_proxy_makes_the_quorum_and_votes_unless_its_giver_is_recused() {
    let room = Room::new(10).await;
    let (id, other) = (
        room.ready("Forge4D", LILLERS, 1, GOOD).await,
        room.ready("BriqLys", LILLERS, 2, GOOD).await,
    );
    let session = room.convened(&[id, other]).await;
    let mut sheet = room.sheet(4);
    sheet[9].proxy_to = Some(room.members[0]);
    sheet[8].proxy_to = Some(room.members[0]);
    let refused = session::set_attendance(&room.store, &staff(), session, &sheet)
        .await
        .unwrap_err();
    assert_eq!(
        (refused.field(), refused.params()["reason"].as_str()),
        (Some("attendance[9].proxy_to"), Some("too_many"))
    );
    sheet[8].proxy_to = None;
    session::set_attendance(&room.store, &staff(), session, &sheet)
        .await
        .unwrap();
    let (quorum, _) = minutes::open(&room.store, &staff(), &room.territory, session, None)
        .await
        .unwrap();
    assert_eq!(
        (quorum.present, quorum.represented, quorum.required, quorum.reached),
        (4, 1, 5, true)
    );

    let giver = room.members[9];
    let tie = Declaration::recusal(giver, id, InterestKind::Mandate, "");
    room.declare(&as_member(giver), tie).await.unwrap();
    let items = room.session(session).await.items;
    assert_eq!(
        (
            items[0].quorum.counted,
            items[0].quorum.required,
            items[0].quorum.reached
        ),
        (4, 5, false)
    );
    let mut vote = unanimous(session, other, DecisionKind::Selected);
    (vote.mode, vote.votes) = (
        VoteMode::ShowOfHands,
        Some(VoteInput {
            votes_for: 5,
            against: 0,
            abstentions: 0,
            chair_for: None,
        }),
    );
    room.decide(&vote).await.unwrap();
}

#[tokio::test]
async fn nobody_is_convened_over_nothing() {
    let room = Room::new(3).await;
    let (id, _) = session::create(&room.store, &staff(), room.call, &plan("2020-04-08"))
        .await
        .unwrap();
    let convened = session::convene(&room.store, &staff(), id).await;
    assert_eq!(refusal(convened), "agenda_empty");
    let dossier = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    session::set_agenda(&room.store, &staff(), id, &[dossier])
        .await
        .unwrap();
    session::convene(&room.store, &staff(), id).await.unwrap();
    // Nor does what they were convened over go away: such a session is cancelled.
    let emptied = session::set_agenda(&room.store, &staff(), id, &[]).await;
    assert_eq!(refusal(emptied), "agenda_empty");
    assert_eq!(room.session(id).await.items.len(), 1);
    room.is_sound().await;
}
