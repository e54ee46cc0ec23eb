//! Marks as people type them: one grammar for the window and the command line, held to it by the same table of sequences
//! (`tests/fixtures/marks`).

use super::scale::{Scale, Steps};

/// More digits before the separator than any scale has.
const WHOLE_DIGITS: usize = 4;
/// More digits after it than the finest scale that can be typed.
const PART_DIGITS: usize = 3;

impl Scale {
    /// The mark that a whole text stands for: `3`, `3,5`, `3.50`, in steps. `None` for everything else: what is incomplete
    /// (`3,`, `,5`), between two steps, off the scale, or no number as people write it (`1 5`, `05`). Never the nearest mark,
    /// and never a part of what was typed.
    pub fn read(self, text: &str) -> Option<Steps> {
        let (whole, part) = split(text.trim())?;
        let unit = 10_u64.checked_pow(u32::try_from(part.len()).ok()?)?;
        let number: u64 = format!("{whole}{part}").parse().ok()?;
        let steps = number.checked_mul(u64::from(self.steps_per_point))?;
        if !steps.is_multiple_of(unit) {
            return None;
        }
        let mark = Steps(u16::try_from(steps / unit).ok()?);
        self.contains(mark).then_some(mark)
    }
}

/// The digits before and after the separator, a comma or a point; without one there are none after it.
fn split(text: &str) -> Option<(&str, &str)> {
    let digits =
        |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, part) = match text.split_once([',', '.']) {
        Some((whole, part)) if digits(part, PART_DIGITS) => (whole, part),
        Some(_) => return None,
        None => (text, ""),
    };
    let padded = whole.len() > 1 && whole.starts_with('0');
    (digits(whole, WHOLE_DIGITS) && !padded).then_some((whole, part))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEEN: &str = include_str!("../../../../tests/fixtures/marks/typed_marks.csv");
    const SEQUENCES: &str = include_str!("../../../../tests/fixtures/marks/sequences.csv");

    fn scale(name: &str) -> Scale {
        let (minimum, maximum, steps_per_point) = match name {
            "0-20 whole" => (0, 20, 1),
            "0-5 by quarters" => (0, 20, 4),
            "1-10 by fifths" => (5, 50, 5),
            name if name.starts_with("0-5 by halves") => (0, 10, 2),
            other => panic!("no scale is called {other}"),
        };
        Scale {
            minimum: Steps(minimum),
            maximum: Steps(maximum),
            steps_per_point,
        }
    }

    #[test]
    fn what_was_seen_to_become_another_mark_is_read_or_refused() {
        let typed = SEEN.lines().skip(1).filter(|line| !line.starts_with("any"));
        let mut rows = 0;
        for line in typed {
            let [name, keys, _, right] = line.split(';').collect::<Vec<_>>()[..] else {
                panic!("{line}");
            };
            let wanted = (!right.starts_with("refusal")).then(|| Steps(right.replace('.', "").parse::<u16>().unwrap()));
            let wanted = wanted.map(|hundredths| Steps(hundredths.0 * scale(name).steps_per_point / 100));
            assert_eq!(scale(name).read(&keys.replace(' ', "")), wanted, "{line}");
            rows += 1;
        }
        assert_eq!(rows, 5);
    }

    #[test]
    fn two_hundred_sequences_on_four_scales_are_the_mark_typed_or_none() {
        let lines: Vec<_> = SEQUENCES.lines().skip(1).collect();
        assert_eq!(lines.len(), 200);
        for line in lines {
            let [name, text, steps] = line.split(';').collect::<Vec<_>>()[..] else {
                panic!("{line}");
            };
            assert_eq!(scale(name).read(text), steps.parse().ok().map(Steps), "{line}");
        }
    }

    #[test]
    fn a_scale_of_thirds_has_only_its_whole_points_typed() {
        let thirds = Scale {
            minimum: Steps(0),
            maximum: Steps(15),
            steps_per_point: 3,
        };
        assert_eq!(thirds.read(" 4 "), Some(Steps(12)));
        assert_eq!(thirds.read("0,333"), None);
    }

    #[test]
    fn numbers_that_no_scale_has_are_refused_without_overflow() {
        for text in ["99999999999", "9999", "9999,999", "", " ", "٣", "3\u{a0}5", "trois"] {
            assert_eq!(Scale::HALF_POINTS_TO_FIVE.read(text), None, "{text}");
        }
    }
}
