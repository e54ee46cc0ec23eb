import type { OtherEvaluation } from "~/api";
import { useI18n } from "~/i18n";
import styles from "./Evidence.module.css";
import { useEvidence } from "./EvidenceContext";
import { cited, pageName } from "./held";

/** The passages that the others hold, once their marks may be read. */
export function OthersEvidence({ others }: { others: readonly OtherEvaluation[] }) {
  const { t } = useI18n();
  const evidence = useEvidence();
  const held = others.flatMap(({ name, evidence: passages }) => passages.map((one) => ({ one, name })));
  if (!evidence || held.length === 0) return null;
  return (
    <section className={styles.list} aria-labelledby="others-evidence">
      <h3 id="others-evidence" className={styles.title}>
        {t("evidence.others")}
      </h3>
      <ul className={styles.items}>
        {held.map(({ one, name }) => (
          <li key={one.id} className={styles.item} data-shown={one.id === evidence.shown || undefined}>
            <span className={styles.code}>{one.criterion}</span>
            <div className={styles.body}>
              <button type="button" className={styles.passage} onClick={() => evidence.goTo(one)}>
                <span className={styles.page}>
                  {name}, {t("evidence.page", { page: pageName(one) })}
                </span>
                <span className={styles.quote}>
                  {one.quote ? t("evidence.quoted", { quote: cited(one.quote.text) }) : t("evidence.area")}
                </span>
              </button>
              {one.comment ? <p className={styles.hint}>{one.comment}</p> : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
