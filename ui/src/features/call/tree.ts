import type { Criterion, Grid } from "~/api";
import { allOf, isCategory } from "~/text/grid";

/** Where a criterion stands: its place among the grid's, then among the parts of that one, and so on. */
export type Path = readonly number[];

export interface Branch {
  path: Path;
  criterion: Criterion;
  siblings: number;
}

/** Categories within categories stop here: the core accepts no deeper grid. */
const DEEPEST = 4;

/** Every criterion with its path, a category before its parts. */
export function branches(criteria: readonly Criterion[], above: Path = []): Branch[] {
  return criteria.flatMap((criterion, at) => {
    const path = [...above, at];
    return [{ path, criterion, siblings: criteria.length }, ...branches(criterion.parts, path)];
  });
}

/** The criteria with the list in which a path ends changed. */
function within(
  criteria: readonly Criterion[],
  path: Path,
  change: (list: readonly Criterion[], at: number) => Criterion[],
): Criterion[] {
  const [at = 0, ...rest] = path;
  if (rest.length === 0) return change(criteria, at);
  return criteria.map((one, index) =>
    index === at ? { ...one, parts: within(one.parts, rest, change) } : one,
  );
}

export const at = (criteria: readonly Criterion[], [first = 0, ...rest]: Path): Criterion | undefined =>
  rest.length === 0 ? criteria[first] : at(criteria[first]?.parts ?? [], rest);

export const replaced = (criteria: readonly Criterion[], path: Path, next: Criterion): Criterion[] =>
  within(criteria, path, (list, place) => list.map((one, index) => (index === place ? next : one)));

export const removed = (criteria: readonly Criterion[], path: Path): Criterion[] =>
  within(criteria, path, (list, place) => list.filter((_, index) => index !== place));

export function moved(criteria: readonly Criterion[], path: Path, by: 1 | -1): Criterion[] {
  return within(criteria, path, (list, place) => {
    const copy = [...list];
    const [one] = copy.splice(place, 1);
    const target = place + by;
    if (!one || target < 0 || target > copy.length) return [...list];
    copy.splice(target, 0, one);
    return copy;
  });
}

/** Adds a part to a category. A question becomes one, and what it was asked on goes to a first part: nothing written is lost. */
export function added(
  criteria: readonly Criterion[],
  path: Path,
  part: Criterion,
  first: Criterion,
): Criterion[] {
  const category = at(criteria, path);
  if (!category) return [...criteria];
  const asked: Criterion = {
    ...first,
    scale: category.scale,
    descriptors: category.descriptors,
    not_applicable: category.not_applicable,
  };
  const parts = isCategory(category) ? category.parts : [asked];
  const emptied = { ...category, scale: null, descriptors: [], not_applicable: false };
  return replaced(criteria, path, { ...emptied, parts: [...parts, part] });
}

/** Puts a criterion into the category before it, or with the question before it into a new one. */
export function indented(
  criteria: readonly Criterion[],
  path: Path,
  categoryOf: (parts: Criterion[]) => Criterion,
): Criterion[] {
  const place = path.at(-1) ?? 0;
  const [one, before] = [at(criteria, path), at(criteria, [...path.slice(0, -1), place - 1])];
  const depth = path.length + Math.max(0, ...branches(one?.parts ?? []).map((inner) => inner.path.length));
  if (!one || !before || depth >= DEEPEST) return [...criteria];
  const part: Criterion = { ...one, role: "counted" };
  const category = isCategory(before)
    ? { ...before, parts: [...before.parts, part] }
    : categoryOf([{ ...before, role: "counted" }, part]);
  return replaced(removed(criteria, path), [...path.slice(0, -1), place - 1], category);
}

/** Takes a part out of its category and puts it behind that. */
export function outdented(criteria: readonly Criterion[], path: Path): Criterion[] {
  const one = at(criteria, path);
  if (!one || path.length < 2) return [...criteria];
  const above = path.slice(0, -1);
  return within(removed(criteria, path), above, (list, place) => [
    ...list.slice(0, place + 1),
    one,
    ...list.slice(place + 1),
  ]);
}

/** A code that is free: `C7` in the grid, `C2.3` in a category. */
export function freeCode(grid: Pick<Grid, "criteria">, stem: string, from: number): string {
  const taken = new Set(allOf(grid).map(({ criterion }) => criterion.code));
  let number = from;
  while (taken.has(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}
