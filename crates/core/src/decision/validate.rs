//! The act of the competent body: where a committee proposes, its decisions take effect by it, letters cite it, and they are no longer
//! the committee's to open again.

use chrono::NaiveDate;

use super::queries::one;
use super::view::{AuthorityAct, DecisionView, Effect};
use crate::call;
use crate::clock::paris_date;
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::{DecisionId, SessionId};
use crate::journal::{Act, Caller, OperationName, Receipt};
use crate::session::rows::{SessionHead, head};
use crate::session::state::SessionState;
use crate::store::Store;

/// That the competent body followed proposals of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Validation {
    /// The session.
    pub session: SessionId,
    /// Which of its decisions.
    pub decisions: Vec<DecisionId>,
    /// By which act.
    pub act: AuthorityAct,
}

/// Records the act. The minutes come before it: what the body follows is what was approved.
///
/// # Errors
/// [`Error::RuleBroken`] `minutes_first` until the minutes are approved, `committee_decides` where there is no other body,
/// `decision_superseded`, `already_validated`;
/// [`Error::InvalidInput`] `decisions` (none, not of the session, or a deferral), `reference`, `body`, `acted_on` (`future`, or `order`
/// when before the session); [`Error::WrongState`] `validate` before the session was held.
pub async fn validate(store: &Store, caller: &Caller, validation: &Validation) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let today = paris_date(caller.at);
    let ((), receipt) = store
        .act(caller, OperationName::DecisionValidate, async |act| {
            let session = head(act, validation.session).await?;
            check_act(&session, &validation.act, today)?;
            let rules = call::rules(act, session.call).await?;
            if rules.deciding_body.is_none() {
                return Err(Error::rule(BrokenRule::CommitteeDecides));
            }
            if validation.decisions.is_empty() {
                return Err(Error::invalid("decisions", InputFault::Empty));
            }
            session
                .name_in(act)
                .says("reference", validation.act.reference.trim())
                .says("on", validation.act.acted_on.to_string())
                .says("items", validation.decisions.len());
            for (index, decision) in validation.decisions.iter().enumerate() {
                let found = one(act, *decision, today).await?;
                check_decision(&found, session.id, index)?;
                write(act, &found, &validation.act).await?;
            }
            Ok(())
        })
        .await?;
    Ok(receipt)
}

fn check_act(session: &SessionHead, act: &AuthorityAct, today: NaiveDate) -> Result<()> {
    match session.state {
        SessionState::MinutesApproved | SessionState::Published => {}
        held if held.was_held() => return Err(Error::rule(BrokenRule::MinutesFirst)),
        other => return Err(Error::wrong_state(other, "validate")),
    }
    for (field, text) in [("body", &act.body), ("reference", &act.reference)] {
        if text.trim().is_empty() {
            return Err(Error::invalid(field, InputFault::Empty));
        }
    }
    if act.acted_on > today {
        return Err(Error::invalid("acted_on", InputFault::Future));
    }
    if act.acted_on < session.held_on {
        return Err(Error::invalid("acted_on", InputFault::Order));
    }
    Ok(())
}

fn check_decision(decision: &DecisionView, session: SessionId, index: usize) -> Result<()> {
    if decision.input.session_id != session {
        return Err(Error::not_found("decision", decision.id));
    }
    if decision.superseded {
        return Err(Error::rule(BrokenRule::DecisionSuperseded));
    }
    match decision.effect {
        Effect::Awaited => Ok(()),
        Effect::Followed { .. } => Err(Error::rule(BrokenRule::AlreadyValidated)),
        Effect::Immediate => Err(Error::invalid(format!("decisions[{index}]"), InputFault::Unexpected)),
    }
}

/// A label whose days waited for the act begins with it.
async fn write(act: &mut Act, decision: &DecisionView, by: &AuthorityAct) -> Result<()> {
    let term = decision.input.valid.given_by(by.acted_on).or(decision.term());
    sqlx::query(include_str!("follow.sql"))
        .bind(by.body.trim())
        .bind(by.reference.trim())
        .bind(by.acted_on.to_string())
        .bind(term.map(|term| term.from.to_string()))
        .bind(term.map(|term| term.to.to_string()))
        .bind(decision.id.to_string())
        .execute(&mut **act)
        .await?;
    Ok(())
}
