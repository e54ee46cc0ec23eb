//! Hybrid logical time: the wall clock when it moves forward, a counter when it does not.
//!
//! Kulkarni et al., "Logical Physical Clocks" (2014). Order never depends on a clock that was set back.

use crate::clock::Timestamp;

/// A point of hybrid logical time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Stamp {
    /// Milliseconds since 1970, never less than those of an earlier stamp.
    pub wall_ms: i64,
    /// Order among stamps with the same `wall_ms`.
    pub counter: i64,
}

impl Stamp {
    /// The stamp of the next operation: later than `self` whatever the clock says.
    pub fn next(self, now: Timestamp) -> Self {
        let wall_ms = now.timestamp_millis();
        if wall_ms > self.wall_ms {
            Self { wall_ms, counter: 0 }
        } else {
            Self {
                wall_ms: self.wall_ms,
                counter: self.counter + 1,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn time_always_moves_forward_whatever_the_clock_does(walls in prop::collection::vec(0_i64..1_000_000, 1..50)) {
            let mut last = Stamp::default();
            for wall in walls {
                let next = last.next(chrono::DateTime::from_timestamp_millis(wall).unwrap());
                prop_assert!(next > last);
                last = next;
            }
        }
    }
}
