import { type FormEvent, useId, useState } from "react";
import { type DecisionView, useCommand } from "~/api";
import { Banner, Button, DateField, describeError, Dialog } from "~/components";
import { useI18n } from "~/i18n";
import styles from "../labels/Labels.module.css";

/** States from when to when a label holds: the act of the body that decides says so, or a day was mistyped. */
export function TermDialog({ decision, onClose }: { decision: DecisionView; onClose(): void }) {
  const i18n = useI18n();
  const { t } = i18n;
  const save = useCommand("label_date");
  const form = useId();
  const [from, setFrom] = useState(decision.valid.from);
  const [to, setTo] = useState(decision.valid.to);
  const failure = save.error ? describeError(save.error, i18n) : null;
  const at = (field: string) => (save.error?.field === field ? failure?.text : null);
  const placed = ["valid.from", "valid.to"].includes(save.error?.field ?? "");
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (from === null || to === null) return;
    if (await save.run({ decision_id: decision.id, term: { from, to } })) onClose();
  }
  return (
    <Dialog
      title={t("labels.date.title")}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button
            type="submit"
            form={form}
            kind="primary"
            isDisabled={from === null || to === null}
            isPending={save.running}
          >
            {t("labels.date.save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        <DateField
          label={t("labels.from")}
          value={from}
          onChange={setFrom}
          error={at("valid.from")}
          isRequired
        />
        <DateField label={t("labels.to")} value={to} onChange={setTo} error={at("valid.to")} isRequired />
        {failure && !placed ? (
          <Banner tone="danger" live title={failure.title}>
            {failure.text}
          </Banner>
        ) : null}
      </form>
    </Dialog>
  );
}
