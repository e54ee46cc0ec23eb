//! Exact rationals: what every score is until it is rounded once. A binary float would print 2.67 for 2.675.

use std::cmp::Ordering;
use std::fmt;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Zero};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::score::Score;
use crate::error::{Error, Result};

/// A reduced fraction of 128-bit integers; every operation is checked, an overflow is an error and never a wrong score.
///
/// On the wire it is the text of the fraction (`631/160`, or `4` when whole).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
pub struct Exact(#[cfg_attr(feature = "typescript", ts(skip))] Ratio<i128>);

impl Exact {
    /// Nothing added yet. Never the value of an empty mark.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));

    /// A whole number.
    pub fn whole(value: impl Into<i128>) -> Self {
        Self(Ratio::from_integer(value.into()))
    }

    /// `numerator / denominator`, reduced.
    pub fn new(numerator: impl Into<i128>, denominator: impl Into<i128>) -> Result<Self> {
        Self::whole(numerator).over(Self::whole(denominator))
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Result<Self> {
        if let Some([[a, b], [c, d]]) = self.small_with(other) {
            return Ok(Self::reduced(a * d + c * b, b * d));
        }
        self.0.checked_add(&other.0).map(Self).ok_or_else(overflow)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Result<Self> {
        if let Some([[a, b], [c, d]]) = self.small_with(other) {
            return Ok(Self::reduced(a * d - c * b, b * d));
        }
        self.0.checked_sub(&other.0).map(Self).ok_or_else(overflow)
    }

    /// The product.
    pub fn times(self, other: Self) -> Result<Self> {
        if let Some([[a, b], [c, d]]) = self.small_with(other) {
            return Ok(Self::reduced(a * c, b * d));
        }
        self.0.checked_mul(&other.0).map(Self).ok_or_else(overflow)
    }

    /// The quotient; a division by zero is an error.
    pub fn over(self, other: Self) -> Result<Self> {
        if other.0.is_zero() {
            return Err(Error::internal("division of a score by zero"));
        }
        if let Some([[a, b], [c, d]]) = self.small_with(other) {
            return Ok(Self::reduced(a * d * c.signum(), b * c.abs()));
        }
        self.0.checked_div(&other.0).map(Self).ok_or_else(overflow)
    }

    /// Numerators and denominators that fit 64 bits each, as nearly all of those do that marks and weights give: what is made of two
    /// such numbers fits 128 bits.
    fn small_with(self, other: Self) -> Option<[[i128; 2]; 2]> {
        let parts = [self, other].map(|one| [one.numerator(), one.denominator()]);
        let fits = |part: &i128| i64::try_from(*part).is_ok();
        parts.iter().flatten().all(fits).then_some(parts)
    }

    /// A fraction with a positive denominator, reduced in machine words where its parts fit them: the common divisor of 128-bit
    /// integers took a fifth of a ranking.
    fn reduced(numerator: i128, denominator: i128) -> Self {
        let words = u64::try_from(numerator.unsigned_abs())
            .ok()
            .zip(u64::try_from(denominator).ok());
        let Some((numerator_word, denominator_word)) = words else {
            return Self(Ratio::new(numerator, denominator));
        };
        let divisor = common_divisor(numerator_word, denominator_word);
        let whole = i128::from(numerator_word / divisor) * numerator.signum();
        Self(Ratio::new_raw(whole, i128::from(denominator_word / divisor)))
    }

    /// The sum of many, reduced where it is needed only: the denominators of marks and totals mostly divide each other.
    pub fn sum(values: impl IntoIterator<Item = Self>) -> Result<Self> {
        let (mut sum, mut run) = (Self::ZERO, (0, 1));
        for value in values {
            let value = (value.numerator(), value.denominator());
            run = if let Some(longer) = unreduced_sum(run, value) {
                longer
            } else {
                sum = sum.plus(Self::reduced(run.0, run.1))?;
                value
            };
        }
        sum.plus(Self::reduced(run.0, run.1))
    }

    /// The one rounding: half up, to so many decimals (2.675 becomes 2.68).
    pub fn round(self, decimals: u8) -> Result<Score> {
        let doubled = power_of_ten(decimals)?.checked_mul(2);
        let doubled = doubled.and_then(|power| self.numerator().checked_mul(power));
        let doubled = doubled.and_then(|doubled| doubled.checked_add(self.denominator()));
        let (doubled, twice) = doubled.zip(self.denominator().checked_mul(2)).ok_or_else(overflow)?;
        score(floor(doubled, twice), decimals)
    }

    /// The square root rounded half up to so many decimals, without ever leaving the integers:
    /// `round(√x) = ⌊(⌊√(4x)⌋ + 1) / 2⌋`.
    pub fn square_root_rounded(self, decimals: u8) -> Result<Score> {
        let power = Self::whole(power_of_ten(decimals)?);
        let quadruple = self
            .times(power)?
            .times(power)?
            .times(Self::whole(4))?
            .0
            .floor()
            .to_integer();
        let root = quadruple
            .checked_isqrt()
            .ok_or_else(|| Error::internal("square root of a negative score"))?;
        score(root.midpoint(1), decimals)
    }

    /// The reduced numerator.
    pub fn numerator(self) -> i128 {
        *self.0.numer()
    }

    /// The reduced denominator, always positive.
    pub fn denominator(self) -> i128 {
        *self.0.denom()
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.small_with(*other) {
            Some([[a, b], [c, d]]) => (a * d).cmp(&(c * b)),
            None => self.0.cmp(&other.0),
        }
    }
}

impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let (numerator, denominator) = text.split_once('/').unwrap_or((&text, "1"));
        let part = |text: &str| text.parse::<i128>().map_err(D::Error::custom);
        Self::new(part(numerator)?, part(denominator)?).map_err(D::Error::custom)
    }
}

/// The greatest common divisor (Euclid); one of the two is not zero.
fn common_divisor(mut larger: u64, mut smaller: u64) -> u64 {
    while smaller != 0 {
        (larger, smaller) = (smaller, larger % smaller);
    }
    larger
}

/// The sum of two fractions, numerator and denominator, over the larger denominator where the other divides it.
fn unreduced_sum(one: (i128, i128), other: (i128, i128)) -> Option<(i128, i128)> {
    let (small, large) = if one.1 <= other.1 { (one, other) } else { (other, one) };
    let (divisor, denominator) = (u64::try_from(small.1).ok()?, u64::try_from(large.1).ok()?);
    let times = i128::from(denominator / divisor);
    if times * small.1 != large.1 {
        return None;
    }
    Some((small.0.checked_mul(times)?.checked_add(large.0)?, large.1))
}

/// The greatest whole number that is not above a quotient; the divisor is positive.
fn floor(numerator: i128, divisor: i128) -> i128 {
    match (u64::try_from(numerator), u64::try_from(divisor)) {
        (Ok(numerator), Ok(divisor)) => i128::from(numerator / divisor),
        _ => numerator.div_euclid(divisor),
    }
}

fn overflow() -> Error {
    Error::internal("a score left the range of exact arithmetic")
}

fn power_of_ten(decimals: u8) -> Result<i128> {
    10_i128.checked_pow(u32::from(decimals)).ok_or_else(overflow)
}

fn score(units: i128, decimals: u8) -> Result<Score> {
    let units = i64::try_from(units).map_err(|_| overflow())?;
    Score::from_units(units, decimals)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rounded(numerator: i64, denominator: i64, decimals: u8) -> String {
        Exact::new(numerator, denominator)
            .unwrap()
            .round(decimals)
            .unwrap()
            .to_string()
    }

    #[test]
    fn two_and_six_hundred_seventy_five_thousandths_gives_two_sixty_eight() {
        assert_eq!(rounded(2675, 1000, 2), "2.68");
    }

    #[test]
    fn a_half_goes_up_and_less_than_a_half_goes_down() {
        assert_eq!(rounded(5, 1000, 2), "0.01");
        assert_eq!(rounded(4999, 1_000_000, 2), "0.00");
        assert_eq!(rounded(135, 2, 0), "68");
    }

    #[test]
    fn an_overflow_is_an_error_and_never_a_wrong_score() {
        let huge = Exact::whole(i128::MAX);
        assert!(huge.plus(huge).is_err());
        assert!(huge.times(huge).is_err());
        assert!(huge.round(2).is_err());
    }

    #[test]
    fn a_division_by_zero_is_an_error() {
        assert!(Exact::new(1, 0).is_err());
    }

    #[test]
    fn a_fraction_is_written_reduced() {
        assert_eq!(
            serde_json::to_string(&Exact::new(1262, 320).unwrap()).unwrap(),
            "\"631/160\""
        );
        assert_eq!(Exact::new(8, 2).unwrap().to_string(), "4");
    }

    #[test]
    fn a_negative_number_has_no_square_root() {
        assert!(Exact::whole(-1).square_root_rounded(2).is_err());
    }

    #[test]
    fn the_square_root_rounds_half_up() {
        assert_eq!(Exact::whole(2).square_root_rounded(2).unwrap().to_string(), "1.41");
        assert_eq!(
            Exact::new(1, 4).unwrap().square_root_rounded(0).unwrap().to_string(),
            "1"
        );
        assert_eq!(Exact::ZERO.square_root_rounded(2).unwrap().to_string(), "0.00");
    }

    /// Numbers around the 64 bits at which the arithmetic changes its way, and small ones.
    fn any_part() -> impl Strategy<Value = i128> {
        let edge = i128::from(i64::MAX);
        prop_oneof![
            -1000_i128..1000,
            (edge - 2)..(edge + 3),
            (-edge - 3)..(3 - edge),
            any::<i64>().prop_map(i128::from),
        ]
    }

    proptest! {
        #[test]
        fn arithmetic_in_machine_words_is_the_arithmetic_of_fractions(a in any_part(), b in any_part(), c in any_part(), d in any_part()) {
            prop_assume!(b != 0 && d != 0);
            let (left, right) = (Ratio::new(a, b), Ratio::new(c, d));
            let (one, other) = (Exact(left), Exact(right));
            prop_assert_eq!(one.plus(other).ok().map(|exact| exact.0), left.checked_add(&right));
            prop_assert_eq!(one.minus(other).ok().map(|exact| exact.0), left.checked_sub(&right));
            prop_assert_eq!(one.cmp(&other), left.cmp(&right));
            prop_assert_eq!(one.times(other).ok().map(|exact| exact.0), left.checked_mul(&right));
            if c != 0 {
                prop_assert_eq!(one.over(other).ok().map(|exact| exact.0), left.checked_div(&right));
            }
        }

        #[test]
        fn a_sum_is_what_adding_one_by_one_gives(parts in prop::collection::vec((any_part(), prop_oneof![Just(1_i64), Just(2), 1_i64..40]), 0..12)) {
            let values: Vec<Exact> = parts.into_iter().map(|(a, b)| Exact::new(a, b).unwrap()).collect();
            let one_by_one = values.iter().try_fold(Exact::ZERO, |sum, value| sum.plus(*value));
            prop_assert_eq!(Exact::sum(values).ok(), one_by_one.ok());
        }

        #[test]
        fn a_number_is_rounded_to_the_floor_of_itself_and_a_half(part in any_part(), over in 1_i64..100_000, decimals in 0_u8..6) {
            let exact = Exact::new(part, over).unwrap();
            let scaled = exact.0.checked_mul(&Ratio::from_integer(10_i128.pow(u32::from(decimals)))).unwrap();
            let units = (scaled + Ratio::new(1, 2)).floor().to_integer();
            prop_assert_eq!(exact.round(decimals).ok().map(Score::units), i64::try_from(units).ok());
        }

        #[test]
        fn rounding_never_reverses_an_order(a in 0_i64..1_000_000, b in 0_i64..1_000_000, d in 1_i64..1000, e in 1_i64..1000) {
            let (low, high) = {
                let (x, y) = (Exact::new(a, d).unwrap(), Exact::new(b, e).unwrap());
                if x <= y { (x, y) } else { (y, x) }
            };
            prop_assert!(low.round(2).unwrap() <= high.round(2).unwrap());
        }

        #[test]
        fn rounding_moves_a_number_by_at_most_half_a_unit(a in 0_i64..1_000_000, d in 1_i64..1000) {
            let exact = Exact::new(a, d).unwrap();
            let moved = exact.round(2).unwrap().exact().minus(exact).unwrap();
            let half = Exact::new(1, 200).unwrap();
            prop_assert!(moved <= half && Exact::ZERO.minus(half).unwrap() < moved);
        }

        #[test]
        fn the_rounded_root_is_the_nearest_unit(a in 0_i64..100_000, d in 1_i64..500) {
            let exact = Exact::new(a, d).unwrap();
            let root = exact.square_root_rounded(2).unwrap().exact();
            let half = Exact::new(1, 200).unwrap();
            let above = root.plus(half).unwrap();
            prop_assert!(exact < above.times(above).unwrap());
            if root > Exact::ZERO {
                let below = root.minus(half).unwrap();
                prop_assert!(below.times(below).unwrap() <= exact);
            }
        }
    }
}
