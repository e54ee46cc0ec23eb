import { type SessionRow, useQuery } from "~/api";
import { addressOf } from "~/app/route";
import { useWorkspace } from "~/app/workspace";
import { Section } from "~/components";
import { useI18n } from "~/i18n";
import { ConditionStatus } from "../shared/ConditionStatus";
import { isReviewedAt } from "./review";
import styles from "./Sessions.module.css";

/** The reservations that this session looks at again, for the secretariat. */
export function ToReview({ session, callId }: { session: SessionRow; callId: string }) {
  const { t } = useI18n();
  const { isStaff } = useWorkspace();
  const waiting = useQuery("reservation_list", isStaff ? { call_id: callId } : null).data?.reservations ?? [];
  const here = waiting.filter(({ condition }) => isReviewedAt(condition, session));
  if (here.length === 0) return null;
  return (
    <Section title={t("review.here")} description={t("review.hereText")}>
      <ul className={styles.readyList}>
        {here.map(({ dossier_id, dossier_number, title, condition }) => (
          <li key={condition.id} className={styles.readyItem}>
            <span className={styles.number}>{dossier_number}</span>
            <a
              className={styles.readyTitle}
              href={`#${addressOf({ name: "dossier", id: dossier_id, tab: "decisions" })}`}
            >
              {title}
            </a>
            <span className={styles.muted}>{condition.text}</span>
            <ConditionStatus condition={condition} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
