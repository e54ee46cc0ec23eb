//! What concerns this machine only: no part of the committee's record, so no part of the journal.

use super::Store;
use crate::error::Result;

impl Store {
    /// A setting of this machine, if it was ever set.
    pub async fn setting(&self, name: &str) -> Result<Option<String>> {
        let mut connection = self.read().await?;
        let value = sqlx::query_scalar("select value from setting where name = ?")
            .bind(name)
            .fetch_optional(&mut *connection)
            .await?;
        Ok(value)
    }

    /// Sets a setting of this machine.
    pub async fn set_setting(&self, name: &str, value: &str) -> Result<()> {
        self.writable()?;
        let mut connection = self.read().await?;
        sqlx::query(
            "insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value",
        )
        .bind(name)
        .bind(value)
        .execute(&mut *connection)
        .await?;
        Ok(())
    }
}
