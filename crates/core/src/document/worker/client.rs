//! The host's side: asks a worker, and takes its death for an answer.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::super::archive::Archive;
use super::super::extract::LADDER;
use super::super::limits::{ANSWER_LIMIT, ATTACHMENTS_LIMIT, INPUT_LIMIT, WALL};
use super::super::mail::{Mail, MailAttachment};
use super::super::media_type::detect;
use super::super::model::{Engine, Extraction, ExtractionReport, MediaType, TextReason, TextState};
use super::super::preview::Preview;
use super::{Answer, FileHeader, Request, WORKER_ARGUMENT, frame};
use crate::error::{Error, Result};

/// Workers at once: readings are bound by the processor, and each may take its whole memory.
const WORKERS: usize = 2;
/// How long a dead worker may take to say how it died.
const BURIAL: Duration = Duration::from_secs(1);

/// Reads documents and mails in worker processes, which stay warm between two files and are replaced when they die.
///
/// Dropping a reading's future kills its worker; dropping the extractor ends them all.
#[derive(Debug)]
pub struct Extractor {
    program: PathBuf,
    arguments: Vec<OsString>,
    idle: Mutex<Vec<Worker>>,
    turns: Semaphore,
}

#[derive(Debug)]
struct Worker {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
}

/// Why a worker has no answer.
#[derive(Debug)]
enum Fault {
    /// It could not be started.
    Start(io::Error),
    /// It was dead before it had read the request.
    Unasked,
    /// It died while answering.
    Died(Option<ExitStatus>),
    /// It answered what no worker of this program answers, or more than allowed.
    Mad,
}

impl Extractor {
    /// Workers that are this very executable, which must answer to [`WORKER_ARGUMENT`].
    pub fn of_this_program() -> Result<Self> {
        let program = std::env::current_exe().map_err(|error| Error::file(Path::new(""), error))?;
        Ok(Self::new(program, [WORKER_ARGUMENT]))
    }

    /// Workers started from this executable with these arguments.
    pub fn new<A: Into<OsString>>(program: impl Into<PathBuf>, arguments: impl IntoIterator<Item = A>) -> Self {
        Self {
            program: program.into(),
            arguments: arguments.into_iter().map(Into::into).collect(),
            idle: Mutex::new(Vec::new()),
            turns: Semaphore::new(WORKERS),
        }
    }

    /// The text of a document. Whatever the content, the answer is an [`Extraction`] whose report says what happened;
    /// an error means that no worker could be started at all.
    pub async fn extract(&self, content: &[u8]) -> Result<Extraction> {
        let media_type = detect(content);
        let without = |state, reason| Ok(Extraction::without_text(media_type, state, reason));
        if content.is_empty() {
            return without(TextState::Failed, TextReason::ZeroBytes);
        }
        if content.len() > INPUT_LIMIT {
            return without(TextState::TooLarge, TextReason::InputBudget);
        }
        let rungs: &[Engine] = match media_type {
            MediaType::Pdf => &LADDER,
            MediaType::Text => &[Engine::Plain],
            MediaType::Mail => return self.mail_text(content).await,
            MediaType::Wrapped => return without(TextState::Unsupported, TextReason::Wrapped),
            _ => return without(TextState::Unsupported, TextReason::NotTextual),
        };
        let _turn = self.turns.acquire().await.map_err(Error::internal)?;
        let mut best = None;
        // Past the wall the climb is dropped, which kills its worker; what an earlier rung found stays.
        match timeout(WALL, self.climb(rungs, content, media_type, &mut best)).await {
            Ok(climbed) => climbed?,
            Err(_) if best.is_none() => return without(TextState::TimedOut, TextReason::WallBudget),
            Err(_) => {}
        }
        best.map_or_else(|| without(TextState::Failed, TextReason::Damaged), Ok)
    }

    /// A mail with its attachments; [`Error::DocumentUnreadable`] when it cannot be read, `reason` saying why.
    pub async fn read_mail(&self, content: &[u8]) -> Result<Mail> {
        match self.unpack(Request::Mail, content).await? {
            (Answer::Mail { mail, files }, body) => Ok(Mail {
                attachments: unpacked(files, &body)?,
                ..*mail
            }),
            _ => Err(unreadable(TextReason::Damaged)),
        }
    }

    /// The files of an archive; [`Error::DocumentUnreadable`] as for a mail.
    pub async fn read_archive(&self, content: &[u8]) -> Result<Archive> {
        match self.unpack(Request::Archive, content).await? {
            (Answer::Archive { files, omitted }, body) => Ok(Archive {
                files: unpacked(files, &body)?,
                omitted,
            }),
            _ => Err(unreadable(TextReason::Damaged)),
        }
    }

    /// What of a spreadsheet or a text can be read without its program; [`Error::DocumentUnreadable`] as for a mail. `is_table`: a text
    /// whose lines are rows.
    pub async fn preview(&self, content: &[u8], is_table: bool) -> Result<Preview> {
        match self.unpack(Request::Preview { is_table }, content).await? {
            (Answer::Preview, body) => serde_json::from_slice(&body).map_err(|_| unreadable(TextReason::WorkerDied)),
            _ => Err(unreadable(TextReason::Damaged)),
        }
    }

    /// What a worker takes out of a content, with the bytes of it all.
    async fn unpack(&self, request: Request, content: &[u8]) -> Result<(Answer, Vec<u8>)> {
        if content.len() > INPUT_LIMIT {
            return Err(unreadable(TextReason::InputBudget));
        }
        let _turn = self.turns.acquire().await.map_err(Error::internal)?;
        let asked = timeout(WALL, self.ask(request, content, ATTACHMENTS_LIMIT)).await;
        match asked.map_err(|_| unreadable(TextReason::WallBudget))? {
            Ok(answered) => Ok(answered),
            Err(Fault::Start(error)) => Err(Error::file(&self.program, error)),
            Err(fault) => Err(unreadable(fault.verdict().1)),
        }
    }

    /// A mail kept as a document has its own text for a page.
    async fn mail_text(&self, content: &[u8]) -> Result<Extraction> {
        let mail = match self.read_mail(content).await {
            Err(Error::DocumentUnreadable { .. }) => {
                return Ok(Extraction::without_text(
                    MediaType::Mail,
                    TextState::Failed,
                    TextReason::Damaged,
                ));
            }
            other => other?,
        };
        let page = format!("{}\n{}", mail.subject, mail.body);
        let report = ExtractionReport {
            media_type: MediaType::Mail,
            state: TextState::Ready,
            reason: None,
            engine: Some(Engine::Plain),
            page_count: 1,
            characters: u32::try_from(page.chars().count()).unwrap_or(u32::MAX),
            complete: true,
            cpu_ms: 0,
        };
        Ok(Extraction {
            report,
            pages: vec![page],
        })
    }

    /// Tries one engine after the other until a text is plausible, and keeps the best found so far in `best`.
    async fn climb(
        &self,
        rungs: &[Engine],
        content: &[u8],
        media_type: MediaType,
        best: &mut Option<Extraction>,
    ) -> Result<()> {
        for &engine in rungs {
            let (found, plausible) = match self.ask(Request::Text { engine }, content, ANSWER_LIMIT).await {
                Ok((Answer::Text { reading }, body)) => match serde_json::from_slice(&body) {
                    Ok(pages) => (
                        Extraction {
                            report: reading.report,
                            pages,
                        },
                        reading.plausible,
                    ),
                    Err(_) => (Fault::Mad.extraction(media_type), false),
                },
                Ok(_) => (Fault::Mad.extraction(media_type), false),
                Err(Fault::Start(error)) => return Err(Error::file(&self.program, error)),
                Err(fault) => (fault.extraction(media_type), false),
            };
            let state = found.report.state;
            // The first text stays unless a later one is plausible; without any, the first reason stays.
            let had_text = best.as_ref().is_some_and(|known| known.report.state.has_text());
            if best.is_none() || plausible || (!had_text && state.has_text()) {
                *best = Some(with_caveat(found, best.as_ref()));
            }
            if plausible || matches!(state, TextState::Encrypted | TextState::TimedOut | TextState::TooLarge) {
                break;
            }
        }
        Ok(())
    }

    /// Asks a warm worker, or a new one. A warm one that died in its sleep is replaced once, without a word.
    async fn ask(&self, request: Request, content: &[u8], limit: usize) -> Result<(Answer, Vec<u8>), Fault> {
        let warm = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        if let Some(worker) = warm {
            match self.ask_this(worker, request, content, limit).await {
                Err(Fault::Unasked) => {}
                answered => return answered,
            }
        }
        let worker = self.start().map_err(Fault::Start)?;
        self.ask_this(worker, request, content, limit).await
    }

    async fn ask_this(
        &self,
        mut worker: Worker,
        request: Request,
        content: &[u8],
        limit: usize,
    ) -> Result<(Answer, Vec<u8>), Fault> {
        if worker.send(request, content).await.is_err() {
            return Err(Fault::Unasked);
        }
        match worker.receive(limit).await {
            Ok(answer) => {
                self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(worker);
                Ok(answer)
            }
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(Fault::Died(
                timeout(BURIAL, worker.child.wait()).await.ok().and_then(Result::ok),
            )),
            Err(_) => Err(Fault::Mad),
        }
    }

    fn start(&self) -> io::Result<Worker> {
        let mut child = Command::new(&self.program)
            .args(&self.arguments)
            .env_clear()
            .current_dir(std::path::Component::RootDir.as_os_str())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (input, output) = pipes.ok_or_else(|| io::Error::from(io::ErrorKind::BrokenPipe))?;
        Ok(Worker { child, input, output })
    }
}

fn unreadable(reason: TextReason) -> Error {
    Error::DocumentUnreadable { reason: reason.into() }
}

/// Files with their bytes, which came one after the other.
fn unpacked(files: Vec<FileHeader>, body: &[u8]) -> Result<Vec<MailAttachment>> {
    let mut rest = body;
    let unpacked = files.into_iter().map(|file| {
        let (content, after) = rest
            .split_at_checked(file.size)
            .ok_or(unreadable(TextReason::WorkerDied))?;
        rest = after;
        Ok(file.with(content))
    });
    unpacked.collect()
}

/// A text that a later engine calls whole keeps what an earlier one found missing: an engine passes over what it does not know.
fn with_caveat(mut found: Extraction, earlier: Option<&Extraction>) -> Extraction {
    let caveat = earlier.and_then(|earlier| earlier.report.reason);
    if let Some(reason) = caveat.filter(|reason| *reason != TextReason::NoTextLayer)
        && found.report.state == TextState::Ready
    {
        found.report.state = TextState::Partial;
        found.report.reason = Some(reason);
    }
    found
}

impl Worker {
    async fn send(&mut self, request: Request, content: &[u8]) -> io::Result<()> {
        self.input.write_all(&frame::encode(&request, content)?).await?;
        self.input.write_all(content).await?;
        self.input.flush().await
    }

    async fn receive(&mut self, limit: usize) -> io::Result<(Answer, Vec<u8>)> {
        let mut lengths = [0; frame::LENGTHS];
        self.output.read_exact(&mut lengths).await?;
        let (header_length, body_length) = frame::lengths(lengths, limit)?;
        let mut header = vec![0; header_length];
        self.output.read_exact(&mut header).await?;
        let mut body = vec![0; body_length];
        self.output.read_exact(&mut body).await?;
        Ok((serde_json::from_slice(&header)?, body))
    }
}

impl Fault {
    fn verdict(&self) -> (TextState, TextReason) {
        match self {
            Self::Died(status) if status.is_some_and(ran_out_of_cpu) => (TextState::TimedOut, TextReason::CpuBudget),
            Self::Mad => (TextState::TooLarge, TextReason::OutputBudget),
            Self::Start(_) | Self::Unasked | Self::Died(_) => (TextState::Failed, TextReason::WorkerDied),
        }
    }

    fn extraction(&self, media_type: MediaType) -> Extraction {
        let (state, reason) = self.verdict();
        Extraction::without_text(media_type, state, reason)
    }
}

#[cfg(unix)]
fn ran_out_of_cpu(status: ExitStatus) -> bool {
    use std::os::unix::process::ExitStatusExt;
    status.signal() == Some(rustix::process::Signal::XCPU.as_raw())
}

#[cfg(not(unix))]
fn ran_out_of_cpu(_: ExitStatus) -> bool {
    false
}
