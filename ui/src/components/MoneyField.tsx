import { useEffect, useState } from "react";
import { TextField as AriaTextField, Group, Input } from "react-aria-components";
import { useI18n } from "~/i18n";
import { amountIn } from "~/text/money";
import { cx } from "./cx";
import { FieldFrame, type FieldProps, fieldStyles as styles } from "./Field";

export interface MoneyFieldProps extends FieldProps {
  /** Integer cents; an empty field is `null`. */
  cents: number | null;
  onChange(cents: number | null): void;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  name?: string;
}

/**
 * An amount, read on leaving the field or with Enter. What cannot be read is refused under what was typed, and the earlier amount stays;
 * Escape brings it back.
 */
export function MoneyField({
  cents,
  onChange,
  error,
  isReadOnly,
  isDisabled,
  name,
  ...field
}: MoneyFieldProps) {
  const { t, f } = useI18n();
  const shown = cents === null ? "" : f.money(cents);
  const [typed, setTyped] = useState(shown);
  const [fault, setFault] = useState<"ambiguous" | "unreadable" | null>(null);
  useEffect(() => {
    setTyped(shown);
    setFault(null);
  }, [shown]);
  const wrong = fault ? t(`component.money.${fault}`, { typed: typed.trim() }) : error;

  function read() {
    if (typed === shown) return setFault(null);
    if (typed.trim() === "") return take(null);
    const amount = amountIn(typed);
    if ("fault" in amount) setFault(amount.fault);
    else take(amount.cents);
  }

  function take(amount: number | null) {
    setFault(null);
    setTyped(amount === null ? "" : f.money(amount));
    if (amount !== cents) onChange(amount);
  }

  return (
    <AriaTextField
      name={name}
      value={typed}
      onChange={setTyped}
      onBlur={read}
      onKeyDown={(event) => {
        if (event.key === "Enter") read();
        if (event.key === "Escape" && typed !== shown) {
          setTyped(shown);
          setFault(null);
        } else event.continuePropagation();
      }}
      isReadOnly={isReadOnly}
      isDisabled={isDisabled}
      isRequired={field.isRequired}
      isInvalid={Boolean(wrong)}
      validationBehavior="aria"
      className={styles.field}
    >
      <FieldFrame {...field} error={wrong}>
        <Group className={cx(styles.control, styles.figure)}>
          <Input className={styles.input} data-align="end" inputMode="decimal" />
        </Group>
      </FieldFrame>
    </AriaTextField>
  );
}
