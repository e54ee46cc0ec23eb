import { describe, expect, it } from "vitest";
import type { CellState, DossierResult, RankingView } from "~/api";
import {
  closable,
  gapOn,
  isWhole,
  linesOf,
  paperOf,
  pendingOf,
  rangeOn,
  reopenable,
  scoredIn,
  totalWays,
} from "./ranking";

const result = (dossier: string, submitted: number, states: CellState[] = []): DossierResult => ({
  dossier,
  submitted,
  assigned: states.length,
  official: null,
  ranked_by: null,
  other_order: null,
  individual: null,
  conditions: [],
  band: null,
  criteria: [],
  dispersion: null,
  threshold: null,
  flags: [{ kind: "gap", criterion: "C2", minimum: 4, maximum: 9 }],
  cells: states.map((state, at) => ({ member: `m${at}`, state, total: null, left_out: null })),
});

const view = (results: DossierResult[], state = "under_evaluation") =>
  ({
    grid: { min_evaluations: 2 },
    results,
    dossiers: results.map(({ dossier: id }) => ({ id, number: 1, title: id, state })),
    ranking: {
      ranked: [
        { dossier: "a", rank: 1 },
        { dossier: "gone", rank: 2 },
      ],
      apart: [{ dossier: "b", official: null, reasons: [{ kind: "not_scored" }] }],
      ties: [{ ahead: "a", behind: "b", reason: { step: "priority" } }],
    },
  }) as unknown as RankingView;

describe("the ranking", () => {
  it("has its lines in order, each with its tie, and those apart with their reasons", () => {
    const lines = linesOf(view([result("a", 2), result("b", 0)]));
    expect(lines.ranked.map(({ dossier }) => dossier.id)).toEqual(["a"]);
    expect(lines.ranked[0]?.tie?.behind).toBe("b");
    expect(lines.apart[0]?.reasons).toEqual([{ kind: "not_scored" }]);
    expect(lines.apart[0]?.place).toBeNull();
  });

  it("lets the scoring of a dossier be closed when enough count and nobody still writes", () => {
    const ids = (...results: DossierResult[]) => closable(view(results)).map(({ id }) => id);
    expect(ids(result("a", 2, ["submitted", "submitted", "recused", "abstained"]))).toEqual(["a"]);
    expect(ids(result("a", 2, ["submitted", "submitted", "draft"]))).toEqual([]);
    expect(ids(result("a", 1, ["submitted"]))).toEqual([]);
    expect(closable(view([result("a", 2)], "ready_for_committee"))).toEqual([]);
  });

  it("counts who is still awaited", () => {
    expect(pendingOf(result("a", 1, ["submitted", "draft", "not_started", "recused"]))).toBe(2);
  });

  it("finds the gap on a criterion", () => {
    expect(gapOn(result("a", 2), "C2")).toMatchObject({ minimum: 4, maximum: 9 });
    expect(gapOn(result("a", 2), "C1")).toBeNull();
  });

  it("unfolds members' totals and nothing else", () => {
    const ways = totalWays(result("a", 1, ["submitted"]));
    const operand = {
      member: "m0",
      criterion: "C1",
      weight: null,
      mark: 4,
      dropped: false,
      exact: "2",
      rounded: "2.00",
    };
    expect(ways(operand)).toBeNull();
    expect(ways({ ...operand, criterion: null })).toBeNull();
  });

  it("draws a range on the scale, never thinner than can be seen", () => {
    expect(rangeOn("60.00", "75.00", 100)).toEqual({ start: 60, width: 15 });
    expect(rangeOn("70.00", "70.00", 100).width).toBe(1);
  });
});

describe("the paper of a ranking", () => {
  const own = { id: null, name: "", dossiers: 0 };
  const small = { id: "g2", name: "Petits projets", dossiers: 3 };

  it("is the first where the call has one grid, scored on or not", () => {
    expect(paperOf({ grid_id: null, grids: [own] })).toBe(0);
  });

  it("is found among those of the grids that something is scored on", () => {
    expect(paperOf({ grid_id: "g2", grids: [own, small] })).toBe(0);
    expect(paperOf({ grid_id: "g2", grids: [{ ...own, dossiers: 2 }, small] })).toBe(1);
  });
});

describe("the lines of a ranking", () => {
  it("are counted on its grid, however many of them have come", () => {
    const own = { id: null, name: "", dossiers: 2000 };
    expect(scoredIn({ grid_id: null, grids: [own], results: [result("a", 2)] })).toBe(2000);
    expect(scoredIn({ grid_id: null, grids: [], results: [result("a", 2)] })).toBe(1);
    expect(isWhole({ grid_id: null, grids: [own], results: [result("a", 2)] })).toBe(false);
    expect(isWhole({ grid_id: null, grids: [], results: [result("a", 2)] })).toBe(true);
  });
});

describe("a next round", () => {
  it("is for dossiers whose scoring is over and that are on no agenda, put off ones too", () => {
    const chosen = (state: string) => reopenable(view([result("a", 2)], state)).map(({ id }) => id);
    expect([chosen("ready_for_committee"), chosen("deferred")]).toEqual([["a"], ["a"]]);
    expect([chosen("under_evaluation"), chosen("scheduled"), chosen("selected")]).toEqual([[], [], []]);
  });
});
