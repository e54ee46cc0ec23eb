//! What a call says of its own in a letter, besides what the letter must say.

use palmares_core::call::{LetterKind, LetterPlace, letter_text};
use palmares_core::dossier::view::DossierView;
use palmares_paper as print;

use crate::paper::facts;
use crate::paper::source::Source;
use crate::paper::words::Words;

/// The call's own paragraphs in such a letter: none where nobody wrote them in its language.
pub fn text(source: &Source, view: &DossierView, kind: &print::LetterKind, words: &Words) -> Vec<String> {
    let own = source.call.rules.letters.of(letter(kind));
    let written = own.map_or("", |text| words.written(text));
    paragraphs(&filled(source, view, written))
}

/// The call's own closing formula: none where nobody wrote it in the language of the letter.
pub fn closing(source: &Source, view: &DossierView, words: &Words) -> Option<String> {
    let own = source.call.rules.letters.closing.as_ref()?;
    facts::stated(&filled(source, view, words.written(own)))
}

fn filled(source: &Source, view: &DossierView, text: &str) -> String {
    let number = facts::number(&view.row);
    letter_text(text, |place| match place {
        LetterPlace::Project => &view.dossier.title,
        LetterPlace::Applicant => &view.row.applicant,
        LetterPlace::Number => &number,
        LetterPlace::Call => &source.call.name,
    })
}

/// The paragraphs of a text, which empty lines part; the lines of each stay.
fn paragraphs(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let parts = lines.split(|line| line.is_empty()).filter(|part| !part.is_empty());
    parts.map(|part| part.join("\n")).collect()
}

/// The letter to which a call may add, for what it announces: what is said of an extension is none of the usual letters.
fn letter(kind: &print::LetterKind) -> LetterKind {
    use print::LetterKind as Said;
    let extends = |decision: &print::DecisionRef| decision.extension.is_some();
    match kind {
        Said::Laureate { decision, .. } | Said::SelectedWithReservations { decision, .. } if extends(decision) => {
            LetterKind::Extended
        }
        Said::Deferred { decision, .. } | Said::Rejected { decision, .. } | Said::Dropped { decision, .. }
            if extends(decision) =>
        {
            LetterKind::NotExtended
        }
        Said::Acknowledgement { .. } => LetterKind::Acknowledgement,
        Said::RequestForDocuments { .. } => LetterKind::RequestForDocuments,
        Said::Inadmissible { .. } => LetterKind::Inadmissible,
        Said::Ineligible { .. } => LetterKind::Ineligible,
        Said::OffTopic { .. } => LetterKind::OffTopic,
        Said::Redirected { .. } | Said::RedirectedByCommittee { .. } => LetterKind::Redirected,
        Said::HearingInvitation(_) => LetterKind::HearingInvitation,
        Said::Laureate { .. } => LetterKind::Laureate,
        Said::SelectedWithReservations { .. } => LetterKind::SelectedWithReservations,
        Said::LetterOfSupport { .. } => LetterKind::LetterOfSupport,
        Said::Waitlisted { .. } => LetterKind::Waitlisted,
        Said::Deferred { .. } => LetterKind::Deferred,
        Said::Rejected { .. } => LetterKind::Rejected,
        Said::Dropped { .. } => LetterKind::Dropped,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(extends: bool) -> print::DecisionRef {
        let day = |day: &str| day.parse().unwrap();
        print::DecisionRef {
            session_on: day("2026-06-10"),
            session_number: "3".to_owned(),
            act: None,
            extension: extends.then(|| print::Extension {
                granted_on: day("2024-06-10"),
                until: day("2026-07-10"),
                conditions: Vec::new(),
            }),
        }
    }

    #[test]
    fn empty_lines_part_paragraphs_and_other_lines_stay() {
        assert_eq!(paragraphs("\nUn.\r\nDeux.  \n \n\nTrois.\n"), ["Un.\nDeux.", "Trois."]);
        assert_eq!(paragraphs(" \n "), Vec::<String>::new());
    }

    #[test]
    fn what_is_said_of_an_extension_is_none_of_the_usual_letters() {
        let dropped = |extends: bool| print::LetterKind::Dropped {
            decision: decided(extends),
            motive: vec![],
        };
        let deferred = |extends: bool| print::LetterKind::Deferred {
            decision: decided(extends),
            motive: vec![],
            next_session_on: None,
        };
        assert_eq!(letter(&dropped(false)), LetterKind::Dropped);
        assert_eq!(letter(&dropped(true)), LetterKind::NotExtended);
        assert_eq!(letter(&deferred(false)), LetterKind::Deferred);
        assert_eq!(letter(&deferred(true)), LetterKind::NotExtended);
    }
}
