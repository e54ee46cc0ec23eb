//! What evaluators wrote of a dossier, for its applicant: without a name, and in an order that tells nothing of who wrote what.

use std::collections::BTreeMap;

use sqlx::{Row, SqliteConnection};

use crate::error::Result;
use crate::id::DossierId;
use crate::journal::Actor;

/// Comments that can be told, without their authors.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feedback {
    /// By criterion, in alphabetical order.
    pub by_criterion: BTreeMap<String, Vec<String>>,
    /// On the whole, in alphabetical order.
    pub general: Vec<String>,
}

/// The comments of the evaluations that count, for the secretariat to pass on. Private notes stay where they are.
pub async fn feedback(connection: &mut SqliteConnection, actor: Actor, dossier: DossierId) -> Result<Feedback> {
    actor.require_secretariat()?;
    let rows = sqlx::query(include_str!("feedback.sql"))
        .bind(dossier.to_string())
        .fetch_all(connection)
        .await?;
    let mut found = Feedback::default();
    for row in &rows {
        let comment: String = row.try_get("comment")?;
        match row.try_get::<Option<String>, _>("criterion")? {
            Some(code) => found.by_criterion.entry(code).or_default().push(comment),
            None => found.general.push(comment),
        }
    }
    // Written one under the other, the comments of one hand would stand at the same place everywhere.
    found.by_criterion.values_mut().for_each(|comments| comments.sort());
    found.general.sort();
    Ok(found)
}
