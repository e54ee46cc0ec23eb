//! What is still missing before an evaluation can be handed in.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::error::{BrokenRule, Error, Result};
use crate::grid::{CommentRule, Criterion, Grid, Mark, Sheet, Steps};

/// Something that stands between a draft and its submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Gap {
    /// Code of the criterion.
    pub criterion: String,
    /// What is missing there.
    pub kind: GapKind,
}

/// What is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum GapKind {
    /// The mark.
    Mark,
    /// The comment that the grid requires with this mark.
    Comment,
}

/// The gaps of a sheet in the order of the grid. `comments` are the communicable comments by criterion code.
pub fn submission_gaps(grid: &Grid, sheet: &Sheet, comments: &BTreeMap<String, String>) -> Vec<Gap> {
    let gap = |criterion: &Criterion| {
        let mark = sheet.mark(&criterion.code);
        let commented = comments
            .get(&criterion.code)
            .is_some_and(|comment| !comment.trim().is_empty());
        let kind = if mark.is_none() {
            GapKind::Mark
        } else if !commented && needs_comment(grid.comment_rule, criterion, mark) {
            GapKind::Comment
        } else {
            return None;
        };
        Some(Gap {
            criterion: criterion.code.clone(),
            kind,
        })
    };
    grid.criteria.iter().filter_map(gap).collect()
}

/// Refuses a submission with gaps (`marks_incomplete`), listing the criteria at fault.
pub fn check_submission(grid: &Grid, sheet: &Sheet, comments: &BTreeMap<String, String>) -> Result<()> {
    let gaps = submission_gaps(grid, sheet, comments);
    if gaps.is_empty() {
        return Ok(());
    }
    let list = serde_json::to_value(&gaps).map_err(Error::internal)?;
    Err(Error::rule_with(BrokenRule::MarksIncomplete, [("gaps", list)]))
}

/// The marks of the scale that need a comment, by criterion.
pub fn marks_to_comment(grid: &Grid) -> BTreeMap<String, Vec<Steps>> {
    let scale = grid.scale.minimum.0..=grid.scale.maximum.0;
    let wanted = |criterion: &Criterion| {
        let asks = |steps: &Steps| needs_comment(grid.comment_rule, criterion, Some(*steps));
        let marks: Vec<Steps> = scale.clone().map(Steps).filter(asks).collect();
        (!marks.is_empty()).then(|| (criterion.code.clone(), marks))
    };
    grid.criteria.iter().filter_map(wanted).collect()
}

fn needs_comment(rule: CommentRule, criterion: &Criterion, mark: Mark) -> bool {
    match rule {
        CommentRule::Never => false,
        CommentRule::Always => mark.is_some(),
        CommentRule::BelowFloor => mark.zip(criterion.floor).is_some_and(|(mark, floor)| mark < floor),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::Steps;
    use crate::grid::scoring::tests::{grid, sheet};

    fn gaps(grid: &Grid, marks: &[Option<u16>], comments: &[(&str, &str)]) -> Vec<(String, GapKind)> {
        let comments = comments
            .iter()
            .map(|(code, text)| ((*code).to_owned(), (*text).to_owned()))
            .collect();
        submission_gaps(grid, &sheet(marks), &comments)
            .into_iter()
            .map(|gap| (gap.criterion, gap.kind))
            .collect()
    }

    #[test]
    fn every_criterion_needs_its_mark() {
        let grid = grid(&[60, 40]);
        assert_eq!(gaps(&grid, &[Some(6), None], &[]), [("C2".into(), GapKind::Mark)]);
        assert_eq!(gaps(&grid, &[Some(6), Some(0)], &[]), []);
    }

    #[test]
    fn a_mark_under_the_floor_needs_a_comment() {
        let mut grid = grid(&[60, 40]);
        grid.criteria[0].floor = Some(Steps(6));
        assert_eq!(
            gaps(&grid, &[Some(5), Some(2)], &[("C1", "  ")]),
            [("C1".into(), GapKind::Comment)]
        );
        assert_eq!(gaps(&grid, &[Some(5), Some(2)], &[("C1", "Hors des thèmes")]), []);
        assert_eq!(gaps(&grid, &[Some(6), Some(2)], &[]), []);
    }

    #[test]
    fn the_marks_that_need_a_comment_are_told_beforehand() {
        let mut grid = grid(&[60, 40]);
        grid.criteria[0].floor = Some(Steps(2));
        assert_eq!(
            marks_to_comment(&grid),
            [("C1".to_owned(), vec![Steps(0), Steps(1)])].into()
        );
        grid.comment_rule = CommentRule::Never;
        assert_eq!(marks_to_comment(&grid), BTreeMap::new());
    }

    #[test]
    fn the_rule_on_comments_is_a_setting_of_the_grid() {
        let mut grid = grid(&[100]);
        grid.comment_rule = CommentRule::Always;
        assert_eq!(gaps(&grid, &[Some(10)], &[]), [("C1".into(), GapKind::Comment)]);
        grid.comment_rule = CommentRule::Never;
        grid.criteria[0].floor = Some(Steps(6));
        assert_eq!(gaps(&grid, &[Some(0)], &[]), []);
    }

    #[test]
    fn a_refused_submission_lists_its_gaps() {
        let error = check_submission(&grid(&[100]), &Sheet::default(), &BTreeMap::new()).unwrap_err();
        assert_eq!(error.params()["gaps"][0]["criterion"], "C1");
    }
}
