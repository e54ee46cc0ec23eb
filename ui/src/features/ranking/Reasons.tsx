import { CircleSlash } from "lucide-react";
import type { ApartReason, Grid } from "~/api";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import styles from "./Ranking.module.css";

/** Why a dossier has no rank, each reason in words. */
export function Reasons({ reasons, grid }: { reasons: readonly ApartReason[]; grid: Grid }) {
  const { t, f, language } = useI18n();
  if (reasons.length === 0) return null;
  const label = (code: string) => {
    const criterion = grid.criteria.find((one) => one.code === code);
    return criterion ? labelIn(criterion.label, language) : code;
  };
  const words = reasons.flatMap((reason) => {
    if (reason.kind === "eliminated") {
      return reason.floors.map(({ criterion, mean, floor }) =>
        t("ranking.reason.eliminated", {
          criterion,
          label: label(criterion),
          mean: f.decimal(mean),
          floor: f.decimal(floor),
        }),
      );
    }
    return reason.kind === "below_threshold"
      ? [
          t("ranking.reason.below_threshold", {
            threshold: f.decimal(reason.threshold),
            outOf: grid.score_out_of,
          }),
        ]
      : [t("ranking.reason.not_scored")];
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
