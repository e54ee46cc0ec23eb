//! Relevé de décisions.

use crate::common::Audience;
use crate::compose::common::{
    audience_mark, mark_state, next_session, numbered, proof, quorum_sentence, reservation_item, session_hours,
    session_place, session_title, signatures, vote_sentence,
};
use crate::decisions::{DecisionLine, DecisionRecordPaper, ReservePlace};
use crate::desk::Desk;
use crate::folio::{Block, Folio, Layout, Rich, Row, Style, Width, heading, left, paragraph, plain, row, styled};

fn decision_cell(desk: Desk<'_>, line: &DecisionLine, audience: Audience) -> Rich {
    let mut runs = styled(desk.outcome(line.decision), Style::Strong);
    if let Some(extension) = &line.extension {
        let granted = desk.date(extension.granted_on);
        runs.extend(plain(desk.f("decisions.extension", &[("granted", &granted)])));
    }
    if let Some(validity) = line.validity {
        let (from, to) = (desk.date(validity.from), desk.date(validity.to));
        runs.extend(plain(desk.f("decisions.validity", &[("from", &from), ("to", &to)])));
    }
    if let Some(months) = line.from_act {
        runs.extend(plain(desk.count("decisions.from_act", months)));
    }
    if let Some(to) = &line.redirected_to {
        runs.extend(plain(desk.f("decisions.redirected", &[("to", &desk.prose(to))])));
    }
    if let Some(amount) = line.amount {
        runs.extend(plain(format!(" — {}", desk.money(amount))));
    }
    if let (Some(score), Audience::Internal) = (&line.score, audience) {
        runs.extend(styled(
            format!(" ({}\u{a0}/\u{a0}{})", desk.score(score), line.out_of),
            Style::Muted,
        ));
    }
    if let Some(motive) = &line.motive {
        runs.extend(plain(format!(". {}", desk.prose(motive))));
    }
    runs
}

fn line_row(desk: Desk<'_>, line: &DecisionLine, audience: Audience) -> Row {
    row(vec![
        plain(&line.number),
        styled(&line.project, Style::Strong),
        plain(desk.applicant(&line.applicant, audience)),
        decision_cell(desk, line, audience),
        plain(
            line.vote
                .as_ref()
                .map(|vote| vote_sentence(desk, vote))
                .unwrap_or_default(),
        ),
    ])
}

fn reservations(paper: &DecisionRecordPaper, desk: Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for line in paper.lines.iter().filter(|line| !line.reservations.is_empty()) {
        blocks.push(heading(2, format!("{} — {}", line.number, line.project)));
        blocks.push(Block::List {
            ordered: true,
            items: line
                .reservations
                .iter()
                .map(|one| reservation_item(desk, one))
                .collect(),
        });
    }
    if !blocks.is_empty() {
        blocks.insert(0, heading(1, desk.t("decisions.reservations")));
    }
    blocks
}

/// What was decided, line by line.
fn decided(paper: &DecisionRecordPaper, desk: Desk<'_>) -> Block {
    if paper.lines.is_empty() {
        return paragraph(desk.t("minutes.no_items"));
    }
    let row = |line| line_row(desk, line, paper.audience);
    Block::Table {
        columns: vec![
            left(desk.t("ranking.number"), Width::Auto),
            left(desk.t("ranking.project"), Width::Fr(0.8)),
            left(desk.t("ranking.applicant"), Width::Fr(0.9)),
            left(desk.t("ranking.decision"), Width::Fr(1.8)),
            left(desk.t("item.vote"), Width::Fr(1.1)),
        ],
        rows: paper.lines.iter().map(row).collect(),
        tall: false,
        whole: false,
    }
}

/// Relevé de décisions.
pub fn compose(paper: &DecisionRecordPaper, desk: Desk<'_>) -> Folio {
    let title = format!(
        "{} — {}",
        desk.t("decisions.title"),
        session_title(desk, &paper.session)
    );
    let mut folio = desk.folio(Layout::Report, title, &paper.organiser);
    folio.kicker.clone_from(&paper.call);
    folio.subtitle = vec![
        paper.committee.clone(),
        format!(
            "{}, {}",
            session_hours(desk, &paper.session),
            session_place(desk, &paper.session)
        ),
    ];
    mark_state(&mut folio, desk, paper.state);
    folio.marks.push(audience_mark(desk, paper.audience));
    folio.body = vec![
        heading(1, desk.t("minutes.quorum")),
        paragraph(quorum_sentence(desk, &paper.quorum)),
    ];
    folio.body.push(heading(1, desk.t("decisions.decisions")));
    if let Some(body) = &paper.deciding_body {
        folio
            .body
            .push(paragraph(desk.f("minutes.proposes", &[("body", body)])));
    }
    folio.body.push(decided(paper, desk));
    folio.body.extend(reservations(paper, desk));
    if !paper.reserve_list.is_empty() {
        folio.body.push(heading(1, desk.t("ranking.reserve")));
        let place = |one: &ReservePlace| numbered(Some(one.place), &one.text);
        let items = paper.reserve_list.iter().map(place).collect();
        folio.body.push(Block::List { ordered: false, items });
    }
    folio.body.push(heading(1, desk.t("minutes.next")));
    folio
        .body
        .push(paragraph(next_session(desk, paper.next_session.as_ref())));
    folio.body.push(signatures(&paper.signatures));
    folio.body.extend(proof(desk, &paper.proof));
    folio
}
