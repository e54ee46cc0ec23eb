import { useState } from "react";
import { type DocumentView, useCommand, useQuery } from "~/api";
import { useCall } from "~/app/workspace";
import { Button, ComboBox, Dialog, type Option, useReport } from "~/components";
import { useI18n } from "~/i18n";
import { folded } from "~/text/fold";

interface Props {
  document: DocumentView | null;
  from: string;
  onClose(): void;
}

/** A document that came to the wrong dossier goes to the right one. */
export function MoveDialog({ document, from, onClose }: Props) {
  const { t } = useI18n();
  const call = useCall();
  const rows = useQuery("dossier_list", document ? { call_id: call.id } : null).data?.dossiers ?? [];
  const move = useCommand("document_move", useReport());
  const [target, setTarget] = useState<Option | null>(null);
  async function search(text: string): Promise<Option[]> {
    const words = folded(text);
    return rows
      .filter(
        (row) => row.id !== from && folded(`${row.number} ${row.title} ${row.applicant}`).includes(words),
      )
      .slice(0, 30)
      .map((row) => ({ id: row.id, label: `${row.number} · ${row.title}`, hint: row.applicant }));
  }
  return (
    <Dialog
      title={t("dossier.move.title")}
      isOpen={document !== null}
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button
            kind="primary"
            isDisabled={!target}
            isPending={move.running}
            onPress={async () => {
              if (!document || !target) return;
              if (await move.run({ document_id: document.id, dossier_id: target.id })) onClose();
            }}
          >
            {t("dossier.move.act")}
          </Button>
        </>
      }
    >
      <p>
        <bdi>{document?.name}</bdi>
      </p>
      <ComboBox label={t("dossier.move.to")} value={target} onChange={setTarget} search={search} least={1} />
    </Dialog>
  );
}
