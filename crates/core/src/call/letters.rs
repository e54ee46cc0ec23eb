//! What a call says of its own in its letters. What the law asks for stands in every letter whatever is written here: own paragraphs come
//! after it and take the place of nothing.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::model::CallRules;
use crate::error::InputFault;
use crate::grid::{Label, Problem};
use crate::words::words;

/// Most characters of an own text in one language: about a page.
const TEXT_MOST: usize = 3_000;
/// Most characters of an own closing formula in one language.
const CLOSING_MOST: usize = 300;

/// What a call says of its own in its letters; nothing in older rules.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LetterTexts {
    /// Its own paragraphs, one text for each letter that has some.
    #[serde(default)]
    pub texts: Vec<LetterText>,
    /// The formula that closes every letter; the usual one where there is none.
    #[serde(default)]
    pub closing: Option<Label>,
}

/// The call's own paragraphs in one letter, after what that letter must say and before its closing formula.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LetterText {
    /// Which letter.
    pub letter: LetterKind,
    /// Paragraphs, parted by empty lines; `{project}`, `{applicant}`, `{number}` and `{call}` stand for the dossier's. Each language is printed
    /// in its own letters alone.
    pub text: Label,
}

words! {
    /// The letters that a call may add to.
    #[cfg_attr(feature = "typescript", derive(schemars::JsonSchema))]
    LetterKind in "letter.kind" {
        /// Accusé de réception.
        Acknowledgement = "acknowledgement",
        /// Demande de pièces.
        RequestForDocuments = "request_for_documents",
        /// Irrecevable.
        Inadmissible = "inadmissible",
        /// Inéligible.
        Ineligible = "ineligible",
        /// Hors sujet.
        OffTopic = "off_topic",
        /// Réorienté, before the committee or by it.
        Redirected = "redirected",
        /// Invitation à l'audition.
        HearingInvitation = "hearing_invitation",
        /// Retenu, labellisé.
        Laureate = "laureate",
        /// Retenu sous réserves.
        SelectedWithReservations = "selected_with_reservations",
        /// Lettre de soutien.
        LetterOfSupport = "letter_of_support",
        /// Liste complémentaire.
        Waitlisted = "waitlisted",
        /// Ajourné.
        Deferred = "deferred",
        /// Non retenu.
        Rejected = "rejected",
        /// Classé sans suite.
        Dropped = "dropped",
        /// A label that is extended, with reservations or without.
        Extended = "extended",
        /// A label that is not extended, or not yet.
        NotExtended = "not_extended",
    }
}

words! {
    /// What may stand between braces in a call's own texts, for what each letter says there.
    LetterPlace in "letter.place" {
        /// The project's title.
        Project = "project",
        /// The applicant's name.
        Applicant = "applicant",
        /// The dossier's number.
        Number = "number",
        /// The call's name.
        Call = "call",
    }
}

impl LetterTexts {
    /// The call's own text in a letter.
    pub fn of(&self, letter: LetterKind) -> Option<&Label> {
        let own = self.texts.iter().find(|own| own.letter == letter)?;
        Some(&own.text)
    }
}

/// An own text with its places filled, in one pass: what a value says is never taken for a place.
///
/// ```
/// # use palmares_core::call::{LetterPlace, letter_text};
/// let said = letter_text("Gardez le n° {number}.", |place| match place {
///     LetterPlace::Number => "042",
///     _ => "{number}",
/// });
/// assert_eq!(said, "Gardez le n° 042.");
/// ```
pub fn letter_text<'a>(text: &str, value: impl Fn(LetterPlace) -> &'a str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, name, after)) = next_place(rest) {
        out.push_str(before);
        // Rules are refused that name another one.
        out.push_str(name.parse::<LetterPlace>().map_or("", &value));
        rest = after;
    }
    out + rest
}

/// What stands before the next place, its name, and what follows; a brace that nothing closes opens one that has no known name.
fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}').unwrap_or((text, ""));
    Some((before, name, after))
}

fn names_an_unknown_place(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, name, after)) = next_place(rest) {
        if name.parse::<LetterPlace>().is_err() {
            return true;
        }
        rest = after;
    }
    false
}

/// Every fault in what a call says in its letters, each at its field.
pub(super) fn problems(rules: &CallRules) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for (index, own) in rules.letters.texts.iter().enumerate() {
        let field = format!("letters.texts[{index}]");
        if !seen.insert(own.letter) {
            found.push(fault(format!("{field}.letter"), InputFault::Duplicate));
        }
        found.extend(faults(&format!("{field}.text"), &own.text, TEXT_MOST));
    }
    if let Some(closing) = &rules.letters.closing {
        found.extend(faults("letters.closing", closing, CLOSING_MOST));
    }
    found
}

/// A text says something in one language at least, and in each no more than fits, with known places.
fn faults(field: &str, text: &Label, most: usize) -> Vec<Problem> {
    let mut found = Vec::new();
    if text.fr.trim().is_empty() && text.en.trim().is_empty() {
        found.push(fault(format!("{field}.fr"), InputFault::Empty));
    }
    for (language, said) in [("fr", &text.fr), ("en", &text.en)] {
        if said.chars().count() > most {
            found.push(fault(format!("{field}.{language}"), InputFault::TooLong));
        }
        if names_an_unknown_place(said) {
            found.push(fault(format!("{field}.{language}"), InputFault::UnknownPlace));
        }
    }
    found
}

fn fault(field: String, reason: InputFault) -> Problem {
    Problem { field, reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::Template;

    fn own(letter: LetterKind, fr: &str, en: &str) -> LetterText {
        LetterText {
            letter,
            text: label(fr, en),
        }
    }

    fn label(fr: &str, en: &str) -> Label {
        Label {
            fr: fr.to_owned(),
            en: en.to_owned(),
        }
    }

    fn found(texts: Vec<LetterText>, closing: Option<Label>) -> Vec<(String, InputFault)> {
        let mut rules = Template::shipped("territoire_intelligent").unwrap().rules;
        rules.letters = LetterTexts { texts, closing };
        let found = problems(&rules).into_iter();
        found.map(|problem| (problem.field, problem.reason)).collect()
    }

    #[test]
    fn rules_that_say_nothing_of_letters_say_nothing_in_them() {
        let rules = Template::shipped("territoire_intelligent").unwrap().rules;
        assert_eq!(rules.letters, LetterTexts::default());
        let mut older = serde_json::to_value(&rules).unwrap();
        older.as_object_mut().unwrap().remove("letters");
        assert_eq!(serde_json::from_value::<CallRules>(older).unwrap(), rules);
    }

    #[test]
    fn an_own_text_is_that_of_its_letter() {
        let letters = LetterTexts {
            texts: vec![own(LetterKind::Rejected, "Merci.", "")],
            closing: None,
        };
        assert_eq!(letters.of(LetterKind::Rejected), Some(&label("Merci.", "")));
        assert_eq!(letters.of(LetterKind::Laureate), None);
    }

    #[test]
    fn places_are_filled_once_and_braces_of_a_value_stay() {
        let value = |place: LetterPlace| match place {
            LetterPlace::Project => "{call} } #strong[x]",
            LetterPlace::Applicant => "BRIQLYS",
            LetterPlace::Number => "042",
            LetterPlace::Call => "Territoire",
        };
        assert_eq!(
            letter_text("{project}, {applicant}, {number}, {call} : {number}}", value),
            "{call} } #strong[x], BRIQLYS, 042, Territoire : 042}"
        );
        assert_eq!(
            letter_text("a {unknown} b {", value),
            "a  b ",
            "what is unknown is not printed"
        );
    }

    #[test]
    fn a_place_that_no_letter_knows_is_refused_at_its_field() {
        let at = |field: &str| vec![(field.to_owned(), InputFault::UnknownPlace)];
        for wrong in ["{projet}", "{ project }", "{Project}", "{}", "{project", "a { b"] {
            let texts = vec![
                own(LetterKind::Laureate, "Bravo à {applicant}.", ""),
                own(LetterKind::Rejected, "Merci.", wrong),
            ];
            assert_eq!(found(texts, None), at("letters.texts[1].text.en"), "{wrong}");
        }
        assert_eq!(
            found(vec![], Some(label("Bien à vous, {name}", ""))),
            at("letters.closing.fr")
        );
        let known = "{project} {applicant} {number} {call} }";
        assert_eq!(found(vec![own(LetterKind::Deferred, known, known)], None), []);
    }

    #[test]
    fn a_text_says_something_once_and_no_more_than_fits() {
        let at = |field: &str, reason| vec![(field.to_owned(), reason)];
        let page = "é".repeat(TEXT_MOST);
        assert_eq!(found(vec![own(LetterKind::Waitlisted, &page, "")], None), []);
        let more = format!("{page}é");
        assert_eq!(
            found(vec![own(LetterKind::Waitlisted, "", &more)], None),
            at("letters.texts[0].text.en", InputFault::TooLong)
        );
        let formula = "x".repeat(CLOSING_MOST + 1);
        assert_eq!(
            found(vec![], Some(label(&formula, ""))),
            at("letters.closing.fr", InputFault::TooLong)
        );
        assert_eq!(
            found(vec![], Some(label(" \n", ""))),
            at("letters.closing.fr", InputFault::Empty)
        );
        let twice = vec![own(LetterKind::Dropped, "a", ""), own(LetterKind::Dropped, "b", "")];
        assert_eq!(found(twice, None), at("letters.texts[1].letter", InputFault::Duplicate));
    }
}
