//! Making the record of decisions public, and correcting what was.

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::rows;
use super::state::SessionAct;
use crate::clock::paris_date;
use crate::error::{Error, InputFault, Result};
use crate::id::{PublicationId, SessionId};
use crate::journal::{Act, Caller, OperationName, Receipt};
use crate::store::Store;

/// Records that the approved record of decisions was made public on a Paris day.
///
/// # Errors
/// [`Error::InvalidInput`] `published_on`: `future`, or `order` when before the session; [`Error::WrongState`] `publish` unless
/// the minutes were approved.
pub async fn publish_minutes(store: &Store, caller: &Caller, session: SessionId, on: NaiveDate) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::MinutesPublish, async |act| {
            let head = rows::head(act, session).await?;
            head.name_in(act).says("on", on.to_string());
            rows::advance(act, session, SessionAct::Publish).await?;
            if on > paris_date(caller.at) {
                return Err(Error::invalid("published_on", InputFault::Future));
            }
            if on < head.held_on {
                return Err(Error::invalid("published_on", InputFault::Order));
            }
            let version = version(act, session).await?;
            sqlx::query("insert into publication (id, session_id, version, published_on) values (?, ?, ?, ?)")
                .bind(PublicationId::new().to_string())
                .bind(session.to_string())
                .bind(version)
                .bind(on.to_string())
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}

/// Opens published minutes again: what was published stays in the record with the reason, and the papers made from now on are of
/// the next version, to be approved and published in their turn.
///
/// # Errors
/// [`Error::InvalidInput`] `motive`; [`Error::WrongState`] `correct_minutes` unless published.
pub(crate) async fn correct(act: &mut Act, session: SessionId, motive: &str) -> Result<()> {
    let motive = motive.trim();
    if motive.is_empty() {
        return Err(Error::invalid("motive", InputFault::Empty));
    }
    rows::head(act, session).await?.name_in(act).says("motive", motive);
    rows::advance(act, session, SessionAct::CorrectMinutes).await?;
    sqlx::query("update publication set correction = ? where session_id = ? and correction is null")
        .bind(motive)
        .bind(session.to_string())
        .execute(&mut **act)
        .await?;
    sqlx::query("update session set approved_at = null where id = ?")
        .bind(session.to_string())
        .execute(&mut **act)
        .await?;
    Ok(())
}

/// The version of the record that papers made now belong to: one more than those that were published and corrected.
pub(crate) async fn version(connection: &mut SqliteConnection, session: SessionId) -> Result<u32> {
    let version =
        sqlx::query_scalar("select 1 + count(*) from publication where session_id = ? and correction is not null")
            .bind(session.to_string())
            .fetch_one(connection)
            .await?;
    Ok(version)
}
