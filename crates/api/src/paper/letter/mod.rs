//! Letters: what a dossier's state or a session's decision calls for.

use chrono::{Days, NaiveDate};
use palmares_core::clock::{self, COMMITTEE_ZONE};
use palmares_core::dossier;
use palmares_core::dossier::DossierState;
use palmares_core::dossier::view::DossierView;
use palmares_core::error::{BrokenRule, Error, Result};
use palmares_core::id::DossierId;
use palmares_core::journal::Caller;
use palmares_core::paper::{PaperKind, PaperLanguage, working_days};
use palmares_core::session::view::SessionRow;
use palmares_core::store::Store;
use palmares_core::territory::Territory;
use palmares_paper as print;

mod checked;
pub mod decided;
mod found;
mod own;
pub mod session;

use super::facts;
use super::press::Draft;
use super::source::{self, Source};
use super::words::Words;

/// Months to appeal against an administrative decision (code of administrative justice, R.421-1).
const APPEAL_MONTHS: u32 = 2;
/// Days for which a confirmation of the hearing is expected before the session.
const CONFIRM_DAYS: u64 = 3;

/// The letter that a dossier's present state calls for.
pub async fn of_dossier(
    store: &Store,
    territory: &Territory,
    caller: &Caller,
    id: DossierId,
    language: PaperLanguage,
) -> Result<(Source, Draft)> {
    let view = read(store, territory, caller, id).await?;
    let source = source::of_call(store, territory, caller, view.dossier.call_id).await?;
    let words = Words::of(language, source.call.rules.kind)?;
    let withdrawn = view.dossier.state == DossierState::Withdrawn;
    let (kind, letter) = match source.decision(id).filter(|_| !withdrawn) {
        Some(decision) => {
            let session = source::of_session_now(store, territory, caller, decision.input.session_id).await?;
            decided::letter(&session, &view, decision, &words)?
        }
        None => checked::letter(&source, &view, &words)?,
    };
    let draft = draft(&source, &view, kind, letter, language, &words)?;
    Ok((source, draft))
}

/// The invitation to the hearing of the session on whose agenda the dossier stands.
pub async fn invitation(
    store: &Store,
    territory: &Territory,
    caller: &Caller,
    id: DossierId,
    language: PaperLanguage,
) -> Result<(Source, Draft)> {
    let view = read(store, territory, caller, id).await?;
    let call = source::of_call(store, territory, caller, view.dossier.call_id).await?;
    let words = Words::of(language, call.call.rules.kind)?;
    let mut found = None;
    let today = clock::paris_date(caller.at);
    let to_come = |row: &&SessionRow| row.state.is_editable() && row.plan.held_on >= today;
    for row in call.sessions.sessions.iter().filter(to_come) {
        let source = source::of_session(store, territory, caller, row.id).await?;
        if source.session()?.items.iter().any(|item| item.dossier_id == id) {
            found = Some(source);
        }
    }
    let source = found.ok_or_else(|| Error::wrong_state(view.dossier.state, "invite"))?;
    let letter = print::LetterKind::HearingInvitation(slot(&source, id)?);
    let draft = draft(&source, &view, PaperKind::HearingInvitation, letter, language, &words)?;
    Ok((source, draft))
}

async fn read(store: &Store, territory: &Territory, caller: &Caller, id: DossierId) -> Result<DossierView> {
    dossier::get(&mut *store.read().await?, territory, caller.actor(), id).await
}

/// The slot follows from the place on the agenda: each item has the time of its presentation and of its questions.
fn slot(source: &Source, id: DossierId) -> Result<print::HearingInvitation> {
    let session = source.session()?;
    let hearing = source
        .call
        .rules
        .hearing
        .ok_or_else(|| Error::rule(BrokenRule::NoHearingInThisCall))?;
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
        confirm_by: confirm_by(session.row.plan.held_on, clock::paris_date(source.caller.at)),
    })
}

/// The last day to confirm: a working day before the session; none when it is gone by.
fn confirm_by(held_on: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let day = held_on.checked_sub_days(Days::new(CONFIRM_DAYS))?;
    Some(working_days::on_or_before(day)).filter(|day| *day >= today)
}

fn draft(
    source: &Source,
    view: &DossierView,
    kind: PaperKind,
    letter: print::LetterKind,
    language: PaperLanguage,
    words: &Words,
) -> Result<Draft> {
    let number = facts::number(&view.row);
    let date = clock::paris_date(source.caller.at);
    Ok(Draft {
        kind,
        language,
        communicable: false,
        dossier: Some(view.dossier.id),
        stem: format!(
            "{date}_{}_{number}_{}",
            words.get("file", "letter"),
            words.get("file", stem(kind))
        ),
        paper: print::Paper::Letter(Box::new(letter_paper(source, view, letter, words)?)),
    })
}

/// What the letter is, as the code of a word for the name of its file: plain letters, whatever the file system. The name never tells how it ends:
/// a screen that is shared shows it.
fn stem(kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::RequestForDocuments => "request",
        PaperKind::HearingInvitation => "invitation",
        PaperKind::Acknowledgement => "receipt",
        _ => "notification",
    }
}

/// One field after the other in the order of the letter.
///
/// # Errors
/// [`Error::RuleBroken`] `receipt_unknown`: every letter names the day on which the dossier came.
fn letter_paper(
    source: &Source,
    view: &DossierView,
    kind: print::LetterKind,
    words: &Words,
) -> Result<print::LetterPaper> {
    let received = view
        .dossier
        .received_at
        .ok_or_else(|| Error::rule(BrokenRule::ReceiptUnknown))?;
    let (organiser, date) = (&source.call.rules.organiser, clock::paris_date(source.caller.at));
    let number = facts::number(&view.row);
    let own_text = own::text(source, view, &kind, words);
    Ok(print::LetterPaper {
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
            received_at: received.with_timezone(&COMMITTEE_ZONE).naive_local(),
        },
        kind,
        vocabulary: facts::vocabulary(source),
        own_text,
        own_closing: own::closing(source, view, words),
        remedies: remedies(source),
        privacy: privacy(source, words),
        enclosures: Vec::new(),
        signatory: signatory(source, words),
    })
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
