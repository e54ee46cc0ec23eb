//! Letters: what a dossier's state or a session's decision calls for.

use chrono::Days;
use palmares_core::clock::{self, COMMITTEE_ZONE};
use palmares_core::decision::DecisionView;
use palmares_core::decision::model::DecisionKind;
use palmares_core::dossier::checks::CheckDetail;
use palmares_core::dossier::checks::model::{RuleFinding, RuleOutcome};
use palmares_core::dossier::view::{CheckStep, CheckView, DossierView};
use palmares_core::dossier::{self, DossierState};
use palmares_core::error::{Error, Result};
use palmares_core::id::DossierId;
use palmares_core::journal::By;
use palmares_core::paper::{PaperKind, PaperLanguage};
use palmares_core::store::Store;
use palmares_core::territory::Territory;
use palmares_paper as print;

use super::facts;
use super::press::Draft;
use super::source::{self, Source};
use super::words::Words;

/// Months to appeal against an administrative decision (code of administrative justice, R.421-1).
const APPEAL_MONTHS: u32 = 2;
/// Days for which a confirmation of the hearing is expected before the session.
const CONFIRM_DAYS: u64 = 3;

/// The letters that a session's decisions call for.
pub async fn of_session(
    store: &Store,
    territory: &Territory,
    by: &By,
    source: &Source,
    language: PaperLanguage,
) -> Result<Vec<Draft>> {
    let words = Words::of(language)?;
    let mut drafts = Vec::new();
    for item in &source.session()?.items {
        let Some(decision) = &item.decision else { continue };
        let view = read(store, territory, by, item.dossier_id).await?;
        let (kind, letter) = decided(source, &view, decision, &words)?;
        drafts.push(draft(source, &view, kind, letter, language, &words));
    }
    if drafts.is_empty() {
        return Err(Error::rule("no_decision_to_notify"));
    }
    Ok(drafts)
}

/// The letter that a dossier's present state calls for.
pub async fn of_dossier(
    store: &Store,
    territory: &Territory,
    by: &By,
    id: DossierId,
    language: PaperLanguage,
) -> Result<(Source, Draft)> {
    let words = Words::of(language)?;
    let view = read(store, territory, by, id).await?;
    let source = source::of_call(store, territory, by, view.dossier.call_id).await?;
    let (kind, letter) = match source.decision(id) {
        Some(decision) => {
            let session = source::of_session(store, territory, by, decision.input.session_id).await?;
            decided(&session, &view, decision, &words)?
        }
        None => checked(&source, &view, &words)?,
    };
    let draft = draft(&source, &view, kind, letter, language, &words);
    Ok((source, draft))
}

/// The invitation to the hearing of the session on whose agenda the dossier stands.
pub async fn invitation(
    store: &Store,
    territory: &Territory,
    by: &By,
    id: DossierId,
    language: PaperLanguage,
) -> Result<(Source, Draft)> {
    let words = Words::of(language)?;
    let view = read(store, territory, by, id).await?;
    let call = source::of_call(store, territory, by, view.dossier.call_id).await?;
    let mut found = None;
    for row in call.sessions.sessions.iter().filter(|row| row.state.is_editable()) {
        let source = source::of_session(store, territory, by, row.id).await?;
        if source.session()?.items.iter().any(|item| item.dossier_id == id) {
            found = Some(source);
        }
    }
    let source = found.ok_or_else(|| Error::wrong_state(view.dossier.state, "invite"))?;
    let letter = print::LetterKind::HearingInvitation(slot(&source, id)?);
    let draft = draft(&source, &view, PaperKind::HearingInvitation, letter, language, &words);
    Ok((source, draft))
}

async fn read(store: &Store, territory: &Territory, by: &By, id: DossierId) -> Result<DossierView> {
    dossier::get(&mut *store.read().await?, territory, by.actor, id).await
}

/// The slot follows from the place on the agenda: each item has the time of its presentation and of its questions.
fn slot(source: &Source, id: DossierId) -> Result<print::HearingInvitation> {
    let session = source.session()?;
    let hearing = source
        .call
        .rules
        .hearing
        .ok_or_else(|| Error::rule("no_hearing_in_this_call"))?;
    let before = session.items.iter().take_while(|item| item.dossier_id != id).count();
    let minutes = i64::from(hearing.pitch_minutes) + i64::from(hearing.questions_minutes);
    let start = facts::time(&session.row.plan.starts_at)?;
    let from = start + chrono::Duration::minutes(minutes * i64::try_from(before).unwrap_or(0));
    Ok(print::HearingInvitation {
        on: session.row.plan.held_on,
        from,
        to: from + chrono::Duration::minutes(minutes),
        place: facts::stated(&session.row.plan.place),
        link: None,
        presentation_minutes: u32::from(hearing.pitch_minutes),
        questions_minutes: u32::from(hearing.questions_minutes),
        people_at_most: None,
        documents: Vec::new(),
        confirm_by: session.row.plan.held_on.checked_sub_days(Days::new(CONFIRM_DAYS)),
    })
}

fn draft(
    source: &Source,
    view: &DossierView,
    kind: PaperKind,
    letter: print::LetterKind,
    language: PaperLanguage,
    words: &Words,
) -> Draft {
    let number = facts::number(&view.row);
    let date = clock::paris_date(source.by.at);
    Draft {
        kind,
        language,
        communicable: false,
        dossier: Some(view.dossier.id),
        stem: format!("{date}_courrier_{number}"),
        paper: print::Paper::Letter(Box::new(letter_paper(source, view, letter, words))),
    }
}

/// One field after the other in the order of the letter.
fn letter_paper(source: &Source, view: &DossierView, kind: print::LetterKind, words: &Words) -> print::LetterPaper {
    let (organiser, date) = (&source.call.rules.organiser, clock::paris_date(source.by.at));
    let number = facts::number(&view.row);
    print::LetterPaper {
        organiser: facts::organiser(organiser),
        call: source.call.name.clone(),
        reference: format!("{}-{number}", date.format("%Y")),
        place: town(organiser),
        date,
        delivery: print::Delivery::Email,
        addressee: addressee(view),
        contact: facts::stated(&organiser.email).map(|email| print::Contact {
            name: organiser.name.clone(),
            email: Some(email),
            phone: None,
        }),
        dossier: print::DossierRef {
            number,
            applicant: view.row.applicant.clone(),
            project: view.dossier.title.clone(),
            received_at: view.dossier.received_at.with_timezone(&COMMITTEE_ZONE).naive_local(),
        },
        kind,
        personal_note: None,
        remedies: remedies(source),
        privacy: privacy(source, words),
        enclosures: Vec::new(),
        signatory: signatory(source, words),
    }
}

/// The town of the letterhead: what follows the postal code in its last line.
fn town(organiser: &palmares_core::call::model::Organiser) -> String {
    let last = organiser.address.lines().last().unwrap_or_default();
    last.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter.is_whitespace())
        .split(" CEDEX")
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned()
}

fn addressee(view: &DossierView) -> print::Addressee {
    let applicant = &view.dossier.applicant;
    let person = applicant.kind == palmares_core::dossier::model::ApplicantKind::Person;
    let commune = applicant
        .commune_insee
        .as_ref()
        .and_then(|insee| view.communes.get(insee))
        .cloned();
    let town = [applicant.postal_code.clone(), commune]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let mut address: Vec<String> = applicant.address.lines().filter_map(facts::stated).collect();
    // An address typed whole already ends with its town.
    if !address.iter().any(|line| line.contains(town.trim())) {
        address.push(town);
    }
    print::Addressee {
        civility: None,
        name: if person {
            facts::stated(&applicant.name)
        } else {
            facts::stated(&applicant.contact_name)
        },
        organisation: if person { None } else { facts::stated(&applicant.name) },
        address: address.into_iter().filter_map(|line| facts::stated(&line)).collect(),
    }
}

/// Only the refusals of a public authority can be brought before a court; the press refuses to set one without them.
fn remedies(source: &Source) -> Option<print::Remedies> {
    let organiser = &source.call.rules.organiser;
    let court = facts::stated(&organiser.court)?;
    organiser.is_public_authority.then(|| print::Remedies {
        months: APPEAL_MONTHS,
        authority: organiser.name.clone(),
        court,
        court_address: None,
        online: true,
    })
}

fn privacy(source: &Source, words: &Words) -> Option<print::PrivacyNotice> {
    let organiser = &source.call.rules.organiser;
    Some(print::PrivacyNotice {
        controller: organiser.name.clone(),
        public_interest: organiser.is_public_authority,
        retention: facts::stated(words.label(&source.call.rules.retention))?,
        contact: facts::stated(&organiser.email)?,
    })
}

fn signatory(source: &Source, words: &Words) -> print::Signatory {
    let signatory = &source.call.rules.organiser.signatory;
    print::Signatory {
        name: signatory.name.clone(),
        capacity: facts::stated(&signatory.capacity).unwrap_or_else(|| words.get("paper", "chair")),
        delegation: None,
    }
}

/// What a dossier without decision calls for.
fn checked(source: &Source, view: &DossierView, words: &Words) -> Result<(PaperKind, print::LetterKind)> {
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
        DossierState::OffTopic => {
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
        return Err(Error::rule("no_document_missing"));
    }
    let documents = missing
        .into_iter()
        .map(|kind| print::MissingDocument {
            label: words.get("document", kind.as_str()),
            detail: None,
        })
        .collect();
    let days = u64::from(source.call.rules.documents_request_days);
    let today = clock::paris_date(source.by.at);
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

/// What a decision calls for.
fn decided(
    source: &Source,
    view: &DossierView,
    decision: &DecisionView,
    words: &Words,
) -> Result<(PaperKind, print::LetterKind)> {
    let session = source.session()?;
    let reference = print::DecisionRef {
        session_on: session.row.plan.held_on,
        session_number: facts::session_number(source, &session.row, words),
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
