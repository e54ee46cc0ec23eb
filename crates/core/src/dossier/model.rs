//! A dossier: one application, who makes it, where, and how far it has come.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::call::CallRules;
use crate::clock::Timestamp;
use crate::id::{CallId, DossierId};
use crate::territory::{ActivityCode, Siren, Siret};
use crate::words::words;

words! {
    /// How far a dossier has come. `lifecycle` says which act leads from one to the next.
    DossierState in "dossier.state" {
        /// Being typed in; nothing was received yet.
        Draft = "draft",
        /// Received, not yet acknowledged.
        Received = "received",
        /// Its documents are being checked against the list.
        CompletenessCheck = "completeness_check",
        /// Documents were asked for.
        AwaitingDocuments = "awaiting_documents",
        /// Every required document is there or waived; admissibility comes next.
        Complete = "complete",
        /// Late, duplicate, unsigned, or never completed.
        Inadmissible = "inadmissible",
        /// Admissible; the eligibility rules are being checked.
        EligibilityCheck = "eligibility_check",
        /// A rule of the call is not met.
        Ineligible = "ineligible",
        /// Eligible; the fit with the call's objectives is being looked at.
        RelevanceReview = "relevance_review",
        /// Foreign to the object of the call.
        OffTopic = "off_topic",
        /// Sent to another scheme before anybody scored it.
        Redirected = "redirected",
        /// Goes to the committee; evaluators are to be assigned.
        Shortlisted = "shortlisted",
        /// Members are scoring it.
        UnderEvaluation = "under_evaluation",
        /// Scored; waits for a session.
        ReadyForCommittee = "ready_for_committee",
        /// On a session's agenda.
        Scheduled = "scheduled",
        /// The applicant was invited to the hearing.
        Invited = "invited",
        /// The applicant was heard.
        Heard = "heard",
        /// The applicant did not come.
        NotHeard = "not_heard",
        /// The committee deliberates.
        InDeliberation = "in_deliberation",
        /// Decided: a laureate.
        Selected = "selected",
        /// Decided: a laureate once the reservations are lifted.
        SelectedWithReservations = "selected_with_reservations",
        /// Decided: on the reserve list.
        Waitlisted = "waitlisted",
        /// Decided: the committee will see it again.
        Deferred = "deferred",
        /// Decided: not selected.
        Rejected = "rejected",
        /// Decided: no further action.
        Dropped = "dropped",
        /// Decided: sent to another funder by the committee, after it was scored.
        RedirectedByCommittee = "redirected_by_committee",
        /// Decided: no label, since a condition of it fails, and the support of the committee by letter.
        LetterOfSupport = "letter_of_support",
        /// The applicant withdrew.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// How far a project has come before its committee sees it, where the call follows that.
    Stage in "dossier.stage" {
        /// Émergence: an idea, and who carries it.
        Emergence = "emergence",
        /// Its partners are being brought together.
        ConsortiumBuilding = "consortium_building",
        /// Its consortium is complete.
        Ready = "ready",
    }
}

words! {
    /// Whether somebody applies in person or for an organisation.
    ApplicantKind in "applicant.kind" {
        /// A natural person, often founding a company.
        Person = "person",
        /// A company, an association, a public body.
        Organisation = "organisation",
    }
}

words! {
    /// How a dossier came.
    ReceivedBy in "dossier.received_by" {
        /// By e-mail: its date is the date of receipt.
        Mail = "mail",
        /// From a file or a folder.
        File = "file",
        /// Typed in, handed over or sent by post.
        Hand = "hand",
    }
}

/// Who applies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Applicant {
    /// Person or organisation.
    pub kind: ApplicantKind,
    /// Name of the person or of the organisation; empty until it is known.
    pub name: String,
    /// Legal form (`SAS`, `association`), free text.
    pub legal_form: String,
    /// Company number. A founder has none yet, and none is never an error on its own.
    pub siren: Option<Siren>,
    /// Establishment number; its first nine digits are the company's.
    pub siret: Option<Siret>,
    /// What it does: its APE code.
    pub activity: Option<ActivityCode>,
    /// The company is being founded.
    pub creation_in_progress: bool,
    /// Whom to write to.
    pub contact_name: String,
    /// E-mail of the contact.
    pub email: String,
    /// Telephone of the contact.
    pub phone: String,
    /// Street and number: the home of a person, the establishment of an organisation.
    pub address: String,
    /// Postal code of that address: a presumption of place, nothing more.
    pub postal_code: Option<String>,
    /// INSEE code of the commune of that address.
    pub commune_insee: Option<String>,
}

impl Applicant {
    /// An applicant of whom nothing is known yet.
    pub fn unknown(kind: ApplicantKind) -> Self {
        Self {
            kind,
            name: String::new(),
            legal_form: String::new(),
            siren: None,
            siret: None,
            activity: None,
            creation_in_progress: false,
            contact_name: String::new(),
            email: String::new(),
            phone: String::new(),
            address: String::new(),
            postal_code: None,
            commune_insee: None,
        }
    }

    /// The company's number, from the establishment's when only that was given.
    pub fn company(&self) -> Option<Siren> {
        self.siren.clone().or_else(|| self.siret.as_ref().map(Siret::siren))
    }
}

/// One application with what was typed about it. Its documents stand apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Dossier {
    /// Identifier.
    pub id: DossierId,
    /// The call it answers.
    pub call_id: CallId,
    /// Reception number within the call, from 1.
    pub number: u32,
    /// How far it has come.
    pub state: DossierState,
    /// Title of the project.
    pub title: String,
    /// Summary, at most a page.
    pub summary: String,
    /// Code of one of the call's themes.
    pub theme: Option<String>,
    /// Code of one of the call's applicant types.
    pub applicant_type: Option<String>,
    /// Amount asked for, in cents; none when the call or the applicant names no amount.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub requested_cents: Option<i64>,
    /// INSEE code of the commune where the project is carried out, at least in part. `99…` is a foreign country.
    pub implementation_insee: Option<String>,
    /// INSEE code of the commune of the registered office. `99…` is a foreign country.
    pub hq_insee: Option<String>,
    /// The applicant undertook in writing to locate the registered office where the call wants it.
    pub hq_commitment: bool,
    /// Whether the form is signed; none until somebody looked.
    pub form_signed: Option<bool>,
    /// When it was received: the date of its mail or the one that the secretariat stated, never that of the import; none while
    /// nobody knows.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub received_at: Option<Timestamp>,
    /// How it came.
    pub received_by: ReceivedBy,
    /// When it was entered here.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    pub created_at: Timestamp,
    /// How far the project has come, where its call follows that; none while nobody said.
    pub stage: Option<Stage>,
    /// The Paris day since which it is there.
    pub stage_on: Option<NaiveDate>,
    /// Who applies.
    pub applicant: Applicant,
}

/// Whether a project at that stage, or of which nobody said, is not yet ready for the committee of such a call.
pub fn under_construction(rules: &CallRules, stage: Option<Stage>) -> bool {
    rules.stages && stage != Some(Stage::Ready)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_keeps_its_word_in_the_database_and_on_the_wire() {
        for state in DossierState::ALL {
            assert_eq!(state.as_str().parse::<DossierState>().unwrap(), *state);
            assert_eq!(serde_json::to_value(state).unwrap(), state.as_str());
        }
        assert!("unknown".parse::<DossierState>().is_err());
    }

    #[test]
    fn an_establishment_gives_its_company() {
        let mut applicant = Applicant::unknown(ApplicantKind::Organisation);
        assert_eq!(applicant.company(), None);
        applicant.siret = Some("73282932000074".parse().unwrap());
        assert_eq!(applicant.company().unwrap().as_str(), "732829320");
    }
}
