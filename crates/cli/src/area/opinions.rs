//! What a council advises on a dossier.

use clap::{Args, Subcommand};
use palmares_api::wire::{self, OpinionList, OpinionListRequest, OpinionRemoveRequest, OpinionSaveRequest};
use palmares_core::id::DossierId;
use palmares_core::opinion::{OpinionInput, OpinionView};

use crate::answer::{day, word};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// `palmares opinions`
#[derive(Debug, Args)]
pub struct Opinions {
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
        given: Given,
    },
    Set {
        dossier: String,
        number: usize,
        #[command(flatten)]
        given: Given,
    },
    Remove {
        dossier: String,
        number: usize,
    },
}

/// An opinion as it is typed.
#[derive(Debug, Args)]
struct Given {
    kind: String,
    #[arg(long, default_value = "")]
    recommendations: String,
    #[arg(long = "by", value_name = "NAME", required = true)]
    advisers: Vec<String>,
    #[arg(long, value_name = "DAY")]
    on: String,
}

impl Opinions {
    /// Runs the act.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        match self.act {
            Act::List { dossier } => {
                let list = of(context, context.dossier(&dossier).await?.id).await?;
                context.answer(&list, |list| shown(context, list))
            }
            Act::Add { dossier, given } => given.run(context, &dossier, None).await,
            Act::Set { dossier, number, given } => given.run(context, &dossier, Some(number)).await,
            Act::Remove { dossier, number } => {
                let list = of(context, context.dossier(&dossier).await?.id).await?;
                let opinion_id = numbered(&list, number)?.id;
                let request = OpinionRemoveRequest { opinion_id };
                context.done(&wire::opinion_remove(&context.host, context.asker(), request).await?)
            }
        }
    }
}

impl Given {
    async fn run(self, context: &Context, dossier: &str, number: Option<usize>) -> Result<Exit, Failure> {
        let dossier_id = context.dossier(dossier).await?.id;
        let opinion_id = match number {
            Some(number) => Some(numbered(&of(context, dossier_id).await?, number)?.id),
            None => None,
        };
        let mut advisers = Vec::with_capacity(self.advisers.len());
        for name in &self.advisers {
            advisers.push(context.member(name).await?.member.name);
        }
        let request = OpinionSaveRequest {
            dossier_id,
            opinion_id,
            input: OpinionInput {
                kind: word("opinion", &self.kind)?,
                recommendations: self.recommendations,
                advisers,
                given_on: day(&self.on)?,
            },
        };
        context.done(&wire::opinion_save(&context.host, context.asker(), request).await?)
    }
}

async fn of(context: &Context, dossier_id: DossierId) -> Result<OpinionList, Failure> {
    Ok(wire::opinion_list(&context.host, context.asker(), OpinionListRequest { dossier_id }).await?)
}

fn numbered(list: &OpinionList, number: usize) -> Result<&OpinionView, Failure> {
    let found = number.checked_sub(1).and_then(|place| list.opinions.get(place));
    found.ok_or_else(|| Failure::Named {
        kind: "opinion",
        text: number.to_string(),
        several: false,
    })
}

fn shown(context: &Context, list: &OpinionList) -> String {
    let words = &context.words;
    let line = |(view, number): (&OpinionView, u32)| {
        let opinion = &view.opinion;
        let facts = [
            ("number", number.to_string()),
            ("day", words.day(opinion.given_on)),
            ("kind", words.word("opinion", &opinion.kind)),
            ("names", opinion.advisers.join(", ")),
            ("text", opinion.recommendations.clone()),
        ];
        let facts: Vec<(&str, &str)> = facts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        words.say("opinion.line", &facts).trim_end().to_owned()
    };
    let lines: Vec<String> = list.opinions.iter().zip(1_u32..).map(line).collect();
    if lines.is_empty() {
        return words.get("opinion.none");
    }
    lines.join("\n")
}
