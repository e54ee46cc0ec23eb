//! What copies must come to, told by the acts alone: each act is what it changed, what its author had seen, and its time.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

/// A row: its table and its key.
pub type Row = (String, String);
/// Every row with its fields.
pub type Rows = BTreeMap<Row, Value>;
/// An act: its device and its number there.
pub type ActId = (String, i64);

/// A wall clock with a counter, as any hybrid clock.
pub type Time = (i64, i64);

pub const DAY: i64 = 24 * 60 * 60 * 1000;

#[derive(Debug, Clone)]
pub struct Deed {
    pub time: Time,
    /// Every act that its author had seen, its own device's included.
    pub seen: BTreeSet<ActId>,
    /// Row, field (none: whether the row is there), value.
    pub writes: BTreeMap<(Row, Option<String>), Value>,
}

#[derive(Debug, Default)]
pub struct Model {
    pub deeds: BTreeMap<ActId, Deed>,
}

/// What an act wrote: the fields that differ, and that the row is there, or no longer.
pub fn writes(before: &Rows, after: &Rows) -> BTreeMap<(Row, Option<String>), Value> {
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
    /// The writes of a field that no other act of these had seen and overwritten.
    fn standing<'a>(
        &'a self,
        acts: &'a BTreeSet<ActId>,
        place: &'a (Row, Option<String>),
    ) -> Vec<(&'a ActId, &'a Value)> {
        let wrote: Vec<(&ActId, &Deed)> = acts
            .iter()
            .map(|id| (id, &self.deeds[id]))
            .filter(|(_, deed)| deed.writes.contains_key(place))
            .collect();
        wrote
            .iter()
            .filter(|(id, _)| !wrote.iter().any(|(_, later)| later.seen.contains(*id)))
            .map(|(id, deed)| (*id, &deed.writes[place]))
            .collect()
    }

    /// Every place that the acts wrote.
    fn places(&self, acts: &BTreeSet<ActId>) -> BTreeSet<(Row, Option<String>)> {
        acts.iter()
            .flat_map(|id| self.deeds[id].writes.keys().cloned())
            .collect()
    }

    /// The rows that these acts come to: of each field the latest of the writes that stand.
    pub fn rows(&self, acts: &BTreeSet<ActId>) -> Rows {
        let mut fields: BTreeMap<Row, BTreeMap<Option<String>, Value>> = BTreeMap::new();
        for place in self.places(acts) {
            let standing = self.standing(acts, &place);
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
            let standing = self.standing(acts, &place);
            for (first, one) in &standing {
                for (second, other) in &standing {
                    if first < second && one != other {
                        pairs.insert((place.0.clone(), place.1.clone(), (*first).clone(), (*second).clone()));
                    }
                }
            }
        }
        pairs
    }
}
