//! Setting, changing or clearing one mark: the act behind every digit typed in the scoring room.

use sqlx::SqliteConnection;

use super::model::EvaluationAct;
use super::rows::{self, Own, Stored};
use crate::error::{Error, InputFault, Result};
use crate::grid::{Answer, Grid};
use crate::id::DossierId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Sets the acting member's answer to a criterion, a mark or that it does not concern the dossier, or clears it with none. The first mark of a dossier fixes its version of the
/// grid. The journal names the criterion and never the mark. Clearing what has no mark leaves no entry.
///
/// # Errors
/// [`Error::NotAllowed`] `not_assigned`, `recused`, `undeclared`; [`Error::InvalidInput`] `criterion` or `mark`;
/// [`Error::WrongState`] once handed in; [`Error::RuleBroken`] `scoring_closed`.
pub async fn set_mark(
    store: &Store,
    caller: &Caller,
    dossier: DossierId,
    criterion: &str,
    answer: Option<Answer>,
) -> Result<Receipt> {
    let member = caller.actor().require_member()?;
    let ((), receipt) = store
        .act(caller, OperationName::MarkSet, async |act| {
            let own = rows::writable(act, dossier, member).await?;
            own.dossier.name_in(act).says("criterion", criterion);
            check(&own.version.grid, criterion, answer)?;
            let next = match answer {
                Some(answer) => {
                    give(act, &own, criterion, answer).await?;
                    own.marked(false)?
                }
                None => Stored {
                    on_paper: false,
                    ..own.after(EvaluationAct::Mark, clear(act, &own, criterion).await?)?
                },
            };
            rows::write(act, &own, &next).await
        })
        .await?;
    Ok(receipt)
}

/// Refuses an answer that the grid does not know.
pub(super) fn check(grid: &Grid, criterion: &str, answer: Option<Answer>) -> Result<()> {
    if grid.question(criterion).is_none() {
        return Err(Error::invalid("criterion", InputFault::Unknown));
    }
    let accepted = answer.map_or(Ok(()), |answer| grid.accept(criterion, answer));
    accepted.map_err(|fault| Error::invalid("mark", fault))
}

/// Writes an answer.
pub(super) async fn give(connection: &mut SqliteConnection, own: &Own, criterion: &str, answer: Answer) -> Result<()> {
    sqlx::query(include_str!("set_mark.sql"))
        .bind(own.stored.id.to_string())
        .bind(criterion)
        .bind(answer.stored())
        .execute(connection)
        .await?;
    Ok(())
}

/// Clears a mark and tells whether not one is left.
pub(super) async fn clear(connection: &mut SqliteConnection, own: &Own, criterion: &str) -> Result<bool> {
    let evaluation = own.stored.id.to_string();
    sqlx::query("update mark set steps = null where evaluation_id = ? and criterion = ?")
        .bind(&evaluation)
        .bind(criterion)
        .execute(&mut *connection)
        .await?;
    let blank =
        sqlx::query_scalar("select not exists (select 1 from mark where evaluation_id = ? and steps is not null)")
            .bind(&evaluation)
            .fetch_one(connection)
            .await?;
    Ok(blank)
}
