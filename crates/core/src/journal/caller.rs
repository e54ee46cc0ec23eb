//! Who acts, in which part, from which account and when: a caller comes with every act and is remembered nowhere.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::{Denial, Error, Result};
use crate::id::{MemberId, PersonId};

/// The part that a person plays in an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Takes in, checks, convenes, records.
    Secretariat,
    /// A member who presides: does what a member does, and orders ties.
    Chair,
    /// Scores what is assigned and not recused.
    Member,
}

impl Part {
    /// Its stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Secretariat => "secretariat",
            Self::Chair => "chair",
            Self::Member => "member",
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Part {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        [Self::Secretariat, Self::Chair, Self::Member]
            .into_iter()
            .find(|part| part.as_str() == text)
            .ok_or_else(|| Error::stored_value("part", text))
    }
}

/// Whose eyes read: the secretariat's or those of one member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Actor {
    /// The secretariat.
    Secretariat,
    /// A member of the committee, presiding or not.
    Member(MemberId),
}

impl Actor {
    /// The member, when it is one.
    pub fn member(self) -> Option<MemberId> {
        match self {
            Self::Secretariat => None,
            Self::Member(id) => Some(id),
        }
    }

    /// Refuses a member where only the secretariat may act.
    pub fn require_secretariat(self) -> Result<()> {
        match self {
            Self::Secretariat => Ok(()),
            Self::Member(_) => Err(Error::NotAllowed {
                reason: Denial::StaffOnly,
            }),
        }
    }

    /// Refuses the secretariat where only a member may act.
    pub fn require_member(self) -> Result<MemberId> {
        match self {
            Self::Member(id) => Ok(id),
            Self::Secretariat => Err(Error::NotAllowed {
                reason: Denial::MembersOnly,
            }),
        }
    }
}

/// Who changes something, in which part, from which account, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The person: of the staff, or a member.
    pub person: PersonId,
    /// The part played.
    pub part: Part,
    /// Account name on the machine.
    pub account: String,
    /// The instant of the act.
    pub at: Timestamp,
}

impl Caller {
    /// A person of the staff, at an instant.
    pub fn secretariat(person: PersonId, account: impl Into<String>, at: Timestamp) -> Self {
        Self {
            person,
            part: Part::Secretariat,
            account: account.into(),
            at,
        }
    }

    /// A member, at an instant.
    pub fn member(id: MemberId, account: impl Into<String>, at: Timestamp) -> Self {
        Self {
            person: id.into(),
            part: Part::Member,
            account: account.into(),
            at,
        }
    }

    /// Whose eyes read and whose rights count.
    pub fn actor(&self) -> Actor {
        match self.part {
            Part::Secretariat => Actor::Secretariat,
            Part::Chair | Part::Member => Actor::Member(self.person.into()),
        }
    }
}
