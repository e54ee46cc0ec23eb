//! Taking files in, as a plan and as an act, and finding words again.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use clap::Args;
use palmares_api::Event;
use palmares_api::wire::{
    self, Imported, IntakeImportRequest, IntakePlanRequest, IntakeWaiting, IntakeWaitingRequest, SearchFindRequest,
    SearchResult,
};
use palmares_core::clock::Timestamp;
use palmares_core::dossier::intake::view::{ImportAnswer, ImportUnit};
use palmares_core::id::CallId;

use super::intake_report::report;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::typed::instant;

/// How often a stop that was asked for is looked at.
const LOOK: Duration = Duration::from_millis(100);
/// Characters of a key that are shown and typed.
pub const SHORT_KEY: usize = 8;

/// `palmares import`
#[derive(Debug, Args)]
pub struct Import {
    paths: Vec<PathBuf>,
    #[arg(long, value_name = "DOSSIER")]
    into: Option<String>,
    #[arg(long)]
    plan: bool,
    #[arg(long, value_name = "DATE")]
    received: Option<String>,
    #[arg(long)]
    accept: bool,
    #[arg(long = "answer", value_name = "KEY=ANSWER")]
    answers: Vec<String>,
}

/// `palmares search`
#[derive(Debug, Args)]
pub struct Search {
    #[arg(required = true)]
    text: Vec<String>,
    #[arg(long, default_value_t = 20)]
    limit: u32,
}

/// What an import is asked to do, read from the command line.
struct Wanted {
    call_id: CallId,
    into: Option<palmares_core::id::DossierId>,
    received_at: Option<Timestamp>,
    answers: BTreeMap<String, ImportAnswer>,
}

impl Import {
    /// Plans, or takes in what is certain and what is answered; ^C stops after the file at work, and the report says how far it went.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        let into = match &self.into {
            Some(text) => Some(context.dossier(text).await?.id),
            None => None,
        };
        let mut wanted = Wanted {
            call_id: context.call().await?,
            into,
            received_at: self.received.as_deref().map(instant).transpose()?,
            answers: BTreeMap::new(),
        };
        if self.paths.is_empty() && waits(context, wanted.call_id).await? == 0 {
            return context.answer(&IntakeWaiting { units: 0 }, |_| {
                context.words.get("import.nothing_waits")
            });
        }
        let stop = stopper();
        if self.accept || !self.answers.is_empty() {
            let asked = self.look(context, &wanted, &stop).await?;
            if asked.report.cancelled {
                return self.tell(context, asked);
            }
            wanted.answers = self.answered(context, &asked.report.units).await?;
        }
        let imported = if self.plan {
            self.look(context, &wanted, &stop).await?
        } else {
            self.act(context, wanted, &stop).await?
        };
        self.tell(context, imported)
    }

    async fn look(&self, context: &Context, wanted: &Wanted, stop: &AtomicBool) -> Result<Imported, Failure> {
        let request = IntakePlanRequest {
            call_id: wanted.call_id,
            paths: self.paths.clone(),
            into: wanted.into,
            received_at: wanted.received_at,
            answers: wanted.answers.clone(),
            waiting: self.paths.is_empty(),
        };
        let work = Box::pin(wire::intake_plan(&context.host, context.asker(), request));
        Ok(followed(context, work, stop).await?)
    }

    async fn act(&self, context: &Context, wanted: Wanted, stop: &AtomicBool) -> Result<Imported, Failure> {
        let request = IntakeImportRequest {
            call_id: wanted.call_id,
            paths: self.paths.clone(),
            into: wanted.into,
            received_at: wanted.received_at,
            answers: wanted.answers,
            waiting: self.paths.is_empty(),
        };
        let work = Box::pin(wire::intake_import(&context.host, context.asker(), request));
        Ok(followed(context, work, stop).await?)
    }

    fn tell(&self, context: &Context, imported: Imported) -> Result<Exit, Failure> {
        output::progress_end();
        let (cancelled, nothing) = (imported.report.cancelled, imported.report.tally.is_nothing());
        context.answer(&imported, |imported| report(context, imported, self.plan))?;
        match imported.failure {
            Some(failure) => Err(failure.into()),
            None if cancelled => Ok(Exit::Cancelled),
            None if nothing => Ok(Exit::File),
            None => Ok(Exit::Done),
        }
    }

    /// The answers typed, by the keys of the plan: a unit is named by the first characters of its key.
    async fn answered(
        &self,
        context: &Context,
        units: &[ImportUnit],
    ) -> Result<BTreeMap<String, ImportAnswer>, Failure> {
        let mut answers = BTreeMap::new();
        if self.accept {
            let unsure = units.iter().filter(|unit| !unit.sure);
            answers.extend(unsure.map(|unit| (unit.key.clone(), ImportAnswer::Accept)));
        }
        for typed in &self.answers {
            let wrong = || Failure::value("answer", typed.as_str());
            let (key, answer) = typed.split_once('=').ok_or_else(wrong)?;
            let fits = |unit: &&ImportUnit| key.len() >= 4 && unit.key.starts_with(key);
            let unit = units.iter().find(fits).ok_or_else(wrong)?;
            let answer = match answer {
                "accept" => ImportAnswer::Accept,
                "new" => ImportAnswer::New,
                "leave" => ImportAnswer::Leave,
                dossier => ImportAnswer::Join {
                    dossier: context.dossier(dossier).await?.id,
                },
            };
            answers.insert(unit.key.clone(), answer);
        }
        Ok(answers)
    }
}

/// How many units of a call wait for an answer from earlier imports.
async fn waits(context: &Context, call_id: CallId) -> Result<u32, Failure> {
    let request = IntakeWaitingRequest { call_id };
    Ok(wire::intake_waiting(&context.host, context.asker(), request)
        .await?
        .units)
}

/// Becomes true when the person asks to stop. Where the system takes no such wish, the import goes to its end.
fn stopper() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&stop);
    let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, asked);
    stop
}

/// The work to its end, with its progress told and a wish to stop passed on.
async fn followed<T>(
    context: &Context,
    work: impl Future<Output = Result<T, palmares_api::ApiError>>,
    stop: &AtomicBool,
) -> Result<T, palmares_api::ApiError> {
    let mut events = context.host.events();
    let mut look = tokio::time::interval(LOOK);
    tokio::pin!(work);
    loop {
        tokio::select! {
            done = &mut work => return done,
            Ok(event) = events.recv() => tell(&event),
            _ = look.tick() => if stop.load(Ordering::Relaxed) { context.host.cancel_import() },
        }
    }
}

fn tell(event: &Event) {
    if let Event::Import { progress } = event {
        output::progress(&format!("{}/{}  {}", progress.done, progress.total, progress.name));
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
