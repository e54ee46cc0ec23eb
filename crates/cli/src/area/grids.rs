//! The grid of a call as a file: shown, checked and set, so that a call can be made from files and compared as files.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use palmares_api::wire::{self, CallGetRequest, GridCheckRequest, GridChecked, GridUpdateRequest};
use palmares_core::call::view::GridVersion;
use palmares_core::grid::{Grid, Role, Warning};

use crate::answer::{given, or_none};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::table::Table;

/// `palmares grid`
#[derive(Debug, Args)]
pub struct Grids {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    Show,
    Set { file: PathBuf },
    Check { file: PathBuf },
}

impl Grids {
    /// Runs the act, or shows the grid.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        match self.act {
            Some(Act::Show) | None => show(context).await,
            Some(Act::Set { file }) => set(context, given(&file)?).await,
            Some(Act::Check { file }) => check(context, given(&file)?).await,
        }
    }
}

/// In JSON the grid itself, as `set` and `check` read it.
async fn show(context: &Context) -> Result<Exit, Failure> {
    context.enter(None).await?;
    let newest = newest(context).await?;
    context.answer(&newest.grid, |grid| {
        let number = newest.number.to_string();
        let title = context.words.say("call.grid", &[("number", &number)]);
        let threshold = grid
            .overall_threshold
            .map(|threshold| context.words.score(&threshold.to_string()));
        let threshold = context
            .words
            .say("call.threshold", &[("threshold", &or_none(threshold))]);
        format!("{title}\n{}\n{threshold}", grid_table(context, grid))
    })
}

async fn newest(context: &Context) -> Result<GridVersion, Failure> {
    let call_id = context.call().await?;
    let call = wire::call_get(&context.host, context.asker(), CallGetRequest { call_id }).await?;
    let missing = || Failure::Named {
        kind: "grid",
        text: call.name.clone(),
        several: false,
    };
    call.grids.into_iter().next().ok_or_else(missing)
}

async fn set(context: &Context, grid: Grid) -> Result<Exit, Failure> {
    context.enter(None).await?;
    let call_id = context.call().await?;
    let request = GridUpdateRequest { call_id, grid };
    context.done(&wire::grid_update(&context.host, context.asker(), request).await?)
}

/// Needs no workspace: a file is looked over where it is.
async fn check(context: &Context, grid: Grid) -> Result<Exit, Failure> {
    let questions = grid.questions().len();
    let request = GridCheckRequest { grid, sheets: vec![] };
    let checked = wire::grid_check(&context.host, context.asker(), request).await?;
    if context.json {
        output::json(&checked)?;
    } else {
        output::text_line(&findings(context, &checked, questions))?;
    }
    Ok(if checked.problems.is_empty() {
        Exit::Done
    } else {
        Exit::Found
    })
}

fn findings(context: &Context, checked: &GridChecked, questions: usize) -> String {
    let words = &context.words;
    let problems = checked.problems.iter().map(|problem| {
        let reason = words.get(&format!("reason.invalid_input.{}", problem.reason.as_str()));
        words.say("grid.problem", &[("field", &problem.field), ("reason", &reason)])
    });
    let warnings = checked.warnings.iter().map(|warning| warned(context, warning));
    let mut lines: Vec<String> = problems.chain(warnings).collect();
    if checked.problems.is_empty() {
        lines.push(words.say("grid.sound", &[("questions", &questions.to_string())]));
    }
    lines.join("\n")
}

fn warned(context: &Context, warning: &Warning) -> String {
    let words = &context.words;
    let criterion = |key: &str, criterion: &str| words.say(key, &[("criterion", criterion)]);
    match warning {
        Warning::ManyQuestions { questions, comfortable } => words.say(
            "grid.many_questions",
            &[
                ("questions", &questions.to_string()),
                ("comfortable", &comfortable.to_string()),
            ],
        ),
        Warning::NoDescriptors { criterion: code } => criterion("grid.no_descriptors", code),
        Warning::NoEffect { criterion: code } => criterion("grid.no_effect", code),
        Warning::Dominant { criterion: code } => criterion("grid.dominant", code),
        Warning::FullMarksOnly { criterion: code } => criterion("grid.full_marks_only", code),
        Warning::FullScoreOnly => words.get("grid.full_score_only"),
        Warning::MoreMembersThanAsked { at_least, evaluations } => words.say(
            "grid.more_members",
            &[
                ("at_least", &at_least.to_string()),
                ("evaluations", &evaluations.to_string()),
            ],
        ),
    }
}

/// The criteria of a grid, parts under their category.
pub fn grid_table(context: &Context, grid: &Grid) -> String {
    let words = &context.words;
    let mut table = Table::new()
        .column(context.heading("criterion"))
        .column(context.heading("label"))
        .number(context.heading("weight"))
        .number(context.heading("floor"));
    for criterion in grid.all() {
        let floor = criterion.floor.map(|floor| words.score(&floor.to_string()));
        let weight = match criterion.role {
            Role::Counted => criterion.weight.to_string(),
            Role::Bonus => format!("+{}", criterion.weight),
            Role::Apart => or_none(None::<u32>),
        };
        let label = words.label(&criterion.label).to_owned();
        table.row(vec![criterion.code.clone(), label, weight, or_none(floor)]);
    }
    table.to_string()
}
