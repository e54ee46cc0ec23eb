//! The chain for ties, step by step.

use super::samples::{dossier, precedence, result};
use super::{Candidate, DossierResult, Precedence, TieReason, rank};
use crate::evaluation::CellState;
use crate::grid::scoring::tests::grid;
use crate::grid::{Grid, TieBreakStep};
use crate::id::DossierId;

/// Two dossiers of 76 points with different ways there.
fn tied(grid: &Grid) -> [DossierResult; 2] {
    let row = |marks: &'static [Option<f32>]| [(CellState::Submitted, marks), (CellState::Submitted, marks)];
    [
        result(grid, 1, &row(&[Some(4.0), Some(3.5)])),
        result(grid, 2, &row(&[Some(3.0), Some(5.0)])),
    ]
}

fn tie(edit: impl FnOnce(&mut [Precedence; 2], &mut Grid)) -> (Vec<(u32, u32, DossierId)>, TieReason) {
    let mut grid = grid(&[60, 40]);
    let results = tied(&grid);
    let mut precedences = [precedence(5), precedence(5)];
    edit(&mut precedences, &mut grid);
    let candidates: Vec<_> = results
        .iter()
        .zip(precedences)
        .map(|(result, precedence)| Candidate {
            result,
            precedence,
            requested_cents: None,
        })
        .collect();
    let ranking = rank(&grid, &candidates, None);
    let places = ranking
        .ranked
        .iter()
        .map(|place| (place.rank, place.position, place.dossier))
        .collect();
    (places, ranking.ties[0].reason.clone())
}

#[test]
fn a_resident_comes_first_in_a_tie_and_keeps_the_shared_rank() {
    let (places, reason) = tie(|precedences, _| precedences[1].priority = true);
    assert_eq!(places, [(1, 1, dossier(2)), (1, 2, dossier(1))]);
    assert_eq!(reason, TieReason::Priority);
}

#[test]
fn the_heaviest_criterion_comes_next() {
    let (places, reason) = tie(|_, _| {});
    assert_eq!(places, [(1, 1, dossier(1)), (1, 2, dossier(2))]);
    let (ahead, behind) = ("4".parse().unwrap(), "3".parse().ok());
    assert_eq!(
        reason,
        TieReason::HeaviestCriterion {
            criterion: "C1".into(),
            ahead,
            behind
        }
    );
}

#[test]
fn then_the_earlier_receipt_then_the_chair() {
    let later = [TieBreakStep::EarlierReceipt, TieBreakStep::Chair];
    let (places, reason) = tie(|precedences, grid| {
        grid.tie_break = later.to_vec();
        precedences[1] = precedence(4);
    });
    assert_eq!(places, [(1, 1, dossier(2)), (1, 2, dossier(1))]);
    assert!(matches!(reason, TieReason::EarlierReceipt { .. }));
    let (places, reason) = tie(|precedences, grid| {
        grid.tie_break = later.to_vec();
        (precedences[0].chair_order, precedences[1].chair_order) = (Some(2), Some(1));
    });
    assert_eq!(places, [(1, 1, dossier(2)), (1, 2, dossier(1))]);
    assert_eq!(reason, TieReason::Chair);
}

#[test]
fn a_tie_that_nothing_separates_waits_for_the_chair() {
    let (places, reason) = tie(|precedences, grid| {
        grid.tie_break = vec![TieBreakStep::EarlierReceipt, TieBreakStep::Chair];
        precedences[0].chair_order = Some(1);
    });
    assert_eq!(places, [(1, 1, dossier(1)), (1, 1, dossier(2))]);
    assert_eq!(reason, TieReason::Unresolved);
}
