//! Everything that the papers of a call or of a session draw on, and where they belong.

use std::ops::Deref;

use chrono::NaiveDate;
use palmares_core::clock;
use palmares_core::error::Result;
use palmares_core::id::{CallId, SessionId};
use palmares_core::journal::{self, Caller, Head};
use palmares_core::minutes::{SessionRecord, record};
use palmares_core::session;
use palmares_core::store::Store;
use palmares_core::territory::Territory;

/// Where a paper belongs.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its call.
    pub call: CallId,
    /// Its session, when it is a session's.
    pub session: Option<SessionId>,
    /// The state of the journal that it prints.
    pub head: Head,
}

/// What the papers draw on, and who asks for them.
#[derive(Debug)]
pub struct Source {
    pub caller: Caller,
    pub record: SessionRecord,
    pub head: Head,
    /// The day for which a session without quorum was convened again, since its record was kept.
    pub again_on: Option<NaiveDate>,
}

impl Deref for Source {
    type Target = SessionRecord;

    fn deref(&self) -> &SessionRecord {
        &self.record
    }
}

/// A call as it stands.
pub async fn of_call(store: &Store, territory: &Territory, caller: &Caller, id: CallId) -> Result<Source> {
    as_it_stands(store, territory, caller, id, None).await
}

/// A session with its call as they stand: for what is sent about the decisions that stand.
pub async fn of_session_now(store: &Store, territory: &Territory, caller: &Caller, id: SessionId) -> Result<Source> {
    let call = session::call_of(&mut *store.read().await?, id).await?;
    as_it_stands(store, territory, caller, call, Some(id)).await
}

/// A session as it was when it was closed, once it was: for its minutes.
pub async fn of_session(store: &Store, territory: &Territory, caller: &Caller, id: SessionId) -> Result<Source> {
    let mut connection = store.read().await?;
    let today = clock::paris_date(caller.at);
    let record = record::of_session(&mut connection, territory, id, today).await?;
    let now = session::list(&mut connection, caller.actor(), record.call.id, today).await?;
    let again = now.sessions.iter().find(|row| row.reconvened_from == Some(id));
    Ok(Source {
        caller: caller.clone(),
        again_on: again.map(|row| row.plan.held_on),
        record,
        head: journal::head(&mut connection).await?,
    })
}

async fn as_it_stands(
    store: &Store,
    territory: &Territory,
    caller: &Caller,
    call: CallId,
    session: Option<SessionId>,
) -> Result<Source> {
    let mut connection = store.read().await?;
    let today = clock::paris_date(caller.at);
    Ok(Source {
        caller: caller.clone(),
        record: SessionRecord::read(&mut connection, territory, call, session, today).await?,
        head: journal::head(&mut connection).await?,
        again_on: None,
    })
}

impl Source {
    /// Where its papers belong.
    pub fn place(&self) -> Place {
        Place {
            call: self.call.id,
            session: self.record.session.as_ref().map(|session| session.row.id),
            head: self.head.clone(),
        }
    }
}
