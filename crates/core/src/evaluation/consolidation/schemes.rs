//! Published schemes as data, held to what was published about them (`tests/fixtures/grids`).

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use super::samples::{dossier, member};
use super::{Candidate, DossierResult, consolidate, envelope_line, rank};
use crate::evaluation::{Cell, CellState};
use crate::grid::{Answer, Grid, Sheet, Steps};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Published {
    scheme: String,
    source: String,
    #[serde(default, rename = "note")]
    _note: Option<String>,
    grid: Grid,
    outcomes: Vec<Outcome>,
}

/// What was published of a sheet: every member's answers, in points, words or « NC », and what came of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outcome {
    about: String,
    members: Vec<BTreeMap<String, String>>,
    official: String,
    ranked: bool,
    #[serde(default)]
    ranked_by: Option<String>,
    #[serde(default)]
    floors: Vec<String>,
    #[serde(default)]
    means: BTreeMap<String, String>,
    #[serde(default)]
    submitted: Option<u32>,
}

fn schemes() -> BTreeMap<String, Published> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/grids");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&path).unwrap();
            (
                name,
                serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path:?}: {error}")),
            )
        })
        .collect()
}

fn answer(grid: &Grid, code: &str, text: &str) -> Answer {
    let question = grid
        .question(code)
        .unwrap_or_else(|| panic!("no question is called {code}"));
    if text == "NC" {
        return Answer::NOT_APPLICABLE;
    }
    let words = question.scale.as_ref().and_then(|scale| scale.words());
    let word = words.and_then(|words| words.iter().position(|word| word.en == text));
    let steps = word.map(|place| Steps(u16::try_from(place).unwrap()));
    let read = steps.or_else(|| grid.scale_of(question).read(text));
    read.unwrap_or_else(|| panic!("{text} is no mark of {code}")).into()
}

fn result(grid: &Grid, outcome: &Outcome) -> DossierResult {
    let cells = (0..).zip(&outcome.members).map(|(number, given)| Cell {
        member: member(number),
        state: CellState::Submitted,
        sheet: Sheet::new(
            given
                .iter()
                .map(|(code, text)| (code.clone(), Some(answer(grid, code, text)))),
        ),
    });
    consolidate(grid, dossier(1), &cells.collect::<Vec<_>>(), None).unwrap()
}

#[test]
fn every_published_outcome_of_every_scheme_comes_out_as_published() {
    let mut outcomes = 0;
    for (name, scheme) in schemes() {
        assert_eq!(scheme.grid.problems(), [], "{name}");
        assert!(
            !scheme.source.is_empty() && !scheme.scheme.is_empty() && !scheme.outcomes.is_empty(),
            "{name}"
        );
        for outcome in &scheme.outcomes {
            let about = format!("{name}: {}", outcome.about);
            let result = result(&scheme.grid, outcome);
            let text = |score: crate::grid::Score| score.to_string();
            assert_eq!(
                result.official.as_ref().map(|number| text(number.value)).as_ref(),
                Some(&outcome.official),
                "{about}"
            );
            assert_eq!(
                result.ranked_by.as_ref().map(|number| text(number.value)),
                outcome.ranked_by,
                "{about}"
            );
            let floors: Vec<_> = result.floors_failed().map(|one| one.code.clone()).collect();
            assert_eq!(floors, outcome.floors, "{about}");
            for (code, mean) in &outcome.means {
                let found = result.criteria.iter().find(|one| one.code == *code).unwrap();
                assert_eq!(&text(found.mean.as_ref().unwrap().value), mean, "{about}: {code}");
            }
            let evaluations = outcome
                .submitted
                .unwrap_or(u32::try_from(outcome.members.len()).unwrap());
            assert_eq!(result.submitted, evaluations, "{about}");
            let candidate = Candidate {
                result: &result,
                precedence: super::samples::precedence(0),
                requested_cents: None,
            };
            assert_eq!(
                rank(&scheme.grid, &[candidate], None).ranked.len(),
                usize::from(outcome.ranked),
                "{about}"
            );
            outcomes += 1;
        }
    }
    assert!(outcomes >= 85, "{outcomes}");
}

#[test]
fn every_scheme_that_publishes_something_of_its_grid_is_there() {
    let found = schemes();
    for code in [
        "G01", "G02", "G03", "G04", "G05a", "G05b", "G05c", "G06", "G07", "G08", "G09", "G10", "G11", "G12", "G13",
        "G14", "G15", "G18", "G19", "G20", "G21", "G22", "G23", "G24",
    ] {
        assert!(found.keys().any(|name| name.starts_with(&format!("{code}-"))), "{code}");
    }
}

/// Three times ten million is asked for by the first three of the first stage; a line under two and a half is never drawn.
#[test]
fn the_line_of_a_first_stage_lets_through_about_three_times_the_envelope() {
    let grid = &schemes()["G02-horizon-europe-stage-1"].grid;
    let line = |asked: &[(&str, &str, i64)]| {
        let results: Vec<_> = (1..)
            .zip(asked)
            .map(|(number, (first, second, _))| {
                let sheet = [("C1", first), ("C2", second)]
                    .map(|(code, text)| (code.to_owned(), Some(answer(grid, code, text))));
                let cell = Cell {
                    member: member(0),
                    state: CellState::Submitted,
                    sheet: Sheet::new(sheet),
                };
                consolidate(grid, dossier(number), &[cell], None).unwrap()
            })
            .collect();
        let candidates: Vec<_> = results
            .iter()
            .zip(asked)
            .map(|(result, (.., million))| Candidate {
                result,
                precedence: super::samples::precedence(0),
                requested_cents: Some(million * 100_000_000),
            })
            .collect();
        let line = envelope_line(grid, &candidates).unwrap();
        let ranked = rank(grid, &candidates, line).ranked.len();
        (line.map(|line| line.to_string()), ranked)
    };
    let usual = [
        ("5", "5", 10),
        ("5", "4.5", 10),
        ("4.5", "4.5", 9),
        ("4.5", "4", 10),
        ("4", "4", 10),
    ];
    assert_eq!(line(&usual), (Some("9.00".to_owned()), 3));
    // Equals pass together, even beyond three times.
    let equals = [("5", "5", 20), ("4.5", "4.5", 9), ("4.5", "4.5", 9), ("4", "4", 10)];
    assert_eq!(line(&equals), (Some("9.00".to_owned()), 3));
    // 2.4 times is too little: the next one passes too, although 3.9 is further from three than 2.4.
    assert_eq!(
        line(&[("5", "5", 24), ("4.5", "4.5", 15), ("4", "4", 1)]),
        (Some("9.00".to_owned()), 2)
    );
    assert_eq!(line(&[("5", "5", 20)]), (None, 1));
    // What a floor eliminated asks for nothing.
    assert_eq!(
        line(&[("5", "3.5", 30), ("5", "5", 26), ("4", "4", 10)]),
        (Some("10.00".to_owned()), 1)
    );
}
