//! Papers: minutes, letters, ranking, and leaving copies in a folder.

use std::path::{Path, PathBuf};

use clap::Args;
use palmares_api::wire::{
    self, DossierListRequest, MinutesApproveRequest, MinutesCorrectRequest, MinutesProduceRequest,
    MinutesPublishRequest, PaperExportRequest, PaperListRequest, PaperOrder, PaperProduceRequest, PapersProduced,
    SessionListRequest,
};
use palmares_core::dossier::DossierState;
use palmares_core::error::Error;
use palmares_core::paper::PaperLanguage;
use palmares_core::paper::PaperView;
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
#[group(id = "about", required = true, multiple = false)]
pub struct Letters {
    #[arg(long, group = "about")]
    session: Option<String>,
    #[arg(long, group = "about")]
    dossier: Option<String>,
    #[arg(long, value_name = "DOSSIER", group = "about")]
    invitation: Option<String>,
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
        let order = match (&self.session, &self.dossier, &self.invitation) {
            (Some(text), _, _) => PaperOrder::SessionLetters {
                session_id: context.session(text).await?.id,
            },
            (_, Some(text), _) => PaperOrder::DossierLetter {
                dossier_id: context.dossier(text).await?.id,
            },
            (_, _, Some(text)) => PaperOrder::HearingInvitation {
                dossier_id: context.dossier(text).await?.id,
            },
            (None, None, None) => return Err(Failure::value("pair", "")),
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
                context.words.say(
                    "papers.left",
                    &[("n", &written.len().to_string()), ("path", &into.display().to_string())],
                )
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

fn language(context: &Context) -> PaperLanguage {
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
    context.answer(&produced, |produced| names(&produced.papers))
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
        if session.state == SessionState::Closed {
            let request = MinutesProduceRequest {
                session_id,
                language: language(context),
            };
            wire::minutes_produce(&context.host, context.asker(), request).await?;
        }
        if session.decisions > 0 {
            produce(context, PaperOrder::SessionLetters { session_id }).await?;
        }
    }
    let dossiers = wire::dossier_list(&context.host, context.asker(), DossierListRequest { call_id })
        .await?
        .dossiers;
    for dossier in dossiers.iter().filter(|dossier| calls_for_a_letter(dossier.state)) {
        produce(context, PaperOrder::DossierLetter { dossier_id: dossier.id }).await?;
    }
    let papers = wire::paper_list(&context.host, context.asker(), PaperListRequest { call_id })
        .await?
        .papers;
    copies(context, &papers, folder).await
}

/// Refusals before the committee and documents still awaited.
fn calls_for_a_letter(state: DossierState) -> bool {
    use DossierState::{AwaitingDocuments, Inadmissible, Ineligible, OffTopic};
    matches!(state, AwaitingDocuments | Inadmissible | Ineligible | OffTopic)
}

async fn copies(context: &Context, papers: &[PaperView], folder: &Path) -> Result<Vec<String>, Failure> {
    std::fs::create_dir_all(folder).map_err(|source| Error::file(folder, source))?;
    let mut written: Vec<String> = Vec::with_capacity(papers.len());
    // Newest first: an older paper never replaces a newer one of the same name.
    for paper in papers {
        let path = folder.join(&paper.name).display().to_string();
        if !written.contains(&path) {
            let request = PaperExportRequest {
                paper_id: paper.id,
                path,
            };
            written.push(wire::paper_export(&context.host, context.asker(), request).await?.path);
        }
    }
    written.sort();
    Ok(written)
}
