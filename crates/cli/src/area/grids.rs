//! The grid of a call as a file: shown, checked and set, so that a call can be made from files and compared as files.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use palmares_api::wire::{
    self, CallGetRequest, GridCheckRequest, GridChecked, GridChooseRequest, GridSaveRequest, GridUpdateRequest,
};
use palmares_core::call::FurtherGridInput;
use palmares_core::call::view::{CallView, FurtherGrid, GridVersion};
use palmares_core::grid::{Criterion, Grid, GridChoice, Role, Score, Warning};
use palmares_core::id::GridId;

use crate::answer::{or_none, text_of, unread};
use crate::context::{Context, one_called};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;
use crate::table::Table;
use crate::typed;

/// `palmares grid`
#[derive(Debug, Args)]
pub struct Grids {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    List,
    Show {
        #[arg(long, value_name = "GRID")]
        grid: Option<String>,
    },
    Set {
        file: PathBuf,
        #[arg(long, value_name = "GRID")]
        grid: Option<String>,
    },
    Check {
        file: PathBuf,
    },
    Add {
        name: String,
        #[command(flatten)]
        choice: Chosen,
    },
    Change {
        grid: String,
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        choice: Chosen,
    },
    Choose {
        dossier: String,
        grid: Option<String>,
    },
}

/// The dossiers that a further grid is for.
#[derive(Debug, Args)]
struct Chosen {
    #[arg(long = "type", value_name = "CODE")]
    types: Vec<String>,
    #[arg(long = "theme", value_name = "CODE")]
    themes: Vec<String>,
    #[arg(long, value_name = "EUROS")]
    from: Option<String>,
    #[arg(long, value_name = "EUROS")]
    below: Option<String>,
    #[arg(long)]
    round: Option<u32>,
}

impl Chosen {
    fn read(self) -> Result<GridChoice, Failure> {
        let cents = |text: Option<String>| text.map(|text| typed::cents(&text)).transpose();
        Ok(GridChoice {
            applicant_types: self.types,
            themes: self.themes,
            requested_from_cents: cents(self.from)?,
            requested_below_cents: cents(self.below)?,
            round: self.round,
        })
    }
}

impl Grids {
    /// Runs the act, or shows the grid.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        match self.act {
            None => show(context, None).await,
            Some(Act::List) => list(context).await,
            Some(Act::Show { grid }) => show(context, grid.as_deref()).await,
            Some(Act::Set { file, grid }) => set(context, grid.as_deref(), read(context, &file)?).await,
            Some(Act::Check { file }) => check(context, read(context, &file)?).await,
            Some(Act::Add { name, choice }) => add(context, name, choice.read()?).await,
            Some(Act::Change { grid, name, choice }) => change(context, &grid, name, choice.read()?).await,
            Some(Act::Choose { dossier, grid }) => choose(context, &dossier, grid.as_deref()).await,
        }
    }
}

async fn call(context: &Context) -> Result<CallView, Failure> {
    let call_id = context.call().await?;
    Ok(wire::call_get(&context.host, context.asker(), CallGetRequest { call_id }).await?)
}

/// The further grid of a name; none named is the call's own.
pub async fn named(context: &Context, name: Option<&str>) -> Result<Option<GridId>, Failure> {
    let Some(name) = name else { return Ok(None) };
    Ok(Some(further(context, name).await?.id))
}

async fn further(context: &Context, name: &str) -> Result<FurtherGrid, Failure> {
    let grids = call(context).await?.further_grids.into_iter();
    one_called("grid", name, grids, |grid| (grid.id.to_string(), &grid.name))
}

async fn list(context: &Context) -> Result<Exit, Failure> {
    context.enter(None).await?;
    let call = call(context).await?;
    context.answer(&call.further_grids, |grids| {
        let mut table = Table::new()
            .column(context.heading("grid"))
            .number(context.heading("version"))
            .column(context.heading("for"));
        let version = |versions: &[GridVersion]| or_none(versions.first().map(|version| version.number));
        let own = context.words.get("grid.own");
        table.row(vec![own, version(&call.grids), context.words.get("grid.for_all")]);
        for grid in grids {
            table.row(vec![
                grid.name.clone(),
                version(&grid.versions),
                said(context, &grid.choice),
            ]);
        }
        table.to_string()
    })
}

/// A choice in words.
fn said(context: &Context, choice: &GridChoice) -> String {
    let words = &context.words;
    let mut said = Vec::new();
    said.extend(choice.applicant_types.iter().chain(&choice.themes).cloned());
    let amount = |key: &str, cents: Option<i64>| cents.map(|cents| words.say(key, &[("amount", &words.money(cents))]));
    said.extend(amount("grid.from", choice.requested_from_cents));
    said.extend(amount("grid.below", choice.requested_below_cents));
    let round = choice.round.map(|round| round.to_string());
    said.extend(round.map(|round| words.say("grid.round", &[("round", &round)])));
    if said.is_empty() {
        return words.get("grid.by_hand");
    }
    said.join(", ")
}

/// In JSON the grid itself, as `set` and `check` read it.
async fn show(context: &Context, grid: Option<&str>) -> Result<Exit, Failure> {
    context.enter(None).await?;
    let newest = newest(context, grid).await?;
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

async fn newest(context: &Context, grid: Option<&str>) -> Result<GridVersion, Failure> {
    let call = call(context).await?;
    let versions = match grid {
        Some(name) => further(context, name).await?.versions,
        None => call.grids,
    };
    let missing = || Failure::Named {
        kind: "grid",
        text: call.name.clone(),
        several: false,
    };
    versions.into_iter().next().ok_or_else(missing)
}

/// The grid that a file is; what keeps it from being one is said with its line.
fn read(context: &Context, file: &Path) -> Result<Grid, Failure> {
    Grid::read(&text_of(file)?).map_err(|fault| unread(context, file, fault))
}

async fn set(context: &Context, of: Option<&str>, grid: Grid) -> Result<Exit, Failure> {
    context.enter(None).await?;
    let request = GridUpdateRequest {
        call_id: context.call().await?,
        grid_id: named(context, of).await?,
        grid,
    };
    context.done(&wire::grid_update(&context.host, context.asker(), request).await?)
}

async fn add(context: &Context, name: String, choice: GridChoice) -> Result<Exit, Failure> {
    context.enter(None).await?;
    save(context, None, FurtherGridInput { name, choice }).await
}

async fn change(context: &Context, grid: &str, name: Option<String>, choice: GridChoice) -> Result<Exit, Failure> {
    context.enter(None).await?;
    let former = further(context, grid).await?;
    let name = name.unwrap_or(former.name);
    save(context, Some(former.id), FurtherGridInput { name, choice }).await
}

async fn save(context: &Context, grid_id: Option<GridId>, grid: FurtherGridInput) -> Result<Exit, Failure> {
    let call_id = context.call().await?;
    let request = GridSaveRequest { call_id, grid_id, grid };
    let saved = wire::grid_save(&context.host, context.asker(), request).await?;
    context.answer(&saved, |saved| context.receipt(&saved.receipt))
}

async fn choose(context: &Context, dossier: &str, grid: Option<&str>) -> Result<Exit, Failure> {
    context.enter(None).await?;
    let request = GridChooseRequest {
        dossier_id: context.dossier(dossier).await?.id,
        grid_id: named(context, grid).await?,
    };
    context.done(&wire::grid_choose(&context.host, context.asker(), request).await?)
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
        lines.push(words.count("grid.sound", questions));
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

/// A value on the scale of a criterion: its word, else its points.
pub fn level(context: &Context, grid: &Grid, code: &str, value: Score) -> String {
    let words = &context.words;
    let scale = grid.criterion(code).map(|criterion| grid.worded_scale_of(criterion));
    let said: Vec<_> = scale.iter().flat_map(|scale| scale.words_at(value.exact())).collect();
    match said.as_slice() {
        [word] => words.label(word).to_owned(),
        _ => words.score(&value.to_string()),
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
        let floor = criterion
            .floor
            .map(|floor| level(context, grid, &criterion.code, floor));
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

/// What criteria are judged by, a line for each. Empty where there is none.
pub fn referentials(context: &Context, grid: &Grid) -> String {
    let words = &context.words;
    let said = |criterion: &Criterion| {
        let referential = criterion.referential.as_ref()?;
        let (name, version) = (words.label(&referential.name), words.label(&referential.version));
        let values = [("code", criterion.code.as_str()), ("name", name), ("version", version)];
        let line = words.say("criterion.referential", &values);
        Some(
            referential
                .address
                .iter()
                .fold(line, |line, address| format!("{line} {address}")),
        )
    };
    grid.all().into_iter().filter_map(said).collect::<Vec<_>>().join("\n")
}
