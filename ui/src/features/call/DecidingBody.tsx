import { Section, Switch, TextField } from "~/components";
import { useI18n } from "~/i18n";
import type { TabProps } from "./CallPage";

/** Whose decision it is: the committee's, or that of a body to which it proposes. */
export function DecidingBody({ draft, readOnly }: TabProps) {
  const { t } = useI18n();
  const body = draft.rules.deciding_body;
  return (
    <Section title={t("call.section.authority")} description={t("call.section.authorityHelp")}>
      <Switch
        isSelected={body !== null}
        onChange={(on) => draft.choose({ deciding_body: on ? { fr: "", en: "" } : null })}
        isDisabled={readOnly}
      >
        {t("call.field.proposes")}
      </Switch>
      {body ? (
        <TextField
          label={t("call.field.decidingBody")}
          value={body.fr}
          onChange={(fr) => draft.type({ deciding_body: { fr, en: body.en === body.fr ? fr : body.en } })}
          description={t("call.field.decidingBodyHelp")}
          isReadOnly={readOnly}
          isRequired
        />
      ) : null}
    </Section>
  );
}
