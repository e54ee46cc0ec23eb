//! Members, dossiers and marks for the tests of this folder.

use super::{Candidate, DossierResult, Precedence, Ranking, consolidate, rank};
use crate::evaluation::{Cell, CellState};
use crate::grid::Grid;
use crate::grid::scoring::tests::{grid, sheet};
use crate::id::{DossierId, MemberId};

pub(super) type Marks<'a> = (CellState, &'a [Option<f32>]);

pub(super) fn member(number: u8) -> MemberId {
    MemberId::from_uuid(uuid::Uuid::from_u128(u128::from(number) + 1))
}

pub(super) fn dossier(number: u8) -> DossierId {
    DossierId::from_uuid(uuid::Uuid::from_u128(u128::from(number)))
}

/// Marks are written in points as on paper; only tests do so.
pub(super) fn cell(number: u8, state: CellState, marks: &[Option<f32>]) -> Cell {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "half points up to 5"
    )]
    let steps: Vec<_> = marks
        .iter()
        .map(|mark| mark.map(|points| (points * 2.0) as u16))
        .collect();
    Cell {
        member: member(number),
        state,
        sheet: sheet(&steps),
    }
}

pub(super) fn result(grid: &Grid, number: u8, members: &[Marks<'_>]) -> DossierResult {
    let cells: Vec<_> = (0_u8..)
        .zip(members)
        .map(|(index, (state, marks))| cell(index, *state, marks))
        .collect();
    consolidate(grid, dossier(number), &cells, None).unwrap()
}

pub(super) fn precedence(received_on: u32) -> Precedence {
    let received_at = crate::clock::Timestamp::from_timestamp(i64::from(received_on) * 86_400, 0).unwrap();
    Precedence {
        priority: false,
        received_at: Some(received_at),
        chair_order: None,
    }
}

pub(super) fn ranking(grid: &Grid, results: &[DossierResult]) -> Ranking {
    let candidates: Vec<_> = results
        .iter()
        .map(|result| Candidate {
            result,
            precedence: precedence(0),
            requested_cents: None,
        })
        .collect();
    rank(grid, &candidates, None)
}

/// Weights 40/35/25, result on 5, floors of 3 on C1 and C2, no chain for ties.
pub(super) fn toy_grid() -> Grid {
    let mut grid = grid(&[40, 35, 25]);
    grid.score_out_of = 5;
    grid.criteria[0].floor = "3".parse().ok();
    grid.criteria[1].floor = "3".parse().ok();
    grid.tie_break = vec![];
    grid
}
