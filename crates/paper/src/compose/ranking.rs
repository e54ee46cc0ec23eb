//! The ranking: method in words, then one table with its lists apart.

use crate::common::{Audience, Criterion};
use crate::compose::common::{audience_mark, proof, session_title};
use crate::desk::Desk;
use crate::folio::{
    Block, Folio, Layout, Mark, Rich, Row, RowKind, Style, Tone, Width, center, heading, left, note, paragraph, plain,
    right, row, styled,
};
use crate::ranking::{RankLine, RankingMethod, RankingPaper, RankingTable};

/// The method paragraph.
pub fn method(desk: Desk<'_>, method: &RankingMethod) -> String {
    let out_of = method.out_of.to_string();
    let decimals = method.decimals.to_string();
    let mut text = desk.f("ranking.method", &[("decimals", &decimals), ("out_of", &out_of)]);
    text.push(' ');
    text.push_str(&desk.f("ranking.minimum", &[("n", &method.minimum_evaluations.to_string())]));
    if let Some(threshold) = &method.overall_threshold {
        text.push(' ');
        text.push_str(&desk.f(
            "ranking.threshold",
            &[("threshold", &desk.score(threshold)), ("out_of", &out_of)],
        ));
    }
    if method.has_floors {
        text.push(' ');
        text.push_str(&desk.t("ranking.floors"));
    }
    if method.has_consensus {
        text.push(' ');
        text.push_str(&desk.t("ranking.consensus_method"));
    }
    if !method.tie_break.is_empty() {
        let rules: Vec<String> = method
            .tie_break
            .iter()
            .enumerate()
            .map(|(index, rule)| format!("{})\u{a0}{}", index + 1, desk.name("tie_break", rule)))
            .collect();
        text.push(' ');
        text.push_str(&desk.f("ranking.tie_break", &[("rules", &rules.join(", "))]));
    }
    for order in &method.chair_orders {
        let projects = order.projects.join(", ");
        let motive = desk.prose(&order.motive);
        text.push(' ');
        text.push_str(&desk.f("ranking.chair_order", &[("projects", &projects), ("motive", &motive)]));
    }
    text
}

struct Lines<'a> {
    desk: Desk<'a>,
    audience: Audience,
    criteria: usize,
    with_decision: bool,
}

impl Lines<'_> {
    fn remark(&self, line: &RankLine) -> Rich {
        let desk = self.desk;
        let mut parts = Vec::new();
        if line.ex_aequo {
            parts.push(desk.t("ranking.ex_aequo"));
        }
        if let Some(rule) = &line.tie_break {
            parts.push(desk.f("ranking.decided_by", &[("rule", &desk.name("tie_break", rule))]));
        }
        if line.priority {
            parts.push(desk.t("ranking.priority"));
        }
        if !line.below_floor.is_empty() {
            parts.push(desk.f("ranking.below_floor", &[("codes", &line.below_floor.join(", "))]));
        }
        if line.conditions_unmet > 0 {
            parts.push(desk.t("ranking.conditions_unmet"));
        }
        if let Some(individual) = &line.individual {
            parts.push(desk.f("ranking.consensus", &[("individual", &desk.score(individual))]));
        }
        if let Some(below) = &line.below_line {
            parts.push(desk.f("ranking.below_line", &[("line", &desk.score(below))]));
        }
        plain(parts.join(desk.t("separator").as_str()))
    }

    fn line(&self, line: &RankLine, kind: RowKind) -> Row {
        let desk = self.desk;
        let mut cells = vec![
            styled(
                line.rank.map_or_else(|| "—".to_owned(), |rank| rank.to_string()),
                Style::Strong,
            ),
            plain(&line.number),
            styled(&line.project, Style::Strong),
            plain(desk.applicant(&line.applicant, self.audience)),
        ];
        for index in 0..self.criteria {
            let mark = line.marks.get(index).and_then(Option::as_ref);
            cells.push(plain(desk.score_or_dash(mark)));
        }
        cells.push(styled(desk.score_or_dash(line.score.as_ref()), Style::Strong));
        cells.push(plain(format!("{}\u{a0}/\u{a0}{}", line.submitted, line.assigned)));
        cells.push(self.remark(line));
        if self.with_decision {
            cells.push(plain(
                line.decision.map(|outcome| desk.outcome(outcome)).unwrap_or_default(),
            ));
        }
        Row::of(kind, cells)
    }
}

/// The table, with its groups in order: main list, reserve, below the threshold, not ranked.
pub fn table(desk: Desk<'_>, ranking: &RankingTable, criteria: &[Criterion], audience: Audience) -> Block {
    let groups = [
        ("ranking.main", &ranking.main, RowKind::Normal),
        ("ranking.reserve", &ranking.reserve, RowKind::Normal),
        ("ranking.below", &ranking.below_threshold, RowKind::Muted),
        ("ranking.unranked", &ranking.unranked, RowKind::Muted),
    ];
    let all = || groups.iter().flat_map(|(_, lines, _)| lines.iter());
    let lines = Lines {
        desk,
        audience,
        criteria: criteria.iter().filter(|criterion| criterion.depth == 0).count(),
        with_decision: all().any(|line| line.decision.is_some()),
    };
    let mut rows = Vec::new();
    for (key, group, kind) in groups {
        if !group.is_empty() {
            rows.push(Row::of(RowKind::Group, vec![plain(desk.t(key))]));
            rows.extend(group.iter().map(|line| lines.line(line, kind)));
        }
    }
    Block::Table {
        columns: columns(desk, criteria, ranking.out_of, lines.with_decision),
        rows,
        tall: false,
        whole: false,
    }
}

fn columns(desk: Desk<'_>, criteria: &[Criterion], out_of: u32, with_decision: bool) -> Vec<crate::folio::Column> {
    let mut columns = vec![
        center(desk.t("ranking.rank"), Width::Auto),
        left(desk.t("ranking.number"), Width::Auto),
        left(desk.t("ranking.project"), Width::Fr(1.3)),
        left(desk.t("ranking.applicant"), Width::Fr(1.2)),
    ];
    let top = criteria.iter().filter(|criterion| criterion.depth == 0);
    columns.extend(top.map(|criterion| right(&criterion.code, Width::Auto)));
    columns.push(right(
        desk.f("ranking.score", &[("out_of", &out_of.to_string())]),
        Width::Auto,
    ));
    columns.push(right(desk.t("ranking.evaluations"), Width::Auto));
    columns.push(left(desk.t("ranking.remark"), Width::Fr(1.5)));
    if with_decision {
        columns.push(left(desk.t("ranking.decision"), Width::Fr(0.9)));
    }
    columns
}

/// What sets a part off: a space that the fonts have and that no line begins without.
const STEP: &str = "\u{a0}\u{a0}\u{a0}";

/// A part of a category stands a little to the right of it.
pub fn within(depth: u8, text: &str) -> String {
    format!("{}{text}", STEP.repeat(usize::from(depth)))
}

/// The criteria's wordings and weights.
pub fn criteria_table(desk: Desk<'_>, criteria: &[Criterion]) -> Block {
    Block::Table {
        columns: vec![
            left(desk.t("grid.code"), Width::Auto),
            left(desk.t("grid.criterion"), Width::Fr(1.0)),
            right(desk.t("grid.weight"), Width::Auto),
            right(desk.t("grid.floor"), Width::Auto),
        ],
        rows: criteria
            .iter()
            .map(|criterion| {
                let style = if criterion.depth == 0 {
                    Style::Strong
                } else {
                    Style::Plain
                };
                let weight = desk.score_or_dash(criterion.weight.as_ref());
                row(vec![
                    styled(&criterion.code, style),
                    plain(within(criterion.depth, &desk.prose(&criterion.label))),
                    plain(if criterion.bonus { format!("+{weight}") } else { weight }),
                    plain(desk.score_or_dash(criterion.floor.as_ref())),
                ])
            })
            .collect(),
        tall: false,
        whole: true,
    }
}

/// A title, and of which grid it is where there are several.
pub fn named(title: String, grid: Option<&str>) -> String {
    match grid {
        Some(grid) => format!("{title} — {grid}"),
        None => title,
    }
}

/// Classement.
pub fn compose(paper: &RankingPaper, desk: Desk<'_>) -> Folio {
    let title = match &paper.session {
        Some(session) => format!("{} — {}", desk.t("ranking.title"), session_title(desk, session)),
        None => desk.t("ranking.title"),
    };
    let title = named(title, paper.grid.as_deref());
    let mut folio = desk.folio(Layout::Landscape, title, &paper.organiser);
    folio.kicker.clone_from(&paper.call);
    if paper.ranking.provisional {
        folio.marks.push(Mark {
            text: desk.t("ranking.provisional"),
            tone: Tone::Warn,
        });
        folio.watermark = Some(desk.t("ranking.watermark"));
    }
    folio.marks.push(audience_mark(desk, paper.audience));
    folio.body = vec![table(desk, &paper.ranking, &paper.criteria, paper.audience)];
    folio.body.push(heading(1, desk.t("ranking.method_title")));
    folio.body.push(paragraph(method(desk, &paper.method)));
    if paper.ranking.provisional {
        folio.body.push(note(desk.t("ranking.provisional_note")));
    }
    if !paper.criteria.is_empty() {
        folio.body.push(heading(1, desk.t("grid.criteria")));
        folio.body.push(criteria_table(desk, &paper.criteria));
    }
    if let Some(facts) = &paper.proof {
        folio.body.push(heading(1, desk.t("proof.title")));
        folio.body.extend(proof(desk, facts));
    }
    folio
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::printable::printable;

    #[test]
    fn a_part_of_a_category_is_set_off_by_what_can_be_printed() {
        assert_eq!(printable(&within(2, "Empreinte"), char::is_alphabetic).1, 0);
    }
}
