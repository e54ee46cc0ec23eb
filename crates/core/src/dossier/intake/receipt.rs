//! When something was received: known by its mail, stated by somebody, or to be asked. Never the instant of the import.

use super::delivery::Received;
use super::view::ReceiptState;
use crate::call::Deadline;
use crate::clock::Timestamp;
use crate::document::MailDate;

/// The receipt of files: what somebody stated for all that have none.
pub fn of_files(stated: Option<Timestamp>) -> Received {
    unknown(ReceiptState::Unstated, stated)
}

/// The receipt of a mail. Two dates on one side of every deadline and cut-off make no difference, and the earlier stands; on two
/// sides of one somebody decides.
pub fn of_mail(date: MailDate, bounds: &[Deadline], stated: Option<Timestamp>) -> Received {
    let known = |at, between| Received {
        at: Some(at),
        state: ReceiptState::Known,
        between,
    };
    match date {
        MailDate::Stated { at } => known(at, None),
        MailDate::Missing => unknown(ReceiptState::Missing, stated),
        MailDate::Invalid => unknown(ReceiptState::Invalid, stated),
        MailDate::Disputed { at, or } if bounds.iter().all(|bound| bound.is_met_at(at) == bound.is_met_at(or)) => {
            known(at, Some((at, or)))
        }
        MailDate::Disputed { at, or } => Received {
            at: None,
            state: ReceiptState::Disputed,
            between: Some((at, or)),
        },
    }
}

fn unknown(state: ReceiptState, stated: Option<Timestamp>) -> Received {
    Received {
        at: stated,
        state: if stated.is_some() { ReceiptState::Stated } else { state },
        between: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_not_known_is_asked_once_and_never_taken_from_the_clock() {
        assert_eq!(of_files(None).at, None);
        let stated = at("2020-06-20T10:00:00Z");
        assert_eq!(of_files(Some(stated)).at, Some(stated));
        assert_eq!(
            of_mail(MailDate::Missing, &[], Some(stated)).state,
            ReceiptState::Stated
        );
        assert_eq!(of_mail(MailDate::Invalid, &[], None).at, None);
        let known = at("2020-06-21T21:58:00Z");
        assert_eq!(
            of_mail(MailDate::Stated { at: known }, &[], Some(stated)).at,
            Some(known)
        );
    }

    #[test]
    fn two_dates_matter_when_a_deadline_or_a_cut_off_lies_between_them() {
        let until = |date: &str| Deadline {
            date: date.parse().unwrap(),
            inclusive: false,
        };
        let date = MailDate::Disputed {
            at: at("2020-06-21T21:50:00Z"),
            or: at("2020-06-24T07:12:00Z"),
        };
        let between = of_mail(date, &[until("2020-06-22")], Some(at("2020-06-20T10:00:00Z")));
        assert_eq!((between.at, between.state), (None, ReceiptState::Disputed));
        assert!(between.between.is_some());
        assert_eq!(
            of_mail(date, &[until("2020-07-22")], None).at,
            Some(at("2020-06-21T21:50:00Z"))
        );
        let waves = [until("2020-06-22"), until("2020-07-22")];
        assert_eq!(of_mail(date, &waves, None).state, ReceiptState::Disputed);
    }
}
