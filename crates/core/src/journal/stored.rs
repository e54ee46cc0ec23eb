//! Entries as this file keeps them.

use std::collections::BTreeMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::entry::{Entry, EntryId};
use super::hlc::Stamp;
use crate::error::Result;
use crate::store::Image;

/// An entry with its hash and its place here; none for one that no place leads to.
#[derive(Debug, Clone)]
pub struct Stored {
    pub entry: Entry,
    pub hash: String,
    pub place: Option<i64>,
}

/// Every entry, in the order in which they came here. An image that belongs to no entry is not among them, see [`stray`].
pub async fn all(connection: &mut SqliteConnection) -> Result<Vec<Stored>> {
    let mut images: BTreeMap<i64, Vec<Image>> = BTreeMap::new();
    let rows = sqlx::query("select place, row_table, row_key, before, after from journal_change order by id")
        .fetch_all(&mut *connection)
        .await?;
    for row in &rows {
        images
            .entry(row.try_get("place")?)
            .or_default()
            .push(Image::try_from(row)?);
    }
    let rows = sqlx::query(
        "select journal.*, place from journal left join journal_place using (device, number) order by place, device, number",
    )
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let place: Option<i64> = row.try_get("place")?;
            let images = place.and_then(|place| images.remove(&place)).unwrap_or_default();
            Ok(Stored {
                entry: entry(row, images)?,
                hash: row.try_get("hash")?,
                place,
            })
        })
        .collect()
}

/// The entry of an image that no entry carries: somebody added it by hand.
pub async fn stray(connection: &mut SqliteConnection) -> Result<Option<EntryId>> {
    let row = sqlx::query(include_str!("stray.sql"))
        .fetch_optional(connection)
        .await?;
    row.map(|row| {
        Ok(EntryId {
            device: row.try_get::<String, _>("device")?.parse()?,
            number: row.try_get("number")?,
        })
    })
    .transpose()
}

/// An entry from its row and its images.
pub(super) fn entry(row: &SqliteRow, images: Vec<Image>) -> Result<Entry> {
    Ok(Entry {
        id: EntryId {
            device: row.try_get::<String, _>("device")?.parse()?,
            number: row.try_get("number")?,
        },
        time: Stamp {
            wall_ms: row.try_get("wall_ms")?,
            counter: row.try_get("counter")?,
        },
        schema: row.try_get("schema")?,
        person: row.try_get::<String, _>("person")?.parse()?,
        part: row.try_get::<String, _>("part")?.parse()?,
        account: row.try_get("account")?,
        operation: row.try_get::<String, _>("operation")?.parse()?,
        params: serde_json::from_str(&row.try_get::<String, _>("params")?)?,
        reverts: id(row, "reverts_device", "reverts_number")?,
        seen: serde_json::from_str(&row.try_get::<String, _>("seen")?)?,
        images,
    })
}

/// An entry's name in two columns, which may be empty together.
pub(super) fn id(row: &SqliteRow, device: &str, number: &str) -> Result<Option<EntryId>> {
    let device: Option<String> = row.try_get(device)?;
    device
        .map(|device| {
            Ok(EntryId {
                device: device.parse()?,
                number: row.try_get(number)?,
            })
        })
        .transpose()
}
