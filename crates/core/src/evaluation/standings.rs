//! The results of every scored dossier of a call, from a handful of statements whatever their number.

use std::collections::BTreeMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::chair_orders;
use super::consolidation::{
    Apart, ApartReason, Candidate, DossierResult, Precedence, Ranking, chair_sets, consolidate, envelope_line, rank,
};
use super::model::Cell;
use super::rows::Version;
use super::view::{RankedDossier, TieOrderView, TieToOrder};
use crate::call::{self, PriorityRule};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::grid::{Answer, Score, Sheet};
use crate::id::{CallId, DossierId, EvaluationId, GridVersionId};
use crate::stored::{document, json, maybe_instant, maybe_word, word};

/// Every scored dossier of a call, consolidated and ranked.
#[derive(Debug)]
pub(crate) struct Standings {
    pub(crate) version: Version,
    pub(crate) ranking: Ranking,
    pub(crate) results: Vec<DossierResult>,
    pub(crate) dossiers: Vec<RankedDossier>,
    pub(crate) ties_to_order: Vec<TieToOrder>,
    pub(crate) tie_orders: Vec<TieOrderView>,
}

impl Standings {
    /// The rank of a dossier, when it has one.
    pub(crate) fn rank_of(&self, dossier: DossierId) -> Option<u32> {
        self.ranking
            .ranked
            .iter()
            .find(|place| place.dossier == dossier)
            .map(|place| place.rank)
    }

    /// The official score of a dossier, when it has one.
    pub(crate) fn score_of(&self, dossier: DossierId) -> Option<Score> {
        let result = self.results.iter().find(|result| result.dossier == dossier)?;
        result.official.as_ref().map(|official| official.value)
    }
}

/// A scored dossier as read.
struct Scored {
    shown: RankedDossier,
    received_at: Option<Timestamp>,
    /// The version of the grid on which it was begun.
    begun: Option<GridVersionId>,
    cells: Vec<Cell>,
}

/// Consolidates and ranks a call. Dossiers are ranked on the newest version of the grid that anybody scored on; those scored
/// on another keep their score and stand apart, since the numbers do not compare.
pub(crate) async fn standings(connection: &mut SqliteConnection, call: CallId) -> Result<Standings> {
    let versions = versions(connection, call).await?;
    let priority = call::rules(connection, call).await?.priority;
    let scored = scored(connection, call, priority.as_ref()).await?;
    let on = |id: GridVersionId| scored.iter().any(|dossier| dossier.begun == Some(id));
    let version = versions.iter().find(|version| on(version.id)).or(versions.first());
    let version = version.ok_or_else(|| Error::not_found("grid", call))?.clone();
    let (results, others) = consolidate_all(&versions, &version, &scored)?;
    let mut candidates: Vec<Candidate<'_>> = results
        .iter()
        .zip(&scored)
        .filter(|(result, _)| !others.contains_key(&result.dossier))
        .map(|(result, dossier)| Candidate {
            result,
            precedence: precedence(dossier),
            requested_cents: dossier.shown.requested_cents,
        })
        .collect();
    let line = envelope_line(&version.grid, &candidates)?;
    let mut tie_orders = chair_orders::stored(connection, call).await?;
    let (ties_to_order, places) = chair_orders::applied(chair_sets(&version.grid, &candidates, line), &mut tie_orders);
    for candidate in &mut candidates {
        candidate.precedence.chair_order = places.get(&candidate.result.dossier).copied();
    }
    let mut ranking = rank(&version.grid, &candidates, line);
    ranking.apart.extend(results.iter().filter_map(|result| {
        let number = *others.get(&result.dossier)?;
        let official = result.official.as_ref().map(|official| official.value);
        Some(Apart {
            dossier: result.dossier,
            official,
            reasons: vec![ApartReason::OtherGridVersion { number }],
        })
    }));
    Ok(Standings {
        version,
        ranking,
        results,
        dossiers: scored.into_iter().map(|dossier| dossier.shown).collect(),
        ties_to_order,
        tie_orders,
    })
}

/// Each dossier on its own version of the grid, and which dossiers stand on another version than the ranking's.
fn consolidate_all(
    versions: &[Version],
    ranked: &Version,
    scored: &[Scored],
) -> Result<(Vec<DossierResult>, BTreeMap<DossierId, u32>)> {
    let mut results = Vec::with_capacity(scored.len());
    let mut others = BTreeMap::new();
    for dossier in scored {
        let own = dossier
            .begun
            .and_then(|id| versions.iter().find(|version| version.id == id));
        let own = own.unwrap_or(ranked);
        results.push(consolidate(&own.grid, dossier.shown.id, &dossier.cells, None)?);
        if own.id != ranked.id {
            others.insert(dossier.shown.id, own.number);
        }
    }
    Ok((results, others))
}

fn precedence(dossier: &Scored) -> Precedence {
    Precedence {
        priority: dossier.shown.priority,
        received_at: dossier.received_at,
        // The chair orders ties that stand without an order: given once they are known.
        chair_order: None,
    }
}

async fn versions(connection: &mut SqliteConnection, call: CallId) -> Result<Vec<Version>> {
    let rows = sqlx::query("select id, number, grid from grid_version where call_id = ? order by number desc")
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Version {
                id: word(row, "id")?,
                number: row.try_get("number")?,
                grid: document(row, "grid")?,
            })
        })
        .collect()
}

async fn scored(
    connection: &mut SqliteConnection,
    call: CallId,
    priority: Option<&PriorityRule>,
) -> Result<Vec<Scored>> {
    let mut sheets = sheets(connection, call).await?;
    let rows = sqlx::query(include_str!("evaluations.sql"))
        .bind(call.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let mut cells: BTreeMap<DossierId, Vec<Cell>> = BTreeMap::new();
    for row in &rows {
        let sheet = sheets.remove(&word(row, "id")?).unwrap_or_default();
        cells.entry(word(row, "dossier_id")?).or_default().push(Cell {
            member: word(row, "member_id")?,
            state: word(row, "state")?,
            sheet,
        });
    }
    let rows = sqlx::query(concat!(include_str!("scored_on.sql"), include_str!("scored.sql")))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let shown = ranked_dossier(row, priority)?;
            let cells = cells.remove(&shown.id).unwrap_or_default();
            Ok(Scored {
                shown,
                received_at: maybe_instant(row, "received_at")?,
                begun: maybe_word(row, "begun")?,
                cells,
            })
        })
        .collect()
}

async fn sheets(connection: &mut SqliteConnection, call: CallId) -> Result<BTreeMap<EvaluationId, Sheet>> {
    let rows = sqlx::query(include_str!("marks.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let marks: BTreeMap<String, u16> = json(row, "marks")?;
            let answers = marks
                .into_iter()
                .map(|(code, stored)| (code, Some(Answer::from_stored(stored))));
            Ok((word(row, "evaluation_id")?, Sheet::new(answers)))
        })
        .collect()
}

fn ranked_dossier(row: &SqliteRow, priority: Option<&PriorityRule>) -> Result<RankedDossier> {
    let places: [Option<String>; 2] = [row.try_get("commune_insee")?, row.try_get("hq_insee")?];
    let resident = |rule: &PriorityRule| {
        places
            .iter()
            .flatten()
            .any(|insee| rule.communes.iter().any(|code| code == insee))
    };
    Ok(RankedDossier {
        id: word(row, "id")?,
        number: row.try_get("number")?,
        title: row.try_get("title")?,
        applicant: row.try_get("applicant")?,
        priority: priority.is_some_and(resident),
        state: word(row, "state")?,
        requested_cents: row.try_get("requested_cents")?,
    })
}
