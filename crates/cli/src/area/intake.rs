//! Taking files in, and finding words again.

use std::path::PathBuf;

use clap::Args;
use palmares_api::Event;
use palmares_api::wire::{self, Imported, IntakeImportRequest, SearchFindRequest, SearchResult};
use palmares_core::dossier::view::{ImportItem, ImportOutcome};

use crate::answer::or_none;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::table::Table;

/// `palmares import`
#[derive(Debug, Args)]
pub struct Import {
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    #[arg(long, value_name = "DOSSIER")]
    into: Option<String>,
}

/// `palmares search`
#[derive(Debug, Args)]
pub struct Search {
    #[arg(required = true)]
    text: Vec<String>,
    #[arg(long, default_value_t = 20)]
    limit: u32,
}

impl Import {
    /// Takes everything in; ^C stops after the file at work.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        let into = match &self.into {
            Some(text) => Some(context.dossier(text).await?.id),
            None => None,
        };
        let request = IntakeImportRequest {
            call_id: context.call().await?,
            paths: self.paths,
            into,
        };
        let mut events = context.host.events();
        let work = wire::intake_import(&context.host, context.asker(), request);
        tokio::pin!(work);
        let imported = loop {
            tokio::select! {
                done = &mut work => break done?,
                Ok(event) = events.recv() => tell(&event),
            }
        };
        output::progress_end();
        let cancelled = imported.report.cancelled;
        context.answer(&imported, |imported| report(context, imported))?;
        if let Some(failure) = imported.failure {
            return Err(failure.into());
        }
        Ok(if cancelled { Exit::Cancelled } else { Exit::Done })
    }
}

fn tell(event: &Event) {
    if let Event::Import { progress } = event {
        output::progress(&format!("{}/{}  {}", progress.done, progress.total, progress.name));
    }
}

fn report(context: &Context, imported: &Imported) -> String {
    let (words, report) = (&context.words, &imported.report);
    let mut table = Table::new()
        .number(context.heading("dossier"))
        .column(context.heading("file"))
        .column(context.heading("outcome"))
        .column(context.heading("text"));
    for item in &report.items {
        let number = or_none(item.dossier_number);
        let mut outcome = words.word("import", &item.outcome);
        if let Some(other) = item.also_in {
            outcome = words.say(
                "import.also_in",
                &[("outcome", &outcome), ("number", &other.to_string())],
            );
        }
        table.row(vec![number, item.name.clone(), outcome, text_of(context, item)]);
    }
    let touched = |outcome| report.items.iter().filter(|item| item.outcome == outcome).count();
    let known = touched(ImportOutcome::AlreadyThere);
    let mut lines = vec![
        table.to_string(),
        words.count("import.created", report.created.len()),
        words.count("import.updated", report.updated.len()),
        words.count("import.known", known),
    ];
    lines.extend(imported.failure.as_ref().map(|_| words.get("import.failed")));
    lines.join("\n")
}

fn text_of(context: &Context, item: &ImportItem) -> String {
    match (&item.text_reason, &item.text_state) {
        (Some(reason), Some(state)) if state.has_text() => {
            let (state, reason) = (
                context.words.word("text_state", state),
                context.words.word("text_reason", reason),
            );
            format!("{state} ({reason})")
        }
        (Some(reason), _) => context.words.word("text_reason", reason),
        (None, Some(state)) => context.words.word("text_state", state),
        (None, None) => or_none(None::<String>),
    }
}

impl Search {
    /// Finds the words everywhere.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        let request = SearchFindRequest {
            query: self.text.join(" "),
            limit: self.limit,
        };
        let result = wire::search_find(&context.host, context.asker(), request).await?;
        context.answer(&result, |result| hits(context, result))
    }
}

fn hits(context: &Context, result: &SearchResult) -> String {
    let lines = result.hits.iter().map(|hit| {
        let place = match (&hit.document, hit.page) {
            (Some(document), Some(page)) => context
                .words
                .say("search.page", &[("name", document), ("page", &page.to_string())]),
            (Some(document), None) => document.clone(),
            _ => context.words.word("search_part", &hit.part),
        };
        format!("{:>4}  {}\n      {place}\n      {}", hit.number, hit.title, hit.excerpt)
    });
    lines
        .chain([context.words.count("search.found", result.hits.len())])
        .chain((result.unread > 0).then(|| context.words.count("search.unread", result.unread as usize)))
        .collect::<Vec<_>>()
        .join("\n")
}
