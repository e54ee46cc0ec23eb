import { describe, expect, it } from "vitest";
import type { Plan, Verdict } from "~/api";
import { changesSomething, groupsOf } from "./plan";

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
