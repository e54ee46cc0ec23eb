//! Calls and their templates.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use palmares_api::wire::{
    self, CallCreateRequest, CallGetRequest, CallListRequest, CallTemplatesRequest, CallUpdateRequest,
};
use palmares_core::call::model::Intake;
use palmares_core::call::view::{CallView, FurtherGrid, GridVersion};
use palmares_core::call::{CallFile, Deadline};
use palmares_core::clock::now;

use super::letterhead::Letterhead;
use super::own_texts::OwnTexts;
use crate::answer::{day, given, or_none};
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
    Set {
        file: PathBuf,
    },
    Letterhead(Letterhead),
    Letters(OwnTexts),
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
            Some(Act::Set { file }) => set(context, &file).await,
            Some(Act::Letterhead(letterhead)) => letterhead.run(context).await,
            Some(Act::Letters(texts)) => texts.run(context).await,
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
        lines.extend(cutoffs(context, &rules.intake));
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

/// The cut-offs of a call by waves, and what is to be done about them.
fn cutoffs(context: &Context, intake: &Intake) -> Vec<String> {
    let words = &context.words;
    let days: Vec<String> = intake.cutoffs.iter().map(|one| until(context, *one)).collect();
    let named = (!days.is_empty()).then(|| words.say("call.cutoffs", &[("cutoffs", &days.join(", "))]));
    let warning = intake.cutoff_warning(now());
    let warned = warning.map(|warning| words.get(&format!("call.cutoffs_{}", warning.as_str())));
    named.into_iter().chain(warned).collect()
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

/// Sets name and rules from a file, and says so where its grid is another than the call's, which stays.
async fn set(context: &Context, path: &Path) -> Result<Exit, Failure> {
    let file: CallFile = given(context, path)?;
    context.enter(None).await?;
    let call_id = context.call().await?;
    if file.id.is_some_and(|id| id != call_id) {
        return Err(Failure::Form {
            path: path.display().to_string(),
            detail: context.words.get("call.other_file"),
        });
    }
    let before = wire::call_get(&context.host, context.asker(), CallGetRequest { call_id }).await?;
    let newest = |grids: &[GridVersion]| grids.first().map(|version| version.grid.clone());
    let further = |grids: &[FurtherGrid]| -> Vec<_> {
        let asked = grids
            .iter()
            .map(|one| (one.name.clone(), one.choice.clone(), newest(&one.versions)));
        asked.collect()
    };
    let others = file.further_grids.as_deref().map(further);
    let other_grid = !file.grids.is_empty() && newest(&file.grids) != newest(&before.grids)
        || others.is_some_and(|others| others != further(&before.further_grids));
    let request = CallUpdateRequest {
        call_id,
        name: file.name,
        rules: file.rules,
    };
    let receipt = wire::call_update(&context.host, context.asker(), request).await?;
    context.answer(&receipt, |receipt| {
        let mut lines = vec![context.receipt(receipt)];
        lines.extend(other_grid.then(|| context.words.get("call.grid_stays")));
        lines.join("\n")
    })
}

fn sheet(context: &Context, call: &CallView) -> String {
    let (words, rules) = (&context.words, &call.rules);
    let deadline = or_none(rules.intake.final_deadline.map(|deadline| until(context, deadline)));
    let mut lines = vec![
        call.name.clone(),
        words.say("call.organiser", &[("name", &rules.organiser.name)]),
        words.say("call.deadline", &[("deadline", &deadline)]),
    ];
    lines.extend(cutoffs(context, &rules.intake));
    lines.extend(
        rules
            .eligibility
            .iter()
            .map(|rule| format!("{}  {}", rule.code, words.label(&rule.label))),
    );
    if let Some(version) = call.grids.first() {
        lines.push(words.say("call.grid", &[("number", &version.number.to_string())]));
        lines.push(super::grids::grid_table(context, &version.grid));
        let threshold = version
            .grid
            .overall_threshold
            .map(|threshold| words.score(&threshold.to_string()));
        lines.push(words.say("call.threshold", &[("threshold", &or_none(threshold))]));
    }
    lines.join("\n")
}
