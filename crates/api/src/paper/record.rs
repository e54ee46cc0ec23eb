//! The record of decisions and the attendance sheet of a session.

use palmares_core::decision::DecisionView;
use palmares_core::decision::model::DecisionKind;
use palmares_core::error::Result;
use palmares_core::minutes::AgendaItemView;
use palmares_core::paper::{PaperKind, PaperLanguage};
use palmares_paper as print;

use super::press::Draft;
use super::source::Source;
use super::words::Words;
use super::{chair, facts, ranking};

/// Relevé de décisions: publishable.
pub fn decisions(source: &Source, language: PaperLanguage) -> Result<Draft> {
    let (words, session) = (Words::of(language, source.call.rules.kind)?, source.session()?);
    let mut lines = Vec::new();
    for item in &session.items {
        if let Some(decision) = &item.decision {
            lines.push(line(source, item, decision, &words)?);
        }
    }
    let paper = print::DecisionRecordPaper {
        audience: print::Audience::Communicable,
        state: super::minutes::approval(session),
        organiser: facts::organiser(&source.call.rules.organiser),
        committee: facts::committee(source, &words),
        call: source.call.name.clone(),
        vocabulary: facts::vocabulary(source),
        session: facts::session(session)?,
        quorum: facts::quorum(&session.quorum),
        deciding_body: facts::deciding_body(source, &words),
        reserve_list: reserve(source, &session.items)?,
        lines,
        next_session: facts::next_session(source, session)?,
        signatures: chair::signatures(source, session, &words),
        proof: facts::proof(&source.head),
    };
    Ok(Draft {
        kind: PaperKind::DecisionRecord,
        language,
        communicable: true,
        dossier: None,
        stem: format!(
            "{}_{}{}",
            session.row.plan.held_on,
            words.get("file", "decisions"),
            super::minutes::edition(session)
        ),
        paper: print::Paper::Decisions(Box::new(paper)),
    })
}

fn line(source: &Source, item: &AgendaItemView, decision: &DecisionView, words: &Words) -> Result<print::DecisionLine> {
    let row = source.dossier(item.dossier_id)?;
    Ok(print::DecisionLine {
        number: facts::number(row),
        applicant: facts::applicant(row),
        project: row.title.clone(),
        decision: facts::outcome(source, decision.input.kind),
        score: decision.score.clone(),
        out_of: source.ranking_of(item.dossier_id).grid.score_out_of,
        amount: decision.input.amount_cents,
        vote: Some(facts::vote(decision, super::item::away(source, item))),
        redirected_to: decision.input.redirected_to.clone(),
        extension: facts::extension(decision),
        validity: facts::days(decision),
        from_act: facts::from_act(decision),
        motive: facts::stated(&decision.input.motive),
        reservations: facts::reservations(decision, words),
    })
}

fn reserve(source: &Source, items: &[AgendaItemView]) -> Result<Vec<print::ReservePlace>> {
    let waitlisted = |item: &&AgendaItemView| {
        let decision = item.decision.as_ref();
        decision.is_some_and(|one| one.input.kind == DecisionKind::Waitlisted)
    };
    let mut places = Vec::new();
    for item in items.iter().filter(waitlisted) {
        let row = source.dossier(item.dossier_id)?;
        places.extend(
            ranking::reserve_place(source, item.dossier_id).map(|place| print::ReservePlace {
                place,
                text: format!("{} · {}", facts::number(row), row.title),
            }),
        );
    }
    places.sort_by_key(|one| one.place);
    Ok(places)
}

/// Feuille d'émargement: one row for each person, with room to sign.
pub fn attendance(source: &Source, language: PaperLanguage) -> Result<Draft> {
    let (words, session) = (Words::of(language, source.call.rules.kind)?, source.session()?);
    let paper = print::AttendanceSheetPaper {
        organiser: facts::organiser(&source.call.rules.organiser),
        call: source.call.name.clone(),
        session: facts::session(session)?,
        lines: facts::attendance(source, session, &words)?,
        signatures: chair::signatures(source, session, &words),
    };
    Ok(Draft {
        kind: PaperKind::AttendanceSheet,
        language,
        communicable: false,
        dossier: None,
        stem: format!("{}_{}", session.row.plan.held_on, words.get("file", "attendance")),
        paper: print::Paper::Attendance(Box::new(paper)),
    })
}
