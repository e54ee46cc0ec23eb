//! The documents that applicants send, set by the press.

use palmares_core::clock::Timestamp;
use palmares_core::document::DocumentKind;
use palmares_core::error::{Error, Result};
use palmares_paper::{
    Language, Paper, Press, SampleApplicant, SampleAttachmentKind, SampleAttachmentPaper, SampleDossierPaper,
    SamplePerson, SampleProject, SampleTheme,
};

use super::story::{Application, Leaflet, Mail, Theme, paris};

/// The organiser as applicants name it.
const ORGANISER: &str = "Communauté d’agglomération de Béthune-Bruay, Artois-Lys Romane";

/// The files of a mail, in its order: name and bytes.
pub(super) fn files(
    application: &Application,
    mail: &Mail,
    call: &str,
    press: &Press,
) -> Result<Vec<(String, Vec<u8>)>> {
    let made_at = paris(mail.sent)?;
    mail.files
        .iter()
        .map(|file| Ok((file.name.clone(), set(application, file.kind, call, press, made_at)?)))
        .collect()
}

fn set(
    application: &Application,
    kind: DocumentKind,
    call: &str,
    press: &Press,
    made_at: Timestamp,
) -> Result<Vec<u8>> {
    let paper = match attachment_kind(kind) {
        Some(kind) => Paper::SampleAttachment(Box::new(SampleAttachmentPaper {
            kind,
            call: call.to_owned(),
            organiser: ORGANISER.to_owned(),
            applicant: applicant(application)?,
            project: application.paper.name.clone(),
            dated: application.paper.signed_on,
        })),
        None => Paper::SampleDossier(Box::new(dossier(application, call)?)),
    };
    let pdf = press
        .render(&paper, Language::Fr, made_at)
        .map_err(|error| Error::PaperFailed {
            detail: error.to_string(),
        })?;
    Ok(pdf.bytes)
}

fn attachment_kind(kind: DocumentKind) -> Option<SampleAttachmentKind> {
    match kind {
        DocumentKind::LegalExistence => Some(SampleAttachmentKind::LegalExistence),
        DocumentKind::Bylaws => Some(SampleAttachmentKind::Bylaws),
        DocumentKind::BankDetails => Some(SampleAttachmentKind::BankDetails),
        DocumentKind::HqCommitment => Some(SampleAttachmentKind::HqCommitment),
        DocumentKind::ApplicationForm => Some(SampleAttachmentKind::ApplicationForm),
        _ => None,
    }
}

fn dossier(application: &Application, call: &str) -> Result<SampleDossierPaper> {
    let leaflet = &application.paper;
    let team = leaflet.team.iter().map(|one| SamplePerson {
        name: one.name.clone(),
        role: one.role.clone(),
    });
    Ok(SampleDossierPaper {
        call: call.to_owned(),
        organiser: ORGANISER.to_owned(),
        applicant: applicant(application)?,
        project: project(application, leaflet)?,
        team: team.collect(),
        partners: leaflet.partners.clone(),
        target_pages: leaflet.pages,
        seed: leaflet.seed,
        signed: Some((leaflet.signed_on, leaflet.signed_at.clone())),
    })
}

fn project(application: &Application, leaflet: &Leaflet) -> Result<SampleProject> {
    let typed = application.input.received(None)?;
    Ok(SampleProject {
        name: leaflet.name.clone(),
        title: leaflet.title.clone(),
        pitch: leaflet.pitch.clone(),
        theme: theme(leaflet.theme),
        starts_on: leaflet.starts_on,
        months: leaflet.months,
        trl: leaflet.trl,
        jobs: leaflet.jobs,
        total_cost: leaflet.total_cost,
        requested: typed.requested_cents,
        has_financing_plan: leaflet.has_financing_plan,
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
        naf: leaflet.naf.clone(),
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
