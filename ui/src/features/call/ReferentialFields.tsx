import type { Criterion, Referential } from "~/api";
import { Switch, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { LabelFields } from "./LabelFields";

interface Props {
  criterion: Criterion;
  readOnly: boolean;
  onChange(criterion: Criterion): void;
}

const blank = (): Referential => ({ name: { fr: "", en: "" }, version: { fr: "", en: "" }, address: null });

/** What a criterion is judged by: a published text, in a version that stays with this version of the grid. */
export function ReferentialFields({ criterion, readOnly, onChange }: Props) {
  const { t } = useI18n();
  const { code, referential } = criterion;
  const put = (part: Partial<Referential>) =>
    onChange({ ...criterion, referential: { ...(referential ?? blank()), ...part } });
  return (
    <>
      <Switch
        isSelected={referential !== null}
        onChange={(on) => onChange({ ...criterion, referential: on ? blank() : null })}
        isDisabled={readOnly}
      >
        {t("call.criterion.referential", { code })}
      </Switch>
      {referential ? (
        <>
          <LabelFields
            label={referential.name}
            name={t("call.criterion.referentialName", { code })}
            readOnly={readOnly}
            onType={(name) => put({ name })}
          />
          <LabelFields
            label={referential.version}
            name={t("call.criterion.referentialVersion", { code })}
            readOnly={readOnly}
            onType={(version) => put({ version })}
          />
          <TextField
            label={t("call.criterion.referentialAddress", { code })}
            value={referential.address ?? ""}
            onChange={(address) => put({ address: address.trim() === "" ? null : address.trim() })}
            isReadOnly={readOnly}
          />
        </>
      ) : null}
    </>
  );
}
