//! What can be typed: the options of every command and the commands. The catalogue (`words/help.*.json`) says what each means,
//! by its place; `help.rs` puts the words in.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::area::{
    calls, communes, compare, decide, decisions, dossiers, exchange, funders, grids, history, intake, labels, mark,
    members, opinions, oracle, packs, papers, persons, rank, rounds, session, workspace,
};
use crate::words::Language;

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "palmares", version, propagate_version = true, arg_required_else_help = true)]
pub struct Arguments {
    #[command(flatten)]
    pub options: Options,
    #[arg(long, global = true)]
    pub json: bool,
    /// Read ahead of parsing, see [`Language::asked`]; it stands here to be known and checked.
    #[arg(long, global = true, value_name = "LANG", hide_possible_values = true)]
    pub lang: Option<Language>,
    #[command(subcommand)]
    pub command: Command,
}

/// Which workspace, which call, in whose part.
#[derive(Debug, Args)]
pub struct Options {
    #[arg(short, long, global = true, value_name = "FOLDER")]
    pub workspace: Option<PathBuf>,
    #[arg(long, global = true, value_name = "CALL")]
    pub call: Option<String>,
    #[arg(long = "as", global = true, value_name = "PERSON")]
    pub actor: Option<String>,
    #[arg(long, global = true)]
    pub backup: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    Demo(workspace::Demo),
    RunOracle(oracle::RunOracle),
    Create(workspace::Create),
    Status(workspace::Status),
    Verify(workspace::Verify),
    Backup(workspace::BackupNow),
    Restore(workspace::Restore),
    Call(calls::Calls),
    Grid(grids::Grids),
    Communes(communes::Communes),
    Import(intake::Import),
    Dossiers(dossiers::Dossiers),
    Search(intake::Search),
    Persons(persons::Persons),
    Members(members::Members),
    Mark(mark::Marking),
    Rounds(rounds::Rounds),
    Rank(rank::Rank),
    Compare(compare::Compare),
    Tie(rank::Tie),
    Session(session::Sessions),
    Decide(decide::Decide),
    Decisions(decisions::Decisions),
    Labels(labels::Labels),
    Funders(funders::Funders),
    Opinions(opinions::Opinions),
    Minutes(papers::Minutes),
    Letters(papers::Letters),
    Papers(papers::Papers),
    Journal(history::Journal),
    Undo(history::Undo),
    Redo(history::Redo),
    Packs(packs::Packs),
    Copy(exchange::Copy),
    Changes(exchange::Changes),
    Conflicts(exchange::Conflicts),
}
