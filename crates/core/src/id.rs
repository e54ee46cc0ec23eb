//! Typed identifiers: a dossier's identifier cannot be passed where a member's is expected.
//!
//! Every identifier is a `UUIDv7` (RFC 9562): unique without a server and ordered by the time of its making; but for those that
//! are told by what they identify, see [`EvaluationId::of`]. Identifiers are made at the edge and passed in, so rules stay pure;
//! across the wire and in the database they are strings.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use crate::error::{Error, Result};

macro_rules! typed_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new identifier, later than every one made before it on this machine.
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }

            /// The identifier with this value, for tests and for data that already has one.
            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self> {
                Uuid::parse_str(text)
                    .map(Self)
                    .map_err(|_| Error::stored_value(stringify!($name), text))
            }
        }

        impl TryFrom<String> for $name {
            type Error = Error;

            fn try_from(text: String) -> Result<Self> {
                text.parse()
            }
        }
    )+};
}

typed_id! {
    /// A call for projects.
    CallId,
    /// A further grid of a call, besides its own.
    GridId,
    /// One version of a scoring grid.
    GridVersionId,
    /// One application with its documents.
    DossierId,
    /// A document of a dossier.
    DocumentId,
    /// A mail that fed a dossier.
    MessageId,
    /// A recorded check of a dossier.
    CheckId,
    /// A member of a call's committee.
    MemberId,
    /// Somebody who acts: a person of the staff, or a member.
    PersonId,
    /// What the committee agreed on for one dossier.
    ConsensusId,
    /// The evaluation of one dossier by one member.
    EvaluationId,
    /// A passage that a member holds as evidence.
    EvidenceId,
    /// A committee session.
    SessionId,
    /// The record of a session, kept as it was.
    SessionRecordId,
    /// An item of a session's agenda.
    AgendaItemId,
    /// A decision of the committee on a dossier.
    DecisionId,
    /// A reservation attached to a decision.
    ReservationId,
    /// A funder that a project turns to.
    FunderId,
    /// An opinion of a council on a dossier.
    OpinionId,
    /// A record of decisions made public.
    PublicationId,
    /// An order that the chair gave to tied dossiers.
    TieOrderId,
    /// A paper (minutes, letter, ranking) produced from the workspace.
    PaperId,
    /// That a conflict was settled.
    SettlementId,
    /// The machine on which an operation was made.
    DeviceId,
    /// The workspace itself.
    WorkspaceId,
}

impl EvaluationId {
    /// The one identifier of a member's evaluation of a dossier in a round: `UUIDv8` of the first 16 bytes of the SHA-256 of both
    /// identifiers, and of the round after the first. Two devices that assign the same member to the same dossier make the same
    /// row, not two that exclude each other.
    pub fn of(dossier: DossierId, member: MemberId, round: u32) -> Self {
        let mut hash = Sha256::new()
            .chain_update(dossier.0.as_bytes())
            .chain_update(member.0.as_bytes());
        if round > 1 {
            hash.update(round.to_be_bytes());
        }
        Self(told_by(hash))
    }
}

impl ConsensusId {
    /// The one identifier of what was agreed on for a dossier in a round, told by both as that of an evaluation.
    pub fn of(dossier: DossierId, round: u32) -> Self {
        let hash = Sha256::new()
            .chain_update(dossier.0.as_bytes())
            .chain_update(b"consensus")
            .chain_update(round.to_be_bytes());
        Self(told_by(hash))
    }
}

/// A `UUIDv8` of the first 16 bytes of a hash.
fn told_by(hash: Sha256) -> Uuid {
    let mut bytes = [0; 16];
    for (byte, hashed) in bytes.iter_mut().zip(hash.finalize()) {
        *byte = hashed;
    }
    Builder::from_custom_bytes(bytes).into_uuid()
}

/// A member is the person under the same identifier.
impl From<MemberId> for PersonId {
    fn from(id: MemberId) -> Self {
        Self(id.0)
    }
}

/// See [`PersonId`]: to be asked of somebody who plays a member's part.
impl From<PersonId> for MemberId {
    fn from(id: PersonId) -> Self {
        Self(id.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_evaluation_is_told_by_its_dossier_and_its_member_in_that_order() {
        let (dossier, member) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let id = EvaluationId::of(DossierId(dossier), MemberId(member), 1);
        assert_eq!(id, EvaluationId::of(DossierId(dossier), MemberId(member), 1));
        assert_ne!(id, EvaluationId::of(DossierId(member), MemberId(dossier), 1));
        assert_eq!(
            (id.0.get_version_num(), id.0.get_variant()),
            (8, uuid::Variant::RFC4122)
        );
    }
}
