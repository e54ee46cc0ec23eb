//! Days of another age are refused, whichever act states them.

use chrono::{DateTime, NaiveDate, Utc};
use palmares_core::decision::model::DecisionKind;
use palmares_core::{minutes, session};
use serde_json::Value;

use crate::room::{GOOD, LILLERS, Room, hear, plan, staff, unanimous};

/// What the names of columns that hold a day or an instant end in, told anew: the program looks at these.
const ENDINGS: [&str; 3] = ["_on", "_at", "_until"];

#[tokio::test]
async fn every_day_of_the_record_stands_where_it_is_looked_at() {
    let room = Room::new(6).await;
    let id = room.ready("BriqLys", LILLERS, 1, GOOD).await;
    let held = room.convened(&[id]).await;
    assert!(room.open(held, 6).await);
    hear(&room, held, id).await;
    room.decide(&unanimous(held, id, DecisionKind::Selected)).await.unwrap();
    minutes::close(&room.store, &staff(), &room.territory, held, None)
        .await
        .unwrap();
    let mut connection = room.store.read().await.unwrap();
    let images: Vec<(String, String)> =
        sqlx::query_as("select row_table, after from journal_change where after is not null")
            .fetch_all(&mut *connection)
            .await
            .unwrap();
    drop(connection);
    let mut seen = 0;
    for (table, image) in images {
        let image: Value = serde_json::from_str(&image).unwrap();
        for (column, value) in image.as_object().unwrap() {
            let text = value.as_str().unwrap_or_default();
            if text.parse::<NaiveDate>().is_ok() || text.parse::<DateTime<Utc>>().is_ok() {
                seen += 1;
                assert!(ENDINGS.iter().any(|end| column.ends_with(end)), "{table}.{column}");
            }
        }
    }
    assert!(seen > 20, "{seen}");
}

#[tokio::test]
async fn a_session_of_another_age_is_refused_at_its_field() {
    let room = Room::new(3).await;
    for wrong in ["0026-04-08", "1989-12-31", "2101-01-01"] {
        let made = session::create(&room.store, &staff(), room.call, &plan(wrong)).await;
        assert_eq!(made.unwrap_err().field(), Some("held_on"), "{wrong}");
    }
    let (id, _) = session::create(&room.store, &staff(), room.call, &plan("2020-04-08"))
        .await
        .unwrap();
    let mut announced = plan("2020-04-08");
    announced.next_on = "2101-04-08".parse().ok();
    let changed = session::update(&room.store, &staff(), id, &announced).await;
    assert_eq!(changed.unwrap_err().field(), Some("next_on"));
    room.is_sound().await;
}
