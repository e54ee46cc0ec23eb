//! Titles out of what people call their files and mails.

use crate::document::{fold, normalised_title};

/// Marks of answers and forwards, in French and English mail programs.
const ANSWERS: &[&str] = &["re", "ref", "rep", "tr", "fw", "fwd", "wg", "aw"];
/// Words before the name of a project that say only what the mail is.
const FORMULAS: &[&str] = &[
    "dossier de candidature",
    "candidature",
    "appel a projets",
    "reponse a l'appel a projets",
    "depot de dossier",
    "dossier",
    "application",
];

/// A subject without marks of answers and forwards: `RE: TR: BriqLys` and `BriqLys` are one conversation.
pub fn thread_subject(subject: &str) -> &str {
    let mut rest = subject.trim();
    while let Some((mark, after)) = rest.split_once(':') {
        if !ANSWERS.contains(&fold(mark.trim()).as_str()) {
            break;
        }
        rest = after.trim_start();
    }
    rest
}

/// Whether a subject bears the mark of an answer or of a forward.
pub fn is_answer(subject: &str) -> bool {
    thread_subject(subject).len() < subject.trim().len()
}

/// The key under which two subjects are the same.
pub fn thread_key(subject: &str) -> String {
    normalised_title(thread_subject(subject))
}

/// The title of a project out of a mail's subject: without answers' marks and without what precedes the name.
pub fn title_of_subject(subject: &str) -> String {
    let subject = thread_subject(subject);
    for mark in [':', '—', '–', '-', '|'] {
        if let Some((before, after)) = subject.split_once(mark) {
            let before = fold(before.trim());
            if FORMULAS.iter().any(|formula| before.starts_with(formula)) && !after.trim().is_empty() {
                return collapsed(after);
            }
        }
    }
    collapsed(subject)
}

/// The title of a project out of the name of a file (its extension taken off before) or of a folder: `01_Briq_Lys` is
/// `Briq Lys`.
pub fn title_of_name(name: &str) -> String {
    let spaced = collapsed(&name.replace('_', " "));
    let rest = spaced.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = spaced.len() - rest.len();
    let unnumbered = rest.trim_start_matches([' ', '-', '.', '—', '–']);
    let numbered = (1..=3).contains(&digits) && unnumbered.len() < rest.len() && !unnumbered.is_empty();
    if numbered { unnumbered.to_owned() } else { spaced }
}

/// A file's name without its extension.
pub fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && extension.len() <= 5 => stem,
        _ => name,
    }
}

fn collapsed(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(300)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_and_forwards_belong_to_the_first_mail() {
        for subject in ["BriqLys", "Re: BriqLys", "RE : TR: briqlys", "Fwd: Réf: BRIQLYS !"] {
            assert_eq!(thread_key(subject), "briqlys", "{subject}");
        }
        assert_eq!(thread_subject("Projet : BriqLys"), "Projet : BriqLys");
    }

    #[test]
    fn a_subject_gives_the_name_of_the_project() {
        assert_eq!(
            title_of_subject("Candidature – BriqLys, briques de terre"),
            "BriqLys, briques de terre"
        );
        assert_eq!(
            title_of_subject("Tr: Dossier de candidature : HydroCanal"),
            "HydroCanal"
        );
        assert_eq!(
            title_of_subject("TerrilData — jumeau numérique"),
            "TerrilData — jumeau numérique"
        );
        assert_eq!(title_of_subject("Candidature"), "Candidature");
    }

    #[test]
    fn a_name_loses_its_number_its_underscores_and_its_extension() {
        assert_eq!(title_of_name("01_Briq_Lys"), "Briq Lys");
        assert_eq!(title_of_name("07 - TerrilData"), "TerrilData");
        assert_eq!(title_of_name("3D print"), "3D print");
        assert_eq!(title_of_name("2026 bilan"), "2026 bilan");
        assert_eq!(stem("Kbis.2026.pdf"), "Kbis.2026");
        assert_eq!(stem(".pdf"), ".pdf");
    }
}
