import { describe, expect, it } from "vitest";
import type { ScoringItem } from "~/api";
import { gridOf } from "../../../tests/grids";
import { levelOf, neighbours, nextBlank, nextUnscored, summaryOf } from "./queue";

const grid = () =>
  gridOf({
    criteria: [
      { code: "C1", weight: 50, floor: "3" },
      { code: "C2", weight: 50 },
    ],
    overall_threshold: "60",
  });

const marks = (...given: [string, number | null, string?][]) =>
  new Map(given.map(([code, mark, comment]) => [code, { mark, comment: comment ?? "" }]));

const item = (id: string, state: ScoringItem["state"], marked = 0): ScoringItem => ({
  dossier_id: id,
  number: 1,
  title: id,
  applicant: "",
  state,
  declared: true,
  marked,
  criteria: 2,
  to_review: false,
});

describe("the list of a member", () => {
  const items = [
    item("a", "submitted", 2),
    item("b", "draft", 1),
    item("c", "draft", 2),
    item("d", "not_started"),
  ];

  it("is counted by what is marked, begun and to be read", () => {
    expect(summaryOf(items)).toEqual({ scored: 2, submitted: 1, drafts: 1, toRead: 1, abstained: 0 });
  });

  it("leads to the next dossier where a mark is missing, around its end", () => {
    expect(nextUnscored(items, "b")?.dossier_id).toBe("d");
    expect(nextUnscored(items, "d")?.dossier_id).toBe("b");
    expect(nextUnscored(items, null)?.dossier_id).toBe("b");
    expect(nextUnscored([items[0]!, items[2]!], "a")).toBeNull();
  });

  it("has neighbours only inside itself", () => {
    expect(neighbours(items, "a").previous).toBeNull();
    expect(neighbours(items, "a").next?.dossier_id).toBe("b");
    expect(neighbours(items, "gone")).toEqual({ at: -1, previous: null, next: null });
  });
});

describe("a sheet", () => {
  it("leads to the next blank mark, and a zero is no blank", () => {
    expect(nextBlank(grid(), marks(["C1", 0]), "C2")).toBe("C2");
    expect(nextBlank(grid(), marks(["C1", 0], ["C2", 4]), "C1")).toBeNull();
  });

  it("shows the level reached", () => {
    const levels = [{ level: 0 }, { level: 2 }, { level: 4 }];
    expect(levelOf(levels, 3)).toEqual({ level: 2, exactly: false });
    expect(levelOf(levels, 4)).toEqual({ level: 4, exactly: true });
    expect(levelOf(levels, null)).toBeNull();
  });
});
