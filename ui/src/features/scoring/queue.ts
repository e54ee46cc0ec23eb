import type { CellState, Gap, Grid, MarkView, ScoringItem } from "~/api";
import { levelsOf, questionsOf } from "~/text/grid";

export interface Summary {
  submitted: number;
  drafts: number;
  toRead: number;
  abstained: number;
}

/** How far one's list has come. */
export function summaryOf(items: readonly ScoringItem[]): Summary {
  const count = (state: CellState) => items.filter((item) => item.state === state).length;
  return {
    submitted: count("submitted"),
    drafts: count("draft"),
    toRead: count("not_started"),
    abstained: count("abstained"),
  };
}

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

/** Marks at the very ends of the scale that nothing explains: allowed, but worth a second look. */
export function unexplainedExtremes(grid: Grid, marks: Marks, gaps: readonly Gap[]): string[] {
  const required = new Set(gaps.map(({ criterion }) => criterion));
  return questionsOf(grid).flatMap((criterion) => {
    const { code } = criterion;
    const { mark = null, comment = "" } = marks.get(code) ?? {};
    const { minimum, maximum, words } = levelsOf(grid, criterion);
    // Of a few words each is an end; a number at the end of its scale is worth a second look.
    const extreme = !words && (mark === minimum || mark === maximum);
    return extreme && comment.trim() === "" && !required.has(code) ? [code] : [];
  });
}

/** The levels to show with a mark: the one reached, and whether the mark stands between it and the next. */
export function levelOf(levels: readonly { level: number }[], mark: number | null) {
  if (mark === null) return null;
  const reached = levels.filter(({ level }) => level <= mark).at(-1);
  return reached ? { level: reached.level, exactly: reached.level === mark } : null;
}
