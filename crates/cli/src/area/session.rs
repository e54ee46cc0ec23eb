//! Sessions, from the plan to the closing.

use clap::{Args, Subcommand};
use palmares_api::wire::{
    self, AgendaSetRequest, HearingRecordRequest, SessionCancelRequest, SessionCloseRequest, SessionConveneRequest,
    SessionCreateRequest, SessionCreated, SessionGetRequest, SessionListRequest, SessionOpenRequest,
    SessionReconveneRequest, SessionUpdateRequest,
};
use palmares_core::id::{AgendaItemId, DossierId, SessionId};
use palmares_core::minutes::SessionView;
use palmares_core::session::quorum::QuorumResult;
use palmares_core::session::view::{SessionInput, SessionList, SessionRow};
use palmares_core::session::warning::SessionWarning;

use super::attendance::Attendance;
use crate::answer::{day, or_none};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares session`
#[derive(Debug, Args)]
pub struct Sessions {
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    List,
    Show {
        session: String,
    },
    Plan(Plan),
    Update {
        session: String,
        #[command(flatten)]
        plan: PlanChange,
    },
    Agenda {
        session: String,
        dossiers: Vec<String>,
    },
    Convene {
        session: String,
    },
    Attendance(Attendance),
    Open {
        session: String,
        #[arg(long, value_name = "HH:MM")]
        at: Option<String>,
    },
    Reconvene {
        session: String,
        #[command(flatten)]
        plan: Plan,
    },
    Hearing(Hearing),
    Close {
        session: String,
        #[arg(long, value_name = "HH:MM")]
        at: Option<String>,
    },
    Cancel {
        session: String,
    },
}

/// A new session.
#[derive(Debug, Args)]
struct Plan {
    #[arg(long, value_name = "DAY")]
    on: String,
    #[arg(long, default_value = "14:00", value_name = "TIME")]
    at: String,
    #[arg(long, default_value = "")]
    place: String,
    #[arg(long, value_name = "MEMBER")]
    chair: Option<String>,
    #[arg(long, default_value = "")]
    secretary: String,
    #[arg(long, value_name = "DAY")]
    next: Option<String>,
}

/// What changes of a session; what is not named stays.
#[derive(Debug, Args)]
struct PlanChange {
    #[arg(long, value_name = "DAY")]
    on: Option<String>,
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    #[arg(long)]
    place: Option<String>,
    #[arg(long, value_name = "MEMBER")]
    chair: Option<String>,
    #[arg(long)]
    secretary: Option<String>,
    #[arg(long, value_name = "DAY")]
    next: Option<String>,
}

/// A hearing.
#[derive(Debug, Args)]
struct Hearing {
    session: String,
    dossier: String,
    #[arg(long, conflicts_with = "from")]
    absent: bool,
    #[arg(long, value_name = "TIME")]
    from: Option<String>,
    #[arg(long, value_name = "TIME")]
    until: Option<String>,
    #[arg(long, default_value = "")]
    persons: String,
    #[arg(long, default_value = "")]
    debate: String,
}

impl Sessions {
    /// Runs the act, or lists the sessions.
    #[allow(clippy::too_many_lines, reason = "one arm for each act, nothing shared between them")]
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        let host = &context.host;
        let id = async |text: &str| Ok::<SessionId, Failure>(context.session(text).await?.id);
        let receipt = match self.act.unwrap_or(Act::List) {
            Act::List => return list(context).await,
            Act::Show { session } => return show(context, id(&session).await?).await,
            Act::Plan(plan) => return plan.create(context).await,
            Act::Update { session, plan } => {
                let row = context.session(&session).await?;
                let request = SessionUpdateRequest {
                    session_id: row.id,
                    input: plan.applied(context, row).await?,
                };
                wire::session_update(host, context.asker(), request).await?
            }
            Act::Agenda { session, dossiers } => {
                let dossiers = numbered(context, dossiers).await?;
                wire::agenda_set(
                    host,
                    context.asker(),
                    AgendaSetRequest {
                        session_id: id(&session).await?,
                        dossiers,
                    },
                )
                .await?
            }
            Act::Convene { session } => {
                wire::session_convene(
                    host,
                    context.asker(),
                    SessionConveneRequest {
                        session_id: id(&session).await?,
                    },
                )
                .await?
            }
            Act::Attendance(sheet) => sheet.record(context).await?,
            Act::Open { session, at } => return open(context, id(&session).await?, at).await,
            Act::Reconvene { session, plan } => return plan.reconvene(context, id(&session).await?).await,
            Act::Hearing(hearing) => hearing.record(context).await?,
            Act::Close { session, at } => {
                wire::session_close(
                    host,
                    context.asker(),
                    SessionCloseRequest {
                        session_id: id(&session).await?,
                        at,
                    },
                )
                .await?
            }
            Act::Cancel { session } => {
                wire::session_cancel(
                    host,
                    context.asker(),
                    SessionCancelRequest {
                        session_id: id(&session).await?,
                    },
                )
                .await?
            }
        };
        context.done(&receipt)
    }
}

async fn numbered(context: &Context, texts: Vec<String>) -> Result<Vec<DossierId>, Failure> {
    let mut dossiers = Vec::with_capacity(texts.len());
    for text in texts {
        dossiers.push(context.dossier(&text).await?.id);
    }
    Ok(dossiers)
}

impl Plan {
    async fn input(self, context: &Context) -> Result<SessionInput, Failure> {
        let chair_id = match &self.chair {
            Some(name) => Some(context.member(name).await?.id),
            None => None,
        };
        Ok(SessionInput {
            held_on: day(&self.on)?,
            starts_at: self.at,
            place: self.place,
            chair_id,
            secretary: self.secretary,
            next_on: self.next.as_deref().map(day).transpose()?,
        })
    }

    async fn create(self, context: &Context) -> Result<Exit, Failure> {
        let (call_id, input) = (context.call().await?, self.input(context).await?);
        made(
            context,
            wire::session_create(&context.host, context.asker(), SessionCreateRequest { call_id, input }).await?,
        )
    }

    async fn reconvene(self, context: &Context, session_id: SessionId) -> Result<Exit, Failure> {
        let input = self.input(context).await?;
        made(
            context,
            wire::session_reconvene(
                &context.host,
                context.asker(),
                SessionReconveneRequest { session_id, input },
            )
            .await?,
        )
    }
}

#[allow(clippy::needless_pass_by_value, reason = "an answer ends here")]
fn made(context: &Context, created: SessionCreated) -> Result<Exit, Failure> {
    context.answer(&created, |created| context.receipt(&created.receipt))
}

impl PlanChange {
    async fn applied(self, context: &Context, row: SessionRow) -> Result<SessionInput, Failure> {
        let mut plan = row.plan;
        if let Some(on) = &self.on {
            plan.held_on = day(on)?;
        }
        if let Some(chair) = &self.chair {
            plan.chair_id = Some(context.member(chair).await?.id);
        }
        if let Some(next) = &self.next {
            plan.next_on = Some(day(next)?);
        }
        plan.starts_at = self.at.unwrap_or(plan.starts_at);
        plan.place = self.place.unwrap_or(plan.place);
        plan.secretary = self.secretary.unwrap_or(plan.secretary);
        Ok(plan)
    }
}

impl Hearing {
    async fn record(self, context: &Context) -> Result<palmares_core::journal::Receipt, Failure> {
        let item_id = item(context, &self.session, &self.dossier).await?;
        let Self {
            absent,
            from,
            until,
            persons,
            debate,
            ..
        } = self;
        let request = HearingRecordRequest {
            item_id,
            absent,
            heard_at: from,
            heard_until: until,
            persons,
            debate,
        };
        Ok(wire::hearing_record(&context.host, context.asker(), request).await?)
    }
}

async fn item(context: &Context, session: &str, dossier: &str) -> Result<AgendaItemId, Failure> {
    let session_id = context.session(session).await?.id;
    let wanted = context.dossier(dossier).await?.id;
    let view = wire::session_get(&context.host, context.asker(), SessionGetRequest { session_id }).await?;
    let found = view.items.iter().find(|item| item.dossier_id == wanted);
    found.map(|item| item.id).ok_or_else(|| Failure::Named {
        kind: "item",
        text: dossier.to_owned(),
        several: false,
    })
}

async fn open(context: &Context, session_id: SessionId, at: Option<String>) -> Result<Exit, Failure> {
    let request = SessionOpenRequest { session_id, at };
    let opened = wire::session_open(&context.host, context.asker(), request).await?;
    let reached = opened.quorum.reached;
    context.answer(&opened, |opened| {
        warned(context, &opened.warnings, quorum(context, &opened.quorum))
    })?;
    Ok(if reached { Exit::Done } else { Exit::Refused })
}

/// A text with the session's warnings under it.
fn warned(context: &Context, warnings: &[SessionWarning], text: String) -> String {
    let said = warnings.iter().map(|warning| match warning {
        SessionWarning::ShortNotice { days, required } => {
            let required = required.to_string();
            let beside = [("required", required.as_str())];
            match usize::try_from(*days) {
                Ok(days) => context.words.count_with("warning.short_notice", days, &beside),
                Err(_) => context.words.say("warning.no_notice", &beside),
            }
        }
        SessionWarning::CommitteeSmall { members, minimum } => context.words.say(
            "warning.committee_small",
            &[("members", &members.to_string()), ("minimum", &minimum.to_string())],
        ),
        SessionWarning::CommitteeLarge { members, maximum } => context.words.say(
            "warning.committee_large",
            &[("members", &members.to_string()), ("maximum", &maximum.to_string())],
        ),
    });
    std::iter::once(text).chain(said).collect::<Vec<_>>().join("\n")
}

fn quorum(context: &Context, quorum: &QuorumResult) -> String {
    let key = match (quorum.waived, quorum.reached) {
        (true, true) => "quorum.waived",
        (false, true) => "quorum.reached",
        (_, false) => "quorum.failed",
    };
    let (counted, required, base) = (
        quorum.counted.to_string(),
        quorum.required.to_string(),
        quorum.base.to_string(),
    );
    context
        .words
        .say(key, &[("counted", &counted), ("required", &required), ("base", &base)])
}

async fn list(context: &Context) -> Result<Exit, Failure> {
    let call_id = context.call().await?;
    let list = wire::session_list(&context.host, context.asker(), SessionListRequest { call_id }).await?;
    context.answer(&list, |list| table(context, list))
}

fn table(context: &Context, list: &SessionList) -> String {
    let words = &context.words;
    let mut table = Table::new()
        .number(context.heading("session"))
        .column(context.heading("date"))
        .column(context.heading("state"))
        .number(context.heading("items"))
        .number(context.heading("decisions"));
    for row in &list.sessions {
        let date = format!("{} {}", words.day(row.plan.held_on), row.plan.starts_at);
        let state = words.word("session", &row.state);
        table.row(vec![
            or_none(row.number),
            date,
            state,
            row.items.to_string(),
            row.decisions.to_string(),
        ]);
    }
    let ready = list.ready.iter().map(|one| format!("  {}  {}", one.number, one.title));
    std::iter::once(table.to_string())
        .chain([words.count("session.ready", list.ready.len())])
        .chain(ready)
        .collect::<Vec<_>>()
        .join("\n")
}

async fn show(context: &Context, session_id: SessionId) -> Result<Exit, Failure> {
    let view = wire::session_get(&context.host, context.asker(), SessionGetRequest { session_id }).await?;
    context.answer(&view, |view| {
        let reviews = super::reviews::of_session(context, &view.to_review);
        let lines: Vec<String> = [sheet(context, view)].into_iter().chain(reviews).collect();
        lines.join("\n")
    })
}

fn sheet(context: &Context, view: &SessionView) -> String {
    let (words, row) = (&context.words, &view.row);
    let number = row.number.map(|number| number.to_string()).unwrap_or_default();
    let facts = [
        ("number", number.as_str()),
        ("day", &words.day(row.plan.held_on)),
        ("time", &row.plan.starts_at),
        ("place", &row.plan.place),
        ("state", &words.word("session", &row.state)),
    ];
    let mut table = Table::new()
        .number(context.heading("number"))
        .column(context.heading("project"))
        .number(context.heading("score"))
        .column(context.heading("heard"))
        .column(context.heading("decision"));
    for item in &view.items {
        let heard = or_none(
            item.heard_at
                .as_ref()
                .map(|from| format!("{from}–{}", item.heard_until.clone().unwrap_or_default())),
        );
        let decision = or_none(
            item.decision
                .as_ref()
                .map(|one| context.outcome("decision", &one.input.kind)),
        );
        let score = or_none(item.score.as_ref().map(|score| words.score(score)));
        table.row(vec![
            item.dossier_number.to_string(),
            item.title.clone(),
            score,
            heard,
            decision,
        ]);
    }
    let key = if row.number.is_some() {
        "session.title"
    } else {
        "session.title_dated"
    };
    let title = words.say(key, &facts);
    let head = warned(
        context,
        &view.warnings,
        format!("{title}\n{}", quorum(context, &view.quorum)),
    );
    let mut lines = vec![head, table.to_string()];
    let others = view.items.iter().filter_map(|item| {
        let (number, version) = (item.dossier_number.to_string(), item.other_version?.to_string());
        let values = [("number", number.as_str()), ("version", version.as_str())];
        Some(words.say("session.other_version", &values))
    });
    lines.extend(others);
    lines.join("\n")
}
