//! What no committee may break, tried on random ones.

use proptest::prelude::*;

use super::samples::{cell, dossier, member, precedence, ranking, toy_grid};
use super::{Candidate, DossierResult, Precedence, consolidate, rank};
use crate::evaluation::{Cell, CellState};
use crate::grid::scoring::tests::{grid, sheet};
use crate::grid::{Answer, Exact, Sheet, Steps};

fn any_cell(number: u8) -> impl Strategy<Value = Cell> {
    let state = prop::sample::select(CellState::ALL.to_vec());
    (state, prop::collection::vec(prop::option::weighted(0.9, 0_u16..=10), 3)).prop_map(move |(state, marks)| Cell {
        member: member(number),
        state,
        sheet: sheet(&marks),
    })
}

fn any_committee() -> impl Strategy<Value = Vec<Cell>> {
    (1_u8..9).prop_flat_map(|size| (0..size).map(any_cell).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn the_order_of_entry_never_matters(cells in any_committee(), turn in 0_usize..9) {
        let grid = toy_grid();
        let mut turned = cells.clone();
        turned.rotate_left(turn % cells.len());
        turned.reverse();
        prop_assert_eq!(
            consolidate(&grid, dossier(1), &cells, None).unwrap(),
            consolidate(&grid, dossier(1), &turned, None).unwrap()
        );
    }

    #[test]
    fn calling_the_members_by_other_names_changes_no_figure(cells in any_committee(), turn in 1_u8..9) {
        let grid = toy_grid();
        let size = u8::try_from(cells.len()).unwrap();
        let mut renamed = cells.clone();
        for (number, cell) in (0..).zip(&mut renamed) {
            cell.member = member(40 + (number + turn) % size);
        }
        let figures = |cells: &[Cell]| {
            let result = consolidate(&grid, dossier(1), cells, None).unwrap();
            let official = result.official.as_ref().map(|official| official.why.exact);
            let means: Vec<_> = result.criteria.iter().map(|one| (one.mean.as_ref().map(|mean| mean.why.exact), one.floor_failed)).collect();
            (official, means, result.threshold, result.conditions, result.band, result.submitted, result.assigned)
        };
        prop_assert_eq!(figures(&cells), figures(&renamed));
    }

    #[test]
    fn the_order_of_dossiers_never_matters(committees in prop::collection::vec((any_committee(), 0_u32..3, any::<bool>()), 1..12)) {
        let mut grid = grid(&[40, 40, 20]);
        grid.overall_threshold = Some("30".parse().unwrap());
        let results: Vec<_> = (1..).zip(&committees)
            .map(|(number, (cells, ..))| consolidate(&grid, dossier(number), cells, None).unwrap())
            .collect();
        let mut candidates: Vec<_> = results.iter().zip(&committees)
            .map(|(result, (_, day, priority))| Candidate { result, precedence: Precedence { priority: *priority, ..precedence(*day) }, requested_cents: None })
            .collect();
        let forward = rank(&grid, &candidates, None);
        candidates.reverse();
        prop_assert_eq!(forward, rank(&grid, &candidates, None));
    }

    #[test]
    fn recusing_a_member_is_as_if_the_member_were_absent(cells in any_committee(), at in 0_usize..9) {
        let grid = toy_grid();
        let at = at % cells.len();
        let (mut recused, mut absent) = (cells.clone(), cells);
        recused[at].state = CellState::Recused;
        absent.remove(at);
        let (recused, absent) = (
            consolidate(&grid, dossier(1), &recused, None).unwrap(),
            consolidate(&grid, dossier(1), &absent, None).unwrap(),
        );
        let official = |result: &DossierResult| result.official.as_ref().map(|official| official.why.exact);
        prop_assert_eq!(official(&recused), official(&absent));
        prop_assert_eq!((recused.submitted, recused.assigned), (absent.submitted, absent.assigned));
        prop_assert_eq!(&recused.flags, &absent.flags);
        prop_assert_eq!(recused.threshold, absent.threshold);
    }

    #[test]
    fn clearing_a_mark_takes_the_sheet_out_and_never_lowers_the_mean_by_a_zero(cells in any_committee()) {
        let grid = toy_grid();
        let mut with_blank = cells.clone();
        with_blank.push(cell(20, CellState::Submitted, &[Some(0.0), Some(0.0), None]));
        let exact = |cells: &[Cell]| {
            consolidate(&grid, dossier(1), cells, None).unwrap().official.map(|official| official.why.exact)
        };
        prop_assert_eq!(exact(&cells), exact(&with_blank));
    }

    #[test]
    fn a_rank_is_one_more_than_the_number_of_better_scores(committees in prop::collection::vec(any_committee(), 1..15)) {
        let grid = grid(&[50, 50, 0]);
        let results: Vec<_> = (1..).zip(&committees)
            .map(|(number, cells)| consolidate(&grid, dossier(number), cells, None).unwrap())
            .collect();
        let ranking = ranking(&grid, &results);
        for place in &ranking.ranked {
            let better = ranking.ranked.iter().filter(|other| other.official > place.official).count();
            prop_assert_eq!(usize::try_from(place.rank).unwrap(), better + 1);
        }
        prop_assert_eq!(ranking.ranked.len() + ranking.apart.len(), results.len());
    }
}

/// Totals of seven divisors that share nothing: their squares outgrow what can be held exactly, their mean does not.
#[test]
fn a_dossier_whose_divisors_meet_nowhere_is_scored_like_any_other() {
    let mut grid = grid(&[101, 89, 73, 97, 61, 83, 55, 67]);
    grid.weighting = crate::grid::Weighting::Coefficients;
    for criterion in &mut grid.criteria {
        criterion.not_applicable = true;
    }
    let cells: Vec<Cell> = (0..8_u8)
        .map(|number| {
            let answers = (0..8_u8).map(|at| {
                let code = format!("C{}", at + 1);
                let answer = if at == number {
                    Answer::NOT_APPLICABLE
                } else {
                    Steps(u16::from((at * 3 + number) % 11)).into()
                };
                (code, Some(answer))
            });
            Cell {
                member: member(number),
                state: CellState::Submitted,
                sheet: Sheet::new(answers),
            }
        })
        .collect();
    let result = consolidate(&grid, dossier(1), &cells, None).unwrap();
    assert!(result.official.is_some());
    let deviation = result.dispersion.unwrap().deviation.unwrap();
    assert!(deviation.value.exact() > Exact::ZERO);
}
