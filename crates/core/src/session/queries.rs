//! Sessions, as read.

use chrono::NaiveDate;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::attendance::Presence;
use super::cadence::{CadenceReport, months};
use super::rows::SessionHead;
use super::seats;
use super::view::{AttendanceInput, PublicationView, ReadyDossier, SessionInput, SessionList, SessionRow};
use crate::call::{self, CallRules};
use crate::clock::paris_date;
use crate::error::Result;
use crate::id::{CallId, SessionId};
use crate::journal::Actor;
use crate::sight::{self, Matter};
use crate::stored::{day, maybe_day, maybe_instant, maybe_word, word};

/// The sessions of a call, what the monthly obligation says today (a Paris day), and the dossiers ready for an agenda: for a
/// member, without those that they are recused from.
pub async fn list(
    connection: &mut SqliteConnection,
    actor: Actor,
    call: CallId,
    today: NaiveDate,
) -> Result<SessionList> {
    let rules = call::rules(connection, call).await?;
    let lines = sqlx::query(include_str!("sessions.sql"))
        .bind(call.to_string())
        .bind(None::<String>)
        .fetch_all(&mut *connection)
        .await?;
    let sessions: Vec<SessionRow> = lines.iter().map(session_row).collect::<Result<_>>()?;
    let ready = sqlx::query(include_str!("ready.sql"))
        .bind(call.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let mut ready: Vec<ReadyDossier> = ready.iter().map(ready_dossier).collect::<Result<_>>()?;
    let standings = sight::standings(connection, actor).await?;
    ready.retain(|dossier| standings.of(dossier.id).sees(Matter::Line));
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
    let last = maybe_day(&row, "last_decision")?;
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

/// The line of a session in its call's list.
pub(crate) async fn line(connection: &mut SqliteConnection, head: &SessionHead) -> Result<SqliteRow> {
    Ok(sqlx::query(include_str!("sessions.sql"))
        .bind(head.call.to_string())
        .bind(head.id.to_string())
        .fetch_one(connection)
        .await?)
}

pub(crate) fn session_row(row: &SqliteRow) -> Result<SessionRow> {
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

/// What was made public, oldest version first.
pub(crate) async fn publications(connection: &mut SqliteConnection, id: SessionId) -> Result<Vec<PublicationView>> {
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

/// The attendance sheet: until the opening with a line for every active member who may sit, absent until recorded otherwise, then as it
/// was at the opening and corrected since. An expert scores without sitting.
pub(crate) async fn sheet(connection: &mut SqliteConnection, head: &SessionHead) -> Result<Vec<AttendanceInput>> {
    let mut sheet = seats::attendance(connection, head.id).await?;
    if head.opened_at.is_some() {
        return Ok(sheet);
    }
    let rows = sqlx::query("select id from member where call_id = ? and active = 1 and role <> 'expert' order by id")
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
