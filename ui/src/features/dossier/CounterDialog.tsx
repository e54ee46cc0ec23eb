import { type FormEvent, useId, useState } from "react";
import { type CounterView, type DossierView, useCommand } from "~/api";
import { Banner, Button, describeError, Dialog, NumberField, Select, TextField } from "~/components";
import { useI18n } from "~/i18n";
import { labelIn } from "~/text/label";
import styles from "../labels/Labels.module.css";

interface Props {
  view: DossierView;
  counter: CounterView;
  onClose(): void;
}

const NONE = "none";

/** A figure, where it stands and who states it. */
export function CounterDialog({ view, counter, onClose }: Props) {
  const i18n = useI18n();
  const { t, language } = i18n;
  const save = useCommand("counter_set");
  const form = useId();
  const known = counter.figure;
  const [figure, setFigure] = useState<number | null>(known?.figure ?? null);
  const [document, setDocument] = useState<string>(known?.document_id ?? NONE);
  const [page, setPage] = useState<number | null>(known?.page ?? null);
  const [source, setSource] = useState(known?.source ?? "");
  const [statedBy, setStatedBy] = useState(known?.stated_by ?? "");
  const failure = save.error ? describeError(save.error, i18n) : null;
  const at = (field: string) => (save.error?.field === field ? failure?.text : null);
  const placed = ["source", "page", "stated_by"].includes(save.error?.field ?? "");
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (figure === null) return;
    const shown = document !== NONE;
    const input = {
      figure,
      source: source.trim(),
      document_id: shown ? document : null,
      page: shown ? page : null,
      stated_by: statedBy.trim(),
    };
    if (await save.run({ dossier_id: view.dossier.id, code: counter.code, input })) onClose();
  }
  return (
    <Dialog
      title={labelIn(counter.label, language)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button
            type="submit"
            form={form}
            kind="primary"
            isDisabled={figure === null}
            isPending={save.running}
          >
            {t("counter.save")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className={styles.form}>
        <NumberField
          label={t("counter.field.figure")}
          unit={labelIn(counter.unit, language)}
          value={figure}
          onChange={setFigure}
          minValue={0}
          maxValue={4_294_967_295}
        />
        <Select
          label={t("counter.field.document")}
          options={[
            { id: NONE, label: t("counter.field.noDocument") },
            ...view.documents.map(({ id, name }) => ({ id, label: name })),
          ]}
          value={document}
          onChange={setDocument}
        />
        {document === NONE ? null : (
          <NumberField
            label={t("counter.field.page")}
            value={page}
            onChange={setPage}
            minValue={1}
            maxValue={100_000}
          />
        )}
        <TextField
          label={t("counter.field.source")}
          description={t("counter.field.sourceHelp")}
          value={source}
          onChange={setSource}
          error={at("source")}
        />
        <TextField
          label={t("counter.field.statedBy")}
          value={statedBy}
          onChange={setStatedBy}
          error={at("stated_by")}
          isRequired
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
