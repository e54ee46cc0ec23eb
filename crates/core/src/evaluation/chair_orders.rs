//! The orders that the chair gave to ties, and which of them the ranking follows.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{Row, SqliteConnection};

use super::consolidation::ChairSet;
use super::view::{TieOrderView, TieToOrder};
use crate::error::{Error, Result};
use crate::id::{CallId, DossierId};
use crate::stored::{instant, json, word};

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
