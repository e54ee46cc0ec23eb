//! Received, assessed, selected, funded: how many dossiers of a call went how far.

use std::collections::BTreeMap;

use super::queries::Counted;
use super::view::Funnel;
use crate::decision::model::DecisionKind;
use crate::decision::{DecisionView, Effect};
use crate::dossier::DossierState;
use crate::funding::{FunderStatus, FunderView};
use crate::id::DossierId;
use crate::session::bring_back::ReopeningReason;

/// Counts the dossiers of a call. Who was selected once stays counted when the label is over; not when the decision was taken back.
pub(crate) fn funnel(
    dossiers: &[Counted],
    decisions: &BTreeMap<DossierId, Vec<DecisionView>>,
    funders: &BTreeMap<DossierId, Vec<FunderView>>,
) -> Funnel {
    let mut funnel = Funnel::default();
    for dossier in dossiers {
        let taken = decisions.get(&dossier.id).map_or(&[][..], Vec::as_slice);
        let followed = funders.get(&dossier.id).map_or(&[][..], Vec::as_slice);
        let amounts: Vec<i64> = followed
            .iter()
            .filter(|one| one.funder.status == FunderStatus::Funded)
            .map(|one| one.funder.amount_cents.unwrap_or_default())
            .collect();
        let withdrawn = matches!(dossier.state, DossierState::Draft | DossierState::Withdrawn);
        funnel.received += u32::from(!withdrawn);
        funnel.assessed += u32::from(dossier.assessed && !withdrawn);
        funnel.selected += u32::from(taken.iter().any(selects));
        funnel.funded += u32::from(!amounts.is_empty());
        funnel.funded_cents = amounts.into_iter().fold(funnel.funded_cents, i64::saturating_add);
    }
    funnel
}

fn selects(decision: &DecisionView) -> bool {
    let kind = decision.input.kind;
    let selects = matches!(kind, DecisionKind::Selected | DecisionKind::SelectedWithReservations);
    let reason = decision.reopened.as_ref().map(|reopened| reopened.reason);
    let stands = matches!(reason, None | Some(ReopeningReason::Extension));
    selects && stands && has_effect(decision)
}

/// What is reserved has effect once every reservation is lifted, unless it is a label that holds meanwhile.
fn has_effect(decision: &DecisionView) -> bool {
    let lifted = || decision.conditions.iter().all(|one| one.lifted_on.is_some());
    decision.effect != Effect::Awaited && (decision.term().is_some() || lifted())
}
