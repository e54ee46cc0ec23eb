//! A session whole, as read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::view::{AgendaItemView, SessionView};
use crate::call;
use crate::clock::paris_date;
use crate::decision::lines::recorded;
use crate::decision::view::ReviewedReservation;
use crate::decision::{self, DecisionView, of_session};
use crate::dossier;
use crate::error::Result;
use crate::evaluation::consolidation::Detail;
use crate::evaluation::standings::{Standings, standings};
use crate::id::{DossierId, SessionId};
use crate::journal::Actor;
use crate::opinion;
use crate::paper;
use crate::session::queries::{line, publications, session_row, sheet};
use crate::session::rows::{self, SessionHead};
use crate::session::seats::{Seats, moment};
use crate::session::warning::warnings;
use crate::sight::{self, Matter};
use crate::stored::{maybe_instant, word};

/// A session whole, each item as the reader sees its dossier: [`AgendaItemView::seen_from`]. What is overdue or late is so on `today`, a Paris day.
pub async fn get(
    connection: &mut SqliteConnection,
    actor: Actor,
    id: SessionId,
    today: NaiveDate,
) -> Result<SessionView> {
    let head = rows::head(connection, id).await?;
    let line = &line(connection, &head).await?;
    let rules = call::rules(connection, head.call).await?;
    let seats = Seats::load(connection, &head, &rules.committee).await?;
    let opening = head.opening(head.opened_at);
    let quorum = seats.opening(opening);
    let convened_at = maybe_instant(line, "convened_at")?;
    let told_on = convened_at.map(paris_date);
    Ok(SessionView {
        row: session_row(line)?,
        convened_at,
        warnings: warnings(&rules.committee, head.state, head.held_on, told_on, today, quorum.base),
        publications: publications(connection, id).await?,
        opened_at: head.opened_at,
        closed_at: maybe_instant(line, "closed_at")?,
        approved_at: maybe_instant(line, "approved_at")?,
        attendance: sheet(connection, &head).await?,
        seated: seats.opening_sittings(opening),
        quorum,
        items: items_for(connection, actor, &head, &seats, today).await?,
        to_review: to_review(connection, actor, id, today).await?,
        papers: match actor {
            Actor::Secretariat => paper::of_session(connection, id).await?,
            // They hold everybody's marks, and letters tell by their names what was decided.
            Actor::Member(_) => Vec::new(),
        },
    })
}

/// The reservations that it looks at again, on the dossiers whose content the reader sees.
async fn to_review(
    connection: &mut SqliteConnection,
    actor: Actor,
    id: SessionId,
    today: NaiveDate,
) -> Result<Vec<ReviewedReservation>> {
    let mut reviewed = decision::reviewed(connection, id, today).await?;
    let standings = sight::standings(connection, actor).await?;
    reviewed.retain(|one| standings.of(one.dossier_id).sees(Matter::Content));
    Ok(reviewed)
}

async fn items_for(
    connection: &mut SqliteConnection,
    actor: Actor,
    head: &SessionHead,
    seats: &Seats,
    today: NaiveDate,
) -> Result<Vec<AgendaItemView>> {
    let items = items(connection, head, seats, today).await?;
    let standings = sight::standings(connection, actor).await?;
    let shown = |item: AgendaItemView| {
        let standing = standings.of(item.dossier_id);
        item.seen_from(standing)
    };
    Ok(items.into_iter().map(shown).collect())
}

async fn items(
    connection: &mut SqliteConnection,
    head: &SessionHead,
    seats: &Seats,
    today: NaiveDate,
) -> Result<Vec<AgendaItemView>> {
    let standings = standings(connection, head.call, Detail::Folded).await?;
    let decisions = of_session(connection, head.id, today)
        .await?
        .into_iter()
        .map(|decision| (decision.input.dossier_id, decision));
    let mut decisions: BTreeMap<DossierId, DecisionView> = decisions.collect();
    let mut opinions = opinion::of_call(connection, head.call).await?;
    let mut counters = dossier::counters(connection, head.call).await?;
    let rows = sqlx::query(include_str!("items.sql"))
        .bind(head.id.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let dossier = word(row, "dossier_id")?;
            let mut item = item(row, dossier, &standings, seats, decisions.remove(&dossier))?;
            // An opinion that came after this session was for a later one.
            item.opinions = opinions.remove(&dossier).unwrap_or_default();
            item.opinions.retain(|one| one.opinion.given_on <= head.held_on);
            item.counters = counters.remove(&dossier).unwrap_or_default();
            Ok(item)
        })
        .collect()
}

fn item(
    row: &SqliteRow,
    dossier: DossierId,
    standings: &Standings,
    seats: &Seats,
    decision: Option<DecisionView>,
) -> Result<AgendaItemView> {
    let heard_at: Option<String> = row.try_get("heard_at")?;
    let heard_until: Option<String> = row.try_get("heard_until")?;
    // Who sat for an item is settled by its vote; before that, by its hearing or by the room as it stands.
    let voted_at = decision
        .as_ref()
        .and_then(|decision| decision.input.voted_at.as_deref());
    let moment = moment(voted_at.or(heard_until.as_deref()).or(heard_at.as_deref()))?;
    let presided_by = decision
        .as_ref()
        .and_then(|decision| decision.poll)
        .and_then(|poll| poll.presided_by);
    Ok(AgendaItemView {
        id: word(row, "id")?,
        position: row.try_get("position")?,
        dossier_id: dossier,
        dossier_number: row.try_get("number")?,
        title: row.try_get("title")?,
        applicant: row.try_get("applicant")?,
        requested_cents: row.try_get("requested_cents")?,
        state: Some(word(row, "state")?),
        rank: standings.rank_of(dossier),
        score: standings.score_of(dossier).map(|score| score.to_string()),
        other_version: standings.other_version_of(dossier),
        recused: seats.recused(dossier),
        seated: seats.sittings(dossier, moment),
        // A decision keeps who presided when it was taken.
        chair: presided_by.or_else(|| seats.presides(Some(dossier), moment)),
        // A decision keeps the quorum that it was taken with.
        quorum: decision
            .as_ref()
            .map_or_else(|| seats.item(dossier, moment), |decision| decision.quorum),
        heard_at,
        heard_until,
        lines: decision
            .as_ref()
            .map_or_else(Vec::new, |decision| recorded(decision, seats.away(dossier))),
        persons: row.try_get("persons")?,
        debate: row.try_get("debate")?,
        opinions: Vec::new(),
        counters: Vec::new(),
        decision,
    })
}
