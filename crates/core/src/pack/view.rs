//! Which rows travel to a member: one declared table, and a pure function.
//!
//! Whatever is not named here stays: a test names every other table, so that a new one cannot be forgotten. Of the marks, a member has
//! their own; of the committee, themselves; of a dossier, what serves to judge it, without bank details.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::{Map, Value, json};
use sqlx::SqliteConnection;

use crate::document::{DocumentKind, MediaType, Sha};
use crate::dossier;
use crate::error::{Error, PackFault, Result};
use crate::id::{CallId, MemberId};
use crate::sight::Matter;
use crate::store::{self, Table};

/// Rows by table and key, as JSON objects of their columns.
pub(crate) type Rows = BTreeMap<String, BTreeMap<String, Value>>;

/// The tables of which rows travel. Those that say what the call asks come first, then the dossiers, then what the member did.
pub(crate) const TRAVELS: [&str; 12] = [
    "call",
    "grid",
    "grid_version",
    "member",
    "dossier",
    "applicant",
    "document",
    "counter",
    "interest",
    "evaluation",
    "mark",
    "evidence",
];

/// Those among them that a member writes at home.
pub(crate) const OWN: [&str; 4] = ["interest", "evaluation", "mark", "evidence"];

/// What a member takes home.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct View {
    /// Its rows.
    pub rows: Rows,
    /// How many dossiers.
    pub dossiers: u32,
    /// The hashes of its documents, each with its size.
    pub documents: BTreeMap<String, u64>,
}

impl View {
    /// A short digest of each dossier as it stands in the view, by its identifier, and of what the call asks under an empty name: two
    /// packs tell by them what changed. What the member did themselves is no change.
    pub fn digests(&self) -> BTreeMap<String, String> {
        let mut text: BTreeMap<String, String> = BTreeMap::new();
        for (table, rows) in self.rows.iter().filter(|(table, _)| !OWN.contains(&table.as_str())) {
            for (key, row) in rows {
                let id = if table == "dossier" {
                    &row["id"]
                } else {
                    &row["dossier_id"]
                };
                let about = text.entry(id.as_str().unwrap_or_default().to_owned()).or_default();
                about.extend([table, " ", key, " ", &row.to_string(), "\n"]);
            }
        }
        text.into_iter()
            .map(|(id, text)| (id, Sha::of(text.as_bytes()).as_str().chars().take(16).collect()))
            .collect()
    }

    /// Its rows, one JSON line a table.
    pub fn lines(&self) -> Result<Vec<String>> {
        let line = |(table, rows): (&String, &BTreeMap<String, Value>)| {
            let rows: Vec<&Value> = rows.values().collect();
            Ok(serde_json::to_string(&json!({ "table": table, "rows": rows }))?)
        };
        self.rows.iter().map(line).collect()
    }
}

/// The rows of a view as they came, each under its key.
///
/// # Errors
/// [`Error::PackRefused`] `altered` for a table that never travels or a row without its key.
pub(crate) fn read_rows(lines: &[String], tables: &BTreeMap<String, Table>) -> Result<Rows> {
    let altered = || Error::pack(PackFault::Altered);
    let mut rows = Rows::new();
    for line in lines {
        let line: Line = serde_json::from_str(line).map_err(|_| altered())?;
        let table = tables
            .get(&line.table)
            .filter(|table| TRAVELS.contains(&table.name.as_str()));
        let table = table.ok_or_else(altered)?;
        let kept = rows.entry(line.table).or_default();
        for row in line.rows {
            let key: Option<Vec<&str>> = table.key.iter().map(|column| row.get(column)?.as_str()).collect();
            kept.insert(serde_json::to_string(&key.ok_or_else(altered)?)?, Value::Object(row));
        }
    }
    Ok(rows)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    table: String,
    rows: Vec<Map<String, Value>>,
}

/// Every row of the tables of which some travel.
pub(crate) async fn all_rows(connection: &mut SqliteConnection) -> Result<Rows> {
    let mut rows = Rows::new();
    for name in TRAVELS {
        let table = store::table(connection, name).await?;
        rows.insert(name.to_owned(), store::rows(connection, &table).await?);
    }
    Ok(rows)
}

/// The view of a member of a call: empty where nothing is theirs to score.
pub(crate) fn view_of(rows: &Rows, call: CallId, member: MemberId) -> View {
    let (call, member) = (call.to_string(), member.to_string());
    let seen = Seen::of(rows, &call, &member);
    let mut kept = Rows::new();
    for name in TRAVELS {
        let Some(table) = rows.get(name) else { continue };
        let wanted = table.iter().filter(|(_, row)| seen.has(name, row));
        kept.insert(
            name.to_owned(),
            wanted
                .map(|(key, row)| (key.clone(), seen.blanked(name, row)))
                .collect(),
        );
    }
    let documents = of(&kept, "document")
        .filter_map(|row| Some((row["sha256"].as_str()?.to_owned(), row["size"].as_u64()?)))
        .collect();
    View {
        rows: kept,
        dossiers: u32::try_from(seen.dossiers.len()).unwrap_or(u32::MAX),
        documents,
    }
}

/// What a member's view is cut out by.
struct Seen<'a> {
    call: &'a str,
    member: &'a str,
    dossiers: BTreeSet<&'a str>,
    evaluations: BTreeSet<&'a str>,
    documents: BTreeSet<&'a str>,
}

impl<'a> Seen<'a> {
    fn of(rows: &'a Rows, call: &'a str, member: &'a str) -> Self {
        let recused: BTreeSet<&str> = of(rows, "interest")
            .filter(|row| row["member_id"] == member && row["recused"] == 1)
            .filter_map(|row| row["dossier_id"].as_str())
            .collect();
        let scored: BTreeMap<&str, &Value> = of(rows, "dossier")
            .filter(|row| row["call_id"] == call && is_scored(row))
            .filter_map(|row| Some((row["id"].as_str()?, &row["round"])))
            .collect();
        let mine = || of(rows, "evaluation").filter(move |row| row["member_id"] == member);
        let dossiers: BTreeSet<&str> = mine()
            .filter(|row| !matches!(row["state"].as_str(), Some("recused" | "set_aside")))
            .filter_map(|row| Some((row["dossier_id"].as_str()?, &row["round"])))
            .filter(|(dossier, round)| scored.get(dossier) == Some(round) && !recused.contains(dossier))
            .map(|(dossier, _)| dossier)
            .collect();
        let evaluations = mine()
            .filter(|row| row["dossier_id"].as_str().is_some_and(|id| dossiers.contains(id)))
            .filter_map(|row| row["id"].as_str())
            .collect();
        let documents = of(rows, "document")
            .filter(|row| row["dossier_id"].as_str().is_some_and(|id| dossiers.contains(id)) && is_read(row))
            .filter_map(|row| row["id"].as_str())
            .collect();
        Self {
            call,
            member,
            dossiers,
            evaluations,
            documents,
        }
    }

    fn has(&self, table: &str, row: &Value) -> bool {
        let within = |column: &str, set: &BTreeSet<&str>| row[column].as_str().is_some_and(|id| set.contains(id));
        match table {
            "call" => row["id"] == self.call,
            "grid" | "grid_version" => row["call_id"] == self.call,
            "member" => row["id"] == self.member,
            "dossier" => within("id", &self.dossiers),
            "document" => within("id", &self.documents),
            "interest" => row["member_id"] == self.member && within("dossier_id", &self.dossiers),
            "evaluation" => within("id", &self.evaluations),
            "mark" | "evidence" => within("evaluation_id", &self.evaluations),
            _ => within("dossier_id", &self.dossiers),
        }
    }

    /// The row without what it says of rows that stay.
    fn blanked(&self, table: &str, row: &Value) -> Value {
        let mut row = row.clone();
        match table {
            "member" => row["alternate_of"] = Value::Null,
            "document" => row["message_id"] = Value::Null,
            "counter"
                if !row["document_id"]
                    .as_str()
                    .is_some_and(|id| self.documents.contains(id)) =>
            {
                row["document_id"] = Value::Null;
            }
            // Why the secretariat set one aside, or the chair imposed a recusal, is not the member's to carry home.
            "evaluation" => row["set_aside"] = json!(""),
            _ => {}
        }
        row
    }
}

fn of<'a>(rows: &'a Rows, table: &str) -> impl Iterator<Item = &'a Value> {
    rows.get(table).into_iter().flat_map(BTreeMap::values)
}

fn is_scored(dossier: &Value) -> bool {
    let state = dossier["state"].as_str().and_then(|state| state.parse().ok());
    state.is_some_and(dossier::is_scored)
}

/// Whether whoever judges a dossier reads a document of it.
fn is_read(document: &Value) -> bool {
    let word = |column: &str| document[column].as_str();
    let kind = word("kind").and_then(|kind| kind.parse::<DocumentKind>().ok());
    let media_type = word("media_type").and_then(|media_type| media_type.parse::<MediaType>().ok());
    let matter = kind
        .zip(media_type)
        .map(|(kind, media)| dossier::matter_of_bytes(kind, media));
    matter == Some(Matter::Content)
}

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;
