//! The number after the one rounding: what is displayed, compared with thresholds, ranked and checked for ties.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::exact::Exact;
use crate::error::{Error, InputFault, Result};

/// A decimal number held as an integer number of units of its last decimal: `67.50` is 6750 units of 2 decimals.
///
/// Stored and sent as its text with a dot and all its decimals (`"67.50"`); the interface only changes the separator.
/// Compared by value, so that a threshold written `60` meets a score of `60.00`.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema), ts(type = "string"))]
#[serde(try_from = "String", into = "String")]
pub struct Score {
    units: i64,
    decimals: u8,
}

impl Score {
    /// More decimals than this are noise in any committee.
    pub const MAX_DECIMALS: u8 = 6;

    /// So many units of the last of `decimals` decimals.
    pub fn from_units(units: i64, decimals: u8) -> Result<Self> {
        if decimals > Self::MAX_DECIMALS {
            return Err(Error::invalid("decimals", InputFault::Range));
        }
        Ok(Self { units, decimals })
    }

    /// The units of the last decimal.
    pub fn units(self) -> i64 {
        self.units
    }

    /// How many decimals are shown.
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// The same value as a fraction.
    pub fn exact(self) -> Exact {
        // A power of ten up to the sixth is never zero, so the quotient exists.
        Exact::new(self.units, 10_i64.pow(u32::from(self.decimals))).unwrap_or(Exact::ZERO)
    }

    fn scaled(self) -> i128 {
        i128::from(self.units) * 10_i128.pow(u32::from(Self::MAX_DECIMALS.saturating_sub(self.decimals)))
    }
}

impl PartialEq for Score {
    fn eq(&self, other: &Self) -> bool {
        self.scaled() == other.scaled()
    }
}

impl Eq for Score {}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Score {
    fn cmp(&self, other: &Self) -> Ordering {
        self.scaled().cmp(&other.scaled())
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let power = 10_u64.pow(u32::from(self.decimals));
        let magnitude = self.units.unsigned_abs();
        let sign = if self.units < 0 { "-" } else { "" };
        write!(f, "{sign}{}", magnitude / power)?;
        if self.decimals > 0 {
            write!(f, ".{:0width$}", magnitude % power, width = usize::from(self.decimals))?;
        }
        Ok(())
    }
}

impl FromStr for Score {
    type Err = Error;

    /// Reads `67.5`, `60`, `-0.25`; a comma, an exponent or a space is refused.
    fn from_str(text: &str) -> Result<Self> {
        let refused = || Error::invalid("score", InputFault::Form);
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits(whole) || fraction.is_some_and(|part| !all_digits(part)) {
            return Err(refused());
        }
        let fraction = fraction.unwrap_or_default();
        let decimals = u8::try_from(fraction.len()).map_err(|_| refused())?;
        let magnitude: i64 = format!("{whole}{fraction}").parse().map_err(|_| refused())?;
        Self::from_units(if negative { -magnitude } else { magnitude }, decimals)
    }
}

impl TryFrom<String> for Score {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl From<Score> for String {
    fn from(score: Score) -> Self {
        score.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_score_shows_all_its_decimals() {
        assert_eq!(Score::from_units(6750, 2).unwrap().to_string(), "67.50");
        assert_eq!(Score::from_units(5, 2).unwrap().to_string(), "0.05");
        assert_eq!(Score::from_units(-25, 2).unwrap().to_string(), "-0.25");
        assert_eq!(Score::from_units(68, 0).unwrap().to_string(), "68");
    }

    #[test]
    fn a_threshold_without_decimals_meets_a_score_with_two() {
        let threshold: Score = "60".parse().unwrap();
        assert_eq!(threshold, Score::from_units(6000, 2).unwrap());
        assert!(Score::from_units(5999, 2).unwrap() < threshold);
    }

    #[test]
    fn what_is_not_a_plain_decimal_is_refused() {
        for text in [
            "",
            ".",
            "1.",
            ".5",
            "1,5",
            "1e3",
            " 1",
            "+1",
            "1.2345678",
            "1.2.3",
            "--1",
        ] {
            assert!(text.parse::<Score>().is_err(), "{text:?} must be refused");
        }
    }

    proptest! {
        #[test]
        fn a_score_survives_its_text(units in -1_000_000_000_i64..1_000_000_000, decimals in 0_u8..=6) {
            let score = Score::from_units(units, decimals).unwrap();
            let read: Score = serde_json::from_str(&serde_json::to_string(&score).unwrap()).unwrap();
            prop_assert_eq!((read.units(), read.decimals()), (units, decimals));
        }

        #[test]
        fn scores_compare_as_the_numbers_they_show(a in 0_i64..100_000, b in 0_i64..100_000, d in 0_u8..=6, e in 0_u8..=6) {
            let (left, right) = (Score::from_units(a, d).unwrap(), Score::from_units(b, e).unwrap());
            prop_assert_eq!(left.cmp(&right), left.exact().cmp(&right.exact()));
        }
    }
}
