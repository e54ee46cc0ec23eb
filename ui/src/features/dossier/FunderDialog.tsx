import { type FormEvent, useId, useState } from "react";
import { type FunderStatus, type FunderView, useCommand } from "~/api";
import {
  Banner,
  Button,
  DateField,
  describeError,
  Dialog,
  MoneyField,
  Select,
  TextField,
} from "~/components";
import { useI18n } from "~/i18n";
import { today } from "~/text/paris";
import styles from "../labels/Labels.module.css";

const STATUSES: readonly FunderStatus[] = ["targeted", "applied", "funded", "refused"];

interface Props {
  dossierId: string;
  /** The funder to change; a new one without it. */
  funder: FunderView | null;
  onClose(): void;
}

/** A funder of the project, and how far it has come there. */
export function FunderDialog({ dossierId, funder, onClose }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const save = useCommand("funder_save");
  const form = useId();
  const [name, setName] = useState(funder?.name ?? "");
  const [status, setStatus] = useState<FunderStatus>(funder?.status ?? "targeted");
  const [day, setDay] = useState<string | null>(funder?.status_on ?? today);
  const [amount, setAmount] = useState<number | null>(funder?.amount_cents ?? null);
  const failure = save.error ? describeError(save.error, i18n) : null;
  const at = (field: string) => (save.error?.field === field ? failure?.text : null);
  const placed = ["name", "status_on", "amount_cents"].includes(save.error?.field ?? "");
  const missing = name.trim() === "" || day === null;
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (missing || day === null) return;
    const amount_cents = status === "funded" ? amount : null;
    const input = { name: name.trim(), status, status_on: day, amount_cents };
    if (await save.run({ dossier_id: dossierId, funder_id: funder?.id ?? null, input })) onClose();
  }
  return (
    <Dialog
      title={t(funder ? "funder.change" : "funder.add")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button type="submit" form={form} kind="primary" isDisabled={missing} isPending={save.running}>
            {t("funder.save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        <TextField
          label={t("funder.name")}
          description={t("funder.nameHint")}
          value={name}
          onChange={setName}
          error={at("name")}
          isRequired
          autoFocus
        />
        <Select<FunderStatus>
          label={t("funder.status")}
          options={STATUSES.map((id) => ({ id, label: t(`funder.status.${id}`) }))}
          value={status}
          onChange={setStatus}
        />
        <DateField label={t("funder.on")} value={day} onChange={setDay} error={at("status_on")} isRequired />
        {status === "funded" ? (
          <MoneyField
            label={t("funder.amount")}
            cents={amount}
            onChange={setAmount}
            error={at("amount_cents")}
            isRequired
          />
        ) : null}
        {failure && !placed ? (
          <Banner tone="danger" live title={failure.title}>
            {failure.text}
          </Banner>
        ) : null}
      </form>
    </Dialog>
  );
}
