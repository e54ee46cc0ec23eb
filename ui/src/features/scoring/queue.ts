import type { CellState, Grid, MarkView, ScoringItem } from "~/api";
import { questionsOf } from "~/text/grid";

export interface Summary {
  /** Every criterion has its answer, handed in or not. */
  scored: number;
  submitted: number;
  drafts: number;
  toRead: number;
  abstained: number;
}

/** How far one's list has come. */
export function summaryOf(items: readonly ScoringItem[]): Summary {
  const count = (state: CellState) => items.filter((item) => item.state === state).length;
  const marked = items.filter((item) => isOpen(item) && isMarked(item)).length;
  return {
    scored: count("submitted") + marked,
    submitted: count("submitted"),
    drafts: count("draft") - marked,
    toRead: count("not_started"),
    abstained: count("abstained"),
  };
}

const isMarked = ({ marked, criteria }: ScoringItem) => criteria > 0 && marked >= criteria;

export function isOpen(item: ScoringItem): boolean {
  return item.state === "not_started" || item.state === "draft";
}

/** The next dossier after this one, around the list, where a mark is missing; `null` when none is left. */
export function nextUnscored(items: readonly ScoringItem[], current: string | null): ScoringItem | null {
  const at = items.findIndex((item) => item.dossier_id === current);
  const order = [...items.slice(at + 1), ...items.slice(0, Math.max(at, 0))];
  return order.find((item) => isOpen(item) && item.marked < item.criteria) ?? null;
}

export function neighbours(items: readonly ScoringItem[], current: string) {
  const at = items.findIndex((item) => item.dossier_id === current);
  return { at, previous: items[at - 1] ?? null, next: at < 0 ? null : (items[at + 1] ?? null) };
}

export type Marks = ReadonlyMap<string, Pick<MarkView, "mark" | "comment">>;

/** The next criterion without a mark after this one, around the grid. */
export function nextBlank(grid: Grid, marks: Marks, from: string | null): string | null {
  const codes = questionsOf(grid).map(({ code }) => code);
  const at = from === null ? -1 : codes.indexOf(from);
  const order = [...codes.slice(at + 1), ...codes.slice(0, at + 1)];
  return order.find((code) => (marks.get(code)?.mark ?? null) === null) ?? null;
}

/** The levels to show with a mark: the one reached, and whether the mark stands between it and the next. */
export function levelOf(levels: readonly { level: number }[], mark: number | null) {
  if (mark === null) return null;
  const reached = levels.filter(({ level }) => level <= mark).at(-1);
  return reached ? { level: reached.level, exactly: reached.level === mark } : null;
}
