import { Check, Minus } from "lucide-react";
import type { ReactNode } from "react";
import {
  Checkbox as AriaCheckbox,
  Radio as AriaRadio,
  RadioGroup as AriaRadioGroup,
  Switch as AriaSwitch,
  type CheckboxProps as CheckboxAria,
  type SwitchProps as SwitchAria,
} from "react-aria-components";
import styles from "./Choice.module.css";
import { cx } from "./cx";
import { FieldFrame, type FieldProps, fieldStyles } from "./Field";
import type { Option } from "./Select";

export interface CheckboxProps extends Omit<CheckboxAria, "children" | "className" | "style"> {
  children: ReactNode;
}

export function Checkbox({ children, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox {...props} className={styles.choice}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles.box} aria-hidden>
            {isIndeterminate ? <Minus /> : isSelected ? <Check /> : null}
          </span>
          <span>{children}</span>
        </>
      )}
    </AriaCheckbox>
  );
}

export function Switch({
  children,
  ...props
}: Omit<SwitchAria, "children" | "className" | "style"> & { children: ReactNode }) {
  return (
    <AriaSwitch {...props} className={styles.choice}>
      <span className={styles.track} aria-hidden>
        <span className={styles.thumb} />
      </span>
      <span>{children}</span>
    </AriaSwitch>
  );
}

export interface RadioGroupProps<Value extends string> extends FieldProps {
  options: readonly (Option<Value> & { description?: string })[];
  value: Value | null;
  onChange(value: Value): void;
  /** Side by side when there is room, as segments of one control. */
  segmented?: boolean;
  isDisabled?: boolean;
}

export function RadioGroup<Value extends string>({
  options,
  value,
  onChange,
  segmented,
  isDisabled,
  ...field
}: RadioGroupProps<Value>) {
  return (
    <AriaRadioGroup
      value={value}
      onChange={(next) => onChange(next as Value)}
      isDisabled={isDisabled}
      isRequired={field.isRequired}
      isInvalid={Boolean(field.error)}
      validationBehavior="aria"
      orientation={segmented ? "horizontal" : "vertical"}
      className={fieldStyles.field}
    >
      <FieldFrame {...field}>
        <div className={segmented ? styles.segments : styles.stack}>
          {options.map((option) => (
            <AriaRadio
              key={option.id}
              value={option.id}
              isDisabled={option.isDisabled}
              className={segmented ? styles.segment : styles.choice}
            >
              {segmented ? null : <span className={cx(styles.box, styles.round)} aria-hidden />}
              <span>
                {option.label}
                {option.description ? <span className={styles.hint}>{option.description}</span> : null}
              </span>
            </AriaRadio>
          ))}
        </div>
      </FieldFrame>
    </AriaRadioGroup>
  );
}
