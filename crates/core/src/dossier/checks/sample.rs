//! Fictitious applicants and dossiers for the tests of the checks.

use std::sync::OnceLock;

use crate::call::{CallRules, Template};
use crate::dossier::model::{Applicant, ApplicantKind, Dossier, DossierState, ReceivedBy};
use crate::id::{CallId, DossierId};
use crate::territory::Territory;

/// The map, read once for all tests.
pub fn territory() -> &'static Territory {
    static MAP: OnceLock<Territory> = OnceLock::new();
    MAP.get_or_init(|| Territory::load().unwrap())
}

/// The rules of the main template.
pub fn rules() -> CallRules {
    Template::load("territoire_intelligent", territory()).unwrap().rules
}

/// An ordinary company.
pub fn company() -> Applicant {
    Applicant {
        name: "BRIQLYS SAS".into(),
        legal_form: "SAS".into(),
        siren: Some("999910003".parse().unwrap()),
        siret: Some("99991000300014".parse().unwrap()),
        commune_insee: Some("62516".into()),
        ..Applicant::unknown(ApplicantKind::Organisation)
    }
}

/// An association.
pub fn association() -> Applicant {
    Applicant {
        name: "Atelier des Alouettes".into(),
        legal_form: "Association loi 1901".into(),
        ..company()
    }
}

/// A person who is founding a company.
pub fn founder() -> Applicant {
    Applicant {
        name: "Mme Alice Delcourt".into(),
        creation_in_progress: true,
        commune_insee: Some("62083".into()),
        ..Applicant::unknown(ApplicantKind::Person)
    }
}

/// A dossier in time, of an ordinary company of Lillers.
pub fn dossier(number: u32) -> Dossier {
    let received_at = format!("2020-03-{number:02}T09:00:00Z").parse().unwrap();
    Dossier {
        id: DossierId::new(),
        call_id: CallId::new(),
        number,
        state: DossierState::Received,
        title: "BriqLys — briques de terre crue du Lys".into(),
        summary: String::new(),
        theme: Some("circular_economy".into()),
        applicant_type: Some("innovative_company".into()),
        requested_cents: Some(4_500_000),
        implementation_insee: Some("62516".into()),
        hq_insee: Some("62516".into()),
        hq_commitment: false,
        form_signed: Some(true),
        received_at: Some(received_at),
        received_by: ReceivedBy::Mail,
        stage: None,
        stage_on: None,
        created_at: received_at,
        applicant: company(),
    }
}
