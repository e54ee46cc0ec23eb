//! Holding a passage of a document as evidence for a criterion.

use super::evidence::{self, Writing};
use super::passage::{EvidenceState, Passage};
use super::{rows, set_mark};
use crate::error::Result;
use crate::id::{DossierId, EvidenceId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Ties a passage of one of the dossier's documents to a criterion of the acting member's evaluation. As a comment, it fixes the version
/// of the grid. The journal names the criterion and never the passage. The receipt names the row (`evidence:<id>`).
///
/// # Errors
/// [`Error::NotAllowed`](crate::error::Error::NotAllowed) `not_assigned`, `recused`, `undeclared`;
/// [`Error::InvalidInput`](crate::error::Error::InvalidInput) `criterion`, `sha256` for bytes that are no PDF of the dossier that its
/// members read, or as [`Passage`] says; [`Error::WrongState`](crate::error::Error::WrongState) once handed in;
/// [`Error::RuleBroken`](crate::error::Error::RuleBroken) `scoring_closed`.
pub async fn attach_evidence(
    store: &Store,
    caller: &Caller,
    dossier: DossierId,
    criterion: &str,
    passage: &Passage,
    comment: &str,
) -> Result<Receipt> {
    let member = caller.actor().require_member()?;
    let passage = passage.checked()?;
    let ((), receipt) = store
        .act(caller, OperationName::EvidenceAttach, async |act| {
            let own = rows::writable(act, dossier, member).await?;
            own.dossier.name_in(act).says("criterion", criterion);
            set_mark::check(&own.version.grid, criterion, None)?;
            evidence::require_document(act, dossier, &passage).await?;
            let next = own.marked(own.blank)?;
            let writing = Writing {
                id: EvidenceId::new(),
                evaluation: own.stored.id,
                criterion,
                passage: &passage,
                comment: comment.trim(),
                state: EvidenceState::Placed,
            };
            evidence::save(act, &writing).await?;
            rows::write(act, &own, &next).await
        })
        .await?;
    Ok(receipt)
}
