//! A session keeps the committee that it was opened with.

use palmares_core::committee;
use palmares_core::decision::model::DecisionKind;
use palmares_core::evaluation;
use serde_json::json;

use crate::room::{GOOD, LILLERS, Room, staff, unanimous};

#[tokio::test]
async fn an_expert_scores_without_sitting_and_stands_on_no_sheet() {
    let room = Room::new(4).await;
    let expert = json!({
        "name": "Experte du domaine", "capacity": "academic", "college": "public", "voice": "advisory", "role": "expert",
        "organisation": "", "email": "",
    });
    let expert = serde_json::from_value(expert).unwrap();
    committee::save_member(&room.store, &staff(), room.call, None, &expert)
        .await
        .unwrap();
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let session = room.convened(&[id]).await;
    assert_eq!(room.session(session).await.attendance.len(), 4, "before the opening");
    assert!(room.open(session, 3).await);
    assert_eq!(room.session(session).await.attendance.len(), 4, "and after it");
}

#[tokio::test]
async fn who_joins_or_leaves_after_a_session_changes_neither_its_sheet_nor_its_quorum() {
    let room = Room::new(4).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let session = room.convened(&[id]).await;
    assert!(room.open(session, 3).await);
    room.decide(&unanimous(session, id, DecisionKind::Selected))
        .await
        .unwrap();
    let before = room.session(session).await;
    assert_eq!(
        (before.attendance.len(), before.quorum.present, before.quorum.base),
        (4, 3, 4)
    );

    evaluation::retire_member(&room.store, &staff(), room.members[1])
        .await
        .unwrap();
    for name in ["Nouvelle recrue", "Autre recrue"] {
        let input = json!({
            "name": name, "capacity": "company", "college": "private", "voice": "voting", "role": "member",
            "organisation": "", "email": "",
        });
        committee::save_member(
            &room.store,
            &staff(),
            room.call,
            None,
            &serde_json::from_value(input).unwrap(),
        )
        .await
        .unwrap();
    }
    let after = room.session(session).await;
    assert_eq!(after.attendance, before.attendance);
    assert_eq!(after.quorum, before.quorum);
    room.is_sound().await;
}
