import { Plus, X } from "lucide-react";
import { useState } from "react";
import type { ConditionalTerm, LabelRule } from "~/api";
import { Button, FormGrid, IconButton, NumberField, Section, Switch, TextField } from "~/components";
import { useI18n } from "~/i18n";
import type { TabProps } from "./CallPage";
import { alertsOf, NEW_LABEL, NEW_TERM } from "./labels";

/** How long what the call grants holds, and how it is extended. */
export function LabelSection({ draft, readOnly }: TabProps) {
  const { t } = useI18n();
  const rule = draft.rules.label;
  const type = (part: Partial<LabelRule>) => rule && draft.type({ label: { ...rule, ...part } });
  const choose = (part: Partial<LabelRule>) => rule && draft.choose({ label: { ...rule, ...part } });
  return (
    <Section title={t("call.section.label")} description={t("call.section.labelHelp")}>
      <Switch
        isSelected={rule !== null}
        onChange={(on) => draft.choose({ label: on ? NEW_LABEL : null })}
        isDisabled={readOnly}
      >
        {t("call.field.labelHolds")}
      </Switch>
      {rule ? (
        <>
          <FormGrid>
            <NumberField
              label={t("call.field.labelMonths")}
              unit={t("call.unit.months")}
              value={rule.months}
              onChange={(months) => type({ months: months ?? 0 })}
              minValue={0}
              isReadOnly={readOnly}
            />
            <Alerts alerts={rule.alerts} readOnly={readOnly} onType={(alerts) => type({ alerts })} />
          </FormGrid>
          <Terms
            terms={rule.conditional}
            readOnly={readOnly}
            onType={(conditional) => type({ conditional })}
            onChoose={(conditional) => choose({ conditional })}
          />
          {draft.rules.funders ? (
            <Switch
              isSelected={rule.ends_with_funder}
              onChange={(ends_with_funder) => choose({ ends_with_funder })}
              isDisabled={readOnly}
            >
              {t("call.field.endsWithFunder")}
            </Switch>
          ) : null}
        </>
      ) : null}
    </Section>
  );
}

interface AlertsProps {
  alerts: readonly number[];
  readOnly: boolean;
  onType(alerts: number[]): void;
}

/** The months before the end at which it is told; what is being typed stays as it is typed. */
function Alerts({ alerts, readOnly, onType }: AlertsProps) {
  const { t } = useI18n();
  const [text, setText] = useState(alerts.join(" "));
  return (
    <TextField
      label={t("call.field.alerts")}
      description={t("call.field.alertsHelp")}
      value={text}
      onChange={(typed) => {
        setText(typed);
        onType(alertsOf(typed));
      }}
      isReadOnly={readOnly}
    />
  );
}

interface TermsProps {
  terms: readonly ConditionalTerm[];
  readOnly: boolean;
  onType(terms: ConditionalTerm[]): void;
  onChoose(terms: ConditionalTerm[]): void;
}

/** The ways to grant it under a condition, the usual one first. */
function Terms({ terms, readOnly, onType, onChoose }: TermsProps) {
  const { t } = useI18n();
  const put = (at: number, part: Partial<ConditionalTerm>) =>
    onType(terms.map((term, place) => (place === at ? { ...term, ...part } : term)));
  return (
    <>
      {terms.map((term, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two terms may read alike, and their order is theirs
        <FormGrid key={at}>
          <NumberField
            label={t("call.field.conditionalMonths", { number: at + 1 })}
            unit={t("call.unit.months")}
            value={term.months}
            onChange={(months) => put(at, { months: months ?? 0 })}
            minValue={0}
            isReadOnly={readOnly}
          />
          <NumberField
            label={t("call.field.extendableTo", { number: at + 1 })}
            unit={t("call.unit.months")}
            value={term.extendable_to}
            onChange={(extendable_to) => put(at, { extendable_to: extendable_to ?? 0 })}
            minValue={0}
            isReadOnly={readOnly}
          />
          {readOnly ? null : (
            <IconButton
              icon={X}
              label={t("call.label.removeTerm", { number: at + 1 })}
              onPress={() => onChoose(terms.filter((_, place) => place !== at))}
            />
          )}
        </FormGrid>
      ))}
      {readOnly ? null : (
        <div>
          <Button size="small" icon={Plus} onPress={() => onChoose([...terms, NEW_TERM])}>
            {t("call.label.addTerm")}
          </Button>
        </div>
      )}
    </>
  );
}
