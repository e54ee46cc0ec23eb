//! Making, opening, verifying and backing up workspaces.

use std::path::PathBuf;

use clap::Args;
use palmares_api::wire::{
    self, WorkspaceBackupRequest, WorkspaceCreateRequest, WorkspaceSampleRequest, WorkspaceStatus,
    WorkspaceStatusRequest, WorkspaceVerifyRequest,
};
use palmares_core::journal::Actor;
use palmares_core::store::VerifyReport;

use super::papers;
use crate::answer::or_none;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// `palmares demo`
#[derive(Debug, Args)]
pub struct Demo {
    folder: PathBuf,
    #[arg(long, value_name = "DIR")]
    papers: Option<PathBuf>,
}

/// `palmares create`
#[derive(Debug, Args)]
pub struct Create {
    folder: PathBuf,
    #[arg(long)]
    name: String,
}

/// `palmares status`
#[derive(Debug, Args)]
pub struct Status {
    folder: Option<PathBuf>,
}

/// `palmares verify`
#[derive(Debug, Args)]
pub struct Verify {
    folder: Option<PathBuf>,
}

/// `palmares backup`
#[derive(Debug, Args)]
pub struct BackupNow {
    folder: Option<PathBuf>,
}

impl Demo {
    /// Writes the sample committee, and its papers when asked.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let request = WorkspaceSampleRequest {
            path: self.folder.display().to_string(),
        };
        let status = wire::workspace_sample(&context.host, request).await?;
        if let Some(folder) = self.papers {
            papers::leave(context, &folder).await?;
        }
        context.answer(&status, |_| {
            context
                .words
                .say("demo.done", &[("path", &self.folder.display().to_string())])
        })
    }
}

impl Create {
    /// Makes an empty workspace.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let request = WorkspaceCreateRequest {
            path: self.folder.display().to_string(),
            name: self.name,
        };
        let status = wire::workspace_create(&context.host, request).await?;
        context.answer(&status, |status| sentence(context, status))
    }
}

impl Status {
    /// Tells what is open.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(self.folder.as_deref()).await?;
        let status = wire::workspace_status(&context.host, WorkspaceStatusRequest {}).await?;
        context.answer(&status, |status| sentence(context, status))
    }
}

fn sentence(context: &Context, status: &WorkspaceStatus) -> String {
    let words = &context.words;
    let Some(workspace) = &status.workspace else {
        return words.get("error.no_workspace");
    };
    let actor = match status.actor {
        Actor::Secretariat => words.get("actor.staff"),
        Actor::Member(_) => status.actor_name.clone().unwrap_or_default(),
    };
    let backup = or_none(status.last_backup.as_ref().map(|backup| backup.name.clone()));
    words.say(
        "status",
        &[
            ("name", &workspace.name),
            ("path", &workspace.path),
            ("made", &words.instant(workspace.created_at)),
            ("actor", &actor),
            ("backup", &backup),
            ("version", &status.version),
        ],
    )
}

impl Verify {
    /// Verifies everything; what it found decides the exit code.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(self.folder.as_deref()).await?;
        let report = wire::workspace_verify(&context.host, WorkspaceVerifyRequest {}).await?;
        context.answer(&report, |report| report_text(context, report))?;
        Ok(if report.findings.is_empty() {
            Exit::Done
        } else {
            Exit::Found
        })
    }
}

fn report_text(context: &Context, report: &VerifyReport) -> String {
    let words = &context.words;
    let (entries, documents) = (report.head.seq.to_string(), report.documents.to_string());
    let facts = [
        ("entries", entries.as_str()),
        ("documents", &documents),
        ("hash", &report.head.hash),
    ];
    if report.findings.is_empty() {
        return words.say("verify.clean", &facts);
    }
    let lines = report.findings.iter().map(|finding| {
        words.say(
            &format!("finding.{}", known(context, &finding.check)),
            &[("detail", &finding.detail), ("check", &finding.check)],
        )
    });
    let lines: Vec<String> = std::iter::once(words.count("verify.found", report.findings.len()))
        .chain(lines)
        .collect();
    lines.join("\n")
}

fn known<'a>(context: &Context, check: &'a str) -> &'a str {
    if context.words.knows(&format!("finding.{check}")) {
        check
    } else {
        "other"
    }
}

impl BackupNow {
    /// Makes a backup and lists them all.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(self.folder.as_deref()).await?;
        let list = wire::workspace_backup(&context.host, WorkspaceBackupRequest {}).await?;
        context.answer(&list, |list| {
            let lines = list.backups.iter().map(|backup| format!("  {}", backup.name));
            std::iter::once(context.words.count("backup.done", list.backups.len()))
                .chain(lines)
                .collect::<Vec<_>>()
                .join("\n")
        })
    }
}
