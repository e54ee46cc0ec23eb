//! Who acts.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::MemberId;

/// The part somebody plays in this workspace (« Je suis… »).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", content = "member_id", rename_all = "snake_case")]
pub enum Actor {
    /// The secretariat: takes in, checks, convenes, records.
    Staff,
    /// A member of the committee: scores what is assigned and not recused.
    Member(MemberId),
}

impl Actor {
    /// Refuses a member where only the secretariat may act.
    pub fn require_staff(self) -> Result<()> {
        match self {
            Self::Staff => Ok(()),
            Self::Member(_) => Err(Error::NotAllowed { reason: "staff_only" }),
        }
    }

    /// Refuses the secretariat where only a member may act.
    pub fn require_member(self) -> Result<MemberId> {
        match self {
            Self::Member(id) => Ok(id),
            Self::Staff => Err(Error::NotAllowed { reason: "members_only" }),
        }
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Staff => f.write_str("staff"),
            Self::Member(id) => write!(f, "member:{id}"),
        }
    }
}

impl FromStr for Actor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match text.split_once(':') {
            None if text == "staff" => Ok(Self::Staff),
            Some(("member", id)) => Ok(Self::Member(id.parse()?)),
            _ => Err(Error::stored_value("actor", text)),
        }
    }
}

/// Who changes something, from which account, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// The part played.
    pub actor: Actor,
    /// Account name on the machine.
    pub account: String,
    /// The instant of the act.
    pub at: Timestamp,
}

impl By {
    /// The secretariat, at an instant.
    pub fn staff(account: impl Into<String>, at: Timestamp) -> Self {
        Self {
            actor: Actor::Staff,
            account: account.into(),
            at,
        }
    }

    /// A member, at an instant.
    pub fn member(id: MemberId, account: impl Into<String>, at: Timestamp) -> Self {
        Self {
            actor: Actor::Member(id),
            account: account.into(),
            at,
        }
    }
}
