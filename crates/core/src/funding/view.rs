//! A funder of a project as typed and as read.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::error::{Error, InputFault, Result};
use crate::id::{DossierId, FunderId};
use crate::words::words;

words! {
    /// How far a project has come with a funder.
    FunderStatus in "funder.status" {
        /// It means to apply there.
        Targeted = "targeted",
        /// It applied.
        Applied = "applied",
        /// It is funded.
        Funded = "funded",
        /// It was refused.
        Refused = "refused",
    }
}

impl FunderStatus {
    /// Whether the funder has decided.
    pub fn is_decided(self) -> bool {
        matches!(self, Self::Funded | Self::Refused)
    }
}

/// A funder as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct FunderInput {
    /// Who it is, and by which scheme (« Région Bretagne, PME innovantes »).
    pub name: String,
    /// How far the project has come there.
    pub status: FunderStatus,
    /// The Paris day since which it is so; of its decision where it decided.
    pub status_on: NaiveDate,
    /// The amount granted in cents, where it funds.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub amount_cents: Option<i64>,
}

/// A funder as recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FunderView {
    /// Its identifier.
    pub id: FunderId,
    /// The dossier.
    pub dossier_id: DossierId,
    /// What was recorded.
    #[serde(flatten)]
    pub funder: FunderInput,
}

impl FunderInput {
    /// # Errors
    /// [`Error::InvalidInput`] `name` (`empty`), `status_on` (`future`), `amount_cents` (`empty` where it funds, `unexpected` where it
    /// does not, `range` below zero).
    pub(super) fn validate(&self, today: NaiveDate) -> Result<()> {
        let fault = |field: &str, reason| Err(Error::invalid(field, reason));
        if self.name.trim().is_empty() {
            return fault("name", InputFault::Empty);
        }
        if self.status_on > today {
            return fault("status_on", InputFault::Future);
        }
        match (self.status, self.amount_cents) {
            (FunderStatus::Funded, None) => fault("amount_cents", InputFault::Empty),
            (FunderStatus::Funded, Some(cents)) if cents < 0 => fault("amount_cents", InputFault::Range),
            (FunderStatus::Funded, Some(_)) | (_, None) => Ok(()),
            (_, Some(_)) => fault("amount_cents", InputFault::Unexpected),
        }
    }
}

/// The day on which the last of these funders decided; none while one is to decide, and where there is none.
pub(crate) fn settled(funders: &[FunderView]) -> Option<NaiveDate> {
    if funders.iter().all(|one| one.funder.status.is_decided()) {
        funders.iter().map(|one| one.funder.status_on).max()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn funder(status: FunderStatus, status_on: &str, amount_cents: Option<i64>) -> FunderInput {
        FunderInput {
            name: "Région Bretagne".into(),
            status,
            status_on: status_on.parse().unwrap(),
            amount_cents,
        }
    }

    fn fault(funder: &FunderInput) -> (String, InputFault) {
        match funder.validate("2026-03-11".parse().unwrap()) {
            Err(Error::InvalidInput { field, reason }) => (field, reason),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn money_is_said_of_a_funder_that_funds_and_of_no_other() {
        let today = "2026-03-11".parse().unwrap();
        assert!(
            funder(FunderStatus::Funded, "2026-03-11", Some(0))
                .validate(today)
                .is_ok()
        );
        assert!(
            funder(FunderStatus::Applied, "2026-03-11", None)
                .validate(today)
                .is_ok()
        );
        let amount = |reason| ("amount_cents".to_owned(), reason);
        assert_eq!(
            fault(&funder(FunderStatus::Funded, "2026-03-11", None)),
            amount(InputFault::Empty)
        );
        assert_eq!(
            fault(&funder(FunderStatus::Funded, "2026-03-11", Some(-1))),
            amount(InputFault::Range)
        );
        assert_eq!(
            fault(&funder(FunderStatus::Refused, "2026-03-11", Some(1))),
            amount(InputFault::Unexpected)
        );
        let early = funder(FunderStatus::Refused, "2026-03-12", None);
        assert_eq!(fault(&early), ("status_on".to_owned(), InputFault::Future));
    }

    #[test]
    fn all_is_settled_on_the_day_of_the_last_decision() {
        let recorded = |funder: FunderInput| FunderView {
            id: FunderId::new(),
            dossier_id: DossierId::new(),
            funder,
        };
        let refused = recorded(funder(FunderStatus::Refused, "2026-02-01", None));
        let funded = recorded(funder(FunderStatus::Funded, "2026-01-15", Some(10_000)));
        let waiting = recorded(funder(FunderStatus::Applied, "2026-03-01", None));
        assert_eq!(settled(&[]), None);
        assert_eq!(settled(&[refused.clone(), funded.clone()]), "2026-02-01".parse().ok());
        assert_eq!(settled(&[refused, funded, waiting]), None);
    }
}
