//! Lines of scripts that run from right to left, which lie on the page in the order of the eye.

use std::mem;

/// A line in the order of reading. A line that is mostly of such a script is read from its right end, and what in it runs the other way
/// (numbers, Latin words) keeps its order; in any other line only the words of such a script are turned.
pub(super) fn reading_order(line: &str) -> String {
    let right = line.chars().filter(|c| is_right_to_left(*c)).count();
    if right == 0 {
        return line.to_owned();
    }
    let other = line
        .chars()
        .filter(|c| c.is_alphabetic() && !is_right_to_left(*c))
        .count();
    if right >= other {
        let turned: String = line.chars().rev().collect();
        return runs_turned(
            &turned,
            |c| c.is_alphanumeric() && !is_right_to_left(c),
            |c| matches!(c, '.' | ',' | '/' | ':'),
        );
    }
    runs_turned(line, is_right_to_left, |c| c == ' ' || is_mark(c))
}

/// Turns every run of such characters, with what may stand between two of them.
fn runs_turned(line: &str, is_run: impl Fn(char) -> bool, joins: impl Fn(char) -> bool) -> String {
    let mut turned = String::with_capacity(line.len());
    let (mut run, mut between) = (String::new(), String::new());
    for c in line.chars() {
        if is_run(c) {
            run.push_str(&mem::take(&mut between));
            run.push(c);
        } else if !run.is_empty() && joins(c) {
            between.push(c);
        } else {
            turned.extend(mem::take(&mut run).chars().rev());
            turned.push_str(&mem::take(&mut between));
            turned.push(c);
        }
    }
    turned.extend(run.chars().rev());
    turned.push_str(&between);
    turned
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Hebrew, Arabic, Syriac, Thaana, N'Ko and the presentation forms.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{65f}' | '\u{66a}'..='\u{6ef}' | '\u{6fa}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_from_right_to_left_is_read_from_its_right_end() {
        assert_eq!(reading_order("ةيبرعلا طوطخلا"), "الخطوط العربية");
        assert_eq!(reading_order("2026 ماع SAS"), "SAS عام 2026");
    }

    #[test]
    fn words_of_such_a_script_in_another_line_are_turned_where_they_stand() {
        assert_eq!(
            reading_order("Le mot ابحرم veut dire bonjour"),
            "Le mot مرحبا veut dire bonjour"
        );
        assert_eq!(reading_order("sans rien"), "sans rien");
    }
}
