//! A dossier against the rules of a published call.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::call::{CallRules, Relevance};
use crate::clock::Timestamp;
use crate::document::DocumentKind;
use crate::dossier::checks::eligibility::{Evidence, assess};
use crate::dossier::checks::sample::{dossier, territory};
use crate::dossier::checks::{CheckOutcome, RuleOutcome, completeness, lateness};
use crate::dossier::lifecycle::next;
use crate::dossier::view::CheckStep;
use crate::dossier::{Dossier, DossierState};

/// When a dossier came.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Receipt {
    received_at: Timestamp,
    late: bool,
}

impl Receipt {
    pub(super) fn check(&self, rules: &CallRules, about: &str) {
        let found = lateness::assess(rules.deadline(), Some(self.received_at));
        assert_eq!(found.late, self.late, "{about}");
    }
}

/// What is known of a dossier whose form is signed; what is left out nobody stated.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Applied {
    #[serde(default)]
    applicant_type: Option<String>,
    #[serde(default)]
    requested_cents: Option<i64>,
    #[serde(default)]
    implementation_insee: Option<String>,
    #[serde(default)]
    received_at: Option<Timestamp>,
    #[serde(default)]
    documents: BTreeSet<DocumentKind>,
    #[serde(default)]
    figures: BTreeMap<String, u32>,
    /// Codes of the rules that it does not meet.
    #[serde(default)]
    not_met: BTreeSet<String>,
    /// Codes of the rules of which nobody can say.
    #[serde(default)]
    unknown: BTreeSet<String>,
}

impl Applied {
    pub(super) fn check(&self, rules: &CallRules, about: &str) {
        for counter in self.figures.keys() {
            assert!(rules.counter(counter).is_some(), "{about}: {counter}");
        }
        let dossier = Dossier {
            applicant_type: self.applicant_type.clone(),
            requested_cents: self.requested_cents,
            implementation_insee: self.implementation_insee.clone(),
            hq_insee: self.implementation_insee.clone(),
            received_at: self.received_at,
            ..dossier(1)
        };
        let completeness = completeness::assess(rules, &dossier.applicant, &self.documents, &BTreeMap::new());
        let evidence = Evidence {
            rules,
            territory: territory(),
            dossier: &dossier,
            documents: &self.documents,
            duplicates: &[],
            completeness: &completeness,
            figures: &self.figures,
        };
        let mut found = assess(evidence, CheckStep::Admissibility);
        found.extend(assess(evidence, CheckStep::Eligibility));
        let that_are = |outcome| -> BTreeSet<String> {
            let such = found.iter().filter(|finding| finding.outcome == outcome);
            such.map(|finding| finding.rule.clone()).collect()
        };
        assert_eq!(that_are(RuleOutcome::NotMet), self.not_met, "{about}");
        assert_eq!(that_are(RuleOutcome::Unknown), self.unknown, "{about}");
    }
}

/// The answer on the relevance of an eligible dossier.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Judged {
    answer: Relevance,
    /// Where the dossier stands after it.
    state: DossierState,
}

impl Judged {
    pub(super) fn check(&self, rules: &CallRules, about: &str) {
        assert!(rules.relevance.answers.contains(&self.answer), "{about}");
        let before = DossierState::RelevanceReview;
        let events = CheckOutcome::from(self.answer).events(before);
        let after = events.into_iter().try_fold(before, next).unwrap();
        assert_eq!(after, self.state, "{about}");
    }
}
