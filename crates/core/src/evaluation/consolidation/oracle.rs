//! The worked numbers of the published method; `properties` beside it holds what no committee may break.

use super::samples::{Marks, cell, dossier, member, ranking, result, toy_grid};
use super::{ApartReason, DossierResult, Flag, FloorFailure, LeftOutReason, TieReason, consolidate};
use crate::evaluation::CellState;
use crate::grid::scoring::tests::grid;
use crate::grid::{Exact, Grid, Steps};

fn submitted(marks: [f32; 3]) -> (CellState, Vec<Option<f32>>) {
    (CellState::Submitted, marks.map(Some).to_vec())
}

/// The six dossiers of the toy, evaluated by A, B, C and D.
fn toy(grid: &Grid) -> Vec<DossierResult> {
    let twins = [[4.0, 4.0, 3.5], [4.0, 4.0, 3.5], [4.5, 4.5, 4.0], [3.5, 3.5, 3.0]]
        .map(submitted)
        .to_vec();
    let table = [
        [[4.0, 4.5, 3.0], [3.5, 4.0, 4.0], [5.0, 4.5, 4.0], [3.0, 4.0, 3.5]]
            .map(submitted)
            .to_vec(),
        vec![
            submitted([4.5, 3.0, 4.0]),
            (CellState::Recused, vec![]),
            submitted([5.0, 4.0, 4.5]),
            submitted([3.5, 3.0, 3.0]),
        ],
        [[2.5, 5.0, 5.0], [3.0, 4.5, 4.5], [3.5, 5.0, 5.0], [2.5, 4.0, 4.5]]
            .map(submitted)
            .to_vec(),
        twins.clone(),
        vec![
            submitted([3.0, 2.0, 2.5]),
            submitted([3.0, 2.5, 2.0]),
            submitted([4.0, 3.0, 3.0]),
            (CellState::Submitted, vec![Some(3.0), Some(2.0), None]),
        ],
        twins,
    ];
    (1..)
        .zip(&table)
        .map(|(number, rows)| {
            let rows: Vec<_> = rows.iter().map(|(state, marks)| (*state, marks.as_slice())).collect();
            result(grid, number, &rows)
        })
        .collect()
}

fn officials(results: &[DossierResult]) -> Vec<String> {
    results
        .iter()
        .map(|result| result.official.as_ref().unwrap().value.to_string())
        .collect()
}

#[test]
fn the_toy_gives_the_published_individual_totals() {
    let grid = toy_grid();
    let totals: Vec<Vec<Option<String>>> = toy(&grid)
        .iter()
        .map(|result| {
            let exact = |cell: &super::CellResult| Some(cell.total.as_ref()?.why.exact.round(3).unwrap().to_string());
            result.cells.iter().map(exact).collect()
        })
        .collect();
    let expected = [
        [Some("3.925"), Some("3.800"), Some("4.575"), Some("3.475")],
        [Some("3.850"), None, Some("4.525"), Some("3.200")],
        [Some("4.000"), Some("3.900"), Some("4.400"), Some("3.525")],
        [Some("3.875"), Some("3.875"), Some("4.375"), Some("3.375")],
        [Some("2.525"), Some("2.575"), Some("3.400"), None],
        [Some("3.875"), Some("3.875"), Some("4.375"), Some("3.375")],
    ];
    assert_eq!(
        totals,
        expected.map(|row| row.map(|total| total.map(str::to_owned)).to_vec())
    );
}

#[test]
fn the_toy_gives_the_published_exact_means_and_official_scores() {
    let results = toy(&toy_grid());
    let exact: Vec<_> = results
        .iter()
        .map(|result| result.official.as_ref().unwrap().why.exact.to_string())
        .collect();
    assert_eq!(exact, ["631/160", "463/120", "633/160", "31/8", "17/6", "31/8"]);
    assert_eq!(officials(&results), ["3.94", "3.86", "3.96", "3.88", "2.83", "3.88"]);
}

#[test]
fn the_toy_on_twenty_gives_the_published_scores() {
    let mut grid = toy_grid();
    (grid.score_out_of, grid.decimals) = (20, 6);
    let expected = [
        "15.775000",
        "15.433333",
        "15.825000",
        "15.500000",
        "11.333333",
        "15.500000",
    ];
    assert_eq!(officials(&toy(&grid)), expected);
}

#[test]
fn the_toy_ranks_one_two_two_four_and_eliminates_the_best_total() {
    let grid = toy_grid();
    let results = toy(&grid);
    let ranking = ranking(&grid, &results);
    let places: Vec<_> = ranking
        .ranked
        .iter()
        .map(|place| (place.rank, place.ex_aequo, place.dossier, place.unresolved))
        .collect();
    assert_eq!(
        places,
        [
            (1, false, dossier(1), false),
            (2, true, dossier(4), true),
            (2, true, dossier(6), true),
            (4, false, dossier(2), false)
        ]
    );
    assert_eq!(ranking.ties.len(), 1);
    assert_eq!(ranking.ties[0].reason, TieReason::Unresolved);
    let eliminations: Vec<_> = ranking
        .apart
        .iter()
        .map(|apart| (apart.dossier, apart.reasons.clone()))
        .collect();
    let eliminated = |criterion: &str, mean: &str| {
        let (mean, floor) = (mean.parse().unwrap(), "3".parse().unwrap());
        vec![ApartReason::Eliminated {
            floors: vec![FloorFailure {
                criterion: criterion.into(),
                mean,
                floor,
            }],
        }]
    };
    assert_eq!(
        eliminations,
        [
            (dossier(3), eliminated("C1", "2.88")),
            (dossier(5), eliminated("C2", "2.50"))
        ]
    );
    assert_eq!(
        results[2].criteria[0].mean.as_ref().unwrap().why.exact,
        Exact::new(23, 8).unwrap()
    );
}

#[test]
fn a_mark_shared_by_floor_and_mean_passes() {
    let mut grid = grid(&[100]);
    grid.criteria[0].floor = "3".parse().ok();
    let at_floor = result(
        &grid,
        1,
        &[
            (CellState::Submitted, &[Some(3.0)]),
            (CellState::Submitted, &[Some(3.0)]),
        ],
    );
    assert!(!at_floor.criteria[0].floor_failed);
    let under = result(
        &grid,
        1,
        &[
            (CellState::Submitted, &[Some(3.0)]),
            (CellState::Submitted, &[Some(2.5)]),
        ],
    );
    assert!(under.criteria[0].floor_failed);
}

#[test]
fn a_mean_under_its_floor_never_reads_as_the_floor() {
    let mut grid = grid(&[100]);
    grid.decimals = 0;
    let mut shown = |given: [f32; 3], floor: &str| {
        grid.criteria[0].floor = floor.parse().ok();
        let marks = given.map(|mark| [Some(mark)]);
        let cells: Vec<Marks<'_>> = marks
            .iter()
            .map(|marks| (CellState::Submitted, marks.as_slice()))
            .collect();
        let criterion = result(&grid, 1, &cells).criteria[0].clone();
        let mean = criterion.mean.unwrap().value.to_string();
        (mean, criterion.floor.unwrap().to_string(), criterion.floor_failed)
    };
    assert_eq!(shown([3.0, 3.0, 2.0], "3"), ("2.7".into(), "3".into(), true));
    assert_eq!(shown([3.0, 3.0, 3.5], "3"), ("3".into(), "3".into(), false));
    // A floor of two and a half is no three, and a mean of 7/3 is under it.
    assert_eq!(shown([2.0, 2.0, 3.0], "2.5"), ("2".into(), "2.5".into(), true));
    assert_eq!(shown([2.5, 2.5, 2.5], "2.5"), ("3".into(), "2.5".into(), false));
}

#[test]
fn horizon_europe_passes_ten_and_fails_twelve_and_a_half_with_a_weak_criterion() {
    let mut grid = grid(&[1, 1, 1]);
    grid.weighting = crate::grid::Weighting::Coefficients;
    grid.score_out_of = 15;
    grid.min_evaluations = 1;
    grid.overall_threshold = Some("10".parse().unwrap());
    grid.criteria
        .iter_mut()
        .for_each(|criterion| criterion.floor = "3".parse().ok());
    let passing = result(&grid, 1, &[(CellState::Submitted, &[Some(3.0), Some(3.5), Some(3.5)])]);
    let failing = result(&grid, 2, &[(CellState::Submitted, &[Some(5.0), Some(5.0), Some(2.5)])]);
    assert_eq!(officials(&[passing.clone(), failing.clone()]), ["10.00", "12.50"]);
    let ranking = ranking(&grid, &[passing, failing]);
    assert_eq!(
        ranking.ranked.iter().map(|place| place.dossier).collect::<Vec<_>>(),
        [dossier(1)]
    );
    assert_eq!(ranking.apart[0].dossier, dossier(2));
}

#[test]
fn an_official_score_of_two_sixty_eight_comes_from_two_six_seven_five() {
    let mut grid = grid(&[65, 35]);
    (grid.score_out_of, grid.min_evaluations) = (5, 1);
    // 0.65 · 2.5 + 0.35 · 3 = 2.675
    let result = result(&grid, 1, &[(CellState::Submitted, &[Some(2.5), Some(3.0)])]);
    assert_eq!(officials(&[result]), ["2.68"]);
}

#[test]
fn the_threshold_meets_the_number_that_is_shown() {
    let mut grid = grid(&[95, 5]);
    (grid.decimals, grid.min_evaluations) = (0, 1);
    grid.overall_threshold = Some("60".parse().unwrap());
    // 59.5 is shown as 60, and 60 is what meets the threshold.
    let result = result(&grid, 1, &[(CellState::Submitted, &[Some(3.0), Some(2.5)])]);
    assert_eq!(result.official.as_ref().unwrap().why.exact, Exact::new(119, 2).unwrap());
    assert!(result.threshold.unwrap().passed);
}

#[test]
fn recused_abstained_and_missing_are_three_states_and_none_is_a_zero() {
    let grid = grid(&[100]);
    let result = result(
        &grid,
        1,
        &[
            (CellState::Submitted, &[Some(4.0)]),
            (CellState::Recused, &[Some(1.0)]),
            (CellState::Abstained, &[]),
            (CellState::NotStarted, &[]),
            (CellState::Draft, &[Some(1.0)]),
            (CellState::SetAside, &[Some(1.0)]),
        ],
    );
    assert_eq!(officials(std::slice::from_ref(&result)), ["80.00"]);
    assert_eq!((result.submitted, result.assigned), (1, 5));
    let left_out: Vec<_> = result.cells.iter().map(|cell| cell.left_out).collect();
    assert_eq!(
        left_out,
        [
            None,
            Some(LeftOutReason::Recused),
            Some(LeftOutReason::Abstained),
            Some(LeftOutReason::NotStarted),
            Some(LeftOutReason::Draft),
            Some(LeftOutReason::SetAside)
        ]
    );
    assert_eq!(result.official.unwrap().why.left_out.len(), 5);
}

#[test]
fn too_few_evaluations_make_the_ranking_provisional() {
    let grid = grid(&[100]);
    let one = result(
        &grid,
        1,
        &[(CellState::Submitted, &[Some(4.0)]), (CellState::Draft, &[Some(4.0)])],
    );
    assert_eq!(
        one.flags,
        [Flag::InsufficientMarks {
            submitted: 1,
            required: 2
        }]
    );
    let ranking = ranking(&grid, &[one]);
    assert!(ranking.provisional);
    assert_eq!((ranking.insufficient, ranking.pending), (vec![dossier(1)], 1));
}

#[test]
fn two_points_apart_on_five_are_to_be_discussed() {
    let grid = grid(&[100]);
    let flags = |low: f32| {
        result(
            &grid,
            1,
            &[
                (CellState::Submitted, &[Some(4.5)]),
                (CellState::Submitted, &[Some(low)]),
            ],
        )
        .flags
    };
    assert_eq!(flags(3.0), []);
    assert_eq!(
        flags(2.5),
        [Flag::Gap {
            criterion: "C1".into(),
            minimum: Steps(5),
            maximum: Steps(9)
        }]
    );
}

#[test]
fn one_members_low_mark_is_discussed_and_eliminates_nothing() {
    let mut grid = grid(&[100]);
    grid.criteria[0].floor = "3".parse().ok();
    let result = result(
        &grid,
        1,
        &[
            (CellState::Submitted, &[Some(4.0)]),
            (CellState::Submitted, &[Some(2.5)]),
        ],
    );
    assert_eq!(
        result.flags,
        [Flag::IndividualLowMark {
            member: member(1),
            criterion: "C1".into(),
            mark: Steps(5)
        }]
    );
    assert!(!result.criteria[0].floor_failed);
}

#[test]
fn the_deviation_is_the_sample_one() {
    let mut grid = grid(&[100]);
    grid.score_out_of = 5;
    let marks: Vec<[Option<f32>; 1]> = [2.0, 4.0, 4.0, 4.0, 5.0, 5.0].map(|mark| [Some(mark)]).to_vec();
    let rows: Vec<_> = marks.iter().map(|marks| (CellState::Submitted, &marks[..])).collect();
    let dispersion = result(&grid, 1, &rows).dispersion.unwrap();
    // Mean 4, squares 4 + 0 + 0 + 0 + 1 + 1 = 6, variance 6/5, root 1.0954…
    let deviation = dispersion.deviation.unwrap();
    assert_eq!(
        (deviation.value.to_string().as_str(), deviation.why.exact),
        ("1.10", Exact::new(6, 5).unwrap())
    );
    assert_eq!(
        (dispersion.minimum.to_string(), dispersion.maximum.to_string()),
        ("2.00".into(), "5.00".into())
    );
    assert_eq!(dispersion.median.value.to_string(), "4.00");
}

#[test]
fn a_dossier_nobody_scored_stands_apart_without_a_zero() {
    let grid = grid(&[100]);
    let ranking = ranking(&grid, &[result(&grid, 1, &[(CellState::NotStarted, &[])])]);
    assert!(ranking.ranked.is_empty());
    assert_eq!(ranking.apart[0].reasons, [ApartReason::NotScored]);
    assert_eq!(ranking.apart[0].official, None);
}

#[test]
fn a_mark_off_the_grid_is_an_error_and_no_score() {
    let grid = grid(&[100]);
    assert!(consolidate(&grid, dossier(1), &[cell(0, CellState::Submitted, &[Some(5.5)])], None).is_err());
}
