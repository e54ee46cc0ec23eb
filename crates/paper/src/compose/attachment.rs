//! One-page fictitious attachments.

use crate::compose::dossier::{FICTITIOUS, identity};
use crate::desk::Desk;
use crate::folio::{
    Block, Folio, Layout, Mark, SignaturePlace, Style, Tone, heading, list, note, paragraph, plain, styled,
};
use crate::sample::{SampleAttachmentKind, SampleAttachmentPaper};

fn title(kind: SampleAttachmentKind) -> &'static str {
    match kind {
        SampleAttachmentKind::LegalExistence => "Extrait d’immatriculation",
        SampleAttachmentKind::Bylaws => "Statuts",
        SampleAttachmentKind::BankDetails => "Relevé d’identité bancaire",
        SampleAttachmentKind::HqCommitment => "Engagement de localisation du siège social",
        SampleAttachmentKind::ApplicationForm => "Formulaire de candidature",
        SampleAttachmentKind::ProjectDescription => "Présentation du projet",
        SampleAttachmentKind::BudgetSheet => "Plan de financement",
        SampleAttachmentKind::SupportLetter => "Lettre de soutien",
        SampleAttachmentKind::SelfAssessment => "Auto-évaluation",
    }
}

fn identity_block(paper: &SampleAttachmentPaper, desk: Desk<'_>) -> Block {
    let rows = identity(&paper.applicant, desk);
    Block::Pairs {
        rows: rows
            .into_iter()
            .map(|(label, value)| (label.to_owned(), plain(value)))
            .collect(),
    }
}

fn signature(paper: &SampleAttachmentPaper, desk: Desk<'_>) -> Vec<Block> {
    let person = &paper.applicant.representative;
    vec![
        paragraph(format!(
            "Fait à {}, le {}",
            paper.applicant.commune,
            desk.date(paper.dated)
        )),
        Block::Signatures {
            lead: None,
            places: vec![SignaturePlace {
                capacity: person.role.clone(),
                delegation: Some("Signé (signature fictive)".to_owned()),
                name: person.name.clone(),
            }],
        },
    ]
}

fn bylaws(paper: &SampleAttachmentPaper) -> Vec<Block> {
    let applicant = &paper.applicant;
    let articles = [
        (
            "Forme",
            format!(
                "Il est formé une structure de forme {}, régie par les lois en vigueur et par les présents statuts.",
                applicant.legal_form
            ),
        ),
        (
            "Objet",
            format!(
                "Elle a pour objet la conception, la réalisation et la diffusion du projet {}, ainsi que toute activité connexe.",
                paper.project
            ),
        ),
        ("Dénomination", format!("Sa dénomination est : {}.", applicant.name)),
        (
            "Siège",
            format!(
                "Le siège est fixé {}, {} {}.",
                applicant.street, applicant.postal_code, applicant.commune
            ),
        ),
        (
            "Durée",
            "Sa durée est de quatre-vingt-dix-neuf ans à compter de son immatriculation ou de sa déclaration."
                .to_owned(),
        ),
        (
            "Direction",
            format!(
                "Elle est dirigée et représentée par {}, {}.",
                applicant.representative.name, applicant.representative.role
            ),
        ),
    ];
    let mut blocks = Vec::new();
    for (index, (name, text)) in articles.into_iter().enumerate() {
        blocks.push(heading(1, format!("Article {} — {name}", index + 1)));
        blocks.push(paragraph(text));
    }
    blocks
}

fn bank_details(paper: &SampleAttachmentPaper) -> Block {
    let mono = |text: &str| styled(text, Style::Mono);
    Block::Pairs {
        rows: vec![
            ("Titulaire".to_owned(), plain(&paper.applicant.name)),
            ("Établissement".to_owned(), plain("Banque fictive des Exemples")),
            ("IBAN".to_owned(), mono("FR00 0000 0000 0000 0000 0000 000")),
            ("BIC".to_owned(), mono("FICTFRPPXXX")),
            ("Nature".to_owned(), plain("Numéros volontairement inutilisables")),
        ],
    }
}

fn commitment(paper: &SampleAttachmentPaper) -> Vec<Block> {
    let person = &paper.applicant.representative;
    vec![
        paragraph(format!(
            "Je, {} ({}), agissant pour {}, m’engage, si le projet {} est retenu dans le cadre de l’appel « {} », à \
             localiser le siège social à {}, dans la région Hauts-de-France, dans les douze mois qui suivent la \
             notification de la décision.",
            person.name, person.role, paper.applicant.name, paper.project, paper.call, paper.applicant.commune
        )),
        paragraph(
            "Le justificatif d’immatriculation ou de transfert sera remis à l’organisme dès sa délivrance. À défaut, \
             la décision pourra être retirée.",
        ),
    ]
}

fn form(paper: &SampleAttachmentPaper, desk: Desk<'_>) -> Vec<Block> {
    vec![
        heading(1, "Candidat"),
        identity_block(paper, desk),
        heading(1, "Projet"),
        Block::Pairs {
            rows: vec![
                ("Appel".to_owned(), plain(&paper.call)),
                ("Projet".to_owned(), plain(&paper.project)),
                (
                    "Contact".to_owned(),
                    plain(format!("{} — {}", paper.applicant.email, paper.applicant.phone)),
                ),
            ],
        },
        heading(1, "Déclarations"),
        list([
            "Les renseignements fournis sont exacts.".to_owned(),
            "Le règlement de l’appel est accepté.".to_owned(),
            "Une seule candidature est présentée pour ce projet.".to_owned(),
        ]),
    ]
}

fn description(paper: &SampleAttachmentPaper, desk: Desk<'_>) -> Vec<Block> {
    vec![
        heading(1, "Candidat"),
        identity_block(paper, desk),
        heading(1, "Projet"),
        paragraph(paper.summary.clone()),
    ]
}

fn budget(paper: &SampleAttachmentPaper, desk: Desk<'_>) -> Vec<Block> {
    let requested = paper
        .requested
        .map_or_else(|| "aucune".to_owned(), |amount| desk.money(amount));
    vec![
        Block::Pairs {
            rows: vec![
                ("Projet".to_owned(), plain(&paper.project)),
                ("Aide demandée".to_owned(), plain(requested)),
            ],
        },
        paragraph("Les dépenses et les ressources présentées sont équilibrées."),
    ]
}

fn support(paper: &SampleAttachmentPaper) -> Vec<Block> {
    vec![paragraph(format!(
        "Un partenaire fictif soutient le projet {}, présenté par {} à l’appel « {} », et s’engage à y prendre part.",
        paper.project, paper.applicant.name, paper.call
    ))]
}

fn self_assessment(paper: &SampleAttachmentPaper) -> Vec<Block> {
    vec![
        paragraph(format!(
            "{} a évalué le projet {} par le référentiel que cite l’appel « {} ».",
            paper.applicant.name, paper.project, paper.call
        )),
        list(paper.stated.clone()),
    ]
}

fn body(paper: &SampleAttachmentPaper, desk: Desk<'_>) -> Vec<Block> {
    match paper.kind {
        SampleAttachmentKind::LegalExistence => vec![
            heading(1, "Registre fictif du commerce et des sociétés"),
            identity_block(paper, desk),
            note(format!(
                "À jour au {}. Cet extrait n’a aucune valeur légale.",
                desk.date(paper.dated)
            )),
        ],
        SampleAttachmentKind::Bylaws => bylaws(paper),
        SampleAttachmentKind::BankDetails => vec![heading(1, "Coordonnées bancaires"), bank_details(paper)],
        SampleAttachmentKind::HqCommitment => commitment(paper),
        SampleAttachmentKind::ApplicationForm => form(paper, desk),
        SampleAttachmentKind::ProjectDescription => description(paper, desk),
        SampleAttachmentKind::BudgetSheet => budget(paper, desk),
        SampleAttachmentKind::SupportLetter => support(paper),
        SampleAttachmentKind::SelfAssessment => self_assessment(paper),
    }
}

/// The attachment.
pub fn compose(paper: &SampleAttachmentPaper, desk: Desk<'_>) -> Folio {
    let mut body = body(paper, desk);
    let unsigned = matches!(
        paper.kind,
        SampleAttachmentKind::LegalExistence
            | SampleAttachmentKind::BankDetails
            | SampleAttachmentKind::ProjectDescription
            | SampleAttachmentKind::BudgetSheet
            | SampleAttachmentKind::SupportLetter
    );
    if !unsigned {
        body.extend(signature(paper, desk));
    }
    Folio {
        layout: Layout::Report,
        language: "fr",
        region: "FR",
        title: title(paper.kind).to_owned(),
        author: paper.applicant.name.clone(),
        kicker: paper.applicant.name.clone(),
        subtitle: Vec::new(),
        running: title(paper.kind).to_owned(),
        footer: format!("{} — {FICTITIOUS}", paper.applicant.name),
        page_label: "Page".to_owned(),
        watermark: None,
        marks: vec![Mark {
            text: FICTITIOUS.to_owned(),
            tone: Tone::Neutral,
        }],
        letterhead: Vec::new(),
        contact: Vec::new(),
        letter: None,
        forms: None,
        body,
    }
}
