//! The twelve fictitious applications and the edge cases of the territory.

use super::*;
use crate::dossier::checks::completeness;
use crate::dossier::checks::duplicates::DuplicateReason;
use crate::dossier::checks::sample::{company, dossier, founder, rules, territory};
use crate::id::DossierId;

/// What the six rules find, by code.
fn found(dossier: &Dossier, documents: &[DocumentKind], duplicates: &[Duplicate]) -> Vec<RuleFinding> {
    let rules = rules();
    let documents: BTreeSet<DocumentKind> = documents.iter().copied().collect();
    let completeness = completeness::assess(&rules, &dossier.applicant, &documents, &BTreeMap::new());
    let evidence = Evidence {
        rules: &rules,
        territory: territory(),
        dossier,
        documents: &documents,
        duplicates,
        completeness: &completeness,
        figures: &BTreeMap::new(),
    };
    let mut all = assess(evidence, CheckStep::Eligibility);
    all.extend(assess(evidence, CheckStep::Admissibility));
    all
}

fn outcome(dossier: &Dossier, documents: &[DocumentKind], rule: &str) -> RuleOutcome {
    found(dossier, documents, &[])
        .into_iter()
        .find(|finding| finding.rule == rule)
        .unwrap()
        .outcome
}

fn facts(dossier: &Dossier, rule: &str) -> Vec<Fact> {
    found(dossier, &[], &[])
        .into_iter()
        .find(|finding| finding.rule == rule)
        .unwrap()
        .facts
}

const ALL: &[DocumentKind] = &[
    DocumentKind::ApplicationForm,
    DocumentKind::ProjectDescription,
    DocumentKind::LegalExistence,
    DocumentKind::BankDetails,
];

fn established_at(insee: &str) -> Dossier {
    let mut dossier = dossier(1);
    dossier.hq_insee = Some(insee.into());
    dossier.implementation_insee = Some(insee.into());
    dossier
}

#[test]
fn a_clean_dossier_meets_every_rule() {
    let findings = found(&dossier(1), ALL, &[]);
    let codes: Vec<_> = findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!(codes, ["E1", "E2", "E3", "E4", "E5", "E6"]);
    assert!(
        findings.iter().all(|finding| finding.outcome == RuleOutcome::Met),
        "{findings:#?}"
    );
    assert_eq!(overall(&findings), RuleOutcome::Met);
}

#[test]
fn the_twelve_sample_dossiers_end_as_the_sample_says() {
    // Lillers, Beuvry, Lens, Nœux-les-Mines, Bruay, Douvrin, Saint-Venant, Annezin, Amiens: all in the region.
    for insee in [
        "62516", "62126", "62498", "62617", "62178", "62276", "62770", "62035", "80021",
    ] {
        let dossier = established_at(insee);
        assert_eq!(outcome(&dossier, &[], "E2"), RuleOutcome::Met, "{insee}");
        assert_eq!(outcome(&dossier, &[], "E3"), RuleOutcome::Met, "{insee}");
    }
    for (insee, region) in [("75056", "Île-de-France"), ("76035", "Normandie")] {
        let dossier = established_at(insee);
        assert_eq!(outcome(&dossier, &[], "E3"), RuleOutcome::NotMet, "{insee}");
        assert!(matches!(&facts(&dossier, "E3")[0], Fact::Commune { region: found, .. } if found == region));
    }
}

#[test]
fn a_founder_without_a_number_is_eligible_with_a_commitment_on_the_office() {
    let mut dossier = dossier(7);
    dossier.applicant = founder();
    dossier.applicant_type = Some("company_creator".into());
    dossier.implementation_insee = Some("62083".into());
    dossier.hq_insee = None;
    assert_eq!(outcome(&dossier, &[], "E3"), RuleOutcome::Unknown);
    dossier.hq_commitment = true;
    let documents = &ALL[..2];
    let findings = found(&dossier, documents, &[]);
    assert_eq!(outcome(&dossier, documents, "E3"), RuleOutcome::MetByCommitment);
    assert_eq!(overall(&findings), RuleOutcome::MetByCommitment);
}

#[test]
fn an_office_in_paris_with_a_signed_commitment_is_met_by_commitment() {
    let mut dossier = dossier(1);
    dossier.hq_insee = Some("75056".into());
    assert_eq!(outcome(&dossier, &[], "E3"), RuleOutcome::NotMet);
    assert_eq!(
        outcome(&dossier, &[DocumentKind::HqCommitment], "E3"),
        RuleOutcome::MetByCommitment
    );
    dossier.hq_insee = Some("59350".into());
    assert_eq!(
        outcome(&dossier, &[DocumentKind::HqCommitment], "E3"),
        RuleOutcome::Met,
        "already there"
    );
}

#[test]
fn a_postal_code_alone_is_a_presumption() {
    let mut dossier = dossier(1);
    dossier.applicant = company();
    dossier.applicant.postal_code = Some("62400".into());
    dossier.hq_insee = None;
    assert_eq!(outcome(&dossier, &[], "E3"), RuleOutcome::Unknown);
    let presumed = Fact::PostalCode {
        postal_code: "62400".into(),
        regions: vec!["Hauts-de-France".into()],
    };
    assert_eq!(facts(&dossier, "E3"), [Fact::CommuneUnstated {}, presumed]);
}

#[test]
fn an_activity_only_in_belgium_does_not_meet_the_rule() {
    let mut dossier = dossier(1);
    dossier.implementation_insee = Some("99131".into());
    assert_eq!(outcome(&dossier, &[], "E2"), RuleOutcome::NotMet);
    assert_eq!(facts(&dossier, "E2"), [Fact::Abroad { insee: "99131".into() }]);
}

#[test]
fn what_was_not_typed_is_unknown_and_never_refused() {
    let mut dossier = dossier(1);
    dossier.applicant_type = None;
    dossier.implementation_insee = None;
    dossier.form_signed = None;
    assert_eq!(outcome(&dossier, ALL, "E1"), RuleOutcome::Unknown);
    assert_eq!(outcome(&dossier, ALL, "E2"), RuleOutcome::Unknown);
    assert_eq!(outcome(&dossier, ALL, "E6"), RuleOutcome::Unknown);
    dossier.implementation_insee = Some("62999".into());
    assert_eq!(facts(&dossier, "E2"), [Fact::CommuneUnknown { insee: "62999".into() }]);
    assert_eq!(overall(&found(&dossier, ALL, &[])), RuleOutcome::Unknown);
}

#[test]
fn a_type_outside_the_call_is_not_admitted() {
    let mut dossier = dossier(1);
    dossier.applicant_type = Some("municipality".into());
    assert_eq!(outcome(&dossier, &[], "E1"), RuleOutcome::NotMet);
}

#[test]
fn a_second_application_a_late_one_and_an_unsigned_one_are_not_admissible() {
    let mut dossier = dossier(8);
    let earlier = Duplicate {
        dossier_id: DossierId::new(),
        number: 1,
        title: "LysLoop".into(),
        reasons: vec![DuplicateReason::SameCompany],
    };
    let findings = found(&dossier, ALL, std::slice::from_ref(&earlier));
    let fourth = findings.iter().find(|finding| finding.rule == "E4").unwrap();
    assert_eq!(
        (fourth.outcome, &fourth.facts),
        (RuleOutcome::NotMet, &vec![Fact::OtherApplication(earlier)])
    );
    dossier.received_at = Some("2020-06-22T00:00:00+02:00".parse().unwrap());
    assert_eq!(outcome(&dossier, ALL, "E5"), RuleOutcome::NotMet);
    dossier.form_signed = Some(false);
    assert_eq!(outcome(&dossier, ALL, "E6"), RuleOutcome::NotMet);
}

#[test]
fn a_contact_or_a_title_in_common_is_unknown_and_never_refused() {
    let fourth = |reasons: &[DuplicateReason]| {
        let earlier = Duplicate {
            dossier_id: DossierId::new(),
            number: 1,
            title: "LysLoop".into(),
            reasons: reasons.to_vec(),
        };
        let findings = found(&dossier(8), ALL, &[earlier]);
        findings
            .into_iter()
            .find(|finding| finding.rule == "E4")
            .unwrap()
            .outcome
    };
    assert_eq!(fourth(&[DuplicateReason::SameContact]), RuleOutcome::Unknown);
    assert_eq!(fourth(&[DuplicateReason::SameTitle]), RuleOutcome::Unknown);
    assert_eq!(fourth(&[DuplicateReason::SameProject]), RuleOutcome::NotMet);
}

#[test]
fn a_missing_document_is_named() {
    let signed = dossier(9);
    assert_eq!(outcome(&signed, &ALL[..3], "E6"), RuleOutcome::NotMet);
    let findings = found(&signed, &ALL[..3], &[]);
    let sixth = findings.iter().find(|finding| finding.rule == "E6").unwrap();
    assert!(sixth.facts.contains(&Fact::MissingDocuments {
        kinds: vec![DocumentKind::BankDetails]
    }));
}

/// What is found on the second rule, when it tests something else.
fn second(test: EligibilityTest, dossier: &Dossier) -> RuleFinding {
    let mut rules = rules();
    rules.eligibility[1].test = test;
    let documents = BTreeSet::new();
    let completeness = completeness::assess(&rules, &dossier.applicant, &documents, &BTreeMap::new());
    let evidence = Evidence {
        rules: &rules,
        territory: territory(),
        dossier,
        documents: &documents,
        duplicates: &[],
        completeness: &completeness,
        figures: &BTreeMap::new(),
    };
    assess(evidence, CheckStep::Eligibility).swap_remove(1)
}

#[test]
fn an_activity_is_met_or_not_by_its_code_and_unknown_until_it_is_typed() {
    let industry = EligibilityTest::ActivityIn(Activities {
        sections: ["B", "C", "D", "E"].map(str::to_owned).to_vec(),
        divisions: Vec::new(),
    });
    let found = |activity: Option<&str>| {
        let mut dossier = dossier(1);
        dossier.applicant.activity = activity.map(|code| code.parse().unwrap());
        let finding = second(industry.clone(), &dossier);
        (finding.outcome, finding.facts)
    };
    assert_eq!(found(None), (RuleOutcome::Unknown, vec![Fact::ActivityUnstated {}]));
    let fact = |code: &str, section| {
        vec![Fact::Activity {
            code: code.parse().unwrap(),
            section,
        }]
    };
    assert_eq!(found(Some("2562B")), (RuleOutcome::Met, fact("25.62B", 'C')));
    assert_eq!(found(Some("52.10B")), (RuleOutcome::NotMet, fact("52.10B", 'H')));
}

/// The outcome of the rule on the place of the activity, when it names another area.
fn within(area: &Area, insee: &str) -> RuleOutcome {
    let mut dossier = dossier(1);
    dossier.implementation_insee = Some(insee.into());
    second(EligibilityTest::ImplementationIn(area.clone()), &dossier).outcome
}

#[test]
fn a_rule_is_met_in_the_communes_the_epci_and_the_departments_that_it_names() {
    let communes = Area {
        communes: vec!["62119".into(), "62498".into()],
        ..Area::default()
    };
    let epci = Area {
        epcis: vec!["200072460".into()],
        ..Area::default()
    };
    let department = Area {
        departments: vec!["62".into()],
        ..Area::default()
    };
    // Béthune, Lens, Bruay-la-Buissière, Lille, Paris.
    let places = ["62119", "62498", "62178", "59350", "75056"];
    let outcomes = |area: &Area| places.map(|insee| within(area, insee) == RuleOutcome::Met);
    assert_eq!(outcomes(&communes), [true, true, false, false, false]);
    assert_eq!(outcomes(&epci), [true, false, true, false, false]);
    assert_eq!(outcomes(&department), [true, true, true, false, false]);
    let found = facts(&established_at("62119"), "E2");
    assert!(
        matches!(&found[0], Fact::Commune { epci: Some(name), .. } if name.contains("Béthune")),
        "{found:?}"
    );
}

/// What a rule of its own finds in a dossier that asks for so much and counts these things.
fn bounded(test: EligibilityTest, cents: Option<i64>, figures: &[(&str, u32)]) -> RuleFinding {
    let dossier = Dossier {
        requested_cents: cents,
        ..dossier(1)
    };
    let mut rules = rules();
    rules.eligibility[0].test = test;
    let documents = BTreeSet::new();
    let completeness = completeness::assess(&rules, &dossier.applicant, &documents, &BTreeMap::new());
    let evidence = Evidence {
        rules: &rules,
        territory: territory(),
        dossier: &dossier,
        documents: &documents,
        duplicates: &[],
        completeness: &completeness,
        figures: &figures
            .iter()
            .map(|(code, figure)| ((*code).to_owned(), *figure))
            .collect(),
    };
    assess(evidence, CheckStep::Eligibility).remove(0)
}

#[test]
fn an_amount_on_a_bound_is_within_it_and_one_that_nobody_typed_is_to_be_asked() {
    let outcome = |cents| {
        let test = EligibilityTest::RequestedBetween {
            at_least_cents: Some(1_000_000),
            at_most_cents: Some(5_000_000),
        };
        bounded(test, cents, &[]).outcome
    };
    assert_eq!(outcome(Some(1_000_000)), RuleOutcome::Met);
    assert_eq!(outcome(Some(5_000_000)), RuleOutcome::Met);
    assert_eq!(outcome(Some(999_999)), RuleOutcome::NotMet);
    assert_eq!(outcome(Some(5_000_001)), RuleOutcome::NotMet);
    assert_eq!(outcome(None), RuleOutcome::Unknown);
}

#[test]
fn what_a_dossier_counts_is_bounded_and_a_blank_is_no_nought() {
    let partners = |at_least, at_most, figures: &[(&str, u32)]| {
        let counter = "partners".to_owned();
        let test = EligibilityTest::CounterBetween {
            counter,
            at_least,
            at_most,
        };
        bounded(test, None, figures)
    };
    let stated = |figure| [("months", 3), ("partners", figure)];
    assert_eq!(partners(Some(2), None, &stated(2)).outcome, RuleOutcome::Met);
    assert_eq!(partners(Some(2), None, &stated(1)).outcome, RuleOutcome::NotMet);
    assert_eq!(partners(None, Some(0), &stated(0)).outcome, RuleOutcome::Met);
    assert_eq!(partners(None, Some(0), &stated(1)).outcome, RuleOutcome::NotMet);
    let blank = partners(None, Some(0), &[]);
    assert_eq!(blank.outcome, RuleOutcome::Unknown);
    let counter = "partners".to_owned();
    assert_eq!(blank.facts, [Fact::Counted { counter, figure: None }]);
}
