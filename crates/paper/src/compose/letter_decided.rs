//! What the letters that announce a decision of the committee say.

use chrono::NaiveDate;

use crate::common::{Extension, Reservation, Validity};
use crate::compose::common::{reservation_item, settled};
use crate::compose::letter_body::{code, motive, told};
use crate::desk::Desk;
use crate::folio::{Block, Rich, Style, list, paragraph, plain, styled};
use crate::letter::{CriterionMark, DecisionRef, Grant, LetterKind, LetterPaper};

/// Who decided what: the committee, or the body that followed its proposal, by an act that the letter names.
fn decided(paper: &LetterPaper, desk: Desk<'_>, decision: &DecisionRef) -> Block {
    let (kind, date) = (code(&paper.kind), desk.date(decision.session_on));
    let day = |pick: fn(&Extension) -> NaiveDate| decision.extension.as_ref().map(|one| desk.date(pick(one)));
    let (granted, until) = (day(|one| one.granted_on), day(|one| one.until));
    let session = [
        ("project", paper.dossier.project.as_str()),
        ("call", &paper.call),
        ("date", &date),
        ("number", &decision.session_number),
        ("granted", granted.as_deref().unwrap_or_default()),
        ("until", until.as_deref().unwrap_or_default()),
    ];
    let own = |key: &str| told(paper, &format!("{key}.{kind}"));
    let Some(act) = &decision.act else {
        return paragraph(desk.f(&own("decided"), &session));
    };
    let followed = desk.f(&own("followed"), &session);
    let cited = desk.f(
        "followed.act",
        &[
            ("body", &desk.prose(&act.body)),
            ("reference", &desk.prose(&act.reference)),
            ("date", &desk.date(act.on)),
        ],
    );
    paragraph(format!("{followed} {cited}"))
}

/// Who decided what, and, of a label that was to be extended, what became of its reservations.
fn announced(paper: &LetterPaper, desk: Desk<'_>, decision: &DecisionRef) -> Vec<Block> {
    let mut blocks = vec![decided(paper, desk, decision)];
    let conditions = decision.extension.as_ref().map_or(&[][..], |one| &one.conditions);
    if !conditions.is_empty() {
        blocks.push(paragraph(desk.t("settled.intro")));
        blocks.push(list(settled(desk, conditions)));
    }
    blocks
}

/// What the committee gave reasons for: what it decided, or what it proposed to the body whose act the letter names.
fn reasoned(decision: &DecisionRef) -> &'static str {
    if decision.act.is_some() {
        "decided.because_proposed"
    } else {
        "decided.because"
    }
}

/// From when to when the label holds, and what ends or extends it.
fn validity(desk: Desk<'_>, grant: &Grant) -> Option<Block> {
    let Validity { from, to } = grant.validity?;
    let mut sentences = vec![desk.f("grant.valid", &[("from", &desk.date(from)), ("to", &desk.date(to))])];
    if !grant.ends_with.is_empty() {
        // Quoted: a funder is often named with one of its schemes after a comma.
        let quoted = |name: &String| desk.f("grant.funder", &[("name", &desk.prose(name))]);
        let names: Vec<String> = grant.ends_with.iter().map(quoted).collect();
        let key = if names.len() == 1 {
            "grant.ends_with"
        } else {
            "grant.ends_with_all"
        };
        sentences.push(desk.f(key, &[("funders", &names.join(", "))]));
    } else if grant.ends_with_funder {
        let key = if grant.one_funder {
            "grant.ends_sooner"
        } else {
            "grant.ends_sooner_all"
        };
        sentences.push(desk.t(key));
    }
    let extendable = |months: u32| desk.f("grant.extendable", &[("months", &months.to_string())]);
    sentences.extend(grant.extendable_to.map(extendable));
    Some(paragraph(sentences.join(" ")))
}

fn grant_blocks(desk: Desk<'_>, grant: &Grant) -> Vec<Block> {
    let mut blocks: Vec<Block> = validity(desk, grant).into_iter().collect();
    if let Some(amount) = grant.amount {
        blocks.push(paragraph(desk.f("grant.amount", &[("amount", &desk.money(amount))])));
    }
    if grant.support.is_empty() {
        return blocks;
    }
    blocks.push(paragraph(desk.t("grant.support")));
    blocks.push(list(grant.support.iter().map(|text| desk.prose(text))));
    let mut terms = Vec::new();
    terms.extend(grant.support_months.map(|months| desk.count("grant.months", months)));
    terms.extend(
        grant
            .review_month
            .map(|month| desk.f("grant.review", &[("month", &month.to_string())])),
    );
    if !terms.is_empty() {
        blocks.push(paragraph(terms.join(" ")));
    }
    blocks
}

fn reservations(desk: Desk<'_>, key: &str, reservations: &[Reservation]) -> Vec<Block> {
    if reservations.is_empty() {
        return Vec::new();
    }
    vec![
        paragraph(desk.t(key)),
        Block::List {
            ordered: true,
            items: reservations.iter().map(|one| reservation_item(desk, one)).collect(),
        },
    ]
}

fn mark(desk: Desk<'_>, told: &CriterionMark) -> Rich {
    let mut runs = styled(desk.prose(&told.criterion), Style::Strong);
    let mut parts = Vec::new();
    if let Some(given) = &told.mark {
        let (said, scale) = (desk.level(given), desk.score(&told.scale));
        parts.push(if given.words.is_empty() {
            desk.f("rejected.mark", &[("mark", &said), ("scale", &scale)])
        } else {
            said
        });
    }
    if let Some(floor) = &told.floor {
        parts.push(desk.f("rejected.floor", &[("floor", &desk.level(floor))]));
    }
    runs.extend(plain(format!(" — {}", parts.join(", "))));
    runs
}

/// What a letter that announces a decision says.
pub fn compose(paper: &LetterPaper, desk: Desk<'_>) -> Vec<Block> {
    let say = |reference: &DecisionRef| announced(paper, desk, reference);
    let because = |decision: &DecisionRef, reasons: &[String]| motive(desk, reasoned(decision), reasons);
    match &paper.kind {
        LetterKind::Laureate {
            decision,
            grant,
            lifted,
        } => [
            say(decision),
            reservations(desk, "laureate.lifted", lifted),
            grant_blocks(desk, grant),
        ]
        .concat(),
        LetterKind::SelectedWithReservations {
            decision,
            grant,
            reservations,
        } => [say(decision), under_reservations(desk, grant, reservations)].concat(),
        LetterKind::Deferred {
            decision,
            motive,
            next_session_on,
        } => [
            say(decision),
            because(decision, motive),
            vec![next(desk, *next_session_on)],
        ]
        .concat(),
        LetterKind::Waitlisted {
            decision,
            rank,
            valid_until,
            motive,
        } => [
            say(decision),
            waiting(desk, *rank, *valid_until),
            because(decision, motive),
        ]
        .concat(),
        LetterKind::Dropped { decision, motive } => [say(decision), because(decision, motive)].concat(),
        LetterKind::RedirectedByCommittee { decision, to, motive } => {
            let onward = paragraph(desk.f("redirected.to", &[("to", &desk.prose(to))]));
            [say(decision), vec![onward], because(decision, motive)].concat()
        }
        LetterKind::LetterOfSupport { decision, motive } => {
            let scope = paragraph(desk.t("support_letter.scope"));
            [say(decision), because(decision, motive), vec![scope]].concat()
        }
        _ => rejected(paper, desk),
    }
}

fn under_reservations(desk: Desk<'_>, grant: &Grant, conditions: &[Reservation]) -> Vec<Block> {
    let intro = if grant.validity.is_some() {
        "reserved.label"
    } else {
        "reserved.intro"
    };
    let mut blocks = reservations(desk, intro, conditions);
    blocks.push(paragraph(desk.t("reserved.consequence")));
    blocks.extend(grant_blocks(desk, grant));
    blocks
}

fn next(desk: Desk<'_>, session_on: Option<NaiveDate>) -> Block {
    paragraph(match session_on {
        Some(day) => desk.f("deferred.next", &[("date", &desk.full_date(day))]),
        None => desk.t("deferred.undated"),
    })
}

fn waiting(desk: Desk<'_>, rank: u32, valid_until: Option<NaiveDate>) -> Vec<Block> {
    let valid = match valid_until {
        Some(day) => desk.f("waitlisted.valid", &[("date", &desk.date(day))]),
        None => desk.t("waitlisted.open"),
    };
    let rank = desk.f("waitlisted.rank", &[("rank", &rank.to_string())]);
    vec![
        paragraph(format!("{rank} {valid}")),
        paragraph(desk.t("waitlisted.trigger")),
    ]
}

fn rejected(paper: &LetterPaper, desk: Desk<'_>) -> Vec<Block> {
    let LetterKind::Rejected {
        decision,
        out_of,
        score,
        threshold,
        floors,
        criteria,
        motive: reasons,
        departure,
    } = &paper.kind
    else {
        return Vec::new();
    };
    let mut blocks = announced(paper, desk, decision);
    blocks.extend(motive(desk, reasoned(decision), reasons));
    let missed = u32::try_from(floors.len()).unwrap_or(u32::MAX);
    blocks.extend(marks(desk, desk.count("rejected.floors", missed), floors));
    if let Some(score) = score {
        blocks.push(score_told(desk, score, threshold.as_deref(), *out_of));
    }
    blocks.extend(marks(desk, desk.t("rejected.criteria"), criteria));
    blocks.extend(motive(desk, "rejected.departure", departure));
    if decision.extension.is_none() {
        blocks.push(paragraph(desk.t("rejected.onward")));
    }
    blocks
}

/// Criteria with their marks, after the line that announces them.
fn marks(desk: Desk<'_>, intro: String, criteria: &[CriterionMark]) -> Vec<Block> {
    if criteria.is_empty() {
        return Vec::new();
    }
    let items = criteria.iter().map(|one| mark(desk, one)).collect();
    vec![paragraph(intro), Block::List { ordered: false, items }]
}

fn score_told(desk: Desk<'_>, score: &str, threshold: Option<&str>, out_of: u32) -> Block {
    let (score, out_of) = (desk.score(score), out_of.to_string());
    paragraph(match threshold {
        Some(least) => desk.f(
            "rejected.score",
            &[
                ("score", &score),
                ("threshold", &desk.score(least)),
                ("out_of", &out_of),
            ],
        ),
        None => desk.f("rejected.score_alone", &[("score", &score), ("out_of", &out_of)]),
    })
}
