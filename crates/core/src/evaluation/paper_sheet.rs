//! A sheet that came back on paper, typed and handed in for its member: acts of the secretariat, told as such in the journal.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::rows::{self, Own, Stored};
use super::set_mark::{check, clear, give};
use super::settle::settle;
use super::submit::handed_in;
use crate::committee;
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::grid::Answer;
use crate::id::{DossierId, MemberId};
use crate::journal::{Act, Caller, OperationName, Receipt};
use crate::store::Store;

/// What stands in one cell of a sheet of paper.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct SheetCell {
    /// On which dossier.
    pub dossier_id: DossierId,
    /// Whose sheet.
    pub member_id: MemberId,
    /// On which criterion; none for the comment on the whole dossier, which has no answer.
    pub criterion: Option<String>,
    /// The answer; none is a blank, never a zero.
    pub mark: Option<Answer>,
    /// The comment that stands there; none leaves the one that there is.
    pub comment: Option<String>,
}

/// Types cells of members' sheets of paper, all of them or none: one act, taken back as one. Of a cell given twice the last stands.
///
/// Only for a member who wrote nothing themselves: what they typed is theirs alone until they hand it in.
///
/// # Errors
/// [`Error::NotAllowed`] `staff_only`, `not_assigned`, `recused`, `undeclared`; [`Error::InvalidInput`] `cells`, `criterion` or `mark`;
/// [`Error::WrongState`] once handed in; [`Error::RuleBroken`] `scoring_closed`, `member_types`.
pub async fn enter_sheets(store: &Store, caller: &Caller, cells: &[SheetCell]) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    if cells.is_empty() {
        return Err(Error::invalid("cells", InputFault::Empty));
    }
    let mut sheets: BTreeMap<(DossierId, MemberId), BTreeMap<Option<&str>, &SheetCell>> = BTreeMap::new();
    for cell in cells {
        let sheet = sheets.entry((cell.dossier_id, cell.member_id)).or_default();
        sheet.insert(cell.criterion.as_deref(), cell);
    }
    let ((), receipt) = store
        .act(caller, OperationName::SheetEnter, async |act| {
            name_sheets(act, sheets.keys().copied()).await?;
            act.says("cells", sheets.values().map(BTreeMap::len).sum::<usize>());
            for ((dossier, member), cells) in &sheets {
                enter(act, *dossier, *member, cells).await?;
            }
            Ok(())
        })
        .await?;
    Ok(receipt)
}

/// Names in the sentence the dossier and the member, where there is one of them.
async fn name_sheets(act: &mut Act, sheets: impl Iterator<Item = (DossierId, MemberId)>) -> Result<()> {
    let (mut dossiers, mut members) = (BTreeSet::new(), BTreeSet::new());
    for (dossier, member) in sheets {
        dossiers.insert(dossier);
        members.insert(member);
    }
    if let (Some(dossier), 1) = (dossiers.first(), dossiers.len()) {
        crate::dossier::head(act, *dossier).await?.name_in(act);
    }
    if let (Some(member), 1) = (members.first(), members.len()) {
        let who = committee::head(act, *member).await?.name;
        act.says("member", who);
    }
    Ok(())
}

async fn enter(
    act: &mut Act,
    dossier: DossierId,
    member: MemberId,
    cells: &BTreeMap<Option<&str>, &SheetCell>,
) -> Result<()> {
    let own = rows::writable(act, dossier, member).await?;
    require_paper(&own)?;
    let mut blank = own.blank;
    let mut overall = None;
    for (criterion, cell) in cells {
        let Some(criterion) = criterion else {
            overall = Some(on_the_whole(cell)?);
            continue;
        };
        check(&own.version.grid, criterion, cell.mark)?;
        if let Some(comment) = &cell.comment {
            beside(act, &own, criterion, comment).await?;
        }
        blank = match cell.mark {
            Some(answer) => {
                give(act, &own, criterion, answer).await?;
                false
            }
            None => clear(act, &own, criterion).await?,
        };
    }
    let next = own.marked(blank)?;
    let next = Stored {
        on_paper: true,
        comment: overall.map_or_else(|| next.comment.clone(), str::to_owned),
        ..next
    };
    rows::write(act, &own, &next).await
}

/// The comment on the whole dossier, beside which no answer stands.
fn on_the_whole(cell: &SheetCell) -> Result<&str> {
    if cell.mark.is_some() {
        return Err(Error::invalid("mark", InputFault::Unexpected));
    }
    let comment = cell.comment.as_deref();
    comment.ok_or_else(|| Error::invalid("cells", InputFault::Empty))
}

/// Writes the comment that stands beside a mark.
async fn beside(act: &mut Act, own: &Own, criterion: &str, comment: &str) -> Result<()> {
    sqlx::query(
        "insert into mark (evaluation_id, criterion, comment) values (?, ?, ?)
         on conflict (evaluation_id, criterion) do update set comment = excluded.comment",
    )
    .bind(own.stored.id.to_string())
    .bind(criterion)
    .bind(comment)
    .execute(&mut **act)
    .await?;
    Ok(())
}

/// Whether a sheet of paper may be typed into an evaluation: it is one already, or its member never wrote in it.
pub(super) fn is_paper(own: &Own) -> bool {
    own.stored.on_paper || (own.stored.grid_version.is_none() && own.blank)
}

/// See [`is_paper`].
///
/// # Errors
/// [`Error::RuleBroken`] `member_types`.
pub(super) fn require_paper(own: &Own) -> Result<()> {
    if is_paper(own) {
        Ok(())
    } else {
        Err(Error::rule(BrokenRule::MemberTypes))
    }
}

/// Hands a sheet of paper in for its member: it counts as if they had handed it in themselves.
///
/// # Errors
/// As [`enter_sheets`]; [`Error::RuleBroken`] `marks_incomplete`.
pub async fn submit_sheet(store: &Store, caller: &Caller, dossier: DossierId, member: MemberId) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::SheetSubmit, async |act| {
            let who = committee::head(act, member).await?.name;
            let own = rows::writable(act, dossier, member).await?;
            own.dossier.name_in(act).says("member", who);
            require_paper(&own)?;
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
