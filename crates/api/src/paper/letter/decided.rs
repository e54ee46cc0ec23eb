//! Letters that announce a decision of the committee, as it stands on the day of the letter.

use chrono::Months;
use palmares_core::clock;
use palmares_core::decision::model::DecisionKind;
use palmares_core::decision::{DecisionView, Effect};
use palmares_core::dossier::view::DossierView;
use palmares_core::error::{BrokenRule, Error, Result};
use palmares_core::evaluation::consolidation::{CriterionResult, DossierResult};
use palmares_core::grid::Grid;
use palmares_core::id::DossierId;
use palmares_core::minutes::SessionView;
use palmares_core::paper::PaperKind;
use palmares_paper as print;

use crate::paper::source::Source;
use crate::paper::words::Words;
use crate::paper::{facts, grids, ranking};

/// What a decision calls for.
pub fn letter(
    source: &Source,
    view: &DossierView,
    decision: &DecisionView,
    words: &Words,
) -> Result<(PaperKind, print::LetterKind)> {
    if decision.effect == Effect::Awaited {
        return Err(Error::rule(BrokenRule::ActMissing));
    }
    let (session, reference) = (source.session()?, reference(source, decision, words)?);
    let kind = decision.input.kind;
    let id = view.dossier.id;
    let motive = facts::paragraphs(&decision.input.motive);
    Ok(match kind {
        DecisionKind::Selected | DecisionKind::SelectedWithReservations => selected(source, decision, reference, words),
        DecisionKind::Waitlisted => (PaperKind::Waitlisted, waitlisted(source, id, reference, motive)),
        DecisionKind::Deferred => (PaperKind::Deferred, deferred(source, session, reference, motive)),
        DecisionKind::Rejected => {
            let letter = rejected(source, decision, reference, motive, words);
            (PaperKind::Rejected, letter)
        }
        DecisionKind::Dropped => {
            let decision = reference;
            (PaperKind::Rejected, print::LetterKind::Dropped { decision, motive })
        }
        DecisionKind::Redirected => (PaperKind::Redirected, redirected(decision, reference, motive)),
        DecisionKind::LetterOfSupport => {
            let decision = reference;
            let letter = print::LetterKind::LetterOfSupport { decision, motive };
            (PaperKind::LetterOfSupport, letter)
        }
    })
}

fn deferred(
    source: &Source,
    session: &SessionView,
    decision: print::DecisionRef,
    motive: Vec<String>,
) -> print::LetterKind {
    let today = clock::paris_date(source.caller.at);
    print::LetterKind::Deferred {
        decision,
        motive,
        next_session_on: session.row.plan.next_on.filter(|day| *day >= today),
    }
}

fn redirected(decision: &DecisionView, reference: print::DecisionRef, motive: Vec<String>) -> print::LetterKind {
    print::LetterKind::RedirectedByCommittee {
        decision: reference,
        to: decision.input.redirected_to.clone().unwrap_or_default(),
        motive,
    }
}

/// What a paper says of the decision that it announces: the session, the act that followed, what it extends.
pub fn reference(source: &Source, decision: &DecisionView, words: &Words) -> Result<print::DecisionRef> {
    let session = source.session()?;
    Ok(print::DecisionRef {
        session_on: session.row.plan.held_on,
        session_number: facts::held_number(&session.row)?,
        act: decision.effect.act().map(|act| print::ActRef {
            body: facts::body(source, &act.body, words),
            reference: act.reference.clone(),
            on: act.acted_on,
        }),
        extension: facts::extension(decision),
    })
}

fn waitlisted(source: &Source, id: DossierId, decision: print::DecisionRef, motive: Vec<String>) -> print::LetterKind {
    print::LetterKind::Waitlisted {
        decision,
        rank: ranking::reserve_place(source, id).unwrap_or(1),
        valid_until: source.call.rules.reserve_until,
        motive,
    }
}

fn rejected(
    source: &Source,
    decision: &DecisionView,
    reference: print::DecisionRef,
    motive: Vec<String>,
    words: &Words,
) -> print::LetterKind {
    let grid = &source.ranking_of(decision.input.dossier_id).grid;
    // An extension answers to its condition: the marks were given for the first grant, and refuse nothing now.
    let scored = decision.extends.is_none();
    let floors = || floors(source, decision.input.dossier_id, words);
    print::LetterKind::Rejected {
        decision: reference,
        out_of: grid.score_out_of,
        score: decision.score.clone().filter(|_| scored),
        threshold: grid.overall_threshold.map(|score| score.to_string()),
        floors: scored.then(floors).unwrap_or_default(),
        criteria: criteria(source, decision, words),
        motive,
        departure: decision
            .input
            .departure_reason
            .as_deref()
            .map_or_else(Vec::new, facts::paragraphs),
    }
}

/// With reservations as long as one waits; selected, with the days of their lifting, afterwards.
fn selected(
    source: &Source,
    decision: &DecisionView,
    reference: print::DecisionRef,
    words: &Words,
) -> (PaperKind, print::LetterKind) {
    let grant = grant(source, decision, words);
    let conditions = decision.conditions.iter();
    let conditions: Vec<print::Reservation> = conditions.map(|one| facts::condition(one, words)).collect();
    if conditions.iter().all(|one| one.lifted_on.is_some()) {
        let letter = print::LetterKind::Laureate {
            decision: reference,
            grant,
            lifted: conditions,
        };
        return (PaperKind::Laureate, letter);
    }
    let letter = print::LetterKind::SelectedWithReservations {
        decision: reference,
        grant,
        reservations: conditions,
    };
    (PaperKind::SelectedWithReservations, letter)
}

fn grant(source: &Source, decision: &DecisionView, words: &Words) -> print::Grant {
    let (rules, validity) = (&source.call.rules.support, facts::validity(decision));
    let months = |months: u16| (months > 0).then_some(u32::from(months));
    // The months of a support are counted from the first grant: an extension begins none anew.
    let first = decision.extends.is_none();
    print::Grant {
        amount: decision.input.amount_cents,
        support: facts::support(source, decision, words),
        support_months: months(rules.months).filter(|months| first && lasts(validity, *months)),
        review_month: months(rules.review_month).filter(|month| first && lasts(validity, *month)),
        validity,
        extendable_to: extendable_to(source, decision).map(u32::from),
        ends_with_funder: ends_with_funder(source),
        one_funder: source.call.rules.funders.is_some_and(|rule| rule.at_most == Some(1)),
        ends_with: ends_with(source, decision),
    }
}

/// Whether the label, where one is granted, still holds after these months: what goes with it lasts no longer.
fn lasts(validity: Option<print::Validity>, months: u32) -> bool {
    validity.is_none_or(|label| {
        let end = label.from.checked_add_months(Months::new(months));
        end.is_some_and(|end| end <= label.to.succ_opt().unwrap_or(label.to))
    })
}

/// Months that a label under conditions lasts in all once it is extended; an extension is not extended again.
fn extendable_to(source: &Source, decision: &DecisionView) -> Option<u16> {
    let rule = source.call.rules.label.as_ref()?;
    let conditional = decision.input.kind == DecisionKind::SelectedWithReservations && decision.extends.is_none();
    rule.extendable_to().filter(|_| conditional)
}

fn ends_with_funder(source: &Source) -> bool {
    let rule = source.call.rules.label.as_ref();
    rule.is_some_and(|rule| rule.ends_with_funder)
}

/// The funders with whose decision the label ends.
fn ends_with(source: &Source, decision: &DecisionView) -> Vec<String> {
    if !ends_with_funder(source) {
        return Vec::new();
    }
    let funders = source.funders.get(&decision.input.dossier_id);
    funders
        .into_iter()
        .flatten()
        .map(|one| one.funder.name.clone())
        .collect()
}

/// A criterion with its mark, and its floor where it is under it.
fn criterion(grid: &Grid, one: &CriterionResult, words: &Words) -> Option<print::CriterionMark> {
    let criterion = grid.criterion(&one.code)?;
    let missed = one.floor.filter(|_| one.floor_failed);
    Some(print::CriterionMark {
        criterion: words.label(&criterion.label).to_owned(),
        mark: one.mean.as_ref().map(|mean| grids::mean(grid, &one.code, mean, words)),
        scale: grids::highest(grid, criterion)?,
        floor: missed.map(|floor| grids::floor(grid, &one.code, floor, words)),
    })
}

/// The criteria under their floor.
fn floors(source: &Source, id: DossierId, words: &Words) -> Vec<print::CriterionMark> {
    let (grid, result) = (&source.ranking_of(id).grid, source.result_of(id));
    let missed = result.into_iter().flat_map(DossierResult::floors_failed);
    missed.filter_map(|one| criterion(grid, one, words)).collect()
}

/// What the score of a decision is made of besides, by criterion or category of the grid: none for an extension, which answers to its
/// condition, none where the score is no longer the one that was shown, or was made on another version of the grid.
fn criteria(source: &Source, decision: &DecisionView, words: &Words) -> Vec<print::CriterionMark> {
    let id = decision.input.dossier_id;
    let grid = &source.ranking_of(id).grid;
    let told = source.result_of(id).filter(|result| {
        decision.extends.is_none()
            && ranking::official(result) == decision.score
            && ranking::other_version(source, id).is_none()
    });
    let criteria = told.into_iter().flat_map(|result| &result.criteria);
    criteria
        .filter(|one| one.depth == 0 && one.mean.is_some() && !one.floor_failed)
        .filter_map(|one| criterion(grid, one, words))
        .collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn what_goes_with_a_label_lasts_no_longer_than_it() {
        let day = |year| NaiveDate::from_ymd_opt(year, 3, 11).unwrap();
        let label = Some(print::Validity {
            from: day(2026),
            to: day(2028),
        });
        assert!(lasts(label, 24), "as long as the label");
        assert!(!lasts(label, 48), "longer than the label");
        assert!(lasts(None, 48), "no label is granted");
    }
}
