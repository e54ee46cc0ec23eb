//! Dossier de candidature fictif, in twelve sections.

use crate::compose::dossier_figures::{bars, budget, forecast, gantt, risks};
use crate::compose::dossier_text::Writer;
use crate::desk::Desk;
use crate::error::PaperError;
use crate::folio::{
    Block, Folio, Layout, Mark, Rich, SignaturePlace, Style, Tone, Width, heading, left, list, note, paragraph, plain,
    row, styled,
};
use crate::sample::{SampleApplicant, SampleDossierPaper};
use crate::typography;

/// Printed on every page.
pub const FICTITIOUS: &str = "Document fictif";
/// The fullest dossier that the bank allows.
const FULLEST: u32 = 12;

/// The first guess for a number of pages.
pub fn first_level(pages: u32) -> u32 {
    match pages {
        0..=5 => 0,
        6..=13 => pages - 5,
        14..=16 => 9,
        17..=19 => 10,
        20..=23 => 11,
        _ => FULLEST,
    }
}

/// A level nearer to the pages aimed at; `None` when within one page or at an end.
pub fn next_level(level: u32, target: u32, pages: usize) -> Option<u32> {
    let pages = u32::try_from(pages).unwrap_or(u32::MAX);
    if pages.abs_diff(target) <= 1 && pages >= 5 {
        return None;
    }
    if pages < target {
        (level < FULLEST).then_some(level + 1)
    } else {
        level.checked_sub(1)
    }
}

struct Dossier<'a> {
    paper: &'a SampleDossierPaper,
    writer: Writer<'a>,
    desk: Desk<'a>,
    level: u32,
    body: Vec<Block>,
}

impl Dossier<'_> {
    fn section(&mut self, number: u32, title: &str) {
        let parts = self.level >= 5 && [4, 7, 8, 9].contains(&number);
        if parts || (self.level >= 9 && ![1, 2, 12].contains(&number)) {
            self.body.push(Block::PageBreak);
        }
        self.body.push(heading(1, format!("{number}. {title}")));
    }

    fn text(&mut self, name: &str, salt: u64, special: Option<usize>) {
        let count = usize::try_from(2 + self.level).unwrap_or(1);
        let special = special.filter(|_| self.level > 0);
        let paragraphs = self.writer.section(name, salt, count, special);
        let desk = self.desk;
        self.body
            .extend(paragraphs.into_iter().map(|text| paragraph(desk.prose(&text))));
    }

    fn pairs(&mut self, rows: Vec<(&str, String)>) {
        let rows = rows
            .into_iter()
            .map(|(label, value)| (label.to_owned(), plain(value)))
            .collect();
        self.body.push(Block::Pairs { rows });
    }

    fn applicant(&mut self) {
        let applicant = &self.paper.applicant;
        self.section(1, "Identification du candidat");
        let desk = self.desk;
        self.pairs(identity(applicant, desk));
        if !applicant.turnover.is_empty() {
            let rows = applicant
                .turnover
                .iter()
                .map(|(year, amount)| row(vec![plain(year.to_string()), plain(desk.money(*amount))]))
                .collect();
            let columns = vec![
                left("Exercice", Width::Mm(30.0)),
                crate::folio::right("Chiffre d’affaires", Width::Mm(45.0)),
            ];
            self.body.push(Block::Table {
                columns,
                rows,
                tall: false,
                whole: false,
            });
        }
        self.section(2, "Représentant légal et contact");
        self.pairs(vec![
            ("Représentation légale", applicant.representative.name.clone()),
            ("Fonction", applicant.representative.role.clone()),
            ("Courriel", applicant.email.clone()),
            ("Téléphone", applicant.phone.clone()),
        ]);
    }

    fn project(&mut self) {
        let project = &self.paper.project;
        let theme = self.writer.theme().map(|theme| theme.label.clone()).unwrap_or_default();
        self.section(3, "Le projet en bref");
        let desk = self.desk;
        self.pairs(vec![
            ("Projet", format!("{} — {}", project.name, project.title)),
            ("Thématique", theme),
            (
                "Début et durée",
                format!("{}, {} mois", desk.date(project.starts_on), project.months),
            ),
            ("Lieu de réalisation", self.paper.applicant.commune.clone()),
            ("Maturité", format!("TRL {}", project.trl)),
            ("Coût total", desk.money(project.total_cost)),
            (
                "Aide demandée",
                project
                    .requested
                    .map_or_else(|| "accompagnement seul".to_owned(), |amount| desk.money(amount)),
            ),
        ]);
        self.body.push(paragraph(desk.prose(&project.pitch)));
        self.section(4, "Description et problème traité");
        self.text("description", 1, Some(0));
        self.section(5, "Innovation, état de l’art et propriété intellectuelle");
        self.text("innovation", 2, Some(1));
        self.section(6, "Marché, concurrence et modèle économique");
        self.text("market", 3, Some(2));
        if self.level >= 4 {
            self.body.push(heading(2, "Prévisions sur trois ans"));
            self.body.push(forecast(project, desk));
        }
    }

    fn team(&mut self) {
        self.section(7, "Équipe et partenaires");
        self.text("team", 4, None);
        let people = std::iter::once(&self.paper.applicant.representative).chain(&self.paper.team);
        let rows = people
            .clone()
            .map(|person| row(vec![styled(&person.name, Style::Strong), plain(&person.role)]))
            .collect();
        let columns = vec![left("Nom", Width::Fr(1.0)), left("Rôle dans le projet", Width::Fr(1.5))];
        self.body.push(Block::Table {
            columns,
            rows,
            tall: false,
            whole: false,
        });
        if !self.paper.partners.is_empty() {
            self.body.push(heading(2, "Partenaires"));
            self.body.push(list(self.paper.partners.iter().cloned()));
        }
        if self.level >= 7 {
            let careers = self.writer.choose(&self.writer.bank.careers, 5, usize::MAX);
            self.body.push(heading(2, "Parcours"));
            for (person, career) in people.zip(careers.iter().cycle()) {
                if self.level >= 11 {
                    self.body.push(Block::PageBreak);
                }
                self.body.push(heading(3, format!("{} — {}", person.name, person.role)));
                self.body.push(paragraph(career.as_str()));
            }
        }
    }

    fn plan(&mut self) {
        let months = self.paper.project.months;
        self.section(8, "Plan de travail et calendrier");
        self.text("plan", 6, None);
        self.body.push(gantt(&self.writer, months));
        let bars = bars(&self.writer, months);
        let packages = self.writer.bank.packages.clone();
        let rows = bars
            .iter()
            .zip(&packages)
            .map(|(bar, (_, result))| {
                let span = format!("{} – {}", bar.start + 1, bar.start + bar.length);
                row(vec![plain(&bar.label), plain(span), plain(result)])
            })
            .collect();
        let columns = vec![
            left("Lot", Width::Fr(1.0)),
            left("Mois", Width::Auto),
            left("Résultat vérifiable", Width::Fr(1.1)),
        ];
        self.body.push(Block::Table {
            columns,
            rows,
            tall: false,
            whole: false,
        });
        if self.level >= 3 {
            self.body.push(heading(2, "Risques et réponses"));
            self.body
                .push(risks(&self.writer, usize::try_from(self.level).unwrap_or(3)));
        }
        if self.level >= 5 {
            self.package_sheets(&bars, &packages);
        }
    }

    fn package_sheets(&mut self, bars: &[crate::folio::Bar], packages: &[(String, String)]) {
        let texts = self.writer.choose(&self.writer.bank.package_texts, 7, usize::MAX);
        let per_sheet = if self.level >= 9 { 4 } else { 1 };
        for (index, (bar, (_, result))) in bars.iter().zip(packages).enumerate() {
            if self.level >= 10 || (self.level == 9 && index % 2 == 0) {
                self.body.push(Block::PageBreak);
            }
            self.body.push(heading(2, bar.label.as_str()));
            for text in texts.iter().cycle().skip(index).take(per_sheet) {
                self.body.push(paragraph(self.desk.prose(text)));
            }
            let holder = self.paper.team.get(index % self.paper.team.len().max(1));
            let holder = holder.unwrap_or(&self.paper.applicant.representative).name.clone();
            self.pairs(vec![
                ("Responsable", holder),
                ("Durée", format!("{} mois", bar.length)),
                ("Résultat", result.clone()),
            ]);
        }
    }

    fn money_and_effects(&mut self) -> Result<(), PaperError> {
        self.section(9, "Budget et plan de financement");
        let blocks = budget(self.paper, &self.writer, self.desk)?;
        self.body.extend(blocks);
        self.body.push(note(
            "Montants hors taxes. Les dépenses et les ressources s’équilibrent.",
        ));
        if !self.paper.project.has_financing_plan {
            self.body.pop();
            self.body.push(note("Montants hors taxes."));
        }
        self.section(10, "Impacts attendus");
        self.text("impact", 8, None);
        self.section(11, "Besoins d’accompagnement");
        self.text("support", 9, None);
        Ok(())
    }

    fn declarations(&mut self) {
        self.section(12, "Aides reçues, déclarations et signature");
        self.body.push(paragraph(
            "Aucune aide relevant du règlement de minimis n’a été reçue au cours des trois dernières années, hormis \
             celles indiquées en annexe le cas échéant.",
        ));
        self.body.push(list([
            "Les renseignements portés dans ce dossier sont exacts.".to_owned(),
            "Le siège social est, ou sera, localisé dans la région indiquée au règlement de l’appel.".to_owned(),
            "Une seule candidature est présentée pour ce projet.".to_owned(),
            "Le règlement de l’appel est accepté, et le traitement des données nécessaire à son instruction est connu."
                .to_owned(),
        ]));
        let place = match &self.paper.signed {
            Some((day, place)) => format!("Fait à {place}, le {}", self.desk.date(*day)),
            None => "Fait à …………………………, le ……………………… (non signé)".to_owned(),
        };
        self.body.push(paragraph(place));
        self.body.push(Block::Signatures {
            lead: None,
            places: vec![SignaturePlace {
                capacity: self.paper.applicant.representative.role.clone(),
                delegation: self
                    .paper
                    .signed
                    .as_ref()
                    .map(|_| "Signé (signature fictive)".to_owned()),
                name: self.paper.applicant.representative.name.clone(),
            }],
        });
    }
}

/// Letters of the partners, a page each: only the fullest dossiers have room for them.
fn partner_letters(dossier: &mut Dossier<'_>) {
    let paper = dossier.paper;
    for partner in &paper.partners {
        dossier.body.push(Block::PageBreak);
        dossier
            .body
            .push(heading(1, format!("Annexe — Lettre d’engagement : {partner}")));
        dossier.body.push(paragraph(format!(
            "{partner} a pris connaissance du projet {} porté par {} et confirme son intention d’y prendre part \
             pendant toute sa durée, soit {} mois.",
            paper.project.name, paper.applicant.name, paper.project.months
        )));
        let texts = dossier.writer.choose(&dossier.writer.bank.package_texts, 13, 2);
        dossier.body.extend(texts.into_iter().map(paragraph));
        dossier.body.push(note("Lettre fictive, sans valeur d’engagement."));
    }
}

/// Identity lines of an applicant.
pub fn identity(applicant: &SampleApplicant, desk: Desk<'_>) -> Vec<(&'static str, String)> {
    let or_none = |value: &Option<String>| value.clone().unwrap_or_else(|| "en cours d’attribution".to_owned());
    let mut rows = vec![
        ("Dénomination", applicant.name.clone()),
        ("Forme juridique", applicant.legal_form.clone()),
        ("SIREN", or_none(&applicant.siren)),
        ("SIRET", or_none(&applicant.siret)),
        ("Code NAF", or_none(&applicant.naf)),
    ];
    if let Some(day) = applicant.created_on {
        rows.push(("Date de création", desk.date(day)));
    }
    rows.push((
        "Adresse",
        format!("{}, {} {}", applicant.street, applicant.postal_code, applicant.commune),
    ));
    rows.push((
        "Effectif",
        typography::integer(desk.language, u64::from(applicant.workforce)),
    ));
    rows
}

fn cover(paper: &SampleDossierPaper) -> Block {
    let line = |label: &str, value: &str| (label.to_owned(), plain(value) as Rich);
    Block::Cover {
        lines: vec!["Dossier de candidature".to_owned(), paper.call.clone()],
        title: paper.project.name.clone(),
        subtitle: paper.project.title.clone(),
        pairs: vec![
            line("Candidature", &paper.applicant.name),
            line("Commune", &paper.applicant.commune),
            line("Organisme", &paper.organiser),
            line("Nature", FICTITIOUS),
        ],
    }
}

/// The dossier, at a level of fullness.
pub fn compose(paper: &SampleDossierPaper, desk: Desk<'_>, level: u32) -> Result<Folio, PaperError> {
    if !(5..=25).contains(&paper.target_pages) {
        return Err(PaperError::OutOfRange("target_pages"));
    }
    if !(6..=36).contains(&paper.project.months) {
        return Err(PaperError::OutOfRange("project.months"));
    }
    let writer = Writer::new(paper)?;
    let mut body = vec![cover(paper)];
    if level >= 4 {
        body.extend([
            Block::Outline {
                title: "Sommaire".to_owned(),
            },
            Block::PageBreak,
        ]);
    }
    let mut dossier = Dossier {
        paper,
        writer,
        desk,
        level,
        body,
    };
    dossier.applicant();
    dossier.project();
    dossier.team();
    dossier.plan();
    dossier.money_and_effects()?;
    dossier.declarations();
    if level >= 12 {
        partner_letters(&mut dossier);
    }
    let title = format!("Dossier de candidature — {}", paper.project.name);
    Ok(Folio {
        layout: Layout::Dossier,
        language: "fr",
        region: "FR",
        running: title.clone(),
        title,
        author: paper.applicant.name.clone(),
        kicker: String::new(),
        subtitle: Vec::new(),
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
        body: dossier.body,
    })
}
