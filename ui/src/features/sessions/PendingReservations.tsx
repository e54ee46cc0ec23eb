import { useQuery } from "~/api";
import { addressOf } from "~/app/route";
import { Badge, Section } from "~/components";
import { useI18n } from "~/i18n";
import { ConditionStatus } from "../shared/ConditionStatus";
import styles from "./Sessions.module.css";

/** The reservations of the call that wait to be lifted, the most urgent first. */
export function PendingReservations({ callId }: { callId: string }) {
  const { t, f } = useI18n();
  const list = useQuery("reservation_list", { call_id: callId }).data?.reservations ?? [];
  if (list.length === 0) return null;
  const late = list.filter(({ condition }) => condition.overdue).length;
  return (
    <Section
      title={t("act.lift.list")}
      actions={late > 0 ? <Badge tone="danger">{t("act.lift.late", { count: late })}</Badge> : undefined}
    >
      <ul className={styles.readyList}>
        {list.map(({ dossier_id, dossier_number, title, condition }) => (
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
            {condition.review ? (
              <span className={styles.muted}>
                {t("review.planned", { date: f.date(condition.review.on) })}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
