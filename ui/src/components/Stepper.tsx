import { Check } from "lucide-react";
import { useI18n } from "~/i18n";
import styles from "./Stepper.module.css";

export interface Step {
  id: string;
  label: string;
  state: "done" | "current" | "todo";
  hint?: string;
}

/** Where something stands on a path that has a beginning and an end. */
export function Stepper({ steps }: { steps: readonly Step[] }) {
  const { t } = useI18n();
  return (
    <ol className={styles.steps} aria-label={t("component.stepper.label")}>
      {steps.map((step, at) => (
        <li
          key={step.id}
          className={styles.step}
          data-state={step.state}
          aria-current={step.state === "current" ? "step" : undefined}
        >
          <span className={styles.mark} aria-hidden>
            {step.state === "done" ? <Check /> : at + 1}
          </span>
          <span>
            {step.label}
            <span className="visually-hidden"> ({t(`component.stepper.${step.state}`)})</span>
            {step.hint ? <span className={styles.hint}>{step.hint}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}
