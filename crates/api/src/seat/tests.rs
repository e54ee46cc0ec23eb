use palmares_core::committee::PersonInput;
use palmares_core::committee::view::MemberInput;
use palmares_core::error::Code;

use super::*;
use crate::testing::{nobody, person, seated, with_workspace};
// The command of the wire, which its area defines too.
use crate::wire::seat_take;
use crate::wire::*;

const CALL: &str = "territoire_intelligent";

fn member(name: &str, role: MemberRole) -> MemberInput {
    serde_json::from_value(serde_json::json!({
        "name": name, "capacity": "other", "college": "public", "voice": "voting",
        "role": role, "organisation": "", "email": "",
    }))
    .unwrap()
}

async fn with_call(host: &Host, asker: &Asker) -> CallId {
    let request = CallCreateRequest {
        template: CALL.to_owned(),
        name: "Appel".to_owned(),
        deadline: "2020-06-22".parse().unwrap(),
    };
    call_create(host, asker, request).await.unwrap().id
}

async fn with_member(host: &Host, asker: &Asker, call_id: CallId, name: &str, role: MemberRole) -> PersonId {
    let request = MemberSaveRequest {
        call_id,
        member_id: None,
        input: member(name, role),
    };
    member_save(host, asker, request).await.unwrap();
    let list = member_list(host, asker, MemberListRequest { call_id }).await.unwrap();
    list.members
        .iter()
        .find(|one| one.member.name == name)
        .unwrap()
        .id
        .into()
}

async fn sit(host: &Host, asker: &Asker, person: PersonId, part: Part) -> Result<Asker, Code> {
    let taken = seat_take(host, asker, SeatTakeRequest { person, part }).await;
    taken.map(|status| seated(&status)).map_err(|refused| refused.code)
}

async fn may_read(host: &Host, asker: &Asker) -> Result<(), Code> {
    let read = call_list(host, asker, CallListRequest {}).await;
    read.map(drop).map_err(|refused| refused.code)
}

#[tokio::test]
async fn who_asks_must_be_who_sits_at_that_window() {
    let folder = tempfile::tempdir().unwrap();
    let (host, founder) = with_workspace(folder.path(), "T").await;
    assert_eq!(may_read(&host, &founder).await, Ok(()));
    assert_eq!(may_read(&host, &nobody()).await, Err(Code::SeatChanged));
    let elsewhere = Asker {
        window: "room".to_owned(),
        ..founder.clone()
    };
    assert_eq!(may_read(&host, &elsewhere).await, Err(Code::SeatChanged));

    let call = with_call(&host, &founder).await;
    let chair = with_member(&host, &founder, call, "Solène Wattrelos", MemberRole::Chair).await;
    let chair = sit(&host, &founder, chair, Part::Chair).await.unwrap();
    assert_eq!(may_read(&host, &chair).await, Ok(()));
    let late = call_create(
        &host,
        &founder,
        CallCreateRequest {
            template: CALL.to_owned(),
            name: "Trop tard".to_owned(),
            deadline: "2020-06-22".parse().unwrap(),
        },
    );
    assert_eq!(late.await.unwrap_err().code, Code::SeatChanged);
    let calls = call_list(&host, &chair, CallListRequest {}).await.unwrap().calls;
    assert_eq!(calls.len(), 1, "the refused call wrote nothing");
}

#[tokio::test]
async fn a_seat_is_taken_only_in_a_part_that_the_person_plays() {
    let folder = tempfile::tempdir().unwrap();
    let (host, founder) = with_workspace(folder.path(), "T").await;
    let staff = founder.who.unwrap().person;
    let call = with_call(&host, &founder).await;
    let chair = with_member(&host, &founder, call, "Solène Wattrelos", MemberRole::Chair).await;
    let reader = with_member(&host, &founder, call, "Karim Benali", MemberRole::Member).await;
    for (person, part) in [
        (staff, Part::Member),
        (staff, Part::Chair),
        (reader, Part::Chair),
        (reader, Part::Secretariat),
        (PersonId::new(), Part::Secretariat),
    ] {
        assert_eq!(
            sit(&host, &founder, person, part).await,
            Err(Code::NotAllowed),
            "{part}"
        );
    }
    for (person, part) in [(reader, Part::Member), (chair, Part::Member), (chair, Part::Chair)] {
        let asker = sit(&host, &nobody(), person, part).await.unwrap();
        assert_eq!(asker.who, Some(Who { person, part }));
        // A part is refused with every call, not only when it is taken.
        let staff_only = person_save(
            &host,
            &asker,
            PersonSaveRequest {
                person_id: None,
                input: crate::testing::person("Autre"),
            },
        );
        assert_eq!(staff_only.await.unwrap_err().code, Code::NotAllowed);
    }
}

#[tokio::test]
async fn whoever_retires_asks_for_nothing_more_and_leaves_an_empty_seat() {
    let folder = tempfile::tempdir().unwrap();
    let (host, founder) = with_workspace(folder.path(), "T").await;
    let request = PersonSaveRequest {
        person_id: None,
        input: person("Nadia Carlier"),
    };
    person_save(&host, &founder, request).await.unwrap();
    let status = workspace_status(&host, &founder, WorkspaceStatusRequest {})
        .await
        .unwrap();
    assert_eq!(status.persons.len(), 2);
    let request = PersonSaveRequest {
        person_id: Some(founder.who.unwrap().person),
        input: PersonInput {
            active: false,
            ..person("Camille Hennebelle")
        },
    };
    person_save(&host, &founder, request).await.unwrap();
    assert_eq!(may_read(&host, &founder).await, Err(Code::NotAllowed));
    let status = workspace_status(&host, &founder, WorkspaceStatusRequest {})
        .await
        .unwrap();
    assert!(status.seat.is_none());
    let other = status.persons.iter().find(|one| one.active).unwrap();
    assert_eq!(other.name, "Nadia Carlier");
    assert!(sit(&host, &nobody(), other.id, Part::Secretariat).await.is_ok());
}

#[tokio::test]
async fn the_next_opening_finds_who_sat_at_which_window() {
    let folder = tempfile::tempdir().unwrap();
    let (host, founder) = with_workspace(folder.path(), "T").await;
    workspace_close(&host, &founder, WorkspaceCloseRequest {})
        .await
        .unwrap();
    let again = crate::testing::host();
    let request = WorkspaceOpenRequest {
        path: folder.path().join("T").display().to_string(),
        backup: false,
    };
    let status = workspace_open(&again, &nobody(), request.clone()).await.unwrap();
    assert_eq!(seated(&status), founder);
    assert_eq!(status.seat.unwrap().name, "Camille Hennebelle");
    let room = Asker {
        window: "room".to_owned(),
        who: None,
    };
    let status = workspace_status(&again, &room, WorkspaceStatusRequest {})
        .await
        .unwrap();
    assert!(status.seat.is_none(), "each window has its own");
}

#[tokio::test]
async fn the_command_line_says_who_asks_and_takes_no_seat() {
    let folder = tempfile::tempdir().unwrap();
    let (host, founder) = with_workspace(folder.path(), "T").await;
    let typed = Asker::at_command_line(founder.who);
    assert_eq!(may_read(&host, &typed).await, Ok(()));
    assert_eq!(
        may_read(&host, &Asker::at_command_line(None)).await,
        Err(Code::SeatChanged)
    );
    let call = with_call(&host, &typed).await;
    with_member(&host, &typed, call, "Solène Wattrelos", MemberRole::Chair).await;
    with_member(&host, &typed, call, "Bruno Delcroix", MemberRole::ViceChair).await;
    let found = candidates(&host).await.unwrap();
    let parts: Vec<Part> = found.iter().map(|one| one.who.part).collect();
    assert_eq!(parts, [Part::Secretariat, Part::Chair, Part::Chair]);
    // A window at which nobody sits knows who may.
    let status = workspace_status(&host, &typed, WorkspaceStatusRequest {})
        .await
        .unwrap();
    assert!(status.seat.is_none());
    assert_eq!(status.candidates.len(), 3);
}

#[tokio::test]
async fn every_window_hears_of_a_change_and_nobody_of_a_workspace_left() {
    let folder = tempfile::tempdir().unwrap();
    let (host, founder) = with_workspace(folder.path(), "T").await;
    let mut news = host.events();
    let call = with_call(&host, &founder).await;
    let crate::Event::Changed { entry, touched } = news.recv().await.unwrap() else {
        panic!("no import is at work")
    };
    assert!(entry.is_some());
    assert!(
        touched
            .iter()
            .any(|row| row.table == "call" && row.key == call.to_string())
    );
    workspace_close(&host, &founder, WorkspaceCloseRequest {})
        .await
        .unwrap();
    let left = serde_json::to_value(news.recv().await.unwrap()).unwrap();
    assert_eq!(left["touched"], serde_json::json!(["workspace:*"]));
    assert!(news.try_recv().is_err());
    assert_eq!(may_read(&host, &founder).await, Err(Code::NoWorkspace));
}

#[tokio::test]
async fn a_window_beside_is_its_neighbours_for_as_long_as_they_sit() {
    let folder = tempfile::tempdir().unwrap();
    let (host, founder) = with_workspace(folder.path(), "T").await;
    let call = with_call(&host, &founder).await;
    let chair = with_member(&host, &founder, call, "Solène Wattrelos", MemberRole::Chair).await;
    let beside = Asker {
        window: "reader".to_owned(),
        ..founder.clone()
    };
    let stranger = sit_beside(&host, &nobody(), "reader").await;
    assert_eq!(stranger.map_err(|refused| refused.code), Err(Code::SeatChanged));
    assert_eq!(may_read(&host, &beside).await, Err(Code::SeatChanged));

    sit_beside(&host, &founder, "reader").await.unwrap();
    assert_eq!(may_read(&host, &beside).await, Ok(()));
    assert_eq!(seated_at(&host, "reader").await.unwrap(), beside);

    // Somebody else sits down at the first window: the one beside it is nobody's.
    let chair = sit(&host, &founder, chair, Part::Chair).await.unwrap();
    assert_eq!(may_read(&host, &beside).await, Err(Code::SeatChanged));
    assert_eq!(seated_at(&host, "reader").await.unwrap().who, None);
    assert_eq!(may_read(&host, &chair).await, Ok(()));
}
