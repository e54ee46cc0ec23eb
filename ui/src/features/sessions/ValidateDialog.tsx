import { type FormEvent, useId, useState } from "react";
import { type SessionView, useCommand, useQuery } from "~/api";
import { Banner, Button, DateField, describeError, Dialog, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { today } from "~/text/paris";
import styles from "./Sessions.module.css";
import { proposals } from "./steps";

interface Props {
  view: SessionView;
  callId: string;
  onClose(): void;
}

/** Records the act by which the competent body followed what the committee proposed: letters then cite it. */
export function ValidateDialog({ view, callId, onClose }: Props) {
  const i18n = useI18n();
  const { t, f } = i18n;
  const rules = useQuery("call_get", { call_id: callId }).data?.rules;
  const validate = useCommand("decision_validate");
  const [typed, setTyped] = useState<string | null>(null);
  const [reference, setReference] = useState("");
  const [day, setDay] = useState<string | null>(today);
  const form = useId();
  const body = typed ?? rules?.deciding_body?.fr ?? "";
  const waiting = proposals(view.items);
  const failure = validate.error ? describeError(validate.error, i18n) : null;
  const at = (field: string) => (validate.error?.field === field ? (failure?.text ?? null) : null);
  const elsewhere = failure && !["body", "reference", "acted_on"].includes(validate.error?.field ?? "");
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (day === null) return;
    const decisions = waiting.flatMap(({ decision }) => (decision ? [decision.id] : []));
    const act = { body, reference, acted_on: day };
    if (await validate.run({ session_id: view.row.id, decisions, act })) onClose();
  }
  const change = (set: () => void) => {
    validate.reset();
    set();
  };
  return (
    <Dialog
      title={t("act.validate.title")}
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
            isDisabled={day === null || !body.trim() || !reference.trim()}
            isPending={validate.running}
          >
            {t("act.validate.confirm")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.stack}>
        <p>
          {t("act.validate.text", {
            count: waiting.length,
            titles: f.list(waiting.map(({ title }) => title)),
          })}
        </p>
        <TextField
          label={t("act.validate.body")}
          value={body}
          onChange={(next) => change(() => setTyped(next))}
          isRequired
          error={at("body")}
        />
        <TextField
          label={t("act.validate.reference")}
          value={reference}
          onChange={(next) => change(() => setReference(next))}
          placeholder={t("act.validate.referenceExample")}
          isRequired
          autoFocus
          error={at("reference")}
        />
        <DateField
          label={t("act.validate.on")}
          value={day}
          onChange={(next) => change(() => setDay(next))}
          isRequired
          error={at("acted_on")}
        />
        {elsewhere ? (
          <Banner tone="danger" live title={failure.title}>
            {failure.text}
          </Banner>
        ) : null}
      </form>
    </Dialog>
  );
}
