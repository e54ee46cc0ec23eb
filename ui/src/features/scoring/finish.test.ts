import { describe, expect, it } from "vitest";
import type { CellState, OwnSheet, OwnSheets, ScoringItem } from "~/api";
import { pointsOf, readyOf } from "./finish";

const item = (dossier_id: string, state: CellState, more: Partial<ScoringItem> = {}): ScoringItem => ({
  dossier_id,
  number: 1,
  title: dossier_id,
  applicant: "",
  state,
  declared: true,
  marked: 0,
  criteria: 2,
  to_review: false,
  ...more,
});
const sheet = (dossier_id: string, more: Partial<OwnSheet> = {}): OwnSheet => ({
  dossier_id,
  number: 1,
  current: true,
  grid_version: "g1",
  total: null,
  marks: [],
  gaps: [],
  extremes: [],
  ...more,
});
const own: OwnSheets = {
  grids: [],
  items: [
    item("undeclared", "not_started", { declared: false }),
    item("unread", "not_started"),
    item("gaps", "draft"),
    item("extreme", "draft", { to_review: true }),
    item("done", "submitted"),
  ],
  sheets: [
    sheet("unread", { current: false }),
    sheet("gaps", {
      gaps: [
        { criterion: "C1", kind: "mark" },
        { criterion: "C2", kind: "comment" },
      ],
    }),
    sheet("extreme", { extremes: ["C2"] }),
    sheet("done", { extremes: ["C1"] }),
  ],
};

describe("before handing in", () => {
  it("everything that is left to do is told, and nothing of what was handed in", () => {
    const told = pointsOf(own).map(({ item: { dossier_id }, kind, criterion, required }) =>
      [dossier_id, kind, criterion, required].join(" "),
    );
    expect(told).toEqual([
      "undeclared undeclared  true",
      "unread unread  true",
      "gaps mark C1 true",
      "gaps comment C2 true",
      "extreme extreme C2 false",
      "extreme review  false",
    ]);
  });

  it("what nothing required stands in the way of can be handed in", () => {
    expect(readyOf(own).map(({ dossier_id }) => dossier_id)).toEqual(["extreme"]);
  });
});
