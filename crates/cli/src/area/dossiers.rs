//! Dossiers: the table, one whole, its documents, its checks.

use clap::{Args, Subcommand};
use palmares_api::wire::{
    self, CheckRecordRequest, DocumentClassifyRequest, DocumentWaiveRequest, DossierGetRequest, DossierList,
    DossierListRequest, DossierWithdrawRequest,
};
use palmares_core::dossier::Dossier;
use palmares_core::dossier::view::{DossierRow, DossierView};
use serde_json::json;

use super::dossier_data::{Create, Update};
use crate::answer::{or_none, word};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::sentence::plain;
use crate::table::Table;

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
    Assign(super::assign::Assign),
    Lacking(super::assign::Lack),
    Withdraw {
        dossier: String,
        #[arg(long)]
        reason: String,
    },
}

impl Dossiers {
    /// Runs the act, or lists the dossiers.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        match self.act {
            Some(Act::List) | None => list(context).await,
            Some(Act::Show { dossier }) => show(context, &dossier).await,
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
            Some(Act::Assign(assign)) => assign.run(context).await,
            Some(Act::Lacking(lack)) => lack.run(context).await,
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

async fn show(context: &Context, dossier: &str) -> Result<Exit, Failure> {
    let view = view(context, dossier).await?;
    let lacking = super::assign::lacking(context, view.row.id).await?;
    context.answer(&view, |view| {
        let sheet = std::iter::once(sheet(context, view));
        sheet.chain(lacking).collect::<Vec<_>>().join("\n")
    })
}

/// A dossier whole.
pub(super) async fn view(context: &Context, dossier: &str) -> Result<DossierView, Failure> {
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
    let state = context.outcome("state", &dossier.state);
    match dossier.received_at {
        Some(at) => words.say("dossier.received", &[("at", &words.instant(at)), ("state", &state)]),
        None => words.say("dossier.receipt_unknown", &[("state", &state)]),
    }
}

/// Who applies, as far as it is known.
fn applied(context: &Context, dossier: &Dossier) -> String {
    let applicant = &dossier.applicant;
    let form = applicant.legal_form.trim();
    let key = match (form.is_empty(), applicant.siren.is_some()) {
        (false, true) => "dossier.applicant",
        (false, false) => "dossier.applicant_form",
        (true, true) => "dossier.applicant_siren",
        (true, false) => "dossier.applicant_bare",
    };
    let siren = or_none(applicant.siren.as_ref());
    context
        .words
        .say(key, &[("name", &applicant.name), ("form", form), ("siren", &siren)])
}

fn sheet(context: &Context, view: &DossierView) -> String {
    let (words, dossier) = (&context.words, &view.dossier);
    let mut lines = vec![
        format!("{}  {}", dossier.number, dossier.title),
        applied(context, dossier),
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
        let (number, check) = (dossier.number.to_string(), plain(&json!(next.step)));
        let facts: [(&str, &str); 5] = [
            ("step", &step),
            ("outcome", &outcome),
            ("number", &number),
            ("check", &check),
            ("code", &next.outcome),
        ];
        lines.push(words.say("dossier.next", &facts));
    }
    lines.join("\n")
}
