//! Papers: minutes, letters, ranking, and leaving copies in a folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::{ArgGroup, Args};
use palmares_api::wire::{
    self, DossierListRequest, MinutesApproveRequest, MinutesCorrectRequest, MinutesProduceRequest,
    MinutesPublishRequest, PaperExportRequest, PaperListRequest, PaperOrder, PaperProduceRequest, PapersProduced,
    SessionGetRequest, SessionListRequest,
};
use palmares_core::dossier::DossierState;
use palmares_core::error::{BrokenRule, Error};
use palmares_core::minutes::SessionView;
use palmares_core::paper::{PaperKind, PaperLanguage, PaperView};
use palmares_core::session::SessionState;

use crate::answer::day;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::words::Language;

/// `palmares minutes`
#[derive(Debug, Args)]
pub struct Minutes {
    session: String,
    #[arg(long)]
    approve: bool,
    #[arg(long, value_name = "DAY", conflicts_with = "approve")]
    publish: Option<String>,
    #[arg(long, value_name = "MOTIVE", conflicts_with_all = ["approve", "publish"])]
    correct: Option<String>,
    #[arg(long, value_name = "DIR", conflicts_with_all = ["approve", "publish", "correct"])]
    into: Option<PathBuf>,
}

/// `palmares letters`
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("about").required(true)))]
pub struct Letters {
    #[arg(long, group = "about")]
    session: Option<String>,
    #[arg(long, group = "about")]
    dossier: Option<String>,
    #[arg(long, value_name = "DOSSIER", group = "about")]
    invitation: Option<String>,
    #[arg(long, value_name = "DOSSIER", group = "about")]
    feedback: Option<String>,
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
}

/// `palmares papers`
#[derive(Debug, Args)]
pub struct Papers {
    folder: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
}

impl Minutes {
    /// Produces the minutes with what goes with them, or records what becomes of them.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        let session_id = context.session(&self.session).await?.id;
        if self.approve {
            return context.done(
                &wire::minutes_approve(&context.host, context.asker(), MinutesApproveRequest { session_id }).await?,
            );
        }
        if let Some(on) = &self.publish {
            let published_on = day(on)?;
            let request = MinutesPublishRequest {
                session_id,
                published_on,
            };
            return context.done(&wire::minutes_publish(&context.host, context.asker(), request).await?);
        }
        if let Some(motive) = self.correct {
            let request = MinutesCorrectRequest { session_id, motive };
            return context.done(&wire::minutes_correct(&context.host, context.asker(), request).await?);
        }
        let request = MinutesProduceRequest {
            session_id,
            language: language(context),
        };
        given(
            context,
            wire::minutes_produce(&context.host, context.asker(), request).await?,
            self.into.as_deref(),
        )
        .await
    }
}

impl Letters {
    /// Produces the letters asked for.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(None).await?;
        let order = match (&self.session, &self.dossier, &self.invitation, &self.feedback) {
            (Some(text), _, _, _) => PaperOrder::SessionLetters {
                session_id: context.session(text).await?.id,
            },
            (_, Some(text), _, _) => PaperOrder::DossierLetter {
                dossier_id: context.dossier(text).await?.id,
            },
            (_, _, Some(text), _) => PaperOrder::HearingInvitation {
                dossier_id: context.dossier(text).await?.id,
            },
            (_, _, _, Some(text)) => PaperOrder::FeedbackSheet {
                dossier_id: context.dossier(text).await?.id,
            },
            (None, None, None, None) => return Err(Failure::value("pair", "")),
        };
        given(context, produce(context, order).await?, self.into.as_deref()).await
    }
}

impl Papers {
    /// Lists the papers, or leaves minutes, ranking and letters in a folder.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(self.folder.as_deref()).await?;
        if let Some(into) = &self.into {
            let written = leave(context, into).await?;
            return context.answer(&written, |written| {
                let path = into.display().to_string();
                context
                    .words
                    .count_with("papers.left", written.len(), &[("path", &path)])
            });
        }
        let call_id = context.call().await?;
        let list = wire::paper_list(&context.host, context.asker(), PaperListRequest { call_id }).await?;
        context.answer(&list, |list| names(&list.papers))
    }
}

fn names(papers: &[PaperView]) -> String {
    papers
        .iter()
        .map(|paper| paper.name.clone())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The language of papers: that of the command line.
pub fn language(context: &Context) -> PaperLanguage {
    match context.words.language {
        Language::Fr => PaperLanguage::Fr,
        Language::En => PaperLanguage::En,
    }
}

async fn produce(context: &Context, order: PaperOrder) -> Result<PapersProduced, Failure> {
    let request = PaperProduceRequest {
        order,
        language: language(context),
    };
    Ok(wire::paper_produce(&context.host, context.asker(), request).await?)
}

/// Answers with the papers made, and leaves copies where asked.
async fn given(context: &Context, produced: PapersProduced, into: Option<&Path>) -> Result<Exit, Failure> {
    if let Some(folder) = into {
        copies(context, &produced.papers, folder).await?;
    }
    context.answer(&produced, |produced| {
        let mut lines = names(&produced.papers);
        if produced.replaced > 0 {
            let count = produced.replaced.to_string();
            lines.push('\n');
            lines.push_str(&context.words.say("papers.replaced", &[("n", &count)]));
        }
        lines
    })
}

/// Makes what is missing (minutes of held sessions, the ranking, the letters that states and decisions call for) and leaves a
/// copy of every paper in a folder. Tells the files written.
pub async fn leave(context: &Context, folder: &Path) -> Result<Vec<String>, Failure> {
    let call_id = context.call().await?;
    produce(context, PaperOrder::Ranking { call_id }).await?;
    let sessions = wire::session_list(&context.host, context.asker(), SessionListRequest { call_id })
        .await?
        .sessions;
    for session in &sessions {
        let session_id = session.id;
        let request = SessionGetRequest { session_id };
        let whole = wire::session_get(&context.host, context.asker(), request).await?;
        if lacks_minutes(&whole, language(context)) {
            let request = MinutesProduceRequest {
                session_id,
                language: language(context),
            };
            wire::minutes_produce(&context.host, context.asker(), request).await?;
        }
        if session.decisions > 0 {
            if_due(produce(context, PaperOrder::SessionLetters { session_id }).await)?;
        }
    }
    let dossiers = wire::dossier_list(&context.host, context.asker(), DossierListRequest { call_id })
        .await?
        .dossiers;
    for dossier in dossiers.iter().filter(|dossier| calls_for_a_letter(dossier.state)) {
        if_due(produce(context, PaperOrder::DossierLetter { dossier_id: dossier.id }).await)?;
    }
    let papers = wire::paper_list(&context.host, context.asker(), PaperListRequest { call_id })
        .await?
        .papers;
    copies(context, &papers, folder).await
}

/// Whether a session's minutes are still to be printed as they stand: as a draft once it is over, as approved once they are.
fn lacks_minutes(session: &SessionView, language: PaperLanguage) -> bool {
    let mut minutes = session
        .papers
        .iter()
        .filter(|paper| paper.kind == PaperKind::Minutes.as_str() && paper.language == language.as_str());
    match session.row.state {
        SessionState::Closed => true,
        SessionState::MinutesDraft | SessionState::QuorumFailed | SessionState::Reconvened => minutes.next().is_none(),
        SessionState::MinutesApproved | SessionState::Published => {
            !minutes.any(|paper| session.approved_at.is_some_and(|at| paper.made_at > at))
        }
        SessionState::Planned | SessionState::Convened | SessionState::Open | SessionState::Cancelled => false,
    }
}

/// A letter that nothing calls for any more (decisions reopened, documents that arrived), or that waits for the act of the competent body,
/// is left out, not a failure.
fn if_due(produced: Result<PapersProduced, Failure>) -> Result<(), Failure> {
    let none = [
        BrokenRule::ActMissing,
        BrokenRule::NoDecisionToNotify,
        BrokenRule::NoDocumentMissing,
        BrokenRule::NoLetterDue,
    ];
    match produced {
        Err(Failure::Api(error)) if none.iter().any(|rule| error.params["rule"] == rule.as_str()) => Ok(()),
        produced => produced.map(|_| ()),
    }
}

/// Refusals before the committee and documents still awaited.
fn calls_for_a_letter(state: DossierState) -> bool {
    use DossierState::{AwaitingDocuments, Inadmissible, Ineligible, OffTopic, Redirected};
    matches!(
        state,
        AwaitingDocuments | Inadmissible | Ineligible | OffTopic | Redirected
    )
}

/// Leaves copies in a folder, the newest of each name. A file that is there stays: the copy is numbered.
async fn copies(context: &Context, papers: &[PaperView], folder: &Path) -> Result<Vec<String>, Failure> {
    std::fs::create_dir_all(folder).map_err(|source| Error::file(folder, source))?;
    let mut names = BTreeSet::new();
    let mut written: Vec<String> = Vec::with_capacity(papers.len());
    for paper in papers.iter().filter(|paper| names.insert(paper.name.as_str())) {
        let request = PaperExportRequest {
            paper_id: paper.id,
            path: folder.display().to_string(),
        };
        written.push(wire::paper_export(&context.host, context.asker(), request).await?.path);
    }
    written.sort();
    Ok(written)
}
