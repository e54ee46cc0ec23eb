import { describe, expect, it } from "vitest";
import type { MemberView, RankingView } from "~/api";
import { chairsOf, inOrder, orderBehind, tieBeginningAt } from "./ties";

const place = (dossier: string) => ({ dossier });
const view = {
  ranking: { ranked: ["a", "b", "c", "d"].map(place) },
  ties_to_order: [{ dossiers: ["d", "b", "c"], official: "70.00", ordered: false }],
  tie_orders: [
    { id: "t1", dossiers: ["c", "b", "d"], applies: false },
    { id: "t2", dossiers: ["b", "c", "d"], applies: true },
  ],
} as unknown as RankingView;
const tie = (ahead: string, behind: string) => ({ ahead, behind, reason: { step: "unresolved" as const } });

describe("a tie that the chair can order", () => {
  it("is offered once, where the set begins", () => {
    expect(tieBeginningAt(view, tie("b", "c"))?.dossiers).toEqual(["d", "b", "c"]);
    expect(tieBeginningAt(view, tie("c", "d"))).toBeNull();
    expect(tieBeginningAt(view, tie("a", "b"))).toBeNull();
  });

  it("starts from the order in which the ranking shows it", () => {
    expect(inOrder(view, view.ties_to_order[0]!)).toEqual(["b", "c", "d"]);
  });

  it("names the order that applies, never one whose tie is gone", () => {
    expect(orderBehind(view, tie("b", "c"))?.id).toBe("t2");
    expect(orderBehind(view, tie("a", "b"))).toBeNull();
  });

  it("is ordered by those who preside, each only for themselves", () => {
    const member = (id: string, role: string, active = true) => ({ id, role, active }) as MemberView;
    const members = [
      member("m", "member"),
      member("c", "chair"),
      member("v", "vice_chair"),
      member("o", "chair", false),
    ];
    expect(chairsOf(members, null).map(({ id }) => id)).toEqual(["c", "v"]);
    expect(chairsOf(members, "v").map(({ id }) => id)).toEqual(["v"]);
    expect(chairsOf(members, "m")).toEqual([]);
  });
});
