import { useState } from "react";
import { useCommand } from "~/api";
import { Checkbox } from "~/components";
import { useI18n } from "~/i18n";
import { MotiveDialog } from "../shared/MotiveDialog";

/** Has a dossier scored anew: what was given so far is kept and no longer counts. */
export function RoundDialog({ dossierId, onClose }: { dossierId: string; onClose(): void }) {
  const { t } = useI18n();
  const open = useCommand("round_open");
  const [carry, setCarry] = useState(true);
  async function confirm(motive: string) {
    if (await open.run({ dossiers: [dossierId], carry, motive })) onClose();
  }
  return (
    <MotiveDialog
      title={t("dossier.round.title")}
      text={t("dossier.round.text")}
      confirmLabel={t("dossier.round.confirm")}
      error={open.error}
      isPending={open.running}
      motiveFirst
      onClose={onClose}
      onConfirm={(motive) => void confirm(motive)}
    >
      <Checkbox isSelected={carry} onChange={setCarry}>
        {t("dossier.round.carry")}
      </Checkbox>
    </MotiveDialog>
  );
}
