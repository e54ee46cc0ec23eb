//! The text around what was found.

use crate::document::fold;

/// Characters shown before and after the word.
const BEFORE: usize = 60;
const AFTER: usize = 140;

/// A line of the text around the first of the (folded) words that it holds, or its beginning.
pub fn excerpt(text: &str, words: &[&str]) -> String {
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
fn find(text: &str, words: &[&str]) -> Option<usize> {
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
                if words.iter().any(|wanted| word.starts_with(wanted)) {
                    return Some(from);
                }
                start = None;
            }
            _ => {}
        }
    }
    None
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
        let shown = excerpt(&text, &["chaleur"]);
        assert!(shown.starts_with('…') && shown.ends_with('…'), "{shown}");
        assert!(shown.contains("pompe à chaleur sur canal"), "{shown}");
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(excerpt("Nœux-les-Mines", &["noeux"]), "Nœux-les-Mines");
        assert_eq!(excerpt("L'énergie", &["energ"]), "L'énergie");
        assert_eq!(excerpt("autre chose", &["zzz"]), "autre chose");
        assert_eq!(excerpt("", &["a"]), "");
    }

    proptest! {
        #[test]
        fn any_text_can_be_cut(text in "\\PC{0,400}", word in "[a-z]{1,3}") {
            let shown = excerpt(&text, &[&word]);
            prop_assert!(shown.chars().count() <= BEFORE + AFTER + 3);
        }
    }
}
