//! What a story came to, read from its workspace as the secretariat reads it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};
use palmares_core::clock;
use palmares_core::decision::label::LabelState;
use palmares_core::decision::{Effect, Term};
use palmares_core::dossier::CounterView;
use palmares_core::dossier::view::DossierRow;
use palmares_core::error::{Error, Result};
use palmares_core::evaluation;
use palmares_core::evaluation::consolidation::{Apart, ApartReason, Flag, Place};
use palmares_core::evaluation::view::RankingView;
use palmares_core::funding::FunderView;
use palmares_core::id::{CallId, DossierId};
use palmares_core::journal::Actor;
use palmares_core::minutes::{self, SessionView};
use palmares_core::session::quorum::QuorumResult;
use palmares_core::store::Store;
use palmares_core::territory::Territory;
use palmares_core::{call, dossier, label, session};

use super::oracle::{FactKind, Facts};

type Said = BTreeMap<String, String>;

/// Everything that is compared.
pub(super) async fn all(store: &Store, territory: &Territory) -> Result<Facts> {
    let mut connection = store.read().await?;
    let calls = call::list(&mut connection).await?;
    let call = calls.first().ok_or_else(|| Error::not_found("call", "story"))?.id;
    let mut facts = Facts::new();
    let rows = dossier::list(&mut connection, territory, Actor::Secretariat, call).await?;
    let outcomes: Said = rows
        .iter()
        .map(|row| (row.number.to_string(), row.state.to_string()))
        .collect();
    let stages = rows
        .iter()
        .filter_map(|row| Some((row.number.to_string(), row.stage?.to_string())));
    facts.insert(FactKind::Stage, stages.collect());
    facts.insert(
        FactKind::Counter,
        counted(&rows, &dossier::counters(&mut connection, call).await?),
    );
    facts.insert(FactKind::Count, counts(&outcomes));
    facts.insert(FactKind::Outcome, outcomes);
    let view = evaluation::ranking(&mut connection, Actor::Secretariat, call).await?;
    facts.insert(FactKind::Score, of_results(&view, score));
    facts.insert(FactKind::Opinion, of_results(&view, opinion));
    facts.insert(FactKind::Rank, of_results(&view, rank));
    if call::rules(&mut connection, call).await?.evaluators.is_some() {
        facts.insert(FactKind::Evaluators, of_results(&view, evaluators));
    }
    drop(connection);
    of_labels(store, call, &mut facts).await?;
    of_sessions(store, call, &mut facts).await?;
    facts.retain(|_, said| !said.is_empty());
    Ok(facts)
}

fn counted(rows: &[DossierRow], counters: &BTreeMap<DossierId, Vec<CounterView>>) -> Said {
    let of_row = |row: &DossierRow| {
        let number = row.number;
        let said = move |one: &CounterView| {
            let figure = one.figure.as_ref()?.stated.figure;
            Some((format!("{number} {}", one.code), figure.to_string()))
        };
        counters.get(&row.id).into_iter().flatten().filter_map(said)
    };
    rows.iter().flat_map(of_row).collect()
}

/// Labels and funders as they stand once everything that was told has come.
async fn of_labels(store: &Store, call: CallId, facts: &mut Facts) -> Result<()> {
    let mut connection = store.read().await?;
    let alerts = call::get(&mut connection, call).await?.rules.label;
    let alerts = alerts.map_or_else(Vec::new, |rule| rule.alerts);
    let (mut labels, mut funders, mut days) = (Said::new(), Said::new(), BTreeSet::new());
    let after_all = NaiveDate::from_ymd_opt(2099, 12, 31).unwrap_or_default();
    let list = label::list(&mut connection, Actor::Secretariat, call, after_all).await?;
    for row in list.rows {
        if let Some(term) = row.term {
            let lapsed = row.lapsed_on.map_or_else(String::new, |day| format!(", lapsed {day}"));
            labels.insert(row.number.to_string(), format!("{} to {}{lapsed}", term.from, term.to));
            days.extend(turns(term, &alerts).map(|day| (day, row.number)));
        }
        if let Some(months) = row.months {
            labels.insert(row.number.to_string(), format!("{months} months from the act"));
        }
        for FunderView { funder, .. } in row.funders {
            let of = format!("{} {}", row.number, funder.name);
            funders.insert(of, format!("{} {}", funder.status, funder.status_on));
        }
    }
    let mut standings = Said::new();
    for (day, number) in days {
        let list = label::list(&mut connection, Actor::Secretariat, call, day).await?;
        let row = list.rows.into_iter().find(|row| row.number == number);
        standings.extend(row.and_then(|row| Some((format!("{number} {day}"), standing(row.state?, row.alert)))));
    }
    facts.insert(FactKind::Label, labels);
    facts.insert(FactKind::Standing, standings);
    facts.insert(FactKind::Funder, funders);
    Ok(())
}

/// The days on which a label comes to stand elsewhere though nobody does anything.
fn turns(term: Term, alerts: &[u16]) -> impl Iterator<Item = NaiveDate> {
    let told = alerts
        .iter()
        .filter_map(move |months| term.to.checked_sub_months(Months::new(u32::from(*months))));
    told.chain([term.to]).chain(term.to.succ_opt())
}

/// Where a label stands (`expiring 6`: six months before its end).
fn standing(state: LabelState, alert: Option<u16>) -> String {
    match alert {
        Some(months) => format!("{state} {months}"),
        None => state.to_string(),
    }
}

fn counts(outcomes: &Said) -> Said {
    let mut counts = BTreeMap::from([("received".to_owned(), outcomes.len())]);
    for state in outcomes.values() {
        *counts.entry(state.clone()).or_default() += 1;
    }
    counts.into_iter().map(|(of, count)| (of, count.to_string())).collect()
}

fn of_results(view: &RankingView, say: impl Fn(&RankingView, DossierId) -> Option<String>) -> Said {
    let dossiers = view.dossiers.iter();
    dossiers
        .filter_map(|dossier| Some((dossier.number.to_string(), say(view, dossier.id)?)))
        .collect()
}

fn evaluators(view: &RankingView, id: DossierId) -> Option<String> {
    let result = view.results.iter().find(|result| result.dossier == id)?;
    let lacking = result.flags.iter().filter_map(|flag| match flag {
        Flag::MissingExpertise { field, missing } => Some(format!("{} {missing}", field.as_ref()?.code)),
        _ => None,
    });
    let lacking: Vec<String> = lacking.collect();
    Some(match lacking.as_slice() {
        [] => "complete".to_owned(),
        some => format!("lacks {}", some.join(", ")),
    })
}

fn place(view: &RankingView, id: DossierId) -> Option<&Place> {
    view.ranking.ranked.iter().find(|place| place.dossier == id)
}

fn apart(view: &RankingView, id: DossierId) -> Option<&Apart> {
    view.ranking.apart.iter().find(|apart| apart.dossier == id)
}

fn score(view: &RankingView, id: DossierId) -> Option<String> {
    let official = place(view, id).map(|place| place.official);
    let official = official.or_else(|| apart(view, id)?.official);
    official.map(|score| score.to_string())
}

fn opinion(view: &RankingView, id: DossierId) -> Option<String> {
    let result = view.results.iter().find(|result| result.dossier == id)?;
    result.band.clone()
}

/// The place (`3`, `3=` while nothing separates it from another), else every reason for having none.
fn rank(view: &RankingView, id: DossierId) -> Option<String> {
    if let Some(place) = place(view, id) {
        let shared = if place.unresolved { "=" } else { "" };
        return Some(format!("{}{shared}", place.position));
    }
    let reasons = apart(view, id)?.reasons.iter().map(|reason| match reason {
        ApartReason::NotScored => "not_scored".to_owned(),
        ApartReason::Eliminated { floors } => {
            let criteria: Vec<&str> = floors.iter().map(|floor| floor.criterion.as_str()).collect();
            format!("eliminated {}", criteria.join("+"))
        }
        ApartReason::BelowThreshold { .. } => "below_threshold".to_owned(),
        ApartReason::ConditionsUnmet { .. } => "conditions_unmet".to_owned(),
        ApartReason::BelowEnvelopeLine { .. } => "below_envelope_line".to_owned(),
        ApartReason::OtherGridVersion { .. } => "other_grid_version".to_owned(),
    });
    Some(reasons.collect::<Vec<_>>().join(", "))
}

async fn of_sessions(store: &Store, call: CallId, facts: &mut Facts) -> Result<()> {
    let (mut quorums, mut acts) = (Said::new(), Said::new());
    let mut connection = store.read().await?;
    let today = clock::paris_date(clock::now());
    let list = session::list(&mut connection, Actor::Secretariat, call, today).await?;
    for row in list.sessions {
        let view = minutes::get(&mut connection, Actor::Secretariat, row.id, today).await?;
        quorums.insert(row.plan.held_on.to_string(), quorum(&view.quorum));
        of_items(&view, &mut quorums, &mut acts);
    }
    facts.insert(FactKind::Quorum, quorums);
    facts.insert(FactKind::Act, acts);
    Ok(())
}

fn of_items(view: &SessionView, quorums: &mut Said, acts: &mut Said) {
    for item in &view.items {
        let Some(decision) = &item.decision else { continue };
        let of = format!("{} {}", view.row.plan.held_on, item.dossier_number);
        quorums.insert(of.clone(), quorum(&decision.quorum));
        match &decision.effect {
            Effect::Immediate => None,
            Effect::Awaited => acts.insert(of, "awaited".to_owned()),
            Effect::Followed { act } => acts.insert(of, act.reference.clone()),
        };
    }
}

/// Those who count, out of those who compose the committee (`5/11 failed`).
fn quorum(quorum: &QuorumResult) -> String {
    let word = match quorum {
        QuorumResult { waived: true, .. } => "waived",
        QuorumResult { reached: true, .. } => "reached",
        QuorumResult { .. } => "failed",
    };
    format!("{}/{} {word}", quorum.counted, quorum.base)
}
