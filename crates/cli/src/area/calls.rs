//! Calls and their templates.

use clap::{Args, Subcommand};
use palmares_api::wire::{self, CallCreateRequest, CallGetRequest, CallListRequest, CallTemplatesRequest};
use palmares_core::call::Deadline;
use palmares_core::call::view::CallView;
use palmares_core::clock::now;

use super::letterhead::Letterhead;
use crate::answer::{day, or_none};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares call`
#[derive(Debug, Args)]
pub struct Calls {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    Templates,
    List,
    Create {
        template: String,
        #[arg(long)]
        name: String,
        #[arg(long, value_name = "DATE")]
        deadline: Option<String>,
    },
    Show,
    Letterhead(Letterhead),
}

impl Calls {
    /// Runs the act, or lists the calls.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        match self.act {
            Some(Act::Templates) => templates(context).await,
            Some(Act::Create {
                template,
                name,
                deadline,
            }) => create(context, template, name, deadline).await,
            Some(Act::Show) => show(context).await,
            Some(Act::Letterhead(letterhead)) => letterhead.run(context).await,
            Some(Act::List) | None => list(context).await,
        }
    }
}

async fn templates(context: &Context) -> Result<Exit, Failure> {
    let templates = wire::call_templates(&context.host, context.asker(), CallTemplatesRequest {}).await?;
    context.answer(&templates, |templates| {
        let mut table = Table::new()
            .column(context.heading("code"))
            .column(context.heading("name"));
        for template in &templates.templates {
            let label = context.words.label(&template.label);
            table.row(vec![
                template.code.clone(),
                format!("{label} ({})", context.words.label(&template.notice)),
            ]);
        }
        table.to_string()
    })
}

/// Makes the call and says its deadline, and whether that has passed already. It is asked for: the template's own is an example.
async fn create(context: &Context, template: String, name: String, deadline: Option<String>) -> Result<Exit, Failure> {
    context.enter(None).await?;
    let deadline = day(&deadline.ok_or(Failure::Asked("deadline"))?)?;
    let request = CallCreateRequest {
        template,
        name,
        deadline,
    };
    let created = wire::call_create(&context.host, context.asker(), request).await?;
    let get = CallGetRequest { call_id: created.id };
    let rules = wire::call_get(&context.host, context.asker(), get).await?.rules;
    context.answer(&created, |created| {
        let mut lines = vec![context.receipt(&created.receipt)];
        if let Some(deadline) = rules.intake.final_deadline {
            lines.push(
                context
                    .words
                    .say("call.deadline", &[("deadline", &until(context, deadline))]),
            );
            lines.extend((!deadline.is_met_at(now())).then(|| context.words.get("call.deadline_past")));
        }
        lines.join("\n")
    })
}

/// « avant le 22 juin 2026 », « jusqu’au 21 juin 2026 inclus »
fn until(context: &Context, deadline: Deadline) -> String {
    let key = if deadline.inclusive {
        "deadline.inclusive"
    } else {
        "deadline.exclusive"
    };
    context.words.say(key, &[("day", &context.words.day(deadline.date))])
}

async fn list(context: &Context) -> Result<Exit, Failure> {
    context.enter(None).await?;
    let list = wire::call_list(&context.host, context.asker(), CallListRequest {}).await?;
    context.answer(&list, |list| {
        let mut table = Table::new()
            .column(context.heading("name"))
            .number(context.heading("dossiers"));
        for call in &list.calls {
            table.row(vec![call.name.clone(), call.dossiers.to_string()]);
        }
        table.to_string()
    })
}

async fn show(context: &Context) -> Result<Exit, Failure> {
    context.enter(None).await?;
    let call_id = context.call().await?;
    let call = wire::call_get(&context.host, context.asker(), CallGetRequest { call_id }).await?;
    context.answer(&call, |call| sheet(context, call))
}

fn sheet(context: &Context, call: &CallView) -> String {
    let (words, rules) = (&context.words, &call.rules);
    let deadline = or_none(rules.intake.final_deadline.map(|deadline| until(context, deadline)));
    let mut lines = vec![
        call.name.clone(),
        words.say("call.organiser", &[("name", &rules.organiser.name)]),
        words.say("call.deadline", &[("deadline", &deadline)]),
    ];
    lines.extend(
        rules
            .eligibility
            .iter()
            .map(|rule| format!("{}  {}", rule.code, words.label(&rule.label))),
    );
    if let Some(version) = call.grids.first() {
        lines.push(words.say("call.grid", &[("number", &version.number.to_string())]));
        let mut table = Table::new()
            .column(context.heading("criterion"))
            .column(context.heading("label"))
            .number(context.heading("weight"))
            .number(context.heading("floor"));
        for criterion in &version.grid.criteria {
            let floor = criterion
                .floor
                .map(|floor| super::mark::points(context, version.grid.scale, floor));
            let label = words.label(&criterion.label).to_owned();
            table.row(vec![
                criterion.code.clone(),
                label,
                criterion.weight.to_string(),
                or_none(floor),
            ]);
        }
        lines.push(table.to_string());
        let threshold = version
            .grid
            .overall_threshold
            .map(|threshold| words.score(&threshold.to_string()));
        lines.push(words.say("call.threshold", &[("threshold", &or_none(threshold))]));
    }
    lines.join("\n")
}
