//! Procès-verbal, in the order of its legal model.

use crate::common::{Audience, DecisionKind, GridFacts};
use crate::compose::common::{
    audience_mark, mark_state, next_session, numbered, proof, quorum_sentence, reservation_item, session_hours,
    session_place, session_title, signatures,
};
use crate::compose::method::method;
use crate::compose::{attendance, item, ranking};
use crate::desk::Desk;
use crate::folio::{
    Block, Folio, Layout, Mark, Rich, Style, Tone, Width, heading, left, list, note, paragraph, plain, row, styled,
};
use crate::minutes::{AgendaLine, MinutesPaper, MinutesState};
use crate::ranking::{RankLine, RankingTable};

fn front(paper: &MinutesPaper, desk: Desk<'_>) -> Folio {
    let name = match paper.state {
        MinutesState::Lapsed => "minutes.title_lapsed",
        MinutesState::Draft | MinutesState::Approved(_) => "minutes.title",
    };
    let title = format!("{} — {}", desk.t(name), session_title(desk, &paper.session));
    let mut folio = desk.folio(Layout::Report, title, &paper.organiser);
    folio.kicker.clone_from(&paper.call);
    folio.subtitle = vec![paper.committee.clone()];
    mark_state(&mut folio, desk, paper.state);
    if let Some(correction) = &paper.correction {
        let text = desk.f("minutes.version", &[("version", &correction.version.to_string())]);
        folio.marks.push(Mark { text, tone: Tone::Warn });
    }
    folio.marks.push(audience_mark(desk, paper.audience));
    folio
}

/// 1 — organiser, call, session, place, hours.
fn session_facts(paper: &MinutesPaper, desk: Desk<'_>) -> Vec<Block> {
    let mut rows = vec![(desk.t("minutes.organiser"), plain(&paper.organiser.name))];
    if !paper.partners.is_empty() {
        rows.push((desk.t("minutes.partners"), plain(paper.partners.join(", "))));
    }
    rows.push((desk.t("minutes.call"), plain(&paper.call)));
    let when = format!(
        "{}, {}",
        desk.full_date(paper.session.held_on),
        session_hours(desk, &paper.session)
    );
    rows.push((desk.t("minutes.when"), plain(when)));
    rows.push((desk.t("minutes.where"), plain(session_place(desk, &paper.session))));
    rows.extend(paper.chair.iter().map(|name| (desk.t("minutes.chair"), plain(name))));
    rows.push((desk.t("minutes.secretary"), plain(&paper.secretary)));
    if let Some(correction) = &paper.correction {
        rows.push((desk.t("minutes.correction"), plain(desk.prose(&correction.motive))));
    }
    vec![heading(1, desk.t("minutes.session")), Block::Pairs { rows }]
}

/// 2 — notice and agenda.
fn convocation(paper: &MinutesPaper, desk: Desk<'_>) -> Vec<Block> {
    let key = if paper.convocation.is_second_notice {
        "minutes.second_notice"
    } else {
        "minutes.notice"
    };
    let items = paper
        .convocation
        .agenda
        .iter()
        .map(|point| plain(desk.prose(&agenda_line(paper, desk, point))))
        .collect();
    vec![
        heading(1, desk.t("minutes.convocation")),
        paragraph(desk.f(key, &[("date", &desk.date(paper.convocation.sent_on))])),
        Block::List { ordered: true, items },
    ]
}

fn agenda_line(paper: &MinutesPaper, desk: Desk<'_>, point: &AgendaLine) -> String {
    point.applicant.as_ref().map_or_else(
        || point.text.clone(),
        |applicant| format!("{} ({})", point.text, desk.applicant(applicant, paper.audience)),
    )
}

/// 4 — quorum, with what the rules say of recused members.
fn quorum(paper: &MinutesPaper, desk: Desk<'_>) -> Vec<Block> {
    let rule = if paper.recused_count_in_quorum {
        "minutes.recused_count"
    } else {
        "minutes.recused_do_not_count"
    };
    vec![
        heading(1, desk.t("minutes.quorum")),
        paragraph(quorum_sentence(desk, &paper.quorum)),
        note(desk.t(rule)),
    ]
}

/// 5 — declarations of interest and recusals; the nature stays out of the communicable version.
fn recusals(paper: &MinutesPaper, desk: Desk<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, desk.t("minutes.interests"))];
    if paper.recusals.is_empty() {
        blocks.push(paragraph(desk.t("minutes.no_recusal")));
        return blocks;
    }
    blocks.push(paragraph(desk.t("minutes.recusal_intro")));
    let internal = paper.audience == Audience::Internal;
    let mut columns = vec![
        left(desk.t("attendance.name"), Width::Fr(1.0)),
        left(desk.t("minutes.item"), Width::Fr(1.2)),
    ];
    if internal {
        columns.push(left(desk.t("minutes.nature"), Width::Fr(1.4)));
    }
    let rows = paper
        .recusals
        .iter()
        .map(|line| {
            let mut cells = vec![
                styled(&line.member, Style::Strong),
                plain(format!("{} — {}", line.number, line.project)),
            ];
            if internal {
                let mut nature = plain(desk.prose(&line.nature));
                if line.imposed {
                    nature.extend(styled(desk.t("minutes.imposed"), Style::Muted));
                }
                cells.push(nature);
            }
            row(cells)
        })
        .collect();
    blocks.push(Block::Table {
        columns,
        rows,
        tall: false,
        whole: false,
    });
    blocks
}

/// 6 — previous minutes.
fn previous(paper: &MinutesPaper, desk: Desk<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, desk.t("minutes.previous"))];
    let Some(previous) = &paper.previous else {
        blocks.push(paragraph(desk.t("minutes.no_previous")));
        return blocks;
    };
    let values = [
        ("number", previous.session_number.as_str()),
        ("date", &desk.date(previous.held_on)),
    ];
    let outcome = desk.name("previous", &previous.outcome);
    blocks.push(paragraph(format!(
        "{} {outcome}",
        desk.f("minutes.previous_sentence", &values)
    )));
    if let Some(remarks) = &previous.remarks {
        blocks.push(paragraph(desk.prose(remarks)));
    }
    blocks
}

/// 7 — dossiers set aside since the last session, with the motive.
fn not_examined(paper: &MinutesPaper, desk: Desk<'_>) -> Vec<Block> {
    let first = paper.previous.is_none();
    let mut blocks = vec![heading(1, desk.t("minutes.information"))];
    if paper.not_examined.is_empty() {
        blocks.push(paragraph(desk.t(if first {
            "minutes.all_examined_first"
        } else {
            "minutes.all_examined"
        })));
    } else {
        blocks.push(paragraph(desk.t(if first {
            "minutes.not_examined_first"
        } else {
            "minutes.not_examined_intro"
        })));
        let rows = paper
            .not_examined
            .iter()
            .map(|line| {
                row(vec![
                    plain(&line.number),
                    plain(format!(
                        "{} — {}",
                        line.project,
                        desk.applicant(&line.applicant, paper.audience)
                    )),
                    styled(desk.name("not_examined", &line.kind), Style::Strong),
                    plain(desk.prose(&line.motive)),
                ])
            })
            .collect();
        blocks.push(Block::Table {
            columns: vec![
                left(desk.t("ranking.number"), Width::Auto),
                left(desk.t("minutes.dossier"), Width::Fr(1.2)),
                left(desk.t("minutes.outcome"), Width::Auto),
                left(desk.t("item.motive"), Width::Fr(1.5)),
            ],
            rows,
            tall: false,
            whole: false,
        });
    }
    for passage in &paper.other_business {
        blocks.push(Block::Paragraph {
            runs: desk.passages(std::slice::from_ref(passage), paper.audience),
        });
    }
    blocks
}

/// Reservations of earlier decisions that the session looks at again, with how far each had come at its end.
fn to_review(paper: &MinutesPaper, desk: Desk<'_>) -> Vec<Block> {
    if paper.to_review.is_empty() {
        return Vec::new();
    }
    let rows = paper.to_review.iter().map(|line| {
        let applicant = desk.applicant(&line.applicant, paper.audience);
        row(vec![
            plain(&line.number),
            plain(format!("{} — {applicant}", line.project)),
            reservation_item(desk, &line.reservation),
        ])
    });
    vec![
        heading(1, desk.t("minutes.to_review")),
        paragraph(desk.t("minutes.to_review_intro")),
        Block::Table {
            columns: vec![
                left(desk.t("ranking.number"), Width::Auto),
                left(desk.t("minutes.dossier"), Width::Fr(1.0)),
                left(desk.t("minutes.reservation"), Width::Fr(1.6)),
            ],
            rows: rows.collect(),
            tall: false,
            whole: false,
        },
    ]
}

/// 8 — items.
fn items(paper: &MinutesPaper, desk: Desk<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, desk.t("minutes.items"))];
    if paper.items.is_empty() {
        let key = if paper.quorum.reached {
            "minutes.no_items"
        } else {
            "minutes.no_quorum"
        };
        blocks.push(paragraph(desk.t(key)));
    }
    if let (Some(body), false) = (&paper.deciding_body, paper.items.is_empty()) {
        blocks.push(paragraph(desk.f("minutes.proposes", &[("body", body)])));
    }
    for record in &paper.items {
        blocks.extend(item::compose(desk, record, paper.audience));
    }
    blocks
}

/// Whether the committee put a ranked dossier on the main list: what it has not decided yet stands on none.
fn on_main_list(line: &RankLine) -> bool {
    matches!(
        line.decision.map(|outcome| outcome.kind),
        Some(DecisionKind::Selected | DecisionKind::SelectedWithReservations)
    )
}

/// 9 — lists, in brief: the table is an annex.
fn lists(paper: &MinutesPaper, desk: Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for ranked in &paper.rankings {
        let title = ranking::named(desk.t("minutes.ranking"), ranked.grid.as_deref());
        blocks.push(heading(1, title));
        blocks.extend(lists_of(paper, &ranked.table, desk));
    }
    if !blocks.is_empty() {
        blocks.push(note(desk.t("minutes.ranking_note")));
    }
    blocks
}

fn lists_of(paper: &MinutesPaper, table: &RankingTable, desk: Desk<'_>) -> Vec<Block> {
    let said = |number: Option<u32>, line: &RankLine| {
        let applicant = desk.applicant(&line.applicant, paper.audience);
        let score = desk.score_or_dash(line.score.as_ref());
        let text = format!(
            "{} — {} ({applicant}), {score}\u{a0}/\u{a0}{}",
            line.number, line.project, table.out_of
        );
        numbered(number, &text)
    };
    let main = table.main.iter().filter(|line| on_main_list(line));
    let reserve = table.reserve.iter().map(|line| said(line.reserve_place, line));
    let listed = |line: &&RankLine| {
        let waits = matches!(
            line.decision.map(|outcome| outcome.kind),
            Some(DecisionKind::Waitlisted)
        );
        on_main_list(line) || waits
    };
    let others = table.other_version.iter().filter(listed);
    let lists: [(_, Vec<Rich>); 3] = [
        ("minutes.main_list", main.map(|line| said(line.rank, line)).collect()),
        ("ranking.reserve", reserve.collect()),
        ("ranking.other_version", others.map(|line| said(None, line)).collect()),
    ];
    let mut blocks = Vec::new();
    for (key, items) in lists.into_iter().filter(|(_, items)| !items.is_empty()) {
        blocks.push(heading(2, desk.t(key)));
        // Numbered by hand: equals share their rank.
        blocks.push(Block::List { ordered: false, items });
    }
    blocks
}

fn grid_annex(grid: &GridFacts, desk: Desk<'_>) -> [Block; 3] {
    let title = desk.t("annex.grid");
    let mut sentence = desk.f("grid.sentence", &[("name", &grid.name), ("version", &grid.version)]);
    if let Some(day) = grid.frozen_on {
        sentence.push_str(&desk.f("grid.frozen", &[("date", &desk.date(day))]));
    }
    if let Some(threshold) = &grid.overall_threshold {
        sentence.push_str(&desk.f(
            "grid.threshold",
            &[
                ("threshold", &desk.score(threshold)),
                ("out_of", &grid.out_of.to_string()),
            ],
        ));
    }
    [
        heading(1, title),
        paragraph(sentence),
        ranking::criteria_table(desk, &grid.criteria),
    ]
}

fn annexes(paper: &MinutesPaper, desk: Desk<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::PageBreak, heading(1, desk.t("annex.attendance"))];
    blocks.push(attendance::signing_table(desk, &paper.attendance));
    if !paper.recusals.is_empty() {
        blocks.push(heading(1, desk.t("annex.recusals")));
        let lines = paper
            .recusals
            .iter()
            .map(|line| format!("{} — {}, {}", line.member, line.number, line.project));
        blocks.push(list(lines));
    }
    for ranked in &paper.rankings {
        let title = ranking::named(desk.t("annex.ranking"), ranked.grid.as_deref());
        blocks.push(heading(1, title));
        blocks.push(ranking::table(desk, &ranked.table, &[], paper.audience));
        blocks.push(paragraph(method(desk, &ranked.method)));
    }
    blocks.extend(paper.grids.iter().flat_map(|grid| grid_annex(grid, desk)));
    blocks.push(heading(1, desk.t("annex.proof")));
    blocks.extend(proof(desk, &paper.proof));
    blocks
}

/// Procès-verbal.
pub fn compose(paper: &MinutesPaper, desk: Desk<'_>) -> Folio {
    let mut folio = front(paper, desk);
    folio.body.extend(session_facts(paper, desk));
    folio.body.extend(convocation(paper, desk));
    folio.body.push(heading(1, desk.t("minutes.attendance")));
    folio.body.push(attendance::table(desk, &paper.attendance));
    folio.body.extend(quorum(paper, desk));
    folio.body.extend(recusals(paper, desk));
    folio.body.extend(previous(paper, desk));
    folio.body.extend(not_examined(paper, desk));
    folio.body.extend(to_review(paper, desk));
    folio.body.extend(items(paper, desk));
    folio.body.extend(lists(paper, desk));
    folio.body.push(heading(1, desk.t("minutes.next")));
    folio
        .body
        .push(paragraph(next_session(desk, paper.next_session.as_ref())));
    folio.body.push(heading(1, desk.t("minutes.signatures")));
    folio.body.push(signatures(&paper.signatures));
    folio.body.extend(annexes(paper, desk));
    folio
}
