//! The closed words of a call's rules.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// What kind of call it is. None of them is public procurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CallKind {
    /// Appel à projets.
    ProjectCall,
    /// Appel à manifestation d'intérêt.
    ExpressionOfInterest,
    /// Appel à candidatures.
    ApplicationCall,
    /// Labellisation of a project: recognition of quality, no money by itself.
    Labelling,
    /// Labellisation of an organisation: the dossier is the organisation itself, not something that it plans.
    OrganisationLabelling,
}

/// When dossiers are taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum IntakeMode {
    /// Au fil de l'eau: examined as they come.
    Rolling,
    /// By waves.
    Cutoffs,
    /// Until one deadline, then together.
    SingleDeadline,
}

/// What a partner does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PartnerRole {
    /// Partner without a task of its own.
    Associate,
    /// Animates the cluster.
    Animation,
    /// Supports the laureates.
    Support,
    /// Pays in part.
    Funder,
}

/// Of whom a document is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// Of everybody.
    Always,
    /// Of organisations that exist: not of a person, nor while the company is being founded.
    Organisation,
    /// Of associations.
    Association,
    /// Of nobody; it is filed when it comes.
    Optional,
}

/// Fit with the call's objectives, as the case officer sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Relevance {
    /// Oui.
    Yes,
    /// Partiellement: it is heard, and the reserve is known to the committee.
    Partly,
    /// Non: off-topic, not heard.
    No,
}

/// How the committee decides on a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DecisionKind {
    /// Retenu, labellisé.
    Selected,
    /// Retenu sous réserves.
    SelectedWithReservations,
    /// Lettre de soutien: no label, since one of its conditions fails, and a letter that supports the project.
    LetterOfSupport,
    /// Liste complémentaire: only where places or money are limited.
    Waitlisted,
    /// Ajourné: a decision to see it again.
    Deferred,
    /// Non retenu.
    Rejected,
    /// Classé sans suite.
    Dropped,
    /// Réorienté vers un autre financeur ou un autre dispositif.
    Redirected,
}

impl DecisionKind {
    /// Every kind, from the best to the last.
    pub const ALL: &'static [Self] = &[
        Self::Selected,
        Self::SelectedWithReservations,
        Self::LetterOfSupport,
        Self::Waitlisted,
        Self::Deferred,
        Self::Rejected,
        Self::Dropped,
        Self::Redirected,
    ];

    /// The stored word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Selected => "selected",
            Self::SelectedWithReservations => "selected_with_reservations",
            Self::LetterOfSupport => "letter_of_support",
            Self::Waitlisted => "waitlisted",
            Self::Deferred => "deferred",
            Self::Rejected => "rejected",
            Self::Dropped => "dropped",
            Self::Redirected => "redirected",
        }
    }
}

impl FromStr for DecisionKind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| Error::stored_value("decision.kind", text))
    }
}

/// How many members must be there, at the opening of a session and again for each item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(tag = "policy", rename_all = "snake_case", deny_unknown_fields)]
pub enum QuorumPolicy {
    /// Half at least of the members composing the committee, present, remote or represented (code of relations between
    /// the public and the administration, R.133-10).
    HalfAtLeast {},
    /// More than half of the voting members, present (general code of territorial authorities, L.1411-5 and L.2121-17).
    MoreThanHalf {},
    /// Half at least present, and half at least of those present from the private college (LEADER).
    Double {},
    /// A number set by the rules of procedure.
    Fixed {
        /// Members.
        members: u16,
    },
    /// No quorum.
    None {},
}

/// How votes make a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum VotePolicy {
    /// More than half: what rules of procedure call a majority, or a simple one.
    Majority,
    /// More than half, called absolute: half of the base and one, rounded down. The same arithmetic; minutes print the name in the rules.
    AbsoluteMajority,
    /// Two out of three at least.
    TwoThirds,
    /// Three out of four at least.
    ThreeQuarters,
    /// Nobody objects; no vote is counted.
    Consensus,
}

impl VotePolicy {
    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Majority => "majority",
            Self::AbsoluteMajority => "absolute_majority",
            Self::TwoThirds => "two_thirds",
            Self::ThreeQuarters => "three_quarters",
            Self::Consensus => "consensus",
        }
    }
}

impl VoteBase {
    /// The stored word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Expressed => "expressed",
            Self::Cast => "cast",
            Self::Present => "present",
            Self::Entitled => "entitled",
        }
    }
}

/// Of what a majority is counted. Four for, three against and three abstaining are a majority of the votes expressed, and none of the
/// voices of the members present.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum VoteBase {
    /// Votes for and against (suffrages exprimés): abstentions stand apart. General code of territorial authorities, L.2121-20.
    #[default]
    Expressed,
    /// Votes for, against and abstentions.
    Cast,
    /// Voices of the members present or represented, whether they vote or not. Code of relations between the public and the
    /// administration, R.133-11.
    Present,
    /// Members entitled to vote on the item, present or not.
    Entitled,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_of_decision_is_spelled_alike_everywhere() {
        for kind in DecisionKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
            assert_eq!(kind.as_str().parse::<DecisionKind>().unwrap(), *kind);
        }
    }

    #[test]
    fn a_quorum_policy_refuses_what_it_does_not_know() {
        let fixed: QuorumPolicy = serde_json::from_str(r#"{"policy":"fixed","members":6}"#).unwrap();
        assert_eq!(fixed, QuorumPolicy::Fixed { members: 6 });
        assert!(serde_json::from_str::<QuorumPolicy>(r#"{"policy":"half_at_least","members":6}"#).is_err());
        assert!(serde_json::from_str::<QuorumPolicy>(r#"{"policy":"some"}"#).is_err());
    }
}
