import { type FormEvent, useId, useState } from "react";
import { type ConditionView, type Review, useCommand, useQuery } from "~/api";
import { useCall } from "~/app/workspace";
import { Banner, Button, DateField, describeError, Dialog, Select } from "~/components";
import { useI18n } from "~/i18n";
import styles from "../labels/Labels.module.css";
import { sessionTitle } from "../sessions/names";
import { isEditable } from "../sessions/steps";

interface Props {
  condition: ConditionView;
  onClose(): void;
}

const NONE = "none";
const DAY = "day";

/** When the committee looks at a reservation again: at a planned session, on a day, or not for now. */
export function ReviewDialog({ condition, onClose }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const call = useCall();
  const sessions = useQuery("session_list", { call_id: call.id }).data?.sessions ?? [];
  const save = useCommand("reservation_review");
  const form = useId();
  const known = condition.review;
  const [choice, setChoice] = useState<string>(known ? (known.session_id ?? DAY) : NONE);
  const [day, setDay] = useState<string | null>(known && !known.session_id ? known.on : null);
  const failure = save.error ? describeError(save.error, i18n) : null;
  const wrongDay = save.error?.field === "on" ? failure?.text : null;
  const missing = choice === DAY && day === null;
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (missing) return;
    if (await save.run({ reservation_id: condition.id, review: reviewOf(choice, day) })) onClose();
  }
  return (
    <Dialog
      title={t("review.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button type="submit" form={form} kind="primary" isDisabled={missing} isPending={save.running}>
            {t("review.save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        <p>{condition.text}</p>
        <Select
          label={t("review.field")}
          options={[
            { id: NONE, label: t("review.none") },
            ...sessions
              .filter(({ id, state }) => isEditable(state) || id === known?.session_id)
              .map((session) => ({ id: session.id, label: sessionTitle(session, i18n) })),
            { id: DAY, label: t("review.day") },
          ]}
          value={choice}
          onChange={setChoice}
        />
        {choice === DAY ? (
          <DateField label={t("review.on")} value={day} onChange={setDay} error={wrongDay} isRequired />
        ) : null}
        {failure && !wrongDay ? (
          <Banner tone="danger" live title={failure.title}>
            {failure.text}
          </Banner>
        ) : null}
      </form>
    </Dialog>
  );
}

function reviewOf(choice: string, day: string | null): Review | null {
  if (choice === NONE) return null;
  if (choice !== DAY) return { at: "session", session_id: choice };
  return day === null ? null : { at: "day", on: day };
}
