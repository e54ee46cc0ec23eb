//! The funders that a project turns to.

use clap::{Args, Subcommand};
use palmares_api::wire::{self, FunderList, FunderListRequest, FunderRemoveRequest, FunderSaveRequest};
use palmares_core::document::fold;
use palmares_core::funding::{FunderInput, FunderView};
use palmares_core::id::DossierId;

use crate::answer::{cents, day, or_none, word};
use crate::context::{Context, one};
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
    Add {
        dossier: String,
        #[command(flatten)]
        follow: Follow,
    },
    Set {
        dossier: String,
        funder: String,
        #[command(flatten)]
        follow: Follow,
    },
    Remove {
        dossier: String,
        funder: String,
    },
}

/// How far a project has come with a funder.
#[derive(Debug, Args)]
struct Follow {
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
            Act::Add { dossier, follow } => follow.run(context, &dossier, None).await,
            Act::Set {
                dossier,
                funder,
                follow,
            } => follow.run(context, &dossier, Some(&funder)).await,
            Act::Remove { dossier, funder } => {
                let list = of(context, context.dossier(&dossier).await?.id).await?;
                let funder_id = named(&list, &funder)?.id;
                let request = FunderRemoveRequest { funder_id };
                context.done(&wire::funder_remove(&context.host, context.asker(), request).await?)
            }
        }
    }
}

impl Follow {
    /// What is not typed stays as it was; a new funder is targeted.
    async fn run(self, context: &Context, dossier: &str, funder: Option<&str>) -> Result<Exit, Failure> {
        let dossier_id = context.dossier(dossier).await?.id;
        let list = of(context, dossier_id).await?;
        let known = funder.map(|funder| named(&list, funder)).transpose()?;
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

/// The funder that bears a name whole, but for case and accents. A place in the list would name another one once a name is added or
/// changed, and a part of a name may be another's.
fn named<'a>(list: &'a FunderList, typed: &str) -> Result<&'a FunderView, Failure> {
    let is_meant = |view: &&FunderView| view.id.to_string() == typed || fold(&view.funder.name) == fold(typed.trim());
    one("funder", typed, list.funders.iter().filter(is_meant))
}

fn shown(context: &Context, list: &FunderList) -> String {
    let words = &context.words;
    let mut table = Table::new()
        .column(context.heading("funder"))
        .column(context.heading("state"))
        .column(context.heading("date"))
        .number(context.heading("amount"));
    for view in &list.funders {
        let funder = &view.funder;
        table.row(vec![
            funder.name.clone(),
            words.word("funder", &funder.status),
            words.day(funder.status_on),
            or_none(funder.amount_cents.map(|cents| words.money(cents))),
        ]);
    }
    table.to_string()
}
