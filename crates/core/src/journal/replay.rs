//! What a set of entries makes: every row, every conflict, every refusal — a function of the entries and the rules alone, so that
//! copies that hold the same entries hold the same rows, whatever came first where.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::caller::Part;
use super::entry::{Entry, EntryId, Heads};
use super::order::{Known, in_order};
use super::plan::Reason;
use super::register::{Clash, RowState};
use super::rules::{Counted, Rules};
use super::scratch::{Blueprint, Put, Scratch};
use crate::error::{Error, Result};
use crate::store::Image;

/// A row: its table and the JSON array of its key.
pub(super) type RowKey = (String, String);

/// A number that another row had already: what it was given apart, and what it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Renumbering {
    pub row: RowKey,
    pub column: &'static str,
    pub from: i64,
    pub to: i64,
}

impl Renumbering {
    /// Whether a change of a row gives it this number.
    pub fn is_of(&self, image: &Image) -> bool {
        let number = image.after.as_ref().map(|row| &row[self.column]);
        (&image.table, &image.key) == (&self.row.0, &self.row.1) && number == Some(&Value::from(self.to))
    }
}

/// What became of an entry.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// Why it is refused.
    pub refused: Option<Reason>,
    /// Fields that it and another entry made different, unseen.
    pub clashes: Vec<(RowKey, Clash)>,
    /// An entry that changed other fields of the same row, unseen.
    pub beside: Option<usize>,
    /// Numbers that were taken.
    pub renumbered: Vec<Renumbering>,
}

/// All of it.
#[derive(Debug)]
pub(super) struct Replay {
    pub order: Vec<Known>,
    /// In the same order.
    pub outcomes: Vec<Outcome>,
    rows: BTreeMap<RowKey, RowState>,
}

impl Replay {
    /// Every row that is there, as shown; a column that no entry knew has its default.
    pub fn rows(&self, blueprint: &Blueprint) -> BTreeMap<RowKey, Value> {
        let mut rows = BTreeMap::new();
        for (key, state) in &self.rows {
            if let Some(row) = state.shown(&self.order) {
                rows.insert(key.clone(), Value::Object(blueprint.whole(&key.0, row)));
            }
        }
        rows
    }
}

/// What is known of entries that are here: each was tried when it came or was made, and what became of it depends on what comes
/// before it in the order alone. So those before the first new one are not tried again.
#[derive(Debug, Default)]
pub(super) struct Tried {
    /// The entries that are here.
    pub here: BTreeSet<EntryId>,
    /// Those among them that are refused, and why.
    pub refused: BTreeMap<EntryId, Reason>,
}

/// Replays entries.
pub(super) async fn replay(
    entries: Vec<Entry>,
    tried: &Tried,
    blueprint: &Blueprint,
    rules: &impl Rules,
) -> Result<Replay> {
    let stand_ins = entries.iter().filter_map(|entry| rules.stands_for(entry)).collect();
    let order = in_order(entries, &stand_ins)?;
    let mut player = Player {
        blueprint,
        rules,
        order: &order,
        rows: BTreeMap::new(),
        reached: Heads::new(),
        tried,
        scratch: None,
    };
    let mut outcomes = Vec::with_capacity(order.len());
    for (by, known) in order.iter().enumerate() {
        if player.scratch.is_none() && !tried.here.contains(&known.entry.id) {
            player.begin_trying().await?;
        }
        let outcome = player.play(by).await?;
        if outcome.refused.is_none() {
            let EntryId { device, number } = known.entry.id;
            player.reached.insert(device, number);
        }
        outcomes.push(outcome);
    }
    let rows = player.rows;
    tell_both(&mut outcomes);
    Ok(Replay { order, outcomes, rows })
}

/// A conflict is one of both entries, and so is a merge.
fn tell_both(outcomes: &mut [Outcome]) {
    for by in 0..outcomes.len() {
        if let Some(beside) = outcomes[by].beside {
            outcomes[beside].beside.get_or_insert(by);
        }
        let own: Vec<(RowKey, Clash)> = outcomes[by]
            .clashes
            .iter()
            .filter(|(_, clash)| clash.theirs.by == by)
            .cloned()
            .collect();
        for (row, clash) in own {
            outcomes[clash.ours.by].clashes.push((row, clash));
        }
    }
}

struct Player<'a, R> {
    blueprint: &'a Blueprint,
    rules: &'a R,
    order: &'a [Known],
    rows: BTreeMap<RowKey, RowState>,
    /// The last entry of each device that was not refused.
    reached: Heads,
    tried: &'a Tried,
    scratch: Option<Scratch>,
}

impl<R: Rules> Player<'_, R> {
    async fn begin_trying(&mut self) -> Result<()> {
        let mut rows: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for ((table, _), state) in &self.rows {
            if let Some(row) = state.shown(self.order) {
                let whole = self.blueprint.whole(table, row);
                rows.entry(table.clone()).or_default().push(Value::Object(whole));
            }
        }
        self.scratch = Some(Scratch::with(self.blueprint, rows).await?);
        Ok(())
    }

    async fn play(&mut self, by: usize) -> Result<Outcome> {
        let known = &self.order[by];
        if let Some(refused) = self.refusal(known).await {
            return Ok(Outcome::refused(refused));
        }
        let mut outcome = Outcome::default();
        let mut next: BTreeMap<RowKey, RowState> = BTreeMap::new();
        for image in &known.entry.images {
            let key = (image.table.clone(), image.key.clone());
            let state = next
                .entry(key.clone())
                .or_insert_with(|| self.rows.get(&key).cloned().unwrap_or_default());
            let restated = self.rules.restated(&known.entry, &image.table);
            let (clashes, beside) = state.write(by, image, restated, self.order);
            let felt = clashes
                .into_iter()
                .filter(|clash| !self.rules.is_technical(&image.table, &clash.field));
            outcome.clashes.extend(felt.map(|clash| (key.clone(), clash)));
            outcome.beside = outcome.beside.or(beside);
        }
        outcome.renumbered = self.renumber(by, &mut next);
        if let Some(scratch) = &mut self.scratch {
            let rows: Vec<Put> = next
                .iter()
                .map(|((table, key), state)| (table.clone(), key.clone(), state.shown(self.order).map(Value::Object)))
                .collect();
            if let Err(refused) = scratch.write(self.blueprint, &rows).await? {
                return Ok(Outcome::refused(Reason::from(&Error::from(refused))));
            }
        }
        self.rows.append(&mut next);
        Ok(outcome)
    }

    /// Why an entry cannot be done: it is no change of these tables, or a rule forbids it beside what its author had not seen.
    async fn refusal(&mut self, known: &Known) -> Option<Reason> {
        let Some(scratch) = self.scratch.as_mut() else {
            return self.tried.refused.get(&known.entry.id).cloned();
        };
        let stranger = known.entry.images.iter().find(|image| !fits(image, self.blueprint));
        if let Some(image) = stranger {
            return Some(Reason::from(&Error::stored_value(&image.table, &image.key)));
        }
        // What a member sends is asked in any case: their copy may say of itself what it likes.
        if known.entry.part == Part::Secretariat && known.had_seen_all(&self.reached) {
            return None;
        }
        let admitted = self.rules.admit(&mut scratch.connection, &known.entry).await;
        admitted.err().as_ref().map(Reason::from)
    }

    /// Numbers given by counting that another row has already: the later entry's row gets the next free one.
    fn renumber(&self, by: usize, next: &mut BTreeMap<RowKey, RowState>) -> Vec<Renumbering> {
        let mut renumbered = Vec::new();
        for counted in self.rules.counted() {
            let keys: Vec<RowKey> = next
                .keys()
                .filter(|(table, _)| table == counted.table)
                .cloned()
                .collect();
            for key in keys {
                renumbered.extend(self.renumber_row(by, counted, &key, next));
            }
        }
        renumbered
    }

    fn renumber_row(
        &self,
        by: usize,
        counted: &Counted,
        key: &RowKey,
        next: &mut BTreeMap<RowKey, RowState>,
    ) -> Option<Renumbering> {
        let state = next.get(key)?;
        if !state.fields.get(counted.column)?.is_written_by(by) {
            return None;
        }
        let row = state.shown(self.order)?;
        let from = row.get(counted.column)?.as_i64()?;
        let scope = scope_of(counted, &row);
        let taken: BTreeSet<i64> = self
            .rows
            .range((counted.table.to_owned(), String::new())..)
            .take_while(|((table, _), _)| table == counted.table)
            .filter(|(other, _)| *other != key && !next.contains_key(*other))
            .chain(
                next.iter()
                    .filter(|(other, _)| other.0 == counted.table && *other != key),
            )
            .filter_map(|(_, state)| state.shown(self.order))
            .filter(|other| scope_of(counted, other) == scope)
            .filter_map(|other| other.get(counted.column)?.as_i64())
            .collect();
        if !taken.contains(&from) {
            return None;
        }
        let to = taken.last()? + 1;
        next.get_mut(key)?.fields.get_mut(counted.column)?.renumber(by, to);
        Some(Renumbering {
            row: key.clone(),
            column: counted.column,
            from,
            to,
        })
    }
}

impl Outcome {
    fn refused(reason: Reason) -> Self {
        Self {
            refused: Some(reason),
            ..Self::default()
        }
    }
}

/// Whether an image is one of a row of these tables: known columns, and the key that its columns say.
fn fits(image: &Image, blueprint: &Blueprint) -> bool {
    let Some(table) = blueprint.tables.get(&image.table) else {
        return false;
    };
    let (before, after) = (image.before.as_ref(), image.after.as_ref());
    let Ok(key) = serde_json::from_str::<Vec<Value>>(&image.key) else {
        return false;
    };
    let whole = |row: &Map<String, Value>| {
        row.iter()
            .all(|(column, value)| table.columns.contains(column) && !value.is_array() && !value.is_object())
            && table
                .key
                .iter()
                .zip(&key)
                .all(|(column, value)| row.get(column) == Some(value))
    };
    key.len() == table.key.len()
        && (before.is_some() || after.is_some())
        && [before, after]
            .into_iter()
            .flatten()
            .all(|row| row.as_object().is_some_and(whole))
}

/// The values within which a row is counted; a column that it was written without is null.
fn scope_of(counted: &Counted, row: &Map<String, Value>) -> Vec<Value> {
    let value = |column: &&str| row.get(*column).cloned().unwrap_or_default();
    counted.scope.iter().map(value).collect()
}
