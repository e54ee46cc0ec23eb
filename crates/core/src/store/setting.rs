//! What concerns this machine only: no part of the committee's record, so no part of the journal.

use sqlx::{Connection as _, SqliteConnection};

use super::Store;
use super::seal::{Subject, seal};
use crate::error::Result;

impl Store {
    /// A setting of this machine, if it was ever set.
    pub async fn setting(&self, name: &str) -> Result<Option<String>> {
        get(&mut *self.read().await?, name).await
    }

    /// Sets a setting of this machine.
    pub async fn set_setting(&self, name: &str, value: &str) -> Result<()> {
        self.writable()?;
        set(&mut *self.read().await?, name, value).await
    }
}

pub(super) async fn get(connection: &mut SqliteConnection, name: &str) -> Result<Option<String>> {
    let value = sqlx::query_scalar("select value from setting where name = ?")
        .bind(name)
        .fetch_optional(connection)
        .await?;
    Ok(value)
}

pub(super) async fn set(connection: &mut SqliteConnection, name: &str, value: &str) -> Result<()> {
    let mut change = connection.begin().await?;
    sqlx::query(
        "insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value",
    )
    .bind(name)
    .bind(value)
    .execute(&mut *change)
    .await?;
    seal(&mut change, Subject::Setting(name)).await?;
    Ok(change.commit().await?)
}
