//! A head that was printed: whether the journal still goes through it. Minutes and papers bear such lines ([`Head::line`]), so whoever
//! keeps a paper can tell that what stood before it is what it was.

use std::collections::BTreeMap;

use sqlx::{Row, SqliteConnection};

use super::chain::{ChainHead, Head};
use super::entry::EntryId;
use crate::error::{Error, InputFault, Result};
use crate::id::DeviceId;

/// A head as papers print it: the common hash, and of each device the end of its identifier with its last number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedHead {
    hash: String,
    ends: Vec<(String, i64)>,
}

impl std::str::FromStr for PrintedHead {
    type Err = Error;

    /// Reads `9b1c…64 digits… (4f2a91c3:42, 77d0be15:7)`, however it is spaced.
    fn from_str(line: &str) -> Result<Self> {
        let wrong = || Error::invalid("head", InputFault::Form);
        let text: String = line.split_whitespace().collect();
        let (hash, rest) = text.split_once('(').ok_or_else(wrong)?;
        let inside = rest.strip_suffix(')').ok_or_else(wrong)?;
        if hash.len() != 64 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        let ends = inside.split(',').map(|end| {
            let (device, number) = end.split_once(':')?;
            Some((device.to_lowercase(), number.parse().ok()?))
        });
        Ok(Self {
            hash: hash.to_lowercase(),
            ends: ends.collect::<Option<_>>().ok_or_else(wrong)?,
        })
    }
}

impl std::fmt::Display for PrintedHead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ends: Vec<String> = self
            .ends
            .iter()
            .map(|(end, number)| format!("{end}:{number}"))
            .collect();
        write!(f, "{} ({})", self.hash, ends.join(", "))
    }
}

/// The hash of every entry, as its chain stands.
#[derive(Debug, Default)]
pub(super) struct Passed(BTreeMap<DeviceId, BTreeMap<i64, String>>);

impl Passed {
    /// The chains of this file. An entry whose device cannot be read is passed over: its chain lacks it.
    pub async fn of(connection: &mut SqliteConnection) -> Result<Self> {
        let rows = sqlx::query("select device, number, hash from journal")
            .fetch_all(connection)
            .await?;
        let mut passed = Self::default();
        for row in &rows {
            if let Ok(device) = row.try_get::<String, _>("device")?.parse() {
                let chain = passed.0.entry(device).or_default();
                chain.insert(row.try_get("number")?, row.try_get("hash")?);
            }
        }
        Ok(passed)
    }

    /// Whether the chains go through these ends.
    pub fn goes_through(&self, ends: &[ChainHead]) -> bool {
        ends.iter()
            .all(|ChainHead { entry, hash }| self.hash(entry.device, entry.number) == Some(hash))
    }

    /// Whether the chains once stood at this head.
    pub fn stood_at(&self, head: &PrintedHead) -> bool {
        let ends: Option<Vec<ChainHead>> = head.ends.iter().map(|(end, number)| self.end(end, *number)).collect();
        ends.is_some_and(|mut ends| {
            ends.sort_by_key(|end| end.entry.device);
            Head::of(ends).hash == head.hash
        })
    }

    fn end(&self, end: &str, number: i64) -> Option<ChainHead> {
        let device = *self.0.keys().find(|device| device.to_string().ends_with(end))?;
        let hash = self.hash(device, number)?.clone();
        Some(ChainHead {
            entry: EntryId { device, number },
            hash,
        })
    }

    fn hash(&self, device: DeviceId, number: i64) -> Option<&String> {
        self.0.get(&device)?.get(&number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain_of(length: i64) -> (DeviceId, Passed) {
        let device = DeviceId::new();
        let hashes = (1..=length).map(|number| (number, format!("{number:064x}")));
        (device, Passed(BTreeMap::from([(device, hashes.collect())])))
    }

    fn line(device: DeviceId, number: i64) -> String {
        let hash = format!("{number:064x}");
        let entry = EntryId { device, number };
        Head::of(vec![ChainHead { entry, hash }]).line()
    }

    #[test]
    fn a_printed_head_lies_inside_the_chain_that_went_on_after_it() {
        let (device, passed) = chain_of(9);
        let printed = line(device, 4);
        assert!(passed.stood_at(&printed.parse().unwrap()));
        let wrapped = printed.replace(' ', "\n  ").to_uppercase();
        assert!(
            passed.stood_at(&wrapped.parse().unwrap()),
            "as it is copied from a page"
        );
    }

    #[test]
    fn a_head_beyond_the_chain_or_of_another_is_not_passed() {
        let (device, passed) = chain_of(9);
        assert!(!passed.stood_at(&line(device, 10).parse().unwrap()));
        assert!(!passed.stood_at(&line(DeviceId::new(), 4).parse().unwrap()));
        let altered = line(device, 4).replacen(":4", ":5", 1);
        assert!(!passed.stood_at(&altered.parse().unwrap()));
    }

    #[test]
    fn what_is_no_head_is_refused() {
        for text in [
            "",
            "abc",
            "() (4f2a91c3:42)",
            &"a".repeat(64),
            &format!("{} (x)", "a".repeat(64)),
        ] {
            assert!(text.parse::<PrintedHead>().is_err(), "{text}");
        }
    }
}
