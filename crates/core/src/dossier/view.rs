//! Dossiers as they are read, and what people type.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::checks::model::CheckDetail;
use super::counter::CounterView;
use super::model::{Applicant, Dossier, DossierState, Stage};
use crate::clock::Timestamp;
use crate::document::{DocumentKind, Engine, MediaType, TextReason, TextState};
use crate::id::{CheckId, DocumentId, DossierId, MessageId};

/// A dossier in the table.
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a flag that the table shows and filters by itself"
)]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DossierRow {
    /// Its identifier.
    pub id: DossierId,
    /// Reception number within the call.
    pub number: u32,
    /// The project's title.
    pub title: String,
    /// The applicant's name.
    pub applicant: String,
    /// The applicant is a person, whose name communicable papers mask.
    pub natural_person: bool,
    /// Code of the theme.
    pub theme: Option<String>,
    /// Name of the commune of the applicant's establishment or home.
    pub commune: Option<String>,
    /// Amount asked for, in cents.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub requested_cents: Option<i64>,
    /// Where it stands.
    pub state: DossierState,
    /// How far the project has come, where its call follows that; none while nobody said.
    pub stage: Option<Stage>,
    /// When it was received; none while nobody knows.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub received_at: Option<Timestamp>,
    /// The day of the cut-off that it belongs to; none where intake has no waves, after the last one, and while nobody knows when it
    /// was received.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub cutoff: Option<NaiveDate>,
    /// Received after the deadline.
    pub late: bool,
    /// Looks like another dossier.
    pub duplicate: bool,
    /// Has the call's priority (resident).
    pub priority: bool,
    /// Documents that it holds.
    pub documents: u32,
    /// Required documents still missing.
    pub missing: u32,
    /// Evaluations handed in …
    pub submitted: u32,
    /// … of so many assigned.
    pub assigned: u32,
    /// The motive of the last check, for a dossier that a check ended; empty otherwise.
    pub last_motive: String,
    /// When a check or a withdrawal ended it; none for one that goes on, or of which it is not known.
    pub ended_at: Option<Timestamp>,
}

/// A document of a dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DocumentView {
    /// Its identifier, which is also its address for the viewer.
    pub id: DocumentId,
    /// The name shown.
    pub name: String,
    /// What it is.
    pub kind: DocumentKind,
    /// What its bytes are.
    pub media_type: MediaType,
    /// Size in bytes.
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub size: i64,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// When it was received; none while nobody knows.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub received_at: Option<Timestamp>,
    /// The mail that brought it.
    pub message_id: Option<MessageId>,
    /// Pages, when they could be counted.
    pub pages: Option<u32>,
    /// What became of its text.
    pub text_state: TextState,
    /// Why there is no text, when there is none.
    pub text_reason: Option<TextReason>,
    /// The engine that gave the text.
    pub engine: Option<Engine>,
}

/// A mail that fed a dossier.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MessageView {
    /// Its identifier.
    pub id: MessageId,
    /// The sender's name.
    pub from_name: String,
    /// The sender's address.
    pub from_address: String,
    /// The subject.
    pub subject: String,
    /// Its date, which is the date of receipt; none when the mail states no valid one.
    pub sent_at: Option<Timestamp>,
    /// The later date, for a mail that says two things of when it came.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub disputed_at: Option<Timestamp>,
}

/// The steps of checking, in the order of `domain.md`'s lifecycle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CheckStep {
    /// Receipt acknowledged.
    Acknowledgement,
    /// Required documents.
    Completeness,
    /// Time, form, identity: recevabilité.
    Admissibility,
    /// Rule by rule.
    Eligibility,
    /// Fit with the call's objectives.
    Relevance,
}

/// A check as recorded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CheckView {
    /// Its identifier.
    pub id: CheckId,
    /// Which step.
    pub step: CheckStep,
    /// The outcome's code (`complete`, `admissible`, `eligible`, `relevant`, …).
    pub outcome: String,
    /// The motive written.
    pub motive: String,
    /// What was found.
    pub detail: CheckDetail,
    /// Who recorded it; none for somebody of whom nothing is known here.
    pub person_name: Option<String>,
    /// When.
    pub checked_at: Timestamp,
}

/// What the rules find now for a step, before anybody records it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CheckProposal {
    /// Which step.
    pub step: CheckStep,
    /// The outcome that the facts suggest.
    pub outcome: String,
    /// The outcomes that may be recorded.
    pub allowed: Vec<String>,
    /// The facts.
    pub detail: CheckDetail,
}

/// A dossier whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DossierView {
    /// The dossier with its applicant.
    pub dossier: Dossier,
    /// Its line in the table (late, duplicate, priority, progress).
    pub row: DossierRow,
    /// Names of the communes that the dossier cites, by INSEE code.
    pub communes: std::collections::BTreeMap<String, String>,
    /// Its documents.
    pub documents: Vec<DocumentView>,
    /// The mails that brought them.
    pub messages: Vec<MessageView>,
    /// Required documents that are not asked for.
    pub waivers: Vec<WaiverView>,
    /// What it counts for those who evaluate it, in the order of its call's rules.
    pub counters: Vec<CounterView>,
    /// The checks recorded, oldest first.
    pub checks: Vec<CheckView>,
    /// What the next step would find, when there is one.
    pub next_check: Option<CheckProposal>,
    /// Whether its applicant may still withdraw.
    pub can_withdraw: bool,
}

/// A required document that is not asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WaiverView {
    /// Which document.
    pub kind: DocumentKind,
    /// Why.
    pub motive: String,
}

/// What people type on a dossier's page: the whole of what can be corrected, so that nothing is guessed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DossierInput {
    /// The project's title.
    pub title: String,
    /// Summary in a page at most.
    pub summary: String,
    /// Code of the theme.
    pub theme: Option<String>,
    /// Code of the applicant's type.
    pub applicant_type: Option<String>,
    /// Amount asked for, in cents.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub requested_cents: Option<i64>,
    /// Where the activity is carried out, INSEE code.
    pub implementation_insee: Option<String>,
    /// Where the head office stands, INSEE code.
    pub hq_insee: Option<String>,
    /// A signed commitment to locate the head office.
    pub hq_commitment: bool,
    /// Whether the form is signed; unknown until somebody looked.
    pub form_signed: Option<bool>,
    /// When it was received: the date of the mail, or the one that the secretariat states for paper and files; none while nobody
    /// knows.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub received_at: Option<Timestamp>,
    /// The applicant.
    pub applicant: ApplicantInput,
}

/// An applicant as typed: identifiers are checked on the way in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct ApplicantInput {
    /// `person` or `organisation`.
    pub kind: super::model::ApplicantKind,
    /// Name or corporate name.
    pub name: String,
    /// Legal form.
    pub legal_form: String,
    /// SIREN as typed, spaces allowed; empty for none.
    pub siren: String,
    /// SIRET as typed, spaces allowed; empty for none.
    pub siret: String,
    /// APE code as typed, point and spaces as people please; empty for none.
    pub activity: String,
    /// The company is being founded.
    pub creation_in_progress: bool,
    /// Whom to write to.
    pub contact_name: String,
    /// E-mail.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// Street address.
    pub address: String,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Commune of the establishment or of the home, INSEE code.
    pub commune_insee: Option<String>,
}

impl From<&Applicant> for ApplicantInput {
    fn from(applicant: &Applicant) -> Self {
        Self {
            kind: applicant.kind,
            name: applicant.name.clone(),
            legal_form: applicant.legal_form.clone(),
            siren: applicant.siren.as_ref().map(ToString::to_string).unwrap_or_default(),
            siret: applicant.siret.as_ref().map(ToString::to_string).unwrap_or_default(),
            activity: applicant.activity.as_ref().map(ToString::to_string).unwrap_or_default(),
            creation_in_progress: applicant.creation_in_progress,
            contact_name: applicant.contact_name.clone(),
            email: applicant.email.clone(),
            phone: applicant.phone.clone(),
            address: applicant.address.clone(),
            postal_code: applicant.postal_code.clone(),
            commune_insee: applicant.commune_insee.clone(),
        }
    }
}

impl From<&Dossier> for DossierInput {
    fn from(dossier: &Dossier) -> Self {
        Self {
            title: dossier.title.clone(),
            summary: dossier.summary.clone(),
            theme: dossier.theme.clone(),
            applicant_type: dossier.applicant_type.clone(),
            requested_cents: dossier.requested_cents,
            implementation_insee: dossier.implementation_insee.clone(),
            hq_insee: dossier.hq_insee.clone(),
            hq_commitment: dossier.hq_commitment,
            form_signed: dossier.form_signed,
            received_at: dossier.received_at,
            applicant: ApplicantInput::from(&dossier.applicant),
        }
    }
}
