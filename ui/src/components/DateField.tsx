import { type CalendarDate, parseDate } from "@internationalized/date";
import { type FocusEvent, useEffect, useState } from "react";
import { DateField as AriaDateField, DateInput, DateSegment } from "react-aria-components";
import { useI18n } from "~/i18n";
import { yearMeant } from "~/text/year";
import { cx } from "./cx";
import styles from "./DateField.module.css";
import { FieldFrame, type FieldProps, fieldStyles } from "./Field";

export interface DateFieldProps extends FieldProps {
  /** An ISO date (`2026-03-12`), or none. */
  value: string | null;
  onChange(value: string | null): void;
  isDisabled?: boolean;
}

function parsed(value: string | null): CalendarDate | null {
  try {
    return value ? parseDate(value.slice(0, 10)) : null;
  } catch {
    return null;
  }
}

/**
 * A day, typed as figures in the order of the language; arrows change the part in focus. A year of two figures is one of this century,
 * once the field is left; a day that is not whole or of no possible year is refused and the earlier one stays.
 */
export function DateField({ value, onChange, isDisabled, error, ...field }: DateFieldProps) {
  const { t } = useI18n();
  const known = parsed(value)?.toString() ?? null;
  const [typed, setTyped] = useState(() => parsed(value));
  const [fault, setFault] = useState<"year" | "cut" | null>(null);
  useEffect(() => {
    setTyped(parsed(known));
    setFault(null);
  }, [known]);
  const wrong = fault ? t(`component.date.${fault}`) : error;

  function take(date: CalendarDate | null) {
    setTyped(date);
    // A year that is being typed (2, 20, 202) is none yet, and a part that is empty may be typed next.
    if (!date || yearMeant(date.year) !== date.year) return;
    setFault(null);
    if (date.toString() !== known) onChange(date.toString());
  }

  function leave(event: FocusEvent) {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    const segments = [...event.currentTarget.querySelectorAll("[role=spinbutton]")];
    const empty = segments.filter((segment) => segment.hasAttribute("data-placeholder")).length;
    if (empty === segments.length) return known === null ? setFault(null) : onChange(null);
    if (empty > 0) return setFault("cut");
    const year = typed && yearMeant(typed.year);
    if (typed && year === null) setFault("year");
    else if (typed && year !== null && year !== typed.year) take(typed.set({ year }));
  }

  return (
    <AriaDateField
      value={typed}
      onChange={take}
      onBlur={leave}
      granularity="day"
      shouldForceLeadingZeros
      isDisabled={isDisabled}
      isRequired={field.isRequired}
      isInvalid={Boolean(wrong)}
      validationBehavior="aria"
      className={fieldStyles.field}
    >
      <FieldFrame {...field} error={wrong}>
        <DateInput className={cx(fieldStyles.control, styles.input)}>
          {(segment) => <DateSegment segment={segment} className={styles.segment} />}
        </DateInput>
      </FieldFrame>
    </AriaDateField>
  );
}
