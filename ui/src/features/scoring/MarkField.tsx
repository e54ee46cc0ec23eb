import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import type { Answer } from "~/api";
import { useI18n } from "~/i18n";
import { answersIn, type Levels } from "~/text/grid";
import { pointsIn } from "~/text/points";
import { type Entry, typed, written } from "./entry";
import styles from "./Scoring.module.css";
import type { MarkDraft } from "./sheet";

export interface MarkFieldProps {
  code: string;
  label: string;
  scale: Levels;
  mark: MarkDraft | undefined;
  readOnly: boolean;
  invalid: boolean;
  /** The sentence about what stands in the field, while it is no mark. */
  describedBy: string | undefined;
  onEnter(): void;
  onType(entry: Entry, when: "now" | "pause"): void;
  onLeave(): void;
  onMove(by: number): boolean;
  /** Enter on the last mark. */
  onEnd(): void;
  onComment(): void;
}

/** The field of one mark: what is typed stands there as typed, and only a whole mark of the scale is taken. */
export function MarkField({
  code,
  label,
  scale,
  mark,
  readOnly,
  invalid,
  describedBy,
  ...on
}: MarkFieldProps) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const input = useRef<HTMLInputElement>(null);
  const [writing, setWriting] = useState(false);
  const before = useRef<Answer | null>(null);
  /** Where the caret goes once what a key wrote for another is shown. */
  const caret = useRef<number | "all" | null>(null);
  const points = pointsIn(scale, f);
  const answers = answersIn(scale, i18n);
  const standing = mark?.value ?? null;
  const settled = mark?.reading === "mark" || mark?.reading === "blank";
  const shown = settled && !writing ? (standing === null ? "" : answers(standing)) : (mark?.text ?? "");

  useLayoutEffect(() => {
    if (caret.current === "all") input.current?.select();
    else if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });
  function type(text: string) {
    setWriting(true);
    on.onType({ text, before: before.current }, "pause");
  }
  function step(next: number) {
    setWriting(true);
    const text = written(next, scale);
    caret.current = text.length;
    before.current = next;
    on.onType({ text, before: next }, "now");
  }
  function write(field: HTMLInputElement, text: string) {
    const [from, to] = [field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length];
    caret.current = from + text.length;
    type(field.value.slice(0, from) + text + field.value.slice(to));
  }
  /** Up, down, Tab and Enter go from mark to mark, F2 to the comment, Esc back to the mark that stands. */
  function moves(event: KeyboardEvent): boolean {
    const back = event.key === "ArrowUp" || (event.key === "Tab" && event.shiftKey);
    if (back) return on.onMove(-1);
    if (["ArrowDown", "Tab"].includes(event.key)) return on.onMove(1);
    if (event.key === "Enter") on.onMove(1) || on.onEnd();
    else if (event.key === "F2") on.onComment();
    else if (event.key === "Escape" && !settled) giveUp();
    else return false;
    return true;
  }
  function giveUp() {
    setWriting(false);
    caret.current = "all";
    on.onType({ text: written(standing, scale), before: standing }, "now");
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return;
    if (!event.ctrlKey && !event.metaKey && !event.altKey && moves(event)) return event.preventDefault();
    if (readOnly) return;
    // The first undo takes back what is no mark; the next ones take back marks.
    if (event.ctrlKey && event.key.toLowerCase() === "z" && !settled) {
      event.preventDefault();
      return giveUp();
    }
    const text = writing ? event.currentTarget.value : written(standing, scale);
    const key = typed(event, { text, before: before.current }, scale);
    if (key.kind === "native") return;
    event.preventDefault();
    if (key.kind === "write") write(event.currentTarget, key.text);
    if (key.kind === "step") step(key.mark);
  }
  return (
    <input
      ref={input}
      data-mark={code}
      className={styles.mark}
      inputMode="decimal"
      autoComplete="off"
      aria-label={t("scoring.grid.markLabel", {
        code,
        label,
        minimum: points(scale.minimum),
        maximum: points(scale.maximum),
      })}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      data-refused={mark?.reading === "refused" || undefined}
      readOnly={readOnly}
      placeholder="–"
      value={shown}
      onFocus={(event) => {
        before.current = standing;
        event.currentTarget.select();
        on.onEnter();
      }}
      onBlur={() => {
        setWriting(false);
        on.onLeave();
      }}
      onKeyDown={onKeyDown}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
