import { type FormEvent, useId, useState } from "react";
import { type SessionView, useCommand } from "~/api";
import { Banner, Button, DateField, describeError, Dialog } from "~/components";
import { useI18n } from "~/i18n";
import { today } from "~/text/paris";
import { MotiveDialog } from "../shared/MotiveDialog";
import styles from "./Sessions.module.css";

interface Props {
  view: SessionView;
  onClose(): void;
}

/** Records that the minutes were made public: the one act that cannot be undone. */
export function PublishDialog({ view, onClose }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  const publish = useCommand("minutes_publish");
  const [day, setDay] = useState<string | null>(today);
  const form = useId();
  const failure = publish.error ? describeError(publish.error, i18n) : null;
  const atDay = publish.error?.field === "published_on" ? failure?.text : null;
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (day === null) return;
    if (await publish.run({ session_id: view.row.id, published_on: day })) onClose();
  }
  return (
    <Dialog
      title={t("act.publish.title")}
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
            isDisabled={day === null}
            isPending={publish.running}
          >
            {t("act.publish.confirm")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.stack}>
        <p>{t("act.publish.text")}</p>
        <DateField
          label={t("act.publish.on")}
          value={day}
          onChange={(next) => {
            publish.reset();
            setDay(next);
          }}
          isRequired
          error={atDay}
        />
        {failure && !atDay ? (
          <Banner tone="danger" live title={failure.title}>
            {failure.text}
          </Banner>
        ) : null}
      </form>
    </Dialog>
  );
}

/** Takes published minutes up again for a new version. */
export function CorrectDialog({ view, onClose }: Props) {
  const { t } = useI18n();
  const correct = useCommand("minutes_correct");
  async function confirm(motive: string) {
    if (await correct.run({ session_id: view.row.id, motive })) onClose();
  }
  return (
    <MotiveDialog
      title={t("act.correct.title")}
      text={t("act.correct.text")}
      confirmLabel={t("act.correct.confirm")}
      error={correct.error}
      isPending={correct.running}
      onClose={onClose}
      onConfirm={(motive) => void confirm(motive)}
    />
  );
}
