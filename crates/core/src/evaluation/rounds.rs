//! How a dossier is scored, round after round, as read.

use std::collections::BTreeMap;

use sqlx::{Row, SqliteConnection};

use super::choose_grid::by_rule;
use super::consensus::{self, is_discussed};
use super::consolidation::consolidate;
use super::model::Cell;
use super::queries::{handed_in, names};
use super::rows::{self, ScoredOn};
use super::view::{ConsensusView, DossierMarks, FormerRound, SaidGrid};
use crate::dossier::{self, DossierHead, DossierState};
use crate::error::Result;
use crate::grid::StoredSheet;
use crate::id::{DossierId, GridVersionId};
use crate::journal::Actor;
use crate::sight::{self, Matter};
use crate::stored::{json, maybe_word, word};

/// How a dossier is scored: for whom its marks are open.
///
/// # Errors
/// [`Error::NotFound`](crate::error::Error::NotFound) `dossier`; [`Error::NotAllowed`](crate::error::Error::NotAllowed) `sealed`,
/// `recused`, `undeclared`.
pub async fn dossier_marks(connection: &mut SqliteConnection, actor: Actor, id: DossierId) -> Result<DossierMarks> {
    let head = dossier::head(connection, id).await?;
    sight::standing(connection, actor, id).await?.may_see(Matter::Marks)?;
    let ScoredOn { version, begun } = rows::scored_on(connection, id).await?;
    let (given, said) = by_rule(connection, &head, head.round).await?;
    let may_choose = !begun && (dossier::is_scored(head.state) || head.state == DossierState::Shortlisted);
    let agreed = consensus::stored(connection, id, head.round).await?;
    Ok(DossierMarks {
        round: head.round,
        grid_id: given,
        said: (may_choose && said != given).then_some(SaidGrid { grid_id: said }),
        consensus: agreed.map(|agreed| ConsensusView {
            answers: agreed.consensus.answers,
            note: agreed.consensus.note,
            agreed_at: agreed.agreed_at,
        }),
        sheets: handed_in(connection, id, None, &version.grid).await?,
        former: former(connection, &head).await?,
        members: names(connection, head.call).await?,
        may_choose: may_choose && actor == Actor::Secretariat,
        may_agree: is_discussed(head.state) && actor == Actor::Secretariat,
        may_open: matches!(head.state, DossierState::ReadyForCommittee | DossierState::Deferred)
            && actor == Actor::Secretariat,
        grid: version.grid,
        grid_number: version.number,
    })
}

/// The rounds before the present one, each with what came of it.
async fn former(connection: &mut SqliteConnection, head: &DossierHead) -> Result<Vec<FormerRound>> {
    let rows = sqlx::query(include_str!("former_cells.sql"))
        .bind(head.id.to_string())
        .fetch_all(&mut *connection)
        .await?;
    let mut cells: BTreeMap<u32, (Option<GridVersionId>, Vec<Cell>)> = BTreeMap::new();
    for row in &rows {
        let (version, round) = cells.entry(row.try_get("round")?).or_default();
        *version = version.or(maybe_word(row, "grid_version_id")?);
        round.push(Cell {
            member: word(row, "member_id")?,
            state: word(row, "state")?,
            sheet: json::<StoredSheet>(row, "marks")?.0,
        });
    }
    let mut rounds = Vec::with_capacity(cells.len());
    for (round, (version, cells)) in cells {
        let Some(version) = version else { continue };
        let version = rows::version(connection, version).await?;
        let agreed = consensus::stored(connection, head.id, round).await?;
        let agreed = agreed.map(|agreed| agreed.consensus.sheet());
        rounds.push(FormerRound {
            round,
            grid_id: version.of,
            grid_number: version.number,
            result: consolidate(&version.grid, head.id, &cells, agreed.as_ref())?,
            grid: version.grid,
        });
    }
    Ok(rounds)
}
