import { type FormEvent, useId, useState } from "react";
import { type Dossier, type Stage, useCommand } from "~/api";
import { Banner, Button, DateField, describeError, Dialog, Select } from "~/components";
import { useI18n } from "~/i18n";
import { today } from "~/text/paris";
import styles from "../labels/Labels.module.css";

const STAGES: readonly Stage[] = ["emergence", "consortium_building", "ready"];

/** How far the project has come, and since when. */
export function StageDialog({ dossier, onClose }: { dossier: Dossier; onClose(): void }) {
  const i18n = useI18n();
  const { t } = i18n;
  const save = useCommand("stage_set");
  const form = useId();
  const [stage, setStage] = useState<Stage>(dossier.stage ?? "emergence");
  // The day stated stays with its stage: looking at it and saving dates nothing anew.
  const dayOf = (one: Stage) => (one === dossier.stage ? (dossier.stage_on ?? today()) : today());
  const [day, setDay] = useState<string | null>(dayOf(stage));
  const failure = save.error ? describeError(save.error, i18n) : null;
  const wrongDay = save.error?.field === "on" ? failure?.text : null;
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (day === null) return;
    if (await save.run({ dossier_id: dossier.id, input: { stage, on: day } })) onClose();
  }
  return (
    <Dialog
      title={t("stage.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button type="submit" form={form} kind="primary" isDisabled={day === null} isPending={save.running}>
            {t("stage.save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        <Select<Stage>
          label={t("stage.field")}
          options={STAGES.map((id) => ({ id, label: t(`stage.${id}`) }))}
          value={stage}
          onChange={(next) => {
            setStage(next);
            setDay(dayOf(next));
          }}
        />
        <DateField label={t("stage.on")} value={day} onChange={setDay} error={wrongDay} isRequired />
        {failure && !wrongDay ? (
          <Banner tone="danger" live title={failure.title}>
            {failure.text}
          </Banner>
        ) : null}
      </form>
    </Dialog>
  );
}
