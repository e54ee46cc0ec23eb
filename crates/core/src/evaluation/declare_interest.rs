//! Declaring an interest on a dossier, or none, and what that does to the member's evaluation.

use sqlx::{Row, SqliteConnection};

use super::model::{CellState, EvaluationAct};
use super::settle::settle;
use crate::committee::model::check_interest;
use crate::committee::{self, Declaration, interest};
use crate::dossier;
use crate::error::{BrokenRule, Error, Result};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;
use crate::stored::{maybe_instant, word};

/// Records what a member declares on a dossier. A member declares for themselves; the secretariat records a declaration made
/// on paper, and the chair's recusal ex officio (`imposed`).
///
/// A recusal takes effect at once, also after marks were handed in: the evaluation becomes `recused`, its marks stay traced and
/// count nowhere. The secretariat alone lifts it, and only as long as nothing had been handed in (`recusal_final`): whoever left
/// the room does not come back by themselves.
pub async fn declare_interest(store: &Store, caller: &Caller, declaration: &Declaration) -> Result<Receipt> {
    declaration.require_may_declare(caller.actor())?;
    check_interest(declaration.kind, declaration.recused, declaration.imposed)?;
    let ((), receipt) = store
        .act(caller, OperationName::InterestDeclare, async |act| {
            let head = dossier::head(act, declaration.dossier).await?;
            let who = committee::head(act, declaration.member).await?;
            if who.call != head.call {
                return Err(Error::not_found("member", who.id));
            }
            head.name_in(act)
                .says("member", who.name)
                .says("recused", declaration.recused);
            interest::save(act, caller.actor(), declaration, caller.at).await?;
            apply(act, declaration).await?;
            settle(act, declaration.dossier).await
        })
        .await?;
    Ok(receipt)
}

/// Brings the member's evaluations, in every round, in step with the declaration.
async fn apply(connection: &mut SqliteConnection, declaration: &Declaration) -> Result<()> {
    let rows = sqlx::query(include_str!("own_state.sql"))
        .bind(declaration.member.to_string())
        .bind(declaration.dossier.to_string())
        .fetch_all(&mut *connection)
        .await?;
    for row in &rows {
        let state: CellState = word(row, "state")?;
        let act = match (state == CellState::Recused, declaration.recused) {
            (false, true) => EvaluationAct::Recuse,
            (true, false) if maybe_instant(row, "submitted_at")?.is_some() => {
                return Err(Error::rule(BrokenRule::RecusalFinal));
            }
            (true, false) => EvaluationAct::LiftRecusal,
            (true, true) | (false, false) => continue,
        };
        let next = state.after(act, row.try_get("blank")?)?;
        sqlx::query("update evaluation set state = ? where id = ?")
            .bind(next.as_str())
            .bind(row.try_get::<String, _>("id")?)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
