//! Letters to applicants. What each must contain follows its legal or usual model; the prose is the catalogue's.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::Serialize;

use crate::common::{Cents, Organiser, Reservation, Score, Signatory};

/// To whom the letter goes, in the address window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Addressee {
    /// Optional: `Madame`, `Monsieur`; without it the salutation is « Madame, Monsieur ».
    pub civility: Option<String>,
    /// First name and name of the person.
    pub name: Option<String>,
    /// Organisation.
    pub organisation: Option<String>,
    /// Street, postal code and town: one line each, six lines in all at most with name and organisation.
    pub address: Vec<String>,
}

/// Who answers questions on the dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// Name of the person who follows the dossier.
    pub name: String,
    /// Electronic address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
}

/// The dossier the letter is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DossierRef {
    /// Reception number.
    pub number: String,
    /// Applicant.
    pub applicant: String,
    /// Project.
    pub project: String,
    /// Moment of receipt, local.
    pub received_at: NaiveDateTime,
}

/// How the letter travels, printed above the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Plain mail.
    Post,
    /// Registered with acknowledgement.
    Registered,
    /// Electronic.
    Email,
}

/// Voies et délais de recours (CJA R.421-1, R.421-5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remedies {
    /// Months from the notification (2).
    pub months: u32,
    /// To whom the administrative appeal goes (`Monsieur le Président de la communauté d'agglomération`).
    pub authority: String,
    /// The court (`tribunal administratif de Lille`).
    pub court: String,
    /// Its address.
    pub court_address: Option<String>,
    /// The court takes applications on Télérecours citoyens.
    pub online: bool,
}

/// Information on personal data (RGPD art. 13).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PrivacyNotice {
    /// Controller.
    pub controller: String,
    /// Mission of public interest (art. 6.1.e) when true, legitimate interest (6.1.f) otherwise.
    pub public_interest: bool,
    /// How long, in words (`deux ans après la notification de la décision`).
    pub retention: String,
    /// Address of the data protection officer.
    pub contact: String,
}

/// A document still to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MissingDocument {
    /// Name of the document.
    pub label: String,
    /// What is wrong with the one received, or what is expected.
    pub detail: Option<String>,
}

/// A rule that is not met and the fact found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule.
    pub rule: String,
    /// What was found.
    pub fact: String,
}

/// The decision that the letter announces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionRef {
    /// Day of the committee's session.
    pub session_on: NaiveDate,
    /// Number of the session.
    pub session_number: String,
    /// Act that validates it (`délibération n° 2026/017`), when there is one.
    pub act_reference: Option<String>,
    /// Day of that act.
    pub act_on: Option<NaiveDate>,
}

/// What a laureate receives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Grant {
    /// Amount granted.
    pub amount: Option<Cents>,
    /// Support measures.
    pub support: Vec<String>,
    /// Conditions.
    pub conditions: Vec<String>,
    /// Next step, one sentence (`Une convention vous sera proposée.`).
    pub next_step: Option<String>,
    /// Communication duties, one sentence each.
    pub communication: Vec<String>,
    /// End of the support or of the label.
    pub valid_until: Option<NaiveDate>,
    /// The award lapses if the agreement is not signed by then.
    pub sign_by: Option<NaiveDate>,
}

/// A reason of refusal, by criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CriterionReason {
    /// The criterion's wording.
    pub criterion: String,
    /// Mean mark and its scale (`2.50`, `5`).
    pub mark: Option<(Score, Score)>,
    /// Eliminatory floor that was missed.
    pub floor: Option<Score>,
    /// The reason.
    pub text: String,
}

/// The hearing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HearingInvitation {
    /// Day.
    pub on: NaiveDate,
    /// Start of the slot.
    pub from: NaiveTime,
    /// End of the slot.
    pub to: NaiveTime,
    /// Place.
    pub place: Option<String>,
    /// Address of the video meeting, printed as text.
    pub link: Option<String>,
    /// Minutes of presentation.
    pub presentation_minutes: u32,
    /// Minutes of questions.
    pub questions_minutes: u32,
    /// How many people may come.
    pub people_at_most: Option<u32>,
    /// Documents to bring or to send.
    pub documents: Vec<String>,
    /// Last day to confirm.
    pub confirm_by: Option<NaiveDate>,
}

/// The kind of letter, with what only this kind says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum LetterKind {
    /// Accusé de réception (CRPA L.112-3, R.112-5).
    Acknowledgement {
        /// Day after which silence means rejection (CRPA L.231-4), when the organiser is an administration.
        silence_rejects_on: Option<NaiveDate>,
    },
    /// Demande de pièces.
    RequestForDocuments {
        /// What is missing.
        documents: Vec<MissingDocument>,
        /// Last day to send them.
        deadline: NaiveDate,
    },
    /// Irrecevable.
    Inadmissible {
        /// Rules and facts.
        findings: Vec<Finding>,
    },
    /// Inéligible.
    Ineligible {
        /// Rules and facts.
        findings: Vec<Finding>,
    },
    /// Hors sujet.
    OffTopic {
        /// Rules and facts.
        findings: Vec<Finding>,
    },
    /// Invitation à l'audition.
    HearingInvitation(HearingInvitation),
    /// Lauréat.
    Laureate {
        /// Decision.
        decision: DecisionRef,
        /// What is granted.
        grant: Grant,
    },
    /// Retenu sous réserves.
    SelectedWithReservations {
        /// Decision.
        decision: DecisionRef,
        /// What is granted.
        grant: Grant,
        /// Each with evidence, deadline and who lifts it.
        reservations: Vec<Reservation>,
    },
    /// Ajourné.
    Deferred {
        /// Decision.
        decision: DecisionRef,
        /// What is missing.
        missing: Vec<String>,
        /// The session that will see it again.
        next_session_on: Option<NaiveDate>,
        /// Whether the applicant is to be heard again.
        new_hearing: bool,
    },
    /// Liste complémentaire.
    Waitlisted {
        /// Decision.
        decision: DecisionRef,
        /// Rank on the reserve list.
        rank: u32,
        /// Until when the list holds.
        valid_until: Option<NaiveDate>,
        /// What triggers promotion, one sentence.
        trigger: Option<String>,
    },
    /// Non retenu.
    Rejected {
        /// Decision.
        decision: DecisionRef,
        /// Official score out of 100.
        score: Option<Score>,
        /// Overall threshold out of 100.
        threshold: Option<Score>,
        /// Main reasons, by criterion.
        reasons: Vec<CriterionReason>,
        /// A meeting to explain the decision is offered.
        feedback_meeting: bool,
        /// The applicant may apply again.
        may_reapply: bool,
    },
}

/// One letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LetterPaper {
    /// Letterhead.
    pub organiser: Organiser,
    /// Title of the call.
    pub call: String,
    /// Reference (`DE/2026-0123`).
    pub reference: String,
    /// Place of the date line (`Béthune`).
    pub place: String,
    /// Date of the letter.
    pub date: NaiveDate,
    /// How it travels.
    pub delivery: Delivery,
    /// To whom.
    pub addressee: Addressee,
    /// Who answers questions.
    pub contact: Option<Contact>,
    /// The dossier.
    pub dossier: DossierRef,
    /// Kind and what only it says.
    pub kind: LetterKind,
    /// A free paragraph before the closing formula.
    pub personal_note: Option<String>,
    /// Remedies: mandatory in a refusal when the organiser is a public authority; not printed in the request for
    /// documents and the invitation, which decide nothing.
    pub remedies: Option<Remedies>,
    /// Information on personal data.
    pub privacy: Option<PrivacyNotice>,
    /// Enclosures.
    pub enclosures: Vec<String>,
    /// Who signs.
    pub signatory: Signatory,
}
