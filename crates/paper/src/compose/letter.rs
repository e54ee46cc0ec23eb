//! Letters: frame, salutation, body, remedies, privacy, signature, enclosures.

use crate::compose::common::signatures;
use crate::compose::letter_body;
use crate::desk::Desk;
use crate::error::PaperError;
use crate::folio::{Block, Folio, Layout, LetterFrame, heading, note, paragraph};
use crate::letter::{Delivery, LetterKind, LetterPaper, PrivacyNotice, Remedies};

/// Whether the letter refuses something: then the remedies are due.
fn is_refusal(kind: &LetterKind) -> bool {
    matches!(
        kind,
        LetterKind::Inadmissible { .. }
            | LetterKind::Ineligible { .. }
            | LetterKind::OffTopic { .. }
            | LetterKind::Rejected { .. }
    )
}

fn check(paper: &LetterPaper) -> Result<(), PaperError> {
    if paper.organiser.is_public_authority && is_refusal(&paper.kind) && paper.remedies.is_none() {
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

fn address(paper: &LetterPaper) -> Vec<String> {
    let addressee = &paper.addressee;
    let mut lines = Vec::new();
    lines.extend(addressee.organisation.clone());
    if let Some(name) = &addressee.name {
        lines.push(match &addressee.civility {
            Some(civility) => format!("{civility} {name}"),
            None => name.clone(),
        });
    }
    lines.extend(addressee.address.iter().cloned());
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
        address: address(paper),
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

/// Voies et délais de recours.
fn remedies(desk: Desk<'_>, remedies: &Remedies) -> Vec<Block> {
    let court = match &remedies.court_address {
        Some(address) => format!("{} ({address})", remedies.court),
        None => remedies.court.clone(),
    };
    let months = if remedies.months == 2 {
        desk.t("months.two")
    } else {
        desk.count("months", remedies.months)
    };
    let mut text = desk.f(
        "letter.remedies_text",
        &[
            ("months", &months),
            ("authority", &remedies.authority),
            ("court", &court),
        ],
    );
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
            ("controller", &notice.controller),
            ("basis", &basis),
            ("retention", &notice.retention),
            ("contact", &notice.contact),
        ],
    ))
}

/// One letter.
pub fn compose(paper: &LetterPaper, desk: Desk<'_>) -> Result<Folio, PaperError> {
    check(paper)?;
    let object = desk.f(
        &format!("object.{}", letter_body::code(&paper.kind)),
        &[("project", &paper.dossier.project), ("call", &paper.call)],
    );
    let title = format!("{} — {}", object, paper.reference);
    let mut folio = desk.folio(Layout::Letter, title, &paper.organiser);
    folio.letter = Some(frame(paper, desk, object));
    folio.body.push(paragraph(salutation(paper, desk)));
    folio.body.extend(letter_body::compose(paper, desk));
    if let Some(text) = &paper.personal_note {
        folio.body.push(paragraph(desk.prose(text)));
    }
    // Preparatory letters decide nothing that could be appealed.
    let preparatory = matches!(
        paper.kind,
        LetterKind::RequestForDocuments { .. } | LetterKind::HearingInvitation(_)
    );
    if let Some(facts) = paper.remedies.as_ref().filter(|_| !preparatory) {
        folio.body.extend(remedies(desk, facts));
    }
    let closing = match &paper.addressee.civility {
        Some(civility) => desk.f("letter.closing_to", &[("civility", civility)]),
        None => desk.t("letter.closing"),
    };
    let mut place = signatures(std::slice::from_ref(&paper.signatory));
    if let Block::Signatures { lead, .. } = &mut place {
        *lead = Some(closing);
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
