import { useState } from "react";
import type { LetterKind } from "~/api";
import { Section, Select } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Call.module.css";
import type { TabProps } from "./CallPage";
import { LetterFields } from "./LetterFields";
import { fieldOf, lettersOf, textOf, withClosing, withText } from "./letters";

const EMPTY = { fr: "", en: "" };

/** What the call says of its own in its letters. */
export function LettersTab({ draft, readOnly }: TabProps) {
  const { t } = useI18n();
  const { letters } = draft.rules;
  const offered = lettersOf(draft.rules);
  const [chosen, choose] = useState<LetterKind>(letters.texts[0]?.letter ?? "acknowledgement");
  const own = textOf(letters, chosen);
  return (
    <>
      <Section title={t("call.section.letters")} description={t("call.section.lettersHelp")}>
        <div className={styles.letter}>
          <Select<LetterKind>
            label={t("call.letters.letter")}
            value={chosen}
            onChange={choose}
            options={offered.map((id) => ({
              id,
              label: t(`paper.kind.${id}`),
              hint: textOf(letters, id) ? t("call.letters.own") : undefined,
            }))}
          />
        </div>
        <LetterFields
          key={chosen}
          text={own ?? EMPTY}
          name="text"
          rows={7}
          field={fieldOf(letters, chosen)}
          help={(language, said) =>
            t(own && !said ? `call.letters.missing.${language}` : "call.letters.textHelp")
          }
          error={draft.error}
          readOnly={readOnly}
          onType={(text) => draft.type({ letters: withText(letters, chosen, text) })}
          onReset={own ? () => draft.choose({ letters: withText(letters, chosen, EMPTY) }) : null}
        />
      </Section>
      <Section title={t("call.section.closing")} description={t("call.section.closingHelp")}>
        <LetterFields
          text={letters.closing ?? EMPTY}
          name="closing"
          rows={2}
          field="letters.closing"
          help={(language) => t(`call.letters.usual.${language}`)}
          error={draft.error}
          readOnly={readOnly}
          onType={(closing) => draft.type({ letters: withClosing(letters, closing) })}
          onReset={letters.closing ? () => draft.choose({ letters: withClosing(letters, EMPTY) }) : null}
        />
      </Section>
    </>
  );
}
