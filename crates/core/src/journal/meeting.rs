//! A change of a row meets the row as it is now: by field, with three sides — before the change, after it, and now.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::store::Image;

/// The fields that an image changes: all of a row made, those that differ of a row changed, none of a row removed.
pub(crate) fn changed_fields(image: &Image) -> Vec<(&str, &Value)> {
    let Some(after) = image.after.as_ref().and_then(Value::as_object) else {
        return Vec::new();
    };
    after
        .iter()
        .filter(|(field, value)| match &image.before {
            Some(before) => before.get(field.as_str()) != Some(*value),
            None => true,
        })
        .map(|(field, value)| (field.as_str(), value))
        .collect()
}

/// A row is no longer where a change begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Moved;

/// The row after a change that is made on what it is now: none for a row that goes. [`Moved`] when a field that the change touches
/// is neither what it was before nor what it becomes, when the row is there or gone against what the change says, and when a row
/// that goes was changed since. `defaults` stands for fields that the image, taken under an older schema, does not have.
pub(super) fn merged(
    image: &Image,
    now: Option<&Value>,
    defaults: &BTreeMap<String, Value>,
) -> Result<Option<Value>, Moved> {
    match (&image.before, &image.after, now) {
        (None, Some(after), None) => Ok(Some(after.clone())),
        (Some(before), None, Some(now)) if same_row(before, now, defaults) => Ok(None),
        (Some(before), Some(_), Some(now)) => {
            let mut row: Map<String, Value> = now.as_object().ok_or(Moved)?.clone();
            for (field, value) in changed_fields(image) {
                let present = row.get(field);
                if present != before.get(field) && present != Some(value) {
                    return Err(Moved);
                }
                row.insert(field.to_owned(), value.clone());
            }
            Ok(Some(Value::Object(row)))
        }
        _ => Err(Moved),
    }
}

/// Whether a row is the one of an image: field by field, a field that the image lacks having its default.
pub(super) fn same_row(image: &Value, now: &Value, defaults: &BTreeMap<String, Value>) -> bool {
    let Some(now) = now.as_object() else { return false };
    now.iter().all(|(field, value)| match image.get(field) {
        Some(known) => known == value,
        None => defaults.get(field).unwrap_or(&Value::Null) == value,
    })
}
