import { useState } from "react";
import type { Answer, DossierResult, Grid } from "~/api";
import { ExplanationView, Section, Select } from "~/components";
import { useI18n } from "~/i18n";
import { answersIn, choicesOf, levelsOf, questionsOf } from "~/text/grid";
import { labelIn } from "~/text/label";
import styles from "./Call.module.css";

export type Trial = Readonly<Record<string, Answer>>;

interface Props {
  grid: Grid;
  trial: Trial;
  onTrial(trial: Trial): void;
  result: DossierResult | null;
}

const NOTHING = "";

/** The member's form with marks to try, and what the method makes of them; nothing of it is kept. */
export function GridTrial({ grid, trial, onTrial, result }: Props) {
  const i18n = useI18n();
  const { t, f, language } = i18n;
  const [shown, setShown] = useState(false);
  const total = result?.cells[0]?.total;
  return (
    <Section title={t("call.trial.title")} description={t("call.trial.text")}>
      <div className={styles.trial}>
        {questionsOf(grid).map((criterion) => {
          const { code } = criterion;
          const levels = levelsOf(grid, criterion);
          const word = answersIn(levels, i18n);
          const answers = choicesOf(levels);
          return (
            <Select
              key={code}
              label={`${code} ${labelIn(criterion.label, language)}`}
              value={String(trial[code] ?? NOTHING)}
              onChange={(chosen) => {
                const { [code]: _, ...others } = trial;
                const answer = answers.find((one) => String(one) === chosen);
                onTrial(answer === undefined ? others : { ...others, [code]: answer });
              }}
              options={[
                { id: NOTHING, label: t("call.trial.blank") },
                ...answers.map((answer) => ({ id: String(answer), label: word(answer) })),
              ]}
            />
          );
        })}
      </div>
      {total ? (
        <details
          className={styles.trialWay}
          open={shown}
          onToggle={(event) => setShown(event.currentTarget.open)}
        >
          <summary>
            {t("call.trial.total")}{" "}
            <strong>{`${f.decimal(total.value)} / ${f.number(grid.score_out_of)}`}</strong>
          </summary>
          <ExplanationView why={total.why} grid={grid} memberName={() => t("call.trial.member")} />
        </details>
      ) : (
        <p className={styles.quiet}>{t("call.trial.incomplete")}</p>
      )}
    </Section>
  );
}
