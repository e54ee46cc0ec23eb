//! Procès-verbal: from a session to its minutes, for members and for anybody who asks.

use palmares_core::clock;
use palmares_core::decision::view::ReviewedReservation;
use palmares_core::dossier::DossierState;
use palmares_core::dossier::view::DossierRow;
use palmares_core::error::Result;
use palmares_core::id::DossierId;
use palmares_core::minutes::SessionView;
use palmares_core::paper::{PaperKind, PaperLanguage};
use palmares_core::session::SessionState;
use palmares_paper as print;

use super::press::Draft;
use super::source::Source;
use super::words::Words;
use super::{chair, facts, grids, item, ranking};

/// The minutes of a session.
pub fn draft(source: &Source, language: PaperLanguage, audience: print::Audience) -> Result<Draft> {
    let words = Words::of(language, source.call.rules.kind)?;
    let paper = minutes(source, &words, audience)?;
    let communicable = audience == print::Audience::Communicable;
    let version = if communicable { "_communicable" } else { "" };
    let edition = edition(source.session()?);
    Ok(Draft {
        kind: PaperKind::Minutes,
        language,
        communicable,
        dossier: None,
        stem: format!(
            "{}_{}{version}{edition}",
            paper.session.held_on,
            words.get("file", "minutes")
        ),
        paper: print::Paper::Minutes(Box::new(paper)),
    })
}

/// One field after the other in the order of the paper: longer than usual, and nothing to follow but the list.
fn minutes(source: &Source, words: &Words, audience: print::Audience) -> Result<print::MinutesPaper> {
    let session = source.session()?;
    let items = session
        .items
        .iter()
        .map(|one| item::record(source, one, words, audience))
        .collect::<Result<Vec<_>>>()?;
    let held = session.row.state.was_held();
    Ok(print::MinutesPaper {
        audience,
        state: approval(session),
        correction: correction(session),
        organiser: facts::organiser(&source.call.rules.organiser),
        partners: source
            .call
            .rules
            .partners
            .iter()
            .map(|partner| partner.name.clone())
            .collect(),
        committee: facts::committee(source, words),
        call: source.call.name.clone(),
        vocabulary: facts::vocabulary(source),
        session: facts::session(session)?,
        chair: chair::of(session).map(|id| source.member_name(id)),
        secretary: session.row.plan.secretary.clone(),
        convocation: convocation(source, session, words)?,
        attendance: facts::attendance(source, session, words)?,
        quorum: facts::quorum(&session.quorum),
        deciding_body: facts::deciding_body(source, words),
        recused_count_in_quorum: source.call.rules.committee.recused_count_in_quorum,
        recusals: recusals(source, session, words)?,
        previous: previous(source)?,
        not_examined: not_examined(source, session),
        to_review: to_review(source, session, words)?,
        items: if held { items } else { Vec::new() },
        other_business: Vec::new(),
        rankings: if held {
            ranking::annexed(source, audience, words)?
        } else {
            vec![]
        },
        next_session: facts::next_session(source, session)?,
        signatures: chair::signatures(source, session, words),
        grids: source
            .rankings()
            .map(|ranking| grids::grid(source, ranking, words))
            .collect(),
        proof: facts::proof(&source.head),
    })
}

/// Nobody approves what a session without quorum states.
pub fn approval(session: &SessionView) -> print::MinutesState {
    if matches!(session.row.state, SessionState::QuorumFailed | SessionState::Reconvened) {
        return print::MinutesState::Lapsed;
    }
    session.approved_at.map_or(print::MinutesState::Draft, |at| {
        print::MinutesState::Approved(clock::paris_date(at))
    })
}

/// What these minutes correct: the last version that was made public, unless it still stands.
fn correction(session: &SessionView) -> Option<print::Correction> {
    let corrected = session
        .publications
        .iter()
        .rev()
        .find_map(|one| one.correction.as_ref().map(|motive| (one.version, motive)))?;
    Some(print::Correction {
        version: corrected.0 + 1,
        motive: corrected.1.clone(),
    })
}

/// What the file of a corrected version adds to its name, so that no copy takes the place of what was published.
pub fn edition(session: &SessionView) -> String {
    correction(session).map_or_else(String::new, |correction| format!("_v{}", correction.version))
}

fn convocation(source: &Source, session: &SessionView, words: &Words) -> Result<print::Convocation> {
    let mut agenda = Vec::new();
    for item in &session.items {
        let row = source.dossier(item.dossier_id)?;
        agenda.push(print::AgendaLine {
            text: format!("{} — {}", facts::number(row), row.title),
            applicant: Some(facts::applicant(row)),
        });
    }
    let mut reviewed: Vec<DossierId> = session.to_review.iter().map(|one| one.dossier_id).collect();
    reviewed.dedup();
    for dossier in reviewed {
        let row = source.dossier(dossier)?;
        let values = [("number", &*facts::number(row)), ("title", &row.title)];
        agenda.push(print::AgendaLine {
            text: words.say("agenda", "review", &values),
            applicant: Some(facts::applicant(row)),
        });
    }
    let sent_on = session.convened_at.map_or(session.row.plan.held_on, clock::paris_date);
    Ok(print::Convocation {
        sent_on,
        is_second_notice: session.row.reconvened_from.is_some(),
        agenda,
    })
}

fn to_review(source: &Source, session: &SessionView, words: &Words) -> Result<Vec<print::ReviewLine>> {
    let line = |one: &ReviewedReservation| {
        let row = source.dossier(one.dossier_id)?;
        Ok(print::ReviewLine {
            number: facts::number(row),
            applicant: facts::applicant(row),
            project: row.title.clone(),
            // That it is reviewed here is what the section says.
            reservation: print::Reservation {
                review_on: None,
                ..facts::condition(&one.condition, words)
            },
        })
    };
    session.to_review.iter().map(line).collect()
}

fn recusals(source: &Source, session: &SessionView, words: &Words) -> Result<Vec<print::RecusalLine>> {
    let mut lines = Vec::new();
    for item in &session.items {
        let row = source.dossier(item.dossier_id)?;
        for interest in source
            .interests
            .iter()
            .filter(|one| one.recused && one.dossier_id == item.dossier_id)
        {
            lines.push(print::RecusalLine {
                member: source.member_name(interest.member_id),
                number: facts::number(row),
                project: row.title.clone(),
                nature: words.get("interest", interest.kind.as_str()),
                imposed: interest.imposed,
            });
        }
    }
    Ok(lines)
}

fn previous(source: &Source) -> Result<Option<print::PreviousMinutes>> {
    let Some(row) = source.previous() else { return Ok(None) };
    Ok(Some(print::PreviousMinutes {
        session_number: facts::held_number(row)?,
        held_on: row.plan.held_on,
        outcome: if matches!(row.state, SessionState::MinutesApproved | SessionState::Published) {
            print::ApprovalOutcome::Approved
        } else {
            print::ApprovalOutcome::PutOff
        },
        remarks: None,
    }))
}

/// Dossiers that never reached the committee: those that ended since the session before, or all for the first one.
fn not_examined(source: &Source, session: &SessionView) -> Vec<print::NotExaminedLine> {
    let since = source.previous().map(|row| row.plan.held_on);
    let until = session.row.plan.held_on;
    let between = |row: &&DossierRow| {
        let day = row.ended_at.or(row.received_at).map(clock::paris_date);
        day.is_some_and(|day| day <= until && since.is_none_or(|since| day > since))
    };
    source
        .dossiers
        .values()
        .filter(between)
        .filter_map(not_examined_line)
        .collect()
}

fn not_examined_line(row: &DossierRow) -> Option<print::NotExaminedLine> {
    let kind = match row.state {
        DossierState::Inadmissible => print::NotExaminedKind::Inadmissible,
        DossierState::Ineligible => print::NotExaminedKind::Ineligible,
        DossierState::OffTopic => print::NotExaminedKind::OffTopic,
        DossierState::Redirected => print::NotExaminedKind::Redirected,
        DossierState::Withdrawn => print::NotExaminedKind::Withdrawn,
        _ => return None,
    };
    Some(print::NotExaminedLine {
        number: facts::number(row),
        applicant: facts::applicant(row),
        project: row.title.clone(),
        kind,
        motive: row.last_motive.clone(),
    })
}
