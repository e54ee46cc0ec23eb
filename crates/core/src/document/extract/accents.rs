//! Accents that a file draws as glyphs of their own, over or under a letter: how TeX's old fonts write French.

use super::layout::Glyph;

/// Puts each drawn accent on the letter it stands over, as a combining mark.
pub(super) fn compose(glyphs: Vec<Glyph>) -> Vec<Glyph> {
    let mut composed: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    let mut pending: Option<(Glyph, char)> = None;
    for mut glyph in glyphs {
        if let Some((accent, mark)) = pending.take() {
            if covers(&glyph, &accent) {
                put(&mut glyph, mark);
            } else {
                composed.push(accent);
            }
        }
        match (combining(&glyph.text), composed.last_mut()) {
            (Some(mark), Some(letter)) if covers(letter, &glyph) => put(letter, mark),
            (Some(mark), _) => pending = Some((glyph, mark)),
            (None, _) => composed.push(glyph),
        }
    }
    composed.extend(pending.map(|(accent, _)| accent));
    composed
}

/// Whether a letter stands under (or over) the middle of an accent.
fn covers(letter: &Glyph, accent: &Glyph) -> bool {
    let middle = accent.x + accent.width / 2.0;
    let is_letter = letter.text.chars().next().is_some_and(char::is_alphabetic);
    let near = (letter.y - accent.y).abs() < 0.4 * letter.size;
    is_letter && near && letter.turn == accent.turn && letter.x <= middle && middle <= letter.x + letter.width
}

fn put(letter: &mut Glyph, mark: char) {
    match letter.text.as_str() {
        "ı" => "i".clone_into(&mut letter.text),
        "ȷ" => "j".clone_into(&mut letter.text),
        _ => {}
    }
    letter.text.push(mark);
}

/// The combining mark of a spacing accent.
fn combining(text: &str) -> Option<char> {
    let mut characters = text.chars();
    let accent = characters.next().filter(|_| characters.next().is_none())?;
    Some(match accent {
        '`' | 'ˋ' => '\u{300}',
        '´' | 'ˊ' => '\u{301}',
        '^' | 'ˆ' => '\u{302}',
        '~' | '˜' => '\u{303}',
        '¯' | 'ˉ' => '\u{304}',
        '˘' => '\u{306}',
        '˙' => '\u{307}',
        '¨' => '\u{308}',
        '˚' => '\u{30a}',
        'ˇ' => '\u{30c}',
        '¸' => '\u{327}',
        '\u{300}'..='\u{36f}' => accent,
        _ => return None,
    })
}
