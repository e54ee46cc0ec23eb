import type { ReactNode } from "react";
import { Button as AriaButton } from "react-aria-components";
import { useI18n } from "~/i18n";
import styles from "./Explain.module.css";
import { Popover } from "./Popover";

export interface ExplainProps {
  /** The figure as people read it. */
  value: string;
  /** What the figure is (« Note officielle de BriqLys »). */
  label: string;
  /** How it was computed. */
  children: ReactNode;
  strong?: boolean;
}

/** A figure that opens its own explanation. */
export function Explain({ value, label, children, strong }: ExplainProps) {
  const { t } = useI18n();
  return (
    <Popover
      label={label}
      trigger={
        <AriaButton
          className={styles.figure}
          data-strong={strong || undefined}
          aria-label={t("component.explain.label", { value })}
        >
          {value}
        </AriaButton>
      }
    >
      <h3 className={styles.title}>{label}</h3>
      {children}
    </Popover>
  );
}
