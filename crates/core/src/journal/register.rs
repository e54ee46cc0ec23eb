//! What a set of entries makes of a field: the values that nobody overwrote, of which the latest is shown.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::meeting::changed_fields;
use super::order::Known;
use crate::store::Image;

/// The name under which a row's being there or gone is kept among its fields; no column has it.
pub(super) const PRESENCE: &str = "";

/// A value that an entry gave to a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Write {
    /// The entry, by its place in the order.
    pub by: usize,
    pub value: Value,
}

/// A field: the writes that no later one had seen. More than one: they knew nothing of one another.
#[derive(Debug, Clone, Default)]
pub(super) struct Register {
    heads: Vec<Write>,
}

impl Register {
    /// Writes a value; gives the writes that it had not seen.
    pub fn write(&mut self, write: Write, order: &[Known]) -> Vec<Write> {
        let author = &order[write.by];
        self.heads
            .retain(|head| head.by != write.by && !author.had_seen(order[head.by].entry.id));
        let unseen = self.heads.clone();
        self.heads.push(write);
        unseen
    }

    /// The writes that an entry had not seen.
    pub fn unseen_by<'a>(&'a self, by: usize, order: &'a [Known]) -> impl Iterator<Item = &'a Write> {
        self.heads
            .iter()
            .filter(move |head| head.by != by && !order[by].had_seen(order[head.by].entry.id))
    }

    /// The value shown: of several the one with the latest time.
    pub fn shown(&self, order: &[Known]) -> Option<&Value> {
        let latest = self.heads.iter().max_by_key(|head| order[head.by].rank());
        latest.map(|head| &head.value)
    }

    /// Whether an entry gave the field a value that stands.
    pub fn is_written_by(&self, by: usize) -> bool {
        self.heads.iter().any(|head| head.by == by)
    }

    /// Gives the value that an entry wrote another number.
    pub fn renumber(&mut self, by: usize, number: i64) {
        for head in self.heads.iter_mut().filter(|head| head.by == by) {
            head.value = number.into();
        }
    }
}

/// A row: its fields, and whether it is there.
#[derive(Debug, Clone, Default)]
pub(super) struct RowState {
    pub fields: BTreeMap<String, Register>,
}

/// A write that met another value which its author had not seen.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Clash {
    pub field: String,
    pub ours: Write,
    pub theirs: Write,
}

impl RowState {
    /// The row as shown; none when it is gone.
    pub fn shown(&self, order: &[Known]) -> Option<Map<String, Value>> {
        let there = self.fields.get(PRESENCE)?.shown(order)? == &Value::Bool(true);
        there.then(|| {
            let fields = self.fields.iter().filter(|(field, _)| *field != PRESENCE);
            fields
                .filter_map(|(field, register)| Some((field.clone(), register.shown(order)?.clone())))
                .collect()
        })
    }

    /// Writes what an image changes; gives the clashes, and whether another field of the row was changed unseen. A row that is made
    /// again as its author had left it changes nothing of what others did to it meanwhile: a member who is taken off a dossier and put
    /// back has still scored it at home.
    ///
    /// What is `restated` is written though the image leaves it as it was.
    pub fn write(
        &mut self,
        by: usize,
        image: &Image,
        restated: &[&str],
        order: &[Known],
    ) -> (Vec<Clash>, Option<usize>) {
        let beside = self
            .fields
            .iter()
            .filter(|(field, _)| *field != PRESENCE)
            .flat_map(|(_, register)| register.unseen_by(by, order))
            .map(|write| write.by)
            .next();
        let left = if self.fields.is_empty() {
            None
        } else {
            left_by(by, image, order)
        };
        let there = Value::Bool(image.after.is_some());
        let anew = restated
            .iter()
            .filter_map(|field| Some((*field, image.after.as_ref()?.get(field)?)));
        let writes = std::iter::once((PRESENCE, &there))
            .chain(changed_fields(image))
            .chain(anew);
        let mut clashes = Vec::new();
        for (field, value) in writes {
            let theirs = Write {
                by,
                value: value.clone(),
            };
            if left.is_some_and(|left| left.get(field) == Some(value)) {
                continue;
            }
            let register = self.fields.entry(field.to_owned()).or_default();
            let unseen = register.write(theirs.clone(), order);
            clashes.extend(
                unseen
                    .into_iter()
                    .filter(|ours| ours.value != theirs.value)
                    .map(|ours| Clash {
                        field: field.to_owned(),
                        ours,
                        theirs: theirs.clone(),
                    }),
            );
        }
        (clashes, beside)
    }
}

/// The row as the author of an image that makes it had left it, where they or somebody whom they knew of had removed it.
fn left_by<'a>(by: usize, image: &Image, order: &'a [Known]) -> Option<&'a Value> {
    if image.before.is_some() {
        return None;
    }
    let known = order[..by]
        .iter()
        .rev()
        .filter(|known| order[by].had_seen(known.entry.id));
    let mut images = known.flat_map(|known| known.entry.images.iter().rev());
    let last = images.find(|other| other.table == image.table && other.key == image.key)?;
    last.before.as_ref().filter(|_| last.after.is_none())
}
