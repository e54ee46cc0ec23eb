//! Which of a call's grids a dossier is scored on.

use serde::{Deserialize, Serialize};

use crate::error::{Error, InputFault, Result};

/// The dossiers that a further grid of a call is for: those of which everything stated here holds. One that states nothing is given to
/// dossiers by hand alone.
///
/// ```
/// # use palmares_core::grid::{GridChoice, GridFacts};
/// let founders = GridChoice { applicant_types: vec!["company_creator".into()], ..GridChoice::default() };
/// let facts = GridFacts { applicant_type: Some("company_creator"), ..GridFacts::default() };
/// assert!(founders.names(&facts));
/// assert!(!GridChoice::default().names(&facts));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct GridChoice {
    /// Codes of types of applicant, one of which it has; none stated, any.
    pub applicant_types: Vec<String>,
    /// Codes of themes, one of which it has; none stated, any.
    pub themes: Vec<String>,
    /// The tier: it asks for this amount or more, in cents …
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub requested_from_cents: Option<i64>,
    /// … and for less than this one.
    #[cfg_attr(feature = "typescript", ts(type = "number | null"))]
    pub requested_below_cents: Option<i64>,
    /// The phase: it is scored in this round, 1 being the first.
    pub round: Option<u32>,
}

/// What a choice looks at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct GridFacts<'a> {
    /// Code of the applicant's type, if known.
    pub applicant_type: Option<&'a str>,
    /// Code of the theme, if known.
    pub theme: Option<&'a str>,
    /// Amount asked for, in cents, if known.
    pub requested_cents: Option<i64>,
    /// The round in which it is to be scored.
    pub round: u32,
}

impl GridChoice {
    /// Whether the grid is for such a dossier. What is not known meets no condition on it.
    pub fn names(&self, facts: &GridFacts<'_>) -> bool {
        let one_of = |stated: &[String], known: Option<&str>| {
            stated.is_empty() || known.is_some_and(|known| stated.iter().any(|code| code == known))
        };
        let requested = |holds: &dyn Fn(i64) -> bool| facts.requested_cents.is_some_and(holds);
        *self != Self::default()
            && one_of(&self.applicant_types, facts.applicant_type)
            && one_of(&self.themes, facts.theme)
            && self
                .requested_from_cents
                .is_none_or(|from| requested(&|cents| cents >= from))
            && self
                .requested_below_cents
                .is_none_or(|below| requested(&|cents| cents < below))
            && self.round.is_none_or(|round| facts.round == round)
    }

    /// Refuses a tier that holds no amount, and a round before the first.
    ///
    /// # Errors
    /// [`Error::InvalidInput`] `requested_below_cents`, `requested_from_cents` or `round`.
    pub fn validate(&self) -> Result<()> {
        let from = self.requested_from_cents.unwrap_or_default();
        if from < 0 {
            return Err(Error::invalid("requested_from_cents", InputFault::Range));
        }
        if self.requested_below_cents.is_some_and(|below| below <= from) {
            return Err(Error::invalid("requested_below_cents", InputFault::Range));
        }
        if self.round == Some(0) {
            return Err(Error::invalid("round", InputFault::Range));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(cents: i64, round: u32) -> GridFacts<'static> {
        GridFacts {
            applicant_type: Some("association"),
            theme: Some("energy"),
            requested_cents: Some(cents),
            round,
        }
    }

    #[test]
    fn everything_stated_must_hold() {
        let choice = GridChoice {
            applicant_types: vec!["association".into(), "company".into()],
            themes: vec!["water".into()],
            ..GridChoice::default()
        };
        assert!(!choice.names(&facts(0, 1)));
        let choice = GridChoice {
            themes: vec!["energy".into()],
            ..choice
        };
        assert!(choice.names(&facts(0, 1)));
    }

    #[test]
    fn a_tier_begins_with_its_amount_and_ends_before_the_next() {
        let tier = GridChoice {
            requested_from_cents: Some(100),
            requested_below_cents: Some(200),
            ..GridChoice::default()
        };
        let inside: Vec<i64> = [99, 100, 199, 200]
            .into_iter()
            .filter(|cents| tier.names(&facts(*cents, 1)))
            .collect();
        assert_eq!(inside, [100, 199]);
        let unknown = GridFacts {
            requested_cents: None,
            ..facts(0, 1)
        };
        assert!(!tier.names(&unknown), "an amount that nobody knows is in no tier");
    }

    #[test]
    fn a_phase_is_a_round() {
        let second = GridChoice {
            round: Some(2),
            ..GridChoice::default()
        };
        assert!(!second.names(&facts(0, 1)) && second.names(&facts(0, 2)));
    }

    #[test]
    fn a_choice_that_states_nothing_is_made_by_hand() {
        assert!(!GridChoice::default().names(&facts(0, 1)));
    }

    #[test]
    fn a_tier_that_holds_no_amount_is_refused() {
        let tier = |from, below| GridChoice {
            requested_from_cents: from,
            requested_below_cents: below,
            ..GridChoice::default()
        };
        assert!(tier(Some(200), Some(200)).validate().is_err());
        assert!(tier(None, Some(0)).validate().is_err());
        assert!(tier(Some(-1), None).validate().is_err());
        assert!(tier(Some(200), Some(201)).validate().is_ok());
        let before = GridChoice {
            round: Some(0),
            ..GridChoice::default()
        };
        assert!(before.validate().is_err());
    }
}
