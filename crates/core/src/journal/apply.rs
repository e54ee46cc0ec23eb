//! Taking entries in that were made on another copy: a plan, then the same in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sqlx::SqliteConnection;

use super::act::{Act, append, keep_images};
use super::caller::Caller;
use super::conflicts;
use super::entry::{Entry, EntryId, Heads};
use super::hlc::Stamp;
use super::operation::OperationName;
use super::plan::{Names, Plan, PlanLine, Verdict, line};
use super::replay::{Renumbering, Replay, RowKey, Tried, replay};
use super::rules::Rules;
use super::scratch::Blueprint;
use super::stored::{self, Stored};
use super::taken::{self, TOOK};
use super::undo;
use crate::clock::{self, Timestamp};
use crate::error::{CopyFault, Error, Result};
use crate::id::DeviceId;
use crate::search;
use crate::store::{self, Image, Receipt, Store, Touched};

/// Entries that came, with the hash of each.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// The device that sent them.
    pub device: DeviceId,
    /// When.
    pub made_at: Timestamp,
    /// Each device's in the order of its chain.
    pub entries: Vec<(Entry, String)>,
    /// The last entry of each device that the sender had.
    pub knows: Heads,
}

/// What taking them in would do. Nothing is written.
///
/// # Errors
/// [`Error::CopyRefused`]: `broken_chain` when they do not follow what is here, `gap` when entries between are missing, `forked`
/// when one is another than that of its name here.
pub async fn plan(store: &Store, arrival: &Arrival, rules: &impl Rules, now: Timestamp) -> Result<Plan> {
    let mut connection = store.read().await?;
    Ok(Merge::of(&mut connection, store.device(), arrival, rules)
        .await?
        .plan(arrival, rules, now))
}

/// Takes them in, in one transaction: all of it or none. Entries that are here already change nothing.
///
/// # Errors
/// As [`plan`].
pub async fn apply(store: &Store, arrival: &Arrival, rules: &impl Rules, now: Timestamp) -> Result<(Plan, Receipt)> {
    store.writable()?;
    let mut transaction = store.pool().begin_with("begin immediate").await?;
    let merge = Merge::of(&mut transaction, store.device(), arrival, rules).await?;
    let plan = merge.plan(arrival, rules, now);
    let touched = if merge.is_news() {
        merge.write(&mut transaction, now).await?
    } else {
        Vec::new()
    };
    hear(&mut transaction, arrival, now).await?;
    transaction.commit().await?;
    store.daily().after_change(now).await;
    let receipt = Receipt { entry: None, touched };
    if !receipt.touched.is_empty() {
        // Nobody may be listening.
        let _ = store.news().send(receipt.clone());
    }
    Ok((plan, receipt))
}

/// Takes entries in and goes on with an act of the caller's, in one transaction: the act follows what came, and turning it back turns
/// back what came with it. What came before and was turned back so is done again. An act that changes nothing takes nothing in either.
///
/// # Errors
/// As [`plan`]; whatever the verb refuses; [`Error::Conflict`] where a row that is done again was changed since.
pub async fn take_in<T>(
    store: &Store,
    (caller, name): (&Caller, OperationName),
    arrival: &Arrival,
    rules: &impl Rules,
    verb: impl AsyncFnOnce(&mut Act, &Plan) -> Result<T>,
) -> Result<(Plan, T, Receipt)> {
    store.writable()?;
    let mut transaction = store.pool().begin_with("begin immediate").await?;
    let merge = Merge::of(&mut transaction, store.device(), arrival, rules).await?;
    let plan = merge.plan(arrival, rules, caller.at);
    let touched = if merge.is_news() {
        merge.write(&mut transaction, caller.at).await?
    } else {
        Vec::new()
    };
    let mut act = store.act_on(transaction, caller, name).await?;
    act.says(TOOK, merge.took());
    let again = arrival.entries.iter().map(|(entry, _)| entry.id);
    taken::do_again(&mut act, &again.collect()).await?;
    let value = verb(&mut act, &plan).await?;
    let mut receipt = act.commit().await?;
    if receipt.entry.is_some() {
        receipt.touched.extend(touched);
        receipt.touched.sort();
        receipt.touched.dedup();
    }
    // Nobody may be listening.
    let _ = store.news().send(receipt.clone());
    Ok((plan, value, receipt))
}

/// What the sender has is remembered: the next file to it need not hold it.
async fn hear(connection: &mut SqliteConnection, arrival: &Arrival, now: Timestamp) -> Result<()> {
    sqlx::query(include_str!("hear.sql"))
        .bind(arrival.device.to_string())
        .bind(serde_json::to_string(&arrival.knows)?)
        .bind(clock::to_text(now))
        .execute(connection)
        .await?;
    Ok(())
}

/// What is here and what came, replayed together.
struct Merge {
    own: DeviceId,
    last: Stamp,
    tried: Tried,
    /// What came and was not here, with its hash.
    news: BTreeMap<EntryId, String>,
    /// How many entries the file holds.
    total: usize,
    blueprint: Blueprint,
    replay: Replay,
    /// The rows that are to be other than they are.
    images: Vec<Image>,
}

impl Merge {
    async fn of(
        connection: &mut SqliteConnection,
        own: DeviceId,
        arrival: &Arrival,
        rules: &impl Rules,
    ) -> Result<Self> {
        let blueprint = Blueprint::of(connection).await?;
        let stored = stored::all(connection).await?;
        let news = unknown(&stored, arrival)?;
        let here: BTreeSet<EntryId> = stored.iter().map(|stored| stored.entry.id).collect();
        let last = stored
            .iter()
            .filter(|stored| stored.entry.id.device == own)
            .map(|stored| stored.entry.time)
            .max();
        let tried = Tried {
            refused: conflicts::reasons(connection).await?,
            here,
        };
        let came = arrival.entries.iter().filter(|(entry, _)| news.contains_key(&entry.id));
        let entries = stored
            .into_iter()
            .map(|stored| stored.entry)
            .chain(came.map(|(entry, _)| entry.clone()));
        let replay = replay(entries.collect(), &tried, &blueprint, rules).await?;
        let images = changes(connection, &blueprint, &replay).await?;
        Ok(Self {
            own,
            last: last.unwrap_or_default(),
            tried,
            news,
            total: arrival.entries.len(),
            blueprint,
            replay,
            images,
        })
    }

    fn is_news(&self) -> bool {
        !self.news.is_empty()
    }

    fn plan(&self, arrival: &Arrival, rules: &impl Rules, now: Timestamp) -> Plan {
        let rows = self.replay.rows(&self.blueprint);
        let names = Names::of(&rows);
        let mut lines: Vec<PlanLine> = (0..self.replay.order.len())
            .filter(|at| self.is_told(*at))
            .map(|at| line(at, &self.replay, &names, &self.tried.here))
            .collect();
        for meeting in lines.iter_mut().flat_map(|line| &mut line.fields) {
            rules.tell(meeting, names.rows);
        }
        let of_file = |verdict| {
            let counted = lines
                .iter()
                .filter(|line| line.verdict == verdict && self.news.contains_key(&line.entry.id));
            u32::try_from(counted.count()).unwrap_or(u32::MAX)
        };
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let ahead = arrival
            .entries
            .iter()
            .map(|(entry, _)| entry.time)
            .filter(|time| time.is_far_ahead(now))
            .max();
        let hours = |time: Stamp| (time.wall_ms - now.timestamp_millis()) / 3_600_000;
        Plan {
            made_at: arrival.made_at,
            device: arrival.device.to_string(),
            total: count(self.total),
            new: of_file(Verdict::New),
            here: count(self.total - self.news.len()),
            soft: of_file(Verdict::Soft),
            hard: of_file(Verdict::Hard),
            refused: of_file(Verdict::Refused),
            clock_ahead_hours: ahead.map(hours),
            lines,
        }
    }

    /// Which entries came: of each device the first and the last.
    fn took(&self) -> Value {
        taken::ranges(self.news.keys())
    }

    /// Whether a plan tells of an entry: what came, and what is here and is refused only because of it, or no longer, or gets
    /// another number.
    fn is_told(&self, at: usize) -> bool {
        let id = self.replay.order[at].entry.id;
        if self.news.contains_key(&id) {
            return true;
        }
        let outcome = &self.replay.outcomes[at];
        let renumbers = |change: &Renumbering| self.images.iter().any(|image| change.is_of(image));
        outcome.refused.is_some() != self.tried.refused.contains_key(&id) || outcome.renumbered.iter().any(renumbers)
    }

    /// Writes what changes: rows, entries, and what is told by them alone.
    async fn write(&self, connection: &mut SqliteConnection, now: Timestamp) -> Result<Vec<Touched>> {
        self.write_rows(connection).await?;
        let mut place = next_place(connection).await?;
        for known in &self.replay.order {
            let Some(hash) = self.news.get(&known.entry.id) else {
                continue;
            };
            write_entry(connection, &known.entry, hash, place, now).await?;
            place += 1;
        }
        conflicts::write(connection, &self.replay).await?;
        self.receive(connection, now).await?;
        search::refresh(connection, &self.images).await?;
        let rows = self.images.iter().map(|image| Touched::of(&image.table, &image.key));
        let mut touched: Vec<Touched> = rows.collect::<Result<_>>()?;
        // The history and the counters of conflicts changed even where no row did.
        touched.push(Touched {
            table: "journal".to_owned(),
            key: String::new(),
        });
        touched.sort();
        touched.dedup();
        Ok(touched)
    }

    /// All rows that change go before any comes, so that two that exchange a number or a key never meet.
    async fn write_rows(&self, connection: &mut SqliteConnection) -> Result<()> {
        sqlx::query("pragma defer_foreign_keys = on")
            .execute(&mut *connection)
            .await?;
        sqlx::query("insert into journal_open (singleton, place) values (1, 0)")
            .execute(&mut *connection)
            .await?;
        for image in self.images.iter().filter(|image| image.before.is_some()) {
            self.put(connection, image, None).await?;
        }
        for image in &self.images {
            self.put(connection, image, image.after.as_ref()).await?;
        }
        sqlx::query("delete from journal_open").execute(connection).await?;
        Ok(())
    }

    async fn put(&self, connection: &mut SqliteConnection, image: &Image, row: Option<&Value>) -> Result<()> {
        let table = self.blueprint.tables.get(&image.table);
        let table = table.ok_or_else(|| Error::stored_value("row_table", &image.table))?;
        Ok(store::put(connection, table, &image.key, row).await?)
    }

    /// The receive rule: what is done here from now on comes later than what came, unless a clock ran far ahead. A final act of
    /// somebody else ends what can be undone here too.
    async fn receive(&self, connection: &mut SqliteConnection, now: Timestamp) -> Result<()> {
        let came = || {
            self.replay
                .order
                .iter()
                .filter(|known| self.news.contains_key(&known.entry.id))
        };
        let clock = came().fold(self.last, |clock, known| clock.receive(known.entry.time, now));
        sqlx::query(include_str!("receive.sql"))
            .bind(self.own.to_string())
            .bind(clock.wall_ms)
            .bind(clock.counter)
            .execute(&mut *connection)
            .await?;
        if came().any(|known| known.entry.operation.is_final()) {
            undo::forget(connection).await?;
        }
        Ok(())
    }
}

/// The rows that are to be other than they are.
async fn changes(connection: &mut SqliteConnection, blueprint: &Blueprint, replay: &Replay) -> Result<Vec<Image>> {
    let mut present = BTreeMap::new();
    for (name, table) in &blueprint.tables {
        let rows = store::rows(connection, table).await?;
        present.extend(rows.into_iter().map(|(key, row)| ((name.clone(), key), row)));
    }
    let differ = differences(present, replay.rows(blueprint));
    Ok(differ.map(|(key, before, after)| image(key, before, after)).collect())
}

/// The rows that differ, each with what it was and what it becomes: those that were there first, then those that come.
pub(super) fn differences(
    before: BTreeMap<RowKey, Value>,
    mut after: BTreeMap<RowKey, Value>,
) -> impl Iterator<Item = (RowKey, Option<Value>, Option<Value>)> {
    let mut differ: Vec<_> = Vec::new();
    for (key, row) in before {
        let becomes = after.remove(&key);
        if becomes.as_ref() != Some(&row) {
            differ.push((key, Some(row), becomes));
        }
    }
    differ.extend(after.into_iter().map(|(key, row)| (key, None, Some(row))));
    differ.into_iter()
}

pub(super) fn image((table, key): RowKey, before: Option<Value>, after: Option<Value>) -> Image {
    Image {
        table,
        key,
        before,
        after,
    }
}

async fn next_place(connection: &mut SqliteConnection) -> Result<i64> {
    let sql = "select coalesce(max(place), 0) + 1 from journal_place";
    Ok(sqlx::query_scalar(sql).fetch_one(connection).await?)
}

async fn write_entry(
    connection: &mut SqliteConnection,
    entry: &Entry,
    hash: &str,
    place: i64,
    now: Timestamp,
) -> Result<()> {
    sqlx::query("insert into journal_place (place, device, number, arrived_at) values (?, ?, ?, ?)")
        .bind(place)
        .bind(entry.id.device.to_string())
        .bind(entry.id.number)
        .bind(clock::to_text(now))
        .execute(&mut *connection)
        .await?;
    keep_images(connection, place, &entry.images).await?;
    append(connection, place, entry, hash, false).await
}

/// The entries that are not here yet, each with its hash: they must follow what is here without a gap, and with them this copy has
/// all that the sender has.
fn unknown(stored: &[Stored], arrival: &Arrival) -> Result<BTreeMap<EntryId, String>> {
    let refused = |reason| Error::CopyRefused { reason };
    let known: BTreeMap<EntryId, &str> = stored
        .iter()
        .map(|stored| (stored.entry.id, stored.hash.as_str()))
        .collect();
    let mut ends: BTreeMap<DeviceId, (i64, &str)> = BTreeMap::new();
    for (id, hash) in &known {
        ends.insert(id.device, (id.number, hash));
    }
    let mut news = BTreeMap::new();
    for (entry, hash) in &arrival.entries {
        if let Some(own) = known.get(&entry.id) {
            if *own != hash.as_str() {
                return Err(refused(CopyFault::Forked));
            }
            continue;
        }
        let (last, previous) = ends.get(&entry.id.device).copied().unwrap_or((0, ""));
        if entry.id.number != last + 1 {
            return Err(refused(CopyFault::Gap));
        }
        if entry.hash(previous)? != *hash {
            return Err(refused(CopyFault::BrokenChain));
        }
        ends.insert(entry.id.device, (entry.id.number, hash));
        news.insert(entry.id, hash.clone());
    }
    // What the sender left out, because everybody it knows of had it, must be here: else this copy would go on without it, and the
    // sender would count it among those who have it.
    let is_short = |(device, last): (&DeviceId, &i64)| ends.get(device).map_or(0, |end| end.0) < *last;
    if arrival.knows.iter().any(is_short) {
        return Err(refused(CopyFault::Gap));
    }
    Ok(news)
}
