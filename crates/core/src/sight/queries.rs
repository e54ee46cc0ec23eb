//! Where somebody stands, as stored.

use std::collections::BTreeMap;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::{Matter, Standing};
use crate::error::Result;
use crate::id::{DossierId, MemberId};
use crate::journal::Actor;
use crate::stored::word;

/// Where somebody stands towards every dossier that is theirs to see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standings {
    /// Everywhere the secretariat's.
    Secretariat,
    /// A member's.
    Member {
        /// Dossier by dossier.
        known: BTreeMap<DossierId, Standing>,
        /// Something of theirs is left to hand in.
        waiting: bool,
    },
}

impl Standings {
    /// Where they stand towards one dossier. One of another call is undeclared: nobody asked them about it.
    pub fn of(&self, dossier: DossierId) -> Standing {
        match self {
            Self::Secretariat => Standing::Secretariat,
            Self::Member { known, .. } => known.get(&dossier).copied().unwrap_or(Standing::Undeclared),
        }
    }

    /// Whether something of theirs is left to hand in anywhere.
    pub fn is_waiting(&self) -> bool {
        matches!(self, Self::Member { waiting: true, .. })
    }

    /// The dossiers of which a member sees a matter; none means all of them.
    pub fn dossiers(&self, matter: Matter) -> Option<Vec<DossierId>> {
        match self {
            Self::Secretariat => None,
            Self::Member { known, .. } => {
                let seen = known.iter().filter(|(_, standing)| standing.sees(matter));
                Some(seen.map(|(dossier, _)| *dossier).collect())
            }
        }
    }
}

/// Where an actor stands towards the dossiers of their call; the secretariat towards all.
pub async fn standings(connection: &mut SqliteConnection, actor: Actor) -> Result<Standings> {
    match actor {
        Actor::Secretariat => Ok(Standings::Secretariat),
        Actor::Member(member) => read(connection, member, None).await,
    }
}

/// Where an actor stands towards one dossier.
pub async fn standing(connection: &mut SqliteConnection, actor: Actor, dossier: DossierId) -> Result<Standing> {
    let found = match actor {
        Actor::Secretariat => Standings::Secretariat,
        Actor::Member(member) => read(connection, member, Some(dossier)).await?,
    };
    Ok(found.of(dossier))
}

/// Refuses an actor who does not see a matter of a dossier: see [`Standing::may_see`].
pub async fn require(
    connection: &mut SqliteConnection,
    actor: Actor,
    dossier: DossierId,
    matter: Matter,
) -> Result<()> {
    standing(connection, actor, dossier).await?.may_see(matter)
}

async fn read(connection: &mut SqliteConnection, member: MemberId, dossier: Option<DossierId>) -> Result<Standings> {
    let rows = sqlx::query(include_str!("standings.sql"))
        .bind(member.to_string())
        .bind(dossier.map(|dossier| dossier.to_string()))
        .fetch_all(connection)
        .await?;
    let mut known = BTreeMap::new();
    let mut waiting = false;
    for row in &rows {
        waiting |= row.try_get::<bool, _>("waiting")?;
        known.insert(word(row, "dossier_id")?, standing_of(row)?);
    }
    Ok(Standings::Member { known, waiting })
}

fn standing_of(row: &SqliteRow) -> Result<Standing> {
    if row.try_get("guest")? {
        return Ok(Standing::Guest);
    }
    Ok(match row.try_get::<Option<bool>, _>("recused")? {
        None => Standing::Undeclared,
        Some(true) => Standing::Recused,
        Some(false) => Standing::TakesPart {
            settled: row.try_get("settled")?,
            waiting: row.try_get("waiting")?,
        },
    })
}
