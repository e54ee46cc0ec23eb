import { useState } from "react";
import { type DocumentKind, useCommand } from "~/api";
import { Button, Dialog, TextField, useReport } from "~/components";
import { useI18n } from "~/i18n";

interface Props {
  kind: DocumentKind | null;
  dossierId: string;
  onClose(): void;
}

/** A required document that is not asked for, with the reason. */
export function WaiveDialog({ kind, dossierId, onClose }: Props) {
  const { t } = useI18n();
  const waive = useCommand("document_waive", useReport());
  const [motive, setMotive] = useState("");
  return (
    <Dialog
      title={t("dossier.waive.title")}
      isOpen={kind !== null}
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{t("component.cancel")}</Button>
          <Button
            kind="primary"
            isDisabled={motive.trim() === ""}
            isPending={waive.running}
            onPress={async () => {
              if (!kind || !(await waive.run({ dossier_id: dossierId, kind, motive: motive.trim() }))) return;
              setMotive("");
              onClose();
            }}
          >
            {t("dossier.waive.act")}
          </Button>
        </>
      }
    >
      <p>{kind ? t(`document.kind.${kind}`) : null}</p>
      <TextField
        label={t("dossier.checks.motive")}
        rows={3}
        value={motive}
        onChange={setMotive}
        isRequired
        autoFocus
        description={t("dossier.waive.help")}
      />
    </Dialog>
  );
}
