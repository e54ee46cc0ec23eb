//! The results of every scored dossier of a call, from a handful of statements whatever their number.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::chair_orders;
use super::consensus;
use super::consolidation::{
    Apart, ApartReason, Candidate, Detail, DossierResult, Precedence, Ranking, chair_sets, consolidate_with,
    envelope_line, rank,
};
use super::expertise::Experts;
use super::model::{Cell, CellState};
use super::rows::Version;
use super::view::{RankedDossier, TieOrderView, TieToOrder};
use crate::call::{self, PriorityRule};
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::grid::{Score, Sheet, StoredSheet};
use crate::id::{CallId, DossierId, GridId, GridVersionId, MemberId};
use crate::stored::{json, maybe_instant, maybe_word, word};

/// Every scored dossier of a call, consolidated and ranked: one ranking for each grid, since numbers of two grids do not compare.
#[derive(Debug)]
pub(crate) struct Standings {
    own: GridStandings,
    further: Vec<GridStandings>,
}

impl Standings {
    /// One for each grid, the call's own first.
    pub(crate) fn into_grids(self) -> impl Iterator<Item = GridStandings> {
        std::iter::once(self.own).chain(self.further)
    }

    /// The standings on the grid that a dossier is scored on.
    pub(crate) fn of(&self, dossier: DossierId) -> &GridStandings {
        let there = |grid: &&GridStandings| grid.results.iter().any(|result| result.dossier == dossier);
        self.further.iter().find(there).unwrap_or(&self.own)
    }

    /// The rank of a dossier, when it has one.
    pub(crate) fn rank_of(&self, dossier: DossierId) -> Option<u32> {
        let ranked = &self.of(dossier).ranking.ranked;
        ranked
            .iter()
            .find(|place| place.dossier == dossier)
            .map(|place| place.rank)
    }

    /// The official score of a dossier, when it has one.
    pub(crate) fn score_of(&self, dossier: DossierId) -> Option<Score> {
        let results = &self.of(dossier).results;
        let result = results.iter().find(|result| result.dossier == dossier)?;
        result.official.as_ref().map(|official| official.value)
    }

    /// The number of the version of the grid that a dossier was scored on, where its ranking stands on another.
    pub(crate) fn other_version_of(&self, dossier: DossierId) -> Option<u32> {
        let apart = &self.of(dossier).ranking.apart;
        let apart = apart.iter().find(|apart| apart.dossier == dossier)?;
        apart.reasons.iter().find_map(|reason| match reason {
            ApartReason::OtherGridVersion { number } => Some(*number),
            _ => None,
        })
    }
}

/// The dossiers that are scored on one grid.
#[derive(Debug)]
pub(crate) struct GridStandings {
    /// Which further grid; none for the call's own.
    pub(crate) grid: Option<GridId>,
    pub(crate) version: Version,
    pub(crate) ranking: Ranking,
    pub(crate) results: Vec<DossierResult>,
    pub(crate) dossiers: Vec<RankedDossier>,
    pub(crate) ties_to_order: Vec<TieToOrder>,
    pub(crate) tie_orders: Vec<TieOrderView>,
}

/// A scored dossier as read.
struct Scored {
    shown: RankedDossier,
    received_at: Option<Timestamp>,
    theme: Option<String>,
    /// The further grid that it was given …
    grid: Option<GridId>,
    /// … and the version on which it was begun in its round.
    begun: Option<GridVersionId>,
    cells: Vec<Cell>,
    /// What the committee agreed on in its round.
    consensus: Option<Sheet>,
}

/// What the results of a call stand on besides the marks.
#[derive(Clone, Copy)]
struct Ground<'a> {
    versions: &'a [Version],
    detail: Detail,
    experts: &'a Experts,
}

/// Consolidates and ranks a call, grid by grid, with the ways to its numbers or without.
pub(crate) async fn standings(connection: &mut SqliteConnection, call: CallId, detail: Detail) -> Result<Standings> {
    let versions = versions(connection, call).await?;
    let experts = Experts::of_call(connection, call).await?;
    let scored = scored(connection, call, experts.rules.priority.as_ref()).await?;
    let ground = Ground {
        versions: &versions,
        detail,
        experts: &experts,
    };
    let mut orders = chair_orders::stored(connection, call).await?;
    let further: BTreeSet<GridId> = scored.iter().filter_map(|dossier| dossier.grid_of(&versions)).collect();
    let (own, mut rest): (Vec<_>, Vec<_>) = scored
        .into_iter()
        .partition(|dossier| dossier.grid_of(&versions).is_none());
    let mut on_further = Vec::with_capacity(further.len());
    for grid in further {
        let of_it: Vec<Scored> = rest
            .extract_if(.., |dossier| dossier.grid_of(&versions) == Some(grid))
            .collect();
        let its = |order: &mut TieOrderView| {
            let first = order.dossiers.first();
            of_it.iter().any(|dossier| Some(&dossier.shown.id) == first)
        };
        let its: Vec<TieOrderView> = orders.extract_if(.., its).collect();
        on_further.push(on_grid(call, Some(grid), ground, of_it, its)?);
    }
    Ok(Standings {
        own: on_grid(call, None, ground, own, orders)?,
        further: on_further,
    })
}

impl Scored {
    /// The grid of the version on which it was begun, else the one that it was given.
    fn grid_of(&self, versions: &[Version]) -> Option<GridId> {
        let begun = versions.iter().find(|version| Some(version.id) == self.begun);
        begun.map_or(self.grid, |version| version.of)
    }
}

/// The standings on one grid. Dossiers are ranked on the newest version that anybody scored on; those scored on another keep their
/// score and stand apart, since the numbers do not compare.
fn on_grid(
    call: CallId,
    grid: Option<GridId>,
    ground: Ground<'_>,
    scored: Vec<Scored>,
    mut tie_orders: Vec<TieOrderView>,
) -> Result<GridStandings> {
    let on = |version: &&Version| scored.iter().any(|dossier| dossier.begun == Some(version.id));
    let mut its = ground.versions.iter().filter(|version| version.of == grid);
    let version = its.clone().find(on).or_else(|| its.next());
    let version = version.ok_or_else(|| Error::not_found("grid", call))?.clone();
    let (results, others) = consolidate_all(ground, &version, &scored)?;
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
    let (ties_to_order, places) = chair_orders::applied(chair_sets(&version.grid, &candidates, line), &mut tie_orders);
    for candidate in &mut candidates {
        candidate.precedence.chair_order = places.get(&candidate.result.dossier).copied();
    }
    let mut ranking = rank(&version.grid, &candidates, line);
    ranking.apart.extend(on_other_versions(&results, &others));
    Ok(GridStandings {
        grid,
        version,
        ranking,
        results,
        dossiers: scored.into_iter().map(|dossier| dossier.shown).collect(),
        ties_to_order,
        tie_orders,
    })
}

/// What stands apart because it was scored on another version of the grid.
fn on_other_versions(results: &[DossierResult], others: &BTreeMap<DossierId, u32>) -> Vec<Apart> {
    let apart = |result: &DossierResult| {
        let number = *others.get(&result.dossier)?;
        Some(Apart {
            dossier: result.dossier,
            official: result.official.as_ref().map(|official| official.value),
            reasons: vec![ApartReason::OtherGridVersion { number }],
        })
    };
    results.iter().filter_map(apart).collect()
}

/// Each dossier on its own version of the grid, and which dossiers stand on another version than the ranking's.
fn consolidate_all(
    ground: Ground<'_>,
    ranked: &Version,
    scored: &[Scored],
) -> Result<(Vec<DossierResult>, BTreeMap<DossierId, u32>)> {
    let mut results = Vec::with_capacity(scored.len());
    let mut others = BTreeMap::new();
    for dossier in scored {
        let own = dossier
            .begun
            .and_then(|id| ground.versions.iter().find(|version| version.id == id));
        let own = own.unwrap_or(ranked);
        let mut result = consolidate_with(
            ground.detail,
            &own.grid,
            dossier.shown.id,
            &dossier.cells,
            dossier.consensus.as_ref(),
        )?;
        let lacking = ground.experts.flags(dossier.theme.as_deref(), result.counted());
        result.flags.splice(0..0, lacking);
        results.push(result);
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
    let rows = sqlx::query("select id, grid_id, number, grid from grid_version where call_id = ? order by number desc")
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Version {
                id: word(row, "id")?,
                of: maybe_word(row, "grid_id")?,
                number: row.try_get("number")?,
                grid: call::stored_grid(row)?,
            })
        })
        .collect()
}

async fn scored(
    connection: &mut SqliteConnection,
    call: CallId,
    priority: Option<&PriorityRule>,
) -> Result<Vec<Scored>> {
    let mut cells = cells(connection, call).await?;
    let mut agreed = consensus::of_call(connection, call).await?;
    let rows = sqlx::query(concat!(include_str!("scored_on.sql"), include_str!("scored.sql")))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            let shown = ranked_dossier(row, priority)?;
            let cells = cells.remove(&shown.id).unwrap_or_default();
            Ok(Scored {
                received_at: maybe_instant(row, "received_at")?,
                theme: row.try_get("theme")?,
                grid: maybe_word(row, "grid_id")?,
                consensus: agreed.remove(&shown.id),
                shown,
                begun: maybe_word(row, "begun")?,
                cells,
            })
        })
        .collect()
}

async fn cells(connection: &mut SqliteConnection, call: CallId) -> Result<BTreeMap<DossierId, Vec<Cell>>> {
    let rows = sqlx::query(include_str!("cells.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| Ok((word(row, "dossier_id")?, cells_of(row)?)))
        .collect()
}

/// The evaluations of a dossier as the statement tells them: whose, how far, and their marks by criterion.
fn cells_of(row: &SqliteRow) -> Result<Vec<Cell>> {
    let members: Vec<MemberId> = json(row, "members")?;
    let states: Vec<CellState> = json(row, "states")?;
    let sheets: Vec<StoredSheet> = json(row, "sheets")?;
    let told = members.into_iter().zip(states).zip(sheets);
    let cell = |((member, state), StoredSheet(sheet))| Cell { member, state, sheet };
    Ok(told.map(cell).collect())
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
        round: row.try_get("round")?,
    })
}
