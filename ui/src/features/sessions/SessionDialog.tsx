import { type FormEvent, useId, useState } from "react";
import { type ApiError, type SessionInput, useQuery } from "~/api";
import { Banner, Button, describeError, Dialog } from "~/components";
import { useI18n } from "~/i18n";
import { PlanFields } from "./PlanFields";
import { isPlanned, type Plan, planFrom } from "./plan";
import styles from "./Sessions.module.css";

interface Props {
  callId: string;
  title: string;
  confirm: string;
  /** What the new plan starts from: the session before, whose place and people mostly stay. */
  from: SessionInput | null;
  error: ApiError | null;
  running: boolean;
  onChange(): void;
  onClose(): void;
  onConfirm(input: SessionInput): void;
}

/** Day, hour, place and people of a session that is to be planned, or convened again. */
export function SessionDialog({ callId, title, confirm, from, error, running, ...on }: Props) {
  const i18n = useI18n();
  const form = useId();
  const members = useQuery("member_list", { call_id: callId }).data?.members ?? [];
  const [plan, setPlan] = useState<Plan>(() => planFrom(from));
  const words = error ? describeError(error, i18n) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isPlanned(plan)) on.onConfirm(plan);
  };
  return (
    <Dialog
      isOpen
      title={title}
      onClose={on.onClose}
      actions={
        <>
          <Button onPress={on.onClose}>{i18n.t("component.cancel")}</Button>
          <Button type="submit" form={form} kind="primary" isDisabled={!isPlanned(plan)} isPending={running}>
            {confirm}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.stack}>
        {words ? (
          <Banner tone="danger" live title={words.title}>
            {words.text}
          </Banner>
        ) : null}
        <PlanFields
          plan={plan}
          members={members}
          onChange={(next) => {
            on.onChange();
            setPlan(next);
          }}
        />
      </form>
    </Dialog>
  );
}
