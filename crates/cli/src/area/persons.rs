//! The persons of the staff.

use clap::{Args, Subcommand};
use palmares_api::wire::{self, PersonSaveRequest, WorkspaceStatus, WorkspaceStatusRequest};
use palmares_core::committee::{PersonInput, PersonView};

use crate::context::{Context, one_called};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares persons`
#[derive(Debug, Args)]
pub struct Persons {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    List,
    Save(Save),
    Retire { person: String },
}

/// A new person, or what changes of one.
#[derive(Debug, Args)]
struct Save {
    name: String,
    #[arg(long)]
    function: Option<String>,
    #[arg(long)]
    email: Option<String>,
    #[arg(long, value_name = "PERSON")]
    person: Option<String>,
    #[arg(long, requires = "person")]
    back: bool,
}

impl Persons {
    /// Runs the act, or lists the persons.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        match self.act {
            Some(Act::List) | None => {
                let status = status(context).await?;
                context.answer(&status.persons, |persons| table(context, persons))
            }
            Some(Act::Save(save)) => save.run(context).await,
            Some(Act::Retire { person }) => {
                let known = find(context, &person).await?;
                let input = PersonInput {
                    active: false,
                    ..typed(&known)
                };
                saved(context, Some(known), input).await
            }
        }
    }
}

impl Save {
    async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let known = match &self.person {
            Some(person) => Some(find(context, person).await?),
            None => None,
        };
        let before = known.as_ref().map(typed);
        let kept = |typed: Option<String>, field: fn(&PersonInput) -> &String| {
            typed.unwrap_or_else(|| before.as_ref().map(|input| field(input).clone()).unwrap_or_default())
        };
        let input = PersonInput {
            function: kept(self.function, |input| &input.function),
            email: kept(self.email, |input| &input.email),
            active: self.back || before.as_ref().is_none_or(|input| input.active),
            name: self.name,
        };
        saved(context, known, input).await
    }
}

async fn saved(context: &Context, known: Option<PersonView>, input: PersonInput) -> Result<Exit, Failure> {
    let person_id = known.map(|person| person.id);
    let request = PersonSaveRequest { person_id, input };
    context.done(&wire::person_save(&context.host, context.asker(), request).await?)
}

async fn status(context: &Context) -> Result<WorkspaceStatus, Failure> {
    Ok(wire::workspace_status(&context.host, context.asker(), WorkspaceStatusRequest {}).await?)
}

async fn find(context: &Context, text: &str) -> Result<PersonView, Failure> {
    let persons = status(context).await?.persons;
    one_called("person", text, persons.into_iter(), |one| {
        (one.id.to_string(), &one.name)
    })
}

fn typed(person: &PersonView) -> PersonInput {
    PersonInput {
        name: person.name.clone(),
        function: person.function.clone(),
        email: person.email.clone(),
        active: person.active,
    }
}

fn table(context: &Context, persons: &[PersonView]) -> String {
    let mut table = Table::new()
        .column(context.heading("name"))
        .column(context.heading("function"))
        .column(context.heading("email"))
        .column(context.heading("acts"));
    for person in persons {
        let acts = if person.active {
            context.words.get("yes")
        } else {
            String::new()
        };
        table.row(vec![
            person.name.clone(),
            person.function.clone(),
            person.email.clone(),
            acts,
        ]);
    }
    table.to_string()
}
