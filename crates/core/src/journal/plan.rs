//! What taking entries in would do, as people read it before anything is written.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::caller::Part;
use super::entry::{Entry, EntryId};
use super::operation::OperationName;
use super::order::Known;
use super::register::{Clash, Write};
use super::replay::{Outcome, Renumbering, Replay, RowKey};
use crate::clock::Timestamp;
use crate::error::{Code, Error};
use crate::grid::CriterionScale;
use crate::store::key_text;
use crate::words::words;

words! {
    /// What becomes of an entry of a file. Each ends in exactly one.
    Verdict in "verdict" {
        /// It is done here too, and meets nothing.
        New = "new",
        /// It is here already.
        Here = "here",
        /// It is merged: other fields of the same row were changed here, unseen.
        Soft = "soft",
        /// It made a field different from what was made of it here: both values stay until a person settles it.
        Hard = "hard",
        /// A rule forbids it here: kept readable, with its reason.
        Refused = "refused",
    }
}

/// An entry, as its sentence needs it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct EntryHead {
    /// Which one.
    #[serde(flatten)]
    pub id: EntryId,
    /// When, by its device's clock.
    pub at: Timestamp,
    /// Who; none for somebody of whom nothing is known.
    pub person_name: Option<String>,
    /// In which part.
    pub part: Part,
    /// What.
    pub operation: OperationName,
    /// The arguments of the sentence.
    #[cfg_attr(feature = "typescript", ts(type = "Record<string, unknown>"))]
    pub params: Value,
}

/// One side of a field: the entry that gave the value, and the value.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Side {
    /// The entry.
    pub entry: EntryHead,
    /// The value.
    #[cfg_attr(feature = "typescript", ts(type = "unknown"))]
    pub value: Value,
}

/// A field that two entries made different without knowing of one another.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FieldMeeting {
    /// The row's table.
    pub table: String,
    /// The row's key.
    pub key: String,
    /// The column; empty where one removed the row that the other changed, the values telling whether it is there.
    pub field: String,
    /// The scale on which both values are marks; none where they are none.
    pub scale: Option<CriterionScale>,
    /// The side that is here.
    pub ours: Side,
    /// The side that came.
    pub theirs: Side,
}

impl FieldMeeting {
    /// Takes both values away: that there are two stays, with whose they are.
    pub(crate) fn keep_back(&mut self) {
        self.ours.value = Value::Null;
        self.theirs.value = Value::Null;
    }
}

/// A number given by counting that changes because two rows had the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Renumbered {
    /// The row's table.
    pub table: String,
    /// The row's key.
    pub key: String,
    /// The number that both had.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub from: i64,
    /// The number of the later one from now on.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub to: i64,
}

/// Why something is refused, as an error of the wire.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Reason {
    /// Which message.
    pub code: Code,
    /// Its arguments.
    #[cfg_attr(feature = "typescript", ts(type = "Record<string, unknown>"))]
    pub params: Value,
}

impl From<&Error> for Reason {
    fn from(error: &Error) -> Self {
        Self {
            code: error.code(),
            params: error.params(),
        }
    }
}

/// What becomes of one entry.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PlanLine {
    /// The entry.
    pub entry: EntryHead,
    /// What becomes of it.
    pub verdict: Verdict,
    /// Why it is refused.
    pub reason: Option<Reason>,
    /// The fields in conflict.
    pub fields: Vec<FieldMeeting>,
    /// The entry that changed other fields of the same row, unseen.
    pub beside: Option<EntryHead>,
    /// Numbers that change.
    pub renumbered: Vec<Renumbered>,
}

/// The whole of it: `new + here + soft + hard + refused = total`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Plan {
    /// When the file was written.
    pub made_at: Timestamp,
    /// The device that wrote it.
    pub device: String,
    /// Entries in the file.
    pub total: u32,
    /// See [`Verdict::New`].
    pub new: u32,
    /// See [`Verdict::Here`].
    pub here: u32,
    /// See [`Verdict::Soft`].
    pub soft: u32,
    /// See [`Verdict::Hard`].
    pub hard: u32,
    /// See [`Verdict::Refused`].
    pub refused: u32,
    /// By how many hours the times of the file are ahead of this machine's clock, where that is more than is believed.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub clock_ahead_hours: Option<i64>,
    /// What is not yet here, and what it changes of entries that are, in order.
    pub lines: Vec<PlanLine>,
}

/// The rows as they stand once a plan is done.
#[derive(Debug, Clone, Copy)]
pub struct RowsAfter<'a>(&'a BTreeMap<RowKey, Value>);

impl<'a> RowsAfter<'a> {
    /// A row of a table whose key is an identifier.
    pub fn row(self, table: &str, id: &str) -> Option<&'a Value> {
        self.0.get(&(table.to_owned(), format!("[\"{id}\"]")))
    }
}

/// Writes plans and conflicts in people's names.
pub(super) struct Names<'a> {
    pub rows: RowsAfter<'a>,
}

impl<'a> Names<'a> {
    pub fn of(rows: &'a BTreeMap<RowKey, Value>) -> Self {
        Self { rows: RowsAfter(rows) }
    }

    pub fn head(&self, entry: &Entry) -> EntryHead {
        let person = entry.person.to_string();
        let name = ["person", "member"]
            .iter()
            .find_map(|table| self.rows.row(table, &person)?["name"].as_str());
        EntryHead {
            id: entry.id,
            at: chrono::DateTime::from_timestamp_millis(entry.time.wall_ms).unwrap_or_default(),
            person_name: name.map(str::to_owned),
            part: entry.part,
            operation: entry.operation,
            params: entry.params.clone(),
        }
    }

    pub fn side(&self, write: &Write, order: &[Known]) -> Side {
        Side {
            entry: self.head(&order[write.by].entry),
            value: write.value.clone(),
        }
    }

    /// A conflict seen from here: what is already here is ours.
    pub fn meeting(&self, row: &RowKey, clash: &Clash, order: &[Known], here: &BTreeSet<EntryId>) -> FieldMeeting {
        let is_here = |write: &Write| here.contains(&order[write.by].entry.id);
        let (ours, theirs) = if is_here(&clash.theirs) && !is_here(&clash.ours) {
            (&clash.theirs, &clash.ours)
        } else {
            (&clash.ours, &clash.theirs)
        };
        FieldMeeting {
            table: row.0.clone(),
            key: key_text(&row.1).unwrap_or_else(|_| row.1.clone()),
            field: clash.field.clone(),
            scale: None,
            ours: self.side(ours, order),
            theirs: self.side(theirs, order),
        }
    }
}

impl Outcome {
    /// The word for it, of an entry that was not here.
    pub(super) fn verdict(&self) -> Verdict {
        if self.refused.is_some() {
            Verdict::Refused
        } else if !self.clashes.is_empty() {
            Verdict::Hard
        } else if self.beside.is_some() || !self.renumbered.is_empty() {
            Verdict::Soft
        } else {
            Verdict::New
        }
    }
}

/// The line of one entry.
pub(super) fn line(at: usize, replay: &Replay, names: &Names<'_>, here: &BTreeSet<EntryId>) -> PlanLine {
    let (order, outcome) = (&replay.order, &replay.outcomes[at]);
    let fields = outcome
        .clashes
        .iter()
        .map(|(row, clash)| names.meeting(row, clash, order, here));
    PlanLine {
        entry: names.head(&order[at].entry),
        verdict: outcome.verdict(),
        reason: outcome.refused.clone(),
        fields: fields.collect(),
        beside: outcome.beside.map(|beside| names.head(&order[beside].entry)),
        renumbered: outcome.renumbered.iter().map(Renumbered::from).collect(),
    }
}

impl From<&Renumbering> for Renumbered {
    fn from(change: &Renumbering) -> Self {
        Self {
            table: change.row.0.clone(),
            key: key_text(&change.row.1).unwrap_or_else(|_| change.row.1.clone()),
            from: change.from,
            to: change.to,
        }
    }
}
