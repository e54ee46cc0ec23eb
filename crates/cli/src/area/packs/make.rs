//! Makes packs, and shows the words that open each.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::pin::pin;

use clap::Args;
use futures_util::future::OptionFuture;
use futures_util::stream::{self, StreamExt as _};
use palmares_api::wire::{self, PackMade, PackMakeRequest};
use palmares_core::error::Error;
use palmares_core::id::MemberId;

use super::{list, members};
use crate::context::Context;
use crate::exit::Exit;
use crate::failure::Failure;

/// Packs being made at once: while one waits for the disk or for its words, others are written.
const AT_ONCE: usize = 3;

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
    /// Makes the packs, some at once. The words of each are shown with it and, where asked, written to a file that nobody else reads:
    /// it is begun before the first pack is, and what was made before something failed is told all the same, since nothing else
    /// opens those packs. Where nothing was made, no file stays that would keep the next try from beginning its own.
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
        std::fs::create_dir_all(&self.into).map_err(|source| Error::file(&self.into, source))?;
        let mut kept = self.passphrase_file.as_deref().map(KeptWords::begin).transpose()?;
        let mut made = Vec::with_capacity(wanted.len());
        let mut failed = None;
        // What is under way when something fails is waited for: its words are told nowhere else. Nothing further is begun.
        let stopped = Cell::new(false);
        let make = async |member_id| {
            let path = self.into.display().to_string();
            let request = PackMakeRequest {
                call_id,
                member_id,
                path,
            };
            let begun = !stopped.get();
            let pack = OptionFuture::from(begun.then(|| wire::pack_make(&context.host, context.asker(), request)));
            pack.await.transpose()
        };
        let mut packs = pin!(stream::iter(each_once(wanted)).map(make).buffered(AT_ONCE));
        while let Some(pack) = packs.next().await {
            let told = match pack {
                Ok(None) => Ok(()),
                Ok(Some(pack)) => tell(pack, kept.as_mut(), &mut made),
                Err(error) => Err(error.into()),
            };
            stopped.set(stopped.get() || told.is_err());
            failed = failed.or(told.err());
        }
        if made.is_empty() {
            kept.take().map_or(Ok(()), KeptWords::give_up)?;
        }
        match failed {
            None => context.answer(&made, |made| made_text(context, made)),
            Some(failure) => {
                if !made.is_empty() {
                    context.answer(&made, |made| made_text(context, made))?;
                }
                Err(failure)
            }
        }
    }
}

/// What was made is told whatever becomes of the file of the words.
fn tell(pack: PackMade, kept: Option<&mut KeptWords<'_>>, made: &mut Vec<PackMade>) -> Result<(), Failure> {
    let written = kept.map_or(Ok(()), |kept| kept.add(&pack));
    made.push(pack);
    written
}

/// A member who is named twice has one pack.
fn each_once(members: Vec<MemberId>) -> Vec<MemberId> {
    let mut seen = BTreeSet::new();
    members.into_iter().filter(|member| seen.insert(*member)).collect()
}

/// One line for each member, `name<TAB>words`, in a new file closed to others.
struct KeptWords<'a> {
    path: &'a Path,
    file: File,
}

impl<'a> KeptWords<'a> {
    fn begin(path: &'a Path) -> Result<Self, Failure> {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(|source| Error::file(path, source))?;
        Ok(Self { path, file })
    }

    fn give_up(self) -> Result<(), Failure> {
        drop(self.file);
        Ok(std::fs::remove_file(self.path).map_err(|source| Error::file(self.path, source))?)
    }

    fn add(&mut self, pack: &PackMade) -> Result<(), Failure> {
        let line = format!("{}\t{}\n", pack.name, pack.words);
        let written = self.file.write_all(line.as_bytes()).and_then(|()| self.file.sync_all());
        Ok(written.map_err(|source| Error::file(self.path, source))?)
    }
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
