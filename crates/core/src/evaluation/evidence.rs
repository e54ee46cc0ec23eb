//! The passages of an evaluation as stored: what its verbs and readers have in common.

use serde_json::Value;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::model::EvaluationAct;
use super::passage::{EvidenceState, EvidenceView, Passage, Quote};
use super::rows::{self, Own};
use crate::document::{DocumentKind, MediaType};
use crate::dossier;
use crate::dossier::view::DocumentView;
use crate::error::{BrokenRule, Denial, Error, InputFault, Result};
use crate::id::{DocumentId, DossierId, EvaluationId, EvidenceId, MemberId};
use crate::journal::Image;
use crate::sight::Matter;
use crate::stored::{json, word};

/// One passage that its member may change now.
pub(super) struct Held {
    /// The evaluation that it belongs to.
    pub(super) own: Own,
    /// The criterion that it is for.
    pub(super) criterion: String,
}

/// A passage of a member's own that they may change now: see [`rows::writable`].
///
/// # Errors
/// [`Error::NotFound`] `evidence` for one that is not theirs; [`Error::RuleBroken`] `round_over` for one of a round before; what
/// [`rows::writable`] refuses; [`Error::WrongState`] once handed in.
pub(super) async fn writable(connection: &mut SqliteConnection, id: EvidenceId, member: MemberId) -> Result<Held> {
    let row = sqlx::query(include_str!("evidence_one.sql"))
        .bind(id.to_string())
        .bind(member.to_string())
        .fetch_optional(&mut *connection)
        .await?
        .ok_or_else(|| Error::not_found("evidence", id))?;
    let own = rows::writable(connection, word(&row, "dossier_id")?, member).await?;
    if own.stored.id != word(&row, "evaluation_id")? {
        return Err(Error::rule(BrokenRule::RoundOver));
    }
    own.after(EvaluationAct::Mark, own.blank)?;
    Ok(Held {
        own,
        criterion: row.try_get("criterion")?,
    })
}

/// Refuses a passage of anything but a PDF of the dossier that its members read.
///
/// # Errors
/// [`Error::InvalidInput`] `sha256` (`unknown`).
pub(super) async fn require_document(
    connection: &mut SqliteConnection,
    dossier: DossierId,
    passage: &Passage,
) -> Result<()> {
    let read = readable(connection, dossier).await?;
    if read.iter().any(|document| document.sha256 == passage.sha256) {
        return Ok(());
    }
    Err(Error::invalid("sha256", InputFault::Unknown))
}

/// The PDFs of a dossier that its members read, in the order of their arrival.
async fn readable(connection: &mut SqliteConnection, dossier: DossierId) -> Result<Vec<DocumentView>> {
    let mut documents = dossier::documents(connection, dossier).await?;
    documents
        .retain(|one| one.media_type == MediaType::Pdf && dossier::matter(one.kind, one.media_type) == Matter::Content);
    Ok(documents)
}

/// A passage as one act writes it.
pub(super) struct Writing<'a> {
    pub(super) id: EvidenceId,
    pub(super) evaluation: EvaluationId,
    pub(super) criterion: &'a str,
    pub(super) passage: &'a Passage,
    /// What is said of it as it is attached; where it is here already, its words stay.
    pub(super) comment: &'a str,
    pub(super) state: EvidenceState,
}

/// Writes a passage, or where one that is here stands now.
pub(super) async fn save(connection: &mut SqliteConnection, writing: &Writing<'_>) -> Result<()> {
    let Writing { passage, .. } = writing;
    let quote = passage.quote.as_ref();
    let text = |of: fn(&Quote) -> &String| quote.map(of).cloned().unwrap_or_default();
    sqlx::query(include_str!("save_evidence.sql"))
        .bind(writing.id.to_string())
        .bind(writing.evaluation.to_string())
        .bind(writing.criterion)
        .bind(&passage.sha256)
        .bind(passage.page)
        .bind(&passage.label)
        .bind(serde_json::to_string(&passage.page_box)?)
        .bind(passage.rotation)
        .bind(serde_json::to_string(&passage.quads)?)
        .bind(text(|quote| &quote.text))
        .bind(text(|quote| &quote.prefix))
        .bind(text(|quote| &quote.suffix))
        .bind(quote.map(|quote| quote.begins))
        .bind(quote.map(|quote| quote.ends))
        .bind(text(|quote| &quote.engine))
        .bind(passage.sort_key())
        .bind(writing.comment)
        .bind(writing.state.as_str())
        .execute(connection)
        .await?;
    Ok(())
}

/// Gives an evaluation the passages of another of the same member's, each as a row of its own.
pub(super) async fn carry(connection: &mut SqliteConnection, former: EvaluationId, next: EvaluationId) -> Result<()> {
    let held: Vec<String> = sqlx::query_scalar("select id from evidence where evaluation_id = ? order by id")
        .bind(former.to_string())
        .fetch_all(&mut *connection)
        .await?;
    for id in held {
        sqlx::query(include_str!("carry_evidence.sql"))
            .bind(EvidenceId::new().to_string())
            .bind(next.to_string())
            .bind(id)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

/// The passages of an evaluation, criterion by criterion in the order in which they stand.
pub(super) async fn of_evaluation(
    connection: &mut SqliteConnection,
    dossier: DossierId,
    evaluation: EvaluationId,
) -> Result<Vec<EvidenceView>> {
    let rows = sqlx::query("select * from evidence where evaluation_id = ? order by criterion, sha256, sort_key, id")
        .bind(evaluation.to_string())
        .fetch_all(&mut *connection)
        .await?;
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let documents = readable(connection, dossier).await?;
    rows.iter().map(|row| view(row, &documents)).collect()
}

fn view(row: &SqliteRow, documents: &[DocumentView]) -> Result<EvidenceView> {
    let passage = passage(row)?;
    let read_in = documents.iter().find(|one| one.sha256 == passage.sha256);
    Ok(EvidenceView {
        id: word(row, "id")?,
        criterion: row.try_get("criterion")?,
        document_id: read_in.map(|document| document.id),
        revised_id: read_in.and_then(|document| revised(document, documents)),
        passage,
        comment: row.try_get("comment")?,
        state: word(row, "state")?,
    })
}

fn passage(row: &SqliteRow) -> Result<Passage> {
    let quote = match row.try_get("begins")? {
        Some(begins) => Some(Quote {
            text: row.try_get("quote")?,
            prefix: row.try_get("prefix")?,
            suffix: row.try_get("suffix")?,
            begins,
            ends: row.try_get("ends")?,
            engine: row.try_get("engine")?,
        }),
        None => None,
    };
    Ok(Passage {
        sha256: row.try_get("sha256")?,
        page: row.try_get("page")?,
        label: row.try_get("label")?,
        page_box: json(row, "page_box")?,
        rotation: row.try_get("rotation")?,
        quads: json(row, "quads")?,
        quote,
    })
}

/// The latest version of a document: what its dossier received after it under the same name, or of a kind that a dossier has once.
fn revised(document: &DocumentView, documents: &[DocumentView]) -> Option<DocumentId> {
    let received_at = document.received_at?;
    let later = documents.iter().filter(|one| {
        let same = one.name.to_lowercase() == document.name.to_lowercase()
            || (one.kind == document.kind && stands_alone(one.kind));
        same && one.received_at.is_some_and(|at| at > received_at)
    });
    later.max_by_key(|one| (one.received_at, one.id)).map(|one| one.id)
}

/// Whether a dossier has one document of a kind, so that a second one takes the place of the first.
fn stands_alone(kind: DocumentKind) -> bool {
    matches!(
        kind,
        DocumentKind::ApplicationForm
            | DocumentKind::ProjectDescription
            | DocumentKind::BudgetSheet
            | DocumentKind::Bylaws
            | DocumentKind::DeMinimisDeclaration
            | DocumentKind::HqCommitment
            | DocumentKind::PitchDeck
    )
}

/// Whether the passages that a member wrote on another device are passages, and of the evaluations that they say: no row that is here
/// goes from one evaluation to another.
///
/// # Errors
/// [`Error::NotAllowed`] `not_assigned`; [`Error::InvalidInput`] for what is no passage.
pub(super) async fn admit(connection: &mut SqliteConnection, rows: &[Image]) -> Result<()> {
    for image in rows.iter().filter(|image| image.table == "evidence") {
        let here: Option<String> = sqlx::query_scalar("select evaluation_id from evidence where id = ?")
            .bind(image.text("id")?)
            .fetch_optional(&mut *connection)
            .await?;
        let evaluation = image.text("evaluation_id")?;
        let strays = |other: Option<&str>| other.is_some_and(|other| other != evaluation);
        if strays(here.as_deref()) || strays(image.was("evaluation_id")) {
            return Err(Error::NotAllowed {
                reason: Denial::NotAssigned,
            });
        }
        if let Some(row) = &image.after {
            told(row)?.checked()?;
            image.text("state")?.parse::<EvidenceState>()?;
        }
    }
    Ok(())
}

/// The passage that the row of an entry tells.
fn told(row: &Value) -> Result<Passage> {
    let text = |column: &str| row[column].as_str().unwrap_or_default().to_owned();
    let number = |column: &str| {
        let value = row[column].as_u64().and_then(|value| u32::try_from(value).ok());
        value.ok_or_else(|| malformed(column))
    };
    let quote = match &row["begins"] {
        Value::Null => None,
        _ => Some(Quote {
            text: text("quote"),
            prefix: text("prefix"),
            suffix: text("suffix"),
            begins: number("begins")?,
            ends: number("ends")?,
            engine: text("engine"),
        }),
    };
    Ok(Passage {
        sha256: text("sha256"),
        page: number("page")?,
        label: text("label"),
        page_box: serde_json::from_str(&text("page_box")).map_err(|_| malformed("page_box"))?,
        rotation: u16::try_from(number("rotation")?).map_err(|_| malformed("rotation"))?,
        quads: serde_json::from_str(&text("quads")).map_err(|_| malformed("quads"))?,
        quote,
    })
}

fn malformed(column: &str) -> Error {
    Error::invalid(column, InputFault::Form)
}
