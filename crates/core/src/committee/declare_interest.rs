//! Declaring an interest on a dossier, or none; recusing oneself or being recused.

use sqlx::{Row, SqliteConnection};

use super::model::{InterestKind, check_interest};
use crate::clock;
use crate::committee;
use crate::dossier;
use crate::error::{Error, Result};
use crate::evaluation::model::{CellState, EvaluationAct};
use crate::evaluation::settle;
use crate::id::{DossierId, MemberId};
use crate::journal::{Actor, Caller, OperationName, Receipt};
use crate::store::Store;
use crate::stored::{maybe_instant, word};

/// Records what a member declares on a dossier. A member declares for themselves; the secretariat records a declaration made
/// on paper, and the chair's recusal ex officio (`imposed`).
///
/// A recusal takes effect at once, also after marks were handed in: the evaluation becomes `recused`, its marks stay traced and
/// count nowhere. It can be lifted as long as nothing had been handed in (`recusal_final`), and an imposed one only by the
/// secretariat.
pub async fn declare_interest(store: &Store, caller: &Caller, declaration: &Declaration) -> Result<Receipt> {
    let Declaration {
        member,
        dossier,
        kind,
        ref note,
        recused,
        imposed,
    } = *declaration;
    if caller.actor() != Actor::Secretariat && (caller.actor() != Actor::Member(member) || imposed) {
        return Err(Error::NotAllowed { reason: "staff_only" });
    }
    check_interest(kind, recused, imposed)?;
    let (head, who) = {
        let mut connection = store.read().await?;
        (
            dossier::head(&mut connection, dossier).await?,
            committee::head(&mut connection, member).await?,
        )
    };
    if who.call != head.call {
        return Err(Error::not_found("member", member));
    }
    let operation = head
        .operation(OperationName::InterestDeclare)
        .with("member", who.name.as_str())
        .with("recused", recused);
    let mut change = store.begin(operation, caller).await?;
    refuse_lifting_an_imposed_recusal(&mut change, caller, member, dossier, recused).await?;
    sqlx::query(include_str!("declare_interest.sql"))
        .bind(member.to_string())
        .bind(dossier.to_string())
        .bind(kind.as_str())
        .bind(note.trim())
        .bind(recused)
        .bind(imposed)
        .bind(clock::to_text(caller.at))
        .execute(&mut *change)
        .await?;
    apply(&mut change, member, dossier, recused).await?;
    settle::settle(&mut change, dossier).await?;
    change.commit().await
}

/// What is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// Who.
    pub member: MemberId,
    /// On what.
    pub dossier: DossierId,
    /// The tie, or none.
    pub kind: InterestKind,
    /// Its nature.
    pub note: String,
    /// Whether the member takes no part.
    pub recused: bool,
    /// Whether the chair decided so.
    pub imposed: bool,
}

impl Declaration {
    /// Nothing links the member to the dossier.
    pub fn none(member: MemberId, dossier: DossierId) -> Self {
        Self {
            member,
            dossier,
            kind: InterestKind::None,
            note: String::new(),
            recused: false,
            imposed: false,
        }
    }

    /// A tie that keeps the member out.
    pub fn recusal(member: MemberId, dossier: DossierId, kind: InterestKind, note: &str) -> Self {
        Self {
            member,
            dossier,
            kind,
            note: note.to_owned(),
            recused: true,
            imposed: false,
        }
    }
}

async fn refuse_lifting_an_imposed_recusal(
    connection: &mut SqliteConnection,
    caller: &Caller,
    member: MemberId,
    dossier: DossierId,
    recused: bool,
) -> Result<()> {
    let imposed: Option<bool> =
        sqlx::query_scalar("select imposed from interest where member_id = ? and dossier_id = ? and recused = 1")
            .bind(member.to_string())
            .bind(dossier.to_string())
            .fetch_optional(connection)
            .await?;
    if imposed == Some(true) && !recused && caller.actor() != Actor::Secretariat {
        return Err(Error::NotAllowed { reason: "imposed" });
    }
    Ok(())
}

/// Brings the member's evaluation, if there is one, in step with the declaration.
async fn apply(connection: &mut SqliteConnection, member: MemberId, dossier: DossierId, recused: bool) -> Result<()> {
    let Some(row) = sqlx::query(include_str!("own_evaluation_state.sql"))
        .bind(member.to_string())
        .bind(dossier.to_string())
        .fetch_optional(&mut *connection)
        .await?
    else {
        return Ok(());
    };
    let state: CellState = word(&row, "state")?;
    let act = match (state == CellState::Recused, recused) {
        (false, true) => EvaluationAct::Recuse,
        (true, false) if maybe_instant(&row, "submitted_at")?.is_some() => return Err(Error::rule("recusal_final")),
        (true, false) => EvaluationAct::LiftRecusal,
        (true, true) | (false, false) => return Ok(()),
    };
    let next = state.after(act, row.try_get("blank")?)?;
    sqlx::query("update evaluation set state = ? where id = ?")
        .bind(next.as_str())
        .bind(row.try_get::<String, _>("id")?)
        .execute(connection)
        .await?;
    Ok(())
}
