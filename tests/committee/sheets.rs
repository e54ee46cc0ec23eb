//! Sheets to be marked with a pen: who has one, and whose one is that came back, by the number that stands on it.

use palmares_core::call;
use palmares_core::committee::Declaration;
use palmares_core::committee::model::InterestKind;
use palmares_core::dossier;
use palmares_core::error::{Error, InputFault, Result};
use palmares_core::evaluation::{self, BlankSheets, FoundSheet, Round};
use palmares_core::id::{DossierId, MemberId};
use palmares_core::journal::Actor;

use crate::room::{FAIR, LENS, LILLERS, Room, as_member, day, refusal, staff};

async fn blank(room: &Room, members: &[MemberId]) -> Result<BlankSheets> {
    let mut connection = room.store.read().await.unwrap();
    evaluation::blank_sheets(&mut connection, Actor::Secretariat, room.call, members).await
}

async fn find(room: &Room, number: &str) -> Result<FoundSheet> {
    let mut connection = room.store.read().await.unwrap();
    evaluation::find_sheet(&mut connection, Actor::Secretariat, room.call, number).await
}

/// The number of the only sheet of a member.
async fn number(room: &Room, member: MemberId) -> String {
    let sheets = blank(room, &[member]).await.unwrap().sheets;
    assert_eq!(sheets.len(), 1);
    sheets[0].number.to_string()
}

async fn declare_none(room: &Room, member: MemberId, dossier: DossierId) {
    room.declare(&as_member(member), Declaration::none(member, dossier))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_sheet_is_printed_for_whoever_still_has_a_dossier_to_score_and_for_nobody_recused() {
    let room = Room::new(4).await;
    let [first, second, third, fourth] = [0, 1, 2, 3].map(|at: usize| room.members[at]);
    let one = room.shortlisted("BriqLys", LILLERS, 1).await;
    let other = room.shortlisted("LysLoop", LENS, 2).await;
    assert_eq!(refusal(blank(&room, &[]).await), "sheets_none");
    evaluation::assign(&room.store, &staff(), one, &[first, second, third])
        .await
        .unwrap();
    evaluation::assign(&room.store, &staff(), other, &[first, second])
        .await
        .unwrap();
    for dossier in [one, other] {
        declare_none(&room, first, dossier).await;
    }
    room.score(first, other, FAIR).await;
    let tie = Declaration::recusal(second, one, InterestKind::Family, "tante");
    room.declare(&as_member(second), tie).await.unwrap();

    let all = blank(&room, &[]).await.unwrap();
    let mut whose: Vec<(MemberId, u32)> = all
        .sheets
        .iter()
        .map(|sheet| (sheet.member_id, sheet.dossier))
        .collect();
    whose.sort();
    let mut expected = vec![(first, 1), (second, 2), (third, 1)];
    expected.sort();
    assert_eq!(
        whose, expected,
        "handed in, recused and unassigned have none; undeclared has one"
    );
    let folded: Vec<_> = all
        .sheets
        .iter()
        .map(|sheet| palmares_core::document::fold(&sheet.member))
        .collect();
    assert!(folded.is_sorted(), "{folded:?}");
    assert_eq!((all.forms.len(), all.sheets[0].round), (1, 1));
    assert_eq!(blank(&room, &[third]).await.unwrap().sheets.len(), 1);
    assert_eq!(refusal(blank(&room, &[fourth]).await), "sheets_none");
    let mut connection = room.store.read().await.unwrap();
    let by_member = evaluation::blank_sheets(&mut connection, Actor::Member(first), room.call, &[]).await;
    assert_eq!(refusal(by_member), "staff_only");
}

#[tokio::test]
async fn the_number_of_a_sheet_leads_to_its_member_on_its_dossier() {
    let room = Room::new(3).await;
    let (first, second) = (room.members[0], room.members[1]);
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    evaluation::assign(&room.store, &staff(), id, &[first, second])
        .await
        .unwrap();
    for member in [first, second] {
        let typed = number(&room, member).await.to_lowercase().replace('-', " ");
        let found = find(&room, &typed).await.unwrap();
        assert_eq!((found.dossier_id, found.number, found.member_id), (id, 1, member));
    }
    let number = number(&room, first).await;
    // Somebody who marks goes on with the same sheet.
    declare_none(&room, first, id).await;
    room.mark(first, id, FAIR).await;
    assert!(find(&room, &number).await.is_ok());
    let last = if number.ends_with('7') { '8' } else { '7' };
    let mistyped = format!("{}{last}", &number[..number.len() - 1]);
    let Err(Error::InvalidInput { field, reason }) = find(&room, &mistyped).await else {
        panic!("{mistyped}");
    };
    assert_eq!((field.as_str(), reason), ("sheet", InputFault::Checksum));
    assert_eq!(refusal(find(&room, "000-000-000").await), "sheet_unknown");
    let (other, _) = call::create(&room.store, &staff(), "label_numerique", "Label", day("2020-06-22"))
        .await
        .unwrap();
    let mut connection = room.store.read().await.unwrap();
    let by_member = evaluation::find_sheet(&mut connection, Actor::Member(first), room.call, &number).await;
    assert_eq!(refusal(by_member), "staff_only");
    let elsewhere = evaluation::find_sheet(&mut connection, Actor::Secretariat, other, &number).await;
    let refused = elsewhere.unwrap_err();
    assert_eq!(
        (&refused.params()["rule"], &refused.params()["call"]),
        (&"sheet_other_call".into(), &"Appel".into())
    );
}

#[tokio::test]
async fn a_sheet_of_another_round_or_of_another_grid_is_recognised_and_said_to_be_that() {
    let room = Room::new(3).await;
    let member = room.members[0];
    let id = room.shortlisted("BriqLys", LILLERS, 1).await;
    evaluation::assign(&room.store, &staff(), id, &[member]).await.unwrap();
    declare_none(&room, member, id).await;
    let worded = number(&room, member).await;
    // Nobody marked yet, so the version is edited in its place: what was printed asks something else.
    let mut connection = room.store.read().await.unwrap();
    let mut grid = call::newest_grid(&mut connection, room.call, None).await.unwrap().grid;
    drop(connection);
    grid.criteria[0].label.fr = "Autrement dit".to_owned();
    call::update_grid(&room.store, &staff(), room.call, None, &grid)
        .await
        .unwrap();
    assert_eq!(refusal(find(&room, &worded).await), "sheet_unknown");

    let printed = number(&room, member).await;
    room.score(member, id, FAIR).await;
    grid.criteria[0].label.fr = "Encore autrement".to_owned();
    call::update_grid(&room.store, &staff(), room.call, None, &grid)
        .await
        .unwrap();
    assert!(
        find(&room, &printed).await.is_ok(),
        "the dossier keeps the grid on which it was begun"
    );
    let next = Round {
        dossiers: vec![id],
        carry: false,
        motive: "Audition".into(),
    };
    evaluation::open_round(&room.store, &staff(), &next).await.unwrap();
    let refused = find(&room, &printed).await.unwrap_err();
    assert_eq!(refused.params()["rule"], "sheet_other_round");
    assert_eq!(
        (&refused.params()["printed"], &refused.params()["round"]),
        (&1.into(), &2.into())
    );

    let of_now = number(&room, member).await;
    assert_eq!(find(&room, &of_now).await.unwrap().member_id, member);
    // The same sheet on the version before: the one of the dossier's former round.
    let blank = blank(&room, &[]).await.unwrap();
    let former = blank.forms.iter().find(|form| form.number == 1).unwrap();
    let stale = former.sheet_of(palmares_core::id::EvaluationId::of(id, member, 2));
    assert_eq!(refusal(find(&room, &stale.to_string()).await), "sheet_other_grid");
    evaluation::assign(&room.store, &staff(), id, &[room.members[1]])
        .await
        .unwrap();
    assert_eq!(refusal(find(&room, &of_now).await), "sheet_unassigned");
    dossier::withdraw(&room.store, &staff(), id, "Retiré").await.unwrap();
    assert_eq!(refusal(find(&room, &of_now).await), "scoring_closed");
}
