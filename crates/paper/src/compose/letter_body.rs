//! What each kind of letter says between the salutation and the closing formula.

use chrono::NaiveDate;

use crate::common::Reservation;
use crate::compose::common::reservation_item;
use crate::desk::Desk;
use crate::error::PaperError;
use crate::folio::{Block, Rich, Style, list, paragraph, plain, styled};
use crate::letter::{
    CriterionReason, DecisionRef, Finding, Grant, HearingInvitation, LetterKind, LetterPaper, MissingDocument,
};

/// Stable code of the kind, as in the catalogue.
pub fn code(kind: &LetterKind) -> &'static str {
    match kind {
        LetterKind::Acknowledgement { .. } => "acknowledgement",
        LetterKind::RequestForDocuments { .. } => "request_for_documents",
        LetterKind::Inadmissible { .. } => "inadmissible",
        LetterKind::Ineligible { .. } => "ineligible",
        LetterKind::OffTopic { .. } => "off_topic",
        LetterKind::HearingInvitation(_) => "hearing_invitation",
        LetterKind::Laureate { .. } => "laureate",
        LetterKind::SelectedWithReservations { .. } => "selected_with_reservations",
        LetterKind::Deferred { .. } => "deferred",
        LetterKind::Waitlisted { .. } => "waitlisted",
        LetterKind::Rejected { .. } => "rejected",
    }
}

/// A letter of a kind that says nothing must not leave.
pub fn check(kind: &LetterKind) -> Result<(), PaperError> {
    let missing = match kind {
        LetterKind::RequestForDocuments { documents, .. } if documents.is_empty() => "documents",
        LetterKind::Inadmissible { findings }
        | LetterKind::Ineligible { findings }
        | LetterKind::OffTopic { findings }
            if findings.is_empty() =>
        {
            "findings"
        }
        LetterKind::HearingInvitation(hearing) if hearing.place.is_none() && hearing.link.is_none() => "place",
        LetterKind::SelectedWithReservations { reservations, .. } if reservations.is_empty() => "reservations",
        LetterKind::Deferred { missing, .. } if missing.is_empty() => "missing",
        LetterKind::Rejected { reasons, .. } if reasons.is_empty() => "reasons",
        _ => return Ok(()),
    };
    Err(PaperError::Missing(missing))
}

fn acknowledgement(paper: &LetterPaper, desk: Desk<'_>, silence: Option<NaiveDate>) -> Vec<Block> {
    let at = paper.dossier.received_at;
    let mut blocks = vec![paragraph(desk.f(
        "acknowledgement.received",
        &[
            ("date", &desk.full_date(at.date())),
            ("time", &desk.time(at.time())),
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

fn findings(paper: &LetterPaper, desk: Desk<'_>, key: &str, findings: &[Finding]) -> Vec<Block> {
    let items: Vec<Rich> = findings
        .iter()
        .map(|finding| {
            let mut runs = desk.labelled("refusal.rule", &desk.prose(&finding.rule));
            runs.extend(plain(" "));
            runs.extend(desk.labelled("refusal.fact", &desk.prose(&finding.fact)));
            runs
        })
        .collect();
    let intro = desk.f(
        &format!("refusal.{key}"),
        &[
            ("project", &paper.dossier.project),
            ("call", &paper.call),
            ("date", &desk.date(paper.dossier.received_at.date())),
        ],
    );
    vec![
        paragraph(intro),
        paragraph(desk.t("refusal.because")),
        Block::List { ordered: false, items },
        paragraph(desk.t("refusal.not_examined")),
    ]
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

fn decided(paper: &LetterPaper, desk: Desk<'_>, key: &str, decision: &DecisionRef) -> Block {
    let mut text = desk.f(
        key,
        &[
            ("project", &paper.dossier.project),
            ("call", &paper.call),
            ("date", &desk.date(decision.session_on)),
            ("number", &decision.session_number),
        ],
    );
    if let Some(reference) = &decision.act_reference {
        text.push(' ');
        text.push_str(&match decision.act_on {
            Some(day) => desk.f("decided.act_on", &[("reference", reference), ("date", &desk.date(day))]),
            None => desk.f("decided.act", &[("reference", reference)]),
        });
    }
    paragraph(text)
}

fn grant_blocks(desk: Desk<'_>, grant: &Grant) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(amount) = grant.amount {
        blocks.push(paragraph(desk.f("grant.amount", &[("amount", &desk.money(amount))])));
    }
    for (key, texts) in [
        ("grant.support", &grant.support),
        ("grant.conditions", &grant.conditions),
        ("grant.communication", &grant.communication),
    ] {
        if !texts.is_empty() {
            blocks.push(paragraph(desk.t(key)));
            blocks.push(list(texts.iter().map(|text| desk.prose(text))));
        }
    }
    let mut next = Vec::new();
    next.extend(grant.next_step.as_ref().map(|text| desk.prose(text)));
    next.extend(
        grant
            .valid_until
            .map(|day| desk.f("grant.valid_until", &[("date", &desk.date(day))])),
    );
    next.extend(
        grant
            .sign_by
            .map(|day| desk.f("grant.sign_by", &[("date", &desk.date(day))])),
    );
    if !next.is_empty() {
        blocks.push(paragraph(next.join(" ")));
    }
    blocks
}

fn reserved(desk: Desk<'_>, reservations: &[Reservation]) -> Vec<Block> {
    vec![
        paragraph(desk.t("reserved.intro")),
        Block::List {
            ordered: true,
            items: reservations.iter().map(|one| reservation_item(desk, one)).collect(),
        },
        paragraph(desk.t("reserved.consequence")),
    ]
}

fn reason(desk: Desk<'_>, reason: &CriterionReason) -> Rich {
    let mut runs = styled(desk.prose(&reason.criterion), Style::Strong);
    if let Some((mark, scale)) = &reason.mark {
        let mut text = format!("{}\u{a0}/\u{a0}{}", desk.score(mark), desk.score(scale));
        if let Some(floor) = &reason.floor {
            text.push_str(&desk.f("rejected.floor", &[("floor", &desk.score(floor))]));
        }
        runs.extend(styled(format!(" ({text})"), Style::Muted));
    }
    runs.extend(plain(format!(" — {}", desk.prose(&reason.text))));
    runs
}

/// The body of the letter.
pub fn compose(paper: &LetterPaper, desk: Desk<'_>) -> Vec<Block> {
    match &paper.kind {
        LetterKind::Acknowledgement { silence_rejects_on } => acknowledgement(paper, desk, *silence_rejects_on),
        LetterKind::RequestForDocuments { documents, deadline } => request(paper, desk, documents, *deadline),
        LetterKind::Inadmissible { findings: found }
        | LetterKind::Ineligible { findings: found }
        | LetterKind::OffTopic { findings: found } => findings(paper, desk, code(&paper.kind), found),
        LetterKind::HearingInvitation(invitation) => hearing(paper, desk, invitation),
        LetterKind::Laureate { decision, grant } => {
            let mut blocks = vec![decided(paper, desk, "decided.laureate", decision)];
            blocks.extend(grant_blocks(desk, grant));
            blocks
        }
        LetterKind::SelectedWithReservations {
            decision,
            grant,
            reservations,
        } => {
            let mut blocks = vec![decided(paper, desk, "decided.selected_with_reservations", decision)];
            blocks.extend(reserved(desk, reservations));
            blocks.extend(grant_blocks(desk, grant));
            blocks
        }
        _ => unfavourable(paper, desk),
    }
}

/// Letters that put off, put on the reserve list or refuse.
#[allow(
    clippy::too_many_lines,
    reason = "one arm for each letter, nothing shared between them"
)]
fn unfavourable(paper: &LetterPaper, desk: Desk<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    match &paper.kind {
        LetterKind::Deferred {
            decision,
            missing,
            next_session_on,
            new_hearing,
        } => {
            blocks.push(decided(paper, desk, "decided.deferred", decision));
            blocks.push(paragraph(desk.t("deferred.missing")));
            blocks.push(list(missing.iter().map(|text| desk.prose(text))));
            if let Some(day) = next_session_on {
                blocks.push(paragraph(desk.f("deferred.next", &[("date", &desk.full_date(*day))])));
            }
            let key = if *new_hearing {
                "deferred.new_hearing"
            } else {
                "deferred.no_hearing"
            };
            blocks.push(paragraph(desk.t(key)));
        }
        LetterKind::Waitlisted {
            decision,
            rank,
            valid_until,
            trigger,
        } => {
            blocks.push(decided(paper, desk, "decided.waitlisted", decision));
            let mut text = desk.f("waitlisted.rank", &[("rank", &rank.to_string())]);
            if let Some(day) = valid_until {
                text.push_str(&desk.f("waitlisted.valid", &[("date", &desk.date(*day))]));
            }
            blocks.push(paragraph(text));
            let trigger = trigger
                .as_ref()
                .map_or_else(|| desk.t("waitlisted.trigger"), |text| desk.prose(text));
            blocks.push(paragraph(trigger));
        }
        LetterKind::Rejected {
            decision,
            score,
            threshold,
            reasons,
            feedback_meeting,
            may_reapply,
        } => {
            blocks.push(decided(paper, desk, "decided.rejected", decision));
            blocks.push(paragraph(desk.t("rejected.reasons")));
            blocks.push(Block::List {
                ordered: false,
                items: reasons.iter().map(|one| reason(desk, one)).collect(),
            });
            if let Some(score) = score {
                let score = desk.score(score);
                blocks.push(paragraph(match threshold {
                    Some(least) => desk.f(
                        "rejected.score",
                        &[("score", &score), ("threshold", &desk.score(least))],
                    ),
                    None => desk.f("rejected.score_alone", &[("score", &score)]),
                }));
            }
            let mut offers = Vec::new();
            if *feedback_meeting {
                offers.push(desk.t("rejected.feedback"));
            }
            offers.push(desk.t(if *may_reapply {
                "rejected.reapply"
            } else {
                "rejected.final"
            }));
            blocks.push(paragraph(offers.join(" ")));
        }
        _ => {}
    }
    blocks
}
