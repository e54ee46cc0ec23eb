import type { CallRules, DossierView } from "~/api";
import { Section, Status, Stepper } from "~/components";
import { useI18n } from "~/i18n";
import { pathOf, toneOf } from "./check";
import { CheckDetails } from "./CheckDetails";
import { CheckForm } from "./CheckForm";
import styles from "./Dossier.module.css";
import { outcomeWord } from "./words";

interface Props {
  view: DossierView;
  rules: CallRules;
  readOnly: boolean;
}

/** From receipt to the committee, step by step: what was recorded, and what the facts say of the next one. */
export function ChecksTab({ view, rules, readOnly }: Props) {
  const { t, f } = useI18n();
  const path = pathOf(view.checks, view.next_check);
  return (
    <div className={styles.checks}>
      <Stepper
        steps={path.map(({ step, state, last }) => ({
          id: step,
          state,
          label: t(`check.step.${step}`),
          hint: last && state === "done" ? outcomeWord(last.outcome, t) : undefined,
        }))}
      />
      {view.next_check && !readOnly ? (
        <CheckForm
          key={`${view.next_check.step}-${view.checks.length}`}
          dossierId={view.dossier.id}
          proposal={view.next_check}
          rules={rules}
        />
      ) : null}
      {view.checks.length > 0 ? (
        <Section title={t("dossier.checks.recorded")}>
          <ol className={styles.recorded}>
            {[...view.checks].reverse().map((check) => (
              <li key={check.id} className={styles.recordedCheck}>
                <div className={styles.recordedHead}>
                  <h3>{t(`check.step.${check.step}`)}</h3>
                  <Status tone={toneOf(check.outcome)}>{outcomeWord(check.outcome, t)}</Status>
                  <span className={styles.quiet}>
                    {f.dateTime(check.checked_at)} · {check.person_name ?? t("seat.somebody")}
                  </span>
                </div>
                {check.motive ? <p className={styles.motive}>{check.motive}</p> : null}
                <details>
                  <summary>{t("dossier.checks.facts")}</summary>
                  <CheckDetails detail={check.detail} rules={rules} />
                </details>
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
    </div>
  );
}
