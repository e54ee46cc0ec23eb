import type { KeyboardEvent } from "react";
import type { Answer } from "~/api";
import { useI18n } from "~/i18n";
import type { Levels } from "~/text/grid";
import { labelIn } from "~/text/label";
import styles from "./Scoring.module.css";

interface Props {
  code: string;
  label: string;
  levels: Levels;
  mark: Answer | null;
  readOnly: boolean;
  onEnter(): void;
  onMark(mark: Answer | null): void;
  onMove(by: number): boolean;
  onEnd(): void;
  onComment(): void;
}

/** The digit of a key, by its place too: the row of a French keyboard says other signs without Shift. */
function digitOf({ key, code }: KeyboardEvent): number | null {
  const digit = /^[0-9]$/.test(key) ? key : (/^Digit([0-9])$/.exec(code)?.[1] ?? null);
  return digit === null ? null : Number(digit);
}

/** The answers of a scale of words: one is chosen, by its place (1 is the first), by the arrows, or by a click. */
export function WordField({ code, label, levels, mark, readOnly, ...on }: Props) {
  const { t, language } = useI18n();
  const words = levels.words ?? [];
  const at = typeof mark === "number" ? mark : -1;
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const back = event.key === "ArrowUp" || (event.key === "Tab" && event.shiftKey);
    let done = true;
    if (back) done = on.onMove(-1);
    else if (event.key === "ArrowDown" || event.key === "Tab") done = on.onMove(1);
    else if (event.key === "Enter") on.onMove(1) || on.onEnd();
    else if (event.key === "F2") on.onComment();
    else if (!readOnly) done = choose(event);
    else done = false;
    if (done) event.preventDefault();
  }
  function choose(event: KeyboardEvent): boolean {
    const digit = digitOf(event);
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (digit !== null && digit >= 1 && digit <= words.length) on.onMark(digit - 1);
    else if (step !== undefined) on.onMark(Math.min(Math.max(at + step, 0), words.length - 1));
    else if (event.key === "Delete" || event.key === "Backspace") on.onMark(null);
    else return digit !== null;
    return true;
  }
  return (
    <span
      className={styles.words}
      role="radiogroup"
      aria-label={t("scoring.grid.wordsLabel", { code, label })}
    >
      {words.map((word, place) => (
        <label key={labelIn(word, language)} className={styles.word} data-chosen={at === place || undefined}>
          <input
            type="radio"
            name={`word-${code}`}
            data-mark={place === Math.max(at, 0) ? code : undefined}
            tabIndex={place === Math.max(at, 0) ? 0 : -1}
            checked={at === place}
            disabled={readOnly}
            onFocus={on.onEnter}
            onKeyDown={onKeyDown}
            onChange={() => on.onMark(place)}
          />
          {labelIn(word, language)}
        </label>
      ))}
    </span>
  );
}
