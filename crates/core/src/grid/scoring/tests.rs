//! Worked totals, and what no sheet may break.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::grid::{Contribution, Score, Steps};

/// A grid from its JSON, where what is left out is as usual.
pub(crate) fn read(json: serde_json::Value) -> Grid {
    let grid: Grid = serde_json::from_value(json).unwrap();
    assert_eq!(grid.problems(), []);
    grid
}

/// A grid on 0–5 by half points, `C1`… with these weights, out of 100; sound or not.
pub(crate) fn grid(weights: &[u32]) -> Grid {
    let criterion = |(index, weight): (usize, &u32)| {
        let number = index + 1;
        let label = json!({ "fr": format!("Critère {number}"), "en": format!("Criterion {number}") });
        json!({ "code": format!("C{number}"), "label": label, "weight": weight })
    };
    let criteria: Vec<_> = weights.iter().enumerate().map(criterion).collect();
    let scale = json!({ "minimum": 0, "maximum": 10, "steps_per_point": 2 });
    serde_json::from_value(json!({ "criteria": criteria, "scale": scale })).unwrap()
}

/// What each criterion brings on a sheet, and the total.
fn totalled(grid: &Grid, sheet: &Sheet) -> Option<(Vec<Option<Exact>>, Exact)> {
    let total = weighted_total(grid, grid.official_weights(), sheet).unwrap()?;
    let brings = |(criterion, share): &(&Criterion, Option<Exact>)| Some(total.brings(criterion, (*share)?).unwrap());
    Some((total.shares.iter().map(brings).collect(), total.exact))
}

fn rounded(grid: &Grid, sheet: &Sheet) -> Option<String> {
    totalled(grid, sheet).map(|(_, total)| total.round(grid.decimals).unwrap().to_string())
}

/// A sheet of marks in half points, in the order of the criteria.
pub(crate) fn sheet(marks: &[Option<u16>]) -> Sheet {
    Sheet::new(
        marks
            .iter()
            .enumerate()
            .map(|(index, mark)| (format!("C{}", index + 1), mark.map(|steps| Steps(steps).into()))),
    )
}

fn full(marks: &[u16]) -> Sheet {
    sheet(&marks.iter().copied().map(Some).collect::<Vec<_>>())
}

#[test]
fn the_six_criteria_of_the_cluster_give_sixty_seven_and_a_half() {
    let grid = grid(&[20, 25, 20, 15, 10, 10]);
    let sheet = full(&[7, 8, 6, 5, 8, 6]);
    let (parts, total) = totalled(&grid, &sheet).unwrap();
    let expected = [(14, 1), (20, 1), (12, 1), (15, 2), (8, 1), (6, 1)].map(|(n, d)| Exact::new(n, d).ok());
    assert_eq!(parts, expected);
    assert_eq!(total.round(2).unwrap().to_string(), "67.50");
}

#[test]
fn a_blank_mark_is_never_zero() {
    let grid = grid(&[60, 40]);
    assert_eq!(rounded(&grid, &sheet(&[Some(8), None])), None);
    assert_eq!(rounded(&grid, &sheet(&[Some(8), Some(0)])).unwrap(), "48.00");
}

#[test]
fn a_mark_off_the_scale_or_for_no_criterion_is_refused_by_name() {
    let grid = grid(&[60, 40]);
    assert_eq!(
        sheet(&[Some(11)]).validate(&grid).unwrap_err().field(),
        Some("marks.C1")
    );
    assert_eq!(
        sheet(&[None, None, Some(1)]).validate(&grid).unwrap_err().field(),
        Some("marks.C3")
    );
    assert!(sheet(&[None, Some(10)]).validate(&grid).is_ok());
}

#[test]
fn the_scale_of_the_result_is_a_setting_of_the_grid() {
    let mut grid = grid(&[40, 35, 25]);
    let sheet = full(&[8, 9, 6]);
    grid.decimals = 3;
    let totals: Vec<_> = [5, 20, 100]
        .into_iter()
        .filter_map(|out_of| {
            grid.score_out_of = out_of;
            rounded(&grid, &sheet)
        })
        .collect();
    assert_eq!(totals, ["3.925", "15.700", "78.500"]);
}

#[test]
fn what_does_not_concern_a_dossier_leaves_its_weight_to_the_others() {
    let mut whole = grid(&[50, 30, 20]);
    whole.criteria[1].not_applicable = true;
    let given = |second| {
        Sheet::new(
            [
                ("C1", Some(Steps(8).into())),
                ("C2", second),
                ("C3", Some(Steps(4).into())),
            ]
            .map(|(code, answer)| (code.to_owned(), answer)),
        )
    };
    // (50 · 8/10 + 20 · 4/10) / 70
    assert_eq!(rounded(&whole, &given(Some(Answer::NOT_APPLICABLE))).unwrap(), "68.57");
    assert_eq!(rounded(&whole, &given(Some(Steps(0).into()))).unwrap(), "48.00");
    assert_eq!(rounded(&whole, &given(None)), None);
    let none = Sheet::new(["C1", "C2", "C3"].map(|code| (code.to_owned(), Some(Answer::NOT_APPLICABLE))));
    assert_eq!(rounded(&whole, &none), None);
    assert_eq!(none.validate(&whole).unwrap_err().field(), Some("marks.C1"));
}

fn nested(combination: &str) -> Grid {
    let part = |code: &str, weight: u32| json!({ "code": code, "label": { "fr": code, "en": "" }, "weight": weight, "not_applicable": true });
    let category = json!({ "code": "A", "label": { "fr": "A", "en": "" }, "weight": 60, "combination": combination,
        "parts": [part("A1", 1), part("A2", 3)] });
    read(
        json!({ "criteria": [category, { "code": "B", "label": { "fr": "B", "en": "" }, "weight": 40 }],
        "scale": { "minimum": 0, "maximum": 10, "steps_per_point": 2 } }),
    )
}

fn answers(given: &[(&str, Option<u16>)]) -> Sheet {
    let answer = |mark: &Option<u16>| Some(mark.map_or(Answer::NOT_APPLICABLE, |steps| Steps(steps).into()));
    Sheet::new(given.iter().map(|(code, mark)| ((*code).to_owned(), answer(mark))))
}

#[test]
fn a_category_is_the_mean_or_the_sum_of_its_parts() {
    let sheet = answers(&[("A1", Some(10)), ("A2", Some(2)), ("B", Some(10))]);
    // The mean: (1 · 5 + 3 · 1) / 4 = 2 of 5. The sum: 6 of 10.
    assert_eq!(rounded(&nested("mean"), &sheet).unwrap(), "64.00");
    assert_eq!(rounded(&nested("sum"), &sheet).unwrap(), "76.00");
    let part = answers(&[("A1", Some(10)), ("A2", None), ("B", Some(10))]);
    assert_eq!(rounded(&nested("mean"), &part).unwrap(), "100.00");
    assert_eq!(rounded(&nested("sum"), &part).unwrap(), "100.00");
    let neither = answers(&[("A1", None), ("A2", None), ("B", Some(5))]);
    assert_eq!(rounded(&nested("sum"), &neither).unwrap(), "50.00");
}

#[test]
fn a_sum_without_a_part_stays_between_its_least_and_its_most() {
    let part = |code: &str, least: u16, most: u16| {
        let scale = json!({ "numeric": { "minimum": least, "maximum": most, "steps_per_point": 1 } });
        json!({ "code": code, "label": { "fr": code, "en": "" }, "not_applicable": true, "scale": scale })
    };
    let category = json!({ "code": "A", "label": { "fr": "A", "en": "" }, "weight": 100, "combination": "sum",
        "parts": [part("A1", 1, 6), part("A2", 0, 2), part("A3", 1, 6)] });
    let mut grid = read(json!({ "criteria": [category], "contribution": "share_of_span",
        "scale": { "minimum": 0, "maximum": 10, "steps_per_point": 2 } }));
    let lowest = answers(&[("A1", None), ("A2", Some(0)), ("A3", Some(1))]);
    assert_eq!(rounded(&grid, &lowest).unwrap(), "0.00");
    grid.contribution = Contribution::ShareOfMaximum;
    // Its least of 2 in 14, although the two parts that concern the dossier have but 1 of 8.
    assert_eq!(rounded(&grid, &lowest).unwrap(), "14.29");
}

#[test]
fn a_scale_that_does_not_begin_at_zero_brings_a_share_of_its_maximum_or_of_its_span() {
    let mut grid = read(
        json!({ "criteria": [{ "code": "C1", "label": { "fr": "C1", "en": "" }, "weight": 100,
        "scale": { "numeric": { "minimum": 1, "maximum": 6, "steps_per_point": 1 } } }],
        "scale": { "minimum": 0, "maximum": 10, "steps_per_point": 2 } }),
    );
    assert_eq!(rounded(&grid, &full(&[3])).unwrap(), "50.00");
    assert_eq!(rounded(&grid, &full(&[1])).unwrap(), "16.67");
    grid.contribution = Contribution::ShareOfSpan;
    assert_eq!(rounded(&grid, &full(&[3])).unwrap(), "40.00");
    assert_eq!(rounded(&grid, &full(&[1])).unwrap(), "0.00");
}

#[test]
fn a_bonus_is_added_up_to_its_cap_and_never_beyond_the_full_score() {
    let mut grid = grid(&[100, 10]);
    grid.criteria[1].role = Role::Bonus;
    assert_eq!(grid.problems(), []);
    assert_eq!(rounded(&grid, &full(&[6, 10])).unwrap(), "70.00");
    grid.bonus_cap = Some("4.5".parse::<Score>().unwrap());
    assert_eq!(rounded(&grid, &full(&[6, 10])).unwrap(), "64.50");
    assert_eq!(rounded(&grid, &full(&[10, 10])).unwrap(), "100.00");
}

#[test]
fn words_count_by_their_place_and_direct_points_by_themselves() {
    let words = json!({ "words": [{ "fr": "NON", "en": "NO GO" }, { "fr": "OUI", "en": "GO" }] });
    let points = json!({ "numeric": { "minimum": 0, "maximum": 30, "steps_per_point": 1 } });
    let grid = read(json!({ "criteria": [
        { "code": "C1", "label": { "fr": "Avis", "en": "" }, "weight": 70, "scale": words },
        { "code": "C2", "label": { "fr": "Points", "en": "" }, "weight": 30, "scale": points }],
        "scale": { "minimum": 0, "maximum": 10, "steps_per_point": 2 } }));
    assert_eq!(rounded(&grid, &full(&[1, 18])).unwrap(), "88.00");
    assert_eq!(rounded(&grid, &full(&[0, 30])).unwrap(), "30.00");
    assert!(full(&[2, 1]).validate(&grid).is_err());
}

proptest! {
    #[test]
    fn a_total_stands_between_nothing_and_the_full_score(marks in prop::collection::vec(0_u16..=10, 4)) {
        let grid = grid(&[10, 20, 30, 40]);
        let (_, total) = totalled(&grid, &full(&marks)).unwrap();
        prop_assert!((Exact::ZERO..=Exact::whole(100)).contains(&total));
    }

    #[test]
    fn a_better_mark_never_lowers_the_total(marks in prop::collection::vec(0_u16..10, 4), at in 0_usize..4) {
        let grid = grid(&[10, 20, 30, 40]);
        let mut better = marks.clone();
        better[at] += 1;
        prop_assert!(totalled(&grid, &full(&marks)).unwrap().1 < totalled(&grid, &full(&better)).unwrap().1);
    }

    #[test]
    fn not_applicable_never_lowers_a_score_by_itself(marks in prop::collection::vec(0_u16..=10, 4), at in 0_usize..4) {
        let mut grid = grid(&[10, 20, 30, 40]);
        grid.criteria[at].not_applicable = true;
        let without = Sheet::new(marks.iter().enumerate().map(|(index, mark)| {
            (format!("C{}", index + 1), Some(if index == at { Answer::NOT_APPLICABLE } else { Steps(*mark).into() }))
        }));
        let (_, total) = totalled(&grid, &without).unwrap();
        // It is the total of the grid without that criterion, and no less than with the lowest mark on it.
        let mut others = grid.clone();
        others.criteria.remove(at);
        prop_assert_eq!(total, totalled(&others, &full_but(&marks, at)).unwrap().1);
        let mut lowest = marks.clone();
        lowest[at] = 0;
        prop_assert!(total >= totalled(&grid, &full(&lowest)).unwrap().1);
    }
}

fn full_but(marks: &[u16], out: usize) -> Sheet {
    let kept = marks.iter().enumerate().filter(|(index, _)| *index != out);
    Sheet::new(kept.map(|(index, mark)| (format!("C{}", index + 1), Some(Steps(*mark).into()))))
}
