import { useState } from "react";
import { Section, Switch, TextField } from "~/components";
import { useI18n } from "~/i18n";
import type { TabProps } from "./CallPage";

/** Whose decision it is: the committee's, or that of a body to which it proposes. Nothing is saved before that body has a name. */
export function DecidingBody({ draft, readOnly }: TabProps) {
  const { t } = useI18n();
  const [asked, setAsked] = useState(false);
  const body = draft.rules.deciding_body;

  function turn(on: boolean) {
    setAsked(on);
    if (!on && body) draft.choose({ deciding_body: null });
  }
  function name(fr: string) {
    const en = body && body.en !== body.fr ? body.en : fr;
    draft.type({ deciding_body: { fr, en } });
  }
  return (
    <Section title={t("call.section.authority")} description={t("call.section.authorityHelp")}>
      <Switch isSelected={asked || body !== null} onChange={turn} isDisabled={readOnly}>
        {t("call.field.proposes")}
      </Switch>
      {asked || body ? (
        <TextField
          label={t("call.field.decidingBody")}
          value={body?.fr ?? ""}
          onChange={name}
          description={t(body ? "call.field.decidingBodyHelp" : "call.field.decidingBodyAwaited")}
          isReadOnly={readOnly}
          isRequired
          autoFocus={asked}
        />
      ) : null}
    </Section>
  );
}
