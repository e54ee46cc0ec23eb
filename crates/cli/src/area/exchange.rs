//! Work copies, the changes that travel between them, and what they leave to settle.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use palmares_api::wire::{
    self, ChangesApplyRequest, ChangesPlanRequest, ChangesWriteRequest, ConflictList, ConflictListRequest,
    ConflictSettleRequest, CopyMakeRequest,
};
use palmares_core::clock::Timestamp;
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
        let count = |key, number: u32| context.words.count(key, usize::try_from(number).unwrap_or(usize::MAX));
        let key = if written.missing == 0 {
            "changes.written"
        } else {
            "changes.written.missing"
        };
        context.words.say(
            key,
            &[
                ("path", &written.path),
                ("entries", &count("count.entries", written.entries)),
                ("documents", &count("count.documents", written.documents)),
                ("missing", &count("count.documents", written.missing)),
            ],
        )
    })
}

/// A plan as people read it: how many entries of each kind, then one sentence for each.
fn plan_text(context: &Context, plan: &Plan) -> String {
    let words = &context.words;
    let count = |key, number: u32| words.count(key, usize::try_from(number).unwrap_or(usize::MAX));
    let numbers = [plan.new, plan.here, plan.soft, plan.hard, plan.refused].map(|number| number.to_string());
    let ([new, here, soft, hard, refused], total) = (&numbers, count("count.entries", plan.total));
    let head = words.say(
        "plan",
        &[
            ("made", &words.instant(plan.made_at)),
            ("total", &total),
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
    // Entries that are here already are not of the file: what comes refuses some of them.
    let all_refused = plan.lines.iter().filter(|line| line.verdict == Verdict::Refused);
    let ours = all_refused
        .count()
        .saturating_sub(usize::try_from(plan.refused).unwrap_or(usize::MAX));
    let displaced = (ours > 0).then(|| words.count("plan.displaced", ours));
    let lines = plan.lines.iter().map(|line| line_text(context, line));
    let head = std::iter::once(head).chain(displaced).chain(ahead);
    let all: Vec<String> = head.chain(lines).collect();
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
            None => said(words, (&meeting.table, &meeting.field), value),
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

/// The columns that say yes or no.
const TRUTHS: [&str; 9] = [
    "active",
    "casting_vote",
    "creation_in_progress",
    "form_signed",
    "hq_commitment",
    "imposed",
    "on_paper",
    "recused",
    "to_review",
];

/// A value of the record as people read it: a word of the program in their language, an amount, a day or an instant as they are
/// written; all else as it is.
fn said(words: &Words, (table, column): (&str, &str), value: &Value) -> String {
    let text = plain(value);
    let group = match (table, column) {
        ("evaluation", "state") => "cell",
        ("dossier", "state" | "stage")
        | ("member", "capacity" | "role" | "voice")
        | ("dossier_check", "step" | "outcome") => column,
        ("document" | "decision" | "interest" | "opinion", "kind")
        | ("session" | "evidence", "state")
        | ("funder", "status") => table,
        _ => "",
    };
    let truth = value.as_i64().filter(|_| TRUTHS.contains(&column));
    let key = match truth {
        Some(0) => "no".to_owned(),
        Some(_) => "yes".to_owned(),
        None => format!("{group}.{text}"),
    };
    if words.knows(&key) {
        return words.get(&key);
    }
    if let (true, Some(cents)) = (column.ends_with("_cents"), value.as_i64()) {
        return words.money(cents);
    }
    let instant = text.parse::<Timestamp>().ok().filter(|_| column.ends_with("_at"));
    let day = text.parse::<NaiveDate>().ok().filter(|_| column.ends_with("_on"));
    instant
        .map(|at| words.instant(at))
        .or(day.map(|day| words.day(day)))
        .unwrap_or(text)
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::words::Language;

    #[test]
    fn a_value_of_the_record_is_told_as_people_read_it() {
        let words = Words::of(Language::Fr);
        let told = |table: &str, column: &str, value: Value| said(&words, (table, column), &value);
        assert_eq!(told("evaluation", "state", json!("draft")), "en cours");
        assert_eq!(told("dossier", "state", json!("selected")), "retenu");
        assert_eq!(told("document", "kind", json!("bank_details")), "RIB");
        assert_eq!(told("interest", "recused", json!(1)), "oui");
        assert_eq!(
            told("dossier", "requested_cents", json!(4_500_000)),
            "45\u{202f}000\u{a0}€"
        );
        assert_eq!(told("session", "held_on", json!("2026-03-11")), "11/03/2026");
        assert_eq!(told("dossier", "title", json!("Lens")), "Lens");
    }
}
