//! Which copy of the workspace this file is.

use sqlx::SqliteConnection;

use super::seal::{Subject, seal};
use crate::error::Result;
use crate::id::DeviceId;

/// Makes the file a copy of its own, under which what is done from now on is told apart: what could be undone stays with the former
/// device, and nothing was told to others yet.
pub(crate) async fn become_another(connection: &mut SqliteConnection) -> Result<DeviceId> {
    let device = DeviceId::new();
    sqlx::query("update workspace set device = ?")
        .bind(device.to_string())
        .execute(&mut *connection)
        .await?;
    for statement in ["update journal_head set told = 0", "delete from undo_step"] {
        sqlx::query(statement).execute(&mut *connection).await?;
    }
    seal(connection, Subject::Workspace).await?;
    Ok(device)
}
