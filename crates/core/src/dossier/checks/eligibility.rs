//! The rules of a call, one by one: facts found and one of four outcomes. Nothing here decides for the case officer.
//!
//! A place is a commune. A postal code is shared by communes and sometimes served from the neighbouring department, so it only
//! makes a presumption; and a region is that of the department, never that of an EPCI, which may straddle two.

use std::collections::{BTreeMap, BTreeSet};

use super::completeness::Completeness;
use super::duplicates::Duplicate;
use super::lateness;
use super::model::{Fact, RuleFinding, RuleOutcome};
use crate::call::{Activities, Area, CallRules, EligibilityTest};
use crate::document::DocumentKind;
use crate::dossier::model::Dossier;
use crate::dossier::view::CheckStep;
use crate::territory::{ABROAD, Territory};

/// Everything the rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// The call's rules.
    pub rules: &'a CallRules,
    /// The map.
    pub territory: &'a Territory,
    /// The dossier as typed.
    pub dossier: &'a Dossier,
    /// Kinds of the documents that are there.
    pub documents: &'a BTreeSet<DocumentKind>,
    /// Earlier dossiers that look the same.
    pub duplicates: &'a [Duplicate],
    /// The list of required documents.
    pub completeness: &'a Completeness,
    /// The figures stated for the dossier, by the code of the counter.
    pub figures: &'a BTreeMap<String, u32>,
}

/// The step to which a rule belongs: time, form and uniqueness come before substance.
pub const fn step_of(test: &EligibilityTest) -> CheckStep {
    match test {
        EligibilityTest::OneApplicationPerProjectOrCompany {}
        | EligibilityTest::ReceivedBeforeDeadline {}
        | EligibilityTest::SignedAndComplete {} => CheckStep::Admissibility,
        EligibilityTest::ApplicantTypeIn {}
        | EligibilityTest::ImplementationIn(_)
        | EligibilityTest::HqInOrCommitment(_)
        | EligibilityTest::ActivityIn(_)
        | EligibilityTest::RequestedBetween { .. }
        | EligibilityTest::CounterBetween { .. } => CheckStep::Eligibility,
    }
}

/// What is found on each rule of a step, in the order of the call.
pub fn assess(evidence: Evidence<'_>, step: CheckStep) -> Vec<RuleFinding> {
    let rules = evidence
        .rules
        .eligibility
        .iter()
        .filter(|rule| step_of(&rule.test) == step);
    rules
        .map(|rule| {
            let (outcome, facts) = evidence.test(&rule.test);
            RuleFinding {
                rule: rule.code.clone(),
                outcome,
                facts,
            }
        })
        .collect()
}

/// What the findings of a step come to: not met as soon as one rule is not, unknown as long as one is.
pub fn overall(findings: &[RuleFinding]) -> RuleOutcome {
    let has = |outcome| findings.iter().any(|finding| finding.outcome == outcome);
    [RuleOutcome::NotMet, RuleOutcome::Unknown, RuleOutcome::MetByCommitment]
        .into_iter()
        .find(|outcome| has(*outcome))
        .unwrap_or(RuleOutcome::Met)
}

type Found = (RuleOutcome, Vec<Fact>);

impl Evidence<'_> {
    fn test(self, test: &EligibilityTest) -> Found {
        match test {
            EligibilityTest::ApplicantTypeIn {} => self.applicant_type(),
            EligibilityTest::ImplementationIn(area) => self.implementation(area),
            EligibilityTest::HqInOrCommitment(area) => self.headquarters(area),
            EligibilityTest::ActivityIn(activities) => self.activity(activities),
            EligibilityTest::OneApplicationPerProjectOrCompany {} => self.only_application(),
            EligibilityTest::ReceivedBeforeDeadline {} => self.in_time(),
            EligibilityTest::SignedAndComplete {} => self.signed_and_complete(),
            EligibilityTest::RequestedBetween {
                at_least_cents,
                at_most_cents,
            } => {
                let cents = self.dossier.requested_cents;
                let outcome = between(cents, *at_least_cents, *at_most_cents);
                (outcome, vec![Fact::Requested { cents }])
            }
            EligibilityTest::CounterBetween {
                counter,
                at_least,
                at_most,
            } => {
                let figure = self.figures.get(counter).copied();
                let counter = counter.clone();
                (
                    between(figure, *at_least, *at_most),
                    vec![Fact::Counted { counter, figure }],
                )
            }
        }
    }

    fn applicant_type(self) -> Found {
        let Some(code) = &self.dossier.applicant_type else {
            return (RuleOutcome::Unknown, vec![Fact::ApplicantTypeUnstated {}]);
        };
        let known = self.rules.applicant_type(code).is_some();
        (met(known), vec![Fact::ApplicantType { code: code.clone() }])
    }

    fn implementation(self, area: &Area) -> Found {
        self.place(self.dossier.implementation_insee.as_deref(), area)
    }

    fn headquarters(self, area: &Area) -> Found {
        let (outcome, mut facts) = self.place(self.dossier.hq_insee.as_deref(), area);
        if outcome == RuleOutcome::Met {
            return (outcome, facts);
        }
        let stated = self.dossier.hq_commitment.then_some(Fact::CommitmentStated {});
        let given = self
            .documents
            .contains(&DocumentKind::HqCommitment)
            .then_some(Fact::CommitmentDocument {});
        let committed = stated.is_some() || given.is_some();
        facts.extend(stated.into_iter().chain(given));
        (
            if committed {
                RuleOutcome::MetByCommitment
            } else {
                outcome
            },
            facts,
        )
    }

    fn activity(self, activities: &Activities) -> Found {
        let Some(code) = &self.dossier.applicant.activity else {
            return (RuleOutcome::Unknown, vec![Fact::ActivityUnstated {}]);
        };
        let fact = Fact::Activity {
            code: code.clone(),
            section: code.section(),
        };
        (met(activities.holds(code)), vec![fact])
    }

    fn place(self, insee: Option<&str>, area: &Area) -> Found {
        let Some(insee) = insee else {
            let presumed = self.presumption();
            return (
                RuleOutcome::Unknown,
                [Fact::CommuneUnstated {}].into_iter().chain(presumed).collect(),
            );
        };
        if insee.starts_with(ABROAD) {
            return (
                RuleOutcome::NotMet,
                vec![Fact::Abroad {
                    insee: insee.to_owned(),
                }],
            );
        }
        let Some(sheet) = self.territory.sheet(insee) else {
            return (
                RuleOutcome::Unknown,
                vec![Fact::CommuneUnknown {
                    insee: insee.to_owned(),
                }],
            );
        };
        let inside = area.holds(&sheet);
        let fact = Fact::Commune {
            insee: sheet.insee,
            name: sheet.name,
            department: sheet.department.name,
            region: sheet.region.name,
            epci: sheet.epci.map(|epci| epci.name),
        };
        (met(inside), vec![fact])
    }

    /// What the applicant's postal code lets one presume; it never decides.
    fn presumption(self) -> Option<Fact> {
        let postal_code = self
            .dossier
            .applicant
            .postal_code
            .clone()
            .filter(|code| !code.is_empty())?;
        let mut communes = self.territory.communes_at_postal_code(&postal_code);
        if communes.is_empty() {
            communes = self.territory.communes_near_postal_code(&postal_code);
        }
        let regions: BTreeSet<String> = communes
            .iter()
            .filter_map(|commune| self.territory.region_of(commune.insee()))
            .map(|region| region.name.clone())
            .collect();
        Some(Fact::PostalCode {
            postal_code,
            regions: regions.into_iter().collect(),
        })
    }

    fn only_application(self) -> Found {
        if self.duplicates.is_empty() {
            return (RuleOutcome::Met, vec![Fact::NoOtherApplication {}]);
        }
        let same = self.duplicates.iter().any(Duplicate::is_the_same);
        (
            if same {
                RuleOutcome::NotMet
            } else {
                RuleOutcome::Unknown
            },
            self.duplicates.iter().cloned().map(Fact::OtherApplication).collect(),
        )
    }

    fn in_time(self) -> Found {
        let found = lateness::assess(self.rules.deadline(), self.dossier.received_at);
        let outcome = if found.to_be_asked() {
            RuleOutcome::Unknown
        } else {
            met(!found.late)
        };
        (outcome, vec![Fact::Receipt(found)])
    }

    fn signed_and_complete(self) -> Found {
        let signed = self.dossier.form_signed;
        let mut facts = vec![Fact::FormSigned { signed }];
        let kinds = self.completeness.missing();
        let complete = kinds.is_empty();
        if !complete {
            facts.push(Fact::MissingDocuments { kinds });
        }
        match signed {
            _ if !complete => (RuleOutcome::NotMet, facts),
            None => (RuleOutcome::Unknown, facts),
            Some(signed) => (met(signed), facts),
        }
    }
}

/// Whether a number stands between its bounds; one that nobody stated is neither within nor outside.
fn between<T: PartialOrd>(stated: Option<T>, at_least: Option<T>, at_most: Option<T>) -> RuleOutcome {
    let Some(stated) = stated else {
        return RuleOutcome::Unknown;
    };
    met(at_least.is_none_or(|least| stated >= least) && at_most.is_none_or(|most| stated <= most))
}

const fn met(yes: bool) -> RuleOutcome {
    if yes { RuleOutcome::Met } else { RuleOutcome::NotMet }
}

#[cfg(test)]
#[path = "eligibility_tests.rs"]
mod tests;
