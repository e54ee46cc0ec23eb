//! The bench of comparison: what was decided before on the same version of the grid, and how sessions and evaluators drift.

use clap::Args;
use palmares_api::wire::{self, ComparisonGetRequest};
use palmares_core::decision::Comparison;

use super::grids;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares compare`
#[derive(Debug, Args)]
pub struct Compare {
    #[arg(long, value_name = "GRID")]
    grid: Option<String>,
}

impl Compare {
    /// Shows it.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        let grid_id = grids::named(context, self.grid.as_deref()).await?;
        let request = ComparisonGetRequest {
            call_id: context.call().await?,
            grid_id,
        };
        let bench = wire::comparison_get(&context.host, context.asker(), request).await?;
        context.answer(&bench, |bench| tables(context, bench))
    }
}

fn tables(context: &Context, bench: &Comparison) -> String {
    let words = &context.words;
    let mut lines = vec![
        words.say(
            "compare.title",
            &[
                ("version", &bench.grid_number.to_string()),
                ("count", &bench.dossiers.len().to_string()),
                ("others", &bench.other_versions.to_string()),
            ],
        ),
        dossiers(context, bench).to_string(),
        sessions(context, bench).to_string(),
        members(context, bench).to_string(),
    ];
    lines.push(words.get("compare.caution"));
    lines.join("\n")
}

fn dossiers(context: &Context, bench: &Comparison) -> Table {
    let mut table = Table::new()
        .number(context.heading("score"))
        .number(context.heading("number"))
        .column(context.heading("project"))
        .column(context.heading("decision"))
        .number(context.heading("session"));
    for one in &bench.dossiers {
        table.row(vec![
            context.words.score(&one.score.to_string()),
            one.number.to_string(),
            one.title.clone(),
            context.outcome("decision", &one.kind),
            one.session_number.to_string(),
        ]);
    }
    table
}

fn sessions(context: &Context, bench: &Comparison) -> Table {
    let mut table = Table::new()
        .number(context.heading("session"))
        .number(context.heading("dossiers"))
        .number(context.heading("mean"))
        .number(context.heading("difference"));
    for one in &bench.sessions {
        table.row(vec![
            one.number.to_string(),
            one.dossiers.to_string(),
            context.words.score(&one.mean.to_string()),
            context.words.score(&one.difference.to_string()),
        ]);
    }
    table
}

fn members(context: &Context, bench: &Comparison) -> Table {
    let mut table = Table::new()
        .column(context.heading("member"))
        .number(context.heading("evaluations"))
        .number(context.heading("difference"));
    for one in &bench.members {
        table.row(vec![
            one.name.clone(),
            one.all.evaluations.to_string(),
            context.words.score(&one.all.difference.to_string()),
        ]);
    }
    table
}
