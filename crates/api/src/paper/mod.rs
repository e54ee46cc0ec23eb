//! Papers: what a session, a ranking or a dossier says, gathered, set by the press, kept by hash and recorded.

mod chair;
mod export;
mod facts;
mod feedback;
mod grids;
mod item;
mod letter;
mod method;
mod minutes;
mod press;
mod ranking;
mod record;
mod sheets;
mod source;
mod words;

use std::path::Path;

use chrono::{Duration, NaiveDate};
use palmares_core::document::{ContentStore, Sha};
use palmares_core::error::{BrokenRule, Result};
use palmares_core::id::{CallId, DossierId, PaperId, SessionId};
use palmares_core::journal::{Actor, Caller, Receipt};
use palmares_core::paper::PaperView;
use palmares_core::paper::{self, PaperKind, PaperLanguage};
use palmares_core::{require_sound, session};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::{Host, Open};
use crate::seat::Asker;

pub use self::sheets::{SheetPrintRequest, SheetsPrinted, sheet_print};

/// Produces the minutes of a session (internal and communicable), its record of decisions and its attendance sheet.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MinutesProduceRequest {
    /// Which session.
    pub session_id: SessionId,
    /// In which language.
    pub language: PaperLanguage,
}

/// Approves the minutes of a session.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MinutesApproveRequest {
    /// Which session.
    pub session_id: SessionId,
}

/// Records that the approved record of decisions was made public.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MinutesPublishRequest {
    /// Of which session.
    pub session_id: SessionId,
    /// The Paris day.
    pub published_on: NaiveDate,
}

/// Opens published minutes for a corrected version.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MinutesCorrectRequest {
    /// Of which session.
    pub session_id: SessionId,
    /// What is corrected: mandatory.
    pub motive: String,
}

/// What to produce besides minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum PaperOrder {
    /// The ranking of a call.
    Ranking {
        /// Which call.
        call_id: CallId,
    },
    /// The attendance sheet of a session, to sign.
    AttendanceSheet {
        /// Which session.
        session_id: SessionId,
    },
    /// The letters that a session's decisions call for.
    SessionLetters {
        /// Which session.
        session_id: SessionId,
    },
    /// The letter that a dossier's present state calls for.
    DossierLetter {
        /// Which dossier.
        dossier_id: DossierId,
    },
    /// What the evaluation of a decided dossier says by criterion, for its applicant.
    FeedbackSheet {
        /// Which dossier.
        dossier_id: DossierId,
    },
    /// The invitation to be heard at the session on whose agenda the dossier stands.
    HearingInvitation {
        /// Which dossier.
        dossier_id: DossierId,
    },
}

impl PaperOrder {
    /// Whether it is told to somebody outside: nothing of a record that does not hold is.
    fn is_a_letter(&self) -> bool {
        matches!(
            self,
            Self::SessionLetters { .. }
                | Self::DossierLetter { .. }
                | Self::FeedbackSheet { .. }
                | Self::HearingInvitation { .. }
        )
    }
}

/// Produces a paper.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperProduceRequest {
    /// Which.
    pub order: PaperOrder,
    /// In which language.
    pub language: PaperLanguage,
}

/// Papers were produced.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PapersProduced {
    /// The papers.
    pub papers: Vec<PaperView>,
    /// Of the letters of a session, those that were not made.
    pub unmade: Vec<PaperUnmade>,
    /// Characters that no font of the papers draws, printed as �: somebody reads them again before they leave.
    pub replaced: u32,
    /// What changed.
    pub receipt: Receipt,
}

/// A letter of a decision that was not made.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PaperUnmade {
    /// Its dossier.
    pub dossier_id: DossierId,
    /// The number of the dossier.
    pub number: u32,
    /// The title of the dossier.
    pub title: String,
    /// What it lacks, or why the decision calls for none.
    pub rule: BrokenRule,
}

impl PaperUnmade {
    /// Whether a letter is due, which lacks something that somebody can give.
    pub fn is_due(&self) -> bool {
        !matches!(
            self.rule,
            BrokenRule::ActMissing | BrokenRule::DecisionSuperseded | BrokenRule::NoLetterDue
        )
    }
}

/// Asks for the papers of a call.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperListRequest {
    /// Which call.
    pub call_id: CallId,
}

/// The papers of a call, newest first.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PaperList {
    /// See above.
    pub papers: Vec<PaperView>,
}

/// Copies a paper where the person chose.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PaperExportRequest {
    /// Which paper.
    pub paper_id: PaperId,
    /// The file, which is replaced, or a folder, in which it keeps its name or has it numbered.
    pub path: String,
}

/// A file was written.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ExportedFile {
    /// Where.
    pub path: String,
}

/// Produces the minutes and what goes with them.
pub async fn minutes_produce(
    host: &Host,
    asker: &Asker,
    request: MinutesProduceRequest,
) -> Result<PapersProduced, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(produce_minutes(host, &open, &caller, request.session_id, request.language).await?)
}

/// The same by somebody at an instant, in a workspace that need not be the one shown.
pub(crate) async fn produce_minutes(
    host: &Host,
    open: &Open,
    caller: &Caller,
    session: SessionId,
    language: PaperLanguage,
) -> Result<PapersProduced> {
    caller.actor().require_secretariat()?;
    let source = source::of_session(&open.store, host.territory()?, caller, session).await?;
    let drafts = [
        minutes::draft(&source, language, palmares_paper::Audience::Internal)?,
        minutes::draft(&source, language, palmares_paper::Audience::Communicable)?,
        record::decisions(&source, language)?,
        record::attendance(&source, language)?,
    ];
    press::produce(host, open, caller, &source.place(), &drafts).await
}

/// Approves the minutes and prints them so.
pub async fn minutes_approve(host: &Host, asker: &Asker, request: MinutesApproveRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    require_sound(&open.store).await?;
    Ok(approve_minutes(host, &open, &caller, request.session_id).await?)
}

/// The same by somebody at an instant, in a workspace that need not be the one shown. What was approved is printed at once, in each
/// language of its draft: whoever opens the papers of the session reads what was approved, no longer the draft.
pub(crate) async fn approve_minutes(host: &Host, open: &Open, caller: &Caller, session: SessionId) -> Result<Receipt> {
    let receipt = session::approve_minutes(&open.store, caller, session).await?;
    let papers = paper::of_session(&mut *open.store.read().await?, session).await?;
    let drafted = |language: &PaperLanguage| {
        let minutes = |paper: &&PaperView| paper.kind == PaperKind::Minutes.as_str();
        let mut minutes = papers.iter().filter(minutes);
        minutes.any(|paper| paper.language == language.as_str())
    };
    // A paper of the instant of the approval is a draft; this one is later.
    let printing = Caller {
        at: caller.at + Duration::milliseconds(1),
        ..caller.clone()
    };
    for language in [PaperLanguage::Fr, PaperLanguage::En].into_iter().filter(drafted) {
        produce_minutes(host, open, &printing, session, language).await?;
    }
    Ok(receipt)
}

/// Records that the approved record of decisions was made public.
pub async fn minutes_publish(host: &Host, asker: &Asker, request: MinutesPublishRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    require_sound(&open.store).await?;
    Ok(session::publish_minutes(&open.store, &caller, request.session_id, request.published_on).await?)
}

/// Opens published minutes for a corrected version.
pub async fn minutes_correct(host: &Host, asker: &Asker, request: MinutesCorrectRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let territory = host.territory()?;
    Ok(palmares_core::minutes::correct(&open.store, &caller, territory, request.session_id, &request.motive).await?)
}

/// Produces a paper.
pub async fn paper_produce(
    host: &Host,
    asker: &Asker,
    request: PaperProduceRequest,
) -> Result<PapersProduced, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    caller.actor().require_secretariat()?;
    if request.order.is_a_letter() {
        require_sound(&open.store).await?;
    }
    let (store, territory, language) = (&open.store, host.territory()?, request.language);
    let (place, drafts) = match request.order {
        PaperOrder::Ranking { call_id } => {
            let source = source::of_call(store, territory, &caller, call_id).await?;
            (source.place(), ranking::drafts(&source, language)?)
        }
        PaperOrder::AttendanceSheet { session_id } => {
            let source = source::of_session(store, territory, &caller, session_id).await?;
            (source.place(), vec![record::attendance(&source, language)?])
        }
        PaperOrder::SessionLetters { session_id } => {
            return Ok(letter::session::made(host, &open, &caller, session_id, language).await?);
        }
        PaperOrder::DossierLetter { dossier_id } => {
            let (source, draft) = Box::pin(letter::of_dossier(store, territory, &caller, dossier_id, language)).await?;
            (source.place(), vec![draft])
        }
        PaperOrder::FeedbackSheet { dossier_id } => {
            let (source, draft) =
                Box::pin(feedback::of_dossier(store, territory, &caller, dossier_id, language)).await?;
            (source.place(), vec![draft])
        }
        PaperOrder::HearingInvitation { dossier_id } => {
            let (source, draft) = Box::pin(letter::invitation(store, territory, &caller, dossier_id, language)).await?;
            (source.place(), vec![draft])
        }
    };
    Ok(press::produce(host, &open, &caller, &place, &drafts).await?)
}

/// The papers of a call.
pub async fn paper_list(host: &Host, asker: &Asker, request: PaperListRequest) -> Result<PaperList, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    caller.actor().require_secretariat()?;
    let papers = paper::of_call(&mut *open.store.read().await?, request.call_id).await?;
    Ok(PaperList { papers })
}

/// Copies a paper where the person chose: the whole file or nothing. In a folder, a name that is taken is numbered.
pub async fn paper_export(host: &Host, asker: &Asker, request: PaperExportRequest) -> Result<ExportedFile, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let paper = stored(&mut *open.store.read().await?, caller.actor(), request.paper_id).await?;
    let bytes = ContentStore::open_at(open.store.documents())?.read(&paper.sha256.parse::<Sha>()?)?;
    let path = export::write(Path::new(&request.path), &paper.name, &bytes)?;
    Ok(ExportedFile {
        path: path.display().to_string(),
    })
}

/// One paper, for whom may read it: papers hold everybody's marks, so they are the secretariat's.
pub(crate) async fn stored(
    connection: &mut palmares_core::store::Connection,
    actor: Actor,
    id: PaperId,
) -> Result<PaperView> {
    actor.require_secretariat()?;
    paper::stored(connection, id).await
}
