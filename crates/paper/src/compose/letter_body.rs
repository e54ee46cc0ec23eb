//! What each kind of letter says between the salutation and the closing formula.

use chrono::NaiveDate;

use crate::compose::letter_decided;
use crate::desk::Desk;
use crate::error::PaperError;
use crate::folio::{Block, Rich, Style, list, paragraph, plain, styled};
use crate::letter::{DecisionRef, Grounds, HearingInvitation, LetterKind, LetterPaper, MissingDocument};

/// Stable code of the kind, as in the catalogue.
pub fn code(kind: &LetterKind) -> &'static str {
    match kind {
        LetterKind::Acknowledgement { .. } => "acknowledgement",
        LetterKind::RequestForDocuments { .. } => "request_for_documents",
        LetterKind::Inadmissible { .. } => "inadmissible",
        LetterKind::Ineligible { .. } => "ineligible",
        LetterKind::OffTopic { .. } => "off_topic",
        LetterKind::Redirected { .. } => "redirected",
        LetterKind::HearingInvitation(_) => "hearing_invitation",
        LetterKind::Laureate { .. } => "laureate",
        LetterKind::SelectedWithReservations { .. } => "selected_with_reservations",
        LetterKind::Deferred { .. } => "deferred",
        LetterKind::Waitlisted { .. } => "waitlisted",
        LetterKind::Rejected { .. } => "rejected",
        LetterKind::Dropped { .. } => "dropped",
        LetterKind::RedirectedByCommittee { .. } => "redirected_by_committee",
        LetterKind::LetterOfSupport { .. } => "letter_of_support",
    }
}

/// The decision that a letter announces, if it announces one.
pub fn decision(kind: &LetterKind) -> Option<&DecisionRef> {
    match kind {
        LetterKind::Laureate { decision, .. }
        | LetterKind::SelectedWithReservations { decision, .. }
        | LetterKind::Waitlisted { decision, .. }
        | LetterKind::Deferred { decision, .. }
        | LetterKind::Rejected { decision, .. }
        | LetterKind::Dropped { decision, .. }
        | LetterKind::RedirectedByCommittee { decision, .. }
        | LetterKind::LetterOfSupport { decision, .. } => Some(decision),
        _ => None,
    }
}

/// A key of a letter about an extension, which is told alike whatever the call gives; else the key itself.
pub fn told(paper: &LetterPaper, key: &str) -> String {
    let extends = decision(&paper.kind).is_some_and(|decision| decision.extension.is_some());
    let prefix = if extends { "extension." } else { "" };
    format!("{prefix}{key}")
}

/// A letter of a kind that says nothing must not leave: a refusal without any fact least of all.
pub fn check(kind: &LetterKind) -> Result<(), PaperError> {
    let missing = match kind {
        LetterKind::RequestForDocuments { documents, .. } if documents.is_empty() => "documents",
        LetterKind::Inadmissible { grounds } | LetterKind::Ineligible { grounds } if says_nothing(grounds) => "facts",
        LetterKind::OffTopic { motive, .. }
        | LetterKind::Redirected { motive }
        | LetterKind::Deferred { motive, .. }
        | LetterKind::Rejected { motive, .. }
        | LetterKind::Dropped { motive, .. }
        | LetterKind::RedirectedByCommittee { motive, .. }
        | LetterKind::LetterOfSupport { motive, .. }
            if motive.is_empty() =>
        {
            "motive"
        }
        LetterKind::RedirectedByCommittee { to, .. } if to.trim().is_empty() => "to",
        LetterKind::HearingInvitation(hearing) if hearing.place.is_none() && hearing.link.is_none() => "place",
        LetterKind::SelectedWithReservations { reservations, .. } if reservations.is_empty() => "reservations",
        _ => return Ok(()),
    };
    Err(PaperError::Missing(missing))
}

fn says_nothing(grounds: &Grounds) -> bool {
    grounds.motive.is_empty() && grounds.findings.iter().all(|finding| finding.facts.is_empty())
}

fn acknowledgement(paper: &LetterPaper, desk: Desk<'_>, silence: Option<NaiveDate>) -> Vec<Block> {
    // The day alone, as the law asks (CRPA R.112-5): of what came by hand or by post no hour is known.
    let day = paper.dossier.received_at.date();
    let mut blocks = vec![paragraph(desk.f(
        "acknowledgement.received",
        &[
            ("date", &desk.full_date(day)),
            ("project", &paper.dossier.project),
            ("call", &paper.call),
            ("number", &paper.dossier.number),
        ],
    ))];
    let service = paper.organiser.unit.as_ref().unwrap_or(&paper.organiser.name);
    blocks.push(paragraph(desk.f("acknowledgement.service", &[("service", service)])));
    if let Some(day) = silence {
        blocks.push(paragraph(
            desk.f("acknowledgement.silence", &[("date", &desk.date(day))]),
        ));
    }
    blocks.push(paragraph(desk.t("acknowledgement.no_promise")));
    blocks
}

fn request(paper: &LetterPaper, desk: Desk<'_>, documents: &[MissingDocument], deadline: NaiveDate) -> Vec<Block> {
    let items = documents
        .iter()
        .map(|document| {
            let mut runs = styled(desk.prose(&document.label), Style::Strong);
            if let Some(detail) = &document.detail {
                runs.extend(plain(format!(" — {}", desk.prose(detail))));
            }
            runs
        })
        .collect();
    vec![
        paragraph(desk.f(
            "request.intro",
            &[("project", &paper.dossier.project), ("call", &paper.call)],
        )),
        Block::List { ordered: false, items },
        paragraph(desk.f("request.deadline", &[("date", &desk.full_date(deadline))])),
        paragraph(desk.t("request.suspended")),
    ]
}

/// The first sentence of a refusal before the committee.
fn refused(paper: &LetterPaper, desk: Desk<'_>) -> Block {
    paragraph(desk.f(
        &format!("refusal.{}", code(&paper.kind)),
        &[
            ("project", &paper.dossier.project),
            ("call", &paper.call),
            ("date", &desk.date(paper.dossier.received_at.date())),
        ],
    ))
}

/// What somebody wrote as a reason, after the line that announces it.
pub fn motive(desk: Desk<'_>, key: &str, motive: &[String]) -> Vec<Block> {
    if motive.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![paragraph(desk.t(key))];
    blocks.extend(motive.iter().map(|text| paragraph(desk.prose(text))));
    blocks
}

fn grounds(paper: &LetterPaper, desk: Desk<'_>, grounds: &Grounds) -> Vec<Block> {
    let items: Vec<Rich> = grounds
        .findings
        .iter()
        .map(|finding| {
            let mut runs = desk.labelled("refusal.rule", &desk.prose(&finding.rule));
            if !finding.facts.is_empty() {
                let facts: Vec<String> = finding.facts.iter().map(|fact| desk.prose(fact)).collect();
                runs.extend(plain(" "));
                runs.extend(desk.labelled("refusal.fact", &facts.join(" ")));
            }
            runs
        })
        .collect();
    let mut blocks = vec![refused(paper, desk)];
    let alone = items.is_empty();
    if !alone {
        blocks.push(paragraph(desk.t("refusal.because")));
        blocks.push(Block::List { ordered: false, items });
    }
    let key = if alone {
        "refusal.motive_alone"
    } else {
        "refusal.motive"
    };
    blocks.extend(motive(desk, key, &grounds.motive));
    blocks.push(paragraph(desk.t("refusal.not_examined")));
    blocks
}

fn off_topic(paper: &LetterPaper, desk: Desk<'_>, question: &str, reasons: &[String]) -> Vec<Block> {
    let mut blocks = vec![
        refused(paper, desk),
        paragraph(desk.f("refusal.question", &[("question", &desk.prose(question))])),
    ];
    blocks.extend(motive(desk, "refusal.motive_alone", reasons));
    blocks.push(paragraph(desk.t("refusal.not_examined")));
    blocks
}

fn hearing(paper: &LetterPaper, desk: Desk<'_>, invitation: &HearingInvitation) -> Vec<Block> {
    let slot = desk.f(
        "session.hours",
        &[("from", &desk.time(invitation.from)), ("to", &desk.time(invitation.to))],
    );
    let mut rows = vec![
        (
            desk.t("hearing.date"),
            styled(desk.full_date(invitation.on), Style::Strong),
        ),
        (desk.t("hearing.slot"), styled(slot, Style::Strong)),
    ];
    if let Some(place) = &invitation.place {
        rows.push((desk.t("hearing.place"), plain(place)));
    }
    if let Some(link) = &invitation.link {
        rows.push((desk.t("hearing.link"), plain(link)));
    }
    let format = desk.f(
        "hearing.format_text",
        &[
            ("presentation", &invitation.presentation_minutes.to_string()),
            ("questions", &invitation.questions_minutes.to_string()),
        ],
    );
    rows.push((desk.t("hearing.format"), plain(format)));
    if let Some(people) = invitation.people_at_most {
        rows.push((
            desk.t("hearing.people"),
            plain(desk.count("hearing.people_text", people)),
        ));
    }
    let mut blocks = vec![
        paragraph(desk.f(
            "hearing.intro",
            &[("project", &paper.dossier.project), ("call", &paper.call)],
        )),
        Block::Pairs { rows },
    ];
    if !invitation.documents.is_empty() {
        blocks.push(paragraph(desk.t("hearing.documents")));
        blocks.push(list(invitation.documents.iter().map(|text| desk.prose(text))));
    }
    if let Some(day) = invitation.confirm_by {
        blocks.push(paragraph(desk.f("hearing.confirm", &[("date", &desk.full_date(day))])));
    }
    blocks
}

/// The body of the letter.
pub fn compose(paper: &LetterPaper, desk: Desk<'_>) -> Vec<Block> {
    match &paper.kind {
        LetterKind::Acknowledgement { silence_rejects_on } => acknowledgement(paper, desk, *silence_rejects_on),
        LetterKind::RequestForDocuments { documents, deadline } => request(paper, desk, documents, *deadline),
        LetterKind::Inadmissible { grounds: found } | LetterKind::Ineligible { grounds: found } => {
            grounds(paper, desk, found)
        }
        LetterKind::OffTopic {
            question,
            motive: reasons,
        } => off_topic(paper, desk, question, reasons),
        LetterKind::Redirected { motive: reasons } => {
            let mut blocks = vec![refused(paper, desk)];
            blocks.extend(motive(desk, "refusal.motive_alone", reasons));
            blocks.push(paragraph(desk.t("refusal.not_examined")));
            blocks
        }
        LetterKind::HearingInvitation(invitation) => hearing(paper, desk, invitation),
        _ => letter_decided::compose(paper, desk),
    }
}
