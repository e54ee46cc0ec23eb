//! Who evaluates what, and whom a dossier lacks.

use clap::Args;
use palmares_api::wire::{
    self, AssignmentAllRequest, AssignmentCompleteRequest, AssignmentList, AssignmentListRequest, AssignmentSetRequest,
};
use palmares_core::dossier::DossierState;
use palmares_core::dossier::view::DossierRow;
use palmares_core::evaluation::{Lacking, Shortfall};
use palmares_core::id::DossierId;
use palmares_core::journal::Part;

use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// So many persons are named who could be asked.
const NAMED: usize = 3;

/// `palmares dossiers assign`
#[derive(Debug, Args)]
pub struct Assign {
    dossier: Option<String>,
    members: Vec<String>,
    #[arg(long, conflicts_with = "dossier")]
    all: bool,
    #[arg(long, conflicts_with_all = ["all", "members"])]
    complete: bool,
}

impl Assign {
    /// Assigns, to those named, to everybody, or to whom the call asks for.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let (host, asker) = (&context.host, context.asker());
        let receipt = match self.dossier {
            dossier if self.complete => {
                let request = AssignmentCompleteRequest {
                    call_id: context.call().await?,
                    dossier_id: match dossier {
                        Some(dossier) => Some(context.dossier(&dossier).await?.id),
                        None => None,
                    },
                };
                wire::assignment_complete(host, asker, request).await?
            }
            Some(dossier) => {
                let dossier_id = context.dossier(&dossier).await?.id;
                let mut members = Vec::with_capacity(self.members.len());
                for name in self.members {
                    members.push(context.member(&name).await?.id);
                }
                wire::assignment_set(host, asker, AssignmentSetRequest { dossier_id, members }).await?
            }
            None => return everybody(context).await,
        };
        context.done(&receipt)
    }
}

/// Assigns everybody everything, or says why nobody is given anything.
async fn everybody(context: &Context) -> Result<Exit, Failure> {
    let call_id = context.call().await?;
    let receipt = wire::assignment_all(&context.host, context.asker(), AssignmentAllRequest { call_id }).await?;
    if receipt.entry.is_some() {
        return context.done(&receipt);
    }
    let is_scored = |row: &DossierRow| matches!(row.state, DossierState::Shortlisted | DossierState::UnderEvaluation);
    let why = if context.dossiers().await?.iter().any(is_scored) {
        "assign.all_have"
    } else {
        "assign.none_ready"
    };
    context.answer(&receipt, |receipt| {
        format!("{} {}", context.receipt(receipt), context.words.get(why))
    })
}

/// `palmares dossiers lacking`
#[derive(Debug, Args)]
pub struct Lack {
    dossier: Option<String>,
}

impl Lack {
    /// Tells which dossiers lack evaluators whom the call asks for, and who could be asked.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let mut list = listed(context).await?;
        if let Some(dossier) = &self.dossier {
            let id = context.dossier(dossier).await?.id;
            list.shortfalls.retain(|one| one.dossier_id == id);
        }
        let dossiers = context.dossiers().await?;
        context.answer(&list.shortfalls, |shortfalls| table(context, shortfalls, &dossiers))
    }
}

async fn listed(context: &Context) -> Result<AssignmentList, Failure> {
    let call_id = context.call().await?;
    Ok(wire::assignment_list(&context.host, context.asker(), AssignmentListRequest { call_id }).await?)
}

/// What a dossier lacks, one sentence a field: below its sheet, for the secretariat, which assigns.
pub(super) async fn lacking(context: &Context, dossier: DossierId) -> Result<Vec<String>, Failure> {
    let asks = context.asker().who;
    if asks.is_none_or(|who| who.part != Part::Secretariat) {
        return Ok(vec![]);
    }
    let list = listed(context).await?;
    let own = list.shortfalls.iter().filter(|one| one.dossier_id == dossier);
    let said = own.flat_map(|one| &one.lacking).map(|one| {
        let missing = one.missing.to_string();
        let values = [("missing", missing.as_str()), ("field", &field(context, one))];
        context.words.say("lacking.sentence", &values)
    });
    Ok(said.collect())
}

fn field(context: &Context, lacking: &Lacking) -> String {
    let named = lacking.field.as_ref();
    named.map_or_else(
        || context.words.get("lacking.theme"),
        |field| context.words.label(&field.label).to_owned(),
    )
}

fn table(context: &Context, shortfalls: &[Shortfall], dossiers: &[DossierRow]) -> String {
    if shortfalls.is_empty() {
        return context.words.get("lacking.nobody");
    }
    let mut table = Table::new()
        .number(context.heading("number"))
        .column(context.heading("project"))
        .column(context.heading("field"))
        .number(context.heading("missing"))
        .column(context.heading("offered"));
    for shortfall in shortfalls {
        let dossier = dossiers.iter().find(|one| one.id == shortfall.dossier_id);
        for one in &shortfall.lacking {
            let offered = one
                .offered
                .iter()
                .take(NAMED)
                .map(|one| format!("{} ({})", one.name, one.assigned));
            let others = one.offered.len().saturating_sub(NAMED);
            let others = (others > 0).then(|| format!("+ {others}"));
            table.row(vec![
                dossier.map(|one| one.number.to_string()).unwrap_or_default(),
                dossier.map(|one| one.title.clone()).unwrap_or_default(),
                field(context, one),
                one.missing.to_string(),
                offered.chain(others).collect::<Vec<_>>().join(", "),
            ]);
        }
    }
    table.to_string()
}
