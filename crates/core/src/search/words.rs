//! What of a text is indexed, and what a query asks for: the same words in any grouping and on either side of a hyphen.
//!
//! « 732 829 320 00074 » is found by `73282932000074` and the other way round; `rendez-vous`, `rendezvous` and a word that the end of a
//! line cut are one. Both sides go through the same folding.

use crate::document::fold;
use crate::territory::{Siren, Siret};

/// Digits of a SIREN and of a SIRET.
const LENGTHS: [usize; 2] = [9, 14];
/// Most characters of white space and punctuation between two groups of one number: a line's end with its margin.
const BETWEEN: usize = 3;

/// A text as it is indexed: folded, then the words that stand in it cut or grouped, each in one piece.
pub(super) fn indexed(text: &str) -> String {
    let mut folded = fold(text);
    let words = words(&folded);
    let mut whole = Vec::new();
    numbers(&words, &mut whole);
    compounds(&words, &mut whole);
    for word in whole {
        folded.push('\n');
        folded.push_str(&word);
    }
    folded
}

/// The query in the language of the index; none without any word. Each word is taken as the beginning of a word. A letter beside
/// longer words is a word of its own (« l'énergie »): as a beginning it would stand on every page and only cost time.
pub(super) fn terms(query: &str) -> Option<String> {
    let folded = fold(query);
    let words = words(&folded);
    let only_letters = words.iter().all(|word| is_letter(word.text));
    let mut terms = Vec::new();
    let mut rest = words.as_slice();
    while let Some(first) = rest.first() {
        let together = 1 + rest.iter().skip(1).take_while(|word| word.continues(first)).count();
        let (group, after) = rest.split_at(together);
        let each: Vec<String> = group.iter().map(|word| term(word.text, only_letters)).collect();
        let each = each.join(" AND ");
        terms.push(match group {
            [_] => each,
            _ => format!("(({each}) OR {})", term(&joined(group), only_letters)),
        });
        rest = after;
    }
    (!terms.is_empty()).then(|| terms.join(" AND "))
}

/// The words of a query as they may stand in a text, to show where: single ones, and groups in one piece.
pub(super) fn shown(query: &str) -> Vec<String> {
    let folded = fold(query);
    let words = words(&folded);
    let mut shown: Vec<String> = Vec::new();
    let mut rest = words.as_slice();
    while let Some(first) = rest.first() {
        let together = 1 + rest.iter().skip(1).take_while(|word| word.continues(first)).count();
        let (group, after) = rest.split_at(together);
        if group.len() > 1 {
            shown.push(joined(group));
        }
        shown.extend(group.iter().map(|word| word.text.to_owned()));
        rest = after;
    }
    shown
}

/// A word of a folded text, and what stands between it and the word before.
struct Word<'a> {
    text: &'a str,
    before: &'a str,
}

impl Word<'_> {
    /// Whether it may be the next piece of what `first` begins: another group of digits, or the other side of a hyphen.
    fn continues(&self, first: &Word<'_>) -> bool {
        if is_digits(first.text) {
            is_digits(self.text) && groups_digits(self.before)
        } else {
            self.before == "-" && !is_digits(self.text)
        }
    }
}

fn words(folded: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = folded;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|c: char| !c.is_alphanumeric()).unwrap_or(from.len());
        let (text, after) = from.split_at(end);
        words.push(Word { text, before });
        rest = after;
    }
    words
}

fn is_letter(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

fn is_digits(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn groups_digits(between: &str) -> bool {
    between.chars().count() <= BETWEEN
        && between
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '.' | '-' | '/' | '_' | '|'))
}

fn joined(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.text).collect()
}

/// Folding leaves letters and digits alone, so a quoted word can hold nothing of the query language.
fn term(word: &str, only_letters: bool) -> String {
    let ending = if is_letter(word) && !only_letters { "" } else { "*" };
    format!("\"{word}\"{ending}")
}

/// The numbers of companies and establishments that stand in several pieces, or behind the key of a VAT number.
fn numbers(words: &[Word<'_>], found: &mut Vec<String>) {
    for (index, first) in words.iter().enumerate() {
        if let Some(number) = first
            .text
            .strip_prefix("fr")
            .filter(|number| number.len() == 11 && is_digits(number))
        {
            found.extend(number.get(2..).map(str::to_owned));
        }
        if !is_digits(first.text) {
            continue;
        }
        let mut number = first.text.to_owned();
        let mut groups = vec![first.text.len()];
        for next in words.iter().skip(index + 1).take_while(|word| word.continues(first)) {
            number.push_str(next.text);
            groups.push(next.text.len());
            if number.len() > LENGTHS[1] {
                break;
            }
            if LENGTHS.contains(&number.len()) && (is_customary(&groups) || holds(&number)) {
                found.push(number.clone());
            }
        }
    }
}

/// Groups of three, and the five that end a SIRET: so written, a number is one even when a digit is wrong.
fn is_customary(groups: &[usize]) -> bool {
    matches!(groups, [3, 3, 3] | [3, 3, 3, 5] | [9, 5])
}

fn holds(number: &str) -> bool {
    number.parse::<Siren>().is_ok() || number.parse::<Siret>().is_ok()
}

/// The words on both sides of a hyphen as one: compounds, and words that the end of a line cut.
fn compounds(words: &[Word<'_>], found: &mut Vec<String>) {
    for pair in words.windows(2) {
        let [first, second] = pair else { continue };
        let is_hyphen = second
            .before
            .strip_prefix('-')
            .is_some_and(|rest| rest.chars().count() < BETWEEN && rest.trim().is_empty());
        if is_hyphen && !is_digits(first.text) && !is_digits(second.text) {
            found.push(joined(pair));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn added(text: &str) -> Vec<String> {
        let whole = indexed(text);
        let lines = whole.strip_prefix(&fold(text)).unwrap().lines();
        lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    #[test]
    fn a_number_is_indexed_in_one_piece_whatever_its_grouping() {
        for text in [
            "SIRET : 732 829 320 00074",
            "732.829.320-00074",
            "732\u{a0}829\u{202f}320 00074.",
            "7 3 2 8 2 9 3 2 0 0 0 0 7 4",
            "732829320\n00074",
            "73 28 29 32 00 00 74",
        ] {
            assert!(
                added(text).contains(&"73282932000074".to_owned()),
                "{text}: {:?}",
                added(text)
            );
        }
        assert!(added("SIREN 732 829 320, tél. 03 21 00 00 00").contains(&"732829320".to_owned()));
    }

    #[test]
    fn the_number_behind_a_vat_key_is_found_too() {
        for text in ["FR44732829320", "FR 44 732 829 320", "FR44 732829320"] {
            assert!(indexed(text).contains("732829320"), "{text}");
        }
        assert_eq!(added("FR44732829320"), ["732829320"]);
    }

    #[test]
    fn a_number_with_a_wrong_digit_is_found_as_it_is_written() {
        assert_eq!(added("123 456 780 00012"), ["123456780", "12345678000012"]);
        assert!(added("12 34 56 78 9").is_empty(), "no customary grouping, no number");
        assert!(added("En 2020 et 2021").is_empty());
    }

    #[test]
    fn both_sides_of_a_hyphen_are_one_word_too() {
        assert_eq!(added("un rendez-vous"), ["rendezvous"]);
        assert_eq!(added("INNO-\nVATION"), ["innovation"]);
        assert_eq!(added("vingt - deux"), Vec::<String>::new());
        assert_eq!(added("2020-2021"), Vec::<String>::new());
    }

    #[test]
    fn words_are_beginnings_of_words() {
        assert_eq!(terms("Chal, urb").unwrap(), r#""chal"* AND "urb"*"#);
        assert_eq!(terms("é").unwrap(), r#""e"*"#);
        assert_eq!(terms(" – !"), None);
    }

    #[test]
    fn an_elided_article_is_a_word_of_its_own() {
        assert_eq!(terms("l’énergie").unwrap(), r#""l" AND "energie"*"#);
    }

    #[test]
    fn groups_of_digits_and_hyphens_are_asked_for_in_pieces_and_in_one() {
        assert_eq!(
            terms("SIREN 732 829").unwrap(),
            r#""siren"* AND (("732"* AND "829"*) OR "732829"*)"#
        );
        assert_eq!(
            terms("co-construire").unwrap(),
            r#"(("co"* AND "construire"*) OR "coconstruire"*)"#
        );
        assert_eq!(shown("732 829 lys"), ["732829", "732", "829", "lys"]);
    }

    proptest! {
        #[test]
        fn a_query_never_holds_more_than_quoted_words(query in "\\PC{0,60}") {
            let terms = terms(&query).unwrap_or_default();
            prop_assert_eq!(terms.matches('"').count() % 2, 0);
            for (index, outside) in terms.split('"').enumerate().filter(|(index, _)| index % 2 == 0) {
                let words = outside.replace(['(', ')', '*'], " ");
                prop_assert!(words.split_whitespace().all(|word| word == "AND" || word == "OR"), "{}: {}", index, terms);
            }
        }
    }
}
