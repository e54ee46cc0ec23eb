//! An opinion as typed and as read.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::error::{Error, InputFault, Result};
use crate::id::{DossierId, OpinionId};
use crate::words::words;

words! {
    /// The sense of an opinion. It binds nobody.
    OpinionKind in "opinion.kind" {
        /// Avis favorable.
        Favourable = "favourable",
        /// Avis réservé.
        Reserved = "reserved",
        /// Avis défavorable.
        Unfavourable = "unfavourable",
    }
}

/// An opinion as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct OpinionInput {
    /// Its sense.
    pub kind: OpinionKind,
    /// What the council recommends; empty for a favourable opinion without more.
    pub recommendations: String,
    /// The members of the council who give it.
    pub advisers: Vec<String>,
    /// The Paris day on which it was given.
    pub given_on: NaiveDate,
}

/// An opinion as recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct OpinionView {
    /// Its identifier.
    pub id: OpinionId,
    /// The dossier.
    pub dossier_id: DossierId,
    /// What was recorded.
    #[serde(flatten)]
    pub opinion: OpinionInput,
}

impl OpinionInput {
    /// The advisers, without the blanks around and between them.
    pub(super) fn names(&self) -> Vec<&str> {
        self.advisers.iter().map(|name| name.trim()).collect()
    }

    /// # Errors
    /// [`Error::InvalidInput`] `advisers` (`empty`, `duplicate`, `form` for a name over several lines), `recommendations` (`empty`
    /// where the opinion is not favourable), `given_on` (`future`).
    pub(super) fn validate(&self, today: NaiveDate) -> Result<()> {
        let names = self.names();
        let distinct: BTreeSet<&str> = names.iter().copied().collect();
        let fault = |field: &str, reason| Err(Error::invalid(field, reason));
        if names.is_empty() || distinct.contains("") {
            return fault("advisers", InputFault::Empty);
        }
        if names.iter().any(|name| name.contains('\n')) {
            return fault("advisers", InputFault::Form);
        }
        if distinct.len() != names.len() {
            return fault("advisers", InputFault::Duplicate);
        }
        if self.kind != OpinionKind::Favourable && self.recommendations.trim().is_empty() {
            return fault("recommendations", InputFault::Empty);
        }
        if self.given_on > today {
            return fault("given_on", InputFault::Future);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opinion() -> OpinionInput {
        OpinionInput {
            kind: OpinionKind::Reserved,
            recommendations: "Associer un maître d’ouvrage.".into(),
            advisers: vec!["Mme Ndiaye".into(), " M. Roche ".into()],
            given_on: "2026-03-02".parse().unwrap(),
        }
    }

    fn fault(opinion: &OpinionInput) -> (String, InputFault) {
        match opinion.validate("2026-03-11".parse().unwrap()) {
            Err(Error::InvalidInput { field, reason }) => (field, reason),
            other => panic!("{other:?}"),
        }
    }

    fn at(field: &str, reason: InputFault) -> (String, InputFault) {
        (field.to_owned(), reason)
    }

    #[test]
    fn an_opinion_names_who_gives_it_once_each() {
        assert!(opinion().validate("2026-03-11".parse().unwrap()).is_ok());
        let by = |advisers: &[&str]| OpinionInput {
            advisers: advisers.iter().map(|name| (*name).to_owned()).collect(),
            ..opinion()
        };
        assert_eq!(fault(&by(&[])), at("advisers", InputFault::Empty));
        assert_eq!(fault(&by(&["Mme Ndiaye", " "])), at("advisers", InputFault::Empty));
        assert_eq!(
            fault(&by(&["M. Roche", "M. Roche "])),
            at("advisers", InputFault::Duplicate)
        );
        assert_eq!(fault(&by(&["M. Roche\nMme Ndiaye"])), at("advisers", InputFault::Form));
    }

    #[test]
    fn a_reserve_says_what_it_is_about_and_a_favourable_opinion_need_not() {
        let silent = |kind| OpinionInput {
            kind,
            recommendations: " ".into(),
            ..opinion()
        };
        assert_eq!(
            fault(&silent(OpinionKind::Reserved)),
            at("recommendations", InputFault::Empty)
        );
        assert!(silent(OpinionKind::Favourable).validate(opinion().given_on).is_ok());
    }

    #[test]
    fn an_opinion_was_given_before_it_is_recorded() {
        let early = opinion().validate("2026-03-01".parse().unwrap());
        assert!(matches!(
            early,
            Err(Error::InvalidInput {
                reason: InputFault::Future,
                ..
            })
        ));
    }
}
