//! An item of the minutes: what was heard, scored, advised and decided.

use palmares_core::committee::model::composes;
use palmares_core::committee::view::MemberView;
use palmares_core::decision::DecisionView;
use palmares_core::decision::model::DecisionKind;
use palmares_core::dossier::{CounterFigure, CounterView};
use palmares_core::error::Result;
use palmares_core::evaluation::consolidation::{CriterionResult, DossierResult, Flag};
use palmares_core::grid::Grid;
use palmares_core::id::{DossierId, MemberId};
use palmares_core::minutes::AgendaItemView;
use palmares_core::opinion::{OpinionKind, OpinionView};
use palmares_core::session::alternates::Sitting;
use palmares_core::session::attendance::Presence;
use palmares_paper as print;

use super::source::Source;
use super::words::Words;
use super::{chair, facts, grids, method, ranking};

/// Of those who compose the committee, members who take no part in an item: an advisory voice takes no vote away.
pub fn away(source: &Source, item: &AgendaItemView) -> u32 {
    let votes = |member: &&MemberView| composes(member.member.voice, member.member.role);
    let voting = source.members.iter().filter(votes);
    let away = voting.filter(|member| item.recused.contains(&member.id)).count();
    u32::try_from(away).unwrap_or(u32::MAX)
}

/// An item as the minutes tell it to those whom they are for.
pub fn record(
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
        requested_is_confidential: !asked_in_the_open(source, decision),
        rapporteur: None,
        hearing: hearing(item)?,
        opinions: item.opinions.iter().map(|one| advice(source, item, one)).collect(),
        counters: item.counters.iter().map(|one| counted(one, words, audience)).collect(),
        // What prepares a decision is communicable once it was taken (CRPA L.311-2).
        scores: scores(source, item, words).filter(|_| decision.is_some() || audience == print::Audience::Internal),
        summary: facts::passages(&item.debate),
        chair: chair::of_item(source, item)?,
        quorum: facts::quorum(decision.map_or(&item.quorum, |decision| &decision.quorum)),
        recused: left_the_room(source, item)?,
        seated: seated(source, item)?,
        proposed: decision.is_some_and(|decision| source.call.rules.proposes(decision.input.kind)),
        vote: decision.map(|decision| facts::vote(decision, away(source, item))),
        decision: decision.map(|decision| facts::outcome(source, decision.input.kind)),
        extension: decision.and_then(facts::extension),
        validity: decision.and_then(facts::days),
        from_act: decision.and_then(facts::from_act),
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

/// Whether anybody may know the amount asked for. What is masked of an application is private life and business secrets, the detail of its
/// prices for one (CRPA L.311-6); what a laureate asked of public money is neither. Who was not selected may ask elsewhere, and a label
/// is what a project shows to funders that have not decided: there the amount is still the applicant's own affair.
fn asked_in_the_open(source: &Source, decision: Option<&DecisionView>) -> bool {
    let laureate = decision.is_some_and(|decision| {
        matches!(
            decision.input.kind,
            DecisionKind::Selected | DecisionKind::SelectedWithReservations
        )
    });
    laureate && source.call.rules.organiser.is_public_authority && !facts::vocabulary(source).is_label()
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

/// An opinion, with who of those who gave it takes no part in the dossier, by name as opinions have it.
fn advice(source: &Source, item: &AgendaItemView, view: &OpinionView) -> print::OpinionFacts {
    let opinion = &view.opinion;
    let apart: Vec<String> = item.recused.iter().map(|id| source.member_name(*id)).collect();
    let (recused, advisers) = opinion.advisers.iter().cloned().partition(|name| apart.contains(name));
    print::OpinionFacts {
        sense: match opinion.kind {
            OpinionKind::Favourable => print::OpinionSense::Favourable,
            OpinionKind::Reserved => print::OpinionSense::Reserved,
            OpinionKind::Unfavourable => print::OpinionSense::Unfavourable,
        },
        on: opinion.given_on,
        advisers,
        recused,
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

fn award(source: &Source, decision: &DecisionView, words: &Words) -> Option<print::Award> {
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
    let total = decision
        .and_then(|decision| decision.score.clone())
        .or_else(|| ranking::official(result));
    Some(print::ItemScores {
        submitted: result.submitted,
        assigned: result.assigned,
        out_of: grid.score_out_of,
        total: total.clone(),
        individual: ranking::individual(result),
        // Only beside the score that it goes with: what was shown at the decision may be another by now.
        other_order: result
            .other_order
            .as_ref()
            .filter(|_| total == ranking::official(result))
            .map(|other| other.value.to_string()),
        other_version: ranking::other_version(source, id),
        minimum: result.dispersion.as_ref().map(|spread| spread.minimum.to_string()),
        maximum: result.dispersion.as_ref().map(|spread| spread.maximum.to_string()),
        threshold: result.threshold.as_ref().map(|check| check.threshold.to_string()),
        below_threshold: result.threshold.as_ref().is_some_and(|check| !check.passed),
        insufficient: result.is_insufficient(),
        lacking: lacking(result, words),
        conditions_unmet: method::unmet(grid, result, words),
        outliers: method::outliers(result),
        rank: decision.map_or(rank, |decision| decision.rank),
        criteria: result
            .criteria
            .iter()
            .map(|one| criterion_score(grid, one, words))
            .collect(),
    })
}

/// Whom the call asks for and who is not among those who evaluated.
fn lacking(result: &DossierResult, words: &Words) -> Vec<print::LackingFacts> {
    let lacking = |flag: &Flag| match flag {
        Flag::MissingExpertise { field, missing } => Some(print::LackingFacts {
            field: field.as_ref().map(|field| words.label(&field.label).to_owned()),
            missing: u32::from(*missing),
        }),
        _ => None,
    };
    result.flags.iter().filter_map(lacking).collect()
}

fn criterion_score(grid: &Grid, one: &CriterionResult, words: &Words) -> print::CriterionScore {
    let found = grid.criterion(&one.code);
    print::CriterionScore {
        code: one.code.clone(),
        depth: one.depth,
        label: found.map_or_else(String::new, |criterion| words.label(&criterion.label).to_owned()),
        mean: one.mean.as_ref().map(|mean| grids::mean(grid, &one.code, mean, words)),
        not_applicable: one.not_applicable,
        minimum: one.minimum.map(|mark| grids::mark(grid, &one.code, mark, words)),
        maximum: one.maximum.map(|mark| grids::mark(grid, &one.code, mark, words)),
        floor: one.floor.map(|floor| grids::floor(grid, &one.code, floor, words)),
        below_floor: one.floor_failed,
    }
}
