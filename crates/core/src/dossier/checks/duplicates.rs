//! One application per project or per company: which dossiers look like an earlier one.
//!
//! A company is its SIREN, whatever the establishment. Founders have none, so they are known by their name. A project is known by its
//! name. A contact may be a consultant of several applicants, and two projects may bear one name: both are only to be looked at.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use crate::clock::Timestamp;
use crate::dossier::model::{Applicant, ApplicantKind, Dossier, DossierState};
use crate::id::DossierId;
use crate::territory::fold_name;

/// Why two dossiers look alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DuplicateReason {
    /// The same SIREN.
    SameCompany,
    /// The same project by the same applicant, or with the same contact.
    SameProject,
    /// The same applicant by its name, one of the two without a SIREN.
    SameApplicant,
    /// A project of the same name by another applicant. Whether it is the same one is to be established.
    SameTitle,
    /// The same contact person, or a founder who is now the contact. Whether it is one applicant is to be established.
    SameContact,
}

impl DuplicateReason {
    /// Whether it makes two applications one; the others are to be looked at.
    const fn is_conclusive(self) -> bool {
        match self {
            Self::SameCompany | Self::SameProject | Self::SameApplicant => true,
            Self::SameTitle | Self::SameContact => false,
        }
    }
}

/// An earlier dossier that looks the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Duplicate {
    /// The earlier dossier.
    pub dossier_id: DossierId,
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Why.
    pub reasons: Vec<DuplicateReason>,
}

impl Duplicate {
    /// Whether it is the same application, as far as the two tell; otherwise somebody has to establish it.
    pub fn is_the_same(&self) -> bool {
        self.reasons.iter().any(|reason| reason.is_conclusive())
    }
}

/// What is compared of a dossier.
#[derive(Debug, Clone)]
pub struct Application {
    id: DossierId,
    number: u32,
    title: String,
    received_at: Option<Timestamp>,
    counts: bool,
    company: Option<String>,
    project: String,
    name: String,
    names: BTreeSet<String>,
}

impl Application {
    /// Takes from a dossier what is compared.
    pub fn of(dossier: &Dossier) -> Self {
        Self {
            id: dossier.id,
            number: dossier.number,
            title: dossier.title.clone(),
            received_at: dossier.received_at,
            counts: !matches!(dossier.state, DossierState::Withdrawn | DossierState::Inadmissible),
            company: dossier.applicant.company().map(String::from),
            project: project_name(&dossier.title),
            name: own_name(&dossier.applicant),
            names: names(&dossier.applicant),
        }
    }

    /// A withdrawn or inadmissible application leaves its place to the next one. One whose receipt is unknown comes after the others.
    fn comes_before(&self, other: &Self) -> bool {
        let place = |one: &Self| (one.received_at.is_none(), one.received_at, one.number);
        self.counts && self.id != other.id && place(self) < place(other)
    }

    fn reasons(&self, earlier: &Self) -> Vec<DuplicateReason> {
        let same_project = !self.project.is_empty() && self.project == earlier.project;
        let same_company = self.company.is_some() && self.company == earlier.company;
        let other_company = self.company.is_some() && earlier.company.is_some() && !same_company;
        let same_name = self.name.len() > 1 && self.name == earlier.name;
        let same_person = !self.names.is_disjoint(&earlier.names);
        let reason = match () {
            () if same_company => DuplicateReason::SameCompany,
            () if same_project && same_person => DuplicateReason::SameProject,
            () if same_project => DuplicateReason::SameTitle,
            () if same_name && !other_company => DuplicateReason::SameApplicant,
            () if same_person => DuplicateReason::SameContact,
            () => return Vec::new(),
        };
        vec![reason]
    }
}

/// For each dossier, the earlier ones it looks like; dossiers without any are left out. Linear but for those that look alike.
pub fn find_all(applications: &[Application]) -> BTreeMap<DossierId, Vec<Duplicate>> {
    let mut by_key: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (index, application) in applications.iter().enumerate() {
        let company = application.company.as_deref().map(|company| ("company", company));
        let names = application.names.iter().map(|name| ("name", name.as_str()));
        let project = Some(("project", application.project.as_str())).filter(|(_, name)| !name.is_empty());
        for key in company.into_iter().chain(names).chain(project) {
            by_key.entry(key).or_default().push(index);
        }
    }
    let mut found: BTreeMap<DossierId, BTreeMap<u32, Duplicate>> = BTreeMap::new();
    for group in by_key.values().filter(|group| group.len() > 1) {
        let members = || group.iter().filter_map(|index| applications.get(*index));
        for (later, earlier) in members().flat_map(|later| members().map(move |earlier| (later, earlier))) {
            if let Some(duplicate) = compare(later, earlier) {
                found.entry(later.id).or_default().insert(earlier.number, duplicate);
            }
        }
    }
    found
        .into_iter()
        .map(|(id, duplicates)| (id, duplicates.into_values().collect()))
        .collect()
}

/// The earlier dossiers that one dossier looks like.
pub fn find(application: &Application, others: &[Application]) -> Vec<Duplicate> {
    others
        .iter()
        .filter_map(|earlier| compare(application, earlier))
        .collect()
}

fn compare(later: &Application, earlier: &Application) -> Option<Duplicate> {
    if !earlier.comes_before(later) {
        return None;
    }
    let reasons = later.reasons(earlier);
    (!reasons.is_empty()).then(|| Duplicate {
        dossier_id: earlier.id,
        number: earlier.number,
        title: earlier.title.clone(),
        reasons,
    })
}

/// Words that every application may bear in its title.
const GENERIC: [&str; 18] = [
    "a",
    "aap",
    "ami",
    "appel",
    "au",
    "candidature",
    "d",
    "de",
    "demande",
    "depot",
    "dossier",
    "du",
    "formulaire",
    "la",
    "le",
    "projet",
    "projets",
    "reponse",
];

/// The name of a project without what people add before or after it: `Candidature : TerrilData — jumeau numérique` is `terrildata`.
/// Empty when the title names none.
fn project_name(title: &str) -> String {
    let marked = [" — ", " – ", " - ", " : ", ": "]
        .iter()
        .fold(title.to_owned(), |title, mark| title.replace(mark, "\n"));
    let named = |name: &String| {
        let mut words = name.split(' ');
        !words.all(|word| GENERIC.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let short = marked.lines().map(fold_name).find(named);
    short
        .filter(|name| name.chars().count() >= 4)
        .unwrap_or_else(|| Some(fold_name(title)).filter(named).unwrap_or_default())
}

/// The name an applicant applies under.
fn own_name(applicant: &Applicant) -> String {
    if applicant.kind == ApplicantKind::Person || applicant.creation_in_progress {
        person_name(&applicant.name)
    } else {
        fold_name(&applicant.name)
    }
}

/// The names an applicant goes by: its own and that of its contact.
fn names(applicant: &Applicant) -> BTreeSet<String> {
    [own_name(applicant), person_name(&applicant.contact_name)]
        .into_iter()
        .filter(|name| name.len() > 1)
        .collect()
}

fn person_name(name: &str) -> String {
    let folded = fold_name(name);
    let titles = ["m", "mr", "mme", "mlle", "madame", "monsieur", "dr"];
    let words = folded.split(' ').skip_while(|word| titles.contains(word));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::checks::sample::{company, dossier, founder};

    fn application(number: u32, title: &str, applicant: Applicant) -> Application {
        let mut dossier = dossier(number);
        title.clone_into(&mut dossier.title);
        dossier.applicant = applicant;
        Application::of(&dossier)
    }

    fn named(name: &str, siren: &str) -> Applicant {
        Applicant {
            name: name.into(),
            siren: siren.parse().ok(),
            siret: None,
            ..company()
        }
    }

    fn reasons(earlier: &Application, later: &Application) -> Vec<DuplicateReason> {
        let found = find(later, &[earlier.clone(), later.clone()]);
        assert_eq!(
            found,
            find_all(&[earlier.clone(), later.clone()])
                .remove(&later.id)
                .unwrap_or_default()
        );
        assert!(
            find(earlier, &[earlier.clone(), later.clone()]).is_empty(),
            "the first one is never the duplicate"
        );
        found.into_iter().flat_map(|duplicate| duplicate.reasons).collect()
    }

    #[test]
    fn two_establishments_of_one_company_are_one_applicant() {
        let first = Applicant {
            siren: None,
            siret: "73282932000074".parse().ok(),
            ..named("A", "")
        };
        let again = application(2, "Autre projet", named("B", "732829320"));
        assert_eq!(
            reasons(&application(1, "Projet", first), &again),
            [DuplicateReason::SameCompany]
        );
    }

    #[test]
    fn the_same_project_by_the_same_applicant_is_found_under_another_spelling() {
        let first = application(1, "LysLoop — emballages consignés", named("LYSLOOP SAS", ""));
        let again = application(2, "LYSLOOP : Emballages Consignes", named("LysLoop  sas", "999919590"));
        assert_eq!(reasons(&first, &again), [DuplicateReason::SameProject]);
    }

    #[test]
    fn a_founder_who_comes_back_with_the_company_is_recognised() {
        let mut back = named("TERRILDATA SAS", "999916851");
        back.contact_name = "Alice Delcourt".into();
        let first = application(1, "TerrilData", founder());
        assert_eq!(
            reasons(&first, &application(2, "TerrilData — suite", back.clone())),
            [DuplicateReason::SameProject]
        );
        assert_eq!(
            reasons(&first, &application(2, "Autre", back)),
            [DuplicateReason::SameContact]
        );
    }

    #[test]
    fn two_founders_without_a_number_are_not_the_same_person() {
        let other = Applicant {
            name: "M. Bruno Vasseur".into(),
            ..founder()
        };
        assert!(reasons(&application(1, "Un", founder()), &application(2, "Deux", other)).is_empty());
        let unnamed = Applicant {
            name: String::new(),
            ..founder()
        };
        assert!(reasons(&application(1, "Un", unnamed.clone()), &application(2, "Deux", unnamed)).is_empty());
    }

    #[test]
    fn a_title_that_names_no_project_makes_none_the_same() {
        for title in ["Candidature", "Dossier de candidature 2026", "Appel à projets", ""] {
            assert_eq!(project_name(title), "", "{title}");
        }
        assert_eq!(project_name("Candidature : TerrilData — jumeau"), "terrildata");
        let untitled = |number, siren| application(number, "Candidature", named("", siren));
        assert!(reasons(&untitled(1, "999910003"), &untitled(2, "999911373")).is_empty());
    }

    #[test]
    fn a_contact_that_two_companies_share_is_to_be_looked_at() {
        let with = |siren: &str, name: &str| Applicant {
            contact_name: "Jo Roux".into(),
            ..named(name, siren)
        };
        let first = application(1, "Un", with("999910003", "A"));
        let found = find(
            &application(2, "Deux", with("999911373", "B")),
            std::slice::from_ref(&first),
        );
        assert_eq!(found[0].reasons, [DuplicateReason::SameContact]);
        assert!(!found[0].is_the_same());
    }

    #[test]
    fn a_project_of_the_same_name_by_another_applicant_is_to_be_looked_at() {
        let first = application(1, "TerrilData — jumeau numérique", named("A", "999910003"));
        let again = application(2, "TERRILDATA : Jumeau numerique", named("B", "999911373"));
        assert_eq!(reasons(&first, &again), [DuplicateReason::SameTitle]);
        assert!(reasons(&first, &application(3, "Autre projet", named("B", "999911373"))).is_empty());
    }

    #[test]
    fn the_same_applicant_without_a_number_is_the_same() {
        let first = application(1, "Un", named("LYSLOOP SAS", ""));
        let again = application(2, "Deux", named("LysLoop sas", "999919590"));
        assert_eq!(reasons(&first, &again), [DuplicateReason::SameApplicant]);
    }

    #[test]
    fn a_withdrawn_application_leaves_its_place() {
        let mut first = dossier(1);
        first.state = DossierState::Withdrawn;
        let again = dossier(2);
        let all = [Application::of(&first), Application::of(&again)];
        assert!(find(&all[1], &all).is_empty());
    }
}
