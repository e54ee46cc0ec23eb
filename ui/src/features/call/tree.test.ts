import { describe, expect, it } from "vitest";
import { allOf } from "~/text/grid";
import { criterion } from "../../../tests/grids";
import { newCategory } from "./grid";
import { added, branches, freeCode, indented, moved, outdented, removed } from "./tree";

const one = (code: string) =>
  criterion({ code, weight: 20, descriptors: [{ level: 0, text: { fr: code, en: "" } }] });
const criteria = [one("C1"), one("C2"), one("C3")];
const categoryOf = (parts: (typeof criteria)[number][]) =>
  newCategory({ criteria }, parts, { fr: "Catégorie", en: "" });
const shape = (list: Parameters<typeof branches>[0]) =>
  allOf({ criteria: [...list] }).map(({ criterion: { code }, depth }) => `${"·".repeat(depth)}${code}`);

describe("the criteria of a grid", () => {
  it("are put together into a category, which weighs what they weighed, and lose nothing", () => {
    const nested = indented(criteria, [1], categoryOf);
    expect(shape(nested)).toEqual(["K1", "·C1", "·C2", "C3"]);
    expect(nested[0]?.weight).toBe(40);
    expect(nested[0]?.parts.map(({ descriptors }) => descriptors.length)).toEqual([1, 1]);
    expect(shape(indented(nested, [1], categoryOf))).toEqual(["K1", "·C1", "·C2", "·C3"]);
    expect(shape(outdented(nested, [0, 1]))).toEqual(["K1", "·C1", "C2", "C3"]);
  });

  it("never lose one at the ends of a list, nor go too deep", () => {
    expect(shape(indented(criteria, [0], categoryOf))).toEqual(["C1", "C2", "C3"]);
    expect(shape(outdented(criteria, [1]))).toEqual(["C1", "C2", "C3"]);
    expect(shape(moved(criteria, [2], 1))).toEqual(["C1", "C2", "C3"]);
    const deep = criterion({
      code: "A",
      parts: [{ code: "B", parts: [{ code: "C", parts: [one("D")] }] }] as never,
    });
    const list = [one("X"), deep];
    expect(shape(indented(list, [1], categoryOf))).toEqual(shape(list));
  });

  it("move among their own and go alone", () => {
    const nested = indented(criteria, [1], categoryOf);
    expect(shape(moved(nested, [0, 0], 1))).toEqual(["K1", "·C2", "·C1", "C3"]);
    expect(shape(removed(nested, [0, 0]))).toEqual(["K1", "·C2", "C3"]);
    expect(branches(nested).map(({ path }) => path.join("."))).toEqual(["0", "0.0", "0.1", "1"]);
  });

  it("become a category whose first part asks what they asked", () => {
    const grown = added(criteria, [0], one("C1.2"), criterion({ code: "C1.1" }));
    expect(shape(grown)).toEqual(["C1", "·C1.1", "·C1.2", "C2", "C3"]);
    expect(grown[0]?.parts[0]?.descriptors).toEqual(criteria[0]?.descriptors);
    expect(grown[0]?.descriptors).toEqual([]);
    const again = added(grown, [0], one("C1.3"), criterion({ code: "unused" }));
    expect(shape(again)).toEqual(["C1", "·C1.1", "·C1.2", "·C1.3", "C2", "C3"]);
  });

  it("take codes that are free", () => {
    expect(freeCode({ criteria }, "C", 3)).toBe("C4");
    expect(freeCode({ criteria }, "C1.", 1)).toBe("C1.1");
  });
});
