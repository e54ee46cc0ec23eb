//! Mails ready to be sent: with a pack, with a return, or to remind somebody of theirs.

use std::path::Path;

use palmares_api::wire::{self, CallGetRequest, ChosenPlace, DraftWriteRequest, DraftWritten, HomeGetRequest};
use palmares_core::error::Error;
use palmares_core::pack::{Cover, Kind};
use serde::Serialize;

use super::{cover, list};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// A draft for each file, beside it or in a folder: a pack goes to its member, a return to who made the pack.
pub(super) async fn of_files(
    context: &Context,
    files: &[impl AsRef<Path>],
    into: Option<&Path>,
) -> Result<Exit, Failure> {
    if let Some(into) = into {
        std::fs::create_dir_all(into).map_err(|source| Error::file(into, source))?;
    }
    let mut requests = Vec::with_capacity(files.len());
    for file in files.iter().map(AsRef::as_ref) {
        let cover = cover(context, file).await?.cover;
        let (name, email) = match cover.kind {
            Kind::Pack => addressee(context, &cover).await?,
            Kind::Return => contact(context).await?,
        };
        let folder = into.unwrap_or_else(|| file.parent().unwrap_or(Path::new(".")));
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        requests.push(DraftWriteRequest {
            name,
            email,
            subject: said(context, &cover, "subject"),
            text: said(context, &cover, "text"),
            text_apart: said(context, &cover, "apart"),
            attach: Some(ChosenPlace {
                path: file.display().to_string(),
            }),
            path: folder.display().to_string(),
        });
    }
    write(context, requests).await
}

/// The reminders that were written, and who is to be reminded by another way.
#[derive(Debug, Serialize)]
struct Reminded {
    written: Vec<DraftWritten>,
    /// Names of those who have no address to which a mail can be written.
    unreached: Vec<String>,
}

/// A draft for each member of whom no return came, though one is still taken. Who cannot be written to keeps nobody from their mail.
pub(super) async fn reminders(context: &Context, into: &Path) -> Result<Exit, Failure> {
    let list = list(context).await?;
    let call_id = context.call().await?;
    let call = wire::call_get(&context.host, context.asker(), CallGetRequest { call_id }).await?;
    std::fs::create_dir_all(into).map_err(|source| Error::file(into, source))?;
    let words = &context.words;
    let mut reminded = Reminded {
        written: Vec::new(),
        unreached: Vec::new(),
    };
    for member in list.members.into_iter().filter(|member| member.owing) {
        let request = DraftWriteRequest {
            name: member.name.clone(),
            email: member.email,
            subject: words.say("packs.draft.remind.subject", &[("call", &call.name)]),
            text: words.say("packs.draft.remind.text", &[("call", &call.name)]),
            text_apart: String::new(),
            attach: None,
            path: into.display().to_string(),
        };
        match wire::draft_write(&context.host, context.asker(), request).await {
            Ok(written) => reminded.written.push(written),
            Err(refused) if refused.field.as_deref() == Some("email") => reminded.unreached.push(member.name),
            Err(other) => return Err(other.into()),
        }
    }
    context.answer(&reminded, |reminded| {
        let written = (!reminded.written.is_empty()).then(|| written_text(context, &reminded.written));
        let unreached = (!reminded.unreached.is_empty())
            .then(|| words.say("packs.unreached", &[("names", &reminded.unreached.join(", "))]));
        written.into_iter().chain(unreached).collect::<Vec<_>>().join("\n")
    })
}

/// One after the other, up to the first that is refused: what is written stays.
async fn write(context: &Context, requests: Vec<DraftWriteRequest>) -> Result<Exit, Failure> {
    let mut written: Vec<DraftWritten> = Vec::with_capacity(requests.len());
    for request in requests {
        written.push(wire::draft_write(&context.host, context.asker(), request).await?);
    }
    context.answer(&written, |written| written_text(context, written))
}

fn written_text(context: &Context, written: &[DraftWritten]) -> String {
    let lines = written.iter().map(|draft| {
        let key = if draft.attached {
            "packs.drafted.attached"
        } else {
            "packs.drafted"
        };
        context.words.say(key, &[("path", &draft.path)])
    });
    lines.collect::<Vec<_>>().join("\n")
}

async fn addressee(context: &Context, cover: &Cover) -> Result<(String, String), Failure> {
    let list = list(context).await?;
    let member = list.members.into_iter().find(|member| member.member == cover.member);
    let member = member.ok_or_else(|| Error::not_found("member", cover.member))?;
    Ok((member.name, member.email))
}

async fn contact(context: &Context) -> Result<(String, String), Failure> {
    let home = wire::home_get(&context.host, context.asker(), HomeGetRequest {})
        .await?
        .home;
    let contact = home.ok_or_else(|| Error::not_found("home", ""))?.contact;
    Ok((contact.name, contact.email))
}

fn said(context: &Context, cover: &Cover, part: &str) -> String {
    context.words.say(
        &format!("packs.draft.{}.{part}", cover.kind),
        &[
            ("call", &cover.call_name),
            ("member", &cover.member_name),
            ("version", &cover.version.to_string()),
            ("receipt", cover.receipt.as_deref().unwrap_or_default()),
        ],
    )
}
