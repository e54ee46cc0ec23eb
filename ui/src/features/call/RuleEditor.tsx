import { Trash2 } from "lucide-react";
import type { EligibilityRule, EligibilityTest } from "~/api";
import { IconButton, Select } from "~/components";
import { useI18n } from "~/i18n";
import { AreaEditor } from "./AreaEditor";
import styles from "./Call.module.css";
import { LabelFields } from "./LabelFields";
import { areaOf, testOf, TESTS } from "./rules";

interface Props {
  rule: EligibilityRule;
  readOnly: boolean;
  onType(rule: EligibilityRule): void;
  onChoose(rule: EligibilityRule): void;
  onRemove(): void;
}

/** One rule of eligibility: its words, and what the application verifies of it. */
export function RuleEditor({ rule, readOnly, onType, onChoose, onRemove }: Props) {
  const { t } = useI18n();
  const { code, test } = rule;
  const area = areaOf(test);
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
          onChange={(kind) => onChoose({ ...rule, test: testOf(kind, test) })}
          options={TESTS.map((id) => ({ id, label: t(`call.test.${id}`) }))}
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
      </div>
      {readOnly ? null : (
        <IconButton icon={Trash2} label={t("call.list.remove", { name: code })} onPress={onRemove} />
      )}
    </li>
  );
}
