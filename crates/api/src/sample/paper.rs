//! The documents that applicants send, set by the press.

use palmares_core::call::CounterRule;
use palmares_core::clock::Timestamp;
use palmares_core::document::DocumentKind;
use palmares_core::error::{Error, Result};
use palmares_paper::{
    Language, Paper, Press, SampleApplicant, SampleAttachmentKind, SampleAttachmentPaper, SampleDossierPaper,
    SamplePerson, SampleProject, SampleTheme,
};

use super::deed::Count;
use super::story::{Application, Attachment, Deed, Mail, Presentation, Theme, paris};

/// The call that applicants answer, as they name it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Answered<'a> {
    pub call: &'a str,
    pub organiser: &'a str,
    /// What it counts.
    pub counters: &'a [CounterRule],
}

/// The files of a mail, in its order: name and bytes.
pub(super) fn files(
    application: &Application,
    mail: &Mail,
    answered: Answered<'_>,
    press: &Press,
) -> Result<Vec<(String, Vec<u8>)>> {
    let made_at = paris(mail.sent)?;
    mail.files
        .iter()
        .map(|file| Ok((file.name.clone(), set(application, file, answered, press, made_at)?)))
        .collect()
}

fn set(
    application: &Application,
    file: &Attachment,
    answered: Answered<'_>,
    press: &Press,
    made_at: Timestamp,
) -> Result<Vec<u8>> {
    let paper = match &application.presentation {
        Some(presentation) if file.kind == DocumentKind::ProjectDescription => {
            Paper::SampleDossier(Box::new(dossier(application, presentation, answered)?))
        }
        _ => Paper::SampleAttachment(Box::new(attachment(application, file, answered)?)),
    };
    let pdf = press
        .render(&paper, Language::Fr, made_at)
        .map_err(|error| Error::PaperFailed {
            detail: error.to_string(),
        })?;
    Ok(pdf.bytes)
}

fn attachment(application: &Application, file: &Attachment, answered: Answered<'_>) -> Result<SampleAttachmentPaper> {
    let typed = application.input.received(None)?;
    Ok(SampleAttachmentPaper {
        kind: attachment_kind(file.kind)?,
        call: answered.call.to_owned(),
        organiser: answered.organiser.to_owned(),
        applicant: applicant(application)?,
        project: application.paper.name.clone(),
        summary: typed.summary,
        requested: typed.requested_cents,
        stated: stated(application, file, answered.counters),
        dated: application.paper.signed_on,
    })
}

/// The figures that are read in a file.
fn stated(application: &Application, file: &Attachment, counters: &[CounterRule]) -> Vec<String> {
    let here = application.acts.iter().filter_map(|act| match &act.deed {
        Deed::Count(count) if count.file == file.name => Some(count),
        _ => None,
    });
    let said = |count: &Count| {
        let rule = counters.iter().find(|rule| rule.code == count.counter)?;
        Some(format!("{} : {} {}", rule.label.fr, count.figure, rule.unit.fr))
    };
    here.filter_map(said).collect()
}

fn attachment_kind(kind: DocumentKind) -> Result<SampleAttachmentKind> {
    match kind {
        DocumentKind::LegalExistence => Ok(SampleAttachmentKind::LegalExistence),
        DocumentKind::Bylaws => Ok(SampleAttachmentKind::Bylaws),
        DocumentKind::BankDetails => Ok(SampleAttachmentKind::BankDetails),
        DocumentKind::HqCommitment => Ok(SampleAttachmentKind::HqCommitment),
        DocumentKind::ApplicationForm => Ok(SampleAttachmentKind::ApplicationForm),
        DocumentKind::ProjectDescription => Ok(SampleAttachmentKind::ProjectDescription),
        DocumentKind::BudgetSheet => Ok(SampleAttachmentKind::BudgetSheet),
        DocumentKind::SupportLetter => Ok(SampleAttachmentKind::SupportLetter),
        DocumentKind::SelfAssessment => Ok(SampleAttachmentKind::SelfAssessment),
        other => Err(Error::internal(format!("no paper to show for {other:?}"))),
    }
}

fn dossier(
    application: &Application,
    presentation: &Presentation,
    answered: Answered<'_>,
) -> Result<SampleDossierPaper> {
    let team = presentation.team.iter().map(|one| SamplePerson {
        name: one.name.clone(),
        role: one.role.clone(),
    });
    Ok(SampleDossierPaper {
        call: answered.call.to_owned(),
        organiser: answered.organiser.to_owned(),
        applicant: applicant(application)?,
        project: project(application, presentation)?,
        team: team.collect(),
        partners: presentation.partners.clone(),
        target_pages: presentation.pages,
        seed: presentation.seed,
        signed: Some((application.paper.signed_on, presentation.signed_at.clone())),
    })
}

fn project(application: &Application, presentation: &Presentation) -> Result<SampleProject> {
    let typed = application.input.received(None)?;
    Ok(SampleProject {
        name: application.paper.name.clone(),
        title: presentation.title.clone(),
        pitch: presentation.pitch.clone(),
        theme: theme(presentation.theme),
        starts_on: presentation.starts_on,
        months: presentation.months,
        trl: presentation.trl,
        jobs: presentation.jobs,
        total_cost: presentation.total_cost,
        requested: typed.requested_cents,
        has_financing_plan: presentation.has_financing_plan,
    })
}

fn applicant(application: &Application) -> Result<SampleApplicant> {
    let typed = application.input.received(None)?.applicant;
    let leaflet = &application.paper;
    let stated = |text: String| (!text.is_empty()).then_some(text);
    Ok(SampleApplicant {
        name: typed.name,
        legal_form: typed.legal_form,
        siren: stated(typed.siren),
        siret: stated(typed.siret),
        naf: stated(typed.activity),
        created_on: leaflet.created_on,
        street: typed.address,
        postal_code: typed.postal_code.unwrap_or_default(),
        commune: leaflet.commune.clone(),
        workforce: leaflet.workforce,
        turnover: leaflet.turnover.clone(),
        representative: SamplePerson {
            name: typed.contact_name,
            role: leaflet.representative_role.clone(),
        },
        email: typed.email,
        phone: typed.phone,
    })
}

fn theme(theme: Theme) -> SampleTheme {
    match theme {
        Theme::EnergyTransition => SampleTheme::EnergyTransition,
        Theme::CircularEconomy => SampleTheme::CircularEconomy,
        Theme::DigitalTransformation => SampleTheme::DigitalTransformation,
        Theme::SmartMobility => SampleTheme::SmartMobility,
        Theme::FutureIndustry => SampleTheme::FutureIndustry,
        Theme::DataManagement => SampleTheme::DataManagement,
    }
}
