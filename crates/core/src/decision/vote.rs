//! How votes make a decision.

use super::model::VoteMode;
use super::view::VoteInput;
use crate::call::vocabulary::VotePolicy;
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::session::voters::Voters;

/// What the ballot decided, with the counts that the minutes print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VoteOutcome {
    /// Whether the proposal is adopted.
    pub adopted: bool,
    /// Votes in the room.
    pub voters: u32,
    /// Present and not taking part in the vote, when votes were counted.
    pub not_voting: Option<u32>,
    /// As many for as against.
    pub tie: bool,
    /// The chair's vote decided.
    pub by_casting_vote: bool,
}

/// Counts the votes read out in the room; none by consensus. `casting_vote_allowed` is the call's rule for ties.
///
/// Errors name the field at fault (`votes.votes_for`) or the rule (`consensus_required`). In a secret ballot the chair's vote
/// is not known, so it decides no tie (as in the general code of territorial authorities, L.2121-20).
pub fn outcome(
    policy: VotePolicy,
    mode: VoteMode,
    votes: Option<&VoteInput>,
    voters: Voters,
    casting_vote_allowed: bool,
) -> Result<VoteOutcome> {
    if mode == VoteMode::Consensus {
        if votes.is_some() {
            return Err(Error::invalid("votes", InputFault::Unexpected));
        }
        let adopted = voters.votes > 0;
        return Ok(VoteOutcome {
            adopted,
            voters: voters.votes,
            not_voting: None,
            tie: false,
            by_casting_vote: false,
        });
    }
    if policy == VotePolicy::Consensus {
        return Err(Error::rule(BrokenRule::ConsensusRequired));
    }
    let votes = votes.ok_or_else(|| Error::invalid("votes", InputFault::Empty))?;
    let not_voting = not_voting(votes, voters)?;
    let (pro, against) = (u64::from(votes.votes_for), u64::from(votes.against));
    let tie = pro == against;
    let chair = chair_vote(mode, votes, voters)?.filter(|_| tie && chair_decides(policy, mode, casting_vote_allowed));
    let adopted = match policy {
        VotePolicy::TwoThirds => pro > 0 && pro * 3 >= (pro + against) * 2,
        VotePolicy::Majority | VotePolicy::Consensus => pro > against || chair == Some(true),
    };
    Ok(VoteOutcome {
        adopted,
        voters: voters.votes,
        not_voting: Some(not_voting),
        tie,
        by_casting_vote: chair.is_some(),
    })
}

/// Whether a tie is the chair's to decide: by a majority, when the call says so, and where hands are seen.
pub fn chair_decides(policy: VotePolicy, mode: VoteMode, casting_vote_allowed: bool) -> bool {
    policy == VotePolicy::Majority && mode == VoteMode::ShowOfHands && casting_vote_allowed
}

fn not_voting(votes: &VoteInput, voters: Voters) -> Result<u32> {
    let cast = u64::from(votes.votes_for) + u64::from(votes.against) + u64::from(votes.abstentions);
    let rest = u64::from(voters.votes)
        .checked_sub(cast)
        .and_then(|rest| u32::try_from(rest).ok());
    rest.ok_or_else(|| Error::invalid("votes.votes_for", InputFault::MoreThanVoters))
}

/// How the chair voted, where that is known and was one of the votes counted.
fn chair_vote(mode: VoteMode, votes: &VoteInput, voters: Voters) -> Result<Option<bool>> {
    let Some(pro) = votes.chair_for.filter(|_| mode == VoteMode::ShowOfHands) else {
        return Ok(None);
    };
    let on_that_side = if pro { votes.votes_for } else { votes.against };
    if voters.chair_votes && on_that_side > 0 {
        Ok(Some(pro))
    } else {
        Err(Error::invalid("votes.chair_for", InputFault::ChairNotVoting))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Voters = Voters {
        votes: 9,
        chair_votes: true,
    };
    const HANDS: VoteMode = VoteMode::ShowOfHands;

    fn votes(votes_for: u32, against: u32, abstentions: u32) -> VoteInput {
        VoteInput {
            votes_for,
            against,
            abstentions,
            chair_for: None,
        }
    }

    fn majority(votes: &VoteInput) -> VoteOutcome {
        outcome(VotePolicy::Majority, HANDS, Some(votes), ROOM, true).unwrap()
    }

    #[test]
    fn more_votes_for_than_against_adopt_whatever_the_abstentions() {
        assert!(majority(&votes(3, 2, 4)).adopted);
        assert!(!majority(&votes(2, 3, 4)).adopted);
        assert_eq!(majority(&votes(3, 2, 1)).not_voting, Some(3));
    }

    #[test]
    fn a_tie_adopts_nothing_without_the_chair() {
        let tied = majority(&votes(4, 4, 1));
        assert_eq!((tied.tie, tied.adopted, tied.by_casting_vote), (true, false, false));
    }

    #[test]
    fn the_chair_decides_a_tie_only_when_voting() {
        let cast = |side| VoteInput {
            chair_for: Some(side),
            ..votes(4, 4, 1)
        };
        assert!(majority(&cast(true)).adopted && majority(&cast(true)).by_casting_vote);
        assert!(!majority(&cast(false)).adopted);
        let away = Voters {
            chair_votes: false,
            ..ROOM
        };
        let refused = outcome(VotePolicy::Majority, HANDS, Some(&cast(true)), away, true).unwrap_err();
        assert_eq!(refused.field(), Some("votes.chair_for"));
        assert!(
            !outcome(VotePolicy::Majority, HANDS, Some(&cast(true)), ROOM, false)
                .unwrap()
                .adopted
        );
    }

    #[test]
    fn without_a_tie_the_chairs_vote_is_one_vote() {
        let outcome = majority(&VoteInput {
            chair_for: Some(false),
            ..votes(5, 4, 0)
        });
        assert_eq!((outcome.adopted, outcome.by_casting_vote), (true, false));
    }

    #[test]
    fn a_secret_ballot_has_no_casting_vote_and_an_abstaining_chair_none_either() {
        let cast = VoteInput {
            chair_for: Some(true),
            ..votes(4, 4, 1)
        };
        let secret = outcome(VotePolicy::Majority, VoteMode::SecretBallot, Some(&cast), ROOM, true).unwrap();
        assert!(!secret.adopted);
        let nobody = VoteInput {
            chair_for: Some(true),
            ..votes(0, 0, 9)
        };
        assert!(outcome(VotePolicy::Majority, HANDS, Some(&nobody), ROOM, true).is_err());
    }

    #[test]
    fn more_votes_than_voters_are_refused() {
        let refused = |votes: &VoteInput| outcome(VotePolicy::Majority, HANDS, Some(votes), ROOM, true).unwrap_err();
        assert_eq!(refused(&votes(6, 3, 1)).params()["reason"], "more_than_voters");
        assert_eq!(
            refused(&votes(u32::MAX, u32::MAX, 1)).params()["reason"],
            "more_than_voters"
        );
    }

    #[test]
    fn consensus_is_not_counted_and_a_consensus_policy_takes_nothing_else() {
        let consensus = VoteMode::Consensus;
        assert!(
            outcome(VotePolicy::Majority, consensus, None, ROOM, true)
                .unwrap()
                .adopted
        );
        assert!(
            outcome(VotePolicy::Consensus, consensus, None, ROOM, true)
                .unwrap()
                .adopted
        );
        assert!(outcome(VotePolicy::Majority, consensus, Some(&votes(9, 0, 0)), ROOM, true).is_err());
        assert!(outcome(VotePolicy::Majority, HANDS, None, ROOM, true).is_err());
        let counted = outcome(VotePolicy::Consensus, HANDS, Some(&votes(9, 0, 0)), ROOM, true).unwrap_err();
        assert_eq!(counted.params()["rule"], "consensus_required");
    }

    #[test]
    fn two_thirds_are_two_of_three_votes_cast() {
        let adopted = |votes: &VoteInput| {
            outcome(VotePolicy::TwoThirds, HANDS, Some(votes), ROOM, true)
                .unwrap()
                .adopted
        };
        assert!(adopted(&votes(6, 3, 0)));
        assert!(!adopted(&votes(5, 3, 1)));
        assert!(adopted(&votes(2, 1, 6)));
        assert!(!adopted(&votes(0, 0, 9)));
    }
}
