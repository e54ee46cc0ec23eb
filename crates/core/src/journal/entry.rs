//! An entry as it travels: the same on every machine, with nothing in it that is local.
//!
//! Its canonical form ([`Entry::text`]) is what is hashed, stored in changes files and described in `docs/format-entries.md`.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::caller::Part;
use super::canonical::canonical;
use super::hlc::Stamp;
use super::operation::OperationName;
use crate::error::{Error, Result};
use crate::id::{DeviceId, PersonId};
use crate::store::Image;

/// The version of the form.
const FORM: i64 = 1;

/// Which entry: the `number`th of its device, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct EntryId {
    /// The device.
    pub device: DeviceId,
    /// See above.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub number: i64,
}

impl fmt::Display for EntryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.device, self.number)
    }
}

/// The last entry known of each device.
pub type Heads = BTreeMap<DeviceId, i64>;

/// One operation by a person, with all that it changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Which one.
    pub id: EntryId,
    /// When, by the hybrid clock of its device.
    pub time: Stamp,
    /// The schema under which its images were taken.
    pub schema: i64,
    /// Who.
    pub person: PersonId,
    /// In which part.
    pub part: Part,
    /// From which account.
    pub account: String,
    /// What.
    pub operation: OperationName,
    /// The arguments of its sentence.
    pub params: Value,
    /// The entry that it turned back or did again.
    pub reverts: Option<EntryId>,
    /// What had become known of other devices since the entry before it of its own.
    pub seen: Heads,
    /// The rows that it changed, in order.
    pub images: Vec<Image>,
}

impl Entry {
    /// The canonical form, which says what entry of its device came before by its hash (empty for the first).
    pub fn text(&self, previous: &str) -> Result<String> {
        let images: Vec<Value> = self.images.iter().map(image_value).collect::<Result<_>>()?;
        let mut form = json!({
            "account": self.account,
            "device": self.id.device,
            "number": self.id.number,
            "operation": self.operation.as_str(),
            "part": self.part.as_str(),
            "person": self.person,
            "previous": previous,
            "reverts": self.reverts,
            "schema": self.schema,
            "seen": self.seen,
            "time": { "counter": self.time.counter, "wall_ms": self.time.wall_ms },
            "v": FORM,
        });
        form["images"] = Value::Array(images);
        form["params"] = self.params.clone();
        canonical(&form)
    }

    /// SHA-256 of the canonical form, 64 hexadecimal digits.
    pub fn hash(&self, previous: &str) -> Result<String> {
        Ok(hash_of(&self.text(previous)?))
    }

    /// Reads a canonical form: the entry and the hash of the one before it. Anything but the one spelling of it is refused.
    ///
    /// # Errors
    /// [`Error::Damaged`]; the operation of a later program is no damage, but nothing that this one can read either.
    pub fn read(text: &str) -> Result<(Self, String)> {
        let form: Form = serde_json::from_str(text)?;
        if form.v != FORM {
            return Err(Error::stored_value("entry", "another form"));
        }
        let previous = form.previous.clone();
        let entry = Self::try_from(form)?;
        if entry.text(&previous)? != text {
            return Err(Error::stored_value("entry", "another spelling"));
        }
        Ok((entry, previous))
    }
}

/// The hash of a canonical form.
pub(crate) fn hash_of(text: &str) -> String {
    hex(&Sha256::digest(text))
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

fn image_value(image: &Image) -> Result<Value> {
    let key: Value = serde_json::from_str(&image.key)?;
    // Cloned as they are: the macro would take them apart and build them up again.
    let (before, after) = (image.before.clone(), image.after.clone());
    let fields = [
        ("after", after.unwrap_or_default()),
        ("before", before.unwrap_or_default()),
        ("key", key),
        ("table", Value::from(image.table.as_str())),
    ];
    Ok(Value::Object(
        fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    ))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    v: i64,
    device: DeviceId,
    number: i64,
    time: Stamp,
    schema: i64,
    person: PersonId,
    part: Part,
    account: String,
    operation: String,
    params: Value,
    reverts: Option<EntryId>,
    seen: Heads,
    images: Vec<ImageForm>,
    previous: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ImageForm {
    table: String,
    key: Vec<String>,
    before: Option<Map<String, Value>>,
    after: Option<Map<String, Value>>,
}

impl TryFrom<Form> for Entry {
    type Error = Error;

    fn try_from(form: Form) -> Result<Self> {
        let image = |image: ImageForm| -> Result<Image> {
            Ok(Image {
                table: image.table,
                key: serde_json::to_string(&image.key)?,
                before: image.before.map(Value::Object),
                after: image.after.map(Value::Object),
            })
        };
        Ok(Self {
            id: EntryId {
                device: form.device,
                number: form.number,
            },
            time: form.time,
            schema: form.schema,
            person: form.person,
            part: form.part,
            account: form.account,
            operation: form.operation.parse()?,
            params: form.params,
            reverts: form.reverts,
            seen: form.seen,
            images: form.images.into_iter().map(image).collect::<Result<_>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The entries that stand in `docs/format-entries.md`, each with its hash.
    fn vectors() -> Vec<(String, String)> {
        let document = include_str!("../../../../docs/format-entries.md");
        let blocks = document.split("```entry\n").skip(1);
        blocks
            .map(|block| {
                let mut lines = block.lines();
                (lines.next().unwrap().to_owned(), lines.next().unwrap().to_owned())
            })
            .collect()
    }

    #[test]
    fn the_documented_entries_are_read_and_hashed_as_documented() {
        let mut before = String::new();
        let vectors = vectors();
        assert_eq!(vectors.len(), 3);
        for (text, hash) in vectors {
            let (entry, previous) = Entry::read(&text).unwrap();
            assert_eq!(previous, before);
            assert_eq!(entry.text(&previous).unwrap(), text);
            assert_eq!(entry.hash(&previous).unwrap(), hash);
            before = hash;
        }
    }

    #[test]
    fn another_spelling_of_the_same_entry_is_refused() {
        let (text, _) = vectors().remove(1);
        for other in [
            text.replace("\"number\":2,", "\"number\": 2,"),
            text.replace("é", "\\u00e9"),
            text.replace("\"v\":1", "\"v\":1,\"x\":0"),
            text.replace("\"counter\":1", "\"counter\":1.0"),
        ] {
            assert_ne!(other, text);
            assert!(Entry::read(&other).is_err(), "{other}");
        }
    }
}
