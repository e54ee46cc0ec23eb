//! The table of a call's dossiers: six statements whatever their number.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::access;
use super::checks::duplicates::{self, Application, Duplicate};
use super::checks::{completeness, lateness, priority};
use super::model::{ApplicantKind, Dossier};
use super::rows;
use super::view::DossierRow;
use crate::call::{self, CallRules};
use crate::clock::Timestamp;
use crate::document::DocumentKind;
use crate::error::Result;
use crate::id::{CallId, DossierId};
use crate::journal::Actor;
use crate::sight::{self, Matter, Standing};
use crate::stored::{instant, word};
use crate::territory::Territory;

/// The dossiers of a call, in the order of their numbers. A member does not find those they are recused from, and of those
/// they have not declared on they learn no more than what the declaration is about: number, title, applicant, where and
/// since when it stands.
pub async fn list(
    connection: &mut SqliteConnection,
    territory: &Territory,
    actor: Actor,
    call: CallId,
) -> Result<Vec<DossierRow>> {
    let dossiers = rows::load_all(connection, call).await?;
    let table = Table::load(connection, call, &dossiers).await?;
    let standings = sight::standings(connection, actor).await?;
    let seen = dossiers.iter().filter_map(|dossier| {
        let standing = standings.of(dossier.id);
        let row = table.row(dossier, territory, standing);
        if standing.sees(Matter::Content) {
            return Some(row);
        }
        standing.sees(Matter::Line).then(|| announced(row))
    });
    Ok(seen.collect())
}

/// What somebody sees of a dossier before declaring on it. Every field is named, so that a new one is not shown by accident.
fn announced(row: DossierRow) -> DossierRow {
    DossierRow {
        id: row.id,
        number: row.number,
        title: row.title,
        applicant: row.applicant,
        natural_person: row.natural_person,
        state: row.state,
        received_at: row.received_at,
        stage: None,
        cutoff: row.cutoff,
        theme: None,
        commune: None,
        requested_cents: None,
        late: false,
        duplicate: false,
        priority: false,
        documents: 0,
        missing: 0,
        submitted: 0,
        assigned: 0,
        last_motive: String::new(),
        ended_at: None,
    }
}

/// What the lines of a call's table need besides the dossiers, by dossier.
pub(super) struct Table {
    rules: CallRules,
    duplicates: BTreeMap<DossierId, Vec<Duplicate>>,
    documents: BTreeMap<DossierId, u32>,
    present: BTreeMap<DossierId, BTreeSet<DocumentKind>>,
    waivers: BTreeMap<DossierId, BTreeMap<DocumentKind, String>>,
    evaluations: BTreeMap<DossierId, (u32, u32)>,
    ends: BTreeMap<DossierId, (String, Timestamp)>,
}

impl Table {
    pub(super) async fn load(connection: &mut SqliteConnection, call: CallId, dossiers: &[Dossier]) -> Result<Self> {
        let applications: Vec<_> = dossiers.iter().map(Application::of).collect();
        let mut table = Self {
            rules: call::rules(connection, call).await?,
            duplicates: duplicates::find_all(&applications),
            documents: BTreeMap::new(),
            present: BTreeMap::new(),
            waivers: BTreeMap::new(),
            evaluations: BTreeMap::new(),
            ends: BTreeMap::new(),
        };
        for row in rows_of(connection, include_str!("call_documents.sql"), call).await? {
            let id: DossierId = word(&row, "dossier_id")?;
            *table.documents.entry(id).or_default() += row.try_get::<u32, _>("documents")?;
            if row.try_get::<u32, _>("filled")? > 0 {
                table.present.entry(id).or_default().insert(word(&row, "kind")?);
            }
        }
        for row in rows_of(connection, include_str!("call_waivers.sql"), call).await? {
            let motives = table.waivers.entry(word(&row, "dossier_id")?).or_default();
            motives.insert(word(&row, "kind")?, row.try_get("motive")?);
        }
        for row in rows_of(connection, include_str!("call_evaluations.sql"), call).await? {
            let counts = (row.try_get("submitted")?, row.try_get("assigned")?);
            table.evaluations.insert(word(&row, "dossier_id")?, counts);
        }
        for row in rows_of(connection, include_str!("call_motives.sql"), call).await? {
            let end = (row.try_get("motive")?, instant(&row, "ended_at")?);
            table.ends.insert(word(&row, "dossier_id")?, end);
        }
        Ok(table)
    }

    /// The rules of the call.
    pub(super) fn rules(&self) -> &CallRules {
        &self.rules
    }

    /// A line, for somebody who stands so: of what only the secretariat sees, whether it is there is the secretariat's to know.
    pub(super) fn row(&self, dossier: &Dossier, territory: &Territory, standing: Standing) -> DossierRow {
        let (none, nothing) = (BTreeSet::new(), BTreeMap::new());
        let present = self.present.get(&dossier.id).unwrap_or(&none);
        let waivers = self.waivers.get(&dossier.id).unwrap_or(&nothing);
        let missing = completeness::assess(&self.rules, &dossier.applicant, present, waivers)
            .missing()
            .into_iter()
            .filter(|kind| standing.sees(access::matter_of_kind(*kind)))
            .count();
        let commune = dossier
            .applicant
            .commune_insee
            .as_deref()
            .and_then(|insee| territory.commune(insee));
        let (submitted, assigned) = self.evaluations.get(&dossier.id).copied().unwrap_or_default();
        DossierRow {
            id: dossier.id,
            number: dossier.number,
            title: dossier.title.clone(),
            applicant: dossier.applicant.name.clone(),
            natural_person: dossier.applicant.kind == ApplicantKind::Person,
            theme: dossier.theme.clone(),
            commune: commune.map(|commune| commune.name().to_owned()),
            requested_cents: dossier.requested_cents,
            state: dossier.state,
            stage: dossier.stage,
            received_at: dossier.received_at,
            cutoff: self.cutoff(dossier),
            late: lateness::assess(self.rules.deadline(), dossier.received_at).late,
            duplicate: self.duplicates.contains_key(&dossier.id),
            priority: priority::holds(self.rules.priority.as_ref(), dossier, territory),
            documents: self.documents.get(&dossier.id).copied().unwrap_or(0),
            missing: u32::try_from(missing).unwrap_or(u32::MAX),
            submitted,
            assigned,
            last_motive: self
                .ends
                .get(&dossier.id)
                .map(|(motive, _)| motive.clone())
                .unwrap_or_default(),
            ended_at: self.ends.get(&dossier.id).map(|(_, at)| *at),
        }
    }

    /// The day of the cut-off that a dossier belongs to.
    fn cutoff(&self, dossier: &Dossier) -> Option<NaiveDate> {
        let wave = self.rules.intake.cutoff_of(dossier.received_at?)?;
        Some(wave.date)
    }
}

async fn rows_of(connection: &mut SqliteConnection, sql: &'static str, call: CallId) -> Result<Vec<SqliteRow>> {
    Ok(sqlx::query(sql).bind(call.to_string()).fetch_all(connection).await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{DossierState, Stage};

    #[test]
    fn before_declaring_a_member_sees_only_what_the_declaration_is_about() {
        let row = DossierRow {
            id: DossierId::new(),
            number: 7,
            title: "Capteurs".to_owned(),
            applicant: "Atelier fictif".to_owned(),
            natural_person: false,
            theme: Some("data".to_owned()),
            commune: Some("Lens".to_owned()),
            requested_cents: Some(100),
            state: DossierState::Ineligible,
            stage: Some(Stage::Emergence),
            received_at: Some(chrono::DateTime::UNIX_EPOCH),
            cutoff: None,
            late: true,
            duplicate: true,
            priority: true,
            documents: 3,
            missing: 1,
            submitted: 2,
            assigned: 3,
            last_motive: "Le siège est en Normandie.".to_owned(),
            ended_at: Some(chrono::DateTime::UNIX_EPOCH),
        };
        let shown = announced(row.clone());
        let own = (
            shown.id,
            shown.number,
            shown.title.as_str(),
            shown.applicant.as_str(),
            shown.state,
        );
        assert_eq!(own, (row.id, 7, "Capteurs", "Atelier fictif", DossierState::Ineligible));
        assert!((shown.theme, shown.commune, shown.requested_cents) == (None, None, None));
        assert!(!shown.late && !shown.duplicate && !shown.priority);
        assert_eq!(
            (shown.documents, shown.missing, shown.submitted, shown.assigned),
            (0, 0, 0, 0)
        );
        assert_eq!((shown.last_motive.as_str(), shown.stage), ("", None));
    }
}
