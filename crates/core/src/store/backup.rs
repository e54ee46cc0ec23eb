//! Backups: whole copies of the record, verified by opening them, with the documents, thinned to 7 daily, 5 weekly and 12 monthly ones
//! besides all those of the day; and the second place, which gets each of them too.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use super::Store;
use super::hooks::{Hook, Hooks};
use super::migrate::newest_schema;
use super::vault::{Backup, Vault};
use crate::clock::{self, Timestamp};
use crate::document::{ContentStore, Sha};
use crate::error::{Error, Result};

const DAILY: usize = 7;
const WEEKLY: usize = 5;
const MONTHLY: usize = 12;

impl Store {
    /// Makes a backup now, verifies it by opening it, keeps its documents, and thins the older ones; then the same in the second place,
    /// whose absence is told by [`Store::second_place`] and fails nothing.
    ///
    /// # Errors
    /// [`Error::Damaged`] for a record that does not hold, of which no backup is made; and for a document that can be had whole
    /// nowhere, after the backup was made without it.
    pub async fn backup(&self, now: Timestamp) -> Result<Backup> {
        self.writable()?;
        self.daily().make(now).await
    }

    /// The backups, oldest first.
    pub fn backups(&self) -> Result<Vec<Backup>> {
        Vault::inside(&self.folder).list()
    }

    /// The newest backup whose date can be believed.
    pub fn last_backup(&self, now: Timestamp) -> Result<Option<Backup>> {
        Vault::inside(&self.folder).newest(now)
    }
}

/// Makes a backup with its documents, and thins the older ones.
pub(super) async fn make(pool: &SqlitePool, folder: &Path, whole: Hook, now: Timestamp) -> Result<Backup> {
    let vault = Vault::inside(folder);
    let backup = Backup::named("workspace", now);
    write(pool, &vault, &backup, whole).await?;
    let wanted = documents(pool).await?;
    let contents = folder.join("documents");
    let lacking = blocking(move || {
        let lacking = vault.keep_documents(&ContentStore::open_at(contents)?, &wanted)?;
        thin(&vault, now)?;
        Ok(lacking)
    })
    .await?;
    match lacking.first() {
        None => Ok(backup),
        Some(sha256) => Err(Error::Damaged {
            detail: format!("document {sha256}"),
        }),
    }
}

/// The contents that the rows name.
pub(super) async fn documents(pool: &SqlitePool) -> Result<Vec<Sha>> {
    let names: Vec<String> = sqlx::query_scalar(include_str!("stored_hashes.sql"))
        .fetch_all(pool)
        .await?;
    names.iter().map(|name| name.parse()).collect()
}

/// Runs what waits for a disk where it holds up nobody.
pub(super) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

/// Whether there is no backup of today yet. What one cut short left is removed on the way.
pub(super) fn is_due(folder: &Path, now: Timestamp) -> Result<bool> {
    let (today, vault) = (clock::paris_date(now), Vault::inside(folder));
    vault.sweep()?;
    let is_of_today =
        |backup: &Backup| backup.is_regular() && backup.is_dated(now) && clock::paris_date(backup.made_at) == today;
    Ok(!vault.list()?.iter().any(is_of_today))
}

/// Copies the open database under a temporary name, verifies the copy, then gives it its name. A failure leaves nothing.
async fn write(pool: &SqlitePool, vault: &Vault, backup: &Backup, whole: Hook) -> Result<()> {
    vault.prepare()?;
    vault.sweep()?;
    let part = vault.part(backup);
    let copied = copy(pool, &part, whole).await.and_then(|()| vault.place(backup));
    if copied.is_err() {
        vault.sweep()?;
    }
    copied
}

async fn copy(pool: &SqlitePool, part: &Path, whole: Hook) -> Result<()> {
    sqlx::query("vacuum into ?")
        .bind(part.display().to_string())
        .execute(pool)
        .await?;
    opens_whole(part, whole).await
}

/// Copies a file that is about to be migrated, and verifies the copy by its own schema.
pub(super) async fn before_migration(file: &Path, folder: &Path, now: Timestamp, hooks: Hooks) -> Result<()> {
    let options = SqliteConnectOptions::new().filename(file);
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(options)
        .await?;
    let label = format!("before-schema-{}", newest_schema());
    let vault = Vault::inside(folder);
    let copied = write(&pool, &vault, &Backup::named(&label, now), hooks.before_migration).await;
    pool.close().await;
    copied
}

/// Opens a copy read-only and checks its structure and its record.
pub(super) async fn opens_whole(file: &Path, whole: Hook) -> Result<()> {
    let mut connection = read_only(file).await?;
    let checked = is_whole(&mut connection, whole).await;
    connection.close().await?;
    checked
}

/// A connection that changes nothing and waits for nobody.
pub(crate) async fn read_only(file: &Path) -> Result<SqliteConnection> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .read_only(true)
        .immutable(true);
    Ok(options.connect().await?)
}

async fn is_whole(connection: &mut SqliteConnection, whole: Hook) -> Result<()> {
    let word: String = sqlx::query_scalar("pragma integrity_check")
        .fetch_one(&mut *connection)
        .await?;
    if word != "ok" {
        return Err(Error::Damaged { detail: word });
    }
    whole(connection).await
}

/// Removes the backups that are not to stay; one stays all the same while the newer one that stands for it is not what was written.
pub(super) fn thin(vault: &Vault, now: Timestamp) -> Result<()> {
    let backups: Vec<Backup> = vault.list()?.into_iter().filter(Backup::is_regular).collect();
    let instants: Vec<Timestamp> = backups.iter().map(|backup| backup.made_at).collect();
    let kept = keep(&instants, now);
    let mut heir: Option<&Backup> = None;
    for backup in backups.iter().rev() {
        if kept.contains(&backup.made_at) {
            heir = Some(backup);
        } else if let Some(newer) = heir
            && vault.holds(newer)? != Some(false)
        {
            vault.remove(backup)?;
        }
    }
    Ok(())
}

/// Which backups stay: all of the day, and the newest of each of the last 7 days, 5 weeks and 12 months that have one. Those dated in
/// the future stay and stand for none.
pub fn keep(made: &[Timestamp], now: Timestamp) -> BTreeSet<Timestamp> {
    let today = clock::paris_date(now);
    let (mut newest_first, ahead): (Vec<Timestamp>, Vec<Timestamp>) = made.iter().partition(|at| **at <= now);
    newest_first.sort_unstable_by(|a, b| b.cmp(a));
    let mut kept: BTreeSet<Timestamp> = ahead.into_iter().collect();
    kept.extend(newest_first.iter().filter(|at| clock::paris_date(**at) == today));
    kept.extend(first_of_each(&newest_first, DAILY, |day| day));
    kept.extend(first_of_each(&newest_first, WEEKLY, |day| {
        day.week(chrono::Weekday::Mon).first_day()
    }));
    kept.extend(first_of_each(&newest_first, MONTHLY, |day| {
        day.with_day(1).unwrap_or(day)
    }));
    kept
}

fn first_of_each(newest_first: &[Timestamp], count: usize, period: fn(NaiveDate) -> NaiveDate) -> Vec<Timestamp> {
    let mut seen = BTreeSet::new();
    newest_first
        .iter()
        .copied()
        .filter(|at| seen.insert(period(clock::paris_date(*at))))
        .take(count)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;

    fn start() -> Timestamp {
        "2026-01-14T09:00:00Z".parse().unwrap()
    }

    #[test]
    fn three_years_of_daily_backups_keep_seven_days_five_weeks_and_twelve_months() {
        let mut kept: BTreeSet<Timestamp> = BTreeSet::new();
        for day in 0..3 * 365 {
            let now = start() + Duration::days(day);
            kept.insert(now);
            let all: Vec<Timestamp> = kept.iter().copied().collect();
            kept = keep(&all, now);
            for back in 0..day.min(7) {
                assert!(
                    kept.contains(&(now - Duration::days(back))),
                    "day {day} lost the backup {back} days old"
                );
            }
        }
        let now = start() + Duration::days(3 * 365 - 1);
        let months: BTreeSet<(i32, u32)> = kept.iter().map(|at| (at.year(), at.month())).collect();
        assert_eq!(months.len(), MONTHLY, "one backup for each of the last twelve months");
        assert!(kept.len() <= DAILY + WEEKLY + MONTHLY);
        assert!(kept.contains(&now));
    }

    #[test]
    fn several_backups_of_the_day_stay_until_the_day_is_over() {
        let day: Vec<Timestamp> = (0..5).map(|hour| start() + Duration::hours(hour)).collect();
        assert_eq!(keep(&day, start() + Duration::hours(6)).len(), 5);
        assert_eq!(
            keep(&day, start() + Duration::days(1)),
            BTreeSet::from([start() + Duration::hours(4)])
        );
    }

    #[test]
    fn an_older_backup_stays_while_the_one_that_stands_for_it_is_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault::inside(folder.path());
        vault.prepare().unwrap();
        let made: Vec<Backup> = [0, 1]
            .map(|hour| Backup::named("workspace", start() + Duration::hours(hour)))
            .into();
        for backup in &made {
            std::fs::write(vault.part(backup), "record").unwrap();
            vault.place(backup).unwrap();
        }
        std::fs::write(vault.file(&made[1]), "damaged").unwrap();
        thin(&vault, start() + Duration::days(1)).unwrap();
        assert_eq!(vault.list().unwrap(), made);
        std::fs::write(vault.file(&made[1]), "record").unwrap();
        thin(&vault, start() + Duration::days(1)).unwrap();
        assert_eq!(vault.list().unwrap(), made[1..]);
    }
}
