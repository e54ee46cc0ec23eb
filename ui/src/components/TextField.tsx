import { Search, X } from "lucide-react";
import type { Ref } from "react";
import {
  Button as AriaButton,
  SearchField as AriaSearchField,
  TextField as AriaTextField,
  Group,
  Input,
  TextArea,
  type TextFieldProps as AriaProps,
} from "react-aria-components";
import { useI18n } from "~/i18n";
import { cx } from "./cx";
import { FieldFrame, type FieldProps, fieldStyles as styles } from "./Field";

export interface TextFieldProps extends Omit<AriaProps, "children" | "className" | "style">, FieldProps {
  placeholder?: string;
  /** More than one line, with this many to begin with. */
  rows?: number;
  inputRef?: Ref<HTMLInputElement>;
  areaRef?: Ref<HTMLTextAreaElement>;
}

export function TextField({
  label,
  description,
  error,
  labelHidden,
  placeholder,
  rows,
  inputRef,
  areaRef,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField {...props} isInvalid={Boolean(error)} validationBehavior="aria" className={styles.field}>
      <FieldFrame
        label={label}
        description={description}
        error={error}
        isRequired={props.isRequired}
        labelHidden={labelHidden}
      >
        <Group className={styles.control}>
          {rows ? (
            <TextArea
              ref={areaRef}
              rows={rows}
              placeholder={placeholder}
              className={cx(styles.input, styles.area)}
            />
          ) : (
            <Input ref={inputRef} placeholder={placeholder} className={styles.input} />
          )}
        </Group>
      </FieldFrame>
    </AriaTextField>
  );
}

export interface SearchFieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
  placeholder?: string;
  onSubmit?(value: string): void;
  inputRef?: Ref<HTMLInputElement>;
  autoFocus?: boolean;
}

/** A field that narrows what is shown; Esc empties it. */
export function SearchField({ label, placeholder, inputRef, ...props }: SearchFieldProps) {
  const { t } = useI18n();
  return (
    <AriaSearchField {...props} aria-label={label} className={styles.field}>
      {({ isEmpty }) => (
        <Group className={styles.control}>
          <Search aria-hidden className={styles.lead} />
          <Input ref={inputRef} placeholder={placeholder ?? label} className={styles.input} />
          {isEmpty ? null : (
            <AriaButton className={styles.inner} aria-label={t("component.clear")}>
              <X aria-hidden />
            </AriaButton>
          )}
        </Group>
      )}
    </AriaSearchField>
  );
}
