//! Who asks, and who sits at which window. Every call brings its caller; the seats kept here never stand in for one, they only
//! refuse a call of somebody who sits there no more.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use palmares_core::committee::model::MemberRole;
use palmares_core::committee::{PersonView, Seated};
use palmares_core::error::{Error, Result};
use palmares_core::id::{CallId, MemberId, PersonId};
use palmares_core::journal::{Caller, Part};
use palmares_core::store::{Connection, Store};
use palmares_core::{clock, committee};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::ApiError;
use crate::host::{Host, InUse, Open};
use crate::workspace::{WorkspaceStatus, status};

/// The window of the command line, at which nobody sits: it says anew with each command who asks.
pub const COMMAND_LINE: &str = "cli";

/// A person in a part: what a page says of its user with every call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Who {
    /// The person: of the staff, or a member.
    pub person: PersonId,
    /// The part played.
    pub part: Part,
}

/// Where a call comes from, and who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asker {
    /// The window's label; [`COMMAND_LINE`] without a window.
    pub window: String,
    /// Who; none while nobody sits at the window.
    pub who: Option<Who>,
}

impl Asker {
    /// Somebody at the command line.
    pub fn at_command_line(who: Option<Who>) -> Self {
        Self {
            window: COMMAND_LINE.to_owned(),
            who,
        }
    }
}

/// Who sits at the window that asks.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Seat {
    /// The person.
    pub person: PersonId,
    /// The part played.
    pub part: Part,
    /// Their name.
    pub name: String,
    /// The member that they are, in every part but the secretariat's.
    pub member_id: Option<MemberId>,
}

/// Sits down at the window: « Je suis… »
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SeatTakeRequest {
    /// Who sits there from now on.
    pub person: PersonId,
    /// In which part: the secretariat's for the staff; a member's for a member; the chair's for a member who presides.
    pub part: Part,
}

/// Somebody who may sit down here.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Candidate {
    /// The person, in the highest part that they play.
    pub who: Who,
    /// Their name.
    pub name: String,
    /// What tells two people of one name apart: what they do, or where they come from.
    pub hint: String,
    /// The call of whose committee they are, for a member.
    pub call: Option<CandidateCall>,
}

/// The call of a member who may sit down.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CandidateCall {
    /// Its identifier.
    pub id: CallId,
    /// Its name.
    pub name: String,
}

/// Who sits at which window of an open workspace. What was found or set is known; the rest stands in the workspace's settings.
#[derive(Debug, Default)]
pub(crate) struct Seats(Mutex<BTreeMap<String, Known>>);

/// What is known of a window.
#[derive(Debug, Clone)]
struct Known {
    who: Option<Who>,
    /// The window beside which it stands: whoever sits there sits here, and for no longer.
    beside: Option<String>,
}

impl From<Option<Who>> for Known {
    fn from(who: Option<Who>) -> Self {
        Self { who, beside: None }
    }
}

impl Seats {
    /// Who sits at a window.
    async fn at(&self, store: &Store, window: &str) -> Result<Option<Who>> {
        if let Some(known) = self.known().get(window) {
            return Ok(known.who);
        }
        let kept = store.setting(&setting(window)).await?;
        // A seat that cannot be read is an empty one: whoever comes is asked who they are.
        let who = kept.and_then(|text| serde_json::from_str(&text).ok());
        Ok(self.known().entry(window.to_owned()).or_insert(who.into()).who)
    }

    /// Seats somebody, for the next opening too unless the workspace is read-only.
    async fn take(&self, store: &Store, window: &str, who: Who) -> Result<()> {
        if window == COMMAND_LINE {
            return Ok(());
        }
        if store.writable().is_ok() {
            store
                .set_setting(&setting(window), &serde_json::to_string(&who)?)
                .await?;
        }
        let mut known = self.known();
        known.retain(|_, one| one.beside.as_deref() != Some(window));
        known.insert(window.to_owned(), Some(who).into());
        Ok(())
    }

    /// Seats whoever sits at a window at one beside it too, until somebody else sits down there. It is kept for no other opening.
    fn take_beside(&self, window: &str, beside: &str, who: Who) {
        let (who, beside) = (Some(who), Some(beside.to_owned()));
        self.known().insert(window.to_owned(), Known { who, beside });
    }

    fn known(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn setting(window: &str) -> String {
    format!("seat:{window}")
}

impl Open {
    /// Seats somebody at a window, in a part that they play.
    ///
    /// # Errors
    /// [`Error::NotAllowed`] for somebody retired or unknown, or who does not play that part.
    pub(crate) async fn seat(&self, window: &str, who: Who) -> Result<()> {
        committee::name_in_part(&mut *self.store.read().await?, who.person, who.part).await?;
        self.seats.take(&self.store, window, who).await
    }

    /// Who sits at a window and still may.
    pub(crate) async fn seated(&self, window: &str) -> Result<Option<Seat>> {
        let Some(Who { person, part }) = self.seats.at(&self.store, window).await? else {
            return Ok(None);
        };
        let name = committee::name_in_part(&mut *self.store.read().await?, person, part).await;
        match name {
            Ok(name) => Ok(Some(Seat {
                person,
                part,
                name,
                member_id: (part != Part::Secretariat).then(|| person.into()),
            })),
            Err(Error::NotAllowed { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Host {
    /// The workspace for the length of a call, and who asks in it at this instant.
    ///
    /// # Errors
    /// Before anything is read or written: [`Error::NoWorkspace`]; [`Error::SeatChanged`] when nobody asks, or somebody who does
    /// not sit at that window; [`Error::NotAllowed`] for somebody retired or unknown, or who does not play that part.
    pub(crate) async fn enter(&self, asker: &Asker) -> Result<(InUse, Caller)> {
        let open = self.open().await?;
        let who = asker.who.ok_or(Error::SeatChanged)?;
        if asker.window != COMMAND_LINE && open.seats.at(&open.store, &asker.window).await? != Some(who) {
            return Err(Error::SeatChanged);
        }
        committee::name_in_part(&mut *open.store.read().await?, who.person, who.part).await?;
        let caller = Caller {
            person: who.person,
            part: who.part,
            account: self.account().to_owned(),
            at: clock::now(),
        };
        Ok((open, caller))
    }
}

/// Sits down at the window that asks, whoever sat there before.
pub async fn seat_take(host: &Host, asker: &Asker, request: SeatTakeRequest) -> Result<WorkspaceStatus, ApiError> {
    let SeatTakeRequest { person, part } = request;
    host.open().await?.seat(&asker.window, Who { person, part }).await?;
    Ok(status(host, &asker.window).await?)
}

/// Seats whoever asks at a window beside theirs too, for as long as they sit at theirs.
///
/// # Errors
/// As every command: whoever does not sit where they ask from is seated nowhere.
pub async fn sit_beside(host: &Host, asker: &Asker, window: &str) -> Result<(), ApiError> {
    let (open, _) = host.enter(asker).await?;
    if let Some(who) = asker.who {
        open.seats.take_beside(window, &asker.window, who);
    }
    Ok(())
}

/// Whoever sits at a window, for what its page asks beside its commands: the bytes of a document.
pub async fn seated_at(host: &Host, window: &str) -> Result<Asker, ApiError> {
    let open = host.open().await?;
    Ok(Asker {
        window: window.to_owned(),
        who: open.seats.at(&open.store, window).await?,
    })
}

/// Everybody who may sit down here: the staff, then the members of every call, without those who no longer act.
pub async fn candidates(host: &Host) -> Result<Vec<Candidate>, ApiError> {
    let open = host.open().await?;
    let mut connection = open.store.read().await?;
    Ok(candidates_of(&mut connection).await?)
}

/// See [`candidates`].
pub(crate) async fn candidates_of(connection: &mut Connection) -> Result<Vec<Candidate>> {
    let staff = committee::persons(connection).await?.into_iter();
    let members = committee::seated(connection).await?.into_iter();
    Ok(staff
        .filter(|person| person.active)
        .map(Candidate::from)
        .chain(members.map(Candidate::from))
        .collect())
}

impl From<PersonView> for Candidate {
    fn from(person: PersonView) -> Self {
        Self {
            who: Who {
                person: person.id,
                part: Part::Secretariat,
            },
            name: person.name,
            hint: person.function,
            call: None,
        }
    }
}

impl From<Seated> for Candidate {
    fn from(member: Seated) -> Self {
        Self {
            who: Who {
                person: member.id.into(),
                part: part_of(member.role),
            },
            name: member.name,
            hint: member.organisation,
            call: Some(CandidateCall {
                id: member.call,
                name: member.call_name,
            }),
        }
    }
}

fn part_of(role: MemberRole) -> Part {
    match role {
        MemberRole::Chair | MemberRole::ViceChair => Part::Chair,
        _ => Part::Member,
    }
}

#[cfg(test)]
mod tests;
