//! Published calls as data: what was published of their rules comes out of the real ones (`tests/fixtures/schemes`).

mod applied;
mod asked;
mod committee;
mod granted;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{CallRules, Template};
use crate::dossier::checks::sample::territory;
use crate::grid::GridChoice;

/// Rules of a call that somebody published: those of a shipped template, changed where the call says something else.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scheme {
    #[serde(rename = "scheme")]
    name: String,
    source: String,
    /// What is ours in it, and what of the call stands nowhere in the rules.
    note: String,
    template: String,
    /// A merge patch (RFC 7396).
    #[serde(default)]
    rules: Map<String, Value>,
    #[serde(default)]
    grids: Vec<GridOfCall>,
    outcomes: Vec<Outcome>,
}

/// A grid of `tests/fixtures/grids` in the call; its own where no choice is stated.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GridOfCall {
    file: String,
    #[serde(default)]
    choice: Option<GridChoice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outcome {
    about: String,
    says: Says,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Says {
    /// When a dossier came, and whether that is too late.
    Receipt(applied::Receipt),
    /// A dossier, and the rules that it does not meet.
    Eligibility(applied::Applied),
    /// The dossier after the answer on its relevance.
    Relevance(applied::Judged),
    /// Who is there, and whether the committee may sit.
    Quorum(committee::Presence),
    /// Votes, and whether they carry the proposal.
    Vote(committee::Ballot),
    /// Whether a decision waits for another body.
    Proposal(committee::Proposal),
    /// What was granted, and where it stands on a day.
    Label(granted::Life),
    /// How many went how far.
    Funnel(granted::Counts),
    /// The grid of a dossier.
    Grid(asked::Facts),
    /// How many questions a grid asks.
    Questions(asked::Questions),
}

fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/fixtures")
        .join(folder)
}

/// The names of the files of a folder of fixtures, without their ending.
fn names(folder: &str) -> BTreeSet<String> {
    let files = std::fs::read_dir(fixtures(folder)).unwrap();
    let paths = files.map(|entry| entry.unwrap().path());
    let json = paths.filter(|path| path.extension().is_some_and(|end| end == "json"));
    json.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect()
}

fn read<T: DeserializeOwned>(folder: &str, name: &str) -> T {
    let text = std::fs::read_to_string(fixtures(folder).join(format!("{name}.json"))).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn schemes() -> BTreeMap<String, Scheme> {
    let all = names("schemes").into_iter();
    all.map(|name| {
        let scheme = read("schemes", &name);
        (name, scheme)
    })
    .collect()
}

/// A value with a merge patch laid over it: null takes away, what is no object replaces.
fn patched(target: Value, patch: &Map<String, Value>) -> Value {
    let mut fields = match target {
        Value::Object(fields) => fields,
        _ => Map::new(),
    };
    for (name, change) in patch {
        let before = fields.remove(name).unwrap_or_default();
        let after = match change {
            Value::Null => continue,
            Value::Object(inner) => patched(before, inner),
            other => other.clone(),
        };
        fields.insert(name.clone(), after);
    }
    Value::Object(fields)
}

fn rules_of(name: &str, scheme: &Scheme) -> CallRules {
    let base = Template::shipped(&scheme.template).unwrap().rules;
    let rules = patched(serde_json::to_value(base).unwrap(), &scheme.rules);
    serde_json::from_value(rules).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn the_rules_of_every_published_call_hold_together_and_come_out_as_published() {
    let mut outcomes = 0;
    for (name, scheme) in schemes() {
        let rules = rules_of(&name, &scheme);
        assert_eq!(rules.problems(territory()), [], "{name}");
        let told = [&scheme.name, &scheme.source, &scheme.note];
        assert!(told.iter().all(|text| !text.trim().is_empty()), "{name}");
        assert!(!scheme.outcomes.is_empty(), "{name}");
        for outcome in &scheme.outcomes {
            let about = format!("{name}: {}", outcome.about);
            match &outcome.says {
                Says::Receipt(receipt) => receipt.check(&rules, &about),
                Says::Eligibility(applied) => applied.check(&rules, &about),
                Says::Relevance(judged) => judged.check(&rules, &about),
                Says::Quorum(presence) => presence.check(&rules, &about),
                Says::Vote(ballot) => ballot.check(&rules, &about),
                Says::Proposal(proposal) => proposal.check(&rules, &about),
                Says::Label(life) => life.check(&rules, &about),
                Says::Funnel(counts) => counts.check(&rules, &about),
                Says::Grid(facts) => facts.check(&rules, &scheme.grids, &about),
                Says::Questions(questions) => questions.check(&scheme.grids, &about),
            }
            outcomes += 1;
        }
    }
    assert!(outcomes >= 110, "{outcomes}");
}

/// What a scheme published of its grid stands in `grids`, what it published of the call in `schemes`; some did both.
#[test]
fn every_one_of_the_twenty_six_schemes_stands_as_a_grid_or_as_a_call() {
    let all: BTreeSet<String> = names("grids").union(&names("schemes")).cloned().collect();
    let missing: Vec<String> = (1..=26)
        .map(|number| format!("G{number:02}"))
        .filter(|code| !all.iter().any(|name| name.starts_with(code.as_str())))
        .collect();
    assert_eq!(missing, [""; 0]);
    let calls = names("schemes");
    for code in [
        "G11", "G12", "G14", "G15", "G16", "G17", "G18", "G22", "G23", "G24", "G25", "G26", "idemo",
    ] {
        assert!(calls.iter().any(|name| name.starts_with(code)), "{code}");
    }
}

#[test]
fn a_patch_replaces_lists_and_takes_away_what_is_null() {
    let patch: Value = serde_json::json!({"a": [1], "b": null, "c": {"d": 2}});
    let before = serde_json::json!({"a": [3, 4], "b": 5, "c": {"d": 6, "e": 7}});
    let after = patched(before, patch.as_object().unwrap());
    assert_eq!(after, serde_json::json!({"a": [1], "c": {"d": 2, "e": 7}}));
}
