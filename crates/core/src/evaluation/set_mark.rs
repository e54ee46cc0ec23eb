//! Setting, changing or clearing one mark: the act behind every digit typed in the scoring room.

use super::model::EvaluationAct;
use super::rows;
use crate::dossier;
use crate::error::{Error, Result};
use crate::grid::Mark;
use crate::id::DossierId;
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;

/// Sets the acting member's mark on a criterion, or clears it with none. The first mark of a dossier fixes its version of the
/// grid. The journal names the criterion and never the mark.
///
/// # Errors
/// [`Error::NotAllowed`] `not_assigned`, `recused`, `undeclared`; [`Error::InvalidInput`] `criterion` or `mark`;
/// [`Error::WrongState`] once handed in; [`Error::RuleBroken`] `scoring_closed`.
pub async fn set_mark(
    store: &Store,
    caller: &Caller,
    dossier: DossierId,
    criterion: &str,
    mark: Mark,
) -> Result<Receipt> {
    let member = caller.actor().require_member()?;
    let head = dossier::head(&mut *store.read().await?, dossier).await?;
    let operation = head.operation(OperationName::MarkSet).with("criterion", criterion);
    let mut change = store.begin(operation, caller).await?;
    let own = rows::writable(&mut change, &head, member).await?;
    let version = rows::version_of(&mut change, dossier).await?;
    if version.grid.criterion(criterion).is_none() {
        return Err(Error::invalid("criterion", "unknown"));
    }
    if mark.is_some_and(|mark| !version.grid.scale.contains(mark)) {
        return Err(Error::invalid("mark", "range"));
    }
    sqlx::query(include_str!("set_mark.sql"))
        .bind(own.id.to_string())
        .bind(criterion)
        .bind(mark.map(|steps| steps.0))
        .execute(&mut *change)
        .await?;
    let (sheet, _) = rows::sheet(&mut change, own.id).await?;
    rows::apply(
        &mut change,
        &own,
        EvaluationAct::Mark,
        sheet.is_blank(),
        Some(version.id),
    )
    .await?;
    change.commit().await
}
