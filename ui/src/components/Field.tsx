import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components";
import { useI18n } from "~/i18n";
import styles from "./Field.module.css";

/** What every field has besides its control. */
export interface FieldProps {
  label: string;
  /** Help that stays visible under the control. */
  description?: ReactNode;
  /** What is wrong and how to mend it; its presence marks the field. */
  error?: string | null;
  isRequired?: boolean;
  /** The label is read aloud but not shown (a search field, a cell). */
  labelHidden?: boolean;
}

export function FieldFrame({
  label,
  description,
  error,
  isRequired,
  labelHidden,
  children,
}: FieldProps & { children: ReactNode }) {
  const { t } = useI18n();
  return (
    <>
      <Label className={labelHidden ? "visually-hidden" : styles.label}>
        {label}
        {isRequired ? <span className={styles.required}> ({t("component.required")})</span> : null}
      </Label>
      {children}
      {description ? (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      ) : null}
      {error ? (
        <FieldError className={styles.error}>
          <CircleAlert aria-hidden className={styles.errorIcon} />
          <span>{error}</span>
        </FieldError>
      ) : null}
    </>
  );
}

export { styles as fieldStyles };
