//! The marks that the committee agreed on: they stand beside those of the members, and take their place in the result.

use std::collections::BTreeMap;

use sqlx::{Row, SqliteConnection};

use super::rows;
use super::set_mark::check;
use super::submission::{Gap, GapKind};
use crate::clock::{self, Timestamp};
use crate::dossier::{self, DossierState};
use crate::error::{BrokenRule, Error, Result};
use crate::grid::{Answer, Grid, Sheet, StoredSheet};
use crate::id::{CallId, ConsensusId, DossierId, GridVersionId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;
use crate::stored::{instant, json, word};

/// What a committee agreed on for a dossier in its round.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consensus {
    /// The answer to each question by its code; no answer at all takes the agreement away.
    pub answers: BTreeMap<String, Answer>,
    /// How it came about, for the record.
    pub note: String,
}

impl Consensus {
    /// Its answers as a sheet.
    pub(super) fn sheet(&self) -> Sheet {
        let answers = self.answers.iter();
        Sheet::new(answers.map(|(code, answer)| (code.clone(), Some(*answer))))
    }
}

/// What was agreed on as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Agreed {
    pub(super) consensus: Consensus,
    pub(super) agreed_at: Timestamp,
}

/// Records the marks that the committee agreed on once its members handed theirs in, or takes them away. They count until another
/// round opens. The receipt has no entry when nothing differs.
///
/// # Errors
/// [`Error::WrongState`] while members still mark, or once it is decided; [`Error::InvalidInput`] `criterion`, `mark`;
/// [`Error::RuleBroken`] `marks_incomplete` with the questions that have no answer, `round_empty` when nobody marked.
pub async fn agree(store: &Store, caller: &Caller, dossier: DossierId, consensus: &Consensus) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    let ((), receipt) = store
        .act(caller, OperationName::ConsensusSet, async |act| {
            let head = dossier::head(act, dossier).await?;
            let agreed = !consensus.answers.is_empty();
            head.name_in(act).says("agreed", agreed);
            if !is_discussed(head.state) {
                return Err(Error::wrong_state(head.state, OperationName::ConsensusSet.as_str()));
            }
            let on = rows::scored_on(act, dossier).await?;
            if !on.begun {
                return Err(Error::rule(BrokenRule::RoundEmpty));
            }
            let before = stored(act, dossier, head.round).await?;
            if before.map(|before| before.consensus).unwrap_or_default() == *consensus {
                return Ok(());
            }
            forget(act, dossier, head.round).await?;
            if agreed {
                require_complete(&on.version.grid, consensus)?;
                keep(act, (dossier, head.round), on.version.id, consensus, caller.at).await?;
            }
            Ok(())
        })
        .await?;
    Ok(receipt)
}

/// Whether the members handed in and the committee has not decided.
pub(super) const fn is_discussed(state: DossierState) -> bool {
    matches!(
        state,
        DossierState::ReadyForCommittee
            | DossierState::Scheduled
            | DossierState::Invited
            | DossierState::Heard
            | DossierState::NotHeard
            | DossierState::InDeliberation
    )
}

fn require_complete(grid: &Grid, consensus: &Consensus) -> Result<()> {
    for (code, answer) in &consensus.answers {
        check(grid, code, Some(*answer))?;
    }
    let sheet = consensus.sheet();
    let gaps: Vec<Gap> = sheet
        .blanks(grid)
        .into_iter()
        .map(|question| Gap {
            criterion: question.code.clone(),
            kind: GapKind::Mark,
        })
        .collect();
    if gaps.is_empty() {
        return Ok(());
    }
    let list = serde_json::to_value(&gaps).map_err(Error::internal)?;
    Err(Error::rule_with(BrokenRule::MarksIncomplete, [("gaps", list)]))
}

/// What was agreed on for a dossier in a round.
pub(super) async fn stored(
    connection: &mut SqliteConnection,
    dossier: DossierId,
    round: u32,
) -> Result<Option<Agreed>> {
    let id = ConsensusId::of(dossier, round).to_string();
    let row = sqlx::query("select note, agreed_at from consensus where id = ?")
        .bind(&id)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let marks = sqlx::query("select criterion, steps from consensus_mark where consensus_id = ?")
        .bind(&id)
        .fetch_all(connection)
        .await?;
    let answers = marks
        .iter()
        .map(|mark| Ok((mark.try_get("criterion")?, Answer::from_stored(mark.try_get("steps")?))))
        .collect::<Result<_>>()?;
    Ok(Some(Agreed {
        consensus: Consensus {
            answers,
            note: row.try_get("note")?,
        },
        agreed_at: instant(&row, "agreed_at")?,
    }))
}

/// What was agreed on in the present rounds of a call, each on the version of the grid that its dossier is scored on.
pub(super) async fn of_call(connection: &mut SqliteConnection, call: CallId) -> Result<BTreeMap<DossierId, Sheet>> {
    let rows = sqlx::query(concat!(include_str!("scored_on.sql"), include_str!("consensus.sql")))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    rows.iter()
        .map(|row| Ok((word(row, "dossier_id")?, json::<StoredSheet>(row, "marks")?.0)))
        .collect()
}

async fn forget(connection: &mut SqliteConnection, dossier: DossierId, round: u32) -> Result<()> {
    for statement in [
        "delete from consensus_mark where consensus_id = ?",
        "delete from consensus where id = ?",
    ] {
        sqlx::query(statement)
            .bind(ConsensusId::of(dossier, round).to_string())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

async fn keep(
    connection: &mut SqliteConnection,
    (dossier, round): (DossierId, u32),
    version: GridVersionId,
    consensus: &Consensus,
    at: Timestamp,
) -> Result<()> {
    let id = ConsensusId::of(dossier, round).to_string();
    sqlx::query(include_str!("save_consensus.sql"))
        .bind(&id)
        .bind(dossier.to_string())
        .bind(round)
        .bind(version.to_string())
        .bind(consensus.note.trim())
        .bind(clock::to_text(at))
        .execute(&mut *connection)
        .await?;
    for (criterion, answer) in &consensus.answers {
        sqlx::query("insert into consensus_mark (consensus_id, criterion, steps) values (?, ?, ?)")
            .bind(&id)
            .bind(criterion)
            .bind(answer.stored())
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}
