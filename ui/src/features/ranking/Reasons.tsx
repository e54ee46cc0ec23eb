import { CircleSlash } from "lucide-react";
import type { ApartReason, Grid } from "~/api";
import { useI18n } from "~/i18n";
import { askedBy, criterionIn, valueOn } from "~/text/grid";
import { labelIn } from "~/text/label";
import styles from "./Ranking.module.css";

/** Why a dossier has no rank, each reason in words. */
export function Reasons({ reasons, grid }: { reasons: readonly ApartReason[]; grid: Grid }) {
  const i18n = useI18n();
  const { t, f, language } = i18n;
  if (reasons.length === 0) return null;
  const label = (code: string) => {
    const criterion = criterionIn(grid, code);
    return criterion ? labelIn(criterion.label, language) : code;
  };
  const kindOf = (at: number) => (grid.conditions[at]?.kind === "agree" ? "agree" : "reach");
  const asked = (at: number) => {
    const condition = grid.conditions[at];
    if (!condition || condition.kind === "envelope") return { criteria: "", level: "" };
    return askedBy(grid, condition, i18n);
  };
  const words = reasons.flatMap((reason) => {
    if (reason.kind === "eliminated") {
      return reason.floors.map(({ criterion, mean, floor }) =>
        t("ranking.reason.eliminated", {
          criterion,
          label: label(criterion),
          mean: valueOn(grid, criterion, i18n)(mean),
          floor: valueOn(grid, criterion, i18n)(floor),
        }),
      );
    }
    switch (reason.kind) {
      case "conditions_unmet":
        return reason.conditions.map(({ condition, reached, at_least }) =>
          t(`ranking.reason.${kindOf(condition)}`, { ...asked(condition), reached, atLeast: at_least }),
        );
      case "below_threshold":
        return [
          t("ranking.reason.below_threshold", {
            threshold: f.decimal(reason.threshold),
            outOf: grid.score_out_of,
          }),
        ];
      case "below_envelope_line":
        return [t("ranking.reason.below_envelope_line", { line: f.decimal(reason.line) })];
      case "other_grid_version":
        return [t("ranking.reason.other_grid_version", { number: reason.number })];
      default:
        return [t("ranking.reason.not_scored")];
    }
  });
  return (
    <span className={styles.reasons}>
      {words.map((word) => (
        <span key={word} className={styles.reason}>
          <CircleSlash aria-hidden /> {word}
        </span>
      ))}
    </span>
  );
}
