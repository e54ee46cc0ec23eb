//! Fictitious dossiers and attachments for samples, tests and demonstrations; each page says that it is fictitious.
//! They stand for documents received from applicants of a French call: their text is French whatever the language.

use chrono::NaiveDate;
use serde::Serialize;

use crate::common::Cents;

/// The theme whose building blocks the dossier is written from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SampleTheme {
    /// Transition énergétique.
    EnergyTransition,
    /// Économie circulaire.
    CircularEconomy,
    /// Transformation digitale.
    DigitalTransformation,
    /// Mobilité intelligente.
    SmartMobility,
    /// Industrie du futur.
    FutureIndustry,
    /// Gestion des données.
    DataManagement,
}

/// A person of the fictitious applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SamplePerson {
    /// First name and name.
    pub name: String,
    /// Role in the project.
    pub role: String,
}

/// The fictitious applicant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SampleApplicant {
    /// Company name, or the creator's name.
    pub name: String,
    /// `SAS`, `SARL`, `association`, `création en cours`.
    pub legal_form: String,
    /// SIREN; `None` while the company is being created.
    pub siren: Option<String>,
    /// SIRET of the establishment.
    pub siret: Option<String>,
    /// NAF code.
    pub naf: Option<String>,
    /// Day of creation.
    pub created_on: Option<NaiveDate>,
    /// Street.
    pub street: String,
    /// Postal code.
    pub postal_code: String,
    /// Commune.
    pub commune: String,
    /// Employees.
    pub workforce: u32,
    /// Turnover of the last years, oldest first.
    pub turnover: Vec<(i32, Cents)>,
    /// Legal representative.
    pub representative: SamplePerson,
    /// Electronic address.
    pub email: String,
    /// Telephone.
    pub phone: String,
}

/// The fictitious project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SampleProject {
    /// Short name (`BriqLys`).
    pub name: String,
    /// Full title, a noun phrase in lower case (`briques de terre crue du Lys`).
    pub title: String,
    /// What it makes or does, one sentence of the applicant's own.
    pub pitch: String,
    /// Theme.
    pub theme: SampleTheme,
    /// Start.
    pub starts_on: NaiveDate,
    /// Duration in months, 6 to 36.
    pub months: u32,
    /// Technology readiness level today, 1 to 9.
    pub trl: u32,
    /// Jobs expected within three years.
    pub jobs: u32,
    /// Total cost; expenses and resources are spread so that both sides equal it.
    pub total_cost: Cents,
    /// Amount asked for; `None` when support only is asked for.
    pub requested: Option<Cents>,
    /// Prints the financing plan; without it the section says that it will follow.
    pub has_financing_plan: bool,
}

/// Dossier de candidature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SampleDossierPaper {
    /// Title of the call.
    pub call: String,
    /// Organiser's name.
    pub organiser: String,
    /// Applicant.
    pub applicant: SampleApplicant,
    /// Project.
    pub project: SampleProject,
    /// Team, besides the representative.
    pub team: Vec<SamplePerson>,
    /// Partners (`Lycée technique de …`).
    pub partners: Vec<String>,
    /// Pages to aim at, 5 to 25; the result is within two pages of it.
    pub target_pages: u32,
    /// Chooses among the building blocks: another seed reads differently.
    pub seed: u64,
    /// Day and place of the signature; `None` leaves it unsigned.
    pub signed: Option<(NaiveDate, String)>,
}

/// The kind of one-page attachment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SampleAttachmentKind {
    /// Extract of a trade register.
    LegalExistence,
    /// Statuts (first articles).
    Bylaws,
    /// Relevé d'identité bancaire.
    BankDetails,
    /// Commitment to locate the head office.
    HqCommitment,
    /// Signed application form.
    ApplicationForm,
    /// Presentation of the project on one page, where no whole dossier is set.
    ProjectDescription,
    /// What is asked for, and that expenses and resources balance.
    BudgetSheet,
    /// Letter of a partner who supports the project.
    SupportLetter,
    /// What the applicant says of themselves by a referential.
    SelfAssessment,
}

/// A one-page attachment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SampleAttachmentPaper {
    /// Kind.
    pub kind: SampleAttachmentKind,
    /// Title of the call.
    pub call: String,
    /// Organiser's name.
    pub organiser: String,
    /// Applicant.
    pub applicant: SampleApplicant,
    /// Name of the project.
    pub project: String,
    /// What the project is, in the applicant's words.
    pub summary: String,
    /// Amount asked for; `None` when none is.
    pub requested: Option<Cents>,
    /// What it counts, as the applicant states it: « Score : 71 points sur 100 ».
    pub stated: Vec<String>,
    /// Date of the document.
    pub dated: NaiveDate,
}
