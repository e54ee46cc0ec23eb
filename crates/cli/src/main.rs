//! The command line: every verb of the committee without a window, for scripts, servers and people who prefer to type.
//!
//! It holds no rule. Arguments become the requests that the window sends too; answers become sentences and tables in French
//! or English, or the same JSON that the window reads.

mod answer;
mod area;
mod context;
mod exit;
mod failure;
mod help;
mod misuse;
mod output;
mod sentence;
mod table;
mod typed;
mod usage;
mod words;

use std::process::ExitCode;

use clap::FromArgMatches as _;

use context::Context;
use failure::Failure;
use usage::Arguments;
use words::{Language, Words};

fn main() -> ExitCode {
    // A worker reads strangers' files: it does so before anything of this program is set up.
    // Names of files are bytes: those that are no text are the business of the commands that open them.
    if std::env::args_os()
        .nth(1)
        .is_some_and(|first| first == palmares_core::document::WORKER_ARGUMENT)
    {
        return palmares_core::document::run_worker();
    }
    let language = Language::asked(std::env::args_os().map(|argument| argument.to_string_lossy().into_owned()));
    let parsed = help::command(language)
        .try_get_matches()
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    match parsed {
        Ok(arguments) => run(arguments, language),
        Err(error) => output::usage(&error, &Words::of(language)),
    }
}

fn run(arguments: Arguments, language: Language) -> ExitCode {
    let words = Words::of(language);
    let json = arguments.json;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let done = runtime
        .map_err(Failure::Output)
        .and_then(|runtime| runtime.block_on(play(arguments, words.clone())));
    match done {
        Ok(code) => code.into(),
        Err(failure) => {
            output::failure(&failure, &words, json);
            failure.exit().into()
        }
    }
}

async fn play(arguments: Arguments, words: Words) -> Result<exit::Exit, Failure> {
    let Arguments {
        options, json, command, ..
    } = arguments;
    let context = Context::new(options, json, words)?;
    // One future holds those of every command: on the heap.
    let done = Box::pin(area::run(&context, command)).await;
    context.leave().await;
    done
}
