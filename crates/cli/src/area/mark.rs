//! Scoring, as a member, and what the secretariat does with what was handed in.

mod answers;

use clap::{Args, Subcommand};
use palmares_api::wire::{
    self, EvaluationAbstainRequest, EvaluationFlagRequest, EvaluationLookRequest, EvaluationReinstateRequest,
    EvaluationReopenRequest, EvaluationReturnRequest, EvaluationSetAsideRequest, EvaluationSubmitRequest,
    MarkCommentRequest, MarkSetRequest, ScoringCloseRequest, ScoringGetRequest, ScoringQueueRequest,
};
use palmares_core::evaluation::EvidenceView;
use palmares_core::evaluation::view::{ScoringQueue, ScoringView};
use palmares_core::id::{DossierId, MemberId};

pub use self::answers::{answered, code, on, typed};
use super::{grids, sheets};
use crate::answer::or_none;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares mark`
#[derive(Debug, Args)]
pub struct Marking {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    Queue,
    Show {
        dossier: String,
    },
    Set {
        dossier: String,
        criterion: String,
        mark: String,
        #[arg(long)]
        comment: Option<String>,
        #[arg(long, default_value = "", requires = "comment")]
        note: String,
    },
    Comment {
        dossier: String,
        comment: String,
        #[arg(long)]
        criterion: Option<String>,
        #[arg(long, default_value = "", requires = "criterion")]
        note: String,
    },
    Flag {
        dossier: String,
        #[arg(long)]
        off: bool,
    },
    Submit {
        dossier: String,
    },
    Look {
        dossier: String,
    },
    Reopen {
        dossier: String,
    },
    Abstain {
        dossier: String,
    },
    Close {
        dossier: String,
    },
    SetAside(Handed),
    Reinstate(Handed),
    Return(Handed),
    Print(sheets::Print),
    Enter(sheets::Enter),
    HandIn(sheets::HandIn),
}

/// What somebody handed in, and why something is done with it.
#[derive(Debug, Args)]
struct Handed {
    dossier: String,
    member: String,
    #[arg(long)]
    motive: String,
}

impl Marking {
    /// Runs the act, or shows the acting member's list.
    #[allow(clippy::too_many_lines, reason = "one arm for each act, nothing shared between them")]
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        let host = &context.host;
        let id = async |dossier: &str| Ok::<_, Failure>(context.dossier(dossier).await?.id);
        let receipt = match self.act.unwrap_or(Act::Queue) {
            Act::Queue => return queue(context).await,
            Act::Show { dossier } => return show(context, id(&dossier).await?).await,
            Act::Set {
                dossier,
                criterion,
                mark,
                comment,
                note,
            } => {
                let dossier_id = id(&dossier).await?;
                return set(
                    context,
                    dossier_id,
                    &criterion,
                    &mark,
                    comment.map(|comment| (comment, note)),
                )
                .await;
            }
            Act::Comment {
                dossier,
                comment,
                criterion,
                note,
            } => {
                let dossier_id = id(&dossier).await?;
                let request = MarkCommentRequest {
                    dossier_id,
                    criterion: match criterion {
                        Some(typed) => Some(code(&scoring(context, dossier_id).await?.grid, &typed)),
                        None => None,
                    },
                    comment,
                    private_note: note,
                };
                wire::mark_comment(host, context.asker(), request).await?
            }
            Act::Flag { dossier, off } => {
                let (dossier_id, to_review) = (id(&dossier).await?, !off);
                let request = EvaluationFlagRequest { dossier_id, to_review };
                wire::evaluation_flag(host, context.asker(), request).await?
            }
            Act::Submit { dossier } => {
                wire::evaluation_submit(
                    host,
                    context.asker(),
                    EvaluationSubmitRequest {
                        dossier_id: id(&dossier).await?,
                    },
                )
                .await?
            }
            Act::Look { dossier } => {
                let dossier_id = id(&dossier).await?;
                wire::evaluation_look(host, context.asker(), EvaluationLookRequest { dossier_id }).await?;
                return show(context, dossier_id).await;
            }
            Act::Reopen { dossier } => {
                wire::evaluation_reopen(
                    host,
                    context.asker(),
                    EvaluationReopenRequest {
                        dossier_id: id(&dossier).await?,
                    },
                )
                .await?
            }
            Act::Abstain { dossier } => {
                wire::evaluation_abstain(
                    host,
                    context.asker(),
                    EvaluationAbstainRequest {
                        dossier_id: id(&dossier).await?,
                    },
                )
                .await?
            }
            Act::Close { dossier } => {
                wire::scoring_close(
                    host,
                    context.asker(),
                    ScoringCloseRequest {
                        dossier_id: id(&dossier).await?,
                    },
                )
                .await?
            }
            Act::SetAside(handed) => {
                let (dossier_id, member_id) = handed.of(context).await?;
                let motive = handed.motive;
                let request = EvaluationSetAsideRequest {
                    dossier_id,
                    member_id,
                    motive,
                };
                wire::evaluation_set_aside(host, context.asker(), request).await?
            }
            Act::Reinstate(handed) => {
                let (dossier_id, member_id) = handed.of(context).await?;
                let motive = handed.motive;
                let request = EvaluationReinstateRequest {
                    dossier_id,
                    member_id,
                    motive,
                };
                wire::evaluation_reinstate(host, context.asker(), request).await?
            }
            Act::Return(handed) => {
                let (dossier_id, member_id) = handed.of(context).await?;
                let motive = handed.motive;
                let request = EvaluationReturnRequest {
                    dossier_id,
                    member_id,
                    motive,
                };
                wire::evaluation_return(host, context.asker(), request).await?
            }
            Act::Print(sheets) => return sheets.run(context).await,
            Act::Enter(sheet) => return sheet.run(context).await,
            Act::HandIn(sheet) => return sheet.run(context).await,
        };
        context.done(&receipt)
    }
}

impl Handed {
    async fn of(&self, context: &Context) -> Result<(DossierId, MemberId), Failure> {
        let dossier = context.dossier(&self.dossier).await?.id;
        Ok((dossier, context.member(&self.member).await?.id))
    }
}

/// Sets a mark typed in points (`3.5`) or in the words of its scale, `nc` where the criterion does not concern the dossier; `-`
/// takes it away.
async fn set(
    context: &Context,
    dossier_id: DossierId,
    criterion: &str,
    mark: &str,
    comment: Option<(String, String)>,
) -> Result<Exit, Failure> {
    let grid = scoring(context, dossier_id).await?.grid;
    let criterion = code(&grid, criterion);
    let mark = match mark {
        "-" => None,
        mark => Some(typed(&grid, &criterion, mark)?),
    };
    let request = MarkSetRequest {
        dossier_id,
        criterion: criterion.clone(),
        mark,
    };
    let receipt = wire::mark_set(&context.host, context.asker(), request).await?;
    if let Some((comment, private_note)) = comment {
        let request = MarkCommentRequest {
            dossier_id,
            criterion: Some(criterion),
            comment,
            private_note,
        };
        wire::mark_comment(&context.host, context.asker(), request).await?;
    }
    context.done(&receipt)
}

async fn queue(context: &Context) -> Result<Exit, Failure> {
    let call_id = context.call().await?;
    let queue = wire::scoring_queue(&context.host, context.asker(), ScoringQueueRequest { call_id }).await?;
    context.answer(&queue, |queue| queue_table(context, queue))
}

fn queue_table(context: &Context, queue: &ScoringQueue) -> String {
    let mut table = Table::new()
        .number(context.heading("number"))
        .column(context.heading("project"))
        .column(context.heading("applicant"))
        .column(context.heading("state"))
        .number(context.heading("marks"));
    for item in &queue.items {
        let state = context.words.word("cell", &item.state);
        let marks = format!("{}/{}", item.marked, item.criteria);
        table.row(vec![
            item.number.to_string(),
            item.title.clone(),
            item.applicant.clone(),
            state,
            marks,
        ]);
    }
    table.to_string()
}

/// What the acting member scores of a dossier, on its grid.
async fn scoring(context: &Context, dossier_id: DossierId) -> Result<ScoringView, Failure> {
    Ok(wire::scoring_get(&context.host, context.asker(), ScoringGetRequest { dossier_id }).await?)
}

async fn show(context: &Context, dossier_id: DossierId) -> Result<Exit, Failure> {
    let view = scoring(context, dossier_id).await?;
    context.answer(&view, |view| scoring_sheet(context, view))
}

fn scoring_sheet(context: &Context, view: &ScoringView) -> String {
    let mut table = Table::new()
        .column(context.heading("criterion"))
        .column(context.heading("label"))
        .number(context.heading("mark"))
        .column(context.heading("comment"));
    for (criterion, mark) in view.grid.questions().into_iter().zip(&view.marks) {
        let given = or_none(mark.mark.map(|mark| answered(context, &view.grid, criterion, mark)));
        let label = context.words.label(&criterion.label).to_owned();
        table.row(vec![criterion.code.clone(), label, given, mark.comment.clone()]);
    }
    let head = format!("{}  {}", view.item.number, view.item.title);
    let parts = [
        head,
        table.to_string(),
        grids::referentials(context, &view.grid),
        evidence(context, &view.evidence),
        view.comment.clone(),
    ];
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The passages that somebody holds as evidence, a line for each: criterion, page, what stands there. Empty where there is none.
pub fn evidence(context: &Context, held: &[EvidenceView]) -> String {
    if held.is_empty() {
        return String::new();
    }
    let mut table = Table::new()
        .column(context.heading("criterion"))
        .number(context.heading("page"))
        .column(context.heading("passage"))
        .column(context.heading("state"))
        .column(context.heading("comment"));
    for one in held {
        let quote = one.passage.quote.as_ref();
        let said = quote.map_or_else(
            || context.words.get("evidence.rectangle"),
            |quote| shortened(&quote.text),
        );
        table.row(vec![
            one.criterion.clone(),
            page(one),
            said,
            context.words.word("evidence", &one.state),
            one.comment.clone(),
        ]);
    }
    table.to_string()
}

/// A text of one line, its end left out where it is long.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(100) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

/// The page as the document calls it, or its number.
fn page(one: &EvidenceView) -> String {
    match one.passage.label.as_str() {
        "" => (one.passage.page + 1).to_string(),
        label => label.to_owned(),
    }
}
