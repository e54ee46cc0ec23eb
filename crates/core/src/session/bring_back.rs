//! A decided dossier comes back to the committee: its decision stays in the record and no longer stands.

use sqlx::SqliteConnection;

use crate::clock::{self, Timestamp};
use crate::dossier::{self, DossierEvent};
use crate::error::Result;
use crate::id::DossierId;
use crate::words::words;

words! {
    /// Why a decided dossier comes back to the committee.
    ReopeningReason in "decision.reopened_for" {
        /// Something was not known when it was decided.
        NewFact = "new_fact",
        /// The applicant appealed.
        Appeal = "appeal",
        /// A place or money came free for the reserve list.
        PlaceFreed = "place_freed",
        /// The applicant gives up what was granted, or a place on the list.
        Renounced = "renounced",
        /// The reservations were not lifted in time.
        ReservationsLapsed = "reservations_lapsed",
        /// It had been put off to this session.
        DeferralOver = "deferral_over",
        /// The label that it granted is up for an extension: it stays in force meanwhile.
        Extension = "extension",
        /// The decision was recorded wrongly.
        Error = "error",
    }
}

/// Marks the dossier's last decision as no longer standing and makes the dossier ready. To be called inside a change.
pub(crate) async fn bring_back(
    connection: &mut SqliteConnection,
    dossier: DossierId,
    reason: ReopeningReason,
    motive: &str,
    at: Timestamp,
) -> Result<()> {
    sqlx::query(include_str!("bring_back.sql"))
        .bind(clock::to_text(at))
        .bind(reason.as_str())
        .bind(motive)
        .bind(dossier.to_string())
        .execute(&mut *connection)
        .await?;
    dossier::advance(connection, dossier, DossierEvent::ReopenDecision).await?;
    Ok(())
}
