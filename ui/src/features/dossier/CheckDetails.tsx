import { useState } from "react";
import type { CallRules, CheckDetail, DocumentKind, DocumentLine, RuleFinding } from "~/api";
import { Button, Status, type Tone } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import styles from "./Dossier.module.css";
import { FactSentence } from "./FactSentence";
import { WaiveDialog } from "./WaiveDialog";

interface Props {
  detail: CheckDetail;
  rules: CallRules;
  /** Present where missing documents can be waived. */
  dossierId?: string;
}

/** What was found, or is found now, at a step. */
export function CheckDetails({ detail, rules, dossierId }: Props) {
  const { t, f } = useI18n();
  switch (detail.step) {
    case "acknowledgement":
      return (
        <p>
          {detail.received_at === null
            ? t("check.fact.receiptUnknown")
            : t("check.fact.received", { date: f.dateTime(detail.received_at) })}
        </p>
      );
    case "completeness":
      return (
        <>
          <Documents lines={detail.documents} dossierId={dossierId} />
          <p className={styles.quiet}>{t("check.fact.answerWithin", { days: detail.answer_within_days })}</p>
        </>
      );
    case "admissibility":
    case "eligibility":
      return (
        <>
          <Rules findings={detail.rules} rules={rules} />
          {detail.step === "eligibility" && detail.priority ? (
            <Status tone="info">{t("dossiers.signal.priority")}</Status>
          ) : null}
        </>
      );
    case "relevance":
      return <p className={styles.quiet}>{t("check.fact.relevance")}</p>;
  }
}

const LINE_TONES: Record<DocumentLine["state"]["status"], Tone> = {
  received: "success",
  waived: "neutral",
  missing: "danger",
  not_given: "neutral",
};

function Documents({ lines, dossierId }: { lines: readonly DocumentLine[]; dossierId?: string }) {
  const { t } = useI18n();
  const [waiving, setWaiving] = useState<DocumentKind | null>(null);
  return (
    <ul className={styles.lines}>
      {lines.map(({ kind, required, state }) => (
        <li key={kind} className={styles.factLine}>
          <span>
            {t(`document.kind.${kind}`)}
            {required ? null : <span className={styles.quiet}> ({t("check.document.optional")})</span>}
            {state.status === "waived" ? <span className={styles.motive}>{state.motive}</span> : null}
          </span>
          <span className={styles.factEnd}>
            {state.status === "missing" && dossierId ? (
              <Button size="small" kind="quiet" onPress={() => setWaiving(kind)}>
                {t("check.document.waive")}
              </Button>
            ) : null}
            <Status tone={LINE_TONES[state.status]}>{t(`check.document.${state.status}`)}</Status>
          </span>
        </li>
      ))}
      {dossierId ? (
        <WaiveDialog kind={waiving} dossierId={dossierId} onClose={() => setWaiving(null)} />
      ) : null}
    </ul>
  );
}

const RULE_TONES: Record<RuleFinding["outcome"], Tone> = {
  met: "success",
  met_by_commitment: "success",
  not_met: "danger",
  unknown: "warning",
};

function Rules({ findings, rules }: { findings: readonly RuleFinding[]; rules: CallRules }) {
  const { t, language } = useI18n();
  return (
    <ul className={styles.lines}>
      {findings.map(({ rule, outcome, facts }) => {
        const known = rules.eligibility.find(({ code }) => code === rule);
        return (
          <li key={rule} className={styles.factLine}>
            <span>
              <span className={styles.code}>{rule}</span> {known ? labelIn(known.label, language) : null}
              <span className={styles.facts}>
                {facts.map((fact) => (
                  <FactSentence key={JSON.stringify(fact)} fact={fact} rules={rules} />
                ))}
              </span>
            </span>
            <Status tone={RULE_TONES[outcome]}>{t(`check.rule.${outcome}`)}</Status>
          </li>
        );
      })}
    </ul>
  );
}
