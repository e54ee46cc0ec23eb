import { ChevronDown, ChevronUp } from "lucide-react";
import {
  Button as AriaButton,
  NumberField as AriaNumberField,
  Group,
  Input,
  type NumberFieldProps as AriaProps,
} from "react-aria-components";
import { useI18n } from "~/i18n";
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
        <Group className={styles.control}>
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

export interface MoneyFieldProps extends FieldProps {
  /** Integer cents; an empty field is `null`. */
  cents: number | null;
  onChange(cents: number | null): void;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  name?: string;
}

export function MoneyField({ cents, onChange, ...props }: MoneyFieldProps) {
  return (
    <NumberField
      {...props}
      plain
      value={cents === null ? null : cents / 100}
      onChange={(euros) => onChange(euros === null ? null : Math.round(euros * 100))}
      minValue={0}
      formatOptions={{ style: "currency", currency: "EUR" }}
    />
  );
}
