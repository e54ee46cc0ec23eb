//! The hash chain: each entry's hash covers its fields, its row images in order, and the hash of the entry before.
//!
//! SHA-256 (FIPS 180-4) over length-prefixed fields, so that no two different entries give the same bytes. What the chain proves:
//! nothing in the journal was changed, removed, added or moved afterwards by somebody who did not rewrite all that follows; the
//! head printed on signed minutes closes that last door too.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::error::Result;

/// Entries read at a time while verifying.
const BATCH: i64 = 500;

/// Where the journal stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Head {
    /// Number of the last entry; zero for an empty journal.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub seq: i64,
    /// Its hash, 64 hexadecimal digits; empty for an empty journal.
    pub hash: String,
}

/// The first entry that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BrokenEntry {
    /// Its number.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub seq: i64,
    /// What is wrong, as a stable word: `missing`, `altered`, `beyond_head`, `unfinished`.
    pub reason: &'static str,
}

/// The head as recorded.
pub async fn head(connection: &mut SqliteConnection) -> Result<Head> {
    let row = sqlx::query("select seq, hash from journal_head")
        .fetch_optional(connection)
        .await?;
    match row {
        Some(row) => Ok(Head {
            seq: row.try_get("seq")?,
            hash: row.try_get("hash")?,
        }),
        None => Ok(Head {
            seq: 0,
            hash: String::new(),
        }),
    }
}

/// Writes the hash of the entry just made and moves the head to it.
pub(super) async fn seal(connection: &mut SqliteConnection, seq: i64) -> Result<Head> {
    let previous = head(connection).await?;
    let row = sqlx::query("select * from journal where seq = ?")
        .bind(seq)
        .fetch_one(&mut *connection)
        .await?;
    let changes = changes_between(connection, seq, seq).await?;
    let hash = entry_hash(&previous.hash, &row, changes.get(&seq).map_or(&[][..], Vec::as_slice))?;
    sqlx::query("update journal set hash = ? where seq = ?")
        .bind(&hash)
        .bind(seq)
        .execute(&mut *connection)
        .await?;
    sqlx::query(include_str!("move_head.sql"))
        .bind(seq)
        .bind(&hash)
        .execute(connection)
        .await?;
    Ok(Head { seq, hash })
}

/// Walks the whole journal; names the first bad entry, if any.
pub async fn verify_chain(connection: &mut SqliteConnection) -> Result<Option<BrokenEntry>> {
    let recorded = head(connection).await?;
    let (mut expected, mut previous) = (1_i64, String::new());
    loop {
        let rows = sqlx::query("select * from journal where seq >= ? order by seq limit ?")
            .bind(expected)
            .bind(BATCH)
            .fetch_all(&mut *connection)
            .await?;
        let Some(last) = rows.last() else { break };
        let changes = changes_between(connection, expected, last.try_get("seq")?).await?;
        for row in &rows {
            let seq: i64 = row.try_get("seq")?;
            if let Some(reason) = fault(row, expected, &previous, &changes, &recorded)? {
                return Ok(Some(BrokenEntry {
                    seq: expected.min(seq),
                    reason,
                }));
            }
            previous = row.try_get("hash")?;
            expected = seq + 1;
        }
    }
    if expected <= recorded.seq {
        return Ok(Some(BrokenEntry {
            seq: expected,
            reason: "missing",
        }));
    }
    if previous != recorded.hash {
        return Ok(Some(BrokenEntry {
            seq: recorded.seq,
            reason: "altered",
        }));
    }
    stray_change(connection).await
}

fn fault(
    row: &SqliteRow,
    expected: i64,
    previous: &str,
    changes: &BTreeMap<i64, Vec<SqliteRow>>,
    recorded: &Head,
) -> Result<Option<&'static str>> {
    let (seq, stored): (i64, String) = (row.try_get("seq")?, row.try_get("hash")?);
    if seq != expected {
        return Ok(Some("missing"));
    }
    if stored.is_empty() {
        return Ok(Some("unfinished"));
    }
    if stored != entry_hash(previous, row, changes.get(&seq).map_or(&[][..], Vec::as_slice))? {
        return Ok(Some("altered"));
    }
    Ok((seq > recorded.seq).then_some("beyond_head"))
}

/// A row image that belongs to no entry was added by hand.
async fn stray_change(connection: &mut SqliteConnection) -> Result<Option<BrokenEntry>> {
    let seq: Option<i64> = sqlx::query_scalar(include_str!("stray_change.sql"))
        .fetch_one(connection)
        .await?;
    Ok(seq.map(|seq| BrokenEntry { seq, reason: "altered" }))
}

async fn changes_between(
    connection: &mut SqliteConnection,
    from: i64,
    to: i64,
) -> Result<BTreeMap<i64, Vec<SqliteRow>>> {
    let rows = sqlx::query("select * from journal_change where entry between ? and ? order by id")
        .bind(from)
        .bind(to)
        .fetch_all(connection)
        .await?;
    let mut by_entry: BTreeMap<i64, Vec<SqliteRow>> = BTreeMap::new();
    for row in rows {
        by_entry.entry(row.try_get("entry")?).or_default().push(row);
    }
    Ok(by_entry)
}

fn entry_hash(previous: &str, entry: &SqliteRow, changes: &[SqliteRow]) -> Result<String> {
    let mut hasher = Hasher(Sha256::new());
    hasher.field(Some(previous));
    for column in ["seq", "wall_ms", "counter", "reverts"] {
        hasher.field(
            entry
                .try_get::<Option<i64>, _>(column)?
                .map(|number| number.to_string())
                .as_deref(),
        );
    }
    for column in ["device", "actor", "account", "operation", "params"] {
        hasher.field(Some(&entry.try_get::<String, _>(column)?));
    }
    for change in changes {
        hasher.field(Some(&change.try_get::<i64, _>("id")?.to_string()));
        for column in ["row_table", "row_key", "before", "after"] {
            hasher.field(change.try_get::<Option<String>, _>(column)?.as_deref());
        }
    }
    Ok(hasher.hex())
}

struct Hasher(Sha256);

impl Hasher {
    /// Absence, length and bytes all count, so fields cannot run into one another.
    fn field(&mut self, text: Option<&str>) {
        match text {
            None => self.0.update([0]),
            Some(text) => {
                self.0.update([1]);
                self.0.update((text.len() as u64).to_be_bytes());
                self.0.update(text.as_bytes());
            }
        }
    }

    fn hex(self) -> String {
        self.0
            .finalize()
            .iter()
            .fold(String::with_capacity(64), |mut hex, byte| {
                let _ = write!(hex, "{byte:02x}");
                hex
            })
    }
}
