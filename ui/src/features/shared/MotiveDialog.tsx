import { type FormEvent, type ReactNode, useId, useState } from "react";
import type { ApiError } from "~/api";
import { Banner, Button, describeError, Dialog, TextField } from "~/components";
import { useI18n } from "~/i18n";
import styles from "./MotiveDialog.module.css";

interface Props {
  title: string;
  /** What the act means, in one or two sentences. */
  text?: string;
  confirmLabel: string;
  motiveHint?: string;
  danger?: boolean;
  /** The refusal of the last attempt. */
  error: ApiError | null;
  isPending: boolean;
  /** Something beside the motive is still missing. */
  isDisabled?: boolean;
  onClose(): void;
  onConfirm(motive: string): void;
  /** The motive is what is written first, though something stands before it. */
  motiveFirst?: boolean;
  /** What is asked beside the motive; it comes first. */
  children?: ReactNode;
}

/** An act that says why. It opens with the component and closes with it; a refusal leaves everything as typed. */
export function MotiveDialog({ title, text, children, ...act }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const [motive, setMotive] = useState("");
  const form = useId();
  const failure = act.error ? describeError(act.error, i18n) : null;
  const atMotive = act.error?.field === "motive" ? failure?.text : null;
  const missing = motive.trim() === "" || act.isDisabled;
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!missing) act.onConfirm(motive.trim());
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={act.onClose}
      actions={
        <>
          <Button onPress={act.onClose}>{t("component.cancel")}</Button>
          <Button
            type="submit"
            form={form}
            kind={act.danger ? "danger" : "primary"}
            isDisabled={missing}
            isPending={act.isPending}
          >
            {act.confirmLabel}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        {text ? <p>{text}</p> : null}
        {children}
        <TextField
          label={t("act.motive")}
          description={act.motiveHint ?? t("act.motiveHint")}
          rows={3}
          value={motive}
          onChange={setMotive}
          isRequired
          autoFocus={act.motiveFirst ?? children === undefined}
          error={atMotive}
        />
        {failure && !atMotive ? (
          <Banner tone="danger" live title={failure.title}>
            {failure.text}
          </Banner>
        ) : null}
      </form>
    </Dialog>
  );
}
