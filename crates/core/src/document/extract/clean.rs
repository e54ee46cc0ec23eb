//! Makes read text fit for reading and searching.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

/// Cleans every page and returns how many characters meant nothing.
///
/// NFKC takes ligatures and presentation forms apart and composes accents (its result is in NFC too); controls, marks
/// of direction and private characters go; words that a line's end cut are joined.
pub(super) fn clean(pages: &mut [String]) -> usize {
    let mut strange = 0;
    for page in pages.iter_mut() {
        *page = normalise(page, &mut strange);
    }
    let words = words(pages);
    for page in pages.iter_mut() {
        *page = join_cut_words(page, &words);
    }
    strange
}

fn normalise(page: &str, strange: &mut usize) -> String {
    let mut text = String::with_capacity(page.len());
    for character in page.nfkc() {
        match character {
            '\n' => {
                text.truncate(text.trim_end_matches(' ').len());
                text.push('\n');
            }
            '\u{ad}' => text.push(character),
            '\u{2010}' => text.push('-'),
            '\u{fffd}' | '\u{e000}'..='\u{f8ff}' => {
                *strange += 1;
                push_space(&mut text);
            }
            _ if is_format(character) => {}
            _ if character.is_control() && !character.is_whitespace() => *strange += 1,
            _ if character.is_whitespace() => push_space(&mut text),
            _ => text.push(character),
        }
    }
    text.truncate(text.trim_end().len());
    text
}

fn push_space(text: &mut String) {
    if !text.is_empty() && !text.ends_with([' ', '\n']) {
        text.push(' ');
    }
}

/// Invisible characters: zero widths, marks of direction, variation selectors, tags.
pub(in super::super) fn is_format(character: char) -> bool {
    matches!(character,
        '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// The words of the whole document that stand uncut within a line, lower case; compound words are one.
fn words(pages: &[String]) -> HashSet<String> {
    let mut words = HashSet::new();
    for line in pages.iter().flat_map(|page| page.lines()) {
        for word in line.split(|character: char| !character.is_alphanumeric() && character != '-') {
            if !word.is_empty() && !word.ends_with('-') {
                words.insert(word.to_lowercase());
            }
        }
    }
    words
}

/// Joins `inno-⏎vation` to `innovation` and `rendez-⏎vous` to `rendez-vous`: the document's other words tell which is
/// which, and a word that occurs nowhere else is taken for a cut one. Soft hyphens join what goes on in the same case.
fn join_cut_words(page: &str, words: &HashSet<String>) -> String {
    let mut text = String::with_capacity(page.len());
    for line in page.split('\n') {
        let follows = goes_on(&text, line);
        if text.ends_with('\u{ad}') {
            text.pop();
            if !follows && !text.is_empty() {
                text.push('\n');
            }
        } else if follows && text.ends_with('-') && ends_in_a_word(&text) {
            if !is_compound(&text, line, words) {
                text.pop();
            }
        } else if !text.is_empty() {
            text.push('\n');
        }
        text.extend(line.char_indices().filter_map(|(at, character)| {
            (character != '\u{ad}' || at + character.len_utf8() == line.len()).then_some(character)
        }));
    }
    text.truncate(text.trim_end_matches('\u{ad}').len());
    text
}

/// Whether a line goes on with the word that the text before cuts: in the same case.
fn goes_on(text: &str, line: &str) -> bool {
    let mut before = text.chars().rev().skip_while(|c| !c.is_alphanumeric());
    let capitals = before.next().is_some_and(char::is_uppercase) && before.next().is_some_and(char::is_uppercase);
    let next = line.chars().next();
    next.is_some_and(char::is_lowercase) || (capitals && next.is_some_and(char::is_uppercase))
}

fn ends_in_a_word(text: &str) -> bool {
    text.chars().rev().nth(1).is_some_and(char::is_alphabetic)
}

fn is_compound(text: &str, next: &str, words: &HashSet<String>) -> bool {
    let head = text.trim_end_matches('-');
    let start = head
        .rfind(|character: char| !character.is_alphanumeric() && character != '-')
        .map_or(0, |at| {
            at + head
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(1, char::len_utf8)
        });
    let head = head.get(start..).unwrap_or_default().to_lowercase();
    let tail: String = next
        .chars()
        .take_while(|character| character.is_alphanumeric())
        .collect();
    let tail = tail.to_lowercase();
    if words.contains(&format!("{head}{tail}")) {
        return false;
    }
    words.contains(&format!("{head}-{tail}")) || (words.contains(&head) && words.contains(&tail) && tail.len() > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(page: &str) -> String {
        let mut pages = vec![page.to_owned()];
        clean(&mut pages);
        pages.remove(0)
    }

    #[test]
    fn ligatures_and_decomposed_accents_become_letters() {
        assert_eq!(
            cleaned("e\u{301}ner\u{301}gie e\u{fb03}cace \u{fb02}ux"),
            "éneŕgie efficace flux"
        );
    }

    #[test]
    fn invisible_characters_and_controls_go() {
        assert_eq!(cleaned("a\u{0}b\u{200b}c\u{202e}d\u{a0}e \u{7}"), "abcd e");
    }

    #[test]
    fn a_word_cut_by_the_end_of_a_line_is_joined() {
        assert_eq!(
            cleaned("une inno-\nvation et l'éner\u{ad}\ngie"),
            "une innovation et l'énergie"
        );
    }

    #[test]
    fn a_word_in_capitals_is_joined_and_the_next_cell_is_not() {
        assert_eq!(cleaned("une INNO-\nVATION"), "une INNOVATION");
        assert_eq!(cleaned("inno\u{2010}\nvation"), "innovation");
        assert_eq!(cleaned("Prési\u{ad}\nSolène"), "Prési\nSolène");
    }

    #[test]
    fn a_compound_word_keeps_its_hyphen() {
        assert_eq!(
            cleaned("un rendez-vous\nun rendez-\nvous"),
            "un rendez-vous\nun rendez-vous"
        );
        assert_eq!(cleaned("Béthune-\nBruay"), "Béthune-\nBruay");
    }

    #[test]
    fn characters_without_meaning_are_counted() {
        let mut pages = vec!["\u{f0b7}\u{fffd}a".to_owned()];
        assert_eq!(clean(&mut pages), 2);
        assert_eq!(pages, ["a"]);
    }
}
