//! The feedback sheet of a dossier: told to its applicant once the decision is, by criterion and without a name.

use palmares_core::clock::COMMITTEE_ZONE;
use palmares_core::decision::{DecisionView, Effect};
use palmares_core::dossier::view::DossierView;
use palmares_core::error::{BrokenRule, Error, Result};
use palmares_core::evaluation::{self, Feedback};
use palmares_core::id::DossierId;
use palmares_core::journal::Caller;
use palmares_core::paper::{PaperKind, PaperLanguage};
use palmares_core::store::Store;
use palmares_core::territory::Territory;
use palmares_paper as print;

use super::item::scores_of;
use super::letter::decided::reference;
use super::press::Draft;
use super::source::{self, Source};
use super::words::Words;
use super::{facts, method, ranking};

/// The feedback sheet of a dossier.
///
/// # Errors
/// [`Error::RuleBroken`] `no_letter_due` without a decision that stands, `act_missing` before the competent body followed it,
/// `receipt_unknown`.
pub async fn of_dossier(
    store: &Store,
    territory: &Territory,
    caller: &Caller,
    id: DossierId,
    language: PaperLanguage,
) -> Result<(Source, Draft)> {
    let view = palmares_core::dossier::get(&mut *store.read().await?, territory, caller.actor(), id).await?;
    let source = source::of_call(store, territory, caller, view.dossier.call_id).await?;
    let words = Words::of(language, source.call.rules.kind)?;
    let decision = source
        .decision(id)
        .ok_or_else(|| Error::rule(BrokenRule::NoLetterDue))?;
    if decision.effect == Effect::Awaited {
        return Err(Error::rule(BrokenRule::ActMissing));
    }
    let session = source::of_session(store, territory, caller, decision.input.session_id).await?;
    let written = evaluation::feedback(&mut *store.read().await?, caller.actor(), id).await?;
    let number = facts::number(&view.row);
    let paper = print::FeedbackPaper {
        organiser: facts::organiser(&source.call.rules.organiser),
        call: source.call.name.clone(),
        dossier: dossier(&view)?,
        decision: reference(&session, decision, &words)?,
        outcome: facts::outcome(&source, decision.input.kind),
        grid_version: ranking::other_version(&source, id)
            .unwrap_or(source.ranking_of(id).grid_number)
            .to_string(),
        method: method(&source, id, &words),
        scores: scores(&source, decision, &words),
        comments: comments(&source, id, &written, &words),
        general: written.general,
    };
    let draft = Draft {
        kind: PaperKind::FeedbackSheet,
        language,
        communicable: false,
        dossier: Some(id),
        stem: format!(
            "{}_{}_{number}",
            session.session()?.row.plan.held_on,
            words.get("file", "feedback")
        ),
        paper: print::Paper::Feedback(Box::new(paper)),
    };
    Ok((source, draft))
}

fn dossier(view: &DossierView) -> Result<print::DossierRef> {
    let received = view
        .dossier
        .received_at
        .ok_or_else(|| Error::rule(BrokenRule::ReceiptUnknown))?;
    Ok(print::DossierRef {
        number: facts::number(&view.row),
        applicant: view.row.applicant.clone(),
        project: view.dossier.title.clone(),
        received_at: received.with_timezone(&COMMITTEE_ZONE).naive_local(),
    })
}

/// Without its rank: what others obtained is not this applicant's.
fn scores(source: &Source, decision: &DecisionView, words: &Words) -> Option<print::ItemScores> {
    let scores = scores_of(source, decision.input.dossier_id, Some(decision), None, words)?;
    Some(print::ItemScores { rank: None, ..scores })
}

/// How the score was made, without ties: they are about others. None where the dossier was scored on another version, whose grid is
/// not that of the ranking.
fn method(source: &Source, id: DossierId, words: &Words) -> Option<print::RankingMethod> {
    let result = source.result_of(id)?;
    ranking::other_version(source, id)
        .is_none()
        .then(|| print::RankingMethod {
            has_consensus: result.individual.is_some(),
            ..method::of_grid(&source.ranking_of(id).grid, words)
        })
}

fn comments(source: &Source, id: DossierId, written: &Feedback, words: &Words) -> Vec<print::CriterionComments> {
    let grid = &source.ranking_of(id).grid;
    let told = grid.questions().into_iter().filter_map(|criterion| {
        Some(print::CriterionComments {
            code: criterion.code.clone(),
            label: words.label(&criterion.label).to_owned(),
            comments: written.by_criterion.get(&criterion.code)?.clone(),
        })
    });
    told.collect()
}
