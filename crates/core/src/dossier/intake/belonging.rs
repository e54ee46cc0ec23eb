//! Where a unit belongs: a rule on what is known, without a look at the workspace. Two applicants never become one dossier without
//! somebody's word, so that only the very same bytes and a clear answer of the same person are certain.

use std::collections::{BTreeMap, BTreeSet};

use super::naming::{is_answer, thread_key};
use super::view::Why;
use crate::clock::Timestamp;
use crate::document::normalised_title;
use crate::id::DossierId;

/// A mail that a dossier holds, or that comes.
#[derive(Debug, Clone, Default)]
pub struct Letter {
    /// Its `Message-ID`; empty without one.
    pub key: String,
    /// Its bytes' hash.
    pub sha256: String,
    /// The sender's address.
    pub from: String,
    /// Where it wants its answers; empty for the sender.
    pub reply_to: String,
    /// The subject.
    pub subject: String,
    /// Its date.
    pub sent_at: Option<Timestamp>,
}

impl Letter {
    fn same_sender(&self, other: &Self) -> bool {
        !self.from.is_empty() && self.from.eq_ignore_ascii_case(&other.from)
    }

    fn same_subject(&self, other: &Self) -> bool {
        let thread = thread_key(&self.subject);
        !thread.is_empty() && thread == thread_key(&other.subject)
    }
}

/// A dossier of the call as far as it matters here, one that this import makes among them.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Its identifier; none while it is only planned.
    pub id: Option<DossierId>,
    /// Its number.
    pub number: Option<u32>,
    /// Its title.
    pub title: String,
    /// It was withdrawn.
    pub withdrawn: bool,
    /// It is of this very import.
    pub fresh: bool,
    /// The mails that fed it.
    pub letters: Vec<Letter>,
    /// Hashes of its documents that hold a byte.
    pub contents: BTreeSet<String>,
    /// Names of its documents that hold none.
    pub empty: BTreeSet<String>,
}

/// What comes.
#[derive(Debug, Clone, Default)]
pub struct Coming {
    /// The mail, when it is one.
    pub letter: Option<Letter>,
    /// The identifiers of the mails that it answers, newest first.
    pub answers: Vec<String>,
    /// The title that its dossier would have.
    pub title: String,
    /// Hashes of its documents that hold a byte.
    pub contents: BTreeSet<String>,
    /// Names of its documents that hold none.
    pub empty: BTreeSet<String>,
}

/// Where it goes: a place among the known dossiers, or a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A dossier of its own.
    New,
    /// It joins the dossier of this place.
    Joins(usize),
    /// All of it is in the dossier of this place.
    There(usize),
}

/// Where something belongs, and how certain that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Belonging {
    /// Where it goes.
    pub place: Place,
    /// What is not sure is asked.
    pub sure: bool,
    /// Why.
    pub why: Vec<Why>,
    /// The number of another dossier that holds a content, by hash.
    pub also_in: BTreeMap<String, u32>,
}

impl Belonging {
    /// Certain, or not.
    pub fn of(place: Place, sure: bool, why: &[Why]) -> Self {
        Self {
            place,
            sure,
            why: why.to_vec(),
            also_in: BTreeMap::new(),
        }
    }
}

/// Where something belongs among the dossiers of its call.
pub fn propose(known: &[Known], coming: &Coming) -> Belonging {
    let mut found = match &coming.letter {
        Some(letter) => of_letter(known, coming, letter),
        None => of_files(known, coming),
    };
    if found.place == Place::New {
        for dossier in known.iter().filter(|dossier| !dossier.withdrawn) {
            for shared in dossier.contents.intersection(&coming.contents) {
                if let Some(number) = dossier.number {
                    found.also_in.entry(shared.clone()).or_insert(number);
                }
            }
        }
    }
    found
}

fn of_letter(known: &[Known], coming: &Coming, letter: &Letter) -> Belonging {
    let mut found = the_same(known, letter)
        .or_else(|| answer(known, coming, letter))
        .or_else(|| damaged(known, letter))
        .or_else(|| same_thread(known, letter))
        .or_else(|| withdrawn(known, coming, letter))
        .or_else(|| same_documents(known, coming, letter))
        .unwrap_or_else(|| Belonging::of(Place::New, true, &[]));
    let same_key = |held: &Letter| !letter.key.is_empty() && held.key == letter.key;
    if found.place == Place::New && holding(known, false, same_key).is_some() {
        found.why.push(Why::ReusedIdentifier);
    }
    found
}

/// The very same bytes are there.
fn the_same(known: &[Known], letter: &Letter) -> Option<Belonging> {
    let same_bytes = |held: &Letter| held.sha256 == letter.sha256;
    if let Some((place, _)) = holding(known, false, same_bytes) {
        return Some(Belonging::of(Place::There(place), true, &[Why::SameBytes]));
    }
    holding(known, true, same_bytes)?;
    Some(Belonging::of(Place::New, false, &[Why::SameBytes, Why::Withdrawn]))
}

/// It answers a mail: the same person who answers under the same subject is certain; anything else is asked.
fn answer(known: &[Known], coming: &Coming, letter: &Letter) -> Option<Belonging> {
    let answered = |key: &String| holding(known, false, |held| !key.is_empty() && held.key == *key);
    let (place, held) = coming.answers.iter().find_map(answered)?;
    let doubts = [
        (!held.same_sender(letter), Why::OtherSender),
        (!held.same_subject(letter), Why::OtherSubject),
        (held.reply_to != letter.reply_to, Why::OtherReplyTo),
    ];
    let doubts = doubts.into_iter().filter_map(|(holds, why)| holds.then_some(why));
    let why: Vec<Why> = std::iter::once(Why::AnswersMail).chain(doubts).collect();
    Some(Belonging::of(Place::Joins(place), why.len() == 1, &why))
}

/// A mail of the same identifier, sender, subject and date: one of the two was cut or changed on its way.
fn damaged(known: &[Known], letter: &Letter) -> Option<Belonging> {
    let same_mail = |held: &Letter| {
        !letter.key.is_empty()
            && held.key == letter.key
            && held.same_sender(letter)
            && held.same_subject(letter)
            && held.sent_at == letter.sent_at
    };
    let (place, _) = holding(known, false, same_mail)?;
    Some(Belonging::of(Place::Joins(place), false, &[Why::SameMailOtherBytes]))
}

/// The same sender under the same subject: a form that relays, a consultant with two clients, or one applicant.
fn same_thread(known: &[Known], letter: &Letter) -> Option<Belonging> {
    let same = |held: &Letter| held.same_sender(letter) && held.same_subject(letter);
    if let Some((place, _)) = holding(known, false, |held| same(held) && held.reply_to == letter.reply_to) {
        let place = if is_answer(&letter.subject) {
            Place::Joins(place)
        } else {
            Place::New
        };
        return Some(Belonging::of(place, false, &[Why::SameSenderAndSubject]));
    }
    holding(known, false, same)?;
    Some(Belonging::of(
        Place::New,
        true,
        &[Why::SameSenderAndSubject, Why::OtherReplyTo],
    ))
}

/// A withdrawn dossier attracts nothing, and somebody knows of it.
fn withdrawn(known: &[Known], coming: &Coming, letter: &Letter) -> Option<Belonging> {
    let same = |held: &Letter| held.same_sender(letter) && held.same_subject(letter);
    holding(known, true, |held| same(held) || coming.answers.contains(&held.key))?;
    Some(Belonging::of(Place::New, false, &[Why::Withdrawn]))
}

/// The same person sends documents again that are all there.
fn same_documents(known: &[Known], coming: &Coming, letter: &Letter) -> Option<Belonging> {
    let place = known.iter().position(|dossier| {
        !dossier.withdrawn
            && !coming.contents.is_empty()
            && coming.contents.is_subset(&dossier.contents)
            && dossier.letters.iter().any(|held| held.same_sender(letter))
    })?;
    Some(Belonging::of(Place::Joins(place), false, &[Why::AllDocumentsThere]))
}

/// The first dossier, withdrawn or not, with a letter of which this is true.
fn holding(known: &[Known], withdrawn: bool, is_it: impl Fn(&Letter) -> bool) -> Option<(usize, &Letter)> {
    let mut among = known
        .iter()
        .enumerate()
        .filter(|(_, dossier)| dossier.withdrawn == withdrawn);
    among.find_map(|(place, dossier)| Some((place, dossier.letters.iter().find(|held| is_it(held))?)))
}

/// Shared documents may be blank forms that everybody sends: they never join anybody by themselves. The same folder under the same
/// name, taken in before, is there; whatever lies between is asked.
fn of_files(known: &[Known], coming: &Coming) -> Belonging {
    let title = normalised_title(&coming.title);
    let same_name = |dossier: &Known| normalised_title(&dossier.title) == title;
    if coming.contents.is_empty() {
        return of_empty(known, coming, same_name);
    }
    let shared = |dossier: &Known| dossier.contents.intersection(&coming.contents).count();
    let best = |withdrawn: bool| {
        let live = known
            .iter()
            .enumerate()
            .filter(|(_, dossier)| dossier.withdrawn == withdrawn);
        let candidates = live.filter(|(_, dossier)| shared(dossier) > 0);
        // The oldest among equals: `max_by_key` keeps the last.
        candidates
            .rev()
            .max_by_key(|(_, dossier)| (same_name(dossier), shared(dossier)))
    };
    let all = |dossier: &Known| coming.contents.is_subset(&dossier.contents);
    match best(false) {
        Some((place, dossier)) if all(dossier) && same_name(dossier) => {
            let why = [Why::SameName, Why::AllDocumentsThere];
            Belonging::of(Place::There(place), !dossier.fresh, &why)
        }
        Some((place, dossier)) if all(dossier) => Belonging::of(Place::There(place), false, &[Why::AllDocumentsThere]),
        Some((place, dossier)) if same_name(dossier) => {
            Belonging::of(Place::Joins(place), false, &[Why::SameName, Why::SharesDocuments])
        }
        Some(_) => Belonging::of(Place::New, true, &[Why::SharesDocuments]),
        None if best(true).is_some_and(|(_, dossier)| all(dossier)) => {
            Belonging::of(Place::New, false, &[Why::AllDocumentsThere, Why::Withdrawn])
        }
        None => Belonging::of(Place::New, true, &[]),
    }
}

/// Files without a byte are told by their names and that of their folder alone.
fn of_empty(known: &[Known], coming: &Coming, same_name: impl Fn(&Known) -> bool) -> Belonging {
    let there = |dossier: &Known| !dossier.withdrawn && same_name(dossier) && coming.empty.is_subset(&dossier.empty);
    match known.iter().position(there) {
        Some(place) => Belonging::of(Place::There(place), !is_fresh(known, place), &[Why::SameName]),
        None => Belonging::of(Place::New, true, &[]),
    }
}

fn is_fresh(known: &[Known], place: usize) -> bool {
    known.get(place).is_some_and(|dossier| dossier.fresh)
}

#[cfg(test)]
#[path = "belonging_tests.rs"]
mod tests;
