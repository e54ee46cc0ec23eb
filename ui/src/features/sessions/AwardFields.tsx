import type { CallView } from "~/api";
import { Checkbox, MoneyField } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import type { Draft } from "./decision";
import styles from "./Sessions.module.css";

interface Props {
  draft: Draft;
  call: CallView;
  onChange(draft: Draft): void;
}

/** What a laureate receives: support measures of the call, and an amount where there is one. */
export function AwardFields({ draft, call, onChange }: Props) {
  const { t, language } = useI18n();
  const { measures } = call.rules.support;
  const toggle = (code: string, on: boolean) =>
    onChange({
      ...draft,
      // In the order of the call, whichever was ticked first.
      support: measures
        .map((one) => one.code)
        .filter((one) => (one === code ? on : draft.support.includes(one))),
    });
  return (
    <fieldset className={styles.fieldset}>
      <legend>{t("session.award.title")}</legend>
      <div className={styles.measures}>
        {measures.map(({ code, label }) => (
          <Checkbox key={code} isSelected={draft.support.includes(code)} onChange={(on) => toggle(code, on)}>
            {labelIn(label, language)}
          </Checkbox>
        ))}
      </div>
      <div className={styles.amount}>
        <MoneyField
          label={t("session.award.amount")}
          description={t("session.award.amountHint")}
          cents={draft.amount}
          onChange={(amount) => onChange({ ...draft, amount })}
        />
      </div>
    </fieldset>
  );
}
