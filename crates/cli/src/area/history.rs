//! The journal, undo and redo.

use std::path::PathBuf;

use clap::Args;
use palmares_api::wire::{self, JournalListRequest, JournalRedoRequest, JournalUndoRequest};

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares journal`
#[derive(Debug, Args)]
pub struct Journal {
    folder: Option<PathBuf>,
    #[arg(long, default_value_t = 30)]
    limit: u32,
    #[arg(long, value_name = "ENTRY")]
    before: Option<i64>,
    #[arg(long)]
    dossier: Option<String>,
}

/// `palmares undo`
#[derive(Debug, Args)]
pub struct Undo {
    folder: Option<PathBuf>,
}

/// `palmares redo`
#[derive(Debug, Args)]
pub struct Redo {
    folder: Option<PathBuf>,
}

impl Journal {
    /// Lists entries, newest first.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(self.folder.as_deref()).await?;
        let dossier_id = match &self.dossier {
            Some(text) => Some(context.dossier(text).await?.id),
            None => None,
        };
        let request = JournalListRequest {
            before: self.before,
            limit: self.limit,
            dossier_id,
        };
        let page = wire::journal_list(&context.host, context.asker(), request).await?;
        context.answer(&page, |page| {
            let mut table = Table::new()
                .number(context.heading("entry"))
                .column(context.heading("when"))
                .column(context.heading("who"))
                .column(context.heading("what"));
            for entry in &page.entries {
                let when = context.words.instant(entry.at);
                table.row(vec![
                    entry.place.to_string(),
                    when,
                    context.who(entry.person_name.as_deref(), entry.part),
                    context.what(entry.operation, &entry.params),
                ]);
            }
            format!(
                "{table}\n{}",
                context.words.say("journal.head", &[("head", &page.head.line())])
            )
        })
    }
}

impl Undo {
    /// Turns the last operation back.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(self.folder.as_deref()).await?;
        context.done(&wire::journal_undo(&context.host, context.asker(), JournalUndoRequest {}).await?)
    }
}

impl Redo {
    /// Does the last undone operation again.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(self.folder.as_deref()).await?;
        context.done(&wire::journal_redo(&context.host, context.asker(), JournalRedoRequest {}).await?)
    }
}
