import type { ReadyDossier } from "~/api";
import { Section } from "~/components";
import { DossierStatus } from "~/features/shared/DossierStatus";
import { useI18n } from "~/i18n";
import styles from "./Sessions.module.css";

/** The dossiers that the next agenda can take. */
export function ReadyList({ ready }: { ready: readonly ReadyDossier[] }) {
  const { t } = useI18n();
  return (
    <Section title={t("sessions.ready.title", { count: ready.length })}>
      {ready.length === 0 ? (
        <p className={styles.muted}>{t("sessions.ready.none")}</p>
      ) : (
        <ul className={styles.readyList}>
          {ready.map(({ id, number, title, applicant, state }) => (
            <li key={id} className={styles.readyItem}>
              <span className={styles.number}>{number}</span>
              <span className={styles.readyTitle}>{title}</span>
              <span className={styles.muted}>{applicant}</span>
              <DossierStatus state={state} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
