//! Alternates take a seat: the one of the member whom they stand in for, when that member is away or recused.

use serde::{Deserialize, Serialize};

use super::quorum::Seat;
use crate::id::MemberId;

/// An alternate in the place of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Sitting {
    /// Who sits.
    pub alternate: MemberId,
    /// In whose place.
    pub member: MemberId,
}

/// Gives the seats of members who take no part to their alternates who do: the alternate then composes the committee, in the college of
/// the seat, and the member no longer does (code of relations between the public and the administration, R.133-3). One alternate takes
/// one seat, in the order of identifiers; nobody sits for a qualified person; the casting vote stays with who presides.
///
/// A recused member is replaced as an absent one is: the seat has no interest, the person has. An alternate with an interest of their
/// own stays out as well.
pub fn seated(mut seats: Vec<Seat>) -> Vec<Seat> {
    seats.sort_by_key(|seat| seat.member);
    for index in 0..seats.len() {
        let Some((alternate, place)) = place_of(&seats, index) else {
            continue;
        };
        let college = seats.get_mut(place).map(|seat| {
            (seat.composes, seat.replaced_by) = (false, Some(alternate));
            seat.college
        });
        if let Some((seat, college)) = seats.get_mut(index).zip(college) {
            (seat.composes, seat.college) = (true, college);
        }
    }
    seats
}

/// Who sits in whose place.
pub fn sittings(seats: &[Seat]) -> Vec<Sitting> {
    let sitting = |seat: &Seat| {
        let alternate = seat.replaced_by?;
        Some(Sitting {
            alternate,
            member: seat.member,
        })
    };
    seats.iter().filter_map(sitting).collect()
}

/// The alternate at `index` and the seat that is theirs to take, if there is one.
fn place_of(seats: &[Seat], index: usize) -> Option<(MemberId, usize)> {
    let alternate = seats.get(index).filter(|seat| seat.takes_part())?;
    let stands_for = alternate.alternate_of?;
    let free = |seat: &Seat| seat.member == stands_for && seat.composes && !seat.in_person && !seat.takes_part();
    let place = seats.iter().position(free)?;
    Some((alternate.member, place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::vocabulary::QuorumPolicy;
    use crate::committee::model::College;
    use crate::session::quorum::{ProxyRefusal, QuorumRules, check, proxies};
    use crate::session::voters::Voters;

    fn id(number: u8) -> MemberId {
        MemberId::from_uuid(uuid::Uuid::from_u128(u128::from(number)))
    }

    fn member(number: u8, here: bool) -> Seat {
        Seat {
            member: id(number),
            college: College::Public,
            composes: true,
            chair: number == 0,
            here,
            proxy_to: None,
            recused: false,
            alternate_of: None,
            in_person: false,
            replaced_by: None,
        }
    }

    fn alternate(number: u8, of: u8) -> Seat {
        Seat {
            college: College::Private,
            composes: false,
            alternate_of: Some(id(of)),
            ..member(number, true)
        }
    }

    const RULES: QuorumRules = QuorumRules {
        policy: QuorumPolicy::MoreThanHalf {},
        recused_count: false,
        proxies_per_member: 1,
        waived: false,
    };

    #[test]
    fn an_alternate_sits_and_votes_in_the_place_of_an_absent_member() {
        let seats = seated(vec![
            member(0, true),
            member(1, false),
            member(2, false),
            alternate(8, 1),
        ]);
        let quorum = check(RULES, &seats);
        assert_eq!((quorum.base, quorum.present, quorum.reached), (3, 2, true));
        let voters = Voters::of(&seats, 1);
        assert_eq!((voters.votes, voters.entitled), (2, 3));
        let sitting = Sitting {
            alternate: id(8),
            member: id(1),
        };
        assert_eq!(sittings(&seats), [sitting]);
        // In the college of the seat, which the double quorum counts.
        assert!(
            seats
                .iter()
                .all(|seat| !seat.composes || seat.college == College::Public)
        );
    }

    #[test]
    fn an_alternate_sits_in_the_place_of_a_recused_member_unless_recused_too() {
        let recused = Seat {
            recused: true,
            ..member(1, true)
        };
        let seats = seated(vec![member(0, true), recused, alternate(8, 1)]);
        let quorum = check(RULES, &seats);
        assert_eq!((quorum.base, quorum.present, quorum.recused), (2, 2, 0));
        assert_eq!(Voters::of(&seats, 1).votes, 2);
        let both = Seat {
            recused: true,
            ..alternate(8, 1)
        };
        let seats = seated(vec![member(0, true), recused, both]);
        assert_eq!(Voters::of(&seats, 1).votes, 1);
        assert_eq!(sittings(&seats), []);
    }

    #[test]
    fn nobody_sits_for_a_qualified_person_or_beside_a_member_who_sits() {
        let qualified = Seat {
            in_person: true,
            ..member(1, false)
        };
        let seats = seated(vec![member(0, true), qualified, alternate(8, 1)]);
        assert_eq!(sittings(&seats), []);
        let seats = seated(vec![member(0, true), member(1, true), alternate(8, 1)]);
        assert_eq!(sittings(&seats), []);
        assert_eq!(Voters::of(&seats, 1).votes, 2);
    }

    #[test]
    fn two_alternates_of_one_member_take_one_seat() {
        let seats = seated(vec![
            member(0, true),
            member(1, false),
            alternate(8, 1),
            alternate(9, 1),
        ]);
        assert_eq!(sittings(&seats).len(), 1);
        assert_eq!(Voters::of(&seats, 1).votes, 2);
    }

    #[test]
    fn the_proxy_of_a_replaced_member_does_not_count_and_an_alternate_without_a_seat_holds_none() {
        let giver = |number: u8, holder: u8| Seat {
            proxy_to: Some(id(holder)),
            ..member(number, false)
        };
        let seats = seated(vec![member(0, true), giver(1, 0), alternate(8, 1)]);
        assert_eq!(proxies(&seats, 1).refused, [(id(1), ProxyRefusal::AlternateSits)]);
        let seats = seated(vec![member(0, true), member(1, true), giver(2, 8), alternate(8, 1)]);
        assert_eq!(proxies(&seats, 1).refused, [(id(2), ProxyRefusal::HolderWithoutSeat)]);
        let seats = seated(vec![member(0, true), member(1, false), giver(2, 8), alternate(8, 1)]);
        assert_eq!(proxies(&seats, 1).counted, [(id(2), id(8))]);
        assert_eq!(Voters::of(&seats, 1).votes, 3);
    }
}
