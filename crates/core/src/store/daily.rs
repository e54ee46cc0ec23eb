//! The backup of the day, made by itself: on opening and after the first change of a later day. A failure stops nobody: it is
//! kept as a warning, since a workspace that cannot be copied must still be read, verified and mended.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use sqlx::sqlite::SqlitePool;

use super::hooks::Hook;
use super::vault::Backup;
use super::{Store, backup, elsewhere};
use crate::clock::{self, Timestamp};
use crate::error::{Code, Error, Result};

/// What makes the backup of the day.
#[derive(Debug)]
pub(crate) struct Daily {
    pool: SqlitePool,
    folder: PathBuf,
    whole: Hook,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The last Paris day that was seen to; none as long as nobody asked for backups by themselves.
    day: Option<NaiveDate>,
    failure: Option<Code>,
    /// Why the second place did not get the newest backup.
    elsewhere: Option<Code>,
}

impl Daily {
    pub(super) fn new(pool: SqlitePool, folder: PathBuf, whole: Hook) -> Self {
        Self {
            pool,
            folder,
            whole,
            state: Mutex::default(),
        }
    }

    /// Makes the day's backup once the first change of a new day is durable. To be called outside any transaction.
    pub(crate) async fn after_change(&self, at: Timestamp) {
        if self.begins(clock::paris_date(at)) {
            self.see_to(at).await;
        }
    }

    /// Whether a later day begins; of two changes at once only one begins it.
    fn begins(&self, today: NaiveDate) -> bool {
        let mut state = self.state();
        let begins = state.day.is_some_and(|day| day < today);
        if begins {
            state.day = Some(today);
        }
        begins
    }

    /// Makes the day's backup if there is none yet, and keeps the reason when that fails. Tried once a day: a backup that is
    /// asked for says more. The second place gets what it has not got yet.
    pub(super) async fn see_to(&self, now: Timestamp) {
        self.begin(now);
        match backup::is_due(&self.folder, now) {
            Ok(true) => drop(self.make(now).await),
            Ok(false) => {
                self.state().failure = None;
                self.copy_elsewhere(now).await;
            }
            Err(error) => self.state().failure = Some(error.code()),
        }
    }

    /// Makes a backup, then copies it to the second place.
    pub(super) async fn make(&self, now: Timestamp) -> Result<Backup> {
        let made = backup::make(&self.pool, &self.folder, self.whole, now).await;
        self.state().failure = made.as_ref().err().map(Error::code);
        self.copy_elsewhere(now).await;
        made
    }

    async fn copy_elsewhere(&self, now: Timestamp) {
        let done = elsewhere::copy(&self.pool, &self.folder, now).await;
        self.state().elsewhere = done.err().map(|error| error.code());
    }

    /// Why the newest backup is not in the second place.
    pub(super) fn elsewhere(&self) -> Option<Code> {
        self.state().elsewhere
    }

    fn begin(&self, now: Timestamp) {
        self.state().day = Some(clock::paris_date(now));
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // What it guards is whole after every statement.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Store {
    pub(crate) fn daily(&self) -> &Arc<Daily> {
        &self.daily
    }

    /// From now on the first change of each later day is followed by the day's backup. Opening does so by itself; who makes a
    /// workspace says when: a story told afterwards has many days and needs no copy of each.
    pub fn keep_daily_backups(&self, now: Timestamp) {
        self.daily.begin(now);
    }

    /// Why the last automatic backup failed; none when it did not, or when a backup was made since.
    pub fn backup_failure(&self) -> Option<Code> {
        self.daily.state().failure
    }
}
