import { describe, expect, it } from "vitest";
import { allOf } from "~/text/grid";
import { newCriterion } from "./grid";
import { added, branches, freeCode, indented, moved, outdented, removed } from "./tree";

const one = (code: string) => ({ ...newCriterion({ criteria: [] }, code), code });
const criteria = [one("C1"), one("C2"), one("C3")];
const shape = (list: Parameters<typeof branches>[0]) =>
  allOf({ criteria: [...list] }).map(({ criterion, depth }) => `${"·".repeat(depth)}${criterion.code}`);

describe("the criteria of a grid", () => {
  it("are put into a category and taken out of it again", () => {
    const nested = indented(criteria, [1]);
    expect(shape(nested)).toEqual(["C1", "·C2", "C3"]);
    expect(shape(indented(nested, [1]))).toEqual(["C1", "·C2", "·C3"]);
    expect(shape(outdented(nested, [0, 0]))).toEqual(["C1", "C2", "C3"]);
  });

  it("never lose one at the ends of a list, nor go too deep", () => {
    expect(shape(indented(criteria, [0]))).toEqual(["C1", "C2", "C3"]);
    expect(shape(outdented(criteria, [1]))).toEqual(["C1", "C2", "C3"]);
    expect(shape(moved(criteria, [2], 1))).toEqual(["C1", "C2", "C3"]);
    const deep = [one("A"), one("B"), one("C"), one("D"), one("E")];
    const chain = deep.reduceRight<(typeof deep)[number] | null>(
      (inner, outer) => ({ ...outer, parts: inner ? [inner] : [] }),
      null,
    );
    const list = [one("X"), ...(chain ? [chain] : [])];
    expect(shape(indented(list, [1]))).toEqual(shape(list));
  });

  it("move among their own and go alone", () => {
    const nested = added(indented(criteria, [1]), [0], one("C1.2"));
    expect(shape(moved(nested, [0, 0], 1))).toEqual(["C1", "·C1.2", "·C2", "C3"]);
    expect(shape(removed(nested, [0, 0]))).toEqual(["C1", "·C1.2", "C3"]);
    expect(branches(nested).map(({ path }) => path.join("."))).toEqual(["0", "0.0", "0.1", "1"]);
  });

  it("of a category have no scale of its own left", () => {
    const scaled = [{ ...one("C1"), not_applicable: true }, one("C2")];
    expect(indented(scaled, [1])[0]?.not_applicable).toBe(false);
  });

  it("take codes that are free", () => {
    expect(freeCode({ criteria }, "C", 3)).toBe("C4");
    expect(freeCode({ criteria }, "C1.", 1)).toBe("C1.1");
  });
});
