//! Statements that write a dossier; the verbs wrap them in their operations.

use sqlx::SqliteConnection;

use super::model::{Applicant, DossierState, ReceivedBy};
use super::view::DossierInput;
use crate::clock::{self, Timestamp};
use crate::error::Result;
use crate::id::{CallId, DossierId};

/// A new dossier's own facts, besides what was typed.
pub struct Arrival {
    /// Its identifier.
    pub id: DossierId,
    /// The call it answers.
    pub call: CallId,
    /// How it came.
    pub by: ReceivedBy,
    /// When it was entered.
    pub at: Timestamp,
}

/// Inserts a received dossier and returns its number.
pub async fn insert(
    connection: &mut SqliteConnection,
    arrival: &Arrival,
    input: &DossierInput,
    applicant: &Applicant,
) -> Result<u32> {
    let number = sqlx::query_scalar(include_str!("insert_dossier.sql"))
        .bind(arrival.id.to_string())
        .bind(arrival.call.to_string())
        .bind(DossierState::Received.as_str())
        .bind(&input.title)
        .bind(&input.summary)
        .bind(&input.theme)
        .bind(&input.applicant_type)
        .bind(input.requested_cents)
        .bind(&input.implementation_insee)
        .bind(&input.hq_insee)
        .bind(input.hq_commitment)
        .bind(input.form_signed)
        .bind(input.received_at.map(clock::to_text))
        .bind(arrival.by.as_str())
        .bind(clock::to_text(arrival.at))
        .fetch_one(&mut *connection)
        .await?;
    save_applicant(connection, arrival.id, applicant).await?;
    Ok(number)
}

/// Rewrites what was typed of a dossier.
pub async fn update(
    connection: &mut SqliteConnection,
    id: DossierId,
    input: &DossierInput,
    applicant: &Applicant,
) -> Result<()> {
    sqlx::query(include_str!("update_dossier.sql"))
        .bind(id.to_string())
        .bind(&input.title)
        .bind(&input.summary)
        .bind(&input.theme)
        .bind(&input.applicant_type)
        .bind(input.requested_cents)
        .bind(&input.implementation_insee)
        .bind(&input.hq_insee)
        .bind(input.hq_commitment)
        .bind(input.form_signed)
        .bind(input.received_at.map(clock::to_text))
        .execute(&mut *connection)
        .await?;
    save_applicant(connection, id, applicant).await
}

async fn save_applicant(connection: &mut SqliteConnection, id: DossierId, applicant: &Applicant) -> Result<()> {
    sqlx::query(include_str!("save_applicant.sql"))
        .bind(id.to_string())
        .bind(applicant.kind.as_str())
        .bind(&applicant.name)
        .bind(&applicant.legal_form)
        .bind(applicant.siren.as_ref().map(ToString::to_string))
        .bind(applicant.siret.as_ref().map(ToString::to_string))
        .bind(applicant.creation_in_progress)
        .bind(&applicant.contact_name)
        .bind(&applicant.email)
        .bind(&applicant.phone)
        .bind(&applicant.address)
        .bind(&applicant.postal_code)
        .bind(&applicant.commune_insee)
        .bind(applicant.activity.as_ref().map(ToString::to_string))
        .execute(connection)
        .await?;
    Ok(())
}
