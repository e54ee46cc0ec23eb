//! The bench of comparison of a rolling call: what was decided before on the same version of the grid, and whether sessions and
//! evaluators drift. It tells what is so and corrects nothing: a low mean may be weak dossiers as well as severe members.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use sqlx::SqliteConnection;

use super::queries::of_call;
use super::view::DecisionView;
use crate::call::vocabulary::DecisionKind;
use crate::error::Result;
use crate::evaluation;
use crate::evaluation::consolidation::{ApartReason, Detail, DossierResult, Number};
use crate::evaluation::view::RankingView;
use crate::grid::statistics::mean;
use crate::grid::{Exact, Score};
use crate::id::{CallId, DossierId, GridId, MemberId, SessionId};
use crate::journal::Actor;
use crate::session;
use crate::session::view::SessionRow;

/// What was decided on one version of a grid, to compare a dossier with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Comparison {
    /// The version: newer or older ones do not compare.
    pub grid_number: u32,
    /// What scores are out of.
    pub out_of: u32,
    /// The dossiers decided on it, best score first.
    pub dossiers: Vec<ComparedDossier>,
    /// Decided dossiers that were scored on another version, and are left out.
    pub other_versions: u32,
    /// The mean of the scores.
    pub mean: Option<Score>,
    /// By session, oldest first.
    pub sessions: Vec<SessionDrift>,
    /// By evaluator, most severe first.
    pub members: Vec<MemberDrift>,
}

/// A decided dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ComparedDossier {
    /// Which.
    pub dossier_id: DossierId,
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its official score.
    pub score: Score,
    /// What was decided.
    pub kind: DecisionKind,
    /// In which session.
    pub session_number: u32,
}

/// How the dossiers of a session were marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SessionDrift {
    /// Its number.
    pub number: u32,
    /// Its day.
    pub held_on: NaiveDate,
    /// How many of the dossiers it decided on.
    pub dossiers: u32,
    /// The mean of their scores …
    pub mean: Score,
    /// … less that of all.
    pub difference: Score,
}

/// How an evaluator marks, compared with those who marked the same dossiers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MemberDrift {
    /// Who.
    pub member_id: MemberId,
    /// Their name.
    pub name: String,
    /// Over all sessions.
    pub all: Drift,
    /// Session by session, oldest first, where they marked something.
    pub sessions: Vec<DriftIn>,
}

/// A mean difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Drift {
    /// Over how many evaluations.
    pub evaluations: u32,
    /// The mean of their totals less the official scores of the same dossiers, none of them rounded before: negative for somebody
    /// severe.
    pub difference: Score,
}

/// The same within a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DriftIn {
    /// The number of the session.
    pub number: u32,
    /// The drift.
    pub drift: Drift,
}

/// The bench of comparison of a call, on its own grid or on a further one: for the secretariat.
///
/// # Errors
/// [`Error::NotAllowed`](crate::error::Error::NotAllowed) for a member; what [`evaluation::ranking_on`] is refused for.
pub async fn comparison(
    connection: &mut SqliteConnection,
    actor: Actor,
    call: CallId,
    grid: Option<GridId>,
    today: NaiveDate,
) -> Result<Comparison> {
    actor.require_secretariat()?;
    let ranking = evaluation::ranking_on(connection, actor, call, grid, Detail::Folded).await?;
    let decisions = of_call(connection, actor, call, today).await?;
    let sessions = session::list(connection, actor, call, today).await?.sessions;
    compare(&ranking, &decisions, &sessions)
}

/// A dossier with its result and the session that decided on it.
struct Decided<'a> {
    result: &'a DossierResult,
    official: &'a Number,
    decision: &'a DecisionView,
    /// The session and its number.
    session: &'a SessionRow,
    number: u32,
}

impl Decided<'_> {
    /// Its score before it was rounded: what is worked out from scores is rounded once too.
    fn exact(&self) -> Exact {
        self.official.why.exact
    }
}

fn compare(
    ranking: &RankingView,
    decisions: &BTreeMap<DossierId, Vec<DecisionView>>,
    sessions: &[SessionRow],
) -> Result<Comparison> {
    let row = |id: SessionId| sessions.iter().find(|row| row.id == id);
    let standing = |id: DossierId| decisions.get(&id)?.iter().rfind(|decision| !decision.superseded);
    let decided: Vec<Decided<'_>> = ranking
        .results
        .iter()
        .filter_map(|result| {
            let decision = standing(result.dossier)?;
            let session = row(decision.input.session_id)?;
            Some(Decided {
                official: result.official.as_ref()?,
                number: session.number?,
                session,
                result,
                decision,
            })
        })
        .collect();
    let (others, decided): (Vec<_>, Vec<_>) = decided
        .into_iter()
        .partition(|one| is_on_another_version(ranking, one.result.dossier));
    let decimals = ranking.grid.decimals;
    let all = mean(&decided.iter().map(Decided::exact).collect::<Vec<_>>())?;
    Ok(Comparison {
        grid_number: ranking.grid_number,
        out_of: ranking.grid.score_out_of,
        dossiers: listed(ranking, &decided),
        other_versions: u32::try_from(others.len()).unwrap_or(u32::MAX),
        mean: all.map(|all| all.round(decimals)).transpose()?,
        sessions: by_session(&decided, all, decimals)?,
        members: by_member(ranking, &decided, decimals)?,
    })
}

fn is_on_another_version(ranking: &RankingView, dossier: DossierId) -> bool {
    let other = |reason: &ApartReason| matches!(reason, ApartReason::OtherGridVersion { .. });
    let apart = ranking.ranking.apart.iter().filter(|apart| apart.dossier == dossier);
    apart.flat_map(|apart| &apart.reasons).any(other)
}

fn listed(ranking: &RankingView, decided: &[Decided<'_>]) -> Vec<ComparedDossier> {
    let named = |one: &Decided<'_>| {
        let shown = ranking.dossiers.iter().find(|shown| shown.id == one.result.dossier)?;
        Some(ComparedDossier {
            dossier_id: shown.id,
            number: shown.number,
            title: shown.title.clone(),
            score: one.official.value,
            kind: one.decision.input.kind,
            session_number: one.number,
        })
    };
    let mut listed: Vec<ComparedDossier> = decided.iter().filter_map(named).collect();
    listed.sort_by_key(|one| (std::cmp::Reverse(one.score), one.number));
    listed
}

/// The decided dossiers of each session, by its number.
fn in_sessions<'a>(decided: &'a [Decided<'a>]) -> BTreeMap<u32, Vec<&'a Decided<'a>>> {
    let mut sessions: BTreeMap<u32, Vec<&Decided<'_>>> = BTreeMap::new();
    for one in decided {
        sessions.entry(one.number).or_default().push(one);
    }
    sessions
}

fn by_session(decided: &[Decided<'_>], all: Option<Exact>, decimals: u8) -> Result<Vec<SessionDrift>> {
    let mut drifts = Vec::new();
    for (number, here) in in_sessions(decided) {
        let scores: Vec<Exact> = here.iter().map(|one| one.exact()).collect();
        let (Some(here_mean), Some(all), Some(first)) = (mean(&scores)?, all, here.first()) else {
            continue;
        };
        drifts.push(SessionDrift {
            number,
            held_on: first.session.plan.held_on,
            dossiers: u32::try_from(here.len()).unwrap_or(u32::MAX),
            mean: here_mean.round(decimals)?,
            difference: here_mean.minus(all)?.round(decimals)?,
        });
    }
    Ok(drifts)
}

fn by_member(ranking: &RankingView, decided: &[Decided<'_>], decimals: u8) -> Result<Vec<MemberDrift>> {
    let mut drifts = Vec::new();
    let sessions = in_sessions(decided);
    for member in &ranking.members {
        let every: Vec<&Decided<'_>> = decided.iter().collect();
        let Some(all) = drift(&every, member.id, decimals)? else {
            continue;
        };
        let mut within = Vec::new();
        for (number, here) in &sessions {
            if let Some(drift) = drift(here, member.id, decimals)? {
                within.push(DriftIn { number: *number, drift });
            }
        }
        drifts.push(MemberDrift {
            member_id: member.id,
            name: member.name.clone(),
            all,
            sessions: within,
        });
    }
    drifts.sort_by(|a, b| (a.all.difference, &a.name).cmp(&(b.all.difference, &b.name)));
    Ok(drifts)
}

fn drift(decided: &[&Decided<'_>], member: MemberId, decimals: u8) -> Result<Option<Drift>> {
    let mut differences = Vec::new();
    for one in decided {
        let cell = one.result.cells.iter().find(|cell| cell.member == member);
        if let Some(total) = cell.and_then(|cell| cell.total.as_ref()) {
            differences.push(total.why.exact.minus(one.exact())?);
        }
    }
    let Some(difference) = mean(&differences)? else {
        return Ok(None);
    };
    Ok(Some(Drift {
        evaluations: u32::try_from(differences.len()).unwrap_or(u32::MAX),
        difference: difference.round(decimals)?,
    }))
}
