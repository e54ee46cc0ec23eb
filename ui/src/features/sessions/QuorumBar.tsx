import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import type { QuorumResult } from "~/api";
import { useI18n } from "~/i18n";
import { QuorumSentence } from "./QuorumSentence";
import styles from "./Sessions.module.css";

interface Props {
  quorum: QuorumResult;
  /** Attendance was taken: the figures mean something. */
  taken: boolean;
}

/** The quorum as the workspace counts it now: a bar with its mark, and the sentence of the minutes. */
export function QuorumBar({ quorum, taken }: Props) {
  const { t } = useI18n();
  const { base, counted, required, reached, waived } = quorum;
  const Icon = !taken ? CircleDashed : reached ? CircleCheck : CircleX;
  const share = (count: number) => `${(100 * Math.min(count, base)) / Math.max(1, base)}%`;
  return (
    <div
      className={styles.quorum}
      data-state={!taken ? "none" : reached ? "reached" : "missed"}
      role="status"
    >
      <Icon aria-hidden className={styles.quorumIcon} />
      <div className={styles.quorumFigures}>
        <strong>
          {taken
            ? t(reached ? "session.quorum.reached" : "session.quorum.missed")
            : t("session.quorum.notTaken")}
        </strong>
        <span className={styles.quorumCount}>
          {t("session.quorum.count", {
            present: quorum.present,
            represented: quorum.represented,
            required: waived ? 0 : required,
            base,
          })}
        </span>
      </div>
      <span className={styles.quorumTrack} aria-hidden>
        <span className={styles.quorumFill} style={{ width: share(counted) }} />
        {waived ? null : <span className={styles.quorumMark} style={{ insetInlineStart: share(required) }} />}
      </span>
      {taken ? (
        <p className={styles.quorumWords}>
          <QuorumSentence quorum={quorum} />
          {quorum.private_required !== null
            ? ` ${t("session.quorum.private", { present: quorum.private_present ?? 0, required: quorum.private_required })}`
            : null}
        </p>
      ) : null}
    </div>
  );
}
