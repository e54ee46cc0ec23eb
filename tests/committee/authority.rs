//! Who decides and who sits: the act of the body to which a committee proposes, alternates in the room, and a second convocation whose
//! agenda grew.

use palmares_core::call;
use palmares_core::call::{CallRules, Template};
use palmares_core::committee::model::{Capacity, InterestKind, MemberRole};
use palmares_core::committee::{self, Declaration};
use palmares_core::decision::lines::MinutesLine;
use palmares_core::decision::model::{DecisionKind, ReopeningReason};
use palmares_core::decision::{self, AuthorityAct, Effect, TermInput, Validation};
use palmares_core::dossier::{self, DossierState};
use palmares_core::error::Result;
use palmares_core::grid::Label;
use palmares_core::id::{DossierId, MemberId, SessionId};
use palmares_core::journal::Actor;
use palmares_core::minutes;
use palmares_core::session::{self, alternates::Sitting};

use crate::after::produce;
use crate::labels::on;
use crate::room::{FAIR, GOOD, LILLERS, Room, day, plan, refusal, staff, unanimous};

async fn proposing(members: usize) -> Room {
    let room = Room::new(members).await;
    let rules = CallRules {
        deciding_body: Some(Label {
            fr: "le conseil communautaire".into(),
            en: "the community council".into(),
        }),
        ..room.rules.clone()
    };
    call::update(&room.store, &staff(), &room.territory, room.call, "Appel", &rules)
        .await
        .unwrap();
    room
}

async fn validate(room: &Room, session: SessionId, dossiers: &[DossierId], on: &str) -> Result<()> {
    let view = room.session(session).await;
    let decided = view.items.iter().filter(|item| dossiers.contains(&item.dossier_id));
    let validation = Validation {
        session,
        decisions: decided
            .filter_map(|item| item.decision.as_ref())
            .map(|one| one.id)
            .collect(),
        act: AuthorityAct {
            body: "le conseil communautaire".into(),
            reference: "délibération n° 2020/017".into(),
            acted_on: day(on),
        },
    };
    decision::validate(&room.store, &staff(), &validation).await.map(drop)
}

fn effects(view: &palmares_core::minutes::SessionView) -> Vec<Effect> {
    let decisions = view.items.iter().filter_map(|item| item.decision.as_ref());
    decisions.map(|one| one.effect.clone()).collect()
}

#[tokio::test]
async fn where_the_committee_proposes_an_act_follows_the_approved_minutes_and_ends_reopening() {
    let room = proposing(11).await;
    let kept = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let later = room.ready("CaptArtois", LILLERS, 2, FAIR).await;
    let session = room.convened(&[kept, later]).await;
    assert!(room.open(session, 8).await);
    room.decide(&unanimous(session, kept, DecisionKind::Selected))
        .await
        .unwrap();
    room.decide(&unanimous(session, later, DecisionKind::Deferred))
        .await
        .unwrap();
    // To see a dossier again is the committee's own order.
    assert_eq!(
        effects(&room.session(session).await),
        [Effect::Awaited, Effect::Immediate]
    );

    minutes::close(&room.store, &staff(), &room.territory, session, None)
        .await
        .unwrap();
    assert_eq!(
        refusal(validate(&room, session, &[kept], "2020-04-08").await),
        "minutes_first"
    );
    produce(&room, session).await;
    session::approve_minutes(&room.store, &staff(), session).await.unwrap();
    let field = |result: Result<()>| result.unwrap_err().field().map(ToOwned::to_owned);
    assert_eq!(
        field(validate(&room, session, &[], "2020-04-08").await).as_deref(),
        Some("decisions")
    );
    assert_eq!(
        field(validate(&room, session, &[kept], "2020-04-09").await).as_deref(),
        Some("acted_on")
    );
    assert_eq!(
        field(validate(&room, session, &[kept], "2020-04-07").await).as_deref(),
        Some("acted_on")
    );
    assert_eq!(
        field(validate(&room, session, &[later], "2020-04-08").await).as_deref(),
        Some("decisions[0]")
    );
    validate(&room, session, &[kept], "2020-04-08").await.unwrap();
    assert_eq!(
        refusal(validate(&room, session, &[kept], "2020-04-08").await),
        "already_validated"
    );

    let view = room.session(session).await;
    let decided = view.items[0].decision.as_ref().unwrap();
    assert_eq!(decided.effect.act().unwrap().reference, "délibération n° 2020/017");
    let reopen = async |reason| decision::reopen(&room.store, &staff(), decided.id, reason, "Pièce nouvelle").await;
    assert_eq!(refusal(reopen(ReopeningReason::NewFact).await), "act_taken");
    assert_eq!(refusal(reopen(ReopeningReason::Error).await), "act_taken");
    assert_eq!(refusal(reopen(ReopeningReason::PlaceFreed).await), "not_on_reserve");
    let withdraw = async || dossier::withdraw(&room.store, &staff(), kept, "Le porteur renonce.").await;
    assert_eq!(refusal(withdraw().await.map(drop)), "reopen_first");
    reopen(ReopeningReason::Renounced).await.unwrap();
    withdraw().await.unwrap();
    assert_eq!(room.state(kept).await, DossierState::Withdrawn);
    room.is_sound().await;
}

#[tokio::test]
async fn a_label_begins_with_the_act_that_grants_it_and_the_minutes_name_no_day() {
    let room = Room::new(6).await;
    let of = Template::shipped("labellisation_structure").unwrap().rules;
    let rules = CallRules {
        label: of.label,
        deciding_body: of.deciding_body,
        ..room.rules.clone()
    };
    call::update(&room.store, &staff(), &room.territory, room.call, "Appel", &rules)
        .await
        .unwrap();
    let id = room.ready("Pôle", LILLERS, 1, GOOD).await;
    let session = room.convened(&[id]).await;
    assert!(room.open(session, 4).await);
    let mut input = unanimous(session, id, DecisionKind::Selected);
    input.valid.to = Some(day("2024-03-31"));
    let from_unknown = room.decide(&input).await.unwrap_err();
    assert_eq!(from_unknown.field(), Some("valid.from"));
    input.valid = TermInput::default();
    room.decide(&input).await.unwrap();
    minutes::close(&room.store, &staff(), &room.territory, session, None)
        .await
        .unwrap();
    let taken = async || room.session(session).await.items.remove(0);
    assert_eq!(taken().await.decision.unwrap().term(), None);
    produce(&room, session).await;
    session::approve_minutes(&room.store, &staff(), session).await.unwrap();

    let validation = Validation {
        session,
        decisions: vec![taken().await.decision.unwrap().id],
        act: AuthorityAct {
            body: "le Premier ministre".into(),
            reference: "décision n° 4".into(),
            acted_on: day("2020-04-20"),
        },
    };
    decision::validate(&room.store, &on("2020-04-21"), &validation)
        .await
        .unwrap();
    let followed = taken().await;
    let term = followed.decision.unwrap().term().unwrap();
    assert_eq!((term.from, term.to), (day("2020-04-20"), day("2024-04-20")));
    let said = followed.lines.iter().find_map(|line| match line {
        MinutesLine::FromAct { months } => Some(*months),
        _ => None,
    });
    assert_eq!(said, Some(48), "what the minutes said stays");
    palmares_core::undo(&room.store, &on("2020-04-22")).await.unwrap();
    assert_eq!(taken().await.decision.unwrap().term(), None);
    room.is_sound().await;
}

#[tokio::test]
async fn a_committee_that_decides_itself_waits_for_nobody() {
    let room = Room::new(11).await;
    let kept = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let session = room.convened(&[kept]).await;
    assert!(room.open(session, 8).await);
    room.decide(&unanimous(session, kept, DecisionKind::Selected))
        .await
        .unwrap();
    minutes::close(&room.store, &staff(), &room.territory, session, None)
        .await
        .unwrap();
    produce(&room, session).await;
    session::approve_minutes(&room.store, &staff(), session).await.unwrap();
    assert_eq!(
        refusal(validate(&room, session, &[kept], "2020-04-08").await),
        "committee_decides"
    );
}

async fn alternate(room: &Room, name: &str, of: MemberId) -> Result<MemberId> {
    let members = committee::members(&mut *room.store.read().await?, room.call).await?;
    let mut input = members.iter().find(|member| member.id == of).unwrap().member.clone();
    (input.name, input.role, input.alternate_of) = (name.into(), MemberRole::Alternate, Some(of));
    committee::save_member(&room.store, &staff(), room.call, None, &input).await?;
    let members = committee::members(&mut *room.store.read().await?, room.call).await?;
    Ok(members.iter().find(|member| member.member.name == name).unwrap().id)
}

#[tokio::test]
async fn an_alternate_takes_the_seat_of_an_absent_member_and_of_a_recused_one() {
    let room = Room::new(5).await;
    let dossier = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let first = alternate(&room, "Sabine Lefèvre", room.members[4]).await.unwrap();
    let second = alternate(&room, "Julien Cordonnier", room.members[2]).await.unwrap();
    let declared = Declaration {
        kind: InterestKind::Employer,
        recused: true,
        ..Declaration::none(room.members[2], dossier)
    };
    room.declare(&staff(), declared).await.unwrap();
    let session = room.convened(&[dossier]).await;
    let mut sheet = room.sheet(3);
    for alternate in [first, second] {
        let mut line = sheet[0].clone();
        line.member_id = alternate;
        sheet.push(line);
    }
    session::set_attendance(&room.store, &staff(), session, &sheet)
        .await
        .unwrap();
    let view = room.session(session).await;
    let sitting = |alternate, member| Sitting { alternate, member };
    assert_eq!(view.seated, [sitting(first, room.members[4])]);
    assert_eq!((view.quorum.base, view.quorum.present), (5, 4));
    let item = &view.items[0];
    assert_eq!(item.seated.len(), 2);
    assert!(item.seated.contains(&sitting(second, room.members[2])));
    assert_eq!((item.quorum.base, item.quorum.present, item.quorum.recused), (5, 4, 0));
    assert_eq!(item.recused, [room.members[2]]);

    // Whoever has an alternate in their place is represented by nobody else.
    sheet[4].proxy_to = Some(room.members[0]);
    let refused = session::set_attendance(&room.store, &staff(), session, &sheet).await;
    assert_eq!(refusal(refused), "alternate_sits");
    // Nobody sits for a qualified person, nor for another alternate.
    let members = committee::members(&mut room.store.read().await.unwrap(), room.call)
        .await
        .unwrap();
    let mut qualified = members
        .iter()
        .find(|one| one.id == room.members[1])
        .unwrap()
        .member
        .clone();
    qualified.capacity = Capacity::QualifiedPerson;
    committee::save_member(&room.store, &staff(), room.call, Some(room.members[1]), &qualified)
        .await
        .unwrap();
    assert_eq!(
        refusal(alternate(&room, "Nadia", room.members[1]).await),
        "sits_in_person"
    );
    assert_eq!(refusal(alternate(&room, "Nadia", first).await), "no_voice");
    room.is_sound().await;
}

#[tokio::test]
async fn a_second_convocation_waives_the_quorum_of_its_first_agenda_alone() {
    let room = Room::new(11).await;
    let repeated = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let added = room.ready("CaptArtois", LILLERS, 2, GOOD).await;
    let failed = room.convened(&[repeated]).await;
    assert!(!room.open(failed, 5).await);
    let (again, _) = session::reconvene(&room.store, &staff(), failed, &plan("2020-04-08"))
        .await
        .unwrap();
    session::set_agenda(&room.store, &staff(), again, &[repeated, added])
        .await
        .unwrap();
    assert!(room.open(again, 4).await);
    let waived = room
        .session(again)
        .await
        .items
        .iter()
        .map(|item| item.quorum.waived)
        .collect::<Vec<_>>();
    assert_eq!(waived, [true, false]);
    room.decide(&unanimous(again, repeated, DecisionKind::Selected))
        .await
        .unwrap();
    assert_eq!(
        refusal(room.decide(&unanimous(again, added, DecisionKind::Selected)).await),
        "item_quorum"
    );
    let seen = minutes::get(
        &mut room.store.read().await.unwrap(),
        Actor::Secretariat,
        again,
        day("2020-04-08"),
    )
    .await;
    assert_eq!(seen.unwrap().row.number, Some(2));
}
