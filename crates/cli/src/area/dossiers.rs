//! Dossiers: the table, one whole, its data, its documents, its checks.

use clap::{Args, Subcommand};
use palmares_api::wire::{
    self, AssignmentAllRequest, AssignmentSetRequest, CheckRecordRequest, DocumentClassifyRequest,
    DocumentWaiveRequest, DossierCreateRequest, DossierGetRequest, DossierList, DossierListRequest,
    DossierUpdateRequest, DossierWithdrawRequest,
};
use palmares_core::dossier::Dossier;
use palmares_core::dossier::model::ApplicantKind;
use palmares_core::dossier::view::{ApplicantInput, DossierInput, DossierRow, DossierView};

use crate::answer::{cents, or_none, word};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;
use crate::typed::instant;

/// `palmares dossiers`
#[derive(Debug, Args)]
pub struct Dossiers {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    List,
    Show {
        dossier: String,
    },
    Create(Box<Create>),
    Update(Box<Update>),
    Check {
        dossier: String,
        step: String,
        outcome: String,
        #[arg(long, default_value = "")]
        motive: String,
    },
    Classify {
        dossier: String,
        document: String,
        kind: String,
    },
    Waive {
        dossier: String,
        kind: String,
        #[arg(long)]
        motive: String,
    },
    Mail(super::mails::Mail),
    Counter(super::evidence::Counter),
    Stage(super::evidence::StageMove),
    Assign {
        dossier: Option<String>,
        members: Vec<String>,
        #[arg(long, conflicts_with = "dossier")]
        all: bool,
    },
    Withdraw {
        dossier: String,
        #[arg(long)]
        reason: String,
    },
}

/// A dossier typed in by hand.
#[derive(Debug, Args)]
struct Create {
    #[command(flatten)]
    fields: Fields,
    /// When it was received: a day, or a day and a time.
    #[arg(long, value_name = "DATE")]
    received: Option<String>,
}

/// A dossier corrected.
#[derive(Debug, Args)]
struct Update {
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

impl Dossiers {
    /// Runs the act, or lists the dossiers.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        match self.act {
            Some(Act::List) | None => list(context).await,
            Some(Act::Show { dossier }) => {
                let view = view(context, &dossier).await?;
                context.answer(&view, |view| sheet(context, view))
            }
            Some(Act::Create(create)) => create.run(context).await,
            Some(Act::Update(update)) => update.run(context).await,
            Some(Act::Check {
                dossier,
                step,
                outcome,
                motive,
            }) => {
                let dossier_id = context.dossier(&dossier).await?.id;
                let request = CheckRecordRequest {
                    dossier_id,
                    step: word("step", &step)?,
                    outcome,
                    motive,
                };
                context.done(&wire::check_record(&context.host, context.asker(), request).await?)
            }
            Some(Act::Mail(mail)) => mail.run(context).await,
            Some(Act::Counter(counter)) => counter.run(context).await,
            Some(Act::Stage(stage)) => stage.run(context).await,
            Some(Act::Assign { dossier, members, all }) => assign(context, dossier, members, all).await,
            Some(Act::Withdraw { dossier, reason }) => {
                let dossier_id = context.dossier(&dossier).await?.id;
                context.done(
                    &wire::dossier_withdraw(
                        &context.host,
                        context.asker(),
                        DossierWithdrawRequest { dossier_id, reason },
                    )
                    .await?,
                )
            }
            Some(Act::Classify {
                dossier,
                document,
                kind,
            }) => classify(context, &dossier, &document, &kind).await,
            Some(Act::Waive { dossier, kind, motive }) => {
                let dossier_id = context.dossier(&dossier).await?.id;
                let request = DocumentWaiveRequest {
                    dossier_id,
                    kind: word("document_kind", &kind)?,
                    motive,
                };
                context.done(&wire::document_waive(&context.host, context.asker(), request).await?)
            }
        }
    }
}

async fn view(context: &Context, dossier: &str) -> Result<DossierView, Failure> {
    let dossier_id = context.dossier(dossier).await?.id;
    Ok(wire::dossier_get(&context.host, context.asker(), DossierGetRequest { dossier_id }).await?)
}

async fn classify(context: &Context, dossier: &str, document: &str, kind: &str) -> Result<Exit, Failure> {
    let view = view(context, dossier).await?;
    let found = view
        .documents
        .iter()
        .find(|one| one.name == document || one.id.to_string() == document);
    let named = || Failure::Named {
        kind: "document",
        text: document.to_owned(),
        several: false,
    };
    let document_id = found.ok_or_else(named)?.id;
    let request = DocumentClassifyRequest {
        document_id,
        kind: word("document_kind", kind)?,
    };
    context.done(&wire::document_classify(&context.host, context.asker(), request).await?)
}

async fn assign(context: &Context, dossier: Option<String>, names: Vec<String>, all: bool) -> Result<Exit, Failure> {
    let dossier = match dossier {
        Some(dossier) if !all => dossier,
        _ => {
            let call_id = context.call().await?;
            return context
                .done(&wire::assignment_all(&context.host, context.asker(), AssignmentAllRequest { call_id }).await?);
        }
    };
    let dossier_id = context.dossier(&dossier).await?.id;
    let mut members = Vec::with_capacity(names.len());
    for name in names {
        members.push(context.member(&name).await?.id);
    }
    context.done(
        &wire::assignment_set(
            &context.host,
            context.asker(),
            AssignmentSetRequest { dossier_id, members },
        )
        .await?,
    )
}

async fn list(context: &Context) -> Result<Exit, Failure> {
    let call_id = context.call().await?;
    let list = wire::dossier_list(&context.host, context.asker(), DossierListRequest { call_id }).await?;
    context.answer(&list, |list| table(context, list))
}

fn table(context: &Context, list: &DossierList) -> String {
    let words = &context.words;
    let waves = list.dossiers.iter().any(|row| row.cutoff.is_some());
    let mut table = Table::new()
        .number(context.heading("number"))
        .column(context.heading("project"))
        .column(context.heading("applicant"))
        .column(context.heading("commune"))
        .number(context.heading("requested"))
        .column(context.heading("state"))
        .number(context.heading("marks"))
        .column(context.heading("flags"));
    if waves {
        table = table.column(context.heading("cutoff"));
    }
    for row in &list.dossiers {
        let mut cells = vec![
            row.number.to_string(),
            row.title.clone(),
            row.applicant.clone(),
            or_none(row.commune.clone()),
            or_none(row.requested_cents.map(|cents| words.money(cents))),
            context.outcome("state", &row.state),
            format!("{}/{}", row.submitted, row.assigned),
            flags(context, row),
        ];
        cells.extend(waves.then(|| or_none(row.cutoff.map(|day| words.day(day)))));
        table.row(cells);
    }
    format!("{table}\n{}", words.count("dossiers", list.dossiers.len()))
}

fn flags(context: &Context, row: &DossierRow) -> String {
    let missing = context.words.say("flag.missing", &[("n", &row.missing.to_string())]);
    let flags = [
        (row.priority, context.words.get("flag.priority")),
        (row.late, context.words.get("flag.late")),
        (row.duplicate, context.words.get("flag.duplicate")),
        (row.missing > 0, missing),
        (
            row.stage.is_some(),
            row.stage
                .map(|stage| context.words.word("stage", &stage))
                .unwrap_or_default(),
        ),
    ];
    flags
        .into_iter()
        .filter(|(set, _)| *set)
        .map(|(_, text)| text)
        .collect::<Vec<_>>()
        .join(", ")
}

/// When a dossier was received, if anybody knows, and where it stands.
fn received(context: &Context, dossier: &Dossier) -> String {
    let words = &context.words;
    let at = dossier.received_at.map(|at| words.instant(at));
    let at = at.unwrap_or_else(|| words.get("dossier.receipt_unknown"));
    let state = context.outcome("state", &dossier.state);
    words.say("dossier.received", &[("at", &at), ("state", &state)])
}

fn sheet(context: &Context, view: &DossierView) -> String {
    let (words, dossier) = (&context.words, &view.dossier);
    let applicant = &dossier.applicant;
    let siren = or_none(applicant.siren.as_ref());
    let mut lines = vec![
        format!("{}  {}", dossier.number, dossier.title),
        words.say(
            "dossier.applicant",
            &[
                ("name", &applicant.name),
                ("form", &applicant.legal_form),
                ("siren", &siren),
            ],
        ),
        received(context, dossier),
    ];
    lines.extend(super::evidence::stage(context, dossier));
    if !dossier.summary.is_empty() {
        lines.push(dossier.summary.clone());
    }
    lines.extend(super::evidence::counters(context, &view.counters));
    let mut documents = Table::new()
        .column(context.heading("document"))
        .column(context.heading("kind"))
        .number(context.heading("pages"))
        .column(context.heading("text"));
    for document in &view.documents {
        let mut text = words.word("text_state", &document.text_state);
        if let Some(reason) = &document.text_reason {
            text = format!("{text} ({})", words.word("text_reason", reason));
        }
        documents.row(vec![
            document.name.clone(),
            context.outcome("document", &document.kind),
            or_none(document.pages),
            text,
        ]);
    }
    lines.push(documents.to_string());
    lines.extend(super::mails::table(context, view));
    for check in &view.checks {
        let at = words.instant(check.checked_at);
        let outcome = words.get(&format!("outcome.{}", check.outcome));
        lines.push(
            format!("{at}  {}  {outcome}  {}", words.word("step", &check.step), check.motive)
                .trim_end()
                .to_owned(),
        );
    }
    if let Some(next) = &view.next_check {
        let step = words.word("step", &next.step);
        let outcome = words.get(&format!("outcome.{}", next.outcome));
        lines.push(words.say(
            "dossier.next",
            &[("step", &step), ("outcome", &outcome), ("code", &next.outcome)],
        ));
    }
    lines.join("\n")
}

impl Update {
    async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let view = view(context, &self.dossier).await?;
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
    async fn run(self, context: &Context) -> Result<Exit, Failure> {
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
