//! How votes make a decision.

use serde::{Deserialize, Serialize};

use super::model::VoteMode;
use super::view::VoteInput;
use crate::call::model::CommitteeRules;
use crate::call::vocabulary::{VoteBase, VotePolicy};
use crate::error::{BrokenRule, Error, InputFault, Result};
use crate::id::MemberId;
use crate::session::voters::Voters;

/// By which rule votes decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VoteRule {
    /// How much of the base carries a proposal.
    pub policy: VotePolicy,
    /// Of what it is counted.
    pub base: VoteBase,
    /// Whether the chair decides a tie.
    pub casting_vote: bool,
}

impl From<&CommitteeRules> for VoteRule {
    fn from(rules: &CommitteeRules) -> Self {
        Self {
            policy: rules.vote,
            base: rules.vote_base,
            casting_vote: rules.casting_vote,
        }
    }
}

/// A majority as it was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Majority {
    /// How much of the base carries a proposal.
    pub policy: VotePolicy,
    /// Of what it is counted.
    pub base: VoteBase,
    /// How many that is.
    pub counted: u32,
    /// Votes for that carry it.
    pub required: u32,
    /// Votes for.
    pub obtained: u32,
}

impl Majority {
    fn of(rule: VoteRule, votes: &VoteInput, voters: Voters) -> Self {
        let expressed = votes.votes_for.saturating_add(votes.against);
        let counted = match rule.base {
            VoteBase::Expressed => expressed,
            VoteBase::Cast => expressed.saturating_add(votes.abstentions),
            VoteBase::Present => voters.votes,
            VoteBase::Entitled => voters.entitled,
        };
        Self {
            policy: rule.policy,
            base: rule.base,
            counted,
            required: required(rule.policy, counted),
            obtained: votes.votes_for,
        }
    }

    /// Whether it was there.
    pub fn is_reached(&self) -> bool {
        self.obtained >= self.required
    }
}

/// Votes for that carry a proposal, of so many: at least one, whatever the base.
fn required(policy: VotePolicy, counted: u32) -> u32 {
    let of = |numerator: u64, denominator: u64| (u64::from(counted) * numerator).div_ceil(denominator);
    let least = match policy {
        VotePolicy::Majority | VotePolicy::AbsoluteMajority | VotePolicy::Consensus => u64::from(counted) / 2 + 1,
        VotePolicy::TwoThirds => of(2, 3),
        VotePolicy::ThreeQuarters => of(3, 4),
    };
    u32::try_from(least.max(1)).unwrap_or(u32::MAX)
}

/// The poll of a decision as it stands in the record: who could vote, who did, and what was required. Recused, absent and not voting
/// are three things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Poll {
    /// Members entitled to vote on the item.
    pub entitled: u32,
    /// Voices of those present or represented.
    pub voices: u32,
    /// Of those who compose the committee, members who take no part in the item.
    pub recused: u32,
    /// Entitled, and neither present nor represented.
    pub absent: u32,
    /// Present or represented, and not voting; none where nothing was counted.
    pub not_voting: Option<u32>,
    /// The majority; none where nothing was counted.
    pub majority: Option<Majority>,
    /// Who presided over the item; none where that was not kept.
    #[serde(default)]
    pub presided_by: Option<MemberId>,
}

impl Poll {
    /// The poll of a ballot over which that member presided.
    pub fn of(outcome: &VoteOutcome, voters: Voters, recused: u32, presided_by: Option<MemberId>) -> Self {
        Self {
            entitled: voters.entitled,
            voices: voters.votes,
            recused,
            absent: voters.entitled.saturating_sub(voters.votes),
            not_voting: outcome.not_voting,
            majority: outcome.majority,
            presided_by,
        }
    }
}

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
    /// The majority as counted; none by consensus.
    pub majority: Option<Majority>,
}

/// Counts the votes read out in the room by the rule of the call; none by consensus. Where the chair decides a tie, that side carries
/// it whatever the base.
///
/// Errors name the field at fault (`votes.votes_for`) or the rule (`consensus_required`). In a secret ballot the chair's vote
/// is not known, so it decides no tie (as in the general code of territorial authorities, L.2121-20).
pub fn outcome(rule: VoteRule, mode: VoteMode, votes: Option<&VoteInput>, voters: Voters) -> Result<VoteOutcome> {
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
            majority: None,
        });
    }
    if rule.policy == VotePolicy::Consensus {
        return Err(Error::rule(BrokenRule::ConsensusRequired));
    }
    let votes = votes.ok_or_else(|| Error::invalid("votes", InputFault::Empty))?;
    let not_voting = not_voting(votes, voters)?;
    let tie = votes.votes_for == votes.against;
    let chair = chair_vote(mode, votes, voters)?.filter(|_| tie && chair_decides(rule, mode));
    let majority = Majority::of(rule, votes, voters);
    Ok(VoteOutcome {
        adopted: majority.is_reached() || chair == Some(true),
        voters: voters.votes,
        not_voting: Some(not_voting),
        tie,
        by_casting_vote: chair.is_some(),
        majority: Some(majority),
    })
}

/// Whether a tie is the chair's to decide: by a majority, when the call says so, and where hands are seen.
pub fn chair_decides(rule: VoteRule, mode: VoteMode) -> bool {
    let by_half = matches!(rule.policy, VotePolicy::Majority | VotePolicy::AbsoluteMajority);
    by_half && mode == VoteMode::ShowOfHands && rule.casting_vote
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
        entitled: 11,
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

    /// By a policy, on the votes expressed.
    fn by(
        policy: VotePolicy,
        mode: VoteMode,
        votes: Option<&VoteInput>,
        voters: Voters,
        casting_vote: bool,
    ) -> Result<VoteOutcome> {
        let rule = VoteRule {
            policy,
            base: VoteBase::Expressed,
            casting_vote,
        };
        outcome(rule, mode, votes, voters)
    }

    fn majority(votes: &VoteInput) -> VoteOutcome {
        by(VotePolicy::Majority, HANDS, Some(votes), ROOM, true).unwrap()
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
        let refused = by(VotePolicy::Majority, HANDS, Some(&cast(true)), away, true).unwrap_err();
        assert_eq!(refused.field(), Some("votes.chair_for"));
        assert!(
            !by(VotePolicy::Majority, HANDS, Some(&cast(true)), ROOM, false)
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
        let secret = by(VotePolicy::Majority, VoteMode::SecretBallot, Some(&cast), ROOM, true).unwrap();
        assert!(!secret.adopted);
        let nobody = VoteInput {
            chair_for: Some(true),
            ..votes(0, 0, 9)
        };
        assert!(by(VotePolicy::Majority, HANDS, Some(&nobody), ROOM, true).is_err());
    }

    #[test]
    fn more_votes_than_voters_are_refused() {
        let refused = |votes: &VoteInput| by(VotePolicy::Majority, HANDS, Some(votes), ROOM, true).unwrap_err();
        assert_eq!(refused(&votes(6, 3, 1)).params()["reason"], "more_than_voters");
        assert_eq!(
            refused(&votes(u32::MAX, u32::MAX, 1)).params()["reason"],
            "more_than_voters"
        );
    }

    #[test]
    fn consensus_is_not_counted_and_a_consensus_policy_takes_nothing_else() {
        let consensus = VoteMode::Consensus;
        assert!(by(VotePolicy::Majority, consensus, None, ROOM, true).unwrap().adopted);
        assert!(by(VotePolicy::Consensus, consensus, None, ROOM, true).unwrap().adopted);
        assert!(by(VotePolicy::Majority, consensus, Some(&votes(9, 0, 0)), ROOM, true).is_err());
        assert!(by(VotePolicy::Majority, HANDS, None, ROOM, true).is_err());
        let counted = by(VotePolicy::Consensus, HANDS, Some(&votes(9, 0, 0)), ROOM, true).unwrap_err();
        assert_eq!(counted.params()["rule"], "consensus_required");
    }

    #[test]
    fn two_thirds_are_two_of_three_votes_cast() {
        let adopted = |votes: &VoteInput| {
            by(VotePolicy::TwoThirds, HANDS, Some(votes), ROOM, true)
                .unwrap()
                .adopted
        };
        assert!(adopted(&votes(6, 3, 0)));
        assert!(!adopted(&votes(5, 3, 1)));
        assert!(adopted(&votes(2, 1, 6)));
        assert!(!adopted(&votes(0, 0, 9)));
    }

    #[test]
    fn four_for_three_against_and_three_abstaining_are_a_majority_of_the_votes_expressed_alone() {
        let room = Voters {
            votes: 10,
            chair_votes: true,
            entitled: 12,
        };
        let carried = |base| {
            let rule = VoteRule {
                policy: VotePolicy::Majority,
                base,
                casting_vote: true,
            };
            let outcome = outcome(rule, HANDS, Some(&votes(4, 3, 3)), room).unwrap();
            let majority = outcome.majority.unwrap();
            (outcome.adopted, majority.counted, majority.required)
        };
        assert_eq!(carried(VoteBase::Expressed), (true, 7, 4));
        assert_eq!(carried(VoteBase::Cast), (false, 10, 6));
        assert_eq!(carried(VoteBase::Present), (false, 10, 6));
        assert_eq!(carried(VoteBase::Entitled), (false, 12, 7));
    }

    /// The law in another form: how many of a base are more than half, two thirds, three quarters, told by comparing fractions.
    fn carries(policy: VotePolicy, obtained: u32, counted: u32) -> bool {
        match policy {
            VotePolicy::Majority | VotePolicy::AbsoluteMajority => obtained > counted - obtained.min(counted),
            VotePolicy::TwoThirds => obtained > 0 && 3 * obtained >= 2 * counted,
            VotePolicy::ThreeQuarters => obtained > 0 && 4 * obtained >= 3 * counted,
            VotePolicy::Consensus => false,
        }
    }

    #[test]
    fn every_split_of_up_to_twelve_voters_is_decided_as_the_law_says() {
        let policies = [
            VotePolicy::Majority,
            VotePolicy::AbsoluteMajority,
            VotePolicy::TwoThirds,
            VotePolicy::ThreeQuarters,
        ];
        let mut tried = 0;
        for entitled in 1..=12_u32 {
            for voices in 0..=entitled {
                for (pro, con) in (0..=voices).flat_map(|pro| (0..=voices - pro).map(move |con| (pro, con))) {
                    for abstaining in 0..=voices - pro - con {
                        let room = Voters {
                            votes: voices,
                            chair_votes: false,
                            entitled,
                        };
                        let bases = [
                            (VoteBase::Expressed, pro + con),
                            (VoteBase::Cast, pro + con + abstaining),
                            (VoteBase::Present, voices),
                            (VoteBase::Entitled, entitled),
                        ];
                        for (policy, (base, counted)) in policies.iter().flat_map(|one| bases.map(|base| (*one, base)))
                        {
                            let rule = VoteRule {
                                policy,
                                base,
                                casting_vote: false,
                            };
                            let found = outcome(rule, HANDS, Some(&votes(pro, con, abstaining)), room).unwrap();
                            assert_eq!(
                                found.adopted,
                                carries(policy, pro, counted),
                                "{policy:?} of {base:?}: {pro} for, {con} against, {abstaining} abstaining of {voices}, {entitled}"
                            );
                            tried += 1;
                        }
                    }
                }
            }
        }
        assert!(tried > 50_000, "{tried}");
    }

    #[test]
    fn recused_absent_and_not_voting_are_three_things_in_the_poll() {
        let room = Voters {
            votes: 7,
            chair_votes: true,
            entitled: 9,
        };
        let found = by(VotePolicy::Majority, HANDS, Some(&votes(4, 1, 1)), room, true).unwrap();
        let poll = Poll::of(&found, room, 2, None);
        assert_eq!((poll.recused, poll.absent, poll.not_voting), (2, 2, Some(1)));
        assert_eq!(poll.majority.map(|one| (one.required, one.obtained)), Some((3, 4)));
    }
}
