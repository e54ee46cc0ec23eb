import { type FormEvent, useId, useState } from "react";
import { type OpinionKind, type OpinionView, useCommand } from "~/api";
import { Banner, Button, DateField, describeError, Dialog, RadioGroup, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { today } from "~/text/paris";
import styles from "../labels/Labels.module.css";
import { Advisers } from "./Advisers";

const KINDS: readonly OpinionKind[] = ["favourable", "reserved", "unfavourable"];

interface Props {
  dossierId: string;
  /** The opinion to correct; a new one without it. */
  opinion: OpinionView | null;
  onClose(): void;
}

/** What members of the council advise, as the secretariat records it. */
export function OpinionDialog({ dossierId, opinion, onClose }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const save = useCommand("opinion_save");
  const form = useId();
  const [kind, setKind] = useState<OpinionKind | null>(opinion?.kind ?? null);
  const [names, setNames] = useState<string[]>(opinion?.advisers ?? []);
  const [text, setText] = useState(opinion?.recommendations ?? "");
  const [day, setDay] = useState<string | null>(opinion?.given_on ?? today);
  const failure = save.error ? describeError(save.error, i18n) : null;
  const at = (field: string) => (save.error?.field === field ? failure?.text : null);
  const placed = ["advisers", "recommendations", "given_on"].includes(save.error?.field ?? "");
  const missing = kind === null || day === null || names.length === 0;
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (kind === null || day === null || missing) return;
    const input = { kind, recommendations: text.trim(), advisers: names, given_on: day };
    if (await save.run({ dossier_id: dossierId, opinion_id: opinion?.id ?? null, input })) onClose();
  }
  return (
    <Dialog
      title={t(opinion ? "opinion.change" : "opinion.add")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button type="submit" form={form} kind="primary" isDisabled={missing} isPending={save.running}>
            {t("opinion.save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        <RadioGroup<OpinionKind>
          segmented
          label={t("opinion.kind")}
          options={KINDS.map((id) => ({ id, label: t(`opinion.kind.${id}`) }))}
          value={kind}
          onChange={setKind}
          isRequired
        />
        <Advisers dossierId={dossierId} names={names} onChange={setNames} error={at("advisers")} />
        <DateField label={t("opinion.on")} value={day} onChange={setDay} error={at("given_on")} isRequired />
        <TextField
          label={t("opinion.recommendations")}
          rows={4}
          value={text}
          onChange={setText}
          error={at("recommendations")}
          isRequired={kind !== null && kind !== "favourable"}
        />
        {failure && !placed ? (
          <Banner tone="danger" live title={failure.title}>
            {failure.text}
          </Banner>
        ) : null}
      </form>
    </Dialog>
  );
}
