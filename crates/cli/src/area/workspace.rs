//! Making, opening, verifying and backing up workspaces.

use std::path::{Path, PathBuf};

use clap::Args;
use palmares_api::wire::{
    self, ChosenPlace, WorkspaceBackupRequest, WorkspaceCreateRequest, WorkspaceRestoreRequest, WorkspaceSampleRequest,
    WorkspaceSecondPlaceRequest, WorkspaceStatus, WorkspaceVerifyRequest,
};
use palmares_core::committee::PersonInput;
use palmares_core::journal::{Finding, VerifyReport};

use super::papers;
use crate::answer::or_none;
use crate::context::{Context, account};
use crate::exit::Exit;
use crate::failure::Failure;

/// `palmares demo`
#[derive(Debug, Args)]
pub struct Demo {
    folder: PathBuf,
    #[arg(long, value_name = "CODE")]
    template: Option<String>,
    #[arg(long, value_name = "DIR")]
    papers: Option<PathBuf>,
}

/// `palmares create`
#[derive(Debug, Args)]
pub struct Create {
    folder: PathBuf,
    #[arg(long)]
    name: String,
    #[arg(long, value_name = "NAME")]
    person: Option<String>,
    #[arg(long, default_value = "")]
    function: String,
    #[arg(long, default_value = "")]
    email: String,
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
    #[arg(long, value_name = "HEAD")]
    head: Vec<String>,
}

/// `palmares restore`
#[derive(Debug, Args)]
pub struct Restore {
    folder: PathBuf,
    #[arg(long, value_name = "PLACE")]
    from: Option<PathBuf>,
}

/// `palmares backup`
#[derive(Debug, Args)]
pub struct BackupNow {
    folder: Option<PathBuf>,
    #[arg(long, value_name = "FOLDER", conflicts_with = "forget")]
    place: Option<PathBuf>,
    #[arg(long)]
    forget: bool,
}

impl Demo {
    /// Writes the sample committee, and its papers when asked.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let request = WorkspaceSampleRequest {
            path: self.folder.display().to_string(),
            template: self.template,
        };
        let status = wire::workspace_sample(&context.host, context.asker(), request).await?;
        if let Some(folder) = self.papers {
            context.identify().await?;
            let left = papers::leave(context, &folder).await?;
            left.unmade.map_or(Ok(()), Err)?;
        }
        context.answer(&status, |_| {
            context
                .words
                .say("demo.done", &[("path", &self.folder.display().to_string())])
        })
    }
}

impl Create {
    /// Makes an empty workspace with its first person, who bears the account's name unless another is given.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let request = WorkspaceCreateRequest {
            path: self.folder.display().to_string(),
            name: self.name,
            person: PersonInput {
                name: self.person.unwrap_or_else(account),
                function: self.function,
                email: self.email,
                active: true,
            },
        };
        let status = wire::workspace_create(&context.host, context.asker(), request).await?;
        context.answer(&status, |status| sentence(context, status))
    }
}

impl Status {
    /// Tells what is open, whoever asks.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let status = context.open(self.folder.as_deref()).await?;
        context.answer(&status, |status| sentence(context, status))
    }
}

fn sentence(context: &Context, status: &WorkspaceStatus) -> String {
    let words = &context.words;
    let Some(workspace) = &status.workspace else {
        return words.get("error.no_workspace");
    };
    let acting = status.persons.iter().filter(|person| person.active);
    let staff: Vec<&str> = acting.map(|person| person.name.as_str()).collect();
    // A copy at home has nobody of the staff.
    let staff = or_none((!staff.is_empty()).then(|| staff.join(", ")));
    let backup = or_none(status.last_backup.as_ref().map(|backup| backup.name.clone()));
    let count = |key, number: u32| words.count(key, usize::try_from(number).unwrap_or(usize::MAX));
    let mut lines = vec![words.say(
        "status",
        &[
            ("name", &workspace.name),
            ("path", &workspace.path),
            ("made", &words.instant(workspace.created_at)),
            ("staff", &staff),
            ("backup", &backup),
            ("conflicts", &count("conflicts", status.conflicts)),
            ("refused", &count("refused", status.refused)),
            ("version", &status.version),
        ],
    )];
    lines.extend(status.second_place.as_ref().map(|place| {
        let last = or_none(place.last.map(|last| words.instant(last)));
        let key = if place.failure.is_some() {
            "place.failed"
        } else {
            "place"
        };
        words.say(key, &[("path", &place.path), ("last", &last)])
    }));
    lines.extend(status.notices.iter().map(|notice| words.word("notice", notice)));
    lines.join("\n")
}

impl Verify {
    /// Verifies everything; what it found decides the exit code.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(self.folder.as_deref()).await?;
        let request = WorkspaceVerifyRequest { heads: self.head };
        let report = wire::workspace_verify(&context.host, context.asker(), request).await?;
        context.answer(&report, |report| report_text(context, report))?;
        Ok(outcome(&report))
    }
}

fn outcome(report: &VerifyReport) -> Exit {
    if report.findings.is_empty() {
        Exit::Done
    } else {
        Exit::Found
    }
}

impl Restore {
    /// Puts a backup back; what the verification afterwards finds decides the exit code.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let request = WorkspaceRestoreRequest {
            path: self.folder.display().to_string(),
            from: self.from.as_deref().map(place),
        };
        let done = wire::workspace_restore(&context.host, context.asker(), request).await?;
        context.answer(&done, |done| {
            let words = &context.words;
            let listed =
                |key: &str, names: &[String]| names.iter().map(|name| words.say(key, &[("name", name)])).collect();
            let aside: Vec<String> = listed("restore.aside", &done.restored.set_aside);
            let lacking: Vec<String> = listed("restore.lacking", &done.restored.lacking);
            let said = [
                ("name", done.restored.backup.name.as_str()),
                ("from", done.restored.from.as_str()),
            ];
            [
                vec![words.say("restore.done", &said)],
                aside,
                lacking,
                vec![report_text(context, &done.report)],
            ]
            .concat()
            .join("\n")
        })?;
        Ok(outcome(&done.report))
    }
}

fn place(path: &Path) -> ChosenPlace {
    ChosenPlace {
        path: path.display().to_string(),
    }
}

fn report_text(context: &Context, report: &VerifyReport) -> String {
    let words = &context.words;
    let number = |of: i64| usize::try_from(of).unwrap_or(usize::MAX);
    let entries = words.count("verify.entries", number(report.head.entries));
    let documents = words.count("verify.documents", number(report.documents.into()));
    let backups = words.count("verify.backups", number(report.backups.into()));
    let head = report.head.line();
    let facts = [
        ("entries", entries.as_str()),
        ("documents", &documents),
        ("backups", &backups),
        ("head", &head),
    ];
    let orphans = report
        .orphans
        .iter()
        .map(|hash| words.say("verify.orphan", &[("hash", hash)]));
    if report.findings.is_empty() {
        let lines: Vec<String> = std::iter::once(words.say("verify.clean", &facts))
            .chain(orphans)
            .collect();
        return lines.join("\n");
    }
    let lines = report.findings.iter().map(|finding| finding_text(context, finding));
    let lines: Vec<String> = std::iter::once(words.count("verify.found", report.findings.len()))
        .chain(lines)
        .chain(orphans)
        .chain([words.say("journal.head", &facts)])
        .collect();
    lines.join("\n")
}

/// A finding; of the chains, the first bad entry of a device and what is wrong with it.
fn finding_text(context: &Context, finding: &Finding) -> String {
    let words = &context.words;
    let Finding { check, detail } = finding;
    let parts = detail
        .split_once(' ')
        .and_then(|(entry, fault)| Some((entry.rsplit_once(':')?, fault)));
    if let ("chain", Some(((device, number), fault))) = (check.as_str(), parts) {
        let fault = words.word("chain_fault", &fault);
        let said = [("device", device), ("number", number), ("fault", fault.as_str())];
        return words.say("finding.chain", &said);
    }
    let said = [("detail", detail.as_str()), ("check", check.as_str())];
    words.say(&format!("finding.{}", known(context, check)), &said)
}

fn known<'a>(context: &Context, check: &'a str) -> &'a str {
    if check != "chain" && context.words.knows(&format!("finding.{check}")) {
        check
    } else {
        "other"
    }
}

impl BackupNow {
    /// Makes a backup and lists them all; names the second place first, or gives it up, when asked.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        context.enter(self.folder.as_deref()).await?;
        if self.place.is_some() || self.forget {
            let request = WorkspaceSecondPlaceRequest {
                place: self.place.as_deref().map(place),
            };
            wire::workspace_second_place(&context.host, context.asker(), request).await?;
        }
        let list = wire::workspace_backup(&context.host, context.asker(), WorkspaceBackupRequest {}).await?;
        context.answer(&list, |list| {
            let lines = list.backups.iter().map(|backup| format!("  {}", backup.name));
            std::iter::once(context.words.count("backup.done", list.backups.len()))
                .chain(lines)
                .collect::<Vec<_>>()
                .join("\n")
        })
    }
}
