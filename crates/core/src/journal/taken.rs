//! Acts that took entries of other copies in: what turning one back puts back, and doing again what was turned back with it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use sqlx::{Row, SqliteConnection};

use super::act::Act;
use super::apply::{differences, image};
use super::entry::{Entry, EntryId};
use super::replay::{RowKey, Tried, replay};
use super::rules::Rules;
use super::scratch::Blueprint;
use super::stored;
use super::undo::put_back;
use crate::error::Result;
use crate::store::Image;

/// Under which argument an act names the entries that came with it: of each device `[device, first, last]`.
pub(super) const TOOK: &str = "took";
/// Under which one those that had come before and that it does again.
const AGAIN: &str = "again";

/// Entries as an act names them; those that follow one another are one range.
pub(super) fn ranges<'a>(ids: impl IntoIterator<Item = &'a EntryId>) -> Value {
    let mut ranges: Vec<(EntryId, i64)> = Vec::new();
    for id in ids {
        match ranges.last_mut() {
            Some((first, last)) if first.device == id.device && *last + 1 == id.number => *last = id.number,
            _ => ranges.push((*id, id.number)),
        }
    }
    let named = |(first, last): (EntryId, i64)| json!([first.device, first.number, last]);
    Value::Array(ranges.into_iter().map(named).collect())
}

/// The entries that ranges name.
fn named(ranges: &Value) -> Result<BTreeSet<EntryId>> {
    let ranges: Vec<(crate::id::DeviceId, i64, i64)> = match ranges {
        Value::Null => Vec::new(),
        ranges => serde_json::from_value(ranges.clone())?,
    };
    let each = |(device, first, last)| (first..=last).map(move |number| EntryId { device, number });
    Ok(ranges.into_iter().flat_map(each).collect())
}

/// The entries that are here and do nothing now, since what took them in was turned back and nobody took them in again.
pub async fn turned_back(connection: &mut SqliteConnection) -> Result<BTreeSet<EntryId>> {
    let mut back = BTreeSet::new();
    let rows = sqlx::query(include_str!("takings.sql")).fetch_all(connection).await?;
    for row in &rows {
        let params: Value = serde_json::from_str(row.try_get("params")?)?;
        let took = named(&params[TOOK])?;
        if row.try_get("undone")? {
            back.extend(took);
        } else {
            let again = named(&params[AGAIN])?;
            back.retain(|id| !took.contains(id) && !again.contains(id));
        }
    }
    Ok(back)
}

/// Does again what was turned back of the entries that are asked for.
///
/// # Errors
/// [`Error::Conflict`](crate::error::Error::Conflict) where a row was changed since.
pub(super) async fn do_again(act: &mut Act, asked: &BTreeSet<EntryId>) -> Result<()> {
    let back = turned_back(act).await?;
    let again = ranges(back.intersection(asked));
    if again == json!([]) {
        return Ok(());
    }
    sqlx::query("pragma defer_foreign_keys = on")
        .execute(&mut **act)
        .await?;
    let rows = sqlx::query(include_str!("took.sql"))
        .bind(again.to_string())
        .fetch_all(&mut **act)
        .await?;
    for row in &rows {
        put_back(act, &Image::try_from(row)?).await?;
    }
    act.says(AGAIN, again);
    Ok(())
}

/// What changed here when an act took entries in: not what their authors wrote, since some of it met what had been done here. None for
/// an act that took nothing in.
///
/// The rows are a function of the entries: those before the first that came, against those with all that came.
pub(super) async fn changed_by_taking(
    connection: &mut SqliteConnection,
    (params, place): (&Value, i64),
    rules: &impl Rules,
) -> Result<Vec<Image>> {
    let took = named(params.get(TOOK).unwrap_or(&Value::Null))?;
    if took.is_empty() {
        return Ok(Vec::new());
    }
    let stored = stored::all(connection).await?;
    let came = stored.iter().filter(|stored| took.contains(&stored.entry.id));
    let Some(first) = came.filter_map(|stored| stored.place).min() else {
        return Ok(Vec::new());
    };
    let blueprint = Blueprint::of(connection).await?;
    let rows_before = async |end: i64| -> Result<BTreeMap<RowKey, Value>> {
        let before = stored.iter().filter(|stored| stored.place.is_some_and(|at| at < end));
        let entries: Vec<Entry> = before.map(|stored| stored.entry.clone()).collect();
        let replayed = replay(entries, &Tried::default(), &blueprint, rules).await?;
        Ok(replayed.rows(&blueprint))
    };
    Ok(differences(rows_before(first).await?, rows_before(place).await?)
        .map(|(key, before, after)| image(key, before, after))
        .collect())
}
