//! The call's priority: a flag and a tie-break, never points and never a rule of eligibility.

use crate::call::PriorityRule;
use crate::dossier::model::Dossier;
use crate::territory::Territory;

/// Whether the applicant lives, or the company is established, in one of the rule's communes. The place where the project is
/// to be carried out does not count: every project of such a call comes to the territory.
pub fn holds(rule: Option<&PriorityRule>, dossier: &Dossier, territory: &Territory) -> bool {
    let Some(rule) = rule else { return false };
    [&dossier.applicant.commune_insee, &dossier.hq_insee]
        .into_iter()
        .flatten()
        .filter_map(|insee| territory.commune(insee))
        .any(|commune| rule.communes.iter().any(|code| code == commune.insee()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::checks::sample::{dossier, rules, territory};

    fn resident(home: Option<&str>, hq: Option<&str>) -> bool {
        let mut dossier = dossier(1);
        dossier.applicant.commune_insee = home.map(str::to_owned);
        dossier.hq_insee = hq.map(str::to_owned);
        holds(rules().priority.as_ref(), &dossier, territory())
    }

    #[test]
    fn a_founder_of_the_territory_with_a_company_in_lille_has_the_priority() {
        assert!(resident(Some("62119"), Some("59350")));
    }

    #[test]
    fn a_company_of_lens_has_not() {
        assert!(!resident(Some("62498"), Some("62498")));
    }

    #[test]
    fn the_code_of_a_commune_is_compared_and_never_a_postal_code() {
        assert!(resident(Some("62400"), None), "Haillicourt");
        assert!(!resident(None, None));
    }

    #[test]
    fn a_project_carried_out_on_the_territory_does_not_make_a_resident() {
        let mut dossier = dossier(1);
        dossier.applicant.commune_insee = Some("80021".into());
        dossier.hq_insee = Some("80021".into());
        dossier.implementation_insee = Some("62119".into());
        assert!(!holds(rules().priority.as_ref(), &dossier, territory()));
    }
}
