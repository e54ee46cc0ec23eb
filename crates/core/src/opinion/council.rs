//! Who may be named in an opinion: members of the council who take part in the dossier.

use std::collections::BTreeMap;

use sqlx::{Row, SqliteConnection};

use super::queries::about;
use crate::error::{BrokenRule, Error, Result};
use crate::id::{DossierId, OpinionId};
use crate::journal::Image;

/// Refuses a name that is not one of the council's, or that of somebody who takes no part in the dossier. Where two members of a
/// council bear one name, both take part or neither is named.
///
/// # Errors
/// [`Error::RuleBroken`] `not_of_council`, `adviser_recused`; each says the `member`.
pub(super) async fn require(connection: &mut SqliteConnection, dossier: DossierId, names: &[&str]) -> Result<()> {
    let council = recusals(connection, dossier).await?;
    for name in names {
        let broken = match council.get(*name) {
            Some(false) => continue,
            Some(true) => BrokenRule::AdviserRecused,
            None => BrokenRule::NotOfCouncil,
        };
        return Err(Error::rule_with(broken, [("member", (*name).into())]));
    }
    Ok(())
}

/// Refuses a name that stands in another opinion on the dossier: whoever advised anew has theirs corrected. What two devices recorded
/// apart stays until the secretariat removes one of both, so that neither is lost.
///
/// # Errors
/// [`Error::RuleBroken`] `adviser_advised`, which says the `member`.
pub(super) async fn require_one_opinion(
    connection: &mut SqliteConnection,
    (dossier, opinion): (DossierId, Option<OpinionId>),
    names: &[&str],
) -> Result<()> {
    let given = about(connection, dossier).await?;
    let others = given.iter().filter(|one| Some(one.id) != opinion);
    let twice = others
        .flat_map(|one| one.opinion.names())
        .find(|name| names.contains(name));
    match twice {
        Some(name) => Err(Error::rule_with(BrokenRule::AdviserAdvised, [("member", name.into())])),
        None => Ok(()),
    }
}

/// An opinion that was recorded on another device, which had not seen who takes no part here: as [`require`]. To be called before its
/// rows are written.
pub(crate) async fn admits_save(connection: &mut SqliteConnection, rows: &[Image]) -> Result<()> {
    for image in rows.iter().filter(|image| image.table == "opinion") {
        if let Some(names) = image.becomes("advisers") {
            let dossier = image.text("dossier_id")?.parse()?;
            require(connection, dossier, &names.lines().collect::<Vec<_>>()).await?;
        }
    }
    Ok(())
}

/// Who of the council takes no part in a dossier, by name.
pub(super) async fn recusals(connection: &mut SqliteConnection, dossier: DossierId) -> Result<BTreeMap<String, bool>> {
    let rows = sqlx::query(include_str!("council.sql"))
        .bind(dossier.to_string())
        .fetch_all(connection)
        .await?;
    let mut council = BTreeMap::new();
    for row in &rows {
        let recused = council.entry(row.try_get("name")?).or_default();
        *recused |= row.try_get::<bool, _>("recused")?;
    }
    Ok(council)
}
