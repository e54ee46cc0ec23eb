//! The acts that keep a record: opening a session, closing it, and opening what was published for a correction.

use super::record::{RecordMoment, keep};
use crate::clock::paris_date;
use crate::error::Result;
use crate::id::SessionId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::session;
use crate::session::quorum::QuorumResult;
use crate::store::Store;
use crate::territory::Territory;

/// Tests the quorum of the attendance recorded and opens the session, or records that the quorum failed; its dossiers are
/// then ready for another one. A second convocation needs no quorum. Either way the session was held, takes the next number
/// of its call, and its record is kept. `stated` is when it began (Paris, `14:05`); not stated, it is now on its day, and its planned
/// hour afterwards.
///
/// # Errors
/// [`Error::RuleBroken`](crate::error::Error::RuleBroken) `attendance_missing` before anybody's attendance was recorded, `chair_absent`
/// when nobody who is there presides; [`Error::InvalidInput`](crate::error::Error::InvalidInput) `held_on` for a day to come.
pub async fn open(
    store: &Store,
    caller: &Caller,
    territory: &Territory,
    session: SessionId,
    stated: Option<&str>,
) -> Result<(QuorumResult, Receipt)> {
    caller.actor().require_secretariat()?;
    store
        .act(caller, OperationName::SessionOpen, async |act| {
            let quorum = session::open(act, session, stated, caller.at).await?;
            keep(act, territory, session, RecordMoment::Opening, paris_date(caller.at)).await?;
            Ok(quorum)
        })
        .await
}

/// Closes a session and keeps its record, from which its papers are set from now on. `stated` is when it ended; not stated, it is now
/// on its day, and unknown afterwards.
///
/// # Errors
/// [`Error::RuleBroken`](crate::error::Error::RuleBroken) `item_undecided` while an item that was heard waits for its decision.
pub async fn close(
    store: &Store,
    caller: &Caller,
    territory: &Territory,
    session: SessionId,
    stated: Option<&str>,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::SessionClose, async |act| {
            session::close(act, session, stated, caller.at).await?;
            keep(act, territory, session, RecordMoment::Closing, paris_date(caller.at)).await
        })
        .await?;
    Ok(receipt)
}

/// Opens published minutes again: what was published stays in the record with the reason, and the papers made from now on are of
/// the next version, to be approved and published in their turn. They say the words that stand now, with the figures of then.
///
/// # Errors
/// [`Error::InvalidInput`](crate::error::Error::InvalidInput) `motive`; [`Error::WrongState`](crate::error::Error::WrongState)
/// `correct_minutes` unless published.
pub async fn correct(
    store: &Store,
    caller: &Caller,
    territory: &Territory,
    session: SessionId,
    motive: &str,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::MinutesCorrect, async |act| {
            session::correct(act, session, motive).await?;
            keep(act, territory, session, RecordMoment::Correction, paris_date(caller.at)).await
        })
        .await?;
    Ok(receipt)
}
