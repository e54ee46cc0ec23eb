import { useEffect, useState } from "react";
import { TextField } from "~/components";
import { useI18n } from "~/i18n";
import { timeOf } from "./time";

interface Props {
  label: string;
  /** `14:05`, or empty. */
  value: string;
  onChange(value: string): void;
  isDisabled?: boolean;
  isRequired?: boolean;
  labelHidden?: boolean;
  placeholder?: string;
  description?: string;
}

/** A time of the day in Paris, typed in any usual way (`14h05`, `1405`) and put into form when one leaves the field. */
export function TimeField({ value, onChange, isRequired, ...field }: Props) {
  const { t } = useI18n();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const wrong = text.trim() !== "" && timeOf(text) === null;
  function leave() {
    const time = timeOf(text);
    if (time !== null) setText(time);
    if (time !== null && time !== value) onChange(time);
    if (text.trim() === "" && value !== "" && !isRequired) onChange("");
  }
  return (
    <TextField
      {...field}
      isRequired={isRequired}
      value={text}
      onChange={(next) => {
        setText(next);
        // A whole time counts at once, so that leaving the field is not needed to save it.
        if (/^\d{2}:\d{2}$/.test(next) && timeOf(next) !== null && next !== value) onChange(next);
      }}
      onBlur={leave}
      error={wrong ? t("session.timeWrong") : null}
      inputMode="numeric"
    />
  );
}
