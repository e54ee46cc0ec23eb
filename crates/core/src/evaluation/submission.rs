//! What is still missing before an evaluation can be handed in.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::error::{BrokenRule, Error, Result};
use crate::grid::{Answer, CommentRule, Criterion, CriterionScale, Grid, Score, Sheet, Steps};

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
        let answer = sheet.answer(&criterion.code);
        let commented = comments
            .get(&criterion.code)
            .is_some_and(|comment| !comment.trim().is_empty());
        let kind = if answer.is_none() {
            GapKind::Mark
        } else if !commented && needs_comment(grid, criterion, answer) {
            GapKind::Comment
        } else {
            return None;
        };
        Some(Gap {
            criterion: criterion.code.clone(),
            kind,
        })
    };
    grid.questions().into_iter().filter_map(gap).collect()
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
    let wanted = |criterion: &Criterion| {
        let scale = grid.scale_of(criterion);
        let asks = |steps: &Steps| needs_comment(grid, criterion, Some(Answer::Mark(*steps)));
        let marks: Vec<Steps> = (scale.minimum.0..=scale.maximum.0).map(Steps).filter(asks).collect();
        (!marks.is_empty()).then(|| (criterion.code.clone(), marks))
    };
    grid.questions().into_iter().filter_map(wanted).collect()
}

/// The criteria whose mark is at an end of its scale without a word: allowed, but worth a second look. Of a scale of words each is an end,
/// and a comment that is asked for is a gap already.
pub fn unexplained_extremes(grid: &Grid, sheet: &Sheet, comments: &BTreeMap<String, String>) -> Vec<String> {
    let unexplained = |criterion: &&Criterion| {
        let scale = grid.scale_of(criterion);
        let words = matches!(criterion.scale, Some(CriterionScale::Words(_)));
        let answer = sheet.answer(&criterion.code);
        let mark = answer.and_then(Answer::steps);
        let commented = comments
            .get(&criterion.code)
            .is_some_and(|text| !text.trim().is_empty());
        let extreme = mark.is_some_and(|mark| mark == scale.minimum || mark == scale.maximum);
        extreme && !words && !commented && !needs_comment(grid, criterion, answer)
    };
    let found = grid.questions().into_iter().filter(unexplained);
    found.map(|criterion| criterion.code.clone()).collect()
}

/// Whether an answer needs a comment. That a criterion does not concern the dossier is no low mark: it needs one where every
/// answer does.
pub fn needs_comment(grid: &Grid, criterion: &Criterion, answer: Option<Answer>) -> bool {
    let under = |mark: Steps, bound: Score| {
        let points = grid.scale_of(criterion).points(mark);
        points.is_ok_and(|points| points < bound.exact())
    };
    let mark = answer.and_then(Answer::steps);
    match grid.comment_rule {
        CommentRule::Never => false,
        CommentRule::Always => answer.is_some(),
        CommentRule::Below(bound) => mark.is_some_and(|mark| under(mark, bound)),
        CommentRule::BelowFloor => mark
            .zip(criterion.floor)
            .is_some_and(|(mark, floor)| under(mark, floor)),
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
        grid.criteria[0].floor = "3".parse().ok();
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
        grid.criteria[0].floor = "1".parse().ok();
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
        grid.criteria[0].floor = "3".parse().ok();
        assert_eq!(gaps(&grid, &[Some(0)], &[]), []);
    }

    #[test]
    fn a_comment_can_be_asked_for_under_a_mark_of_its_own_and_not_for_what_does_not_concern_the_dossier() {
        let mut grid = grid(&[60, 40]);
        grid.comment_rule = CommentRule::Below("2".parse().unwrap());
        grid.criteria[1].not_applicable = true;
        assert_eq!(gaps(&grid, &[Some(3), Some(4)], &[]), [("C1".into(), GapKind::Comment)]);
        let sheet = Sheet::new([
            ("C1".to_owned(), Some(Steps(4).into())),
            ("C2".to_owned(), Some(Answer::NOT_APPLICABLE)),
        ]);
        assert_eq!(submission_gaps(&grid, &sheet, &BTreeMap::new()), []);
    }

    #[test]
    fn a_mark_at_an_end_of_its_scale_without_a_word_is_worth_a_second_look() {
        let mut grid = grid(&[40, 30, 30]);
        grid.criteria[1].floor = "1".parse().ok();
        let comments = [("C3".to_owned(), "Remarquable".to_owned())].into();
        let found = |marks: &[Option<u16>]| unexplained_extremes(&grid, &sheet(marks), &comments);
        assert_eq!(
            found(&[Some(10), Some(0), Some(10)]),
            ["C1"],
            "C2 lacks a required comment, C3 has one"
        );
        assert_eq!(
            found(&[Some(9), None, None]),
            Vec::<String>::new(),
            "a blank is no extreme"
        );
    }

    #[test]
    fn a_refused_submission_lists_its_gaps() {
        let error = check_submission(&grid(&[100]), &Sheet::default(), &BTreeMap::new()).unwrap_err();
        assert_eq!(error.params()["gaps"][0]["criterion"], "C1");
    }
}
