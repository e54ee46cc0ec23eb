//! Who scores what.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::SqliteConnection;

use super::choose_grid::give_by_rule;
use super::expertise::{Assembled, Pool, assembled};
use super::model::CellState;
use super::settle::settle;
use crate::committee::{self, MemberHead};
use crate::dossier::{self, DossierEvent, DossierHead, DossierState};
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::{CallId, DossierId, EvaluationId, MemberId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;
use crate::stored::word;

/// Sets the members who score a dossier. Members left out who had not begun are no longer expected; those who had begun must
/// be recused or set aside first (`has_marks`). A recused member cannot be assigned (`member_recused`).
pub async fn assign(store: &Store, caller: &Caller, dossier: DossierId, members: &[MemberId]) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let wanted: BTreeSet<MemberId> = members.iter().copied().collect();
    if wanted.is_empty() {
        return Err(Error::invalid("members", InputFault::Empty));
    }
    let ((), receipt) = store
        .act(caller, OperationName::AssignmentSet, async |act| {
            let head = dossier::head(act, dossier).await?;
            head.name_in(act).says("members", wanted.len());
            let present = assigned(act, &head).await?;
            for (member, (id, state)) in &present {
                if !wanted.contains(member) && *state != CellState::Recused {
                    withdraw(act, *member, *id, *state).await?;
                }
            }
            let added: Vec<MemberId> = wanted
                .iter()
                .copied()
                .filter(|one| !present.contains_key(one))
                .collect();
            if present.is_empty() {
                give_by_rule(act, &head).await?;
            }
            expect_scores(act, &head, !added.is_empty()).await?;
            for member in added {
                let member = committee::head(act, member).await?;
                add(act, &head, &member).await?;
            }
            settle(act, dossier).await
        })
        .await?;
    Ok(receipt)
}

/// Assigns every active voting member, but the recused, to every dossier of a call that is shortlisted or being scored: who joined
/// since is given what the others have.
pub async fn assign_all(store: &Store, caller: &Caller, call: CallId) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::AssignmentSet, async |act| {
            act.says("all", true);
            let pairs = sqlx::query(include_str!("assignable.sql"))
                .bind(call.to_string())
                .fetch_all(&mut **act)
                .await?;
            let mut dossiers = BTreeSet::new();
            for row in &pairs {
                let head = dossier::head(act, word(row, "dossier_id")?).await?;
                insert(act, &head, word(row, "member_id")?).await?;
                dossiers.insert(head.id);
            }
            for dossier in dossiers {
                let head = dossier::head(act, dossier).await?;
                give_by_rule(act, &head).await?;
                if head.state == DossierState::Shortlisted {
                    dossier::advance(act, dossier, DossierEvent::Assign).await?;
                }
            }
            Ok(())
        })
        .await?;
    Ok(receipt)
}

/// Assigns to dossiers whom their call asks for and whom they lack, as far as members of those fields are free: whoever has the fewest
/// dossiers first, then by name; nobody who is recused. To the dossier named, or to all of a call that are shortlisted or being scored.
///
/// # Errors
/// [`Error::NotFound`] `dossier` for one of another call; [`Error::WrongState`] for one that cannot be assigned now.
pub async fn assign_missing(
    store: &Store,
    caller: &Caller,
    call: CallId,
    dossier: Option<DossierId>,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::AssignmentSet, async |act| {
            let dossiers = completed(act, call, dossier).await?;
            let mut pool = Pool::of_call(act, call).await?;
            let mut added = 0;
            for dossier in &dossiers {
                let chosen = pool.complete(dossier);
                if chosen.is_empty() {
                    continue;
                }
                added += chosen.len();
                let head = dossier::head(act, dossier.id).await?;
                if dossier.state == DossierState::Shortlisted {
                    give_by_rule(act, &head).await?;
                }
                expect_scores(act, &head, true).await?;
                for member in chosen {
                    insert(act, &head, member).await?;
                }
            }
            match dossier {
                Some(dossier) => dossier::head(act, dossier).await?.name_in(act).says("added", added),
                None => act.says("completed", added),
            };
            Ok(())
        })
        .await?;
    Ok(receipt)
}

/// The dossiers to complete: see [`assign_missing`].
async fn completed(
    connection: &mut SqliteConnection,
    call: CallId,
    dossier: Option<DossierId>,
) -> Result<Vec<Assembled>> {
    let mut found = assembled(connection, call, dossier).await?;
    let Some(dossier) = dossier else {
        found.retain(|one| one.state != DossierState::ReadyForCommittee);
        return Ok(found);
    };
    let head = dossier::head(connection, dossier).await?;
    if head.call != call {
        return Err(Error::not_found("dossier", dossier));
    }
    if found.is_empty() {
        return Err(Error::wrong_state(head.state, OperationName::AssignmentSet.as_str()));
    }
    Ok(found)
}

async fn assigned(
    connection: &mut SqliteConnection,
    head: &DossierHead,
) -> Result<BTreeMap<MemberId, (EvaluationId, CellState)>> {
    let rows = sqlx::query("select id, member_id, state from evaluation where dossier_id = ? and round = ?")
        .bind(head.id.to_string())
        .bind(head.round)
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| Ok((word(row, "member_id")?, (word(row, "id")?, word(row, "state")?))))
        .collect()
}

/// Brings the dossier to the state in which it is scored; one already closed opens again only for somebody new.
async fn expect_scores(connection: &mut SqliteConnection, head: &DossierHead, somebody_new: bool) -> Result<()> {
    match head.state {
        DossierState::UnderEvaluation => {}
        DossierState::ReadyForCommittee if !somebody_new => {}
        DossierState::ReadyForCommittee => {
            dossier::advance(connection, head.id, DossierEvent::ReopenScoring).await?;
        }
        _ => {
            dossier::advance(connection, head.id, DossierEvent::Assign).await?;
        }
    }
    Ok(())
}

async fn withdraw(
    connection: &mut SqliteConnection,
    member: MemberId,
    id: EvaluationId,
    state: CellState,
) -> Result<()> {
    if state != CellState::NotStarted {
        let name = committee::head(connection, member).await?.name;
        return Err(Error::rule_with(BrokenRule::HasMarks, [("member", name.into())]));
    }
    sqlx::query("delete from mark where evaluation_id = ?")
        .bind(id.to_string())
        .execute(&mut *connection)
        .await?;
    sqlx::query("delete from evaluation where id = ?")
        .bind(id.to_string())
        .execute(connection)
        .await?;
    Ok(())
}

async fn add(connection: &mut SqliteConnection, head: &DossierHead, member: &MemberHead) -> Result<()> {
    member.require_scorer(head.call)?;
    let recused: Option<bool> =
        sqlx::query_scalar("select recused from interest where member_id = ? and dossier_id = ?")
            .bind(member.id.to_string())
            .bind(head.id.to_string())
            .fetch_optional(&mut *connection)
            .await?;
    if recused == Some(true) {
        return Err(Error::rule_with(
            BrokenRule::MemberRecused,
            [("member", member.name.clone().into())],
        ));
    }
    insert(connection, head, member.id).await
}

async fn insert(connection: &mut SqliteConnection, head: &DossierHead, member: MemberId) -> Result<()> {
    sqlx::query("insert into evaluation (id, dossier_id, member_id, round, state) values (?, ?, ?, ?, 'not_started')")
        .bind(EvaluationId::of(head.id, member, head.round).to_string())
        .bind(head.id.to_string())
        .bind(member.to_string())
        .bind(head.round)
        .execute(connection)
        .await?;
    Ok(())
}
