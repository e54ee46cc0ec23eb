import { describe, expect, it } from "vitest";
import type { Answer, SheetRow } from "~/api";
import { commentTwice, keyOf, markTwice, type Second } from "./second";

const row = { dossier_id: "d", member_id: "m", comment: "" } as SheetRow;
const typed = (marks: [string, Answer | null][], more: Partial<Second> = {}): Second => ({
  marks: new Map(marks.map(([code, mark]) => [keyOf(row, code), mark])),
  comments: new Map(),
  refused: new Map(),
  ...more,
});

describe("a sheet that is typed twice", () => {
  it("says both where a mark was left blank the second time", () => {
    const second = typed([["C1", 6]]);
    expect(markTwice(row, "C1", 6, second)).toEqual({ first: 6, second: 6, same: true });
    expect(markTwice(row, "C2", 8, second)).toEqual({ first: 8, second: null, same: false });
    expect(markTwice(row, "C3", 0, second)).toEqual({ first: 0, second: null, same: false });
  });

  it("says a mark that the first typing had left blank", () => {
    expect(markTwice(row, "C1", null, typed([["C1", 6]]))?.same).toBe(false);
    expect(markTwice(row, "C2", null, typed([["C1", 6]]))).toBeNull();
  });

  it("is not compared before it is begun, nor by what is begun of another", () => {
    expect(markTwice(row, "C1", 6, typed([]))).toBeNull();
    const other = { ...row, member_id: "m2" };
    expect(markTwice(other, "C1", 6, typed([["C1", 6]]))).toBeNull();
  });

  it("waits for an answer where what was typed is none", () => {
    const refused = new Map([[keyOf(row, "C2"), "abc"]]);
    expect(markTwice(row, "C2", 8, typed([], { refused }))).toBeNull();
    expect(markTwice(row, "C1", 8, typed([], { refused }))?.same).toBe(false);
  });

  it("compares its comment too, which may have been left out", () => {
    const told = { ...row, comment: "Projet mûr." };
    expect(commentTwice(told, typed([["C1", 6]]))).toEqual({ first: "Projet mûr.", second: "", same: false });
    expect(commentTwice(row, typed([["C1", 6]]))).toBeNull();
    const again = new Map([[keyOf(row, ""), "Projet  mûr."]]);
    expect(commentTwice(told, typed([], { comments: again }))?.same).toBe(true);
  });
});
