//! The funders that a project turns to.

use clap::{Args, Subcommand};
use palmares_api::wire::{self, FunderList, FunderListRequest, FunderRemoveRequest, FunderSaveRequest};
use palmares_core::funding::{FunderInput, FunderView};
use palmares_core::id::DossierId;

use crate::answer::{cents, day, or_none, word};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares funders`
#[derive(Debug, Args)]
pub struct Funders {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    List {
        dossier: String,
    },
    Add(Follow),
    Set {
        number: usize,
        #[command(flatten)]
        follow: Follow,
    },
    Remove {
        dossier: String,
        number: usize,
    },
}

/// How far a project has come with a funder.
#[derive(Debug, Args)]
struct Follow {
    dossier: String,
    #[arg(long)]
    name: Option<String>,
    #[arg(long)]
    status: Option<String>,
    #[arg(long, value_name = "DAY")]
    on: String,
    #[arg(long, value_name = "EUROS")]
    amount: Option<String>,
}

impl Funders {
    /// Runs the act.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        match self.act {
            Act::List { dossier } => {
                let list = of(context, context.dossier(&dossier).await?.id).await?;
                context.answer(&list, |list| shown(context, list))
            }
            Act::Add(follow) => follow.run(context, None).await,
            Act::Set { number, follow } => follow.run(context, Some(number)).await,
            Act::Remove { dossier, number } => {
                let list = of(context, context.dossier(&dossier).await?.id).await?;
                let funder_id = numbered(&list, number)?.id;
                let request = FunderRemoveRequest { funder_id };
                context.done(&wire::funder_remove(&context.host, context.asker(), request).await?)
            }
        }
    }
}

impl Follow {
    /// What is not typed stays as it was; a new funder is targeted.
    async fn run(self, context: &Context, number: Option<usize>) -> Result<Exit, Failure> {
        let dossier_id = context.dossier(&self.dossier).await?.id;
        let list = of(context, dossier_id).await?;
        let known = number.map(|number| numbered(&list, number)).transpose()?;
        let was = known.map(|known| &known.funder);
        let typed = self
            .status
            .as_deref()
            .map(|text| word("funder_status", text))
            .transpose()?;
        let status = match (typed, was) {
            (Some(status), _) => status,
            (None, Some(was)) => was.status,
            (None, None) => word("funder_status", "targeted")?,
        };
        // An amount goes with the status that it was granted in.
        let granted = was.filter(|was| was.status == status).and_then(|was| was.amount_cents);
        let request = FunderSaveRequest {
            dossier_id,
            funder_id: known.map(|known| known.id),
            input: FunderInput {
                name: self.name.or(was.map(|was| was.name.clone())).unwrap_or_default(),
                status,
                status_on: day(&self.on)?,
                amount_cents: self.amount.as_deref().map(cents).transpose()?.or(granted),
            },
        };
        context.done(&wire::funder_save(&context.host, context.asker(), request).await?)
    }
}

async fn of(context: &Context, dossier_id: DossierId) -> Result<FunderList, Failure> {
    Ok(wire::funder_list(&context.host, context.asker(), FunderListRequest { dossier_id }).await?)
}

fn numbered(list: &FunderList, number: usize) -> Result<&FunderView, Failure> {
    let found = number.checked_sub(1).and_then(|place| list.funders.get(place));
    found.ok_or_else(|| Failure::Named {
        kind: "funder",
        text: number.to_string(),
        several: false,
    })
}

fn shown(context: &Context, list: &FunderList) -> String {
    let words = &context.words;
    let mut table = Table::new()
        .number(context.heading("number"))
        .column(context.heading("funder"))
        .column(context.heading("state"))
        .column(context.heading("date"))
        .number(context.heading("amount"));
    for (view, number) in list.funders.iter().zip(1_u32..) {
        let funder = &view.funder;
        table.row(vec![
            number.to_string(),
            funder.name.clone(),
            words.word("funder", &funder.status),
            words.day(funder.status_on),
            or_none(funder.amount_cents.map(|cents| words.money(cents))),
        ]);
    }
    table.to_string()
}
