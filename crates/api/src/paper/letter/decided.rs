//! Letters that announce a decision of the committee.

use palmares_core::clock;
use palmares_core::decision::DecisionView;
use palmares_core::decision::model::DecisionKind;
use palmares_core::dossier::view::DossierView;
use palmares_core::error::Result;
use palmares_core::id::DossierId;
use palmares_core::paper::PaperKind;
use palmares_paper as print;

use crate::paper::facts;
use crate::paper::source::Source;
use crate::paper::words::Words;

/// What a decision calls for.
pub fn letter(
    source: &Source,
    view: &DossierView,
    decision: &DecisionView,
    words: &Words,
) -> Result<(PaperKind, print::LetterKind)> {
    let session = source.session()?;
    let reference = print::DecisionRef {
        session_on: session.row.plan.held_on,
        session_number: facts::held_number(source, &session.row, words)?,
        act_reference: None,
        act_on: None,
    };
    Ok(match decision.input.kind {
        DecisionKind::Selected => (
            PaperKind::Laureate,
            print::LetterKind::Laureate {
                decision: reference,
                grant: grant(source, decision, words),
            },
        ),
        DecisionKind::SelectedWithReservations => {
            let (grant, reservations) = (grant(source, decision, words), facts::reservations(decision, words));
            let letter = print::LetterKind::SelectedWithReservations {
                decision: reference,
                grant,
                reservations,
            };
            (PaperKind::SelectedWithReservations, letter)
        }
        DecisionKind::Waitlisted => (PaperKind::Waitlisted, waitlisted(source, view, reference, words)),
        DecisionKind::Deferred => {
            let missing = facts::passages(&decision.input.motive)
                .into_iter()
                .map(|passage| passage.text)
                .collect();
            let next_session_on = session.row.plan.next_on;
            let letter = print::LetterKind::Deferred {
                decision: reference,
                missing,
                next_session_on,
                new_hearing: true,
            };
            (PaperKind::Deferred, letter)
        }
        DecisionKind::Rejected | DecisionKind::Dropped | DecisionKind::Redirected => {
            (PaperKind::Rejected, rejected(source, view, decision, reference, words))
        }
    })
}

fn grant(source: &Source, decision: &DecisionView, words: &Words) -> print::Grant {
    let months = chrono::Months::new(u32::from(source.call.rules.support.months));
    print::Grant {
        amount: decision.input.amount_cents,
        support: facts::support(source, decision, words),
        conditions: Vec::new(),
        next_step: Some(words.get("paper", "next_step")),
        communication: Vec::new(),
        valid_until: clock::paris_date(decision.decided_at).checked_add_months(months),
        sign_by: None,
    }
}

/// The place on the reserve list is that among the dossiers put on it, in the order of the ranking.
fn waitlisted(source: &Source, view: &DossierView, decision: print::DecisionRef, words: &Words) -> print::LetterKind {
    let on_list = |id: &DossierId| {
        source
            .decision(*id)
            .is_some_and(|one| one.input.kind == DecisionKind::Waitlisted)
    };
    let ranked = source
        .ranking
        .ranking
        .ranked
        .iter()
        .map(|place| place.dossier)
        .filter(on_list);
    let before = ranked.take_while(|id| *id != view.dossier.id).count();
    print::LetterKind::Waitlisted {
        decision,
        rank: u32::try_from(before).unwrap_or(0) + 1,
        valid_until: None,
        trigger: Some(words.get("paper", "waiting_trigger")),
    }
}

fn rejected(
    source: &Source,
    view: &DossierView,
    decision: &DecisionView,
    reference: print::DecisionRef,
    words: &Words,
) -> print::LetterKind {
    let grid = &source.ranking.grid;
    print::LetterKind::Rejected {
        decision: reference,
        score: decision.score.clone(),
        threshold: grid.overall_threshold.map(|score| score.to_string()),
        reasons: reasons(source, view.dossier.id, decision, words),
        feedback_meeting: true,
        may_reapply: true,
    }
}

/// Criteria under their floor with the motive; without any, the motive alone on the whole.
fn reasons(source: &Source, id: DossierId, decision: &DecisionView, words: &Words) -> Vec<print::CriterionReason> {
    let (grid, text) = (&source.ranking.grid, decision.input.motive.clone());
    let result = source.ranking.results.iter().find(|result| result.dossier == id);
    let failed = result
        .map_or(&[][..], |result| &result.criteria)
        .iter()
        .filter(|one| one.floor_failed);
    let scale_max = facts::points(grid.scale, grid.scale.maximum);
    let mut reasons: Vec<print::CriterionReason> = failed
        .filter_map(|one| {
            let criterion = grid.criterion(&one.code)?;
            Some(print::CriterionReason {
                criterion: words.label(&criterion.label).to_owned(),
                mark: one
                    .mean
                    .as_ref()
                    .map(|mean| (mean.value.to_string(), scale_max.clone())),
                floor: one.floor.map(|floor| floor.to_string()),
                text: text.clone(),
            })
        })
        .collect();
    if reasons.is_empty() {
        let criterion = words.get("paper", "committee");
        reasons.push(print::CriterionReason {
            criterion,
            mark: None,
            floor: None,
            text,
        });
    }
    reasons
}
