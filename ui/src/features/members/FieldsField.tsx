import { useId } from "react";
import { useQuery } from "~/api";
import { Checkbox } from "~/components";
import { useI18n } from "~/i18n";
import { expertFields } from "~/text/expertise";
import { labelIn } from "~/text/label";
import styles from "./Members.module.css";

interface Props {
  callId: string;
  fields: readonly string[];
  error: string | null;
  onChange(fields: string[]): void;
}

/** What a member is an expert of, in a call that asks for evaluators of certain fields; nothing elsewhere. */
export function FieldsField({ callId, fields, error, onChange }: Props) {
  const { t, language } = useI18n();
  const name = useId();
  const rules = useQuery("call_get", { call_id: callId }).data?.rules;
  if (!rules?.evaluators) return null;
  const known = expertFields(rules);
  return (
    <div role="group" aria-labelledby={name} className={styles.fields}>
      <span id={name} className={styles.fieldsName}>
        {t("members.field.fields")}
      </span>
      {known.map(({ code, label }) => (
        <Checkbox
          key={code}
          isSelected={fields.includes(code)}
          onChange={(on) =>
            onChange(known.map((one) => one.code).filter((own) => (own === code ? on : fields.includes(own))))
          }
        >
          {labelIn(label, language)}
        </Checkbox>
      ))}
      {error ? <p role="alert">{error}</p> : null}
    </div>
  );
}
