//! Rules that hold together, and each fault at its field.

use super::*;
use crate::call::Deadline;
use crate::call::template::Template;
use crate::call::vocabulary::VotePolicy;
use crate::call::{Activities, Area};

fn rules() -> (CallRules, Territory) {
    let territory = Territory::load().unwrap();
    (
        Template::load("territoire_intelligent", &territory).unwrap().rules,
        territory,
    )
}

fn faults(change: impl FnOnce(&mut CallRules)) -> Vec<(String, &'static str)> {
    let (mut rules, territory) = rules();
    change(&mut rules);
    rules
        .problems(&territory)
        .into_iter()
        .map(|problem| (problem.field, problem.reason.as_str()))
        .collect()
}

#[test]
fn the_proposed_rules_hold_together() {
    assert_eq!(faults(|_| ()), []);
}

#[test]
fn each_fault_names_its_field() {
    let found = faults(|rules| {
        rules.organiser.email = "deveco@".into();
        rules.themes[1].code = "energy_transition".into();
        rules.eligibility[1].label.fr.clear();
        rules.eligibility[1].test = EligibilityTest::ImplementationIn(Area::region("62"));
        rules.relevance.answers = vec![Relevance::Yes];
        rules.committee.quorum = QuorumPolicy::Fixed { members: 40 };
        rules.committee.vote = VotePolicy::Consensus;
        rules.support.review_month = 13;
    });
    let expected = [
        ("organiser.email", "email"),
        ("themes[1].code", "duplicate"),
        ("eligibility[1].label.fr", "empty"),
        ("eligibility[1].test.regions", "unknown"),
        ("relevance.answers", "range"),
        ("committee.quorum.members", "range"),
        ("support.review_month", "order"),
    ];
    assert_eq!(found, expected.map(|(field, reason)| (field.to_owned(), reason)));
}

#[test]
fn no_text_has_to_be_written_in_english() {
    let found = faults(|rules| {
        rules.themes[0].label.en.clear();
        rules.retention.en.clear();
        rules.relevance.question.en.clear();
    });
    assert_eq!(found, []);
    let (rules, _) = rules();
    let mut label = rules.themes[0].label.clone();
    label.en.clear();
    assert_eq!(label.english(), label.fr);
}

#[test]
fn a_call_may_do_without_themes_and_measures_but_says_who_may_apply() {
    let none = faults(|rules| {
        rules.themes.clear();
        rules.support.measures.clear();
    });
    assert_eq!(none, []);
    let nobody = faults(|rules| rules.applicant_types.clear());
    assert_eq!(nobody, [("applicant_types".to_owned(), "empty")]);
}

#[test]
fn an_unknown_commune_is_named_by_its_place_in_the_list() {
    let found = faults(|rules| rules.priority.as_mut().unwrap().communes[3] = "62999".into());
    assert_eq!(found, [("priority.communes[3]".to_owned(), "unknown")]);
}

#[test]
fn a_rule_on_the_deadline_needs_a_deadline() {
    let found = faults(|rules| rules.intake.final_deadline = None);
    assert_eq!(found, [("intake.final_deadline".to_owned(), "empty")]);
}

#[test]
fn cut_offs_follow_one_another_within_the_intake_and_stand_for_its_end() {
    let cutoff = |date: &str| Deadline {
        date: date.parse().unwrap(),
        inclusive: true,
    };
    let at = |field: &str, reason| vec![(field.to_owned(), reason)];
    let with = |dates: &[&str], end: Option<&str>| {
        faults(|rules| {
            rules.intake.mode = IntakeMode::Cutoffs;
            rules.intake.opens_on = "2026-01-05".parse().ok();
            rules.intake.final_deadline = end.map(cutoff);
            rules.intake.cutoffs = dates.iter().map(|date| cutoff(date)).collect();
        })
    };
    assert_eq!(with(&["2026-03-31", "2026-06-30"], Some("2026-09-30")), []);
    assert_eq!(
        with(&["2026-03-31"], None),
        [],
        "the last one stands for the end that a rule asks for"
    );
    assert_eq!(with(&[], None), at("intake.final_deadline", "empty"));
    let twice = with(&["2026-03-31", "2026-03-31"], Some("2026-09-30"));
    assert_eq!(twice, at("intake.cutoffs[1].date", "order"));
    assert_eq!(with(&["2026-01-05"], None), at("intake.cutoffs[0].date", "order"));
    assert_eq!(
        with(&["2026-09-30"], Some("2026-09-30")),
        at("intake.cutoffs[0].date", "order")
    );
    let rolling = faults(|rules| rules.intake.cutoffs = vec![cutoff("2020-03-31")]);
    assert_eq!(rolling, at("intake.cutoffs", "unexpected"));
}

#[test]
fn a_rule_on_the_activity_names_one_that_the_nomenclature_has() {
    let found = faults(|rules| {
        rules.eligibility[1].test = EligibilityTest::ActivityIn(Activities::default());
        rules.eligibility[2].test = EligibilityTest::ActivityIn(Activities {
            sections: vec!["C".into(), "V".into()],
            divisions: vec!["62".into()],
        });
    });
    let expected = [
        ("eligibility[1].test", "empty"),
        ("eligibility[2].test.sections", "unknown"),
    ];
    assert_eq!(found, expected.map(|(field, reason)| (field.to_owned(), reason)));
}

#[test]
fn a_rule_on_a_place_names_one_that_the_map_has() {
    let found = faults(|rules| {
        rules.eligibility[1].test = EligibilityTest::ImplementationIn(Area::default());
        rules.eligibility[2].test = EligibilityTest::HqInOrCommitment(Area {
            epcis: vec!["999999999".into()],
            communes: vec!["62119".into()],
            ..Area::region("32")
        });
    });
    let expected = [
        ("eligibility[1].test", "empty"),
        ("eligibility[2].test.epcis", "unknown"),
    ];
    assert_eq!(found, expected.map(|(field, reason)| (field.to_owned(), reason)));
}

#[test]
fn a_rule_on_a_number_has_a_bound_and_one_on_a_counter_names_one_that_the_call_has() {
    let requested = |at_least_cents, at_most_cents| EligibilityTest::RequestedBetween {
        at_least_cents,
        at_most_cents,
    };
    let counted = |counter: &str, at_least, at_most| EligibilityTest::CounterBetween {
        counter: counter.into(),
        at_least,
        at_most,
    };
    let found = |test: EligibilityTest| {
        faults(|rules| {
            rules.counters = Template::shipped("labellisation_structure").unwrap().rules.counters;
            rules.eligibility[1].test = test;
        })
    };
    let at = |field: &str, reason| vec![(format!("eligibility[1].test{field}"), reason)];
    assert_eq!(found(requested(Some(0), None)), []);
    assert_eq!(found(requested(Some(5), Some(5))), []);
    assert_eq!(found(requested(None, None)), at("", "empty"));
    assert_eq!(found(requested(Some(5), Some(4))), at(".at_most_cents", "order"));
    assert_eq!(found(requested(Some(-1), None)), at(".at_least_cents", "range"));
    assert_eq!(found(counted("researchers", None, Some(0))), []);
    assert_eq!(found(counted("researchers", Some(2), Some(1))), at(".at_most", "order"));
    assert_eq!(found(counted("months", Some(2), None)), at(".counter", "unknown"));
}

/// Every place of a document where a day stands, as a pointer.
fn days(value: &serde_json::Value, at: &str, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) if text.parse::<NaiveDate>().is_ok() => found.push(at.to_owned()),
        serde_json::Value::Array(list) => {
            list.iter()
                .enumerate()
                .for_each(|(index, one)| days(one, &format!("{at}/{index}"), found));
        }
        serde_json::Value::Object(fields) => {
            fields
                .iter()
                .for_each(|(name, one)| days(one, &format!("{at}/{name}"), found));
        }
        _ => {}
    }
}

#[test]
fn a_day_of_another_age_is_refused_wherever_rules_have_one() {
    let (mut rules, territory) = rules();
    rules.intake.opens_on = "2020-01-06".parse().ok();
    rules.reserve_until = "2020-12-31".parse().ok();
    rules.intake.mode = IntakeMode::Cutoffs;
    rules.intake.cutoffs = vec![Deadline {
        date: "2020-03-31".parse().unwrap(),
        inclusive: true,
    }];
    let document = serde_json::to_value(&rules).unwrap();
    let mut places = Vec::new();
    days(&document, "", &mut places);
    assert_eq!(
        places,
        [
            "/intake/cutoffs/0/date",
            "/intake/final_deadline/date",
            "/intake/opens_on",
            "/reserve_until"
        ]
    );
    for place in places {
        for year in ["0026", "1989", "2101"] {
            let mut document = document.clone();
            *document.pointer_mut(&place).unwrap() = format!("{year}-05-13").into();
            let rules: CallRules = serde_json::from_value(document).unwrap();
            let field = place.trim_start_matches('/').replace('/', ".").replace(".0.", "[0].");
            let problems = rules.problems(&territory);
            let said = |problem: &Problem| problem.field == field && problem.reason == InputFault::Range;
            assert!(problems.iter().any(said), "{field} {year} {problems:?}");
        }
    }
}

#[test]
fn the_first_fault_is_the_error() {
    let (mut rules, territory) = rules();
    rules.organiser.name = " ".into();
    assert_eq!(rules.validate(&territory).unwrap_err().field(), Some("organiser.name"));
}
