//! The chair orders dossiers that nothing published separates.

use std::collections::BTreeSet;

use sqlx::SqliteConnection;

use super::consolidation::Detail;
use super::rows::required;
use super::standings::{GridStandings, standings};
use super::view::TieToOrder;
use crate::clock;
use crate::committee::model::MemberRole;
use crate::committee::{self, MemberHead};
use crate::error::{BrokenRule, Denial, Error, Result};
use crate::grid::{Score, TieBreakStep};
use crate::id::{CallId, DossierId, MemberId, TieOrderId};
use crate::journal::{Actor, Caller, OperationName, Receipt};
use crate::sight::{self, Matter};
use crate::store::Store;
use crate::stored::word;

/// What the chair orders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieOrder {
    /// In which call.
    pub call: CallId,
    /// Who presides.
    pub chair: MemberId,
    /// The whole tie, best first.
    pub dossiers: Vec<DossierId>,
    /// Why.
    pub motive: String,
}

/// Records the chair's order of a tie. The chair does it, or the secretariat for the chair; the vice-chair presides when the
/// chair is away or recused. A later order of the same tie takes its place, and an order of a tie that is no longer the same
/// is ignored, see [`ChairSet::is_ordered_by`](super::consolidation::ChairSet::is_ordered_by).
///
/// # Errors
/// [`Error::InvalidInput`] `motive`; [`Error::NotAllowed`] `chair_only`, `recused`, `sealed`; [`Error::RuleBroken`]
/// `chair_breaks_no_tie` when the call's chain does not come to the chair, `not_tied` when these are not one whole tie.
pub async fn order_tie(store: &Store, caller: &Caller, order: &TieOrder) -> Result<Receipt> {
    let motive = required(&order.motive)?;
    let ((), receipt) = store
        .act(caller, OperationName::TieOrder, async |act| {
            let chair = committee::head(act, order.chair).await?;
            may_order(act, caller, &chair, order).await?;
            let standings = standings(act, order.call, Detail::Folded).await?;
            let first = order.dossiers.first().ok_or_else(|| Error::rule(BrokenRule::NotTied))?;
            let official = tied_at(standings.of(*first), &order.dossiers)?;
            let numbers = numbers(standings.of(*first), &order.dossiers);
            act.says("member", chair.name)
                .says("dossiers", numbers)
                .says("motive", motive);
            sqlx::query(include_str!("tie_order.sql"))
                .bind(TieOrderId::new().to_string())
                .bind(order.call.to_string())
                .bind(order.chair.to_string())
                .bind(serde_json::to_string(&order.dossiers)?)
                .bind(official.to_string())
                .bind(motive)
                .bind(clock::to_text(caller.at))
                .execute(&mut **act)
                .await?;
            Ok(())
        })
        .await?;
    Ok(receipt)
}

/// The numbers of ranked dossiers, in the order given.
fn numbers(standings: &GridStandings, dossiers: &[DossierId]) -> Vec<u32> {
    let number = |id: &DossierId| {
        standings
            .dossiers
            .iter()
            .find(|dossier| dossier.id == *id)
            .map(|dossier| dossier.number)
    };
    dossiers.iter().filter_map(number).collect()
}

/// The score of the tie that these dossiers are, all of it.
fn tied_at(standings: &GridStandings, dossiers: &[DossierId]) -> Result<Score> {
    if !standings.version.grid.tie_break.contains(&TieBreakStep::Chair) {
        return Err(Error::rule(BrokenRule::ChairBreaksNoTie));
    }
    let wanted: BTreeSet<&DossierId> = dossiers.iter().collect();
    let whole = |tie: &&TieToOrder| {
        tie.dossiers.len() == dossiers.len() && tie.dossiers.iter().collect::<BTreeSet<_>>() == wanted
    };
    let tie = standings.ties_to_order.iter().find(whole);
    Ok(tie.ok_or_else(|| Error::rule(BrokenRule::NotTied))?.official)
}

/// Whether this person may order these dossiers, or take such an order back: see [`order_tie`].
pub(super) async fn may_order(
    connection: &mut SqliteConnection,
    caller: &Caller,
    chair: &MemberHead,
    order: &TieOrder,
) -> Result<()> {
    let presides = matches!(chair.role, MemberRole::Chair | MemberRole::ViceChair) && chair.active;
    if chair.call != order.call
        || !presides
        || (caller.actor() != Actor::Secretariat && caller.actor() != Actor::Member(chair.id))
    {
        return Err(Error::NotAllowed {
            reason: Denial::ChairOnly,
        });
    }
    let rows = sqlx::query("select dossier_id from interest where member_id = ? and recused = 1")
        .bind(chair.id.to_string())
        .fetch_all(&mut *connection)
        .await?;
    for row in &rows {
        if order.dossiers.contains(&word(row, "dossier_id")?) {
            return Err(Error::NotAllowed {
                reason: Denial::Recused,
            });
        }
    }
    // Whoever orders a tie has to see it.
    let standings = sight::standings(connection, caller.actor()).await?;
    order
        .dossiers
        .iter()
        .try_for_each(|dossier| standings.of(*dossier).may_see(Matter::Ranks))
}
