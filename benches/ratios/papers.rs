//! The sample committee from its first mail to its last minutes, and the minutes of one session.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use palmares_api::{Asker, Host, HostConfig, wire};
use palmares_core::id::SessionId;
use palmares_core::paper::PaperLanguage;

use crate::yardstick::{Outcome, compare, heading, note, refused, time};

/// Leaves the sample behind, closed, for whoever measures on it.
pub async fn run(sample: &Path, folder: &Path) -> Outcome {
    heading("papers");
    // In a process of its own: what the typesetter remembers of it cannot help the minutes below.
    let mut demo = Command::new(env!("CARGO_BIN_EXE_palmares"));
    demo.arg("demo").arg(sample).stdout(Stdio::null());
    let (made, whole) = time(|| demo.status());
    if !made?.success() {
        return Err("the sample committee was not made".into());
    }
    let (host, asker) = open(sample).await?;
    let mut sessions = sessions_with_decisions(&host, &asker).await?.into_iter();
    let first = sessions.next().ok_or("the sample has decided")?;
    let second = sessions.next().ok_or("the sample has decided twice")?;
    let (files, took) = minutes(&host, &asker, first, &folder.join("first")).await?;
    let (others, again) = minutes(&host, &asker, second, &folder.join("second")).await?;
    let request = wire::WorkspaceCloseRequest {};
    wire::workspace_close(&host, &asker, request).await.map_err(refused)?;
    let baseline = "pdftotext reading them back";
    let name = format!("the first minutes after a start, {} papers", files.len());
    compare(&name, took, baseline, pdftotext(&files)?);
    compare("those of the next session", again, baseline, pdftotext(&others)?);
    compare("the sample committee made", whole, "its first minutes", took);
    note(&format!(
        "{} in all, mails and their PDF files included",
        papers(sample)?
    ));
    Ok(())
}

async fn open(sample: &Path) -> Outcome<(Host, Asker)> {
    let host = Host::new(HostConfig {
        worker: env!("CARGO_BIN_EXE_palmares").into(),
        account: "bench".to_owned(),
        homes: None,
    })?;
    let path = sample.display().to_string();
    let request = wire::WorkspaceOpenRequest { path, backup: false };
    let nobody = Asker::at_command_line(None);
    wire::workspace_open(&host, &nobody, request).await.map_err(refused)?;
    let staff = wire::candidates(&host).await.map_err(refused)?;
    let secretary = staff.first().ok_or("the sample has a secretary")?;
    Ok((host, Asker::at_command_line(Some(secretary.who))))
}

async fn sessions_with_decisions(host: &Host, asker: &Asker) -> Outcome<Vec<SessionId>> {
    let calls = wire::call_list(host, asker, wire::CallListRequest {})
        .await
        .map_err(refused)?;
    let call_id = calls.calls.first().ok_or("the sample has a call")?.id;
    let list = wire::session_list(host, asker, wire::SessionListRequest { call_id }).await;
    let sessions = list.map_err(refused)?.sessions.into_iter();
    Ok(sessions.filter(|row| row.decisions > 0).map(|row| row.id).collect())
}

/// Produces the minutes, the record of decisions and the attendance sheet, then copies them out.
async fn minutes(host: &Host, asker: &Asker, session_id: SessionId, into: &Path) -> Outcome<(Vec<PathBuf>, Duration)> {
    let language = PaperLanguage::Fr;
    let request = wire::MinutesProduceRequest { session_id, language };
    let start = Instant::now();
    let produced = wire::minutes_produce(host, asker, request).await.map_err(refused)?;
    let took = start.elapsed();
    std::fs::create_dir(into)?;
    let mut files = Vec::new();
    for paper in produced.papers {
        let path = into.display().to_string();
        let request = wire::PaperExportRequest {
            paper_id: paper.id,
            path,
        };
        let copied = wire::paper_export(host, asker, request).await.map_err(refused)?;
        files.push(copied.path.into());
    }
    Ok((files, took))
}

fn pdftotext(files: &[PathBuf]) -> std::io::Result<Duration> {
    let start = Instant::now();
    for file in files {
        Command::new("pdftotext").arg(file).arg("-").output()?;
    }
    Ok(start.elapsed())
}

/// How many files the workspace keeps.
fn papers(sample: &Path) -> std::io::Result<String> {
    let mut folders = vec![sample.join("documents")];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files += 1;
            }
        }
    }
    Ok(format!("{files} files"))
}
