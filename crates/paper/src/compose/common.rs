//! Pieces that several papers share.

use crate::common::{Audience, DecisionKind, Proof, Reservation, SessionFacts, Settled, Signatory};
use crate::desk::Desk;
use crate::folio::{Block, Folio, Mark, Rich, SignaturePlace, Style, Tone, note, plain, styled};
use crate::minutes::{MajorityFacts, MinutesState, NextSession, PollFacts, QuorumFacts, Vote};
use crate::typography::hash_groups;

/// `Séance n° 3 du mercredi 14 janvier 2026`, or `Séance du mercredi 14 janvier 2026` before it is held.
pub fn session_title(desk: Desk<'_>, session: &SessionFacts) -> String {
    let date = desk.full_date(session.held_on);
    match &session.number {
        Some(number) => desk.f("session.title", &[("number", number), ("date", &date)]),
        None => desk.f("session.title_dated", &[("date", &date)]),
    }
}

/// `de 14 h 05 à 16 h 30`, or `à 14 h 05`.
pub fn session_hours(desk: Desk<'_>, session: &SessionFacts) -> String {
    let from = desk.time(session.starts);
    match session.ends {
        Some(to) => desk.f("session.hours", &[("from", &from), ("to", &desk.time(to))]),
        None => desk.f("session.from", &[("from", &from)]),
    }
}

/// Place and mode in one line.
pub fn session_place(desk: Desk<'_>, session: &SessionFacts) -> String {
    let mode = desk.name("mode", &session.mode);
    match &session.place {
        Some(place) => format!("{place} ({mode})"),
        None => mode,
    }
}

/// Says on every page whether the committee approved the text: a draft bears it as a watermark too. The record of a session that
/// lapsed is approved by nobody, and bears nothing.
pub fn mark_state(folio: &mut Folio, desk: Desk<'_>, state: MinutesState) {
    match state {
        MinutesState::Draft => {
            folio.marks.push(Mark {
                text: desk.t("minutes.draft"),
                tone: Tone::Warn,
            });
            folio.watermark = Some(desk.t("minutes.watermark"));
        }
        MinutesState::Approved(day) => {
            let text = desk.f("minutes.approved", &[("date", &desk.date(day))]);
            folio.marks.push(Mark { text, tone: Tone::Good });
        }
        MinutesState::Lapsed => {}
    }
}

/// Says for whom the paper is.
pub fn audience_mark(desk: Desk<'_>, audience: Audience) -> Mark {
    let tone = if audience == Audience::Internal {
        Tone::Bad
    } else {
        Tone::Neutral
    };
    Mark {
        text: desk.name("audience", &audience),
        tone,
    }
}

/// The mood of a decision.
pub fn decision_tone(decision: DecisionKind) -> Tone {
    use DecisionKind::{
        Deferred, Dropped, LetterOfSupport, Redirected, Rejected, Selected, SelectedWithReservations, Waitlisted,
    };
    match decision {
        Selected => Tone::Good,
        SelectedWithReservations | LetterOfSupport | Waitlisted | Deferred => Tone::Warn,
        Rejected => Tone::Bad,
        Dropped | Redirected => Tone::Neutral,
    }
}

/// The quorum in one sentence.
pub fn quorum_sentence(desk: Desk<'_>, quorum: &QuorumFacts) -> String {
    let numbers = [
        ("required", quorum.required.to_string()),
        ("present", desk.count("quorum.present", quorum.present)),
        ("office", desk.count("quorum.office", quorum.in_office)),
        ("represented", quorum.represented.to_string()),
        ("recused", quorum.recused.to_string()),
    ];
    let values: Vec<(&str, &str)> = numbers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let mut sentence = match (quorum.required, quorum.reached) {
        (0, _) => desk.f("quorum.none", &values),
        (_, true) => desk.f("quorum.reached", &values),
        (_, false) => desk.f("quorum.missed", &values),
    };
    if quorum.represented > 0 {
        sentence.push_str(&desk.f("quorum.represented", &values));
    }
    if quorum.recused > 0 {
        sentence.push_str(&desk.f("quorum.recused", &values));
    }
    sentence
}

/// The vote in one line.
pub fn vote_sentence(desk: Desk<'_>, vote: &Vote) -> String {
    match vote {
        Vote::Ballot {
            secret,
            in_favour,
            against,
            abstaining,
            not_taking_part,
            casting_vote,
            poll,
        } => {
            let mut parts = vec![
                desk.f("vote.in_favour", &[("n", &in_favour.to_string())]),
                desk.f("vote.against", &[("n", &against.to_string())]),
                desk.count("vote.abstaining", *abstaining),
            ];
            match poll {
                Some(poll) => parts.extend(aside(desk, poll)),
                None => parts.push(desk.count("vote.not_taking_part", *not_taking_part)),
            }
            parts.push(desk.t(if *secret { "vote.secret" } else { "vote.show_of_hands" }));
            if *casting_vote {
                parts.push(desk.t("vote.casting"));
            }
            let votes = parts.join(", ");
            poll.map_or(votes.clone(), |poll| {
                format!("{votes}. {}", majority_sentence(desk, &poll.majority, *casting_vote))
            })
        }
        Vote::Consensus { not_taking_part: 0 } => desk.t("vote.consensus"),
        Vote::Consensus { not_taking_part } => {
            format!(
                "{}, {}",
                desk.t("vote.consensus"),
                desk.count("vote.not_taking_part", *not_taking_part)
            )
        }
    }
}

/// Those who did not vote, each kind that there is.
fn aside(desk: Desk<'_>, poll: &PollFacts) -> impl Iterator<Item = String> {
    let kinds = [
        ("poll.not_voting", poll.not_voting),
        ("poll.recused", poll.recused),
        ("poll.absent", poll.absent),
    ];
    kinds
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(move |(key, count)| desk.count(key, count))
}

/// Of what the majority was counted, how many votes it took, and how many there were beyond or short of it; a tie that the chair
/// decided was short of nothing.
fn majority_sentence(desk: Desk<'_>, majority: &MajorityFacts, casting_vote: bool) -> String {
    let (obtained, required) = (majority.obtained, majority.required);
    let margin = |key: &str, n: u32| desk.f(key, &[("n", &n.to_string())]);
    let margin = if obtained >= required {
        margin("majority.beyond", obtained - required)
    } else if casting_vote {
        desk.t("majority.tied")
    } else {
        margin("majority.short", required - obtained)
    };
    let words = [
        ("policy", desk.t(&format!("majority.policy.{}", majority.policy))),
        ("base", desk.t(&format!("majority.base.{}", majority.base))),
        ("counted", majority.counted.to_string()),
        ("required", desk.count("majority.required", majority.required)),
        ("margin", margin),
    ];
    let words: Vec<(&str, &str)> = words.iter().map(|(name, word)| (*name, word.as_str())).collect();
    desk.f("majority.sentence", &words)
}

/// What became of the reservations of a label by the session that decided on its extension, each in a phrase.
pub fn settled(desk: Desk<'_>, conditions: &[Settled]) -> Vec<String> {
    let phrase = |one: &Settled| {
        let text = desk.prose(&one.text);
        match one.met_on {
            Some(day) => desk.f("settled.met", &[("text", &text), ("date", &desk.date(day))]),
            None => desk.f("settled.unmet", &[("text", &text)]),
        }
    };
    conditions.iter().map(phrase).collect()
}

/// A reservation with its evidence, deadline and who lifts it.
pub fn reservation_item(desk: Desk<'_>, reservation: &Reservation) -> Rich {
    let mut runs = plain(desk.prose(&reservation.text));
    let mut details = Vec::new();
    if let Some(evidence) = &reservation.evidence {
        details.push(desk.f("reservation.evidence", &[("text", &desk.prose(evidence))]));
    }
    if let Some(day) = reservation.lifted_on {
        details.push(desk.f("reservation.lifted_on", &[("date", &desk.date(day))]));
    } else if let Some(day) = reservation.due_on {
        details.push(desk.f("reservation.due", &[("date", &desk.date(day))]));
    }
    if let Some(who) = &reservation.responsible {
        details.push(desk.f("reservation.responsible", &[("who", &desk.prose(who))]));
    }
    if let (Some(day), None) = (reservation.review_on, reservation.lifted_on) {
        details.push(desk.f("reservation.review", &[("date", &desk.date(day))]));
    }
    if let Some(who) = &reservation.lifted_by {
        details.push(desk.f("reservation.lifted_by", &[("who", who)]));
    }
    if !details.is_empty() {
        runs.extend(styled(
            format!(" ({})", details.join(desk.t("separator").as_str())),
            Style::Muted,
        ));
    }
    runs
}

/// The next session in one sentence.
pub fn next_session(desk: Desk<'_>, next: Option<&NextSession>) -> String {
    let Some(next) = next else {
        return desk.t("next_session.none");
    };
    let mut sentence = desk.f("next_session.on", &[("date", &desk.full_date(next.on))]);
    if let Some(at) = next.at {
        sentence.push_str(&desk.f("next_session.at", &[("time", &desk.time(at))]));
    }
    if let Some(place) = &next.place {
        sentence.push_str(&desk.f("next_session.place", &[("place", place)]));
    }
    sentence.push('.');
    sentence
}

/// Places to sign.
pub fn signatures(signatories: &[Signatory]) -> Block {
    Block::Signatures {
        lead: None,
        places: signatories
            .iter()
            .map(|one| SignaturePlace {
                capacity: one.capacity.clone(),
                delegation: one.delegation.clone(),
                name: one.name.clone(),
            })
            .collect(),
    }
}

/// The journal's head hash and the data's, with what they are for.
pub fn proof(desk: Desk<'_>, proof: &Proof) -> Vec<Block> {
    let length = crate::typography::integer(desk.language, proof.journal_length);
    let mut blocks = vec![Block::Hash {
        label: desk.f("proof.journal", &[("n", &length)]),
        groups: hash_groups(&proof.journal_head),
    }];
    if let Some(hash) = &proof.data_hash {
        blocks.push(Block::Hash {
            label: desk.t("proof.data"),
            groups: hash_groups(hash),
        });
    }
    blocks.push(note(desk.t("proof.purpose")));
    blocks
}

/// A line of a list with the number that it has elsewhere, a rank or a place, which several may share.
pub fn numbered(number: Option<u32>, text: &str) -> Rich {
    let mut runs = number.map_or_else(Rich::new, |number| styled(format!("{number}.\u{a0}"), Style::Strong));
    runs.extend(plain(text));
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use crate::desk::Catalogues;

    #[test]
    fn a_tie_that_the_chair_decides_is_short_of_nothing() {
        let catalogues = Catalogues::load().unwrap();
        let majority = MajorityFacts {
            policy: "majority",
            base: "expressed",
            counted: 4,
            required: 3,
            obtained: 2,
        };
        let said = |casting_vote| {
            let text = majority_sentence(catalogues.desk(Language::Fr), &majority, casting_vote);
            text.replace(['\u{a0}', '\u{202f}'], " ")
        };
        assert!(
            said(true).ends_with("3 voix requises, partage des voix, que la présidence départage"),
            "{}",
            said(true)
        );
        assert!(
            said(false).ends_with("3 voix requises, il en manque 1"),
            "{}",
            said(false)
        );
    }
}
