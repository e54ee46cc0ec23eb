import { type FormEvent, useCallback, useId, useState } from "react";
import { type CallRules, type CheckProposal, useCommand } from "~/api";
import { Banner, Button, describeError, RadioGroup, Section, TextField, useUnsaved } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import { CheckDetails } from "./CheckDetails";
import { leastMotive, suggestedOutcome } from "./check";
import styles from "./Dossier.module.css";
import { outcomeAct, outcomeWord } from "./words";

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
  const [chosen, setChosen] = useState<string | null>(null);
  const [motive, setMotive] = useState("");
  // What is suggested follows the facts for as long as nothing was chosen.
  const outcome = chosen ?? suggestedOutcome(proposal);
  const least = outcome === null ? 0 : leastMotive(proposal, outcome);
  const failure = record.error ? describeError(record.error, i18n) : null;
  const atMotive = record.error?.field === "motive" ? failure?.text : null;
  const short = motive.trim().length < least;
  const step = t("dossier.checks.next", { step: t(`check.step.${proposal.step}`) });
  useUnsaved(useCallback(() => (motive.trim() ? step : null), [motive, step]));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (outcome && !short)
      void record.run({ dossier_id: dossierId, step: proposal.step, outcome, motive: motive.trim() });
  }
  return (
    <Section
      title={step}
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
            onChange={setChosen}
            options={proposal.allowed.map((id) => ({
              id,
              label: outcomeWord(id, t),
              description: id === suggestedOutcome(proposal) ? t("dossier.checks.suggested") : undefined,
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
          <Button
            type="submit"
            kind="primary"
            isDisabled={short || outcome === null}
            isPending={record.running}
          >
            {outcome ? outcomeAct(outcome, t) : t("dossier.checks.choose")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
