//! What the verbs of a session read and write in common.

use chrono::{NaiveDate, NaiveTime};
use sqlx::{Row, SqliteConnection};

use super::attendance::time_of_day;
use super::bring_back::{ReopeningReason, bring_back};
use super::seats::Moment;
use super::state::{SessionAct, SessionState};
use super::view::SessionInput;
use crate::call;
use crate::clock::{self, COMMITTEE_ZONE, Timestamp};
use crate::committee;
use crate::dossier::{self, DossierEvent, DossierState};
use crate::error::{Error, InputFault, Result};
use crate::id::{CallId, DossierId, SessionId};
use crate::journal::Act;
use crate::stored::{day, maybe_instant, maybe_word, word};

/// A session, as verbs need it.
#[derive(Debug, Clone)]
pub(crate) struct SessionHead {
    pub(crate) id: SessionId,
    pub(crate) call: CallId,
    /// Its number within the call, once it was held.
    pub(crate) number: Option<u32>,
    pub(crate) state: SessionState,
    pub(crate) held_on: NaiveDate,
    pub(crate) starts_at: NaiveTime,
    pub(crate) reconvened_from: Option<SessionId>,
    pub(crate) opened_at: Option<Timestamp>,
}

impl SessionHead {
    /// Names this session in the sentence of an act: by its day, and by its number once it was held.
    pub(crate) fn name_in<'a>(&self, act: &'a mut Act) -> &'a mut Act {
        if let Some(number) = self.number {
            act.says("session", number);
        }
        act.says("held_on", self.held_on.to_string())
    }

    /// The moment of an instant in this session: a time of its day, or simply the room as recorded when the instant is of
    /// another day (a session typed in afterwards).
    pub(crate) fn moment(&self, at: Timestamp) -> Moment {
        let local = at.with_timezone(&COMMITTEE_ZONE);
        if local.date_naive() == self.held_on {
            Moment::At(local.time())
        } else {
            Moment::Present
        }
    }

    /// The instant of something that happened in this session: the time that was stated, or now on its day; none afterwards.
    pub(crate) fn instant(&self, stated: Option<&str>, at: Timestamp) -> Result<Option<Timestamp>> {
        if let Some(text) = stated {
            return Ok(Some(clock::paris_instant(self.held_on, time_of_day(text, "at")?)));
        }
        Ok((clock::paris_date(at) == self.held_on).then_some(at))
    }

    /// The moment of the opening: when it was opened, never before it was to begin.
    pub(crate) fn opening(&self, at: Option<Timestamp>) -> Moment {
        match at.map(|at| self.moment(at)) {
            Some(Moment::At(time)) => Moment::At(time.max(self.starts_at)),
            _ => Moment::At(self.starts_at),
        }
    }
}

pub(crate) async fn head(connection: &mut SqliteConnection, id: SessionId) -> Result<SessionHead> {
    let row = sqlx::query("select * from session where id = ?")
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?
        .ok_or_else(|| Error::not_found("session", id))?;
    let starts_at: String = row.try_get("starts_at")?;
    Ok(SessionHead {
        id,
        call: word(&row, "call_id")?,
        number: row.try_get("number")?,
        state: word(&row, "state")?,
        held_on: day(&row, "held_on")?,
        starts_at: time_of_day(&starts_at, "starts_at")
            .map_err(|_| Error::stored_value("session.starts_at", &starts_at))?,
        reconvened_from: maybe_word(&row, "reconvened_from")?,
        opened_at: maybe_instant(&row, "opened_at")?,
    })
}

/// The session of a call that is planned or convened for a day, if there is one.
pub(crate) async fn planned_on(
    connection: &mut SqliteConnection,
    call: CallId,
    on: NaiveDate,
) -> Result<Option<SessionId>> {
    let rows = sqlx::query("select id, state from session where call_id = ? and held_on = ? order by id")
        .bind(call.to_string())
        .bind(on.to_string())
        .fetch_all(connection)
        .await?;
    for row in &rows {
        let state: SessionState = word(row, "state")?;
        if state.is_editable() {
            return Ok(Some(word(row, "id")?));
        }
    }
    Ok(None)
}

/// The call of a session.
pub async fn call_of(connection: &mut SqliteConnection, id: SessionId) -> Result<CallId> {
    Ok(head(connection, id).await?.call)
}

/// Moves a session by an act, inside an operation, and tells its new state. Used also by the production of minutes.
pub async fn advance(connection: &mut SqliteConnection, id: SessionId, act: SessionAct) -> Result<SessionState> {
    let next = head(connection, id).await?.state.after(act)?;
    sqlx::query("update session set state = ? where id = ?")
        .bind(next.as_str())
        .bind(id.to_string())
        .execute(connection)
        .await?;
    Ok(next)
}

/// The dossiers of an agenda in its order, with their present states.
pub(crate) async fn agenda(connection: &mut SqliteConnection, id: SessionId) -> Result<Vec<(DossierId, DossierState)>> {
    let rows = sqlx::query(include_str!("agenda.sql"))
        .bind(id.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| Ok((word(row, "dossier_id")?, word(row, "state")?)))
        .collect()
}

/// Checks a plan: the hour is one, and who presides sits on the committee.
pub(crate) async fn check_plan(connection: &mut SqliteConnection, call: CallId, plan: &SessionInput) -> Result<()> {
    time_of_day(&plan.starts_at, "starts_at")?;
    if plan.next_on.is_some_and(|next| next <= plan.held_on) {
        return Err(Error::invalid("next_on", InputFault::Order));
    }
    if let Some(chair) = plan.chair_id {
        let member = committee::head(connection, chair).await?;
        if member.call != call || !member.active {
            return Err(Error::invalid("chair_id", InputFault::Unknown));
        }
    }
    Ok(())
}

/// Writes a new session, which has no number yet.
pub(crate) async fn insert(
    connection: &mut SqliteConnection,
    id: SessionId,
    call: CallId,
    plan: &SessionInput,
    state: SessionState,
    repeats: Option<(SessionId, Timestamp)>,
) -> Result<()> {
    sqlx::query(include_str!("insert.sql"))
        .bind(id.to_string())
        .bind(call.to_string())
        .bind(state.as_str())
        .bind(plan.held_on.to_string())
        .bind(&plan.starts_at)
        .bind(plan.place.trim())
        .bind(repeats.map(|(from, _)| from.to_string()))
        .bind(plan.chair_id.map(|chair| chair.to_string()))
        .bind(plan.secretary.trim())
        .bind(repeats.map(|(_, convened_at)| clock::to_text(convened_at)))
        .bind(plan.next_on.map(|next| next.to_string()))
        .execute(connection)
        .await?;
    Ok(())
}

/// The number that the next session of a call that is held gets.
pub(crate) async fn next_number(connection: &mut SqliteConnection, call: CallId) -> Result<u32> {
    let number = sqlx::query_scalar("select coalesce(max(number), 0) + 1 from session where call_id = ?")
        .bind(call.to_string())
        .fetch_one(connection)
        .await?;
    Ok(number)
}

/// Puts a dossier on an agenda: scored ones, those whose applicant did not come, and deferred ones, whose marks stand. Where the call
/// follows stages, its project is ready.
pub(crate) async fn schedule(
    connection: &mut SqliteConnection,
    id: DossierId,
    state: DossierState,
    at: Timestamp,
) -> Result<()> {
    dossier::require_ready(connection, id).await?;
    if state == DossierState::Deferred {
        bring_back(connection, id, ReopeningReason::DeferralOver, "", at).await?;
    }
    dossier::advance(connection, id, DossierEvent::Schedule).await?;
    Ok(())
}

/// Takes the dossiers of an agenda that were not reached off it, for another session.
pub(crate) async fn unschedule_waiting(connection: &mut SqliteConnection, id: SessionId) -> Result<()> {
    for (dossier, state) in agenda(connection, id).await? {
        if matches!(state, DossierState::Scheduled | DossierState::Invited) {
            dossier::advance(connection, dossier, DossierEvent::Unschedule).await?;
        }
    }
    Ok(())
}

/// Invites the applicants of an agenda, where the call hears them.
pub(crate) async fn invite_scheduled(connection: &mut SqliteConnection, head: &SessionHead) -> Result<()> {
    if call::rules(connection, head.call).await?.hearing.is_none() {
        return Ok(());
    }
    for (dossier, state) in agenda(connection, head.id).await? {
        if state == DossierState::Scheduled {
            dossier::advance(connection, dossier, DossierEvent::Invite).await?;
        }
    }
    Ok(())
}
