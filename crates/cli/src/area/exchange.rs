//! Work copies, the changes that travel between them, and what they leave to settle.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use palmares_api::wire::{
    self, ChangesApplyRequest, ChangesPlanRequest, ChangesWriteRequest, ConflictList, ConflictListRequest,
    ConflictSettleRequest, CopyMakeRequest,
};
use palmares_core::grid::Answer;
use palmares_core::journal::{FieldMeeting, Plan, PlanLine, Side, Verdict};
use serde_json::Value;

use super::mark;
use crate::answer::word;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::{Failure, refusal};
use crate::sentence::plain;
use crate::words::Words;

/// `palmares copy`
#[derive(Debug, Args)]
pub struct Copy {
    #[arg(long, value_name = "FOLDER")]
    to: PathBuf,
}

/// `palmares changes`
#[derive(Debug, Args)]
pub struct Changes {
    #[command(subcommand)]
    act: ChangesAct,
}

#[derive(Debug, Subcommand)]
enum ChangesAct {
    Write {
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
        #[arg(long)]
        all: bool,
    },
    Plan {
        file: PathBuf,
    },
    Apply {
        file: PathBuf,
    },
}

/// `palmares conflicts`
#[derive(Debug, Args)]
pub struct Conflicts {
    #[command(subcommand)]
    act: Option<ConflictsAct>,
}

#[derive(Debug, Subcommand)]
enum ConflictsAct {
    List,
    Settle {
        conflict: String,
        #[arg(long, value_name = "SIDE")]
        take: String,
    },
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

impl Copy {
    /// Makes a work copy.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        let request = CopyMakeRequest { path: text(&self.to) };
        let made = wire::copy_make(&context.host, context.asker(), request).await?;
        context.answer(&made, |made| context.words.say("copy.made", &[("path", &made.path)]))
    }
}

impl Changes {
    /// Writes changes, tells what taking them in would do, or takes them in.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        match self.act {
            ChangesAct::Write { to, all } => write(context, &to, all).await,
            ChangesAct::Plan { file } => {
                let request = ChangesPlanRequest { path: text(&file) };
                let plan = wire::changes_plan(&context.host, context.asker(), request).await?;
                context.answer(&plan, |plan| plan_text(context, plan))
            }
            ChangesAct::Apply { file } => {
                let request = ChangesApplyRequest { path: text(&file) };
                let applied = wire::changes_apply(&context.host, context.asker(), request).await?;
                context.answer(&applied, |applied| {
                    format!(
                        "{}\n{}",
                        context.words.get("changes.applied"),
                        plan_text(context, &applied.plan)
                    )
                })
            }
        }
    }
}

async fn write(context: &Context, to: &Path, all: bool) -> Result<Exit, Failure> {
    let request = ChangesWriteRequest { path: text(to), all };
    let written = wire::changes_write(&context.host, context.asker(), request).await?;
    context.answer(&written, |written| {
        let key = if written.missing == 0 {
            "changes.written"
        } else {
            "changes.written.missing"
        };
        context.words.say(
            key,
            &[
                ("path", &written.path),
                ("entries", &written.entries.to_string()),
                ("documents", &written.documents.to_string()),
                ("missing", &written.missing.to_string()),
            ],
        )
    })
}

/// A plan as people read it: how many entries of each kind, then one sentence for each.
fn plan_text(context: &Context, plan: &Plan) -> String {
    let words = &context.words;
    let numbers =
        [plan.total, plan.new, plan.here, plan.soft, plan.hard, plan.refused].map(|number| number.to_string());
    let [total, new, here, soft, hard, refused] = &numbers;
    let head = words.say(
        "plan",
        &[
            ("made", &words.instant(plan.made_at)),
            ("total", total),
            ("new", new),
            ("here", here),
            ("soft", soft),
            ("hard", hard),
            ("refused", refused),
        ],
    );
    let ahead = plan
        .clock_ahead_hours
        .map(|hours| words.say("plan.clock_ahead", &[("hours", &hours.to_string())]));
    let lines = plan.lines.iter().map(|line| line_text(context, line));
    let all: Vec<String> = std::iter::once(head).chain(ahead).chain(lines).collect();
    all.join("\n")
}

/// The sentence of an entry, and below it the fields and numbers concerned.
pub(super) fn line_text(context: &Context, line: &PlanLine) -> String {
    let words = &context.words;
    let verdict = match (line.verdict, &line.reason, &line.beside) {
        (Verdict::Refused, Some(reason), _) => {
            let why = refusal(reason.code, &reason.params, None, words);
            words.say("plan.refused", &[("why", &why)])
        }
        (Verdict::Soft, _, Some(beside)) => words.say("plan.beside", &[("entry", &context.entry(beside))]),
        (verdict, ..) => words.word("verdict", &verdict),
    };
    let entry = context.entry(&line.entry);
    let mut lines = vec![words.say("plan.line", &[("entry", &entry), ("verdict", &verdict)])];
    lines.extend(line.fields.iter().map(|field| meeting_text(context, field)));
    lines.extend(line.renumbered.iter().map(|change| {
        words.say(
            "plan.renumbered",
            &[
                ("table", &named(words, "table", &change.table)),
                ("from", &change.from.to_string()),
                ("to", &change.to.to_string()),
            ],
        )
    }));
    lines.join("\n")
}

/// A field with both its values and who gave each.
fn meeting_text(context: &Context, meeting: &FieldMeeting) -> String {
    let (ours, theirs) = (
        side_text(context, meeting, &meeting.ours),
        side_text(context, meeting, &meeting.theirs),
    );
    let key = if meeting.field.is_empty() {
        "plan.presence"
    } else {
        "plan.field"
    };
    // A mark is told as the points that people give, not as it is kept.
    let field = meeting.scale.as_ref().map_or(meeting.field.as_str(), |_| "mark");
    context.words.say(
        key,
        &[
            ("table", &named(&context.words, "table", &meeting.table)),
            ("field", &named(&context.words, "column", field)),
            ("ours", &ours),
            ("theirs", &theirs),
        ],
    )
}

fn side_text(context: &Context, meeting: &FieldMeeting, side: &Side) -> String {
    let words = &context.words;
    let kept = side.value.as_u64().and_then(|kept| u16::try_from(kept).ok());
    let value = match (&side.value, meeting.field.is_empty()) {
        // Two values differ, so that only kept back are both none.
        _ if meeting.ours.value.is_null() && meeting.theirs.value.is_null() => words.get("plan.kept_back"),
        (Value::Bool(true), true) => words.get("plan.there"),
        (_, true) => words.get("plan.gone"),
        (value, false) => match meeting.scale.as_ref().zip(kept) {
            Some((scale, kept)) => mark::on(context, scale, Answer::from_stored(kept)),
            None => plain(value),
        },
    };
    let who = context.who(side.entry.person_name.as_deref(), side.entry.part);
    let (when, what) = (
        words.instant(side.entry.at),
        context.what(side.entry.operation, &side.entry.params),
    );
    words.say(
        "plan.side",
        &[("value", &value), ("who", &who), ("when", &when), ("what", &what)],
    )
}

/// What people call a table or a column of the record; one that has no word yet shows itself.
fn named(words: &Words, group: &str, code: &str) -> String {
    let key = format!("{group}.{code}");
    if words.knows(&key) {
        words.get(&key)
    } else {
        code.to_owned()
    }
}

impl Conflicts {
    /// Lists what waits, or settles a conflict.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        match self.act {
            Some(ConflictsAct::List) | None => {
                let list = wire::conflict_list(&context.host, context.asker(), ConflictListRequest {}).await?;
                context.answer(&list, |list| list_text(context, list))
            }
            Some(ConflictsAct::Settle { conflict, take }) => {
                let request = ConflictSettleRequest {
                    conflict_id: conflict,
                    take: word("take", &take)?,
                };
                context.done(&wire::conflict_settle(&context.host, context.asker(), request).await?)
            }
        }
    }
}

fn list_text(context: &Context, list: &ConflictList) -> String {
    let words = &context.words;
    let mut lines = vec![words.count("conflicts", list.conflicts.len())];
    for conflict in &list.conflicts {
        lines.push(conflict.id.clone());
        lines.push(meeting_text(context, &conflict.meeting));
    }
    lines.push(words.count("refused", list.refused.len()));
    for refused in &list.refused {
        let why = refusal(refused.reason.code, &refused.reason.params, None, words);
        let verdict = words.say("plan.refused", &[("why", &why)]);
        let entry = context.entry(&refused.entry);
        lines.push(words.say("plan.line", &[("entry", &entry), ("verdict", &verdict)]));
    }
    lines.join("\n")
}
