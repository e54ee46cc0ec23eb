//! The ranking, and the chair's order of a tie.

use std::path::PathBuf;

use clap::Args;
use palmares_api::wire::{self, RankingGetRequest, TieOrderRequest};
use palmares_core::evaluation::consolidation::{Apart, ApartReason};
use palmares_core::evaluation::view::{RankedDossier, RankingView, TieOrderView};
use palmares_core::grid::Grid;
use palmares_core::id::DossierId;

use super::grids;
use crate::answer::or_none;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares rank`
#[derive(Debug, Args)]
pub struct Rank {
    folder: Option<PathBuf>,
    #[arg(long, value_name = "GRID")]
    grid: Option<String>,
}

/// `palmares tie`
#[derive(Debug, Args)]
pub struct Tie {
    #[arg(required = true, num_args = 2..)]
    dossiers: Vec<String>,
    #[arg(long, value_name = "MEMBER")]
    chair: String,
    #[arg(long)]
    motive: String,
}

impl Tie {
    /// Records the chair's order.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        let mut dossiers = Vec::with_capacity(self.dossiers.len());
        for text in &self.dossiers {
            dossiers.push(context.dossier(text).await?.id);
        }
        let request = TieOrderRequest {
            call_id: context.call().await?,
            chair_id: context.member(&self.chair).await?.id,
            dossiers,
            motive: self.motive,
        };
        context.done(&wire::tie_order(&context.host, context.asker(), request).await?)
    }
}

impl Rank {
    /// Shows the ranking.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(self.folder.as_deref()).await?;
        let request = RankingGetRequest {
            call_id: context.call().await?,
            grid_id: grids::named(context, self.grid.as_deref()).await?,
            dossier_id: None,
            explained: context.json,
            first: None,
        };
        let view = wire::ranking_get(&context.host, context.asker(), request).await?;
        context.answer(&view, |view| ranking(context, view))
    }
}

fn ranking(context: &Context, view: &RankingView) -> String {
    let words = &context.words;
    let mut table = Table::new()
        .number(context.heading("rank"))
        .number(context.heading("number"))
        .column(context.heading("project"))
        .number(context.heading("score"))
        .column(context.heading("state"))
        .column(context.heading("flags"));
    for place in &view.ranking.ranked {
        let flags = [
            (place.ex_aequo, "flag.ex_aequo"),
            (priority(view, place.dossier), "flag.priority"),
            (agreed(view, place.dossier), "flag.consensus"),
        ];
        let flags: Vec<String> = flags
            .into_iter()
            .filter(|(set, _)| *set)
            .map(|(_, key)| words.get(key))
            .collect();
        table.row(line(
            context,
            view,
            place.dossier,
            place.rank.to_string(),
            &place.official.to_string(),
            &flags.join(", "),
        ));
    }
    for apart in &view.ranking.apart {
        let score = apart.official.map(|score| score.to_string()).unwrap_or_default();
        table.row(line(
            context,
            view,
            apart.dossier,
            or_none(None::<u32>),
            &score,
            &with_consensus(context, view, apart),
        ));
    }
    let text = table.to_string();
    std::iter::once(text)
        .chain(remarks(context, view))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Whether the members agreed on its score.
fn agreed(view: &RankingView, id: DossierId) -> bool {
    let result = view.results.iter().find(|result| result.dossier == id);
    result.is_some_and(|result| result.individual.is_some())
}

/// Why a dossier has no rank, and whether its score is one that the members agreed on.
fn with_consensus(context: &Context, view: &RankingView, apart: &Apart) -> String {
    let reasons = reasons(context, &view.grid, apart);
    if agreed(view, apart.dossier) {
        format!("{reasons}, {}", context.words.get("flag.consensus"))
    } else {
        reasons
    }
}

/// What stands under the table: whether it is provisional, the ties that wait for the chair, the orders that it gave.
fn remarks(context: &Context, view: &RankingView) -> Vec<String> {
    let words = &context.words;
    let ranking = &view.ranking;
    let provisional = (!ranking.insufficient.is_empty()).then(|| words.get("rank.provisional"));
    let lacking = (!ranking.lacking.is_empty())
        .then(|| words.say("rank.lacking", &[("numbers", &numbers(view, &ranking.lacking))]));
    let waiting = view.ties_to_order.iter().filter(|tie| !tie.ordered);
    let waiting = waiting.map(|tie| words.say("rank.tie", &[("numbers", &numbers(view, &tie.dossiers))]));
    let orders = view.tie_orders.iter().map(|order| chair_order(context, view, order));
    provisional
        .into_iter()
        .chain(lacking)
        .chain(waiting)
        .chain(orders)
        .collect()
}

fn numbers(view: &RankingView, dossiers: &[DossierId]) -> String {
    let numbers = dossiers
        .iter()
        .filter_map(|id| named(view, *id))
        .map(|dossier| dossier.number.to_string());
    numbers.collect::<Vec<_>>().join(", ")
}

/// What the chair ordered, and whether the ranking still follows it.
fn chair_order(context: &Context, view: &RankingView, order: &TieOrderView) -> String {
    let key = if order.applies {
        "rank.chair_order"
    } else {
        "rank.chair_order_ignored"
    };
    let numbers = numbers(view, &order.dossiers);
    context
        .words
        .say(key, &[("numbers", &numbers), ("motive", &order.motive)])
}

fn named(view: &RankingView, id: DossierId) -> Option<&RankedDossier> {
    view.dossiers.iter().find(|one| one.id == id)
}

fn priority(view: &RankingView, id: DossierId) -> bool {
    named(view, id).is_some_and(|one| one.priority)
}

fn line(context: &Context, view: &RankingView, id: DossierId, rank: String, score: &str, flags: &str) -> Vec<String> {
    let dossier = named(view, id);
    vec![
        rank,
        or_none(dossier.map(|one| one.number)),
        or_none(dossier.map(|one| one.title.clone())),
        context.words.score(score),
        dossier
            .map(|one| context.outcome("state", &one.state))
            .unwrap_or_default(),
        flags.to_owned(),
    ]
}

fn reasons(context: &Context, grid: &Grid, apart: &Apart) -> String {
    let words = &context.words;
    let texts = apart.reasons.iter().map(|reason| match reason {
        ApartReason::NotScored => words.get("apart.not_scored"),
        ApartReason::OtherGridVersion { .. } => words.get("apart.other_grid"),
        ApartReason::ConditionsUnmet { conditions } => {
            let unmet = conditions.iter().map(|one| {
                let (reached, at_least) = (one.reached.to_string(), one.at_least.to_string());
                let number = (one.condition + 1).to_string();
                words.say(
                    "apart.condition",
                    &[("number", &number), ("reached", &reached), ("at_least", &at_least)],
                )
            });
            unmet.collect::<Vec<_>>().join(", ")
        }
        ApartReason::BelowEnvelopeLine { line } => {
            words.say("apart.envelope_line", &[("line", &words.score(&line.to_string()))])
        }
        ApartReason::BelowThreshold { threshold } => words.say(
            "apart.below_threshold",
            &[("threshold", &words.score(&threshold.to_string()))],
        ),
        ApartReason::Eliminated { floors } => {
            let texts = floors.iter().map(|one| {
                let (mean, floor) = (
                    grids::level(context, grid, &one.criterion, one.mean),
                    grids::level(context, grid, &one.criterion, one.floor),
                );
                words.say(
                    "apart.floor",
                    &[("criterion", &one.criterion), ("mean", &mean), ("floor", &floor)],
                )
            });
            texts.collect::<Vec<_>>().join(", ")
        }
    });
    texts.collect::<Vec<_>>().join(" ; ")
}
