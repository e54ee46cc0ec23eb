//! What a dossier counts of its own evidence, and how far its project has come.

use clap::Args;
use palmares_api::wire::{self, CallGetRequest, CounterSetRequest, DossierGetRequest, StageSetRequest};
use palmares_core::call::CounterRule;
use palmares_core::dossier::{CounterFigure, CounterInput, CounterView, Dossier, StageInput};
use palmares_core::id::DocumentId;

use crate::answer::{day, or_none, word};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares dossiers counter`
#[derive(Debug, Args)]
pub struct Counter {
    dossier: String,
    code: String,
    #[arg(conflicts_with = "blank", required_unless_present = "blank")]
    figure: Option<u32>,
    #[arg(long, default_value = "")]
    source: String,
    #[arg(long)]
    document: Option<String>,
    #[arg(long)]
    page: Option<u32>,
    #[arg(long, default_value = "")]
    by: String,
    #[arg(long)]
    blank: bool,
}

/// `palmares dossiers stage`
#[derive(Debug, Args)]
pub struct StageMove {
    dossier: String,
    stage: String,
    #[arg(long, value_name = "DAY")]
    on: String,
}

impl Counter {
    /// States a figure, or leaves it blank again.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let dossier_id = context.dossier(&self.dossier).await?.id;
        let document_id = match &self.document {
            Some(name) => Some(self.shown_by(context, name).await?),
            None => None,
        };
        let request = CounterSetRequest {
            dossier_id,
            code: named(context, &self.code).await?,
            input: self.figure.map(|figure| CounterInput {
                figure,
                source: self.source,
                document_id,
                page: self.page,
                stated_by: self.by,
            }),
        };
        context.done(&wire::counter_set(&context.host, context.asker(), request).await?)
    }

    async fn shown_by(&self, context: &Context, name: &str) -> Result<DocumentId, Failure> {
        let dossier_id = context.dossier(&self.dossier).await?.id;
        let view = wire::dossier_get(&context.host, context.asker(), DossierGetRequest { dossier_id }).await?;
        let mut documents = view.documents.iter();
        let found = documents.find(|one| one.name == name || one.id.to_string() == name);
        found.map(|one| one.id).ok_or_else(|| nothing("document", name))
    }
}

impl StageMove {
    /// Says how far the project has come.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let request = StageSetRequest {
            dossier_id: context.dossier(&self.dossier).await?.id,
            input: StageInput {
                stage: word("stage", &self.stage)?,
                on: day(&self.on)?,
            },
        };
        context.done(&wire::stage_set(&context.host, context.asker(), request).await?)
    }
}

/// The code of one of the call's counters, by the code or by what people read.
async fn named(context: &Context, text: &str) -> Result<String, Failure> {
    let call_id = context.call().await?;
    let call = wire::call_get(&context.host, context.asker(), CallGetRequest { call_id }).await?;
    let fits = |rule: &&CounterRule| rule.code == text || rule.label.fr == text || rule.label.en == text;
    let found = call.rules.counters.iter().find(fits);
    found
        .map(|rule| rule.code.clone())
        .ok_or_else(|| nothing("counter", text))
}

fn nothing(kind: &'static str, text: &str) -> Failure {
    Failure::Named {
        kind,
        text: text.to_owned(),
        several: false,
    }
}

/// How far a project has come, where that is followed and said.
pub fn stage(context: &Context, dossier: &Dossier) -> Option<String> {
    let words = &context.words;
    let (stage, on) = (words.word("stage", &dossier.stage?), words.day(dossier.stage_on?));
    Some(words.say("dossier.stage", &[("stage", &stage), ("on", &on)]))
}

/// The figures of a dossier as a table; none where its call counts nothing. What nobody stated stays blank.
pub fn counters(context: &Context, counters: &[CounterView]) -> Option<String> {
    let mut table = Table::new()
        .column(context.heading("counter"))
        .number(context.heading("figure"))
        .column(context.heading("unit"))
        .number(context.heading("expected"))
        .column(context.heading("source"))
        .column(context.heading("stated_by"));
    for one in counters {
        let figure = one.figure.as_ref();
        table.row(vec![
            context.words.label(&one.label).to_owned(),
            or_none(figure.map(|figure| figure.stated.figure)),
            context.words.label(&one.unit).to_owned(),
            or_none(one.expected),
            or_none(figure.map(|figure| source(context, figure))),
            or_none(figure.map(|figure| figure.stated.stated_by.clone())),
        ]);
    }
    (!counters.is_empty()).then(|| table.to_string())
}

fn source(context: &Context, figure: &CounterFigure) -> String {
    let stated = &figure.stated;
    let page = |page: u32| context.words.say("counter.page", &[("page", &page.to_string())]);
    let words = Some(stated.source.clone()).filter(|text| !text.is_empty());
    let parts = [figure.document.clone(), stated.page.map(page), words];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
