import { Trash2 } from "lucide-react";
import type { EligibilityRule, EligibilityTest } from "~/api";
import { IconButton, Select } from "~/components";
import { useI18n } from "~/i18n";
import { REGIONS, regionNamed } from "~/text/regions";
import styles from "./Call.module.css";
import { LabelFields } from "./LabelFields";
import { testOf, TESTS } from "./rules";

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
        {"regions" in test ? (
          <Regions
            code={code}
            regions={test.regions}
            readOnly={readOnly}
            onChoose={(regions) => onChoose({ ...rule, test: { ...test, regions } as EligibilityTest })}
          />
        ) : null}
      </div>
      {readOnly ? null : (
        <IconButton icon={Trash2} label={t("call.list.remove", { name: code })} onPress={onRemove} />
      )}
    </li>
  );
}

interface RegionsProps {
  code: string;
  regions: readonly string[];
  readOnly: boolean;
  onChoose(regions: string[]): void;
}

/** The regions in which a rule is met. The last one stays until another is there. */
function Regions({ code, regions, readOnly, onChoose }: RegionsProps) {
  const { t, f } = useI18n();
  const others = Object.keys(REGIONS).filter((region) => !regions.includes(region));
  return (
    <ul className={styles.chips} aria-label={t("call.rule.regions", { code })}>
      {regions.map((region) => (
        <li key={region} className={styles.chip}>
          {regionNamed(region)}
          {readOnly || regions.length === 1 ? null : (
            <IconButton
              icon={Trash2}
              label={t("call.list.remove", { name: regionNamed(region) })}
              onPress={() => onChoose(regions.filter((one) => one !== region))}
            />
          )}
        </li>
      ))}
      {readOnly ? null : (
        <li>
          <Select
            label={t("call.rule.addRegion", { code })}
            labelHidden
            placeholder={t("call.rule.addRegion", { code })}
            value={null}
            onChange={(region) => onChoose([...regions, region])}
            options={others
              .map((id) => ({ id, label: regionNamed(id) }))
              .sort((one, other) => f.compare(one.label, other.label))}
          />
        </li>
      )}
    </ul>
  );
}
