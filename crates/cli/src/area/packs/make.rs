//! Makes packs, and shows the words that open each.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use palmares_api::wire::{self, PackMade, PackMakeRequest};
use palmares_core::error::Error;

use super::{list, members};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Makes packs.
#[derive(Debug, Args)]
pub(super) struct Make {
    #[arg(long, value_name = "MEMBER")]
    member: Vec<String>,
    #[arg(long, value_name = "FOLDER")]
    into: PathBuf,
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl Make {
    /// Makes one pack after the other. The words of each are shown with it, or written to a file that nobody else reads.
    pub(super) async fn run(self, context: &Context) -> Result<Exit, Failure> {
        let wanted = if self.member.is_empty() {
            let list = list(context).await?;
            let able = list
                .members
                .into_iter()
                .filter(|member| member.active && member.dossiers > 0);
            able.map(|member| member.member).collect()
        } else {
            members(context, &self.member).await?
        };
        let call_id = context.call().await?;
        let mut made = Vec::with_capacity(wanted.len());
        for member_id in wanted {
            let request = PackMakeRequest {
                call_id,
                member_id,
                path: self.into.display().to_string(),
            };
            made.push(wire::pack_make(&context.host, context.asker(), request).await?);
        }
        if let Some(file) = &self.passphrase_file {
            keep_words(file, &made)?;
        }
        context.answer(&made, |made| made_text(context, made))
    }
}

/// One line for each member, `name<TAB>words`, in a file closed to others.
fn keep_words(file: &Path, made: &[PackMade]) -> Result<(), Failure> {
    let lines = made
        .iter()
        .flat_map(|pack| [pack.name.as_str(), "\t", &pack.words, "\n"]);
    let lines: String = lines.collect();
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(file).and_then(|mut file| file.write_all(lines.as_bytes()));
    Ok(written.map_err(|source| Error::file(file, source))?)
}

fn made_text(context: &Context, made: &[PackMade]) -> String {
    let words = &context.words;
    let lines = made.iter().map(|pack| {
        words.say(
            "packs.made",
            &[
                ("name", &pack.name),
                ("version", &pack.version.to_string()),
                ("dossiers", &pack.dossiers.to_string()),
                ("size", &words.score(&megabytes(pack.size))),
                ("path", &pack.path),
                ("words", &pack.words),
            ],
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn megabytes(size: u64) -> String {
    let tenths = size.div_ceil(100_000);
    format!("{}.{}", tenths / 10, tenths % 10)
}
