import { type FormEvent, useId, useState } from "react";
import { type ApplicantKind, useCommand } from "~/api";
import { navigate } from "~/app/router";
import { Button, DateField, describeError, Dialog, RadioGroup, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { emptyInput, noonOf } from "../dossier/input";

interface Props {
  isOpen: boolean;
  onClose(): void;
  callId: string;
}

/** A dossier handed over or sent by post: enough to begin, the rest is typed on its page. */
export default function NewDossierDialog(props: Props) {
  const { t } = useI18n();
  return (
    <Dialog title={t("dossiers.new.title")} isOpen={props.isOpen} onClose={props.onClose} size="small">
      {props.isOpen ? <NewDossierForm {...props} /> : null}
    </Dialog>
  );
}

function NewDossierForm({ onClose, callId }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const create = useCommand("dossier_create");
  const form = useId();
  const [title, setTitle] = useState("");
  const [name, setName] = useState("");
  const [kind, setKind] = useState<ApplicantKind>("organisation");
  const [day, setDay] = useState<string | null>(() => new Date().toISOString().slice(0, 10));
  const failure = create.error ? describeError(create.error, i18n).text : null;
  const at = (field: string) => (create.error?.field === field ? failure : null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!title.trim() || !day) return;
    const input = emptyInput(noonOf(day));
    const created = await create.run({
      call_id: callId,
      input: { ...input, title: title.trim(), applicant: { ...input.applicant, kind, name: name.trim() } },
    });
    if (!created) return;
    onClose();
    navigate({ name: "dossier", id: created.id });
  }
  return (
    <form id={form} onSubmit={submit} style={{ display: "grid", gap: "1rem" }}>
      <TextField
        label={t("dossier.field.title")}
        value={title}
        onChange={setTitle}
        isRequired
        autoFocus
        error={at("title")}
      />
      <RadioGroup<ApplicantKind>
        label={t("dossier.field.kind")}
        segmented
        value={kind}
        onChange={setKind}
        options={[
          { id: "organisation", label: t("applicant.kind.organisation") },
          { id: "person", label: t("applicant.kind.person") },
        ]}
      />
      <TextField
        label={t("dossier.field.name")}
        value={name}
        onChange={setName}
        error={at("applicant.name")}
      />
      <DateField
        label={t("dossier.field.received")}
        value={day}
        onChange={setDay}
        isRequired
        error={at("received_at")}
      />
      {create.error && !create.error.field ? <p role="alert">{failure}</p> : null}
      <div style={{ display: "flex", justifyContent: "flex-end", gap: "0.5rem" }}>
        <Button onPress={onClose}>{t("component.cancel")}</Button>
        <Button type="submit" kind="primary" isDisabled={!title.trim() || !day} isPending={create.running}>
          {t("dossiers.new.create")}
        </Button>
      </div>
    </form>
  );
}
