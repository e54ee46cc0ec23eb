//! Procès-verbal: from a session to its minutes, for members and for anybody who asks.

use palmares_core::clock;
use palmares_core::decision::DecisionView;
use palmares_core::decision::view::ReviewedReservation;
use palmares_core::dossier::view::DossierRow;
use palmares_core::dossier::{CounterFigure, CounterView, DossierState};
use palmares_core::error::Result;
use palmares_core::evaluation::consolidation::{CriterionResult, DossierResult, Flag};
use palmares_core::grid::Grid;
use palmares_core::id::{DossierId, MemberId};
use palmares_core::minutes::{AgendaItemView, SessionView};
use palmares_core::opinion::{OpinionKind, OpinionView};
use palmares_core::paper::{PaperKind, PaperLanguage};
use palmares_core::session::SessionState;
use palmares_core::session::alternates::Sitting;
use palmares_core::session::attendance::Presence;
use palmares_paper as print;

use super::press::Draft;
use super::source::Source;
use super::words::Words;
use super::{facts, ranking};

/// The minutes of a session.
pub fn draft(source: &Source, language: PaperLanguage, audience: print::Audience) -> Result<Draft> {
    let paper = minutes(source, &Words::of(language, source.call.rules.kind)?, audience)?;
    let communicable = audience == print::Audience::Communicable;
    let version = if communicable { "_communicable" } else { "" };
    let edition = edition(source.session()?);
    Ok(Draft {
        kind: PaperKind::Minutes,
        language,
        communicable,
        dossier: None,
        stem: format!("{}_proces-verbal{version}{edition}", paper.session.held_on),
        paper: print::Paper::Minutes(Box::new(paper)),
    })
}

/// One field after the other in the order of the paper: longer than usual, and nothing to follow but the list.
fn minutes(source: &Source, words: &Words, audience: print::Audience) -> Result<print::MinutesPaper> {
    let session = source.session()?;
    let items = session
        .items
        .iter()
        .map(|item| record(source, item, words, audience))
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
        chair: session
            .row
            .plan
            .chair_id
            .map(|id| source.member_name(id))
            .unwrap_or_default(),
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
            ranking::annexed(source, audience)?
        } else {
            vec![]
        },
        next_session: facts::next_session(source, session)?,
        signatures: facts::signatures(source, session, words),
        grids: source
            .rankings()
            .map(|ranking| facts::grid(source, ranking, words))
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

/// Members out of the room for an item.
pub fn away(item: &AgendaItemView) -> u32 {
    u32::try_from(item.recused.len()).unwrap_or(u32::MAX)
}

fn record(
    source: &Source,
    item: &AgendaItemView,
    words: &Words,
    audience: print::Audience,
) -> Result<print::ItemRecord> {
    let row = source.dossier(item.dossier_id)?;
    let theme = row.theme.as_ref().and_then(|code| source.call.rules.theme(code));
    let decision = item.decision.as_ref();
    Ok(print::ItemRecord {
        number: facts::number(row),
        applicant: facts::applicant(row),
        project: row.title.clone(),
        commune: row.commune.clone(),
        themes: theme
            .map(|theme| words.label(&theme.label).to_owned())
            .into_iter()
            .collect(),
        requested: row.requested_cents,
        requested_is_confidential: true,
        rapporteur: None,
        hearing: hearing(item)?,
        opinions: item.opinions.iter().map(advice).collect(),
        counters: item.counters.iter().map(|one| counted(one, words, audience)).collect(),
        // What prepares a decision is communicable once it was taken (CRPA L.311-2).
        scores: scores(source, item, words).filter(|_| decision.is_some() || audience == print::Audience::Internal),
        summary: facts::passages(&item.debate),
        quorum: facts::quorum(decision.map_or(&item.quorum, |decision| &decision.quorum)),
        recused: left_the_room(source, item)?,
        seated: seated(source, item)?,
        proposed: decision.is_some_and(|decision| source.call.rules.proposes(decision.input.kind)),
        vote: decision.map(|decision| facts::vote(decision, away(item))),
        decision: decision.map(|decision| facts::outcome(source, decision.input.kind)),
        extension: decision.and_then(facts::extension),
        validity: decision.and_then(facts::validity),
        redirected_to: decision.and_then(|decision| decision.input.redirected_to.clone()),
        motive: decision
            .map(|decision| facts::passages(&decision.input.motive))
            .unwrap_or_default(),
        reservations: decision
            .map(|decision| facts::reservations(decision, words))
            .unwrap_or_default(),
        award: decision.and_then(|decision| award(source, decision, words)),
        departure_reason: decision.and_then(|decision| decision.input.departure_reason.clone()),
        dissents: Vec::new(),
    })
}

/// A figure, and where it stands; who states it is for those whom the internal minutes are for.
fn counted(view: &CounterView, words: &Words, audience: print::Audience) -> print::CounterFacts {
    let figure = view.figure.as_ref();
    let source = |one: &CounterFigure| {
        let stated = &one.stated;
        let page = stated
            .page
            .map(|page| words.say("counter", "page", &[("page", &page.to_string())]));
        let document = one.document.clone();
        let by = words.say("counter", "stated_by", &[("who", &stated.stated_by)]);
        let by = Some(by).filter(|_| audience == print::Audience::Internal);
        let parts = [document, page, facts::stated(&stated.source), by];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    print::CounterFacts {
        label: words.label(&view.label).to_owned(),
        figure: figure.map(|one| one.stated.figure),
        unit: words.label(&view.unit).to_owned(),
        source: figure.map(source).unwrap_or_default(),
    }
}

/// The recused members who were there: nobody leaves a room where they are not.
fn left_the_room(source: &Source, item: &AgendaItemView) -> Result<Vec<String>> {
    let attendance = &source.session()?.attendance;
    let there = |id: &&MemberId| {
        let line = attendance.iter().find(|line| line.member_id == **id);
        line.is_some_and(|line| matches!(line.presence, Presence::Present | Presence::Remote))
    };
    let gone = item.recused.iter().filter(there);
    Ok(gone.map(|id| source.member_name(*id)).collect())
}

fn advice(view: &OpinionView) -> print::OpinionFacts {
    let opinion = &view.opinion;
    print::OpinionFacts {
        sense: match opinion.kind {
            OpinionKind::Favourable => print::OpinionSense::Favourable,
            OpinionKind::Reserved => print::OpinionSense::Reserved,
            OpinionKind::Unfavourable => print::OpinionSense::Unfavourable,
        },
        on: opinion.given_on,
        advisers: opinion.advisers.clone(),
        recommendations: opinion.recommendations.clone(),
    }
}

/// The alternates who sit for this item in other places than at the opening.
fn seated(source: &Source, item: &AgendaItemView) -> Result<Vec<print::SeatTaken>> {
    let opening = &source.session()?.seated;
    let taken = item.seated.iter().filter(|sitting| !opening.contains(sitting));
    let named = |sitting: &Sitting| print::SeatTaken {
        alternate: source.member_name(sitting.alternate),
        member: source.member_name(sitting.member),
    };
    Ok(taken.map(named).collect())
}

fn hearing(item: &AgendaItemView) -> Result<Option<print::Hearing>> {
    let Some(from) = &item.heard_at else { return Ok(None) };
    let persons = item.persons.split([';', '\n']).filter_map(facts::stated);
    Ok(Some(print::Hearing {
        from: facts::time(from)?,
        to: item.heard_until.as_ref().map(|until| facts::time(until)).transpose()?,
        remote: false,
        persons: persons.map(|name| print::PersonHeard { name, role: None }).collect(),
    }))
}

fn award(source: &Source, decision: &palmares_core::decision::DecisionView, words: &Words) -> Option<print::Award> {
    let support = facts::support(source, decision, words);
    if support.is_empty() && decision.input.amount_cents.is_none() {
        return None;
    }
    Some(print::Award {
        amount: decision.input.amount_cents,
        support,
        conditions: Vec::new(),
    })
}

fn scores(source: &Source, item: &AgendaItemView, words: &Words) -> Option<print::ItemScores> {
    scores_of(source, item.dossier_id, item.decision.as_ref(), item.rank, words)
}

/// The scores of a dossier: as they were shown when it was decided, as they stand otherwise.
pub fn scores_of(
    source: &Source,
    id: DossierId,
    decision: Option<&DecisionView>,
    rank: Option<u32>,
    words: &Words,
) -> Option<print::ItemScores> {
    let result = source.result_of(id)?;
    let grid = &source.ranking_of(id).grid;
    Some(print::ItemScores {
        submitted: result.submitted,
        assigned: result.assigned,
        out_of: grid.score_out_of,
        total: decision
            .and_then(|decision| decision.score.clone())
            .or_else(|| ranking::official(result)),
        individual: ranking::individual(result),
        minimum: result.dispersion.as_ref().map(|spread| spread.minimum.to_string()),
        maximum: result.dispersion.as_ref().map(|spread| spread.maximum.to_string()),
        threshold: result.threshold.as_ref().map(|check| check.threshold.to_string()),
        below_threshold: result.threshold.as_ref().is_some_and(|check| !check.passed),
        insufficient: is_insufficient(result),
        rank: decision.map_or(rank, |decision| decision.rank),
        criteria: result
            .criteria
            .iter()
            .map(|one| criterion_score(grid, one, words))
            .collect(),
    })
}

fn is_insufficient(result: &DossierResult) -> bool {
    result
        .flags
        .iter()
        .any(|flag| matches!(flag, Flag::InsufficientMarks { .. }))
}

fn criterion_score(grid: &Grid, one: &CriterionResult, words: &Words) -> print::CriterionScore {
    let found = grid.criterion(&one.code);
    print::CriterionScore {
        code: one.code.clone(),
        depth: one.depth,
        label: found.map_or_else(String::new, |criterion| words.label(&criterion.label).to_owned()),
        mean: one.mean.as_ref().map(|mean| mean.value.to_string()),
        minimum: one.minimum.map(|mark| facts::mark(grid, &one.code, mark, words)),
        maximum: one.maximum.map(|mark| facts::mark(grid, &one.code, mark, words)),
        floor: one.floor.map(|floor| floor.to_string()),
        below_floor: one.floor_failed,
    }
}
