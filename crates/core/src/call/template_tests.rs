//! The shipped template against the facts of its programme.

use super::*;
use crate::call::Area;
use crate::call::model::EligibilityTest;
use crate::call::vocabulary::{CallKind, IntakeMode, QuorumPolicy};
use crate::clock::Timestamp;

fn loaded() -> (Template, Territory) {
    let territory = Territory::load().unwrap();
    (Template::load("territoire_intelligent", &territory).unwrap(), territory)
}

#[test]
fn every_shipped_template_is_sound_and_carries_its_notice() {
    let territory = Territory::load().unwrap();
    for code in Template::codes() {
        let template = Template::load(code, &territory).unwrap();
        assert_eq!(template.code, code);
        assert_eq!(template.notice.fr, "Modèle proposé — à adapter au règlement de l’appel");
        assert!(template.rules.problems(&territory).is_empty());
        assert!(template.grid.problems().is_empty());
    }
    assert!(matches!(
        Template::load("none", &territory),
        Err(Error::NotFound { .. })
    ));
}

#[test]
fn an_industrial_project_stands_in_one_of_the_eleven_bodies_of_the_pole() {
    let territory = Territory::load().unwrap();
    let rules = Template::load("industrie_du_futur", &territory).unwrap().rules;
    let EligibilityTest::ImplementationIn(area) = &rules.eligibility[1].test else {
        panic!("{:?}", rules.eligibility[1])
    };
    let names: Vec<_> = area
        .epcis
        .iter()
        .map(|siren| territory.epci(siren).unwrap().name.as_str())
        .collect();
    let expected = [
        "Clermont Auvergne Métropole",
        "CA Vichy Communauté",
        "CA Riom Limagne et Volcans",
        "CA Agglo Pays d'Issoire",
        "CC Thiers Dore et Montagne",
        "CC Mond'Arverne Communauté",
        "CC Billom Communauté",
        "CC Plaine Limagne",
        "CC Combrailles Sioule et Morge",
        "CC Entre Dore et Allier",
        "CC Brioude Sud Auvergne",
    ];
    assert_eq!(names, expected);
    let EligibilityTest::ActivityIn(activities) = &rules.eligibility[2].test else {
        panic!("{:?}", rules.eligibility[2])
    };
    assert_eq!(activities.sections, ["B", "C", "D", "E"]);
}

#[test]
fn the_call_is_the_one_the_programme_describes() {
    let (Template { rules, .. }, _) = loaded();
    assert_eq!(
        (rules.kind, rules.intake.mode),
        (CallKind::ProjectCall, IntakeMode::Rolling)
    );
    assert_eq!(
        (
            rules.themes.len(),
            rules.applicant_types.len(),
            rules.support.measures.len()
        ),
        (6, 4, 4)
    );
    let deadline = rules.intake.final_deadline.unwrap();
    assert_eq!(
        deadline.last_instant(),
        "2020-06-21T23:59:59+02:00".parse::<Timestamp>().unwrap()
    );
    let codes: Vec<_> = rules.eligibility.iter().map(|rule| rule.code.as_str()).collect();
    assert_eq!(codes, ["E1", "E2", "E3", "E4", "E5", "E6"]);
    let region = Area::region("32");
    assert_eq!(
        rules.eligibility[1].test,
        EligibilityTest::ImplementationIn(region.clone())
    );
    assert_eq!(rules.eligibility[2].test, EligibilityTest::HqInOrCommitment(region));
    assert_eq!(rules.committee.quorum, QuorumPolicy::HalfAtLeast {});
    assert!(rules.committee.casting_vote && !rules.committee.recused_count_in_quorum);
    let listed: Vec<_> = rules.decisions.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(
        listed,
        [
            "selected",
            "selected_with_reservations",
            "waitlisted",
            "deferred",
            "rejected"
        ]
    );
    let hearing = rules.hearing.unwrap();
    assert_eq!((hearing.pitch_minutes, hearing.questions_minutes), (15, 15));
    assert_eq!((rules.cadence.sessions_per_month, rules.cadence.warn_from_day), (1, 20));
    assert_eq!(
        (
            rules.support.months,
            rules.support.review_month,
            rules.support.amount_cents
        ),
        (12, 6, None)
    );
    assert_eq!(rules.documents_request_days, 15);
}

#[test]
fn the_grid_weighs_one_hundred_with_two_floors_and_a_threshold_of_sixty() {
    let (Template { grid, .. }, _) = loaded();
    let weights: Vec<_> = grid.criteria.iter().map(|criterion| criterion.weight).collect();
    assert_eq!(weights, [20, 25, 20, 15, 10, 10]);
    let floors: Vec<_> = grid.criteria.iter().map(|criterion| criterion.floor).collect();
    assert_eq!(floors, ["3".parse().ok(), "3".parse().ok(), None, None, None, None]);
    assert_eq!(grid.scale, crate::grid::Scale::HALF_POINTS_TO_FIVE);
    assert_eq!(grid.overall_threshold, Some("60".parse().unwrap()));
    assert_eq!(grid.min_evaluations, 2);
}

#[test]
fn every_criterion_describes_every_whole_mark_in_both_languages() {
    let (Template { grid, .. }, _) = loaded();
    for criterion in &grid.criteria {
        let levels: Vec<_> = criterion
            .descriptors
            .iter()
            .map(|descriptor| descriptor.level.0)
            .collect();
        assert_eq!(levels, [0, 2, 4, 6, 8, 10], "{}", criterion.code);
        for descriptor in &criterion.descriptors {
            assert_ne!(descriptor.text.fr, descriptor.text.en);
        }
    }
}

#[test]
fn the_priority_is_that_of_the_hundred_communes_of_the_agglomeration() {
    let (Template { rules, .. }, territory) = loaded();
    let priority = rules.priority.unwrap();
    let communes: Vec<_> = territory
        .communes_of_epci(&priority.epci)
        .iter()
        .map(|commune| commune.insee().to_owned())
        .collect();
    assert_eq!(priority.communes, communes);
    assert_eq!(priority.communes.len(), 100);
}

#[test]
fn every_part_of_every_template_says_where_it_comes_from() {
    for code in Template::codes() {
        let template = Template::shipped(code).unwrap();
        let json = serde_json::to_value(&template).unwrap();
        for provenance in &template.origins {
            let field = &provenance.field;
            assert!(json.pointer(field).is_some(), "{code}: {field} names nothing");
            let borrowed_from_somewhere = provenance.origin != Origin::Borrowed || provenance.source.is_some();
            assert!(borrowed_from_somewhere, "{code}: {field}");
        }
        for part in ["rules", "grid"] {
            for field in json[part].as_object().unwrap().keys() {
                let path = format!("/{part}/{field}");
                let covered = template.origins.iter().any(|known| known.field.starts_with(&path));
                assert!(covered, "{code}: {path} has no origin");
            }
        }
    }
}

/// The labels of a document that lack one of the two languages, by their places.
fn lacking(value: &serde_json::Value, at: &str, found: &mut Vec<String>) {
    if let Some(map) = value.as_object() {
        let empty = |key: &str| map.get(key).is_some_and(|text| text.as_str() == Some(""));
        if empty("fr") || empty("en") {
            found.push(at.to_owned());
        }
        map.iter()
            .for_each(|(key, inner)| lacking(inner, &format!("{at}/{key}"), found));
    }
    let items = value.as_array().into_iter().flatten().enumerate();
    items.for_each(|(index, inner)| lacking(inner, &format!("{at}/{index}"), found));
}

#[test]
fn every_template_speaks_both_languages_and_describes_every_whole_mark() {
    for code in Template::codes() {
        let template = Template::shipped(code).unwrap();
        let mut found = vec![];
        lacking(&serde_json::to_value(&template).unwrap(), "", &mut found);
        assert_eq!(found, Vec::<String>::new(), "{code}");
        for question in template.grid.questions() {
            let scale = template.grid.scale_of(question);
            let whole = (scale.minimum.0..=scale.maximum.0).filter(|step| step % scale.steps_per_point == 0);
            let described: Vec<u16> = question.descriptors.iter().map(|one| one.level.0).collect();
            assert_eq!(described, whole.collect::<Vec<_>>(), "{code}: {}", question.code);
        }
    }
}

#[test]
fn an_unknown_field_is_refused() {
    let (template, territory) = loaded();
    let mut json = serde_json::to_value(&template).unwrap();
    assert_eq!(Template::read(&json.to_string(), &territory).unwrap(), template);
    json["rules"]["eligibility"][0]["test"]["bonus"] = 5.into();
    assert!(Template::read(&json.to_string(), &territory).is_err());
}
