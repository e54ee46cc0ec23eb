//! Who is there, how they vote, and who decides in the end.

use serde::Deserialize;

use crate::call::{CallRules, DecisionKind};
use crate::committee::model::College;
use crate::decision::model::VoteMode;
use crate::decision::view::VoteInput;
use crate::decision::vote::{VoteRule, outcome};
use crate::id::MemberId;
use crate::session::alternates::seated;
use crate::session::quorum::{QuorumRules, Seat, check};
use crate::session::voters::Voters;

/// One college: its seats, how many of its members are there, and how many alternates of others of them.
#[derive(Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bench {
    seats: u8,
    here: u8,
    #[serde(default)]
    alternates: u8,
}

/// Who is there, and whether that is enough.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Presence {
    public: Bench,
    private: Bench,
    required: u32,
    #[serde(default)]
    private_required: Option<u32>,
    reached: bool,
}

/// The seats of a college, then the alternates of those of them who are away; `first` numbers them.
fn seats(bench: Bench, college: College, first: u8) -> Vec<Seat> {
    let id = |number: u8| MemberId::from_uuid(uuid::Uuid::from_u128(u128::from(number)));
    let seat = |number: u8, here: bool, alternate_of: Option<MemberId>| Seat {
        member: id(number),
        college,
        composes: alternate_of.is_none(),
        chair: false,
        here,
        proxy_to: None,
        recused: false,
        alternate_of,
        in_person: false,
        replaced_by: None,
    };
    let members = (0..bench.seats).map(|number| seat(first + number, number < bench.here, None));
    let away = bench.here..bench.here + bench.alternates;
    let alternates = away.map(|number| seat(first + bench.seats + number, true, Some(id(first + number))));
    members.chain(alternates).collect()
}

impl Presence {
    pub(super) fn check(&self, rules: &CallRules, about: &str) {
        let mut all = seats(self.public, College::Public, 0);
        all.extend(seats(self.private, College::Private, 100));
        let rules = QuorumRules {
            policy: rules.committee.quorum,
            recused_count: rules.committee.recused_count_in_quorum,
            proxies_per_member: rules.committee.proxies_per_member,
            waived: false,
        };
        let found = check(rules, &seated(all));
        assert_eq!(
            (found.required, found.private_required, found.reached),
            (self.required, self.private_required, self.reached),
            "{about}"
        );
    }
}

/// Votes by a show of hands, the chair among those present.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ballot {
    /// Members present or represented.
    voices: u32,
    votes_for: u32,
    against: u32,
    abstentions: u32,
    #[serde(default)]
    chair_for: Option<bool>,
    adopted: bool,
    #[serde(default)]
    by_casting_vote: bool,
}

impl Ballot {
    pub(super) fn check(&self, rules: &CallRules, about: &str) {
        let votes = VoteInput {
            votes_for: self.votes_for,
            against: self.against,
            abstentions: self.abstentions,
            chair_for: self.chair_for,
        };
        let voters = Voters {
            votes: self.voices,
            chair_votes: true,
            entitled: self.voices,
        };
        let rule = VoteRule::from(&rules.committee);
        let found = outcome(rule, VoteMode::ShowOfHands, Some(&votes), voters).unwrap();
        assert_eq!(
            (found.adopted, found.by_casting_vote),
            (self.adopted, self.by_casting_vote),
            "{about}"
        );
    }
}

/// Whether a decision of the committee is a proposal to the body that decides.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Proposal {
    kind: DecisionKind,
    proposal: bool,
}

impl Proposal {
    pub(super) fn check(&self, rules: &CallRules, about: &str) {
        assert!(rules.decisions.contains(&self.kind), "{about}");
        assert_eq!(rules.proposes(self.kind), self.proposal, "{about}");
    }
}
