import type { Criterion, Grid } from "~/api";
import type { MessageKey } from "~/i18n";

export function totalWeight(grid: Grid): number {
  return grid.criteria.reduce((sum, { weight }) => sum + weight, 0);
}

/** What stands in the way of saving the grid, as the interface can tell at once; the core has the last word. */
export function gridProblems(grid: Grid): MessageKey[] {
  const problems: MessageKey[] = [];
  if (grid.criteria.length === 0) problems.push("call.grid.problem.empty");
  if (grid.weighting === "points" && totalWeight(grid) !== 100) problems.push("call.grid.problem.weights");
  if (grid.criteria.some(({ label }) => label.fr.trim() === "")) problems.push("call.grid.problem.label");
  if (grid.criteria.some(({ weight }) => weight <= 0)) problems.push("call.grid.problem.weight");
  return problems;
}

/** A criterion to begin with, under the first code that is free. */
export function newCriterion(grid: Grid, label: string): Criterion {
  const codes = new Set(grid.criteria.map(({ code }) => code));
  let number = grid.criteria.length + 1;
  while (codes.has(`C${number}`)) number += 1;
  const left = Math.max(1, 100 - totalWeight(grid));
  return {
    code: `C${number}`,
    label: { fr: label, en: "" },
    help: null,
    weight: left,
    floor: null,
    descriptors: [],
  };
}

/** Whole points of the scale, each of which a descriptor may explain. */
export function levels({ scale }: Grid): number[] {
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
