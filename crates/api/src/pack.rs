//! What members take home, what comes back, and the copy at home itself.

mod draft;
mod given;
mod returns;

use std::path::{Path, PathBuf};

use palmares_core::clock;
use palmares_core::error::{Error, InputFault};
use palmares_core::exchange::{self, Erased, News};
use palmares_core::id::{CallId, MemberId};
use palmares_core::journal::{Part, Receipt};
use palmares_core::pack::{self, Contact, Cover, MemberPacks, PackState, Passphrase};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::draft::{DraftWriteRequest, DraftWritten};
pub use self::returns::*;
use crate::error::ApiError;
use crate::host::Host;
use crate::seat::{Asker, Who};
use crate::workspace::{ChosenPlace, WorkspaceStatus, status};

/// Asks what is in circulation for a call.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PackListRequest {
    /// The call.
    pub call_id: CallId,
}

/// What is in circulation.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PackList {
    /// The members who have something to score or a pack, by name.
    pub members: Vec<MemberPacks>,
}

/// Makes the pack of a member.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PackMakeRequest {
    /// The call.
    pub call_id: CallId,
    /// The member.
    pub member_id: MemberId,
    /// The folder in which the file comes to be.
    pub path: String,
}

/// A pack was made, and read again with its words.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PackMade {
    /// Whose it is.
    pub member_id: MemberId,
    /// Their name.
    pub name: String,
    /// Their e-mail address; empty where none is known.
    pub email: String,
    /// Counted for them, from 1.
    pub version: u32,
    /// Dossiers in it.
    pub dossiers: u32,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// The file.
    pub path: String,
    /// Whether a mail carries it; else it goes by other means.
    pub by_mail: bool,
    /// The six words that open it: shown now, kept nowhere.
    pub words: String,
}

/// Sets where packs stand.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PackCloseRequest {
    /// The call.
    pub call_id: CallId,
    /// The members; everybody where none is named.
    pub member_ids: Vec<MemberId>,
    /// Where their packs stand from now on.
    pub state: PackState,
}

/// No longer knows a member's key: they work on another computer from now on.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PackForgetKeyRequest {
    /// The member.
    pub member_id: MemberId,
}

/// Reads the cover of a file, which needs no key.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PackCoverRequest {
    /// The file.
    pub path: String,
}

/// A cover, and whether the copy that it is for is there.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PackCover {
    /// What the file says of itself.
    pub cover: Cover,
    /// Where its copy at home is, or will be; none for a return, and where each copy is named.
    pub home: Option<String>,
    /// Whether the copy is there already: its own key may open the file then.
    pub known: bool,
}

/// Opens a pack at home.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PackOpenRequest {
    /// The file.
    pub path: String,
    /// The six words, as typed; none where the copy's own key opens it.
    pub words: Option<String>,
    /// The folder of the copy; none for where this machine keeps them.
    pub into: Option<ChosenPlace>,
}

/// A pack is open at home.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PackOpened {
    /// What it changed of a copy that was there.
    pub news: News,
    /// What is open now.
    pub status: WorkspaceStatus,
}

/// Asks what the open copy at home is.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HomeGetRequest {}

/// What the open workspace is to its member.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HomeState {
    /// Their copy at home; none in the secretariat's workspace.
    pub home: Option<HomeView>,
}

/// A copy at home.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HomeView {
    /// Its member.
    pub member_id: MemberId,
    /// Its call.
    pub call_id: CallId,
    /// The version of the pack.
    pub version: u32,
    /// Whom the return is for.
    pub contact: Contact,
    /// Where it lies.
    pub folder: String,
    /// The version of the last return; 0 before the first.
    pub returned: u32,
    /// Acts that no return held yet.
    pub unreturned: u32,
}

/// Writes the return.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReturnWriteRequest {
    /// The folder in which the file comes to be.
    pub path: String,
}

/// A return was written.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReturnWritten {
    /// The file.
    pub path: String,
    /// Counted by this copy, from 1.
    pub version: u32,
    /// The number that the secretariat sees too.
    pub receipt: String,
    /// Acts in it.
    pub acts: u32,
    /// Bytes.
    #[ts(type = "number")]
    pub size: u64,
    /// Whether a mail carries it; else it goes by other means.
    pub by_mail: bool,
    /// Whom it is for.
    pub contact: Contact,
}

/// Erases the open copy at home.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HomeEraseRequest {}

/// The copy is gone.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HomeErased {
    /// The certificate.
    pub erased: Erased,
    /// What is open now: nothing.
    pub status: WorkspaceStatus,
}

/// What is in circulation for a call, for the secretariat.
pub async fn pack_list(host: &Host, asker: &Asker, request: PackListRequest) -> Result<PackList, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let mut connection = open.store.read().await?;
    Ok(PackList {
        members: pack::circulation(&mut connection, caller.actor(), request.call_id).await?,
    })
}

/// Makes the pack of a member.
pub async fn pack_make(host: &Host, asker: &Asker, request: PackMakeRequest) -> Result<PackMade, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let into = Path::new(&request.path);
    let made = exchange::make_pack(&open.store, &caller, request.call_id, request.member_id, into).await?;
    Ok(PackMade {
        member_id: made.member,
        name: made.name,
        email: made.email,
        version: made.version,
        dossiers: made.dossiers,
        size: made.size,
        by_mail: draft::is_carried(made.size),
        path: made.path.display().to_string(),
        words: made.passphrase.shown(),
    })
}

/// Sets where packs stand.
pub async fn pack_close(host: &Host, asker: &Asker, request: PackCloseRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let PackCloseRequest {
        call_id,
        member_ids,
        state,
    } = request;
    Ok(pack::close(&open.store, &caller, call_id, &member_ids, state).await?)
}

/// No longer knows a member's key.
pub async fn pack_forget_key(host: &Host, asker: &Asker, request: PackForgetKeyRequest) -> Result<Receipt, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    Ok(pack::forget_key(&open.store, &caller, request.member_id).await?)
}

/// The cover of a file, whoever has it.
pub async fn pack_cover(host: &Host, _: &Asker, request: PackCoverRequest) -> Result<PackCover, ApiError> {
    let cover = exchange::pack_cover(Path::new(&request.path))?;
    let home = host.home_of(&cover);
    Ok(PackCover {
        known: home.as_deref().is_some_and(exchange::is_home_there),
        home: home.map(|home| home.display().to_string()),
        cover,
    })
}

/// Opens a pack at home; its member takes the window's seat. What was open is closed.
pub async fn pack_open(host: &Host, asker: &Asker, request: PackOpenRequest) -> Result<PackOpened, ApiError> {
    let file = Path::new(&request.path);
    let words = request.words.as_deref().map(Passphrase::parse).transpose()?;
    let named = request.into.map(|into| PathBuf::from(into.path));
    let folder = match named {
        Some(folder) => folder,
        None => kept(host, file)?,
    };
    if let Some(parent) = folder.parent() {
        std::fs::create_dir_all(parent).map_err(|source| Error::file(parent, source))?;
    }
    // A copy that this very window has open is opened anew.
    if host.holds(&folder).await {
        host.replace(None).await;
    }
    let opened = exchange::open_pack(file, words.as_ref(), &folder, host.account(), clock::now()).await?;
    let (news, member) = (opened.news, opened.home.member);
    host.replace(Some(opened.store)).await;
    let who = Who {
        person: member.into(),
        part: Part::Member,
    };
    host.open().await?.seat(&asker.window, who).await?;
    Ok(PackOpened {
        news,
        status: status(host, &asker.window).await?,
    })
}

/// Where this machine keeps the copy of a pack.
fn kept(host: &Host, file: &Path) -> Result<PathBuf, ApiError> {
    let home = host.home_of(&exchange::pack_cover(file)?);
    Ok(home.ok_or_else(|| Error::invalid("into", InputFault::Empty))?)
}

/// What the open workspace is, for a member who sits there.
pub async fn home_get(host: &Host, asker: &Asker, _: HomeGetRequest) -> Result<HomeState, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    caller.actor().require_member()?;
    let mut connection = open.store.read().await?;
    let Some(home) = pack::home(&mut connection).await? else {
        return Ok(HomeState { home: None });
    };
    let unreturned = pack::unreturned(&mut connection, &home).await?;
    Ok(HomeState {
        home: Some(HomeView {
            member_id: home.member,
            call_id: home.call,
            version: home.version,
            contact: home.contact,
            folder: open.store.folder().display().to_string(),
            returned: home.returned,
            unreturned,
        }),
    })
}

/// Writes the return.
pub async fn return_write(host: &Host, asker: &Asker, request: ReturnWriteRequest) -> Result<ReturnWritten, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let given = exchange::give_back(&open.store, &caller, Path::new(&request.path)).await?;
    Ok(ReturnWritten {
        path: given.path.display().to_string(),
        version: given.version,
        receipt: given.receipt,
        acts: given.acts,
        size: given.size,
        by_mail: draft::is_carried(given.size),
        contact: given.contact,
    })
}

/// Writes a mail that is ready to be sent, beside what it carries or into a folder.
pub async fn draft_write(host: &Host, asker: &Asker, request: DraftWriteRequest) -> Result<DraftWritten, ApiError> {
    host.enter(asker).await?;
    let written = tokio::task::spawn_blocking(move || draft::write(&request));
    Ok(written.await.map_err(Error::internal)??)
}

/// Erases the open copy at home.
pub async fn home_erase(host: &Host, asker: &Asker, _: HomeEraseRequest) -> Result<HomeErased, ApiError> {
    let (open, caller) = host.enter(asker).await?;
    let erasable = exchange::erasable(&open.store, &caller).await?;
    drop(open);
    host.replace(None).await;
    Ok(HomeErased {
        erased: erasable.erase().await?,
        status: status(host, &asker.window).await?,
    })
}
