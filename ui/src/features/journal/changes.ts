import type { RowChange } from "~/api";
import { partsOf, type ShownField } from "./parts";

/** A change of a row as the page shows it: the fields that say something, by their column. */
export interface ShownChange {
  key: string;
  table: string;
  kind: "created" | "deleted" | "changed";
  fields: readonly ShownField[];
}

/** Columns that repeat what the entry already says, or are addresses inside the file. */
const SILENT =
  /(^id$|_id$|^call$|sha256$|^created_at$|^position$|^person$|^dossiers$|^take_|^heads$|^reconvened_from$)/;

/** Columns that place a passage on its page: its page and its words say it to people. */
const PLACE = [
  "label",
  "page_box",
  "rotation",
  "quads",
  "prefix",
  "suffix",
  "begins",
  "ends",
  "engine",
  "sort_key",
];

const isSilent = (table: string, field: string) =>
  SILENT.test(field) || (table === "evidence" && PLACE.includes(field));

/** The changes worth reading: rows with a field that people know; an empty value that stays empty is none. */
export function shownChanges(changes: readonly RowChange[]): ShownChange[] {
  return changes
    .map((change): ShownChange => {
      const kind = change.created ? "created" : change.deleted ? "deleted" : "changed";
      const fields = change.fields
        .filter(
          ({ field, before, after }) => !isSilent(change.table, field) && !(blank(before) && blank(after)),
        )
        .flatMap(partsOf);
      return { key: `${change.table}:${change.key}`, table: change.table, kind, fields };
    })
    .filter(({ kind, fields }) => kind !== "changed" || fields.length > 0);
}

export function blank(value: unknown): boolean {
  return (
    value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

/** Entries by the day on which they were made, in the order given. */
export function byDay<Item extends { at: string }>(
  entries: readonly Item[],
  dayOf: (at: string) => string,
): [string, Item[]][] {
  const days = new Map<string, Item[]>();
  for (const entry of entries) {
    const day = dayOf(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}
