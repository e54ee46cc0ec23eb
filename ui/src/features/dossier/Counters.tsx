import { useState } from "react";
import { type CounterView, type DossierView, useCommand } from "~/api";
import { Button, Section, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import styles from "../labels/Labels.module.css";
import { CounterLine } from "../shared/CounterLine";
import { CounterDialog } from "./CounterDialog";

interface Props {
  view: DossierView;
  readOnly: boolean;
}

/** What the dossier counts of its own evidence, with where each figure stands. */
export function Counters({ view, readOnly }: Props) {
  const { t, language } = useI18n();
  const [asked, setAsked] = useState<CounterView | null>(null);
  const clear = useCommand("counter_set", useReport());
  if (view.counters.length === 0) return null;
  return (
    <Section title={t("counter.title")} description={t("counter.text")}>
      <ul className={styles.lines}>
        {view.counters.map((counter) => {
          const name = labelIn(counter.label, language);
          return (
            <li key={counter.code} className={styles.line}>
              <CounterLine counter={counter} />
              {readOnly ? null : (
                <span className={styles.facts}>
                  <Button
                    size="small"
                    aria-label={t("counter.setOf", { name })}
                    onPress={() => setAsked(counter)}
                  >
                    {t("counter.set")}
                  </Button>
                  {counter.figure ? (
                    <Button
                      size="small"
                      kind="quiet"
                      aria-label={t("counter.clearOf", { name })}
                      onPress={() =>
                        void clear.run({ dossier_id: view.dossier.id, code: counter.code, input: null })
                      }
                    >
                      {t("counter.clear")}
                    </Button>
                  ) : null}
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {asked ? <CounterDialog view={view} counter={asked} onClose={() => setAsked(null)} /> : null}
    </Section>
  );
}
