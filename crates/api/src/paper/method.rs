//! What a grid says of the way from marks to a ranking, as papers print it.

use palmares_core::evaluation::consolidation::{ConditionCheck, DossierResult, LeftOutReason};
use palmares_core::grid::{
    Aggregation, AggregationOrder, Combination, Condition, Contribution, Criterion, Exact, Grid, Role, Steps, WeightUse,
};
use palmares_paper as print;

use super::grids;
use super::words::Words;

/// The method of a grid, without what only a ranking knows: ties and consensus.
pub fn of_grid(grid: &Grid, words: &Words) -> print::RankingMethod {
    let of_role = |role: Role| grid.criteria.iter().filter(move |criterion| criterion.role == role);
    print::RankingMethod {
        categories: categories(grid),
        contribution: match grid.contribution {
            Contribution::ShareOfMaximum => print::Contribution::ShareOfMaximum,
            Contribution::ShareOfSpan => print::Contribution::ShareOfSpan,
        },
        order: match grid.order {
            AggregationOrder::Totals => print::AggregationOrder::Totals,
            AggregationOrder::Criteria => print::AggregationOrder::Criteria,
        },
        aggregation: match grid.aggregation {
            Aggregation::Mean => print::Aggregation::Mean,
            Aggregation::Median => print::Aggregation::Median,
            Aggregation::Trimmed(each) => print::Aggregation::Trimmed(each),
            Aggregation::WithoutOutlier => print::Aggregation::WithoutOutlier,
        },
        not_applicable: grid.all().iter().any(|criterion| criterion.not_applicable),
        weights_rank_only: grid.weight_use == WeightUse::Ranking,
        bonus: of_role(Role::Bonus).next().map(|_| print::Bonus {
            cap: grid.bonus_cap.map(|cap| cap.to_string()),
        }),
        apart: of_role(Role::Apart).map(|criterion| criterion.code.clone()).collect(),
        decimals: u32::from(grid.decimals),
        minimum_evaluations: grid.min_evaluations,
        out_of: grid.score_out_of,
        overall_threshold: grid.overall_threshold.map(|score| score.to_string()),
        referentials: referentials(grid, words),
        floors: floors(grid, words),
        conditions: grid.conditions.iter().map(|one| condition(grid, one, words)).collect(),
        bands: grid
            .bands
            .iter()
            .map(|band| print::MethodBand {
                label: words.label(&band.label).to_owned(),
                from: band.from.to_string(),
            })
            .collect(),
        has_consensus: false,
        tie_break: vec![],
        chair_orders: vec![],
    }
}

fn referentials(grid: &Grid, words: &Words) -> Vec<(String, print::ReferentialFacts)> {
    let said = |criterion: &Criterion| Some((criterion.code.clone(), grids::referential(criterion, words)?));
    grid.all().into_iter().filter_map(said).collect()
}

fn categories(grid: &Grid) -> Vec<print::Category> {
    let category = |criterion: &Criterion| print::Category {
        code: criterion.code.clone(),
        sum: (criterion.combination == Combination::Sum)
            .then(|| grids::highest(grid, criterion))
            .flatten(),
    };
    let all = grid.all().into_iter();
    all.filter(|criterion| criterion.is_category()).map(category).collect()
}

/// The conditions of the grid that a dossier does not meet, besides floors and threshold.
pub fn unmet(grid: &Grid, result: &DossierResult, words: &Words) -> Vec<print::UnmetCondition> {
    let told = |check: &ConditionCheck| {
        let place = usize::try_from(check.condition).ok()?;
        Some(print::UnmetCondition {
            condition: condition(grid, grid.conditions.get(place)?, words),
            reached: check.reached,
        })
    };
    let checks = result.conditions.iter().filter(|check| !check.passed);
    checks.filter_map(told).collect()
}

/// How many totals were left out of a result because they stand alone on their side of the middle.
pub fn outliers(result: &DossierResult) -> u32 {
    let cells = result.cells.iter();
    let apart = cells.filter(|cell| cell.left_out == Some(LeftOutReason::Outlier));
    u32::try_from(apart.count()).unwrap_or(u32::MAX)
}

fn floors(grid: &Grid, words: &Words) -> Vec<print::Floor> {
    let floor = |criterion: &Criterion| {
        Some(print::Floor {
            code: criterion.code.clone(),
            least: grids::floor(grid, &criterion.code, criterion.floor?, words),
        })
    };
    grid.all().into_iter().filter_map(floor).collect()
}

fn condition(grid: &Grid, condition: &Condition, words: &Words) -> print::MethodCondition {
    match condition {
        Condition::Reach {
            criteria,
            floor,
            at_least,
        } => print::MethodCondition::Reach {
            criteria: criteria.clone(),
            floor: grids::level_on_all(grid, criteria, floor.to_string(), floor.exact(), words),
            at_least: *at_least,
        },
        Condition::Agree {
            criteria,
            level,
            at_least,
        } => print::MethodCondition::Agree {
            criteria: criteria.clone(),
            level: this_level(grid, criteria, *level, words),
            at_least: *at_least,
        },
        Condition::Envelope {
            available_cents,
            target,
            least,
        } => print::MethodCondition::Envelope {
            available: *available_cents,
            target: target.to_string(),
            least: least.to_string(),
        },
    }
}

/// A level of the scale of these criteria; words count one step each.
fn this_level(grid: &Grid, criteria: &[String], level: Steps, words: &Words) -> print::Level {
    let first = criteria.first().and_then(|code| grid.criterion(code));
    let scale = first.map_or(grid.scale, |criterion| grid.scale_of(criterion));
    let points = grids::exact_points(scale, level);
    grids::level_on_all(grid, criteria, points, Exact::whole(level.0), words)
}

#[cfg(test)]
mod tests {
    use palmares_core::call::CallKind;
    use palmares_core::paper::PaperLanguage;

    use super::*;

    #[test]
    fn the_method_is_that_of_the_grid_and_no_other() {
        let label = |text: &str| serde_json::json!({ "fr": text, "en": "" });
        let grid: Grid = serde_json::from_value(serde_json::json!({
            "scale": { "minimum": 0, "maximum": 10, "steps_per_point": 2 },
            "aggregation": "median",
            "order": "criteria",
            "contribution": "share_of_span",
            "weight_use": "ranking",
            "bonus_cap": "4.5",
            "conditions": [{ "kind": "agree", "criteria": ["G"], "level": 1, "at_least": 2 }],
            "criteria": [
                { "code": "A", "label": label("Points"), "weight": 100, "floor": "3", "not_applicable": true },
                { "code": "B", "label": label("Bonus"), "weight": 10, "role": "bonus" },
                {
                    "code": "G", "label": label("Avis"), "role": "apart", "floor": "0.5",
                    "scale": { "words": [label("NO GO"), label("GO")] },
                },
            ],
        }))
        .unwrap();
        let told = of_grid(&grid, &Words::of(PaperLanguage::Fr, CallKind::ProjectCall).unwrap());
        assert_eq!(told.aggregation, print::Aggregation::Median);
        assert_eq!(told.order, print::AggregationOrder::Criteria);
        assert_eq!(told.contribution, print::Contribution::ShareOfSpan);
        assert!(told.weights_rank_only && told.not_applicable);
        assert_eq!(told.bonus.unwrap().cap.as_deref(), Some("4.5"));
        assert_eq!(told.apart, ["G"]);
        assert_eq!(told.floors[0].code, "A");
        assert_eq!(told.floors[0].least.points, "3");
        assert_eq!(told.floors[1].least.words, ["NO GO", "GO"]);
        let agreed = print::MethodCondition::Agree {
            criteria: vec!["G".to_owned()],
            level: print::Level {
                points: "1".to_owned(),
                words: vec!["GO".to_owned()],
            },
            at_least: 2,
        };
        assert_eq!(told.conditions, [agreed]);
    }

    #[test]
    fn a_category_is_a_mean_or_a_sum_with_its_most() {
        let label = serde_json::json!({ "fr": "Critère", "en": "" });
        let part = |code: &str, maximum: u32| {
            serde_json::json!({
                "code": code, "label": label,
                "scale": { "numeric": { "minimum": 0, "maximum": maximum, "steps_per_point": 1 } },
            })
        };
        let grid: Grid = serde_json::from_value(serde_json::json!({
            "scale": { "minimum": 0, "maximum": 5, "steps_per_point": 1 },
            "criteria": [
                { "code": "A", "label": label, "weight": 50, "parts": [part("A1", 5), part("A2", 5)] },
                {
                    "code": "B", "label": label, "weight": 50, "combination": "sum",
                    "parts": [part("B1", 20), part("B2", 10)],
                },
            ],
        }))
        .unwrap();
        let told = of_grid(&grid, &Words::of(PaperLanguage::Fr, CallKind::ProjectCall).unwrap());
        let category = |code: &str, sum: Option<&str>| print::Category {
            code: code.to_owned(),
            sum: sum.map(str::to_owned),
        };
        assert_eq!(told.categories, [category("A", None), category("B", Some("30"))]);
    }
}
