//! What a check found, kept as data with the act: the interface and the letters make sentences of it.

use serde::{Deserialize, Serialize};

use super::completeness::Completeness;
use super::duplicates::Duplicate;
use super::lateness::Lateness;
use crate::call::Relevance;
use crate::clock::Timestamp;
use crate::document::DocumentKind;
use crate::territory::ActivityCode;

/// The four ways a rule can end. Only a person turns `unknown` into another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RuleOutcome {
    /// Met.
    Met,
    /// Met because the applicant undertook it in writing.
    MetByCommitment,
    /// Not met.
    NotMet,
    /// The facts do not tell.
    Unknown,
}

/// Something found about a dossier. One sentence each in the interface's catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "fact", rename_all = "snake_case")]
pub enum Fact {
    /// The applicant says to be of this type (code of the call).
    ApplicantType {
        /// Its code.
        code: String,
    },
    /// The applicant's type was not typed in.
    ApplicantTypeUnstated {},
    /// The place is this commune.
    Commune {
        /// INSEE code.
        insee: String,
        /// Name of the commune.
        name: String,
        /// Name of its department.
        department: String,
        /// Name of its region.
        region: String,
        /// Name of its EPCI; none for a commune without one, and in checks recorded before it was told.
        #[serde(default)]
        epci: Option<String>,
    },
    /// The place is in a foreign country (INSEE code `99…`).
    Abroad {
        /// INSEE code of the country.
        insee: String,
    },
    /// The code names no commune of today.
    CommuneUnknown {
        /// The code.
        insee: String,
    },
    /// No commune was chosen.
    CommuneUnstated {},
    /// The applicant's postal code points to these regions: a presumption, not a fact.
    PostalCode {
        /// The postal code.
        postal_code: String,
        /// Names of the regions of the communes that have it.
        regions: Vec<String>,
    },
    /// The applicant undertook to locate the registered office: box ticked by the case officer.
    CommitmentStated {},
    /// The undertaking is among the documents.
    CommitmentDocument {},
    /// The applicant's activity.
    Activity {
        /// Its APE code.
        code: ActivityCode,
        /// The section of the nomenclature that it belongs to.
        #[cfg_attr(feature = "typescript", ts(type = "string"))]
        section: char,
    },
    /// The applicant's APE code was not typed in.
    ActivityUnstated {},
    /// Another application for the same project or of the same company.
    OtherApplication(Duplicate),
    /// No other application was found.
    NoOtherApplication {},
    /// Receipt against the deadline.
    Receipt(Lateness),
    /// Whether the form is signed; none when nobody has looked.
    FormSigned {
        /// The answer.
        signed: Option<bool>,
    },
    /// Required documents that are missing.
    MissingDocuments {
        /// Which.
        kinds: Vec<DocumentKind>,
    },
    /// The amount asked for.
    Requested {
        /// In cents; none when nobody typed it in.
        #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
        cents: Option<i64>,
    },
    /// What the dossier counts of one of the call's counters.
    Counted {
        /// Code of the counter.
        counter: String,
        /// How many; none when nobody stated it.
        figure: Option<u32>,
    },
}

/// What was found on one rule of the call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct RuleFinding {
    /// The rule's code (`E2`); its text stands in the call's rules.
    pub rule: String,
    /// How it ends.
    pub outcome: RuleOutcome,
    /// Why.
    pub facts: Vec<Fact>,
}

/// The facts of a check, by step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum CheckDetail {
    /// Receipt.
    Acknowledgement {
        /// When the dossier was received; none when nobody knew.
        #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
        received_at: Option<Timestamp>,
    },
    /// Documents.
    Completeness(Completeness),
    /// Time, form, one application.
    Admissibility {
        /// Rule by rule.
        rules: Vec<RuleFinding>,
    },
    /// Who, what, where.
    Eligibility {
        /// Rule by rule.
        rules: Vec<RuleFinding>,
        /// Whether the applicant has the call's priority.
        priority: bool,
    },
    /// Fit with the objectives.
    Relevance {
        /// The answers the call allows.
        answers: Vec<Relevance>,
        /// Characters that the motive has at least.
        min_motive_chars: u16,
    },
}
