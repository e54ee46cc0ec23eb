//! Letters: frame, salutation, body, remedies, privacy, signature, enclosures.

use crate::compose::common::signatures;
use crate::compose::letter_body;
use crate::desk::Desk;
use crate::error::PaperError;
use crate::folio::{Block, Folio, Layout, LetterFrame, heading, lines, note, paragraph};
use crate::letter::{Delivery, LetterKind, LetterPaper, PrivacyNotice, Remedies};
use crate::typography::one_line;

/// What a letter says of remedies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Appeal {
    /// Nothing: it decides nothing that could be appealed.
    None,
    /// Those against the decision that it announces.
    Decision,
    /// The same, without which it must not leave: a refusal whose time limit would not bind (CJA R.421-5).
    Refusal,
    /// Those against the rejection that silence would be (CRPA R.112-5), without which the receipt is not a whole one.
    Silence,
}

fn appeal(kind: &LetterKind) -> Appeal {
    match kind {
        LetterKind::Acknowledgement {
            silence_rejects_on: Some(_),
        } => Appeal::Silence,
        LetterKind::Acknowledgement { .. }
        | LetterKind::RequestForDocuments { .. }
        | LetterKind::HearingInvitation(_)
        | LetterKind::Deferred { .. } => Appeal::None,
        LetterKind::Inadmissible { .. }
        | LetterKind::Ineligible { .. }
        | LetterKind::OffTopic { .. }
        | LetterKind::Redirected { .. }
        | LetterKind::Rejected { .. }
        | LetterKind::Dropped { .. }
        | LetterKind::RedirectedByCommittee { .. }
        | LetterKind::LetterOfSupport { .. } => Appeal::Refusal,
        LetterKind::Laureate { .. } | LetterKind::SelectedWithReservations { .. } | LetterKind::Waitlisted { .. } => {
            Appeal::Decision
        }
    }
}

fn check(paper: &LetterPaper) -> Result<(), PaperError> {
    let due = matches!(appeal(&paper.kind), Appeal::Refusal | Appeal::Silence);
    if paper.organiser.is_public_authority && due && paper.remedies.is_none() {
        return Err(PaperError::RemediesMissing);
    }
    if paper.signatory.name.trim().is_empty() {
        return Err(PaperError::Missing("signatory.name"));
    }
    if paper.signatory.capacity.trim().is_empty() {
        return Err(PaperError::Missing("signatory.capacity"));
    }
    if paper.addressee.name.is_none() && paper.addressee.organisation.is_none() {
        return Err(PaperError::Missing("addressee.name"));
    }
    letter_body::check(&paper.kind)
}

fn address(paper: &LetterPaper, desk: Desk<'_>) -> Vec<String> {
    let addressee = &paper.addressee;
    let mut lines = Vec::new();
    lines.extend(addressee.organisation.clone());
    if let Some(name) = &addressee.name {
        lines.push(match &addressee.civility {
            Some(civility) => format!("{civility} {name}"),
            None => name.clone(),
        });
    }
    lines.extend(addressee.address.iter().map(|line| desk.prose(line)));
    lines
}

fn frame(paper: &LetterPaper, desk: Desk<'_>, object: String) -> LetterFrame {
    let mut references = vec![
        (desk.t("letter.our_reference"), paper.reference.clone()),
        (
            desk.t("letter.dossier"),
            format!("{} — {}", paper.dossier.number, paper.dossier.project),
        ),
    ];
    if let Some(contact) = &paper.contact {
        let mut parts = vec![contact.name.clone()];
        parts.extend(contact.phone.clone());
        parts.extend(contact.email.clone());
        references.push((desk.t("letter.contact"), parts.join(" — ")));
    }
    let delivery = match paper.delivery {
        Delivery::Post => None,
        other => Some(desk.name("delivery", &other)),
    };
    LetterFrame {
        delivery,
        address: address(paper, desk),
        place_and_date: desk.f(
            "letter.place_and_date",
            &[("place", &paper.place), ("date", &desk.date(paper.date))],
        ),
        references,
        object_label: desk.t("letter.object"),
        object,
    }
}

fn salutation(paper: &LetterPaper, desk: Desk<'_>) -> String {
    match &paper.addressee.civility {
        Some(civility) => desk.f("letter.salutation_to", &[("civility", civility)]),
        None => desk.t("letter.salutation"),
    }
}

/// To whom the administrative appeal goes: who took the decision (CRPA L.410-1), the body whose act the letter names or the organiser.
fn author<'a>(paper: &'a LetterPaper, remedies: &'a Remedies) -> &'a str {
    let act = letter_body::decision(&paper.kind).and_then(|decision| decision.act.as_ref());
    act.map_or(&remedies.authority, |act| &act.body)
}

/// Voies et délais de recours.
fn remedies(desk: Desk<'_>, remedies: &Remedies, author: &str, key: &str) -> Vec<Block> {
    let court = match &remedies.court_address {
        Some(address) => format!("{} ({address})", desk.subject(&remedies.court)),
        None => desk.subject(&remedies.court),
    };
    let months = if remedies.months == 2 {
        desk.t("months.two")
    } else {
        desk.count("months", remedies.months)
    };
    let values = [
        ("months", months.as_str()),
        ("authority", &desk.of(author)),
        ("court", &court),
    ];
    let mut text = format!("{} {}", desk.f(key, &values), desk.f("letter.remedies_after", &values));
    if remedies.online {
        text.push(' ');
        text.push_str(&desk.t("letter.remedies_online"));
    }
    vec![heading(2, desk.t("letter.remedies")), paragraph(text)]
}

fn privacy(desk: Desk<'_>, notice: &PrivacyNotice) -> Block {
    let basis = desk.t(if notice.public_interest {
        "privacy.public_interest"
    } else {
        "privacy.legitimate_interest"
    });
    note(desk.f(
        "privacy.text",
        &[
            ("controller", &desk.subject(&notice.controller)),
            ("basis", &basis),
            ("retention", desk.prose(notice.retention.trim()).trim_end_matches('.')),
            ("contact", &notice.contact),
        ],
    ))
}

/// The formula that closes the letter: the call's own, or the usual one.
fn closing(paper: &LetterPaper, desk: Desk<'_>) -> String {
    match (&paper.own_closing, &paper.addressee.civility) {
        (Some(own), _) => desk.prose(own),
        (None, Some(civility)) => desk.f("letter.closing_to", &[("civility", civility)]),
        (None, None) => desk.t("letter.closing"),
    }
}

/// One letter.
pub fn compose(paper: &LetterPaper, desk: Desk<'_>) -> Result<Folio, PaperError> {
    check(paper)?;
    let object = desk.f(
        &letter_body::told(paper, &format!("object.{}", letter_body::code(&paper.kind))),
        &[("project", &paper.dossier.project), ("call", &paper.call)],
    );
    let title = format!("{} — {}", object, paper.reference);
    let mut folio = desk.folio(Layout::Letter, title, &paper.organiser);
    folio.running = one_line(&format!("{} — {object}", paper.reference));
    folio.letter = Some(frame(paper, desk, object));
    folio.body.push(paragraph(salutation(paper, desk)));
    folio.body.extend(letter_body::compose(paper, desk));
    folio
        .body
        .extend(paper.own_text.iter().map(|text| lines(&desk.prose(text))));
    let key = match appeal(&paper.kind) {
        Appeal::None => None,
        Appeal::Decision | Appeal::Refusal => Some("letter.remedies_decision"),
        Appeal::Silence => Some("letter.remedies_silence"),
    };
    if let (Some(facts), Some(key)) = (&paper.remedies, key) {
        folio.body.extend(remedies(desk, facts, author(paper, facts), key));
    }
    let mut place = signatures(std::slice::from_ref(&paper.signatory));
    if let Block::Signatures { lead, .. } = &mut place {
        *lead = Some(closing(paper, desk));
    }
    folio.body.push(place);
    if !paper.enclosures.is_empty() {
        let items: Vec<String> = paper.enclosures.iter().map(|text| desk.prose(text)).collect();
        folio.body.push(note(format!(
            "{} {}",
            desk.t("letter.enclosures"),
            items.join(&desk.t("separator"))
        )));
    }
    if let Some(notice) = &paper.privacy {
        folio.body.push(privacy(desk, notice));
    }
    Ok(folio)
}
