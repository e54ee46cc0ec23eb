//! What a session should not overlook, and what forbids nothing: members told late, a committee outside its size.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::state::SessionState;
use crate::call::model::CommitteeRules;

/// Something irregular that the committee may yet go over; the minutes state the facts either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SessionWarning {
    /// Fewer days between the convocation and the session than the call's rules give its members. Of a planned session: if they
    /// were convened today.
    ShortNotice {
        /// Days that remain to them.
        #[cfg_attr(feature = "typescript", ts(type = "number"))]
        days: i64,
        /// Days that the rules give them.
        required: u16,
    },
    /// Fewer voting members than the rules ask for.
    CommitteeSmall {
        /// Members who compose the committee.
        members: u32,
        /// The least.
        minimum: u16,
    },
    /// More voting members than the rules allow.
    CommitteeLarge {
        /// Members who compose the committee.
        members: u32,
        /// The most.
        maximum: u16,
    },
}

/// The warnings of a session. The notice is a fact that stays; the size of the committee counts while the session is to come or
/// sits, since members change afterwards. `convened_on` and `today` are Paris days.
pub fn warnings(
    rules: &CommitteeRules,
    state: SessionState,
    held_on: NaiveDate,
    convened_on: Option<NaiveDate>,
    today: NaiveDate,
    members: u32,
) -> Vec<SessionWarning> {
    let told_on = convened_on.or((state == SessionState::Planned).then_some(today));
    let days = told_on
        .filter(|_| state != SessionState::Cancelled)
        .map(|told_on| (held_on - told_on).num_days());
    let short = days
        .filter(|days| *days < i64::from(rules.notice_days))
        .map(|days| SessionWarning::ShortNotice {
            days,
            required: rules.notice_days,
        });
    let counts = state.is_editable() || state == SessionState::Open;
    let (minimum, maximum) = (rules.members_min, rules.members_max);
    let small = (counts && members < u32::from(minimum)).then_some(SessionWarning::CommitteeSmall { members, minimum });
    let large = (counts && members > u32::from(maximum)).then_some(SessionWarning::CommitteeLarge { members, maximum });
    [short, small, large].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::Template;
    use crate::territory::Territory;

    fn rules() -> CommitteeRules {
        let mut rules = Template::load("territoire_intelligent", &Territory::load().unwrap())
            .unwrap()
            .rules
            .committee;
        (rules.notice_days, rules.members_min, rules.members_max) = (5, 9, 12);
        rules
    }

    fn on(state: SessionState, convened: Option<&str>, today: &str, members: u32) -> Vec<SessionWarning> {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        warnings(
            &rules(),
            state,
            day("2026-05-13"),
            convened.map(day),
            day(today),
            members,
        )
    }

    #[test]
    fn members_told_in_time_by_a_whole_committee_give_no_warning() {
        assert_eq!(on(SessionState::Convened, Some("2026-05-08"), "2026-05-12", 11), []);
        assert_eq!(on(SessionState::Planned, None, "2026-05-08", 9), []);
    }

    #[test]
    fn a_notice_shorter_than_the_rules_is_warned_of_and_stays_a_fact() {
        let late = SessionWarning::ShortNotice { days: 4, required: 5 };
        assert_eq!(on(SessionState::Planned, None, "2026-05-09", 11), [late]);
        assert_eq!(on(SessionState::Convened, Some("2026-05-09"), "2026-05-12", 11), [late]);
        assert_eq!(on(SessionState::Closed, Some("2026-05-09"), "2026-06-12", 11), [late]);
        assert_eq!(on(SessionState::Cancelled, Some("2026-05-09"), "2026-05-12", 11), []);
    }

    #[test]
    fn a_committee_outside_its_size_is_warned_of_until_the_session_is_over() {
        let small = SessionWarning::CommitteeSmall { members: 8, minimum: 9 };
        let large = SessionWarning::CommitteeLarge {
            members: 13,
            maximum: 12,
        };
        assert_eq!(on(SessionState::Convened, Some("2026-05-01"), "2026-05-12", 8), [small]);
        assert_eq!(on(SessionState::Open, Some("2026-05-01"), "2026-05-13", 13), [large]);
        assert_eq!(on(SessionState::Closed, Some("2026-05-01"), "2026-05-14", 8), []);
    }
}
