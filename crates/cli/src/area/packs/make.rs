//! Makes packs, and shows the words that open each.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use palmares_api::wire::{self, PackMade, PackMakeRequest};
use palmares_core::error::Error;
use palmares_core::id::MemberId;

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
    /// Makes the packs, two at once. The words of each are shown with it and, where asked, written to a file that nobody else reads:
    /// it is begun before the first pack is, and what was made before something failed is told all the same, since nothing else
    /// opens those packs.
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
        let mut kept = self.passphrase_file.as_deref().map(KeptWords::begin).transpose()?;
        let mut made = Vec::with_capacity(wanted.len());
        let mut failed = None;
        let request = |member_id: &MemberId| PackMakeRequest {
            call_id,
            member_id: *member_id,
            path: self.into.display().to_string(),
        };
        // While one is written, the words of the other are worked out.
        for pair in each_once(wanted).chunks(2) {
            let (first, second) = tokio::join!(
                one(context, pair.first().map(request)),
                one(context, pair.get(1).map(request))
            );
            for pack in [first, second] {
                let told = pack.and_then(|pack| pack.map_or(Ok(()), |pack| tell(pack, kept.as_mut(), &mut made)));
                failed = failed.or(told.err());
            }
            if failed.is_some() {
                break;
            }
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

async fn one(context: &Context, request: Option<PackMakeRequest>) -> Result<Option<PackMade>, Failure> {
    match request {
        Some(request) => Ok(Some(wire::pack_make(&context.host, context.asker(), request).await?)),
        None => Ok(None),
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
