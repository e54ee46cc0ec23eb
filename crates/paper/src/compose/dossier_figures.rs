//! Figures of a fictitious dossier: work plan, budget and its resources, forecasts.

use crate::common::Cents;
use crate::compose::dossier_text::Writer;
use crate::desk::Desk;
use crate::error::PaperError;
use crate::folio::{Bar, Block, Row, RowKind, Width, left, plain, right, row};
use crate::sample::{SampleDossierPaper, SampleProject};

/// Work packages spread over the project's months.
pub fn bars(writer: &Writer<'_>, months: u32) -> Vec<Bar> {
    let count = u32::try_from(writer.bank.packages.len()).unwrap_or(1).max(1);
    writer
        .bank
        .packages
        .iter()
        .zip(0u32..)
        .map(|((label, _), index)| {
            let start = months * index / count;
            let end = (months * (index + 1) / count + months / 9).clamp(start + 1, months);
            Bar {
                label: format!("Lot {} — {label}", index + 1),
                start,
                length: end - start,
            }
        })
        .collect()
}

/// The chart, with its content in words for those who do not see it.
pub fn gantt(writer: &Writer<'_>, months: u32) -> Block {
    let bars = bars(writer, months);
    let words: Vec<String> = bars
        .iter()
        .map(|bar| format!("{} : mois {} à {}", bar.label, bar.start + 1, bar.start + bar.length))
        .collect();
    Block::Gantt {
        months,
        month_label: "Mois".to_owned(),
        alt: format!("Calendrier sur {months} mois. {}.", words.join(" ; ")),
        bars,
    }
}

fn share(total: Cents, percent: i64) -> Cents {
    total / 10_000 * percent * 100
}

/// Lines of expense that sum to the total.
fn expenses(writer: &Writer<'_>, total: Cents) -> Vec<(String, Cents)> {
    let mut lines: Vec<(String, Cents)> = writer
        .theme()
        .map(|theme| {
            theme
                .expenses
                .iter()
                .map(|(label, percent)| (label.clone(), share(total, *percent)))
                .collect()
        })
        .unwrap_or_default();
    let spent: Cents = lines.iter().map(|(_, amount)| amount).sum();
    lines.push(("Frais généraux et imprévus".to_owned(), total - spent));
    lines
}

/// Resources that sum to the total: the amount asked for, a loan, and own funds for the rest.
fn resources(project: &SampleProject, organiser: &str) -> Vec<(String, Cents)> {
    let requested = project.requested.unwrap_or(0);
    let rest = project.total_cost - requested;
    let loan = share(rest, 40);
    let honour = share(rest, 15);
    let mut lines = Vec::new();
    if requested > 0 {
        lines.push((format!("Aide demandée — {organiser}"), requested));
    }
    lines.push(("Prêt bancaire (accord de principe)".to_owned(), loan));
    lines.push(("Prêt d’honneur (demandé)".to_owned(), honour));
    lines.push(("Fonds propres et compte courant".to_owned(), rest - loan - honour));
    lines
}

/// Expenses and resources, or the mention that the plan will follow.
pub fn budget(paper: &SampleDossierPaper, writer: &Writer<'_>, desk: Desk<'_>) -> Result<Vec<Block>, PaperError> {
    let project = &paper.project;
    if project.total_cost <= 0
        || project
            .requested
            .is_some_and(|amount| amount < 0 || amount > project.total_cost)
    {
        return Err(PaperError::OutOfRange("project.requested"));
    }
    let mut blocks = vec![amounts(
        desk,
        "Dépenses",
        &expenses(writer, project.total_cost),
        project.total_cost,
    )];
    if project.has_financing_plan {
        blocks.push(amounts(
            desk,
            "Ressources",
            &resources(project, &paper.organiser),
            project.total_cost,
        ));
    } else {
        blocks.push(crate::folio::paragraph(
            "Le plan de financement n’est pas joint : les échanges avec les établissements bancaires sont en cours. \
             Il sera transmis dès leur conclusion.",
        ));
    }
    Ok(blocks)
}

fn amounts(desk: Desk<'_>, header: &str, lines: &[(String, Cents)], total: Cents) -> Block {
    let mut rows: Vec<Row> = lines
        .iter()
        .map(|(label, amount)| row(vec![plain(label), plain(desk.money(*amount))]))
        .collect();
    rows.push(Row::of(RowKind::Total, vec![plain("Total"), plain(desk.money(total))]));
    Block::Table {
        columns: vec![left(header, Width::Fr(1.0)), right("Montant", Width::Mm(38.0))],
        rows,
        tall: false,
        whole: false,
    }
}

/// Three years of forecasts, proportionate to the project.
pub fn forecast(project: &SampleProject, desk: Desk<'_>) -> Block {
    let years = [("Chiffre d’affaires", [30, 75, 130]), ("Charges", [45, 70, 105])];
    let mut rows: Vec<Row> = years
        .iter()
        .map(|(label, shares)| {
            let mut cells = vec![plain(*label)];
            cells.extend(
                shares
                    .iter()
                    .map(|percent| plain(desk.money(share(project.total_cost, *percent)))),
            );
            row(cells)
        })
        .collect();
    let results = [-15, 5, 25].map(|percent| plain(desk.money(share(project.total_cost, percent))));
    let mut cells = vec![plain("Résultat")];
    cells.extend(results);
    rows.push(Row::of(RowKind::Total, cells));
    Block::Table {
        columns: vec![
            left("Prévisionnel", Width::Fr(1.0)),
            right("Année 1", Width::Mm(30.0)),
            right("Année 2", Width::Mm(30.0)),
            right("Année 3", Width::Mm(30.0)),
        ],
        rows,
        tall: false,
        whole: false,
    }
}

/// Risks with their likelihood and answer.
pub fn risks(writer: &Writer<'_>, count: usize) -> Block {
    let rows = writer
        .choose(&writer.bank.risks, 11, count)
        .into_iter()
        .map(|(risk, likelihood, answer)| row(vec![plain(risk), plain(likelihood), plain(answer)]))
        .collect();
    Block::Table {
        columns: vec![
            left("Risque", Width::Fr(1.0)),
            left("Probabilité", Width::Auto),
            left("Réponse prévue", Width::Fr(1.4)),
        ],
        rows,
        tall: false,
        whole: false,
    }
}
