import { type KeyboardEvent, useRef, useState } from "react";
import { ApiError, call, type FoundSheet } from "~/api";
import { useActions } from "~/app/actions";
import { describeError, TextField } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./Paper.module.css";

interface Props {
  callId: string;
  onFound(sheet: FoundSheet): void;
}

/** The number that stands on a sheet of paper: Enter goes to the sheet's row, and says whose it is. */
export function SheetNumber({ callId, onFound }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const [text, setText] = useState("");
  const [found, setFound] = useState<FoundSheet | null>(null);
  const [refused, setRefused] = useState<ApiError | null>(null);
  const input = useRef<HTMLInputElement>(null);
  /** What was asked last: an answer that comes after another question is none. */
  const asked = useRef("");
  useActions([
    {
      id: "paper.number",
      label: t("paper.number.go"),
      section: "section.committee",
      shortcut: "Ctrl+F",
      run: () => {
        input.current?.focus();
        input.current?.select();
      },
    },
  ]);
  function change(typed: string) {
    asked.current = "";
    setText(typed);
    setRefused(null);
  }
  async function find() {
    asked.current = text;
    try {
      const sheet = await call("sheet_find", { call_id: callId, sheet: text });
      if (asked.current !== text) return;
      setFound(sheet);
      change("");
      onFound(sheet);
    } catch (thrown) {
      if (asked.current !== text) return;
      setFound(null);
      setRefused(ApiError.from(thrown));
    }
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || text.trim() === "") return;
    event.preventDefault();
    void find();
  }
  const mistyped = refused?.code === "invalid_input" && refused.params.reason !== "duplicate";
  const why = refused
    ? mistyped
      ? t("paper.number.mistyped")
      : describeError(refused, i18n).text
    : undefined;
  return (
    <div className={styles.number}>
      <TextField
        label={t("paper.number")}
        description={t("paper.number.hint")}
        error={why}
        value={text}
        onChange={change}
        onKeyDown={onKeyDown}
        inputRef={input}
        autoFocus
        autoComplete="off"
        spellCheck="false"
      />
      <p role="status" className={styles.muted}>
        {found ? t("paper.number.found", { ...found }) : null}
      </p>
    </div>
  );
}
