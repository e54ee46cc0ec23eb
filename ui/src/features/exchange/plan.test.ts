import { describe, expect, it } from "vitest";
import type { FieldMeeting, Plan, Verdict } from "~/api";
import { aboutOf, changesSomething, groupsOf } from "./plan";

const line = (verdict: Verdict) => ({ verdict }) as Plan["lines"][number];
const plan = (part: Partial<Plan>) => ({ new: 0, soft: 0, hard: 0, here: 0, refused: 0, ...part }) as Plan;

describe("the plan of taking changes", () => {
  it("shows first what somebody must look at, and nothing of what there is none of", () => {
    const lines = (["here", "new", "hard", "new"] as const).map(line);
    expect(groupsOf({ lines }).map(({ verdict, lines: own }) => [verdict, own.length])).toEqual([
      ["hard", 1],
      ["new", 2],
      ["here", 1],
    ]);
  });

  it("has nothing to take when everything is here already or refused", () => {
    expect(changesSomething(plan({ here: 12, refused: 1 }))).toBe(false);
    expect(changesSomething(plan({ soft: 1 }))).toBe(true);
  });
});

describe("the row that two entries met in", () => {
  const side = (params: Record<string, unknown>) =>
    ({ entry: { params }, value: null }) as FieldMeeting["ours"];
  const meeting = (table: string, theirs: Record<string, unknown>, ours = {}) =>
    ({ table, key: "k/C2", field: "f", ours: side(ours), theirs: side(theirs) }) as FieldMeeting;

  it("is told by the dossier of the entry that came, else of the one that is here", () => {
    const told = { dossier: 6, title: "Forge4D" };
    expect(aboutOf(meeting("dossier", { ...told, kind: "selected" }))).toEqual(told);
    expect(aboutOf(meeting("dossier", { operation: "dossier_update", params: told }))).toEqual(told);
    expect(aboutOf(meeting("dossier", {}, told))).toEqual(told);
    expect(aboutOf(meeting("mark", { ...told, criterion: "C2" }))).toEqual({ ...told, criterion: "C2" });
    // A sheet of paper tells how many of its cells were typed, and the row of which.
    expect(aboutOf(meeting("mark", { ...told, cells: 6 }))).toEqual({ ...told, criterion: "C2" });
  });

  it("is told by what else names it where no dossier does", () => {
    expect(aboutOf(meeting("session", { held_on: "2026-05-13" }))).toEqual({ held_on: "2026-05-13" });
  });
});
