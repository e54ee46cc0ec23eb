//! What an import did or would do, in words: what is asked first, then every line, then the sum.

use palmares_api::wire::Imported;
use palmares_core::dossier::intake::view::{ImportItem, ImportUnit, Proposal, ReceiptState, Tally};

use super::intake::SHORT_KEY;
use crate::answer::or_none;
use crate::context::Context;
use crate::table::Table;

/// The report of a plan or of an import.
pub fn report(context: &Context, imported: &Imported, plan: bool) -> String {
    let (words, report) = (&context.words, &imported.report);
    let mut lines = vec![units(context, &report.units), items(context, &report.items)];
    lines.extend(
        report
            .units
            .iter()
            .filter(|unit| unit.decided.is_none())
            .map(|unit| question(context, unit)),
    );
    if plan {
        let made = report
            .units
            .iter()
            .filter(|unit| unit.decided == Some(Proposal::New))
            .count();
        lines.push(words.count("import.would_create", made));
        lines.push(words.count("import.would_update", report.updated.len()));
    } else {
        lines.push(words.count("import.created", report.created.len()));
        lines.push(words.count("import.updated", report.updated.len()));
    }
    lines.push(sum(context, report.given, report.tally));
    if !plan && report.tally.asked > 0 {
        lines.push(words.get("import.waits"));
    }
    if report.tally.is_nothing() {
        lines.push(words.get("import.nothing"));
    }
    if report.cancelled {
        lines.push(words.get("import.cancelled"));
    }
    lines.extend(imported.failure.as_ref().map(|_| words.get("import.failed")));
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// What becomes or joins one dossier each, and how its receipt is known.
fn units(context: &Context, units: &[ImportUnit]) -> String {
    let words = &context.words;
    let mut table = Table::new()
        .column(context.heading("key"))
        .column(context.heading("project"))
        .column(context.heading("proposal"))
        .column(context.heading("received"))
        .column(context.heading("why"));
    for unit in units {
        let why: Vec<String> = unit.why.iter().map(|why| words.word("import_why", why)).collect();
        table.row(vec![
            short(&unit.key),
            unit.title.clone(),
            proposal(context, unit),
            received(context, unit),
            why.join(", "),
        ]);
    }
    if units.is_empty() {
        String::new()
    } else {
        table.to_string()
    }
}

fn short(key: &str) -> String {
    key.chars().take(SHORT_KEY).collect()
}

fn proposal(context: &Context, unit: &ImportUnit) -> String {
    let words = &context.words;
    let named = match (unit.dossier_number, &unit.dossier_title) {
        (Some(number), _) => words.say("import.number", &[("number", &number.to_string())]),
        (None, Some(title)) => title.clone(),
        (None, None) => String::new(),
    };
    let word = words.word("import_proposal", &unit.decided.unwrap_or(unit.proposal));
    let word = if unit.decided.is_some() {
        word
    } else {
        words.say("import.doubt", &[("proposal", &word)])
    };
    format!("{word} {named}").trim_end().to_owned()
}

fn received(context: &Context, unit: &ImportUnit) -> String {
    let words = &context.words;
    let known = unit.received_at.map(|at| words.instant(at));
    let mut text = known.unwrap_or_else(|| words.word("import_receipt", &unit.receipt));
    if unit.receipt == ReceiptState::Stated {
        text = format!("{text} ({})", words.word("import_receipt", &unit.receipt));
    }
    if let Some((at, or)) = unit.between {
        let two = words.say(
            "import.between",
            &[("at", &words.instant(at)), ("or", &words.instant(or))],
        );
        text = format!("{text} — {two}");
    }
    if unit.late == Some(true) {
        text = format!("{text} — {}", words.get("import.late"));
    }
    text
}

fn question(context: &Context, unit: &ImportUnit) -> String {
    let values = [("key", short(&unit.key)), ("title", unit.title.clone())];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    context.words.say("import.question", &values)
}

fn items(context: &Context, items: &[ImportItem]) -> String {
    let mut table = Table::new()
        .number(context.heading("dossier"))
        .column(context.heading("file"))
        .column(context.heading("outcome"))
        .column(context.heading("text"));
    for item in items {
        let name = item
            .within
            .as_ref()
            .map_or_else(|| item.name.clone(), |place| format!("{place} › {}", item.name));
        let name = if item.count > 1 {
            format!("{name} (× {})", item.count)
        } else {
            name
        };
        table.row(vec![
            or_none(item.dossier_number),
            name,
            outcome(context, item),
            text_of(context, item),
        ]);
    }
    if items.is_empty() {
        String::new()
    } else {
        table.to_string()
    }
}

fn outcome(context: &Context, item: &ImportItem) -> String {
    let words = &context.words;
    let mut outcome = words.word("import", &item.outcome);
    if let Some(reason) = &item.reason {
        outcome = words.say(
            "import.because",
            &[("outcome", &outcome), ("reason", &words.word("import_left", reason))],
        );
    }
    if !item.whole {
        outcome = words.say("import.cut", &[("outcome", &outcome)]);
    }
    if let Some(other) = item.also_in {
        outcome = words.say(
            "import.also_in",
            &[("outcome", &outcome), ("number", &other.to_string())],
        );
    }
    outcome
}

fn text_of(context: &Context, item: &ImportItem) -> String {
    match (&item.text_reason, &item.text_state) {
        (Some(reason), Some(state)) if state.has_text() => {
            let (state, reason) = (
                context.words.word("text_state", state),
                context.words.word("text_reason", reason),
            );
            format!("{state} ({reason})")
        }
        (Some(reason), _) => context.words.word("text_reason", reason),
        (None, Some(state)) => context.words.word("text_state", state),
        (None, None) => or_none(None::<String>),
    }
}

/// What was given is what became of it.
fn sum(context: &Context, given: u32, tally: Tally) -> String {
    let values = [
        ("given", given),
        ("kept", tally.kept),
        ("joined", tally.joined),
        ("there", tally.already_there),
        ("asked", tally.asked),
        ("refused", tally.refused),
        ("left", tally.left_out),
    ];
    let texts = values.map(|(name, number)| (name, number.to_string()));
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, number)| (*name, number.as_str())).collect();
    context.words.say("import.sum", &texts)
}
