//! The chair orders dossiers that nothing published separates, and which of these orders the ranking follows.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{Row, SqliteConnection};

use super::consolidation::ChairSet;
use super::queries::is_sealed;
use super::set_aside::required;
use super::standings::{Standings, standings};
use super::view::{TieOrderView, TieToOrder};
use crate::clock;
use crate::committee::model::MemberRole;
use crate::committee::{self, MemberHead};
use crate::dossier;
use crate::error::{Error, Result};
use crate::grid::{Score, TieBreakStep};
use crate::id::{CallId, DossierId, MemberId, TieOrderId};
use crate::journal::{Actor, Caller, Operation, OperationName, Receipt};
use crate::store::Store;
use crate::stored::{instant, json, word};

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
/// is ignored, see [`ChairSet::is_ordered_by`].
///
/// # Errors
/// [`Error::InvalidInput`] `motive`; [`Error::NotAllowed`] `chair_only`, `recused`, `sealed`; [`Error::RuleBroken`]
/// `chair_breaks_no_tie` when the call's chain does not come to the chair, `not_tied` when these are not one whole tie.
pub async fn order_tie(store: &Store, caller: &Caller, order: &TieOrder) -> Result<Receipt> {
    let motive = required(&order.motive)?;
    let mut connection = store.read().await?;
    let chair = committee::head(&mut connection, order.chair).await?;
    may_order(&mut connection, caller, &chair, order).await?;
    let standings = standings(&mut connection, order.call).await?;
    let official = tied_at(&standings, &order.dossiers)?;
    let mut numbers = Vec::with_capacity(order.dossiers.len());
    for dossier in &order.dossiers {
        numbers.push(dossier::head(&mut connection, *dossier).await?.number);
    }
    drop(connection);
    let operation = Operation::new(OperationName::TieOrder)
        .with("member", chair.name)
        .with("dossiers", numbers)
        .with("motive", motive);
    let mut change = store.begin(operation, caller).await?;
    sqlx::query(include_str!("tie_order.sql"))
        .bind(TieOrderId::new().to_string())
        .bind(order.call.to_string())
        .bind(order.chair.to_string())
        .bind(serde_json::to_string(&order.dossiers)?)
        .bind(official.to_string())
        .bind(motive)
        .bind(clock::to_text(caller.at))
        .execute(&mut *change)
        .await?;
    change.commit().await
}

/// The score of the tie that these dossiers are, all of it.
fn tied_at(standings: &Standings, dossiers: &[DossierId]) -> Result<Score> {
    if !standings.version.grid.tie_break.contains(&TieBreakStep::Chair) {
        return Err(Error::rule("chair_breaks_no_tie"));
    }
    let wanted: BTreeSet<&DossierId> = dossiers.iter().collect();
    let whole = |tie: &&TieToOrder| {
        tie.dossiers.len() == dossiers.len() && tie.dossiers.iter().collect::<BTreeSet<_>>() == wanted
    };
    let tie = standings.ties_to_order.iter().find(whole);
    Ok(tie.ok_or_else(|| Error::rule("not_tied"))?.official)
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
        return Err(Error::NotAllowed { reason: "chair_only" });
    }
    let rows = sqlx::query("select dossier_id from interest where member_id = ? and recused = 1")
        .bind(chair.id.to_string())
        .fetch_all(&mut *connection)
        .await?;
    for row in &rows {
        if order.dossiers.contains(&word(row, "dossier_id")?) {
            return Err(Error::NotAllowed { reason: "recused" });
        }
    }
    if caller.actor() != Actor::Secretariat && is_sealed(connection, chair.id, order.call).await? {
        return Err(Error::NotAllowed { reason: "sealed" });
    }
    Ok(())
}

/// The orders of a call, newest first; of several orders of one tie only the newest.
pub(super) async fn stored(connection: &mut SqliteConnection, call: CallId) -> Result<Vec<TieOrderView>> {
    let rows = sqlx::query("select * from tie_order where call_id = ? order by ordered_at desc, id desc")
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    let mut orders: Vec<TieOrderView> = Vec::with_capacity(rows.len());
    let mut seen = BTreeSet::new();
    for row in &rows {
        let official: String = row.try_get("official")?;
        let dossiers: Vec<DossierId> = json(row, "dossiers")?;
        if !seen.insert((official.clone(), dossiers.iter().copied().collect::<BTreeSet<_>>())) {
            continue;
        }
        orders.push(TieOrderView {
            id: word(row, "id")?,
            dossiers,
            official: official
                .parse()
                .map_err(|_| Error::stored_value("tie_order.official", &official))?,
            motive: row.try_get("motive")?,
            chair_id: word(row, "chair_id")?,
            ordered_at: instant(row, "ordered_at")?,
            applies: false,
        });
    }
    Ok(orders)
}

/// Marks the orders that apply to the ties as they are, and gives each dossier of those its place, 1 being the first.
pub(super) fn applied(sets: Vec<ChairSet>, orders: &mut [TieOrderView]) -> (Vec<TieToOrder>, BTreeMap<DossierId, u32>) {
    let mut places = BTreeMap::new();
    let ties = sets
        .into_iter()
        .map(|set| {
            let order = orders
                .iter_mut()
                .find(|order| set.is_ordered_by(order.official, &order.dossiers));
            let ordered = order.is_some();
            if let Some(order) = order {
                order.applies = true;
                places.extend(order.dossiers.iter().copied().zip(1_u32..));
            }
            TieToOrder {
                dossiers: set.dossiers,
                official: set.official,
                ordered,
            }
        })
        .collect();
    (ties, places)
}
