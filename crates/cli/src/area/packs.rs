//! What members take home, what comes back, and the copy at home.

mod drafts;
mod make;

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};
use palmares_api::wire::{
    self, ChosenPlace, HomeEraseRequest, HomeGetRequest, PackCloseRequest, PackCover, PackCoverRequest,
    PackForgetKeyRequest, PackList, PackListRequest, PackOpenRequest, ReturnWriteRequest, ReturnsMergeRequest,
    ReturnsPlanRequest,
};
use palmares_core::error::Error;
use palmares_core::exchange::{ReturnFile, ReturnsPlan};
use palmares_core::id::MemberId;
use palmares_core::pack::{MemberPacks, PackState};

use self::make::Make;
use super::exchange::line_text;
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::table::Table;

/// `palmares packs`
#[derive(Debug, Args)]
pub struct Packs {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    Make(Make),
    List,
    Show {
        file: PathBuf,
    },
    Open {
        file: PathBuf,
        #[arg(long, value_name = "FOLDER")]
        into: PathBuf,
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    Return {
        #[arg(long, value_name = "FILE")]
        to: PathBuf,
    },
    Draft {
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[arg(long, value_name = "FOLDER")]
        into: Option<PathBuf>,
    },
    Remind {
        #[arg(long, value_name = "FOLDER")]
        into: PathBuf,
    },
    Plan {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    Merge {
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    Close {
        state: State,
        #[arg(long, value_name = "MEMBER")]
        member: Vec<String>,
    },
    ForgetKey {
        member: String,
    },
    Erase {
        #[arg(long)]
        anyway: bool,
    },
}

/// Where packs stand from now on.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum State {
    Out,
    Closing,
    Closed,
    Revoked,
}

impl From<State> for PackState {
    fn from(state: State) -> Self {
        match state {
            State::Out => Self::Out,
            State::Closing => Self::Closing,
            State::Closed => Self::Closed,
            State::Revoked => Self::Revoked,
        }
    }
}

impl Packs {
    /// Runs the act. A cover is read without a workspace, and a pack makes the copy that it opens.
    pub async fn run(self, context: &Context) -> Result<Exit, Failure> {
        match self.act {
            Act::Show { file } => show(context, &file).await,
            Act::Open {
                file,
                into,
                passphrase_file,
            } => open(context, &file, &into, passphrase_file.as_deref()).await,
            act => {
                context.enter(None).await?;
                act.run(context).await
            }
        }
    }
}

impl Act {
    async fn run(self, context: &Context) -> Result<Exit, Failure> {
        match self {
            Self::Show { .. } | Self::Open { .. } => Ok(Exit::Done),
            Self::Make(make) => make.run(context).await,
            Self::List => {
                let list = list(context).await?;
                context.answer(&list, |list| circulation(context, list))
            }
            Self::Return { to } => give_back(context, &to).await,
            Self::Draft { files, into } => drafts::of_files(context, &files, into.as_deref()).await,
            Self::Remind { into } => drafts::reminders(context, &into).await,
            Self::Plan { files } => {
                let request = ReturnsPlanRequest { paths: there(&files)? };
                let plan = wire::returns_plan(&context.host, context.asker(), request).await?;
                context.answer(&plan, |plan| plan_text(context, plan))
            }
            Self::Merge { files } => {
                let request = ReturnsMergeRequest { paths: there(&files)? };
                let merged = wire::returns_merge(&context.host, context.asker(), request).await?;
                let done = context.answer(&merged, |merged| plan_text(context, &merged.plan))?;
                let is_refused = |file: &ReturnFile| file.fault.is_some() && file.outcome.is_none();
                let all_refused = merged.plan.files.iter().all(is_refused);
                Ok(if all_refused { Exit::File } else { done })
            }
            Self::Close { state, member } => {
                let request = PackCloseRequest {
                    call_id: context.call().await?,
                    member_ids: members(context, &member).await?,
                    state: state.into(),
                };
                context.done(&wire::pack_close(&context.host, context.asker(), request).await?)
            }
            Self::ForgetKey { member } => {
                let member_id = context.member(&member).await?.id;
                let request = PackForgetKeyRequest { member_id };
                context.done(&wire::pack_forget_key(&context.host, context.asker(), request).await?)
            }
            Self::Erase { anyway } => erase(context, anyway).await,
        }
    }
}

async fn list(context: &Context) -> Result<PackList, Failure> {
    let request = PackListRequest {
        call_id: context.call().await?,
    };
    Ok(wire::pack_list(&context.host, context.asker(), request).await?)
}

async fn members(context: &Context, typed: &[String]) -> Result<Vec<MemberId>, Failure> {
    let mut found = Vec::with_capacity(typed.len());
    for text in typed {
        found.push(context.member(text).await?.id);
    }
    Ok(found)
}

fn circulation(context: &Context, list: &PackList) -> String {
    let words = &context.words;
    let mut table = Table::new()
        .column(context.heading("member"))
        .number(context.heading("dossiers"))
        .column(context.heading("pack_out"))
        .column(context.heading("pack_back"))
        .column(context.heading("state"));
    for member in &list.members {
        table.row(line(context, member));
    }
    if list.members.is_empty() {
        words.get("packs.none")
    } else {
        table.to_string()
    }
}

fn line(context: &Context, member: &MemberPacks) -> Vec<String> {
    let words = &context.words;
    let out = member.packs.first().map(|pack| {
        words.say(
            "packs.version",
            &[
                ("version", &pack.version.to_string()),
                ("at", &words.instant(pack.made_at)),
            ],
        )
    });
    let back = member.returns.first().map(|back| {
        words.say(
            "packs.returned",
            &[
                ("version", &back.version.to_string()),
                ("receipt", &back.receipt),
                ("at", &words.instant(back.came_at)),
                ("outcome", &words.word("pack.outcome", &back.outcome)),
            ],
        )
    });
    let state = member.packs.first().map(|pack| match pack.state {
        PackState::Out | PackState::Closing if !member.owing => words.get("packs.answered"),
        state => words.word("pack.state", &state),
    });
    vec![
        member.name.clone(),
        member.dossiers.to_string(),
        out.unwrap_or_default(),
        back.unwrap_or_default(),
        state.unwrap_or_default(),
    ]
}

async fn cover(context: &Context, file: &Path) -> Result<PackCover, Failure> {
    let request = PackCoverRequest {
        path: file.display().to_string(),
    };
    Ok(wire::pack_cover(&context.host, context.asker(), request).await?)
}

async fn show(context: &Context, file: &Path) -> Result<Exit, Failure> {
    let found = cover(context, file).await?;
    context.answer(&found.cover, |cover| {
        let words = &context.words;
        let key = format!("packs.cover.{}", cover.kind);
        words.say(
            &key,
            &[
                ("member", &cover.member_name),
                ("call", &cover.call_name),
                ("version", &cover.version.to_string()),
                ("at", &words.instant(cover.made_at)),
                ("receipt", cover.receipt.as_deref().unwrap_or_default()),
            ],
        )
    })
}

/// The words are asked for where the copy's own key does not open the pack.
async fn open(context: &Context, file: &Path, into: &Path, words: Option<&Path>) -> Result<Exit, Failure> {
    let request = |words: Option<String>| PackOpenRequest {
        path: file.display().to_string(),
        words,
        into: Some(ChosenPlace {
            path: into.display().to_string(),
        }),
    };
    let known = into.exists() && words.is_none();
    let opened = if known {
        wire::pack_open(&context.host, context.asker(), request(None)).await?
    } else {
        let words = asked(context, words)?;
        wire::pack_open(&context.host, context.asker(), request(Some(words))).await?
    };
    context.answer(&opened, |opened| {
        let numbers = |numbers: &[u32]| numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        let mut lines = vec![
            context
                .words
                .say("packs.opened", &[("path", &into.display().to_string())]),
        ];
        for (key, changed) in [
            ("packs.came", &opened.news.came),
            ("packs.changed", &opened.news.changed),
            ("packs.left", &opened.news.left),
        ] {
            if !changed.is_empty() {
                lines.push(context.words.say(key, &[("numbers", &numbers(changed))]));
            }
        }
        if opened.news.rules {
            lines.push(context.words.get("packs.rules"));
        }
        lines.join("\n")
    })
}

/// The passphrase: from a file, else typed; never an argument, which other programs could read.
fn asked(context: &Context, file: Option<&Path>) -> Result<String, Failure> {
    if let Some(file) = file {
        return Ok(std::fs::read_to_string(file).map_err(|source| Error::file(file, source))?);
    }
    let mut input = io::stdin().lock();
    if input.is_terminal() {
        // Asked beside the answer, which may go to a file. A prompt that cannot be written is missed and does no harm.
        let _ = write!(io::stderr(), "{} ", context.words.get("packs.words"));
    }
    let mut line = String::new();
    input.read_line(&mut line).map_err(Failure::Output)?;
    Ok(line)
}

async fn give_back(context: &Context, to: &Path) -> Result<Exit, Failure> {
    let request = ReturnWriteRequest {
        path: to.display().to_string(),
    };
    let written = wire::return_write(&context.host, context.asker(), request).await?;
    context.answer(&written, |written| {
        context.words.say(
            "packs.given",
            &[
                ("path", &written.path),
                ("version", &written.version.to_string()),
                ("receipt", &written.receipt),
                ("acts", &written.acts.to_string()),
            ],
        )
    })
}

/// What was never given back is lost with the copy, so it is only erased by whoever says so.
async fn erase(context: &Context, anyway: bool) -> Result<Exit, Failure> {
    let state = wire::home_get(&context.host, context.asker(), HomeGetRequest {}).await?;
    if !anyway && state.home.is_some_and(|home| home.unreturned > 0) {
        return Err(Failure::Asked("anyway"));
    }
    let gone = wire::home_erase(&context.host, context.asker(), HomeEraseRequest {}).await?;
    context.answer(&gone.erased, |erased| {
        let words = &context.words;
        let head = words.say(
            "packs.erased",
            &[("folder", &erased.folder), ("at", &words.instant(erased.at))],
        );
        let lost = (erased.unreturned > 0)
            .then(|| words.say("packs.erased.unreturned", &[("acts", &erased.unreturned.to_string())]));
        let files = erased
            .files
            .iter()
            .map(|file| format!("{}  {}", file.sha256, file.path));
        std::iter::once(head)
            .chain(lost)
            .chain(files)
            .collect::<Vec<_>>()
            .join("\n")
    })
}

/// What becomes of each file, a paragraph each.
fn plan_text(context: &Context, plan: &ReturnsPlan) -> String {
    let displaced = plan.displaced.iter().map(|line| line_text(context, line));
    let files = plan.files.iter().map(|file| file_text(context, file));
    files.chain(displaced).collect::<Vec<_>>().join("\n")
}

fn file_text(context: &Context, file: &ReturnFile) -> String {
    let words = &context.words;
    let member = file
        .cover
        .as_ref()
        .map_or(file.name.as_str(), |cover| cover.member_name.as_str());
    if let Some(fault) = file.fault {
        let reason = words.word("reason.pack_refused", &fault);
        return words.say(
            "packs.refused",
            &[("name", member), ("file", &file.name), ("reason", &reason)],
        );
    }
    let Some(outcome) = file.outcome else {
        return words.say("packs.here", &[("name", member), ("file", &file.name)]);
    };
    let numbers = [file.evaluations, file.marks, file.changed, file.recusals, file.evidence];
    let [evaluations, marks, changed, recusals, evidence] = &numbers.map(|number| number.to_string());
    let head = words.say(
        "packs.taken",
        &[
            ("name", member),
            (
                "receipt",
                file.cover
                    .as_ref()
                    .and_then(|cover| cover.receipt.as_deref())
                    .unwrap_or_default(),
            ),
            ("evaluations", evaluations),
            ("marks", marks),
            ("changed", changed),
            ("recusals", recusals),
            ("evidence", evidence),
            ("outcome", &words.word("pack.outcome", &outcome)),
        ],
    );
    let lines = file
        .refused
        .iter()
        .chain(&file.conflicts)
        .map(|line| line_text(context, line));
    std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n")
}

/// The files that were named, each of them there: one that is not would be told as no return.
fn there(files: &[PathBuf]) -> Result<Vec<String>, Failure> {
    let path = |file: &PathBuf| match std::fs::metadata(file) {
        Ok(_) => Ok(file.display().to_string()),
        Err(error) => Err(Failure::File {
            path: file.display().to_string(),
            error,
        }),
    };
    files.iter().map(path).collect()
}
