//! Whether a dossier came in time: the date of the mail against the call's deadline, never the date of the import.

use serde::{Deserialize, Serialize};

use crate::call::Deadline;
use crate::clock::Timestamp;

/// Receipt against the deadline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Lateness {
    /// When the dossier was received; none while nobody knows, and then nothing says that it is late or in time.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub received_at: Option<Timestamp>,
    /// The last second in time; none for a call without end.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub last_instant: Option<Timestamp>,
    /// Received after it.
    pub late: bool,
}

impl Lateness {
    /// Whether somebody has to say when the dossier came before its lateness can be judged.
    pub const fn to_be_asked(&self) -> bool {
        self.last_instant.is_some() && self.received_at.is_none()
    }
}

/// Compares a receipt with a deadline.
pub fn assess(deadline: Option<Deadline>, received_at: Option<Timestamp>) -> Lateness {
    Lateness {
        received_at,
        last_instant: deadline.map(Deadline::last_instant),
        late: deadline
            .zip(received_at)
            .is_some_and(|(deadline, at)| !deadline.is_met_at(at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn late(received: &str) -> bool {
        let deadline = Deadline {
            date: "2020-06-22".parse().unwrap(),
            inclusive: false,
        };
        assess(Some(deadline), Some(received.parse().unwrap())).late
    }

    #[test]
    fn a_mail_of_the_last_evening_is_in_time_whenever_it_is_imported() {
        assert!(!late("2020-06-21T23:58:00+02:00"));
        assert!(!late("2020-06-21T23:59:59+02:00"));
        assert!(late("2020-06-22T00:00:00+02:00"));
    }

    #[test]
    fn an_unknown_receipt_is_neither_late_nor_in_time() {
        let deadline = Deadline {
            date: "2020-06-22".parse().unwrap(),
            inclusive: false,
        };
        let found = assess(Some(deadline), None);
        assert!(!found.late && found.to_be_asked());
        assert!(
            !assess(None, None).to_be_asked(),
            "without a deadline nothing hangs on it"
        );
    }

    #[test]
    fn nothing_is_late_in_a_call_without_end() {
        assert!(!assess(None, Some("2099-01-01T00:00:00Z".parse().unwrap())).late);
    }
}
