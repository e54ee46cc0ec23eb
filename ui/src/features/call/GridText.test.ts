import { expect, it } from "vitest";
import { gridOf } from "../../../tests/grids";
import { gridIn } from "./GridText";

const grid = gridOf({ criteria: [{ code: "C1", weight: 100, parts: [{ code: "C1.1" }] as never }] });

it("takes a whole grid as it was copied out, and nothing that could not be shown", () => {
  expect(gridIn(JSON.stringify(grid), grid)).toEqual(grid);
  const { parts: _, ...flat } = grid.criteria[0]!;
  for (const other of ["", "[]", "null", "{}", JSON.stringify({ ...grid, criteria: [flat] })]) {
    expect(gridIn(other, grid)).toBeNull();
  }
  const { bands: __, ...short } = grid;
  expect(gridIn(JSON.stringify(short), grid)).toBeNull();
});
