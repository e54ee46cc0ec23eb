//! A grid tried out before anybody marks on it.

use uuid::Uuid;

use super::dossier::{DossierResult, consolidate};
use crate::error::Result;
use crate::evaluation::model::{Cell, CellState};
use crate::grid::{Grid, Sheet};
use crate::id::{DossierId, MemberId};

/// What sheets would give on a grid, each as if a member had handed it in: the first sheet is the first member's. An incomplete
/// sheet counts no more than in a committee.
///
/// # Errors
/// Of an answer that the grid does not know.
pub fn preview(grid: &Grid, sheets: Vec<Sheet>) -> Result<DossierResult> {
    let cells = (1_u128..).zip(sheets).map(|(number, sheet)| Cell {
        member: MemberId::from_uuid(Uuid::from_u128(number)),
        state: CellState::Submitted,
        sheet,
    });
    let dossier = DossierId::from_uuid(Uuid::nil());
    consolidate(grid, dossier, &cells.collect::<Vec<_>>(), None)
}
