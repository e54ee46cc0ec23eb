import { X } from "lucide-react";
import { type ReactNode, useCallback, useRef } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useI18n } from "~/i18n";
import { Button, IconButton } from "./Button";
import styles from "./Dialog.module.css";
import { cx } from "./cx";
import { askToLeave, useUnsaved } from "./unsaved";

export interface DialogProps {
  title: string;
  isOpen: boolean;
  /** Without it the question stays until it is answered. */
  onClose?(): void;
  children: ReactNode;
  /** Buttons, the one that acts last. */
  actions?: ReactNode;
  size?: "small" | "normal" | "large";
  /** For what interrupts: Esc still closes, a click beside does not. */
  alert?: boolean;
}

/** A question above the page. Focus goes in, stays in, and returns to what opened it. */
export function Dialog({ title, isOpen, onClose, children, actions, size = "normal", alert }: DialogProps) {
  const { t } = useI18n();
  /** Something was typed since it opened. */
  const typed = useRef(false);
  if (!isOpen) typed.current = false;
  const body = useRef<HTMLDivElement>(null);
  const closes = onClose !== undefined;
  useUnsaved(
    useCallback(() => {
      // A question whose own button is at work is being answered, not left.
      const answered = body.current?.closest("section")?.querySelector("[data-pending]");
      return typed.current && closes && !answered ? title : null;
    }, [title, closes]),
  );
  /** Esc, the cross and a click beside do not throw away what was typed without a question. */
  async function dismiss() {
    if (!typed.current || (await askToLeave({ kept: [], forms: [title] }))) onClose?.();
  }
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && void dismiss()}
      isDismissable={!alert && onClose !== undefined}
      isKeyboardDismissDisabled={onClose === undefined}
      className={styles.overlay}
    >
      <Modal className={cx(styles.modal, styles[size])}>
        <AriaDialog role={alert ? "alertdialog" : "dialog"} className={styles.dialog}>
          <header className={styles.header}>
            <Heading slot="title" level={2} className={styles.title}>
              {title}
            </Heading>
            {onClose ? (
              <IconButton icon={X} label={t("component.close")} onPress={() => void dismiss()} />
            ) : null}
          </header>
          <div
            ref={body}
            className={styles.body}
            onInput={() => {
              typed.current = true;
            }}
          >
            {children}
          </div>
          {actions ? <footer className={styles.actions}>{actions}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

export interface ConfirmProps {
  title: string;
  isOpen: boolean;
  onClose(): void;
  onConfirm(): void;
  /** The act in words (« Clore la séance »), never "OK". */
  confirmLabel: string;
  danger?: boolean;
  isPending?: boolean;
  /** Something must be written first. */
  isDisabled?: boolean;
  children: ReactNode;
}

export function ConfirmDialog({
  onConfirm,
  confirmLabel,
  danger,
  isPending,
  isDisabled,
  children,
  ...dialog
}: ConfirmProps) {
  const { t } = useI18n();
  return (
    <Dialog
      {...dialog}
      alert
      size="small"
      actions={
        <>
          <Button onPress={dialog.onClose}>{t("component.cancel")}</Button>
          <Button
            kind={danger ? "danger" : "primary"}
            onPress={onConfirm}
            isPending={isPending}
            isDisabled={isDisabled}
            autoFocus={!isDisabled}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
