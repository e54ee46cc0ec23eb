import { useI18n } from "~/i18n";
import type { Summary } from "./queue";
import styles from "./Scoring.module.css";

/** How far the list has come, as a bar of three parts and in words. */
export function QueueProgress({
  summary,
  total,
  compact,
}: {
  summary: Summary;
  total: number;
  compact?: boolean;
}) {
  const { t } = useI18n();
  const share = (count: number) => ({ width: `${(100 * count) / Math.max(1, total)}%` });
  const words = t("scoring.queue.summary", { ...summary });
  const handedIn =
    summary.submitted > 0 && !compact
      ? ` · ${t("scoring.queue.handedIn", { count: summary.submitted })}`
      : "";
  const abstained = summary.abstained
    ? ` · ${t("scoring.queue.abstained", { count: summary.abstained })}`
    : "";
  return (
    <div className={compact ? styles.progressCompact : styles.progress}>
      <div
        className={styles.progressBar}
        role="img"
        aria-label={t("component.told", {
          of: t("scoring.queue.progress"),
          words: `${words}${handedIn}${abstained}`,
        })}
      >
        <span className={styles.partDone} style={share(summary.scored + summary.abstained)} />
        <span className={styles.partDraft} style={share(summary.drafts)} />
      </div>
      <span aria-hidden className={styles.progressWords}>
        {words}
        {handedIn}
        {abstained}
      </span>
    </div>
  );
}
