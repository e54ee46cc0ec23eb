//! The name of a content.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::{Error, InputFault, Result};

/// The SHA-256 (FIPS 180-4) of a content, as 64 lower-case hexadecimal digits. Nothing else can be one, so that no text
/// from outside ever becomes a path.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
#[serde(try_from = "String", into = "String")]
pub struct Sha(String);

impl Sha {
    /// The name of this content.
    pub fn of(content: &[u8]) -> Self {
        Self::from_digest(&Sha256::digest(content))
    }

    /// The name of what a reader gives, without holding it in memory.
    pub fn read(mut reader: impl std::io::Read) -> std::io::Result<Self> {
        let mut hasher = Sha256::new();
        let mut chunk = vec![0; 128 << 10];
        loop {
            match reader.read(&mut chunk) {
                Ok(0) => return Ok(Self::from_digest(&hasher.finalize())),
                Ok(read) => hasher.update(chunk.get(..read).unwrap_or_default()),
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    pub(super) fn from_digest(digest: &[u8]) -> Self {
        const DIGITS: [char; 16] = [
            '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
        ];
        let halves = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        Self(halves.filter_map(|half| DIGITS.get(usize::from(half))).collect())
    }

    /// The 64 digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first two digits: the folder.
    pub(super) fn prefix(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }
}

impl FromStr for Sha {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() == 64 && text.bytes().all(is_digit) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Error::invalid("sha256", InputFault::Form))
        }
    }
}

impl TryFrom<String> for Sha {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl From<Sha> for String {
    fn from(sha256: Sha) -> Self {
        sha256.0
    }
}

impl fmt::Display for Sha {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Sha {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sha({})", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_hash_is_a_hash() {
        let sha256 = Sha::of(b"abc");
        assert_eq!(sha256.as_str().parse::<Sha>().unwrap(), sha256);
        for text in [
            "",
            "ab",
            "../../../etc/passwd",
            &"A".repeat(64),
            &"g".repeat(64),
            &"é".repeat(32),
        ] {
            assert!(text.parse::<Sha>().is_err(), "{text}");
        }
    }
}
