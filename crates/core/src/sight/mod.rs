//! Who sees what: the one table that every read asks.
//!
//! A member stands somewhere towards each dossier of their call; what there is to see falls under a few matters. Lists, searches,
//! texts, documents, rankings, sessions and decisions ask [`Standing::may_see`] and decide nothing by themselves.
//!
//! | matter | undeclared | recused | guest | takes part | secretariat |
//! |---|---|---|---|---|---|
//! | [`Matter::Line`] | yes | no | yes | yes | yes |
//! | [`Matter::Content`] | no | no | no | yes | yes |
//! | [`Matter::Marks`] | no | no | no | once their own can no longer change | yes |
//! | [`Matter::Ranks`] | no | no | no | the same, and nothing of theirs is left to hand in | yes |
//! | [`Matter::Office`] | no | no | no | no | yes |
//!
//! Retired persons see nothing: they are refused before they ask. A private note is its author's alone, whoever asks.

mod queries;

pub use queries::{Standings, require, standing, standings};

use crate::error::{Denial, Error, Result};

/// What there is to see of a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// Its number, title, applicant and state: what a declaration of interest is about.
    Line,
    /// What members judge it by: summary, documents, mails, checks, hearing, debate, decisions and their motives.
    Content,
    /// What the others marked and wrote.
    Marks,
    /// Scores and ranks, and what decisions say of them.
    Ranks,
    /// What serves the secretariat's work: bank details, findings not recorded yet, why evaluations were set aside, papers, the journal.
    Office,
}

impl Matter {
    /// Every matter, from what more people see to what fewer do.
    pub const ALL: [Self; 5] = [Self::Line, Self::Content, Self::Marks, Self::Ranks, Self::Office];
}

/// Where somebody stands towards a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Of the secretariat, which prepares everything.
    Secretariat,
    /// Has not answered the question on interests.
    Undeclared,
    /// Has an interest.
    Recused,
    /// Is heard, judges nothing.
    Guest,
    /// Declared, and judges.
    TakesPart {
        /// Their own marks can no longer change: scoring is over, or they handed in and looked, after which the secretariat alone
        /// opens them again; for somebody who has none, all marks are handed in. Without it marks that are shown move the marks that follow (Teplitskiy 2019).
        settled: bool,
        /// Something of theirs is left to hand in, on this dossier or another.
        waiting: bool,
    },
}

impl Standing {
    /// Whether somebody who stands there sees a matter; the error says why not. The table of the module, in code.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] `undeclared`, `recused`, `guest`, `sealed`, `staff_only`.
    pub fn may_see(self, matter: Matter) -> Result<()> {
        let reason = match (self, matter) {
            (Self::Secretariat, _)
            | (Self::Undeclared | Self::Guest | Self::TakesPart { .. }, Matter::Line)
            | (Self::TakesPart { .. }, Matter::Content)
            | (Self::TakesPart { settled: true, .. }, Matter::Marks)
            | (
                Self::TakesPart {
                    settled: true,
                    waiting: false,
                },
                Matter::Ranks,
            ) => return Ok(()),
            (_, Matter::Office) => Denial::StaffOnly,
            (Self::Recused, _) => Denial::Recused,
            (Self::Undeclared, _) => Denial::Undeclared,
            (Self::Guest, _) => Denial::Guest,
            (Self::TakesPart { .. }, _) => Denial::Sealed,
        };
        Err(Error::NotAllowed { reason })
    }

    /// The same as a question.
    pub fn sees(self, matter: Matter) -> bool {
        self.may_see(matter).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn judge(settled: bool, waiting: bool) -> Standing {
        Standing::TakesPart { settled, waiting }
    }

    fn seen(standing: Standing) -> Vec<Matter> {
        Matter::ALL
            .into_iter()
            .filter(|matter| standing.sees(*matter))
            .collect()
    }

    #[test]
    fn the_table_is_what_it_says() {
        assert_eq!(seen(Standing::Secretariat), Matter::ALL);
        assert_eq!(seen(Standing::Undeclared), [Matter::Line]);
        assert_eq!(seen(Standing::Recused), []);
        assert_eq!(seen(Standing::Guest), [Matter::Line]);
        assert_eq!(seen(judge(false, true)), [Matter::Line, Matter::Content]);
        assert_eq!(seen(judge(false, false)), [Matter::Line, Matter::Content]);
        assert_eq!(seen(judge(true, true)), [Matter::Line, Matter::Content, Matter::Marks]);
        assert_eq!(
            seen(judge(true, false)),
            [Matter::Line, Matter::Content, Matter::Marks, Matter::Ranks]
        );
    }

    #[test]
    fn a_refusal_names_the_first_thing_in_the_way() {
        let reason = |standing: Standing, matter| {
            let refused = standing.may_see(matter).unwrap_err();
            refused.params()["reason"].as_str().unwrap_or_default().to_owned()
        };
        assert_eq!(reason(Standing::Recused, Matter::Line), "recused");
        assert_eq!(reason(Standing::Undeclared, Matter::Ranks), "undeclared");
        assert_eq!(reason(Standing::Guest, Matter::Content), "guest");
        assert_eq!(reason(judge(false, false), Matter::Marks), "sealed");
        assert_eq!(reason(judge(true, true), Matter::Ranks), "sealed");
        assert_eq!(reason(judge(true, false), Matter::Office), "staff_only");
    }
}
