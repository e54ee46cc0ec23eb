//! What must hold between the rows of the domain, one small query each: a row found is a row at fault.

use sqlx::SqliteConnection;

use crate::error::Result;

/// Name of the check and the query that finds who breaks it.
const INVARIANTS: &[(&str, &str)] = &[
    (
        "recused_with_submitted_marks",
        include_str!("invariants/recused_with_submitted_marks.sql"),
    ),
    (
        "submitted_with_blank_mark",
        include_str!("invariants/submitted_with_blank_mark.sql"),
    ),
    (
        "mark_without_grid_version",
        include_str!("invariants/mark_without_grid_version.sql"),
    ),
    (
        "decided_without_decision",
        include_str!("invariants/decided_without_decision.sql"),
    ),
    (
        "decision_outside_agenda",
        include_str!("invariants/decision_outside_agenda.sql"),
    ),
    (
        "document_without_content",
        include_str!("invariants/document_without_content.sql"),
    ),
    (
        "dossier_on_two_open_agendas",
        include_str!("invariants/dossier_on_two_open_agendas.sql"),
    ),
];

/// The invariants that do not hold, each with the row at fault.
pub async fn broken(connection: &mut SqliteConnection) -> Result<Vec<(&'static str, String)>> {
    let mut findings = Vec::new();
    for (check, sql) in INVARIANTS {
        let keys: Vec<String> = sqlx::query_scalar(*sql).fetch_all(&mut *connection).await?;
        findings.extend(keys.into_iter().map(|key| (*check, key)));
    }
    Ok(findings)
}
