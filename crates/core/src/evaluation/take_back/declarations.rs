//! When declarations of interest may be turned back, and when those of another device may stand here: a recusal stays.

use serde_json::Value;
use sqlx::{Row, SqliteConnection};

use super::super::model::CellState;
use super::conflict;
use crate::error::{BrokenRule, Denial, Error, Result};
use crate::journal::{Actor, Entry, Image, Part, Reversal};
use crate::store;
use crate::stored::{maybe_instant, word};

/// Whoever takes no part does not come back alone; a recusal is final once an evaluation had been handed in, and a declaration stays
/// once marks rest on it.
pub(crate) async fn declaration(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
    for image in reversal.rows("interest") {
        refuse_coming_back(reversal.caller.actor(), image)?;
        let rounds = sqlx::query(include_str!("../own_state.sql"))
            .bind(image.text("member_id")?)
            .bind(image.text("dossier_id")?)
            .fetch_all(&mut *connection)
            .await?;
        for own in &rounds {
            if lifts_a_recusal(image) && maybe_instant(own, "submitted_at")?.is_some() {
                return Err(Error::rule(BrokenRule::RecusalFinal));
            }
            let state: CellState = word(own, "state")?;
            if image.after.is_none() && !matches!(state, CellState::NotStarted | CellState::Recused) {
                return Err(conflict("evaluation", &own.try_get::<String, _>("id")?));
            }
        }
    }
    Ok(())
}

/// Whether declarations on another device leave every recusal that is here: one that its author had not seen, and, for a member, one
/// that they had. Turning a declaration back is judged as making it.
///
/// # Errors
/// [`Error::NotAllowed`] `recusal_stands`.
pub(crate) async fn admits_declaration(connection: &mut SqliteConnection, entry: &Entry) -> Result<()> {
    let actor = match entry.part {
        Part::Secretariat => Actor::Secretariat,
        Part::Chair | Part::Member => Actor::Member(entry.person.into()),
    };
    for image in entry.images.iter().filter(|image| image.table == "interest") {
        refuse_coming_back(actor, image)?;
        let here = store::current(connection, &image.table, &image.key).await?;
        let was_seen = declared_at(here.as_ref()) == declared_at(image.before.as_ref());
        if is_recused(here.as_ref()) && !is_recused(image.after.as_ref()) && !was_seen {
            return Err(Error::NotAllowed {
                reason: Denial::RecusalStands,
            });
        }
    }
    Ok(())
}

/// The same refusal as when a declaration is saved: whoever takes no part asks the chair.
fn refuse_coming_back(actor: Actor, image: &Image) -> Result<()> {
    if lifts_a_recusal(image) && actor != Actor::Secretariat {
        return Err(Error::NotAllowed {
            reason: Denial::RecusalStands,
        });
    }
    Ok(())
}

fn lifts_a_recusal(image: &Image) -> bool {
    is_recused(image.before.as_ref()) && !is_recused(image.after.as_ref())
}

fn is_recused(row: Option<&Value>) -> bool {
    row.is_some_and(|row| row["recused"] == 1)
}

/// Each declaration has its own instant: by it one is told from another that says the same.
fn declared_at(row: Option<&Value>) -> Option<&str> {
    row.and_then(|row| row["declared_at"].as_str())
}
