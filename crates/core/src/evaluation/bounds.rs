//! Between what a member's total can still come to while some of their marks are blank.

use super::consolidation::individual_total;
use super::view::Bounds;
use crate::error::Result;
use crate::grid::{Answer, Grid, Scale, Score, Sheet, Steps};
use crate::id::MemberId;

/// Between what a sheet with blanks can still come to: never by counting a blank as zero.
pub(super) fn bounds(grid: &Grid, member: MemberId, sheet: &Sheet) -> Result<Option<Bounds>> {
    if sheet.is_complete(grid) {
        return Ok(None);
    }
    let filled = |end: fn(Scale) -> Steps| -> Result<Option<Score>> {
        let answers = grid.questions().into_iter().map(|question| {
            let answer = sheet.answer(&question.code);
            let filled = answer.unwrap_or_else(|| Answer::Mark(end(grid.scale_of(question))));
            (question.code.clone(), Some(filled))
        });
        Ok(individual_total(grid, member, &Sheet::new(answers))?.map(|total| total.value))
    };
    let (least, most) = (filled(|scale| scale.minimum)?, filled(|scale| scale.maximum)?);
    Ok(least.zip(most).map(|(least, most)| Bounds { least, most }))
}
