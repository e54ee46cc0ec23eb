import { Trash2 } from "lucide-react";
import type { CounterRule, EligibilityRule, EligibilityTest } from "~/api";
import { IconButton, Select } from "~/components";
import { useI18n } from "~/i18n";
import { ActivitiesEditor } from "./ActivitiesEditor";
import { AreaEditor } from "./AreaEditor";
import { BoundsEditor } from "./BoundsEditor";
import styles from "./Call.module.css";
import { LabelFields } from "./LabelFields";
import { activitiesOf, areaOf, testOf, TESTS } from "./rules";

interface Props {
  rule: EligibilityRule;
  /** What dossiers of the call count. */
  counters: readonly CounterRule[];
  readOnly: boolean;
  onType(rule: EligibilityRule): void;
  onChoose(rule: EligibilityRule): void;
  onRemove(): void;
}

/** One rule of eligibility: its words, and what the application verifies of it. */
export function RuleEditor({ rule, counters, readOnly, onType, onChoose, onRemove }: Props) {
  const { t } = useI18n();
  const { code, test } = rule;
  const area = areaOf(test);
  const activities = activitiesOf(test);
  // A call whose dossiers count nothing has nothing to bound.
  const offered = TESTS.filter((id) => id !== "counter_between" || counters.length > 0 || test.kind === id);
  return (
    <li className={styles.rule}>
      <span className={styles.code}>{code}</span>
      <div className={styles.ruleBody}>
        <LabelFields
          label={rule.label}
          name={t("call.rule.text", { code })}
          nameHidden
          rows={2}
          readOnly={readOnly}
          onType={(label) => onType({ ...rule, label })}
        />
        <Select
          label={t("call.rule.test", { code })}
          labelHidden
          value={test.kind}
          onChange={(kind) => onChoose({ ...rule, test: testOf(kind, test, counters) })}
          options={offered.map((id) => ({ id, label: t(`call.test.${id}`) }))}
          isDisabled={readOnly}
        />
        {area ? (
          <AreaEditor
            code={code}
            area={area}
            readOnly={readOnly}
            onChoose={(next) => onChoose({ ...rule, test: { ...test, ...next } as EligibilityTest })}
          />
        ) : null}
        {test.kind === "requested_between" || test.kind === "counter_between" ? (
          <BoundsEditor
            code={code}
            test={test}
            counters={counters}
            readOnly={readOnly}
            onType={(next) => onType({ ...rule, test: next })}
            onChoose={(next) => onChoose({ ...rule, test: next })}
          />
        ) : null}
        {activities ? (
          <ActivitiesEditor
            code={code}
            activities={activities}
            readOnly={readOnly}
            onChoose={(next) => onChoose({ ...rule, test: { ...test, ...next } as EligibilityTest })}
          />
        ) : null}
      </div>
      {readOnly ? null : (
        <IconButton icon={Trash2} label={t("call.list.remove", { name: code })} onPress={onRemove} />
      )}
    </li>
  );
}
