//! Letters to applicants. What each must contain follows its legal or usual model; the prose is the catalogue's.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::Serialize;

use crate::common::{Cents, Extension, Level, Organiser, Reservation, Score, Signatory, Validity, Vocabulary};

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
    /// To whom the administrative appeal goes, unless the letter names the act of another body: the organiser's name.
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
    /// What is kept and for how long, in sentences of its own (`Dossier non retenu : conservé 2 ans.`).
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

/// A rule that is not met and the facts found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule.
    pub rule: String,
    /// What was found, one sentence each.
    pub facts: Vec<String>,
}

/// Why a dossier does not reach the committee: each reason once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Grounds {
    /// Rules and facts.
    pub findings: Vec<Finding>,
    /// What the officer wrote, one paragraph each.
    pub motive: Vec<String>,
}

/// The decision that the letter announces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DecisionRef {
    /// Day of the committee's session.
    pub session_on: NaiveDate,
    /// Number of the session.
    pub session_number: String,
    /// The act of the body that decides on the committee's proposal; none where the committee decides.
    pub act: Option<ActRef>,
    /// The label that it extends, or refuses to.
    pub extension: Option<Extension>,
}

/// The act that a letter announces, where the committee proposes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ActRef {
    /// The body, as a sentence names it (`le conseil communautaire`).
    pub body: String,
    /// Its reference (`délibération n° 2026/017`).
    pub reference: String,
    /// Its day.
    pub on: NaiveDate,
}

/// What a laureate receives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Grant {
    /// Amount granted.
    pub amount: Option<Cents>,
    /// Support measures.
    pub support: Vec<String>,
    /// Months that the support lasts, when the call's rules say so.
    pub support_months: Option<u32>,
    /// Month of the review, when the call's rules say so.
    pub review_month: Option<u32>,
    /// From when to when the label holds, where one is granted.
    pub validity: Option<Validity>,
    /// Months that the label lasts in all once it is extended, where its conditions allow that.
    pub extendable_to: Option<u32>,
    /// Whether the label ends once every funder to whom the dossier goes has decided.
    pub ends_with_funder: bool,
    /// Whether a dossier goes to one funder at most.
    pub one_funder: bool,
    /// Those funders, where they are known.
    pub ends_with: Vec<String>,
}

/// A criterion with what the members gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CriterionMark {
    /// The criterion's wording.
    pub criterion: String,
    /// Mean mark (`2.50`).
    pub mark: Option<Level>,
    /// Highest mark of the scale (`5`).
    pub scale: Score,
    /// The eliminatory floor, where it was missed.
    pub floor: Option<Level>,
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
        /// Day on which silence means rejection (CRPA L.231-4), when the organiser is an administration. An acknowledgement decides
        /// nothing; it must name that day and say how the rejection that silence would then be can be contested (R.112-5, 2°):
        /// those remedies are worded for that rejection, never for the acknowledgement.
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
        /// Rules, facts, motive.
        grounds: Grounds,
    },
    /// Inéligible.
    Ineligible {
        /// Rules, facts, motive.
        grounds: Grounds,
    },
    /// Hors sujet.
    OffTopic {
        /// The question that the call's rules put to every dossier.
        question: String,
        /// What the officer wrote, one paragraph each.
        motive: Vec<String>,
    },
    /// Réorienté vers un autre dispositif, que le motif nomme, before the committee.
    Redirected {
        /// What the officer wrote, one paragraph each.
        motive: Vec<String>,
    },
    /// Invitation à l'audition.
    HearingInvitation(HearingInvitation),
    /// Lauréat.
    Laureate {
        /// Decision.
        decision: DecisionRef,
        /// What is granted.
        grant: Grant,
        /// The reservations of the decision, all lifted.
        lifted: Vec<Reservation>,
    },
    /// Retenu sous réserves.
    SelectedWithReservations {
        /// Decision.
        decision: DecisionRef,
        /// What is granted.
        grant: Grant,
        /// Each with its deadline, or the day on which it was lifted.
        reservations: Vec<Reservation>,
    },
    /// Ajourné.
    Deferred {
        /// Decision.
        decision: DecisionRef,
        /// Why, one paragraph each.
        motive: Vec<String>,
        /// The committee's next session, when its date is known and to come.
        next_session_on: Option<NaiveDate>,
    },
    /// Liste complémentaire.
    Waitlisted {
        /// Decision.
        decision: DecisionRef,
        /// Rank on the reserve list.
        rank: u32,
        /// Until when the list holds; none when the call's rules give it no end.
        valid_until: Option<NaiveDate>,
        /// Why, one paragraph each.
        motive: Vec<String>,
    },
    /// Non retenu.
    Rejected {
        /// Decision.
        decision: DecisionRef,
        /// What totals are out of (`100`).
        out_of: u32,
        /// Official score.
        score: Option<Score>,
        /// Overall threshold.
        threshold: Option<Score>,
        /// Criteria under their floor.
        floors: Vec<CriterionMark>,
        /// The other criteria of the grid, of which the score is made.
        criteria: Vec<CriterionMark>,
        /// Why, one paragraph each.
        motive: Vec<String>,
        /// Why the committee departed from the ranking, one paragraph each.
        departure: Vec<String>,
    },
    /// Classé sans suite.
    Dropped {
        /// Decision.
        decision: DecisionRef,
        /// Why, one paragraph each.
        motive: Vec<String>,
    },
    /// Réorienté par le comité.
    RedirectedByCommittee {
        /// Decision.
        decision: DecisionRef,
        /// To which funder or scheme.
        to: String,
        /// Why, one paragraph each.
        motive: Vec<String>,
    },
    /// Lettre de soutien: no label, and nothing that lasts.
    LetterOfSupport {
        /// Decision.
        decision: DecisionRef,
        /// Why, one paragraph each.
        motive: Vec<String>,
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
    /// What the call gives, which says in which words.
    pub vocabulary: Vocabulary,
    /// The call's own paragraphs, between what the letter must say and its remedies; the lines of one are printed one under the other.
    pub own_text: Vec<String>,
    /// The call's own closing formula; the usual one where it has none.
    pub own_closing: Option<String>,
    /// Remedies: mandatory in a refusal when the organiser is a public authority; not printed in letters that decide nothing
    /// (request for documents, invitation, deferral).
    pub remedies: Option<Remedies>,
    /// Information on personal data.
    pub privacy: Option<PrivacyNotice>,
    /// Enclosures.
    pub enclosures: Vec<String>,
    /// Who signs.
    pub signatory: Signatory,
}
