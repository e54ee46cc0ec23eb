//! Who may vote in the room.

use super::quorum::{Seat, proxies};

/// Who may vote on an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voters {
    /// Votes in the room: voting members taking part, and the proxies that they hold.
    pub votes: u32,
    /// Whether who presides is one of them.
    pub chair_votes: bool,
    /// Members entitled to vote on the item, present or not: those who compose the committee, without the recused.
    pub entitled: u32,
}

impl Voters {
    /// Counts the votes in the room. The casting vote is that of who presides over the item, chair or not.
    pub fn of(seats: &[Seat], proxies_per_member: u16) -> Self {
        let own = seats.iter().filter(|seat| seat.composes && seat.takes_part());
        let proxies = proxies(seats, proxies_per_member).counted.len();
        let entitled = seats.iter().filter(|seat| seat.composes && !seat.recused).count();
        Self {
            entitled: u32::try_from(entitled).unwrap_or(u32::MAX),
            votes: u32::try_from(own.clone().count() + proxies).unwrap_or(u32::MAX),
            chair_votes: own.clone().any(|seat| seat.chair),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::committee::model::College;
    use crate::id::MemberId;

    fn id(number: u8) -> MemberId {
        MemberId::from_uuid(uuid::Uuid::from_u128(u128::from(number)))
    }

    #[test]
    fn a_recused_member_is_no_voter_and_an_advisory_one_votes_by_proxy_only() {
        let seat = |number, composes, here, recused, proxy_to: Option<u8>| Seat {
            member: id(number),
            college: College::Public,
            composes,
            chair: number == 0,
            here,
            proxy_to: proxy_to.map(id),
            recused,
            alternate_of: None,
            in_person: false,
            replaced_by: None,
        };
        let seats = [
            seat(0, true, true, true, None),
            seat(1, true, true, false, None),
            seat(2, true, false, false, Some(3)),
            seat(3, false, true, false, None),
        ];
        assert_eq!(
            Voters::of(&seats, 1),
            Voters {
                votes: 2,
                chair_votes: false,
                entitled: 2,
            }
        );
    }
}
