import { type FormEvent, useId, useState } from "react";
import { type CallRules, type CheckProposal, useCommand } from "~/api";
import { Banner, Button, describeError, RadioGroup, Section, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { CheckDetails } from "./CheckDetails";
import { leastMotive } from "./check";
import styles from "./Dossier.module.css";
import { outcomeWord } from "./words";

interface Props {
  dossierId: string;
  proposal: CheckProposal;
  rules: CallRules;
}

/** The next step: the facts first, then the outcome that they suggest, then the act. */
export function CheckForm({ dossierId, proposal, rules }: Props) {
  const i18n = useI18n();
  const { t, language } = i18n;
  const record = useCommand("check_record");
  const form = useId();
  const [outcome, setOutcome] = useState(proposal.outcome);
  const [motive, setMotive] = useState("");
  const least = leastMotive(proposal, outcome);
  const failure = record.error ? describeError(record.error, i18n) : null;
  const atMotive = record.error?.field === "motive" ? failure?.text : null;
  const short = motive.trim().length < least;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!short)
      void record.run({ dossier_id: dossierId, step: proposal.step, outcome, motive: motive.trim() });
  }
  return (
    <Section
      title={t("dossier.checks.next", { step: t(`check.step.${proposal.step}`) })}
      description={proposal.step === "relevance" ? labelIn(rules.relevance.question, language) : undefined}
    >
      <form id={form} onSubmit={submit} className={styles.checkForm}>
        <div className={styles.checkFacts}>
          <CheckDetails detail={proposal.detail} rules={rules} dossierId={dossierId} />
        </div>
        <div className={styles.checkAct}>
          <RadioGroup
            label={t("dossier.checks.outcome")}
            value={outcome}
            onChange={setOutcome}
            options={proposal.allowed.map((id) => ({
              id,
              label: outcomeWord(id, t),
              description:
                id === proposal.outcome && proposal.step !== "relevance"
                  ? t("dossier.checks.suggested")
                  : undefined,
            }))}
          />
          <TextField
            label={t("dossier.checks.motive")}
            rows={4}
            value={motive}
            onChange={setMotive}
            isRequired={least > 0}
            description={
              least > 1
                ? t("dossier.checks.motiveLeast", { least, count: motive.trim().length })
                : t("dossier.checks.motiveHelp")
            }
            error={atMotive}
          />
          {failure && !atMotive ? (
            <Banner tone="danger" live title={failure.title}>
              {failure.text}
            </Banner>
          ) : null}
          <Button type="submit" kind="primary" isDisabled={short} isPending={record.running}>
            {t("dossier.checks.record", { outcome: outcomeWord(outcome, t) })}
          </Button>
        </div>
      </form>
    </Section>
  );
}
