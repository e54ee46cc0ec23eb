import type { ReactNode, RefObject } from "react";
import { Popover as AriaPopover, Dialog } from "react-aria-components";
import styles from "./Popover.module.css";

interface Props {
  /** What opened it, and has the focus again once it is closed. */
  beside: RefObject<HTMLElement | null>;
  label: string;
  onClose(): void;
  children: ReactNode;
}

/** Something small beside what opened it, for as long as it is drawn. */
export function Popover({ beside, label, onClose, children }: Props) {
  return (
    <AriaPopover
      isOpen
      triggerRef={beside}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      offset={6}
      className={styles.popover}
    >
      <Dialog aria-label={label} className={styles.content}>
        {children}
      </Dialog>
    </AriaPopover>
  );
}
