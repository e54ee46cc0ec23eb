import type { Criterion, Grid, Label, Scale } from "~/api";
import { freeCode } from "./tree";

export function totalWeight(grid: Pick<Grid, "criteria">): number {
  return grid.criteria.reduce((sum, { weight, role }) => sum + (role === "counted" ? weight : 0), 0);
}

/** A criterion to begin with, under the first code that is free. */
export function newCriterion(grid: Pick<Grid, "criteria">, label: Label): Criterion {
  return {
    code: freeCode(grid, "C", grid.criteria.length + 1),
    label,
    help: null,
    referential: null,
    weight: Math.max(1, 100 - totalWeight(grid)),
    scale: null,
    floor: null,
    descriptors: [],
    not_applicable: false,
    role: "counted",
    parts: [],
    combination: "mean",
  };
}

/**
 * The next part of a category, under the first code that is free there, and the one before it, which a question that becomes a
 * category needs: it asks what the question asked.
 */
export function newParts(
  grid: Pick<Grid, "criteria">,
  category: Criterion,
  label: Label,
): [first: Criterion, next: Criterion] {
  const blank = { ...newCriterion(grid, label), weight: 1 };
  const code = (from: number) => freeCode(grid, `${category.code}.`, from);
  const next = Math.max(2, category.parts.length + 1);
  return [
    { ...blank, code: code(1), label: category.label },
    { ...blank, code: code(next) },
  ];
}

/** A category for criteria that stood side by side: it weighs what they weighed together. */
export function newCategory(grid: Pick<Grid, "criteria">, parts: Criterion[], label: Label): Criterion {
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  return { ...newCriterion(grid, label), code: freeCode(grid, "K", 1), weight, parts };
}

/** Whole points of the scale, each of which a descriptor may explain. */
export function levels(scale: Scale): number[] {
  const first = Math.ceil(scale.minimum / scale.steps_per_point);
  const last = Math.floor(scale.maximum / scale.steps_per_point);
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * scale.steps_per_point);
}

/** The criterion with the text of a level replaced; a level without any text has no descriptor. */
export function withDescriptor(
  criterion: Criterion,
  level: number,
  part: Partial<Criterion["label"]>,
): Criterion {
  const old = criterion.descriptors.find((descriptor) => descriptor.level === level)?.text ?? {
    fr: "",
    en: "",
  };
  const text = { ...old, ...part };
  const others = criterion.descriptors.filter((descriptor) => descriptor.level !== level);
  const kept = text.fr.trim() === "" && text.en.trim() === "" ? others : [...others, { level, text }];
  return { ...criterion, descriptors: kept.sort((a, b) => a.level - b.level) };
}

/** The scales that are asked for most; any other comes in with the grid's text. */
export const SCALES: Readonly<Record<string, Scale>> = {
  "0-5/2": { minimum: 0, maximum: 10, steps_per_point: 2 },
  "0-5": { minimum: 0, maximum: 5, steps_per_point: 1 },
  "1-4": { minimum: 1, maximum: 4, steps_per_point: 1 },
  "1-6": { minimum: 1, maximum: 6, steps_per_point: 1 },
  "0-10": { minimum: 0, maximum: 10, steps_per_point: 1 },
  "0-20": { minimum: 0, maximum: 20, steps_per_point: 1 },
  "0-30": { minimum: 0, maximum: 30, steps_per_point: 1 },
  "0-40": { minimum: 0, maximum: 40, steps_per_point: 1 },
};

/** The name of a scale among those; `null` for one of its own. */
export function scaleName(scale: Scale): string | null {
  const same = (other: Scale) =>
    other.minimum === scale.minimum &&
    other.maximum === scale.maximum &&
    other.steps_per_point === scale.steps_per_point;
  return Object.entries(SCALES).find(([, other]) => same(other))?.[0] ?? null;
}
