import { useState } from "react";
import { useCommand } from "~/api";
import { ConfirmDialog, TextField, useReport } from "~/components";
import { useI18n } from "~/i18n";

/** The applicant withdraws: recorded with their words, and undone like anything else. */
export function WithdrawDialog({
  dossierId,
  isOpen,
  onClose,
}: {
  dossierId: string;
  isOpen: boolean;
  onClose(): void;
}) {
  const { t } = useI18n();
  const withdraw = useCommand("dossier_withdraw", useReport());
  const [reason, setReason] = useState("");
  return (
    <ConfirmDialog
      title={t("dossier.withdraw.title")}
      isOpen={isOpen}
      onClose={onClose}
      confirmLabel={t("dossier.withdraw")}
      danger
      isPending={withdraw.running}
      isDisabled={reason.trim() === ""}
      onConfirm={async () => {
        if (await withdraw.run({ dossier_id: dossierId, reason: reason.trim() })) onClose();
      }}
    >
      <p>{t("dossier.withdraw.text")}</p>
      <TextField
        label={t("dossier.withdraw.reason")}
        rows={3}
        value={reason}
        onChange={setReason}
        isRequired
        autoFocus
      />
    </ConfirmDialog>
  );
}
