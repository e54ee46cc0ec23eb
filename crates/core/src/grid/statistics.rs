//! Several values as one, exactly.

use super::exact::Exact;
use super::model::Aggregation;
use crate::error::{Error, Result};

/// The arithmetic mean, or nothing when nobody scored.
pub fn mean(values: &[Exact]) -> Result<Option<Exact>> {
    if values.is_empty() {
        return Ok(None);
    }
    Exact::sum(values.iter().copied())?.over(count(values.len())?).map(Some)
}

/// The median; the mean of the two middle values when their number is even.
pub fn median(values: &[Exact]) -> Result<Option<Exact>> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let upper = sorted.len() / 2;
    let lower = sorted.len().saturating_sub(1) / 2;
    match (sorted.get(lower), sorted.get(upper)) {
        (Some(low), Some(high)) => low.plus(*high)?.over(Exact::whole(2)).map(Some),
        _ => Ok(None),
    }
}

/// The sample variance (divisor m − 1), or nothing under two values.
pub fn sample_variance(values: &[Exact]) -> Result<Option<Exact>> {
    let (Some(mean), true) = (mean(values)?, values.len() >= 2) else {
        return Ok(None);
    };
    let mut squares = Exact::ZERO;
    for value in values {
        let deviation = value.minus(mean)?;
        squares = squares.plus(deviation.times(deviation)?)?;
    }
    squares.over(count(values.len() - 1)?).map(Some)
}

/// Which values a trimmed mean leaves out, by their place: `each` of the lowest and of the highest where more are left, else
/// none. Among equals it does not matter which.
pub fn trimmed(values: &[Exact], each: u8) -> Vec<bool> {
    let each = usize::from(each);
    let mut dropped = vec![false; values.len()];
    if values.len() <= 2 * each {
        return dropped;
    }
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by_key(|place| values.get(*place));
    let (low, high) = (order.iter().take(each), order.iter().rev().take(each));
    for place in low.chain(high) {
        if let Some(out) = dropped.get_mut(*place) {
            *out = true;
        }
    }
    dropped
}

/// The place of the one value on the other side of the middle than all others, of three at least.
pub fn outlier(values: &[Exact], middle: Exact) -> Option<usize> {
    if values.len() < 3 {
        return None;
    }
    let alone = |upper: bool| {
        let mut side = values
            .iter()
            .enumerate()
            .filter(|(_, value)| (**value >= middle) == upper);
        match (side.next(), side.next()) {
            (Some((place, _)), None) => Some(place),
            _ => None,
        }
    };
    alone(true).or_else(|| alone(false))
}

/// Several values as one. [`Aggregation::WithoutOutlier`] is the mean of what is given: the outlier was left out before, with
/// all its member's marks.
pub fn aggregate(aggregation: Aggregation, values: &[Exact]) -> Result<Option<Exact>> {
    match aggregation {
        Aggregation::Mean | Aggregation::WithoutOutlier => mean(values),
        Aggregation::Median => median(values),
        Aggregation::Trimmed(each) => {
            let kept = values.iter().zip(trimmed(values, each));
            mean(
                &kept
                    .filter(|(_, out)| !out)
                    .map(|(value, _)| *value)
                    .collect::<Vec<_>>(),
            )
        }
    }
}

fn count(number: usize) -> Result<Exact> {
    u32::try_from(number).map(Exact::whole).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn whole<const N: usize>(values: [i32; N]) -> Vec<Exact> {
        values.map(Exact::whole).to_vec()
    }

    #[test]
    fn the_median_of_two_three_five_five_is_four() {
        let values = whole([5, 2, 5, 3]);
        assert_eq!(median(&values).unwrap(), Some(Exact::whole(4)));
        assert_eq!(median(&values[..3]).unwrap(), Some(Exact::whole(5)));
        assert_eq!(median(&[]).unwrap(), None);
    }

    #[test]
    fn a_single_mark_has_no_deviation() {
        assert_eq!(sample_variance(&whole([3])).unwrap(), None);
        assert_eq!(
            sample_variance(&whole([1, 2, 3, 4])).unwrap(),
            Some(Exact::new(5, 3).unwrap())
        );
        assert_eq!(mean(&[]).unwrap(), None);
    }

    #[test]
    fn a_trimmed_mean_leaves_out_one_of_each_end_once_more_than_two_are_there() {
        let trim = |values: &[Exact]| aggregate(Aggregation::Trimmed(1), values).unwrap();
        assert_eq!(trim(&whole([9, 1, 4, 4, 0])), Some(Exact::whole(3)));
        assert_eq!(trim(&whole([9, 1])), Some(Exact::whole(5)));
        assert_eq!(trim(&whole([2, 2, 2])), Some(Exact::whole(2)));
    }

    #[test]
    fn an_outlier_stands_alone_on_its_side_of_the_middle() {
        let middle = Exact::whole(50);
        assert_eq!(outlier(&whole([70, 30, 65]), middle), Some(1));
        assert_eq!(outlier(&whole([20, 30, 65]), middle), Some(2));
        assert_eq!(outlier(&whole([70, 50, 65]), middle), None);
        assert_eq!(outlier(&whole([70, 30]), middle), None);
        assert_eq!(outlier(&whole([70, 60, 30, 20]), middle), None);
    }

    proptest! {
        #[test]
        fn what_is_put_together_does_not_know_the_order_of_entry(values in prop::collection::vec(0_i64..1000, 1..12)) {
            let forward: Vec<_> = values.iter().map(|value| Exact::new(*value, 7).unwrap()).collect();
            let backward: Vec<_> = forward.iter().rev().copied().collect();
            for way in [Aggregation::Mean, Aggregation::Median, Aggregation::Trimmed(1), Aggregation::Trimmed(3)] {
                prop_assert_eq!(aggregate(way, &forward).unwrap(), aggregate(way, &backward).unwrap());
            }
            prop_assert_eq!(sample_variance(&forward).unwrap(), sample_variance(&backward).unwrap());
        }
    }
}
