//! One application in the minutes.

use crate::common::{Audience, Score};
use crate::compose::common::{decision_tone, quorum_sentence, reservation_item, settled, vote_sentence};
use crate::compose::method::unmet;
use crate::compose::ranking::within;
use crate::desk::Desk;
use crate::evidence::CounterFacts;
use crate::folio::{
    Block, Rich, Style, Tone, Width, callout, heading, left, list, paragraph, plain, right, row, styled,
};
use crate::minutes::{CriterionScore, Hearing, ItemRecord, ItemScores, LackingFacts};
use crate::opinion::OpinionFacts;

fn hearing_text(desk: Desk<'_>, hearing: &Hearing, audience: Audience) -> String {
    let from = desk.time(hearing.from);
    let mut text = match hearing.to {
        Some(to) => desk.f("session.hours", &[("from", &from), ("to", &desk.time(to))]),
        None => desk.f("session.from", &[("from", &from)]),
    };
    if hearing.remote {
        text.push_str(&desk.t("item.by_video"));
    }
    let who = match audience {
        Audience::Communicable => desk.count("item.people", u32::try_from(hearing.persons.len()).unwrap_or(u32::MAX)),
        Audience::Internal => hearing
            .persons
            .iter()
            .map(|person| match &person.role {
                Some(role) => format!("{} ({role})", person.name),
                None => person.name.clone(),
            })
            .collect::<Vec<_>>()
            .join(&desk.t("separator")),
    };
    format!("{text} — {who}")
}

fn requested(desk: Desk<'_>, item: &ItemRecord, audience: Audience) -> Rich {
    match item.requested {
        None => plain(desk.t("item.no_amount")),
        Some(_) if item.requested_is_confidential && audience == Audience::Communicable => {
            styled(desk.t("masked.amount"), Style::Muted)
        }
        Some(amount) => plain(desk.money(amount)),
    }
}

fn facts(desk: Desk<'_>, item: &ItemRecord, audience: Audience) -> Block {
    let mut rows = Vec::new();
    if !item.themes.is_empty() {
        rows.push((desk.t("item.themes"), plain(item.themes.join(", "))));
    }
    rows.push((desk.t("item.requested"), requested(desk, item, audience)));
    if let Some(name) = &item.rapporteur {
        rows.push((desk.t("item.rapporteur"), plain(name)));
    }
    let heard = item.hearing.as_ref().map_or_else(
        || desk.t("item.not_heard"),
        |hearing| hearing_text(desk, hearing, audience),
    );
    rows.push((desk.t("item.heard"), plain(heard)));
    Block::Pairs { rows }
}

fn range(desk: Desk<'_>, minimum: Option<&Score>, maximum: Option<&Score>) -> String {
    match (minimum, maximum) {
        (Some(low), Some(high)) => format!("{} – {}", desk.score(low), desk.score(high)),
        _ => "—".to_owned(),
    }
}

/// How many evaluations the scores are of, and what is to be said of them.
pub fn scores_sentence(desk: Desk<'_>, scores: &ItemScores) -> Rich {
    let evaluations = desk.f(
        "item.evaluations",
        &[
            ("submitted", &scores.submitted.to_string()),
            ("assigned", &scores.assigned.to_string()),
        ],
    );
    let mut runs = plain(evaluations);
    if let Some(rank) = scores.rank {
        runs.extend(plain(desk.f("item.rank", &[("rank", &rank.to_string())])));
    }
    if let Some(individual) = &scores.individual {
        let consensus = desk.f("item.consensus", &[("individual", &desk.score(individual))]);
        runs.extend(plain(consensus));
    }
    if let Some(other) = &scores.other_order {
        runs.extend(plain(desk.f("item.other_order", &[("score", &desk.score(other))])));
    }
    if let Some(version) = scores.other_version {
        let remark = desk.f("item.other_version", &[("version", &version.to_string())]);
        runs.extend(styled(remark, Style::Warn));
    }
    if scores.below_threshold {
        runs.extend(styled(desk.t("item.below_threshold"), Style::Warn));
    }
    if scores.insufficient {
        runs.extend(styled(desk.t("item.insufficient"), Style::Warn));
    }
    if !scores.lacking.is_empty() {
        runs.extend(styled(lacking(desk, &scores.lacking), Style::Warn));
    }
    if scores.outliers > 0 {
        let left_out = desk.count("item.outliers", scores.outliers);
        runs.extend(plain(left_out));
    }
    for one in &scores.conditions_unmet {
        runs.extend(styled(format!(" {}", unmet(desk, one)), Style::Warn));
    }
    runs
}

/// Whom the call asks for and who is not among those who evaluated.
fn lacking(desk: Desk<'_>, lacking: &[LackingFacts]) -> String {
    let one = |one: &LackingFacts| {
        let field = one
            .field
            .as_ref()
            .map_or_else(|| desk.t("item.lacking_theme"), |field| desk.prose(field));
        format!("{field} ({})", one.missing)
    };
    let fields: Vec<String> = lacking.iter().map(one).collect();
    desk.f("item.lacking", &[("fields", &fields.join(", "))])
}

/// What the members gave a criterion: a number, or the words on which or between which it falls, and how many say that it does not
/// concern the application.
fn given(desk: Desk<'_>, one: &CriterionScore) -> String {
    if one.mean.is_none() && one.not_applicable > 0 {
        return desk.t("item.not_applicable");
    }
    let mean = desk.level_or_dash(one.mean.as_ref());
    match one.not_applicable {
        0 => mean,
        some => format!(
            "{mean} ({})",
            desk.f("item.not_applicable_count", &[("n", &some.to_string())])
        ),
    }
}

/// The scores, criterion by criterion, and the total.
pub fn scores_table(desk: Desk<'_>, scores: &ItemScores) -> Block {
    let mut rows: Vec<_> = scores
        .criteria
        .iter()
        .map(|one| {
            let style = if one.below_floor { Style::Warn } else { Style::Plain };
            let mut mean = styled(given(desk, one), style);
            if one.below_floor {
                mean.extend(styled(format!(" ({})", desk.t("item.under_floor")), Style::Warn));
            }
            row(vec![
                plain(within(one.depth, &format!("{}. {}", one.code, desk.prose(&one.label)))),
                mean,
                plain(range(desk, one.minimum.as_ref(), one.maximum.as_ref())),
                plain(desk.level_or_dash(one.floor.as_ref())),
            ])
        })
        .collect();
    let mut total = row(vec![
        plain(desk.f("item.total", &[("out_of", &scores.out_of.to_string())])),
        plain(desk.score_or_dash(scores.total.as_ref())),
        plain(range(desk, scores.minimum.as_ref(), scores.maximum.as_ref())),
        plain(desk.score_or_dash(scores.threshold.as_ref())),
    ]);
    total.kind = crate::folio::RowKind::Total;
    rows.push(total);
    Block::Table {
        columns: vec![
            left(desk.t("grid.criterion"), Width::Fr(1.0)),
            right(desk.t("item.mean"), Width::Auto),
            right(desk.t("item.range"), Width::Auto),
            right(desk.t("item.threshold"), Width::Auto),
        ],
        rows,
        tall: false,
        whole: true,
    }
}

/// What the council advised, one paragraph each. Who advised is for those whom the internal minutes are for.
fn opinions(desk: Desk<'_>, item: &ItemRecord, audience: Audience) -> Vec<Block> {
    let told = |names: &[String]| match audience {
        Audience::Internal => names.join(", "),
        Audience::Communicable => desk.count("item.advisers", u32::try_from(names.len()).unwrap_or(u32::MAX)),
    };
    let paragraph = |one: &OpinionFacts| {
        let counted = (!one.advisers.is_empty()).then(|| told(&one.advisers));
        let uncounted = (!one.recused.is_empty()).then(|| desk.f("item.uncounted", &[("who", &told(&one.recused))]));
        let who: Vec<String> = counted.into_iter().chain(uncounted).collect();
        let who = who.join(&desk.t("separator"));
        let sense = desk.name("advice", &one.sense);
        let facts = [("sense", sense.as_str()), ("date", &desk.date(one.on)), ("who", &who)];
        let mut runs = styled(desk.f("item.opinion", &facts), Style::Strong);
        if !one.recommendations.is_empty() {
            runs.extend(plain(format!(" {}", desk.prose(&one.recommendations))));
        }
        Block::Paragraph { runs }
    };
    item.opinions.iter().map(paragraph).collect()
}

/// What the dossier counts, with where each figure stands; what nobody stated is said to be so.
fn counters(desk: Desk<'_>, counters: &[CounterFacts]) -> Block {
    let row = |one: &CounterFacts| {
        let told = match one.figure {
            Some(figure) => {
                let figure = desk.number(figure);
                desk.f(
                    "item.counter",
                    &[("figure", &figure), ("unit", &one.unit), ("source", &one.source)],
                )
            }
            None => desk.t("item.counter_blank"),
        };
        (desk.prose(&one.label), plain(desk.prose(&told)))
    };
    Block::Pairs {
        rows: counters.iter().map(row).collect(),
    }
}

/// Where the project is sent, what the decision extends, and from when to when what it grants holds.
fn terms(desk: Desk<'_>, item: &ItemRecord) -> Vec<Block> {
    let sent = item.redirected_to.as_ref();
    let sent = sent.map(|to| desk.labelled("item.redirection", &desk.prose(to)));
    let extended = item.extension.as_ref().map(|extension| {
        let (granted, until) = (desk.date(extension.granted_on), desk.date(extension.until));
        let text = desk.f("validity.extended", &[("granted", &granted), ("until", &until)]);
        desk.labelled("item.extension", &text)
    });
    let conditions = item
        .extension
        .as_ref()
        .map_or(&[][..], |extension| &extension.conditions);
    let settled = settled(desk, conditions);
    let settled = (!settled.is_empty()).then(|| desk.labelled("item.settled", &settled.join(&desk.t("separator"))));
    let holds = item.validity.map(|validity| {
        let (from, to) = (desk.date(validity.from), desk.date(validity.to));
        let text = desk.f("validity.days", &[("from", &from), ("to", &to)]);
        desk.labelled("item.validity", &text)
    });
    let from_act = item.from_act.map(|months| {
        let text = desk.count("validity.from_act", months);
        desk.labelled("item.validity", &text)
    });
    let runs = sent
        .into_iter()
        .chain(extended)
        .chain(settled)
        .chain(holds)
        .chain(from_act);
    runs.map(|runs| Block::Paragraph { runs }).collect()
}

fn award(desk: Desk<'_>, item: &ItemRecord) -> Vec<Block> {
    let mut blocks = Vec::new();
    let Some(award) = &item.award else { return blocks };
    if let Some(amount) = award.amount {
        blocks.push(Block::Paragraph {
            runs: desk.labelled("item.amount", &desk.money(amount)),
        });
    }
    for (key, texts) in [("item.support", &award.support), ("item.conditions", &award.conditions)] {
        if !texts.is_empty() {
            blocks.push(Block::Paragraph {
                runs: desk.labelled(key, ""),
            });
            blocks.push(list(texts.iter().map(|text| desk.prose(text))));
        }
    }
    blocks
}

fn decision(desk: Desk<'_>, item: &ItemRecord, audience: Audience) -> Block {
    let Some(outcome) = item.decision else {
        return callout(Tone::Neutral, desk.t("item.no_decision"), Vec::new());
    };
    let mut body = terms(desk, item);
    if let Some(vote) = &item.vote {
        body.push(Block::Paragraph {
            runs: desk.labelled("item.vote", &vote_sentence(desk, vote)),
        });
    }
    let mut motive = desk.labelled("item.motive", "");
    motive.extend(desk.passages(&item.motive, audience));
    body.push(Block::Paragraph { runs: motive });
    if !item.reservations.is_empty() {
        body.push(Block::Paragraph {
            runs: desk.labelled("item.reservations", ""),
        });
        let items = item
            .reservations
            .iter()
            .map(|one| reservation_item(desk, one))
            .collect();
        body.push(Block::List { ordered: true, items });
    }
    body.extend(award(desk, item));
    if let Some(reason) = &item.departure_reason {
        body.push(Block::Paragraph {
            runs: desk.labelled("item.departure", &desk.prose(reason)),
        });
    }
    for dissent in &item.dissents {
        body.push(Block::Paragraph {
            runs: desk.labelled("item.dissent", &desk.prose(dissent)),
        });
    }
    let key = if item.proposed {
        "item.proposal"
    } else {
        "item.decision"
    };
    let title = desk.f(key, &[("decision", &desk.outcome(outcome))]);
    callout(decision_tone(outcome.kind), title, body)
}

/// Head, facts, scores, summary, quorum, decision: in this order.
pub fn compose(desk: Desk<'_>, item: &ItemRecord, audience: Audience) -> Vec<Block> {
    let applicant = desk.applicant(&item.applicant, audience);
    let detail = match &item.commune {
        Some(commune) => format!("{applicant} — {}", desk.prose(commune)),
        None => applicant,
    };
    let number = desk.f("item.number", &[("number", &item.number)]);
    let mut blocks = vec![
        Block::Item {
            number,
            title: item.project.clone(),
            detail,
        },
        facts(desk, item, audience),
    ];
    if !item.opinions.is_empty() {
        blocks.push(heading(3, desk.t("item.opinions")));
        blocks.extend(opinions(desk, item, audience));
    }
    if !item.counters.is_empty() {
        blocks.push(heading(3, desk.t("item.counters")));
        blocks.push(counters(desk, &item.counters));
    }
    if let Some(scores) = &item.scores {
        blocks.push(heading(3, desk.t("item.scores")));
        blocks.push(Block::Paragraph {
            runs: scores_sentence(desk, scores),
        });
        blocks.push(scores_table(desk, scores));
    }
    if !item.summary.is_empty() {
        blocks.push(heading(3, desk.t("item.summary")));
        blocks.push(Block::Paragraph {
            runs: desk.passages(&item.summary, audience),
        });
    }
    blocks.push(heading(3, desk.t("item.quorum_and_decision")));
    let mut quorum = quorum_sentence(desk, &item.quorum);
    if !item.recused.is_empty() {
        quorum.push(' ');
        quorum.push_str(&desk.f("item.recused", &[("names", &item.recused.join(", "))]));
    }
    if let Some(chair) = &item.chair {
        quorum.push(' ');
        quorum.push_str(&desk.f("item.chair", &[("name", chair)]));
    }
    for seat in &item.seated {
        quorum.push(' ');
        quorum.push_str(&desk.f(
            "item.seated",
            &[("alternate", &seat.alternate), ("member", &seat.member)],
        ));
    }
    blocks.push(paragraph(quorum));
    blocks.push(decision(desk, item, audience));
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::common::Level;

    fn score(mean: Option<&str>, words: &[&str], not_applicable: u32) -> String {
        let one = CriterionScore {
            code: "G".to_owned(),
            depth: 0,
            label: String::new(),
            mean: mean.map(|points| Level {
                points: points.to_owned(),
                words: words.iter().map(|word| (*word).to_owned()).collect(),
            }),
            not_applicable,
            minimum: None,
            maximum: None,
            floor: None,
            below_floor: false,
        };
        let catalogues = crate::desk::Catalogues::load().unwrap();
        given(catalogues.desk(crate::Language::Fr), &one).replace('\u{a0}', " ")
    }

    #[test]
    fn a_mark_in_words_is_printed_in_words() {
        assert_eq!(score(Some("1.00"), &["OUI"], 0), "OUI");
        assert_eq!(score(Some("0.67"), &["NON", "OUI"], 0), "0,67, entre NON et OUI");
        assert_eq!(score(Some("0.00"), &["n.c."], 0), "n.c.");
        assert_eq!(score(Some("3.50"), &[], 0), "3,50");
    }

    #[test]
    fn what_does_not_concern_an_application_is_said_and_is_no_blank() {
        assert_eq!(score(None, &[], 2), "non concerné");
        assert_eq!(score(Some("3.00"), &[], 1), "3,00 (non concerné : 1)");
        assert_eq!(score(None, &[], 0), "—");
    }
}
