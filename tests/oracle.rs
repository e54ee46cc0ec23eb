//! Ten thousand random committees, consolidated and ranked here and by an independent implementation in Python's `fractions`.
//!
//! Both write the same form; the first difference fails the test and prints the committee. The committees come from a fixed
//! seed, drawn so that ties, floors at the mean, blanks, recusals and empty dossiers are frequent rather than rare.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "tests may stop at the first surprise"
)]

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use palmares_core::clock::Timestamp;
use palmares_core::evaluation::Cell;
use palmares_core::evaluation::consolidation::{
    ApartReason, Candidate, Detail, DossierResult, Flag, Number, Precedence, Ranking, TieReason, consolidate,
    consolidate_with, envelope_line, rank,
};
use palmares_core::grid::scoring::{Extent, extent};
use palmares_core::grid::{Answer, Criterion, Exact, Grid, Scale, Score, Sheet};
use palmares_core::id::DossierId;
use serde_json::{Value, json};

/// Committees of a usual run; `PALMARES_COMMITTEES` asks for more (`make soak` takes 10 000).
const COMMITTEES: usize = 2_000;
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

/// A scale of numbers, and the same in JSON.
fn numbers(dice: &mut Dice) -> Value {
    let (minimum, maximum, steps_per_point) = dice.of(&[
        (0, 10, 2),
        (0, 10, 2),
        (0, 20, 1),
        (1, 4, 1),
        (1, 6, 1),
        (0, 100, 10),
        (0, 30, 1),
    ]);
    json!({ "minimum": minimum, "maximum": maximum, "steps_per_point": steps_per_point })
}

fn words(dice: &mut Dice) -> Value {
    let word = |number: u64| json!({ "fr": format!("mot {number}"), "en": "" });
    json!({ "words": (0..2 + dice.below(3)).map(word).collect::<Vec<_>>() })
}

fn scale_of(grid: &Grid, code: &str) -> Scale {
    grid.scale_of(grid.question(code).unwrap())
}

/// A criterion or a category of up to three levels, with every key written out, as the program writes it.
fn random_criterion(dice: &mut Dice, code: &str, depth: u32, shared: Option<&Value>) -> Value {
    let category = depth < 2 && dice.one_in(4);
    // Within a mean everything stands on one scale, which a sum would leave.
    let combination = if shared.is_some() {
        "mean"
    } else {
        dice.of(&["mean", "sum"])
    };
    let own = shared.cloned().unwrap_or_else(|| match dice.below(5) {
        0 => json!({ "numeric": numbers(dice) }),
        1 => words(dice),
        _ => Value::Null,
    });
    // The parts of a mean stand on one scale; those of a sum each on their own.
    let inner = (category && combination == "mean")
        .then(|| own.clone())
        .or_else(|| shared.cloned());
    let parts: Vec<Value> = if category {
        (1..=1 + dice.below(3))
            .map(|number| random_criterion(dice, &format!("{code}.{number}"), depth + 1, inner.as_ref()))
            .collect()
    } else {
        vec![]
    };
    let weight = dice.of(&[1, 1, 2, 3, 10, 15, 20, 25, 35, 40]);
    json!({
        "code": code, "label": { "fr": code, "en": "" }, "help": null, "weight": weight, "floor": null, "descriptors": [],
        "scale": if category { Value::Null } else { own },
        "not_applicable": !category && dice.one_in(3),
        "role": "counted", "parts": parts, "combination": combination,
    })
}

/// The middle of what a criterion can be, or a little under it, with one decimal: where floors are met and missed alike.
fn random_floor(dice: &mut Dice, grid: &Grid, criterion: &Criterion) -> Option<Score> {
    let Extent { minimum, maximum } = extent(grid, criterion).unwrap();
    let tenths = |exact: Exact| exact.round(1).unwrap().units();
    let (low, high) = (tenths(minimum), tenths(maximum));
    let place = low + i64::try_from(dice.below(u64::try_from(high - low).unwrap() / 2 + 1)).unwrap();
    (!dice.one_in(3)).then(|| Score::from_units(place, 1).unwrap())
}

fn floors(dice: &mut Dice, grid: &Grid, criteria: &[Criterion]) -> Vec<Criterion> {
    let with = |criterion: &Criterion| {
        let floor = random_floor(dice, grid, criterion);
        let parts = floors(dice, grid, &criterion.parts);
        Criterion {
            floor,
            parts,
            ..criterion.clone()
        }
    };
    criteria.iter().map(with).collect()
}

fn random_condition(dice: &mut Dice, grid: &Grid) -> Value {
    let codes = |criteria: Vec<&Criterion>| criteria.iter().map(|one| one.code.clone()).collect::<Vec<_>>();
    match dice.below(3) {
        0 => {
            // A floor that every named criterion can have.
            let all: Vec<&Criterion> = grid
                .all()
                .into_iter()
                .filter(|one| extent(grid, one).unwrap().minimum <= Exact::whole(1))
                .collect();
            json!({ "kind": "reach", "criteria": codes(all), "floor": "1", "at_least": 1 })
        }
        1 => {
            let asked = codes(grid.questions().into_iter().take(2).collect());
            let level = asked
                .iter()
                .map(|code| scale_of(grid, code))
                .map(|scale| scale.minimum.0.max(1))
                .max()
                .unwrap();
            json!({ "kind": "agree", "criteria": asked, "level": level, "at_least": 1 + dice.below(3) })
        }
        _ => json!({ "kind": "envelope", "available_cents": 1000, "target": "3", "least": "2.5" }),
    }
}

/// A sound grid of any shape: nested, on mixed scales, with answers that may not apply, and floors and conditions of every kind.
fn random_grid(dice: &mut Dice) -> Grid {
    let mut criteria: Vec<Value> = (1..=1 + dice.below(5))
        .map(|number| random_criterion(dice, &format!("C{number}"), 0, None))
        .collect();
    if criteria.len() > 1 && dice.one_in(3) {
        let last = criteria.len() - 1;
        criteria[last]["role"] = dice.of(&["apart", "bonus"]).into();
    }
    let score_out_of = dice.of(&[100, 100, 5, 15, 20]);
    let chains: [&[&str]; 4] = [
        &["priority", "heaviest_criterion", "earlier_receipt", "chair"],
        &["priority", "chair"],
        &["heaviest_criterion"],
        &[],
    ];
    let aggregation = match dice.below(6) {
        0 => json!("median"),
        1 => json!({ "trimmed": 1 + dice.below(2) }),
        2 => json!("without_outlier"),
        _ => json!("mean"),
    };
    let band =
        |code: &str, from: u64| json!({ "code": code, "label": { "fr": code, "en": "" }, "from": from.to_string() });
    let middle = 1 + score_out_of / 2;
    let mut grid: Grid = serde_json::from_value(json!({
        "criteria": criteria,
        "weighting": "coefficients",
        "weight_use": if dice.one_in(4) { "ranking" } else { "everywhere" },
        "scale": numbers(dice),
        "contribution": dice.of(&["share_of_maximum", "share_of_span"]),
        "aggregation": aggregation,
        "order": dice.of(&["totals", "totals", "criteria"]),
        "score_out_of": score_out_of,
        "decimals": dice.of(&[2, 2, 2, 0, 1, 3]),
        "overall_threshold": dice.one_in(2).then(|| (dice.below(score_out_of * 6) / 10).to_string()),
        "bonus_cap": dice.one_in(2).then_some("3"),
        "bands": if dice.one_in(2) { vec![band("fair", 1), band("good", middle)] } else { vec![] },
        "min_evaluations": 1 + dice.below(3),
        "tie_break": dice.of(&chains),
    }))
    .unwrap();
    grid.criteria = floors(dice, &grid.clone(), &grid.criteria);
    if dice.one_in(3) {
        grid.conditions = vec![serde_json::from_value(random_condition(dice, &grid)).unwrap()];
        // A level that one of the two scales does not have makes no sound condition.
        if !grid.problems().is_empty() {
            grid.conditions.clear();
        }
    }
    assert_eq!(grid.problems(), [], "{}", serde_json::to_string(&grid).unwrap());
    grid
}

/// Answers close to the dossier's level (tenths of the way up each scale), so that equal scores happen; sometimes anywhere,
/// sometimes not applicable, sometimes blank.
fn random_marks(dice: &mut Dice, grid: &Grid, level: u64, blanks: bool) -> Value {
    let mut marks = serde_json::Map::new();
    for question in grid.questions() {
        let scale = grid.scale_of(question);
        let (minimum, maximum) = (u64::from(scale.minimum.0), u64::from(scale.maximum.0));
        let mark = if dice.one_in(4) {
            minimum + dice.below(maximum - minimum + 1)
        } else {
            minimum + (maximum - minimum) * level / 10
        };
        let mark = match () {
            () if blanks && dice.one_in(40) => Value::Null,
            () if question.not_applicable && dice.one_in(4) => json!("not_applicable"),
            () => json!(mark),
        };
        marks.insert(question.code.clone(), mark);
    }
    Value::Object(marks)
}

fn random_cell(dice: &mut Dice, grid: &Grid, member: u64, level: u64) -> Value {
    let state = if dice.one_in(4) {
        dice.of(&["draft", "not_started", "recused", "abstained", "set_aside"])
    } else {
        "submitted"
    };
    json!({ "member": uuid(member), "state": state, "marks": random_marks(dice, grid, level, true) })
}

fn uuid(number: u64) -> String {
    format!("00000000-0000-7000-8000-{number:012x}")
}

fn random_committee(dice: &mut Dice) -> Value {
    let grid = random_grid(dice);
    let members = 1 + dice.below(7);
    let levels: Vec<u64> = (0..3).map(|_| dice.below(11)).collect();
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
                "requested": (!dice.one_in(5)).then(|| 500 + 100 * dice.below(10)),
                "consensus": dice.one_in(8).then(|| random_marks(dice, &grid, level, false)),
                "cells": cells,
            })
        })
        .collect();
    json!({ "grid": grid, "dossiers": dossiers })
}

fn answer(committee: &Value) -> Value {
    let grid: Grid = serde_json::from_value(committee["grid"].clone()).unwrap();
    let dossiers = committee["dossiers"].as_array().unwrap();
    let results: Vec<DossierResult> = dossiers
        .iter()
        .map(|dossier| {
            let id: DossierId = dossier["id"].as_str().unwrap().parse().unwrap();
            let cells: Vec<Cell> = dossier["cells"].as_array().unwrap().iter().map(cell).collect();
            let consensus = Some(&dossier["consensus"]).filter(|given| !given.is_null()).map(sheet);
            let result = consolidate(&grid, id, &cells, consensus.as_ref()).unwrap();
            let folded = consolidate_with(Detail::Folded, &grid, id, &cells, consensus.as_ref()).unwrap();
            assert_eq!(
                folded,
                result.clone().folded(),
                "the numbers alone are the numbers with their ways"
            );
            result
        })
        .collect();
    let candidates: Vec<Candidate<'_>> = results
        .iter()
        .zip(dossiers)
        .map(|(result, dossier)| Candidate {
            result,
            precedence: precedence(dossier),
            requested_cents: dossier["requested"].as_i64(),
        })
        .collect();
    let line = envelope_line(&grid, &candidates).unwrap();
    let ranking = rank(&grid, &candidates, line);
    json!({ "results": results.iter().map(shown).collect::<Vec<_>>(), "ranking": shown_ranking(&ranking) })
}

fn sheet(marks: &Value) -> Sheet {
    let answer = |mark: &Value| serde_json::from_value::<Option<Answer>>(mark.clone()).unwrap();
    Sheet::new(
        marks
            .as_object()
            .unwrap()
            .iter()
            .map(|(code, mark)| (code.clone(), answer(mark))),
    )
}

fn cell(cell: &Value) -> Cell {
    Cell {
        member: cell["member"].as_str().unwrap().parse().unwrap(),
        state: cell["state"].as_str().unwrap().parse().unwrap(),
        sheet: sheet(&cell["marks"]),
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
            Flag::InsufficientMarks { .. } | Flag::MissingExpertise { .. } => {}
        }
    }
    let conditions = result.conditions.iter();
    let exact = |number: Option<&Number>| number.map(|number| number.why.exact);
    let counted = result.cells.iter().filter(|cell| cell.left_out.is_none());
    let members = counted.filter_map(|cell| Some((cell.member.to_string(), terms(cell.total.as_ref()?))));
    json!({
        "id": result.dossier,
        "submitted": result.submitted,
        "assigned": result.assigned,
        "official": official.map(|official| official.value),
        "exact": exact(official),
        "ranked_by": result.ranked_by.as_ref().map(|number| number.value),
        "terms": official.map(terms).unwrap_or_default(),
        "terms_of_members": members.collect::<BTreeMap<_, _>>(),
        "other_order": exact(result.other_order.as_ref()),
        "individual": exact(result.individual.as_ref()),
        "means": result.criteria.iter().map(|criterion| Some(criterion.mean.as_ref()?.value)).collect::<Vec<_>>(),
        "floors_failed": result.floors_failed().map(|criterion| &criterion.code).collect::<Vec<_>>(),
        "passed": result.threshold.map(|check| check.passed),
        "conditions": conditions.map(|one| json!([one.condition, one.reached, one.at_least, one.passed])).collect::<Vec<_>>(),
        "band": result.band,
        "deviation": deviation.map(|deviation| deviation.value),
        "insufficient": result.is_insufficient(),
        "gaps": gaps,
        "low": low,
    })
}

/// What a number is made of, by member or criterion.
fn terms(number: &Number) -> BTreeMap<String, String> {
    let operands = number.why.operands.iter();
    let named = operands.map(|operand| {
        let member = operand.member.map(|member| member.to_string());
        (operand.criterion.clone().or(member), operand.exact.to_string())
    });
    named.filter_map(|(name, exact)| Some((name?, exact))).collect()
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
        ApartReason::ConditionsUnmet { .. } => "conditions_unmet",
        ApartReason::BelowEnvelopeLine { .. } => "below_envelope_line",
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
fn random_committees_agree_with_fractions() {
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
    let mut seen = [0_usize; 8];
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
        let results = expected["results"].as_array().unwrap();
        let any = |key: &str| results.iter().any(|result| !result[key].is_null());
        seen[4] += usize::from(any("other_order"));
        seen[5] += usize::from(any("ranked_by"));
        seen[6] += usize::from(any("individual"));
        seen[7] += usize::from(
            results
                .iter()
                .any(|result| result["conditions"].as_array().is_some_and(|list| !list.is_empty())),
        );
    }
    // A check that never meets the hard cases proves nothing.
    assert!(
        seen.iter().all(|count| *count > number / 50),
        "too few hard cases: {seen:?}"
    );
}

/// What is published of the sample committees is what the independent implementation makes of their stories.
#[test]
fn the_published_counts_of_the_sample_committees_are_computed_apart() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let made = Command::new("python3")
        .arg(root.join("tests/oracle/stories.py"))
        .output();
    let made = made.expect("the check needs python3");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let computed: std::collections::BTreeMap<String, Value> = serde_json::from_slice(&made.stdout).unwrap();
    assert_eq!(computed.len(), 5);
    for (template, facts) in computed {
        let folder = root.join("crates/api/src/sample/story").join(&template);
        let published = std::fs::read_to_string(folder.join("oracle.json")).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&published).unwrap(), facts, "{template}");
    }
}
