//! Members, their declared interests and their attendance.

use chrono::NaiveTime;

pub use super::session::state::SessionState;
use super::view::{AttendanceInput, MemberInput};
use crate::error::{Error, Result};
use crate::id::MemberId;
use crate::words::words;

words! {
    /// In what capacity somebody sits (printed in the minutes, R.133-13 of the code of relations between the public and
    /// the administration).
    Capacity in "member.capacity" {
        /// Élu.
        ElectedOfficial = "elected_official",
        /// Body that accompanies the laureates.
        SupportBody = "support_body",
        /// University or research.
        Academic = "academic",
        /// Company.
        Company = "company",
        /// Chamber of commerce, trades or agriculture.
        Consular = "consular",
        /// Bank or other funder.
        Bank = "bank",
        /// State or local administration.
        Administration = "administration",
        /// Personnalité qualifiée: sits in person, no alternate (R.133-3).
        QualifiedPerson = "qualified_person",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// The constituency a member belongs to, for policies with a double quorum (LEADER).
    College in "member.college" {
        /// Public actors.
        Public = "public",
        /// Private actors.
        Private = "private",
    }
}

words! {
    /// Whether a member votes.
    Voice in "member.voice" {
        /// Voix délibérative.
        Voting = "voting",
        /// Voix consultative.
        Advisory = "advisory",
    }
}

words! {
    /// The part a person plays in the committee.
    MemberRole in "member.role" {
        /// Presides; has the casting vote where the rules give one.
        Chair = "chair",
        /// Presides when the chair is away or recused.
        ViceChair = "vice_chair",
        /// Sits.
        Member = "member",
        /// Sits in the place of a member who gave them a proxy.
        Alternate = "alternate",
        /// Scores without sitting.
        Expert = "expert",
        /// Is heard, never votes.
        Guest = "guest",
    }
}

/// Whether somebody is one of those who compose the committee: the base of every quorum. Alternates stand in for somebody
/// who is counted already; experts and guests do not sit.
pub fn composes(voice: Voice, role: MemberRole) -> bool {
    voice == Voice::Voting && matches!(role, MemberRole::Chair | MemberRole::ViceChair | MemberRole::Member)
}

impl MemberInput {
    /// Refuses an unfinished entry, naming the field.
    pub fn validate(&self) -> Result<()> {
        if self.name.trim().is_empty() {
            return Err(Error::invalid("name", "empty"));
        }
        if self.voice == Voice::Voting && matches!(self.role, MemberRole::Guest | MemberRole::Expert) {
            return Err(Error::invalid("voice", "guest_never_votes"));
        }
        Ok(())
    }
}

words! {
    /// What links a member to a dossier (law 2013-907, art. 2: what may influence, or appear to influence).
    InterestKind in "interest.kind" {
        /// Nothing, expressly declared.
        None = "none",
        /// A personal tie.
        Personal = "personal",
        /// A business tie.
        Professional = "professional",
        /// A relative.
        Family = "family",
        /// An elected or social mandate.
        Mandate = "mandate",
        /// Advised the applicant on this project.
        PriorAdvice = "prior_advice",
        /// Is or was employed there.
        Employer = "employer",
        /// Competes with the applicant.
        Competitor = "competitor",
        /// Owns a share.
        Shareholder = "shareholder",
        /// Sits there by law for their own authority: not an interest by that alone (general code of territorial
        /// authorities, L.1111-6), so recusal is the member's choice.
        DesignatedRepresentative = "designated_representative",
    }
}

impl InterestKind {
    /// Whether the tie alone keeps the member out of the dossier.
    pub fn recuses(self) -> bool {
        !matches!(self, Self::None | Self::DesignatedRepresentative)
    }
}

/// Refuses a tie without recusal, and a recusal that neither a tie nor the chair explains.
pub fn check_interest(kind: InterestKind, recused: bool, imposed: bool) -> Result<()> {
    if kind.recuses() && !recused {
        return Err(Error::rule("interest_recuses"));
    }
    if kind == InterestKind::None && recused && !imposed {
        return Err(Error::invalid("kind", "empty"));
    }
    if imposed && !recused {
        return Err(Error::invalid("imposed", "without_recusal"));
    }
    Ok(())
}

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
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| Error::invalid(field, "form"))
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
            return Err(Error::invalid(field("member"), "duplicate"));
        }
        if line
            .arrived_at
            .zip(line.left_at)
            .is_some_and(|(arrived, left)| left < arrived)
        {
            return Err(Error::invalid(field("left_at"), "order"));
        }
        let Some(holder) = line.proxy_to else { continue };
        if holder == line.member || line.presence.is_here() {
            return Err(Error::invalid(field("proxy_to"), "present"));
        }
        if !sheet
            .iter()
            .any(|other| other.member == holder && other.presence.is_here())
        {
            return Err(Error::invalid(field("proxy_to"), "holder_absent"));
        }
        let held = sheet
            .iter()
            .take(index + 1)
            .filter(|other| other.proxy_to == Some(holder))
            .count();
        if held > usize::from(proxies_per_member) {
            return Err(Error::invalid(field("proxy_to"), "too_many"));
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
    fn a_shareholder_is_recused_and_a_designated_representative_may_choose() {
        assert!(check_interest(InterestKind::Shareholder, false, false).is_err());
        assert!(check_interest(InterestKind::Shareholder, true, false).is_ok());
        assert!(check_interest(InterestKind::DesignatedRepresentative, false, false).is_ok());
        assert!(check_interest(InterestKind::DesignatedRepresentative, true, false).is_ok());
    }

    #[test]
    fn only_the_chair_recuses_somebody_without_a_declared_tie() {
        assert!(check_interest(InterestKind::None, true, false).is_err());
        assert!(check_interest(InterestKind::None, true, true).is_ok());
        assert!(check_interest(InterestKind::None, false, true).is_err());
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

    #[test]
    fn words_are_spelled_alike_in_the_database_and_on_the_wire() {
        for kind in InterestKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
            assert_eq!(kind.as_str().parse::<InterestKind>().unwrap(), *kind);
        }
        for capacity in Capacity::ALL {
            assert_eq!(serde_json::to_value(capacity).unwrap(), capacity.as_str());
        }
        assert!("boss".parse::<MemberRole>().is_err());
    }

    #[test]
    fn a_guest_never_votes() {
        let mut member = MemberInput {
            name: "Nadia Ferrand".into(),
            capacity: Capacity::Company,
            college: College::Private,
            voice: Voice::Advisory,
            role: MemberRole::Guest,
            organisation: String::new(),
            email: String::new(),
        };
        assert!(member.validate().is_ok() && !composes(member.voice, member.role));
        member.voice = Voice::Voting;
        assert_eq!(member.validate().unwrap_err().field(), Some("voice"));
        member.role = MemberRole::Member;
        assert!(member.validate().is_ok() && composes(member.voice, member.role));
        member.name = " ".into();
        assert_eq!(member.validate().unwrap_err().field(), Some("name"));
    }
}
