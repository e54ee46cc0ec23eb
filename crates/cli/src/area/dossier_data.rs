//! What a dossier says, typed by hand: a new one, or one that is corrected.

use clap::Args;
use palmares_api::wire::{self, DossierCreateRequest, DossierUpdateRequest};
use palmares_core::dossier::model::ApplicantKind;
use palmares_core::dossier::view::{ApplicantInput, DossierInput};

use crate::answer::{cents, or_none, word};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::typed::instant;

/// A dossier typed in by hand.
#[derive(Debug, Args)]
pub struct Create {
    #[command(flatten)]
    fields: Fields,
    /// When it was received: a day, or a day and a time.
    #[arg(long, value_name = "DATE")]
    received: Option<String>,
}

/// A dossier corrected.
#[derive(Debug, Args)]
pub struct Update {
    dossier: String,
    #[command(flatten)]
    fields: Fields,
}

/// What a dossier says; what is not named stays as it is.
#[derive(Debug, Args)]
struct Fields {
    #[arg(long)]
    title: Option<String>,
    #[arg(long)]
    summary: Option<String>,
    #[arg(long)]
    theme: Option<String>,
    #[arg(long)]
    applicant_type: Option<String>,
    #[arg(long)]
    requested: Option<String>,
    #[arg(long, value_name = "INSEE")]
    implementation: Option<String>,
    #[arg(long, value_name = "INSEE")]
    hq: Option<String>,
    #[arg(long)]
    hq_commitment: Option<bool>,
    #[arg(long)]
    form_signed: Option<bool>,
    #[arg(long)]
    kind: Option<String>,
    #[arg(long)]
    name: Option<String>,
    #[arg(long)]
    legal_form: Option<String>,
    #[arg(long)]
    siren: Option<String>,
    #[arg(long)]
    siret: Option<String>,
    #[arg(long, value_name = "APE")]
    activity: Option<String>,
    #[arg(long)]
    creation_in_progress: Option<bool>,
    #[arg(long)]
    contact: Option<String>,
    #[arg(long)]
    email: Option<String>,
    #[arg(long)]
    phone: Option<String>,
    #[arg(long)]
    address: Option<String>,
    #[arg(long)]
    postal_code: Option<String>,
    #[arg(long, value_name = "INSEE")]
    commune: Option<String>,
}

impl Update {
    /// Corrects what is named, and leaves the rest as it is.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let view = super::dossiers::view(context, &self.dossier).await?;
        let dossier_id = view.dossier.id;
        let mut input = DossierInput::from(&view.dossier);
        self.fields.project(&mut input)?;
        self.fields.applicant(&mut input)?;
        context.done(
            &wire::dossier_update(
                &context.host,
                context.asker(),
                DossierUpdateRequest { dossier_id, input },
            )
            .await?,
        )
    }
}

impl Create {
    /// Takes the dossier in.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let call_id = context.call().await?;
        let mut input = blank();
        self.fields.project(&mut input)?;
        self.fields.applicant(&mut input)?;
        input.received_at = self.received.as_deref().map(instant).transpose()?;
        let request = DossierCreateRequest { call_id, input };
        let created = wire::dossier_create(&context.host, context.asker(), request).await?;
        let rows = context.dossiers().await?;
        let number = rows.iter().find(|row| row.id == created.id).map(|row| row.number);
        context.answer(&created, |created| {
            let number = or_none(number);
            let made = context.words.say("dossier.created", &[("number", &number)]);
            format!("{made}\n{}", context.receipt(&created.receipt))
        })
    }
}

impl Fields {
    fn project(&self, input: &mut DossierInput) -> Result<(), Failure> {
        set(&mut input.title, self.title.as_ref());
        set(&mut input.summary, self.summary.as_ref());
        choose(&mut input.theme, self.theme.as_ref());
        choose(&mut input.applicant_type, self.applicant_type.as_ref());
        choose(&mut input.implementation_insee, self.implementation.as_ref());
        choose(&mut input.hq_insee, self.hq.as_ref());
        set(&mut input.hq_commitment, self.hq_commitment.as_ref());
        if self.form_signed.is_some() {
            input.form_signed = self.form_signed;
        }
        if let Some(text) = &self.requested {
            input.requested_cents = if text.is_empty() { None } else { Some(cents(text)?) };
        }
        Ok(())
    }

    fn applicant(&self, input: &mut DossierInput) -> Result<(), Failure> {
        let applicant = &mut input.applicant;
        if let Some(kind) = &self.kind {
            applicant.kind = word("applicant_kind", kind)?;
        }
        set(&mut applicant.name, self.name.as_ref());
        set(&mut applicant.legal_form, self.legal_form.as_ref());
        set(&mut applicant.siren, self.siren.as_ref());
        set(&mut applicant.siret, self.siret.as_ref());
        set(&mut applicant.activity, self.activity.as_ref());
        set(&mut applicant.creation_in_progress, self.creation_in_progress.as_ref());
        set(&mut applicant.contact_name, self.contact.as_ref());
        set(&mut applicant.email, self.email.as_ref());
        set(&mut applicant.phone, self.phone.as_ref());
        set(&mut applicant.address, self.address.as_ref());
        choose(&mut applicant.postal_code, self.postal_code.as_ref());
        choose(&mut applicant.commune_insee, self.commune.as_ref());
        Ok(())
    }
}

/// A dossier of which nothing is said yet.
fn blank() -> DossierInput {
    let nothing = String::new;
    DossierInput {
        title: nothing(),
        summary: nothing(),
        theme: None,
        applicant_type: None,
        requested_cents: None,
        implementation_insee: None,
        hq_insee: None,
        hq_commitment: false,
        form_signed: None,
        received_at: None,
        applicant: ApplicantInput {
            kind: ApplicantKind::Organisation,
            name: nothing(),
            legal_form: nothing(),
            siren: nothing(),
            siret: nothing(),
            activity: nothing(),
            creation_in_progress: false,
            contact_name: nothing(),
            email: nothing(),
            phone: nothing(),
            address: nothing(),
            postal_code: None,
            commune_insee: None,
        },
    }
}

/// What was typed replaces what was there.
fn set<T: Clone>(field: &mut T, typed: Option<&T>) {
    if let Some(typed) = typed {
        field.clone_from(typed);
    }
}

/// The same for a choice; an empty text takes it away.
fn choose(field: &mut Option<String>, typed: Option<&String>) {
    if let Some(typed) = typed {
        *field = Some(typed.clone()).filter(|text| !text.is_empty());
    }
}
