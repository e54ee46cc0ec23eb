//! Scoring and ranking, as read.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::bounds::bounds;
use super::consolidation::{Detail, individual_total};
use super::evidence;
use super::model::CellState;
use super::reopen::reopened;
use super::rows::{self, Own};
use super::standings::{GridStandings, standings};
use super::submission::{marks_to_comment, submission_gaps, unexplained_extremes};
use super::view::{
    Assigned, MarkView, MemberName, OtherEvaluation, RankedGrid, RankingView, ScoringItem, ScoringQueue, ScoringView,
    SetAside,
};
use crate::dossier;
use crate::dossier::view::DocumentView;
use crate::error::{Denial, Error, Result};
use crate::grid::{Answer, Grid, Sheet};
use crate::id::{CallId, DossierId, EvaluationId, GridId, MemberId};
use crate::journal::Actor;
use crate::sight::{self, Matter, Standings};
use crate::stored::word;

/// A member's list in their reading order: each member reads in an order of their own, so that no dossier is always first
/// (scores drift with the position).
pub async fn queue(connection: &mut SqliteConnection, member: MemberId, call: CallId) -> Result<ScoringQueue> {
    let items = lines(connection, member, None, Some(call)).await?;
    let (recused, mut items): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| item.state == CellState::Recused);
    items.sort_by_key(|item| reading_order(member, item.dossier_id));
    Ok(ScoringQueue {
        items,
        recused: u32::try_from(recused.len()).map_err(Error::internal)?,
    })
}

/// A stable shuffle: the hash of the two identifiers, different for each member.
fn reading_order(member: MemberId, dossier: DossierId) -> [u8; 32] {
    use sha2::{Digest, Sha256};
    Sha256::digest(format!("{member}|{dossier}")).into()
}

/// The lines of a member: of a call, or of one dossier.
async fn lines(
    connection: &mut SqliteConnection,
    member: MemberId,
    dossier: Option<DossierId>,
    call: Option<CallId>,
) -> Result<Vec<ScoringItem>> {
    let rows = sqlx::query(concat!(include_str!("scored_on.sql"), include_str!("queue.sql")))
        .bind(member.to_string())
        .bind(dossier.map(|dossier| dossier.to_string()))
        .bind(call.map(|call| call.to_string()))
        .fetch_all(connection)
        .await?;
    rows.iter().map(scoring_item).collect()
}

fn scoring_item(row: &SqliteRow) -> Result<ScoringItem> {
    Ok(ScoringItem {
        dossier_id: word(row, "dossier_id")?,
        number: row.try_get("number")?,
        title: row.try_get("title")?,
        applicant: row.try_get("applicant")?,
        state: word(row, "state")?,
        declared: row.try_get("declared")?,
        marked: row.try_get("marked")?,
        criteria: row.try_get("criteria")?,
        to_review: row.try_get("to_review")?,
    })
}

/// Everything the scoring room shows a member for one dossier.
///
/// # Errors
/// [`Error::NotAllowed`] `not_assigned`, `recused` or `undeclared`.
pub async fn scoring_view(
    connection: &mut SqliteConnection,
    member: MemberId,
    dossier: DossierId,
) -> Result<ScoringView> {
    let own = rows::own(connection, dossier, member).await?;
    own.require_open()?;
    let item = lines(connection, member, Some(dossier), None).await?.pop();
    let item = item.ok_or(Error::NotAllowed {
        reason: Denial::NotAssigned,
    })?;
    let summary: String = sqlx::query_scalar("select summary from dossier where id = ?")
        .bind(dossier.to_string())
        .fetch_one(&mut *connection)
        .await?;
    let marks = marks(connection, own.stored.id, &own.version.grid, true).await?;
    let (sheet, comments) = written(&marks);
    Ok(ScoringView {
        item,
        summary,
        total: individual_total(&own.version.grid, member, &sheet)?.map(|total| total.value),
        bounds: bounds(&own.version.grid, member, &sheet)?,
        gaps: submission_gaps(&own.version.grid, &sheet, &comments),
        extremes: unexplained_extremes(&own.version.grid, &sheet, &comments),
        commented: marks_to_comment(&own.version.grid),
        marks,
        evidence: evidence::of_evaluation(connection, dossier, own.stored.id).await?,
        others: others(connection, member, &own).await?,
        may_reopen: reopened(&own, Actor::Member(member)).is_ok(),
        may_look: own.is_handed_in() && own.stored.looked_at.is_none() && dossier::is_scored(own.dossier.state),
        documents: documents(connection, dossier).await?,
        counters: dossier::counters_of(connection, own.dossier.call, dossier).await?,
        round: own.dossier.round,
        grid_version: own.version.id,
        grid_number: own.version.number,
        grid: own.version.grid,
        comment: own.stored.comment,
        submitted_at: own.stored.submitted_at,
        returned: Some(own.stored.returned).filter(|motive| !motive.is_empty()),
    })
}

/// The marks of a sheet, and their comments.
fn written(marks: &[MarkView]) -> (Sheet, BTreeMap<String, String>) {
    let given = marks.iter().map(|mark| (mark.criterion.clone(), mark.mark));
    let comments = marks.iter().map(|mark| (mark.criterion.clone(), mark.comment.clone()));
    (Sheet::new(given), comments.collect())
}

/// The documents that a member may read: bank details are for the secretariat alone.
async fn documents(connection: &mut SqliteConnection, dossier: DossierId) -> Result<Vec<DocumentView>> {
    let documents = dossier::documents(connection, dossier).await?;
    Ok(documents
        .into_iter()
        .filter(|document| dossier::matter(document.kind, document.media_type) == Matter::Content)
        .collect())
}

/// One line for each question of the grid, blank or not. Private notes are for their author only.
async fn marks(
    connection: &mut SqliteConnection,
    evaluation: EvaluationId,
    grid: &Grid,
    author: bool,
) -> Result<Vec<MarkView>> {
    let rows = sqlx::query("select criterion, steps, comment, private_note from mark where evaluation_id = ?")
        .bind(evaluation.to_string())
        .fetch_all(connection)
        .await?;
    let mut written = BTreeMap::new();
    for row in &rows {
        let mark = row.try_get::<Option<u16>, _>("steps")?.map(Answer::from_stored);
        let note: String = if author {
            row.try_get("private_note")?
        } else {
            String::new()
        };
        let comment: String = row.try_get("comment")?;
        written.insert(row.try_get::<String, _>("criterion")?, (mark, comment, note));
    }
    let mut line = |code: &String| {
        let (mark, comment, private_note) = written.remove(code).unwrap_or_default();
        MarkView {
            criterion: code.clone(),
            mark,
            comment,
            private_note,
        }
    };
    let questions = grid.questions().into_iter();
    Ok(questions.map(|question| line(&question.code)).collect())
}

async fn others(
    connection: &mut SqliteConnection,
    member: MemberId,
    own: &Own,
) -> Result<Option<Vec<OtherEvaluation>>> {
    let standing = sight::standing(connection, Actor::Member(member), own.dossier.id).await?;
    if !standing.sees(Matter::Marks) {
        return Ok(None);
    }
    Ok(Some(
        handed_in(connection, own.dossier.id, Some(member), &own.version.grid).await?,
    ))
}

/// What was handed in on a dossier in its round, but by one member.
pub(super) async fn handed_in(
    connection: &mut SqliteConnection,
    dossier: DossierId,
    but: Option<MemberId>,
    grid: &Grid,
) -> Result<Vec<OtherEvaluation>> {
    let rows = sqlx::query(include_str!("others.sql"))
        .bind(dossier.to_string())
        .bind(but.map(|member| member.to_string()).unwrap_or_default())
        .fetch_all(&mut *connection)
        .await?;
    let mut others = Vec::with_capacity(rows.len());
    for row in &rows {
        let evaluation = word(row, "id")?;
        others.push(OtherEvaluation {
            member_id: word(row, "member_id")?,
            name: row.try_get("name")?,
            state: word(row, "state")?,
            marks: marks(connection, evaluation, grid, false).await?,
            evidence: evidence::of_evaluation(connection, dossier, evaluation).await?,
        });
    }
    Ok(others)
}

/// The rankings of a call, one for each grid on which something is scored, its own first. The secretariat sees all of them. A member
/// sees them once nothing of theirs is left to hand in (they are `sealed` until then: sorted averages move the marks that follow),
/// with the dossiers of which ranks are open to them.
pub async fn rankings(
    connection: &mut SqliteConnection,
    actor: Actor,
    call: CallId,
    detail: Detail,
) -> Result<Vec<RankingView>> {
    let reader = sight::standings(connection, actor).await?;
    let open = ranked_for(&reader)?;
    let (names, set_aside) = (
        names(connection, call).await?,
        set_aside(connection, actor, call).await?,
    );
    let titles = titles(connection, call).await?;
    let standings: Vec<GridStandings> = standings(connection, call, detail).await?.into_grids().collect();
    let mut views: Vec<RankingView> = standings
        .into_iter()
        .map(|on_grid| seen(on_grid, &reader, open.as_ref(), &names, &set_aside))
        .collect::<Result<_>>()?;
    let grids: Vec<RankedGrid> = views.iter().map(|view| ranked_grid(view, &titles)).collect();
    for view in &mut views {
        view.grids.clone_from(&grids);
    }
    Ok(views)
}

/// The ranking of a call on its own grid with the ways to its numbers, as [`rankings`].
pub async fn ranking(connection: &mut SqliteConnection, actor: Actor, call: CallId) -> Result<RankingView> {
    ranking_on(connection, actor, call, None, Detail::Explained).await
}

/// The ranking of a call on one of its grids, as [`rankings`].
///
/// # Errors
/// [`Error::NotFound`] `grid` when nothing is scored on it.
pub async fn ranking_on(
    connection: &mut SqliteConnection,
    actor: Actor,
    call: CallId,
    grid: Option<GridId>,
    detail: Detail,
) -> Result<RankingView> {
    let views = rankings(connection, actor, call, detail).await?;
    let found = views.into_iter().find(|view| view.grid_id == grid);
    found.ok_or_else(|| Error::not_found("grid", grid.map_or_else(|| call.to_string(), |grid| grid.to_string())))
}

/// The ranking in which a dossier stands, as [`rankings`]; the one on the call's own grid for a dossier that stands in none.
pub async fn ranking_of(
    connection: &mut SqliteConnection,
    actor: Actor,
    call: CallId,
    dossier: DossierId,
    detail: Detail,
) -> Result<RankingView> {
    let mut views = rankings(connection, actor, call, detail).await?;
    let there = |view: &RankingView| view.results.iter().any(|result| result.dossier == dossier);
    let place = views.iter().position(there).unwrap_or_default();
    Ok(views.swap_remove(place))
}

/// Who evaluates what in the present rounds, as far as the reader sees ranks: see [`rankings`].
pub async fn assignments(connection: &mut SqliteConnection, actor: Actor, call: CallId) -> Result<Vec<Assigned>> {
    let open = ranked_for(&sight::standings(connection, actor).await?)?;
    let rows = sqlx::query(include_str!("evaluations.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    let mut assigned = Vec::with_capacity(rows.len());
    for row in &rows {
        let dossier_id = word(row, "dossier_id")?;
        if open.as_ref().is_none_or(|open| open.contains(&dossier_id)) {
            assigned.push(Assigned {
                dossier_id,
                member_id: word(row, "member_id")?,
                state: word(row, "state")?,
            });
        }
    }
    Ok(assigned)
}

fn ranked_grid(view: &RankingView, titles: &BTreeMap<GridId, String>) -> RankedGrid {
    RankedGrid {
        id: view.grid_id,
        name: view.grid_id.and_then(|id| titles.get(&id).cloned()).unwrap_or_default(),
        dossiers: u32::try_from(view.results.len()).unwrap_or(u32::MAX),
    }
}

async fn titles(connection: &mut SqliteConnection, call: CallId) -> Result<BTreeMap<GridId, String>> {
    let rows = sqlx::query("select id, name from grid where call_id = ?")
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| Ok((word(row, "id")?, row.try_get("name")?)))
        .collect()
}

/// The standings on a grid as somebody sees them: `open` holds the dossiers of which ranks are open to them, none for all.
fn seen(
    standings: GridStandings,
    reader: &Standings,
    open: Option<&BTreeSet<DossierId>>,
    names: &[MemberName],
    set_aside: &[SetAside],
) -> Result<RankingView> {
    let closed = |dossier: &DossierId| {
        let standing = reader.of(*dossier);
        standing.sees(Matter::Content) && !standing.sees(Matter::Ranks)
    };
    let shown = |dossier: &DossierId| open.is_none_or(|open| open.contains(dossier));
    let GridStandings {
        mut ranking,
        mut results,
        mut dossiers,
        mut ties_to_order,
        mut tie_orders,
        ..
    } = standings;
    let closed = results.iter().filter(|result| closed(&result.dossier)).count();
    let here: BTreeSet<DossierId> = results.iter().map(|result| result.dossier).collect();
    ranking.ranked.retain(|place| shown(&place.dossier));
    ranking.apart.retain(|apart| shown(&apart.dossier));
    ranking.ties.retain(|tie| shown(&tie.ahead) && shown(&tie.behind));
    ranking.insufficient.retain(shown);
    ranking.lacking.retain(shown);
    results.retain(|result| shown(&result.dossier));
    dossiers.retain(|dossier| shown(&dossier.id));
    ties_to_order.retain(|tie| tie.dossiers.iter().all(shown));
    tie_orders.retain(|order| order.dossiers.iter().all(shown));
    let cited: BTreeSet<MemberId> = results
        .iter()
        .flat_map(|result| &result.cells)
        .map(|cell| cell.member)
        .collect();
    Ok(RankingView {
        grid_id: standings.grid,
        grids: vec![],
        grid: standings.version.grid,
        grid_number: standings.version.number,
        closed: u32::try_from(closed).map_err(Error::internal)?,
        ranking,
        members: names.iter().filter(|one| cited.contains(&one.id)).cloned().collect(),
        set_aside: set_aside
            .iter()
            .filter(|one| here.contains(&one.dossier_id))
            .cloned()
            .collect(),
        ties_to_order,
        tie_orders,
        results,
        dossiers,
    })
}

/// Why evaluations were set aside. A motive can tell of a member's interests: it is the secretariat's.
async fn set_aside(connection: &mut SqliteConnection, actor: Actor, call: CallId) -> Result<Vec<SetAside>> {
    if actor != Actor::Secretariat {
        return Ok(vec![]);
    }
    let rows = sqlx::query(include_str!("set_aside.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(SetAside {
                dossier_id: word(row, "dossier_id")?,
                member_id: word(row, "member_id")?,
                motive: row.try_get("set_aside")?,
            })
        })
        .collect()
}

/// The names of a call's members.
pub(super) async fn names(connection: &mut SqliteConnection, call: CallId) -> Result<Vec<MemberName>> {
    let rows = sqlx::query("select id, name from member where call_id = ? order by name, id")
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| {
            Ok(MemberName {
                id: word(row, "id")?,
                name: row.try_get("name")?,
            })
        })
        .collect()
}

/// The dossiers that somebody may see in a ranking, none for all of them; or the refusal that it is still sealed for them.
fn ranked_for(standings: &Standings) -> Result<Option<BTreeSet<DossierId>>> {
    if standings.is_waiting() {
        return Err(Error::NotAllowed { reason: Denial::Sealed });
    }
    Ok(standings.dossiers(Matter::Ranks).map(|seen| seen.into_iter().collect()))
}
