import { CalendarClock } from "lucide-react";
import { useState } from "react";
import type { DecisionView } from "~/api";
import { Button } from "~/components";
import { useI18n } from "~/i18n";
import styles from "../labels/Labels.module.css";
import { TermDialog } from "./TermDialog";

/** From when to when what a decision granted holds, and which decision it extends. */
export function Validity({ decision, editable }: { decision: DecisionView; editable: boolean }) {
  const { t, f } = useI18n();
  const [asking, setAsking] = useState(false);
  const { valid, extends: extended } = decision;
  const granted = valid.to !== null || valid.months !== null;
  if (!granted && !extended) return null;
  return (
    <div className={styles.line}>
      <span className={styles.cell}>
        {extended ? (
          <span>
            {t("labels.extendsDecision", {
              granted: f.date(extended.granted_on),
              until: f.date(extended.term.to),
            })}
          </span>
        ) : null}
        {extended?.conditions.map(({ text, met_on }) => (
          <span key={text} className={styles.muted}>
            {met_on ? t("session.pv.met", { text, date: f.date(met_on) }) : t("session.pv.unmet", { text })}
          </span>
        ))}
        {valid.from !== null && valid.to !== null ? (
          <span className={styles.facts}>
            <CalendarClock aria-hidden size="1em" />
            {t("labels.valid", { from: f.date(valid.from), to: f.date(valid.to) })}
          </span>
        ) : valid.months !== null ? (
          <span className={styles.facts}>
            <CalendarClock aria-hidden size="1em" />
            {t("labels.fromAct", { count: valid.months })}
          </span>
        ) : null}
      </span>
      {editable && granted && !decision.superseded ? (
        <Button size="small" kind="quiet" icon={CalendarClock} onPress={() => setAsking(true)}>
          {t("labels.date.action")}
        </Button>
      ) : null}
      {asking ? <TermDialog decision={decision} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}
