import { ChevronDown, ChevronUp } from "lucide-react";
import type { ClipboardEvent, KeyboardEvent, SyntheticEvent } from "react";
import {
  Button as AriaButton,
  NumberField as AriaNumberField,
  Group,
  Input,
  type NumberFieldProps as AriaProps,
} from "react-aria-components";
import { useI18n } from "~/i18n";
import { cx } from "./cx";
import { FieldFrame, type FieldProps, fieldStyles as styles } from "./Field";

export interface NumberFieldProps
  extends Omit<AriaProps, "children" | "className" | "style" | "value" | "onChange" | "defaultValue">,
    FieldProps {
  /** An empty field is `null`, never zero. */
  value: number | null;
  onChange(value: number | null): void;
  unit?: string;
  /** Without the buttons that go up and down. */
  plain?: boolean;
}

/** Puts text where the caret is, as if it were typed. */
function type(field: HTMLInputElement, text: string) {
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, data: text, inputType: "insertText" }));
}

/**
 * A point is a decimal mark in every language: left to itself, the field takes it for one between thousands in French, and 12.5 for 125.
 */
function usePoint() {
  const { t } = useI18n();
  const mark = t("component.number.mark");
  const instead = (event: SyntheticEvent, typed: string) => {
    if (mark === "." || !typed.includes(".") || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    if (!event.target.readOnly) type(event.target, typed.trim().replaceAll(".", mark));
  };
  return {
    onKeyDownCapture: (event: KeyboardEvent) => {
      if (event.key === ".") instead(event, ".");
    },
    onPasteCapture: (event: ClipboardEvent) => instead(event, event.clipboardData.getData("text")),
  };
}

export function NumberField({
  label,
  description,
  error,
  labelHidden,
  value,
  onChange,
  unit,
  plain,
  ...props
}: NumberFieldProps) {
  const { t } = useI18n();
  const point = usePoint();
  return (
    <AriaNumberField
      {...props}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      className={styles.field}
    >
      <FieldFrame
        label={label}
        description={description}
        error={error}
        isRequired={props.isRequired}
        labelHidden={labelHidden}
      >
        <Group className={cx(styles.control, styles.figure)} {...point}>
          <Input className={styles.input} data-align="end" />
          {unit ? <span className={styles.unit}>{unit}</span> : null}
          {plain ? null : (
            <>
              <AriaButton
                slot="decrement"
                className={styles.inner}
                aria-label={t("component.number.decrease")}
              >
                <ChevronDown aria-hidden />
              </AriaButton>
              <AriaButton
                slot="increment"
                className={styles.inner}
                aria-label={t("component.number.increase")}
              >
                <ChevronUp aria-hidden />
              </AriaButton>
            </>
          )}
        </Group>
      </FieldFrame>
    </AriaNumberField>
  );
}
