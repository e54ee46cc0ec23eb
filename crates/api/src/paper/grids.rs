//! Grids and marks as papers print them.

use palmares_core::evaluation::consolidation::Number;
use palmares_core::evaluation::view::RankingView;
use palmares_core::grid::scoring::extent;
use palmares_core::grid::{Criterion, CriterionScale, Exact, Grid, Role, Scale, Score, Steps};
use palmares_paper as print;

use super::source::Source;
use super::words::Words;

/// A mark in points of its scale, exactly: `3.5`, `4`, `0.25`, and `1/3` where no hundredth is it.
pub fn exact_points(scale: Scale, mark: Steps) -> String {
    let (steps, per_point) = (u32::from(mark.0), u32::from(scale.steps_per_point.max(1)));
    if steps * 100 % per_point != 0 {
        return format!("{steps}/{per_point}");
    }
    let hundredths = steps * 100 / per_point;
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The same with a decimal at least, as columns of marks have it (`4.0`).
fn points(scale: Scale, mark: Steps) -> String {
    let exact = exact_points(scale, mark);
    if exact.contains(['.', '/']) {
        exact
    } else {
        exact + ".0"
    }
}

/// What a criterion is judged by.
pub fn referential(criterion: &Criterion, words: &Words) -> Option<print::ReferentialFacts> {
    let referential = criterion.referential.as_ref()?;
    Some(print::ReferentialFacts {
        name: words.label(&referential.name).to_owned(),
        version: words.label(&referential.version).to_owned(),
    })
}

/// The criteria of the grid.
pub fn criteria(grid: &Grid, words: &Words) -> Vec<print::Criterion> {
    let mut printed = vec![];
    for criterion in &grid.criteria {
        print_family(grid, criterion, 0, words, &mut printed);
    }
    printed
}

fn print_family(grid: &Grid, criterion: &Criterion, depth: u8, words: &Words, printed: &mut Vec<print::Criterion>) {
    printed.push(print::Criterion {
        code: criterion.code.clone(),
        depth,
        label: words.label(&criterion.label).to_owned(),
        scale: (!criterion.is_category()).then(|| scale(grid, criterion, words)),
        weight: match criterion.role {
            Role::Counted | Role::Bonus => Some(criterion.weight.to_string()),
            Role::Apart => None,
        },
        bonus: criterion.role == Role::Bonus,
        floor: criterion.floor.map(|least| floor(grid, &criterion.code, least, words)),
    });
    for part in &criterion.parts {
        print_family(grid, part, depth.saturating_add(1), words, printed);
    }
}

/// What a question is marked on: its own scale, or the grid's.
fn scale(grid: &Grid, criterion: &Criterion, words: &Words) -> print::ScaleFacts {
    if let Some(labels) = criterion.scale.as_ref().and_then(CriterionScale::words) {
        let words = labels.iter().map(|label| words.label(label).to_owned()).collect();
        return print::ScaleFacts::Words { words };
    }
    let scale = grid.scale_of(criterion);
    print::ScaleFacts::Points {
        least: exact_points(scale, scale.minimum),
        most: exact_points(scale, scale.maximum),
        step: exact_points(scale, Steps(1)),
    }
}

/// On a scale of words, the word on which a value falls, or the two between which it lies; nothing on a scale of numbers.
pub fn in_words(grid: &Grid, code: &str, value: Exact, words: &Words) -> Vec<String> {
    let Some(criterion) = grid.criterion(code) else {
        return vec![];
    };
    let scale = grid.worded_scale_of(criterion);
    let labels = scale.words_at(value).into_iter();
    labels.map(|label| words.label(label).to_owned()).collect()
}

/// A floor on the scale of its criterion.
pub fn floor(grid: &Grid, code: &str, floor: Score, words: &Words) -> print::Level {
    print::Level {
        points: floor.to_string(),
        words: in_words(grid, code, floor.exact(), words),
    }
}

/// What members together give a criterion, as it is shown.
pub fn mean(grid: &Grid, code: &str, mean: &Number, words: &Words) -> print::Level {
    print::Level {
        points: mean.value.to_string(),
        words: in_words(grid, code, mean.why.exact, words),
    }
}

/// A value on the one scale of several criteria: its words where all of them have the same.
pub fn level_on_all(grid: &Grid, codes: &[String], points: String, value: Exact, words: &Words) -> print::Level {
    let mut said = codes.iter().map(|code| in_words(grid, code, value, words));
    let first = said.next().unwrap_or_default();
    let is_shared = said.all(|other| other == first);
    print::Level {
        points,
        words: if is_shared { first } else { vec![] },
    }
}

/// The most points that a criterion or category can have, without needless decimals.
pub fn highest(grid: &Grid, criterion: &Criterion) -> Option<String> {
    let most = extent(grid, criterion).ok()?.maximum;
    let exactly = |decimals| most.round(decimals).ok().filter(|score| score.exact() == most);
    (0..=Score::MAX_DECIMALS)
        .find_map(exactly)
        .map(|score| score.to_string())
}

/// A mark as people read it: its word, or its points.
pub fn mark(grid: &Grid, code: &str, steps: Steps, words: &Words) -> String {
    let Some(criterion) = grid.criterion(code) else {
        return points(grid.scale, steps);
    };
    let labels = criterion.scale.as_ref().and_then(CriterionScale::words);
    match labels.and_then(|labels| labels.get(usize::from(steps.0))) {
        Some(label) => words.label(label).to_owned(),
        None => points(grid.scale_of(criterion), steps),
    }
}

/// A grid as an annex, in the version that its ranking stands on.
pub fn grid(source: &Source, ranking: &RankingView, words: &Words) -> print::GridFacts {
    let grid = &ranking.grid;
    print::GridFacts {
        name: source
            .grid_name(ranking)
            .map_or_else(|| words.get("paper", "grid"), str::to_owned),
        version: ranking.grid_number.to_string(),
        frozen_on: None,
        out_of: grid.score_out_of,
        overall_threshold: grid.overall_threshold.map(|score| score.to_string()),
        criteria: criteria(grid, words),
    }
}

#[cfg(test)]
mod tests {
    use palmares_core::call::CallKind;
    use palmares_core::paper::PaperLanguage;

    use super::*;

    /// A grid with one question in points out of 30 by halves, and one in words.
    fn mixed() -> Grid {
        let label = |text: &str| serde_json::json!({ "fr": text, "en": "" });
        let grid = serde_json::json!({
            "scale": { "minimum": 0, "maximum": 10, "steps_per_point": 2 },
            "criteria": [
                {
                    "code": "A", "label": label("Points"), "weight": 50,
                    "scale": { "numeric": { "minimum": 0, "maximum": 60, "steps_per_point": 2 } },
                },
                {
                    "code": "G", "label": label("Avis"), "weight": 50,
                    "scale": { "words": [label("NO GO"), label("GO")] },
                },
            ],
        });
        serde_json::from_value(grid).unwrap()
    }

    fn french() -> Words {
        Words::of(PaperLanguage::Fr, CallKind::ProjectCall).unwrap()
    }

    #[test]
    fn every_criterion_is_printed_with_its_own_scale() {
        let printed = criteria(&mixed(), &french());
        let scales: Vec<_> = printed.into_iter().map(|one| one.scale.unwrap()).collect();
        let points = print::ScaleFacts::Points {
            least: "0".to_owned(),
            most: "30".to_owned(),
            step: "0.5".to_owned(),
        };
        let words = ["NO GO", "GO"].map(str::to_owned).to_vec();
        assert_eq!(scales, [points, print::ScaleFacts::Words { words }]);
    }

    #[test]
    fn a_value_on_a_scale_of_words_falls_on_a_word_or_between_two() {
        let said = |code: &str, value: Exact| in_words(&mixed(), code, value, &french());
        assert_eq!(said("G", Exact::whole(1)), ["GO"]);
        assert_eq!(said("G", Exact::new(2, 3).unwrap()), ["NO GO", "GO"]);
        assert!(said("A", Exact::whole(1)).is_empty());
    }

    #[test]
    fn a_mark_is_printed_as_finely_as_its_scale_has_it() {
        let scale = |steps_per_point| Scale {
            minimum: Steps(0),
            maximum: Steps(20),
            steps_per_point,
        };
        let exact = |per_point, mark| exact_points(scale(per_point), Steps(mark));
        assert_eq!([exact(2, 7), exact(1, 7), exact(2, 8)], ["3.5", "7", "4"]);
        assert_eq!([exact(4, 1), exact(3, 1), exact(10, 1)], ["0.25", "1/3", "0.1"]);
        let said = |per_point, mark| points(scale(per_point), Steps(mark));
        assert_eq!([said(2, 7), said(1, 7), said(4, 9)], ["3.5", "7.0", "2.25"]);
        assert_eq!([said(3, 3), said(3, 4)], ["1.0", "4/3"]);
    }
}
