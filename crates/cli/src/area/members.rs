//! The committee and the interests of its members.

use clap::{Args, Subcommand};
use palmares_api::wire::{
    self, CallGetRequest, InterestDeclareRequest, InterestListRequest, MemberList, MemberListRequest,
    MemberRetireRequest, MemberSaveRequest,
};
use palmares_core::call::{CallRules, Choice};
use palmares_core::committee::view::{MemberInput, MemberView};

use crate::answer::word;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares members`
#[derive(Debug, Args)]
pub struct Members {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    List,
    Add(Entry),
    Fields {
        member: String,
        fields: Vec<String>,
    },
    Retire {
        member: String,
    },
    Interests,
    Declare {
        member: String,
        dossier: String,
        #[arg(default_value = "none")]
        kind: String,
        #[arg(long, default_value = "")]
        note: String,
        #[arg(long)]
        recused: bool,
        #[arg(long, requires = "recused")]
        imposed: bool,
    },
}

/// A new member.
#[derive(Debug, Args)]
struct Entry {
    name: String,
    #[arg(long, default_value = "other")]
    capacity: String,
    #[arg(long, default_value = "public")]
    college: String,
    #[arg(long, default_value = "voting")]
    voice: String,
    #[arg(long, default_value = "member")]
    role: String,
    #[arg(long, default_value = "")]
    organisation: String,
    #[arg(long, default_value = "")]
    email: String,
    #[arg(long, value_name = "MEMBER")]
    alternate_of: Option<String>,
    #[arg(long = "field", value_name = "FIELD")]
    fields: Vec<String>,
}

impl Members {
    /// Runs the act, or lists the members.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        match self.act {
            Some(Act::List) | None => list(context).await,
            Some(Act::Add(entry)) => entry.run(context).await,
            Some(Act::Fields { member, fields }) => set_fields(context, &member, fields).await,
            Some(Act::Retire { member }) => {
                let member_id = context.member(&member).await?.id;
                context.done(
                    &wire::member_retire(&context.host, context.asker(), MemberRetireRequest { member_id }).await?,
                )
            }
            Some(Act::Interests) => interests(context).await,
            Some(Act::Declare {
                member,
                dossier,
                kind,
                note,
                recused,
                imposed,
            }) => {
                let request = InterestDeclareRequest {
                    member_id: context.member(&member).await?.id,
                    dossier_id: context.dossier(&dossier).await?.id,
                    kind: word("interest", &kind)?,
                    note,
                    recused,
                    imposed,
                };
                context.done(&wire::interest_declare(&context.host, context.asker(), request).await?)
            }
        }
    }
}

impl Entry {
    async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let input = MemberInput {
            name: self.name,
            capacity: word("capacity", &self.capacity)?,
            college: word("college", &self.college)?,
            voice: word("voice", &self.voice)?,
            role: word("role", &self.role)?,
            organisation: self.organisation,
            email: self.email,
            alternate_of: match &self.alternate_of {
                Some(name) => Some(context.member(name).await?.id),
                None => None,
            },
            fields: known(context, self.fields).await?,
        };
        let call_id = context.call().await?;
        let request = MemberSaveRequest {
            call_id,
            member_id: None,
            input,
        };
        context.done(&wire::member_save(&context.host, context.asker(), request).await?)
    }
}

/// Says what a member is an expert of, instead of what was said before.
async fn set_fields(context: &Context, member: &str, fields: Vec<String>) -> Result<Exit, Failure> {
    let member = context.member(member).await?;
    let request = MemberSaveRequest {
        call_id: context.call().await?,
        member_id: Some(member.id),
        input: MemberInput {
            fields: known(context, fields).await?,
            ..member.member
        },
    };
    context.done(&wire::member_save(&context.host, context.asker(), request).await?)
}

/// The codes of fields that were named by code or by label; what the call does not name stays as it was typed, and is refused.
async fn known(context: &Context, fields: Vec<String>) -> Result<Vec<String>, Failure> {
    if fields.is_empty() {
        return Ok(fields);
    }
    let call_id = context.call().await?;
    let rules = wire::call_get(&context.host, context.asker(), CallGetRequest { call_id })
        .await?
        .rules;
    let code = |typed: String| {
        let means = |field: &&Choice| field.code == typed || field.label.fr == typed || field.label.en == typed;
        rules
            .expert_fields()
            .find(means)
            .map_or(typed.clone(), |field| field.code.clone())
    };
    Ok(fields.into_iter().map(code).collect())
}

async fn list(context: &Context) -> Result<Exit, Failure> {
    let call_id = context.call().await?;
    let list = wire::member_list(&context.host, context.asker(), MemberListRequest { call_id }).await?;
    let rules = wire::call_get(&context.host, context.asker(), CallGetRequest { call_id })
        .await?
        .rules;
    context.answer(&list, |list| table(context, &rules, list))
}

/// What somebody is an expert of, in the words of the call.
fn fields(context: &Context, rules: &CallRules, member: &MemberView) -> String {
    let label = |code: &String| {
        let named = rules.expert_field(code);
        named.map_or_else(|| code.clone(), |field| context.words.label(&field.label).to_owned())
    };
    member.member.fields.iter().map(label).collect::<Vec<_>>().join(", ")
}

fn table(context: &Context, rules: &CallRules, list: &MemberList) -> String {
    let words = &context.words;
    let mut table = Table::new()
        .column(context.heading("name"))
        .column(context.heading("role"))
        .column(context.heading("capacity"))
        .column(context.heading("voice"))
        .number(context.heading("marks"))
        .number(context.heading("recusals"));
    let experts = rules.evaluators.is_some();
    if experts {
        table = table.column(context.heading("fields"));
    }
    for member in list.members.iter().filter(|member| member.active) {
        let mut cells = vec![
            member.member.name.clone(),
            words.word("role", &member.member.role),
            words.word("capacity", &member.member.capacity),
            words.word("voice", &member.member.voice),
            format!("{}/{}", member.submitted, member.assigned),
            member.recusals.len().to_string(),
        ];
        if experts {
            cells.push(fields(context, rules, member));
        }
        table.row(cells);
    }
    table.to_string()
}

async fn interests(context: &Context) -> Result<Exit, Failure> {
    let call_id = context.call().await?;
    let list = wire::interest_list(&context.host, context.asker(), InterestListRequest { call_id }).await?;
    let members = wire::member_list(&context.host, context.asker(), MemberListRequest { call_id })
        .await?
        .members;
    let dossiers = context.dossiers().await?;
    context.answer(&list, |list| {
        let mut table = Table::new()
            .column(context.heading("name"))
            .number(context.heading("dossier"))
            .column(context.heading("interest"))
            .column(context.heading("recused"));
        for interest in &list.interests {
            let member = members.iter().find(|one| one.id == interest.member_id);
            let dossier = dossiers.iter().find(|one| one.id == interest.dossier_id);
            let recused = if interest.recused {
                context.words.get("yes")
            } else {
                String::new()
            };
            let name = member.map(|one| one.member.name.clone()).unwrap_or_default();
            let number = dossier.map(|one| one.number.to_string()).unwrap_or_default();
            table.row(vec![
                name,
                number,
                context.words.word("interest", &interest.kind),
                recused,
            ]);
        }
        table.to_string()
    })
}
