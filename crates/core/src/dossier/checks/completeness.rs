//! Required documents, one by one. Completeness is not admissibility: it says what is there, not whether it came in time.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::call::{CallRules, Requirement};
use crate::document::DocumentKind;
use crate::dossier::model::{Applicant, ApplicantKind};
use crate::territory::fold_name;

/// Where a document stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum DocumentStatus {
    /// It is there.
    Received {},
    /// It is required and not there.
    Missing {},
    /// It is not asked for.
    Waived {
        /// Why.
        motive: String,
    },
    /// It is not required, and not there.
    NotGiven {},
}

/// One document of the call's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DocumentLine {
    /// Which.
    pub kind: DocumentKind,
    /// Whether this applicant must give it.
    pub required: bool,
    /// Where it stands.
    pub state: DocumentStatus,
}

/// The list of a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Completeness {
    /// In the order of the call's list.
    pub documents: Vec<DocumentLine>,
    /// Days the applicant has to send what is missing.
    pub answer_within_days: u16,
}

impl Completeness {
    /// Required documents that are not there.
    pub fn missing(&self) -> Vec<DocumentKind> {
        let missing = self
            .documents
            .iter()
            .filter(|line| line.state == DocumentStatus::Missing {});
        missing.map(|line| line.kind).collect()
    }

    /// Whether every required document is there or waived.
    pub fn is_complete(&self) -> bool {
        self.missing().is_empty()
    }
}

/// Goes through the call's list. `present` are the kinds of the documents that hold at least a byte.
pub fn assess(
    rules: &CallRules,
    applicant: &Applicant,
    present: &BTreeSet<DocumentKind>,
    waivers: &BTreeMap<DocumentKind, String>,
) -> Completeness {
    let documents = rules
        .documents
        .iter()
        .map(|document| {
            let required = is_required(document.required, applicant);
            let state = if present.contains(&document.kind) {
                DocumentStatus::Received {}
            } else if let Some(motive) = waivers.get(&document.kind) {
                DocumentStatus::Waived { motive: motive.clone() }
            } else if required {
                DocumentStatus::Missing {}
            } else {
                DocumentStatus::NotGiven {}
            };
            DocumentLine {
                kind: document.kind,
                required,
                state,
            }
        })
        .collect();
    Completeness {
        documents,
        answer_within_days: rules.documents_request_days,
    }
}

fn is_required(requirement: Requirement, applicant: &Applicant) -> bool {
    let exists = applicant.kind == ApplicantKind::Organisation && !applicant.creation_in_progress;
    match requirement {
        Requirement::Always => true,
        Requirement::Organisation => exists,
        Requirement::Association => exists && fold_name(&applicant.legal_form).contains("association"),
        Requirement::Optional => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::checks::sample::{association, company, founder, rules};

    fn missing(applicant: &Applicant, present: &[DocumentKind], waived: &[DocumentKind]) -> Vec<DocumentKind> {
        let waivers = waived.iter().map(|kind| (*kind, "déjà détenu".to_owned())).collect();
        assess(&rules(), applicant, &present.iter().copied().collect(), &waivers).missing()
    }

    const USUAL: &[DocumentKind] = &[
        DocumentKind::ApplicationForm,
        DocumentKind::ProjectDescription,
        DocumentKind::LegalExistence,
        DocumentKind::BankDetails,
    ];

    #[test]
    fn a_company_that_gave_the_usual_documents_is_complete() {
        assert_eq!(missing(&company(), USUAL, &[]), []);
    }

    #[test]
    fn an_association_also_owes_its_statutes() {
        let given = &USUAL[..3];
        assert_eq!(
            missing(&association(), given, &[]),
            [DocumentKind::Bylaws, DocumentKind::BankDetails]
        );
    }

    #[test]
    fn a_founder_owes_nothing_that_only_a_company_has() {
        assert_eq!(missing(&founder(), &USUAL[..2], &[]), []);
        assert_eq!(missing(&founder(), &[], &[]), &USUAL[..2]);
    }

    #[test]
    fn a_waived_document_is_not_missing_and_keeps_its_motive() {
        assert_eq!(missing(&company(), &USUAL[..3], &[DocumentKind::BankDetails]), []);
        let waivers = BTreeMap::from([(DocumentKind::BankDetails, "déjà détenu".to_owned())]);
        let found = assess(&rules(), &company(), &BTreeSet::new(), &waivers);
        let line = found
            .documents
            .iter()
            .find(|line| line.kind == DocumentKind::BankDetails)
            .unwrap();
        assert_eq!(
            line.state,
            DocumentStatus::Waived {
                motive: "déjà détenu".into()
            }
        );
    }

    #[test]
    fn a_document_that_came_after_all_is_received_rather_than_waived() {
        let waivers = BTreeMap::from([(DocumentKind::BankDetails, "déjà détenu".to_owned())]);
        let found = assess(&rules(), &company(), &USUAL.iter().copied().collect(), &waivers);
        assert!(
            found
                .documents
                .iter()
                .all(|line| !matches!(line.state, DocumentStatus::Waived { .. }))
        );
    }
}
