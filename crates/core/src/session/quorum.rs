//! When a committee may sit: tested at the opening of a session and again for each item, without the recused members.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::call::vocabulary::QuorumPolicy;
use crate::committee::model::College;
use crate::id::MemberId;

/// One person as the quorum and the vote see them, at one moment and for one item.
#[allow(
    clippy::struct_excessive_bools,
    reason = "five independent facts about a person, none a state of the others"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub member: MemberId,
    /// Their constituency.
    pub college: College,
    /// Whether they are one of those who compose the committee, see [`composes`](crate::committee::model::composes).
    pub composes: bool,
    /// Whether they preside at that moment and over that item.
    pub chair: bool,
    /// Whether they are there, in the room or remotely.
    pub here: bool,
    /// To whom they gave a proxy.
    pub proxy_to: Option<MemberId>,
    /// Whether they take no part in the item.
    pub recused: bool,
    /// Whom they stand in for, as an alternate.
    pub alternate_of: Option<MemberId>,
    /// Whether nobody may sit in their place (a qualified person, R.133-3).
    pub in_person: bool,
    /// The alternate who sits in their place, see [`seated`](super::alternates::seated).
    pub replaced_by: Option<MemberId>,
}

impl Seat {
    /// Whether the person is there and takes part.
    pub fn takes_part(&self) -> bool {
        self.here && !self.recused
    }
}

/// Why a proxy does not count for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ProxyRefusal {
    /// Who gave it is recused: no part in the item, not even through somebody else.
    GiverRecused,
    /// Who holds it is recused.
    HolderRecused,
    /// Who holds it is not there (any more).
    HolderAbsent,
    /// Who holds it has as many as the rules allow.
    TooMany,
    /// Who gave it is replaced: only a member without an alternate in their place is represented (R.133-9).
    AlternateSits,
    /// Who holds it has no seat: an alternate whose member sits.
    HolderWithoutSeat,
}

/// Who is represented by whom, and whose proxy does not count. In the order of the givers' identifiers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proxies {
    /// Giver and holder.
    pub counted: Vec<(MemberId, MemberId)>,
    /// Giver and reason.
    pub refused: Vec<(MemberId, ProxyRefusal)>,
}

/// Sorts the proxies of members composing the committee into those that count and those that do not.
pub fn proxies(seats: &[Seat], per_member: u16) -> Proxies {
    let mut result = Proxies::default();
    let mut held: BTreeMap<MemberId, u16> = BTreeMap::new();
    let away = |seat: &&Seat| (seat.composes || seat.replaced_by.is_some()) && !seat.here;
    let mut givers: Vec<_> = seats.iter().filter(away).collect();
    givers.sort_by_key(|seat| seat.member);
    for giver in givers {
        let Some(holder) = giver.proxy_to else { continue };
        let seat = seats.iter().find(|seat| seat.member == holder);
        let count = held.entry(holder).or_default();
        let refusal = match seat {
            _ if giver.replaced_by.is_some() => Some(ProxyRefusal::AlternateSits),
            _ if giver.recused => Some(ProxyRefusal::GiverRecused),
            Some(seat) if seat.here && seat.alternate_of.is_some() && !seat.composes => {
                Some(ProxyRefusal::HolderWithoutSeat)
            }
            Some(seat) if seat.here && seat.recused => Some(ProxyRefusal::HolderRecused),
            Some(seat) if seat.here => (*count >= per_member).then_some(ProxyRefusal::TooMany),
            _ => Some(ProxyRefusal::HolderAbsent),
        };
        if let Some(reason) = refusal {
            result.refused.push((giver.member, reason));
        } else {
            *count += 1;
            result.counted.push((giver.member, holder));
        }
    }
    result
}

/// The answer with everything that the minutes print: how many there were, out of whom, how many were needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct QuorumResult {
    /// The policy applied.
    pub policy: QuorumPolicy,
    /// Members composing the committee for this item.
    pub base: u32,
    /// Of them, present in the room or remotely.
    pub present: u32,
    /// Of them, represented by a proxy; counted only where the policy says so.
    pub represented: u32,
    /// Of them, recused.
    pub recused: u32,
    /// Whether the recused are still in the base.
    pub recused_in_base: bool,
    /// How many count towards the quorum.
    pub counted: u32,
    /// How many are needed.
    pub required: u32,
    /// Present members of the private college, for a double quorum.
    pub private_present: Option<u32>,
    /// How many of the private college are needed.
    pub private_required: Option<u32>,
    /// No quorum is needed: a second convocation with the same agenda after a failed one.
    pub waived: bool,
    /// Whether the committee may sit.
    pub reached: bool,
}

/// The rules of a committee on its quorum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuorumRules {
    /// The policy.
    pub policy: QuorumPolicy,
    /// Whether recused members stay among those composing the committee for the item. They are never counted present.
    pub recused_count: bool,
    /// How many proxies one person may hold.
    pub proxies_per_member: u16,
    /// Whether no quorum is needed: a second convocation after a failed one, for what was on its agenda.
    pub waived: bool,
}

/// Tests the quorum of an opening or of an item.
pub fn check(rules: QuorumRules, seats: &[Seat]) -> QuorumResult {
    let composing = || seats.iter().filter(|seat| seat.composes);
    let recused = number(composing().filter(|seat| seat.recused).count());
    let all = number(composing().count());
    let base = if rules.recused_count { all } else { all - recused };
    let present = number(composing().filter(|seat| seat.takes_part()).count());
    let private = number(
        composing()
            .filter(|seat| seat.takes_part() && seat.college == College::Private)
            .count(),
    );
    let represented = number(proxies(seats, rules.proxies_per_member).counted.len());
    let (counted, required) = match rules.policy {
        QuorumPolicy::HalfAtLeast {} => (present + represented, base.div_ceil(2)),
        QuorumPolicy::MoreThanHalf {} => (present, base / 2 + 1),
        QuorumPolicy::Double {} => (present, base.div_ceil(2)),
        QuorumPolicy::Fixed { members } => (present, u32::from(members)),
        QuorumPolicy::None {} => (present, 0),
    };
    let double = matches!(rules.policy, QuorumPolicy::Double {});
    let private_required = double.then(|| present.div_ceil(2));
    let balanced = private_required.is_none_or(|required| private >= required);
    // Whatever the policy, nobody cannot decide.
    let somebody = present > 0;
    QuorumResult {
        policy: rules.policy,
        base,
        present,
        represented,
        recused,
        recused_in_base: rules.recused_count,
        counted,
        required,
        private_present: double.then_some(private),
        private_required,
        waived: rules.waived,
        reached: somebody && (rules.waived || (counted >= required && balanced)),
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id(number: u8) -> MemberId {
        MemberId::from_uuid(uuid::Uuid::from_u128(u128::from(number)))
    }

    /// A committee of `size`, whose first `here` are there; odd ones are private.
    fn committee(size: u8, here: u8) -> Vec<Seat> {
        (0..size)
            .map(|number| Seat {
                member: id(number),
                college: if number % 2 == 1 {
                    College::Private
                } else {
                    College::Public
                },
                composes: true,
                chair: number == 0,
                here: number < here,
                proxy_to: None,
                recused: false,
                alternate_of: None,
                in_person: false,
                replaced_by: None,
            })
            .collect()
    }

    fn rules(policy: QuorumPolicy) -> QuorumRules {
        QuorumRules {
            policy,
            recused_count: false,
            proxies_per_member: 1,
            waived: false,
        }
    }

    const HALF: QuorumPolicy = QuorumPolicy::HalfAtLeast {};

    #[test]
    fn five_of_eleven_fail_and_six_are_enough() {
        let failed = check(rules(HALF), &committee(11, 5));
        assert_eq!(
            (failed.counted, failed.base, failed.required, failed.reached),
            (5, 11, 6, false)
        );
        assert!(check(rules(HALF), &committee(11, 6)).reached);
    }

    #[test]
    fn half_is_enough_for_half_at_least_and_not_for_more_than_half() {
        assert!(check(rules(HALF), &committee(10, 5)).reached);
        let more = check(rules(QuorumPolicy::MoreThanHalf {}), &committee(10, 5));
        assert_eq!((more.required, more.reached), (6, false));
        assert!(check(rules(QuorumPolicy::MoreThanHalf {}), &committee(10, 6)).reached);
    }

    #[test]
    fn a_proxy_counts_for_half_at_least_and_not_for_more_than_half() {
        let mut seats = committee(10, 4);
        seats[9].proxy_to = Some(id(0));
        assert!(check(rules(HALF), &seats).reached);
        seats[8].proxy_to = Some(id(1));
        let more = check(rules(QuorumPolicy::MoreThanHalf {}), &seats);
        assert_eq!((more.counted, more.represented, more.reached), (4, 2, false));
    }

    #[test]
    fn a_second_proxy_in_the_same_hand_does_not_count() {
        let mut seats = committee(10, 4);
        seats[8].proxy_to = Some(id(0));
        seats[9].proxy_to = Some(id(0));
        assert_eq!(proxies(&seats, 1).refused, [(id(9), ProxyRefusal::TooMany)]);
        assert_eq!(proxies(&seats, 2).refused, []);
    }

    #[test]
    fn recused_members_leave_the_base_of_the_item() {
        let mut seats = committee(11, 6);
        seats[0].recused = true;
        // 5 of 10 is still half; with the recused in the base it would be 5 of 11.
        let without = check(rules(HALF), &seats);
        assert_eq!(
            (without.base, without.present, without.recused, without.reached),
            (10, 5, 1, true)
        );
        let with = check(
            QuorumRules {
                recused_count: true,
                ..rules(HALF)
            },
            &seats,
        );
        assert_eq!(
            (with.base, with.present, with.required, with.reached),
            (11, 5, 6, false)
        );
    }

    #[test]
    fn recusals_can_drop_an_item_below_its_quorum() {
        let mut seats = committee(11, 6);
        seats[0].recused = true;
        seats[1].recused = true;
        let check = check(rules(HALF), &seats);
        assert_eq!(
            (check.present, check.base, check.required, check.reached),
            (4, 9, 5, false)
        );
    }

    #[test]
    fn a_recused_member_neither_gives_nor_holds_a_proxy_for_the_item() {
        let mut seats = committee(6, 3);
        seats[5].proxy_to = Some(id(0));
        seats[0].recused = true;
        assert_eq!(proxies(&seats, 1).refused, [(id(5), ProxyRefusal::HolderRecused)]);
        seats[0].recused = false;
        seats[5].recused = true;
        assert_eq!(proxies(&seats, 1).refused, [(id(5), ProxyRefusal::GiverRecused)]);
        seats[5].recused = false;
        seats[5].proxy_to = Some(id(4));
        assert_eq!(proxies(&seats, 1).refused, [(id(5), ProxyRefusal::HolderAbsent)]);
    }

    #[test]
    fn a_double_quorum_needs_half_of_those_present_from_the_private_college() {
        let mut seats = committee(10, 0);
        for index in [0, 2, 4, 6, 8] {
            seats[index].here = true;
        }
        let public_only = check(rules(QuorumPolicy::Double {}), &seats);
        assert_eq!(
            (public_only.private_present, public_only.private_required),
            (Some(0), Some(3))
        );
        assert!(!public_only.reached);
        for index in [1, 3, 5, 7] {
            seats[index].here = true;
        }
        assert!(!check(rules(QuorumPolicy::Double {}), &seats).reached);
        seats[9].here = true;
        assert!(check(rules(QuorumPolicy::Double {}), &seats).reached);
    }

    #[test]
    fn a_second_convocation_needs_no_quorum_but_somebody() {
        let again = QuorumRules {
            waived: true,
            ..rules(HALF)
        };
        assert!(check(again, &committee(11, 2)).reached);
        assert!(!check(again, &committee(11, 0)).reached);
        assert!(!check(rules(QuorumPolicy::None {}), &committee(11, 0)).reached);
    }

    #[test]
    fn a_fixed_number_counts_those_present() {
        assert!(check(rules(QuorumPolicy::Fixed { members: 4 }), &committee(11, 4)).reached);
        assert!(!check(rules(QuorumPolicy::Fixed { members: 5 }), &committee(11, 4)).reached);
    }

    #[test]
    fn guests_and_alternates_are_not_in_the_base() {
        let mut seats = committee(8, 8);
        seats[6].composes = false;
        seats[7].composes = false;
        assert_eq!(check(rules(HALF), &seats).base, 6);
    }

    proptest! {
        #[test]
        fn one_more_person_never_breaks_the_quorum(
            size in 1_u8..20, here in 0_u8..20, recused in prop::collection::vec(any::<bool>(), 20), keep in any::<bool>()
        ) {
            let here = here.min(size - 1);
            let rules = QuorumRules { recused_count: keep, ..rules(HALF) };
            let mut seats = committee(size, here);
            for (seat, recused) in seats.iter_mut().zip(recused) { seat.recused = recused; }
            let before = check(rules, &seats);
            seats[usize::from(here)].here = true;
            prop_assert!(!before.reached || check(rules, &seats).reached);
        }

        #[test]
        fn recusing_a_member_is_as_if_the_member_did_not_sit(size in 2_u8..20, here in 0_u8..20, at in 0_usize..20) {
            let mut seats = committee(size, here.min(size));
            let at = at % seats.len();
            seats[at].recused = true;
            let recused = check(rules(HALF), &seats);
            seats.remove(at);
            let absent = check(rules(HALF), &seats);
            prop_assert_eq!((recused.base, recused.present, recused.reached), (absent.base, absent.present, absent.reached));
        }
    }
}
