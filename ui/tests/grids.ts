import type { Criterion, Grid } from "../src/api";

/** A criterion as the core writes it, where only what a test is about is said. */
export function criterion(said: Partial<Criterion> & Pick<Criterion, "code">): Criterion {
  return {
    label: { fr: said.code, en: said.code },
    help: null,
    referential: null,
    weight: 1,
    scale: null,
    floor: null,
    descriptors: [],
    not_applicable: false,
    role: "counted",
    combination: "mean",
    ...said,
    parts: (said.parts ?? []).map(criterion),
  };
}

/** A grid as the core writes it, where only what a test is about is said. */
export function gridOf(
  said: Partial<Omit<Grid, "criteria">> & { criteria: Parameters<typeof criterion>[0][] },
): Grid {
  return {
    weighting: "points",
    weight_use: "everywhere",
    scale: { minimum: 0, maximum: 10, steps_per_point: 2 },
    contribution: "share_of_maximum",
    aggregation: "mean",
    order: "totals",
    score_out_of: 100,
    decimals: 2,
    overall_threshold: null,
    conditions: [],
    bonus_cap: null,
    bands: [],
    min_evaluations: 2,
    tie_break: [],
    comment_rule: "below_floor",
    ...said,
    criteria: said.criteria.map(criterion),
  };
}

/** A grid of every kind: a category, words, what may not apply, a bonus, conditions and opinions. All fictitious. */
export const EVERY_KIND = gridOf({
  criteria: [
    {
      code: "C1",
      label: { fr: "Numérique responsable", en: "Responsible digital technology" },
      weight: 60,
      floor: "3",
      parts: [
        criterion({ code: "C1.1", label: { fr: "Empreinte carbone", en: "Carbon footprint" } }),
        criterion({
          code: "C1.2",
          label: { fr: "Foncier et bâti", en: "Land and buildings" },
          not_applicable: true,
        }),
      ],
    },
    {
      code: "C2",
      label: { fr: "Marché", en: "Market" },
      weight: 40,
      scale: { numeric: { minimum: 0, maximum: 30, steps_per_point: 1 } },
    },
    {
      code: "A",
      label: { fr: "Avis global", en: "Overall opinion" },
      role: "apart",
      scale: {
        words: [
          { fr: "Non", en: "No go" },
          { fr: "Oui", en: "Go" },
        ],
      },
      floor: "0.5",
    },
    { code: "B", label: { fr: "Jeune entreprise", en: "Young company" }, role: "bonus", weight: 5 },
  ],
  conditions: [{ kind: "agree", criteria: ["A"], level: 1, at_least: 2 }],
  bands: [{ code: "favourable", label: { fr: "Avis favorable", en: "Favourable opinion" }, from: "55" }],
  bonus_cap: "5",
});
