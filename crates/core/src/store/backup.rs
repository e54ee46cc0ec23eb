//! Backups: whole copies of the database, verified by opening them, thinned to 7 daily, 5 weekly and 12 monthly ones.
//!
//! Documents are not copied: they are never changed or removed, so every backup's hashes still lead to them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime};
use serde::Serialize;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use super::Store;
use super::hooks::{Hook, Hooks};
use super::migrate::newest_schema;
use crate::clock::{self, Timestamp};
use crate::error::{Error, Result};

const STAMP: &str = "%Y%m%dT%H%M%S";
const REGULAR: &str = "workspace-";
const DAILY: usize = 7;
const WEEKLY: usize = 5;
const MONTHLY: usize = 12;

/// A backup in `backups/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Backup {
    /// File name.
    pub name: String,
    /// When it was made.
    pub made_at: Timestamp,
}

impl Backup {
    /// Whether it is one of the regular copies, and not one that was made before a migration.
    fn is_regular(&self) -> bool {
        self.name.starts_with(REGULAR)
    }
}

impl Store {
    /// Makes a backup now, verifies it by opening it, and thins the older ones.
    pub async fn backup(&self, now: Timestamp) -> Result<Backup> {
        self.writable()?;
        let backup = make(&self.pool, &self.folder, self.daily().whole(), now).await?;
        self.daily().succeeded();
        Ok(backup)
    }

    /// The backups, oldest first.
    pub fn backups(&self) -> Result<Vec<Backup>> {
        list(&self.folder)
    }
}

async fn make(pool: &SqlitePool, folder: &Path, whole: Hook, now: Timestamp) -> Result<Backup> {
    let backup = write(pool, folder, REGULAR.trim_end_matches('-'), whole, now).await?;
    thin(folder, now)?;
    Ok(backup)
}

/// Makes today's backup if there is none yet.
pub(super) async fn make_if_due(
    pool: &SqlitePool,
    folder: &Path,
    whole: Hook,
    now: Timestamp,
) -> Result<Option<Backup>> {
    let today = clock::paris_date(now);
    let done = list(folder)?
        .iter()
        .any(|backup| backup.is_regular() && clock::paris_date(backup.made_at) == today);
    if done {
        Ok(None)
    } else {
        make(pool, folder, whole, now).await.map(Some)
    }
}

/// Copies the open database under a temporary name, verifies the copy, then gives it its name. A failure leaves nothing.
async fn write(pool: &SqlitePool, folder: &Path, label: &str, whole: Hook, now: Timestamp) -> Result<Backup> {
    let name = format!("{label}-{}.sqlite", now.format(STAMP));
    let backups = folder.join("backups");
    std::fs::create_dir_all(&backups).map_err(|source| Error::file(&backups, source))?;
    let path = backups.join(&name);
    let part = Part(path.with_extension("part"));
    part.remove()?;
    sqlx::query("vacuum into ?")
        .bind(part.0.display().to_string())
        .execute(pool)
        .await?;
    opens_whole(&part.0, whole).await?;
    let sync = std::fs::File::open(&part.0).and_then(|file| file.sync_all());
    sync.and_then(|()| std::fs::rename(&part.0, &path))
        .map_err(|source| Error::file(&path, source))?;
    Ok(Backup { name, made_at: now })
}

/// A copy being made; removed unless it got its name.
struct Part(PathBuf);

impl Part {
    fn remove(&self) -> Result<()> {
        match std::fs::remove_file(&self.0) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(Error::file(&self.0, source)),
            _ => Ok(()),
        }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        // One that stays is removed when the next copy of that name is made, and is never taken for a backup.
        let _ = self.remove();
    }
}

/// Copies a file that is about to be migrated, and verifies the copy by its own schema.
pub(super) async fn before_migration(file: &Path, folder: &Path, now: Timestamp, hooks: Hooks) -> Result<Backup> {
    let options = SqliteConnectOptions::new().filename(file);
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .connect_with(options)
        .await?;
    let label = format!("before-schema-{}", newest_schema());
    let copied = write(&pool, folder, &label, hooks.before_migration, now).await;
    pool.close().await;
    copied
}

/// Opens a copy read-only and checks its structure and its record.
pub(super) async fn opens_whole(file: &Path, whole: Hook) -> Result<()> {
    let mut connection = SqliteConnectOptions::new()
        .filename(file)
        .read_only(true)
        .immutable(true)
        .connect()
        .await?;
    let checked = is_whole(&mut connection, whole).await;
    connection.close().await?;
    checked
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

/// The backups of a workspace folder, oldest first.
pub(super) fn list(folder: &Path) -> Result<Vec<Backup>> {
    let path = folder.join("backups");
    let entries = match std::fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(Error::file(&path, source)),
    };
    let mut backups: Vec<Backup> = entries
        .flatten()
        .filter_map(|entry| parse(&entry.file_name().to_string_lossy()))
        .collect();
    backups.sort_by_key(|backup| backup.made_at);
    Ok(backups)
}

fn parse(name: &str) -> Option<Backup> {
    let stamp = name.strip_suffix(".sqlite")?.rsplit('-').next()?;
    let made_at = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?.and_utc();
    Some(Backup {
        name: name.to_owned(),
        made_at,
    })
}

fn thin(folder: &Path, now: Timestamp) -> Result<()> {
    let backups = list(folder)?;
    let regular: Vec<&Backup> = backups.iter().filter(|backup| backup.is_regular()).collect();
    let instants: Vec<Timestamp> = regular.iter().map(|backup| backup.made_at).collect();
    let kept = keep(&instants, now);
    for backup in regular {
        if !kept.contains(&backup.made_at) {
            let path = folder.join("backups").join(&backup.name);
            std::fs::remove_file(&path).map_err(|source| Error::file(&path, source))?;
        }
    }
    Ok(())
}

/// Which backups stay: the newest of each of the last 7 days, 5 weeks and 12 months that have one.
pub fn keep(made: &[Timestamp], now: Timestamp) -> BTreeSet<Timestamp> {
    let mut newest_first: Vec<Timestamp> = made.iter().copied().filter(|at| *at <= now).collect();
    newest_first.sort_unstable_by(|a, b| b.cmp(a));
    let mut kept: BTreeSet<Timestamp> = made.iter().copied().filter(|at| *at > now).collect();
    kept.extend(first_of_each(&newest_first, DAILY, |day| day));
    kept.extend(first_of_each(&newest_first, WEEKLY, |day| {
        day.week(chrono::Weekday::Mon).first_day()
    }));
    kept.extend(first_of_each(&newest_first, MONTHLY, |day| {
        day.with_day(1).unwrap_or(day)
    }));
    kept
}

fn first_of_each(
    newest_first: &[DateTime<chrono::Utc>],
    count: usize,
    period: fn(NaiveDate) -> NaiveDate,
) -> Vec<Timestamp> {
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
    fn a_file_that_is_no_backup_is_left_alone() {
        assert_eq!(parse("notes.txt"), None);
        assert_eq!(parse("workspace-later.sqlite"), None);
        assert_eq!(parse("workspace-20260114T090000.sqlite").unwrap().made_at, start());
    }
}
