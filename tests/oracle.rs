//! Ten thousand random committees, consolidated and ranked here and by an independent implementation in Python's `fractions`.
//!
//! Both write the same form; the first difference fails the test and prints the committee. The committees come from a fixed
//! seed, drawn so that ties, floors at the mean, blanks, recusals and empty dossiers are frequent rather than rare.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests may stop at the first surprise"
)]

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use palmares_core::clock::Timestamp;
use palmares_core::evaluation::consolidation::{
    ApartReason, Candidate, DossierResult, Flag, Precedence, Ranking, TieReason, consolidate, rank,
};
use palmares_core::evaluation::{Cell, CellState};
use palmares_core::grid::{Grid, Sheet, Steps};
use palmares_core::id::{DossierId, MemberId};
use serde_json::{Value, json};

/// Committees of a usual run; `PALMARES_COMMITTEES` asks for more (a nightly run takes 100 000).
const COMMITTEES: usize = 10_000;
const SEED: u64 = 0x70A1_3A12;

/// `SplitMix64` (Steele, Lea, Flood 2014): enough for test data and the same everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[usize::try_from(self.below(choices.len() as u64)).unwrap()]
    }
}

fn random_grid(dice: &mut Dice) -> Value {
    let (minimum, maximum, steps_per_point) = dice.of(&[(0, 10, 2), (0, 10, 2), (0, 20, 1), (1, 4, 1), (0, 100, 10)]);
    let decimals = dice.of(&[2, 2, 2, 0, 1, 3]);
    let score_out_of = dice.of(&[100, 100, 5, 15, 20]);
    let criteria: Vec<Value> = (1..=1 + dice.below(6))
        .map(|number| {
            let floor = (!dice.one_in(3)).then(|| minimum + dice.below((maximum - minimum) / 2 + 1));
            let label = json!({ "fr": format!("Critère {number}"), "en": format!("Criterion {number}") });
            let weight = dice.of(&[1, 1, 2, 3, 10, 15, 20, 25, 35, 40]);
            json!({ "code": format!("C{number}"), "label": label, "weight": weight, "floor": floor })
        })
        .collect();
    let threshold = dice.one_in(2).then(|| (dice.below(score_out_of * 6) / 10).to_string());
    let chains: [&[&str]; 4] = [
        &["priority", "heaviest_criterion", "earlier_receipt", "chair"],
        &["priority", "chair"],
        &["heaviest_criterion"],
        &[],
    ];
    json!({
        "criteria": criteria,
        "weighting": "coefficients",
        "scale": { "minimum": minimum, "maximum": maximum, "steps_per_point": steps_per_point },
        "score_out_of": score_out_of,
        "decimals": decimals,
        "overall_threshold": threshold,
        "min_evaluations": 1 + dice.below(3),
        "tie_break": dice.of(&chains),
    })
}

fn random_cell(dice: &mut Dice, grid: &Value, member: u64, level: u64) -> Value {
    let state = if dice.one_in(4) {
        dice.of(&["draft", "not_started", "recused", "abstained", "set_aside"])
    } else {
        "submitted"
    };
    let (minimum, maximum) = (
        grid["scale"]["minimum"].as_u64().unwrap(),
        grid["scale"]["maximum"].as_u64().unwrap(),
    );
    let marks: serde_json::Map<String, Value> = grid["criteria"]
        .as_array()
        .unwrap()
        .iter()
        .map(|criterion| {
            // Close to the dossier's level, so that equal scores happen; sometimes anywhere; sometimes blank.
            let mark = if dice.one_in(4) {
                minimum + dice.below(maximum - minimum + 1)
            } else {
                level
            };
            let mark = (!dice.one_in(25)).then_some(mark);
            (criterion["code"].as_str().unwrap().to_owned(), json!(mark))
        })
        .collect();
    json!({ "member": uuid(member), "state": state, "marks": marks })
}

fn uuid(number: u64) -> String {
    format!("00000000-0000-7000-8000-{number:012x}")
}

fn random_committee(dice: &mut Dice) -> Value {
    let grid = random_grid(dice);
    let (minimum, maximum) = (
        grid["scale"]["minimum"].as_u64().unwrap(),
        grid["scale"]["maximum"].as_u64().unwrap(),
    );
    let members = 1 + dice.below(7);
    let levels: Vec<u64> = (0..3).map(|_| minimum + dice.below(maximum - minimum + 1)).collect();
    let dossiers: Vec<Value> = (1..=1 + dice.below(7))
        .map(|number| {
            let level = dice.of(&levels);
            let cells: Vec<Value> = (1..=members)
                .map(|member| random_cell(dice, &grid, member, level))
                .collect();
            json!({
                "id": uuid(number * 7919 % 1000),
                "priority": dice.one_in(3),
                "received_at": dice.below(4),
                "chair_order": (!dice.one_in(3)).then(|| dice.below(4)),
                "cells": cells,
            })
        })
        .collect();
    json!({ "grid": grid, "dossiers": dossiers })
}

fn answer(committee: &Value) -> Value {
    let grid: Grid = serde_json::from_value(committee["grid"].clone()).unwrap();
    grid.validate().unwrap();
    let dossiers = committee["dossiers"].as_array().unwrap();
    let results: Vec<DossierResult> = dossiers
        .iter()
        .map(|dossier| {
            let id: DossierId = dossier["id"].as_str().unwrap().parse().unwrap();
            let cells: Vec<Cell> = dossier["cells"].as_array().unwrap().iter().map(cell).collect();
            consolidate(&grid, id, &cells).unwrap()
        })
        .collect();
    let candidates: Vec<Candidate<'_>> = results
        .iter()
        .zip(dossiers)
        .map(|(result, dossier)| Candidate {
            result,
            precedence: precedence(dossier),
        })
        .collect();
    let ranking = rank(&grid, &candidates);
    json!({ "results": results.iter().map(shown).collect::<Vec<_>>(), "ranking": shown_ranking(&ranking) })
}

fn cell(cell: &Value) -> Cell {
    let marks = cell["marks"].as_object().unwrap().iter().map(|(code, mark)| {
        (
            code.clone(),
            mark.as_u64().map(|steps| Steps(u16::try_from(steps).unwrap())),
        )
    });
    let member: MemberId = cell["member"].as_str().unwrap().parse().unwrap();
    let state: CellState = cell["state"].as_str().unwrap().parse().unwrap();
    Cell {
        member,
        state,
        sheet: Sheet::new(marks),
    }
}

fn precedence(dossier: &Value) -> Precedence {
    Precedence {
        priority: dossier["priority"].as_bool().unwrap(),
        received_at: Timestamp::from_timestamp(dossier["received_at"].as_i64().unwrap(), 0),
        chair_order: dossier["chair_order"]
            .as_u64()
            .map(|order| u32::try_from(order).unwrap()),
    }
}

fn shown(result: &DossierResult) -> Value {
    let official = result.official.as_ref();
    let deviation = result
        .dispersion
        .as_ref()
        .and_then(|dispersion| dispersion.deviation.as_ref());
    let mut gaps = vec![];
    let mut low = vec![];
    for flag in &result.flags {
        match flag {
            Flag::Gap { criterion, .. } => gaps.push(criterion.clone()),
            Flag::IndividualLowMark { member, criterion, .. } => low.push(json!([criterion, member])),
            Flag::InsufficientMarks { .. } => {}
        }
    }
    json!({
        "id": result.dossier,
        "submitted": result.submitted,
        "assigned": result.assigned,
        "official": official.map(|official| official.value),
        "exact": official.map(|official| official.why.exact),
        "means": result.criteria.iter().map(|criterion| Some(criterion.mean.as_ref()?.value)).collect::<Vec<_>>(),
        "floors_failed": result.floors_failed().map(|criterion| &criterion.code).collect::<Vec<_>>(),
        "passed": result.threshold.map(|check| check.passed),
        "deviation": deviation.map(|deviation| deviation.value),
        "insufficient": result.is_insufficient(),
        "gaps": gaps,
        "low": low,
    })
}

fn shown_ranking(ranking: &Ranking) -> Value {
    let places: Vec<Value> = ranking
        .ranked
        .iter()
        .map(|place| {
            json!([
                place.rank,
                place.position,
                place.ex_aequo,
                place.unresolved,
                place.dossier
            ])
        })
        .collect();
    let reason = |reason: &ApartReason| match reason {
        ApartReason::NotScored => "not_scored",
        ApartReason::Eliminated { .. } => "eliminated",
        ApartReason::BelowThreshold { .. } => "below_threshold",
        ApartReason::OtherGridVersion { .. } => "other_grid_version",
    };
    let apart: Vec<Value> = ranking
        .apart
        .iter()
        .map(|apart| json!([apart.dossier, apart.reasons.iter().map(reason).collect::<Vec<_>>()]))
        .collect();
    let step = |reason: &TieReason| match reason {
        TieReason::Priority => "priority",
        TieReason::HeaviestCriterion { .. } => "heaviest_criterion",
        TieReason::EarlierReceipt { .. } => "earlier_receipt",
        TieReason::Chair => "chair",
        TieReason::Unresolved => "unresolved",
    };
    let ties: Vec<Value> = ranking
        .ties
        .iter()
        .map(|tie| json!([tie.ahead, tie.behind, step(&tie.reason)]))
        .collect();
    json!({ "places": places, "apart": apart, "ties": ties })
}

/// Runs the independent implementation over a file of committees. No Python is a failure, not a pass.
fn python(input: &Path) -> Vec<Value> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/committees.py");
    let mut child = Command::new("python3")
        .arg(script)
        .stdin(Stdio::from(File::open(input).unwrap()))
        .stdout(Stdio::piped())
        .spawn()
        .expect("the check needs python3");
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let answers = lines
        .map(|line| serde_json::from_str(&line.unwrap()).unwrap())
        .collect();
    assert!(child.wait().unwrap().success(), "the script failed");
    answers
}

#[test]
fn ten_thousand_random_committees_agree_with_fractions() {
    let mut dice = Dice(SEED);
    let number = std::env::var("PALMARES_COMMITTEES").map_or(COMMITTEES, |number| number.parse().unwrap());
    let committees: Vec<Value> = (0..number).map(|_| random_committee(&mut dice)).collect();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("committees.jsonl");
    let mut file = BufWriter::new(File::create(&path).unwrap());
    for committee in &committees {
        writeln!(file, "{committee}").unwrap();
    }
    file.into_inner().unwrap().sync_all().unwrap();
    let answers = python(&path);
    assert_eq!(answers.len(), committees.len());
    let mut seen = [0_usize; 4];
    for (number, (committee, expected)) in committees.iter().zip(&answers).enumerate() {
        let found = answer(committee);
        assert_eq!(
            &found, expected,
            "committee {number} of seed {SEED:#x} differs:\n{committee}"
        );
        let of = |name: &str| expected["ranking"][name].as_array().unwrap();
        seen[0] += usize::from(!of("ties").is_empty());
        seen[1] += usize::from(of("ties").iter().any(|tie| tie[2] == "unresolved"));
        seen[2] += usize::from(of("apart").iter().any(|apart| apart[1][0] == "eliminated"));
        seen[3] += usize::from(of("places").len() > 2);
    }
    // A check that never meets the hard cases proves nothing.
    assert!(
        seen.iter().all(|count| *count > number / 50),
        "too few hard cases: {seen:?}"
    );
}
