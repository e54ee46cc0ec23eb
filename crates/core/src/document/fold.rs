//! Folding: the one form in which texts are indexed, searched and compared.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::extract::is_format;

/// A text without case, accents or typographic variants: `fold("Nœux") == fold("noeux")`.
///
/// The full-text index and every query go through this same function, because FTS5's own `remove_diacritics` leaves œ, æ
/// and ligatures alone.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text
        .nfkd()
        .filter(|character| !is_combining_mark(*character) && !is_format(*character))
    {
        for lower in character.to_lowercase() {
            match lower {
                'œ' => folded.push_str("oe"),
                'æ' => folded.push_str("ae"),
                'ß' => folded.push_str("ss"),
                'ø' => folded.push('o'),
                'ł' => folded.push('l'),
                'đ' | 'ð' => folded.push('d'),
                'ı' => folded.push('i'),
                '’' | '‘' | 'ʼ' | '′' | '´' | '`' | '＇' => folded.push('\''),
                '‐' | '‑' | '‒' | '–' | '—' | '−' => folded.push('-'),
                '\u{ad}' => {}
                // A capital İ becomes an i and a dot above it.
                other if is_combining_mark(other) => {}
                other => folded.push(other),
            }
        }
    }
    folded.nfc().collect()
}

/// A project's title for comparison: folded, punctuation turned into spaces, spaces collapsed, articles kept.
pub fn normalised_title(title: &str) -> String {
    let folded = fold(title);
    let words: Vec<&str> = folded
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn accents_case_and_ligatures_do_not_matter() {
        assert_eq!(fold("Nœux"), fold("noeux"));
        assert_eq!(fold("ÉVALUATION"), "evaluation");
        assert_eq!(fold("e\u{301}ne\u{301}rgie ef\u{fb01}cace"), "energie efficace");
        assert_eq!(fold("Ex æquo"), "ex aequo");
        assert_eq!(fold("L’œuvre"), fold("l'oeuvre"));
    }

    #[test]
    fn a_title_is_compared_without_its_punctuation() {
        assert_eq!(
            normalised_title("HydroCanal — pompe à chaleur, sur canal !"),
            "hydrocanal pompe a chaleur sur canal"
        );
        assert_eq!(
            normalised_title("L'atelier  des Alouettes"),
            normalised_title("L’Atelier des alouettes")
        );
        assert_eq!(normalised_title("« La Boucle »"), "la boucle");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in "\\PC{0,40}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.clone());
        }

        #[test]
        fn the_form_of_the_accents_does_not_matter(text in "[a-zA-Zàâäéèêëîïôöùûüçœæ '-]{0,40}") {
            prop_assert_eq!(fold(&text.nfd().collect::<String>()), fold(&text));
        }
    }
}
