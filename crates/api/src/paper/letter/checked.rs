//! Letters before any decision: what a dossier's state calls for.

use chrono::Days;
use palmares_core::clock;
use palmares_core::dossier::DossierState;
use palmares_core::dossier::checks::CheckDetail;
use palmares_core::dossier::checks::model::{RuleFinding, RuleOutcome};
use palmares_core::dossier::view::{CheckStep, CheckView, DossierView};
use palmares_core::error::{BrokenRule, Error, Result};
use palmares_core::paper::PaperKind;
use palmares_paper as print;

use crate::paper::source::Source;
use crate::paper::words::Words;

/// What a dossier without decision calls for.
pub fn letter(source: &Source, view: &DossierView, words: &Words) -> Result<(PaperKind, print::LetterKind)> {
    let last = |step: CheckStep| view.checks.iter().rev().find(|check| check.step == step);
    match view.dossier.state {
        DossierState::AwaitingDocuments => Ok((PaperKind::RequestForDocuments, request(source, view, words)?)),
        DossierState::Inadmissible => {
            let findings = findings(source, last(CheckStep::Admissibility), words);
            Ok((PaperKind::Inadmissible, print::LetterKind::Inadmissible { findings }))
        }
        DossierState::Ineligible => {
            let findings = findings(source, last(CheckStep::Eligibility), words);
            Ok((PaperKind::Ineligible, print::LetterKind::Ineligible { findings }))
        }
        // The motive names the scheme that it was sent to.
        DossierState::OffTopic | DossierState::Redirected => {
            let findings = findings(source, last(CheckStep::Relevance), words);
            Ok((PaperKind::OffTopic, print::LetterKind::OffTopic { findings }))
        }
        _ => Ok((
            PaperKind::Acknowledgement,
            print::LetterKind::Acknowledgement {
                silence_rejects_on: None,
            },
        )),
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
    let deadline = today.checked_add_days(Days::new(days)).unwrap_or(today);
    Ok(print::LetterKind::RequestForDocuments { documents, deadline })
}

fn rules_of(detail: &CheckDetail) -> &[RuleFinding] {
    match detail {
        CheckDetail::Admissibility { rules } | CheckDetail::Eligibility { rules, .. } => rules,
        _ => &[],
    }
}

/// The rules not met with what was found; the motive that the officer wrote says it in words.
fn findings(source: &Source, check: Option<&CheckView>, words: &Words) -> Vec<print::Finding> {
    let Some(check) = check else { return Vec::new() };
    let fact = check.motive.clone();
    let broken = |finding: &&RuleFinding| finding.outcome == RuleOutcome::NotMet;
    let rules = rules_of(&check.detail).iter().filter(broken).filter_map(|finding| {
        let rule = source
            .call
            .rules
            .eligibility
            .iter()
            .find(|rule| rule.code == finding.rule)?;
        Some(print::Finding {
            rule: words.label(&rule.label).to_owned(),
            fact: fact.clone(),
        })
    });
    let found: Vec<print::Finding> = rules.collect();
    if found.is_empty() {
        let question = words.label(&source.call.rules.relevance.question).to_owned();
        return vec![print::Finding { rule: question, fact }];
    }
    found
}
