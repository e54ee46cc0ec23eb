import { folded } from "~/text/fold";

/** The list with one item replaced. */
export function replaced<Item>(items: readonly Item[], at: number, item: Item): Item[] {
  return items.map((old, index) => (index === at ? item : old));
}

/** The list without one item. */
export function removed<Item>(items: readonly Item[], at: number): Item[] {
  return items.filter((_, index) => index !== at);
}

/** The list with one item moved by a place, where there is one. */
export function moved<Item>(items: readonly Item[], at: number, by: 1 | -1): Item[] {
  const target = at + by;
  if (target < 0 || target >= items.length) return [...items];
  const copy = [...items];
  const [item] = copy.splice(at, 1);
  copy.splice(target, 0, item as Item);
  return copy;
}

/** A code that is not taken yet, made from a label: `Économie circulaire` → `economie_circulaire`. */
export function codeFrom(label: string, taken: readonly string[]): string {
  const base =
    folded(label)
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .slice(0, 40) || "item";
  if (!taken.includes(base)) return base;
  let number = 2;
  while (taken.includes(`${base}_${number}`)) number += 1;
  return `${base}_${number}`;
}
