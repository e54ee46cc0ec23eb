import { Plus } from "lucide-react";
import type { Relevance } from "~/api";
import { Button, Checkbox, FormGrid, NumberField, Section, Status } from "~/components";
import { useI18n } from "~/i18n";
import type { TabProps } from "./CallPage";
import styles from "./Call.module.css";
import { LabelFields } from "./LabelFields";
import { removed, replaced } from "./list";
import { PrioritySection } from "./PrioritySection";
import { RuleEditor } from "./RuleEditor";
import { newRule } from "./rules";
import { begunWith } from "~/text/label";

const ANSWERS: readonly Relevance[] = ["yes", "partly", "no"];

/** The rules that a dossier meets or not, the look at its relevance, and who comes first among equals. */
export function EligibilityTab({ draft, readOnly }: TabProps) {
  const { t } = useI18n();
  const { counters, eligibility, relevance, priority } = draft.rules;
  return (
    <>
      <Section title={t("call.section.eligibility")} description={t("call.section.eligibilityHelp")}>
        <p className={styles.outcomes}>
          <Status tone="success">{t("check.rule.met")}</Status>
          <Status tone="success">{t("check.rule.met_by_commitment")}</Status>
          <Status tone="danger">{t("check.rule.not_met")}</Status>
          <Status tone="warning">{t("check.rule.unknown")}</Status>
        </p>
        <ol className={styles.list}>
          {eligibility.map((rule, at) => (
            <RuleEditor
              key={rule.code}
              rule={rule}
              counters={counters}
              readOnly={readOnly}
              onType={(next) => draft.type({ eligibility: replaced(eligibility, at, next) })}
              onChoose={(next) => draft.choose({ eligibility: replaced(eligibility, at, next) })}
              onRemove={() => draft.choose({ eligibility: removed(eligibility, at) })}
            />
          ))}
        </ol>
        {readOnly ? null : (
          <div>
            <Button
              size="small"
              icon={Plus}
              onPress={() =>
                draft.choose({
                  eligibility: [...eligibility, newRule(eligibility, begunWith("call.rule.new"))],
                })
              }
            >
              {t("call.list.add", { one: t("call.one.rule") })}
            </Button>
          </div>
        )}
      </Section>
      <Section title={t("call.section.relevance")} description={t("call.section.relevanceHelp")}>
        <FormGrid>
          <LabelFields
            label={relevance.question}
            name={t("call.field.question")}
            rows={2}
            readOnly={readOnly}
            onType={(question) => draft.type({ relevance: { ...relevance, question } })}
          />
          <NumberField
            label={t("call.field.motiveChars")}
            value={relevance.min_motive_chars}
            onChange={(value) => draft.type({ relevance: { ...relevance, min_motive_chars: value ?? 0 } })}
            minValue={0}
            isReadOnly={readOnly}
          />
        </FormGrid>
        <div className={styles.roles}>
          {ANSWERS.map((answer) => (
            <Checkbox
              key={answer}
              isSelected={relevance.answers.includes(answer)}
              isDisabled={readOnly}
              onChange={(on) =>
                draft.choose({
                  relevance: {
                    ...relevance,
                    answers: ANSWERS.filter((own) => (own === answer ? on : relevance.answers.includes(own))),
                  },
                })
              }
            >
              {t(`call.answer.${answer}`)}
            </Checkbox>
          ))}
        </div>
      </Section>
      <PrioritySection
        priority={priority}
        readOnly={readOnly}
        onType={(next) => draft.type({ priority: next })}
        onChoose={(next) => draft.choose({ priority: next })}
      />
    </>
  );
}
