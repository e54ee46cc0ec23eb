//! Who attends a session: the sheet, line by line.

use chrono::NaiveTime;

use super::view::AttendanceInput;
use crate::error::{Error, InputFault, Result};
use crate::id::MemberId;
use crate::words::words;

words! {
    /// How a member attends.
    Presence in "attendance.presence" {
        /// In the room.
        Present = "present",
        /// By telephone or video: counts as present.
        Remote = "remote",
        /// Announced their absence.
        Excused = "excused",
        /// Did not come.
        Absent = "absent",
    }
}

impl Presence {
    /// Whether the member takes part in the session.
    pub fn is_here(self) -> bool {
        matches!(self, Self::Present | Self::Remote)
    }
}

/// One line of the attendance sheet, read. Times are Paris times of the session's day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attendance {
    /// Who.
    pub member: MemberId,
    /// How.
    pub presence: Presence,
    /// To whom an absent member gave a proxy.
    pub proxy_to: Option<MemberId>,
    /// When they came, if after the opening.
    pub arrived_at: Option<NaiveTime>,
    /// When they left, if before the close.
    pub left_at: Option<NaiveTime>,
}

impl TryFrom<&AttendanceInput> for Attendance {
    type Error = Error;

    fn try_from(input: &AttendanceInput) -> Result<Self> {
        let time = |text: &Option<String>, field| text.as_deref().map(|text| time_of_day(text, field)).transpose();
        Ok(Self {
            member: input.member_id,
            presence: input.presence,
            proxy_to: input.proxy_to,
            arrived_at: time(&input.arrived_at, "arrived_at")?,
            left_at: time(&input.left_at, "left_at")?,
        })
    }
}

/// Reads a time of the day as it is typed and stored (`14:05`).
pub fn time_of_day(text: &str, field: &'static str) -> Result<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| Error::invalid(field, InputFault::Form))
}

impl Attendance {
    /// Whether the member was there at a time of the session's day.
    pub fn is_here_at(&self, time: NaiveTime) -> bool {
        self.presence.is_here()
            && self.arrived_at.is_none_or(|arrived| arrived <= time)
            && self.left_at.is_none_or(|left| time < left)
    }
}

/// Refuses an attendance sheet that contradicts itself, naming the line (`attendance[3].proxy_to`).
///
/// `proxies_per_member` is how many proxies one person may hold.
pub fn check_attendance(sheet: &[Attendance], proxies_per_member: u16) -> Result<()> {
    for (index, line) in sheet.iter().enumerate() {
        let field = |name: &str| format!("attendance[{index}].{name}");
        if sheet.iter().take(index).any(|other| other.member == line.member) {
            return Err(Error::invalid(field("member"), InputFault::Duplicate));
        }
        if line
            .arrived_at
            .zip(line.left_at)
            .is_some_and(|(arrived, left)| left < arrived)
        {
            return Err(Error::invalid(field("left_at"), InputFault::Order));
        }
        let Some(holder) = line.proxy_to else { continue };
        if holder == line.member || line.presence.is_here() {
            return Err(Error::invalid(field("proxy_to"), InputFault::Present));
        }
        if !sheet
            .iter()
            .any(|other| other.member == holder && other.presence.is_here())
        {
            return Err(Error::invalid(field("proxy_to"), InputFault::HolderAbsent));
        }
        let held = sheet
            .iter()
            .take(index + 1)
            .filter(|other| other.proxy_to == Some(holder))
            .count();
        if held > usize::from(proxies_per_member) {
            return Err(Error::invalid(field("proxy_to"), InputFault::TooMany));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> MemberId {
        MemberId::from_uuid(uuid::Uuid::from_u128(u128::from(number)))
    }

    fn line(number: u8, presence: Presence, proxy_to: Option<u8>) -> Attendance {
        Attendance {
            member: id(number),
            presence,
            proxy_to: proxy_to.map(id),
            arrived_at: None,
            left_at: None,
        }
    }

    #[test]
    fn a_proxy_goes_from_somebody_away_to_somebody_there() {
        let there = line(1, Presence::Present, None);
        assert!(check_attendance(&[there, line(2, Presence::Excused, Some(1))], 1).is_ok());
        let reason = |sheet: &[Attendance]| check_attendance(sheet, 1).unwrap_err().params()["reason"].clone();
        assert_eq!(reason(&[there, line(2, Presence::Remote, Some(1))]), "present");
        assert_eq!(
            reason(&[line(1, Presence::Absent, None), line(2, Presence::Excused, Some(1))]),
            "holder_absent"
        );
        assert_eq!(
            reason(&[
                there,
                line(2, Presence::Excused, Some(1)),
                line(3, Presence::Excused, Some(1))
            ]),
            "too_many"
        );
        assert_eq!(reason(&[there, there]), "duplicate");
    }

    #[test]
    fn somebody_who_left_is_no_longer_there() {
        let time = |text: &str| text.parse::<NaiveTime>().unwrap();
        let mut line = line(1, Presence::Present, None);
        (line.arrived_at, line.left_at) = (Some(time("14:20:00")), Some(time("16:00:00")));
        assert!(!line.is_here_at(time("14:05:00")));
        assert!(line.is_here_at(time("14:20:00")));
        assert!(!line.is_here_at(time("16:00:00")));
        assert!(
            !Attendance {
                presence: Presence::Excused,
                ..line
            }
            .is_here_at(time("15:00:00"))
        );
    }
}
