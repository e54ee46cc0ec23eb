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

/// An entry that may be unreadable: its name and its hash are.
#[derive(Debug)]
pub(super) struct Link {
    pub id: EntryId,
    pub hash: String,
    pub place: Option<i64>,
    pub entry: Result<Entry>,
}

/// Every entry, in the order in which they came here. An image that belongs to no entry is not among them, see [`stray`].
pub async fn all(connection: &mut SqliteConnection) -> Result<Vec<Stored>> {
    let links = each(connection).await?;
    links
        .into_iter()
        .map(|Link { hash, place, entry, .. }| {
            Ok(Stored {
                entry: entry?,
                hash,
                place,
            })
        })
        .collect()
}

/// The same, whatever became of each: one that is malformed is an error of its own and hides no other. One whose very name cannot be
/// read is not among them: its chain lacks it.
pub(super) async fn each(connection: &mut SqliteConnection) -> Result<Vec<Link>> {
    let mut images: BTreeMap<i64, Result<Vec<Image>>> = BTreeMap::new();
    let rows = sqlx::query("select place, row_table, row_key, before, after from journal_change order by id")
        .fetch_all(&mut *connection)
        .await?;
    for row in &rows {
        let known = images.entry(row.try_get("place")?).or_insert_with(|| Ok(Vec::new()));
        match (known.as_mut(), Image::try_from(row)) {
            (Ok(images), Ok(image)) => images.push(image),
            (Ok(_), Err(error)) => *known = Err(error),
            (Err(_), _) => {}
        }
    }
    let rows = sqlx::query(
        "select journal.*, place from journal left join journal_place using (device, number) order by place, device, number",
    )
    .fetch_all(connection)
    .await?;
    let links = rows.iter().filter_map(|row| {
        let place: Option<i64> = row.try_get("place").ok()?;
        let images = place
            .and_then(|place| images.remove(&place))
            .unwrap_or_else(|| Ok(Vec::new()));
        Some(Link {
            id: EntryId {
                device: row.try_get::<String, _>("device").ok()?.parse().ok()?,
                number: row.try_get("number").ok()?,
            },
            hash: row.try_get("hash").ok()?,
            place,
            entry: images.and_then(|images| entry(row, images)),
        })
    });
    Ok(links.collect())
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
