//! Each fault at its field.

use serde_json::json;

use super::*;
use crate::grid::model::TieBreakStep;
use crate::grid::scale::Steps;
use crate::grid::scoring::tests::grid;

fn fields(grid: &Grid) -> Vec<(String, &'static str)> {
    grid.problems()
        .into_iter()
        .map(|problem| (problem.field, problem.reason.as_str()))
        .collect()
}

#[test]
fn a_sound_grid_has_no_problem() {
    assert_eq!(fields(&grid(&[20, 25, 20, 15, 10, 10])), []);
}

#[test]
fn points_sum_to_one_hundred_and_coefficients_to_anything_positive() {
    let mut grid = grid(&[1, 2, 3]);
    assert_eq!(fields(&grid), [("criteria".into(), "sum")]);
    grid.weighting = Weighting::Coefficients;
    assert_eq!(fields(&grid), []);
    grid.criteria.iter_mut().for_each(|criterion| criterion.weight = 0);
    assert_eq!(fields(&grid), [("criteria".into(), "sum")]);
}

#[test]
fn each_fault_names_its_field() {
    let mut grid = grid(&[60, 40]);
    grid.criteria[0].floor = Some("5.5".parse().unwrap());
    grid.criteria[1].code = "C1".into();
    grid.criteria[1].label.fr = " ".into();
    grid.overall_threshold = Some("100.01".parse().unwrap());
    grid.min_evaluations = 0;
    assert_eq!(
        fields(&grid),
        [
            ("criteria[0].floor".into(), "range"),
            ("criteria[1].code".into(), "duplicate"),
            ("criteria[1].label.fr".into(), "empty"),
            ("overall_threshold".into(), "range"),
            ("min_evaluations".into(), "range"),
        ]
    );
    assert_eq!(grid.validate().unwrap_err().field(), Some("criteria[0].floor"));
}

#[test]
fn a_threshold_finer_than_the_official_number_is_refused() {
    let mut grid = grid(&[100]);
    grid.decimals = 0;
    grid.overall_threshold = Some("59.5".parse().unwrap());
    assert_eq!(fields(&grid), [("overall_threshold".into(), "decimals")]);
}

#[test]
fn the_chair_comes_last_in_the_chain_and_no_step_twice() {
    let mut grid = grid(&[100]);
    grid.tie_break = vec![TieBreakStep::Chair, TieBreakStep::Priority, TieBreakStep::Priority];
    assert_eq!(
        fields(&grid),
        [("tie_break".into(), "duplicate"), ("tie_break".into(), "order")]
    );
}

#[test]
fn descriptors_climb_the_scale() {
    let mut grid = grid(&[100]);
    let text = Label {
        fr: "Bon".into(),
        en: "Good".into(),
    };
    let descriptor = |level| Descriptor {
        level: Steps(level),
        text: text.clone(),
    };
    grid.criteria[0].descriptors = vec![descriptor(6), descriptor(6), descriptor(12)];
    assert_eq!(
        fields(&grid),
        [
            ("criteria[0].descriptors[1].level".into(), "order"),
            ("criteria[0].descriptors[2].level".into(), "range"),
        ]
    );
}

fn faults(change: impl Fn(&mut serde_json::Value)) -> Vec<(String, &'static str)> {
    let words = json!({ "words": [{ "fr": "non", "en": "no" }, { "fr": "oui", "en": "yes" }] });
    let part = |code: &str| json!({ "code": code, "label": { "fr": code, "en": "" } });
    let mut json = json!({ "scale": { "minimum": 0, "maximum": 10, "steps_per_point": 2 }, "criteria": [
        { "code": "A", "label": { "fr": "A", "en": "" }, "weight": 100, "parts": [part("A1"), part("A2")] },
        { "code": "B", "label": { "fr": "B", "en": "" }, "role": "apart", "scale": words, "floor": "0.5" }] });
    change(&mut json);
    fields(&serde_json::from_value(json).unwrap())
}

#[test]
fn categories_words_and_conditions_hold_together_or_name_the_field_at_fault() {
    let at = |field: &str, fault| vec![(field.to_owned(), fault)];
    assert_eq!(faults(|_| {}), []);
    assert_eq!(
        faults(|grid| grid["criteria"][0]["parts"][1]["code"] = "A".into()),
        at("criteria[0].parts[1].code", "duplicate")
    );
    for same in ["a1", "Â1"] {
        assert_eq!(
            faults(|grid| grid["criteria"][0]["parts"][1]["code"] = same.into()),
            at("criteria[0].parts[1].code", "duplicate")
        );
    }
    let six = json!({ "numeric": { "minimum": 1, "maximum": 6, "steps_per_point": 1 } });
    assert_eq!(
        faults(|grid| grid["criteria"][0]["parts"][1]["scale"] = six.clone()),
        at("criteria[0].parts", "mixed_scales")
    );
    assert_eq!(
        faults(|grid| grid["criteria"][0]["scale"] = six.clone()),
        at("criteria[0].scale", "unexpected")
    );
    assert_eq!(
        faults(|grid| grid["criteria"][0]["parts"][0]["role"] = "bonus".into()),
        at("criteria[0].parts[0].role", "unexpected")
    );
    assert_eq!(
        faults(|grid| grid["criteria"][1]["floor"] = "1.5".into()),
        at("criteria[1].floor", "range")
    );
    assert_eq!(
        faults(|grid| grid["criteria"][1]["scale"]["words"] = json!([])),
        [
            ("criteria[1].scale.words".to_owned(), "range"),
            ("criteria[1].floor".to_owned(), "range")
        ]
    );
    let condition = |condition: serde_json::Value| faults(|grid| grid["conditions"] = json!([condition]));
    assert_eq!(
        condition(json!({ "kind": "reach", "criteria": ["A", "C"], "floor": "3", "at_least": 1 })),
        at("conditions[0].criteria", "unknown")
    );
    assert_eq!(
        condition(json!({ "kind": "reach", "criteria": ["A"], "floor": "3", "at_least": 2 })),
        at("conditions[0].at_least", "range")
    );
    assert_eq!(
        condition(json!({ "kind": "agree", "criteria": ["A"], "level": 1, "at_least": 1 })),
        at("conditions[0].criteria", "unknown")
    );
    assert_eq!(
        condition(json!({ "kind": "envelope", "available_cents": 100, "target": "2", "least": "2.5" })),
        at("conditions[0].target", "order")
    );
    let band = |code: &str, from: &str| json!({ "code": code, "label": { "fr": code, "en": "" }, "from": from });
    assert_eq!(
        faults(|grid| grid["bands"] = json!([band("good", "55"), band("fair", "45")])),
        at("bands[1].from", "order")
    );
}

#[test]
fn a_referential_says_which_version_it_is() {
    let label = |text: &str| json!({ "fr": text, "en": "" });
    let with = |referential: serde_json::Value| faults(|grid| grid["criteria"][0]["referential"] = referential.clone());
    let field = |part: &str| format!("criteria[0].referential.{part}");
    assert_eq!(
        with(json!({ "name": label("RGESN"), "version": label("mai 2024") })),
        []
    );
    assert_eq!(
        with(json!({ "name": label(" "), "version": label("") })),
        [(field("name.fr"), "empty"), (field("version.fr"), "empty")]
    );
    let at = |address: &str| with(json!({ "name": label("R"), "version": label("1"), "address": address }));
    assert_eq!(at("https://referentiel.example/rgesn"), []);
    for unfit in ["referentiel.example", "javascript:alert(1)", "https://a b", ""] {
        assert_eq!(at(unfit), [(field("address"), "form")], "{unfit}");
    }
}

#[test]
fn an_unknown_field_is_refused() {
    let mut json = serde_json::to_value(grid(&[100])).unwrap();
    json["bonuses"] = 1.into();
    assert!(serde_json::from_value::<Grid>(json).is_err());
}

#[test]
fn the_usual_settings_may_be_left_out() {
    let grid: Grid = serde_json::from_str(
        r#"{ "criteria": [{ "code": "C1", "label": { "fr": "Pertinence", "en": "Relevance" }, "weight": 100 }],
             "scale": { "minimum": 0, "maximum": 10, "steps_per_point": 2 }, "overall_threshold": "60" }"#,
    )
    .unwrap();
    assert_eq!(grid.problems(), []);
    assert_eq!((grid.score_out_of, grid.decimals, grid.min_evaluations), (100, 2, 2));
    assert_eq!(grid.tie_break, TieBreakStep::DEFAULT_CHAIN);
}
