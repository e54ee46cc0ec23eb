//! One file for each thing people talk about.

mod assign;
pub mod attendance;
pub mod calls;
pub mod communes;
pub mod compare;
pub mod decide;
pub mod decisions;
mod dossier_data;
pub mod dossiers;
pub mod evidence;
pub mod exchange;
pub mod funders;
pub mod grids;
pub mod history;
pub mod intake;
pub mod intake_report;
pub mod labels;
mod letterhead;
pub mod mails;
pub mod mark;
pub mod members;
pub mod opinions;
pub mod oracle;
mod own_texts;
pub mod packs;
pub mod papers;
pub mod persons;
pub mod rank;
pub mod reviews;
pub mod rounds;
pub mod session;
mod sheets;
pub mod workspace;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::usage::Command;

/// Runs a command.
pub async fn run(context: &Context, command: Command) -> Result<Exit, Failure> {
    match command {
        Command::Demo(it) => it.run(context).await,
        Command::RunOracle(it) => it.run(context).await,
        Command::Create(it) => it.run(context).await,
        Command::Status(it) => it.run(context).await,
        Command::Verify(it) => it.run(context).await,
        Command::Backup(it) => it.run(context).await,
        Command::Restore(it) => it.run(context).await,
        Command::Call(it) => it.run(context).await,
        Command::Grid(it) => it.run(context).await,
        Command::Communes(it) => it.run(context).await,
        Command::Import(it) => it.run(context).await,
        Command::Dossiers(it) => it.run(context).await,
        Command::Search(it) => it.run(context).await,
        Command::Persons(it) => it.run(context).await,
        Command::Members(it) => it.run(context).await,
        Command::Mark(it) => it.run(context).await,
        Command::Rank(it) => it.run(context).await,
        Command::Rounds(it) => it.run(context).await,
        Command::Compare(it) => it.run(context).await,
        Command::Tie(it) => it.run(context).await,
        Command::Session(it) => it.run(context).await,
        Command::Decide(it) => it.run(context).await,
        Command::Decisions(it) => it.run(context).await,
        Command::Labels(it) => it.run(context).await,
        Command::Funders(it) => it.run(context).await,
        Command::Opinions(it) => it.run(context).await,
        Command::Minutes(it) => it.run(context).await,
        Command::Letters(it) => it.run(context).await,
        Command::Papers(it) => it.run(context).await,
        Command::Journal(it) => it.run(context).await,
        Command::Undo(it) => it.run(context).await,
        Command::Redo(it) => it.run(context).await,
        Command::Packs(it) => it.run(context).await,
        Command::Copy(it) => it.run(context).await,
        Command::Changes(it) => it.run(context).await,
        Command::Conflicts(it) => it.run(context).await,
    }
}
