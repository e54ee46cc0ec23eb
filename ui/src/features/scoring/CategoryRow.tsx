import type { Criterion } from "~/api";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { ReferentialNote } from "../shared/ReferentialNote";
import styles from "./Scoring.module.css";

/** A category: what its parts are about and what it weighs; it is marked through them. */
export function CategoryRow({ criterion, depth }: { criterion: Criterion; depth: number }) {
  const { t, f, language } = useI18n();
  const { code, label, weight, role, floor } = criterion;
  return (
    <div role="row" className={styles.category} data-depth={depth}>
      <div role="rowheader" className={styles.criterion}>
        <span className={styles.code}>{code}</span>
        <span>
          {labelIn(label, language)}
          {floor !== null ? (
            <span className={styles.floor}>{t("scoring.grid.floor", { floor: f.decimal(floor) })}</span>
          ) : null}
          <ReferentialNote referential={criterion.referential} />
        </span>
      </div>
      <div role="gridcell" className={styles.weight}>
        {role === "apart" ? "—" : weight}
      </div>
      <div role="gridcell" />
    </div>
  );
}
