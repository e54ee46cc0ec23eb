//! The letters of a session, each made by itself: one that cannot be made stops no other.

use palmares_core::decision::{DecisionView, Effect};
use palmares_core::dossier::DossierState;
use palmares_core::error::{BrokenRule, Error, Result};
use palmares_core::id::SessionId;
use palmares_core::journal::Caller;
use palmares_core::minutes::AgendaItemView;
use palmares_core::paper::PaperLanguage;

use super::{decided, draft, read};
use crate::host::{Host, Open};
use crate::paper::press::Batch;
use crate::paper::source;
use crate::paper::words::Words;
use crate::paper::{PaperUnmade, PapersProduced};

/// The letters that a session's decisions call for, as they stand, and those that are not made, each with why: none is of a decision
/// that was reopened or followed by another, of a dossier withdrawn since, or of a proposal before the body that decides followed it.
///
/// # Errors
/// [`Error::RuleBroken`] `no_decision_to_notify` and `act_missing` where no letter is due; what the disk and the press say.
pub async fn made(
    host: &Host,
    open: &Open,
    caller: &Caller,
    session: SessionId,
    language: PaperLanguage,
) -> Result<PapersProduced> {
    let (store, territory) = (&open.store, host.territory()?);
    let source = source::of_session_now(store, territory, caller, session).await?;
    let words = Words::of(language, source.call.rules.kind)?;
    let mut batch = Batch::new(host, open, caller).await?;
    let (mut unmade, mut due) = (Vec::new(), 0_usize);
    for item in &source.session()?.items {
        let Some(decision) = &item.decision else { continue };
        let made = if let Some(rule) = not_due(item, decision) {
            Err(Error::rule(rule))
        } else {
            due += 1;
            let view = read(store, territory, caller, item.dossier_id).await?;
            let letter = decided::letter(&source, &view, decision, &words);
            let made = letter.and_then(|(kind, letter)| draft(&source, &view, kind, letter, language, &words));
            made.and_then(|draft| batch.set(&draft))
        };
        let rule = match made {
            Ok(()) => continue,
            Err(Error::RuleBroken { rule, .. }) => rule,
            Err(error) => return Err(error),
        };
        unmade.push(PaperUnmade {
            dossier_id: item.dossier_id,
            number: item.dossier_number,
            title: item.title.clone(),
            rule,
        });
    }
    if due == 0 {
        let waits = unmade.iter().any(|one| one.rule == BrokenRule::ActMissing);
        return Err(Error::rule(if waits {
            BrokenRule::ActMissing
        } else {
            BrokenRule::NoDecisionToNotify
        }));
    }
    let produced = batch.record(&source.place()).await?;
    Ok(PapersProduced { unmade, ..produced })
}

/// Why a decision calls for no letter of this session's.
fn not_due(item: &AgendaItemView, decision: &DecisionView) -> Option<BrokenRule> {
    if decision.superseded {
        Some(BrokenRule::DecisionSuperseded)
    } else if item.state == Some(DossierState::Withdrawn) {
        Some(BrokenRule::NoLetterDue)
    } else {
        (decision.effect == Effect::Awaited).then_some(BrokenRule::ActMissing)
    }
}
