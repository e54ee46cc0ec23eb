import type { EligibilityRule, Relevance } from "~/api";
import { Checkbox, FormGrid, NumberField, Section, Status, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { regionNamed } from "~/text/regions";
import type { TabProps } from "./CallPage";
import styles from "./Call.module.css";
import { replaced } from "./list";

const ANSWERS: readonly Relevance[] = ["yes", "partly", "no"];

/** The rules that a dossier meets or not, the look at its relevance, and who comes first among equals. */
export function EligibilityTab({ draft, readOnly }: TabProps) {
  const { t, f } = useI18n();
  const { eligibility, relevance, priority } = draft.rules;
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
            <li key={rule.code} className={styles.rule}>
              <span className={styles.code}>{rule.code}</span>
              <div className={styles.ruleBody}>
                <RuleTexts
                  rule={rule}
                  readOnly={readOnly}
                  onType={(label) =>
                    draft.type({ eligibility: replaced(eligibility, at, { ...rule, label }) })
                  }
                />
                <p className={styles.quiet}>
                  {t(`call.test.${rule.test.kind}`)}
                  {"regions" in rule.test
                    ? ` ${t("call.test.regions", { regions: f.list(rule.test.regions.map(regionNamed)) })}`
                    : null}
                </p>
              </div>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t("call.section.relevance")} description={t("call.section.relevanceHelp")}>
        <FormGrid>
          <TextField
            label={t("call.field.question")}
            rows={2}
            value={relevance.question.fr}
            onChange={(fr) =>
              draft.type({ relevance: { ...relevance, question: { ...relevance.question, fr } } })
            }
            isReadOnly={readOnly}
          />
          <TextField
            label={t("call.field.questionEnglish")}
            rows={2}
            value={relevance.question.en}
            onChange={(en) =>
              draft.type({ relevance: { ...relevance, question: { ...relevance.question, en } } })
            }
            isReadOnly={readOnly}
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
      {priority ? (
        <Section
          title={t("call.section.priority")}
          description={t("call.section.priorityHelp", {
            count: priority.communes.length,
            epci: priority.epci,
          })}
        >
          <FormGrid>
            <TextField
              label={t("call.field.priority")}
              value={priority.label.fr}
              onChange={(fr) => draft.type({ priority: { ...priority, label: { ...priority.label, fr } } })}
              isReadOnly={readOnly}
            />
            <TextField
              label={t("call.field.priorityEnglish")}
              value={priority.label.en}
              onChange={(en) => draft.type({ priority: { ...priority, label: { ...priority.label, en } } })}
              isReadOnly={readOnly}
            />
          </FormGrid>
        </Section>
      ) : null}
    </>
  );
}

function RuleTexts({
  rule,
  readOnly,
  onType,
}: {
  rule: EligibilityRule;
  readOnly: boolean;
  onType(label: EligibilityRule["label"]): void;
}) {
  const { t } = useI18n();
  return (
    <div className={styles.pair}>
      <TextField
        label={t("call.rule.french", { code: rule.code })}
        labelHidden
        rows={2}
        value={rule.label.fr}
        onChange={(fr) => onType({ ...rule.label, fr })}
        isReadOnly={readOnly}
      />
      <TextField
        label={t("call.rule.english", { code: rule.code })}
        labelHidden
        rows={2}
        value={rule.label.en}
        onChange={(en) => onType({ ...rule.label, en })}
        isReadOnly={readOnly}
      />
    </div>
  );
}
