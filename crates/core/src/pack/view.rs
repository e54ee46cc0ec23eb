//! Which rows travel to a member: one declared table, and a pure function.
//!
//! Whatever is not named here stays: a test names every other table, so that a new one cannot be forgotten. Of the marks, a member has
//! their own; of the committee, themselves; of a dossier, what serves to judge it, without bank details.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::{Map, Value, json};
use sqlx::SqliteConnection;

use crate::document::{DocumentKind, Sha};
use crate::dossier;
use crate::error::{Error, PackFault, Result};
use crate::id::{CallId, MemberId};
use crate::sight::Matter;
use crate::store::{self, Table};

/// Rows by table and key, as JSON objects of their columns.
pub(crate) type Rows = BTreeMap<String, BTreeMap<String, Value>>;

/// The tables of which rows travel. Those that say what the call asks come first, then the dossiers, then what the member did.
pub(crate) const TRAVELS: [&str; 11] = [
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
];

/// Those among them that a member writes at home.
pub(crate) const OWN: [&str; 3] = ["interest", "evaluation", "mark"];

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
            "mark" => within("evaluation_id", &self.evaluations),
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
    let kind = document["kind"]
        .as_str()
        .and_then(|kind| kind.parse::<DocumentKind>().ok());
    kind.is_some_and(|kind| dossier::matter(kind) == Matter::Content)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tables of which no row leaves for a member, each with why.
    const STAYS: [(&str, &str); 21] = [
        ("agenda_item", "the session's"),
        ("attendance", "the session's"),
        ("consensus", "what the others came to"),
        ("consensus_mark", "what the others came to"),
        ("decision", "comes after the marks"),
        ("dossier_check", "names who checked, and is the secretariat's work"),
        ("funder", "serves no mark"),
        ("member_key", "the secretariat's register"),
        ("message", "the mail holds what was attached, bank details too"),
        ("opinion", "the council's"),
        ("pack", "the secretariat's register"),
        ("pack_return", "the secretariat's register"),
        ("paper", "the secretariat's"),
        ("person", "the staff"),
        ("publication", "the session's"),
        ("reservation", "comes after the decision"),
        ("session", "the session's"),
        ("session_record", "the session's"),
        ("settlement", "between copies of the secretariat"),
        ("tie_order", "names the others' ranks"),
        ("waiver", "the secretariat's work"),
    ];

    #[tokio::test]
    async fn every_table_of_the_record_travels_or_stays_for_a_reason() {
        let folder = tempfile::tempdir().unwrap();
        let store = crate::journal::made(&folder.path().join("T.palmares"), crate::clock::now())
            .await
            .unwrap();
        let tables = store::tables(&mut store.read().await.unwrap()).await.unwrap();
        let known: BTreeSet<&str> = TRAVELS.into_iter().chain(STAYS.map(|(name, _)| name)).collect();
        let unknown: Vec<&String> = tables.keys().filter(|name| !known.contains(name.as_str())).collect();
        assert_eq!(unknown, Vec::<&String>::new());
        assert!(OWN.iter().all(|own| TRAVELS.contains(own)));
    }

    /// Numbers that follow from a seed: the same committee on every machine.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, bound: u64) -> u64 {
            // Knuth's MMIX.
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % bound
        }
    }

    fn id(number: u64) -> String {
        uuid::Uuid::from_u128(number.into()).to_string()
    }

    /// A committee in which every text says whose it is: `m<member>` of a mark or a declaration, `d<dossier>` of a dossier.
    fn committee(dice: &mut Dice, members: u64, dossiers: u64) -> Rows {
        let mut rows = Rows::new();
        let mut put = |table: &str, row: Value| {
            let key = [
                &row["id"],
                &row["dossier_id"],
                &row["evaluation_id"],
                &row["member_id"],
                &row["criterion"],
            ];
            let kept = rows.entry(table.to_owned()).or_default();
            kept.insert(json!(key).to_string(), row);
        };
        for call in 0..2 {
            put("call", json!({ "id": id(call), "name": format!("call {call}") }));
            put("grid", json!({ "id": id(900 + call), "call_id": id(call) }));
        }
        for member in 0..members {
            let (name, other) = (format!("[m{member}]"), id(100 + (member + 1) % members));
            put(
                "member",
                json!({ "id": id(100 + member), "call_id": id(0), "name": name, "email": name, "alternate_of": other }),
            );
        }
        for dossier in 0..dossiers {
            let (text, id_of) = (format!("[d{dossier}]"), id(200 + dossier));
            let states = [
                "under_evaluation",
                "ready_for_committee",
                "shortlisted",
                "withdrawn",
                "selected",
            ];
            let state = states[usize::try_from(dice.below(5)).unwrap()];
            let round = 1 + dice.below(2);
            let call = id(dice.below(8) / 7);
            put(
                "dossier",
                json!({ "id": id_of, "call_id": call, "number": dossier, "state": state, "title": text, "round": round }),
            );
            put("applicant", json!({ "dossier_id": id_of, "name": text }));
            for (number, kind) in ["application_form", "bank_details"].iter().enumerate() {
                let (document, sha256) = (id(1_000 + dossier * 10 + number as u64), format!("{text}{kind}"));
                let message = format!("[message d{dossier}]");
                put(
                    "document",
                    json!({ "id": document, "dossier_id": id_of, "kind": kind, "name": sha256, "sha256": sha256, "size": 1, "message_id": message }),
                );
                put(
                    "counter",
                    json!({ "dossier_id": id_of, "criterion": kind, "document_id": document, "source": text }),
                );
            }
            for member in 0..members {
                let (mark, member_id) = (format!("[m{member}d{dossier}]"), id(100 + member));
                if dice.below(3) > 0 {
                    let recused = u64::from(dice.below(4) == 0);
                    put(
                        "interest",
                        json!({ "dossier_id": id_of, "member_id": member_id, "recused": recused, "note": mark }),
                    );
                }
                for turn in 1..=round {
                    let states = ["not_started", "draft", "submitted", "recused", "set_aside", "abstained"];
                    let state = states[usize::try_from(dice.below(6)).unwrap()];
                    let evaluation = id(100_000 + member * 10_000 + dossier * 10 + turn);
                    put(
                        "evaluation",
                        json!({ "id": evaluation, "dossier_id": id_of, "member_id": member_id, "round": turn, "state": state, "comment": mark, "set_aside": mark }),
                    );
                    put(
                        "mark",
                        json!({ "evaluation_id": evaluation, "criterion": "C1", "comment": mark, "private_note": mark }),
                    );
                }
            }
        }
        rows
    }

    /// Over a thousand committees nothing of anybody else is in a pack: told by a search for what every text says of itself.
    #[test]
    fn a_pack_holds_the_texts_of_its_member_and_of_their_dossiers_alone() {
        let mut packed = 0;
        for seed in 0..1_000 {
            let mut dice = Dice(seed);
            let (members, dossiers) = (2 + dice.below(4), 1 + dice.below(6));
            let rows = committee(&mut dice, members, dossiers);
            let (call, member) = (id(0).parse().unwrap(), id(100).parse().unwrap());
            let view = view_of(&rows, call, member);
            let text = view.lines().unwrap().concat();
            packed += view.dossiers;
            for other in 1..members {
                assert!(!text.contains(&format!("[m{other}")), "seed {seed}: member {other}");
                assert!(
                    !text.contains(&id(100 + other)),
                    "seed {seed}: the identifier of member {other}"
                );
            }
            assert!(
                !text.contains("]bank_details") && !text.contains("[message"),
                "seed {seed}"
            );
            for dossier in 0..dossiers {
                assert_eq!(
                    text.contains(&format!("[d{dossier}]")),
                    expected(&rows, dossier),
                    "seed {seed}: dossier {dossier}"
                );
            }
        }
        assert!(packed > 500, "{packed} dossiers were packed");
    }

    /// Whether the first member takes a dossier home, told anew.
    fn expected(rows: &Rows, dossier: u64) -> bool {
        let (dossier, member) = (id(200 + dossier), id(100));
        let row = of(rows, "dossier").find(|row| row["id"] == dossier).unwrap();
        let state = row["state"].as_str().unwrap();
        let scored = row["call_id"] == id(0) && (state == "under_evaluation" || state == "ready_for_committee");
        let of_both = |row: &&Value| row["dossier_id"] == dossier && row["member_id"] == member;
        let recused = of(rows, "interest").filter(of_both).any(|row| row["recused"] == 1);
        let assigned = of(rows, "evaluation").filter(of_both).any(|evaluation| {
            let state = evaluation["state"].as_str().unwrap();
            evaluation["round"] == row["round"] && state != "recused" && state != "set_aside"
        });
        scored && assigned && !recused
    }
}
