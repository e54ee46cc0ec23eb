//! The labels of a call as read: its decisions, its funders and its dossiers, put together by pure rules.

use chrono::NaiveDate;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::funnel::funnel;
use super::view::{LabelGrant, LabelList, LabelRow};
use crate::call::{self, CallRules};
use crate::decision::label::{Clockwork, Label, LabelState};
use crate::decision::model::DecisionKind;
use crate::decision::term::proposals;
use crate::decision::{self, DecisionView};
use crate::dossier::DossierState;
use crate::error::Result;
use crate::funding::{self, FunderView, settled};
use crate::id::{CallId, DossierId};
use crate::journal::Actor;
use crate::stored::word;

/// A dossier of the call as the funnel counts it.
pub(crate) struct Counted {
    pub(crate) id: DossierId,
    pub(crate) number: u32,
    pub(crate) title: String,
    pub(crate) applicant: String,
    pub(crate) state: DossierState,
    pub(crate) assessed: bool,
}

/// The labels of a call on a Paris day, for the secretariat: soonest to end first, those without an end after them.
pub async fn list(
    connection: &mut SqliteConnection,
    actor: Actor,
    call: CallId,
    today: NaiveDate,
) -> Result<LabelList> {
    actor.require_secretariat()?;
    let rules = call::rules(connection, call).await?;
    let decisions = decision::of_call(connection, actor, call, today).await?;
    let mut funders = funding::of_call(connection, actor, call).await?;
    let dossiers = sqlx::query(include_str!("dossiers.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    let dossiers: Vec<Counted> = dossiers.iter().map(counted).collect::<Result<_>>()?;
    let totals = funnel(&dossiers, &decisions, &funders);
    let mut rows: Vec<LabelRow> = dossiers
        .into_iter()
        .filter_map(|dossier| {
            let taken = decisions.get(&dossier.id).map_or(&[][..], Vec::as_slice);
            let funders = funders.remove(&dossier.id).unwrap_or_default();
            row(&rules, dossier, taken, funders, today)
        })
        .collect();
    rows.sort_by_key(|row| (row.term.is_none(), row.term.map(|term| term.to), row.number));
    Ok(LabelList {
        call_id: call,
        on: today,
        rows,
        funnel: totals,
    })
}

fn counted(row: &SqliteRow) -> Result<Counted> {
    Ok(Counted {
        id: word(row, "id")?,
        number: row.try_get("number")?,
        title: row.try_get("title")?,
        applicant: row.try_get("applicant")?,
        state: word(row, "state")?,
        assessed: row.try_get("assessed")?,
    })
}

/// What is followed of a dossier; nothing where it was granted nothing and turns to no funder.
pub(crate) fn row(
    rules: &CallRules,
    dossier: Counted,
    decisions: &[DecisionView],
    funders: Vec<FunderView>,
    today: NaiveDate,
) -> Option<LabelRow> {
    let label = Label::of(decisions);
    if label.is_none() && funders.is_empty() {
        return None;
    }
    let ends_with_funder = rules.label.as_ref().is_some_and(|rule| rule.ends_with_funder);
    let lapsed_on = settled(&funders).filter(|day| ends_with_funder && label.is_some() && *day <= today);
    let clockwork = Clockwork {
        lapsed_on,
        alerts: rules.label.as_ref().map_or(&[], |rule| &rule.alerts),
    };
    let standing = label.as_ref().map(|label| label.standing(clockwork, today));
    let state = standing.map(|standing| standing.state);
    Some(LabelRow {
        dossier_id: dossier.id,
        number: dossier.number,
        title: dossier.title,
        applicant: dossier.applicant,
        dossier_state: dossier.state,
        state,
        alert: standing.and_then(|standing| standing.alert),
        term: label.as_ref().and_then(Label::term),
        months: label.as_ref().and_then(Label::months),
        lapsed_on,
        can_extend: label.as_ref().is_some_and(|label| can_extend(rules, label, state)),
        conditions: label
            .as_ref()
            .map_or_else(Vec::new, |label| label.conditions().to_vec()),
        grants: label.as_ref().map_or_else(Vec::new, grants),
        funders,
    })
}

/// Not while it is examined, or where nothing is left to extend it to.
fn can_extend(rules: &CallRules, label: &Label<'_>, state: Option<LabelState>) -> bool {
    let stands = label.last().is_some_and(|last| last.can_reopen);
    let extends = |so_far| !proposals(rules, DecisionKind::Selected, None, Some(so_far)).is_empty();
    let left = label.term().is_some_and(extends);
    stands && left && (state.is_some_and(LabelState::holds) || label.condition_met())
}

fn grants(label: &Label<'_>) -> Vec<LabelGrant> {
    let grant = |decision: &&DecisionView| LabelGrant {
        decision_id: decision.id,
        kind: decision.input.kind,
        decided_on: decision.taken_on(),
        term: decision.term(),
        effect: decision.effect.clone(),
        extension: decision.extends.is_some(),
    };
    label.grants().iter().map(grant).collect()
}
