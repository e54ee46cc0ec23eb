//! Recording papers, and what the minutes do to their session.

use sqlx::SqliteConnection;

use super::model::{NewPaper, PaperKind};
use crate::clock::{self, Timestamp};
use crate::error::{BrokenRule, Error, Result};
use crate::id::{CallId, PaperId, SessionId};
use crate::journal::{Caller, Head, OperationName, Receipt};
use crate::session::publish::version;
use crate::session::rows;
use crate::session::state::{SessionAct, SessionState};
use crate::store::Store;

/// Records papers that print the journal's `head`, as one operation. Minutes bring their session to the draft of its minutes.
///
/// # Errors
/// [`Error::RuleBroken`] `minutes_printed` for approved minutes that were printed before: what was approved is that paper, and a
/// correction is a new version.
pub async fn record(
    store: &Store,
    caller: &Caller,
    call: CallId,
    session: Option<SessionId>,
    head: &Head,
    papers: &[NewPaper],
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let minutes = papers.iter().any(|paper| paper.kind == PaperKind::Minutes);
    let name = if minutes {
        OperationName::MinutesProduce
    } else {
        OperationName::PaperProduce
    };
    let names: Vec<&str> = papers.iter().map(|paper| paper.name.as_str()).collect();
    let ((), receipt) = store
        .act(caller, name, async |act| {
            act.says("names", names);
            if let (true, Some(session)) = (minutes, session) {
                draft_minutes(act, session).await?;
                refuse_second_print(act, session, papers).await?;
            }
            let version = match session {
                Some(session) => version(act, session).await?,
                None => 1,
            };
            let made_at = caller.at;
            let place = Place {
                call,
                session,
                version,
                head,
                made_at,
            };
            for paper in papers {
                insert(act, &place, paper).await?;
            }
            Ok(())
        })
        .await?;
    Ok(receipt)
}

/// Where papers belong that are made together.
struct Place<'a> {
    call: CallId,
    session: Option<SessionId>,
    version: u32,
    head: &'a Head,
    made_at: Timestamp,
}

async fn insert(connection: &mut SqliteConnection, place: &Place<'_>, paper: &NewPaper) -> Result<()> {
    sqlx::query(include_str!("insert_paper.sql"))
        .bind(PaperId::new().to_string())
        .bind(place.call.to_string())
        .bind(place.session.map(|id| id.to_string()))
        .bind(paper.dossier.map(|id| id.to_string()))
        .bind(paper.kind.as_str())
        .bind(paper.language.as_str())
        .bind(if paper.communicable { "communicable" } else { "internal" })
        .bind(&paper.name)
        .bind(paper.sha256.to_string())
        .bind(place.version)
        .bind(place.head.line())
        .bind(clock::to_text(place.made_at))
        .execute(connection)
        .await?;
    Ok(())
}

/// Approved minutes are printed once in each language: printed again they would tell what changed in the call since.
async fn refuse_second_print(connection: &mut SqliteConnection, session: SessionId, papers: &[NewPaper]) -> Result<()> {
    for paper in papers.iter().filter(|paper| paper.kind == PaperKind::Minutes) {
        let printed: bool = sqlx::query_scalar(include_str!("is_printed.sql"))
            .bind(session.to_string())
            .bind(paper.language.as_str())
            .fetch_one(&mut *connection)
            .await?;
        if printed {
            return Err(Error::rule(BrokenRule::MinutesPrinted));
        }
    }
    Ok(())
}

async fn draft_minutes(connection: &mut SqliteConnection, session: SessionId) -> Result<()> {
    // A session without quorum has minutes too, and approved minutes are printed as such: both stay what they are.
    let stays = matches!(
        rows::head(connection, session).await?.state,
        SessionState::QuorumFailed | SessionState::Reconvened | SessionState::MinutesApproved | SessionState::Published
    );
    if !stays {
        rows::advance(connection, session, SessionAct::DraftMinutes).await?;
    }
    Ok(())
}
