//! From glyphs at positions to lines of text in reading order.
//!
//! Glyphs are joined into fragments as they are drawn, fragments into columns by cutting the page along its white
//! gutters (the recursive X-Y cut of Nagy & Seth, 1984), and a column's fragments into lines by their baselines. All
//! lengths are in units of the page; thresholds are in ems, so that they hold for any size of type.

use std::cmp::Ordering;

use super::accents::compose;
use super::bidi::reading_order;

/// A gap wider by this share of an em than those within words is a space between words.
const WORD_GAP: f64 = 0.1;
/// Letters that are set apart for show have at least this many gaps of at least this share of an em.
const SPACED_GAPS: usize = 4;
const SPACED_GAP: f64 = 0.08;
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
    let mut run: Vec<&Glyph> = Vec::new();
    let mut before: Option<&Glyph> = None;
    for glyph in glyphs {
        if before
            .replace(glyph)
            .is_some_and(|before| is_drawn_twice(before, glyph))
        {
            continue;
        }
        if run.last().is_some_and(|last| !follows(last, glyph)) {
            all.extend(fragment(&run));
            run.clear();
        }
        run.push(glyph);
    }
    all.extend(fragment(&run));
    all
}

/// Whether a glyph goes on where another one ended.
fn follows(last: &Glyph, glyph: &Glyph) -> bool {
    let em = last.size.max(glyph.size);
    let gap = glyph.x - (last.x + last.width);
    (glyph.y - last.y).abs() < SAME_LINE * em && gap > -0.5 * em && gap < FRAGMENT_GAP * em
}

/// The text of glyphs that follow each other; none when all are blank.
fn fragment(run: &[&Glyph]) -> Option<Fragment> {
    let first = run.iter().position(|glyph| !is_blank(glyph))?;
    let run = run.get(first..)?;
    let spacing = letter_spacing(run);
    let first = run.first()?;
    let mut made = Fragment {
        x: first.x,
        end: first.x,
        y: first.y,
        size: first.size,
        text: String::new(),
    };
    for glyph in run {
        made.size = made.size.max(glyph.size);
        let blank = is_blank(glyph);
        if blank || (glyph.x - made.end) > (spacing + WORD_GAP) * made.size {
            push_space(&mut made.text);
        }
        if !blank {
            made.text.push_str(&glyph.text);
        }
        made.end = made.end.max(glyph.x + glyph.width);
    }
    Some(made)
}

fn is_blank(glyph: &Glyph) -> bool {
    glyph.text.chars().all(char::is_whitespace)
}

/// How far the letters of a run are set apart for show, as a share of an em; nothing for most. Figures do not count: they are set apart
/// in the columns of a table.
fn letter_spacing(run: &[&Glyph]) -> f64 {
    let is_letter = |glyph: &Glyph| glyph.text.chars().next().is_some_and(char::is_alphabetic);
    let pairs = run.iter().zip(run.iter().skip(1));
    let mut gaps: Vec<f64> = pairs
        .filter(|(left, right)| is_letter(left) && is_letter(right))
        .map(|(left, right)| (right.x - left.x - left.width) / left.size.max(right.size))
        .collect();
    gaps.sort_by(f64::total_cmp);
    let low = gaps.get(gaps.len() / 4).copied().unwrap_or(0.0);
    if gaps.len() >= SPACED_GAPS && low > SPACED_GAP {
        low
    } else {
        0.0
    }
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
    let mut lines: Vec<Vec<Fragment>> = Vec::new();
    for fragment in fragments {
        let line = lines.last_mut().filter(|line| {
            let last = line.last();
            last.is_some_and(|last| fragment.y - last.y <= SAME_LINE * last.size.min(fragment.size))
        });
        match line {
            Some(line) => line.push(fragment),
            None => lines.push(vec![fragment]),
        }
    }
    for line in &mut lines {
        line.sort_by(|a, b| a.x.partial_cmp(&b.x).unwrap_or(Ordering::Equal));
    }
    join_in_cells(&mut lines);
    for line in lines {
        write_line(line, text);
    }
}

/// A word that a cell of a table cuts at its end goes on in the same cell of the next line, not at the line's beginning.
fn join_in_cells(lines: &mut [Vec<Fragment>]) {
    for index in 1..lines.len() {
        let (above, below) = lines.split_at_mut(index);
        let (Some(line), Some(next)) = (above.last_mut(), below.first_mut()) else {
            continue;
        };
        let cells = line.len().max(next.len());
        for cut in line
            .iter_mut()
            .filter(|fragment| cells > 1 && fragment.text.ends_with(['-', '\u{ad}', '\u{2010}']))
        {
            let same_cell = |below: &&mut Fragment| (below.x - cut.x).abs() < cut.size && goes_on(&below.text);
            if let Some(rest) = next.iter_mut().find(same_cell) {
                let end = rest.text.find(' ').unwrap_or(rest.text.len());
                cut.text.pop();
                cut.text.extend(rest.text.drain(..end));
                rest.text = rest.text.trim_start().to_owned();
            }
        }
        next.retain(|fragment| !fragment.text.is_empty());
    }
}

fn goes_on(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_lowercase)
}

fn write_line(line: Vec<Fragment>, text: &mut String) {
    let mut read = String::new();
    let mut last: Option<Fragment> = None;
    for fragment in line {
        if let Some(last) = &last {
            let gap = fragment.x - last.end;
            if gap < -0.8 * (last.end - last.x) && last.text == fragment.text {
                continue;
            }
            if gap > WORD_GAP * last.size.max(fragment.size) {
                push_space(&mut read);
            }
        }
        read.push_str(&fragment.text);
        last = Some(fragment);
    }
    text.push_str(&reading_order(read.trim_end_matches(' ')));
    text.push('\n');
}

#[cfg(test)]
#[path = "layout_tests.rs"]
mod tests;
