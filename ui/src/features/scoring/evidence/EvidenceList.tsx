import { useI18n } from "~/i18n";
import styles from "./Evidence.module.css";
import { useEvidence } from "./EvidenceContext";
import { EvidenceItem } from "./EvidenceItem";

/** The passages held for a criterion, under it; and how to hold one. */
export function EvidenceList({ criterion }: { criterion: string }) {
  const { t } = useI18n();
  const evidence = useEvidence();
  if (!evidence) return null;
  const held = evidence.of(criterion);
  const number = evidence.numberOf(criterion);
  if (held.length === 0 && !evidence.writing) return null;
  return (
    <section className={styles.list} aria-label={t("evidence.title")} data-evidence-of={criterion}>
      <h3 className={styles.title}>{t("evidence.title")}</h3>
      {held.length === 0 ? (
        <p className={styles.hint}>
          {t("evidence.hint", {
            keys: number < 9 ? `Alt+${number + 1}` : "",
            digit: number < 9 ? "yes" : "no",
          })}
        </p>
      ) : (
        <ul className={styles.items}>
          {held.map((one) => (
            <EvidenceItem key={one.id} one={one} number={number} />
          ))}
        </ul>
      )}
    </section>
  );
}
