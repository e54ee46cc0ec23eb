import { describe, expect, it } from "vitest";
import { nextSort, rowAfter, sortRows, tracks } from "./table";

const compare = new Intl.Collator("fr", { sensitivity: "base" }).compare;

describe("the order of a table", () => {
  it("puts what has no value last, whichever way it is sorted", () => {
    const rows = [{ mark: 3 }, { mark: null }, { mark: 0 }, { mark: 5 }];
    const marks = (descending: boolean) =>
      sortRows(rows, (row) => row.mark, descending, compare).map((row) => row.mark);
    expect(marks(false)).toEqual([0, 3, 5, null]);
    expect(marks(true)).toEqual([5, 3, 0, null]);
  });

  it("keeps rows that are equal in the order in which they came", () => {
    const rows = ["b1", "a1", "b2", "a2"];
    expect(sortRows(rows, (row) => row[0], false, compare)).toEqual(["a1", "a2", "b1", "b2"]);
  });

  it("orders accents as a French dictionary does", () => {
    expect(sortRows(["Zoé", "Étienne", "Fanny"], (row) => row, false, compare)).toEqual([
      "Étienne",
      "Fanny",
      "Zoé",
    ]);
  });

  it("goes from one way to the other and back to none", () => {
    const first = nextSort(null, "name");
    const second = nextSort(first, "name");
    expect([first, second, nextSort(second, "name")]).toEqual([
      { column: "name", descending: false },
      { column: "name", descending: true },
      null,
    ]);
    expect(nextSort(second, "date")).toEqual({ column: "date", descending: false });
  });
});

describe("moving in a table", () => {
  it("stays inside the rows", () => {
    expect(rowAfter("ArrowUp", 0, 10, 5)).toBe(0);
    expect(rowAfter("PageDown", 7, 10, 5)).toBe(9);
    expect(rowAfter("End", 0, 10, 5)).toBe(9);
    expect(rowAfter("ArrowDown", 0, 0, 5)).toBeNull();
    expect(rowAfter("x", 3, 10, 5)).toBeNull();
  });
});

describe("the widths of columns", () => {
  it("share what is left between those that grow, unless a width was set by hand", () => {
    const columns = [{ id: "no", width: 4 }, { id: "name", grow: 2, min: 12 }, { id: "who" }];
    expect(tracks(columns, {})).toBe("4rem minmax(12rem, 2fr) minmax(8rem, 1fr)");
    expect(tracks(columns, { name: 20 })).toBe("4rem 20rem minmax(8rem, 1fr)");
  });
});
