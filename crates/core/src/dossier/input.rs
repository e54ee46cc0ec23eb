//! What people type on a dossier's page, checked on the way in: every fault at its field.

use super::model::{Applicant, Dossier};
use super::view::{ApplicantInput, DossierInput};
use crate::call::{CallRules, looks_like_an_address};
use crate::clock;
use crate::error::{Error, InputFault, Result};
use crate::territory::{ABROAD, IdentifierFault, Siren, Siret, Territory};

/// Characters of a title, and of a summary of a page with room to spare.
const TITLE_LIMIT: usize = 300;
const SUMMARY_LIMIT: usize = 20_000;
/// A trillion euros in cents: beyond it is a slip of the keyboard.
const AMOUNT_LIMIT: i64 = 100_000_000_000_000;

/// The input with spaces trimmed, empty choices emptied and identifiers read; or the first field at fault. What a dossier had before stays
/// a choice of it, also where the call offers it no longer: nothing else of it could be corrected otherwise.
pub fn check(
    input: &DossierInput,
    (rules, before): (&CallRules, Option<&Dossier>),
    territory: &Territory,
) -> Result<(DossierInput, Applicant)> {
    let input = trimmed(input);
    length("title", &input.title, TITLE_LIMIT)?;
    if input.title.is_empty() {
        return Err(Error::invalid("title", InputFault::Empty));
    }
    if input.title.chars().any(char::is_control) {
        return Err(Error::invalid("title", InputFault::Form));
    }
    length("summary", &input.summary, SUMMARY_LIMIT)?;
    let is_new = |choice: &Option<String>, had: fn(&Dossier) -> &Option<String>| {
        choice.is_some() && before.map(had) != Some(choice)
    };
    let of_call = |code: &str| rules.theme(code).is_some();
    if is_new(&input.theme, |dossier| &dossier.theme) && !input.theme.as_deref().is_some_and(of_call) {
        return Err(Error::invalid("theme", InputFault::Unknown));
    }
    let of_call = |code: &str| rules.applicant_type(code).is_some();
    if is_new(&input.applicant_type, |dossier| &dossier.applicant_type)
        && !input.applicant_type.as_deref().is_some_and(of_call)
    {
        return Err(Error::invalid("applicant_type", InputFault::Unknown));
    }
    if input
        .requested_cents
        .is_some_and(|cents| !(0..=AMOUNT_LIMIT).contains(&cents))
    {
        return Err(Error::invalid("requested_cents", InputFault::Range));
    }
    if input.received_at.is_some_and(|at| !clock::is_plausible(at)) {
        return Err(Error::invalid("received_at", InputFault::Range));
    }
    place("implementation_insee", input.implementation_insee.as_deref(), territory)?;
    place("hq_insee", input.hq_insee.as_deref(), territory)?;
    let applicant = applicant(&input.applicant, territory)?;
    Ok((input, applicant))
}

fn applicant(input: &ApplicantInput, territory: &Territory) -> Result<Applicant> {
    let siret: Option<Siret> = identifier("applicant.siret", &input.siret)?;
    let siren: Option<Siren> =
        identifier("applicant.siren", &input.siren)?.or_else(|| siret.as_ref().map(Siret::siren));
    if siret.as_ref().is_some_and(|siret| Some(siret.siren()) != siren) {
        return Err(Error::invalid("applicant.siret", InputFault::OtherCompany));
    }
    let activity = identifier("applicant.activity", &input.activity)?;
    if !input.email.is_empty() && !looks_like_an_address(&input.email) {
        return Err(Error::invalid("applicant.email", InputFault::Email));
    }
    place("applicant.commune_insee", input.commune_insee.as_deref(), territory)?;
    let abroad = input
        .commune_insee
        .as_deref()
        .is_some_and(|insee| insee.starts_with(ABROAD));
    let french = |code: &str| code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_digit());
    if input
        .postal_code
        .as_deref()
        .is_some_and(|code| !abroad && !french(code))
    {
        return Err(Error::invalid("applicant.postal_code", InputFault::Form));
    }
    Ok(Applicant {
        kind: input.kind,
        name: input.name.clone(),
        legal_form: input.legal_form.clone(),
        siren,
        siret,
        activity,
        creation_in_progress: input.creation_in_progress,
        contact_name: input.contact_name.clone(),
        email: input.email.clone(),
        phone: input.phone.clone(),
        address: input.address.clone(),
        postal_code: input.postal_code.clone(),
        commune_insee: input.commune_insee.clone(),
    })
}

fn identifier<T: std::str::FromStr<Err = IdentifierFault>>(field: &str, text: &str) -> Result<Option<T>> {
    match text.parse() {
        Ok(number) => Ok(Some(number)),
        Err(IdentifierFault::Empty) => Ok(None),
        Err(fault) => Err(Error::invalid(field, fault.reason())),
    }
}

/// A commune of today, or a foreign country.
fn place(field: &str, insee: Option<&str>, territory: &Territory) -> Result<()> {
    let Some(insee) = insee else { return Ok(()) };
    let country = insee.starts_with(ABROAD) && insee.len() == 5 && insee.bytes().all(|byte| byte.is_ascii_digit());
    if country || territory.commune(insee).is_some() {
        Ok(())
    } else {
        Err(Error::invalid(field, InputFault::Unknown))
    }
}

fn length(field: &str, text: &str, limit: usize) -> Result<()> {
    if text.chars().count() > limit {
        Err(Error::invalid(field, InputFault::Range))
    } else {
        Ok(())
    }
}

fn trimmed(input: &DossierInput) -> DossierInput {
    let text = |text: &str| text.trim().to_owned();
    let choice = |choice: &Option<String>| choice.as_deref().map(text).filter(|choice| !choice.is_empty());
    let applicant = &input.applicant;
    DossierInput {
        title: text(&input.title),
        summary: text(&input.summary),
        theme: choice(&input.theme),
        applicant_type: choice(&input.applicant_type),
        implementation_insee: choice(&input.implementation_insee),
        hq_insee: choice(&input.hq_insee),
        applicant: ApplicantInput {
            kind: applicant.kind,
            name: text(&applicant.name),
            legal_form: text(&applicant.legal_form),
            siren: text(&applicant.siren),
            siret: text(&applicant.siret),
            activity: text(&applicant.activity),
            creation_in_progress: applicant.creation_in_progress,
            contact_name: text(&applicant.contact_name),
            email: text(&applicant.email),
            phone: text(&applicant.phone),
            address: text(&applicant.address),
            postal_code: choice(&applicant.postal_code),
            commune_insee: choice(&applicant.commune_insee),
        },
        ..input.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::checks::sample::{dossier, rules, territory};

    fn input() -> DossierInput {
        DossierInput::from(&dossier(1))
    }

    fn fault(change: impl FnOnce(&mut DossierInput)) -> (String, &'static str) {
        let mut input = input();
        change(&mut input);
        match check(&input, (&rules(), None), territory()) {
            Err(Error::InvalidInput { field, reason }) => (field, reason.as_str()),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_was_read_can_be_typed_again_unchanged() {
        let (checked, applicant) = check(&input(), (&rules(), None), territory()).unwrap();
        assert_eq!(checked, input());
        assert_eq!(applicant, dossier(1).applicant);
    }

    #[test]
    fn spaces_are_trimmed_and_an_empty_choice_is_none() {
        let mut typed = input();
        typed.title = "  BriqLys ".into();
        typed.theme = Some(" ".into());
        typed.applicant.siret = " 999 910 003 00014 ".into();
        typed.applicant.siren = String::new();
        let (checked, applicant) = check(&typed, (&rules(), None), territory()).unwrap();
        assert_eq!((checked.title.as_str(), checked.theme), ("BriqLys", None));
        assert_eq!(
            applicant.siren.unwrap().as_str(),
            "999910003",
            "taken from the establishment"
        );
    }

    #[test]
    fn each_fault_names_its_field() {
        let known = |field: &str, reason| (field.to_owned(), reason);
        assert_eq!(fault(|input| input.title = " ".into()), known("title", "empty"));
        assert_eq!(
            fault(|input| input.theme = Some("cooking".into())),
            known("theme", "unknown")
        );
        assert_eq!(
            fault(|input| input.requested_cents = Some(-1)),
            known("requested_cents", "range")
        );
        for slip in ["0026-06-21T10:00:00Z", "1989-12-31T10:00:00Z", "2101-01-02T10:00:00Z"] {
            let at = slip.parse().unwrap();
            assert_eq!(
                fault(|input| input.received_at = Some(at)),
                known("received_at", "range")
            );
        }
        assert_eq!(
            fault(|input| input.hq_insee = Some("62999".into())),
            known("hq_insee", "unknown")
        );
        assert_eq!(
            fault(|input| input.applicant.siren = "999910004".into()),
            known("applicant.siren", "checksum")
        );
        assert_eq!(
            fault(|input| input.applicant.siret = "MONACOCONFO001".into()),
            known("applicant.siret", "not_numeric")
        );
        assert_eq!(
            fault(|input| input.applicant.siren = "732829320".into()),
            known("applicant.siret", "other_company")
        );
        assert_eq!(
            fault(|input| input.applicant.activity = "25.6".into()),
            known("applicant.activity", "form")
        );
        assert_eq!(
            fault(|input| input.applicant.activity = "34.10Z".into()),
            known("applicant.activity", "unknown")
        );
        assert_eq!(
            fault(|input| input.applicant.email = "a@b".into()),
            known("applicant.email", "email")
        );
        assert_eq!(
            fault(|input| input.applicant.postal_code = Some("6240".into())),
            known("applicant.postal_code", "form")
        );
    }

    #[test]
    fn a_place_abroad_is_a_country() {
        let mut typed = input();
        typed.implementation_insee = Some("99131".into());
        assert!(check(&typed, (&rules(), None), territory()).is_ok());
        assert_eq!(fault(|input| input.hq_insee = Some("99xyz".into())).0, "hq_insee");
    }

    #[test]
    fn a_choice_that_the_call_no_longer_offers_stays_with_the_dossiers_that_had_it() {
        let before = dossier(1);
        let mut rules = rules();
        rules.themes.clear();
        rules.applicant_types.clear();
        assert!(before.theme.is_some());
        let kept = check(&input(), (&rules, Some(&before)), territory()).unwrap();
        assert_eq!(kept.0.theme, before.theme);
        assert!(check(&input(), (&rules, None), territory()).is_err());
    }

    #[test]
    fn a_title_stands_on_one_line() {
        assert_eq!(
            fault(|input| input.title = "Briq\nLys".into()),
            ("title".to_owned(), "form")
        );
    }
}
