import { type CalendarDate, parseDate } from "@internationalized/date";
import { DateField as AriaDateField, DateInput, DateSegment } from "react-aria-components";
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

/** A day, typed as figures in the order of the language; arrows change the part in focus. */
export function DateField({ value, onChange, isDisabled, ...field }: DateFieldProps) {
  return (
    <AriaDateField
      value={parsed(value)}
      onChange={(date) => onChange(date ? date.toString() : null)}
      granularity="day"
      shouldForceLeadingZeros
      isDisabled={isDisabled}
      isRequired={field.isRequired}
      isInvalid={Boolean(field.error)}
      validationBehavior="aria"
      className={fieldStyles.field}
    >
      <FieldFrame {...field}>
        <DateInput className={cx(fieldStyles.control, styles.input)}>
          {(segment) => <DateSegment segment={segment} className={styles.segment} />}
        </DateInput>
      </FieldFrame>
    </AriaDateField>
  );
}
