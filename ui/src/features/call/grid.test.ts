import { describe, expect, it } from "vitest";
import type { Grid } from "~/api";
import { gridProblems, levels, newCriterion, withDescriptor } from "./grid";

const label = { fr: "Pertinence", en: "Relevance" };
const grid: Grid = {
  criteria: [
    { code: "C1", label, help: null, weight: 60, floor: 6, descriptors: [] },
    { code: "C2", label, help: null, weight: 40, floor: null, descriptors: [] },
  ],
  weighting: "points",
  scale: { minimum: 0, maximum: 10, steps_per_point: 2 },
  score_out_of: 100,
  decimals: 2,
  overall_threshold: "60",
  min_evaluations: 2,
  tie_break: ["priority"],
  comment_rule: "below_floor",
};

describe("the grid", () => {
  it("says what stands in the way of saving it", () => {
    expect(gridProblems(grid)).toEqual([]);
    expect(gridProblems({ ...grid, criteria: grid.criteria.slice(1) })).toEqual([
      "call.grid.problem.weights",
    ]);
    expect(gridProblems({ ...grid, criteria: [], weighting: "coefficients" })).toEqual([
      "call.grid.problem.empty",
    ]);
  });

  it("gives a new criterion a free code and the weight that is left", () => {
    const criterion = newCriterion({ ...grid, criteria: grid.criteria.slice(0, 1) }, "Nouveau");
    expect([criterion.code, criterion.weight]).toEqual(["C2", 40]);
  });

  it("explains whole points, and forgets a level without text", () => {
    expect(levels(grid)).toEqual([0, 2, 4, 6, 8, 10]);
    const described = withDescriptor(grid.criteria[0]!, 6, { fr: "Satisfaisant" });
    expect(described.descriptors).toEqual([{ level: 6, text: { fr: "Satisfaisant", en: "" } }]);
    expect(withDescriptor(described, 6, { fr: " " }).descriptors).toEqual([]);
  });
});
