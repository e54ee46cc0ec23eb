//! Papers: minutes, letters, ranking, and leaving copies in a folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::{ArgGroup, Args};
use palmares_api::ApiError;
use palmares_api::wire::{
    self, DossierListRequest, MinutesApproveRequest, MinutesCorrectRequest, MinutesProduceRequest,
    MinutesPublishRequest, PaperExportRequest, PaperListRequest, PaperOrder, PaperProduceRequest, PaperUnmade,
    PapersProduced, SessionGetRequest, SessionListRequest,
};
use palmares_core::dossier::DossierState;
use palmares_core::dossier::view::DossierRow;
use palmares_core::error::{BrokenRule, Error};
use palmares_core::id::SessionId;
use palmares_core::journal::Receipt;
use palmares_core::minutes::SessionView;
use palmares_core::paper::{PaperKind, PaperLanguage, PaperView};
use palmares_core::session::SessionState;

use crate::answer::day;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::{Failure, unmade};
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
        let produced = wire::minutes_produce(&context.host, context.asker(), request).await;
        let produced = match (produced, &self.into) {
            (Err(error), Some(_)) if breaks(&error, BrokenRule::MinutesPrinted) => printed(context, session_id).await?,
            (produced, _) => produced?,
        };
        given(context, produced, self.into.as_deref()).await
    }
}

/// Whether something is refused by this rule.
fn breaks(error: &ApiError, rule: BrokenRule) -> bool {
    error.params["rule"] == rule.as_str()
}

/// The minutes that were printed as approved, with what goes with them: they are not printed anew.
async fn printed(context: &Context, session_id: SessionId) -> Result<PapersProduced, Failure> {
    let session = wire::session_get(&context.host, context.asker(), SessionGetRequest { session_id }).await?;
    let (kinds, language) = (
        [
            PaperKind::Minutes,
            PaperKind::DecisionRecord,
            PaperKind::AttendanceSheet,
        ],
        language(context),
    );
    let is_approved = |paper: &PaperView| {
        kinds.iter().any(|kind| paper.kind == kind.as_str())
            && paper.language == language.as_str()
            && session.approved_at.is_some_and(|at| paper.made_at > at)
    };
    Ok(PapersProduced {
        papers: session
            .papers
            .iter()
            .filter(|paper| is_approved(paper))
            .cloned()
            .collect(),
        unmade: Vec::new(),
        replaced: 0,
        receipt: Receipt {
            entry: None,
            touched: Vec::new(),
        },
    })
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
            let left = leave(context, into).await?;
            let done = context.answer(&left.written, |written| {
                let path = into.display().to_string();
                context
                    .words
                    .count_with("papers.left", written.len(), &[("path", &path)])
            })?;
            return left.unmade.map_or(Ok(done), Err);
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

/// Answers with the papers made, and leaves copies where asked; what calls for no letter is said beside. A letter that is due and lacks
/// something fails, once the others are made.
async fn given(context: &Context, produced: PapersProduced, into: Option<&Path>) -> Result<Exit, Failure> {
    if let Some(folder) = into {
        copies(context, &produced.papers, folder).await?;
    }
    let (lacking, none) = parted(&produced.unmade);
    let done = context.answer(&produced, |produced| {
        let mut lines = Vec::new();
        lines.extend((!produced.papers.is_empty()).then(|| names(&produced.papers)));
        if produced.replaced > 0 {
            let count = produced.replaced.to_string();
            lines.push(context.words.say("papers.replaced", &[("n", &count)]));
        }
        lines.extend(none.iter().map(|one| unmade(one, &context.words)));
        lines.join("\n")
    })?;
    Failure::unmade(lacking).map_or(Ok(done), Err)
}

/// The letters that lack something, and those that nothing calls for.
fn parted(unmade: &[PaperUnmade]) -> (Vec<PaperUnmade>, Vec<PaperUnmade>) {
    unmade.iter().cloned().partition(PaperUnmade::is_due)
}

/// What was left in a folder.
pub struct Left {
    /// The files.
    pub written: Vec<String>,
    /// The letters that are not among them and should be.
    pub unmade: Option<Failure>,
}

/// Makes what is missing (minutes of held sessions, the ranking, the letters that states and decisions call for) and leaves a
/// copy of every paper in a folder. A letter that cannot be made stops no other paper.
pub async fn leave(context: &Context, folder: &Path) -> Result<Left, Failure> {
    let (call_id, mut lacking) = (context.call().await?, Vec::new());
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
            match produce(context, PaperOrder::SessionLetters { session_id }).await {
                Ok(produced) => lacking.extend(parted(&produced.unmade).0),
                Err(failure) if is_not_due(&failure) => {}
                Err(failure) => return Err(failure),
            }
        }
    }
    let dossiers = wire::dossier_list(&context.host, context.asker(), DossierListRequest { call_id })
        .await?
        .dossiers;
    for dossier in dossiers.iter().filter(|dossier| calls_for_a_letter(dossier.state)) {
        let letter = produce(context, PaperOrder::DossierLetter { dossier_id: dossier.id }).await;
        match letter.map_err(|failure| lacks(dossier, failure)) {
            Ok(_) => {}
            Err(Ok(one)) => lacking.push(one),
            Err(Err(failure)) if is_not_due(&failure) => {}
            Err(Err(failure)) => return Err(failure),
        }
    }
    let papers = wire::paper_list(&context.host, context.asker(), PaperListRequest { call_id })
        .await?
        .papers;
    Ok(Left {
        written: copies(context, &papers, folder).await?,
        unmade: Failure::unmade(lacking),
    })
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
fn is_not_due(failure: &Failure) -> bool {
    let none = [
        BrokenRule::ActMissing,
        BrokenRule::NoDecisionToNotify,
        BrokenRule::NoDocumentMissing,
        BrokenRule::NoLetterDue,
    ];
    matches!(failure, Failure::Api(error) if none.iter().any(|rule| breaks(error, *rule)))
}

/// The letter of a dossier that lacks something, or another failure.
fn lacks(dossier: &DossierRow, failure: Failure) -> Result<PaperUnmade, Failure> {
    let given = [
        BrokenRule::AddresseeMissing,
        BrokenRule::CourtMissing,
        BrokenRule::ReceiptUnknown,
        BrokenRule::SignatoryMissing,
    ];
    let rule = match &failure {
        Failure::Api(error) => given.into_iter().find(|rule| breaks(error, *rule)),
        _ => None,
    };
    let unmade = rule.map(|rule| PaperUnmade {
        dossier_id: dossier.id,
        number: dossier.number,
        title: dossier.title.clone(),
        rule,
    });
    unmade.ok_or(failure)
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
