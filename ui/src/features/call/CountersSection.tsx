import { Plus, Trash2 } from "lucide-react";
import { Button, FormGrid, IconButton, NumberField, Section, Switch } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Call.module.css";
import type { TabProps } from "./CallPage";
import { LabelFields } from "./LabelFields";
import { codeFrom, removed, replaced } from "./list";

/** What dossiers count for those who evaluate them, and whether the stage of each project is followed. */
export function CountersSection({ draft, readOnly }: TabProps) {
  const { t } = useI18n();
  const { counters, stages } = draft.rules;
  function add() {
    const label = t("call.list.new");
    const taken = counters.map(({ code }) => code);
    const counter = {
      code: codeFrom(label, taken),
      label: { fr: label, en: "" },
      unit: { fr: t("call.counter.newUnit"), en: "" },
      expected: null,
    };
    draft.choose({ counters: [...counters, counter] });
  }
  return (
    <Section title={t("call.section.counters")} description={t("call.section.countersHelp")}>
      {counters.map((counter, at) => (
        <FormGrid key={counter.code}>
          <LabelFields
            label={counter.label}
            name={t("call.counter.label", { number: at + 1 })}
            readOnly={readOnly}
            onType={(label) => draft.type({ counters: replaced(counters, at, { ...counter, label }) })}
          />
          <LabelFields
            label={counter.unit}
            name={t("call.counter.unit", { number: at + 1 })}
            readOnly={readOnly}
            onType={(unit) => draft.type({ counters: replaced(counters, at, { ...counter, unit }) })}
          />
          <NumberField
            label={t("call.counter.expected", { number: at + 1 })}
            description={t("call.counter.expectedHelp")}
            value={counter.expected}
            onChange={(expected) =>
              draft.type({ counters: replaced(counters, at, { ...counter, expected }) })
            }
            minValue={0}
            isReadOnly={readOnly}
          />
          {readOnly ? null : (
            <span className={styles.choiceTools}>
              <IconButton
                icon={Trash2}
                label={t("call.list.remove", { name: counter.label.fr })}
                onPress={() => draft.choose({ counters: removed(counters, at) })}
              />
            </span>
          )}
        </FormGrid>
      ))}
      {readOnly ? null : (
        <Button size="small" icon={Plus} onPress={add}>
          {t("call.counter.add")}
        </Button>
      )}
      <Switch isSelected={stages} onChange={(next) => draft.choose({ stages: next })} isDisabled={readOnly}>
        {t("call.field.stages")}
      </Switch>
    </Section>
  );
}
