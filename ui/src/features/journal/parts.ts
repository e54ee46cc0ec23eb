import type { FieldChange } from "~/api";

/** A field as it is shown: a document (the rules of a call, its grid) part by part, with the place of the part. */
export interface ShownField extends FieldChange {
  /** `themes[5].label.fr`; none for a field that is shown whole. */
  path?: string;
}

/** The documents that are pages of their own: what changed in them is told by the place on the page. */
const PAGES: readonly string[] = ["rules", "grid"];

/** A field, or the parts of it that changed; a document that is new or gone is told whole. */
export function partsOf(change: FieldChange): readonly ShownField[] {
  if (!PAGES.includes(change.field)) return [change];
  const [before, after] = [read(change.before), read(change.after)];
  if (!isObject(before) || !isObject(after)) return [change];
  return differences(before, after, "").map((part) => ({ ...part, field: change.field }));
}

type Part = { path: string; before: unknown; after: unknown };

function differences(before: unknown, after: unknown, path: string): Part[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) {
    // A list of words is one thing to read; of a list of things each is.
    if (![...before, ...after].some(isObject)) return [{ path, before, after }];
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, at) => differences(before[at], after[at], `${path}[${at}]`)).flat();
  }
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) =>
      differences(before[name], after[name], path === "" ? name : `${path}.${name}`),
    );
  }
  return [{ path, before: before ?? null, after: after ?? null }];
}

/** A document stands in the journal as the text that it is stored as. */
export function read(value: unknown): unknown {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
