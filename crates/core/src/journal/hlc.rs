//! Hybrid logical time: the wall clock when it moves forward, a counter when it does not.
//!
//! Kulkarni et al., "Logical Physical Clocks" (2014), with a bound: a clock that runs years ahead is believed no further than
//! [`MOST_AHEAD_MS`], so it stays its own device's trouble. What happened after what is told by what each entry's author had seen
//! (`journal/order.rs`), never by these stamps alone; of two acts that knew nothing of one another the later stamp is shown.

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;

/// How far ahead of this machine's clock another time is believed: a day.
pub const MOST_AHEAD_MS: i64 = 24 * 60 * 60 * 1000;

/// A point of hybrid logical time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stamp {
    /// Milliseconds since 1970.
    pub wall_ms: i64,
    /// Order among stamps with the same `wall_ms`.
    pub counter: i64,
}

impl Stamp {
    /// The stamp of the next operation: later than `self`, unless that is further ahead than anybody believes; then the clock was
    /// set right since, and time begins again from it.
    #[must_use]
    pub fn next(self, now: Timestamp) -> Self {
        let wall_ms = now.timestamp_millis();
        if wall_ms > self.wall_ms || self.is_far_ahead(now) {
            Self { wall_ms, counter: 0 }
        } else {
            Self {
                wall_ms: self.wall_ms,
                counter: self.counter.saturating_add(1),
            }
        }
    }

    /// The receive rule: after entries of others came in, what is done here comes later than they, within the bound.
    #[must_use]
    pub fn receive(self, theirs: Self, now: Timestamp) -> Self {
        if theirs.is_far_ahead(now) {
            self
        } else {
            self.max(theirs)
        }
    }

    /// Whether the stamp is further ahead of the clock than is believed.
    pub fn is_far_ahead(self, now: Timestamp) -> bool {
        self.wall_ms > now.timestamp_millis().saturating_add(MOST_AHEAD_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(wall_ms: i64) -> Timestamp {
        chrono::DateTime::from_timestamp_millis(wall_ms).unwrap()
    }

    proptest! {
        #[test]
        fn time_always_moves_forward_while_the_clock_errs_by_less_than_a_day(walls in prop::collection::vec(0_i64..MOST_AHEAD_MS, 1..50)) {
            let mut last = Stamp::default();
            for wall in walls {
                let next = last.next(at(wall));
                prop_assert!(next > last);
                last = next;
            }
        }

        #[test]
        fn what_is_done_after_a_receipt_comes_later_than_what_was_received(
            own in 0_i64..MOST_AHEAD_MS, theirs in 0_i64..MOST_AHEAD_MS, now in 0_i64..MOST_AHEAD_MS
        ) {
            let (own, theirs) = (Stamp { wall_ms: own, counter: 2 }, Stamp { wall_ms: theirs, counter: 7 });
            let next = own.receive(theirs, at(now)).next(at(now));
            prop_assert!(next > own && next > theirs);
        }
    }

    #[test]
    fn a_clock_ten_years_ahead_is_not_followed_and_is_forgotten_once_set_right() {
        let today = at(1_768_000_000_000);
        let ahead = Stamp {
            wall_ms: today.timestamp_millis() + 10 * 365 * MOST_AHEAD_MS,
            counter: 0,
        };
        let own = Stamp::default().next(today);
        assert_eq!(own.receive(ahead, today), own);
        assert_eq!(
            ahead.next(today),
            Stamp {
                wall_ms: today.timestamp_millis(),
                counter: 0
            }
        );
    }
}
