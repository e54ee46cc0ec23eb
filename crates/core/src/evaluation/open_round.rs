//! Scoring dossiers anew: after a hearing or a discussion, or in the next phase of a call. Every round is kept.

use sqlx::SqliteConnection;

use super::choose_grid::{by_rule, give};
use super::evidence;
use super::rows::{required, scored_on};
use crate::dossier::{self, DossierEvent, DossierHead, DossierState};
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::grid::GridChoice;
use crate::id::{DossierId, EvaluationId, GridId, MemberId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;
use crate::stored::{document, word};

/// A next round for dossiers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Which dossiers, each scored and on no agenda.
    pub dossiers: Vec<DossierId>,
    /// Whether members find their own marks and evidence of the round before as a draft, where the grid stays the same.
    pub carry: bool,
    /// Why: mandatory.
    pub motive: String,
}

/// Has the members who scored dossiers score them anew: each dossier goes on to its next round, on the grid that its call says for
/// that round, or on the same. What was given in the rounds before stays, and no longer counts.
///
/// # Errors
/// [`Error::InvalidInput`] `dossiers`, `motive`; [`Error::WrongState`] for a dossier whose scoring is not over or that is on an
/// agenda; [`Error::RuleBroken`] `round_empty` for one that nobody scored in the present round.
pub async fn open_round(store: &Store, caller: &Caller, round: &Round) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let motive = required(&round.motive)?;
    if round.dossiers.is_empty() {
        return Err(Error::invalid("dossiers", InputFault::Empty));
    }
    let ((), receipt) = store
        .act(caller, OperationName::RoundOpen, async |act| {
            let mut numbers = Vec::with_capacity(round.dossiers.len());
            for dossier in &round.dossiers {
                let head = dossier::head(act, *dossier).await?;
                numbers.push(head.number);
                act.says("round", head.round + 1);
                if numbers.len() == 1 {
                    head.name_in(act);
                }
                next_round(act, &head, round.carry).await?;
            }
            act.says("count", numbers.len())
                .says("dossiers", numbers)
                .says("motive", motive);
            Ok(())
        })
        .await?;
    Ok(receipt)
}

async fn next_round(connection: &mut SqliteConnection, head: &DossierHead, carry: bool) -> Result<()> {
    let event = match head.state {
        DossierState::Deferred => DossierEvent::Assign,
        _ => DossierEvent::ReopenScoring,
    };
    dossier::advance(connection, head.id, event).await?;
    if !scored_on(connection, head.id).await?.begun {
        return Err(Error::rule(BrokenRule::RoundEmpty));
    }
    let round = head.round + 1;
    let members = scorers(connection, head).await?;
    let (present, said) = by_rule(connection, head, round).await?;
    let next = match said {
        Some(grid) => Some(grid),
        None => kept(connection, present, round).await?,
    };
    sqlx::query("update dossier set round = ? where id = ?")
        .bind(round)
        .bind(head.id.to_string())
        .execute(&mut *connection)
        .await?;
    if next != present {
        give(connection, head.id, next).await?;
    }
    for member in members {
        expect(connection, head, member, carry && next == present).await?;
    }
    Ok(())
}

/// The grid that goes on where the call says none for the next round: the present one, but for a grid of another phase.
async fn kept(connection: &mut SqliteConnection, present: Option<GridId>, round: u32) -> Result<Option<GridId>> {
    let Some(grid) = present else { return Ok(None) };
    let row = sqlx::query("select choice from grid where id = ?")
        .bind(grid.to_string())
        .fetch_one(connection)
        .await?;
    let choice: GridChoice = document(&row, "choice")?;
    Ok(present.filter(|_| choice.round.is_none_or(|phase| phase == round)))
}

/// The members who score the dossier in its present round and still sit; who is recused stays away.
async fn scorers(connection: &mut SqliteConnection, head: &DossierHead) -> Result<Vec<MemberId>> {
    let rows = sqlx::query(include_str!("scorers.sql"))
        .bind(head.id.to_string())
        .bind(head.round)
        .fetch_all(connection)
        .await?;
    rows.iter().map(|row| word(row, "member_id")).collect()
}

/// Expects a member's evaluation in the next round; `carry` gives them their own marks of this one as a draft.
async fn expect(connection: &mut SqliteConnection, head: &DossierHead, member: MemberId, carry: bool) -> Result<()> {
    let former = EvaluationId::of(head.id, member, head.round);
    let next = EvaluationId::of(head.id, member, head.round + 1);
    sqlx::query("insert into evaluation (id, dossier_id, member_id, round, state) values (?, ?, ?, ?, 'not_started')")
        .bind(next.to_string())
        .bind(head.id.to_string())
        .bind(member.to_string())
        .bind(head.round + 1)
        .execute(&mut *connection)
        .await?;
    if !carry {
        return Ok(());
    }
    let marked = sqlx::query(include_str!("carry_marks.sql"))
        .bind(next.to_string())
        .bind(former.to_string())
        .execute(&mut *connection)
        .await?;
    if marked.rows_affected() > 0 {
        sqlx::query(include_str!("carry.sql"))
            .bind(next.to_string())
            .bind(former.to_string())
            .execute(&mut *connection)
            .await?;
        evidence::carry(connection, former, next).await?;
    }
    Ok(())
}
