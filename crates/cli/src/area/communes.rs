//! Communes by name or code, as rules and dossiers know them.

use clap::Args;
use palmares_api::wire::{self, CommuneList, TerritorySearchRequest};

use crate::answer::or_none;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares communes`: needs no workspace.
#[derive(Debug, Args)]
pub struct Communes {
    /// Several words are one name.
    #[arg(required = true)]
    word: Vec<String>,
}

impl Communes {
    /// Looks the communes up.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let request = TerritorySearchRequest {
            query: self.word.join(" "),
            epci_of: None,
            department_of: None,
        };
        let found = wire::territory_search(&context.host, context.asker(), request).await?;
        context.answer(&found, |found| table(context, found))
    }
}

fn table(context: &Context, found: &CommuneList) -> String {
    let mut table = Table::new()
        .column(context.heading("insee"))
        .column(context.heading("commune"))
        .column(context.heading("postal_codes"))
        .column(context.heading("epci"));
    for commune in &found.communes {
        table.row(vec![
            commune.insee.clone(),
            commune.name.clone(),
            commune.postal_codes.join(", "),
            or_none(commune.epci.clone()),
        ]);
    }
    format!("{table}\n{}", context.words.count("communes", found.communes.len()))
}
