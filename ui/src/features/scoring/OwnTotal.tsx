import type { ScoringView } from "~/api";
import { useI18n } from "~/i18n";
import styles from "./Reading.module.css";

interface Props {
  view: Pick<ScoringView, "grid" | "total" | "bounds" | "gaps">;
  /** Something typed is not in it yet. */
  pending: boolean;
}

/** What one's own marks come to, as the method counts it; with blanks, between what it can still come to. A blank is never zero. */
export function OwnTotal({ view, pending }: Props) {
  const { t, f } = useI18n();
  const { grid, total, bounds } = view;
  const outOf = f.number(grid.score_out_of);
  const words =
    total !== null
      ? t("scoring.total.whole", { total: f.decimal(total), outOf })
      : bounds
        ? t("scoring.total.between", { least: f.decimal(bounds.least), most: f.decimal(bounds.most), outOf })
        : t("scoring.total.none");
  return (
    <output className={styles.total} data-pending={pending || undefined}>
      <span>{t("scoring.total.label")}</span> <strong>{words}</strong>
    </output>
  );
}
