//! What a call granted, followed: labels with their days and alerts, and how many dossiers went how far.

use clap::{Args, Subcommand};
use palmares_api::wire::{self, DecisionListRequest, DecisionReopenRequest, LabelDateRequest, LabelListRequest};
use palmares_core::decision::model::ReopeningReason;
use palmares_core::decision::{DecisionView, Term};
use palmares_core::label::{Funnel, LabelList, LabelRow};

use crate::answer::{day, or_none};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares labels`
#[derive(Debug, Args)]
pub struct Labels {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    List,
    Date {
        dossier: String,
        #[arg(long, value_name = "DAY")]
        from: String,
        #[arg(long, value_name = "DAY")]
        to: String,
    },
    Extend {
        dossier: String,
        #[arg(long)]
        motive: String,
    },
}

impl Labels {
    /// Runs the act, or lists the labels.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        match self.act.unwrap_or(Act::List) {
            Act::List => list(context).await,
            Act::Date { dossier, from, to } => {
                let request = LabelDateRequest {
                    decision_id: last(context, &dossier).await?.id,
                    term: Term {
                        from: day(&from)?,
                        to: day(&to)?,
                    },
                };
                context.done(&wire::label_date(&context.host, context.asker(), request).await?)
            }
            Act::Extend { dossier, motive } => {
                let request = DecisionReopenRequest {
                    decision_id: last(context, &dossier).await?.id,
                    reason: ReopeningReason::Extension,
                    motive,
                };
                context.done(&wire::decision_reopen(&context.host, context.asker(), request).await?)
            }
        }
    }
}

async fn last(context: &Context, dossier: &str) -> Result<DecisionView, Failure> {
    let dossier_id = context.dossier(dossier).await?.id;
    let list = wire::decision_list(&context.host, context.asker(), DecisionListRequest { dossier_id }).await?;
    let last = list.decisions.into_iter().next_back();
    last.ok_or_else(|| Failure::Named {
        kind: "decision",
        text: dossier.to_owned(),
        several: false,
    })
}

async fn list(context: &Context) -> Result<Exit, Failure> {
    let call_id = context.call().await?;
    let list = wire::label_list(&context.host, context.asker(), LabelListRequest { call_id }).await?;
    context.answer(&list, |list| shown(context, list))
}

fn shown(context: &Context, list: &LabelList) -> String {
    let mut table = Table::new()
        .number(context.heading("number"))
        .column(context.heading("project"))
        .column(context.heading("label_from"))
        .column(context.heading("label_to"))
        .column(context.heading("state"))
        .column(context.heading("conditions"))
        .column(context.heading("funders"));
    for row in &list.rows {
        let term = |pick: fn(Term) -> chrono::NaiveDate| or_none(row.term.map(|term| context.words.day(pick(term))));
        table.row(vec![
            row.number.to_string(),
            row.title.clone(),
            term(|term| term.from),
            match row.months {
                Some(months) => context.words.count("label.from_act", usize::from(months)),
                None => term(|term| term.to),
            },
            state(context, row),
            conditions(context, row),
            funders(context, row),
        ]);
    }
    format!("{table}\n{}", funnel(context, &list.funnel))
}

/// Where a label stands, with the alert that was reached.
fn state(context: &Context, row: &LabelRow) -> String {
    let Some(state) = row.state else {
        return or_none(None::<String>);
    };
    match row.alert {
        Some(months) => context.words.count("label.alert", usize::from(months)),
        None => context.words.word("label", &state),
    }
}

fn conditions(context: &Context, row: &LabelRow) -> String {
    let waiting = row.conditions.iter().filter(|one| one.lifted_on.is_none());
    let next = waiting.min_by_key(|one| one.due_on);
    match next {
        _ if row.conditions.is_empty() => or_none(None::<String>),
        None => context.words.get("label.condition.met"),
        Some(one) => {
            let key = if one.overdue {
                "label.condition.overdue"
            } else {
                "label.condition.due"
            };
            let due = context.words.say(key, &[("day", &context.words.day(one.due_on))]);
            match one.review {
                Some(review) => {
                    let on = context.words.day(review.on);
                    context
                        .words
                        .say("label.condition.review", &[("due", &due), ("on", &on)])
                }
                None => due,
            }
        }
    }
}

fn funders(context: &Context, row: &LabelRow) -> String {
    let words = &context.words;
    let one = |funder: &palmares_core::funding::FunderInput| {
        let status = words.word("funder", &funder.status);
        let amount = funder.amount_cents.map(|cents| words.money(cents));
        let facts = [status].into_iter().chain(amount).collect::<Vec<_>>().join(" ");
        format!("{} ({facts})", funder.name)
    };
    let all: Vec<String> = row.funders.iter().map(|view| one(&view.funder)).collect();
    or_none(Some(all.join(", ")).filter(|text| !text.is_empty()))
}

fn funnel(context: &Context, funnel: &Funnel) -> String {
    let facts = [
        ("received", funnel.received.to_string()),
        ("assessed", funnel.assessed.to_string()),
        ("selected", funnel.selected.to_string()),
        ("funded", funnel.funded.to_string()),
        ("amount", context.words.money(funnel.funded_cents)),
    ];
    let facts: Vec<(&str, &str)> = facts.iter().map(|(name, value)| (*name, value.as_str())).collect();
    context.words.say(&context.in_words_of_call("funnel"), &facts)
}
