//! Reading stored words, instants, days and documents. A value that this version does not know is damage, never a default.

use std::str::FromStr;

use chrono::NaiveDate;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// A word or an identifier.
pub(crate) fn word<T: FromStr<Err = Error>>(row: &SqliteRow, column: &str) -> Result<T> {
    row.try_get::<String, _>(column)?.parse()
}

/// A word or an identifier that may be missing.
pub(crate) fn maybe_word<T: FromStr<Err = Error>>(row: &SqliteRow, column: &str) -> Result<Option<T>> {
    row.try_get::<Option<String>, _>(column)?
        .map(|text| text.parse())
        .transpose()
}

/// An instant.
pub(crate) fn instant(row: &SqliteRow, column: &str) -> Result<Timestamp> {
    parsed(column, &row.try_get::<String, _>(column)?)
}

/// An instant that may be missing.
pub(crate) fn maybe_instant(row: &SqliteRow, column: &str) -> Result<Option<Timestamp>> {
    row.try_get::<Option<String>, _>(column)?
        .map(|text| parsed(column, &text))
        .transpose()
}

/// A day.
pub(crate) fn day(row: &SqliteRow, column: &str) -> Result<NaiveDate> {
    parsed(column, &row.try_get::<String, _>(column)?)
}

/// A day that may be missing.
pub(crate) fn maybe_day(row: &SqliteRow, column: &str) -> Result<Option<NaiveDate>> {
    row.try_get::<Option<String>, _>(column)?
        .map(|text| parsed(column, &text))
        .transpose()
}

/// A document in JSON.
pub(crate) fn json<T: DeserializeOwned>(row: &SqliteRow, column: &str) -> Result<T> {
    Ok(serde_json::from_str(&row.try_get::<String, _>(column)?)?)
}

/// The version of the documents that this program writes: rules, grids, the ways to checks and to quorums.
const DOCUMENT_VERSION: i64 = 1;
/// Where a document says which version it is of; one that says nothing is of the first.
const VERSION_FIELD: &str = "v";

/// A document as it is stored: its fields, and its version beside them.
pub(crate) fn to_document(value: &impl Serialize) -> Result<String> {
    let mut value = serde_json::to_value(value)?;
    let Value::Object(fields) = &mut value else {
        return Err(Error::internal("a document has fields"));
    };
    fields.insert(VERSION_FIELD.to_owned(), DOCUMENT_VERSION.into());
    Ok(value.to_string())
}

/// A document of this version or of an older one.
///
/// # Errors
/// [`Error::WorkspaceNewer`] for a version that is still to come.
pub(crate) fn from_document<T: DeserializeOwned>(text: &str) -> Result<T> {
    let mut value: Value = serde_json::from_str(text)?;
    let version = value.as_object_mut().and_then(|fields| fields.remove(VERSION_FIELD));
    match version.map_or(Some(1), |version| version.as_i64()) {
        Some(1..=DOCUMENT_VERSION) => Ok(serde_json::from_value(value)?),
        Some(found) if found > DOCUMENT_VERSION => Err(Error::WorkspaceNewer {
            found,
            supported: DOCUMENT_VERSION,
        }),
        _ => Err(Error::stored_value(VERSION_FIELD, text)),
    }
}

/// See [`from_document`]; none where nothing is stored.
pub(crate) fn maybe_document<T: DeserializeOwned>(row: &SqliteRow, column: &str) -> Result<Option<T>> {
    let text: Option<String> = row.try_get(column)?;
    text.as_deref().map(from_document).transpose()
}

/// See [`from_document`].
pub(crate) fn document<T: DeserializeOwned>(row: &SqliteRow, column: &str) -> Result<T> {
    from_document(&row.try_get::<String, _>(column)?)
}

fn parsed<T: FromStr>(column: &str, text: &str) -> Result<T> {
    text.parse().map_err(|_| Error::stored_value(column, text))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Rules {
        days: u32,
    }

    #[test]
    fn a_document_says_its_version_and_one_that_says_none_is_of_the_first() {
        assert_eq!(to_document(&Rules { days: 8 }).unwrap(), r#"{"days":8,"v":1}"#);
        for text in [r#"{"days":8,"v":1}"#, r#"{"days":8}"#] {
            assert_eq!(from_document::<Rules>(text).unwrap(), Rules { days: 8 });
        }
    }

    #[test]
    fn a_document_of_a_later_version_is_never_guessed_at() {
        let newer = from_document::<Rules>(r#"{"days":8,"v":2}"#);
        assert!(
            matches!(newer, Err(Error::WorkspaceNewer { found: 2, supported: 1 })),
            "{newer:?}"
        );
        assert!(matches!(
            from_document::<Rules>(r#"{"days":8,"v":"x"}"#),
            Err(Error::Damaged { .. })
        ));
    }
}
