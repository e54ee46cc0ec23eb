//! Making, opening and backing up a workspace: what the store does with files, and what the journal adds to it — its upgrade, its
//! triggers, the check of its chains, the first person.

use std::path::Path;

use sqlx::SqliteConnection;

use super::caller::Caller;
use super::operation::OperationName;
use super::{chain, schema, upgrade};
use crate::clock::Timestamp;
use crate::error::{Error, InputFault, Result};
use crate::id::PersonId;
use crate::search;
use crate::store::{Checked, Hooks, Mended, Restored, Store};

/// The first person of a workspace: of the staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founder {
    /// The person's identifier.
    pub id: PersonId,
    /// Name; must not be empty.
    pub name: String,
    /// Function, as papers and lists show it.
    pub function: String,
    /// E-mail address.
    pub email: String,
    /// Account on the machine.
    pub account: String,
}

impl Store {
    /// Makes a new workspace in a folder that does not exist yet (or is empty), with its first person, and opens it.
    pub async fn create(folder: &Path, name: &str, founder: &Founder, now: Timestamp) -> Result<Self> {
        let person = founder.name.trim();
        if person.is_empty() {
            return Err(Error::invalid("person.name", InputFault::Empty));
        }
        let store = Self::create_empty(folder, name, now, HOOKS).await?;
        let caller = Caller::secretariat(founder.id, founder.account.as_str(), now);
        let mut act = store.found(&caller, OperationName::PersonSave).await?;
        act.says("person", person);
        sqlx::query("insert into person (id, name, function, email) values (?, ?, ?, ?)")
            .bind(founder.id.to_string())
            .bind(person)
            .bind(founder.function.trim())
            .bind(founder.email.trim())
            .execute(&mut *act)
            .await?;
        act.commit().await?;
        store.created()?;
        Ok(store)
    }

    /// Makes the copy where a member works at home: nobody is in it, and it is none before [`Store::created`] is called.
    pub(crate) async fn create_for_member(folder: &Path, name: &str, now: Timestamp) -> Result<Self> {
        Self::create_empty(folder, name, now, HOOKS).await
    }

    /// Opens a workspace for writing, or says who holds it; today's backup is made on the way if it is missing. One that fails
    /// is a warning ([`Store::backup_failure`]), never a refusal.
    pub async fn open(folder: &Path, now: Timestamp) -> Result<Self> {
        Self::open_file(folder, now, HOOKS).await
    }

    /// Puts a backup back in the folder of a workspace, and opens it: the newest whole one of its own backups, or what `from` names (a
    /// backup, a folder of backups, the place where such a folder is, another workspace). What was there is set aside, never
    /// removed; a restoration cut short is done again.
    ///
    /// # Errors
    /// [`Error::NotFound`] `backup` where none is whole; [`Error::WorkspaceHeld`]; [`Error::WorkspaceNewer`].
    pub async fn restore(folder: &Path, from: Option<&Path>, now: Timestamp) -> Result<(Self, Restored)> {
        let restored = Self::put_back(folder, from, now, HOOKS, &|_| Ok(())).await?;
        Ok((Self::open(folder, now).await?, restored))
    }

    /// Opens the latest backup of the present schema that verifies, for reading only: what is offered when somebody else holds
    /// the workspace.
    pub async fn open_latest_backup(folder: &Path, now: Timestamp) -> Result<Self> {
        Self::open_backup(folder, now, HOOKS).await
    }
}

const HOOKS: Hooks = Hooks {
    before_migration: |connection| Box::pin(upgrade::former_chain_holds(connection)),
    after_migration: settle,
    whole: check,
};

/// Entries of the first format are made anew, an index that a migration emptied too, and the triggers become those of the schema.
fn settle(connection: &mut SqliteConnection) -> Mended<'_> {
    Box::pin(async move {
        upgrade::run(connection).await?;
        search::rebuild_emptied(connection).await?;
        schema::mend(connection).await
    })
}

/// Whether the chains of a copy hold.
fn check(connection: &mut SqliteConnection) -> Checked<'_> {
    Box::pin(async move {
        match chain::verify_chains(connection).await?.first() {
            None => Ok(()),
            Some(broken) => Err(Error::Damaged {
                detail: format!("journal entry {}", broken.entry),
            }),
        }
    })
}

/// What the journal adds, for tests of the store.
#[cfg(test)]
pub(crate) fn hooks() -> Hooks {
    HOOKS
}

/// The person who makes the workspaces of tests.
#[cfg(test)]
pub(crate) fn founder() -> PersonId {
    PersonId::from_uuid(uuid::Uuid::from_u128(1))
}

/// A new workspace of a test.
#[cfg(test)]
pub(crate) async fn made(folder: &Path, now: Timestamp) -> Result<Store> {
    let founder = Founder {
        id: founder(),
        name: "Agathe Vasseur".to_owned(),
        function: String::new(),
        email: String::new(),
        account: "secretariat".to_owned(),
    };
    Store::create(folder, "T", &founder, now).await
}
