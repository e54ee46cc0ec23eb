//! The little that most acts need to know of a dossier, a member or a call.

use sqlx::{Row, SqliteConnection};

use super::model::MemberRole;
use super::stored::word;
pub(crate) use crate::call::rules;
use crate::dossier::DossierState;
use crate::error::{Error, Result};
use crate::id::{CallId, DossierId, MemberId};
use crate::journal::{Act, Operation, OperationName};

/// A dossier, as the sentence of an operation names it.
#[derive(Debug, Clone)]
pub(crate) struct DossierHead {
    pub(crate) id: DossierId,
    pub(crate) call: CallId,
    pub(crate) number: u32,
    pub(crate) title: String,
    pub(crate) state: DossierState,
}

impl DossierHead {
    /// Names this dossier in the sentence of an act.
    pub(crate) fn name_in<'a>(&self, act: &'a mut Act) -> &'a mut Act {
        act.says("dossier", self.number).says("title", self.title.as_str())
    }

    /// An operation on this dossier.
    pub(crate) fn operation(&self, name: OperationName) -> Operation {
        Operation::new(name)
            .with("dossier", self.number)
            .with("title", self.title.as_str())
    }
}

/// A member.
#[derive(Debug, Clone)]
pub(crate) struct MemberHead {
    pub(crate) id: MemberId,
    pub(crate) call: CallId,
    pub(crate) name: String,
    pub(crate) role: MemberRole,
    pub(crate) active: bool,
}

impl MemberHead {
    /// Refuses somebody of another committee, who left, or who never scores.
    pub(crate) fn require_scorer(&self, call: CallId) -> Result<()> {
        if self.call != call || !self.active {
            return Err(Error::not_found("member", self.id));
        }
        if self.role == MemberRole::Guest {
            return Err(Error::rule_with(
                "guest_never_scores",
                [("member", self.name.clone().into())],
            ));
        }
        Ok(())
    }
}

pub(crate) async fn dossier(connection: &mut SqliteConnection, id: DossierId) -> Result<DossierHead> {
    let row = sqlx::query("select call_id, number, title, state from dossier where id = ?")
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?
        .ok_or_else(|| Error::not_found("dossier", id))?;
    Ok(DossierHead {
        id,
        call: word(&row, "call_id")?,
        number: row.try_get("number")?,
        title: row.try_get("title")?,
        state: word(&row, "state")?,
    })
}

pub(crate) async fn member(connection: &mut SqliteConnection, id: MemberId) -> Result<MemberHead> {
    let row = sqlx::query("select call_id, name, role, active from member where id = ?")
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?
        .ok_or_else(|| Error::not_found("member", id))?;
    Ok(MemberHead {
        id,
        call: word(&row, "call_id")?,
        name: row.try_get("name")?,
        role: word(&row, "role")?,
        active: row.try_get("active")?,
    })
}
