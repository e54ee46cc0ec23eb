//! The method in words: one sentence for each thing that the grid says, and none for what it does not.

use crate::desk::Desk;
use crate::method::{
    Aggregation, AggregationOrder, Bonus, Category, Contribution, MethodCondition, RankingMethod, UnmetCondition,
};

/// The method paragraph.
pub fn method(desk: Desk<'_>, method: &RankingMethod) -> String {
    let mut said = total(desk, method);
    said.extend(method.referentials.iter().map(|(code, one)| {
        let values = [
            ("code", code.as_str()),
            ("name", one.name.as_str()),
            ("version", one.version.as_str()),
        ];
        desk.f("method.referential", &values)
    }));
    said.extend(limits(desk, method));
    said.extend(method.conditions.iter().map(|one| condition(desk, one)));
    if !method.bands.is_empty() {
        let words = method.bands.iter().map(|band| {
            desk.f(
                "method.band",
                &[("label", &band.label), ("from", &desk.score(&band.from))],
            )
        });
        let words: Vec<String> = words.collect();
        said.push(desk.f("method.bands", &[("bands", &words.join(", "))]));
    }
    if method.has_consensus {
        said.push(desk.t("ranking.consensus_method"));
    }
    said.extend(ties(desk, method));
    said.join(" ")
}

/// How the number is made, in the order in which it is made.
fn total(desk: Desk<'_>, method: &RankingMethod) -> Vec<String> {
    let out_of = method.out_of.to_string();
    let contribution = match method.contribution {
        Contribution::ShareOfMaximum => "method.share_of_maximum",
        Contribution::ShareOfSpan => "method.share_of_span",
    };
    let order = match method.order {
        AggregationOrder::Totals => "method.totals",
        AggregationOrder::Criteria => "method.criteria",
    };
    let mut said = categories(desk, &method.categories);
    said.extend([desk.f(contribution, &[("out_of", &out_of)]), desk.t(order)]);
    said.push(match method.aggregation {
        Aggregation::Mean => desk.t("method.mean"),
        Aggregation::Median => desk.t("method.median"),
        Aggregation::Trimmed(each) => desk.count("method.trimmed", u32::from(each)),
        Aggregation::WithoutOutlier => desk.t("method.without_outlier"),
    });
    if method.not_applicable {
        said.push(desk.t("method.not_applicable"));
    }
    said.extend(method.bonus.as_ref().map(|one| bonus(desk, one, &out_of)));
    if !method.apart.is_empty() {
        said.push(desk.f("method.apart", &[("codes", &method.apart.join(", "))]));
    }
    let places = if method.decimals == 0 {
        desk.t("method.unit")
    } else {
        desk.count("method.decimals", method.decimals)
    };
    let rounding = if method.weights_rank_only {
        "method.rounding_shown"
    } else {
        "method.rounding"
    };
    said.push(desk.f(rounding, &[("places", &places)]));
    if method.weights_rank_only {
        said.push(desk.t("method.weights_rank"));
    }
    said
}

/// How categories are made: those that are means, then those that are sums, with the most of each.
fn categories(desk: Desk<'_>, categories: &[Category]) -> Vec<String> {
    let (mut means, mut sums) = (Vec::new(), Vec::new());
    for one in categories {
        match &one.sum {
            None => means.push(one.code.clone()),
            Some(most) => sums.push(desk.f("method.sum", &[("code", &one.code), ("most", &desk.score(most))])),
        }
    }
    let listed = |key: &str, codes: &[String]| {
        let codes = codes.join(", ");
        (!codes.is_empty()).then(|| desk.f(key, &[("codes", &codes)]))
    };
    let means = listed("method.category_means", &means);
    let sums = listed("method.category_sums", &sums);
    means.into_iter().chain(sums).collect()
}

/// What is added to the total.
fn bonus(desk: Desk<'_>, bonus: &Bonus, out_of: &str) -> String {
    match &bonus.cap {
        Some(cap) => {
            let most = desk.measure("method.points", cap);
            desk.f("method.bonus_capped", &[("cap", &most), ("out_of", out_of)])
        }
        None => desk.f("method.bonus", &[("out_of", out_of)]),
    }
}

/// What keeps an application out of the ranking.
fn limits(desk: Desk<'_>, method: &RankingMethod) -> Vec<String> {
    let minimum = method.minimum_evaluations.to_string();
    let mut said = vec![desk.f("ranking.minimum", &[("n", &minimum)]), desk.t("method.blank")];
    if let Some(threshold) = &method.overall_threshold {
        let (threshold, out_of) = (desk.score(threshold), method.out_of.to_string());
        let values = [("threshold", threshold.as_str()), ("out_of", out_of.as_str())];
        said.push(desk.f("ranking.threshold", &values));
    }
    if !method.floors.is_empty() {
        let floors = method.floors.iter();
        let floors = floors.map(|floor| format!("{}\u{a0}≥\u{a0}{}", floor.code, desk.level(&floor.least)));
        let floors: Vec<String> = floors.collect();
        let floors = floors.join(desk.t("method.separator").as_str());
        said.push(desk.f("method.floors", &[("floors", &floors)]));
    }
    said
}

fn condition(desk: Desk<'_>, condition: &MethodCondition) -> String {
    match condition {
        MethodCondition::Reach {
            criteria,
            floor,
            at_least,
        } => {
            let (criteria, floor, n) = (criteria.join(", "), desk.level(floor), at_least.to_string());
            let values = [
                ("criteria", criteria.as_str()),
                ("floor", floor.as_str()),
                ("n", n.as_str()),
            ];
            desk.f("method.reach", &values)
        }
        MethodCondition::Agree {
            criteria,
            level,
            at_least,
        } => {
            let (criteria, level, n) = (criteria.join(", "), desk.level(level), at_least.to_string());
            let values = [
                ("criteria", criteria.as_str()),
                ("level", level.as_str()),
                ("n", n.as_str()),
            ];
            desk.f("method.agree", &values)
        }
        MethodCondition::Envelope {
            available,
            target,
            least,
        } => {
            let (available, target, least) = (desk.money(*available), desk.score(target), desk.score(least));
            let values = [
                ("available", available.as_str()),
                ("target", target.as_str()),
                ("least", least.as_str()),
            ];
            desk.f("method.envelope", &values)
        }
    }
}

/// A condition that is not met, with how far it is.
pub fn unmet(desk: Desk<'_>, unmet: &UnmetCondition) -> String {
    let reached = unmet.reached.to_string();
    format!(
        "{} {}",
        condition(desk, &unmet.condition),
        desk.f("method.reached", &[("reached", &reached)])
    )
}

/// How equal scores are ordered, and how the chair ordered some.
fn ties(desk: Desk<'_>, method: &RankingMethod) -> Vec<String> {
    let mut said = vec![];
    if !method.tie_break.is_empty() {
        let numbered = |(index, rule)| format!("{})\u{a0}{}", index + 1, desk.name("tie_break", rule));
        let rules: Vec<String> = method.tie_break.iter().enumerate().map(numbered).collect();
        said.push(desk.f("ranking.tie_break", &[("rules", &rules.join(", "))]));
    }
    said.extend(method.chair_orders.iter().map(|order| {
        let (projects, motive) = (order.projects.join(", "), desk.prose(&order.motive));
        desk.f("ranking.chair_order", &[("projects", &projects), ("motive", &motive)])
    }));
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use crate::common::Level;
    use crate::desk::Catalogues;
    use crate::method::{Floor, MethodBand, ReferentialFacts};

    fn plain() -> RankingMethod {
        RankingMethod {
            categories: vec![],
            contribution: Contribution::ShareOfMaximum,
            order: AggregationOrder::Totals,
            aggregation: Aggregation::Mean,
            not_applicable: false,
            weights_rank_only: false,
            bonus: None,
            apart: vec![],
            decimals: 2,
            minimum_evaluations: 2,
            out_of: 100,
            overall_threshold: None,
            referentials: vec![],
            floors: vec![],
            conditions: vec![],
            bands: vec![],
            has_consensus: false,
            tie_break: vec![],
            chair_orders: vec![],
        }
    }

    fn said(told: &RankingMethod) -> String {
        let catalogues = Catalogues::load().unwrap();
        method(catalogues.desk(Language::Fr), told).replace(['\u{a0}', '\u{202f}'], " ")
    }

    #[test]
    fn what_is_put_together_first_is_said_as_the_grid_has_it() {
        assert!(said(&plain()).contains("Chaque membre obtient un total, puis les membres sont réunis."));
        let by_criteria = RankingMethod {
            order: AggregationOrder::Criteria,
            ..plain()
        };
        let text = said(&by_criteria);
        assert!(text.contains("critère par critère"));
        assert!(!text.contains("Chaque membre obtient un total"));
    }

    #[test]
    fn a_median_and_a_trimmed_mean_are_not_called_means() {
        let together = |aggregation| said(&RankingMethod { aggregation, ..plain() });
        assert!(together(Aggregation::Median).contains("la médiane"));
        assert!(!together(Aggregation::Median).contains("moyenne"));
        assert!(together(Aggregation::Trimmed(1)).contains("sans la plus basse et la plus haute"));
        assert!(together(Aggregation::Trimmed(2)).contains("sans les 2 plus basses et les 2 plus hautes"));
        assert!(together(Aggregation::WithoutOutlier).contains("seul de son côté du milieu"));
    }

    fn level(points: &str, words: &[&str]) -> Level {
        Level {
            points: points.to_owned(),
            words: words.iter().map(|word| (*word).to_owned()).collect(),
        }
    }

    /// A grid that says all that one can say.
    fn full() -> RankingMethod {
        RankingMethod {
            contribution: Contribution::ShareOfSpan,
            not_applicable: true,
            weights_rank_only: true,
            bonus: Some(Bonus {
                cap: Some("4.5".to_owned()),
            }),
            apart: vec!["D".to_owned()],
            referentials: vec![(
                "C5".to_owned(),
                ReferentialFacts {
                    name: "RGESN".to_owned(),
                    version: "mai 2024".to_owned(),
                },
            )],
            floors: vec![Floor {
                code: "C2".to_owned(),
                least: level("3", &[]),
            }],
            conditions: vec![
                MethodCondition::Reach {
                    criteria: vec!["A".to_owned(), "B".to_owned()],
                    floor: level("2.5", &[]),
                    at_least: 1,
                },
                MethodCondition::Agree {
                    criteria: vec!["G".to_owned()],
                    level: level("1", &["GO"]),
                    at_least: 2,
                },
                MethodCondition::Envelope {
                    available: 10_000_000,
                    target: "3".to_owned(),
                    least: "2.5".to_owned(),
                },
            ],
            bands: vec![MethodBand {
                label: "favorable".to_owned(),
                from: "55".to_owned(),
            }],
            ..plain()
        }
    }

    #[test]
    fn a_category_is_said_to_be_a_mean_or_a_sum_with_its_most() {
        let category = |code: &str, sum: Option<&str>| Category {
            code: code.to_owned(),
            sum: sum.map(str::to_owned),
        };
        let told = RankingMethod {
            categories: vec![category("A", None), category("B", Some("30")), category("C", None)],
            ..plain()
        };
        let text = said(&told);
        assert!(
            text.contains("la moyenne de ses parties, selon leurs coefficients : A, C."),
            "{text}"
        );
        assert!(
            text.contains("la somme des points de ses parties : B (30 au plus)."),
            "{text}"
        );
        assert!(!said(&plain()).contains("parties"));
    }

    #[test]
    fn a_condition_that_is_not_met_is_told_with_how_far_it_is() {
        let missed = UnmetCondition {
            condition: MethodCondition::Reach {
                criteria: vec!["A".to_owned(), "B".to_owned()],
                floor: level("2.5", &[]),
                at_least: 2,
            },
            reached: 1,
        };
        let catalogues = Catalogues::load().unwrap();
        let text = unmet(catalogues.desk(Language::Fr), &missed).replace(['\u{a0}', '\u{202f}'], " ");
        assert_eq!(
            text,
            "Condition, parmi A, B : 2 au moins à 2,5 ou plus. Non remplie : 1."
        );
    }

    #[test]
    fn every_rule_of_the_grid_is_said_and_no_other() {
        let none = said(&plain());
        for word in [
            "bonus",
            "Plancher",
            "Référentiel",
            "Condition",
            "enveloppe",
            "à partir de",
            "hors du total",
        ] {
            assert!(!none.contains(word), "{word}: {none}");
        }
        let text = said(&full());
        for word in [
            "part de l’étendue",
            "laisse son poids aux autres",
            "Les poids ne servent qu’à classer",
            "4,5 points au plus",
            "D : hors du total",
            "Référentiel du critère C5 : RGESN (version mai 2024).",
            "C2 ≥ 3",
            "A, B : 1 au moins à 2,5 ou plus",
            "« GO »",
            "2,5 fois",
            "favorable à partir de 55",
        ] {
            assert!(text.contains(word), "{word}: {text}");
        }
    }

    #[test]
    fn points_are_many_from_two_on_in_french_and_but_for_one_in_english() {
        let catalogues = Catalogues::load().unwrap();
        let said = |language, cap: &str| catalogues.desk(language).measure("method.points", cap);
        let french = ["0.5", "1", "1.50", "2", "10"].map(|cap| said(Language::Fr, cap).replace('\u{a0}', " "));
        assert_eq!(french, ["0,5 point", "1 point", "1,50 point", "2 points", "10 points"]);
        let english = ["0.5", "1.00", "1.5", "2"].map(|cap| said(Language::En, cap).replace('\u{a0}', " "));
        assert_eq!(english, ["0.5 points", "1.00 point", "1.5 points", "2 points"]);
    }

    #[test]
    fn a_floor_and_a_level_on_a_scale_of_words_are_said_in_its_words() {
        let floor = |code: &str, least: Level| Floor {
            code: code.to_owned(),
            least,
        };
        let told = RankingMethod {
            floors: vec![
                floor("G", level("0.5", &["NON", "OUI"])),
                floor("H", level("1", &["OUI"])),
                floor("C2", level("2.5", &[])),
            ],
            conditions: vec![MethodCondition::Agree {
                criteria: vec!["A".to_owned()],
                level: level("1", &["n.c."]),
                at_least: 2,
            }],
            ..plain()
        };
        let text = said(&told);
        assert!(
            text.contains("G ≥ 0,5, entre NON et OUI ; H ≥ OUI ; C2 ≥ 2,5."),
            "{text}"
        );
        assert!(text.contains("« n.c. » ou mieux"), "{text}");
    }
}
