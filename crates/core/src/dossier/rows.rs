//! Dossiers between the database and the domain. What a column holds and this version does not know is damage, not a default.

use std::str::FromStr;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::model::{Applicant, Dossier};
use crate::error::{Error, Result};
use crate::id::{CallId, DossierId};
use crate::stored::{instant, maybe_day, maybe_instant, maybe_word, word};

/// A dossier with its applicant.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn load(connection: &mut SqliteConnection, id: DossierId) -> Result<Dossier> {
    let row = sqlx::query(include_str!("select_dossier.sql"))
        .bind(id.to_string())
        .fetch_optional(connection)
        .await?;
    dossier(&row.ok_or_else(|| Error::not_found("dossier", id))?)
}

/// The dossiers of a call, in the order of their numbers.
pub async fn load_all(connection: &mut SqliteConnection, call: CallId) -> Result<Vec<Dossier>> {
    let rows = sqlx::query(include_str!("select_dossiers.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter().map(dossier).collect()
}

fn dossier(row: &SqliteRow) -> Result<Dossier> {
    Ok(Dossier {
        id: word(row, "id")?,
        call_id: word(row, "call_id")?,
        number: row.try_get("number")?,
        state: word(row, "state")?,
        title: row.try_get("title")?,
        summary: row.try_get("summary")?,
        theme: row.try_get("theme")?,
        applicant_type: row.try_get("applicant_type")?,
        requested_cents: row.try_get("requested_cents")?,
        implementation_insee: row.try_get("implementation_insee")?,
        hq_insee: row.try_get("hq_insee")?,
        hq_commitment: row.try_get("hq_commitment")?,
        form_signed: row.try_get("form_signed")?,
        received_at: maybe_instant(row, "received_at")?,
        received_by: word(row, "received_by")?,
        created_at: instant(row, "created_at")?,
        stage: maybe_word(row, "stage")?,
        stage_on: maybe_day(row, "stage_on")?,
        applicant: applicant(row)?,
    })
}

fn applicant(row: &SqliteRow) -> Result<Applicant> {
    Ok(Applicant {
        kind: word(row, "kind")?,
        name: row.try_get("name")?,
        legal_form: row.try_get("legal_form")?,
        siren: number(row, "siren")?,
        siret: number(row, "siret")?,
        activity: number(row, "activity")?,
        creation_in_progress: row.try_get("creation_in_progress")?,
        contact_name: row.try_get("contact_name")?,
        email: row.try_get("email")?,
        phone: row.try_get("phone")?,
        address: row.try_get("address")?,
        postal_code: row.try_get("postal_code")?,
        commune_insee: row.try_get("commune_insee")?,
    })
}

fn number<T: FromStr>(row: &SqliteRow, column: &str) -> Result<Option<T>> {
    let text: Option<String> = row.try_get(column)?;
    text.map(|text| text.parse().map_err(|_| Error::stored_value(column, &text)))
        .transpose()
}
