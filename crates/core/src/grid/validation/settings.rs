//! The settings of a grid: numbers, conditions, words for scores, and the chain for ties.

use std::collections::BTreeSet;

use super::{Found, MAX_EVALUATIONS, MAX_SCORE};
use crate::error::InputFault;
use crate::grid::criterion::Criterion;
use crate::grid::exact::Exact;
use crate::grid::model::{Aggregation, Band, CommentRule, Condition, Grid, TieBreakStep};
use crate::grid::score::Score;
use crate::grid::scoring::extent;

impl Found {
    pub(super) fn numbers(&mut self, grid: &Grid) {
        let full = grid.score_out_of;
        self.when(full == 0 || full > MAX_SCORE, "score_out_of", InputFault::Range);
        self.when(grid.decimals > Score::MAX_DECIMALS, "decimals", InputFault::Range);
        self.shown(grid, "overall_threshold", grid.overall_threshold);
        let below = |score: Score| score.units() < 0 || score.exact() > Exact::whole(full);
        self.when(grid.bonus_cap.is_some_and(below), "bonus_cap", InputFault::Range);
        self.when(
            grid.aggregation == Aggregation::Trimmed(0),
            "aggregation",
            InputFault::Range,
        );
        if let CommentRule::Below(mark) = grid.comment_rule {
            self.when(mark.units() <= 0, "comment_rule", InputFault::Range);
        }
        let minimum = grid.min_evaluations;
        self.when(
            minimum == 0 || minimum > MAX_EVALUATIONS,
            "min_evaluations",
            InputFault::Range,
        );
    }

    /// What is compared with the official number stands in its range and is no finer: it would be compared with a number that
    /// nobody reads.
    fn shown(&mut self, grid: &Grid, field: impl Into<String>, score: Option<Score>) {
        let Some(score) = score else { return };
        let field = field.into();
        let outside = score.units() < 0 || score.exact() > Exact::whole(grid.score_out_of);
        self.when(outside, &field, InputFault::Range);
        self.when(score.decimals() > grid.decimals, &field, InputFault::Decimals);
    }

    pub(super) fn conditions(&mut self, grid: &Grid) {
        let mut envelopes = 0;
        for (index, condition) in grid.conditions.iter().enumerate() {
            let path = format!("conditions[{index}]");
            envelopes += u32::from(matches!(condition, Condition::Envelope { .. }));
            // One line is drawn through the ranking: another amount would draw another.
            self.when(envelopes > 1, &path, InputFault::Duplicate);
            match condition {
                Condition::Reach {
                    criteria,
                    floor,
                    at_least,
                } => {
                    self.named(&path, criteria, |code| grid.criterion(code).is_some());
                    let outside = |one: &Criterion| {
                        extent(grid, one)
                            .is_ok_and(|extent| !(extent.minimum..=extent.maximum).contains(&floor.exact()))
                    };
                    let beyond = criteria.iter().filter_map(|code| grid.criterion(code)).any(outside);
                    self.when(beyond, format!("{path}.floor"), InputFault::Range);
                    let number =
                        *at_least == 0 || usize::try_from(*at_least).is_ok_and(|wanted| wanted > criteria.len());
                    self.when(number, format!("{path}.at_least"), InputFault::Range);
                }
                Condition::Agree {
                    criteria,
                    level,
                    at_least,
                } => {
                    self.named(&path, criteria, |code| grid.question(code).is_some());
                    let off = |one: &Criterion| !grid.scale_of(one).contains(*level);
                    let beyond = criteria.iter().filter_map(|code| grid.question(code)).any(off);
                    self.when(beyond, format!("{path}.level"), InputFault::Range);
                    let number = *at_least == 0 || *at_least > MAX_EVALUATIONS;
                    self.when(number, format!("{path}.at_least"), InputFault::Range);
                }
                Condition::Envelope {
                    available_cents,
                    target,
                    least,
                } => {
                    self.when(
                        *available_cents <= 0,
                        format!("{path}.available_cents"),
                        InputFault::Range,
                    );
                    self.when(least.units() <= 0, format!("{path}.least"), InputFault::Range);
                    self.when(target < least, format!("{path}.target"), InputFault::Order);
                }
            }
        }
    }

    fn named(&mut self, path: &str, codes: &[String], known: impl Fn(&str) -> bool) {
        let field = format!("{path}.criteria");
        self.when(codes.is_empty(), &field, InputFault::Empty);
        self.when(!codes.iter().all(|code| known(code)), &field, InputFault::Unknown);
        let distinct: BTreeSet<_> = codes.iter().collect();
        self.when(distinct.len() != codes.len(), &field, InputFault::Duplicate);
    }

    pub(super) fn bands(&mut self, grid: &Grid) {
        let bands: &[Band] = &grid.bands;
        let (mut codes, mut previous) = (BTreeSet::new(), None);
        for (index, band) in bands.iter().enumerate() {
            let path = format!("bands[{index}]");
            let code = band.code.trim();
            self.when(code.is_empty(), format!("{path}.code"), InputFault::Empty);
            self.when(!codes.insert(code), format!("{path}.code"), InputFault::Duplicate);
            self.label(&format!("{path}.label"), &band.label);
            self.shown(grid, format!("{path}.from"), Some(band.from));
            self.when(previous >= Some(band.from), format!("{path}.from"), InputFault::Order);
            previous = Some(band.from);
        }
    }

    pub(super) fn ties(&mut self, chain: &[TieBreakStep]) {
        let distinct: BTreeSet<_> = chain.iter().collect();
        self.when(distinct.len() != chain.len(), "tie_break", InputFault::Duplicate);
        let chair = chain.iter().position(|step| *step == TieBreakStep::Chair);
        let early = chair.is_some_and(|at| at + 1 != chain.len());
        self.when(early, "tie_break", InputFault::Order);
    }
}
