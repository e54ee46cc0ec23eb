//! The order in which a session lives.

use crate::error::{Error, Result};
use crate::words::words;

words! {
    /// Where a session stands.
    SessionState in "session.state" {
        /// Has a date.
        Planned = "planned",
        /// The members were convened.
        Convened = "convened",
        /// Sitting.
        Open = "open",
        /// Over.
        Closed = "closed",
        /// The minutes are written.
        MinutesDraft = "minutes_draft",
        /// The minutes were approved.
        MinutesApproved = "minutes_approved",
        /// The record of decisions was published.
        Published = "published",
        /// Did not take place.
        Cancelled = "cancelled",
        /// Too few came.
        QuorumFailed = "quorum_failed",
        /// Too few came, and a second session was convened on the same agenda.
        Reconvened = "reconvened",
    }
}

words! {
    /// What happens to a session.
    SessionAct in "session.act" {
        /// The convocation was sent.
        Convene = "convene",
        /// The quorum is there.
        Open = "open",
        /// The quorum is not there.
        FailQuorum = "fail_quorum",
        /// A second session is convened on the same agenda; it needs no quorum and the convocation says so.
        Reconvene = "reconvene",
        /// The last item is done.
        Close = "close",
        /// The minutes are produced (again).
        DraftMinutes = "draft_minutes",
        /// The committee approves them.
        ApproveMinutes = "approve_minutes",
        /// The record of decisions is published.
        Publish = "publish",
        /// What was published is corrected: a new version of the minutes.
        CorrectMinutes = "correct_minutes",
        /// The session does not take place.
        Cancel = "cancel",
    }
}

impl SessionState {
    /// The state after an act, or the error that the act is out of order.
    pub fn after(self, act: SessionAct) -> Result<Self> {
        match (self, act) {
            (Self::Planned, SessionAct::Convene) => Ok(Self::Convened),
            (Self::Convened, SessionAct::Open) => Ok(Self::Open),
            (Self::Convened, SessionAct::FailQuorum) => Ok(Self::QuorumFailed),
            (Self::QuorumFailed, SessionAct::Reconvene) => Ok(Self::Reconvened),
            (Self::Open, SessionAct::Close) => Ok(Self::Closed),
            // Minutes are written again until they are approved; published ones when they are corrected.
            (Self::Closed | Self::MinutesDraft, SessionAct::DraftMinutes)
            | (Self::Published, SessionAct::CorrectMinutes) => Ok(Self::MinutesDraft),
            (Self::MinutesDraft, SessionAct::ApproveMinutes) => Ok(Self::MinutesApproved),
            (Self::MinutesApproved, SessionAct::Publish) => Ok(Self::Published),
            (Self::Planned | Self::Convened, SessionAct::Cancel) => Ok(Self::Cancelled),
            (state, act) => Err(Error::wrong_state(state, act.as_str())),
        }
    }

    /// Whether the session was held to its end.
    pub fn was_held(self) -> bool {
        matches!(
            self,
            Self::Closed | Self::MinutesDraft | Self::MinutesApproved | Self::Published
        )
    }

    /// Whether the session is over: held to its end, or without the quorum that it needed.
    pub fn is_over(self) -> bool {
        self.was_held() || matches!(self, Self::QuorumFailed | Self::Reconvened)
    }

    /// Whether the session will take place, is taking place or took place.
    pub fn is_convened(self) -> bool {
        self.was_held() || matches!(self, Self::Convened | Self::Open)
    }

    /// Whether the date and the agenda may still change.
    pub fn is_editable(self) -> bool {
        matches!(self, Self::Planned | Self::Convened)
    }

    /// Refuses a decision outside an open session.
    pub fn require_open(self) -> Result<()> {
        if self == Self::Open {
            Ok(())
        } else {
            Err(Error::wrong_state(self, "decide"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(acts: &[SessionAct]) -> Result<SessionState> {
        acts.iter()
            .try_fold(SessionState::Planned, |state, act| state.after(*act))
    }

    #[test]
    fn a_session_goes_from_its_date_to_its_published_record() {
        let acts = [
            SessionAct::Convene,
            SessionAct::Open,
            SessionAct::Close,
            SessionAct::DraftMinutes,
            SessionAct::DraftMinutes,
            SessionAct::ApproveMinutes,
            SessionAct::Publish,
        ];
        assert_eq!(walk(&acts).unwrap(), SessionState::Published);
    }

    #[test]
    fn a_session_without_quorum_is_only_convened_again() {
        let failed = walk(&[SessionAct::Convene, SessionAct::FailQuorum]).unwrap();
        assert!(!failed.was_held());
        assert_eq!(failed.after(SessionAct::Reconvene).unwrap(), SessionState::Reconvened);
        for act in SessionAct::ALL.iter().filter(|act| **act != SessionAct::Reconvene) {
            assert!(failed.after(*act).is_err());
        }
    }

    #[test]
    fn nobody_decides_outside_an_open_session() {
        for state in SessionState::ALL {
            assert_eq!(state.require_open().is_ok(), *state == SessionState::Open);
        }
    }

    #[test]
    fn published_minutes_are_corrected_by_approving_and_publishing_anew() {
        let mut state = SessionState::Published;
        for act in [
            SessionAct::CorrectMinutes,
            SessionAct::DraftMinutes,
            SessionAct::ApproveMinutes,
            SessionAct::Publish,
        ] {
            state = state.after(act).unwrap();
        }
        assert_eq!(state, SessionState::Published);
        assert!(SessionState::MinutesApproved.after(SessionAct::CorrectMinutes).is_err());
    }

    #[test]
    fn approved_minutes_are_not_written_again() {
        let error = SessionState::MinutesApproved
            .after(SessionAct::DraftMinutes)
            .unwrap_err();
        assert_eq!(error.params()["from"], "minutes_approved");
    }

    #[test]
    fn a_session_begun_is_not_cancelled() {
        assert!(walk(&[SessionAct::Convene, SessionAct::Open, SessionAct::Cancel]).is_err());
        assert_eq!(walk(&[SessionAct::Cancel]).unwrap(), SessionState::Cancelled);
    }
}
