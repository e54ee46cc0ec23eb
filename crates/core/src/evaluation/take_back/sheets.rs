//! When sheets of paper that the secretariat typed may be turned back or done again, and when those of another device may be done here.

use std::collections::BTreeMap;

use sqlx::SqliteConnection;

use super::super::model::EvaluationAct;
use super::super::paper_sheet;
use super::{admits_marks, admits_submission, written};
use crate::error::{Denial, Error, Result};
use crate::id::MemberId;
use crate::journal::{Image, Reversal};

/// The secretariat's sheets of paper are taken back while they may be typed: see [`paper_sheet`].
pub(crate) async fn sheets(connection: &mut SqliteConnection, reversal: &Reversal<'_>) -> Result<()> {
    reversal.caller.actor().require_secretariat()?;
    let rows = reversal.rows("evaluation").chain(reversal.rows("mark"));
    let rows: Vec<Image> = rows.cloned().collect();
    for (member, rows) in by_member(connection, &rows).await? {
        for own in written(connection, rows.iter(), member).await? {
            own.require_writable()?;
            own.after(EvaluationAct::Mark, own.blank)?;
        }
    }
    Ok(())
}

/// The rows of sheets, by whose they are.
async fn by_member(connection: &mut SqliteConnection, rows: &[Image]) -> Result<BTreeMap<MemberId, Vec<Image>>> {
    let mut found: BTreeMap<MemberId, Vec<Image>> = BTreeMap::new();
    for image in rows {
        let evaluation = match image.table.as_str() {
            "evaluation" => image.text("id")?,
            "mark" => image.text("evaluation_id")?,
            _ => continue,
        };
        let member: Option<String> = sqlx::query_scalar("select member_id from evaluation where id = ?")
            .bind(evaluation)
            .fetch_optional(&mut *connection)
            .await?;
        let member = member.ok_or(Error::NotAllowed {
            reason: Denial::NotAssigned,
        })?;
        found.entry(member.parse()?).or_default().push(image.clone());
    }
    Ok(found)
}

/// Whether sheets of paper that were typed on another device may still be typed here, as [`admits_marks`]: nobody wrote in them here.
pub(crate) async fn admits_sheets(connection: &mut SqliteConnection, rows: &[Image]) -> Result<()> {
    for (member, rows) in by_member(connection, rows).await? {
        for own in written(connection, rows.iter(), member).await? {
            paper_sheet::require_paper(&own)?;
        }
        admits_marks(connection, &rows, member).await?;
    }
    Ok(())
}

/// Whether a sheet of paper that was handed in on another device may still be handed in here, as [`admits_submission`].
pub(crate) async fn admits_sheet_submission(connection: &mut SqliteConnection, rows: &[Image]) -> Result<()> {
    for (member, own_rows) in by_member(connection, rows).await? {
        for own in written(connection, own_rows.iter(), member).await? {
            paper_sheet::require_paper(&own)?;
        }
        // The dossier's own row belongs to the act: it may become ready by it.
        admits_submission(connection, rows, member).await?;
    }
    Ok(())
}
