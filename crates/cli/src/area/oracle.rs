//! The sample committees replayed and compared with what was published of them.

use clap::Args;
use palmares_api::oracle::{self, Compared, FactKind, Verdict};

use crate::answer::or_none;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares run-oracle`
#[derive(Debug, Args)]
pub struct RunOracle {
    #[arg(long, value_name = "CODE")]
    template: Option<String>,
}

impl RunOracle {
    /// Plays and compares; a fact that differs decides the exit code.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let verdicts = Box::pin(oracle::run(&context.host, self.template.as_deref())).await?;
        context.answer(&verdicts, |verdicts| report(context, verdicts))?;
        let agree = verdicts.iter().flat_map(|verdict| &verdict.facts).all(Compared::agrees);
        Ok(if agree { Exit::Done } else { Exit::Found })
    }
}

/// A row for each programme, a column for each kind of fact: how many agree, of so many. What differs stands under it.
fn report(context: &Context, verdicts: &[Verdict]) -> String {
    let mut table = Table::new().column(context.heading("template"));
    for kind in FactKind::ALL {
        table = table.number(context.words.word("fact", kind));
    }
    for verdict in verdicts {
        let cells = FactKind::ALL.iter().map(|kind| agreeing(verdict, *kind));
        table.row(std::iter::once(verdict.template.clone()).chain(cells).collect());
    }
    let differing: Vec<String> = verdicts
        .iter()
        .flat_map(|verdict| differences(context, verdict))
        .collect();
    let sentence = if differing.is_empty() {
        context.words.get("oracle.agrees")
    } else {
        context.words.count("oracle.differs", differing.len())
    };
    [vec![table.to_string(), sentence], differing].concat().join("\n")
}

fn agreeing(verdict: &Verdict, kind: FactKind) -> String {
    let of_kind: Vec<&Compared> = verdict.facts.iter().filter(|fact| fact.kind == kind).collect();
    if of_kind.is_empty() {
        return or_none(None::<u32>);
    }
    let agreeing = of_kind.iter().filter(|fact| fact.agrees()).count();
    format!("{agreeing}/{}", of_kind.len())
}

fn differences<'a>(context: &'a Context, verdict: &'a Verdict) -> impl Iterator<Item = String> + 'a {
    let differing = verdict.facts.iter().filter(|fact| !fact.agrees());
    differing.map(|fact| {
        let (published, played) = (or_none(fact.published.clone()), or_none(fact.played.clone()));
        let said = [
            ("template", verdict.template.as_str()),
            ("kind", &context.words.word("fact", &fact.kind)),
            ("of", &fact.of),
            ("published", &published),
            ("played", &played),
        ];
        context.words.say("oracle.difference", &said)
    })
}
