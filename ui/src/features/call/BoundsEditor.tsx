import type { CounterRule, EligibilityTest } from "~/api";
import { FormGrid, MoneyField, NumberField, Select } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import styles from "./Call.module.css";

type Bounded = Extract<EligibilityTest, { kind: "requested_between" | "counter_between" }>;

interface Props {
  code: string;
  test: Bounded;
  counters: readonly CounterRule[];
  readOnly: boolean;
  onType(test: Bounded): void;
  onChoose(test: Bounded): void;
}

/** Between what a number of the dossier stands: the amount that it asks for, or something that it counts. */
export function BoundsEditor({ code, test, counters, readOnly, onType, onChoose }: Props) {
  const { t, language } = useI18n();
  if (test.kind === "requested_between") {
    return (
      <fieldset className={styles.bounds} aria-label={t("call.rule.bounds", { code })}>
        <FormGrid>
          <MoneyField
            label={t("call.rule.atLeast")}
            cents={test.at_least_cents}
            onChange={(at_least_cents) => onType({ ...test, at_least_cents })}
            isReadOnly={readOnly}
          />
          <MoneyField
            label={t("call.rule.atMost")}
            cents={test.at_most_cents}
            onChange={(at_most_cents) => onType({ ...test, at_most_cents })}
            isReadOnly={readOnly}
          />
        </FormGrid>
      </fieldset>
    );
  }
  const counter = counters.find((one) => one.code === test.counter);
  const unit = counter ? labelIn(counter.unit, language) : undefined;
  return (
    <fieldset className={styles.bounds} aria-label={t("call.rule.bounds", { code })}>
      <Select
        label={t("call.rule.counter")}
        value={test.counter}
        onChange={(next) => onChoose({ ...test, counter: next })}
        options={counters.map((one) => ({ id: one.code, label: labelIn(one.label, language) }))}
        isDisabled={readOnly}
      />
      <FormGrid>
        <NumberField
          label={t("call.rule.atLeast")}
          value={test.at_least}
          onChange={(at_least) => onType({ ...test, at_least })}
          unit={unit}
          minValue={0}
          isReadOnly={readOnly}
        />
        <NumberField
          label={t("call.rule.atMost")}
          value={test.at_most}
          onChange={(at_most) => onType({ ...test, at_most })}
          unit={unit}
          minValue={0}
          isReadOnly={readOnly}
        />
      </FormGrid>
    </fieldset>
  );
}
