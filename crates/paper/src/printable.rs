//! What of a text can be printed: characters that no font draws are replaced, words longer than a line may break.

/// Printed in place of a character that no embedded font draws.
pub const REPLACEMENT: char = '\u{fffd}';
/// Where a line may break without a mark.
const BREAK: char = '\u{200b}';
/// Letters of the longest word that is left whole: longer ones than any French word are addresses, codes or mistakes.
const WHOLE_WORD: usize = 28;
/// Letters between two places to break of a longer word; short enough for the narrowest column.
const PIECE: usize = 8;

/// The text as the typesetter may have it, and how many characters of it were replaced. Line ends become spaces; control and
/// direction characters vanish: PDF/A forbids them, and they make a text read otherwise than it is stored.
pub fn printable(text: &str, can_draw: impl Fn(char) -> bool) -> (String, usize) {
    let mut replaced = 0;
    let mut drawn = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\t' | '\r' => drawn.push(' '),
            ignored if is_ignored(ignored) => {}
            space @ (' ' | '\u{a0}' | '\u{202f}') => drawn.push(space),
            mark if is_mark(mark) => {
                // A mark is drawn by the font of its letter: only that of the text has both.
                if drawn.chars().next_back().is_some_and(char::is_alphabetic) && can_draw(mark) {
                    drawn.push(mark);
                } else {
                    replaced += 1;
                }
            }
            letter if !is_private(letter) && can_draw(letter) => drawn.push(letter),
            _ => {
                replaced += 1;
                drawn.push(REPLACEMENT);
            }
        }
    }
    let words: Vec<String> = drawn.split(' ').map(breakable).collect();
    (words.join(" "), replaced)
}

/// Characters without a shape of their own.
fn is_ignored(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Characters that mean nothing outside the font that has them; PDF/A forbids them.
fn is_private(character: char) -> bool {
    matches!(u32::from(character), 0xe000..=0xf8ff | 0xf_0000..=0x10_ffff)
}

/// Accents and other marks that stand on the letter before them.
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Arrows, mathematics, boxes, dingbats: each stands alone, so that the second font can draw it beside the text's. Letters of
/// other scripts join and stack in ways that neither knows.
pub fn is_symbol(character: char) -> bool {
    matches!(character, '\u{2070}'..='\u{20cf}' | '\u{2190}'..='\u{2bff}' | REPLACEMENT)
}

/// The word with places to break when it is longer than a word is: after every few letters, never beside a space that must
/// not break nor between a letter and its accent.
fn breakable(word: &str) -> String {
    if word.chars().count() <= WHOLE_WORD {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len() * 2);
    let mut since = 0;
    let mut before = ' ';
    for here in word.chars() {
        let beside_space = before.is_whitespace() || here.is_whitespace();
        if since >= PIECE && !beside_space && (here.is_alphanumeric() || here.is_ascii()) {
            out.push(BREAK);
            since = 0;
        }
        out.push(here);
        since = if here.is_whitespace() { 0 } else { since + 1 };
        before = here;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> String {
        printable(text, |character| character != '漢').0
    }

    #[test]
    fn a_character_that_no_font_draws_is_replaced_and_counted() {
        assert_eq!(printable("a漢b\u{e000}", |one| one != '漢'), ("a�b�".to_owned(), 2));
        assert_eq!(set("a\u{202e}b\u{0}\nc"), "ab c");
    }

    #[test]
    fn a_word_longer_than_words_are_may_break_and_others_stay_whole() {
        assert_eq!(set("anticonstitutionnellement et"), "anticonstitutionnellement et");
        let long = set(&format!("le {} .", "X".repeat(40)));
        assert_eq!(long.matches(BREAK).count(), 4);
        assert_eq!(long.replace(BREAK, ""), format!("le {} .", "X".repeat(40)));
    }

    #[test]
    fn no_place_to_break_stands_beside_a_space_that_must_not_break() {
        let text = format!("{}\u{a0}: {}", "a".repeat(32), "e\u{301}".repeat(20));
        let set = set(&text);
        assert!(
            !set.contains("\u{200b}\u{a0}") && !set.contains("\u{200b}\u{301}"),
            "{set:?}"
        );
        assert_eq!(set.replace(BREAK, ""), text);
    }
}
