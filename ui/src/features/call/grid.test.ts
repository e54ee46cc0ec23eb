import { describe, expect, it } from "vitest";
import { gridOf } from "../../../tests/grids";
import { levels, newCriterion, newParts, scaleName, totalWeight, withDescriptor } from "./grid";

const grid = gridOf({
  criteria: [
    { code: "C1", weight: 60, floor: "3" },
    { code: "C2", weight: 40 },
    { code: "B", weight: 5, role: "bonus" },
  ],
});

describe("the grid", () => {
  it("weighs what enters the total", () => {
    expect(totalWeight(grid)).toBe(100);
  });

  it("gives a new criterion a free code and the weight that is left", () => {
    const criterion = newCriterion({ criteria: grid.criteria.slice(0, 1) }, { fr: "Nouveau", en: "" });
    expect([criterion.code, criterion.weight]).toEqual(["C2", 40]);
    const [first, next] = newParts(grid, grid.criteria[0]!, { fr: "Nouveau", en: "" });
    expect([first.code, first.label, next.code, next.weight]).toEqual([
      "C1.1",
      grid.criteria[0]!.label,
      "C1.2",
      1,
    ]);
  });

  it("explains whole points, and forgets a level without text", () => {
    expect(levels(grid.scale)).toEqual([0, 2, 4, 6, 8, 10]);
    const described = withDescriptor(grid.criteria[0]!, 6, { fr: "Satisfaisant" });
    expect(described.descriptors).toEqual([{ level: 6, text: { fr: "Satisfaisant", en: "" } }]);
    expect(withDescriptor(described, 6, { fr: " " }).descriptors).toEqual([]);
  });

  it("knows the usual scales by name", () => {
    expect(scaleName(grid.scale)).toBe("0-5/2");
    expect(scaleName({ minimum: 0, maximum: 7, steps_per_point: 1 })).toBeNull();
  });
});
