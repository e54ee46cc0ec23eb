//! Sessions, as read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::rows::{self, SessionHead};
use super::warning::warnings;
use crate::call::{self, CallRules};
use crate::clock::paris_date;
use crate::committee::cadence::{CadenceReport, months};
use crate::committee::model::{Presence, time_of_day};
use crate::committee::seats::{self, Moment, Seats};
use crate::committee::view::{
    AgendaItemView, AttendanceInput, PaperView, PublicationView, ReadyDossier, SessionInput, SessionList, SessionRow,
    SessionView,
};
use crate::decision::queries::of_session;
use crate::decision::view::DecisionView;
use crate::dossier::{self, Standing};
use crate::error::{Error, Result};
use crate::evaluation::queries::is_sealed;
use crate::evaluation::standings::{Standings, standings};
use crate::id::{CallId, DossierId, SessionId};
use crate::journal::Actor;
use crate::stored::{day, maybe_day, maybe_instant, maybe_word, word};

/// The sessions of a call, what the monthly obligation says today (a Paris day), and the dossiers ready for an agenda: for a
/// member, without those that they are recused from.
pub async fn sessions(
    connection: &mut SqliteConnection,
    actor: Actor,
    call: CallId,
    today: NaiveDate,
) -> Result<SessionList> {
    let rules = call::rules(connection, call).await?;
    let lines = sqlx::query(include_str!("sessions.sql"))
        .bind(call.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let sessions: Vec<SessionRow> = lines.iter().map(session_row).collect::<Result<_>>()?;
    let ready = sqlx::query(include_str!("ready.sql"))
        .bind(call.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let mut ready: Vec<ReadyDossier> = ready.iter().map(ready_dossier).collect::<Result<_>>()?;
    if let Actor::Member(member) = actor {
        let standings = dossier::standings(connection, member, call).await?;
        ready.retain(|dossier| standings.get(&dossier.id) != Some(&Standing::Recused));
    }
    Ok(SessionList {
        cadence: cadence(connection, call, &rules, &sessions, today).await?,
        ready,
        sessions,
    })
}

async fn cadence(
    connection: &mut SqliteConnection,
    call: CallId,
    rules: &CallRules,
    sessions: &[SessionRow],
    today: NaiveDate,
) -> Result<Option<CadenceReport>> {
    if rules.cadence.sessions_per_month == 0 {
        return Ok(None);
    }
    let row = sqlx::query(include_str!("open_period.sql"))
        .bind(call.to_string())
        .fetch_one(connection)
        .await?;
    let first = maybe_instant(&row, "first_receipt")?.map(paris_date);
    let last = maybe_instant(&row, "last_decision")?.map(paris_date);
    let waiting: bool = row.try_get("waiting")?;
    let until = if waiting { today } else { last.unwrap_or(today) };
    let held: Vec<_> = sessions
        .iter()
        .map(|session| (session.plan.held_on, session.state))
        .collect();
    let months = months(rules.cadence, first, until, today, &held);
    Ok(Some(CadenceReport {
        required: u32::from(rules.cadence.sessions_per_month),
        months,
    }))
}

fn session_row(row: &SqliteRow) -> Result<SessionRow> {
    Ok(SessionRow {
        id: word(row, "id")?,
        number: row.try_get("number")?,
        state: word(row, "state")?,
        plan: SessionInput {
            held_on: day(row, "held_on")?,
            starts_at: row.try_get("starts_at")?,
            place: row.try_get("place")?,
            chair_id: maybe_word(row, "chair_id")?,
            secretary: row.try_get("secretary")?,
            next_on: maybe_day(row, "next_on")?,
        },
        reconvened_from: maybe_word(row, "reconvened_from")?,
        items: row.try_get("items")?,
        decisions: row.try_get("decisions")?,
    })
}

fn ready_dossier(row: &SqliteRow) -> Result<ReadyDossier> {
    Ok(ReadyDossier {
        id: word(row, "id")?,
        number: row.try_get("number")?,
        title: row.try_get("title")?,
        applicant: row.try_get("applicant")?,
        state: word(row, "state")?,
    })
}

/// A session whole. A member sees ranks and scores once the ranking is open to them, and of an item on which they did not declare
/// that they have no interest no more than its line on the agenda. What is overdue or late is so on `today`, a Paris day.
pub async fn session_view(
    connection: &mut SqliteConnection,
    actor: Actor,
    id: SessionId,
    today: NaiveDate,
) -> Result<SessionView> {
    let head = rows::head(connection, id).await?;
    let lines = sqlx::query(include_str!("sessions.sql"))
        .bind(head.call.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let line = lines
        .iter()
        .find(|line| word::<SessionId>(line, "id").is_ok_and(|found| found == id))
        .ok_or_else(|| Error::not_found("session", id))?;
    let rules = call::rules(connection, head.call).await?;
    let again = head.reconvened_from.is_some();
    let seats = Seats::load(connection, head.call, id, &rules.committee, again).await?;
    let papers = sqlx::query("select * from paper where session_id = ? order by made_at desc, id")
        .bind(id.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let quorum = seats.opening(head.opening(head.opened_at));
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
        quorum,
        items: items_for(connection, actor, &head, &seats, today).await?,
        papers: papers.iter().map(PaperView::try_from).collect::<Result<_>>()?,
    })
}

/// What was made public, oldest version first.
async fn publications(connection: &mut SqliteConnection, id: SessionId) -> Result<Vec<PublicationView>> {
    let rows = sqlx::query("select * from publication where session_id = ? order by version")
        .bind(id.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(PublicationView {
                version: row.try_get("version")?,
                published_on: day(row, "published_on")?,
                correction: row.try_get("correction")?,
            })
        })
        .collect()
}

/// The attendance sheet: until the opening with a line for every active member, absent until recorded otherwise, then as it
/// was at the opening and corrected since.
async fn sheet(connection: &mut SqliteConnection, head: &SessionHead) -> Result<Vec<AttendanceInput>> {
    let mut sheet = seats::attendance(connection, head.id).await?;
    if head.opened_at.is_some() {
        return Ok(sheet);
    }
    let rows = sqlx::query("select id from member where call_id = ? and active = 1 order by id")
        .bind(head.call.to_string())
        .fetch_all(connection)
        .await?;
    for row in &rows {
        let member_id = word(row, "id")?;
        if !sheet.iter().any(|line| line.member_id == member_id) {
            let presence = Presence::Absent;
            sheet.push(AttendanceInput {
                member_id,
                presence,
                proxy_to: None,
                arrived_at: None,
                left_at: None,
            });
        }
    }
    Ok(sheet)
}

async fn items_for(
    connection: &mut SqliteConnection,
    actor: Actor,
    head: &SessionHead,
    seats: &Seats,
    today: NaiveDate,
) -> Result<Vec<AgendaItemView>> {
    let mut items = items(connection, head, seats, today).await?;
    if let Actor::Member(member) = actor {
        let sealed = is_sealed(connection, member, head.call).await?;
        let standings = dossier::standings(connection, member, head.call).await?;
        for item in &mut items {
            let takes_part = standings.get(&item.dossier_id) == Some(&Standing::TakesPart);
            if sealed || !takes_part {
                (item.rank, item.score) = (None, None);
                item.decision = item.decision.take().map(DecisionView::without_scores);
            }
            if !takes_part {
                (item.persons, item.debate, item.decision) = (String::new(), String::new(), None);
            }
        }
    }
    Ok(items)
}

async fn items(
    connection: &mut SqliteConnection,
    head: &SessionHead,
    seats: &Seats,
    today: NaiveDate,
) -> Result<Vec<AgendaItemView>> {
    let standings = standings(connection, head.call).await?;
    let decisions = of_session(connection, head.id, today)
        .await?
        .into_iter()
        .map(|decision| (decision.input.dossier_id, decision));
    let mut decisions: BTreeMap<DossierId, DecisionView> = decisions.collect();
    let rows = sqlx::query(include_str!("items.sql"))
        .bind(head.id.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let dossier = word(row, "dossier_id")?;
            item(row, dossier, &standings, seats, decisions.remove(&dossier))
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
    let moment = moment(heard_until.as_deref().or(heard_at.as_deref()))?;
    Ok(AgendaItemView {
        id: word(row, "id")?,
        position: row.try_get("position")?,
        dossier_id: dossier,
        dossier_number: row.try_get("number")?,
        title: row.try_get("title")?,
        applicant: row.try_get("applicant")?,
        requested_cents: row.try_get("requested_cents")?,
        state: word(row, "state")?,
        rank: standings.rank_of(dossier),
        score: standings.score_of(dossier).map(|score| score.to_string()),
        recused: seats.recused(dossier),
        // A decision keeps the quorum that it was taken with.
        quorum: decision
            .as_ref()
            .map_or_else(|| seats.item(dossier, moment), |decision| decision.quorum),
        heard_at,
        heard_until,
        persons: row.try_get("persons")?,
        debate: row.try_get("debate")?,
        decision,
    })
}

/// The moment of an item: the end of its hearing (or its beginning), else the room as it stands.
pub(crate) fn moment(heard: Option<&str>) -> Result<Moment> {
    match heard {
        Some(text) => Ok(Moment::At(
            time_of_day(text, "heard_at").map_err(|_| Error::stored_value("agenda_item.heard_at", text))?,
        )),
        None => Ok(Moment::Present),
    }
}
