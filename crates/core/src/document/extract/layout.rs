//! From glyphs at positions to lines of text in reading order.
//!
//! Glyphs are joined into fragments as they are drawn, fragments into columns by cutting the page along its white
//! gutters (the recursive X-Y cut of Nagy & Seth, 1984), and a column's fragments into lines by their baselines. All
//! lengths are in units of the page; thresholds are in ems, so that they hold for any size of type.

use std::cmp::Ordering;

use super::accents::compose;

/// A gap wider than this share of an em is a space between words.
const WORD_GAP: f64 = 0.17;
/// Glyphs whose baselines differ by less than this share of an em stand on the same line.
const SAME_LINE: f64 = 0.45;
/// A gap wider than this many ems ends a fragment: what follows may belong to another column.
const FRAGMENT_GAP: f64 = 0.9;
/// A white band at least this many ems wide may separate two columns of text.
const GUTTER: f64 = 0.8;
/// A column narrower than this many ems is a column of a table, whose rows must not be cut.
const COLUMN_WIDTH: f64 = 11.0;
/// Cuts within cuts: enough for any printed page, and a bound for hostile ones.
const MAX_CUTS: u32 = 12;

/// A drawn glyph, upright: the page is turned so that its text runs from left to right and downwards.
pub(super) struct Glyph {
    /// Left end of the glyph on its baseline.
    pub x: f64,
    /// Baseline, growing downwards.
    pub y: f64,
    /// Advance width.
    pub width: f64,
    /// Height of the em.
    pub size: f64,
    /// Quarter turns of the writing direction, 0 to 3.
    pub turn: u8,
    /// What it stands for.
    pub text: String,
}

/// Glyphs drawn one after the other on one baseline.
#[derive(Clone)]
struct Fragment {
    x: f64,
    end: f64,
    y: f64,
    size: f64,
    text: String,
}

/// The text of a page: lines separated by `\n`, upright text first, then the text of each other direction.
pub(super) fn page_text(glyphs: Vec<Glyph>) -> String {
    let glyphs = compose(glyphs);
    let mut text = String::new();
    for turn in 0..4 {
        let fragments = fragments(glyphs.iter().filter(|glyph| glyph.turn == turn));
        if !fragments.is_empty() {
            read_region(fragments, MAX_CUTS, &mut text);
        }
    }
    text
}

fn fragments<'a>(glyphs: impl Iterator<Item = &'a Glyph>) -> Vec<Fragment> {
    let mut all: Vec<Fragment> = Vec::new();
    let mut before: Option<&Glyph> = None;
    for glyph in glyphs {
        if before
            .replace(glyph)
            .is_some_and(|before| is_drawn_twice(before, glyph))
        {
            continue;
        }
        let blank = glyph.text.chars().all(char::is_whitespace);
        if let Some(last) = all.last_mut() {
            let em = last.size.max(glyph.size);
            let gap = glyph.x - last.end;
            let follows = (glyph.y - last.y).abs() < SAME_LINE * em && gap > -0.5 * em && gap < FRAGMENT_GAP * em;
            if follows {
                if blank || gap > WORD_GAP * em {
                    push_space(&mut last.text);
                }
                if !blank {
                    last.text.push_str(&glyph.text);
                }
                last.end = last.end.max(glyph.x + glyph.width);
                last.size = em;
                continue;
            }
        }
        if !blank {
            let Glyph { x, y, width, size, .. } = *glyph;
            all.push(Fragment {
                x,
                end: x + width,
                y,
                size,
                text: glyph.text.clone(),
            });
        }
    }
    all
}

/// Bold type is sometimes made by drawing a glyph again, a hair apart.
fn is_drawn_twice(before: &Glyph, glyph: &Glyph) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < 0.08 * glyph.size;
    before.text == glyph.text && near(before.x, glyph.x) && near(before.y, glyph.y)
}

fn push_space(text: &mut String) {
    if !text.is_empty() && !text.ends_with([' ', '\n']) {
        text.push(' ');
    }
}

/// Reads a region column by column; where no gutter runs through it, cuts it at its widest white band first, so that
/// a title across the page does not hide the columns below it.
fn read_region(fragments: Vec<Fragment>, cuts: u32, text: &mut String) {
    if cuts > 0 {
        if let Some((left, right)) = cut_columns(&fragments) {
            read_region(left, cuts - 1, text);
            return read_region(right, cuts - 1, text);
        }
        if let Some((above, below)) = cut_bands(&fragments) {
            read_region(above, cuts - 1, text);
            return read_region(below, cuts - 1, text);
        }
    }
    read_lines(fragments, text);
}

/// Left and right of the widest gutter that has a column of text on both sides.
fn cut_columns(fragments: &[Fragment]) -> Option<(Vec<Fragment>, Vec<Fragment>)> {
    let em = typical_size(fragments);
    let spans = fragments.iter().map(|fragment| (fragment.x, fragment.end));
    let (from, to) = widest_gap(spans, GUTTER * em)?;
    let middle = f64::midpoint(from, to);
    let (left, right): (Vec<_>, Vec<_>) = fragments.iter().cloned().partition(|fragment| fragment.x < middle);
    (is_column(&left, em) && is_column(&right, em)).then_some((left, right))
}

/// Whether fragments look like running text and not like the cells of a table: three lines or more, wide, and filled.
fn is_column(fragments: &[Fragment], em: f64) -> bool {
    let left = fragments
        .iter()
        .map(|fragment| fragment.x)
        .fold(f64::INFINITY, f64::min);
    let right = fragments
        .iter()
        .map(|fragment| fragment.end)
        .fold(f64::NEG_INFINITY, f64::max);
    let mut baselines: Vec<f64> = fragments.iter().map(|fragment| fragment.y).collect();
    baselines.sort_by(f64::total_cmp);
    baselines.dedup_by(|a, b| (*a - *b).abs() < SAME_LINE * em);
    let inked: f64 = fragments.iter().map(|fragment| fragment.end - fragment.x).sum();
    let lines = baselines.len();
    #[allow(clippy::cast_precision_loss, reason = "a page has far fewer than 2^52 lines")]
    let fill = inked / ((right - left) * lines as f64);
    lines >= 3 && right - left > COLUMN_WIDTH * em && fill > 0.5
}

/// Above and below the widest horizontal white band.
fn cut_bands(fragments: &[Fragment]) -> Option<(Vec<Fragment>, Vec<Fragment>)> {
    let em = typical_size(fragments);
    let spans = fragments
        .iter()
        .map(|fragment| (fragment.y - 0.8 * fragment.size, fragment.y + 0.2 * fragment.size));
    let (from, to) = widest_gap(spans, 0.4 * em)?;
    let middle = f64::midpoint(from, to);
    let (above, below): (Vec<_>, Vec<_>) = fragments.iter().cloned().partition(|fragment| fragment.y < middle);
    (!above.is_empty() && !below.is_empty()).then_some((above, below))
}

/// The widest interval that no span covers, if it is at least `least` wide.
fn widest_gap(spans: impl Iterator<Item = (f64, f64)>, least: f64) -> Option<(f64, f64)> {
    let mut spans: Vec<(f64, f64)> = spans.collect();
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut reached = f64::INFINITY;
    let mut widest: Option<(f64, f64)> = None;
    for (from, to) in spans {
        let best = widest.map_or(least, |(a, b)| b - a);
        if from - reached > best {
            widest = Some((reached, from));
        }
        reached = if reached.is_finite() { reached.max(to) } else { to };
    }
    widest
}

fn typical_size(fragments: &[Fragment]) -> f64 {
    let mut sizes: Vec<f64> = fragments.iter().map(|fragment| fragment.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0)
}

/// Writes the fragments of one column, line by line.
fn read_lines(mut fragments: Vec<Fragment>, text: &mut String) {
    fragments.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut line: Vec<Fragment> = Vec::new();
    for fragment in fragments {
        let ends = line
            .last()
            .is_some_and(|last| fragment.y - last.y > SAME_LINE * last.size.min(fragment.size));
        if ends {
            write_line(&mut line, text);
        }
        line.push(fragment);
    }
    write_line(&mut line, text);
}

fn write_line(line: &mut Vec<Fragment>, text: &mut String) {
    line.sort_by(|a, b| a.x.partial_cmp(&b.x).unwrap_or(Ordering::Equal));
    let mut last: Option<Fragment> = None;
    for fragment in line.drain(..) {
        if let Some(last) = &last {
            let gap = fragment.x - last.end;
            if gap < -0.8 * (last.end - last.x) && last.text == fragment.text {
                continue;
            }
            if gap > WORD_GAP * last.size.max(fragment.size) {
                push_space(text);
            }
        }
        text.push_str(&fragment.text);
        last = Some(fragment);
    }
    while text.ends_with(' ') {
        text.pop();
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    /// Ten-point type, half an em per letter, at a place.
    fn set(text: &str, x: f64, y: f64) -> Vec<Glyph> {
        let letters = text.chars().enumerate().filter(|(_, letter)| *letter != ' ');
        #[allow(clippy::cast_precision_loss, reason = "a line has few letters")]
        let glyph = |(index, letter): (usize, char)| Glyph {
            x: x + 5.0 * index as f64,
            y,
            width: 5.0,
            size: 10.0,
            turn: 0,
            text: letter.to_string(),
        };
        letters.map(glyph).collect()
    }

    #[test]
    fn gaps_between_letters_are_spaces_between_words() {
        assert_eq!(page_text(set("deux mots", 0.0, 0.0)), "deux mots\n");
    }

    #[test]
    fn lines_are_read_downwards_whatever_the_order_of_drawing() {
        let mut glyphs = set("bas", 0.0, 30.0);
        glyphs.extend(set("haut", 0.0, 10.0));
        assert_eq!(page_text(glyphs), "haut\nbas\n");
    }

    #[test]
    fn columns_are_read_one_after_the_other_under_a_title_across_the_page() {
        let mut glyphs = set(
            "titre qui traverse toute la page et ses deux colonnes de texte",
            0.0,
            0.0,
        );
        for line in 0..4 {
            let y = 30.0 + 12.0 * f64::from(line);
            glyphs.extend(set(&format!("gauche ligne{line} pleine et large"), 0.0, y));
            glyphs.extend(set(&format!("droite ligne{line} pleine et large"), 170.0, y));
        }
        let text = page_text(glyphs);
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[1], "gauche ligne0 pleine et large");
        assert_eq!(lines[5], "droite ligne0 pleine et large");
    }

    #[test]
    fn the_rows_of_a_table_stay_whole() {
        let mut glyphs = Vec::new();
        for line in 0..4 {
            let y = 12.0 * f64::from(line);
            glyphs.extend(set("Poste", 0.0, y));
            glyphs.extend(set("1500", 200.0, y));
        }
        assert_eq!(page_text(glyphs).lines().next(), Some("Poste 1500"));
    }

    #[test]
    fn an_accent_drawn_over_a_letter_belongs_to_it() {
        let mut glyphs = set("e", 5.0, 0.0);
        glyphs.insert(
            0,
            Glyph {
                text: "´".into(),
                ..set("x", 5.5, 0.0).remove(0)
            },
        );
        glyphs.insert(0, set("t", 0.0, 0.0).remove(0));
        assert_eq!(page_text(glyphs).nfc().collect::<String>(), "té\n");
    }

    #[test]
    fn type_made_bold_by_drawing_it_twice_is_read_once() {
        let mut glyphs = Vec::new();
        for glyph in set("gras", 0.0, 0.0) {
            glyphs.push(Glyph {
                x: glyph.x + 0.2,
                text: glyph.text.clone(),
                ..glyph
            });
            glyphs.push(glyph);
        }
        assert_eq!(page_text(glyphs), "gras\n");
    }
}
