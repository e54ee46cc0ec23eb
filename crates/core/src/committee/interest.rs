//! What a member declares on a dossier: an interest, or none; recusing oneself or being recused.

use sqlx::SqliteConnection;

use super::model::InterestKind;
use crate::clock::{self, Timestamp};
use crate::error::{Denial, Error, Result};
use crate::id::{DossierId, MemberId};
use crate::journal::Actor;

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

    /// Refuses a declaration for somebody else by a member, and a recusal that a member imposes on themselves.
    pub(crate) fn require_may_declare(&self, actor: Actor) -> Result<()> {
        if actor == Actor::Secretariat || (actor == Actor::Member(self.member) && !self.imposed) {
            Ok(())
        } else {
            Err(Error::NotAllowed {
                reason: Denial::StaffOnly,
            })
        }
    }
}

/// Writes a declaration in the place of an earlier one. To be called inside an act.
///
/// # Errors
/// [`Error::NotAllowed`] `imposed` when a member lifts a recusal that was imposed, `recusal_stands` when they lift their own: it is
/// asked of the chair, and the secretariat records what was decided.
pub(crate) async fn save(
    connection: &mut SqliteConnection,
    actor: Actor,
    declaration: &Declaration,
    at: Timestamp,
) -> Result<()> {
    let (member, dossier) = (declaration.member.to_string(), declaration.dossier.to_string());
    let imposed: Option<bool> =
        sqlx::query_scalar("select imposed from interest where member_id = ? and dossier_id = ? and recused = 1")
            .bind(&member)
            .bind(&dossier)
            .fetch_optional(&mut *connection)
            .await?;
    if let (Some(imposed), false, Actor::Member(_)) = (imposed, declaration.recused, actor) {
        let reason = if imposed {
            Denial::Imposed
        } else {
            Denial::RecusalStands
        };
        return Err(Error::NotAllowed { reason });
    }
    sqlx::query(include_str!("save_interest.sql"))
        .bind(&member)
        .bind(&dossier)
        .bind(declaration.kind.as_str())
        .bind(declaration.note.trim())
        .bind(declaration.recused)
        .bind(declaration.imposed)
        .bind(clock::to_text(at))
        .execute(connection)
        .await?;
    Ok(())
}
