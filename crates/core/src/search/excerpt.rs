//! The text around what was found.

use crate::document::fold;

/// Characters shown before and after the word.
const BEFORE: usize = 60;
const AFTER: usize = 140;

/// A line of the text around the first of the (folded) words that it holds, or its beginning.
pub fn excerpt(text: &str, words: &[String]) -> String {
    let at = find(text, words).unwrap_or(0);
    let (head, tail) = text.split_at_checked(at).unwrap_or(("", text));
    let start = head
        .char_indices()
        .rev()
        .take(BEFORE)
        .last()
        .map_or(head.len(), |(index, _)| index);
    let end = tail.char_indices().nth(AFTER).map_or(tail.len(), |(index, _)| index);
    let line = |part: &str| part.split_whitespace().collect::<Vec<_>>().join(" ");
    let before = head.get(start..).unwrap_or_default();
    let space = if before.ends_with(char::is_whitespace) && !line(before).is_empty() {
        " "
    } else {
        ""
    };
    format!(
        "{}{}{space}{}{}",
        if start > 0 { "…" } else { "" },
        line(before),
        line(tail.get(..end).unwrap_or_default()),
        if end < tail.len() { "…" } else { "" },
    )
}

/// Where the first word of the text begins that begins with one of the words.
fn find(text: &str, words: &[String]) -> Option<usize> {
    let mut start = None;
    let ends = text
        .char_indices()
        .map(|(index, c)| (index, c.is_alphanumeric()))
        .chain([(text.len(), false)]);
    for (index, inside) in ends {
        match (start, inside) {
            (None, true) => start = Some(index),
            (Some(from), false) => {
                let word = fold(text.get(from..index).unwrap_or_default());
                let is_wanted = |wanted: &String| {
                    word.starts_with(wanted)
                        || (wanted.starts_with(&word) && in_one_piece(text.get(from..).unwrap_or_default(), wanted))
                };
                if words.iter().any(is_wanted) {
                    return Some(from);
                }
                start = None;
            }
            _ => {}
        }
    }
    None
}

/// Whether a text begins with a word that stands in it cut or grouped (`732 829` for `732829`).
fn in_one_piece(text: &str, wanted: &str) -> bool {
    let head = text
        .char_indices()
        .nth(wanted.len() * 2)
        .map_or(text.len(), |(end, _)| end);
    let pieces = fold(text.get(..head).unwrap_or_default());
    let letters: String = pieces.chars().filter(|c| c.is_alphanumeric()).collect();
    letters.starts_with(wanted)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_word_is_shown_in_its_surroundings_with_its_accents() {
        let text = format!(
            "{} la pompe à chaleur sur\n canal {}",
            "début ".repeat(40),
            "fin ".repeat(60)
        );
        let shown = excerpt(&text, &words("chaleur"));
        assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
        assert!(shown.contains("pompe à chaleur sur canal"), "{shown}");
    }

    fn words(words: &str) -> Vec<String> {
        words.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn a_number_is_shown_where_it_stands_in_groups() {
        let text = format!("{} SIRET 732 829 320 00074, Lillers", "début ".repeat(40));
        let shown = excerpt(&text, &words("73282932000074"));
        assert!(shown.contains("SIRET 732 829 320 00074"), "{shown}");
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(excerpt("Nœux-les-Mines", &words("noeux")), "Nœux-les-Mines");
        assert_eq!(excerpt("L'énergie", &words("energ")), "L'énergie");
        assert_eq!(excerpt("autre chose", &words("zzz")), "autre chose");
        assert_eq!(excerpt("", &words("a")), "");
    }

    proptest! {
        #[test]
        fn any_text_can_be_cut(text in "\\PC{0,400}", word in "[a-z]{1,3}") {
            let shown = excerpt(&text, &[word]);
            prop_assert!(shown.chars().count() <= BEFORE + AFTER + 3);
        }
    }
}
