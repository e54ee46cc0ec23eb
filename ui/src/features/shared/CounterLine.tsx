import type { CounterFigure, CounterView } from "~/api";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import styles from "../labels/Labels.module.css";

/** Where a figure stands: the document, its page, words; and who states it. */
function useSource() {
  const { t } = useI18n();
  return ({ document, page, source, stated_by }: CounterFigure) =>
    [
      document,
      page === null ? null : t("counter.pageOf", { page }),
      source || null,
      t("counter.statedBy", { who: stated_by }),
    ]
      .filter((part) => part !== null)
      .join(" · ");
}

/** A figure of the dossier's evidence. What nobody stated is said to be so, and is never nought. */
export function CounterLine({ counter }: { counter: CounterView }) {
  const { t, f, language } = useI18n();
  const sourceOf = useSource();
  const { figure, expected } = counter;
  const unit = labelIn(counter.unit, language);
  return (
    <span className={styles.cell}>
      <span className={styles.facts}>
        <span>{labelIn(counter.label, language)}</span>
        <strong>
          {figure ? t("counter.figure", { figure: f.number(figure.figure), unit }) : t("counter.blank")}
        </strong>
        {expected === null ? null : (
          <span className={styles.muted}>{t("counter.expected", { figure: f.number(expected) })}</span>
        )}
      </span>
      {figure ? <span className={styles.muted}>{sourceOf(figure)}</span> : null}
    </span>
  );
}

/** The figures of a dossier, one a line. */
export function CounterLines({ counters }: { counters: readonly CounterView[] }) {
  return (
    <ul className={styles.lines}>
      {counters.map((counter) => (
        <li key={counter.code}>
          <CounterLine counter={counter} />
        </li>
      ))}
    </ul>
  );
}
