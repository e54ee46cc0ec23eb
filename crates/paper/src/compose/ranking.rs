//! The ranking: method in words, then one table with its lists apart.

use crate::common::{Audience, Criterion, ScaleFacts};
use crate::compose::common::{audience_mark, proof, session_title};
use crate::compose::method::method;
use crate::desk::Desk;
use crate::folio::{
    Block, Folio, Layout, Mark, Rich, Row, RowKind, Style, Tone, Width, center, heading, left, note, paragraph, plain,
    right, row, styled,
};
use crate::method::{MethodCondition, UnmetCondition};
use crate::ranking::{RankLine, RankingPaper, RankingTable};

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
        parts.extend(line.conditions_unmet.iter().map(|one| short(desk, one)));
        if line.outliers > 0 {
            parts.push(desk.count("ranking.outliers", line.outliers));
        }
        if let Some(individual) = &line.individual {
            parts.push(desk.f("ranking.consensus", &[("individual", &desk.score(individual))]));
        }
        if let Some(by) = &line.ranked_by {
            parts.push(desk.f("ranking.ranked_by", &[("score", &desk.score(by))]));
        }
        if let Some(other) = &line.other_order {
            parts.push(desk.f("ranking.other_order", &[("score", &desk.score(other))]));
        }
        if let Some(version) = line.other_version {
            parts.push(desk.f("ranking.version", &[("version", &version.to_string())]));
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

/// A condition that is not met, in the few words that a column holds; the method says it whole.
fn short(desk: Desk<'_>, unmet: &UnmetCondition) -> String {
    let (criteria, at_least) = match &unmet.condition {
        MethodCondition::Reach { criteria, at_least, .. } | MethodCondition::Agree { criteria, at_least, .. } => {
            (criteria.join(", "), *at_least)
        }
        MethodCondition::Envelope { .. } => (String::new(), 0),
    };
    let (reached, n) = (unmet.reached.to_string(), at_least.to_string());
    let values = [("criteria", criteria.as_str()), ("reached", &reached), ("n", &n)];
    desk.f("ranking.condition_unmet", &values)
}

/// The table, with its groups in order: main list, reserve, below the threshold, scored on another version, not ranked.
pub fn table(desk: Desk<'_>, ranking: &RankingTable, criteria: &[Criterion], audience: Audience) -> Block {
    let groups = [
        ("ranking.main", &ranking.main, RowKind::Normal),
        ("ranking.reserve", &ranking.reserve, RowKind::Normal),
        ("ranking.below", &ranking.below_threshold, RowKind::Muted),
        ("ranking.other_version", &ranking.other_version, RowKind::Muted),
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

/// A scale as people read it: its words, or from where to where and by what.
fn scale(desk: Desk<'_>, scale: &ScaleFacts) -> String {
    match scale {
        ScaleFacts::Points { least, most, step } => {
            let (least, most, step) = (desk.score(least), desk.score(most), desk.score(step));
            let values = [
                ("least", least.as_str()),
                ("most", most.as_str()),
                ("step", step.as_str()),
            ];
            desk.f("grid.points", &values)
        }
        ScaleFacts::Words { words } => words.join(" – "),
    }
}

/// The criteria's wordings, scales and weights.
pub fn criteria_table(desk: Desk<'_>, criteria: &[Criterion]) -> Block {
    Block::Table {
        columns: vec![
            left(desk.t("grid.code"), Width::Auto),
            left(desk.t("grid.criterion"), Width::Fr(1.0)),
            left(desk.t("grid.scale"), Width::Fr(0.4)),
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
                    plain(
                        criterion
                            .scale
                            .as_ref()
                            .map_or_else(String::new, |own| scale(desk, own)),
                    ),
                    plain(if criterion.bonus { format!("+{weight}") } else { weight }),
                    plain(desk.level_or_dash(criterion.floor.as_ref())),
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
    if paper.ranking.insufficient {
        folio.body.push(note(desk.t("ranking.provisional_note")));
    }
    if !paper.ranking.lacking.is_empty() {
        let numbers = paper.ranking.lacking.join(", ");
        folio
            .body
            .push(note(desk.f("ranking.lacking_note", &[("numbers", &numbers)])));
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
    fn a_criterion_prints_its_own_scale() {
        let catalogues = crate::desk::Catalogues::load().unwrap();
        let said = |one: &ScaleFacts| scale(catalogues.desk(crate::Language::Fr), one);
        let points = ScaleFacts::Points {
            least: "0".to_owned(),
            most: "30".to_owned(),
            step: "0.5".to_owned(),
        };
        assert_eq!(said(&points), "de 0 à 30, par 0,5");
        let words = ["NO GO", "GO"].map(str::to_owned).to_vec();
        assert_eq!(said(&ScaleFacts::Words { words }), "NO GO – GO");
    }

    #[test]
    fn a_part_of_a_category_is_set_off_by_what_can_be_printed() {
        assert_eq!(printable(&within(2, "Empreinte"), char::is_alphabetic).1, 0);
    }
}
