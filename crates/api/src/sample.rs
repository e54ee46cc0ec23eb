//! The sample committees: fictitious calls of 2026 from their first mail to their last minutes, one for each template.
//!
//! A story is data (`sample/story/<template>`): what people send, type, mark, say and decide, and when. Here it is played through
//! the very verbs that the window calls, each by its actor at its instant, so states, scores, ranks and quorums are what the
//! program makes of it. What they must be stands apart, in the story's oracle.

mod aftermath;
mod deed;
mod facts;
mod mail;
pub mod oracle;
mod paper;
mod reception;
mod scoring;
mod scripts;
mod sitting;
mod stage;
mod story;
mod timeline;

use std::path::Path;

use palmares_core::clock;
use palmares_core::error::{Error, Result};
use palmares_core::id::PersonId;
use palmares_core::journal::Founder;
use palmares_core::store::Store;

use crate::host::{Host, Open};
use stage::Stage;
use story::Story;

pub(crate) use scripts::usual;

/// Writes the sample committee of a template into a new folder: the workspace, and the person of its secretariat. Takes the time of
/// setting thirty to sixty PDF files.
///
/// # Errors
/// [`Error::NotFound`] for a template without a story, before anything is written.
pub(crate) async fn write(host: &Host, path: &Path, template: &str) -> Result<(Store, PersonId)> {
    let story = Story::of(template)?;
    let (opening, secretary) = (&story.opening, &story.opening.secretariat);
    let founder = Founder {
        id: PersonId::new(),
        name: secretary.name.clone(),
        function: secretary.function.clone(),
        email: secretary.email.clone(),
        account: secretary.account.clone(),
    };
    let store = Store::create(path, &opening.workspace, &founder, story::paris(opening.created)?).await?;
    // The mails pass through a folder of their own, as they would on the secretariat's machine.
    let post = tempfile::tempdir().map_err(|source| Error::file(&std::env::temp_dir(), source))?;
    let open = Open::new(store);
    let mails = mail::write_all(&story, &*host.press().await?, post.path())?;
    let mut stage = Stage::set(host, &open, &story, founder.id, mails).await?;
    for scene in timeline::scenes(&story)? {
        stage.play(scene).await?;
    }
    drop(stage);
    open.store.keep_daily_backups(clock::now());
    Ok((open.store, founder.id))
}

#[cfg(test)]
mod tests;
