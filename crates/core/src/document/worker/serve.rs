//! The worker's side.

use std::io::{self, Read, Write};
use std::process::ExitCode;
use std::thread;

use super::super::extract::extract;
use super::super::limits::{INPUT_LIMIT, STACK};
use super::super::mail::MailAttachment;
use super::super::{archive, mail, preview};
use super::{Answer, FileHeader, Request, frame};

/// Answers requests from standard input on standard output until the input ends. For the executable's `main`, before
/// anything else, when its first argument is [`WORKER_ARGUMENT`](super::WORKER_ARGUMENT).
///
/// Libraries that print would break the answers: standard output is handed over to standard error first.
pub fn run_worker() -> ExitCode {
    // A deep structure may overflow this thread's large stack; that ends the process, as it may.
    let reading = thread::Builder::new().stack_size(STACK).spawn(serve_process);
    match reading.map(thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

#[cfg(unix)]
fn serve_process() -> io::Result<()> {
    let output = std::fs::File::from(rustix::io::dup(rustix::stdio::stdout())?);
    rustix::stdio::dup2_stdout(rustix::stdio::stderr())?;
    super::rlimits::confine()?;
    #[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
    super::syscalls::confine();
    serve(&mut io::stdin().lock(), &mut &output, super::rlimits::allow_cpu)
}

#[cfg(not(unix))]
fn serve_process() -> io::Result<()> {
    serve(&mut io::stdin().lock(), &mut io::stdout().lock(), || Ok(()))
}

/// One answer per request; `before` runs ahead of each.
fn serve(input: &mut impl Read, output: &mut impl Write, before: impl Fn() -> io::Result<()>) -> io::Result<()> {
    while let Some((request, content)) = frame::read(input, INPUT_LIMIT)? {
        before()?;
        let (answer, body) = answer(request, &content)?;
        frame::write(output, &answer, &body)?;
    }
    Ok(())
}

fn answer(request: Request, content: &[u8]) -> io::Result<(Answer, Vec<u8>)> {
    match request {
        Request::Text { engine } => {
            let (reading, pages) = extract(content, engine);
            Ok((Answer::Text { reading }, serde_json::to_vec(&pages)?))
        }
        Request::Mail => Ok(mail::parse(content).map_or((Answer::NoneOfIt, Vec::new()), |mail| {
            let (files, body) = packed(&mail.attachments);
            let mail = Box::new(mail);
            (Answer::Mail { mail, files }, body)
        })),
        Request::Archive => Ok(
            archive::parse(content).map_or((Answer::NoneOfIt, Vec::new()), |archive| {
                let (files, body) = packed(&archive.files);
                let omitted = archive.omitted;
                (Answer::Archive { files, omitted }, body)
            }),
        ),
        Request::Preview { is_table } => match preview::preview(content, is_table) {
            Some(preview) => Ok((Answer::Preview, serde_json::to_vec(&preview)?)),
            None => Ok((Answer::NoneOfIt, Vec::new())),
        },
    }
}

/// Files as a header each, and their contents one after the other.
fn packed(files: &[MailAttachment]) -> (Vec<FileHeader>, Vec<u8>) {
    let contents: Vec<&[u8]> = files.iter().map(|file| file.content.as_slice()).collect();
    (files.iter().map(FileHeader::of).collect(), contents.concat())
}
