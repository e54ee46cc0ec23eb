//! Reading stored words, instants and days. A value that this version does not know is damage, never a default.

use std::str::FromStr;

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
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

fn parsed<T: FromStr>(column: &str, text: &str) -> Result<T> {
    text.parse().map_err(|_| Error::stored_value(column, text))
}
