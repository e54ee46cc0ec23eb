import { ChevronDown } from "lucide-react";
import {
  Button as AriaButton,
  Select as AriaSelect,
  Group,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from "react-aria-components";
import { FieldFrame, type FieldProps, fieldStyles as styles } from "./Field";
import own from "./Select.module.css";

export interface Option<Value extends string = string> {
  id: Value;
  label: string;
  /** A second, quieter word at the end of the line. */
  hint?: string;
  isDisabled?: boolean;
}

export function OptionItem({ option }: { option: Option }) {
  return (
    <ListBoxItem
      id={option.id}
      textValue={option.label}
      isDisabled={option.isDisabled}
      className={styles.option}
    >
      <span>{option.label}</span>
      {option.hint ? <span className={styles.optionHint}>{option.hint}</span> : null}
    </ListBoxItem>
  );
}

export interface SelectProps<Value extends string> extends FieldProps {
  options: readonly Option<Value>[];
  value: Value | null;
  onChange(value: Value): void;
  placeholder?: string;
  isDisabled?: boolean;
}

/** One of a few known values. For many, or for values that are looked up, use the combo box. */
export function Select<Value extends string>({
  options,
  value,
  onChange,
  placeholder,
  isDisabled,
  ...field
}: SelectProps<Value>) {
  return (
    <AriaSelect
      value={value}
      onChange={(key) => key !== null && onChange(key as Value)}
      isDisabled={isDisabled}
      isRequired={field.isRequired}
      isInvalid={Boolean(field.error)}
      validationBehavior="aria"
      placeholder={placeholder ?? "—"}
      className={styles.field}
    >
      <FieldFrame {...field}>
        <Group className={styles.control}>
          <AriaButton className={own.button}>
            <SelectValue className={own.value}>
              {({ isPlaceholder, selectedText, defaultChildren }) =>
                isPlaceholder ? defaultChildren : selectedText
              }
            </SelectValue>
            <ChevronDown aria-hidden className={own.chevron} />
          </AriaButton>
        </Group>
      </FieldFrame>
      <Popover offset={4} className={styles.popover}>
        <ListBox items={options} className={styles.list}>
          {(option) => <OptionItem option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
