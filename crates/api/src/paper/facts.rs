//! What several papers say alike: letterhead, session, attendance, quorum, grid, decision.

use chrono::NaiveTime;
use palmares_core::call::model::Organiser as CallOrganiser;
use palmares_core::call::vocabulary::CallKind;
use palmares_core::clock::{COMMITTEE_ZONE, Timestamp};
use palmares_core::committee::model::Voice;
use palmares_core::decision::model::{DecisionKind, VoteMode};
use palmares_core::decision::view::ConditionView;
use palmares_core::decision::vote::Poll;
use palmares_core::decision::{ConditionOutcome, DecisionView};
use palmares_core::document::fold;
use palmares_core::dossier::view::DossierRow;
use palmares_core::error::{Error, Result};
use palmares_core::id::MemberId;
use palmares_core::journal::Head;
use palmares_core::minutes::SessionView;
use palmares_core::session::alternates::Sitting;
use palmares_core::session::attendance::Presence;
use palmares_core::session::quorum::QuorumResult;
use palmares_core::session::view::SessionRow;
use palmares_paper as print;

use super::source::Source;
use super::words::Words;

/// Time of day typed as `14:05`.
pub fn time(text: &str) -> Result<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| Error::stored_value("time", text))
}

/// The committee's time of day at an instant.
pub fn local_time(at: Timestamp) -> NaiveTime {
    at.with_timezone(&COMMITTEE_ZONE).time()
}

/// Text, or nothing when it is blank.
pub fn stated(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Passages, one for each paragraph.
pub fn passages(text: &str) -> Vec<print::Passage> {
    text.lines()
        .filter_map(stated)
        .map(|text| print::Passage {
            text,
            confidential: false,
        })
        .collect()
}

/// The paragraphs of a text.
pub fn paragraphs(text: &str) -> Vec<String> {
    text.lines().filter_map(stated).collect()
}

/// The letterhead.
pub fn organiser(organiser: &CallOrganiser) -> print::Organiser {
    print::Organiser {
        name: organiser.name.clone(),
        unit: None,
        address: organiser.address.lines().filter_map(stated).collect(),
        phone: None,
        email: stated(&organiser.email),
        is_public_authority: organiser.is_public_authority,
    }
}

/// The session as papers name it.
pub fn session(session: &SessionView) -> Result<print::SessionFacts> {
    let row = &session.row;
    let remote = |presence: Presence| session.attendance.iter().any(|line| line.presence == presence);
    let mode = match (remote(Presence::Present), remote(Presence::Remote)) {
        (true, true) => print::SessionMode::Hybrid,
        (false, true) => print::SessionMode::Remote,
        _ => print::SessionMode::InPerson,
    };
    Ok(print::SessionFacts {
        number: row.number.map(|number| number.to_string()),
        held_on: row.plan.held_on,
        starts: session
            .opened_at
            .map_or_else(|| time(&row.plan.starts_at), |at| Ok(local_time(at)))?,
        ends: session.closed_at.map(local_time),
        place: stated(&row.plan.place),
        mode,
    })
}

/// The number of a session that was held.
pub fn held_number(row: &SessionRow) -> Result<String> {
    let number = row.number.ok_or_else(|| Error::stored_value("session.number", ""))?;
    Ok(number.to_string())
}

/// Everybody's line of the attendance table.
pub fn attendance(source: &Source, session: &SessionView, words: &Words) -> Result<Vec<print::AttendanceLine>> {
    let lines = &session.attendance;
    source
        .members
        .iter()
        .filter(|member| lines.iter().any(|line| line.member_id == member.id))
        .map(|member| {
            let line = lines.iter().find(|line| line.member_id == member.id);
            let at = |text: Option<&String>| text.map(|text| time(text)).transpose();
            Ok(print::AttendanceLine {
                name: member.member.name.clone(),
                capacity: capacity(member, words),
                college: Some(words.get("college", member.member.college.as_str())),
                voice: match member.member.voice {
                    Voice::Voting => print::Voice::Voting,
                    Voice::Advisory => print::Voice::Advisory,
                },
                presence: line.map_or(print::Presence::Expected, |line| presence(line.presence)),
                proxy_to: line.and_then(|line| line.proxy_to).map(|id| source.member_name(id)),
                sits_for: place_taken(&session.seated, member.id).map(|id| source.member_name(id)),
                arrived_at: at(line.and_then(|line| line.arrived_at.as_ref()))?,
                left_at: at(line.and_then(|line| line.left_at.as_ref()))?,
            })
        })
        .collect()
}

/// In whose place somebody sits.
fn place_taken(seated: &[Sitting], alternate: MemberId) -> Option<MemberId> {
    let sitting = seated.iter().find(|sitting| sitting.alternate == alternate)?;
    Some(sitting.member)
}

fn capacity(member: &palmares_core::committee::view::MemberView, words: &Words) -> String {
    let capacity = words.get("capacity", member.member.capacity.as_str());
    stated(&member.member.organisation).map_or(capacity.clone(), |organisation| format!("{organisation} — {capacity}"))
}

fn presence(presence: Presence) -> print::Presence {
    match presence {
        Presence::Present => print::Presence::Present,
        Presence::Remote => print::Presence::Remote,
        Presence::Excused => print::Presence::Excused,
        Presence::Absent => print::Presence::Absent,
    }
}

/// The body that decides on what the committee proposes, where there is one.
pub fn deciding_body(source: &Source, words: &Words) -> Option<String> {
    let body = source.call.rules.deciding_body.as_ref()?;
    stated(words.label(body))
}

/// The body of an act in the words of the paper, where it is the one that the rules name: an act bears its name as it was typed.
pub fn body(source: &Source, typed: &str, words: &Words) -> String {
    let named = source.call.rules.deciding_body.as_ref();
    let known = named.filter(|body| body.fr.trim() == typed.trim());
    known.map_or(typed, |body| words.label(body)).to_owned()
}

/// A quorum.
pub fn quorum(quorum: &QuorumResult) -> print::QuorumFacts {
    print::QuorumFacts {
        in_office: quorum.base,
        required: if quorum.waived { 0 } else { quorum.required },
        present: quorum.present,
        represented: quorum.represented,
        recused: quorum.recused,
        reached: quorum.reached,
    }
}

/// An applicant by a dossier's line.
pub fn applicant(row: &DossierRow) -> print::Applicant {
    print::Applicant {
        name: row.applicant.clone(),
        is_natural_person: row.natural_person,
    }
}

/// A dossier's number as printed.
pub fn number(row: &DossierRow) -> String {
    format!("{:03}", row.number)
}

/// A decision in the words of its call.
pub fn outcome(source: &Source, kind: DecisionKind) -> print::Outcome {
    print::Outcome {
        kind: decision_kind(kind),
        vocabulary: vocabulary(source),
    }
}

/// What the call gives.
pub fn vocabulary(source: &Source) -> print::Vocabulary {
    vocabulary_of(source.call.rules.kind)
}

/// What a call of this kind gives.
pub fn vocabulary_of(kind: CallKind) -> print::Vocabulary {
    match kind {
        CallKind::ProjectCall | CallKind::ApplicationCall => print::Vocabulary::Award,
        CallKind::Labelling => print::Vocabulary::Label,
        CallKind::OrganisationLabelling => print::Vocabulary::OrganisationLabel,
        CallKind::ExpressionOfInterest => print::Vocabulary::Opinion,
    }
}

/// What papers call the committee, by what the call gives.
pub fn committee(source: &Source, words: &Words) -> String {
    words.get(
        "committee",
        match vocabulary(source) {
            print::Vocabulary::Award => "award",
            print::Vocabulary::Label | print::Vocabulary::OrganisationLabel => "label",
            print::Vocabulary::Opinion => "opinion",
        },
    )
}

/// The label that a decision extends, or refuses to.
pub fn extension(decision: &DecisionView) -> Option<print::Extension> {
    decision.extends.as_ref().map(|extended| print::Extension {
        granted_on: extended.granted_on,
        until: extended.term.to,
        conditions: extended.conditions.iter().map(settled).collect(),
    })
}

fn settled(outcome: &ConditionOutcome) -> print::Settled {
    print::Settled {
        text: outcome.text.clone(),
        met_on: outcome.met_on,
    }
}

/// Months that a label holds from the act that grants it. Papers of the session say no day before it, and stay as they were after it.
pub fn from_act(decision: &DecisionView) -> Option<u32> {
    decision.input.valid.months.map(u32::from)
}

/// The days that papers of the session say of the label that a decision granted.
pub fn days(decision: &DecisionView) -> Option<print::Validity> {
    validity(decision).filter(|_| from_act(decision).is_none())
}

/// From when to when the label holds that a decision granted.
pub fn validity(decision: &DecisionView) -> Option<print::Validity> {
    decision.term().map(|term| print::Validity {
        from: term.from,
        to: term.to,
    })
}

fn decision_kind(kind: DecisionKind) -> print::DecisionKind {
    match kind {
        DecisionKind::Selected => print::DecisionKind::Selected,
        DecisionKind::SelectedWithReservations => print::DecisionKind::SelectedWithReservations,
        DecisionKind::LetterOfSupport => print::DecisionKind::LetterOfSupport,
        DecisionKind::Waitlisted => print::DecisionKind::Waitlisted,
        DecisionKind::Deferred => print::DecisionKind::Deferred,
        DecisionKind::Rejected => print::DecisionKind::Rejected,
        DecisionKind::Dropped => print::DecisionKind::Dropped,
        DecisionKind::Redirected => print::DecisionKind::Redirected,
    }
}

/// How the decision was taken; `away` members took no part.
pub fn vote(decision: &DecisionView, away: u32) -> print::Vote {
    match (decision.input.mode, decision.input.votes) {
        (VoteMode::Consensus, _) | (_, None) => print::Vote::Consensus { not_taking_part: away },
        (mode, Some(votes)) => print::Vote::Ballot {
            secret: mode == VoteMode::SecretBallot,
            in_favour: votes.votes_for,
            against: votes.against,
            abstaining: votes.abstentions,
            not_taking_part: away,
            casting_vote: decision.casting_vote,
            poll: decision.poll.and_then(poll),
        },
    }
}

fn poll(poll: Poll) -> Option<print::PollFacts> {
    let majority = poll.majority?;
    Some(print::PollFacts {
        recused: poll.recused,
        absent: poll.absent,
        not_voting: poll.not_voting.unwrap_or_default(),
        majority: print::MajorityFacts {
            policy: majority.policy.as_str(),
            base: majority.base.as_str(),
            counted: majority.counted,
            required: majority.required,
            obtained: majority.obtained,
        },
    })
}

/// A condition as far as it has come.
pub fn condition(condition: &ConditionView, words: &Words) -> print::Reservation {
    print::Reservation {
        text: condition.text.clone(),
        evidence: stated(&condition.evidence),
        due_on: Some(condition.due_on),
        responsible: stated(&condition.responsible),
        lifted_by: condition.lifted_on.is_none().then(|| words.get("paper", "lifted_by")),
        lifted_on: condition.lifted_on,
        review_on: condition.review.map(|review| review.on),
    }
}

/// The conditions of a decision, as it was taken.
pub fn reservations(decision: &DecisionView, words: &Words) -> Vec<print::Reservation> {
    let lifted_by = Some(words.get("paper", "lifted_by"));
    decision
        .input
        .reservations
        .iter()
        .map(|reservation| print::Reservation {
            text: reservation.text.clone(),
            evidence: stated(&reservation.evidence),
            due_on: Some(reservation.due_on),
            responsible: stated(&reservation.responsible),
            lifted_by: lifted_by.clone(),
            lifted_on: None,
            review_on: reservation.review_on,
        })
        .collect()
}

/// The labels of the support measures that a decision grants.
pub fn support(source: &Source, decision: &DecisionView, words: &Words) -> Vec<String> {
    let measures = &source.call.rules.support.measures;
    let granted = measures
        .iter()
        .filter(|measure| decision.input.support.contains(&measure.code));
    granted.map(|measure| words.label(&measure.label).to_owned()).collect()
}

/// Where the journal stands.
pub fn proof(head: &Head) -> print::Proof {
    print::Proof {
        journal_head: head.hash.clone(),
        journal_length: u64::try_from(head.entries).unwrap_or(0),
        data_hash: None,
    }
}

/// The next session, if its date is known: after one without quorum, that which it was convened again for.
pub fn next_session(source: &Source, session: &SessionView) -> Result<Option<print::NextSession>> {
    let Some(on) = source.again_on.or(session.row.plan.next_on) else {
        return Ok(None);
    };
    let planned = source.sessions.sessions.iter().find(|row| row.plan.held_on == on);
    Ok(Some(print::NextSession {
        on,
        at: planned.map(|row| time(&row.plan.starts_at)).transpose()?,
        place: planned.and_then(|row| stated(&row.plan.place)),
    }))
}

/// A name within the name of a file.
pub fn slug(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}
