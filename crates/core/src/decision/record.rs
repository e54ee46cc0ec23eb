//! Recording a decision in an open session.

use sqlx::{Row, SqliteConnection};

use super::departure::departure;
use super::extension::extended;
use super::model::{DecisionKind, VoteMode, event};
use super::rules::{ItemState, check_decision};
use super::term::{TermInput, term};
use super::view::{DecisionInput, ReservationInput};
use super::vote::{Poll, VoteOutcome};
use crate::call::{self, CallRules};
use crate::clock::{self, Timestamp};
use crate::dossier::{self, DossierEvent, DossierState};
use crate::error::{BrokenRule, Error, Result};
use crate::evaluation::consolidation::Detail;
use crate::evaluation::standings::{Standings, standings};
use crate::id::{CallId, DecisionId, DossierId, ReservationId, SessionId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::opinion;
use crate::session::attendance::time_of_day;
use crate::session::rows::{SessionHead, head, planned_on};
use crate::session::seats::{Moment, Seats, moment};
use crate::store::Store;
use crate::stored::{to_document, word};

/// Records what the committee decided on an item of its agenda, with the rank, the score and the quorum of that moment, and
/// moves the dossier. An applicant who was invited and whose hearing was not recorded did not come.
///
/// # Errors
/// See [`check_decision`]; [`Error::RuleBroken`] `not_on_agenda`.
pub async fn record(store: &Store, caller: &Caller, input: &DecisionInput) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::DecisionRecord, async |act| {
            let session = head(act, input.session_id).await?;
            let dossier = dossier::head(act, input.dossier_id).await?;
            dossier
                .name_in(act)
                .says("kind", input.kind.as_str())
                .says("session", session.number);
            session.state.require_open()?;
            let rules = call::rules(act, session.call).await?;
            let standings = standings(act, session.call, Detail::Folded).await?;
            let asked = (input.dossier_id, Some(input.kind), input.voted_at.as_deref());
            let item = item_state(act, &rules, &session, &standings, asked, caller.at).await?;
            let outcome = check_decision(&rules, input, &item)?;
            let so_far = item.extended.as_ref().map(|extended| extended.so_far);
            let valid = term(&rules, input.kind, input.valid, session.held_on, so_far)?;
            deliberate(act, dossier.id, dossier.state).await?;
            dossier::advance(act, dossier.id, event(input.kind)).await?;
            let taken = Decided {
                input,
                item: &item,
                outcome: &outcome,
                valid,
            };
            let decision = write(act, &taken, &standings, caller.at).await?;
            reserve(act, session.call, decision, &input.reservations).await
        })
        .await?;
    Ok(receipt)
}

/// An item of the agenda as it stands when `kind`, once it is known, is to be decided on its dossier.
pub(super) async fn item_state(
    connection: &mut SqliteConnection,
    rules: &CallRules,
    session: &SessionHead,
    standings: &Standings,
    (dossier, kind, voted_at): (DossierId, Option<DecisionKind>, Option<&str>),
    at: Timestamp,
) -> Result<ItemState> {
    let heard = heard(connection, session.id, dossier).await?;
    let moment = moment_of_vote(session, voted_at, heard.as_deref(), at)?;
    let extended = extended(connection, rules, dossier, session.held_on).await?;
    let seats = Seats::load(connection, session, &rules.committee).await?;
    let taken = taken(connection, session).await?;
    let standing: Vec<_> = taken
        .iter()
        .filter(|one| !one.reopened)
        .map(|one| (one.dossier, one.kind))
        .collect();
    Ok(ItemState {
        session: session.state,
        decided: taken
            .iter()
            .any(|one| one.dossier == dossier && one.session == session.id),
        voted_at: moment.time(),
        quorum: seats.item(dossier, moment),
        voters: seats.voters(dossier, moment),
        chair: seats.presides(Some(dossier), moment),
        away: seats.away(dossier),
        // The ranking orders what is granted for the first time; an extension answers to its condition.
        departure: kind.filter(|_| extended.is_none()).and_then(|kind| {
            let here = standings.of(dossier);
            departure(&here.ranking, &here.version.grid.bands, dossier, kind, &standing)
        }),
        held_on: session.held_on,
        advisers: opinion::advisers(connection, dossier, session.held_on).await?,
        extended,
    })
}

/// The end of the hearing of an item, or its beginning; none where nobody was heard.
async fn heard(connection: &mut SqliteConnection, session: SessionId, dossier: DossierId) -> Result<Option<String>> {
    let row = sqlx::query("select heard_at, heard_until from agenda_item where session_id = ? and dossier_id = ?")
        .bind(session.to_string())
        .bind(dossier.to_string())
        .fetch_optional(connection)
        .await?
        .ok_or_else(|| Error::rule(BrokenRule::NotOnAgenda))?;
    let until: Option<String> = row.try_get("heard_until")?;
    Ok(until.or(row.try_get("heard_at")?))
}

/// The moment of a vote, whose electorate it is: the time that was stated; else now, on the day of the session; else, for a session
/// typed in afterwards, the end of the hearing. Who left between the hearing and the vote is no voter.
fn moment_of_vote(session: &SessionHead, stated: Option<&str>, heard: Option<&str>, at: Timestamp) -> Result<Moment> {
    if let Some(text) = stated {
        return Ok(Moment::At(time_of_day(text, "voted_at")?));
    }
    match session.moment(at) {
        Moment::Present => moment(heard),
        now @ Moment::At(_) => Ok(now),
    }
}

/// A decision that a new one is compared with.
struct Taken {
    dossier: DossierId,
    kind: DecisionKind,
    session: SessionId,
    /// It no longer stands, and says nothing on merit.
    reopened: bool,
}

/// The decisions of the whole call so far, oldest first. Dossiers that come month after month are judged against the same
/// thresholds and on one ranking, so a later session departs from it as much as the same one would.
async fn taken(connection: &mut SqliteConnection, session: &SessionHead) -> Result<Vec<Taken>> {
    let rows = sqlx::query(include_str!("taken.sql"))
        .bind(session.call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Taken {
                dossier: word(row, "dossier_id")?,
                kind: word(row, "kind")?,
                session: word(row, "session_id")?,
                reopened: row.try_get("reopened")?,
            })
        })
        .collect()
}

async fn deliberate(connection: &mut SqliteConnection, id: DossierId, state: DossierState) -> Result<()> {
    if state == DossierState::Invited {
        dossier::advance(connection, id, DossierEvent::RecordAbsence).await?;
    }
    dossier::advance(connection, id, DossierEvent::Deliberate).await?;
    Ok(())
}

/// A decision that may be recorded.
struct Decided<'a> {
    input: &'a DecisionInput,
    item: &'a ItemState,
    outcome: &'a VoteOutcome,
    valid: TermInput,
}

async fn write(
    connection: &mut SqliteConnection,
    taken: &Decided<'_>,
    standings: &Standings,
    at: Timestamp,
) -> Result<DecisionId> {
    let (input, item, outcome, valid) = (taken.input, taken.item, taken.outcome, taken.valid);
    let id = DecisionId::new();
    // Consensus counts nothing; a vote keeps its three counts.
    let votes = input.votes.filter(|_| input.mode != VoteMode::Consensus);
    let departure = item
        .departure
        .as_ref()
        .and(input.departure_reason.as_deref())
        .map(str::trim);
    sqlx::query(include_str!("record.sql"))
        .bind(id.to_string())
        .bind(input.dossier_id.to_string())
        .bind(input.session_id.to_string())
        .bind(input.kind.as_str())
        .bind(input.motive.trim())
        .bind(input.mode.as_str())
        .bind(votes.map(|votes| votes.votes_for))
        .bind(votes.map(|votes| votes.against))
        .bind(votes.map(|votes| votes.abstentions))
        .bind(outcome.by_casting_vote)
        .bind(to_document(&item.quorum)?)
        .bind(to_document(&Poll::of(outcome, item.voters, item.away, item.chair))?)
        .bind(standings.rank_of(input.dossier_id))
        .bind(standings.score_of(input.dossier_id).map(|score| score.to_string()))
        .bind(departure)
        .bind(input.amount_cents)
        .bind(serde_json::to_string(&input.support)?)
        .bind(clock::to_text(at))
        .bind(item.voted_at.map(|time| time.format("%H:%M").to_string()))
        .bind(valid.from.map(|day| day.to_string()))
        .bind(valid.to.map(|day| day.to_string()))
        .bind(item.extended.as_ref().map(|extended| extended.decision.to_string()))
        .bind(input.redirected_to.as_deref().map(str::trim))
        .bind(valid.months)
        .execute(&mut *connection)
        .await?;
    Ok(id)
}

async fn reserve(
    connection: &mut SqliteConnection,
    call: CallId,
    id: DecisionId,
    reservations: &[ReservationInput],
) -> Result<()> {
    for (reservation, position) in reservations.iter().zip(1_u32..) {
        let session = match reservation.review_on {
            Some(day) => planned_on(connection, call, day).await?,
            None => None,
        };
        // A session that is planned is named, and may move; else the day stands for the one that will be.
        let day = reservation.review_on.filter(|_| session.is_none());
        sqlx::query(include_str!("reserve.sql"))
            .bind(ReservationId::new().to_string())
            .bind(id.to_string())
            .bind(position)
            .bind(reservation.text.trim())
            .bind(reservation.due_on.to_string())
            .bind(reservation.evidence.trim())
            .bind(reservation.responsible.trim())
            .bind(session.map(|session| session.to_string()))
            .bind(day.map(|day| day.to_string()))
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
