//! What happened on an item: who was heard, from when to when, and what was said.

use sqlx::SqliteConnection;

use super::attendance::time_of_day;
use super::rows;
use super::state::SessionState;
use crate::dossier::{self, DossierEvent, DossierState};
use crate::error::{Error, InputFault, Result};
use crate::id::{AgendaItemId, DossierId, SessionId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;
use crate::stored::word;

/// What happened on an item, as typed during the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hearing {
    /// On which item.
    pub item: AgendaItemId,
    /// The applicant was invited and did not come.
    pub absent: bool,
    /// Heard from (Paris, `14:35`); none when nobody was heard.
    pub heard_at: Option<String>,
    /// Heard until.
    pub heard_until: Option<String>,
    /// Persons heard.
    pub persons: String,
    /// Summary of the debate, without attribution.
    pub debate: String,
}

/// Records the hearing and the debate of an item while the session sits. The first time of a hearing makes an invited dossier
/// heard, and the applicant's absence makes it not heard; the debate alone changes nothing else.
pub async fn record_hearing(store: &Store, caller: &Caller, hearing: &Hearing) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    check(hearing)?;
    let ((), receipt) = store
        .act(caller, OperationName::HearingRecord, async |act| {
            let (session, dossier) = item_of(act, hearing.item).await?;
            let session = rows::head(act, session).await?;
            let dossier = dossier::head(act, dossier).await?;
            dossier.name_in(act).says("session", session.number);
            if session.state != SessionState::Open {
                return Err(Error::wrong_state(session.state, "record_hearing"));
            }
            if let Some(event) = event(hearing, dossier.state) {
                dossier::advance(act, dossier.id, event).await?;
            }
            sqlx::query("update agenda_item set heard_at = ?, heard_until = ?, persons = ?, debate = ? where id = ?")
                .bind(&hearing.heard_at)
                .bind(&hearing.heard_until)
                .bind(hearing.persons.trim())
                .bind(hearing.debate.trim())
                .bind(hearing.item.to_string())
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}

/// What the hearing does to its dossier: one that was heard or decided stays what it is.
fn event(hearing: &Hearing, state: DossierState) -> Option<DossierEvent> {
    match state {
        DossierState::Invited if hearing.absent => Some(DossierEvent::RecordAbsence),
        DossierState::Invited | DossierState::NotHeard if hearing.heard_at.is_some() => {
            Some(DossierEvent::RecordHearing)
        }
        _ => None,
    }
}

fn check(hearing: &Hearing) -> Result<()> {
    if hearing.absent && hearing.heard_at.is_some() {
        return Err(Error::invalid("heard_at", InputFault::Unexpected));
    }
    let time = |text: &Option<String>, field| text.as_deref().map(|text| time_of_day(text, field)).transpose();
    let (from, until) = (
        time(&hearing.heard_at, "heard_at")?,
        time(&hearing.heard_until, "heard_until")?,
    );
    if until.is_some() && (from.is_none() || until < from) {
        return Err(Error::invalid("heard_until", InputFault::Order));
    }
    Ok(())
}

async fn item_of(connection: &mut SqliteConnection, item: AgendaItemId) -> Result<(SessionId, DossierId)> {
    let row = sqlx::query("select session_id, dossier_id from agenda_item where id = ?")
        .bind(item.to_string())
        .fetch_optional(connection)
        .await?
        .ok_or_else(|| Error::not_found("agenda_item", item))?;
    Ok((word(&row, "session_id")?, word(&row, "dossier_id")?))
}
