import type { DossierRow } from "~/api";
import { folded } from "~/text/fold";
import { STAGES, STATES, type Stage } from "../shared/states";

/** What is asked of the table. */
export interface Filter {
  text: string;
  stage: Stage | null;
  theme: string | null;
  signal: Signal | null;
}

/** What calls for a look. */
export type Signal = "late" | "duplicate" | "missing" | "priority";
export const SIGNALS: readonly Signal[] = ["late", "duplicate", "missing", "priority"];

export const NO_FILTER: Filter = { text: "", stage: null, theme: null, signal: null };

function has(row: DossierRow, signal: Signal): boolean {
  return signal === "missing" ? row.missing > 0 : row[signal];
}

/** The text of each row, folded once and kept for as long as the row is the same. */
const texts = new WeakMap<DossierRow, string>();

function textOf(row: DossierRow, themeName: (code: string) => string): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const text = folded(
    [row.number, row.title, row.applicant, row.commune ?? "", row.theme ? themeName(row.theme) : ""].join(
      " ",
    ),
  );
  texts.set(row, text);
  return text;
}

/** The rows that answer the filter: every word of the text somewhere in the row, and each other choice met. */
export function narrowed(
  rows: readonly DossierRow[],
  filter: Filter,
  themeName: (code: string) => string,
): DossierRow[] {
  const words = folded(filter.text).split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      (filter.stage === null || STATES[row.state].stage === filter.stage) &&
      (filter.theme === null || row.theme === filter.theme) &&
      (filter.signal === null || has(row, filter.signal)) &&
      words.every((word) => textOf(row, themeName).includes(word)),
  );
}

/** How many rows stand in each stretch; stretches without any are left out. */
export function stageCounts(rows: readonly DossierRow[]): { stage: Stage; count: number }[] {
  const counts = new Map<Stage, number>();
  for (const row of rows) counts.set(STATES[row.state].stage, (counts.get(STATES[row.state].stage) ?? 0) + 1);
  return STAGES.flatMap((stage) => (counts.has(stage) ? [{ stage, count: counts.get(stage) ?? 0 }] : []));
}

export function signalCounts(rows: readonly DossierRow[]): { signal: Signal; count: number }[] {
  return SIGNALS.map((signal) => ({ signal, count: rows.filter((row) => has(row, signal)).length })).filter(
    ({ count }) => count > 0,
  );
}
