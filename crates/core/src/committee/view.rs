//! The committee as it is read: members and interests.

use serde::{Deserialize, Serialize};

use super::model::{Capacity, College, InterestKind, MemberRole, Voice};
use crate::clock::Timestamp;
use crate::id::{DossierId, MemberId};

/// A member as typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct MemberInput {
    /// First name and name.
    pub name: String,
    /// In which capacity they sit.
    pub capacity: Capacity,
    /// Their college.
    pub college: College,
    /// Voting or advisory.
    pub voice: Voice,
    /// Their part in the committee.
    pub role: MemberRole,
    /// Their organisation.
    pub organisation: String,
    /// Their e-mail.
    pub email: String,
    /// The member whom an alternate stands in for; nobody for anybody else.
    #[serde(default)]
    pub alternate_of: Option<MemberId>,
    /// What they are an expert of, by the codes of the call's themes and of the fields that it names besides.
    #[serde(default)]
    pub fields: Vec<String>,
}

/// A member as read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MemberView {
    /// Their identifier.
    pub id: MemberId,
    /// What was typed.
    #[serde(flatten)]
    pub member: MemberInput,
    /// Whether they still sit.
    pub active: bool,
    /// Dossiers assigned …
    pub assigned: u32,
    /// … and handed in.
    pub submitted: u32,
    /// Their recusals, by dossier.
    pub recusals: Vec<DossierId>,
}

/// A declaration on a dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InterestView {
    /// Who.
    pub member_id: MemberId,
    /// On which dossier.
    pub dossier_id: DossierId,
    /// `none` or the reason.
    pub kind: InterestKind,
    /// What they wrote; stays out of every published paper.
    pub note: String,
    /// Whether they take no part.
    pub recused: bool,
    /// Whether the chair decided so.
    pub imposed: bool,
    /// When.
    pub declared_at: Timestamp,
}
