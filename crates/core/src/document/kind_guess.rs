//! A first guess of what a document is for; people correct it.

use super::fold::normalised_title;
use super::model::DocumentKind;

/// Words of a first page that say what it is: further down they are only mentioned.
const OPENING_WORDS: usize = 60;

/// Kinds with the words that give them away, the most telling first. Matched on whole words of the folded name, then of
/// the page's opening.
const CLUES: [(DocumentKind, &[&str]); 14] = [
    (
        DocumentKind::HqCommitment,
        &[
            "engagement de localisation",
            "engagement de domiciliation",
            "engagement siege",
            "localisation du siege",
            "engagement d implantation",
            "engagement implantation",
        ],
    ),
    (DocumentKind::DeMinimisDeclaration, &["de minimis", "minimis"]),
    (
        DocumentKind::BankDetails,
        &[
            "rib",
            "iban",
            "releve d identite bancaire",
            "identite bancaire",
            "coordonnees bancaires",
        ],
    ),
    (
        DocumentKind::LegalExistence,
        &[
            "kbis",
            "k bis",
            "extrait d immatriculation",
            "avis de situation",
            "sirene",
            "recepisse",
            "insee",
            "rne",
            "journal officiel",
        ],
    ),
    (DocumentKind::Bylaws, &["statuts", "statut"]),
    (
        DocumentKind::Accounts,
        &[
            "liasse fiscale",
            "liasse",
            "bilan",
            "bilans",
            "comptes annuels",
            "compte de resultat",
            "comptes",
            "rapport du commissaire",
        ],
    ),
    (
        DocumentKind::BudgetSheet,
        &[
            "plan de financement",
            "budget",
            "budget previsionnel",
            "plan financement",
            "previsionnel",
            "depenses et recettes",
        ],
    ),
    (
        DocumentKind::ApplicationForm,
        &[
            "formulaire",
            "dossier de candidature",
            "fiche de candidature",
            "candidature",
            "cerfa",
        ],
    ),
    (
        DocumentKind::SelfAssessment,
        &["auto evaluation", "autoevaluation", "rgesn"],
    ),
    (
        DocumentKind::SupportLetter,
        &[
            "lettre de soutien",
            "lettre d engagement",
            "lettre d intention",
            "lettre d interet",
            "soutien",
            "engagement",
        ],
    ),
    (
        DocumentKind::Certificate,
        &[
            "attestation",
            "attestations",
            "certificat",
            "sur l honneur",
            "urssaf",
            "regularite fiscale",
        ],
    ),
    (DocumentKind::Cv, &["cv", "curriculum vitae", "curriculum"]),
    (
        DocumentKind::PitchDeck,
        &["pitch", "pitch deck", "diaporama", "deck", "slides"],
    ),
    (
        DocumentKind::ProjectDescription,
        &[
            "presentation",
            "description du projet",
            "projet",
            "memoire technique",
            "note de presentation",
            "descriptif",
        ],
    ),
];

/// What a document with this shown name and this first page is probably for; [`DocumentKind::Other`] without a clue.
pub fn guess_kind(name: &str, first_page: &str) -> DocumentKind {
    let name = name.rfind('.').and_then(|dot| name.get(..dot)).unwrap_or(name);
    let opening: Vec<&str> = first_page.split_whitespace().take(OPENING_WORDS).collect();
    clue(&separate(name))
        .or_else(|| clue(&opening.join(" ")))
        .unwrap_or(DocumentKind::Other)
}

/// `PlanFinancement_v2` has three words.
fn separate(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 8);
    let mut last = ' ';
    for character in name.chars() {
        let starts = character.is_uppercase() && last.is_lowercase() || character.is_numeric() != last.is_numeric();
        if starts {
            words.push(' ');
        }
        words.push(character);
        last = character;
    }
    words
}

fn clue(text: &str) -> Option<DocumentKind> {
    let padded = format!(" {} ", normalised_title(text));
    let holds = |words: &&str| padded.contains(&format!(" {words} "));
    CLUES
        .iter()
        .find(|(_, clues)| clues.iter().any(holds))
        .map(|(kind, _)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_that_applicants_give_tell_the_kind() {
        for (name, expected) in [
            ("Formulaire signé.pdf", DocumentKind::ApplicationForm),
            ("BRIQLYS_Kbis_2026.pdf", DocumentKind::LegalExistence),
            ("K-bis.pdf", DocumentKind::LegalExistence),
            ("statuts-mis-à-jour.pdf", DocumentKind::Bylaws),
            ("RIB.pdf", DocumentKind::BankDetails),
            ("PlanFinancement v2.xlsx", DocumentKind::BudgetSheet),
            ("plan de financement.pdf", DocumentKind::BudgetSheet),
            ("Présentation du projet.pdf", DocumentKind::ProjectDescription),
            ("Engagement de localisation du siège.pdf", DocumentKind::HqCommitment),
            ("Auto-évaluation RGESN.pdf", DocumentKind::SelfAssessment),
            ("lettre de soutien commune.pdf", DocumentKind::SupportLetter),
            ("Déclaration aides de minimis.pdf", DocumentKind::DeMinimisDeclaration),
            ("CV_Delcourt.pdf", DocumentKind::Cv),
            ("bilan 2025.pdf", DocumentKind::Accounts),
            ("attestation URSSAF.pdf", DocumentKind::Certificate),
            ("Pitch.pdf", DocumentKind::PitchDeck),
            ("scan0001.pdf", DocumentKind::Other),
        ] {
            assert_eq!(guess_kind(name, ""), expected, "{name}");
        }
    }

    #[test]
    fn a_name_without_a_clue_leaves_the_first_page_to_tell() {
        assert_eq!(
            guess_kind("scan0001.pdf", "RELEVÉ D’IDENTITÉ BANCAIRE\nTitulaire"),
            DocumentKind::BankDetails
        );
        assert_eq!(
            guess_kind("doc.pdf", "Extrait Kbis\nImmatriculation"),
            DocumentKind::LegalExistence
        );
    }

    #[test]
    fn a_distribution_is_not_a_bank_detail() {
        assert_eq!(guess_kind("distribution.pdf", ""), DocumentKind::Other);
    }
}
