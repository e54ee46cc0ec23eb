//! How a dossier is scored: its rounds, and the marks that the committee agreed on.

use std::collections::BTreeMap;

use clap::{Args, Subcommand};
use palmares_api::wire::{self, ConsensusSetRequest, MarksGetRequest, RoundOpenRequest};
use palmares_core::evaluation::view::DossierMarks;
use palmares_core::grid::Answer;
use palmares_core::id::DossierId;

use super::mark;
use crate::answer::or_none;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares rounds`
#[derive(Debug, Args)]
pub struct Rounds {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    Show {
        dossier: String,
    },
    Open {
        #[arg(required = true)]
        dossiers: Vec<String>,
        #[arg(long)]
        carry: bool,
        #[arg(long)]
        motive: String,
    },
    Agree {
        dossier: String,
        #[arg(required = true, value_name = "CODE=MARK")]
        marks: Vec<String>,
        #[arg(long, default_value = "")]
        note: String,
    },
    Disagree {
        dossier: String,
    },
}

impl Rounds {
    /// Runs the act.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        match self.act {
            Act::Show { dossier } => {
                let marks = marks(context, context.dossier(&dossier).await?.id).await?;
                context.answer(&marks, |marks| sheet(context, marks))
            }
            Act::Open {
                dossiers,
                carry,
                motive,
            } => open(context, dossiers, carry, motive).await,
            Act::Agree { dossier, marks, note } => {
                let dossier = context.dossier(&dossier).await?.id;
                let answers = answers(context, dossier, &marks).await?;
                agree(context, dossier, answers, note).await
            }
            Act::Disagree { dossier } => {
                let dossier = context.dossier(&dossier).await?.id;
                agree(context, dossier, BTreeMap::new(), String::new()).await
            }
        }
    }
}

async fn marks(context: &Context, dossier_id: DossierId) -> Result<DossierMarks, Failure> {
    Ok(wire::marks_get(&context.host, context.asker(), MarksGetRequest { dossier_id }).await?)
}

async fn open(context: &Context, named: Vec<String>, carry: bool, motive: String) -> Result<Exit, Failure> {
    let mut dossiers = Vec::with_capacity(named.len());
    for text in &named {
        dossiers.push(context.dossier(text).await?.id);
    }
    let request = RoundOpenRequest {
        dossiers,
        carry,
        motive,
    };
    context.done(&wire::round_open(&context.host, context.asker(), request).await?)
}

/// What was agreed on, as typed: `C1=3.5`, a word of the scale, or `nc`.
async fn answers(context: &Context, dossier: DossierId, typed: &[String]) -> Result<BTreeMap<String, Answer>, Failure> {
    let grid = marks(context, dossier).await?.grid;
    let mut answers = BTreeMap::new();
    for text in typed {
        let (code, mark) = text.split_once('=').ok_or_else(|| Failure::value("mark", text))?;
        let code = mark::code(&grid, code);
        let answer = mark::typed(&grid, &code, mark.trim())?;
        if answers.insert(code, answer).is_some() {
            return Err(Failure::value("mark", text));
        }
    }
    Ok(answers)
}

async fn agree(
    context: &Context,
    dossier_id: DossierId,
    answers: BTreeMap<String, Answer>,
    note: String,
) -> Result<Exit, Failure> {
    let request = ConsensusSetRequest {
        dossier_id,
        answers,
        note,
    };
    context.done(&wire::consensus_set(&context.host, context.asker(), request).await?)
}

/// A column for each member, one for what they agreed on; then what the rounds before came to.
fn sheet(context: &Context, marks: &DossierMarks) -> String {
    let words = &context.words;
    let mut table = Table::new()
        .column(context.heading("criterion"))
        .column(context.heading("label"));
    for sheet in &marks.sheets {
        table = table.number(sheet.name.clone());
    }
    table = table.number(context.heading("consensus"));
    for (place, criterion) in marks.grid.questions().into_iter().enumerate() {
        let said = |answer: Option<Answer>| {
            or_none(answer.map(|answer| mark::answered(context, &marks.grid, criterion, answer)))
        };
        let mut row = vec![criterion.code.clone(), words.label(&criterion.label).to_owned()];
        let given = marks
            .sheets
            .iter()
            .map(|sheet| said(sheet.marks.get(place).and_then(|mark| mark.mark)));
        row.extend(given);
        let agreed = marks.consensus.as_ref();
        row.push(said(
            agreed.and_then(|agreed| agreed.answers.get(&criterion.code).copied()),
        ));
        table.row(row);
    }
    let mut lines = vec![
        words.say("rounds.round", &[("round", &marks.round.to_string())]),
        table.to_string(),
    ];
    for sheet in marks.sheets.iter().filter(|sheet| !sheet.evidence.is_empty()) {
        lines.push(words.say("evidence.of", &[("member", &sheet.name)]));
        lines.push(mark::evidence(context, &sheet.evidence));
    }
    lines.extend(marks.former.iter().map(|round| {
        let score = round
            .result
            .official
            .as_ref()
            .map(|official| words.score(&official.value.to_string()));
        words.say(
            "rounds.former",
            &[("round", &round.round.to_string()), ("score", &or_none(score))],
        )
    }));
    lines.join("\n")
}
