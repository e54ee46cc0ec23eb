import { History } from "lucide-react";
import { useState } from "react";
import { type Criterion, type Grid, useQuery } from "~/api";
import { useI18n } from "~/i18n";
import { answersIn, levelsOf } from "~/text/grid";
import styles from "./Reading.module.css";

interface Props {
  dossier: string;
  criterion: Criterion;
  grid: Grid;
}

/** What one had marked on a criterion, and when: from the journal, for oneself. Read once it is asked for. */
export function MarkHistory({ dossier, criterion, grid }: Props) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const [open, setOpen] = useState(false);
  const query = useQuery("mark_history", open ? { dossier_id: dossier } : null);
  const moments = query.data?.moments.filter((one) => one.criterion === criterion.code).reverse();
  const answers = answersIn(levelsOf(grid, criterion), i18n);
  return (
    <details className={styles.history} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <History aria-hidden /> {t("scoring.history.title")}
      </summary>
      {moments?.length === 0 ? <p>{t("scoring.history.none")}</p> : null}
      <ol>
        {(moments ?? []).map(({ at, before, after, part }) => (
          <li key={`${at} ${String(before)} ${String(after)}`}>
            <time dateTime={at}>{f.dateTime(at)}</time>
            <span>
              {t("scoring.history.change", { before: answers(before), after: answers(after) })}
              {part === "secretariat" ? ` · ${t("scoring.history.paper")}` : ""}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
