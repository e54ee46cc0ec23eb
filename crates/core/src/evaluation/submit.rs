//! Handing an evaluation in.

use sqlx::SqliteConnection;

use super::model::EvaluationAct;
use super::rows::{self, Own, Stored};
use super::settle::settle;
use super::submission::check_submission;
use crate::error::Result;
use crate::id::DossierId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Hands the acting member's evaluation in: from then on it counts, and the others' may be read. Every criterion needs its
/// mark, and the comments that the grid asks for (`marks_incomplete` lists the gaps). After the last expected one the dossier
/// is ready for the committee.
pub async fn submit(store: &Store, caller: &Caller, dossier: DossierId) -> Result<Receipt> {
    let member = caller.actor().require_member()?;
    let ((), receipt) = store
        .act(caller, OperationName::EvaluationSubmit, async |act| {
            let own = rows::writable(act, dossier, member).await?;
            own.dossier.name_in(act);
            let next = Stored {
                submitted_at: Some(caller.at),
                returned: String::new(),
                ..handed_in(act, &own).await?
            };
            rows::write(act, &own, &next).await?;
            settle(act, dossier).await
        })
        .await?;
    Ok(receipt)
}

/// The evaluation handed in, if its state and its marks allow it.
pub(super) async fn handed_in(connection: &mut SqliteConnection, own: &Own) -> Result<Stored> {
    let (sheet, comments) = rows::sheet(connection, own.stored.id).await?;
    // One that was never begun is first of all incomplete.
    check_submission(&own.version.grid, &sheet, &comments)?;
    Ok(Stored {
        grid_version: own.stored.grid_version.or(Some(own.version.id)),
        // What is handed in is no longer to be looked at again.
        to_review: false,
        ..own.after(EvaluationAct::Submit, false)?
    })
}
