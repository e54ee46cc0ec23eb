import { type ReactNode, useRef, useState } from "react";
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

/** A figure that opens its own explanation. A ranking shows hundreds of them: what opens is put together when it does. */
export function Explain({ value, label, children, strong }: ExplainProps) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const figure = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={figure}
        type="button"
        className={styles.figure}
        data-strong={strong || undefined}
        aria-label={t("component.explain.label", { value })}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        {value}
      </button>
      {open ? (
        <Popover label={label} beside={figure} onClose={() => setOpen(false)}>
          <h3 className={styles.title}>{label}</h3>
          {children}
        </Popover>
      ) : null}
    </>
  );
}
