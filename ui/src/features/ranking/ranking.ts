import type {
  ApartReason,
  CellResult,
  DossierResult,
  Explanation,
  Operand,
  Place,
  RankedDossier,
  RankingView,
  TieBreak,
} from "~/api";

/** A dossier as a line of the ranking shows it. */
export interface Line {
  dossier: RankedDossier;
  result: DossierResult;
  /** Only a ranked dossier has a place; the others have reasons. */
  place: Place | null;
  reasons: readonly ApartReason[];
  /** Why it stands directly ahead of the next one of the same score. */
  tie: TieBreak | null;
}

/** The lines of the ranking in order, then those apart; a dossier that the answer does not describe is left out. */
export function linesOf(view: RankingView): { ranked: Line[]; apart: Line[] } {
  const dossiers = new Map(view.dossiers.map((dossier) => [dossier.id, dossier]));
  const results = new Map(view.results.map((result) => [result.dossier, result]));
  const ties = new Map(view.ranking.ties.map((tie) => [tie.ahead, tie]));
  const line = (id: string, more: Pick<Line, "place" | "reasons">): Line[] => {
    const [dossier, result] = [dossiers.get(id), results.get(id)];
    return dossier && result ? [{ dossier, result, tie: ties.get(id) ?? null, ...more }] : [];
  };
  return {
    ranked: view.ranking.ranked.flatMap((place) => line(place.dossier, { place, reasons: [] })),
    apart: view.ranking.apart.flatMap(({ dossier, reasons }) => line(dossier, { place: null, reasons })),
  };
}

/** How many dossiers are scored on the grid of a ranking, however many of its lines are here. */
export function scoredIn({ grid_id, grids, results }: Pick<RankingView, "grid_id" | "grids" | "results">) {
  return grids.find(({ id }) => id === grid_id)?.dossiers ?? results.length;
}

/** Whether all its lines are here: what is done with a ranking is done with the whole of it. */
export function isWhole(view: Pick<RankingView, "grid_id" | "grids" | "results">): boolean {
  return view.results.length === scoredIn(view);
}

const waits = ({ state }: CellResult) => state === "not_started" || state === "draft";

/** Dossiers whose scoring can be closed now: enough evaluations count and nobody is still writing. */
export function closable(view: RankingView): RankedDossier[] {
  const results = new Map(view.results.map((result) => [result.dossier, result]));
  return view.dossiers.filter(({ id, state }) => {
    const result = results.get(id);
    return (
      state === "under_evaluation" &&
      result !== undefined &&
      result.submitted >= view.grid.min_evaluations &&
      !result.cells.some(waits)
    );
  });
}

/** Dossiers that may be scored anew now: their scoring is over, and they are on no agenda. */
export function reopenable(view: RankingView): RankedDossier[] {
  return view.dossiers.filter(({ state }) => state === "ready_for_committee" || state === "deferred");
}

export function pendingOf(result: DossierResult): number {
  return result.cells.filter(waits).length;
}

/** The way to one member's total, for the explanation of a figure made of totals. */
export function totalWays(result: DossierResult): (operand: Operand) => Explanation | null {
  const ways = new Map(result.cells.map(({ member, total }) => [member, total?.why ?? null]));
  return ({ member, criterion }) => (member && !criterion ? (ways.get(member) ?? null) : null);
}

/** The gap between members on a criterion, in steps, when it deserves a word. */
export function gapOn(result: DossierResult, criterion: string): { minimum: number; maximum: number } | null {
  for (const flag of result.flags) {
    if (flag.kind === "gap" && flag.criterion === criterion) return flag;
  }
  return null;
}

/** Where a range of scores lies on the scale, in percent of its width. */
export function rangeOn(minimum: string, maximum: string, outOf: number): { start: number; width: number } {
  const [low, high] = [Number(minimum), Number(maximum)];
  return { start: (100 * low) / outOf, width: Math.max(1, (100 * (high - low)) / outOf) };
}

/** The place of a ranking among the papers of its call: one for each grid on which something is scored, or for the call's own alone. */
export function paperOf({ grid_id, grids }: Pick<RankingView, "grid_id" | "grids">): number {
  const printed = grids.filter(({ dossiers, id }) => grids.length === 1 || id !== null || dossiers > 0);
  return Math.max(
    0,
    printed.findIndex(({ id }) => id === grid_id),
  );
}
