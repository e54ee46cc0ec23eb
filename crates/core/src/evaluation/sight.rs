//! Who may score and who may read whose marks: sealed until one's own are handed in (Teplitskiy 2019: shown marks move
//! the marks that follow), and never for a recused member.

use crate::error::{Denial, Error, Result};
use crate::evaluation::model::CellState;

/// Who asks to read marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// The secretariat, which consolidates and prepares the session.
    Staff,
    /// A member, with the state of their own evaluation of the dossier, if it is assigned to them.
    Member(Option<CellState>),
}

/// Whether the marks of the others on a dossier may be read; the error says why not. While it `is_scored`, an abstention can
/// still be taken back, so it opens nothing.
pub fn may_read_others(reader: Reader, is_scored: bool) -> Result<()> {
    match reader {
        Reader::Staff | Reader::Member(Some(CellState::Submitted | CellState::SetAside)) => Ok(()),
        Reader::Member(Some(CellState::Abstained)) if !is_scored => Ok(()),
        Reader::Member(Some(CellState::Recused)) => Err(Error::NotAllowed {
            reason: Denial::Recused,
        }),
        Reader::Member(Some(CellState::NotStarted | CellState::Draft | CellState::Abstained)) => {
            Err(Error::NotAllowed { reason: Denial::Sealed })
        }
        Reader::Member(None) => Err(Error::NotAllowed {
            reason: Denial::NotAssigned,
        }),
    }
}

/// Whether a member may open the scoring room of a dossier: assigned, not recused, interests declared.
///
/// `declared` is whether the member answered the question on interests for this dossier; no document opens before.
pub fn may_score(own: Option<CellState>, declared: bool) -> Result<()> {
    match own {
        None => Err(Error::NotAllowed {
            reason: Denial::NotAssigned,
        }),
        Some(CellState::Recused) => Err(Error::NotAllowed {
            reason: Denial::Recused,
        }),
        Some(_) if !declared => Err(Error::NotAllowed {
            reason: Denial::Undeclared,
        }),
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(result: Result<()>) -> Option<String> {
        result
            .err()
            .map(|error| error.params()["reason"].as_str().unwrap_or_default().to_owned())
    }

    fn refusal(state: CellState, is_scored: bool) -> Option<String> {
        reason(may_read_others(Reader::Member(Some(state)), is_scored))
    }

    #[test]
    fn the_marks_of_others_are_sealed_until_ones_own_are_handed_in() {
        assert_eq!(refusal(CellState::NotStarted, true).as_deref(), Some("sealed"));
        assert_eq!(refusal(CellState::Draft, true).as_deref(), Some("sealed"));
        assert_eq!(refusal(CellState::Submitted, true), None);
        assert_eq!(reason(may_read_others(Reader::Staff, true)), None);
    }

    #[test]
    fn an_abstention_opens_the_marks_of_others_only_once_it_can_no_longer_be_taken_back() {
        assert_eq!(refusal(CellState::Abstained, true).as_deref(), Some("sealed"));
        assert_eq!(refusal(CellState::Abstained, false), None);
    }

    #[test]
    fn a_recused_member_reads_no_mark_and_opens_no_dossier() {
        assert_eq!(refusal(CellState::Recused, true).as_deref(), Some("recused"));
        assert_eq!(
            reason(may_score(Some(CellState::Recused), true)).as_deref(),
            Some("recused")
        );
    }

    #[test]
    fn interests_are_declared_before_a_document_opens() {
        assert_eq!(
            reason(may_score(Some(CellState::NotStarted), false)).as_deref(),
            Some("undeclared")
        );
        assert_eq!(reason(may_score(Some(CellState::NotStarted), true)), None);
        assert_eq!(reason(may_score(None, true)).as_deref(), Some("not_assigned"));
    }
}
