//! Handing an evaluation in.

use super::model::EvaluationAct;
use super::rows;
use super::settle::settle;
use super::submission::check_submission;
use crate::clock;
use crate::dossier;
use crate::error::Result;
use crate::id::DossierId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Hands the acting member's evaluation in: from then on it counts, and the others' may be read. Every criterion needs its
/// mark, and the comments that the grid asks for (`marks_incomplete` lists the gaps). After the last expected one the dossier
/// is ready for the committee.
pub async fn submit(store: &Store, caller: &Caller, dossier: DossierId) -> Result<Receipt> {
    let member = caller.actor().require_member()?;
    let head = dossier::head(&mut *store.read().await?, dossier).await?;
    let mut change = store
        .begin(head.operation(OperationName::EvaluationSubmit), caller)
        .await?;
    let own = rows::writable(&mut change, &head, member).await?;
    let version = rows::version_of(&mut change, dossier).await?;
    let (sheet, comments) = rows::sheet(&mut change, own.id).await?;
    own.state
        .after(EvaluationAct::Submit, sheet.is_blank())
        .or_else(|error| {
            // A sheet that was never begun is first of all incomplete.
            check_submission(&version.grid, &sheet, &comments).and(Err(error))
        })?;
    check_submission(&version.grid, &sheet, &comments)?;
    rows::apply(&mut change, &own, EvaluationAct::Submit, false, Some(version.id)).await?;
    sqlx::query("update evaluation set submitted_at = ?, returned = '' where id = ?")
        .bind(clock::to_text(caller.at))
        .bind(own.id.to_string())
        .execute(&mut *change)
        .await?;
    settle(&mut change, dossier).await?;
    change.commit().await
}
