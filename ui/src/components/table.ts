/** Order of a table: by which column, and which way. */
export interface Sort {
  column: string;
  descending: boolean;
}

export type SortValue = string | number | boolean | null | undefined;

/**
 * A new array in the order asked for. What has no value comes last whichever way, and rows that are equal keep the
 * order in which they came.
 */
export function sortRows<Row>(
  rows: readonly Row[],
  sortedBy: ((row: Row) => SortValue) | undefined,
  descending: boolean,
  compareText: (first: string, second: string) => number,
): readonly Row[] {
  if (!sortedBy) return rows;
  const way = descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, value: sortedBy(row) }));
  keyed.sort((first, second) => {
    const [a, b] = [first.value, second.value];
    const [aMissing, bMissing] = [
      a === null || a === undefined || a === "",
      b === null || b === undefined || b === "",
    ];
    if (aMissing || bMissing) return Number(aMissing) - Number(bMissing);
    if (typeof a === "string" && typeof b === "string") return way * compareText(a, b);
    return way * (Number(a) - Number(b));
  });
  return keyed.map(({ row }) => row);
}

/** Sort by a column, then the other way, then as the rows came. */
export function nextSort(sort: Sort | null, column: string): Sort | null {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

/** The row that a key leads to, or `null` when the key does not move. */
export function rowAfter(key: string, at: number, count: number, page: number): number | null {
  const last = count - 1;
  const moves: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: last,
  };
  const target = moves[key];
  return target === undefined || count === 0 ? null : Math.max(0, Math.min(last, target));
}

export interface ColumnWidth {
  id: string;
  /** Fixed, in rem. */
  width?: number;
  /** Takes a share of what is left, but at least `min` rem. */
  grow?: number;
  min?: number;
}

/** The tracks of the grid; a width set by hand (in rem) wins. */
export function tracks(columns: readonly ColumnWidth[], byHand: Readonly<Record<string, number>>): string {
  return columns
    .map(({ id, width, grow, min }) => {
      const own = byHand[id] ?? width;
      if (own !== undefined && !(grow && byHand[id] === undefined)) return `${own}rem`;
      return `minmax(${min ?? 8}rem, ${grow ?? 1}fr)`;
    })
    .join(" ");
}
