import { expect, it } from "vitest";
import { columnName } from "./cells";

it("columns are named as spreadsheets name them", () => {
  expect([0, 25, 26, 27, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "AB", "ZZ", "AAA"]);
});
