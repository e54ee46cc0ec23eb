//! Flagging a dossier to look at it again before handing in: a bookmark that is its member's alone.

use super::model::EvaluationAct;
use super::rows::{self, Stored};
use crate::error::Result;
use crate::id::DossierId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Says that the acting member wants to look at their evaluation again, or no longer. The journal tells that it was said, and never which
/// of the two.
///
/// # Errors
/// Of a mark: [`Error::NotAllowed`](crate::error::Error::NotAllowed) `not_assigned`, `recused`, `undeclared`;
/// [`Error::WrongState`](crate::error::Error::WrongState) once handed in.
pub async fn flag(store: &Store, caller: &Caller, dossier: DossierId, to_review: bool) -> Result<Receipt> {
    let member = caller.actor().require_member()?;
    let ((), receipt) = store
        .act(caller, OperationName::EvaluationFlag, async |act| {
            let own = rows::writable(act, dossier, member).await?;
            own.dossier.name_in(act);
            let next = Stored {
                to_review,
                ..own.after(EvaluationAct::Mark, own.blank)?
            };
            rows::write(act, &own, &next).await
        })
        .await?;
    Ok(receipt)
}
