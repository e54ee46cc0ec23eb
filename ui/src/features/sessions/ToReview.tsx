import type { ReviewedReservation } from "~/api";
import { addressOf } from "~/app/route";
import { Section } from "~/components";
import { useI18n } from "~/i18n";
import { ConditionStatus } from "../shared/ConditionStatus";
import styles from "./Sessions.module.css";

/** The reservations that a session looks at again. */
export function ToReview({ reviewed }: { reviewed: readonly ReviewedReservation[] }) {
  const { t } = useI18n();
  if (reviewed.length === 0) return null;
  return (
    <Section title={t("review.here")} description={t("review.hereText")}>
      <ul className={styles.readyList}>
        {reviewed.map(({ dossier_id, dossier_number, title, condition }) => (
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
