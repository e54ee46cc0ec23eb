//! Letters before any decision: what a dossier's state calls for.

use chrono::{Days, Months};
use palmares_core::clock;
use palmares_core::dossier::DossierState;
use palmares_core::dossier::checks::CheckDetail;
use palmares_core::dossier::checks::model::{RuleFinding, RuleOutcome};
use palmares_core::dossier::view::{CheckStep, CheckView, DossierView};
use palmares_core::error::{BrokenRule, Error, Result};
use palmares_core::paper::{PaperKind, working_days};
use palmares_paper as print;

use super::found;
use crate::paper::facts;
use crate::paper::source::Source;
use crate::paper::words::Words;

/// Months of silence that reject an application to an administration (code of relations between the public and the
/// administration, L.231-4).
const SILENCE_MONTHS: u32 = 2;

/// What a dossier without decision calls for.
///
/// # Errors
/// [`Error::RuleBroken`] `no_letter_due` for a dossier that nothing is to be told of: withdrawn, never received, or brought back
/// to the committee, which has not decided again.
pub fn letter(source: &Source, view: &DossierView, words: &Words) -> Result<(PaperKind, print::LetterKind)> {
    let last = |step: CheckStep| view.checks.iter().rev().find(|check| check.step == step);
    let decided_before = source.decisions.contains_key(&view.dossier.id);
    match view.dossier.state {
        DossierState::AwaitingDocuments => Ok((PaperKind::RequestForDocuments, request(source, view, words)?)),
        DossierState::Inadmissible => {
            let grounds = grounds(source, last(CheckStep::Admissibility), words);
            Ok((PaperKind::Inadmissible, print::LetterKind::Inadmissible { grounds }))
        }
        DossierState::Ineligible => {
            let grounds = grounds(source, last(CheckStep::Eligibility), words);
            Ok((PaperKind::Ineligible, print::LetterKind::Ineligible { grounds }))
        }
        DossierState::OffTopic => {
            let letter = print::LetterKind::OffTopic {
                question: words.label(&source.call.rules.relevance.question).to_owned(),
                motive: motive(last(CheckStep::Relevance)),
            };
            Ok((PaperKind::OffTopic, letter))
        }
        // The motive names the scheme that it was sent to.
        DossierState::Redirected => {
            let motive = motive(last(CheckStep::Relevance));
            Ok((PaperKind::Redirected, print::LetterKind::Redirected { motive }))
        }
        DossierState::Draft | DossierState::Withdrawn => Err(Error::rule(BrokenRule::NoLetterDue)),
        _ if decided_before => Err(Error::rule(BrokenRule::NoLetterDue)),
        _ => Ok((PaperKind::Acknowledgement, acknowledgement(source, view))),
    }
}

/// Only the silence of an administration decides, and it rejects what asks for money (code of relations between the public and the
/// administration, L.231-4, 3°): of a request for a label it is not said.
fn acknowledgement(source: &Source, view: &DossierView) -> print::LetterKind {
    let financial = !facts::vocabulary(source).is_label();
    let rejected_by_silence = financial && source.call.rules.organiser.is_public_authority;
    let received = view.dossier.received_at.map(clock::paris_date);
    let rejects = received.and_then(|day| day.checked_add_months(Months::new(SILENCE_MONTHS)));
    print::LetterKind::Acknowledgement {
        silence_rejects_on: rejects.filter(|_| rejected_by_silence),
    }
}

fn request(source: &Source, view: &DossierView, words: &Words) -> Result<print::LetterKind> {
    let check = view
        .checks
        .iter()
        .rev()
        .find(|check| check.step == CheckStep::Completeness);
    let missing = match check.map(|check| &check.detail) {
        Some(CheckDetail::Completeness(completeness)) => completeness.missing(),
        _ => Vec::new(),
    };
    if missing.is_empty() {
        return Err(Error::rule(BrokenRule::NoDocumentMissing));
    }
    let documents = missing
        .into_iter()
        .map(|kind| print::MissingDocument {
            label: words.get("document", kind.as_str()),
            detail: None,
        })
        .collect();
    let days = u64::from(source.call.rules.documents_request_days);
    let today = clock::paris_date(source.caller.at);
    let deadline = working_days::on_or_after(today.checked_add_days(Days::new(days)).unwrap_or(today));
    Ok(print::LetterKind::RequestForDocuments { documents, deadline })
}

fn rules_of(detail: &CheckDetail) -> &[RuleFinding] {
    match detail {
        CheckDetail::Admissibility { rules } | CheckDetail::Eligibility { rules, .. } => rules,
        _ => &[],
    }
}

fn motive(check: Option<&CheckView>) -> Vec<String> {
    check.map_or_else(Vec::new, |check| facts::paragraphs(&check.motive))
}

/// The rules not met, or that the officer's motive names, each with the facts found; then that motive, once.
fn grounds(source: &Source, check: Option<&CheckView>, words: &Words) -> print::Grounds {
    let found = check.map_or(&[][..], |check| rules_of(&check.detail));
    let text = check.map_or("", |check| check.motive.as_str());
    let findings = found
        .iter()
        .filter(|finding| finding.outcome == RuleOutcome::NotMet || names(text, &finding.rule))
        .filter_map(|finding| {
            let rules = &source.call.rules.eligibility;
            let rule = rules.iter().find(|rule| rule.code == finding.rule)?;
            let sentences = finding.facts.iter();
            Some(print::Finding {
                rule: words.label(&rule.label).to_owned(),
                facts: sentences
                    .filter_map(|fact| found::sentence(source, fact, words))
                    .collect(),
            })
        })
        .collect();
    print::Grounds {
        findings,
        motive: motive(check),
    }
}

/// Whether a text names a rule by its code, as a word of its own.
fn names(text: &str, code: &str) -> bool {
    text.split(|letter: char| !letter.is_alphanumeric())
        .any(|word| word == code)
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_motive_names_a_rule_by_its_code_as_a_word() {
        assert!(names("Une seule candidature par projet (règle E4).", "E4"));
        assert!(!names("Voir E41 et PE4.", "E4"));
        assert!(!names("", "E4"));
    }
}
