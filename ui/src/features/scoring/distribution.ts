import type { Answer, OwnSheets } from "~/api";
import { questionsOf } from "~/text/grid";

export interface Bar {
  /** A mark in steps. */
  mark: number;
  count: number;
}

export interface Spread {
  version: string;
  /** One's own totals on this grid, lowest first. */
  totals: { dossier: string; number: number; total: string }[];
  /** How often each mark of the grid's own scale was given, on all its criteria. */
  bars: Bar[];
}

/** How one's own marks and totals spread, grid by grid: of the present rounds alone. */
export function spreadsOf({ grids, sheets }: OwnSheets): Spread[] {
  return grids.flatMap(({ version, grid }) => {
    const own = sheets.filter((sheet) => sheet.current && sheet.grid_version === version);
    if (own.length === 0) return [];
    const onScale = new Set(
      questionsOf(grid).flatMap((criterion) => (criterion.scale === null ? [criterion.code] : [])),
    );
    const { minimum, maximum } = grid.scale;
    const given = own.flatMap(({ marks }) => marks.filter(({ criterion }) => onScale.has(criterion)));
    const count = (mark: Answer) => given.filter((one) => one.mark === mark).length;
    const bars = Array.from({ length: maximum - minimum + 1 }, (_, at) => ({
      mark: minimum + at,
      count: count(minimum + at),
    }));
    const totals = own
      .flatMap(({ dossier_id, number, total }) =>
        total === null ? [] : [{ dossier: dossier_id, number, total }],
      )
      .sort((one, other) => Number(one.total) - Number(other.total) || one.number - other.number);
    return [{ version, totals, bars: onScale.size > 0 ? bars : [] }];
  });
}
