import type { Answer, Condition, Criterion, CriterionScale, Grid, Label, Scale } from "~/api";
import type { I18n } from "~/i18n";
import { labelIn } from "./label";
import { pointsIn } from "./points";

/** How a question is answered: its scale, its words where it has some, and whether it may not concern a dossier. */
export interface Levels extends Scale {
  words: readonly Label[] | null;
  notApplicable: boolean;
}

export interface Placed {
  criterion: Criterion;
  /** 0 for a criterion or category of the grid, 1 for a part of it. */
  depth: number;
}

/** Every criterion of a grid, a category before its parts. */
export function allOf(grid: Pick<Grid, "criteria">): Placed[] {
  const family = (criterion: Criterion, depth: number): Placed[] => [
    { criterion, depth },
    ...criterion.parts.flatMap((part) => family(part, depth + 1)),
  ];
  return grid.criteria.flatMap((criterion) => family(criterion, 0));
}

export const isCategory = ({ parts }: Criterion): boolean => parts.length > 0;

/** What members are asked: the criteria without parts. */
export function questionsOf(grid: Pick<Grid, "criteria">): Criterion[] {
  return allOf(grid).flatMap(({ criterion }) => (isCategory(criterion) ? [] : [criterion]));
}

export function criterionIn(grid: Pick<Grid, "criteria">, code: string | null): Criterion | null {
  return allOf(grid).find(({ criterion }) => criterion.code === code)?.criterion ?? null;
}

export function levelsOf(grid: Pick<Grid, "scale">, { scale, not_applicable }: Criterion): Levels {
  return levelsIn(scale ?? { numeric: grid.scale }, not_applicable);
}

function levelsIn(scale: CriterionScale, notApplicable: boolean): Levels {
  if ("numeric" in scale) return { ...scale.numeric, words: null, notApplicable };
  const { words } = scale;
  return { minimum: 0, maximum: words.length - 1, steps_per_point: 1, words, notApplicable };
}

/** How people of this language write an answer: points, a word, « NC »; none is a dash. */
export function answersIn(
  levels: Levels,
  { t, f, language }: Pick<I18n, "t" | "f" | "language">,
): (answer: Answer | null) => string {
  return (answer) => {
    if (answer === null) return "—";
    if (answer === "not_applicable") return t("answer.notApplicable.short");
    const word = levels.words?.[answer];
    return word ? labelIn(word, language) : pointsIn(levels, f)(answer);
  };
}

/**
 * A value on the scale of a criterion as people of this language write it: the word on which it falls, the value with the two
 * words between which it lies, else its points.
 */
export function valueOn(
  grid: Pick<Grid, "criteria" | "scale">,
  code: string,
  { t, f, language }: Pick<I18n, "t" | "f" | "language">,
): (value: string) => string {
  const criterion = criterionIn(grid, code);
  const words = criterion ? levelsOf(grid, criterion).words : null;
  return (value) => {
    const [low, high] = [words?.[Math.floor(Number(value))], words?.[Math.ceil(Number(value))]];
    if (!low || !high) return f.decimal(value);
    if (low === high) return labelIn(low, language);
    return t("answer.between", {
      points: f.decimal(value),
      low: labelIn(low, language),
      high: labelIn(high, language),
    });
  };
}

/** What a condition asks of which criteria: a word where all of them have the same there, else points. */
export function askedBy(
  grid: Pick<Grid, "criteria" | "scale">,
  condition: Exclude<Condition, { kind: "envelope" }>,
  i18n: Pick<I18n, "t" | "f" | "language">,
): { criteria: string; level: string } {
  const criteria = i18n.f.list(condition.criteria);
  const levels = condition.criteria.map((code) => {
    if (condition.kind === "reach") return valueOn(grid, code, i18n)(condition.floor);
    const criterion = criterionIn(grid, code);
    return criterion ? answersIn(levelsOf(grid, criterion), i18n)(condition.level) : String(condition.level);
  });
  const shared = levels.every((level) => level === levels[0]) ? levels[0] : undefined;
  const points = condition.kind === "reach" ? i18n.f.decimal(condition.floor) : String(condition.level);
  return { criteria, level: shared ?? points };
}

/** What stands for « non concerné » in the column of a mark: beyond every scale (`docs/format-entries.md`). */
export const NOT_APPLICABLE = 65_535;

/** A mark as it is kept, in the words of its criterion's scale. */
export function markIn(
  scale: CriterionScale,
  kept: number,
  words: Pick<I18n, "t" | "f" | "language">,
): string {
  if (kept === NOT_APPLICABLE) return words.t("answer.notApplicable.long");
  return answersIn(levelsIn(scale, true), words)(kept);
}

/** Every answer that a scale takes, from the lowest. */
export function choicesOf(levels: Levels): Answer[] {
  const marks = Array.from({ length: levels.maximum - levels.minimum + 1 }, (_, at) => at + levels.minimum);
  return [...marks, ...(levels.notApplicable ? (["not_applicable"] as const) : [])];
}
