import { RotateCcw } from "lucide-react";
import { useRef, useState } from "react";
import type { ApiError, Label } from "~/api";
import { Button, describeError, TextField } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Call.module.css";
import { PLACES } from "./letters";

type Written = keyof Label;
const WRITTEN: readonly Written[] = ["fr", "en"];

interface Props {
  text: Label;
  name: "text" | "closing";
  rows: number;
  /** Where the core finds the text, for what it says against it. */
  field: string;
  /** What is told under a field, which says something or not. */
  help(language: Written, said: boolean): string;
  error: ApiError | null;
  readOnly: boolean;
  onType(text: Label): void;
  /** Takes the text back, where there is one. */
  onReset: (() => void) | null;
}

/** A text of letters in both languages, and what can stand between braces in it: pressed, it is put where the cursor is. */
export function LetterFields({ text, name, rows, field, help, error, readOnly, onType, onReset }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const areas = { fr: useRef<HTMLTextAreaElement>(null), en: useRef<HTMLTextAreaElement>(null) };
  const [last, setLast] = useState<Written>("fr");

  function insert(place: string) {
    const area = areas[last].current;
    if (!area) return;
    area.focus();
    area.setRangeText(`{${place}}`, area.selectionStart, area.selectionEnd, "end");
    // As if it had been typed: whoever listens to the field hears of it.
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  return (
    <>
      <div className={styles.letterTexts}>
        {WRITTEN.map((language) => (
          <TextField
            key={language}
            label={t(`call.letters.${name}.${language}`)}
            description={help(language, text[language].trim() !== "")}
            error={error?.field === `${field}.${language}` ? describeError(error, i18n).text : undefined}
            rows={rows}
            areaRef={areas[language]}
            value={text[language]}
            onFocus={() => setLast(language)}
            onChange={(said) => onType({ ...text, [language]: said })}
            isReadOnly={readOnly}
          />
        ))}
      </div>
      {readOnly ? null : (
        <div className={styles.places}>
          {/* biome-ignore lint/a11y/useSemanticElements: a set of fields would have a frame and hold fields */}
          <div role="group" aria-label={t("call.letters.places")} className={styles.places}>
            <span className={styles.quiet}>{t("call.letters.places")}</span>
            {PLACES.map((place) => (
              <Button key={place} size="small" onPress={() => insert(place)}>
                <code>{`{${place}}`}</code> {t(`call.letters.place.${place}`)}
              </Button>
            ))}
          </div>
          {onReset ? (
            <Button size="small" kind="quiet" icon={RotateCcw} onPress={onReset}>
              {t("call.letters.reset")}
            </Button>
          ) : null}
        </div>
      )}
    </>
  );
}
