//! What a dossier counts of its own evidence: figures with where they stand and who states them. They are told to those who evaluate,
//! and make no score. What nobody stated is blank, never nought.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::head::head;
use crate::call::{self, CallRules, CounterRule};
use crate::error::{Error, InputFault, Result};
use crate::grid::Label;
use crate::id::{CallId, DocumentId, DossierId};
use crate::journal::{Caller, OperationName, Receipt};
use crate::store::Store;
use crate::stored::{maybe_word, word};

/// A figure as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CounterInput {
    /// How many.
    pub figure: u32,
    /// Where that stands, in words; may be empty where a document shows it.
    pub source: String,
    /// The document of the dossier that shows it.
    pub document_id: Option<DocumentId>,
    /// Its page.
    pub page: Option<u32>,
    /// Who states it (the applicant, the case officer).
    pub stated_by: String,
}

/// A figure as recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CounterFigure {
    /// What was recorded.
    #[serde(flatten)]
    pub stated: CounterInput,
    /// The name of the document that shows it, while it is in the dossier.
    pub document: Option<String>,
}

/// One of the call's counters in a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CounterView {
    /// Its code.
    pub code: String,
    /// What is counted.
    pub label: Label,
    /// One of what.
    pub unit: Label,
    /// The figure that the call had in mind; for information.
    pub expected: Option<u32>,
    /// The dossier's; none while nobody stated it.
    pub figure: Option<CounterFigure>,
}

/// States a figure of a dossier, or takes it away.
///
/// # Errors
/// [`Error::NotFound`] `counter` where the call counts no such thing, and `document` for one of another dossier;
/// [`Error::InvalidInput`] `source`, `stated_by` (`empty`), `page` (`range`, or `unexpected` without a document).
pub async fn set_counter(
    store: &Store,
    caller: &Caller,
    id: DossierId,
    code: &str,
    input: Option<&CounterInput>,
) -> Result<Receipt> {
    caller.actor().require_secretariat()?;
    input.map_or(Ok(()), validate)?;
    let ((), receipt) = store
        .act(caller, OperationName::CounterSet, async |act| {
            let head = head(act, id).await?;
            let rules = call::rules(act, head.call).await?;
            let rule = rules.counter(code).ok_or_else(|| Error::not_found("counter", code))?;
            head.name_in(act)
                .says("counter", rule.label.fr.as_str())
                .says("figure", input.map(|input| input.figure));
            match input {
                Some(input) => write(act, id, code, input).await,
                None => clear(act, id, code).await,
            }
        })
        .await?;
    Ok(receipt)
}

fn validate(input: &CounterInput) -> Result<()> {
    let fault = |field: &str, reason| Err(Error::invalid(field, reason));
    match (input.document_id, input.page) {
        (None, Some(_)) => return fault("page", InputFault::Unexpected),
        (_, Some(0)) => return fault("page", InputFault::Range),
        (None, None) if input.source.trim().is_empty() => return fault("source", InputFault::Empty),
        _ => {}
    }
    if input.stated_by.trim().is_empty() {
        return fault("stated_by", InputFault::Empty);
    }
    Ok(())
}

async fn write(connection: &mut SqliteConnection, id: DossierId, code: &str, input: &CounterInput) -> Result<()> {
    if let Some(document) = input.document_id {
        sqlx::query("select id from document where id = ? and dossier_id = ?")
            .bind(document.to_string())
            .bind(id.to_string())
            .fetch_optional(&mut *connection)
            .await?
            .ok_or_else(|| Error::not_found("document", document))?;
    }
    sqlx::query(include_str!("save_counter.sql"))
        .bind(id.to_string())
        .bind(code)
        .bind(input.figure)
        .bind(input.source.trim())
        .bind(input.document_id.map(|document| document.to_string()))
        .bind(input.page)
        .bind(input.stated_by.trim())
        .execute(connection)
        .await?;
    Ok(())
}

async fn clear(connection: &mut SqliteConnection, id: DossierId, code: &str) -> Result<()> {
    sqlx::query("delete from counter where dossier_id = ? and code = ?")
        .bind(id.to_string())
        .bind(code)
        .execute(connection)
        .await?;
    Ok(())
}

/// What the dossiers of a call count, each in the order of the call's rules; a dossier of which nothing is stated is left out. Who may
/// look into which is for the caller to ask.
pub async fn counters(
    connection: &mut SqliteConnection,
    call: CallId,
) -> Result<BTreeMap<DossierId, Vec<CounterView>>> {
    let rules = call::rules(connection, call).await?;
    let rows = sqlx::query(include_str!("call_counters.sql"))
        .bind(call.to_string())
        .fetch_all(connection)
        .await?;
    let mut stated: BTreeMap<DossierId, BTreeMap<String, CounterFigure>> = BTreeMap::new();
    for row in &rows {
        let of = stated.entry(word(row, "dossier_id")?).or_default();
        of.insert(row.try_get("code")?, figure(row)?);
    }
    Ok(stated
        .into_iter()
        .map(|(dossier, figures)| (dossier, views(&rules, figures)))
        .collect())
}

/// What one dossier counts, every counter of its call, also those left blank. Who may look into it is for the caller to ask.
pub async fn counters_of(connection: &mut SqliteConnection, call: CallId, id: DossierId) -> Result<Vec<CounterView>> {
    let rules = call::rules(connection, call).await?;
    of_dossier(connection, &rules, id).await
}

/// What one dossier counts, in the order of its call's rules; every counter of theirs, also those left blank.
pub(super) async fn of_dossier(
    connection: &mut SqliteConnection,
    rules: &CallRules,
    id: DossierId,
) -> Result<Vec<CounterView>> {
    let rows = sqlx::query(include_str!("counters_of.sql"))
        .bind(id.to_string())
        .fetch_all(connection)
        .await?;
    let figures = rows.iter().map(|row| Ok((row.try_get("code")?, figure(row)?)));
    Ok(views(rules, figures.collect::<Result<_>>()?))
}

fn views(rules: &CallRules, mut figures: BTreeMap<String, CounterFigure>) -> Vec<CounterView> {
    let view = |rule: &CounterRule| CounterView {
        code: rule.code.clone(),
        label: rule.label.clone(),
        unit: rule.unit.clone(),
        expected: rule.expected,
        figure: figures.remove(&rule.code),
    };
    rules.counters.iter().map(view).collect()
}

fn figure(row: &SqliteRow) -> Result<CounterFigure> {
    Ok(CounterFigure {
        stated: CounterInput {
            figure: row.try_get("figure")?,
            source: row.try_get("source")?,
            document_id: maybe_word(row, "document_id")?,
            page: row.try_get("page")?,
            stated_by: row.try_get("stated_by")?,
        },
        document: row.try_get("document")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated() -> CounterInput {
        CounterInput {
            figure: 0,
            source: "Annexe 3".into(),
            document_id: None,
            page: None,
            stated_by: "La présidente".into(),
        }
    }

    fn fault(input: &CounterInput) -> (String, InputFault) {
        match validate(input) {
            Err(Error::InvalidInput { field, reason }) => (field, reason),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_figure_says_where_it_stands_and_who_states_it() {
        assert!(validate(&stated()).is_ok());
        let at = |field: &str, reason| (field.to_owned(), reason);
        let nowhere = CounterInput {
            source: " ".into(),
            ..stated()
        };
        assert_eq!(fault(&nowhere), at("source", InputFault::Empty));
        let shown = CounterInput {
            document_id: Some(DocumentId::new()),
            page: Some(12),
            ..nowhere.clone()
        };
        assert!(validate(&shown).is_ok());
        assert_eq!(
            fault(&CounterInput { page: Some(0), ..shown }),
            at("page", InputFault::Range)
        );
        assert_eq!(
            fault(&CounterInput {
                page: Some(1),
                ..stated()
            }),
            at("page", InputFault::Unexpected)
        );
        let by_nobody = CounterInput {
            stated_by: String::new(),
            ..stated()
        };
        assert_eq!(fault(&by_nobody), at("stated_by", InputFault::Empty));
    }

    #[test]
    fn what_nobody_stated_is_blank_and_a_nought_is_a_figure() {
        let rules = call::Template::shipped("labellisation_structure").unwrap().rules;
        let nought = CounterFigure {
            stated: stated(),
            document: None,
        };
        let views = views(&rules, BTreeMap::from([("researchers".to_owned(), nought)]));
        let figures: Vec<_> = views
            .iter()
            .map(|view| view.figure.as_ref().map(|one| one.stated.figure))
            .collect();
        assert_eq!(figures, [None, Some(0), None]);
    }
}
