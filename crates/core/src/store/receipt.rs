//! What a change tells: which rows it touched.

use serde::{Serialize, Serializer};

use crate::error::{Error, Result};

/// A row that an operation changed; `dossier:<id>` on the wire. Composite keys are joined by `/`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Touched {
    /// The row's table.
    pub table: String,
    /// The row's key.
    pub key: String,
}

impl Touched {
    /// The row of an image.
    pub(crate) fn of(table: &str, key: &str) -> Result<Self> {
        Ok(Self {
            table: table.to_owned(),
            key: key_text(key)?,
        })
    }
}

impl Serialize for Touched {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}:{}", self.table, self.key))
    }
}

/// What a committed act leaves in the caller's hand, and what every window is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Receipt {
    /// Where the entry stands in this file; none when nothing had to change, and for entries that came from elsewhere.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub entry: Option<i64>,
    /// The rows that changed, so that the interface refreshes just those.
    #[cfg_attr(feature = "typescript", ts(type = "Array<string>"))]
    pub touched: Vec<Touched>,
}

impl Receipt {
    /// Anything may have changed: news were missed.
    pub fn anything() -> Self {
        Self::of("*")
    }

    /// Rows of a table, whichever.
    pub fn of(table: &str) -> Self {
        Self {
            entry: None,
            touched: vec![Touched {
                table: table.to_owned(),
                key: "*".to_owned(),
            }],
        }
    }

    /// Nothing had to change.
    pub fn nothing() -> Self {
        Self {
            entry: None,
            touched: Vec::new(),
        }
    }
}

/// A key as people read it, from its JSON array.
pub(crate) fn key_text(json: &str) -> Result<String> {
    let parts: Vec<String> = serde_json::from_str(json).map_err(|_| Error::stored_value("row_key", json))?;
    Ok(parts.join("/"))
}
