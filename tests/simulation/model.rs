//! What copies must come to, told by the acts alone: each act is what it changed, what its author had seen, and its time.

use std::collections::{BTreeMap, BTreeSet};

use palmares_core::id::DeviceId;
use serde_json::Value;

/// A row: its table and its key.
pub type Row = (String, String);
/// Every row with its fields.
pub type Rows = BTreeMap<Row, Value>;
/// An act: its device and its number there.
pub type ActId = (DeviceId, i64);
/// Row, field (none: whether the row is there).
pub type Place = (Row, Option<String>);

/// The tables whose rows are numbered by counting within a call, versions within a grid of it.
const COUNTED: &[&str] = &["dossier", "session", "grid_version"];

/// A wall clock with a counter, as any hybrid clock.
pub type Time = (i64, i64);

pub const DAY: i64 = 24 * 60 * 60 * 1000;

#[derive(Debug, Clone)]
pub struct Deed {
    pub time: Time,
    /// Every act that its author had seen, its own device's included.
    pub seen: BTreeSet<ActId>,
    pub writes: BTreeMap<Place, Value>,
}

#[derive(Debug, Default)]
pub struct Model {
    pub deeds: BTreeMap<ActId, Deed>,
    /// Who wrote each place.
    wrote: BTreeMap<Place, Vec<ActId>>,
}

/// What an act wrote: the fields that differ, and that the row is there, or no longer.
pub fn writes(before: &Rows, after: &Rows) -> BTreeMap<Place, Value> {
    let mut writes = BTreeMap::new();
    for (row, now) in after {
        let was = before.get(row);
        if was == Some(now) {
            continue;
        }
        writes.insert((row.clone(), None), Value::Bool(true));
        for (field, value) in now.as_object().unwrap() {
            if was.is_none_or(|was| was[field] != *value) {
                writes.insert((row.clone(), Some(field.clone())), value.clone());
            }
        }
    }
    for row in before.keys().filter(|row| !after.contains_key(*row)) {
        writes.insert((row.clone(), None), Value::Bool(false));
    }
    writes
}

impl Model {
    pub fn learn(&mut self, id: ActId, deed: Deed) {
        for place in deed.writes.keys() {
            self.wrote.entry(place.clone()).or_default().push(id);
        }
        self.deeds.insert(id, deed);
    }

    /// The writes of a field that no other act of these had seen and overwritten.
    fn standing<'a>(&'a self, acts: &BTreeSet<ActId>, place: &Place) -> Vec<(&'a ActId, &'a Value)> {
        let wrote: Vec<(&ActId, &Deed)> = self
            .wrote
            .get(place)
            .into_iter()
            .flatten()
            .filter(|id| acts.contains(id))
            .map(|id| (id, &self.deeds[id]))
            .collect();
        wrote
            .iter()
            .filter(|(id, _)| !wrote.iter().any(|(_, later)| later.seen.contains(*id)))
            .map(|(id, deed)| (*id, &deed.writes[place]))
            .collect()
    }

    /// Every place that the acts wrote.
    fn places<'a>(&'a self, acts: &'a BTreeSet<ActId>) -> impl Iterator<Item = &'a Place> {
        let by_these = |(_, wrote): &(&Place, &Vec<ActId>)| wrote.iter().any(|id| acts.contains(id));
        self.wrote.iter().filter(by_these).map(|(place, _)| place)
    }

    /// The rows that these acts come to: of each field the latest of the writes that stand, of a number what the rule of counting
    /// makes of it.
    pub fn rows(&self, acts: &BTreeSet<ActId>) -> Rows {
        let mut rows = self.written(acts);
        for ((table, key), number) in self.numbers(acts) {
            if let Some(row) = rows.get_mut(&(table, key)) {
                row["number"] = number.into();
            }
        }
        rows
    }

    /// The acts one after the other: none before one that its author had seen, among the others the earlier first.
    fn in_order(&self, acts: &BTreeSet<ActId>) -> Vec<ActId> {
        let mut waiting: BTreeSet<&ActId> = acts.iter().collect();
        let mut order = Vec::new();
        while let Some(next) = waiting
            .iter()
            .filter(|id| self.deeds[**id].seen.iter().all(|seen| !waiting.contains(seen)))
            .min_by_key(|id| (self.deeds[**id].time, **id))
            .copied()
        {
            waiting.remove(next);
            order.push(*next);
        }
        order
    }

    /// The number of each row that is counted. Taking the acts one after the other, a number that another row of the call has
    /// already becomes the one after the highest.
    fn numbers(&self, acts: &BTreeSet<ActId>) -> BTreeMap<Row, i64> {
        let (mut before, mut given) = (BTreeSet::new(), BTreeMap::<(Row, ActId), i64>::new());
        for act in self.in_order(acts) {
            before.insert(act);
            let counts = |((table, _), field): &&Place| {
                COUNTED.contains(&table.as_str()) && field.as_deref().is_none_or(|field| field == "number")
            };
            let touched: BTreeSet<&Row> = self.deeds[&act]
                .writes
                .keys()
                .filter(counts)
                .map(|(row, _)| row)
                .collect();
            if touched.is_empty() {
                continue;
            }
            let mut numbers = self.numbers_shown(&before, &given);
            for row in touched {
                let Some((call, number)) = numbers.get(row).cloned() else {
                    continue;
                };
                let place = (row.clone(), Some("number".to_owned()));
                if !self.deeds[&act].writes.contains_key(&place) || !self.is_shown(&before, &place, &act) {
                    continue;
                }
                let of_the_call = |(other, (theirs, number)): (&Row, &(Value, i64))| {
                    (other.0 == row.0 && other != row && *theirs == call).then_some(*number)
                };
                let taken: BTreeSet<i64> = numbers.iter().filter_map(of_the_call).collect();
                if let Some(highest) = taken.last().filter(|_| taken.contains(&number)) {
                    given.insert((row.clone(), act), highest + 1);
                    numbers.insert(row.clone(), (call, highest + 1));
                }
            }
        }
        let shown = self.numbers_shown(acts, &given);
        shown.into_iter().map(|(row, (_, number))| (row, number)).collect()
    }

    /// Whether an act's write is the one that is shown of a field.
    fn is_shown(&self, acts: &BTreeSet<ActId>, place: &Place, act: &ActId) -> bool {
        self.latest(acts, place).is_some_and(|(latest, _)| latest == act)
    }

    fn latest<'a>(&'a self, acts: &BTreeSet<ActId>, place: &Place) -> Option<(&'a ActId, &'a Value)> {
        let standing = self.standing(acts, place);
        standing.into_iter().max_by_key(|(id, _)| (self.deeds[*id].time, *id))
    }

    /// Of each counted row that is there: its call, and its number as it was written or given.
    fn numbers_shown(
        &self,
        acts: &BTreeSet<ActId>,
        given: &BTreeMap<(Row, ActId), i64>,
    ) -> BTreeMap<Row, (Value, i64)> {
        let rows: BTreeSet<&Row> = self
            .places(acts)
            .map(|(row, _)| row)
            .filter(|(table, _)| COUNTED.contains(&table.as_str()))
            .collect();
        let shown = |row: &Row| {
            let of = |field: Option<&str>| {
                let place = (row.clone(), field.map(str::to_owned));
                self.latest(acts, &place).map(|(act, value)| (*act, value.clone()))
            };
            let (_, there) = of(None)?;
            let (act, number) = of(Some("number"))?;
            let number = given.get(&(row.clone(), act)).copied().or(number.as_i64())?;
            let (_, call) = of(Some("call_id"))?;
            let grid = of(Some("grid_id")).map(|(_, grid)| grid).unwrap_or_default();
            let within = Value::from([call, grid].to_vec());
            (there == Value::Bool(true)).then_some((row.clone(), (within, number)))
        };
        rows.into_iter().filter_map(shown).collect()
    }

    fn written(&self, acts: &BTreeSet<ActId>) -> Rows {
        let mut fields: BTreeMap<Row, BTreeMap<Option<String>, Value>> = BTreeMap::new();
        for place in self.places(acts) {
            let standing = self.standing(acts, place);
            let (_, value) = standing
                .iter()
                .max_by_key(|(id, _)| (self.deeds[*id].time, *id))
                .unwrap();
            let value = (*value).clone();
            let (row, field) = place.clone();
            fields.entry(row).or_default().insert(field, value);
        }
        fields
            .into_iter()
            .filter(|(_, fields)| fields.get(&None) == Some(&Value::Bool(true)))
            .map(|(row, fields)| {
                (
                    row,
                    fields
                        .into_iter()
                        .filter_map(|(field, value)| Some((field?, value)))
                        .collect(),
                )
            })
            .collect()
    }

    /// The pairs of different values that stand side by side.
    pub fn pairs(&self, acts: &BTreeSet<ActId>) -> BTreeSet<(Row, Option<String>, ActId, ActId)> {
        let mut pairs = BTreeSet::new();
        for place in self.places(acts) {
            let standing = self.standing(acts, place);
            for (first, one) in &standing {
                for (second, other) in &standing {
                    if first < second && one != other {
                        pairs.insert((place.0.clone(), place.1.clone(), **first, **second));
                    }
                }
            }
        }
        pairs
    }
}
