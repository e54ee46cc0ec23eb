//! Whose sheet a number stands on, typed from paper.

use serde::Serialize;
use sqlx::{Row, SqliteConnection};

use super::blank_sheets::{self, BlankForm};
use super::rows;
use super::sheet_number::SheetNumber;
use crate::committee;
use crate::dossier::{self, DossierState};
use crate::error::{BrokenRule, Denial, Error, InputFault, Result};
use crate::id::{CallId, DossierId, EvaluationId, GridVersionId, MemberId};
use crate::journal::Actor;
use crate::stored::word;

/// The evaluation into which a sheet of paper is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FoundSheet {
    /// On which dossier …
    pub dossier_id: DossierId,
    /// … its number …
    pub number: u32,
    /// … and title.
    pub title: String,
    /// Whose …
    pub member_id: MemberId,
    /// … and their name.
    pub member: String,
}

/// What was printed under a number.
#[derive(Debug)]
struct Printed {
    dossier: DossierId,
    member: MemberId,
    round: u32,
    version: GridVersionId,
}

/// Finds the evaluation that a sheet of paper is of by the number that stands on it, for the secretariat.
///
/// # Errors
/// [`Error::NotAllowed`] `staff_only`; [`Error::InvalidInput`] `sheet` for what is no number of a sheet; [`Error::RuleBroken`]
/// `sheet_unknown`, `sheet_other_call`, `sheet_other_round`, `sheet_other_grid`, `sheet_unassigned`, and `scoring_closed` of a dossier
/// that was withdrawn.
pub async fn find_sheet(
    connection: &mut SqliteConnection,
    actor: Actor,
    call: CallId,
    typed: &str,
) -> Result<FoundSheet> {
    actor.require_secretariat()?;
    let number: SheetNumber = typed.parse()?;
    if let Some(printed) = printed(connection, call, number).await? {
        return standing(connection, &printed).await;
    }
    let others = sqlx::query("select id, name from call where id <> ?")
        .bind(call.to_string())
        .fetch_all(&mut *connection)
        .await?;
    for other in &others {
        if printed(connection, word(other, "id")?, number).await?.is_some() {
            let name: String = other.try_get("name")?;
            return Err(Error::rule_with(BrokenRule::SheetOtherCall, [("call", name.into())]));
        }
    }
    Err(Error::rule(BrokenRule::SheetUnknown))
}

/// What was printed under a number in a call: any member on any dossier, in any round so far, on any of its grids as they are worded now.
async fn printed(connection: &mut SqliteConnection, call: CallId, number: SheetNumber) -> Result<Option<Printed>> {
    let forms = blank_sheets::forms(connection, call).await?;
    let members = sqlx::query("select id from member where call_id = ?")
        .bind(call.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let members = members.iter().map(|row| word(row, "id")).collect::<Result<Vec<_>>>()?;
    let dossiers = sqlx::query("select id, round from dossier where call_id = ?")
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    let mut found = vec![];
    for row in &dossiers {
        let (dossier, rounds): (DossierId, u32) = (word(row, "id")?, row.try_get("round")?);
        for &member in &members {
            found.extend((1..=rounds).filter_map(|round| {
                let evaluation = EvaluationId::of(dossier, member, round);
                let form = forms
                    .iter()
                    .find(|form: &&BlankForm| form.sheet_of(evaluation) == number)?;
                Some(Printed {
                    dossier,
                    member,
                    round,
                    version: form.version,
                })
            }));
        }
    }
    // Two sheets of one call under one number are no more likely than a lottery: then nobody guesses whose it is.
    if found.len() > 1 {
        return Err(Error::invalid("sheet", InputFault::Duplicate));
    }
    Ok(found.pop())
}

/// The evaluation as it stands, where the sheet is one that is typed into it.
async fn standing(connection: &mut SqliteConnection, printed: &Printed) -> Result<FoundSheet> {
    let dossier = dossier::head(connection, printed.dossier).await?;
    let member = committee::head(connection, printed.member).await?.name;
    let refused = |rule| {
        let params = [
            ("dossier", dossier.number.into()),
            ("member", member.clone().into()),
            ("printed", printed.round.into()),
            ("round", dossier.round.into()),
        ];
        Error::rule_with(rule, params)
    };
    if dossier.state == DossierState::Withdrawn {
        return Err(rows::scoring_closed(dossier.state));
    }
    if printed.round != dossier.round {
        return Err(refused(BrokenRule::SheetOtherRound));
    }
    let own = match rows::own(connection, printed.dossier, printed.member).await {
        Err(Error::NotAllowed {
            reason: Denial::NotAssigned,
        }) => return Err(refused(BrokenRule::SheetUnassigned)),
        own => own?,
    };
    if own.version.id != printed.version {
        return Err(refused(BrokenRule::SheetOtherGrid));
    }
    Ok(FoundSheet {
        dossier_id: printed.dossier,
        number: dossier.number,
        title: dossier.title,
        member_id: printed.member,
        member,
    })
}
