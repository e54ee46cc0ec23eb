//! What follows a decision: its reservations, and coming back before the committee.

use clap::{Args, Subcommand};
use palmares_api::wire::{
    self, CallGetRequest, DecisionList, DecisionListRequest, DecisionReopenRequest, DecisionValidateRequest,
    DossierGetRequest, ReservationLiftRequest, ReservationList, ReservationListRequest, SessionGetRequest,
};
use palmares_core::decision::view::ConditionView;
use palmares_core::decision::{AuthorityAct, DecisionView, Effect};
use palmares_core::id::{DocumentId, DossierId};
use palmares_core::minutes::AgendaItemView;

use crate::answer::{day, or_none, word};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares decisions`
#[derive(Debug, Args)]
pub struct Decisions {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    Reservations,
    Show {
        dossier: String,
    },
    Lift(Lift),
    Review(super::reviews::Look),
    Validate(Follow),
    Reopen {
        dossier: String,
        #[arg(long, value_name = "GROUND")]
        reason: String,
        #[arg(long)]
        motive: String,
    },
}

/// That the competent body followed what a session proposed.
#[derive(Debug, Args)]
struct Follow {
    session: String,
    #[arg(long)]
    reference: String,
    #[arg(long, value_name = "DAY")]
    on: String,
    #[arg(long)]
    body: Option<String>,
    #[arg(long = "dossier", value_name = "DOSSIER")]
    dossiers: Vec<String>,
}

/// That a reservation was met.
#[derive(Debug, Args)]
struct Lift {
    dossier: String,
    reservation: usize,
    #[arg(long, value_name = "DAY")]
    on: String,
    #[arg(long)]
    motive: String,
    #[arg(long)]
    document: Option<String>,
}

impl Decisions {
    /// Runs the act, or lists the reservations that wait.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        match self.act.unwrap_or(Act::Reservations) {
            Act::Reservations => pending(context).await,
            Act::Show { dossier } => {
                let list = taken(context, context.dossier(&dossier).await?.id).await?;
                context.answer(&list, |list| shown(context, list))
            }
            Act::Lift(lift) => lift.run(context).await,
            Act::Review(look) => look.run(context).await,
            Act::Validate(follow) => follow.run(context).await,
            Act::Reopen {
                dossier,
                reason,
                motive,
            } => {
                let list = taken(context, context.dossier(&dossier).await?.id).await?;
                let last = list.decisions.last().ok_or_else(|| nothing("decision", &dossier))?;
                let request = DecisionReopenRequest {
                    decision_id: last.id,
                    reason: word("ground", &reason)?,
                    motive,
                };
                context.done(&wire::decision_reopen(&context.host, context.asker(), request).await?)
            }
        }
    }
}

fn nothing(kind: &'static str, text: &str) -> Failure {
    Failure::Named {
        kind,
        text: text.to_owned(),
        several: false,
    }
}

async fn taken(context: &Context, dossier_id: DossierId) -> Result<DecisionList, Failure> {
    Ok(wire::decision_list(&context.host, context.asker(), DecisionListRequest { dossier_id }).await?)
}

impl Follow {
    /// Every proposal of the session, unless dossiers are named; the body is the one of the call's rules, unless another is.
    async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let session_id = context.session(&self.session).await?.id;
        let request = SessionGetRequest { session_id };
        let session = wire::session_get(&context.host, context.asker(), request).await?;
        let mut named = Vec::new();
        for dossier in &self.dossiers {
            named.push(context.dossier(dossier).await?.id);
        }
        let wanted = |item: &&AgendaItemView| named.is_empty() || named.contains(&item.dossier_id);
        let awaits = |decision: &&DecisionView| decision.effect == Effect::Awaited || !named.is_empty();
        let decisions = session
            .items
            .iter()
            .filter(wanted)
            .filter_map(|item| item.decision.as_ref());
        let request = DecisionValidateRequest {
            session_id,
            decisions: decisions.filter(awaits).map(|decision| decision.id).collect(),
            act: AuthorityAct {
                body: match self.body {
                    Some(body) => body,
                    None => body_of_rules(context).await?,
                },
                reference: self.reference,
                acted_on: day(&self.on)?,
            },
        };
        context.done(&wire::decision_validate(&context.host, context.asker(), request).await?)
    }
}

async fn body_of_rules(context: &Context) -> Result<String, Failure> {
    let call_id = context.call().await?;
    let call = wire::call_get(&context.host, context.asker(), CallGetRequest { call_id }).await?;
    Ok(call.rules.deciding_body.map(|body| body.fr).unwrap_or_default())
}

impl Lift {
    async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let dossier_id = context.dossier(&self.dossier).await?.id;
        let list = taken(context, dossier_id).await?;
        let conditions = reserved(&list);
        let place = self.reservation.checked_sub(1);
        let found = place.and_then(|place| conditions.get(place));
        let found = found.ok_or_else(|| nothing("reservation", &self.reservation.to_string()))?;
        let document_id = match &self.document {
            Some(name) => Some(evidence(context, dossier_id, name).await?),
            None => None,
        };
        let request = ReservationLiftRequest {
            reservation_id: found.id,
            lifted_on: day(&self.on)?,
            motive: self.motive,
            document_id,
        };
        context.done(&wire::reservation_lift(&context.host, context.asker(), request).await?)
    }
}

/// The reservations that are lifted now: of the last decision that can still have some lifted, else of the last.
pub fn reserved(list: &DecisionList) -> &[ConditionView] {
    let waiting = |one: &&DecisionView| one.can_lift && !one.conditions.is_empty();
    let decision = list.decisions.iter().rev().find(waiting).or(list.decisions.last());
    decision.map_or(&[], |decision| &decision.conditions)
}

async fn evidence(context: &Context, dossier_id: DossierId, name: &str) -> Result<DocumentId, Failure> {
    let view = wire::dossier_get(&context.host, context.asker(), DossierGetRequest { dossier_id }).await?;
    let found = view.documents.iter().find(|document| document.name == name);
    found
        .map(|document| document.id)
        .ok_or_else(|| nothing("document", name))
}

async fn pending(context: &Context) -> Result<Exit, Failure> {
    let call_id = context.call().await?;
    let list = wire::reservation_list(&context.host, context.asker(), ReservationListRequest { call_id }).await?;
    context.answer(&list, |list| waiting(context, list))
}

fn waiting(context: &Context, list: &ReservationList) -> String {
    let mut table = Table::new()
        .number(context.heading("number"))
        .column(context.heading("project"))
        .column(context.heading("reservation"))
        .column(context.heading("due"))
        .column(context.heading("review"));
    for one in &list.reservations {
        table.row(vec![
            one.dossier_number.to_string(),
            one.title.clone(),
            one.condition.text.clone(),
            due(context, &one.condition),
            super::reviews::reviewed(context, &one.condition),
        ]);
    }
    let count = context.words.count("reservations", list.reservations.len());
    format!("{table}\n{count}")
}

/// The date of a reservation, and whether it is over.
fn due(context: &Context, condition: &ConditionView) -> String {
    let day = context.words.day(condition.due_on);
    if condition.overdue {
        context.words.say("reservation.overdue", &[("day", &day)])
    } else {
        day
    }
}

/// Where the project is sent, which decision this one extends, and from when to when what was granted holds.
fn validity(context: &Context, decision: &DecisionView) -> Vec<String> {
    let words = &context.words;
    let sent = decision.input.redirected_to.as_ref();
    let sent = sent.map(|to| words.say("decision.redirected_to", &[("to", to)]));
    let extends = decision.extends.as_ref().map(|extended| {
        let (granted, until) = (words.day(extended.granted_on), words.day(extended.term.to));
        words.say("decision.extends", &[("granted", &granted), ("until", &until)])
    });
    let conditions = decision.extends.iter().flat_map(|extended| &extended.conditions);
    let settled = conditions.map(|one| match one.met_on {
        Some(day) => words.say("decision.met", &[("text", &one.text), ("day", &words.day(day))]),
        None => words.say("decision.unmet", &[("text", &one.text)]),
    });
    let valid = decision.term().map(|term| {
        let (from, to) = (words.day(term.from), words.day(term.to));
        words.say("decision.valid", &[("from", &from), ("to", &to)])
    });
    let months = decision.input.valid.months.filter(|_| valid.is_none());
    let from_act = months.map(|months| words.say("decision.valid_from_act", &[("n", &months.to_string())]));
    sent.into_iter()
        .chain(extends)
        .chain(settled)
        .chain(valid)
        .chain(from_act)
        .collect()
}

fn shown(context: &Context, list: &DecisionList) -> String {
    let words = &context.words;
    let mut lines = Vec::new();
    for decision in &list.decisions {
        let (day, kind) = (
            words.day(decision.taken_on()),
            context.outcome("decision", &decision.input.kind),
        );
        let key = if decision.superseded {
            "decision.line.superseded"
        } else {
            "decision.line"
        };
        let motive = &decision.input.motive;
        lines.push(words.say(key, &[("day", &day), ("kind", &kind), ("motive", motive)]));
        lines.extend(validity(context, decision));
        if let Some(reopened) = &decision.reopened {
            let (ground, at) = (
                words.word("ground", &reopened.reason),
                words.instant(reopened.reopened_at),
            );
            let facts = [("ground", ground.as_str()), ("day", &at), ("motive", &reopened.motive)];
            lines.push(words.say("decision.reopened", &facts));
        }
        for (condition, number) in decision.conditions.iter().zip(1_u32..) {
            let lifted = or_none(condition.lifted_on.map(|day| words.day(day)));
            let facts = [
                ("number", number.to_string()),
                ("text", condition.text.clone()),
                ("due", due(context, condition)),
                ("lifted", lifted),
                ("motive", condition.lifting_motive.clone()),
            ];
            let facts: Vec<(&str, &str)> = facts.iter().map(|(name, value)| (*name, value.as_str())).collect();
            lines.push(words.say("decision.condition", &facts).trim_end().to_owned());
        }
    }
    lines.join("\n")
}
