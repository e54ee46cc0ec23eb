//! Recording papers, and what the minutes do to their session.

use super::model::{NewPaper, PaperKind};
use crate::clock;
use crate::error::{Error, Result};
use crate::id::{CallId, PaperId, SessionId};
use crate::journal::{Act, Caller, Head, Operation, OperationName, Receipt};
use crate::session::publish::version;
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
    let mut change = store.begin(Operation::new(name).with("names", names), caller).await?;
    if let (true, Some(session)) = (minutes, session) {
        draft_minutes(&mut change, session).await?;
        refuse_second_print(&mut change, session, papers).await?;
    }
    let version = match session {
        Some(session) => version(&mut change, session).await?,
        None => 1,
    };
    for paper in papers {
        sqlx::query(include_str!("insert_paper.sql"))
            .bind(PaperId::new().to_string())
            .bind(call.to_string())
            .bind(session.map(|id| id.to_string()))
            .bind(paper.dossier.map(|id| id.to_string()))
            .bind(paper.kind.as_str())
            .bind(paper.language.as_str())
            .bind(if paper.communicable { "communicable" } else { "internal" })
            .bind(&paper.name)
            .bind(paper.sha256.to_string())
            .bind(version)
            .bind(head.line())
            .bind(clock::to_text(caller.at))
            .execute(&mut *change)
            .await?;
    }
    change.commit().await
}

/// Approved minutes are printed once in each language: printed again they would tell what changed in the call since.
async fn refuse_second_print(change: &mut Act, session: SessionId, papers: &[NewPaper]) -> Result<()> {
    for paper in papers.iter().filter(|paper| paper.kind == PaperKind::Minutes) {
        let printed: bool = sqlx::query_scalar(include_str!("is_printed.sql"))
            .bind(session.to_string())
            .bind(paper.language.as_str())
            .fetch_one(&mut **change)
            .await?;
        if printed {
            return Err(Error::rule("minutes_printed"));
        }
    }
    Ok(())
}

async fn draft_minutes(change: &mut Act, session: SessionId) -> Result<()> {
    let word: Option<String> = sqlx::query_scalar("select state from session where id = ?")
        .bind(session.to_string())
        .fetch_optional(&mut **change)
        .await?;
    let state: SessionState = word.ok_or_else(|| Error::not_found("session", session))?.parse()?;
    // A session without quorum has minutes too, and approved minutes are printed as such: both stay what they are.
    let stays = matches!(
        state,
        SessionState::QuorumFailed | SessionState::Reconvened | SessionState::MinutesApproved | SessionState::Published
    );
    if stays {
        return Ok(());
    }
    sqlx::query("update session set state = ? where id = ?")
        .bind(state.after(SessionAct::DraftMinutes)?.as_str())
        .bind(session.to_string())
        .execute(&mut **change)
        .await?;
    Ok(())
}
