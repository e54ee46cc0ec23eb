//! Members and their declared interests.

use super::view::MemberInput;
use crate::error::{BrokenRule, Error, InputFault, Result};
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
        /// Of the council whose opinion comes before the committee's decision.
        Council = "council",
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
        /// Sits in the place of the member whom they stand in for, when that member is away or recused.
        Alternate = "alternate",
        /// Scores without sitting.
        Expert = "expert",
        /// Is heard, never votes.
        Guest = "guest",
    }
}

impl MemberRole {
    /// Whether somebody in that part may be asked to evaluate.
    pub fn scores(self) -> bool {
        self != Self::Guest
    }
}

/// Whether somebody is one of those who compose the committee: the base of every quorum. Alternates take the seat of somebody
/// who is counted already, session by session; experts and guests do not sit.
pub fn composes(voice: Voice, role: MemberRole) -> bool {
    voice == Voice::Voting && matches!(role, MemberRole::Chair | MemberRole::ViceChair | MemberRole::Member)
}

impl MemberInput {
    /// Refuses an unfinished entry, naming the field.
    pub fn validate(&self) -> Result<()> {
        if self.name.trim().is_empty() {
            return Err(Error::invalid("name", InputFault::Empty));
        }
        if self.voice == Voice::Voting && matches!(self.role, MemberRole::Guest | MemberRole::Expert) {
            return Err(Error::invalid("voice", InputFault::GuestNeverVotes));
        }
        match (self.role == MemberRole::Alternate, self.alternate_of.is_some()) {
            (true, false) => Err(Error::invalid("alternate_of", InputFault::Empty)),
            (false, true) => Err(Error::invalid("alternate_of", InputFault::Unexpected)),
            _ => Ok(()),
        }
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
        return Err(Error::rule(BrokenRule::InterestRecuses));
    }
    if kind == InterestKind::None && recused && !imposed {
        return Err(Error::invalid("kind", InputFault::Empty));
    }
    if imposed && !recused {
        return Err(Error::invalid("imposed", InputFault::WithoutRecusal));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

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
            alternate_of: None,
            fields: vec![],
        };
        assert!(member.validate().is_ok() && !composes(member.voice, member.role));
        member.voice = Voice::Voting;
        assert_eq!(member.validate().unwrap_err().field(), Some("voice"));
        member.role = MemberRole::Member;
        assert!(member.validate().is_ok() && composes(member.voice, member.role));
        member.name = " ".into();
        assert_eq!(member.validate().unwrap_err().field(), Some("name"));
    }

    #[test]
    fn an_alternate_stands_in_for_somebody_and_nobody_else_does() {
        let mut member: MemberInput = serde_json::from_value(serde_json::json!({
            "name": "Sabine Lefèvre", "capacity": "company", "college": "private", "voice": "voting", "role": "alternate",
            "organisation": "", "email": ""
        }))
        .unwrap();
        assert_eq!(member.validate().unwrap_err().field(), Some("alternate_of"));
        member.alternate_of = Some(crate::id::MemberId::new());
        assert!(member.validate().is_ok() && !composes(member.voice, member.role));
        member.role = MemberRole::Member;
        assert_eq!(member.validate().unwrap_err().field(), Some("alternate_of"));
    }
}
